/* validate/trend: one figure in many places, and other columns' figures. */
#include "test-trend.h"

#define BY(submission, indicator, area, period, value, earlier)                                    \
  {indicator, area, period, value, CT_MEASURE_ACTUAL, submission, earlier}

static const ValidateCase cases[] = {
  /* the same everywhere */
  {"five of eight districts have one figure",
   {EIGHT(NOW, OUTPUT, "45.6", "45.6", "12.1", "45.6", "45.6", "33", "45.6", "71.4")},
   "trend.same-everywhere 080 7 45.6||"},
  {"four of eight may",
   {EIGHT(NOW, OUTPUT, "45.6", "45.6", "12.1", "45.6", "45.6", "33", "45.7", "71.4")}, ""},
  {"four of five are too few",
   {NOW(OUTPUT, TP, "45.6"), NOW(OUTPUT, BAT_XAT, "45.6"), NOW(OUTPUT, BAC_HA, "45.6"),
    NOW(OUTPUT, SA_PA, "45.6"), NOW(OUTPUT, BAO_YEN, "12.3")}, ""},
  {"45.60 is 45.6",
   {EIGHT(NOW, OUTPUT, "45.60", "45.6", "12.1", "45.6", "45.600", "33", "45.6", "71.4")},
   "trend.same-everywhere 080 7 45.60||"},
  {"nothing everywhere", {EIGHT(NOW, OUTPUT, "0", "0", "0", "0", "0", "0", "0", "0.0")}, ""},
  {"all of it everywhere",
   {EIGHT(NOW, RATE, "100", "100", "100.0", "100", "98.2", "100", "100", "100")}, ""},
  {"seven of everything",
   {EIGHT(NOW, DEATHS, "7", "7", "7", "7", "7", "7", "7", "7")}, ""},
  {"forty-one of everything",
   {EIGHT(NOW, DEATHS, "41", "41", "41", "41", "41", "41", "41", "41")},
   "trend.same-everywhere 080 TNGT_CHET 41||"},
  {"each sender is told at its own cell",
   {NOW(OUTPUT, TP, "45.6"), NOW(OUTPUT, BAT_XAT, "45.6"), NOW(OUTPUT, BAC_HA, "45.6"),
    BY(1, OUTPUT, BAO_YEN, H1, "45.6", FALSE), BY(1, OUTPUT, SA_PA, H1, "45.6", FALSE)},
   "trend.same-everywhere 080 7 45.6||; trend.same-everywhere 087 7 45.6||"},
  {"plans are the same",
   {PLAN(OUTPUT, TP, H1, "45.6"), PLAN(OUTPUT, BAT_XAT, H1, "45.6"),
    PLAN(OUTPUT, BAC_HA, H1, "45.6"), PLAN(OUTPUT, BAO_YEN, H1, "45.6"),
    PLAN(OUTPUT, SA_PA, H1, "45.6")}, ""},
  {"rates with their own counts are judged by these",
   {NOW(SOLVED_RATE, TP, "50"), NOW(CASES, TP, "12"), NOW(SOLVED, TP, "6"),
    NOW(SOLVED_RATE, BAT_XAT, "50"), NOW(CASES, BAT_XAT, "14"), NOW(SOLVED, BAT_XAT, "7"),
    NOW(SOLVED_RATE, BAC_HA, "50"), NOW(CASES, BAC_HA, "18"), NOW(SOLVED, BAC_HA, "9"),
    NOW(SOLVED_RATE, BAO_YEN, "50"), NOW(CASES, BAO_YEN, "22"), NOW(SOLVED, BAO_YEN, "11"),
    NOW(SOLVED_RATE, SA_PA, "50"), NOW(CASES, SA_PA, "16"), NOW(SOLVED, SA_PA, "8")}, ""},
  {"rates of cases may be half of few",
   {EIGHT(NOW, SOLVED_RATE, "50", "50", "50", "50", "50", "66.7", "100", "50")}, ""},
  {"and not told as a jump, too",
   {EIGHT(LAST, OUTPUT, "4.1", "3.9", "12", "4.4", "4.2", "33", "4", "71.4"),
    EIGHT(NOW, OUTPUT, "45.6", "45.6", "12.1", "45.6", "45.6", "33.1", "45.6", "71.5")},
   "trend.same-everywhere 080 7 45.6||"},

  /* the target */
  {"three districts have the target",
   {EIGHT(NOW, RATE, "67.7", "61.2", "58.3", "67.7", "55.1", "49.9", "67.7", "62.4")},
   "trend.equals-target 080 16.1 67.7||"},
  {"two districts may reach it exactly",
   {EIGHT(NOW, RATE, "67.7", "61.2", "58.3", "67.7", "55.1", "49.9", "67.8", "62.4")}, ""},
  {"the province has its own", {NOW(RATE, TINH, "67.7"), NOW(RATE, TP, "67.7"),
                                NOW(RATE, SA_PA, "67.7"), NOW(RATE, BAC_HA, "51.2")}, ""},
  {"the target of another year",
   {OF(RATE, TP, "2024", "67.7"), OF(RATE, SA_PA, "2024", "67.7"),
    OF(RATE, BAC_HA, "2024", "67.7")}, ""},
  {"told as the target, not as the same everywhere",
   {EIGHT(NOW, RATE, "67.7", "67.7", "67.7", "67.7", "67.7", "67.7", "67.7", "62.4")},
   "trend.equals-target 080 16.1 67.7||"},

  /* last year's column */
  {"three figures of last year",
   {LAST(BUDGET, TP, "412.5"), NOW(BUDGET, TP, "412.5"), LAST(OUTPUT, TP, "1283"),
    NOW(OUTPUT, TP, "1283"), LAST(LAND, TP, "98.21"), NOW(LAND, TP, "98.21"),
    LAST(INLAND, TP, "310.4"), NOW(INLAND, TP, "350.1")},
   "trend.same-as-before 080 5 412.5||"},
  {"two of them",
   {LAST(BUDGET, TP, "412.5"), NOW(BUDGET, TP, "412.5"), LAST(OUTPUT, TP, "1283"),
    NOW(OUTPUT, TP, "1284"), LAST(LAND, TP, "98.21"), NOW(LAND, TP, "98.21"),
    LAST(INLAND, TP, "310.4"), NOW(INLAND, TP, "350.1")}, ""},
  {"small counts are soon the same",
   {LAST(DEATHS, TP, "12"), NOW(DEATHS, TP, "12"), LAST(CASES, TP, "40"), NOW(CASES, TP, "40"),
    LAST(SOLVED, TP, "31"), NOW(SOLVED, TP, "31"), LAST(INLAND, TP, "310.4"),
    NOW(INLAND, TP, "350.1")}, ""},
  {"stocks stay",
   {LAST(POPULATION, TP, "132412"), NOW(POPULATION, TP, "132412"),
    LAST(HOUSEHOLDS, TP, "34125"), NOW(HOUSEHOLDS, TP, "34125"), LAST(CARDS, TP, "130122"),
    NOW(CARDS, TP, "130122"), LAST(INLAND, TP, "310.4"), NOW(INLAND, TP, "350.1")}, ""},
  {"all of them: that is for duplicates",
   {LAST(BUDGET, TP, "412.5"), NOW(BUDGET, TP, "412.5"), LAST(OUTPUT, TP, "1283"),
    NOW(OUTPUT, TP, "1283"), LAST(LAND, TP, "98.21"), NOW(LAND, TP, "98.21"),
    LAST(INLAND, TP, "310.4"), NOW(INLAND, TP, "310.4")}, ""},
  {"of two senders",
   {LAST(BUDGET, TP, "412.5"), NOW(BUDGET, TP, "412.5"), LAST(OUTPUT, TP, "1283"),
    NOW(OUTPUT, TP, "1283"), LAST(LAND, TP, "98.21"), BY(1, LAND, TP, H1, "98.21", FALSE),
    LAST(INLAND, TP, "310.4"), NOW(INLAND, TP, "350.1")}, ""},

  /* the plan's column */
  {"four figures of the plan",
   {PLAN(BUDGET, TP, H1, "412.5"), NOW(BUDGET, TP, "412.5"), PLAN(OUTPUT, TP, H1, "1283"),
    NOW(OUTPUT, TP, "1283"), PLAN(LAND, TP, H1, "98.21"), NOW(LAND, TP, "98.21"),
    PLAN(INLAND, TP, H1, "314.4"), NOW(INLAND, TP, "314.4")},
   "trend.same-as-plan 080 5 412.5||"},
  {"the plan of the year after six months",
   {PLAN(BUDGET, TP, "2023", "412.5"), NOW(BUDGET, TP, "412.5"),
    PLAN(OUTPUT, TP, "2023", "1283"), NOW(OUTPUT, TP, "1283"), PLAN(LAND, TP, "2023", "98.21"),
    NOW(LAND, TP, "98.21"), PLAN(INLAND, TP, "2023", "314.4"), NOW(INLAND, TP, "314.4")},
   "trend.same-as-plan 080 5 412.5||"},
  {"three reach their plan",
   {PLAN(BUDGET, TP, H1, "412.5"), NOW(BUDGET, TP, "412.5"), PLAN(OUTPUT, TP, H1, "1283"),
    NOW(OUTPUT, TP, "1283"), PLAN(LAND, TP, H1, "98.21"), NOW(LAND, TP, "98.21"),
    PLAN(INLAND, TP, H1, "314.4"), NOW(INLAND, TP, "314.9")}, ""},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

/* Status B is in no table of cases. */
static void
a_break_that_the_sender_tells(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {LAST(BUDGET, TINH, "1000")};
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) text = g_string_new(NULL);
  CtBatch *batches[] = {batch};
  CtObservation figure = {.indicator = BUDGET, .area = TINH, .value = {4000, 0},
                          .period = ct_period_new(2023, 1, 6), .unit = BILLION, .status = 'B',
                          .place = {7, 4, 0}};

  ct_batch_append(batch, &figure);
  ct_dataset_free(world->current);
  world->current = ct_dataset_merge(&catalog, batches, world->submissions, 1, 1, NULL);
  world->view.current = world->current;
  validate_world(world, findings);
  world_describe(&catalog, findings, text);
  assert_int_equal(ct_findings_total(findings, CT_SEVERITY_INFO), 1);
  assert_int_equal(ct_findings_get(findings, 0)->place.row, 7);
  world_free(world);
  assert_string_equal(text->str, "trend.break 10 5 4000|333..3000|");
}

static void
what_an_officer_reads(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {LAST(BUDGET, SA_PA, "1277.1"), NOW(BUDGET, SA_PA, "1301900")};
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtFindings) findings = ct_findings_new();

  validate_world(world, findings);
  assert_int_equal(ct_findings_count(findings), 1);
  assert_string_equal(ct_findings_get(findings, 0)->message,
                      "1,301,900 tỷ đồng, and a year before it was 1,277.1; between 426 and "
                      "3,830 is usual; that is about 1,000 times too much: where does the comma "
                      "belong?");
  world_free(world);
}

int
main(void)
{
  struct CMUnitTest tests[2 + G_N_ELEMENTS(cases)] = {
    cmocka_unit_test(a_break_that_the_sender_tells), cmocka_unit_test(what_an_officer_reads)};

  ct_language_set(CT_LANGUAGE_EN);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[2 + i] = (struct CMUnitTest){.name = cases[i].label, .test_func = find,
                                       .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("trend: copies", tests, NULL, NULL);
}
