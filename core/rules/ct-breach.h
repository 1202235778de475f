/* ct-breach.h: the constraints that are broken, before anything is said of them.
 *
 * A localiser (a plugin of validate/) gets them and looks for the figures that are to
 * blame. Without one each is a finding of its own.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/**
 * CtBreach:
 * @constraint: index in the constraints
 * @cell: of the current figures: the subject's, that it is blamed at
 */
typedef struct {
  guint constraint;
  gsize cell;
} CtBreach;

/* In the order of the subjects, then of the cells, then of the constraints, whatever the
 * number of threads. Figures that fit only when they were cut are not among them. */
typedef struct CtBreaches CtBreaches;
void ct_breaches_free(CtBreaches *breaches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtBreaches, ct_breaches_free)

guint ct_breaches_count(const CtBreaches *breaches);
CtBreach ct_breaches_get(const CtBreaches *breaches, guint index);
const CtConstraint *ct_breaches_constraint(const CtBreaches *breaches, guint index);
const CtView *ct_breaches_view(const CtBreaches *breaches);

/* A finding of its own for one breach; @suggest: with a search for one change that repairs
 * it, which costs some hundred evaluations. */
void ct_breaches_report(const CtBreaches *breaches, guint index, gboolean suggest,
                        CtFindings *findings);

G_END_DECLS
