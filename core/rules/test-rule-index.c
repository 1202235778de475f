/* From a figure back to the cells whose constraints take it, against looking at each cell for
 * what it takes, on random worlds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/ct-operands.h"
#include "rules/ct-rule-index.h"
#include "rules/test-random.h"

/* The pairs of a constraint and a subject's cell: number of the constraint x @n_cells + cell. */
typedef struct {
  const CtView *view;
  GHashTable *pairs;
} Uses;

static gpointer
pair_of(const CtView *view, guint constraint, gsize cell)
{
  return GSIZE_TO_POINTER(constraint * view->current->n_cells + cell + 1);
}

static gboolean
note_use(guint constraint, const CtObservation *subject, gpointer user_data)
{
  Uses *uses = user_data;
  gsize cell = ct_dataset_find(uses->view->current, subject->indicator, subject->period,
                               subject->area, subject->measure);

  assert_true(cell != CT_CELL_NONE);
  assert_true(g_hash_table_add(uses->pairs, pair_of(uses->view, constraint, cell)));
  return TRUE;
}

static gboolean
takes(const CtView *view, const CtConstraint *constraint, const CtObservation *subject,
      gsize figure)
{
  CtEvaluation evaluation = {.view = view, .cell = subject};
  CtOperand operands[MAX_FIGURES];
  guint n;

  assert_true(ct_operands_collect(&evaluation, constraint, operands, MAX_FIGURES, &n));
  for (guint i = 0; i < n; i++)
    if (operands[i].cell == figure)
      return TRUE;
  return FALSE;
}

/* Returns: how many cells take the figure besides itself; they are taken out of the pairs. */
static guint
remove_takers(const Random *random, const Uses *uses, gsize figure)
{
  const CtView *view = uses->view;
  guint n = 0;

  for (guint i = 0; i < ct_constraints_count(random->constraints); i++) {
    const CtConstraint *constraint = ct_constraints_get(random->constraints, i);
    gsize begin, end;
    ct_dataset_range(view->current, constraint->subject, &begin, &end);
    for (gsize cell = begin; cell < end; cell++) {
      const CtObservation subject = ct_dataset_get(view->current, cell);
      CtLevel level = catalog.areas[subject.area].level;
      if (subject.missing ||
          !ct_constraint_asks_for(constraint, level, subject.period, subject.measure))
        continue;
      if (cell != figure && !takes(view, constraint, &subject, figure))
        continue;
      assert_true(g_hash_table_remove(uses->pairs, pair_of(view, i, cell)));
      n += cell != figure ? 1 : 0;
    }
  }
  return n;
}

static void
every_taker_is_found_once(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  guint n_takers = 0, n_more = 0;

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 600; round++) {
    Random random;
    random_init(&random, rand, round);
    const CtView *view = &random.world->view;
    g_autoptr(CtRuleIndex) index = ct_rule_index_new(view, random.constraints);
    for (gsize cell = 0; cell < view->current->n_cells; cell++) {
      const CtObservation figure = ct_dataset_get(view->current, cell);
      g_autoptr(GHashTable) pairs = g_hash_table_new(NULL, NULL);
      Uses uses = {view, pairs};
      if (figure.missing)
        continue;
      assert_true(ct_rule_index_each_use(index, &figure, note_use, &uses));
      n_takers += remove_takers(&random, &uses, cell);
      n_more += g_hash_table_size(pairs);
    }
    random_clear(&random);
  }
  /* where areas are asked below areas, the levels on the way are not looked at */
  print_message("# %u cells take a figure of another, %u more do not\n", n_takers, n_more);
  assert_true(n_takers > 2000 && n_more < n_takers / 10);
  g_rand_free(rand);
}

/* The sum of three districts under a condition on another figure. */
static void
operands_have_a_limit(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {
    {1, PROVINCE, "2023", "5", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, NORTH, "2023", "1", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, SOUTH, "2023", "2", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, EAST, "2023", "3", CT_MEASURE_ACTUAL, 0, FALSE},
    {2, PROVINCE, "2023", "4", CT_MEASURE_ACTUAL, 0, FALSE},
    {2, PROVINCE, "2022", "4", CT_MEASURE_ACTUAL, 0, TRUE}, /* history: not to be changed */
  };
  World *world = world_new(&catalog, "2023", facts, G_N_ELEMENTS(facts));
  const CtObservation cell = fact_observation(&catalog, &facts[0], 0);
  CtEvaluation evaluation = {.view = &world->view, .cell = &cell};
  CtConstraint constraint = {
    .left = ct_expression_figure(1, 0),
    .right = ct_expression_children(1, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE, FALSE),
    .when = ct_condition_relation(ct_expression_figure(2, 0), CT_RELATION_GT,
                                  ct_expression_figure(2, -12)),
  };
  CtOperand operands[4];
  guint n;

  assert_true(ct_operands_collect(&evaluation, &constraint, operands, 4, &n));
  assert_int_equal(n, 4);
  assert_int_equal(operands[0].figure.area, NORTH);
  assert_false(operands[2].of_condition);
  assert_int_equal(operands[3].figure.indicator, 2);
  assert_true(operands[3].of_condition);
  assert_false(ct_operands_collect(&evaluation, &constraint, operands, 2, &n));
  assert_int_equal(n, 2);
  ct_expression_free(constraint.left);
  ct_expression_free(constraint.right);
  ct_condition_free(constraint.when);
  world_free(world);
}

/* Periods that lie too far apart to be numbered. */
static void
periods_far_apart_lead_back(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {
    {1, NORTH, "1901", "5", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, NORTH, "1901-Q3", "5", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, NORTH, "2199-Q1", "5", CT_MEASURE_ACTUAL, 0, FALSE},
    {1, NORTH, "1901-Q1", "5", CT_MEASURE_ACTUAL, 0, FALSE},
  };
  World *world = world_new(&catalog, "1901", facts, G_N_ELEMENTS(facts));
  CtPeriodInverse *inverse = ct_period_inverse_new(world->current);
  guint number = ct_period_inverse_add(inverse, (CtPeriodReference){CT_REFERENCE_YEAR, 0}), n;

  assert_null(world->current->observations->layout->period_numbers);
  assert_int_equal(ct_period_inverse_add(inverse, (CtPeriodReference){CT_REFERENCE_YEAR, 0}),
                   number);
  const CtPeriod *from = ct_period_inverse_find(inverse, number, ct_period_new(1901, 1, 12), &n);
  assert_int_equal(n, 3);
  assert_int_equal(from[0], ct_period_new(1901, 1, 3));
  assert_int_equal(from[1], ct_period_new(1901, 1, 12));
  assert_int_equal(from[2], ct_period_new(1901, 7, 3));
  ct_period_inverse_find(inverse, number, ct_period_new(1902, 1, 12), &n);
  assert_int_equal(n, 0);
  ct_period_inverse_free(inverse);
  world_free(world);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_taker_is_found_once),
    cmocka_unit_test(operands_have_a_limit),
    cmocka_unit_test(periods_far_apart_lead_back),
  };

  return cmocka_run_group_tests_name("rule-index", tests, NULL, NULL);
}
