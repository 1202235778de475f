/* ct-culprit.h: what is said of figures that are to blame; private to core/rules.
 */
#pragma once

#include "rules/cause/ct-remedy.h"

G_BEGIN_DECLS

/**
 * ct_culprit_report:
 * @remedies: (array length=n): the first of them is to blame; the others could be, but less
 *   likely
 * @reasons: (array length=n_reasons): the incidents that it repairs
 */
void ct_culprit_report(CtScene *scene, const CtRemedy *remedies, guint n,
                       const guint *reasons, guint n_reasons, CtFindings *findings);

/* Any of the remedies, two at least, would do, the likeliest first; nobody can tell between the
 * first @n_close of them. */
void ct_culprits_report(CtScene *scene, const CtRemedy *remedies, guint n, guint n_close,
                        const guint *reasons, guint n_reasons, CtFindings *findings);

G_END_DECLS
