/* ct-left-out.h: figures that could not be read, and that the rules know; private to
 * core/rules.
 */
#pragma once

#include "rules/cause/ct-cause.h"
#include "rules/cause/ct-remedy.h"

G_BEGIN_DECLS

/* A figure as somebody saw it: "82,2" persons. */
typedef struct {
  CtObservation figure;
  guint32 submission;
} CtLeftOut;

/* Returns: (element-type CtLeftOut) (transfer full): of the findings that say that a count was
 * left out because it has decimals; the first 1,000 */
GArray *ct_left_out_collect(const CtBreaches *breaches, const CtFindings *findings);

/* Where a finding says that a count was left out because it has decimals, and its digits, or
 * what a usual slip makes of them, satisfy all rules around, that is suggested. */
void ct_left_out_suggest(const CtBreaches *breaches, const CtNeighbours *neighbours,
                         const CtCauseOptions *options, CtFindings *findings);

G_END_DECLS
