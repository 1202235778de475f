/* What the sieve says against the judge, and findings with and without it, on random
 * worlds: random figures of all sizes, decimals, words and gaps, random constraints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "rules/ct-engine.h"
#include "rules/sieve/ct-sieve.h"
#include "rules/test-random.h"

/* Findings */

static gchar *
describe(CtFindings *findings)
{
  GString *text = g_string_new(NULL);

  world_describe(&catalog, findings, text);
  for (guint i = 0; i < ct_findings_count(findings); i++)
    g_string_append_printf(text, "\n%u %s", ct_findings_get(findings, i)->submission,
                           ct_findings_get(findings, i)->message);
  ct_findings_free(findings);
  return g_string_free(text, FALSE);
}

static void
findings_are_the_same(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  guint n_findings = 0, n_suggestions = 0;

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 1500; round++) {
    Random random;
    CtFindings *sifted = ct_findings_new(), *all = ct_findings_new();
    random_init(&random, rand, round);
    ct_engine_run(&random.world->view, random.constraints, 1 + round % 3, sifted);
    ct_engine_run_unsifted(&random.world->view, random.constraints, all);
    for (guint i = 0; i < ct_findings_count(sifted); i++)
      n_suggestions += ct_findings_get(sifted, i)->suggestion != NULL ? 1 : 0;
    n_findings += ct_findings_count(sifted);
    g_autofree gchar *text = describe(sifted), *expected = describe(all);
    assert_string_equal(text, expected);
    random_clear(&random);
  }
  print_message("# %u findings, %u of them with a suggestion\n", n_findings, n_suggestions);
  assert_true(n_findings > 1000 && n_suggestions > 100);
  g_rand_free(rand);
}

/* Verdicts */

static CtSpanVerdict
judged(CtEvaluation *evaluation, const CtConstraint *constraint)
{
  switch (ct_evaluate_constraint(evaluation, constraint)) {
  case CT_VERDICT_HOLDS:
    return CT_SPAN_HOLDS;
  case CT_VERDICT_BROKEN:
    return CT_SPAN_BREAKS;
  case CT_VERDICT_UNTELLABLE:
  default:
    return CT_SPAN_UNTELLABLE;
  }
}

typedef struct {
  CtSieve *sieve;
  CtBlock *block;
  guint n_sure;
  guint n_asked;
} Asked;

static void
note(Asked *asked, CtSpanVerdict verdict, CtSpanVerdict expected)
{
  asked->n_asked++;
  if (verdict == CT_SPAN_DOUBTFUL)
    return;
  asked->n_sure++;
  assert_int_equal(verdict, expected);
}

/* One constraint for all cells of its subject, whatever its levels are. */
static void
ask_cells(const Random *random, Asked *asked, const CtConstraint *constraint)
{
  const CtView *view = &random->world->view;
  CtBlock *block = asked->block;
  CtSpanVerdict verdicts[CT_BLOCK_CELLS];
  gsize begin, end;

  ct_dataset_range(view->current, constraint->subject, &begin, &end);
  ct_block_load(block, view, asked->sieve->kinds, constraint->subject, begin,
                (guint)(end - begin));
  block->n_rows = 0;
  for (guint row = 0; row < block->n; row++) {
    block->met[row] = 0;
    if (block->own[row].state != CT_SPAN_MISSING)
      block->rows[block->n_rows++] = (guint8)row;
  }
  ct_block_judge(block, constraint, verdicts);
  for (guint i = 0; i < block->n_rows; i++) {
    const CtObservation cell = ct_dataset_get(view->current, begin + block->rows[i]);
    CtEvaluation evaluation = {.view = view, .cell = &cell};
    note(asked, verdicts[block->rows[i]], judged(&evaluation, constraint));
  }
}

static void
ask_variant(const Random *random, Asked *asked, const CtConstraint *constraint,
            const CtObservation *cell, const CtObservation *figure)
{
  CtObservation changed[3];
  CtSpanVerdict verdicts[G_N_ELEMENTS(changed)];

  for (guint i = 0; i < G_N_ELEMENTS(changed); i++) {
    changed[i] = *figure;
    changed[i].value = random_value(random);
    changed[i].decimals += below(random, 5) - 2;
  }
  ct_sieve_variants(asked->sieve, asked->block, constraint, cell, figure, changed,
                    G_N_ELEMENTS(changed), verdicts);
  for (guint i = 0; i < G_N_ELEMENTS(changed); i++) {
    CtEvaluation evaluation = {.view = &random->world->view, .cell = cell,
                               .instead = &changed[i]};
    note(asked, verdicts[i], judged(&evaluation, constraint));
  }
}

/* Other values in place of each figure around a cell. */
static void
ask_variants(const Random *random, Asked *asked, const CtConstraint *constraint)
{
  const CtDataset *current = random->world->view.current;
  gsize begin, end;

  ct_dataset_range(current, constraint->subject, &begin, &end);
  if (begin == end)
    return;
  const CtObservation cell = ct_dataset_get(current, begin);
  for (gsize i = 0; i < current->n_cells && !cell.missing; i++) {
    const CtObservation figure = ct_dataset_get(current, i);
    if (!figure.missing && figure.period == cell.period)
      ask_variant(random, asked, constraint, &cell, &figure);
  }
}

static void
verdicts_are_the_same(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  Asked asked = {.block = g_new(CtBlock, 1)};

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 1200; round++) {
    Random random;
    random_init(&random, rand, round);
    g_autoptr(CtRuleIndex) index =
        ct_rule_index_new(&random.world->view, random.constraints);
    asked.sieve = ct_sieve_new(index);
    for (guint i = 0; i < ct_constraints_count(random.constraints); i++) {
      ask_cells(&random, &asked, ct_constraints_get(random.constraints, i));
      ask_variants(&random, &asked, ct_constraints_get(random.constraints, i));
    }
    ct_sieve_free(asked.sieve);
    random_clear(&random);
  }
  print_message("# %u verdicts, %u of them sure\n", asked.n_asked, asked.n_sure);
  assert_true(asked.n_sure > asked.n_asked / 2);
  g_free(asked.block);
  g_rand_free(rand);
}

/* What nests deeper than a block has columns is left to the judge, not wrong. */
static void
deep_expressions_are_doubtful(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {{1, NORTH, "2023", "5", CT_MEASURE_ACTUAL, 0, FALSE}};
  World *world = world_new(&catalog, "2023", facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  CtExpression *sum = ct_expression_figure(1, 0);
  CtFindings *findings = ct_findings_new();

  for (guint i = 0; i < 2 * CT_BLOCK_COLUMNS; i++)
    sum = ct_expression_binary(CT_OPERATOR_ADD, ct_expression_figure(1, 0), sum);
  ct_constraints_add(constraints, &(CtConstraint){.rule = "deep", .severity = CT_SEVERITY_ERROR,
                                                  .subject = 1, .left = sum,
                                                  .relation = CT_RELATION_LE,
                                                  .right = ct_expression_figure(1, 0),
                                                  .message = N_("this does not fit")});
  g_autoptr(CtRuleIndex) index = ct_rule_index_new(&world->view, constraints);
  g_autoptr(CtSieve) sieve = ct_sieve_new(index);
  g_autofree CtBlock *block = g_new(CtBlock, 1);
  gboolean doubtful = FALSE;
  ct_sieve_cells(sieve, block, 1, 0, 1, &doubtful);
  assert_true(doubtful);
  ct_engine_run(&world->view, constraints, 1, findings);
  g_autofree gchar *text = describe(findings);
  assert_true(g_str_has_prefix(text, "deep 080 COUNT 125|<= 5|"));
  world_free(world);
}

/* Of millions of cells at the lowest level none is judged in fractions for what is asked of
 * areas below; where there are some, each is. */
static void
the_lowest_level_is_passed_over(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {{1, PROVINCE, "2023", "5", CT_MEASURE_ACTUAL, 0, FALSE},
                               {1, NORTH_1, "2023", "5", CT_MEASURE_ACTUAL, 0, FALSE}};
  World *world = world_new(&catalog, "2023", facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  CtConstraint constraint = {.rule = "below", .severity = CT_SEVERITY_ERROR, .subject = 1,
                             .left = ct_expression_figure(1, 0), .relation = CT_RELATION_LE,
                             .message = N_("this does not fit")};
  CtExpression *half = ct_expression_binary(CT_OPERATOR_DIVIDE, ct_expression_figure(1, 0),
                                            ct_expression_number(CT_DECIMAL_INIT(2, 0)));

  constraint.right =
      ct_expression_over_areas(half, 0, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE);
  ct_constraints_add(constraints, &constraint);
  constraint.left = ct_expression_figure(1, 0);
  constraint.right = ct_expression_number(CT_DECIMAL_INIT(1, 0));
  constraint.when = ct_condition_present(ct_expression_residual(ct_expression_figure(1, 0)));
  ct_constraints_add(constraints, &constraint);
  g_autoptr(CtRuleIndex) index = ct_rule_index_new(&world->view, constraints);
  g_autoptr(CtSieve) sieve = ct_sieve_new(index);
  g_autofree CtBlock *block = g_new(CtBlock, 1);
  gboolean doubtful[2];
  ct_sieve_cells(sieve, block, 1, 0, 2, doubtful);
  assert_true(doubtful[0]);
  assert_false(doubtful[1]);
  world_free(world);
}

/* 1 is broken by a constraint that is asked only because the one before cannot be told;
 * with 10 it can, so 10 is suggested although it breaks the second one as well. */
static void
what_is_asked_otherwise_is_not_sifted(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {{3, NORTH, "2023", "1", CT_MEASURE_ACTUAL, 0, FALSE}};
  World *world = world_new(&catalog, "2023", facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  CtFindings *findings = ct_findings_new();
  CtExpression *less_one =
      ct_expression_binary(CT_OPERATOR_SUBTRACT, ct_expression_figure(3, 0),
                           ct_expression_number(CT_DECIMAL_INIT(1, 0)));
  CtExpression *quotient = ct_expression_binary(
      CT_OPERATOR_DIVIDE, ct_expression_number(CT_DECIMAL_INIT(10, 0)), less_one);
  CtConstraint constraint = {.rule = "first", .severity = CT_SEVERITY_ERROR, .subject = 3,
                             .left = ct_expression_figure(3, 0), .relation = CT_RELATION_LE,
                             .message = N_("this does not fit")};

  constraint.right = ct_expression_binary(CT_OPERATOR_ADD, quotient,
                                          ct_expression_number(CT_DECIMAL_INIT(9, 0)));
  ct_constraints_add(constraints, &constraint);
  constraint.rule = "second";
  constraint.left = ct_expression_figure(3, 0);
  constraint.relation = CT_RELATION_EQ;
  constraint.right = ct_expression_number(CT_DECIMAL_INIT(500, 0));
  constraint.otherwise = TRUE;
  ct_constraints_add(constraints, &constraint);
  ct_engine_run(&world->view, constraints, 1, findings);
  g_autofree gchar *text = describe(findings);
  assert_true(g_str_has_prefix(text, "second 080 MONEY 1|500|10\n"));
  world_free(world);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_asked_otherwise_is_not_sifted),
    cmocka_unit_test(findings_are_the_same),
    cmocka_unit_test(verdicts_are_the_same),
    cmocka_unit_test(deep_expressions_are_doubtful),
    cmocka_unit_test(the_lowest_level_is_passed_over),
  };

  ct_language_set(CT_LANGUAGE_EN);
  return cmocka_run_group_tests_name("sieve", tests, NULL, NULL);
}
