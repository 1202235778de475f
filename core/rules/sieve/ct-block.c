/* ct-block.c: walks an expression once for many cells. */
#include "rules/sieve/ct-block.h"

#include "rules/ct-evaluate.h"
#include "rules/ct-expression.h"

void
ct_block_load(CtBlock *block, const CtView *view, const CtFigureKind *kinds, guint32 subject,
              gsize begin, guint n)
{
  const CtDataset *dataset = view->current;
  const CtBatch *observations = dataset->observations;

  block->view = view;
  block->kinds = kinds;
  block->subject = subject;
  block->n = n;
  block->one_cell = FALSE;
  for (guint i = 0; i < n; i++) {
    gsize index = ct_dataset_first(dataset, begin + i);
    block->area[i] = ct_batch_area(observations, index);
    block->period[i] = ct_batch_period(observations, index);
    block->measure[i] = (guint8)ct_batch_measure(observations, index);
    ct_span_of_figure(observations, index, &kinds[subject], &block->own[i]);
  }
}

void
ct_block_vary(CtBlock *block, const CtView *view, const CtFigureKind *kinds,
              const CtObservation *subject, const CtObservation *figure,
              const CtObservation *changed, guint n)
{
  g_assert(n <= CT_BLOCK_CELLS);
  block->view = view;
  block->kinds = kinds;
  block->subject = subject->indicator;
  block->n = block->n_rows = n;
  block->one_cell = TRUE;
  block->own_varies = ct_observation_same_key(subject, figure);
  block->varied = ct_dataset_find(view->current, figure->indicator, figure->period, figure->area,
                                  figure->measure);
  block->area[0] = subject->area;
  block->period[0] = subject->period;
  block->measure[0] = (guint8)subject->measure;
  block->met[0] = 0;
  ct_span_of_observation(subject, &kinds[subject->indicator], &block->own[0]);
  for (guint i = 0; i < n; i++) {
    block->rows[i] = (guint8)i;
    ct_span_of_observation(&changed[i], &kinds[figure->indicator], &block->variants[i]);
  }
}

static CtBlockColumn
own(const CtBlock *block)
{
  if (!block->one_cell)
    return (CtBlockColumn){block->own, 1};
  return block->own_varies ? (CtBlockColumn){block->variants, 1} : (CtBlockColumn){block->own, 0};
}

static CtBlockColumn
same_for_all(CtBlock *block, guint depth, CtSpan span)
{
  block->columns[depth][0] = span;
  return (CtBlockColumn){block->columns[depth], 0};
}

static void
combine(CtOperator operator, const CtSpan *left, const CtSpan *right, CtSpan *result)
{
  switch (operator) {
  case CT_OPERATOR_ADD:
    ct_span_add(left, right, result);
    return;
  case CT_OPERATOR_SUBTRACT:
    ct_span_subtract(left, right, result);
    return;
  case CT_OPERATOR_MULTIPLY:
    ct_span_multiply(left, right, result);
    return;
  case CT_OPERATOR_DIVIDE:
  default:
    ct_span_divide(left, right, result);
  }
}

/* The result takes the place of the left operand. */
static CtBlockColumn
evaluate_binary(CtBlock *block, const CtExpression *expression, guint depth)
{
  CtSpan *column = block->columns[depth], single;
  CtBlockColumn left, right;

  if (depth + 1 >= CT_BLOCK_COLUMNS)
    return same_for_all(block, depth, ct_span_of_state(CT_SPAN_UNSURE));
  left = ct_block_evaluate(block, expression->left, depth);
  right = ct_block_evaluate(block, expression->right, depth + 1);
  if (left.step == 0) {
    single = *left.spans;
    left.spans = &single;
    if (right.step == 0) {
      combine(expression->operator, &single, right.spans, column);
      return (CtBlockColumn){column, 0};
    }
  }
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    combine(expression->operator, &left.spans[row * left.step], &right.spans[row * right.step],
            &column[row]);
  }
  return (CtBlockColumn){column, 1};
}

/* The result takes the place of the operand. */
static CtBlockColumn
evaluate_absolute(CtBlock *block, const CtExpression *expression, guint depth)
{
  CtSpan *column = block->columns[depth];
  CtBlockColumn inner = ct_block_evaluate(block, expression->left, depth);

  if (inner.step == 0) {
    ct_span_absolute(inner.spans, &column[0]);
    return (CtBlockColumn){column, 0};
  }
  for (guint i = 0; i < block->n_rows; i++)
    ct_span_absolute(&inner.spans[block->rows[i]], &column[block->rows[i]]);
  return (CtBlockColumn){column, 1};
}

/* Of figures of the next level it is known how to find them; what else is asked of areas
 * below is judged in fractions. */
static CtBlockColumn
evaluate_below(CtBlock *block, const CtExpression *expression, guint depth)
{
  CtExpression children;

  return ct_expression_as_children(expression, &children)
             ? ct_block_find_children(block, &children, depth)
             : ct_block_find_below(block, depth);
}

CtBlockColumn
ct_block_evaluate(CtBlock *block, const CtExpression *expression, guint depth)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return same_for_all(block, depth, ct_span_of_number(expression->number));
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    if (ct_expression_is_subject(expression, block->subject))
      return own(block);
    return ct_block_find_figures(block, expression, depth);
  case CT_EXPRESSION_CHILDREN:
    return ct_block_find_children(block, expression, depth);
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
  case CT_EXPRESSION_RESIDUAL:
    return evaluate_below(block, expression, depth);
  case CT_EXPRESSION_ABSOLUTE:
    return evaluate_absolute(block, expression, depth);
  case CT_EXPRESSION_BINARY:
  default:
    return evaluate_binary(block, expression, depth);
  }
}

CtSpanVerdict
ct_block_compare(const CtBlock *block, CtBlockColumn left, CtRelation relation,
                 CtBlockColumn right, guint row)
{
  guint8 met = block->met[block->one_cell ? 0 : row];
  CtSpanVerdict verdict = ct_span_compare(&left.spans[row * left.step], relation,
                                          &right.spans[row * right.step]);

  if (met != CT_BLOCK_MET_OTHERS || verdict == CT_SPAN_DOUBTFUL)
    return verdict;
  return CT_SPAN_UNTELLABLE;
}
