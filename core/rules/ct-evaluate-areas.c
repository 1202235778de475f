/* ct-evaluate-areas.c: figures and expressions over the areas below a cell's.
 */
#include "rules/ct-areas-below.h"
#include "rules/ct-condition.h"
#include "rules/ct-expression.h"

static gboolean
combine(CtAggregate aggregate, const CtInterval *next, CtInterval *result)
{
  switch (aggregate) {
  case CT_AGGREGATE_MINIMUM:
    *result = ct_interval_minimum(result, next);
    return TRUE;
  case CT_AGGREGATE_MAXIMUM:
    *result = ct_interval_maximum(result, next);
    return TRUE;
  case CT_AGGREGATE_SUM:
  default:
    return ct_interval_add(result, next, result);
  }
}

/* Whether nothing can be told without the area's value. Of what is left over between the
 * others it is known that it may be nothing. */
static gboolean
needs(const CtEvaluation *evaluation, const CtExpression *expression, guint32 area)
{
  return expression->missing == CT_MISSING_UNTELLABLE &&
         evaluation->view->catalog->areas[area].level != CT_LEVEL_RESIDUAL;
}

/* Takes the next value, or that there is none (%NULL), into an aggregate of @n so far. Where
 * only what is printed counts, what is missing is left out. */
static gboolean
take(const CtEvaluation *evaluation, const CtExpression *expression, const CtInterval *next,
     guint *n, CtInterval *result)
{
  CtInterval unknown;

  if (next == NULL && evaluation->exactly)
    return TRUE;
  if (next == NULL) {
    unknown = ct_evaluation_unknown(evaluation);
    next = &unknown;
  }
  if ((*n)++ > 0)
    return combine(expression->aggregate, next, result);
  *result = *next;
  return TRUE;
}

/* Where nothing was found, something is missing. */
static gboolean
any_found(CtEvaluation *evaluation, guint n_found)
{
  evaluation->n_missing += n_found == 0 ? 1 : 0;
  return n_found > 0;
}

static gboolean
evaluate_children(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  const CtObservation *cell = evaluation->cell;
  guint32 area = ct_evaluation_area(evaluation), child;
  guint position = 0, n_found = 0, n_taken = 0;

  while (ct_view_next_child(evaluation->view, area, cell->period, expression->with_residual,
                            &position, &child)) {
    CtInterval next;
    CtFigure figure;
    gboolean found = ct_evaluation_find(evaluation, expression->indicator, cell->period, child,
                                        TRUE, &figure);
    evaluation->n_missing += found ? 0 : 1;
    if (found ? !ct_evaluation_interval(evaluation, expression, &figure.observation, &next)
              : needs(evaluation, expression, child))
      return FALSE;
    n_found += found ? 1 : 0;
    if (!take(evaluation, expression, found ? &next : NULL, &n_taken, result))
      return FALSE;
  }
  return any_found(evaluation, n_found);
}

/* Whether another figure is taken in place of one of the areas'. */
static gboolean
is_changed(const CtEvaluation *evaluation, const CtExpression *expression, guint32 area)
{
  const CtArea *areas = evaluation->view->catalog->areas;

  for (guint i = 0; i < evaluation->n_more; i++)
    if (evaluation->more[i].indicator == expression->indicator &&
        areas[evaluation->more[i].area].parent == area)
      return TRUE;
  return evaluation->instead != NULL;
}

gboolean
ct_evaluate_children(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  const CtObservation *cell = evaluation->cell;
  const guint32 area = ct_evaluation_area(evaluation);
  const guint n_operands = evaluation->n_operands, n_alike = evaluation->n_alike;
  const guint n_missing = evaluation->n_missing;
  CtMemoSum *sum;

  if (evaluation->memo == NULL || evaluation->met != NULL || evaluation->exactly ||
      is_changed(evaluation, expression, area))
    return evaluate_children(evaluation, expression, result);
  sum = ct_memo_sum(evaluation->memo, expression, area, cell->period, cell->measure,
                    evaluation->rounding);
  if (!sum->is_known) {
    sum->is_known = TRUE;
    sum->is_told = evaluate_children(evaluation, expression, &sum->interval);
    sum->n_operands = evaluation->n_operands - n_operands;
    sum->n_alike = evaluation->n_alike - n_alike;
    sum->n_missing = evaluation->n_missing - n_missing;
  } else {
    evaluation->n_operands += sum->n_operands;
    evaluation->n_alike += sum->n_alike;
    evaluation->n_missing += sum->n_missing;
  }
  *result = sum->interval;
  return sum->is_told;
}

static gboolean
evaluate_at(CtEvaluation *evaluation, guint32 area, const CtExpression *expression,
            CtInterval *result)
{
  CtEvaluationPlace before = ct_evaluation_go(evaluation, area);
  gboolean told = ct_evaluate(evaluation, expression, result);

  ct_evaluation_go_back(evaluation, before);
  return told;
}

static CtAreasBelow
areas_of(const CtEvaluation *evaluation, const CtExpression *expression)
{
  return ct_areas_below(evaluation->view, ct_evaluation_area(evaluation),
                        evaluation->cell->period, expression->levels);
}

/* What cannot be told although all figures are there is not taken for a missing one: it
 * does not fit, or a divisor may be 0. */
gboolean
ct_evaluate_over_areas(CtEvaluation *evaluation, const CtExpression *expression,
                       CtInterval *result)
{
  CtAreasBelow areas = areas_of(evaluation, expression);
  guint n_found = 0, n_taken = 0;
  guint32 area;

  while (ct_areas_below_next(&areas, &area)) {
    guint n_missing = evaluation->n_missing;
    CtInterval next;
    gboolean found = evaluate_at(evaluation, area, expression->left, &next);
    if (!found &&
        (evaluation->n_missing == n_missing || needs(evaluation, expression, area)))
      return FALSE;
    n_found += found ? 1 : 0;
    if (!take(evaluation, expression, found ? &next : NULL, &n_taken, result))
      return FALSE;
  }
  return any_found(evaluation, n_found);
}

/* From those that surely satisfy the condition to those that may; untellable where
 * nothing is known of any. */
gboolean
ct_evaluate_count(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  CtAreasBelow areas = areas_of(evaluation, expression);
  guint n_sure = 0, n_possible = 0, n_told = 0;
  guint32 area;

  while (ct_areas_below_next(&areas, &area)) {
    CtEvaluationPlace before = ct_evaluation_go(evaluation, area);
    CtTruth truth = ct_condition_evaluate(evaluation, expression->condition);
    ct_evaluation_go_back(evaluation, before);
    n_told += truth.lacks ? 0 : 1;
    n_sure += truth.may_fail ? 0 : 1;
    n_possible += truth.may_hold ? 1 : 0;
  }
  *result = (CtInterval){.low = {n_sure, 1}, .high = {n_possible, 1}};
  return any_found(evaluation, n_told);
}

gboolean
ct_evaluate_residual(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  guint32 area = ct_area_residual(evaluation->view, ct_evaluation_area(evaluation),
                                  evaluation->cell->period);

  if (area != CT_INDEX_NONE)
    return evaluate_at(evaluation, area, expression->left, result);
  evaluation->n_missing++;
  return FALSE;
}

/* Presence */

static gboolean
is_present_at(CtEvaluation *evaluation, guint32 area, const CtExpression *expression)
{
  CtEvaluationPlace before = ct_evaluation_go(evaluation, area);
  gboolean present = ct_expression_is_present(evaluation, expression);

  ct_evaluation_go_back(evaluation, before);
  return present;
}

gboolean
ct_evaluation_has_child(CtEvaluation *evaluation, const CtExpression *expression)
{
  const CtObservation *cell = evaluation->cell;
  guint32 area = ct_evaluation_area(evaluation), child;
  guint position = 0;
  CtFigure figure;

  while (ct_view_next_child(evaluation->view, area, cell->period, expression->with_residual,
                            &position, &child))
    if (ct_evaluation_find(evaluation, expression->indicator, cell->period, child, TRUE,
                           &figure)) {
      ct_evaluation_count(evaluation, expression, &figure.observation);
      return TRUE;
    }
  return FALSE;
}

gboolean
ct_evaluation_has_below(CtEvaluation *evaluation, const CtExpression *expression)
{
  CtAreasBelow areas = areas_of(evaluation, expression);
  guint32 area;

  while (ct_areas_below_next(&areas, &area))
    if (expression->left == NULL || is_present_at(evaluation, area, expression->left))
      return TRUE;
  return FALSE;
}

gboolean
ct_evaluation_has_residual(CtEvaluation *evaluation, const CtExpression *expression)
{
  guint32 area = ct_area_residual(evaluation->view, ct_evaluation_area(evaluation),
                                  evaluation->cell->period);

  return area != CT_INDEX_NONE && is_present_at(evaluation, area, expression->left);
}
