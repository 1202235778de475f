/* ct-sound-evaluate.c: what nodes and conditions come to in the intervals of the variables.
 */
#include "rules/cause/ct-solve.h"
#include "rules/ct-condition.h"
#include "rules/sound/ct-sound-interval.h"
#include "rules/sound/ct-sound-private.h"

static CtInterval
fold(CtSoundSolver *solver, const CtSoundNode *node)
{
  CtInterval all = *ct_sound_evaluate(solver, ct_sound_operand(solver->system, node, 0));

  for (guint i = 1; i < node->n; i++) {
    const CtInterval *next =
      ct_sound_evaluate(solver, ct_sound_operand(solver->system, node, i));
    if (node->kind == CT_SOUND_MINIMUM)
      all = ct_interval_minimum(&all, next);
    else if (node->kind == CT_SOUND_MAXIMUM)
      all = ct_interval_maximum(&all, next);
    else if (!ct_interval_add(&all, next, &all))
      return ct_interval_everything();
  }
  return all;
}

static CtInterval
count(CtSoundSolver *solver, const CtSoundNode *node)
{
  guint n_sure = 0, n_possible = 0;

  for (guint i = 0; i < node->n; i++) {
    CtSoundTruth truth = ct_sound_judge(solver, ct_sound_operand(solver->system, node, i));
    n_sure += truth.may_fail ? 0 : 1;
    n_possible += truth.may_hold ? 1 : 0;
  }
  return (CtInterval){.low = {n_sure, 1}, .high = {n_possible, 1}};
}

/* Where nobody divides by 0, it is no value of the divisor. */
CtInterval
ct_sound_divisor(const CtSoundSolver *solver, const CtInterval *divisor)
{
  CtInterval other = *divisor;

  if (solver->asked && !ct_sound_interval_without_zero(&other))
    return *divisor;
  return other;
}

static CtInterval
combine(CtSoundSolver *solver, const CtSoundNode *node)
{
  const CtInterval *left = ct_sound_evaluate(solver, ct_sound_operand(solver->system, node, 0));
  const CtInterval *right = ct_sound_evaluate(solver, ct_sound_operand(solver->system, node, 1));
  CtInterval result, divisor;
  gboolean fits;

  if (node->kind == CT_SOUND_SUBTRACT) {
    fits = ct_interval_subtract(left, right, &result);
  } else if (node->kind == CT_SOUND_MULTIPLY) {
    fits = ct_interval_multiply(left, right, &result);
  } else {
    divisor = ct_sound_divisor(solver, right);
    fits = ct_interval_divide(left, &divisor, &result);
  }
  return fits ? result : ct_interval_everything();
}

/* What is optional may be missing, unless the problem says that all is there. */
static CtInterval
value_of_variable(const CtSoundSolver *solver, guint variable)
{
  return solver->is_absent[variable] ? ct_interval_not_negative() : solver->domain[variable];
}

const CtInterval *
ct_sound_evaluate(CtSoundSolver *solver, guint index)
{
  const CtSoundNode *node = ct_sound_node(solver->system, index);
  CtInterval *value = &solver->value[index];

  switch (node->kind) {
  case CT_SOUND_NUMBER:
    *value = node->number;
    break;
  case CT_SOUND_VARIABLE:
    *value = value_of_variable(solver, node->variable);
    break;
  case CT_SOUND_SUM:
  case CT_SOUND_MINIMUM:
  case CT_SOUND_MAXIMUM:
    *value = fold(solver, node);
    break;
  case CT_SOUND_COUNT:
    *value = count(solver, node);
    break;
  case CT_SOUND_ABSOLUTE:
    *value = ct_interval_absolute(
      ct_sound_evaluate(solver, ct_sound_operand(solver->system, node, 0)));
    break;
  default:
    *value = combine(solver, node);
    break;
  }
  return value;
}

/* Conditions */

static CtSoundTruth
judge_relation(CtSoundSolver *solver, const CtSoundCondition *condition)
{
  CtInterval a = *ct_sound_evaluate(solver, condition->left);
  CtInterval b = *ct_sound_evaluate(solver, condition->right);
  CtRelation negated;
  CtSoundTruth truth = {.may_hold = ct_interval_possible(&a, condition->relation, &b)};

  if (ct_relation_negate(condition->relation, &negated))
    truth.may_fail = ct_interval_possible(&a, negated, &b);
  else
    truth.may_fail = !truth.may_hold || !ct_interval_is_point(&a) || !ct_interval_is_point(&b);
  return truth;
}

/* Where not all is there, it is not known what is. */
static CtSoundTruth
judge_presence(const CtSoundSolver *solver, guint variable)
{
  return (CtSoundTruth){.may_hold = !solver->is_absent[variable],
                 .may_fail = solver->is_absent[variable] || solver->problem->free};
}

CtSoundTruth
ct_sound_judge(CtSoundSolver *solver, guint index)
{
  const CtSoundCondition *condition = ct_sound_condition(solver->system, index);
  CtSoundTruth left, right;

  switch (condition->kind) {
  case CT_SOUND_RELATION:
    return judge_relation(solver, condition);
  case CT_SOUND_PRESENT:
    return judge_presence(solver, condition->variable);
  case CT_SOUND_NOT:
    left = ct_sound_judge(solver, condition->left);
    return (CtSoundTruth){.may_hold = left.may_fail, .may_fail = left.may_hold};
  case CT_SOUND_AND:
    left = ct_sound_judge(solver, condition->left);
    right = ct_sound_judge(solver, condition->right);
    return (CtSoundTruth){.may_hold = left.may_hold && right.may_hold,
                   .may_fail = left.may_fail || right.may_fail};
  case CT_SOUND_OR:
    left = ct_sound_judge(solver, condition->left);
    right = ct_sound_judge(solver, condition->right);
    return (CtSoundTruth){.may_hold = left.may_hold || right.may_hold,
                   .may_fail = left.may_fail && right.may_fail};
  case CT_SOUND_CERTAIN:
    return (CtSoundTruth){.may_hold = TRUE};
  case CT_SOUND_UNTELLABLE:
  default:
    return (CtSoundTruth){.may_hold = TRUE, .may_fail = TRUE};
  }
}
