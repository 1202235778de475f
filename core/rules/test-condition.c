/* Verdicts on constraints with conditions, over areas, and with figures of other periods and
 * measures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/ct-evaluate.h"
#include "rules/test-world.h"

enum { A, B, MONEY, COUNTED, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [A] = {.code = "A", .unit = COMMUNE},
  [B] = {.code = "B", .unit = COMMUNE},
  [MONEY] = {.code = "MONEY", .unit = BILLION}, /* 10 is 9.5 to 10.5 */
  [COUNTED] = {.code = "COUNTED", .unit = COMMUNE},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

static const CtPeriodReference here = {CT_REFERENCE_SAME, 0};

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

static CtCondition *
is_above(CtExpression *expression, gint64 limit)
{
  return ct_condition_relation(expression, CT_RELATION_GT, number(limit));
}

static CtConstraint
at_most(CtExpression *left, CtExpression *right, CtCondition *when)
{
  return (CtConstraint){.left = left, .relation = CT_RELATION_LE, .right = right, .when = when};
}

static CtConstraint
never(CtCondition *when)
{
  return (CtConstraint){
    .left = number(1), .relation = CT_RELATION_EQ, .right = number(0), .when = when};
}

static CtConstraint
equal(CtExpression *left, CtExpression *right)
{
  return (CtConstraint){.left = left, .relation = CT_RELATION_EQ, .right = right};
}

/* Rules */

static CtConstraint
above_ten_then_b_at_most_five(void)
{
  return at_most(figure(B), number(5), is_above(figure(MONEY), 10));
}

static CtConstraint
money_of_ten_then_b_at_most_five(void)
{
  CtCondition *ten = ct_condition_relation(figure(MONEY), CT_RELATION_EQ, number(10));

  return at_most(figure(B), number(5), ten);
}

static CtConstraint
a_of_ten_then_b_at_most_five(void)
{
  return at_most(figure(B), number(5),
                 ct_condition_relation(figure(A), CT_RELATION_EQ, number(10)));
}

static CtConstraint
a_needs_b(void)
{
  return never(ct_condition_and(ct_condition_present(figure(A)),
                                ct_condition_not(ct_condition_present(figure(B)))));
}

static CtConstraint
never_both_above_ten(void)
{
  return never(ct_condition_and(is_above(figure(A), 10), is_above(figure(B), 10)));
}

static CtConstraint
never_one_above_ten(void)
{
  return never(ct_condition_or(is_above(figure(A), 10), is_above(figure(B), 10)));
}

static CtConstraint
never_without_one_above_ten(void)
{
  return never(ct_condition_not(ct_condition_or(is_above(figure(A), 10),
                                                is_above(figure(B), 10))));
}

static CtConstraint
at_most_one_child_above_ten(void)
{
  return at_most(ct_expression_count(is_above(figure(A), 10), 0), number(1), NULL);
}

static CtConstraint
all_communes_at_most_ten(void)
{
  CtCondition *above = is_above(figure(A), 10);

  return equal(ct_expression_count(above, CT_LEVEL_COMMUNE), number(0));
}

static CtConstraint
sum_of_communes(void)
{
  return equal(figure(A), ct_expression_over_areas(figure(A), CT_LEVEL_COMMUNE, CT_AGGREGATE_SUM,
                                                   CT_MISSING_UNTELLABLE));
}

static CtConstraint
sum_of_products_at_least(void)
{
  CtExpression *product =
      ct_expression_binary(CT_OPERATOR_MULTIPLY, figure(A), figure(B));

  return at_most(ct_expression_over_areas(product, 0, CT_AGGREGATE_SUM, CT_MISSING_AT_LEAST),
                 figure(COUNTED), NULL);
}

static CtConstraint
largest_rate(void)
{
  CtExpression *rate = ct_expression_binary(CT_OPERATOR_DIVIDE, figure(A), figure(B));

  return at_most(ct_expression_over_areas(rate, 0, CT_AGGREGATE_MAXIMUM, CT_MISSING_AT_LEAST),
                 number(2), NULL);
}

static CtConstraint
sum_of_sums(void)
{
  CtExpression *inner = ct_expression_over_areas(figure(B), 0, CT_AGGREGATE_SUM,
                                                 CT_MISSING_UNTELLABLE);

  return at_most(ct_expression_over_areas(inner, 0, CT_AGGREGATE_SUM, CT_MISSING_AT_LEAST),
                 figure(A), NULL);
}

static CtConstraint
residual_at_most_half(void)
{
  CtExpression *twice = ct_expression_binary(CT_OPERATOR_MULTIPLY, number(2),
                                             ct_expression_residual(figure(A)));

  return at_most(twice, figure(A), NULL);
}

static CtConstraint
needs_residual(void)
{
  return never(ct_condition_not(ct_condition_present(ct_expression_residual(figure(A)))));
}

static CtConstraint
needs_a_child(void)
{
  CtExpression *any =
      ct_expression_children(A, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE, FALSE);

  return never(ct_condition_not(ct_condition_present(any)));
}

static CtConstraint
near_b(void)
{
  CtExpression *difference = ct_expression_binary(CT_OPERATOR_SUBTRACT, figure(A), figure(B));

  return at_most(ct_expression_absolute(difference), number(2), NULL);
}

static CtConstraint
within_plan(void)
{
  return at_most(figure(A), ct_expression_figure_of(A, here, CT_MEASURE_PLAN), NULL);
}

static CtConstraint
at_most_b(void)
{
  return at_most(figure(A), figure(B), NULL);
}

static CtConstraint
at_most_b_with_counted(void)
{
  return at_most(figure(A), figure(B), is_above(figure(COUNTED), 0));
}

static CtConstraint
not_below_three_months(void)
{
  CtPeriodReference reference = {CT_REFERENCE_LENGTH, 3};

  return at_most(ct_expression_figure_at(A, reference), figure(A), NULL);
}

static CtConstraint
not_below_shorter(void)
{
  CtPeriodReference reference = {CT_REFERENCE_SHORTER, 3};

  return at_most(ct_expression_figure_at(A, reference), figure(A), NULL);
}

static CtConstraint
month_added(void)
{
  CtExpression *before = ct_expression_figure_at(A, (CtPeriodReference){CT_REFERENCE_SHORTER, 1});
  CtExpression *last = ct_expression_figure_at(A, (CtPeriodReference){CT_REFERENCE_LAST, 1});

  return equal(figure(A), ct_expression_binary(CT_OPERATOR_ADD, before, last));
}

static CtConstraint
at_most_the_year(void)
{
  CtPeriodReference reference = {CT_REFERENCE_YEAR, 0};

  return at_most(figure(A), ct_expression_figure_at(A, reference), NULL);
}

static CtConstraint
at_most_the_year_before(void)
{
  CtPeriodReference reference = {CT_REFERENCE_YEAR_BEFORE, 0};

  return at_most(figure(A), ct_expression_figure_at(A, reference), NULL);
}

/* Cases */

#define H1 "2023-01/P6M"
#define NOW(indicator, area, value) {indicator, area, H1, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define PLANNED(indicator, area, value) {indicator, area, H1, value, CT_MEASURE_PLAN, 0, FALSE}
#define IN(indicator, area, period, value)                                                         \
  {indicator, area, period, value, CT_MEASURE_ACTUAL, 0, FALSE}

#define HOLDS CT_VERDICT_HOLDS
#define BROKEN CT_VERDICT_BROKEN
#define UNTELLABLE CT_VERDICT_UNTELLABLE

/* The first fact is the subject. */
typedef struct {
  const gchar *label;
  CtConstraint (*rule)(void);
  CtVerdict verdict;
  Fact facts[8];
} Case;

static const Case cases[] = {
  {"the condition is met, the relation not", above_ten_then_b_at_most_five, BROKEN,
   {NOW(B, NORTH, "9"), NOW(MONEY, NORTH, "20")}},
  {"both are met", above_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "3"), NOW(MONEY, NORTH, "20")}},
  {"the condition is not met", above_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "9"), NOW(MONEY, NORTH, "5")}},
  {"rounding leaves the condition open", above_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "9"), NOW(MONEY, NORTH, "10")}},
  {"just above what rounding leaves open", above_ten_then_b_at_most_five, BROKEN,
   {NOW(B, NORTH, "9"), NOW(MONEY, NORTH, "11")}},
  {"what the condition asks is missing", above_ten_then_b_at_most_five, UNTELLABLE,
   {NOW(B, NORTH, "9")}},
  {"it is missing and does not matter", above_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "3")}},
  {"what the relation asks is missing", above_ten_then_b_at_most_five, UNTELLABLE,
   {NOW(MONEY, NORTH, "20")}},
  {"it is missing and does not matter, for the condition is not met",
   above_ten_then_b_at_most_five, HOLDS, {NOW(MONEY, NORTH, "5")}},
  {"equal to a rounded figure is never certain", money_of_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "9"), NOW(MONEY, NORTH, "10")}},
  {"equal to a figure that is counted is", a_of_ten_then_b_at_most_five, BROKEN,
   {NOW(B, NORTH, "9"), NOW(A, NORTH, "10")}},
  {"another one is counted", a_of_ten_then_b_at_most_five, HOLDS,
   {NOW(B, NORTH, "9"), NOW(A, NORTH, "11")}},

  {"one needs the other, and it is there", a_needs_b, HOLDS,
   {NOW(A, NORTH, "1"), NOW(B, NORTH, "2")}},
  {"one needs the other, and it is missing", a_needs_b, BROKEN, {NOW(A, NORTH, "1")}},
  {"one needs the other, and it has no value", a_needs_b, BROKEN,
   {NOW(A, NORTH, "1"), NOW(B, NORTH, "…")}},
  {"the other alone is fine", a_needs_b, HOLDS, {NOW(B, NORTH, "2")}},

  {"and: both certain", never_both_above_ten, BROKEN, {NOW(A, NORTH, "11"), NOW(B, NORTH, "12")}},
  {"and: one is not", never_both_above_ten, HOLDS, {NOW(A, NORTH, "11"), NOW(B, NORTH, "2")}},
  {"and: one is missing", never_both_above_ten, UNTELLABLE, {NOW(A, NORTH, "11")}},
  {"and: one is missing, the other is not met", never_both_above_ten, HOLDS,
   {NOW(A, NORTH, "1")}},
  {"or: one is certain, the other missing", never_one_above_ten, BROKEN, {NOW(A, NORTH, "11")}},
  {"or: one is not met, the other missing", never_one_above_ten, UNTELLABLE,
   {NOW(A, NORTH, "1")}},
  {"or: none is met", never_one_above_ten, HOLDS, {NOW(A, NORTH, "1"), NOW(B, NORTH, "2")}},
  {"not or: none is met", never_without_one_above_ten, BROKEN,
   {NOW(A, NORTH, "1"), NOW(B, NORTH, "2")}},
  {"not or: one is missing", never_without_one_above_ten, UNTELLABLE, {NOW(A, NORTH, "1")}},
  {"not or: one is missing, the other met", never_without_one_above_ten, HOLDS,
   {NOW(A, NORTH, "11")}},

  {"two of three children", at_most_one_child_above_ten, BROKEN,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH, "11"), NOW(A, SOUTH, "12"), NOW(A, EAST, "1")}},
  {"one of three children, and the residual is none", at_most_one_child_above_ten, HOLDS,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH, "11"), NOW(A, REST, "12"), NOW(A, SOUTH, "1"),
    NOW(A, EAST, "1")}},
  {"two of those that are there", at_most_one_child_above_ten, BROKEN,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH, "11"), NOW(A, SOUTH, "12")}},
  {"the one that is missing may make two", at_most_one_child_above_ten, HOLDS,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH, "11"), NOW(A, EAST, "1")}},
  {"nothing is known of any child", at_most_one_child_above_ten, UNTELLABLE,
   {NOW(A, PROVINCE, "50")}},
  {"there are no children", at_most_one_child_above_ten, UNTELLABLE, {NOW(A, NORTH_1, "50")}},
  {"all communes: two levels down", all_communes_at_most_ten, BROKEN,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH_2, "11"), NOW(A, NORTH, "99")}},
  {"all communes: they are", all_communes_at_most_ten, HOLDS,
   {NOW(A, PROVINCE, "50"), NOW(A, NORTH_2, "10"), NOW(A, NORTH, "99")}},

  {"a sum two levels down", sum_of_communes, HOLDS,
   {NOW(A, PROVINCE, "7"), NOW(A, NORTH_1, "3"), NOW(A, NORTH_2, "4")}},
  {"a sum two levels down that is another", sum_of_communes, BROKEN,
   {NOW(A, PROVINCE, "8"), NOW(A, NORTH_1, "3"), NOW(A, NORTH_2, "4")}},
  {"one is missing two levels down", sum_of_communes, UNTELLABLE,
   {NOW(A, PROVINCE, "8"), NOW(A, NORTH_1, "3")}},
  {"a plan two levels down is no actual figure", sum_of_communes, UNTELLABLE,
   {NOW(A, PROVINCE, "8"), NOW(A, NORTH_1, "3"), PLANNED(A, NORTH_2, "4")}},
  {"an actual figure two levels down is no plan", sum_of_communes, UNTELLABLE,
   {PLANNED(A, PROVINCE, "8"), PLANNED(A, NORTH_1, "3"), NOW(A, NORTH_2, "4")}},
  {"what is there is past the bound already", sum_of_products_at_least, BROKEN,
   {NOW(COUNTED, PROVINCE, "20"), NOW(A, NORTH, "3"), NOW(B, NORTH, "7"), NOW(A, SOUTH, "9")}},
  {"what is there is not", sum_of_products_at_least, HOLDS,
   {NOW(COUNTED, PROVINCE, "21"), NOW(A, NORTH, "3"), NOW(B, NORTH, "7"), NOW(A, SOUTH, "9")}},
  {"a divisor of 0 is not a missing figure", largest_rate, UNTELLABLE,
   {NOW(A, PROVINCE, "1"), NOW(A, NORTH, "9"), NOW(B, NORTH, "3"), NOW(A, SOUTH, "9"),
    NOW(B, SOUTH, "0")}},
  {"the largest of those that are there", largest_rate, BROKEN,
   {NOW(A, PROVINCE, "1"), NOW(A, NORTH, "9"), NOW(B, NORTH, "3"), NOW(A, SOUTH, "9")}},
  {"areas below areas", sum_of_sums, BROKEN,
   {NOW(A, PROVINCE, "6"), NOW(B, NORTH_1, "3"), NOW(B, NORTH_2, "4")}},

  {"the residual is too much", residual_at_most_half, BROKEN,
   {NOW(A, PROVINCE, "6"), NOW(A, REST, "4")}},
  {"the residual is not too much", residual_at_most_half, HOLDS,
   {NOW(A, PROVINCE, "6"), NOW(A, REST, "3")}},
  {"the residual was not sent", residual_at_most_half, UNTELLABLE, {NOW(A, PROVINCE, "6")}},
  {"there is no residual", residual_at_most_half, UNTELLABLE, {NOW(A, NORTH, "6")}},
  {"the residual is there", needs_residual, HOLDS, {NOW(A, PROVINCE, "6"), NOW(A, REST, "4")}},
  {"the residual is not there", needs_residual, BROKEN, {NOW(A, PROVINCE, "6")}},
  {"one child is there", needs_a_child, HOLDS, {NOW(A, PROVINCE, "6"), NOW(A, SOUTH, "4")}},
  {"no child is there", needs_a_child, BROKEN, {NOW(A, PROVINCE, "6"), NOW(A, REST, "4")}},

  {"too far above", near_b, BROKEN, {NOW(A, NORTH, "8"), NOW(B, NORTH, "5")}},
  {"too far below", near_b, BROKEN, {NOW(A, NORTH, "5"), NOW(B, NORTH, "8")}},
  {"near", near_b, HOLDS, {NOW(A, NORTH, "6"), NOW(B, NORTH, "8")}},

  {"past the plan", within_plan, BROKEN, {NOW(A, NORTH, "8"), PLANNED(A, NORTH, "5")}},
  {"within the plan", within_plan, HOLDS, {NOW(A, NORTH, "5"), PLANNED(A, NORTH, "5")}},
  {"the plan is within itself", within_plan, HOLDS, {PLANNED(A, NORTH, "5")}},
  {"there is no plan", within_plan, UNTELLABLE, {NOW(A, NORTH, "8")}},
  {"a plan beside an actual figure only", at_most_b, UNTELLABLE,
   {PLANNED(A, NORTH, "8"), NOW(B, NORTH, "5")}},
  {"a condition on actual figures only", at_most_b_with_counted, UNTELLABLE,
   {PLANNED(A, NORTH, "8"), NOW(B, NORTH, "5"), NOW(COUNTED, NORTH, "1")}},
  {"a plan in the relation and an actual figure in the condition", at_most_b_with_counted,
   BROKEN, {PLANNED(A, NORTH, "8"), PLANNED(B, NORTH, "5"), NOW(COUNTED, NORTH, "1")}},
  {"an actual figure in the relation and a plan in the condition", at_most_b_with_counted,
   BROKEN, {PLANNED(A, NORTH, "8"), NOW(B, NORTH, "5"), PLANNED(COUNTED, NORTH, "1")}},

  {"less than after three months", not_below_three_months, BROKEN,
   {NOW(A, NORTH, "8"), IN(A, NORTH, "2023-Q1", "9")}},
  {"the three months themselves have no other", not_below_three_months, UNTELLABLE,
   {IN(A, NORTH, "2023-Q1", "9")}},
  {"less than three months before", not_below_shorter, BROKEN,
   {IN(A, NORTH, "2023-01/P9M", "7"), NOW(A, NORTH, "8")}},
  {"less than three months before: there are none", not_below_shorter, UNTELLABLE,
   {IN(A, NORTH, "2023-Q1", "9")}},
  {"the last month added", month_added, HOLDS,
   {NOW(A, NORTH, "8"), IN(A, NORTH, "2023-01/P5M", "6"), IN(A, NORTH, "2023-06", "2")}},
  {"another last month added", month_added, BROKEN,
   {NOW(A, NORTH, "8"), IN(A, NORTH, "2023-01/P5M", "6"), IN(A, NORTH, "2023-06", "3")}},
  {"past the year", at_most_the_year, BROKEN,
   {NOW(A, NORTH, "8"), IN(A, NORTH, "2023", "7")}},
  {"past the year before", at_most_the_year_before, BROKEN,
   {NOW(A, NORTH, "8"), {A, NORTH, "2022", "7", CT_MEASURE_ACTUAL, 0, TRUE}}},
  {"the year before of a period across years", at_most_the_year_before, HOLDS,
   {IN(A, NORTH, "2022-09/P9M", "8"), IN(A, NORTH, "2022", "1"), IN(A, NORTH, "2021", "9")}},
};

static gsize
count_facts(const Fact *facts)
{
  gsize n = 0;

  while (n < G_N_ELEMENTS(((Case *)NULL)->facts) && facts[n].period != NULL)
    n++;
  return n;
}

static void
judge_one(void **state)
{
  const Case *one = *state;
  World *world = world_new(&catalog, H1, one->facts, count_facts(one->facts));
  const CtObservation cell = fact_observation(&catalog, &one->facts[0], 0);
  CtConstraint constraint = one->rule();
  CtEvaluation evaluation = {.view = &world->view, .cell = &cell};

  assert_int_equal(ct_evaluate_constraint(&evaluation, &constraint), one->verdict);
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
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = judge_one,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("condition", tests, NULL, NULL);
}
