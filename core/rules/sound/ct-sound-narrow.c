/* ct-sound-narrow.c: what one constraint says of its variables: its sides are evaluated from
 * the figures up, and what the relation leaves of them is carried back down.
 */
#include "rules/cause/ct-solve.h"
#include "rules/ct-condition.h"
#include "rules/sound/ct-sound-interval.h"
#include "rules/sound/ct-sound-private.h"

static gboolean narrow_node(CtSoundSolver *solver, guint index, const CtInterval *target);

/* Each term of a sum lies in the sum less the others: those before it and those after. */
static gboolean
narrow_terms(CtSoundSolver *solver, const CtSoundNode *node, const CtInterval *target)
{
  g_autofree CtInterval *after = g_new(CtInterval, node->n + 1);
  CtInterval before = ct_interval_point((CtRational){0, 1});

  after[node->n] = before;
  for (guint i = node->n; i > 0; i--)
    if (!ct_interval_add(&after[i],
                         &solver->value[ct_sound_operand(solver->system, node, i - 1)],
                         &after[i - 1]))
      return TRUE;
  for (guint i = 0; i < node->n; i++) {
    guint term = ct_sound_operand(solver->system, node, i);
    CtInterval own = solver->value[term], others, rest;
    if (!ct_interval_add(&before, &after[i + 1], &others) ||
        !ct_interval_subtract(target, &others, &rest))
      return TRUE;
    if (!narrow_node(solver, term, &rest))
      return FALSE;
    if (!ct_interval_add(&before, &own, &before))
      return TRUE;
  }
  return TRUE;
}

static gboolean
narrow_difference(CtSoundSolver *solver, guint left, guint right, const CtInterval *target)
{
  CtInterval from = solver->value[left], what = solver->value[right], rest;

  if (ct_interval_add(target, &what, &rest) && !narrow_node(solver, left, &rest))
    return FALSE;
  return !ct_interval_subtract(&from, target, &rest) || narrow_node(solver, right, &rest);
}

static gboolean
narrow_factors(CtSoundSolver *solver, guint left, guint right, const CtInterval *target)
{
  CtInterval one = solver->value[left], other = solver->value[right], rest;

  if (ct_sound_factor_of(target, &other, &rest) && !narrow_node(solver, left, &rest))
    return FALSE;
  return !ct_sound_factor_of(target, &one, &rest) || narrow_node(solver, right, &rest);
}

/* A divisor that may be 0 says nothing; where it is known not to be, this is known, too. */
static gboolean
narrow_quotient(CtSoundSolver *solver, guint left, guint right, const CtInterval *target)
{
  CtInterval dividend = solver->value[left];
  CtInterval divisor = ct_sound_divisor(solver, &solver->value[right]), rest;

  if (!ct_interval_divide(&dividend, &divisor, &rest))
    return TRUE;
  if (!narrow_node(solver, right, &divisor))
    return FALSE;
  if (ct_interval_multiply(target, &divisor, &rest) && !narrow_node(solver, left, &rest))
    return FALSE;
  return !ct_sound_divisor_of(target, &dividend, &rest) || narrow_node(solver, right, &rest);
}

/* |x| in @target: between -high and high; and away from 0 on the side where it is. */
static gboolean
narrow_absolute(CtSoundSolver *solver, guint inner, const CtInterval *target)
{
  const CtInterval *value = &solver->value[inner];
  gboolean is_positive = !value->low_unbounded && ct_rational_sign(value->low) >= 0;
  CtInterval both = *target;

  if (is_positive)
    return narrow_node(solver, inner, target);
  both.low_unbounded = target->high_unbounded;
  both.low = ct_rational_negate(target->high);
  both.low_open = target->high_open;
  return narrow_node(solver, inner, &both);
}

/* Each is at least the smallest, at most the largest. */
static gboolean
narrow_each(CtSoundSolver *solver, const CtSoundNode *node, const CtInterval *target)
{
  CtInterval side = *target;

  if (node->kind == CT_SOUND_MINIMUM) {
    side.high_unbounded = TRUE;
    side.high_open = FALSE;
  } else {
    side.low_unbounded = TRUE;
    side.low_open = FALSE;
  }
  for (guint i = 0; i < node->n; i++)
    if (!narrow_node(solver, ct_sound_operand(solver->system, node, i), &side))
      return FALSE;
  return TRUE;
}

static gboolean
narrow_operands(CtSoundSolver *solver, const CtSoundNode *node, const CtInterval *target)
{
  guint first = ct_sound_operand(solver->system, node, 0);

  switch (node->kind) {
  case CT_SOUND_SUM:
    return narrow_terms(solver, node, target);
  case CT_SOUND_SUBTRACT:
    return narrow_difference(solver, first, ct_sound_operand(solver->system, node, 1), target);
  case CT_SOUND_MULTIPLY:
    return narrow_factors(solver, first, ct_sound_operand(solver->system, node, 1), target);
  case CT_SOUND_DIVIDE:
    return narrow_quotient(solver, first, ct_sound_operand(solver->system, node, 1), target);
  case CT_SOUND_ABSOLUTE:
    return narrow_absolute(solver, first, target);
  case CT_SOUND_MINIMUM:
  case CT_SOUND_MAXIMUM:
    return narrow_each(solver, node, target);
  default:
    return TRUE;
  }
}

/* Nothing in common: the sides cannot meet. */
static gboolean
tell_fault(CtSoundSolver *solver)
{
  solver->fault = (CtSoundFault){.constraint = solver->at, .variable = CT_SOUND_NONE};
  return FALSE;
}

static gboolean
narrow_node(CtSoundSolver *solver, guint index, const CtInterval *target)
{
  const CtSoundNode *node = ct_sound_node(solver->system, index);
  CtInterval rest;

  if (node->kind == CT_SOUND_VARIABLE)
    return solver->is_absent[node->variable] ||
           ct_sound_solver_narrow(solver, node->variable, target);
  if (!ct_interval_intersect(&solver->value[index], target, &rest))
    return tell_fault(solver);
  if (node->kind == CT_SOUND_NUMBER || node->n == 0)
    return TRUE;
  return narrow_operands(solver, node, &rest);
}

/* Relations */

/* Where one side has to lie when the other one is @known. */
static CtInterval
beside(const CtInterval *known, CtRelation relation, gboolean is_left)
{
  gboolean is_below = is_left == (relation == CT_RELATION_LE || relation == CT_RELATION_LT);
  gboolean strictly = relation == CT_RELATION_LT || relation == CT_RELATION_GT;
  CtInterval target = *known;

  if (relation == CT_RELATION_EQ)
    return target;
  if (is_below) {
    target.low_unbounded = TRUE;
    target.low_open = FALSE;
    target.high_open |= strictly && !target.high_unbounded;
  } else {
    target.high_unbounded = TRUE;
    target.high_open = FALSE;
    target.low_open |= strictly && !target.low_unbounded;
  }
  return target;
}

static gboolean
narrow_relation(CtSoundSolver *solver, guint left, CtRelation relation, guint right)
{
  CtInterval a = *ct_sound_evaluate(solver, left), b = *ct_sound_evaluate(solver, right);
  CtInterval target = beside(&b, relation, TRUE);

  if (!narrow_node(solver, left, &target))
    return FALSE;
  target = beside(&a, relation, FALSE);
  return narrow_node(solver, right, &target);
}

/* Away from a single value, where it is an end. */
static gboolean
narrow_away(CtSoundSolver *solver, guint node, const CtInterval *value, const CtInterval *point)
{
  CtInterval rest = *value;

  if (!ct_interval_is_point(point))
    return TRUE;
  if (!rest.low_unbounded && ct_rational_compare(rest.low, point->low) == 0)
    rest.low_open = TRUE;
  if (!rest.high_unbounded && ct_rational_compare(rest.high, point->low) == 0)
    rest.high_open = TRUE;
  return narrow_node(solver, node, &rest);
}

static gboolean
narrow_unequal(CtSoundSolver *solver, guint left, guint right)
{
  CtInterval a = *ct_sound_evaluate(solver, left), b = *ct_sound_evaluate(solver, right);

  if (ct_interval_is_point(&a) && ct_interval_is_point(&b))
    return ct_rational_compare(a.low, b.low) != 0 || tell_fault(solver);
  return narrow_away(solver, left, &a, &b) && narrow_away(solver, right, &b, &a);
}

/* Conditions */

static gboolean demand(CtSoundSolver *solver, guint index, gboolean holds);

/* Both are to be so; or one of them, which is the other one where the first cannot be. */
static gboolean
demand_both(CtSoundSolver *solver, const CtSoundCondition *condition, gboolean holds)
{
  CtSoundTruth left, right;

  if ((condition->kind == CT_SOUND_AND) == holds)
    return demand(solver, condition->left, holds) && demand(solver, condition->right, holds);
  left = ct_sound_judge(solver, condition->left);
  right = ct_sound_judge(solver, condition->right);
  if (holds ? !left.may_hold : !left.may_fail)
    return demand(solver, condition->right, holds);
  if (holds ? !right.may_hold : !right.may_fail)
    return demand(solver, condition->left, holds);
  return TRUE;
}

/* That the condition is true, or false where not @holds. */
static gboolean
demand(CtSoundSolver *solver, guint index, gboolean holds)
{
  const CtSoundCondition *condition = ct_sound_condition(solver->system, index);
  CtRelation relation = condition->relation;
  CtSoundTruth truth;

  switch (condition->kind) {
  case CT_SOUND_RELATION:
    if (!holds && !ct_relation_negate(condition->relation, &relation))
      return narrow_unequal(solver, condition->left, condition->right);
    return narrow_relation(solver, condition->left, relation, condition->right);
  case CT_SOUND_NOT:
    return demand(solver, condition->left, !holds);
  case CT_SOUND_AND:
  case CT_SOUND_OR:
    return demand_both(solver, condition, holds);
  default:
    truth = ct_sound_judge(solver, index);
    return (holds ? truth.may_hold : truth.may_fail) || tell_fault(solver);
  }
}

/* Constraints */

static void
look_at(CtSoundSolver *solver, guint index)
{
  solver->at = index;
  solver->asked = index >= solver->problem->n_asked;
}

gboolean
ct_sound_is_in_force(CtSoundSolver *solver, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(solver->system, index);

  look_at(solver, index);
  return constraint->when == CT_SOUND_NONE || !ct_sound_judge(solver, constraint->when).may_fail;
}

/* Where the relation cannot be, its condition must not be either. */
gboolean
ct_sound_narrow_by(CtSoundSolver *solver, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(solver->system, index);
  CtSoundTruth when = {.may_hold = TRUE};

  look_at(solver, index);
  if (constraint->when != CT_SOUND_NONE)
    when = ct_sound_judge(solver, constraint->when);
  if (!when.may_hold)
    return TRUE;
  if (!when.may_fail)
    return narrow_relation(solver, constraint->left, constraint->relation, constraint->right);
  CtInterval left = *ct_sound_evaluate(solver, constraint->left);
  CtInterval right = *ct_sound_evaluate(solver, constraint->right);
  return ct_interval_possible(&left, constraint->relation, &right) ||
         demand(solver, constraint->when, FALSE);
}
