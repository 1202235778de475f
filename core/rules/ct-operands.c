/* ct-operands.c: which current figures a constraint takes at a cell.
 */
#include "rules/ct-operands.h"

#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"

/* @full: there was no room for one more: the walk is over */
typedef struct {
  CtEvaluation *evaluation;
  CtOperand *operands;
  guint max;
  guint n;
  gboolean of_condition;
  gboolean full;
} Collector;

static gboolean
is_known(const Collector *collector, const CtObservation *figure)
{
  if (ct_observation_same_key(figure, collector->evaluation->cell))
    return TRUE;
  for (guint i = 0; i < collector->n; i++)
    if (ct_observation_same_key(figure, &collector->operands[i].figure))
      return TRUE;
  return FALSE;
}

static void
add(Collector *collector, const CtObservation *figure)
{
  gsize cell;

  if (is_known(collector, figure))
    return;
  cell = ct_dataset_find(collector->evaluation->view->current, figure->indicator, figure->period,
                         figure->area, figure->measure);
  if (cell == CT_CELL_NONE)
    return;
  if (collector->n == collector->max) {
    collector->full = TRUE;
    return;
  }
  collector->operands[collector->n++] =
      (CtOperand){.figure = *figure, .cell = cell, .of_condition = collector->of_condition};
}

static void
collect_figure(Collector *collector, const CtExpression *expression)
{
  CtFigure figure;

  if (ct_evaluation_find_figure(collector->evaluation, expression, &figure) &&
      !figure.from_history)
    add(collector, &figure.observation);
}

static void
collect_children(Collector *collector, const CtExpression *expression)
{
  CtEvaluation *evaluation = collector->evaluation;
  const CtPeriod period = evaluation->cell->period;
  guint position = 0;
  guint32 child;
  CtFigure figure;

  while (!collector->full &&
         ct_view_next_child(evaluation->view, ct_evaluation_area(evaluation), period,
                            expression->with_residual, &position, &child))
    if (ct_evaluation_find(evaluation, expression->indicator, period, child, TRUE, &figure) &&
        !figure.from_history)
      add(collector, &figure.observation);
}

static void collect_expression(Collector *collector, const CtExpression *expression);
static void collect_condition(Collector *collector, const CtCondition *condition);

static void
collect_at(Collector *collector, guint32 area, const CtExpression *expression)
{
  CtEvaluationPlace before = ct_evaluation_go(collector->evaluation, area);

  if (expression->kind == CT_EXPRESSION_COUNT)
    collect_condition(collector, expression->condition);
  else
    collect_expression(collector, expression->left);
  ct_evaluation_go_back(collector->evaluation, before);
}

static void
collect_over_areas(Collector *collector, const CtExpression *expression)
{
  const CtEvaluation *evaluation = collector->evaluation;
  CtAreasBelow areas = ct_areas_below(evaluation->view, ct_evaluation_area(evaluation),
                                      evaluation->cell->period, expression->levels);
  guint32 area;

  while (!collector->full && ct_areas_below_next(&areas, &area))
    collect_at(collector, area, expression);
}

static void
collect_residual(Collector *collector, const CtExpression *expression)
{
  const CtEvaluation *evaluation = collector->evaluation;
  guint32 area = ct_area_residual(evaluation->view, ct_evaluation_area(evaluation),
                                  evaluation->cell->period);

  if (area != CT_INDEX_NONE)
    collect_at(collector, area, expression);
}

static void
collect_expression(Collector *collector, const CtExpression *expression)
{
  if (collector->full)
    return;
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return;
  case CT_EXPRESSION_CHILDREN:
    collect_children(collector, expression);
    return;
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
    collect_over_areas(collector, expression);
    return;
  case CT_EXPRESSION_RESIDUAL:
    collect_residual(collector, expression);
    return;
  case CT_EXPRESSION_ABSOLUTE:
    collect_expression(collector, expression->left);
    return;
  case CT_EXPRESSION_BINARY:
    collect_expression(collector, expression->left);
    collect_expression(collector, expression->right);
    return;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    collect_figure(collector, expression);
  }
}

static void
collect_condition(Collector *collector, const CtCondition *condition)
{
  if (condition->a != NULL)
    collect_expression(collector, condition->a);
  if (condition->b != NULL)
    collect_expression(collector, condition->b);
  if (condition->left != NULL)
    collect_condition(collector, condition->left);
  if (condition->right != NULL)
    collect_condition(collector, condition->right);
}

gboolean
ct_operands_collect(CtEvaluation *evaluation, const CtConstraint *constraint, CtOperand *operands,
                    guint max, guint *n)
{
  Collector collector = {.evaluation = evaluation, .operands = operands, .max = max};

  collect_expression(&collector, constraint->left);
  collect_expression(&collector, constraint->right);
  collector.of_condition = TRUE;
  if (constraint->when != NULL)
    collect_condition(&collector, constraint->when);
  *n = collector.n;
  return !collector.full;
}
