#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "data/ct-merge.h"
#include "data/ct-disagreement.h"

#define MAX_SUBMISSIONS 5

static const CtIndicator indicators[] = {
  {.code = "13.1", .name_vi = "Số bác sĩ", .name_en = "Doctors"},
  {.code = "17", .name_vi = "Bảo hiểm y tế", .name_en = "Health insurance"},
};
static const CtCatalog catalog = {.indicators = indicators, .n_indicators = 2};

typedef struct {
  CtBatch *batches[MAX_SUBMISSIONS];
  CtSubmission *submissions[MAX_SUBMISSIONS];
  gsize n;
  CtFindings *findings;
  CtDataset *dataset;
} World;

static void
add_submission(World *world, const gchar *sender, gint trust)
{
  g_autofree gchar *name = g_strdup_printf("in/%u.csv", (guint)world->n);
  CtSubmission *submission = ct_submission_new(name);

  g_free(submission->sender);
  submission->sender = g_strdup(sender);
  submission->trust = trust;
  ct_places_add_table(submission->places, CT_PLACE_TEXT, "");
  world->batches[world->n] = ct_batch_new();
  world->submissions[world->n++] = submission;
}

static void
free_world(World *world)
{
  for (gsize i = 0; i < world->n; i++) {
    ct_batch_free(world->batches[i]);
    ct_submission_free(world->submissions[i]);
  }
  ct_findings_free(world->findings);
  ct_dataset_free(world->dataset);
}

static void
merge(World *world, guint n_threads)
{
  world->findings = ct_findings_new();
  world->dataset = ct_dataset_merge(&catalog, world->batches, world->submissions, world->n,
                                    n_threads, world->findings);
  ct_findings_finish(world->findings);
}

/* "67.2" is a figure, "L" is missing with status L; a prefix ~ < > is the word
 * around it. The decimals are those of the text unless told. */
static CtObservation
figure(const gchar *text, gint decimals)
{
  CtObservation one = {.status = 'A', .period = ct_period_new(2023, 1, 6)};

  if (*text == '~')
    one.qualifier = CT_QUALIFIER_ABOUT;
  if (*text == '<')
    one.qualifier = CT_QUALIFIER_BELOW;
  if (*text == '>')
    one.qualifier = CT_QUALIFIER_ABOVE;
  if (one.qualifier != CT_QUALIFIER_NONE)
    text++;
  if (g_ascii_isupper(*text)) {
    one.status = *text;
    one.missing = TRUE;
    return one;
  }
  assert_true(ct_decimal_parse(text, strlen(text), &one.value));
  one.decimals = decimals == 99 ? one.value.scale : decimals;
  return one;
}

static void
submit(World *world, gsize submission, const gchar *text, CtPlace place)
{
  CtObservation one = figure(text, 99);

  one.place = place;
  ct_batch_append(world->batches[submission], &one);
}

/* Two figures for one cell. */
typedef struct {
  const gchar *label;
  const gchar *winner;
  gint winner_decimals; /* 99: those of the text */
  const gchar *other;
  gint other_decimals;
  gboolean agree;
} Pair;

static const Pair pairs[] = {
  {"equal", "67.2", 99, "67.2", 99, TRUE},
  {"equal, with a zero more", "67.2", 99, "67.20", 99, TRUE},
  {"the other is rounded", "67.24", 99, "67.2", 99, TRUE},
  {"the winner is rounded", "67.2", 99, "67.24", 99, TRUE},
  {"half rounds up", "67.25", 99, "67.3", 99, TRUE},
  {"half rounds down, which others do", "-67.25", 99, "-67.2", 99, TRUE},
  {"not its rounding", "67.26", 99, "67.2", 99, FALSE},
  {"same decimals, last digit differs", "67.2", 99, "67.3", 99, FALSE},
  {"rounded to thousands", "68000", -3, "68412", 0, TRUE},
  {"other thousands", "68000", -3, "68512", 0, FALSE},
  {"zeros that were printed", "68000", 0, "68412", 0, FALSE},
  {"a sign apart", "5", 99, "-5", 99, FALSE},
  {"about, within one percent", "~68000", 99, "67500", 99, TRUE},
  {"about, beyond", "68800", 99, "~68000", 99, FALSE},
  {"below: what is less", "<68000", 99, "67900", 99, TRUE},
  {"below: never more", "<68000", 99, "68001", 99, FALSE},
  {"above: what is more", ">10389", 99, "10390", 99, TRUE},
  {"above: never less", ">10389", 99, "10388", 99, FALSE},
  {"a figure wins over none", "5", 99, "L", 99, TRUE},
  {"none wins over a figure, which is then lost", "L", 99, "5", 99, FALSE},
  {"both have none", "L", 99, "M", 99, TRUE},
  {"too far apart to subtract", "999999999999999999", 99, "0.000000000000000001", 99, FALSE},
  {"decimals beyond all scales", "5", -128, "6", 127, FALSE},
};

static void
agree_one(void **state)
{
  const Pair *pair = *state;
  CtObservation winner = figure(pair->winner, pair->winner_decimals);
  CtObservation other = figure(pair->other, pair->other_decimals);

  assert_int_equal(ct_figures_agree(&winner, &other), pair->agree);
}

static const CtFinding *
only_finding(const World *world, const gchar *rule, CtSeverity severity)
{
  assert_int_equal(ct_findings_count(world->findings), 1);
  const CtFinding *finding = ct_findings_get(world->findings, 0);
  assert_string_equal(finding->rule, rule);
  assert_int_equal(finding->severity, severity);
  return finding;
}

static void
repeated_is_information(void **state)
{
  World world = {0};

  (void)state;
  add_submission(&world, "Sở Y tế", 0);
  submit(&world, 0, "12.5", (CtPlace){4, 2, 0});
  submit(&world, 0, "12.50", (CtPlace){9, 2, 0});
  merge(&world, 1);
  const CtFinding *finding = only_finding(&world, "merge.repeated", CT_SEVERITY_INFO);
  assert_int_equal(finding->place.row, 9);
  assert_string_equal(finding->observed, "12.50");
  assert_non_null(strstr(finding->message, "4:2"));
  assert_int_equal(world.dataset->n_cells, 1);
  assert_int_equal(world.dataset->observations->n, 2);
  free_world(&world);
}

/* The batch need not be in order of reading: the first place is kept. */
static void
contradiction_keeps_the_first(void **state)
{
  World world = {0};

  (void)state;
  add_submission(&world, "Sở Y tế", 0);
  submit(&world, 0, "13", (CtPlace){9, 2, 0});
  submit(&world, 0, "12", (CtPlace){4, 2, 0});
  merge(&world, 1);
  const CtFinding *finding = only_finding(&world, "merge.contradicts", CT_SEVERITY_ERROR);
  assert_int_equal(finding->place.row, 9);
  assert_string_equal(finding->observed, "13");
  assert_string_equal(finding->expected, "12 (4:2)");
  assert_int_equal(ct_dataset_get(world.dataset, 0).value.coefficient, 12);
  free_world(&world);
}

static void
missing_and_a_figure_contradict(void **state)
{
  World world = {0};

  (void)state;
  add_submission(&world, "Sở Y tế", 0);
  submit(&world, 0, "13", (CtPlace){4, 2, 0});
  submit(&world, 0, "L", (CtPlace){5, 2, 0});
  merge(&world, 1);
  assert_string_equal(
      only_finding(&world, "merge.contradicts", CT_SEVERITY_ERROR)->observed, "L");
  free_world(&world);
}

/* Trust decides; the loser is told value, sender and place; both stay in the record. */
static void
trust_decides(void **state)
{
  World world = {0};

  (void)state;
  add_submission(&world, "Huyện Bát Xát", 0);
  add_submission(&world, "Sở Y tế", 10);
  submit(&world, 0, "12", (CtPlace){4, 2, 0});
  submit(&world, 1, "13", (CtPlace){7, 3, 0});
  merge(&world, 1);
  const CtFinding *finding = only_finding(&world, "merge.disagreement", CT_SEVERITY_WARNING);
  assert_int_equal(finding->submission, 0);
  assert_int_equal(finding->place.row, 4);
  assert_string_equal(finding->observed, "12");
  assert_string_equal(finding->expected, "13 (Sở Y tế, in/1.csv 7:3)");
  assert_int_equal(ct_dataset_get(world.dataset, 0).value.coefficient, 13);
  assert_int_equal(ct_dataset_submission(world.dataset, 0), 1);
  assert_int_equal(world.dataset->observations->n, 2);
  assert_int_equal(ct_dataset_submission_at(world.dataset, 1), 0);
  free_world(&world);
}

/* One table that names a sender a row: two of them disagree, neither contradicts itself. */
static void
senders_of_one_table_disagree(void **state)
{
  World world = {0};
  CtObservation other = figure("13", 99);

  (void)state;
  add_submission(&world, "Sở Du lịch", 0);
  submit(&world, 0, "12", (CtPlace){2, 4, 0});
  other.place = (CtPlace){3, 4, 0};
  other.sender = ct_submission_add_sender(world.submissions[0], "Cục Thống kê");
  ct_batch_append(world.batches[0], &other);
  merge(&world, 1);
  const CtFinding *finding = only_finding(&world, "merge.disagreement", CT_SEVERITY_WARNING);
  assert_int_equal(finding->place.row, 3);
  assert_string_equal(ct_submission_get_sender(world.submissions[0], finding->sender),
                      "Cục Thống kê");
  assert_string_equal(finding->expected, "12 (Sở Du lịch, in/0.csv 2:4)");
  free_world(&world);
}

/* ... and who is named again between two others contradicts itself, and nobody else. */
static void
a_sender_named_again_contradicts_itself(void **state)
{
  World world = {0};
  CtObservation other = figure("12", 99);

  (void)state;
  add_submission(&world, "Sở Du lịch", 0);
  submit(&world, 0, "12", (CtPlace){2, 4, 0});
  other.place = (CtPlace){3, 4, 0};
  other.sender = ct_submission_add_sender(world.submissions[0], "Cục Thống kê");
  ct_batch_append(world.batches[0], &other);
  submit(&world, 0, "14", (CtPlace){4, 4, 0});
  merge(&world, 1);
  const CtFinding *finding = only_finding(&world, "merge.contradicts", CT_SEVERITY_ERROR);
  assert_int_equal(finding->place.row, 4);
  assert_string_equal(finding->expected, "12 (2:4)");
  free_world(&world);
}

static void
equal_trust_goes_to_the_earlier_source(void **state)
{
  World world = {0};

  (void)state;
  for (guint i = 0; i < 3; i++)
    add_submission(&world, "", 5);
  submit(&world, 2, "14", (CtPlace){1, 1, 0});
  submit(&world, 1, "13", (CtPlace){2, 1, 0});
  submit(&world, 0, "12.9", (CtPlace){3, 1, 0});
  merge(&world, 1);
  assert_int_equal(ct_dataset_submission(world.dataset, 0), 0);
  /* 13 is 12.9 rounded, 14 is not */
  const CtFinding *finding = only_finding(&world, "merge.disagreement", CT_SEVERITY_WARNING);
  assert_int_equal(finding->submission, 2);
  assert_string_equal(finding->expected, "12.9 (in/0.csv 3:1)");
  free_world(&world);
}

static void
nothing_merges_to_nothing(void **state)
{
  World world = {0};
  gsize begin, end;

  (void)state;
  add_submission(&world, "", 0);
  merge(&world, 2);
  assert_int_equal(world.dataset->n_cells, 0);
  assert_int_equal(ct_dataset_first(world.dataset, 0), 0);
  assert_int_equal(ct_dataset_find(world.dataset, 0, 0, 0, CT_MEASURE_ACTUAL), CT_CELL_NONE);
  ct_dataset_range(world.dataset, 0, &begin, &end);
  assert_int_equal(end - begin, 0);
  free_world(&world);
}

/* A file sent with every row twice a hundred thousand times costs no time for texts. */
static void
findings_past_the_limit_are_counted(void **state)
{
  World world = {0};

  (void)state;
  add_submission(&world, "", 0);
  for (guint i = 0; i < 100001; i++)
    submit(&world, 0, i % 2 == 0 ? "1" : "2", (CtPlace){i + 1, 1, 0});
  merge(&world, 1);
  assert_int_equal(ct_findings_total(world.findings, CT_SEVERITY_ERROR), 50000);
  assert_int_equal(ct_findings_total(world.findings, CT_SEVERITY_INFO), 50000 + 2);
  assert_int_equal(ct_findings_count(world.findings), 20002);
  free_world(&world);
}

int
main(void)
{
  const struct CMUnitTest singles[] = {
    cmocka_unit_test(repeated_is_information),
    cmocka_unit_test(contradiction_keeps_the_first),
    cmocka_unit_test(missing_and_a_figure_contradict),
    cmocka_unit_test(trust_decides),
    cmocka_unit_test(senders_of_one_table_disagree),
    cmocka_unit_test(a_sender_named_again_contradicts_itself),
    cmocka_unit_test(equal_trust_goes_to_the_earlier_source),
    cmocka_unit_test(nothing_merges_to_nothing),
    cmocka_unit_test(findings_past_the_limit_are_counted),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(singles) + G_N_ELEMENTS(pairs)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
    tests[n++] = singles[i];
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    tests[n++] = (struct CMUnitTest){.name = pairs[i].label,
                                     .test_func = agree_one,
                                     .initial_state = (void *)&pairs[i]};
  return cmocka_run_group_tests_name("dataset", tests, NULL, NULL);
}
