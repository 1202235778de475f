/* validate/targets: what a finding does to the whole area's figures and targets. */
#include "../test-validate.h"

enum { BUDGET, RATE, RATE_N, RATE_D, OTHER, N_INDICATORS };

#define YEAR_2023 (2023u * 12u * 64u + 12u)
#define TARGET(sign, coefficient, scale_)                                                          \
  .target = {.comparator = CT_COMPARATOR_##sign, .value = {coefficient, scale_},                   \
             .period = YEAR_2023, .area = PROVINCE}

static const CtIndicator indicators[N_INDICATORS] = {
  [BUDGET] = {.code = "5", .unit = BILLION, .decimals = 1, .accrual = CT_ACCRUAL_FLOW, NO_PARTS,
              .additive = CT_ADDITIVE_SUM_RESIDUAL, .better = CT_BETTER_HIGHER,
              TARGET(GE, 12000, 0)},
  [RATE] = {.code = "17", .unit = PERCENT, .decimals = 1, .accrual = CT_ACCRUAL_STOCK,
            .form = CT_FORM_RATIO, .numerator = RATE_N, .denominator = RATE_D,
            .factor = {100, 0}, .additive = CT_ADDITIVE_PARTS, .better = CT_BETTER_HIGHER,
            TARGET(GE, 97, 0)},
  [RATE_N] = {.code = "N", .unit = PERSON, NO_PARTS, .additive = CT_ADDITIVE_SUM},
  [RATE_D] = {.code = "D", .unit = PERSON, NO_PARTS, .additive = CT_ADDITIVE_SUM},
  [OTHER] = {.code = "O", .unit = PERCENT, NO_PARTS, .additive = CT_ADDITIVE_NONE},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS, .n_targeted = 2};

#define RATES                                                                                      \
  NOW(RATE, PROVINCE, "96.5"), NOW(RATE_N, PROVINCE, "965"), NOW(RATE_D, PROVINCE, "1000"),        \
      NOW(RATE, NORTH, "90.0"), NOW(RATE_N, NORTH, "180"), NOW(RATE_D, NORTH, "200")

typedef struct {
  guint32 indicator;
  guint32 area;
  const gchar *suggestion;
  CtSeverity severity;
} Told;

/* @told: findings, up to one without a suggestion and severity
 * @ranked: "FINDING MOVED INDICATOR BEFORE>AFTER; ..."; "?": at most */
typedef struct {
  const gchar *label;
  Fact facts[12];
  Told told[4];
  const gchar *ranked;
} RankCase;

static const RankCase cases[] = {
  {"a district's share of the whole",
   {NOW(BUDGET, PROVINCE, "5000"), NOW(BUDGET, NORTH, "104.6")},
   {{BUDGET, NORTH, "204.6", CT_SEVERITY_ERROR}}, "0 2.00 5 behind>behind"},
  {"it overturns what is said of the target",
   {NOW(BUDGET, PROVINCE, "5950"), NOW(BUDGET, NORTH, "104.6")},
   {{BUDGET, NORTH, "204.6", CT_SEVERITY_ERROR}}, "0 1.68 5 behind>on-track"},
  {"nobody knows what is right",
   {NOW(BUDGET, PROVINCE, "5000"), NOW(BUDGET, NORTH, "100")},
   {{BUDGET, NORTH, NULL, CT_SEVERITY_ERROR}}, "0 2.00? 5"},
  {"of the whole itself", {NOW(BUDGET, PROVINCE, "5000")},
   {{BUDGET, PROVINCE, "6000", CT_SEVERITY_ERROR}}, "0 20.00 5 behind>on-track"},
  {"a district's rate counts by its denominator", {RATES},
   {{RATE, NORTH, "95.0", CT_SEVERITY_ERROR}}, "0 1.03 17 behind>on-track"},
  {"a numerator moves its rate", {RATES}, {{RATE_N, NORTH, "190", CT_SEVERITY_ERROR}},
   "0 1.03 17 behind>on-track"},
  {"what changes the verdict comes first, then what moves more", {
     NOW(BUDGET, PROVINCE, "5000"), NOW(BUDGET, NORTH, "104.6"), NOW(BUDGET, SOUTH, "50"), RATES},
   {{BUDGET, SOUTH, "55", CT_SEVERITY_ERROR}, {BUDGET, NORTH, "904.6", CT_SEVERITY_WARNING},
    {RATE, NORTH, "95.0", CT_SEVERITY_WARNING}},
   "2 1.03 17 behind>on-track; 1 16.00 5 behind>behind; 0 0.10 5 behind>behind"},
  {"information is nothing to do", {NOW(BUDGET, PROVINCE, "5000"), NOW(BUDGET, NORTH, "104.6")},
   {{BUDGET, NORTH, "204.6", CT_SEVERITY_INFO}}, ""},
  {"what does not add up moves nothing", {NOW(OTHER, PROVINCE, "50"), NOW(OTHER, NORTH, "60")},
   {{OTHER, NORTH, "6", CT_SEVERITY_ERROR}}, ""},
  {"the whole is not there", {NOW(BUDGET, NORTH, "104.6")},
   {{BUDGET, NORTH, "204.6", CT_SEVERITY_ERROR}}, ""},
  {"from nothing", {NOW(BUDGET, PROVINCE, "0"), NOW(BUDGET, NORTH, "0")},
   {{BUDGET, NORTH, "204.6", CT_SEVERITY_ERROR}}, "0 10000000.00 5 behind>behind"},
};

static void
describe(const CtPriorities *priorities, GString *text)
{
  for (guint i = 0; i < ct_priorities_count(priorities); i++) {
    const CtPriority *priority = ct_priorities_get(priorities, i);

    g_string_append_printf(text, "%s%u %" G_GUINT64_FORMAT ".%02u%s %s", i > 0 ? "; " : "",
                           priority->finding, priority->moved / 100,
                           (guint)(priority->moved % 100), priority->at_most ? "?" : "",
                           indicators[priority->indicator].code);
    if (priority->has_target)
      g_string_append_printf(text, " %s>%s", ct_score_status_name(priority->before),
                             ct_score_status_name(priority->after));
  }
}

static void
rank(void **state)
{
  const RankCase *c = *state;
  World *world = world_new(&catalog, H1, c->facts, G_N_ELEMENTS(c->facts));
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtPriorities) priorities = ct_priorities_new();
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint i = 0; i < G_N_ELEMENTS(c->told); i++) {
    const Told *told = &c->told[i];
    CtFinding finding = {.severity = told->severity, .rule = "test.rule",
                         .submission = CT_INDEX_NONE, .indicator = told->indicator,
                         .area = told->area, .period = world->view.period,
                         .suggestion = told->suggestion};

    if (told->suggestion != NULL || told->severity != CT_SEVERITY_INFO)
      ct_findings_add(findings, &finding, "wrong");
  }
  ct_plugin.validate->rank(NULL, &world->view, findings, priorities);
  ct_priorities_finish(priorities, findings);
  describe(priorities, text);
  world_free(world);
  assert_string_equal(text->str, c->ranked);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = rank,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
