/* trend-chance.c: what chance alone does to counts and to rates of small numbers. */
#include "trend.h"

#define COUNT_MAX ((CtInt128)ct_power_of_ten(24))
#define FACTOR_MAX ((CtInt128)ct_power_of_ten(13))
#define SQUARE ((CtInt128)TREND_ONE * TREND_ONE)

/* Growth of fewer goes up and down. */
#define GROWTH_COUNT 100

gboolean
trend_count(const CtUnit *unit, CtInt128 fixed, CtInt128 *count)
{
  CtInt128 factor = trend_fixed(unit->factor);

  if (!unit->whole || fixed < 0 || fixed > COUNT_MAX || factor <= 0 || factor > FACTOR_MAX)
    return FALSE;
  *count = fixed * factor / SQUARE;
  return TRUE;
}

/* |now - then|^2 <= 4^2 (now + then + 1): that is then + 8 -+ 4 sqrt(2 then + 5). */
static void
allow_count(const TrendSlice *slice, TrendDoubt *doubt)
{
  CtInt128 count, thing, root;

  if (!trend_count(slice->unit, MAX(doubt->centre, 0), &count))
    return;
  thing = SQUARE / trend_fixed(slice->unit->factor);
  root = (CtInt128)trend_root((2 * count + 5) * TREND_ONE);
  doubt->low = MIN(doubt->low, doubt->centre + (8 * 1000 - 4 * root) * thing / 1000);
  doubt->high = MAX(doubt->high, doubt->centre + (8 * 1000 + 4 * root) * thing / 1000);
}

/* The number that a rate is of, now and then. */
static gboolean
find_count(const TrendSlice *slice, const TrendFigure *figure, guint32 part, CtPeriod period,
           CtInt128 *count)
{
  const CtCatalog *catalog = slice->view->catalog;
  const CtUnit *unit = &catalog->units[catalog->indicators[part].unit];
  CtFigure found;

  return ct_view_find(slice->view, part, period, figure->area, figure->measure, &found) &&
         trend_count(unit, trend_fixed(found.observation.value), count);
}

/* Two shares p, q of m and n differ by chance by up to 3 sqrt((1/m + 1/n) / 4). */
static void
allow_share(const TrendSlice *slice, TrendDoubt *doubt, CtInt128 now, CtInt128 then)
{
  CtInt128 factor = trend_fixed(slice->indicator->factor), step;

  now = CLAMP(now, 1, TREND_ONE);
  then = CLAMP(then, 1, TREND_ONE);
  step = trend_root(9 * (now + then) * SQUARE / (4 * now * then)) * factor / TREND_ONE;
  doubt->low = MIN(doubt->low, doubt->centre - step);
  doubt->high = MAX(doubt->high, doubt->centre + step);
}

static gboolean
is_counted(const TrendSlice *slice, guint32 part)
{
  const CtCatalog *catalog = slice->view->catalog;

  return part != CT_INDEX_NONE && catalog->units[catalog->indicators[part].unit].whole;
}

/* A rate whose whole is not known may be one of three cases. */
static gboolean
allow_rate(const TrendSlice *slice, const TrendFigure *figure, TrendDoubt *doubt)
{
  const CtIndicator *indicator = slice->indicator;
  CtInt128 now, then;
  gboolean known;

  if (!is_counted(slice, indicator->denominator))
    return TRUE;
  if (indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE)
    return find_count(slice, figure, indicator->numerator, slice->period, &now) &&
           find_count(slice, figure, indicator->denominator,
                      ct_period_shift(slice->period, -12), &then) &&
           MIN(now, then) >= GROWTH_COUNT;
  if (indicator->form != CT_FORM_RATIO && indicator->form != CT_FORM_SHARE)
    return TRUE;
  known = find_count(slice, figure, indicator->denominator, slice->period, &now) &&
          find_count(slice, figure, indicator->denominator, slice->base, &then);
  if (known)
    allow_share(slice, doubt, now, then);
  return known || indicator->accrual != CT_ACCRUAL_EVENT_RATIO ||
         figure->level == CT_LEVEL_PROVINCE;
}

static gboolean
has_part(const TrendSlice *slice, const TrendFigure *figure, guint32 part, gint months)
{
  CtPeriod period = ct_period_shift(slice->period, months);
  CtFigure found;

  return ct_view_find(slice->view, part, period, figure->area, figure->measure, &found);
}

/* Both parts are there: validate/ratios says whether the rate is theirs. */
static gboolean
has_parts(const TrendSlice *slice, const TrendFigure *figure)
{
  const CtIndicator *indicator = slice->indicator;
  gboolean quotient = indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE;

  return has_part(slice, figure, indicator->numerator, 0) &&
         has_part(slice, figure, indicator->denominator, quotient ? 0 : -12);
}

gboolean
trend_may_be_alike(const TrendSlice *slice, const TrendFigure *figure)
{
  const CtIndicator *indicator = slice->indicator;

  if (indicator->numerator == CT_INDEX_NONE || indicator->denominator == CT_INDEX_NONE)
    return FALSE;
  if (has_parts(slice, figure))
    return TRUE;
  return slice->rate && is_counted(slice, indicator->denominator) &&
         (indicator->accrual == CT_ACCRUAL_EVENT_RATIO || figure->level == CT_LEVEL_COMMUNE);
}

gboolean
trend_allow_chance(const TrendSlice *slice, const TrendFigure *figure, TrendDoubt *doubt)
{
  if (slice->unit->whole)
    allow_count(slice, doubt);
  return !slice->rate || allow_rate(slice, figure, doubt);
}
