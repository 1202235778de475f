/* ct-cause.h: which figures are to blame for what is broken.
 */
#pragma once

#include "rules/ct-breach.h"

G_BEGIN_DECLS

/**
 * CtCauseOptions:
 * @max_figures: tangles of more figures are reported breach by breach
 * @max_wrong: how many figures may be wrong in one tangle
 * @steps: how many constraints may be judged for a tangle; counted, not timed, so that the
 *   result does not depend on the machine
 */
typedef struct {
  guint max_figures;
  guint max_wrong;
  guint64 steps;
} CtCauseOptions;

#define CT_CAUSE_OPTIONS_INIT ((CtCauseOptions){512, 4, 100000})

/**
 * ct_cause_localise:
 * @findings: what was found so far: where a figure was left out for what it looks like, and the
 *   rules say what it is, that is suggested there; a plain mean that a broken
 *   rule uses becomes information. Receives one finding for each figure
 *   that is to blame, with all that it breaks and what it probably should be; where several
 *   could be to blame, one that names them
 *
 * Breaches are taken together that use the same figures. Of each such tangle the smallest set
 * of figures is looked for that can be changed so that all holds: what a usual slip explains
 * first, then what a sender of less trust wrote. No figure is changed.
 */
void ct_cause_localise(const CtBreaches *breaches, const CtCauseOptions *options, guint n_threads,
                       CtFindings *findings);

G_END_DECLS
