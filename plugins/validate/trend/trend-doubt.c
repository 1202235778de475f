/* trend-doubt.c: whether what looks odd is: after roundings, chance, an odd figure before and
 * the past are taken into account. */
#include "trend.h"

/* As in trend-judge-areas.c. */
#define USUAL (TREND_ONE / 2)
#define RATE_USUAL 10

/* Half of the last printed digit; what is counted to the last one is exact. */
static CtInt128
half_digit(const TrendSlice *slice, const CtDataset *dataset, gsize index)
{
  gint decimals = dataset->observations->decimals[index];
  CtInt128 half =
      decimals <= 5 ? 5 * (CtInt128)ct_power_of_ten((guint)(5 - MAX(decimals, -18))) : 0, count;

  return trend_count(slice->unit, 2 * half, &count) && count <= 1 ? 0 : half;
}

/* A ratio makes the rounding of what was as much larger. */
static void
allow_rounding(const TrendSlice *slice, const TrendFigure *figure, TrendDoubt *doubt)
{
  CtInt128 now = half_digit(slice, slice->view->current, figure->index);
  CtInt128 then, base;

  doubt->low -= now;
  doubt->high += now;
  if (figure->then_dataset == NULL || g_str_equal(doubt->rule, "trend.series"))
    return;
  then = half_digit(slice, figure->then_dataset, figure->then_index);
  base = figure->sort == TREND_RATIO || figure->sort == TREND_ZERO ? trend_fixed(figure->then)
                                                                   : TREND_FIXED_MAX;
  doubt->low -= then * (MAX(doubt->low, 0) / base + 1);
  doubt->high += then * (doubt->high / base + 1);
}

static void
keep_limits(const CtIndicator *indicator, TrendDoubt *doubt)
{
  if (indicator->minimum.set)
    doubt->low = MAX(doubt->low, trend_fixed(indicator->minimum.value));
  if (indicator->maximum.set)
    doubt->high = MIN(doubt->high, trend_fixed(indicator->maximum.value));
}

static gboolean
is_near(const TrendSlice *slice, CtInt128 a, CtInt128 b)
{
  gint64 far;

  if (slice->rate)
    return a - b <= slice->range / RATE_USUAL && b - a <= slice->range / RATE_USUAL;
  if (a <= 0 || b <= 0)
    return FALSE;
  far = trend_relative(trend_ratio_fixed(a, b), TREND_ONE);
  return far >= -USUAL && far <= USUAL;
}

/* The figure came back to where it was before the one that it is held against. */
static gboolean
was_odd_before(const TrendSlice *slice, const TrendFigure *figure)
{
  CtPeriod period = trend_base_before(slice->period, slice->base);
  CtFigure earlier;
  CtInt128 before;

  if (figure->then_dataset == NULL ||
      !ct_view_find(slice->view, slice->index, period, figure->area, CT_MEASURE_ACTUAL, &earlier))
    return FALSE;
  before = trend_fixed(earlier.observation.value);
  return is_near(slice, trend_fixed(figure->now), before) &&
         !is_near(slice, trend_fixed(figure->then), before);
}

static gboolean
has_been_there(const TrendSlice *slice, const TrendFigure *figure)
{
  TrendSeries series = trend_series(slice, figure);
  CtInt128 now = trend_fixed(figure->now);
  gboolean above = FALSE, below = FALSE;

  for (guint i = 0; i < series.n; i++) {
    above = above || series.values[i] >= now;
    below = below || series.values[i] <= now;
  }
  return series.n >= TREND_YEARS && above && below;
}

static gboolean
is_excused(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt)
{
  if (doubt->common || g_str_equal(doubt->rule, "trend.series"))
    return FALSE;
  return has_been_there(slice, figure) || trend_adds_up(slice, figure) ||
         (figure->sort != TREND_SMALL && was_odd_before(slice, figure));
}

void
trend_doubt(TrendSlice *slice, TrendFigure *figure, TrendDoubt doubt)
{
  CtInt128 now = trend_fixed(figure->now);
  TrendBreak explained;

  if (figure->told || !trend_allow_chance(slice, figure, &doubt))
    return;
  allow_rounding(slice, figure, &doubt);
  keep_limits(slice->indicator, &doubt);
  if ((now >= doubt.low && now <= doubt.high) || is_excused(slice, figure, &doubt))
    return;
  explained = trend_break(slice, figure, &doubt);
  if (explained.kind != TREND_BREAK_NONE)
    trend_tell_break(slice, figure, &doubt, &explained);
  else
    trend_tell(slice, figure, &doubt);
  figure->told = TRUE;
}
