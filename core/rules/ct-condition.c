/* ct-condition.c: what may be said of a condition at one cell. */
#include "rules/ct-condition.h"

#include "rules/ct-expression.h"

static const CtTruth surely = {.may_hold = TRUE};
static const CtTruth surely_not = {.may_fail = TRUE};

gboolean
ct_relation_negate(CtRelation relation, CtRelation *negated)
{
  static const CtRelation opposite[] = {[CT_RELATION_LE] = CT_RELATION_GT,
                                        [CT_RELATION_GE] = CT_RELATION_LT,
                                        [CT_RELATION_LT] = CT_RELATION_GE,
                                        [CT_RELATION_GT] = CT_RELATION_LE};

  *negated = opposite[relation];
  return relation != CT_RELATION_EQ;
}

static CtTruth
evaluate_relation(CtEvaluation *evaluation, const CtCondition *condition)
{
  CtInterval a, b;
  CtRelation negated;
  CtTruth truth = {.may_hold = TRUE, .may_fail = TRUE, .lacks = TRUE};

  if (!ct_evaluate(evaluation, condition->a, &a) || !ct_evaluate(evaluation, condition->b, &b))
    return truth;
  truth.lacks = FALSE;
  truth.may_hold = ct_interval_possible(&a, condition->relation, &b);
  if (ct_relation_negate(condition->relation, &negated))
    truth.may_fail = ct_interval_possible(&a, negated, &b);
  else
    truth.may_fail = !truth.may_hold || !ct_interval_is_point(&a) || !ct_interval_is_point(&b);
  return truth;
}

static CtTruth
both(CtTruth left, CtTruth right)
{
  CtTruth truth = {.may_hold = left.may_hold && right.may_hold,
                   .may_fail = left.may_fail || right.may_fail};

  truth.lacks = truth.may_hold && truth.may_fail && (left.lacks || right.lacks);
  return truth;
}

static CtTruth
opposite(CtTruth truth)
{
  return (CtTruth){.may_hold = truth.may_fail, .may_fail = truth.may_hold, .lacks = truth.lacks};
}

/* Both sides are always asked, so that the operands that are counted do not depend on what
 * the first one comes to. */
CtTruth
ct_condition_evaluate(CtEvaluation *evaluation, const CtCondition *condition)
{
  CtTruth left, right;

  switch (condition->kind) {
  case CT_CONDITION_PRESENT:
    return ct_expression_is_present(evaluation, condition->a) ? surely : surely_not;
  case CT_CONDITION_NOT:
    return opposite(ct_condition_evaluate(evaluation, condition->left));
  case CT_CONDITION_AND:
    left = ct_condition_evaluate(evaluation, condition->left);
    right = ct_condition_evaluate(evaluation, condition->right);
    return both(left, right);
  case CT_CONDITION_OR:
    left = ct_condition_evaluate(evaluation, condition->left);
    right = ct_condition_evaluate(evaluation, condition->right);
    return opposite(both(opposite(left), opposite(right)));
  case CT_CONDITION_RELATION:
  default:
    return evaluate_relation(evaluation, condition);
  }
}

static gboolean
has_figure(CtEvaluation *evaluation, const CtExpression *expression)
{
  CtFigure figure;

  if (!ct_evaluation_find_figure(evaluation, expression, &figure))
    return FALSE;
  ct_evaluation_count(evaluation, expression, &figure.observation);
  return TRUE;
}

gboolean
ct_expression_is_present(CtEvaluation *evaluation, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return TRUE;
  case CT_EXPRESSION_CHILDREN:
    return ct_evaluation_has_child(evaluation, expression);
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
    return ct_evaluation_has_below(evaluation, expression);
  case CT_EXPRESSION_RESIDUAL:
    return ct_evaluation_has_residual(evaluation, expression);
  case CT_EXPRESSION_ABSOLUTE:
    return ct_expression_is_present(evaluation, expression->left);
  case CT_EXPRESSION_BINARY:
    return ct_expression_is_present(evaluation, expression->left) &&
           ct_expression_is_present(evaluation, expression->right);
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    return has_figure(evaluation, expression);
  }
}
