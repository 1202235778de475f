/* ct-condition.h: what may be said of a condition at one cell; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/**
 * CtTruth:
 * @may_hold, @may_fail: whether some values inside the intervals make it true, or false; at
 *   least one of the two
 * @lacks: where both may be: whether that is because a figure is missing
 */
typedef struct {
  gboolean may_hold;
  gboolean may_fail;
  gboolean lacks;
} CtTruth;

CtTruth ct_condition_evaluate(CtEvaluation *evaluation, const CtCondition *condition);

/* Whether there is a value for what @expression takes: of children and areas below for one
 * of them, of anything else for all of it. */
gboolean ct_expression_is_present(CtEvaluation *evaluation, const CtExpression *expression);

/* The relation that holds where @relation does not. %FALSE: of "=" there is none */
gboolean ct_relation_negate(CtRelation relation, CtRelation *negated);

G_END_DECLS
