/* trend-judge-areas.c: how the areas of a level moved, and which one did otherwise.
 *
 * After Hidiroglou and Berthelot (1986): ratios are taken about their median, so that twice
 * and half are as far; they weigh by the root of the figure's size, so that small areas may
 * move more; and they are held against quartiles, which a few wrong figures do not move. Rates
 * are taken by points.
 */
#include "trend.h"

/* So many quartiles from the median, each at least so much of a typical figure. */
#define QUARTILES 10
#define SPREAD_MIN (TREND_ONE / 20)
/* Half as much more than the others, or a third less, is always usual. */
#define USUAL (TREND_ONE / 2)
/* Ten times as much as the others, or a tenth, never is, however small the area. */
#define TIMES_MAX 10
/* In parts of what a rate can be: usual, least quartile, a jump of all areas. */
#define RATE_USUAL 10
#define RATE_SPREAD_MIN 100
#define RATE_JUMP 4

/* @middle: how figures of the level changed; @low, @high: which effects are usual
 * @n: how many say so */
typedef struct {
  gint64 middle;
  gint64 low;
  gint64 high;
  guint n;
} Level;

static TrendFigure *
member(const TrendSlice *slice, guint index)
{
  return trend_figure(slice, g_array_index(slice->group, guint, index));
}

static gint64 *
values_of(TrendSlice *slice, guint *n)
{
  *n = 0;
  g_array_set_size(slice->values, slice->group->len);
  gint64 *values = &g_array_index(slice->values, gint64, 0);
  for (guint i = 0; i < slice->group->len; i++) {
    const TrendFigure *figure = member(slice, i);
    if (figure->sort != TREND_ZERO)
      values[(*n)++] = figure->change;
  }
  return values;
}

static Level
bounds_about(TrendQuartiles quartiles, gint64 least)
{
  return (Level){
    .middle = quartiles.middle,
    .low = quartiles.middle - QUARTILES * MAX(quartiles.middle - quartiles.low, least),
    .high = quartiles.middle + QUARTILES * MAX(quartiles.high - quartiles.middle, least)};
}

/* Amounts */

/* How far @ratio is from @middle, by the size of the larger figure. */
static gint64
effect(gint64 ratio, gint64 middle, gint64 root)
{
  return trend_relative(ratio, middle) * root / 64;
}

static gint64
effect_of(const TrendFigure *figure, gint64 middle)
{
  return effect(figure->change, middle, figure->root);
}

/* The effect of a typical figure that moved by SPREAD_MIN. */
static gint64
least_spread(const TrendSlice *slice, gint64 *values)
{
  guint n = 0;

  for (guint i = 0; i < slice->group->len; i++) {
    TrendFigure *figure = member(slice, i);
    if (figure->sort != TREND_RATIO)
      continue;
    figure->root = trend_root(MAX(trend_fixed(figure->now), trend_fixed(figure->then)));
    values[n++] = figure->root;
  }
  return SPREAD_MIN * trend_median(values, n) / 64;
}

static Level
measure_effects(TrendSlice *slice, gint64 *values, gint64 middle)
{
  gint64 least = least_spread(slice, values);
  guint n = 0;
  Level level;

  for (guint i = 0; i < slice->group->len; i++)
    if (member(slice, i)->sort == TREND_RATIO)
      values[n++] = effect_of(member(slice, i), middle);
  level = bounds_about(trend_quartiles(values, n), least);
  level.middle = middle;
  level.n = n;
  return level;
}

/* The figure furthest from what the others suggest, upwards or downwards, whose effect is
 * still usual; by halves between what surely is and what is too far. */
static CtInt128
furthest(const Level *level, CtInt128 then, CtInt128 usual, CtInt128 far)
{
  while (usual - far > 1 || far - usual > 1) {
    CtInt128 middle = usual + (far - usual) / 2;
    gint64 e = effect(trend_ratio_fixed(middle, then), level->middle,
                      trend_root(MAX(middle, then)));
    if (e >= level->low && e <= level->high)
      usual = middle;
    else
      far = middle;
  }
  return usual;
}

static TrendDoubt
doubt_of(const Level *level, const TrendFigure *figure)
{
  CtInt128 then = trend_fixed(figure->then);
  CtInt128 centre = then * level->middle / TREND_ONE;
  CtInt128 high = centre + centre * USUAL / TREND_ONE;
  CtInt128 low = centre * TREND_ONE / (TREND_ONE + USUAL);

  return (TrendDoubt){.rule = "trend.unusual",
                      .low = furthest(level, then, low, centre / TIMES_MAX),
                      .high = furthest(level, then, high, centre * TIMES_MAX),
                      .centre = centre, .n = level->n - 1};
}

static gboolean
is_far(const TrendFigure *figure, gint64 middle)
{
  gint64 far = trend_relative(figure->change, middle);

  return far > USUAL || far < -USUAL;
}

/* Where many areas have nothing, that is usual. */
static gboolean
zeros_are_odd(const TrendSlice *slice, guint n_ratios)
{
  return (slice->group->len - n_ratios) * 4 <= slice->group->len;
}

static gboolean
is_odd(const TrendFigure *figure, const Level *level)
{
  gint64 far = trend_relative(figure->change, level->middle), e;

  if (!is_far(figure, level->middle))
    return FALSE;
  if (ABS(far) >= (TIMES_MAX - 1) * TREND_ONE)
    return TRUE;
  e = effect_of(figure, level->middle);
  return e < level->low || e > level->high;
}

static void
judge_amounts(TrendSlice *slice, gint64 *values, guint n, gint64 middle)
{
  gboolean zeros = zeros_are_odd(slice, n), any = FALSE;
  Level level;

  for (guint i = 0; i < slice->group->len && !any; i++)
    any = member(slice, i)->sort == TREND_ZERO ? zeros : is_far(member(slice, i), middle);
  if (!any)
    return;
  level = measure_effects(slice, values, middle);
  for (guint i = 0; i < slice->group->len; i++) {
    TrendFigure *figure = member(slice, i);
    if (figure->sort == TREND_ZERO ? zeros : is_odd(figure, &level))
      trend_doubt(slice, figure, doubt_of(&level, figure));
  }
}

/* Rates */

static Level
measure_points(const TrendSlice *slice, TrendQuartiles quartiles)
{
  gint64 usual = slice->range / (slice->indicator->accrual == CT_ACCRUAL_GROWTH ? RATE_JUMP
                                                                                 : RATE_USUAL);
  Level level = bounds_about(quartiles, slice->range / RATE_SPREAD_MIN);

  level.low = MIN(level.low, level.middle - usual);
  level.high = MAX(level.high, level.middle + usual);
  return level;
}

static void
judge_rates(TrendSlice *slice, TrendQuartiles quartiles, guint n)
{
  Level level = measure_points(slice, quartiles);

  for (guint i = 0; i < slice->group->len; i++) {
    TrendFigure *figure = member(slice, i);
    CtInt128 then = trend_fixed(figure->then);
    if (figure->change >= level.low && figure->change <= level.high)
      continue;
    trend_doubt(slice, figure,
                (TrendDoubt){.rule = "trend.unusual", .low = then + level.low,
                             .high = then + level.high, .centre = then + level.middle,
                             .n = n - 1});
  }
}

/* All areas at once */

static gboolean
has_jumped(const TrendSlice *slice, gint64 change)
{
  if (slice->rate)
    return ABS(change) > slice->range / RATE_JUMP;
  return change > TREND_JUMP * TREND_ONE || change < TREND_ONE / TREND_JUMP;
}

static TrendDoubt
common_doubt(const TrendSlice *slice, const TrendFigure *figure, guint n)
{
  CtInt128 then = trend_fixed(figure->then);
  CtInt128 step = slice->range / RATE_JUMP;

  return (TrendDoubt){.rule = "trend.jump", .low = slice->rate ? then - step : then / TREND_JUMP,
                      .high = slice->rate ? then + step : then * TREND_JUMP, .centre = then,
                      .n = n, .common = TRUE};
}

/* Told once to each sender, at the first figure. */
static void
tell_common(TrendSlice *slice, guint n)
{
  guint32 last = CT_INDEX_NONE;

  for (guint i = 0; i < slice->group->len; i++) {
    TrendFigure *figure = member(slice, i);
    guint32 submission = ct_dataset_submission_at(slice->view->current, figure->index);
    if (submission == last || figure->sort == TREND_ZERO || !has_jumped(slice, figure->change))
      continue;
    trend_doubt(slice, figure, common_doubt(slice, figure, n));
    if (figure->told)
      last = submission;
  }
}

/* Where a quarter of the areas went up by half against the others, or a quarter down by a
 * third, there is no usual. */
static gboolean
has_common_course(const TrendSlice *slice, TrendQuartiles quartiles)
{
  if (slice->rate)
    return quartiles.high - quartiles.low <= 2 * slice->range / RATE_USUAL;
  return trend_relative(quartiles.high, quartiles.middle) <= USUAL &&
         trend_relative(quartiles.low, quartiles.middle) >= -USUAL;
}

/* Mostly: nothing is far from anything, let alone from what most say. */
static gboolean
nobody_is_far(const TrendSlice *slice, const gint64 *values, guint n)
{
  gint64 least = values[0], most = values[0];

  if (n < slice->group->len)
    return FALSE;
  for (guint i = 1; i < n; i++) {
    least = MIN(least, values[i]);
    most = MAX(most, values[i]);
  }
  if (has_jumped(slice, least) || has_jumped(slice, most))
    return FALSE;
  return slice->rate ? most - least <= slice->range / RATE_USUAL
                     : trend_relative(most, least) <= USUAL;
}

void
trend_judge_areas(TrendSlice *slice)
{
  guint n;
  gint64 *values = values_of(slice, &n);
  TrendQuartiles quartiles;

  if (nobody_is_far(slice, values, n))
    return;
  quartiles = trend_quartiles(values, n);
  if (!has_common_course(slice, quartiles))
    return;
  if (slice->rate)
    judge_rates(slice, quartiles, n);
  else
    judge_amounts(slice, values, n, quartiles.middle);
  if (has_jumped(slice, quartiles.middle))
    tell_common(slice, n);
}
