/* ct-solve.c: which values of one figure a constraint admits.
 *
 * A relation says in which interval its one side has to lie, the other one being known.
 * From there it goes down to the figure, and each step takes back what one operator does
 * with its other operand: 56,7 = n / 127 x 100 admits n between 56,65 x 127 / 100 and
 * 56,75 x 127 / 100.
 */
#include "rules/cause/ct-solve.h"

#include "rules/ct-areas-below.h"
#include "rules/ct-condition.h"
#include "rules/ct-expression.h"
#include "rules/cause/ct-leaves.h"

/* @leaves: those of the figure's indicator that may take it
 * @once: the constraint has one of them, which takes the figure */
typedef struct {
  const CtEvaluation *evaluation;
  const CtObservation *figure;
  gboolean once;
  CtLeaves leaves;
} Solving;

static gboolean
evaluate(const Solving *solving, const CtExpression *expression, CtInterval *result)
{
  CtEvaluation evaluation = *solving->evaluation;

  return ct_evaluate(&evaluation, expression, result);
}

static guint
count_met(const Solving *solving, const GArray *met)
{
  guint n = 0;

  for (guint i = 0; i < met->len; i++) {
    const CtFigure *figure = &g_array_index(met, CtFigure, i);
    n += ct_observation_same_key(&figure->observation, solving->figure) ? 1 : 0;
  }
  return n;
}

/* How often the expression takes the figure. %FALSE: it cannot be evaluated */
static gboolean
count_uses(const Solving *solving, const CtExpression *expression, guint *n)
{
  g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(CtFigure));
  CtEvaluation evaluation = *solving->evaluation;
  CtInterval result;

  evaluation.met = met;
  if (!ct_evaluate(&evaluation, expression, &result))
    return FALSE;
  *n = count_met(solving, met);
  return TRUE;
}

/* Most often only one side has the indicator at all. */
static gboolean
uses(const Solving *solving, const CtExpression *expression)
{
  guint n = ct_expression_count_some(expression, solving->figure->indicator, solving->leaves);

  if (solving->once || n == 0)
    return n > 0;
  return count_uses(solving, expression, &n) && n > 0;
}

/* What is left of @sum without @term, which is one of its independent terms. */
static gboolean
take_out(const CtInterval *sum, const CtInterval *term, CtInterval *rest)
{
  *rest = *sum;
  if ((term->low_unbounded && !sum->low_unbounded) ||
      (term->high_unbounded && !sum->high_unbounded))
    return FALSE;
  return (rest->low_unbounded || ct_rational_subtract(sum->low, term->low, &rest->low)) &&
         (rest->high_unbounded || ct_rational_subtract(sum->high, term->high, &rest->high));
}

static gboolean
own_interval(const Solving *solving, CtInterval *own)
{
  const CtCatalog *catalog = solving->evaluation->view->catalog;
  const CtObservation *figure = solving->figure;
  const CtUnit *unit = &catalog->units[catalog->indicators[figure->indicator].unit];

  return ct_interval_of_figure(figure, unit, solving->evaluation->rounding, own);
}

static gboolean solve_expression(const Solving *solving, const CtExpression *expression,
                                 CtInterval target, CtInterval *admits);

static gboolean
solve_children(const Solving *solving, const CtExpression *expression, CtInterval target,
               CtInterval *admits)
{
  CtInterval sum, own, others;

  return expression->aggregate == CT_AGGREGATE_SUM && evaluate(solving, expression, &sum) &&
         own_interval(solving, &own) && take_out(&sum, &own, &others) &&
         ct_interval_subtract(&target, &others, admits);
}

/* One of the areas takes the figure; the others are known. */
static gboolean
solve_over_areas(const Solving *solving, const CtExpression *expression, CtInterval target,
                 CtInterval *admits)
{
  CtEvaluation at = *solving->evaluation;
  Solving inner = {&at, solving->figure, FALSE, CT_LEAVES_ALL};
  CtAreasBelow areas = ct_areas_below(at.view, ct_evaluation_area(&at), at.cell->period,
                                      expression->levels);
  CtInterval sum, own, others;

  if (expression->aggregate != CT_AGGREGATE_SUM || !evaluate(solving, expression, &sum))
    return FALSE;
  at.below = TRUE;
  while (ct_areas_below_next(&areas, &at.area))
    if (uses(&inner, expression->left))
      return evaluate(&inner, expression->left, &own) && take_out(&sum, &own, &others) &&
             ct_interval_subtract(&target, &others, &target) &&
             solve_expression(&inner, expression->left, target, admits);
  return FALSE;
}

static gboolean
solve_residual(const Solving *solving, const CtExpression *expression, CtInterval target,
               CtInterval *admits)
{
  CtEvaluation at = *solving->evaluation;
  const Solving inner = {&at, solving->figure, FALSE, CT_LEAVES_ALL};

  at.area = ct_area_residual(at.view, ct_evaluation_area(&at), at.cell->period);
  at.below = TRUE;
  return at.area != CT_INDEX_NONE &&
         solve_expression(&inner, expression->left, target, admits);
}

/* 0 is what nobody divides by: 0,0 % may be a little, and then something is divided. */
static gboolean
without_zero(CtInterval *interval)
{
  const CtRational zero = {0, 1};
  gint low = interval->low_unbounded ? -1 : ct_rational_sign(interval->low);
  gint high = interval->high_unbounded ? 1 : ct_rational_sign(interval->high);

  if (high <= 0 || low > 0)
    return high < 0 || low > 0;
  interval->low = zero;
  interval->low_open = TRUE;
  interval->low_unbounded = FALSE;
  return TRUE;
}

/* The divisor of what lies in @target: @dividend / @target. */
static gboolean
solve_divisor(CtInterval target, CtInterval dividend, CtInterval *admits)
{
  const CtInterval zero = ct_interval_point((CtRational){0, 1});

  if (ct_interval_possible(&dividend, CT_RELATION_EQ, &zero) &&
      ct_interval_possible(&target, CT_RELATION_EQ, &zero))
    return FALSE;
  return without_zero(&target) && ct_interval_divide(&dividend, &target, admits);
}

static gboolean
step_into_left(CtOperator operator, const CtInterval *target, const CtInterval *right,
               CtInterval *left)
{
  switch (operator) {
  case CT_OPERATOR_ADD:
    return ct_interval_subtract(target, right, left);
  case CT_OPERATOR_SUBTRACT:
    return ct_interval_add(target, right, left);
  case CT_OPERATOR_MULTIPLY:
    return ct_interval_divide(target, right, left);
  case CT_OPERATOR_DIVIDE:
  default:
    return ct_interval_multiply(target, right, left);
  }
}

static gboolean
step_into_right(CtOperator operator, const CtInterval *target, const CtInterval *left,
                CtInterval *right)
{
  switch (operator) {
  case CT_OPERATOR_ADD:
    return ct_interval_subtract(target, left, right);
  case CT_OPERATOR_SUBTRACT:
    return ct_interval_subtract(left, target, right);
  case CT_OPERATOR_MULTIPLY:
    return ct_interval_divide(target, left, right);
  case CT_OPERATOR_DIVIDE:
  default:
    return solve_divisor(*target, *left, right);
  }
}

static gboolean
solve_binary(const Solving *solving, const CtExpression *expression, CtInterval target,
             CtInterval *admits)
{
  gboolean in_left = uses(solving, expression->left);
  CtInterval other, inner;

  if (in_left)
    return evaluate(solving, expression->right, &other) &&
           step_into_left(expression->operator, &target, &other, &inner) &&
           solve_expression(solving, expression->left, inner, admits);
  return evaluate(solving, expression->left, &other) &&
         step_into_right(expression->operator, &target, &other, &inner) &&
         solve_expression(solving, expression->right, inner, admits);
}

/* |x| in @target: x in it, or -x; all between the two where it may be either. */
static gboolean
solve_absolute(const Solving *solving, const CtExpression *expression, CtInterval target,
               CtInterval *admits)
{
  if (target.high_unbounded)
    return FALSE;
  target.low = ct_rational_negate(target.high);
  target.low_open = target.high_open;
  target.low_unbounded = FALSE;
  return solve_expression(solving, expression->left, target, admits);
}

static gboolean
solve_expression(const Solving *solving, const CtExpression *expression, CtInterval target,
                 CtInterval *admits)
{
  switch (expression->kind) {
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    *admits = target;
    return TRUE;
  case CT_EXPRESSION_CHILDREN:
    return solve_children(solving, expression, target, admits);
  case CT_EXPRESSION_OVER_AREAS:
    return solve_over_areas(solving, expression, target, admits);
  case CT_EXPRESSION_RESIDUAL:
    return solve_residual(solving, expression, target, admits);
  case CT_EXPRESSION_ABSOLUTE:
    return solve_absolute(solving, expression, target, admits);
  case CT_EXPRESSION_BINARY:
    return solve_binary(solving, expression, target, admits);
  default:
    return FALSE;
  }
}

/* Where one side has to lie when the other one is @known. */
static CtInterval
target_beside(const CtInterval *known, CtRelation relation, gboolean is_left)
{
  gboolean below = is_left ? relation == CT_RELATION_LE || relation == CT_RELATION_LT
                           : relation == CT_RELATION_GE || relation == CT_RELATION_GT;
  gboolean strictly = relation == CT_RELATION_LT || relation == CT_RELATION_GT;
  CtInterval target = *known;

  if (relation == CT_RELATION_EQ)
    return target;
  if (below) {
    target.low_unbounded = TRUE;
    target.low_open = FALSE;
    target.high_open = target.high_open || (strictly && !target.high_unbounded);
  } else {
    target.high_unbounded = TRUE;
    target.high_open = FALSE;
    target.low_open = target.low_open || (strictly && !target.low_unbounded);
  }
  return target;
}

/* What is asked only under a condition on the figure may not be asked of another value. */
static gboolean
is_in_condition(const Solving *solving, const CtConstraint *constraint)
{
  CtEvaluation evaluation = *solving->evaluation;

  if (constraint->when == NULL ||
      ct_condition_count_leaves(constraint->when, solving->figure->indicator) == 0)
    return FALSE;
  g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(CtFigure));
  evaluation.met = met;
  ct_condition_evaluate(&evaluation, constraint->when);
  return count_met(solving, met) > 0;
}

/* A figure of the subject's own kind is taken either there or below, as its area says; one of
 * another period or measure may be taken in place of what is not there. */
static CtLeaves
leaves_for(const Solving *solving, const CtConstraint *constraint)
{
  const CtObservation *figure = solving->figure, *cell = solving->evaluation->cell;

  if (constraint->when != NULL || figure->period != cell->period ||
      figure->measure != cell->measure)
    return CT_LEAVES_ALL;
  return figure->area == cell->area ? CT_LEAVES_OWN : CT_LEAVES_BELOW;
}

/* Whether one side takes the figure, and once. */
static gboolean
find_side(Solving *solving, const CtConstraint *constraint, gboolean *in_left)
{
  const guint32 indicator = solving->figure->indicator;
  guint left, right;

  solving->leaves = leaves_for(solving, constraint);
  left = ct_expression_count_some(constraint->left, indicator, solving->leaves);
  right = ct_expression_count_some(constraint->right, indicator, solving->leaves);
  solving->once = left + right == 1;
  if (!solving->once && (!count_uses(solving, constraint->left, &left) ||
                         !count_uses(solving, constraint->right, &right)))
    return FALSE;
  *in_left = left == 1;
  return left + right == 1 && !is_in_condition(solving, constraint);
}

gboolean
ct_solve(const CtEvaluation *evaluation, const CtConstraint *constraint,
         const CtObservation *figure, CtInterval *admits)
{
  Solving solving = {evaluation, figure, FALSE, CT_LEAVES_ALL};
  const CtExpression *side, *other;
  CtInterval known;
  gboolean in_left;

  if (!find_side(&solving, constraint, &in_left))
    return FALSE;
  side = in_left ? constraint->left : constraint->right;
  other = in_left ? constraint->right : constraint->left;
  return evaluate(&solving, other, &known) &&
         solve_expression(&solving, side, target_beside(&known, constraint->relation, in_left),
                          admits);
}
