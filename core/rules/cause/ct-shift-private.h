/* ct-shift-private.h: where figures stand side by side; private to ct-shift*.c.
 */
#pragma once

#include "rules/cause/ct-shift.h"

G_BEGIN_DECLS

/* A figure that a broken rule uses, or that was left out.
 * @cell: CT_CELL_NONE: it is @left_out of those */
typedef struct {
  guint32 submission;
  guint32 row;
  guint32 column;
  guint16 table;
  gsize cell;
  guint left_out;
} CtSpot;

/* Spots from @begin up to, not including, @end of those by row or by column. */
typedef struct {
  gboolean in_row;
  guint begin;
  guint end;
  CtShift *found; /* (nullable) */
} CtShiftRun;

typedef struct {
  const CtBreaches *breaches;
  const CtTangles *tangles;
  const CtNeighbours *neighbours;
  const GArray *left_out;
  const CtCauseOptions *options;
  GArray *by_row;    /* of CtSpot */
  GArray *by_column; /* of CtSpot */
  GArray *runs;      /* of CtShiftRun */
} CtShifting;

/* Fills in the last three: figures that broken rules use or that were left out, and those of
 * them that stand side by side. */
void ct_shifting_collect_runs(CtShifting *shifting);

G_END_DECLS
