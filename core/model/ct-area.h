/* ct-area.h: when an area existed.
 */
#pragma once

#include "model/ct-catalog.h"

G_BEGIN_DECLS

/* Of an area that has dates of validity. */
gboolean ct_area_is_between_dates(const CtArea *area, CtPeriod period);

/* Whether the area existed on the last day of @period. It is asked for every area of every
 * whole. */
static inline gboolean
ct_area_is_valid(const CtArea *area, CtPeriod period)
{
  return (area->valid_from == NULL && area->valid_to == NULL) ||
         ct_area_is_between_dates(area, period);
}

G_END_DECLS
