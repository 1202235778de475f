/* validate/completeness: what is missing, late, not due, or sent by someone else. */
#include "../test-validate.h"

enum { FLOW, STRUCTURE, YEARLY, ACCIDENTS, SCHOOLS, HERS, N_TARGETED, PART = N_TARGETED,
       N_INDICATORS };
enum { UBND_NORTH, UBND_SOUTH, STATISTICS, POLICE, TREASURY, N_REPORTERS };

#define BOTH (CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT)
#define DUE3 (1u << 3 | 1u << 6 | 1u << 9 | 1u << 12)

static const CtIndicator indicators[N_INDICATORS] = {
  [FLOW] = {.code = "A", .unit = BILLION, NO_PARTS, .due = DUE3, .levels = BOTH,
            .window = "calendar", .reporter = STATISTICS},
  [STRUCTURE] = {.code = "B", .unit = PERCENT, NO_PARTS, .due = 1u << 6 | 1u << 12,
                 .levels = CT_LEVEL_PROVINCE, .window = "calendar", .reporter = STATISTICS},
  [YEARLY] = {.code = "C", .unit = PERCENT, NO_PARTS, .due = 1u << 12, .levels = BOTH,
              .window = "calendar", .reporter = STATISTICS},
  [ACCIDENTS] = {.code = "D", .unit = PERSON, NO_PARTS, .due = DUE3, .levels = CT_LEVEL_PROVINCE,
                 .window = "12-15/06-14", .reporter = POLICE},
  [SCHOOLS] = {.code = "E", .unit = PERSON, NO_PARTS, .due = 1u << 12,
               .levels = BOTH | CT_LEVEL_COMMUNE, .window = "school-year",
               .reporter = STATISTICS},
  [HERS] = {.code = "F", .unit = PERSON, NO_PARTS, .due = 1u << 9, .levels = BOTH,
            .window = "calendar", .reporter = CT_INDEX_NONE},
  [PART] = {.code = "PART", .unit = PERSON, NO_PARTS, .levels = BOTH, .window = "calendar",
            .reporter = POLICE},
};

static const CtReporter reporters[N_REPORTERS] = {
  [UBND_NORTH] = {"UBND huyện Bắc", NORTH, CT_LEVEL_DISTRICT | CT_LEVEL_COMMUNE},
  [UBND_SOUTH] = {"UBND huyện Nam", SOUTH, 0},
  [STATISTICS] = {"Cục Thống kê", PROVINCE, BOTH},
  [POLICE] = {"Công an tỉnh", PROVINCE, CT_LEVEL_PROVINCE},
  [TREASURY] = {"Sở Tài chính", PROVINCE, 0},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS, .n_targeted = N_TARGETED,
                                  .reporters = reporters, .n_reporters = N_REPORTERS};

#define NOBODY CT_INDEX_NONE
#define H1_OF(indicator, area, submission)                                                         \
  {indicator, area, H1, "5", CT_MEASURE_ACTUAL, submission, FALSE}
#define Q3 "2023-01/P9M"

/**
 * Case:
 * @reporters: of the three submissions
 * @received: of the first; @due: of the run
 * @window: (nullable): of the first submission, "FROM/TO"
 * @files: it is files that are looked at, not a run
 */
typedef struct {
  const gchar *label;
  Fact facts[12];
  const gchar *findings;
  guint32 reporters[WORLD_SUBMISSIONS];
  const gchar *period;
  const gchar *received;
  const gchar *due;
  const gchar *window;
  const gchar *levels;
  gboolean failed; /* the third submission */
  gboolean files;
} Case;

/* All that is owed for six months: A of the province and three districts, B and D. */
#define ALL_BUT_NORTH                                                                              \
  H1_OF(FLOW, PROVINCE, 0), H1_OF(STRUCTURE, PROVINCE, 0), H1_OF(FLOW, EAST, 0),                   \
      H1_OF(ACCIDENTS, PROVINCE, 1), H1_OF(FLOW, SOUTH, 2)
#define SENDERS {STATISTICS, POLICE, UBND_SOUTH}

static const Case cases[] = {
  {"nothing is missing", {ALL_BUT_NORTH, H1_OF(FLOW, NORTH, 0)},
   "0 0 completeness.no-report 080 - ||", SENDERS},
  {"a district's figure of it alone", {ALL_BUT_NORTH},
   "1 0 completeness.no-report 080 - ||", SENDERS},
  {"a figure of another period is none",
   {ALL_BUT_NORTH, {FLOW, NORTH, "2023-01/P3M", "5", CT_MEASURE_ACTUAL, 0, FALSE}},
   "1 0 completeness.no-report 080 - ||", SENDERS},
  {"a plan is none", {ALL_BUT_NORTH, {FLOW, NORTH, H1, "5", CT_MEASURE_PLAN, 0, FALSE}},
   "1 0 completeness.no-report 080 - ||", SENDERS},
  {"an estimate is one", {H1_OF(FLOW, PROVINCE, 0), H1_OF(STRUCTURE, PROVINCE, 0),
    H1_OF(FLOW, EAST, 0), {ACCIDENTS, PROVINCE, H1, "5", CT_MEASURE_ESTIMATE, 1, FALSE},
    H1_OF(FLOW, SOUTH, 2), {FLOW, NORTH, H1, "…", CT_MEASURE_ESTIMATE, 0, FALSE}},
   "0 0 completeness.no-report 080 - ||", SENDERS},
  {"several of one sender, with the areas it sends for others",
   {H1_OF(FLOW, PROVINCE, 0), H1_OF(ACCIDENTS, PROVINCE, 1), H1_OF(FLOW, SOUTH, 2),
    H1_OF(FLOW, NORTH, 0)},
   "1 1 completeness.missing - - |A (082), B|; 0 0 completeness.no-report 080 - ||",
   {STATISTICS, POLICE, UBND_SOUTH}},
  {"one of a sender who sent something else",
   {ALL_BUT_NORTH, {PART, NORTH, H1, "5", CT_MEASURE_ACTUAL, 1, FALSE}},
   "1 2 completeness.missing 080 A |A|; "
   "1 2 completeness.wrong-sender 10 D Toàn tỉnh|Huyện Bắc|; "
   "0 0 completeness.no-report 10 - ||",
   {STATISTICS, UBND_NORTH, UBND_SOUTH}},
  {"a sender whose file could not be read",
   {H1_OF(FLOW, PROVINCE, 0), H1_OF(STRUCTURE, PROVINCE, 0), H1_OF(FLOW, EAST, 0),
    H1_OF(FLOW, SOUTH, 0), H1_OF(ACCIDENTS, PROVINCE, 1)},
   "1 3 completeness.missing 080 A |A|; 0 0 completeness.no-report 081 - ||",
   {STATISTICS, POLICE, UBND_NORTH}, .failed = TRUE},
  {"communes too, where they are asked for",
   {H1_OF(FLOW, PROVINCE, 0)}, "1 0 completeness.no-report 080 - ||", {STATISTICS, NOBODY, NOBODY},
   .period = "2023", .levels = "commune"},
  {"who is not known owes nothing", {H1_OF(FLOW, PROVINCE, 0)}, "", {NOBODY, NOBODY, NOBODY},
   .period = "2023-04/P3M"},
  {"files that are looked at lack nothing", {H1_OF(FLOW, NORTH, 0)}, "",
   {UBND_NORTH, NOBODY, NOBODY}, .files = TRUE, .due = "2023-07-05", .received = "2023-07-06"},

  {"late by a day", {ALL_BUT_NORTH, H1_OF(FLOW, NORTH, 0)},
   "1 1 completeness.late - - 2023-07-06|2023-07-05|; 0 0 completeness.no-report 080 - ||",
   SENDERS, .due = "2023-07-05", .received = "2023-07-06"},
  {"on the last day", {ALL_BUT_NORTH, H1_OF(FLOW, NORTH, 0)},
   "0 0 completeness.no-report 080 - ||", SENDERS, .due = "2023-07-05",
   .received = "2023-07-05"},
  {"nobody knows when", {ALL_BUT_NORTH, H1_OF(FLOW, NORTH, 0)},
   "0 0 completeness.no-report 080 - ||", SENDERS, .due = "2023-07-05", .received = ""},

  {"a neighbour's figures", {H1_OF(FLOW, NORTH, 0), H1_OF(FLOW, SOUTH, 0),
    H1_OF(YEARLY, SOUTH, 1)},
   "1 1 completeness.wrong-sender 081 A Huyện Nam|Huyện Bắc|; "
   "0 2 completeness.not-due 081 C |12|2023, estimate",
   {UBND_NORTH, UBND_SOUTH, NOBODY}, .files = TRUE},
  {"the province's from a district, and its commune's",
   {H1_OF(PART, PROVINCE, 0), H1_OF(PART, NORTH, 0), H1_OF(PART, NORTH_1, 0)},
   "1 1 completeness.wrong-sender 10 PART Toàn tỉnh|Huyện Bắc|",
   {UBND_NORTH, NOBODY, NOBODY}, .files = TRUE},
  {"several of one area are told once",
   {H1_OF(PART, SOUTH, 0), H1_OF(FLOW, SOUTH, 0)},
   "1 1 completeness.wrong-sender 081 - Huyện Nam|Huyện Bắc|",
   {UBND_NORTH, NOBODY, NOBODY}, .files = TRUE},
  {"a level that is not the sender's", {H1_OF(PART, NORTH, 0)},
   "0 1 completeness.wrong-sender 080 PART Huyện Bắc|province|",
   {POLICE, NOBODY, NOBODY}, .files = TRUE},
  {"another department's indicator, told once for a file",
   {H1_OF(FLOW, PROVINCE, 0), H1_OF(ACCIDENTS, PROVINCE, 0), H1_OF(PART, PROVINCE, 0),
    H1_OF(ACCIDENTS, SOUTH, 0)},
   "0 1 completeness.wrong-sender - - A, D||", {TREASURY, NOBODY, NOBODY}, .files = TRUE},
  {"a plan may come from anyone", {{FLOW, PROVINCE, "2023", "5", CT_MEASURE_PLAN, 0, FALSE}}, "",
   {TREASURY, NOBODY, NOBODY}, .files = TRUE},
  {"an unknown sender", {H1_OF(FLOW, PROVINCE, 0)}, "", {NOBODY, NOBODY, NOBODY},
   .files = TRUE},

  {"a yearly figure after six months", {H1_OF(YEARLY, PROVINCE, 0), H1_OF(YEARLY, NORTH, 0)},
   "0 1 completeness.not-due 10 C |12|2023, estimate", {STATISTICS, NOBODY, NOBODY},
   .files = TRUE},
  {"what is expected for the year",
   {{YEARLY, PROVINCE, "2023", "5", CT_MEASURE_ESTIMATE, 0, FALSE}}, "",
   {STATISTICS, NOBODY, NOBODY}, .files = TRUE},
  {"a half-yearly one after nine",
   {{STRUCTURE, PROVINCE, Q3, "5", CT_MEASURE_ACTUAL, 0, FALSE}},
   "0 1 completeness.not-due 10 B |6, 12|", {STATISTICS, NOBODY, NOBODY}, .files = TRUE},
  {"a month beside the sums", {{YEARLY, PROVINCE, "2023-06", "5", CT_MEASURE_ACTUAL, 0, FALSE}},
   "", {STATISTICS, NOBODY, NOBODY}, .files = TRUE},

  {"the indicator's own days", {H1_OF(ACCIDENTS, PROVINCE, 0)}, "", {POLICE, NOBODY, NOBODY},
   .files = TRUE, .window = "2022-12-15/2023-06-14"},
  {"calendar days for calendar figures", {H1_OF(FLOW, PROVINCE, 0)}, "",
   {STATISTICS, NOBODY, NOBODY}, .files = TRUE, .window = "2023-01-01/2023-06-30"},
  {"other days are explained",
   {H1_OF(FLOW, PROVINCE, 0), H1_OF(FLOW, NORTH, 0), H1_OF(SCHOOLS, PROVINCE, 1)},
   "0 1 completeness.window 10 A 2022-12-15/2023-06-14|2023-01-01/2023-06-30|; "
   "0 2 completeness.not-due 10 E |12|2023, estimate",
   {STATISTICS, STATISTICS, NOBODY}, .files = TRUE, .window = "2022-12-15/2023-06-14"},
  {"calendar days for the police", {H1_OF(ACCIDENTS, PROVINCE, 0)},
   "0 1 completeness.window 10 D 2023-01-01/2023-06-30|2022-12-15/2023-06-14|",
   {POLICE, NOBODY, NOBODY}, .files = TRUE, .window = "2023-01-01/2023-06-30"},
};

static void
set_submissions(World *world, const Case *c)
{
  CtSubmission *first = world->submissions[0];

  for (guint i = 0; i < WORLD_SUBMISSIONS; i++)
    world->submissions[i]->reporter = c->reporters[i];
  if (c->failed)
    world->submissions[2]->status = CT_SUBMISSION_FAILED;
  g_strlcpy(first->received_date, c->received != NULL ? c->received : "", 11);
  if (c->window != NULL) {
    CtWindow window = {.row = 1};
    g_strlcpy(window.from, c->window, 11);
    g_strlcpy(window.to, c->window + 11, 11);
    ct_submission_add_window(first, &window);
  }
}

static gpointer
open_plugin(const gchar *levels)
{
  const gchar *const keys[] = {levels != NULL ? "levels" : NULL, NULL};
  const gchar *const values[] = {levels, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, "/", NULL, NULL);
  gpointer self = ct_plugin.open(settings, NULL);

  assert_non_null(self);
  return self;
}

/* "severity submission finding", where submission 0 is none: then who is told counts. */
static void
describe(const CtFindings *findings, GString *text)
{
  g_autoptr(GString) all = g_string_new(NULL);
  g_auto(GStrv) one = NULL;

  world_describe(&catalog, findings, all);
  one = g_strsplit(all->str, "; ", -1);
  for (guint i = 0; one[i] != NULL; i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    assert_true((finding->submission == CT_INDEX_NONE) == (finding->told > 0));
    g_string_append_printf(text, "%s%d %u %s", i > 0 ? "; " : "", finding->severity,
                           finding->submission + 1, one[i]);
  }
}

static void
find(void **state)
{
  const Case *c = *state;
  World *world = world_new(&catalog, c->period != NULL ? c->period : H1, c->facts,
                           G_N_ELEMENTS(c->facts));
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) text = g_string_new(NULL);
  gpointer self = open_plugin(c->levels);

  set_submissions(world, c);
  world->view.whole = !c->files;
  world->view.due = c->due;
  ct_plugin.validate->check(self, &world->view, findings);
  ct_plugin.close(self);
  ct_findings_finish(findings);
  describe(findings, text);
  world_free(world);
  assert_string_equal(text->str, c->findings);
}

static void
a_long_list_is_cut(void **state G_GNUC_UNUSED)
{
  CtIndicator many[20];
  CtCatalog long_catalog = catalog;
  World *world;
  g_autoptr(CtFindings) findings = ct_findings_new();
  gpointer self = open_plugin("province");

  for (guint i = 0; i < G_N_ELEMENTS(many); i++)
    many[i] = indicators[FLOW];
  long_catalog.indicators = many;
  long_catalog.n_indicators = long_catalog.n_targeted = G_N_ELEMENTS(many);
  world = world_new(&long_catalog, H1, NULL, 0);
  world->submissions[0]->reporter = STATISTICS;
  world->submissions[0]->status = CT_SUBMISSION_EMPTY;
  world->view.whole = TRUE;
  ct_plugin.validate->check(self, &world->view, findings);
  ct_plugin.close(self);
  assert_int_equal(ct_findings_count(findings), 1);
  assert_non_null(strstr(ct_findings_get(findings, 0)->message, "20 of 20"));
  assert_non_null(strstr(ct_findings_get(findings, 0)->message, "A and 8 more"));
  world_free(world);
}

static void
wrong_levels_are_refused(void **state G_GNUC_UNUSED)
{
  const gchar *const keys[] = {"levels", NULL};
  const gchar *const values[] = {"district;hamlet", NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, "/", NULL, NULL);
  g_autoptr(GError) error = NULL;

  assert_null(ct_plugin.open(settings, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "district;hamlet"));
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(a_long_list_is_cut),
    cmocka_unit_test(wrong_levels_are_refused),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(others) + G_N_ELEMENTS(cases)];

  ct_language_set(CT_LANGUAGE_EN);
  memcpy(tests, others, sizeof others);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[G_N_ELEMENTS(others) + i] =
        (struct CMUnitTest){.name = cases[i].label, .test_func = find,
                            .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("completeness", tests, NULL, NULL);
}
