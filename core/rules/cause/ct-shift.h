/* ct-shift.h: figures that stand in the row or column beside their own; private to core/rules.
 */
#pragma once

#include "rules/cause/ct-left-out.h"
#include "rules/cause/ct-search.h"
#include "rules/cause/ct-tangle.h"

G_BEGIN_DECLS

/**
 * CtShift: figures side by side in a table, each of which belongs to the next one's place, and
 * the last to the first one's (or the other way round). With them in their places everything
 * holds that they broke.
 * @figures: (element-type CtObservation): as they ought to be, in the order of the table
 * @seen: of the first of them, as it stands there; @submission: of all of them
 * @breaches: (element-type guint): that they repair
 * @in_row: whether they stand side by side in a row, and not in a column
 * @step: 1: each belongs one place back, -1: one place further
 */
typedef struct {
  GArray *figures;
  CtDecimal seen;
  guint32 submission;
  GArray *breaches;
  gboolean in_row;
  gint step;
} CtShift;

/**
 * CtShifts:
 * @list: (element-type CtShift) (transfer full)
 * @of_tangle: (array): 1 + the number of the shift that a tangle has to do with; 0: none
 */
typedef struct {
  GPtrArray *list;
  guint *of_tangle;
} CtShifts;

/* @left_out: (element-type CtLeftOut): figures that were not taken in may have been moved, too */
CtShifts *ct_shifts_find(const CtBreaches *breaches, const CtTangles *tangles,
                         const CtNeighbours *neighbours, const GArray *left_out,
                         const CtCauseOptions *options, guint n_threads);
void ct_shifts_free(CtShifts *shifts);

/* One finding, at the first of the figures. */
void ct_shift_report(const CtShift *shift, const CtBreaches *breaches, CtFindings *findings);

G_END_DECLS
