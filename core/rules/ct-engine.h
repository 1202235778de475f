/* ct-engine.h: evaluates all constraints in one walk over the cells.
 */
#pragma once

#include "rules/ct-breach.h"
#include "rules/ct-constraint.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/**
 * ct_engine_run:
 * @constraints: of all plugins; each is asked for every cell of its subject
 * @findings: receives, for each constraint that no values inside the intervals
 *   satisfy, a finding at the subject's cell: operands, what they give, the
 *   difference, how much of it rounding explains, and a suggestion where one
 *   change of the subject (a power of ten, a sign) satisfies every constraint
 *   on it. A figure that fits only when cut instead of rounded gives the
 *   information "rounding.cut" instead.
 * A constraint that lacks a figure stays quiet. The order of findings does not
 * depend on @n_threads.
 */
void ct_engine_run(const CtView *view, const CtConstraints *constraints, guint n_threads,
                   CtFindings *findings);

/* The same walk for a localiser: what is broken is not reported but returned. Only
 * "rounding.cut" goes to @findings. The breaches borrow @view and @constraints. */
CtBreaches *ct_engine_find_breaches(const CtView *view, const CtConstraints *constraints,
                                    guint n_threads, CtFindings *findings);

/* The same findings the slow way, every cell judged in fractions: for tests. */
void ct_engine_run_unsifted(const CtView *view, const CtConstraints *constraints,
                            CtFindings *findings);

G_END_DECLS
