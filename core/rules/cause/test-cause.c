/* The localiser: figures in, the figures that are to blame out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "rules/cause/ct-cause.h"
#include "rules/ct-engine.h"
#include "rules/test-world.h"

/* A rate of two counts, which add up over areas; money in two parts; growth; a change. */
enum { RATE, NUM, DEN, TOTAL, PART_A, PART_B, GROWTH, VISITS, POOR, POORER, N_INDICATORS };

#define PLAIN .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .factor = {100, 0}

static const CtIndicator indicators[N_INDICATORS] = {
  [RATE] = {.code = "RATE", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
            .numerator = NUM, .denominator = DEN, .factor = {100, 0},
            .additive = CT_ADDITIVE_PARTS},
  [NUM] = {.code = "NUM", .unit = PERSON, .additive = CT_ADDITIVE_SUM, PLAIN},
  [DEN] = {.code = "DEN", .unit = PERSON, .additive = CT_ADDITIVE_SUM, PLAIN},
  [TOTAL] = {.code = "TOTAL", .unit = BILLION, .decimals = 1, PLAIN},
  [PART_A] = {.code = "PART_A", .unit = BILLION, .decimals = 1, PLAIN},
  [PART_B] = {.code = "PART_B", .unit = BILLION, .decimals = 1, PLAIN},
  [GROWTH] = {.code = "GROWTH", .unit = PERCENT, .decimals = 1, .form = CT_FORM_GROWTH,
              .numerator = TOTAL, .denominator = TOTAL, .factor = {100, 0}},
  [VISITS] = {.code = "VISITS", .unit = PERSON, .accrual = CT_ACCRUAL_FLOW, PLAIN},
  [POOR] = {.code = "POOR", .unit = PERCENT, .decimals = 2, PLAIN},
  [POORER] = {.code = "POORER", .unit = POINT, .decimals = 2, .form = CT_FORM_CHANGE,
              .numerator = POOR, .denominator = POOR, .factor = {-1, 0}},
};

static const CtParts parts[] = {{.code = "TOTAL", .whole = TOTAL,
                                 .parts = (const guint32[]){PART_A, PART_B}, .n_parts = 2}};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS, .parts = parts, .n_parts = 1};

static CtExpression *
number(gint64 value)
{
  return ct_expression_number(CT_DECIMAL_INIT(value, 0));
}

static CtExpression *
figure(guint32 indicator)
{
  return ct_expression_figure(indicator, 0);
}

static CtExpression *
binary(CtExpression *left, gchar operator, CtExpression *right)
{
  CtOperator op = operator == '+'   ? CT_OPERATOR_ADD
                  : operator == '-' ? CT_OPERATOR_SUBTRACT
                  : operator == '*' ? CT_OPERATOR_MULTIPLY
                                    : CT_OPERATOR_DIVIDE;
  return ct_expression_binary(op, left, right);
}

static void
add(CtConstraints *constraints, const gchar *rule, CtSeverity severity, guint32 subject,
    CtRelation relation, CtExpression *right)
{
  const CtConstraint constraint = {.rule = rule, .severity = severity, .subject = subject,
                                   .left = figure(subject), .relation = relation,
                                   .right = right, .message = N_("this does not fit")};

  ct_constraints_add(constraints, &constraint);
}

static void
add_sum(CtConstraints *constraints, guint32 indicator)
{
  add(constraints, "t.areas", CT_SEVERITY_ERROR, indicator, CT_RELATION_EQ,
      ct_expression_children(indicator, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE, FALSE));
}

static CtConstraints *
all_constraints(void)
{
  CtConstraints *constraints = ct_constraints_new();

  add(constraints, "t.ratio", CT_SEVERITY_ERROR, RATE, CT_RELATION_EQ,
      binary(binary(figure(NUM), '/', figure(DEN)), '*', number(100)));
  add(constraints, "t.above", CT_SEVERITY_ERROR, RATE, CT_RELATION_LE, number(100));
  add(constraints, "t.below", CT_SEVERITY_ERROR, RATE, CT_RELATION_GE, number(0));
  add(constraints, "t.order", CT_SEVERITY_WARNING, NUM, CT_RELATION_LE, figure(DEN));
  for (guint32 i = NUM; i <= PART_B; i++)
    add_sum(constraints, i);
  add(constraints, "t.parts", CT_SEVERITY_ERROR, TOTAL, CT_RELATION_EQ,
      binary(ct_expression_part(PART_A, CT_MISSING_UNTELLABLE), '+',
             ct_expression_part(PART_B, CT_MISSING_UNTELLABLE)));
  add(constraints, "t.growth", CT_SEVERITY_ERROR, GROWTH, CT_RELATION_EQ,
      binary(binary(binary(figure(TOTAL), '/', ct_expression_figure(TOTAL, -12)), '-', number(1)),
             '*', number(100)));
  add_sum(constraints, VISITS);
  add(constraints, "t.change", CT_SEVERITY_ERROR, POORER, CT_RELATION_EQ,
      binary(binary(figure(POOR), '-', ct_expression_figure(POOR, -12)), '*', number(-1)));
  return constraints;
}

#define H1 "2023-01/P6M"
#define H1_BEFORE "2022-01/P6M"
#define NOW(indicator, area, value) {indicator, area, H1, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define BY(sender, indicator, area, value)                                                         \
  {indicator, area, H1, value, CT_MEASURE_ACTUAL, sender, FALSE}
#define LAST(indicator, area, value)                                                               \
  {indicator, area, H1_BEFORE, value, CT_MEASURE_ACTUAL, 0, TRUE}

/* Rates and counts of three districts and the province; the macros put one wrong. */
#define RIGHT_RATES                                                                                \
  NOW(RATE, NORTH, "44.6"), NOW(RATE, SOUTH, "60.3"), NOW(RATE, EAST, "33.3"),                     \
  NOW(RATE, PROVINCE, "47.9")
#define NUM_OF(province, north, south, east)                                                       \
  NOW(NUM, PROVINCE, province), NOW(NUM, NORTH, north), NOW(NUM, SOUTH, south),                    \
  NOW(NUM, EAST, east)
#define DEN_OF(province, north, south, east)                                                       \
  NOW(DEN, PROVINCE, province), NOW(DEN, NORTH, north), NOW(DEN, SOUTH, south),                    \
  NOW(DEN, EAST, east)
#define RIGHT_NUM NUM_OF("33587", "12345", "15829", "5413")
#define RIGHT_DEN DEN_OF("70182", "27691", "26243", "16248")

typedef struct {
  const gchar *label;
  Fact facts[24];
  const gchar *findings; /* see world_describe() */
} Case;

static const Case cases[] = {
  {"nothing is wrong", {RIGHT_RATES, RIGHT_NUM, RIGHT_DEN}, ""},

  /* One wrong cell, all its reasons in one finding */
  {"two digits swapped break the rate and the sum",
   {RIGHT_RATES, NUM_OF("33587", "12435", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 12435|12345|12345"},
  {"one digit wrong",
   {RIGHT_RATES, NUM_OF("33587", "12945", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 12945|12345|12345"},
  {"a digit is missing",
   {RIGHT_RATES, NUM_OF("33587", "1245", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 1245|12345|12345"},
  {"a digit was typed twice",
   {RIGHT_RATES, NUM_OF("33587", "122345", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 122345|12345|12345"},
  {"a sign", {RIGHT_RATES, NUM_OF("33587", "-12345", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM -12345|12345|12345"},
  {"another unit", {RIGHT_RATES, NUM_OF("33587", "12345000", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 12345000|12345|12345"},
  {"by calculation where no slip explains it",
   {RIGHT_RATES, NUM_OF("33587", "11111", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 11111|12345|12345"},
  {"the sum of the districts is wrong",
   {RIGHT_RATES, NUM_OF("33857", "12345", "15829", "5413"), RIGHT_DEN},
   "t.ratio 10 NUM 33857|33587|33587"},
  {"a rate that is wrong is not its parts' fault: their sums hold",
   {NOW(RATE, NORTH, "46.4"), NOW(RATE, SOUTH, "60.3"), NOW(RATE, EAST, "33.3"),
    NOW(RATE, PROVINCE, "47.9"), RIGHT_NUM, RIGHT_DEN},
   "t.ratio 080 RATE 46.4|44.6|44.6"},
  {"a percent as a fraction",
   {NOW(RATE, NORTH, "0.446"), NOW(RATE, SOUTH, "60.3"), NOW(RATE, EAST, "33.3"),
    NOW(RATE, PROVINCE, "47.9"), RIGHT_NUM, RIGHT_DEN},
   "t.ratio 080 RATE 0.446|44.581|44.6"},

  /* Several wrong cells */
  {"numerator and denominator exchanged",
   {RIGHT_RATES, NUM_OF("33587", "27691", "15829", "5413"),
    DEN_OF("70182", "12345", "26243", "16248")},
   "t.ratio 080 NUM 27691|12345|12345; t.ratio 080 DEN 12345|27691|27691"},
  {"two figures that have nothing to do with each other, linked by a sum",
   {NOW(RATE, NORTH, "46.4"), NOW(RATE, SOUTH, "60.3"), NOW(RATE, EAST, "33.3"),
    NOW(RATE, PROVINCE, "47.9"), NUM_OF("33587", "12345", "18529", "5413"), RIGHT_DEN},
   "t.ratio 080 RATE 46.4|44.6|44.6; t.ratio 081 NUM 18529|15829|15829"},

  /* Nobody can tell */
  {"a rate and its parts alone, where each could be wrong",
   {NOW(RATE, NORTH, "57.1"), NOW(NUM, NORTH, "72000"), NOW(DEN, NORTH, "127000")},
   "t.ratio 080 RATE 57.1|56.7|"},
  {"the areas alone",
   {NUM_OF("33587", "12345", "15829", "6542")}, "t.areas 10 NUM 33587|34716|"},
  {"a bound alone: the point moves towards it", {NOW(RATE, NORTH, "672")},
   "t.above 080 RATE 672|<= 100|67.2"},
  {"a bound alone: not away from it", {NOW(RATE, NORTH, "105.0")},
   "t.above 080 RATE 105.0|<= 100|"},
  {"cut and not rounded is information",
   {NOW(RATE, NORTH, "79.6"), NOW(NUM, NORTH, "1766"), NOW(DEN, NORTH, "2217")},
   "rounding.cut 080 RATE 79.6|79.7|"},
  {"a figure that is wrong among others that were cut",
   {NOW(RATE, NORTH, "79.6"), NOW(DEN, NORTH, "2217"), NUM_OF("3540", "17660", "1000", "774")},
   "t.ratio 080 NUM 17660|1766|1766"},

  /* Figures that were taken for one another */
  {"last year's figure again: the right one by calculation",
   {NOW(VISITS, PROVINCE, "52310"), NOW(VISITS, NORTH, "20411"), NOW(VISITS, SOUTH, "18877"),
    NOW(VISITS, EAST, "12899"), LAST(VISITS, EAST, "12899")},
   "t.areas 082 VISITS 12899|13022|13022"},
  {"the neighbour's figure again",
   {RIGHT_RATES, NUM_OF("33587", "15829", "15829", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 15829|12345|12345"},
  {"figures of two rows exchanged: rates that have nothing to do with each other",
   {RIGHT_RATES, NUM_OF("33587", "15829", "12345", "5413"), RIGHT_DEN},
   "t.ratio 080 NUM 15829|12345|12345"},
  {"a column one row too low",
   {RIGHT_RATES, NUM_OF("33587", "5413", "12345", "15829"), RIGHT_DEN},
   "t.ratio 080 NUM 5413|12345|12345"},

  /* Other slips */
  {"an index for growth",
   {NOW(GROWTH, NORTH, "108.4"), NOW(TOTAL, NORTH, "542.0"), LAST(TOTAL, NORTH, "500.0")},
   "t.growth 080 GROWTH 108.4|8.4|8.4"},
  {"a relative fall for percentage points",
   {NOW(POORER, NORTH, "18.20"), NOW(POOR, NORTH, "20.36"), LAST(POOR, NORTH, "24.89")},
   "t.change 080 POORER 18.20|4.53|4.53"},

  /* Sums that are not what they ought to be */
  {"a total without one of its areas", {NUM_OF("28174", "12345", "15829", "5413")},
   "t.areas 10 NUM 28174|33587|33587"},
  {"a total with one of its areas twice", {NUM_OF("39000", "12345", "15829", "5413")},
   "t.areas 10 NUM 39000|33587|33587"},
  {"a total with one of its parts twice",
   {NOW(TOTAL, NORTH, "35.7"), NOW(PART_A, NORTH, "12.4"), NOW(PART_B, NORTH, "10.9")},
   "t.parts 080 TOTAL 35.7|23.3|23.3"},

  /* What the years say */
  {"a digit could be wrong in several: not where it stood a year ago",
   {NUM_OF("33587", "12945", "15829", "5413"), LAST(NUM, NORTH, "12300"),
    LAST(NUM, SOUTH, "15801"), LAST(NUM, EAST, "5400"), LAST(NUM, PROVINCE, "33501")},
   "t.areas 080 NUM 12945|12345|12345"},

  /* Bounds */
  {"a bound alone is told where it is asked, without a value",
   {NOW(NUM, NORTH, "27691"), NOW(DEN, NORTH, "12345")},
   "t.order 080 NUM 27691|<= 12345|"},
  {"a bound alone: thousands for units", {NOW(RATE, NORTH, "44600")},
   "t.above 080 RATE 44600|<= 100|44.6"},
};

static void
localise(const World *world, guint n_threads, CtFindings *findings)
{
  const CtCauseOptions options = CT_CAUSE_OPTIONS_INIT;
  g_autoptr(CtConstraints) constraints = all_constraints();
  g_autoptr(CtBreaches) breaches =
      ct_engine_find_breaches(&world->view, constraints, n_threads, findings);

  ct_cause_localise(breaches, &options, n_threads, findings);
}

static gchar *
run(const Fact *facts, gsize n_facts, guint n_threads, gboolean messages)
{
  World *world = world_new(&catalog, H1, facts, n_facts);
  g_autoptr(CtFindings) findings = ct_findings_new();
  GString *text = g_string_new(NULL);

  localise(world, n_threads, findings);
  if (messages)
    for (guint i = 0; i < ct_findings_count(findings); i++)
      g_string_append_printf(text, "%s\n", ct_findings_get(findings, i)->message);
  else
    world_describe(&catalog, findings, text);
  world_free(world);
  return g_string_free(text, FALSE);
}

static void
find_one(void **state)
{
  const Case *c = *state;
  g_autofree gchar *text = run(c->facts, G_N_ELEMENTS(c->facts), 1, FALSE);

  assert_string_equal(text, c->findings);
}

static void
one_finding_has_all_reasons(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {RIGHT_RATES, NUM_OF("33587", "12435", "15829", "5413"), RIGHT_DEN};
  g_autofree gchar *text = run(facts, G_N_ELEMENTS(facts), 1, TRUE);

  assert_string_equal(
      text,
      "this figure does not fit those around it: Huyện Bắc, RATE (2023-01/P6M): this does not "
      "fit: 44.6 % is printed, but 12,435 (NUM) / 27,691 (DEN) × 100 = 44.91; the difference is "
      "0.31, of which rounding explains at most 0.05; nor does Toàn tỉnh, NUM (2023-01/P6M) fit "
      "(t.areas): this does not fit: 33,587 người is printed, but 12,435 (Huyện Bắc) + 15,829 "
      "(Huyện Nam) + 5,413 (Huyện Đông) = 33,677; the difference is 90; 12,345 (two digits "
      "changed places) instead would satisfy every rule that uses it (3: t.ratio, t.areas, "
      "t.order)\n");
}

static void
plain_mean_is_named(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {
    NOW(RATE, NORTH, "44.6"), NOW(RATE, SOUTH, "60.3"), NOW(RATE, EAST, "33.3"),
    NOW(RATE, PROVINCE, "46.1"), RIGHT_NUM, RIGHT_DEN,
  };
  g_autofree gchar *text = run(facts, G_N_ELEMENTS(facts), 1, TRUE);

  assert_non_null(strstr(text, "47.9 (the plain mean of the rates of its areas stands here)"));
}

static void
figures_are_named_where_nobody_can_tell(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {
    BY(1, NUM, PROVINCE, "33587"), BY(0, NUM, NORTH, "12345"), BY(0, NUM, SOUTH, "15829"),
    BY(0, NUM, EAST, "6542"),
  };
  g_autofree gchar *text = run(facts, G_N_ELEMENTS(facts), 1, TRUE);

  assert_true(g_str_has_prefix(text, "this does not fit: 33,587 người is printed, but"));
  assert_non_null(strstr(text, "the rules cannot tell which figure is wrong"));
  assert_non_null(strstr(text, "Huyện Bắc, NUM (2023-01/P6M) with 11,216"));
  assert_non_null(strstr(text, "\nthis figure may be the one that is wrong where Toàn tỉnh, NUM "
                               "(2023-01/P6M) does not fit; 5,413"));
}

/* Many worlds in one: each month has a sum that does not hold, another slip each time. */
static void
threads_do_not_matter(void **state G_GNUC_UNUSED)
{
  enum { N_PERIODS = 600 };
  static const gchar *const wrong[] = {"12435", "12945", "1245", "-12345", "11111"};
  g_autofree Fact *facts = g_new0(Fact, 7 * N_PERIODS);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  gsize n = 0;

  for (guint i = 0; i < N_PERIODS; i++) {
    gchar *period = g_strdup_printf("%u-%02u", 2023 + i / 12, i % 12 + 1);
    const Fact now[] = {
      {RATE, NORTH, period, "44.6", CT_MEASURE_ACTUAL, 0, FALSE},
      {DEN, NORTH, period, "27691", CT_MEASURE_ACTUAL, 0, FALSE},
      {NUM, PROVINCE, period, "33587", CT_MEASURE_ACTUAL, 1, FALSE},
      {NUM, NORTH, period, wrong[i % G_N_ELEMENTS(wrong)], CT_MEASURE_ACTUAL, 0, FALSE},
      {NUM, SOUTH, period, "15829", CT_MEASURE_ACTUAL, 0, FALSE},
      {NUM, EAST, period, "5413", CT_MEASURE_ACTUAL, 0, FALSE},
    };
    g_ptr_array_add(texts, period);
    for (guint j = 0; j < G_N_ELEMENTS(now); j++)
      facts[n++] = now[j];
  }
  g_autofree gchar *one = run(facts, n, 1, TRUE);
  g_autofree gchar *two = run(facts, n, 2, TRUE);
  g_autofree gchar *five = run(facts, n, 5, TRUE);
  assert_true(strlen(one) > 100000);
  assert_string_equal(one, two);
  assert_string_equal(one, five);
}

/* A sender of less trust is likelier to be wrong. */
static void
trust_decides_between_equals(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {BY(0, GROWTH, NORTH, "10.0"), BY(1, TOTAL, NORTH, "561.3"),
                               LAST(TOTAL, NORTH, "500.0")};
  const CtCauseOptions options = CT_CAUSE_OPTIONS_INIT;
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = all_constraints();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) text = g_string_new(NULL);

  world->submissions[0]->trust = 20;
  world->submissions[1]->trust = 5;
  g_autoptr(CtBreaches) breaches =
      ct_engine_find_breaches(&world->view, constraints, 1, findings);
  ct_cause_localise(breaches, &options, 1, findings);
  world_describe(&catalog, findings, text);
  assert_string_equal(text->str, "t.growth 080 TOTAL 561.3|550.0|550.0");
  world_free(world);
}

static void
too_large_a_tangle_is_told_breach_by_breach(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {RIGHT_RATES, NUM_OF("33587", "12435", "15829", "5413"), RIGHT_DEN};
  const CtCauseOptions options = {.max_figures = 3, .max_wrong = 4, .steps = 1000};
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = all_constraints();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtBreaches) breaches =
      ct_engine_find_breaches(&world->view, constraints, 1, findings);
  g_autoptr(GString) text = g_string_new(NULL);

  ct_cause_localise(breaches, &options, 1, findings);
  world_describe(&catalog, findings, text);
  assert_true(g_str_has_prefix(text->str, "localise.too-large 080 RATE ||; t.ratio 080 RATE"));
  assert_non_null(strstr(text->str, "t.areas 10 NUM 33587|33677|"));
  world_free(world);
}

/* A count that has decimals is left out, and its digits are what the sum needs. */
static void
figures_that_were_left_out_are_suggested(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {RIGHT_RATES, NOW(NUM, PROVINCE, "33587"),
                               NOW(NUM, SOUTH, "15829"), NOW(NUM, EAST, "5413"), RIGHT_DEN};
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtFindings) findings = ct_findings_new();
  CtFinding left_out = CT_FINDING_INIT;

  left_out.severity = CT_SEVERITY_ERROR;
  left_out.rule = "intake.fraction";
  left_out.observed = "12.345";
  left_out.indicator = NUM;
  left_out.area = NORTH;
  left_out.period = world->view.period;
  ct_findings_add(findings, &left_out, "left out");
  left_out.observed = "12.3";
  ct_findings_add(findings, &left_out, "left out");
  localise(world, 1, findings);
  assert_string_equal(ct_findings_get(findings, 0)->suggestion, "12345");
  assert_string_equal(ct_findings_get(findings, 0)->message,
                      "left out; 12,345 instead would satisfy every rule that uses it (3)");
  assert_string_equal(ct_findings_get(findings, 1)->suggestion, "12345");
  assert_int_equal(ct_findings_count(findings), 2);
  world_free(world);
}

/* Last year's report again: one finding at the report, and not one for each broken sum. */
static void
copied_report_is_told_as_a_whole(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {
    RIGHT_RATES, NOW(NUM, PROVINCE, "33587"), NOW(NUM, NORTH, "12345"), NOW(NUM, EAST, "5413"),
    NOW(DEN, PROVINCE, "70182"), NOW(DEN, NORTH, "27691"), NOW(DEN, EAST, "16248"),
    NOW(TOTAL, PROVINCE, "1500.0"), NOW(TOTAL, NORTH, "500.0"), NOW(TOTAL, EAST, "500.0"),
    BY(1, NUM, SOUTH, "15111"), BY(1, DEN, SOUTH, "25222"), BY(1, TOTAL, SOUTH, "433.1"),
    BY(1, PART_A, SOUTH, "233.0"), BY(1, PART_B, SOUTH, "200.1"), BY(1, VISITS, SOUTH, "54321"),
    LAST(NUM, SOUTH, "15111"), LAST(DEN, SOUTH, "25222"), LAST(TOTAL, SOUTH, "433.1"),
    LAST(PART_A, SOUTH, "233.0"), LAST(PART_B, SOUTH, "200.1"), LAST(VISITS, SOUTH, "54321"),
  };
  g_autofree gchar *text = run(facts, G_N_ELEMENTS(facts), 1, FALSE);
  g_autofree gchar *message = run(facts, G_N_ELEMENTS(facts), 1, TRUE);

  assert_string_equal(text, "localise.copied-report - - ||");
  assert_string_equal(message,
                      "6 of 6 figures of this report that can be compared are those of a year "
                      "before: was last year's report sent again? broken rules that hang on them: 4 "
                      "(t.ratio, t.areas)\n");
}

/* One slip in figures that were right: what is told is that figure, with what it was. Only
 * slips that cannot be mistaken for another one. */
static void
seeded_slips_are_found(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 300; round++) {
    static const guint32 areas[] = {NORTH, SOUTH, EAST};
    gint64 nums[3], dens[3], num = 0, den = 0;
    gchar texts[12][CT_DECIMAL_CHARS];
    Fact facts[12];
    guint n = 0, wrong = (guint)g_rand_int_range(rand, 0, 3);
    for (guint i = 0; i < 3; i++) {
      CtDecimal rate;
      dens[i] = g_rand_int_range(rand, 20000, 90000);
      nums[i] = g_rand_int_range(rand, 10000, 20000);
      num += nums[i];
      den += dens[i];
      assert_true(ct_decimal_divide(CT_DECIMAL_INIT(nums[i] * 100, 0), CT_DECIMAL_INIT(dens[i], 0),
                                    1, &rate));
      ct_decimal_format(rate, texts[n]);
      facts[n] = (Fact){RATE, areas[i], H1, texts[n], CT_MEASURE_ACTUAL, 0, FALSE};
      n++;
      ct_decimal_format(CT_DECIMAL_INIT(nums[i] * (i == wrong ? 1000 : 1), 0), texts[n]);
      facts[n] = (Fact){NUM, areas[i], H1, texts[n], CT_MEASURE_ACTUAL, 0, FALSE};
      n++;
      ct_decimal_format(CT_DECIMAL_INIT(dens[i], 0), texts[n]);
      facts[n] = (Fact){DEN, areas[i], H1, texts[n], CT_MEASURE_ACTUAL, 0, FALSE};
      n++;
    }
    ct_decimal_format(CT_DECIMAL_INIT(num, 0), texts[n]);
    facts[n] = (Fact){NUM, PROVINCE, H1, texts[n], CT_MEASURE_ACTUAL, 0, FALSE};
    n++;
    ct_decimal_format(CT_DECIMAL_INIT(den, 0), texts[n]);
    facts[n] = (Fact){DEN, PROVINCE, H1, texts[n], CT_MEASURE_ACTUAL, 0, FALSE};
    n++;
    g_autofree gchar *text = run(facts, n, 1, FALSE);
    g_autofree gchar *wanted = g_strdup_printf(
        "t.ratio %s NUM %" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
        world_areas[areas[wrong]].code, nums[wrong] * 1000, nums[wrong], nums[wrong]);
    assert_string_equal(text, wanted);
  }
  g_rand_free(rand);
}

int
main(void)
{
  static const struct CMUnitTest fixed[] = {
    cmocka_unit_test(one_finding_has_all_reasons),
    cmocka_unit_test(plain_mean_is_named),
    cmocka_unit_test(figures_are_named_where_nobody_can_tell),
    cmocka_unit_test(threads_do_not_matter),
    cmocka_unit_test(trust_decides_between_equals),
    cmocka_unit_test(too_large_a_tangle_is_told_breach_by_breach),
    cmocka_unit_test(figures_that_were_left_out_are_suggested),
    cmocka_unit_test(copied_report_is_told_as_a_whole),
    cmocka_unit_test(seeded_slips_are_found),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(fixed) + G_N_ELEMENTS(cases)];
  gsize n = 0;

  ct_language_set(CT_LANGUAGE_EN);
  for (; n < G_N_ELEMENTS(fixed); n++)
    tests[n] = fixed[n];
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label, .test_func = find_one,
                                     .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("cause", tests, NULL, NULL);
}
