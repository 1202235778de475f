/* trend-series.c: a figure among those of the same months in earlier years. */
#include <string.h>

#include "trend.h"

/* So many times the median distance from the median, which is at least so much of what a
 * figure usually is (a rate: can be): then half as much more or less is usual. */
#define DISTANCES 6
#define LEAST_DISTANCE 12
#define LEAST_RATE_DISTANCE 24
/* So many years without a figure end the past. */
#define GAP 2

TrendSeries
trend_series(const TrendSlice *slice, const TrendFigure *figure)
{
  TrendSeries series = {0};
  guint gap = 0;

  for (gint year = 1; year <= TREND_YEARS_MAX && gap < GAP; year++) {
    CtPeriod period = ct_period_shift(slice->period, -12 * year);
    CtFigure found;
    if (period != CT_PERIOD_NONE &&
        (ct_view_find_measure(slice->view, slice->index, period, figure->area,
                              CT_MEASURE_ACTUAL, &found) ||
         ct_view_find_measure(slice->view, slice->index, period, figure->area,
                              CT_MEASURE_ESTIMATE, &found))) {
      series.values[series.n++] = trend_fixed(found.observation.value);
      gap = 0;
    } else {
      gap++;
    }
  }
  return series;
}

static void
sort_values(CtInt128 *values, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && values[j] < values[j - 1]; j--) {
      CtInt128 value = values[j];
      values[j] = values[j - 1];
      values[j - 1] = value;
    }
}

static CtInt128
median(CtInt128 *values, guint n)
{
  sort_values(values, n);
  return (values[n / 2] + values[(n - 1) / 2]) / 2;
}

static CtInt128
distance(CtInt128 a, CtInt128 b)
{
  return a > b ? a - b : b - a;
}

TrendDoubt
trend_series_doubt(const TrendSlice *slice, const TrendSeries *series)
{
  CtInt128 values[TREND_YEARS_MAX], centre, usual = 0, least, width;

  memcpy(values, series->values, sizeof values);
  centre = median(values, series->n);
  for (guint i = 0; i < series->n; i++)
    usual = MAX(usual, distance(series->values[i], 0));
  if (centre != 0)
    usual = distance(centre, 0);
  least = slice->rate ? slice->range / LEAST_RATE_DISTANCE : usual / LEAST_DISTANCE;
  for (guint i = 0; i < series->n; i++)
    values[i] = distance(series->values[i], centre);
  width = DISTANCES * MAX(median(values, series->n), least);
  return (TrendDoubt){.rule = "trend.series", .low = centre - width, .high = centre + width,
                      .centre = centre, .n = series->n};
}
