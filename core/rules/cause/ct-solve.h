/* ct-solve.h: which values of one figure a constraint admits; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/**
 * ct_solve:
 * @evaluation: at the constraint's subject, with all other figures as they are to be taken
 * @figure: has a value; used once by the constraint
 * @admits: (out): what the figure has to stand for
 *
 * Every value that satisfies the constraint lies in @admits; not every value in there must
 * satisfy it, so what is found with it has to be judged.
 * Returns: %FALSE when nothing can be said
 */
gboolean ct_solve(const CtEvaluation *evaluation, const CtConstraint *constraint,
                  const CtObservation *figure, CtInterval *admits);

/* Everything. */
CtInterval ct_interval_everything(void);

/* %FALSE: they have nothing in common. */
gboolean ct_interval_intersect(const CtInterval *a, const CtInterval *b, CtInterval *result);

G_END_DECLS
