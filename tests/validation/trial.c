#include "trial.h"

#include "take-in.h"

#define TRIES 400
/* So many mistakes are made in one table, one after the other. */
#define MISTAKES_PER_TABLE 8
/* Percent of the senders. */
#define CUTTING 15
/* Looking for tables that a rare kind has a place in ends some time. */
#define TABLES_PER_MISTAKE 40u

typedef struct {
  Office *office;
  guint32 seed;
  guint n;
  TrialFunc tried;
  gpointer user_data;
  guint *made; /* of each kind */
  TrialCount count;
} Trials;

static gdouble
now(void)
{
  return (gdouble)g_get_monotonic_time() / 1e6;
}

static gboolean
make_one(const Trials *trials, Table *table, guint kind, guint number)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(trials->seed * 31u + number);

  for (guint tries = 0; tries < TRIES; tries++) {
    mistake_forget(table);
    if (mistake_kinds[kind].make(table, rand))
      return TRUE;
  }
  return FALSE;
}

static void
run_mistake(Trials *trials, Table *table, guint style, guint kind)
{
  gdouble start = now();

  if (!make_one(trials, table, kind, trials->count.made))
    g_error("a mistake that could be made cannot be made again");
  g_autoptr(CtRun) run = take_in(trials->office, table, style);
  trials->count.mistake_seconds += now() - start;
  const Trial trial = {trials->count.made, kind, table, run};
  trials->tried(&trial, trials->user_data);
  trials->made[kind]++;
  trials->count.made++;
  mistake_forget(table);
}

/* Kinds that are still wanted and have a place in the table; those that were made least come
 * first. Returns: how many */
static guint
choose_kinds(const Trials *trials, Table *table, guint kinds[MISTAKES_PER_TABLE])
{
  guint n = 0;

  for (guint made = 0; made * mistake_n_kinds <= trials->n; made++)
    for (guint kind = 0; kind < mistake_n_kinds && n < MISTAKES_PER_TABLE; kind++)
      if (trials->made[kind] == made && trials->count.made + n < trials->n &&
          make_one(trials, table, kind, trials->count.made + n))
        kinds[n++] = kind;
  mistake_forget(table);
  return n;
}

/* A table in which something is wrong from the beginning would tell nothing. */
static gboolean
starts_clean(Trials *trials, const Table *table, guint style)
{
  gdouble start = now();
  g_autoptr(CtRun) run = take_in(trials->office, table, style);
  gboolean clean = ct_findings_total(run->findings, CT_SEVERITY_ERROR) == 0 &&
                   ct_findings_total(run->findings, CT_SEVERITY_WARNING) == 0;

  trials->count.tables++;
  trials->count.table_seconds += now() - start;
  trials->count.left_out += clean ? 0 : 1;
  return clean;
}

TrialCount
trials_run(Office *office, guint32 seed, guint n, TrialFunc tried, gpointer user_data)
{
  g_autofree guint *made = g_new0(guint, mistake_n_kinds);
  Trials trials = {office, seed, n, tried, user_data, made, {0}};

  for (guint32 i = 0; trials.count.made < n && i < TABLES_PER_MISTAKE * n; i++) {
    guint style = i % OFFICE_STYLES, kinds[MISTAKES_PER_TABLE];
    g_autoptr(Table) table = table_new(office_catalog(office), seed + i, style, CUTTING);
    guint n_kinds = choose_kinds(&trials, table, kinds);
    if (n_kinds == 0 || !starts_clean(&trials, table, style))
      continue;
    for (guint k = 0; k < n_kinds; k++)
      run_mistake(&trials, table, style, kinds[k]);
  }
  return trials.count;
}
