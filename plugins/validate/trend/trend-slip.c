/* trend-slip.c: what an odd figure looks like, and what it would be then. */
#include "trend.h"

/* The longest jump that is taken for a slip of unit or comma. */
#define POWER_MAX 6

/* By how many powers of ten the figure is nearer to what is usual, and how often the power
 * goes into it within a factor of 2. */
static gint
power_of(const TrendFigure *figure, const TrendDoubt *doubt)
{
  CtInt128 now = trend_fixed(figure->now);
  gint64 ratio;

  if (now <= 0 || doubt->centre <= 0)
    return 0;
  ratio = trend_ratio_fixed(now, doubt->centre);
  for (gint power = 1; power <= POWER_MAX; power++) {
    gint64 times = (gint64)ct_power_of_ten((guint)power);
    if (ratio / times >= TREND_ONE / 2 && ratio / times <= TREND_ONE * 2)
      return power;
    if (ratio * times >= TREND_ONE / 2 && ratio * times <= TREND_ONE * 2)
      return -power;
  }
  return 0;
}

/* The figure without the slip: inside what is usual, and no half commune. */
static gboolean
repair(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt, gint power,
       CtDecimal *repaired)
{
  gint scale = figure->now.scale + power;
  CtInt128 fixed;
  gboolean whole;

  if (power == 0 || scale > CT_DECIMAL_MAX_SCALE || scale < CT_DECIMAL_MIN_SCALE)
    return FALSE;
  *repaired = ct_decimal_reduce(CT_DECIMAL_INIT(figure->now.coefficient, (gint8)scale));
  fixed = trend_fixed(*repaired);
  return fixed >= doubt->low && fixed <= doubt->high &&
         (!slice->unit->whole ||
          (ct_unit_amount_is_whole(slice->unit, *repaired, &whole) && whole));
}

/* 108,4 for a growth of 8,4. */
static gboolean
is_index(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
         CtDecimal *repaired)
{
  CtDecimal hundred = slice->indicator->factor;
  CtInt128 fixed;

  if (slice->indicator->form != CT_FORM_GROWTH || hundred.coefficient <= 0 ||
      !ct_decimal_subtract(figure->now, hundred, repaired))
    return FALSE;
  fixed = trend_fixed(*repaired);
  return fixed >= doubt->low && fixed <= doubt->high;
}

/* The unit in which the number as it stands would be right, or NULL. */
static const CtUnit *
unit_meant(const TrendSlice *slice, gint power)
{
  const CtCatalog *catalog = slice->view->catalog;
  gint scale = slice->unit->factor.scale + power;

  if (scale > CT_DECIMAL_MAX_SCALE || scale < CT_DECIMAL_MIN_SCALE)
    return NULL;
  for (guint i = 0; i < catalog->n_units; i++) {
    const CtUnit *unit = &catalog->units[i];
    CtDecimal factor = CT_DECIMAL_INIT(slice->unit->factor.coefficient, (gint8)scale);
    if (unit->dimension == slice->unit->dimension && !slice->rate &&
        g_str_equal(unit->price_base, slice->unit->price_base) &&
        ct_decimal_compare(unit->factor, factor) == 0)
      return unit;
  }
  return NULL;
}

static gchar *
slip_text(const TrendSlice *slice, gint power)
{
  const CtUnit *unit = unit_meant(slice, power);
  gchar times[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format_for_people(CT_DECIMAL_INIT(1, (gint8)-ABS(power)), times);
  if (unit != NULL)
    return g_strdup_printf(power > 0 ? _("; that is about %s times too much: is it in %s and not "
                                         "in %s?")
                                     : _("; that is about %s times too little: is it in %s and "
                                         "not in %s?"),
                           times, unit->symbol, slice->unit->symbol);
  return g_strdup_printf(power > 0 ? _("; that is about %s times too much: where does the comma "
                                       "belong?")
                                   : _("; that is about %s times too little: where does the "
                                       "comma belong?"),
                         times);
}

gchar *
trend_slip(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
           CtDecimal *repaired)
{
  gint power = power_of(figure, doubt);
  TrendExchange exchange;

  if (is_index(slice, figure, doubt, repaired))
    return g_strdup(_("; is it an index of the year before, and not growth?"));
  if (trend_exchange(slice, figure, doubt, &exchange)) {
    *repaired = ct_decimal_reduce(exchange.value);
    return g_strdup_printf(_("; what belongs here seems to stand at %s, and its figure here: "
                             "were the two exchanged?"),
                           exchange.name);
  }
  return repair(slice, figure, doubt, power, repaired) ? slip_text(slice, power) : NULL;
}
