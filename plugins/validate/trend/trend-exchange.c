/* trend-exchange.c: two figures that stand in each other's place. Sums hold all the same. */
#include "trend.h"

#define NEAR (TREND_ONE / 2)

/* Whether @now is what @then has become by @course. */
static gboolean
follows(CtDecimal now, CtDecimal then, gint64 course)
{
  gint64 far;

  if (trend_fixed(now) <= 0 || trend_fixed(then) <= 0)
    return FALSE;
  far = trend_relative(trend_ratio(now, then), course);
  return far >= -NEAR && far <= NEAR;
}

/* @now, @then: of the other one */
static gboolean
is_exchanged(const TrendFigure *figure, const TrendDoubt *doubt, CtDecimal now, CtDecimal then)
{
  CtInt128 fixed = trend_fixed(now);
  gint64 course;

  if (fixed < doubt->low || fixed > doubt->high || doubt->centre <= 0)
    return FALSE;
  course = trend_ratio_fixed(doubt->centre, trend_fixed(figure->then));
  return follows(figure->now, then, course) && !follows(now, then, course);
}

static gboolean
find_area(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
          TrendExchange *found)
{
  for (guint i = 0; i < slice->figures->len; i++) {
    const TrendFigure *other = trend_figure(slice, i);
    if (other->sort != TREND_RATIO || other->level != figure->level ||
        other->measure != figure->measure ||
        !is_exchanged(figure, doubt, other->now, other->then))
      continue;
    *found = (TrendExchange){.value = other->now,
                             .name = slice->view->catalog->areas[other->area].name};
    return TRUE;
  }
  return FALSE;
}

static gboolean
find_part(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
          const CtParts *parts, TrendExchange *found)
{
  const CtCatalog *catalog = slice->view->catalog;

  for (guint i = 0; i < parts->n_parts; i++) {
    guint32 part = parts->parts[i];
    CtFigure now, then;
    if (part == slice->index || catalog->indicators[part].unit != slice->indicator->unit ||
        !ct_view_find(slice->view, part, slice->period, figure->area, figure->measure, &now) ||
        !ct_view_find(slice->view, part, slice->base, figure->area, figure->measure, &then) ||
        !is_exchanged(figure, doubt, now.observation.value, then.observation.value))
      continue;
    *found = (TrendExchange){.value = now.observation.value,
                             .name = catalog->indicators[part].code};
    return TRUE;
  }
  return FALSE;
}

gboolean
trend_exchange(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
               TrendExchange *found)
{
  const CtCatalog *catalog = slice->view->catalog;

  if (figure->sort != TREND_RATIO)
    return FALSE;
  for (guint i = 0; i < catalog->n_parts; i++)
    if (trend_has_part(&catalog->parts[i], slice->index) &&
        find_part(slice, figure, doubt, &catalog->parts[i], found))
      return TRUE;
  return find_area(slice, figure, doubt, found);
}
