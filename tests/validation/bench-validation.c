/* The same random tables in simpler ways beside ours: false alarms in correct tables, missed
 * mistakes. Arguments: seed, correct tables, mistakes. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "assess.h"
#include "take-in.h"
#include "trial.h"
#include "ways.h"

/* The last one is ours. */
#define N_COLUMNS (N_WAYS + 1)
#define OURS N_WAYS
#define CUTTING 15

typedef struct {
  guint false_errors, false_alarms; /* correct tables with one */
  guint missed, seen, cell;         /* of the mistakes */
} Tally;

static Tally tallies[N_COLUMNS];
static Office *office;

static guint64
total(const CtRun *run, CtSeverity severity)
{
  return ct_findings_total(run->findings, severity);
}

static void
read_table(guint32 seed)
{
  guint style = seed % OFFICE_STYLES;
  g_autoptr(Table) table = table_new(office_catalog(office), seed, style, CUTTING);
  g_autoptr(CtRun) run = take_in(office, table, style);
  gboolean error = total(run, CT_SEVERITY_ERROR) > 0;
  WayOutcome outcomes[N_WAYS];

  ways_look(office_plan(office), table, run, outcomes);
  for (Way way = 0; way < N_WAYS; way++) {
    tallies[way].false_errors += outcomes[way].error ? 1 : 0;
    tallies[way].false_alarms += outcomes[way].alarm ? 1 : 0;
  }
  tallies[OURS].false_errors += error ? 1 : 0;
  tallies[OURS].false_alarms += error || total(run, CT_SEVERITY_WARNING) > 0 ? 1 : 0;
}

static void
count(Tally *tally, gboolean alarm, gboolean seen, gboolean cell)
{
  tally->missed += alarm && seen ? 0 : 1;
  tally->seen += alarm && seen ? 1 : 0;
  tally->cell += cell ? 1 : 0;
}

static void
look_at(const Trial *trial, gpointer user_data G_GNUC_UNUSED)
{
  Assessment assessment = assess(office_plan(office), trial->table, trial->run);
  WayOutcome outcomes[N_WAYS];

  ways_look(office_plan(office), trial->table, trial->run, outcomes);
  for (Way way = 0; way < N_WAYS; way++)
    count(&tallies[way], outcomes[way].alarm, outcomes[way].seen, outcomes[way].cell);
  count(&tallies[OURS], assessment.told, assessment.seen, assessment.first);
}

static gdouble
percent(guint part, guint whole)
{
  return whole == 0 ? 0.0 : 100.0 * part / whole;
}

static void
print_table(guint n_tables, guint n_mistakes)
{
  printf("%-18s %14s %14s %10s %10s\n", "way", "false errors", "false alarms", "missed",
         "right cell");
  for (guint i = 0; i < N_COLUMNS; i++)
    printf("%-18s %13.1f%% %13.1f%% %9.1f%% %9.1f%%\n", i == OURS ? "chitieu" : way_name((Way)i),
           percent(tallies[i].false_errors, n_tables), percent(tallies[i].false_alarms, n_tables),
           percent(tallies[i].missed, n_mistakes), percent(tallies[i].cell, n_mistakes));
  printf("\nfalse errors, false alarms (errors or warnings): of %u correct tables, 15 %% of whose "
         "senders cut\nmissed, right cell first: of %u mistakes, all kinds in turn, those that "
         "nobody could see among them\n",
         n_tables, n_mistakes);
}

static guint32
argument(int argc, char **argv, int i, guint32 otherwise)
{
  return argc > i ? (guint32)strtoul(argv[i], NULL, 10) : otherwise;
}

int
main(int argc, char **argv)
{
  guint32 seed = argument(argc, argv, 1, 20230630);
  guint n_tables = argument(argc, argv, 2, 1000);
  TrialCount trials;

  setlocale(LC_ALL, "C.UTF-8");
  office = office_open(NULL);
  printf("seed %u; checks: %s\n\n", seed, office_checks(office));
  for (guint i = 0; i < n_tables; i++)
    read_table(seed + i);
  trials = trials_run(office, seed, argument(argc, argv, 3, 10000), look_at, NULL);
  print_table(n_tables, trials.made);
  office_close(office);
  return 0;
}
