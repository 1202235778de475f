/* trend-whole.c: a part that adds up with usual others to a usual whole is no slip. */
#include "trend.h"

static const CtUnit *
unit_of(const TrendSlice *slice, guint32 indicator)
{
  const CtCatalog *catalog = slice->view->catalog;

  return &catalog->units[catalog->indicators[indicator].unit];
}

/* In base units. */
static gboolean
find_amount(const TrendSlice *slice, const TrendFigure *figure, guint32 indicator,
            CtInterval *amount)
{
  const CtUnit *unit = unit_of(slice, indicator);
  CtInterval factor = ct_interval_point(ct_rational_from_decimal(unit->factor));
  CtFigure found;

  return ct_view_find(slice->view, indicator, slice->period, figure->area, figure->measure,
                      &found) &&
         ct_interval_of_figure(&found.observation, unit, CT_ROUNDING_NEAREST, amount) &&
         ct_interval_multiply(amount, &factor, amount);
}

/* Where nothing is known of a year before, it is. */
static gboolean
is_usual(const TrendSlice *slice, const TrendFigure *figure, guint32 indicator)
{
  CtFigure now, then;
  gint64 ratio;

  if (!ct_view_find(slice->view, indicator, slice->period, figure->area, figure->measure, &now) ||
      !ct_view_find(slice->view, indicator, slice->base, figure->area, CT_MEASURE_ACTUAL, &then))
    return TRUE;
  if (slice->rate)
    return ABS((gint64)(trend_fixed(now.observation.value) -
                        trend_fixed(then.observation.value))) <= slice->range / 4;
  if (trend_fixed(now.observation.value) <= 0 || trend_fixed(then.observation.value) <= 0)
    return FALSE;
  ratio = trend_ratio(now.observation.value, then.observation.value);
  return ratio <= TREND_JUMP * TREND_ONE && ratio >= TREND_ONE / TREND_JUMP;
}

gboolean
trend_has_part(const CtParts *parts, guint32 indicator)
{
  for (guint i = 0; i < parts->n_parts; i++)
    if (parts->parts[i] == indicator)
      return TRUE;
  return FALSE;
}

static gboolean
adds_up(const TrendSlice *slice, const TrendFigure *figure, const CtParts *parts)
{
  CtInterval whole, sum, part;

  if (!find_amount(slice, figure, parts->whole, &whole) ||
      !is_usual(slice, figure, parts->whole) ||
      !find_amount(slice, figure, parts->parts[0], &sum))
    return FALSE;
  for (guint i = 0; i < parts->n_parts; i++) {
    if (parts->parts[i] != slice->index && !is_usual(slice, figure, parts->parts[i]))
      return FALSE;
    if (i > 0 && (!find_amount(slice, figure, parts->parts[i], &part) ||
                  !ct_interval_add(&sum, &part, &sum)))
      return FALSE;
  }
  return ct_interval_possible(&sum, CT_RELATION_EQ, &whole);
}

gboolean
trend_adds_up(const TrendSlice *slice, const TrendFigure *figure)
{
  const CtCatalog *catalog = slice->view->catalog;

  for (guint i = 0; i < catalog->n_parts; i++) {
    const CtParts *parts = &catalog->parts[i];
    if (parts->whole != CT_INDEX_NONE && parts->n_parts > 1 &&
        trend_has_part(parts, slice->index) && adds_up(slice, figure, parts))
      return TRUE;
  }
  return FALSE;
}
