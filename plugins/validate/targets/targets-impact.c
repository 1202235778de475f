/* targets-impact.c: what one figure does to the whole area's. */
#include "targets-impact.h"

/* In hundredths of a percent. A figure that is off by more than this is off by all. */
#define MOST G_GUINT64_CONSTANT(1000000000)

static guint32
root_of(const CtCatalog *catalog, guint32 area)
{
  while (catalog->areas[area].parent != CT_INDEX_NONE)
    area = catalog->areas[area].parent;
  return area;
}

static gboolean
adds_up(const CtIndicator *indicator)
{
  return indicator->additive == CT_ADDITIVE_SUM ||
         indicator->additive == CT_ADDITIVE_SUM_RESIDUAL ||
         indicator->additive == CT_ADDITIVE_AT_MOST_SUM;
}

static gboolean
is_rate_of_parts(const CtIndicator *indicator)
{
  return indicator->additive == CT_ADDITIVE_PARTS ||
         indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL;
}

/* The value in the root area, in the period and measure of @at. */
static gboolean
find_whole(const CtView *view, guint32 indicator, CtPeriod period, const CtObservation *at,
           CtRational *value)
{
  CtFigure figure;

  if (!ct_view_find(view, indicator, period, root_of(view->catalog, at->area), at->measure,
                    &figure))
    return FALSE;
  *value = ct_rational_from_decimal(figure.observation.value);
  return TRUE;
}

/* How much of a rate's whole the area is: by its denominator. */
static gboolean
weight_of(const CtView *view, const CtIndicator *indicator, const CtObservation *at,
          CtRational *weight)
{
  CtPeriod period = target_denominator_period(indicator, at->period);
  CtRational whole;
  CtFigure part;

  return target_has_parts(indicator) &&
         ct_view_find(view, indicator->denominator, period, at->area, at->measure, &part) &&
         find_whole(view, indicator->denominator, period, at, &whole) &&
         ct_rational_divide(ct_rational_from_decimal(part.observation.value), whole, weight);
}

/* What the whole's figure of the changed indicator itself moves by. */
static gboolean
own_difference(const CtView *view, const TargetChange *change, CtRational *difference)
{
  const CtIndicator *indicator = &view->catalog->indicators[change->figure.indicator];
  const CtArea *area = &view->catalog->areas[change->figure.area];
  CtRational weight;

  if (!ct_rational_subtract(change->right, ct_rational_from_decimal(change->figure.value),
                            difference))
    return FALSE;
  if (area->parent == CT_INDEX_NONE || adds_up(indicator))
    return TRUE;
  return is_rate_of_parts(indicator) &&
         weight_of(view, indicator, &change->figure, &weight) &&
         ct_rational_multiply(*difference, weight, difference);
}

static gboolean
rate_after(const CtView *view, const TargetChange *change, const CtIndicator *rate,
           CtRational *after)
{
  const CtObservation *figure = &change->figure;
  CtPeriod period = target_denominator_period(rate, figure->period);
  CtRational n, d, difference;

  if (!own_difference(view, change, &difference) ||
      !find_whole(view, rate->numerator, figure->period, figure, &n) ||
      !find_whole(view, rate->denominator, period, figure, &d))
    return FALSE;
  if (figure->indicator == rate->numerator && !ct_rational_add(n, difference, &n))
    return FALSE;
  if (figure->indicator == rate->denominator && period == figure->period &&
      !ct_rational_add(d, difference, &d))
    return FALSE;
  return target_value_of_parts(rate, n, d, after);
}

static guint64
share_moved(CtRational before, CtRational after)
{
  CtRational difference, share;

  if (!ct_rational_subtract(after, before, &difference))
    return MOST;
  if (ct_rational_sign(difference) == 0)
    return 0;
  if (!ct_rational_divide(difference, before, &share) ||
      !ct_rational_multiply(share, (CtRational){10000, 1}, &share))
    return MOST;
  if (ct_rational_sign(share) < 0)
    share = ct_rational_negate(share);
  CtInt128 floor = ct_rational_floor(share);
  return floor > (CtInt128)MOST ? MOST : (guint64)floor;
}

gboolean
target_find_impact(const CtView *view, const TargetChange *change, guint32 index,
                   TargetImpact *impact)
{
  const CtIndicator *indicator = &view->catalog->indicators[index];
  const CtObservation *figure = &change->figure;
  CtRational before, difference;

  if (!find_whole(view, index, figure->period, figure, &before))
    return FALSE;
  if (figure->indicator != index) {
    if (!rate_after(view, change, indicator, &impact->after))
      return FALSE;
  } else if (!own_difference(view, change, &difference) ||
             !ct_rational_add(before, difference, &impact->after)) {
    return FALSE;
  }
  impact->moved = share_moved(before, impact->after);
  return TRUE;
}
