/* ct-evaluate.c: the interval of an expression at one cell.
 */
#include "rules/ct-evaluate.h"

#include "rules/ct-condition.h"
#include "rules/ct-expression.h"

gboolean
ct_observation_same_key(const CtObservation *a, const CtObservation *b)
{
  return a->indicator == b->indicator && a->area == b->area && a->period == b->period &&
         a->measure == b->measure;
}

static gboolean
has_key(const CtObservation *figure, guint32 indicator, CtPeriod period, guint32 area,
        CtMeasure measure)
{
  return figure != NULL && figure->indicator == indicator && figure->period == period &&
         figure->area == area && figure->measure == measure;
}

/* The first look-up is anywhere; those of the areas that make up a whole are together. */
static gboolean
find_near(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
          CtMeasure measure, CtFigure *figure)
{
  evaluation->cursor.view = evaluation->view;
  return ct_view_cursor_find_measure(&evaluation->cursor, indicator, period, area, measure,
                                     figure);
}

static gboolean
find_known(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
           CtMeasure measure, CtFigure *figure)
{
  CtMemoFigure *known = ct_memo_find(evaluation->memo, indicator, period, area, measure);

  if (!known->is_found)
    return FALSE;
  evaluation->taken = known;
  *figure = known->figure;
  return TRUE;
}

static const CtObservation *
find_instead(const CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
             CtMeasure measure)
{
  if (has_key(evaluation->instead, indicator, period, area, measure))
    return evaluation->instead;
  for (guint i = evaluation->n_more; i > 0; i--)
    if (has_key(&evaluation->more[i - 1], indicator, period, area, measure))
      return &evaluation->more[i - 1];
  return NULL;
}

static gboolean
find_measure(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
             CtMeasure measure, CtFigure *figure)
{
  const CtObservation *instead = find_instead(evaluation, indicator, period, area, measure);

  evaluation->taken = NULL;
  if (instead != NULL)
    *figure = (CtFigure){.observation = *instead, .submission = CT_INDEX_NONE};
  else if (evaluation->memo != NULL &&
           find_known(evaluation, indicator, period, area, measure, figure))
    return TRUE;
  else if (has_key(evaluation->cell, indicator, period, area, measure))
    *figure = (CtFigure){.observation = *evaluation->cell, .submission = CT_INDEX_NONE};
  else
    return evaluation->memo == NULL &&
           find_near(evaluation, indicator, period, area, measure, figure);
  return !figure->observation.missing;
}

static gboolean
found(CtEvaluation *evaluation, const CtFigure *figure)
{
  if (evaluation->met != NULL)
    g_array_append_vals(evaluation->met, figure, 1);
  return TRUE;
}

gboolean
ct_evaluation_find(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
                   gboolean strictly, CtFigure *figure)
{
  CtMeasure measure = evaluation->cell->measure;

  if (period == CT_PERIOD_NONE)
    return FALSE;
  if (find_measure(evaluation, indicator, period, area, measure, figure))
    return found(evaluation, figure);
  return !strictly && measure != CT_MEASURE_ACTUAL &&
         find_measure(evaluation, indicator, period, area, CT_MEASURE_ACTUAL, figure) &&
         found(evaluation, figure);
}

gboolean
ct_evaluation_find_figure(CtEvaluation *evaluation, const CtExpression *expression,
                          CtFigure *figure)
{
  CtPeriod period = ct_period_reference_apply(expression->reference, evaluation->cell->period);
  guint32 area = ct_evaluation_area(evaluation);
  gboolean strictly = evaluation->below || expression->kind == CT_EXPRESSION_PART;

  if (!expression->has_measure)
    return ct_evaluation_find(evaluation, expression->indicator, period, area, strictly, figure);
  return period != CT_PERIOD_NONE &&
         find_measure(evaluation, expression->indicator, period, area, expression->measure,
                      figure) &&
         found(evaluation, figure);
}

/* One of a measure that is named says nothing on the measure of the others. */
void
ct_evaluation_count(CtEvaluation *evaluation, const CtExpression *expression,
                    const CtObservation *figure)
{
  if (figure->period != evaluation->cell->period || expression->has_measure ||
      ct_observation_same_key(figure, evaluation->cell))
    return;
  evaluation->n_operands++;
  evaluation->n_alike += figure->measure == evaluation->cell->measure ? 1 : 0;
}

gboolean
ct_evaluation_interval(CtEvaluation *evaluation, const CtExpression *expression,
                       const CtObservation *figure, CtInterval *result)
{
  const CtCatalog *catalog = evaluation->view->catalog;

  ct_evaluation_count(evaluation, expression, figure);
  if (evaluation->exactly) {
    *result = ct_interval_point(ct_rational_from_decimal(figure->value));
    return TRUE;
  }
  if (evaluation->taken != NULL)
    return ct_memo_interval(evaluation->memo, evaluation->taken, evaluation->rounding, result);
  return ct_interval_of_figure(figure, &catalog->units[catalog->indicators[figure->indicator].unit],
                               evaluation->rounding, result);
}

CtInterval
ct_evaluation_unknown(const CtEvaluation *evaluation)
{
  return evaluation->exactly ? ct_interval_point((CtRational){0, 1}) : ct_interval_not_negative();
}

static gboolean
evaluate_figure(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  CtFigure figure;

  if (ct_evaluation_find_figure(evaluation, expression, &figure))
    return ct_evaluation_interval(evaluation, expression, &figure.observation, result);
  evaluation->n_missing++;
  if (expression->kind == CT_EXPRESSION_FIGURE || expression->missing == CT_MISSING_UNTELLABLE)
    return FALSE;
  *result = ct_evaluation_unknown(evaluation);
  return TRUE;
}

static gboolean
evaluate_absolute(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  CtInterval inner;

  if (!ct_evaluate(evaluation, expression->left, &inner))
    return FALSE;
  *result = ct_interval_absolute(&inner);
  return TRUE;
}

static gboolean
evaluate_binary(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  CtInterval left, right;

  if (!ct_evaluate(evaluation, expression->left, &left) ||
      !ct_evaluate(evaluation, expression->right, &right))
    return FALSE;
  switch (expression->operator) {
  case CT_OPERATOR_ADD:
    return ct_interval_add(&left, &right, result);
  case CT_OPERATOR_SUBTRACT:
    return ct_interval_subtract(&left, &right, result);
  case CT_OPERATOR_MULTIPLY:
    return ct_interval_multiply(&left, &right, result);
  case CT_OPERATOR_DIVIDE:
  default:
    return ct_interval_divide(&left, &right, result);
  }
}

gboolean
ct_evaluate(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    *result = ct_interval_point(ct_rational_from_decimal(expression->number));
    return TRUE;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    return evaluate_figure(evaluation, expression, result);
  case CT_EXPRESSION_CHILDREN:
    return ct_evaluate_children(evaluation, expression, result);
  case CT_EXPRESSION_OVER_AREAS:
    return ct_evaluate_over_areas(evaluation, expression, result);
  case CT_EXPRESSION_COUNT:
    return ct_evaluate_count(evaluation, expression, result);
  case CT_EXPRESSION_RESIDUAL:
    return ct_evaluate_residual(evaluation, expression, result);
  case CT_EXPRESSION_ABSOLUTE:
    return evaluate_absolute(evaluation, expression, result);
  case CT_EXPRESSION_BINARY:
  default:
    return evaluate_binary(evaluation, expression, result);
  }
}

static gboolean
is_unbounded(const CtInterval *interval)
{
  return interval->low_unbounded || interval->high_unbounded;
}

/* An equation with a side that may be anything cannot be told. */
static CtVerdict
judge_relation(CtEvaluation *evaluation, const CtConstraint *constraint)
{
  CtInterval left, right;

  if (!ct_evaluate(evaluation, constraint->left, &left) ||
      !ct_evaluate(evaluation, constraint->right, &right) ||
      (constraint->relation == CT_RELATION_EQ && (is_unbounded(&left) || is_unbounded(&right))))
    return CT_VERDICT_UNTELLABLE;
  return ct_interval_possible(&left, constraint->relation, &right) ? CT_VERDICT_HOLDS
                                                                   : CT_VERDICT_BROKEN;
}

static gboolean
is_of_other_measure(const CtEvaluation *evaluation)
{
  return evaluation->n_operands > 0 && evaluation->n_alike == 0;
}

/* What holds needs no look at the condition. */
CtVerdict
ct_evaluate_constraint(CtEvaluation *evaluation, const CtConstraint *constraint)
{
  CtVerdict verdict;

  evaluation->n_operands = 0;
  evaluation->n_alike = 0;
  evaluation->n_missing = 0;
  verdict = judge_relation(evaluation, constraint);
  if (constraint->when != NULL &&
      (verdict != CT_VERDICT_HOLDS || is_of_other_measure(evaluation))) {
    CtTruth truth = ct_condition_evaluate(evaluation, constraint->when);
    if (!truth.may_hold)
      return CT_VERDICT_HOLDS;
    if (truth.may_fail && verdict == CT_VERDICT_BROKEN)
      verdict = truth.lacks ? CT_VERDICT_UNTELLABLE : CT_VERDICT_HOLDS;
  }
  return is_of_other_measure(evaluation) ? CT_VERDICT_UNTELLABLE : verdict;
}
