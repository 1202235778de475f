/* trend-slice.c: the figures of one indicator and period, beside those they are held against. */
#include "trend.h"

void
trend_slice_init(TrendSlice *slice, const CtView *view, CtFindings *findings)
{
  *slice = (TrendSlice){.view = view, .findings = findings};
  slice->figures = g_array_new(FALSE, FALSE, sizeof(TrendFigure));
  slice->group = g_array_new(FALSE, FALSE, sizeof(guint));
  slice->values = g_array_new(FALSE, FALSE, sizeof(gint64));
  slice->then = slice->then_estimate = slice->plan = slice->year_plan = ct_view_cursor(view);
  slice->before = trend_tally_new();
  slice->planned = trend_tally_new();
  slice->votes = g_new0(TrendVotes, (gsize)view->catalog->n_areas + 1);
}

void
trend_slice_rest(TrendSlice *slice)
{
  g_clear_pointer(&slice->figures, g_array_unref);
  g_clear_pointer(&slice->group, g_array_unref);
  g_clear_pointer(&slice->values, g_array_unref);
  g_clear_pointer(&slice->votes, g_free);
}

void
trend_slice_clear(TrendSlice *slice)
{
  trend_slice_rest(slice);
  trend_tally_free(slice->before);
  trend_tally_free(slice->planned);
}

/* Percent, per mille, points: twice as much of 1 % is not much. */
static gboolean
is_rate(const CtCatalog *catalog, const CtUnit *unit)
{
  const gchar *dimension = catalog->dimensions[unit->dimension];

  return g_str_has_prefix(dimension, "ratio") || g_str_has_prefix(dimension, "point");
}

/* From the least to the most that a rate can be; 100 % where that is more or not known. */
static gint64
range_of(const CtIndicator *indicator, const CtUnit *unit)
{
  CtInt128 whole = unit->factor.coefficient > 0
                     ? (CtInt128)TREND_ONE * TREND_ONE / MAX(trend_fixed(unit->factor), 1)
                     : TREND_ONE;
  CtInt128 range = indicator->minimum.set && indicator->maximum.set
                     ? trend_fixed(indicator->maximum.value) -
                         trend_fixed(indicator->minimum.value)
                     : whole;

  return (gint64)CLAMP(MIN(range, whole), 1, TREND_RATIO_MAX);
}

void
trend_slice_begin(TrendSlice *slice, guint32 indicator)
{
  const CtCatalog *catalog = slice->view->catalog;

  slice->index = indicator;
  slice->indicator = &catalog->indicators[indicator];
  slice->unit = &catalog->units[slice->indicator->unit];
  slice->rate = is_rate(catalog, slice->unit);
  slice->range = slice->rate ? range_of(slice->indicator, slice->unit) : 0;
}

/* What was, before what was expected. */
static gboolean
find_then(TrendSlice *slice, TrendFigure *figure)
{
  gsize cell;

  if (!ct_view_cursor_locate(&slice->then, slice->index, slice->base, figure->area,
                             CT_MEASURE_ACTUAL, &figure->then_dataset, &cell) &&
      !ct_view_cursor_locate(&slice->then_estimate, slice->index, slice->base, figure->area,
                             CT_MEASURE_ESTIMATE, &figure->then_dataset, &cell)) {
    figure->then_dataset = NULL;
    return FALSE;
  }
  figure->then_index = (guint32)ct_dataset_first(figure->then_dataset, cell);
  figure->then = ct_batch_value(figure->then_dataset->observations, figure->then_index);
  return TRUE;
}

/* Mostly counts are told one by one. */
static gboolean
is_small_count(const CtUnit *unit, CtDecimal value)
{
  CtInt128 count;

  if (unit->factor.coefficient == 1 && unit->factor.scale == 0 && value.scale == 0)
    return value.coefficient < TREND_SMALL_COUNT;
  return trend_count(unit, trend_fixed(value), &count) && count < TREND_SMALL_COUNT;
}

/* Also what is less than a millionth. */
static gboolean
is_nothing(CtDecimal value)
{
  return value.coefficient == 0 || (value.scale > 6 && trend_fixed(value) == 0);
}

static TrendSort
sort_figure(const TrendSlice *slice, const TrendFigure *figure)
{
  gboolean now = !is_nothing(figure->now), then = !is_nothing(figure->then);

  if (slice->rate)
    return TREND_POINTS;
  if (figure->now.coefficient < 0 || figure->then.coefficient < 0)
    return TREND_SIGNED;
  if (slice->unit->whole && is_small_count(slice->unit, figure->now) &&
      is_small_count(slice->unit, figure->then))
    return TREND_SMALL;
  if (!now && !then)
    return TREND_ALONE;
  if (!then)
    return slice->unit->whole ? TREND_SMALL : TREND_SIGNED;
  return now ? TREND_RATIO : TREND_ZERO;
}

static gint64
points(CtDecimal now, CtDecimal then)
{
  CtInt128 difference = trend_fixed(now) - trend_fixed(then);

  return (gint64)CLAMP(difference, -TREND_RATIO_MAX, TREND_RATIO_MAX);
}

static void
compare(TrendSlice *slice, TrendFigure *figure)
{
  figure->sort = TREND_ALONE;
  if (slice->base == CT_PERIOD_NONE || !find_then(slice, figure))
    return;
  figure->sort = sort_figure(slice, figure);
  if (figure->sort == TREND_RATIO)
    figure->change = trend_ratio(figure->now, figure->then);
  else if (figure->sort == TREND_POINTS)
    figure->change = points(figure->now, figure->then);
}

/* %FALSE: it is a plan, or has no value. */
static gboolean
read_cell(TrendSlice *slice, gsize cell, TrendFigure *figure)
{
  const CtDataset *current = slice->view->current;
  const CtBatch *observations = current->observations;
  guint32 index = (guint32)ct_dataset_first(current, cell);
  guint32 area = ct_batch_area(observations, index);
  CtMeasure measure = ct_batch_measure(observations, index);

  if (measure == CT_MEASURE_PLAN || ct_batch_is_missing(observations, index))
    return FALSE;
  *figure = (TrendFigure){.cell = cell, .index = index, .area = area, .measure = measure,
                          .level = slice->view->catalog->areas[area].level,
                          .now = ct_batch_value(observations, index)};
  compare(slice, figure);
  slice->measures |= 1u << measure;
  return TRUE;
}

gsize
trend_slice_fill(TrendSlice *slice, gsize cell, gsize end)
{
  const CtDataset *current = slice->view->current;
  const CtBatch *all = current->observations;
  gsize next = cell + 1;
  guint n = 0;

  slice->period = ct_batch_period(all, ct_dataset_first(current, cell));
  while (next < end && ct_batch_period(all, ct_dataset_first(current, next)) == slice->period)
    next++;
  slice->base = trend_base(slice->view, slice->index, cell, next);
  g_array_set_size(slice->figures, (guint)(next - cell));
  slice->measures = 0;
  for (; cell < next; cell++)
    n += read_cell(slice, cell, trend_figure(slice, n)) ? 1 : 0;
  g_array_set_size(slice->figures, n);
  return next;
}
