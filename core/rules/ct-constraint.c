/* ct-constraint.c: expressions and lists of constraints.
 */
#include "rules/ct-expression.h"

struct CtConstraints {
  GArray *list; /* of CtConstraint */
};

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
  CtExpression *expression = expression_new(CT_EXPRESSION_FIGURE, indicator);

  expression->months = months;
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
  g_free(expression);
}

static void
clear_constraint(gpointer data)
{
  CtConstraint *constraint = data;

  ct_expression_free(constraint->left);
  ct_expression_free(constraint->right);
}

CtConstraints *
ct_constraints_new(void)
{
  CtConstraints *constraints = g_new(CtConstraints, 1);

  constraints->list = g_array_new(FALSE, FALSE, sizeof(CtConstraint));
  g_array_set_clear_func(constraints->list, clear_constraint);
  return constraints;
}

void
ct_constraints_free(CtConstraints *constraints)
{
  if (constraints == NULL)
    return;
  g_array_unref(constraints->list);
  g_free(constraints);
}

void
ct_constraints_add(CtConstraints *constraints, const CtConstraint *constraint)
{
  g_return_if_fail(constraint->rule != NULL && constraint->message != NULL);
  g_return_if_fail(constraint->left != NULL && constraint->right != NULL);

  g_array_append_vals(constraints->list, constraint, 1);
}

void
ct_constraints_set_severity(CtConstraints *constraints, guint first, CtSeverity severity)
{
  for (guint i = first; i < constraints->list->len; i++)
    g_array_index(constraints->list, CtConstraint, i).severity = severity;
}

guint
ct_constraints_count(const CtConstraints *constraints)
{
  return constraints->list->len;
}

const CtConstraint *
ct_constraints_get(const CtConstraints *constraints, guint index)
{
  g_return_val_if_fail(index < constraints->list->len, NULL);

  return &g_array_index(constraints->list, CtConstraint, index);
}
