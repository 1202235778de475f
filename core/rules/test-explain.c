/* What is said of a constraint that is broken: its condition, areas below, other periods and
 * measures, two languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "rules/ct-explain.h"
#include "rules/test-world.h"

enum { A, B, RATE, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [A] = {.code = "A", .unit = COMMUNE},
  [B] = {.code = "B", .unit = COMMUNE},
  [RATE] = {.code = "RATE", .unit = PERCENT, .decimals = 1},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

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
quotient(void)
{
  return ct_expression_binary(CT_OPERATOR_DIVIDE, figure(A), figure(B));
}

static CtCondition *
is_above(CtExpression *expression, gint64 limit)
{
  return ct_condition_relation(expression, CT_RELATION_GT, number(limit));
}

static CtConstraint
rule(CtExpression *left, CtRelation relation, CtExpression *right, CtCondition *when)
{
  return (CtConstraint){.rule = "test", .subject = A, .left = left, .relation = relation,
                        .right = right, .when = when, .message = N_("this does not fit")};
}

static CtConstraint
never(CtCondition *when)
{
  return rule(number(1), CT_RELATION_EQ, number(0), when);
}

static CtConstraint
bound_under_condition(void)
{
  return rule(figure(A), CT_RELATION_LE, number(5), is_above(quotient(), 2));
}

static CtConstraint
a_without_b(void)
{
  CtConstraint constraint = never(ct_condition_and(
      ct_condition_present(figure(A)), ct_condition_not(ct_condition_present(figure(B)))));

  constraint.message = "one is sent, the other is not";
  constraint.message_vi = "có A mà không có B";
  return constraint;
}

static CtConstraint
one_of_two(void)
{
  return never(ct_condition_or(is_above(figure(A), 10), is_above(figure(B), 10)));
}

static CtConstraint
none_of_two(void)
{
  return never(ct_condition_not(ct_condition_or(
      is_above(figure(A), 10), ct_condition_relation(figure(B), CT_RELATION_EQ, number(3)))));
}

static CtConstraint
sum_over_districts(void)
{
  return rule(figure(A), CT_RELATION_EQ,
              ct_expression_over_areas(figure(B), CT_LEVEL_DISTRICT, CT_AGGREGATE_SUM,
                                       CT_MISSING_UNTELLABLE),
              NULL);
}

static CtConstraint
smallest_quotient(void)
{
  return rule(figure(A), CT_RELATION_LE,
              ct_expression_over_areas(quotient(), 0, CT_AGGREGATE_MINIMUM, CT_MISSING_AT_LEAST),
              NULL);
}

static CtConstraint
no_child_above_ten(void)
{
  return rule(ct_expression_count(is_above(figure(A), 10), 0), CT_RELATION_EQ, number(0), NULL);
}

static CtConstraint
with_residual(void)
{
  CtExpression *rest = ct_expression_residual(figure(A));

  return rule(figure(A), CT_RELATION_GE,
              ct_expression_binary(CT_OPERATOR_MULTIPLY, number(2), rest), NULL);
}

static CtConstraint
near_the_plan(void)
{
  CtPeriodReference here = {CT_REFERENCE_SAME, 0};
  CtExpression *plan = ct_expression_figure_of(A, here, CT_MEASURE_PLAN);

  return rule(ct_expression_absolute(ct_expression_binary(CT_OPERATOR_SUBTRACT, figure(A), plan)),
              CT_RELATION_LE, number(2), NULL);
}

static CtConstraint
not_below_three_months(void)
{
  CtPeriodReference reference = {CT_REFERENCE_LENGTH, 3};

  return rule(figure(A), CT_RELATION_GE, ct_expression_figure_at(A, reference), NULL);
}

#define H1 "2023-01/P6M"
#define NOW(indicator, area, value) {indicator, area, H1, value, CT_MEASURE_ACTUAL, 0, FALSE}

/* The first fact is the subject. @text: observed|expected|message */
typedef struct {
  const gchar *label;
  CtConstraint (*rule)(void);
  CtLanguage language;
  Fact facts[8];
  const gchar *text;
} Case;

static const Case cases[] = {
  {"the condition comes last", bound_under_condition, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "9"), NOW(B, NORTH, "3")},
   "9|<= 5|this does not fit: 9 xã is printed, but at most 5 is possible; the difference is 4; "
   "given 9 (A) / 3 (B) = 3 > 2"},
  {"what must never be", a_without_b, CT_LANGUAGE_EN, {NOW(A, NORTH, "9")},
   "9||one is sent, the other is not: 9 (A) and no figure for B"},
  {"its own message in Vietnamese", a_without_b, CT_LANGUAGE_VI, {NOW(A, NORTH, "9")},
   "9||có A mà không có B: "},
  {"of two that would do the one that is", one_of_two, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "9"), NOW(B, NORTH, "13")}, "9||this does not fit: 13 (B) > 10"},
  {"of two that would do both", one_of_two, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "12"), NOW(B, NORTH, "13")},
   "12||this does not fit: 12 (A) > 10 and 13 (B) > 10"},
  {"what is not is told as what is", none_of_two, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "9"), NOW(B, NORTH, "4")},
   "9||this does not fit: 9 (A) <= 10 and 4 (B) ≠ 3"},
  {"a sum over areas", sum_over_districts, CT_LANGUAGE_EN,
   {NOW(A, PROVINCE, "9"), NOW(B, NORTH, "3"), NOW(B, SOUTH, "4"), NOW(B, EAST, "5")},
   "9|12|this does not fit: 9 xã is printed, but 3 (B, Huyện Bắc) + 4 (B, Huyện Nam) + 5 (B, "
   "Huyện Đông) = 12; the difference is 3"},
  {"the smallest of what is worked out", smallest_quotient, CT_LANGUAGE_EN,
   {NOW(A, PROVINCE, "9"), NOW(A, NORTH, "8"), NOW(B, NORTH, "2"), NOW(A, SOUTH, "6"),
    NOW(B, SOUTH, "2")},
   "9|<= 3|this does not fit: 9 xã is printed, but at most 3 (Huyện Nam) is possible; the "
   "difference is 6"},
  {"those that are counted", no_child_above_ten, CT_LANGUAGE_EN,
   {NOW(A, PROVINCE, "9"), NOW(A, NORTH, "12"), NOW(A, SOUTH, "11"), NOW(A, EAST, "3")},
   "2|0|this does not fit: 2 (Huyện Bắc, Huyện Nam), and not 0; the difference is 2"},
  {"the residual", with_residual, CT_LANGUAGE_EN,
   {NOW(A, PROVINCE, "9"), NOW(A, REST, "5")},
   "9|>= 10|this does not fit: 9 xã is printed, but at least 2 × 5 (A, Khối tỉnh) = 10 is "
   "needed; the difference is 1"},
  {"a named measure and no sign", near_the_plan, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "5"), {A, NORTH, H1, "8", CT_MEASURE_PLAN, 0, FALSE}},
   "3|<= 2|this does not fit: |5 (A) - 8 (A, plan)| = 3, but at most 2 is possible; the "
   "difference is 1"},
  {"another period", not_below_three_months, CT_LANGUAGE_EN,
   {NOW(A, NORTH, "5"), {A, NORTH, "2023-Q1", "8", CT_MEASURE_ACTUAL, 0, FALSE}},
   "5|>= 8|this does not fit: 5 xã is printed, but at least 8 (A, 2023-Q1) is needed; the "
   "difference is 3"},
};

static void
explain_one(void **state)
{
  const Case *one = *state;
  World *world = world_new(&catalog, H1, one->facts, G_N_ELEMENTS(one->facts));
  const CtObservation cell = fact_observation(&catalog, &one->facts[0], 0);
  CtLanguage before = ct_language_set(one->language);
  CtConstraint constraint = one->rule();
  CtEvaluation evaluation = {.view = &world->view, .cell = &cell};
  CtExplanation explanation;

  assert_int_equal(ct_evaluate_constraint(&evaluation, &constraint), CT_VERDICT_BROKEN);
  ct_explanation_init(&explanation, &evaluation, &constraint);
  g_autofree gchar *text = g_strdup_printf(
      "%s|%s|%s", explanation.observed != NULL ? explanation.observed : "",
      explanation.expected != NULL ? explanation.expected : "", explanation.message->str);
  if (one->language == CT_LANGUAGE_VI)
    assert_true(g_str_has_prefix(text, one->text));
  else
    assert_string_equal(text, one->text);
  ct_explanation_clear(&explanation);
  ct_language_set(before);
  ct_expression_free(constraint.left);
  ct_expression_free(constraint.right);
  ct_condition_free(constraint.when);
  world_free(world);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = explain_one,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
