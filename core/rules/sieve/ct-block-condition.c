/* ct-block-condition.c: conditions, and constraints that hang on one, for many cells. */
#include "rules/sieve/ct-block.h"

#include <string.h>

#include "rules/ct-condition.h"
#include "rules/ct-expression.h"

#define EITHER (CT_BLOCK_MAY_HOLD | CT_BLOCK_MAY_FAIL)

static guint8
truth_of_relation(const CtSpan *a, CtRelation relation, const CtSpan *b)
{
  gboolean may_hold, may_fail;

  if (a->state == CT_SPAN_MISSING || b->state == CT_SPAN_MISSING)
    return EITHER | CT_BLOCK_LACKS;
  if (!ct_span_ask(a, relation, b, &may_hold, &may_fail))
    return CT_BLOCK_UNSURE;
  return (guint8)((may_hold ? CT_BLOCK_MAY_HOLD : 0) | (may_fail ? CT_BLOCK_MAY_FAIL : 0));
}

static void
ask_relation(CtBlock *block, const CtCondition *condition, guint8 *truth, guint depth)
{
  CtBlockColumn a, b;

  if (depth + 1 >= CT_BLOCK_COLUMNS) {
    memset(truth, CT_BLOCK_UNSURE, CT_BLOCK_CELLS);
    return;
  }
  a = ct_block_evaluate(block, condition->a, depth);
  b = ct_block_evaluate(block, condition->b, depth + 1);
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    truth[row] = truth_of_relation(&a.spans[row * a.step], condition->relation,
                                   &b.spans[row * b.step]);
  }
}

static guint8
opposite(guint8 truth)
{
  return (guint8)((truth & (CT_BLOCK_LACKS | CT_BLOCK_UNSURE)) |
                  ((truth & CT_BLOCK_MAY_HOLD) != 0 ? CT_BLOCK_MAY_FAIL : 0) |
                  ((truth & CT_BLOCK_MAY_FAIL) != 0 ? CT_BLOCK_MAY_HOLD : 0));
}

static guint8
both(guint8 left, guint8 right)
{
  if (left == CT_BLOCK_MAY_FAIL || right == CT_BLOCK_MAY_FAIL)
    return CT_BLOCK_MAY_FAIL;
  return left | right;
}

static void
ask_two(CtBlock *block, const CtCondition *condition, guint8 *truth, guint depth)
{
  guint8 right[CT_BLOCK_CELLS];

  ct_block_ask(block, condition->left, truth, depth);
  ct_block_ask(block, condition->right, right, depth);
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    truth[row] = condition->kind == CT_CONDITION_AND
                     ? both(truth[row], right[row])
                     : opposite(both(opposite(truth[row]), opposite(right[row])));
  }
}

/* Presence */

static guint8
presence_of(const CtSpan *span)
{
  return span->state == CT_SPAN_MISSING ? CT_BLOCK_MAY_FAIL : CT_BLOCK_MAY_HOLD;
}

/* What is missing has no span, when nothing stands in for it. */
static void
ask_figure(CtBlock *block, const CtExpression *expression, guint8 *truth, guint depth)
{
  CtExpression strict = *expression;
  CtBlockColumn column;

  strict.missing = CT_MISSING_UNTELLABLE;
  column = ct_block_evaluate(block, &strict, depth);
  for (guint i = 0; i < block->n_rows; i++)
    truth[block->rows[i]] = presence_of(&column.spans[block->rows[i] * column.step]);
}

/* Of children one is enough. When one of them varies, and others may have no value, it is
 * not looked at more closely. */
static void
ask_children(CtBlock *block, const CtExpression *expression, guint8 *truth, guint depth)
{
  CtExpression any = *expression;
  CtBlockColumn column;

  any.missing = CT_MISSING_AT_LEAST;
  column = ct_block_evaluate(block, &any, depth);
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    gboolean varies = block->one_cell && column.step != 0;
    truth[row] = varies ? CT_BLOCK_UNSURE : presence_of(&column.spans[row * column.step]);
  }
}

/* Without areas below there is nothing there. */
static void
ask_below(CtBlock *block, guint8 *truth, guint depth)
{
  CtBlockColumn column = ct_block_find_below(block, depth);

  for (guint i = 0; i < block->n_rows; i++) {
    const CtSpan *span = &column.spans[block->rows[i] * column.step];
    truth[block->rows[i]] = span->state == CT_SPAN_MISSING ? CT_BLOCK_MAY_FAIL : CT_BLOCK_UNSURE;
  }
}

static void
ask_presence(CtBlock *block, const CtExpression *expression, guint8 *truth, guint depth)
{
  guint8 right[CT_BLOCK_CELLS];
  CtExpression children;

  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    memset(truth, CT_BLOCK_MAY_HOLD, CT_BLOCK_CELLS);
    return;
  case CT_EXPRESSION_CHILDREN:
    ask_children(block, expression, truth, depth);
    return;
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
  case CT_EXPRESSION_RESIDUAL:
    if (ct_expression_as_children(expression, &children))
      ask_children(block, &children, truth, depth);
    else
      ask_below(block, truth, depth);
    return;
  case CT_EXPRESSION_ABSOLUTE:
    ask_presence(block, expression->left, truth, depth);
    return;
  case CT_EXPRESSION_BINARY:
    ask_presence(block, expression->left, truth, depth);
    ask_presence(block, expression->right, right, depth);
    for (guint i = 0; i < block->n_rows; i++)
      truth[block->rows[i]] = both(truth[block->rows[i]], right[block->rows[i]]);
    return;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    ask_figure(block, expression, truth, depth);
  }
}

void
ct_block_ask(CtBlock *block, const CtCondition *condition, guint8 truth[CT_BLOCK_CELLS],
             guint depth)
{
  switch (condition->kind) {
  case CT_CONDITION_PRESENT:
    ask_presence(block, condition->a, truth, depth);
    return;
  case CT_CONDITION_NOT:
    ct_block_ask(block, condition->left, truth, depth);
    for (guint i = 0; i < block->n_rows; i++)
      truth[block->rows[i]] = opposite(truth[block->rows[i]]);
    return;
  case CT_CONDITION_AND:
  case CT_CONDITION_OR:
    ask_two(block, condition, truth, depth);
    return;
  case CT_CONDITION_RELATION:
  default:
    ask_relation(block, condition, truth, depth);
  }
}

/* Constraints */

/* Of a relation that does not hold, and what is said of the condition; see
 * ct_evaluate_constraint(). @met_alike: the constraint surely met a figure of the subject's
 * measure, or met no other ones */
static CtSpanVerdict
verdict_under(CtSpanVerdict relation, guint8 truth, gboolean met_alike)
{
  if (truth == CT_BLOCK_MAY_FAIL)
    return CT_SPAN_HOLDS;
  if (relation == CT_SPAN_DOUBTFUL || (truth & CT_BLOCK_UNSURE) != 0)
    return CT_SPAN_DOUBTFUL;
  if (relation == CT_SPAN_UNTELLABLE)
    return CT_SPAN_UNTELLABLE;
  if (!met_alike)
    return CT_SPAN_DOUBTFUL;
  if (truth == CT_BLOCK_MAY_HOLD)
    return CT_SPAN_BREAKS;
  return (truth & CT_BLOCK_LACKS) != 0 ? CT_SPAN_UNTELLABLE : CT_SPAN_HOLDS;
}

/* Figures of another measure only: others may come in with the condition. */
static void
note_other_measures(const CtBlock *block, CtSpanVerdict *verdicts)
{
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    if (block->met[block->one_cell ? 0 : row] == CT_BLOCK_MET_OTHERS)
      verdicts[row] = CT_SPAN_DOUBTFUL;
  }
}

/* The rows where the condition matters. Those of one cell are all asked at once. */
static void
narrow_rows(CtBlock *block, const CtSpanVerdict *verdicts)
{
  guint n = 0;

  if (block->one_cell)
    return;
  for (guint i = 0; i < block->n_rows; i++)
    if (verdicts[block->rows[i]] != CT_SPAN_HOLDS)
      block->rows[n++] = block->rows[i];
  block->n_rows = n;
}

/* What figures the condition meets counts too, for the judge; here only those that the
 * relation met, for it may have stopped at one that is missing. */
static void
judge_condition(CtBlock *block, const CtCondition *when, CtSpanVerdict *verdicts)
{
  guint8 rows[CT_BLOCK_CELLS], met[CT_BLOCK_CELLS], truth[CT_BLOCK_CELLS];
  guint n_rows = block->n_rows;

  note_other_measures(block, verdicts);
  memcpy(rows, block->rows, n_rows);
  narrow_rows(block, verdicts);
  if (block->n_rows > 0) {
    memcpy(met, block->met, sizeof met);
    ct_block_ask(block, when, truth, 0);
  }
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i], cell = block->one_cell ? 0 : row;
    gboolean met_alike = (met[cell] & CT_BLOCK_MET_ALIKE) != 0 ||
                         block->measure[cell] == CT_MEASURE_ACTUAL;
    if (verdicts[row] != CT_SPAN_HOLDS)
      verdicts[row] = verdict_under(verdicts[row], truth[row], met_alike);
  }
  memcpy(block->rows, rows, n_rows);
  block->n_rows = n_rows;
}

void
ct_block_judge(CtBlock *block, const CtConstraint *constraint,
               CtSpanVerdict verdicts[CT_BLOCK_CELLS])
{
  CtBlockColumn left = ct_block_evaluate(block, constraint->left, 0);
  CtBlockColumn right = ct_block_evaluate(block, constraint->right, 1);

  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    verdicts[row] = ct_block_compare(block, left, constraint->relation, right, row);
  }
  if (constraint->when != NULL)
    judge_condition(block, constraint->when, verdicts);
}
