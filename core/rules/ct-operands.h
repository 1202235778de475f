/* ct-operands.h: which current figures a constraint takes at a cell; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/**
 * CtOperand:
 * @cell: of the current figures
 * @of_condition: whether only `when` takes it, and not the relation
 */
typedef struct {
  CtObservation figure;
  gsize cell;
  gboolean of_condition;
} CtOperand;

/**
 * ct_operands_collect:
 * @evaluation: at the subject's cell, which is not among the operands
 * @operands: (array length=max): some hundred at most, for each is compared with each
 * @n: (out): how many there are in it: those of the relation from left to right, then those
 *   of the condition; each figure once
 *
 * Figures of the history are none, for nobody can change them, nor are cells without a value.
 * Returns: %FALSE when there are more than @max
 */
gboolean ct_operands_collect(CtEvaluation *evaluation, const CtConstraint *constraint,
                             CtOperand *operands, guint max, guint *n);

G_END_DECLS
