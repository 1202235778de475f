/* validate/targets: one target, some figures, one row of the scorecard. */
#include "../test-validate.h"

enum { FLOW, FLOW_GT, FLOW_LE, STOCK, SHARE, GROWTH, GRDP, ANNUAL, INCREASE, RATE, RATE_N, RATE_D,
       FALL, ACCIDENTS, WASTE, N_INDICATORS };

#define TARGET(sign, coefficient, scale_)                                                          \
  .target = {.comparator = CT_COMPARATOR_##sign, .value = {coefficient, scale_},                   \
             .period = CT_YEAR, .area = PROVINCE}
/* first month since year 0 x 64 + 12 */
#define CT_YEAR (2023u * 12u * 64u + 12u)

static const CtIndicator indicators[N_INDICATORS] = {
  [FLOW] = {.code = "FLOW", .unit = BILLION, .accrual = CT_ACCRUAL_FLOW, NO_PARTS,
            .better = CT_BETTER_HIGHER, TARGET(GE, 12000, 0)},
  [FLOW_GT] = {.code = "FLOW_GT", .unit = BILLION, .accrual = CT_ACCRUAL_FLOW, NO_PARTS,
               .better = CT_BETTER_HIGHER, TARGET(GT, 12000, 0)},
  [FLOW_LE] = {.code = "FLOW_LE", .unit = BILLION, .accrual = CT_ACCRUAL_FLOW, NO_PARTS,
               .better = CT_BETTER_LOWER, TARGET(LE, 12000, 0)},
  [STOCK] = {.code = "STOCK", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_STOCK,
             NO_PARTS, .better = CT_BETTER_HIGHER, TARGET(GE, 976, 1)},
  [SHARE] = {.code = "SHARE", .unit = PERCENT, .decimals = 2, .accrual = CT_ACCRUAL_STRUCTURE,
             NO_PARTS, .target = {CT_COMPARATOR_NEAR, {4689, 2}, {5, 1}, CT_YEAR, PROVINCE}},
  [GROWTH] = {.code = "GROWTH", .unit = PERCENT, .decimals = 2, .accrual = CT_ACCRUAL_GROWTH,
              .form = CT_FORM_GROWTH, .numerator = GRDP, .denominator = GRDP,
              .factor = {100, 0}, .better = CT_BETTER_HIGHER, TARGET(GE, 11, 0)},
  [GRDP] = {.code = "GRDP", .unit = BILLION, NO_PARTS},
  [ANNUAL] = {.code = "ANNUAL", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_ANNUAL,
              NO_PARTS, .better = CT_BETTER_HIGHER, TARGET(GE, 103, 0)},
  [INCREASE] = {.code = "INCREASE", .unit = PERCENT, .decimals = 2,
                .accrual = CT_ACCRUAL_FLOW_OVER_STOCK, NO_PARTS, .better = CT_BETTER_LOWER,
                TARGET(LE, 12, 1)},
  [RATE] = {.code = "RATE", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_STOCK,
            .form = CT_FORM_RATIO, .numerator = RATE_N, .denominator = RATE_D,
            .factor = {100, 0}, .better = CT_BETTER_HIGHER, TARGET(GE, 567, 1)},
  [RATE_N] = {.code = "RATE_N", .unit = COMMUNE, .accrual = CT_ACCRUAL_STOCK, NO_PARTS,
              .better = CT_BETTER_HIGHER, TARGET(GE, 72, 0)},
  [RATE_D] = {.code = "RATE_D", .unit = COMMUNE, NO_PARTS},
  [FALL] = {.code = "FALL", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_GROWTH,
            .form = CT_FORM_DECREASE, .numerator = ACCIDENTS, .denominator = ACCIDENTS,
            .factor = {100, 0}, .better = CT_BETTER_HIGHER, TARGET(GT, 5, 0)},
  [ACCIDENTS] = {.code = "ACCIDENTS", .unit = PERSON, NO_PARTS},
  [WASTE] = {.code = "WASTE", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_EVENT_RATIO,
             NO_PARTS, .better = CT_BETTER_LOWER, TARGET(LT, 259, 1)},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS, .n_targeted = N_INDICATORS};

#define YEAR "2023"
#define LAST_YEAR "2022"
#define AT(indicator, period, value)                                                               \
  {indicator, PROVINCE, period, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define EARLIER(indicator, period, value)                                                          \
  {indicator, PROVINCE, period, value, CT_MEASURE_ACTUAL, 0, TRUE}
#define ESTIMATE(indicator, period, value)                                                         \
  {indicator, PROVINCE, period, value, CT_MEASURE_ESTIMATE, 0, FALSE}
#define PLAN(indicator, period, value)                                                             \
  {indicator, PROVINCE, period, value, CT_MEASURE_PLAN, 0, FALSE}

/* @row: "period value progress status" */
typedef struct {
  const gchar *label;
  guint32 indicator;
  const gchar *period; /* of the run */
  Fact facts[6];
  const gchar *row;
  gboolean borderline;
} Case;

static const Case cases[] = {
  {"no figure", FLOW, H1, {{0}}, "2023 - - no-data", FALSE},
  {"no figure at the end", FLOW, YEAR, {{0}}, "2023 - - no-data", FALSE},
  {"of another area", FLOW, H1, {NOW(FLOW, NORTH, "7000")}, "2023 - - no-data", FALSE},
  {"of another year", FLOW, H1, {AT(FLOW, LAST_YEAR, "7000")}, "2023 - - no-data", FALSE},
  {"only a plan", FLOW, H1, {PLAN(FLOW, YEAR, "12000")}, "2023 - - no-data", FALSE},
  {"without a value", FLOW, H1, {AT(FLOW, H1, "…")}, "2023 - - no-data", FALSE},
  {"only the second quarter of a flow", FLOW, H1, {AT(FLOW, "2023-Q2", "7000")},
   "2023 - - no-data", FALSE},

  {"flow, pro rata on track", FLOW, H1, {AT(FLOW, H1, "6000")}, H1 " 6000 50.0 on-track", FALSE},
  {"flow, pro rata behind", FLOW, H1, {AT(FLOW, H1, "5999")}, H1 " 5999 50.0 behind", FALSE},
  {"flow, last year's first half was weak", FLOW, H1,
   {AT(FLOW, H1, "5000"), EARLIER(FLOW, LAST_YEAR, "10000"), EARLIER(FLOW, H1_BEFORE, "4000")},
   H1 " 5000 41.7 on-track", FALSE},
  {"flow, last year's first half was strong", FLOW, H1,
   {AT(FLOW, H1, "6500"), EARLIER(FLOW, LAST_YEAR, "10000"), EARLIER(FLOW, H1_BEFORE, "6000")},
   H1 " 6500 54.2 behind", FALSE},
  {"flow, last year's months alone say nothing", FLOW, H1,
   {AT(FLOW, H1, "6000"), EARLIER(FLOW, H1_BEFORE, "9000")}, H1 " 6000 50.0 on-track", FALSE},
  {"flow, reached early", FLOW, H1, {AT(FLOW, H1, "12000")}, H1 " 12000 100.0 met", FALSE},
  {"flow, passed early", FLOW, H1, {AT(FLOW, H1, "12001")}, H1 " 12001 100.0 exceeded", FALSE},
  {"flow above, reached is not passed", FLOW_GT, H1, {AT(FLOW_GT, H1, "12000")},
   H1 " 12000 100.0 on-track", FALSE},
  {"flow above, passed is met", FLOW_GT, H1, {AT(FLOW_GT, H1, "12001")},
   H1 " 12001 100.0 met", FALSE},
  {"an estimate is not reached early", FLOW, H1, {ESTIMATE(FLOW, H1, "12001")},
   H1 " 12001 100.0 on-track", FALSE},
  {"an estimate of the months to come does not count", FLOW, H1,
   {AT(FLOW, H1, "6000"), ESTIMATE(FLOW, YEAR, "13000")}, H1 " 6000 50.0 on-track", FALSE},
  {"actual before estimate", FLOW, H1, {AT(FLOW, H1, "6000"), ESTIMATE(FLOW, H1, "5000")},
   H1 " 6000 50.0 on-track", FALSE},
  {"the latest end wins", FLOW, "2023-01/P9M",
   {AT(FLOW, H1, "9000"), AT(FLOW, "2023-01/P9M", "8999")}, "2023-01/P9M 8999 75.0 behind",
   FALSE},
  {"flow, missed", FLOW, YEAR, {AT(FLOW, YEAR, "11999")}, "2023 11999 100.0 missed", FALSE},
  {"flow, met", FLOW, YEAR, {AT(FLOW, YEAR, "12000.4")}, "2023 12000 100.0 met", FALSE},
  {"flow, rounded up to it", FLOW, YEAR, {AT(FLOW, YEAR, "11999.5")}, "2023 12000 100.0 met",
   FALSE},
  {"flow, exceeded", FLOW, YEAR, {AT(FLOW, YEAR, "12600")}, "2023 12600 105.0 exceeded", FALSE},
  {"flow above, equal is missed", FLOW_GT, YEAR, {AT(FLOW_GT, YEAR, "12000")},
   "2023 12000 100.0 missed", FALSE},

  {"less is better, on track", FLOW_LE, H1, {AT(FLOW_LE, H1, "6000")},
   H1 " 6000 200.0 on-track", FALSE},
  {"less is better, behind", FLOW_LE, H1, {AT(FLOW_LE, H1, "6001")}, H1 " 6001 200.0 behind",
   FALSE},
  {"less is better, last year's pace", FLOW_LE, H1,
   {AT(FLOW_LE, H1, "6500"), EARLIER(FLOW_LE, LAST_YEAR, "10000"),
    EARLIER(FLOW_LE, H1_BEFORE, "6000")}, H1 " 6500 184.6 on-track", FALSE},
  {"less is better, missed for good", FLOW_LE, H1, {AT(FLOW_LE, H1, "12001")},
   H1 " 12001 100.0 missed", FALSE},
  {"less is better, exceeded", FLOW_LE, YEAR, {AT(FLOW_LE, YEAR, "10000")},
   "2023 10000 120.0 exceeded", FALSE},

  {"stock, on track", STOCK, H1, {AT(STOCK, H1, "97.6")}, H1 " 97.6 100.0 on-track", FALSE},
  {"stock, behind", STOCK, H1, {AT(STOCK, H1, "97.5")}, H1 " 97.5 99.9 behind", FALSE},
  {"stock of any period", STOCK, H1, {AT(STOCK, "2023-05", "98.0")},
   "2023-05 98.0 100.4 on-track", FALSE},
  {"stock, the longer of two that end together", STOCK, H1,
   {AT(STOCK, "2023-06", "98.0"), AT(STOCK, H1, "97.0")}, H1 " 97.0 99.4 behind", FALSE},
  {"stock at the end", STOCK, YEAR, {AT(STOCK, YEAR, "97.6")}, "2023 97.6 100.0 met", FALSE},

  {"structure within its tolerance", SHARE, H1, {AT(SHARE, H1, "46.39")},
   H1 " 46.39 - on-track", FALSE},
  {"structure outside", SHARE, H1, {AT(SHARE, H1, "47.40")}, H1 " 47.40 - behind", FALSE},
  {"structure at the end", SHARE, YEAR, {AT(SHARE, YEAR, "47.39")}, "2023 47.39 - met", FALSE},

  {"growth", GROWTH, H1, {AT(GROWTH, H1, "11.01")}, H1 " 11.01 100.1 on-track", FALSE},
  {"growth computed", GROWTH, H1, {AT(GRDP, H1, "110"), EARLIER(GRDP, H1_BEFORE, "100")},
   H1 " 10.00 90.9 behind", FALSE},
  {"growth of which the last year is not known", GROWTH, H1, {AT(GRDP, H1, "110")},
   "2023 - - no-data", FALSE},
  {"decrease computed", FALL, H1, {AT(ACCIDENTS, H1, "52"), EARLIER(ACCIDENTS, H1_BEFORE, "58")},
   H1 " 10.3 206.0 on-track", FALSE},
  {"decrease of 5,04 is printed 5,0", FALL, H1,
   {AT(FALL, H1, "5.0"), AT(ACCIDENTS, H1, "9496"), EARLIER(ACCIDENTS, H1_BEFORE, "10000")},
   H1 " 5.0 100.0 behind", TRUE},
  {"an increase has gone the other way", FALL, H1, {AT(FALL, H1, "-9.68")},
   H1 " -9.7 -194.0 behind", FALSE},

  {"annual before its time", ANNUAL, H1, {{0}}, "2023 - - not-due", FALSE},
  {"annual, the year as estimated", ANNUAL, H1,
   {AT(ANNUAL, H1, "50.0"), ESTIMATE(ANNUAL, YEAR, "103.5")}, "2023 103.5 100.5 not-due", FALSE},
  {"annual at the end", ANNUAL, YEAR, {AT(ANNUAL, YEAR, "103.5")}, "2023 103.5 100.5 exceeded",
   FALSE},
  {"annual without a figure at the end", ANNUAL, YEAR, {{0}}, "2023 - - no-data", FALSE},

  {"flow over stock, pro rata", INCREASE, H1, {AT(INCREASE, H1, "0.60")},
   H1 " 0.60 200.0 on-track", FALSE},
  {"flow over stock, behind", INCREASE, H1, {AT(INCREASE, H1, "0.61")},
   H1 " 0.61 196.7 behind", FALSE},
  {"flow over stock does not look at last year", INCREASE, H1,
   {AT(INCREASE, H1, "0.61"), EARLIER(INCREASE, LAST_YEAR, "1.20"),
    EARLIER(INCREASE, H1_BEFORE, "0.90")}, H1 " 0.61 196.7 behind", FALSE},
  {"less than nothing has no progress", INCREASE, H1, {AT(INCREASE, H1, "-0.10")},
   H1 " -0.10 - on-track", FALSE},

  {"72 of 127 as printed", RATE, YEAR,
   {AT(RATE, YEAR, "56.7"), AT(RATE_N, YEAR, "72"), AT(RATE_D, YEAR, "127")},
   "2023 56.7 100.0 met", TRUE},
  {"72 of 127 computed", RATE, YEAR, {AT(RATE_N, YEAR, "72"), AT(RATE_D, YEAR, "127")},
   "2023 56.7 100.0 met", TRUE},
  {"73 of 127 computed", RATE, YEAR, {AT(RATE_N, YEAR, "73"), AT(RATE_D, YEAR, "127")},
   "2023 57.5 101.4 exceeded", FALSE},
  {"later parts win over an earlier rate", RATE, H1,
   {AT(RATE, "2023-Q1", "50.0"), AT(RATE_N, H1, "73"), AT(RATE_D, H1, "127")},
   H1 " 57.5 101.4 on-track", FALSE},
  {"a count", RATE_N, H1, {AT(RATE_N, H1, "62")}, H1 " 62 86.1 behind", FALSE},
  {"a ratio of events, less is better", WASTE, H1, {AT(WASTE, H1, "25.9")},
   H1 " 25.9 100.0 behind", FALSE},
};

static void
append_limit(GString *text, const CtLimit *limit)
{
  gchar plain[CT_DECIMAL_CHARS];

  if (limit->set)
    ct_decimal_format(limit->value, plain);
  g_string_append_printf(text, "%s ", limit->set ? plain : "-");
}

static void
score_one(void **state)
{
  const Case *c = *state;
  World *world = world_new(&catalog, c->period, c->facts, G_N_ELEMENTS(c->facts));
  g_autoptr(CtScorecard) scorecard = ct_scorecard_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) row = g_string_new(NULL);
  gchar period[CT_PERIOD_CHARS];

  ct_plugin.validate->score(NULL, &world->view, scorecard, findings);
  for (guint i = 0; i < ct_scorecard_count(scorecard); i++) {
    const CtScore *score = ct_scorecard_get(scorecard, i);
    if (score->indicator != c->indicator)
      continue;
    assert_int_equal(score->area, PROVINCE);
    ct_period_format(score->period, period);
    g_string_append_printf(row, "%s ", period);
    append_limit(row, &score->value);
    append_limit(row, &score->progress);
    g_string_append(row, ct_score_status_name(score->status));
  }
  assert_string_equal(row->str, c->row);
  assert_int_equal(ct_findings_count(findings), c->borderline ? 1 : 0);
  if (c->borderline)
    assert_string_equal(ct_findings_get(findings, 0)->rule, "targets.borderline");
  world_free(world);
}

static void
one_row_a_target_in_catalog_order(void **state G_GNUC_UNUSED)
{
  World *world = world_new(&catalog, H1, NULL, 0);
  g_autoptr(CtScorecard) scorecard = ct_scorecard_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  guint row = 0;

  ct_plugin.validate->score(NULL, &world->view, scorecard, findings);
  for (guint32 i = 0; i < N_INDICATORS; i++)
    if (indicators[i].target.comparator != CT_COMPARATOR_NONE)
      assert_int_equal(ct_scorecard_get(scorecard, row++)->indicator, i);
  assert_int_equal(ct_scorecard_count(scorecard), row);
  world_free(world);
}

/* Districts are held against their own plans only when that is asked for. */
static void
plans_are_targets_of_their_areas(void **state G_GNUC_UNUSED)
{
  const Fact facts[] = {
    AT(FLOW, YEAR, "12500"),
    {FLOW, NORTH, YEAR, "104.6", CT_MEASURE_ACTUAL, 0, FALSE},
    {FLOW, NORTH, YEAR, "100", CT_MEASURE_PLAN, 0, FALSE},
    {FLOW, SOUTH, YEAR, "90", CT_MEASURE_ACTUAL, 0, FALSE},
    {FLOW, SOUTH, H1, "50", CT_MEASURE_PLAN, 0, FALSE},
    PLAN(FLOW, YEAR, "13000"),
  };
  World *world = world_new(&catalog, YEAR, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtScorecard) scorecard = ct_scorecard_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  gboolean plans = TRUE;
  const CtScore *score;

  ct_plugin.validate->score(&plans, &world->view, scorecard, findings);
  score = ct_scorecard_get(scorecard, 1);
  assert_int_equal(score->indicator, FLOW);
  assert_int_equal(score->area, NORTH);
  assert_int_equal(ct_decimal_compare(score->target, CT_DECIMAL_INIT(100, 0)), 0);
  assert_int_equal(score->status, CT_SCORE_EXCEEDED);
  assert_int_equal(ct_scorecard_get(scorecard, 2)->indicator, FLOW_GT);
  world_free(world);
}

int
main(void)
{
  struct CMUnitTest tests[2 + G_N_ELEMENTS(cases)] = {
    cmocka_unit_test(one_row_a_target_in_catalog_order),
    cmocka_unit_test(plans_are_targets_of_their_areas)};

  g_assert(ct_period_new(2023, 1, 12) == CT_YEAR);
  ct_language_set(CT_LANGUAGE_EN);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[2 + i] = (struct CMUnitTest){.name = cases[i].label, .test_func = score_one,
                                       .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("targets", tests, NULL, NULL);
}
