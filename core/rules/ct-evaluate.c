/* ct-evaluate.c: the interval of an expression at one cell.
 */
#include "rules/ct-evaluate.h"

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
find_measure(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
             CtMeasure measure, CtFigure *figure)
{
  if (has_key(evaluation->instead, indicator, period, area, measure))
    *figure = (CtFigure){.observation = *evaluation->instead, .submission = CT_INDEX_NONE};
  else if (has_key(evaluation->cell, indicator, period, area, measure))
    *figure = (CtFigure){.observation = *evaluation->cell, .submission = CT_INDEX_NONE};
  else
    return find_near(evaluation, indicator, period, area, measure, figure);
  return !figure->observation.missing;
}

gboolean
ct_evaluation_find(CtEvaluation *evaluation, guint32 indicator, CtPeriod period, guint32 area,
                   gboolean strictly, CtFigure *figure)
{
  CtMeasure measure = evaluation->cell->measure;

  if (period == CT_PERIOD_NONE)
    return FALSE;
  if (find_measure(evaluation, indicator, period, area, measure, figure))
    return TRUE;
  return !strictly && measure != CT_MEASURE_ACTUAL &&
         find_measure(evaluation, indicator, period, area, CT_MEASURE_ACTUAL, figure);
}

static gboolean
interval_of(CtEvaluation *evaluation, const CtObservation *figure, CtInterval *result)
{
  const CtCatalog *catalog = evaluation->view->catalog;
  gboolean subject = ct_observation_same_key(figure, evaluation->cell);

  if (!subject && figure->period == evaluation->cell->period) {
    evaluation->n_operands++;
    evaluation->n_alike += figure->measure == evaluation->cell->measure ? 1 : 0;
  }
  if (evaluation->exactly) {
    *result = ct_interval_point(ct_rational_from_decimal(figure->value));
    return TRUE;
  }
  return ct_interval_of_figure(figure, &catalog->units[catalog->indicators[figure->indicator].unit],
                               subject ? evaluation->of_subject : evaluation->of_others, result);
}

static gboolean
evaluate_figure(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  CtPeriod period = ct_period_reference_apply(expression->reference, evaluation->cell->period);
  CtFigure figure;

  return ct_evaluation_find(evaluation, expression->indicator, period, evaluation->cell->area,
                            FALSE, &figure) &&
         interval_of(evaluation, &figure.observation, result);
}

static CtInterval
unknown(const CtEvaluation *evaluation)
{
  return evaluation->exactly ? ct_interval_point((CtRational){0, 1}) : ct_interval_not_negative();
}

static gboolean
evaluate_part(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  const CtObservation *cell = evaluation->cell;
  CtFigure figure;

  if (ct_evaluation_find(evaluation, expression->indicator, cell->period, cell->area, TRUE,
                         &figure))
    return interval_of(evaluation, &figure.observation, result);
  if (expression->missing == CT_MISSING_UNTELLABLE)
    return FALSE;
  *result = unknown(evaluation);
  return TRUE;
}

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

/* What a child without a figure stands for; %FALSE: nothing can be told. */
static gboolean
child_without_figure(const CtEvaluation *evaluation, const CtExpression *expression, guint32 child,
                     CtInterval *result)
{
  const CtArea *area = &evaluation->view->catalog->areas[child];

  if (expression->missing == CT_MISSING_UNTELLABLE && area->level != CT_LEVEL_RESIDUAL)
    return FALSE;
  *result = unknown(evaluation);
  return TRUE;
}

static gboolean
evaluate_children(CtEvaluation *evaluation, const CtExpression *expression, CtInterval *result)
{
  const CtObservation *cell = evaluation->cell;
  guint position = 0, n_found = 0, n_taken = 0;
  guint32 child;

  while (ct_view_next_child(evaluation->view, cell->area, cell->period,
                            expression->with_residual, &position, &child)) {
    CtInterval next;
    CtFigure figure;
    if (ct_evaluation_find(evaluation, expression->indicator, cell->period, child, TRUE,
                           &figure)) {
      if (!interval_of(evaluation, &figure.observation, &next))
        return FALSE;
      n_found++;
    } else if (!child_without_figure(evaluation, expression, child, &next)) {
      return FALSE;
    }
    if (n_taken++ == 0)
      *result = next;
    else if (!combine(expression->aggregate, &next, result))
      return FALSE;
  }
  return n_found > 0;
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
    return evaluate_figure(evaluation, expression, result);
  case CT_EXPRESSION_PART:
    return evaluate_part(evaluation, expression, result);
  case CT_EXPRESSION_CHILDREN:
    return evaluate_children(evaluation, expression, result);
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

CtVerdict
ct_evaluate_constraint(CtEvaluation *evaluation, const CtConstraint *constraint)
{
  CtInterval left, right;

  evaluation->n_operands = 0;
  evaluation->n_alike = 0;
  if (!ct_evaluate(evaluation, constraint->left, &left) ||
      !ct_evaluate(evaluation, constraint->right, &right))
    return CT_VERDICT_UNTELLABLE;
  if (evaluation->n_operands > 0 && evaluation->n_alike == 0)
    return CT_VERDICT_UNTELLABLE;
  if (constraint->relation == CT_RELATION_EQ && (is_unbounded(&left) || is_unbounded(&right)))
    return CT_VERDICT_UNTELLABLE;
  return ct_interval_possible(&left, constraint->relation, &right) ? CT_VERDICT_HOLDS
                                                                   : CT_VERDICT_BROKEN;
}
