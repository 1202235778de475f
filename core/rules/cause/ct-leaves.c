/* ct-leaves.c: how often an expression names an indicator. */
#include "rules/cause/ct-leaves.h"

#include "rules/ct-expression.h"

static guint
count_below(const CtExpression *expression, guint32 indicator, CtLeaves leaves)
{
  if ((leaves & CT_LEAVES_BELOW) == 0)
    return 0;
  if (expression->condition != NULL)
    return ct_condition_count_leaves(expression->condition, indicator);
  return expression->left != NULL
             ? ct_expression_count_some(expression->left, indicator, CT_LEAVES_ALL)
             : 0;
}

guint
ct_expression_count_some(const CtExpression *expression, guint32 indicator, CtLeaves leaves)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return 0;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    return expression->indicator == indicator && (leaves & CT_LEAVES_OWN) != 0 ? 1 : 0;
  case CT_EXPRESSION_CHILDREN:
    return expression->indicator == indicator && (leaves & CT_LEAVES_BELOW) != 0 ? 1 : 0;
  case CT_EXPRESSION_COUNT:
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_RESIDUAL:
    return count_below(expression, indicator, leaves);
  case CT_EXPRESSION_BINARY:
    return ct_expression_count_some(expression->left, indicator, leaves) +
           ct_expression_count_some(expression->right, indicator, leaves);
  default:
    return expression->left != NULL
               ? ct_expression_count_some(expression->left, indicator, leaves)
               : 0;
  }
}

guint
ct_expression_count_leaves(const CtExpression *expression, guint32 indicator)
{
  return ct_expression_count_some(expression, indicator, CT_LEAVES_ALL);
}

guint
ct_condition_count_leaves(const CtCondition *condition, guint32 indicator)
{
  guint n = 0;

  n += condition->a != NULL ? ct_expression_count_leaves(condition->a, indicator) : 0;
  n += condition->b != NULL ? ct_expression_count_leaves(condition->b, indicator) : 0;
  n += condition->left != NULL ? ct_condition_count_leaves(condition->left, indicator) : 0;
  n += condition->right != NULL ? ct_condition_count_leaves(condition->right, indicator) : 0;
  return n;
}
