/* Single mistakes, seeded in random correct tables: whether they are seen, whether the right
 * cell comes first, and whether what should stand there is suggested. Arguments: seed and
 * number of mistakes; "show SEED NUMBER": that mistake, its files and findings; "list KIND":
 * up to so many mistakes of a kind that were missed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess.h"
#include "take-in.h"
#include "trial.h"

#define FIRST_SEED 20230630u

/* Percent of the mistakes that at least two rules touch and that can be seen at all: just
 * below what is measured. The goals are 95 and 90. */
#define FLOOR_SEEN 99
#define FLOOR_CELL 98
#define FLOOR_VALUE 91

/* @asked: visible, and at least two rules touch it; the rest is of these
 * @valued: there is a value that would be right
 * @twice: at least two rules are broken */
typedef struct {
  guint made, invisible, one, asked, seen, first;
  guint valued, value, value_first, near;
  guint twice, twice_first, twice_valued, twice_value;
} Score;

static guint32 seed = FIRST_SEED;
static guint n_mistakes = 10000;
static const gchar *listed_kind;
static guint shown_number = G_MAXUINT;
static Office *office;
static Score *scores, total, slips;
static TrialCount tables;

static void
describe_mistake(const Table *table, const gchar *kind, guint number, const CtRun *run)
{
  const CtCatalog *catalog = table->world->catalog;
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text, "#%u %s:", number, kind);
  for (guint i = 0, n = 0; i < table->figures->len && n < 4; i++) {
    const Figure *figure = table_figure(table, i);
    const Sheet *sheet = table_sheet(table, figure->sheet);
    gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS], should[CT_DECIMAL_CHARS];
    if (!figure->wrong)
      continue;
    n++;
    ct_period_format(figure->fact.period, period);
    ct_decimal_format(figure->sent, value);
    ct_decimal_format(table_value(table, figure, figure->printed), should);
    g_string_append_printf(text, " %s %u:%u [%s %s %s] %s%s for %s%s;", sheet->name,
                           figure_line(figure), figure_column(figure),
                           catalog->indicators[figure->fact.indicator].code,
                           catalog->areas[figure->fact.area].code, period, value,
                           figure->text != NULL ? figure->text : "", should,
                           sheet->cuts ? " (cuts)" : "");
  }
  g_string_append_c(text, '\n');
  for (guint i = 0, n = 0; i < ct_findings_count(run->findings) && n < 6; i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    if (finding->severity == CT_SEVERITY_INFO)
      continue;
    n++;
    g_string_append(text, "    ");
    take_in_describe(run, finding, text);
    g_string_append_c(text, '\n');
  }
  fputs(text->str, stdout);
}

static void
count(Score *score, const Assessment *a, gboolean valued)
{
  gboolean asked = a->touching >= 2 && !assessment_is_invisible(a);
  gboolean first = asked && a->first, twice = asked && a->broken >= 2;

  score->made++;
  score->invisible += assessment_is_invisible(a) ? 1 : 0;
  score->one += a->touching < 2 && !assessment_is_invisible(a) ? 1 : 0;
  score->asked += asked ? 1 : 0;
  score->seen += asked && a->seen ? 1 : 0;
  score->first += first ? 1 : 0;
  score->valued += asked && valued ? 1 : 0;
  score->value += first && valued && a->value ? 1 : 0;
  score->value_first += first && valued && a->value_first ? 1 : 0;
  score->near += first && valued && a->near ? 1 : 0;
  score->twice += twice ? 1 : 0;
  score->twice_first += twice && a->first ? 1 : 0;
  score->twice_valued += twice && valued ? 1 : 0;
  score->twice_value += twice && first && valued && a->value ? 1 : 0;
}

static gboolean
is_missed(const Assessment *a)
{
  return a->touching >= 2 && !assessment_is_invisible(a) && !(a->first && a->value);
}

static void
look_at(const Trial *trial, gpointer user_data G_GNUC_UNUSED)
{
  const MistakeKind *kind = &mistake_kinds[trial->kind];
  const gchar *name = kind->name;
  Assessment assessment = assess(office_plan(office), trial->table, trial->run);

  count(&scores[trial->kind], &assessment, !kind->whole_file);
  count(&total, &assessment, !kind->whole_file);
  if (kind->slip)
    count(&slips, &assessment, !kind->whole_file);
  if (trial->number == shown_number) {
    describe_mistake(trial->table, name, trial->number, trial->run);
    take_in_show(trial->table, trial->run);
  } else if (listed_kind != NULL && is_missed(&assessment) &&
             (g_str_equal(listed_kind, "all") || g_str_equal(listed_kind, name))) {
    describe_mistake(trial->table, name, trial->number, trial->run);
  }
}

static gdouble
percent(guint part, guint whole)
{
  return whole == 0 ? 100.0 : 100.0 * part / whole;
}

static void
print_score(const gchar *name, const Score *score)
{
  printf("# %-22s %6u %6u %6u %6u | %5.1f %5.1f %5.1f %5.1f %5.1f | %6u %5.1f %5.1f\n", name,
         score->made, score->invisible, score->one, score->asked,
         percent(score->seen, score->asked), percent(score->first, score->asked),
         percent(score->value, score->valued), percent(score->value_first, score->valued),
         percent(score->near, score->valued), score->twice,
         percent(score->twice_first, score->twice),
         percent(score->twice_value, score->twice_valued));
}

static void
print_kinds(gboolean slip)
{
  for (guint k = 0; k < mistake_n_kinds; k++)
    if (mistake_kinds[k].slip == slip)
      print_score(mistake_kinds[k].name, &scores[k]);
}

static int
run_mistakes(void **state G_GNUC_UNUSED)
{
  office = office_open(NULL);
  scores = g_new0(Score, mistake_n_kinds);
  tables = trials_run(office, seed, n_mistakes, look_at, NULL);
  printf("# seed %u; checks: %s\n", seed, office_checks(office));
  printf("# %u tables, %u of them with a false finding and left out; %.1f ms a table, %.1f ms a "
         "mistake\n",
         tables.tables, tables.left_out, 1e3 * tables.table_seconds / MAX(tables.tables, 1),
         1e3 * tables.mistake_seconds / MAX(total.made, 1));
  printf("# made; invisible: every rule is satisfied within rounding; one: fewer than two rules "
         "touch it; two: at least two do.\n# Of these, percent: seen, right cell first, right "
         "value suggested, as the first one, a value within 1 %% | two rules broken: how many, "
         "cell, value\n");
  printf("# %-22s %6s %6s %6s %6s | %5s %5s %5s %5s %5s | %6s %5s %5s\n", "kind", "made",
         "invis", "one", "two", "seen", "cell", "value", "1st", "near", "broken", "cell", "value");
  print_kinds(TRUE);
  print_score("SLIPS", &slips);
  print_kinds(FALSE);
  print_score("ALL", &total);
  return 0;
}

static int
leave(void **state G_GNUC_UNUSED)
{
  office_close(office);
  g_free(scores);
  return 0;
}

static void
mistakes_are_made(void **state G_GNUC_UNUSED)
{
  assert_int_equal(total.made, n_mistakes);
  assert_true(total.asked * 2 > total.made);
}

static void
seen(void **state G_GNUC_UNUSED)
{
  assert_true(percent(total.seen, total.asked) >= FLOOR_SEEN);
}

static void
right_cell_first(void **state G_GNUC_UNUSED)
{
  assert_true(percent(total.first, total.asked) >= FLOOR_CELL);
}

static void
right_value_suggested(void **state G_GNUC_UNUSED)
{
  assert_true(percent(total.value, total.valued) >= FLOOR_VALUE);
}

static void
take_arguments(int argc, char **argv)
{
  if (argc > 1)
    seed = g_str_equal(argv[1], "new") ? g_random_int() : (guint32)strtoul(argv[1], NULL, 10);
  if (argc > 2)
    n_mistakes = (guint)strtoul(argv[2], NULL, 10);
  if (argc > 4 && g_str_equal(argv[3], "show"))
    shown_number = (guint)strtoul(argv[4], NULL, 10);
  if (argc > 4 && g_str_equal(argv[3], "list"))
    listed_kind = argv[4];
}

int
main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(mistakes_are_made),
    cmocka_unit_test(seen),
    cmocka_unit_test(right_cell_first),
    cmocka_unit_test(right_value_suggested),
  };

  setlocale(LC_ALL, "C.UTF-8");
  take_arguments(argc, argv);
  return cmocka_run_group_tests_name("validation-mistakes", tests, run_mistakes, leave);
}
