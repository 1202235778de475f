/* ct-areas-below.h: the areas below one; private to core/rules.
 */
#pragma once

#include "model/ct-area.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/* Province, district, commune, residual: a way down passes each once at most. */
#define CT_AREAS_DEPTH 4

/* Beside the bits of levels: of the communes only the rural ones, of type "Xã", and not wards
 * and townships. */
#define CT_AREAS_RURAL (1u << 8)

/**
 * CtAreasBelow: a walk over them in catalog order; each comes before those below it.
 * @levels: level bits of those that are wanted; 0: the children of the next level
 */
typedef struct {
  const CtView *view;
  CtPeriod period;
  guint levels;
  guint depth;
  guint32 area[CT_AREAS_DEPTH];
  guint position[CT_AREAS_DEPTH];
} CtAreasBelow;

/* Below @area, as they were on the last day of @period. */
CtAreasBelow ct_areas_below(const CtView *view, guint32 area, CtPeriod period, guint levels);
gboolean ct_areas_below_next(CtAreasBelow *areas, guint32 *area);

/* The residual area just below @area, or CT_INDEX_NONE. */
guint32 ct_area_residual(const CtView *view, guint32 area, CtPeriod period);

G_END_DECLS
