#include "model/ct-area.h"

gboolean
ct_area_is_between_dates(const CtArea *area, CtPeriod period)
{
  gchar day[11];

  ct_period_format_day(ct_period_end(period) - 1, 31, day);
  return (area->valid_from == NULL || g_strcmp0(area->valid_from, day) <= 0) &&
         (area->valid_to == NULL || g_strcmp0(area->valid_to, day) >= 0);
}
