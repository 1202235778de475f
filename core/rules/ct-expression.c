/* ct-expression.c: how expressions and conditions are made.
 */
#include "rules/ct-expression.h"

static CtExpression *
expression_new(CtExpressionKind kind, guint32 indicator)
{
  CtExpression *expression = g_new0(CtExpression, 1);

  expression->kind = kind;
  expression->indicator = indicator;
  return expression;
}

CtExpression *
ct_expression_number(CtDecimal value)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_NUMBER, CT_INDEX_NONE);

  expression->number = value;
  return expression;
}

CtExpression *
ct_expression_figure(guint32 indicator, gint months)
{
  const CtPeriodReference reference = {months == 0 ? CT_REFERENCE_SAME : CT_REFERENCE_SHIFTED,
                                       months};

  return ct_expression_figure_at(indicator, reference);
}

CtExpression *
ct_expression_figure_at(guint32 indicator, CtPeriodReference reference)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_FIGURE, indicator);

  expression->reference = reference;
  return expression;
}

CtExpression *
ct_expression_figure_of(guint32 indicator, CtPeriodReference reference, CtMeasure measure)
{
  CtExpression *expression = ct_expression_figure_at(indicator, reference);

  expression->has_measure = TRUE;
  expression->measure = measure;
  return expression;
}

CtExpression *
ct_expression_part(guint32 indicator, CtMissing missing)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_PART, indicator);

  expression->missing = missing;
  return expression;
}

CtExpression *
ct_expression_children(guint32 indicator, CtAggregate aggregate, CtMissing missing,
                       gboolean with_residual)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_CHILDREN, indicator);

  expression->aggregate = aggregate;
  expression->missing = missing;
  expression->with_residual = with_residual;
  return expression;
}

static CtExpression *
expression_around(CtExpressionKind kind, CtExpression *inner)
{
  CtExpression *expression = expression_new(kind, CT_INDEX_NONE);

  expression->left = inner;
  return expression;
}

CtExpression *
ct_expression_over_areas(CtExpression *inner, guint levels, CtAggregate aggregate,
                         CtMissing missing)
{
  CtExpression *expression = expression_around(CT_EXPRESSION_OVER_AREAS, inner);

  expression->levels = levels;
  expression->aggregate = aggregate;
  expression->missing = missing;
  return expression;
}

CtExpression *
ct_expression_count(CtCondition *condition, guint levels)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_COUNT, CT_INDEX_NONE);

  expression->condition = condition;
  expression->levels = levels;
  return expression;
}

CtExpression *
ct_expression_residual(CtExpression *inner)
{
  return expression_around(CT_EXPRESSION_RESIDUAL, inner);
}

CtExpression *
ct_expression_absolute(CtExpression *inner)
{
  return expression_around(CT_EXPRESSION_ABSOLUTE, inner);
}

CtExpression *
ct_expression_binary(CtOperator operator, CtExpression *left, CtExpression *right)
{
  CtExpression *expression = expression_new(CT_EXPRESSION_BINARY, CT_INDEX_NONE);

  expression->operator = operator;
  expression->left = left;
  expression->right = right;
  return expression;
}

void
ct_expression_free(CtExpression *expression)
{
  if (expression == NULL)
    return;
  ct_expression_free(expression->left);
  ct_expression_free(expression->right);
  ct_condition_free(expression->condition);
  g_free(expression);
}

static CtCondition *
condition_new(CtConditionKind kind, CtCondition *left, CtCondition *right)
{
  CtCondition *condition = g_new0(CtCondition, 1);

  condition->kind = kind;
  condition->left = left;
  condition->right = right;
  return condition;
}

CtCondition *
ct_condition_relation(CtExpression *left, CtRelation relation, CtExpression *right)
{
  CtCondition *condition = condition_new(CT_CONDITION_RELATION, NULL, NULL);

  condition->relation = relation;
  condition->a = left;
  condition->b = right;
  return condition;
}

CtCondition *
ct_condition_present(CtExpression *figure)
{
  CtCondition *condition = condition_new(CT_CONDITION_PRESENT, NULL, NULL);

  condition->a = figure;
  return condition;
}

CtCondition *
ct_condition_not(CtCondition *condition)
{
  return condition_new(CT_CONDITION_NOT, condition, NULL);
}

CtCondition *
ct_condition_and(CtCondition *left, CtCondition *right)
{
  return condition_new(CT_CONDITION_AND, left, right);
}

CtCondition *
ct_condition_or(CtCondition *left, CtCondition *right)
{
  return condition_new(CT_CONDITION_OR, left, right);
}

void
ct_condition_free(CtCondition *condition)
{
  if (condition == NULL)
    return;
  ct_expression_free(condition->a);
  ct_expression_free(condition->b);
  ct_condition_free(condition->left);
  ct_condition_free(condition->right);
  g_free(condition);
}
