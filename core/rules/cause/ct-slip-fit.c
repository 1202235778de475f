/* ct-slip-fit.c: how narrow the values are that a figure can have. */
#include "rules/cause/ct-slip-private.h"

/* So many times a bound nobody is beyond it by a little. */
#define FAR 10

static const CtUnit *
unit_of(const CtCatalog *catalog, const CtObservation *figure)
{
  return &catalog->units[catalog->indicators[figure->indicator].unit];
}

/* What the figure stands for to either side of what is printed. */
static gboolean
reach_of(const CtSlipping *slipping, CtRational *below, CtRational *above)
{
  CtRational value = ct_rational_from_decimal(slipping->figure->value);
  CtInterval own;

  return ct_interval_of_figure(slipping->figure, slipping->unit, slipping->rounding, &own) &&
         ct_rational_subtract(value, own.low, below) &&
         ct_rational_subtract(own.high, value, above);
}

/* The printed values that are admitted, in units of the last digit of @scale. */
static gboolean
count_range(const CtSlipping *slipping, gint scale, CtInt128 *first, CtInt128 *last)
{
  const CtInterval *admits = slipping->admits;
  CtRational below, above, low, high, power;

  if (scale < CT_DECIMAL_MIN_SCALE || scale > CT_DECIMAL_MAX_SCALE || admits->low_unbounded ||
      admits->high_unbounded || !reach_of(slipping, &below, &above))
    return FALSE;
  power = ct_rational_from_decimal(CT_DECIMAL_INIT(1, (gint8)-scale));
  if (!ct_rational_subtract(admits->low, above, &low) ||
      !ct_rational_add(admits->high, below, &high) || !ct_rational_multiply(low, power, &low) ||
      !ct_rational_multiply(high, power, &high))
    return FALSE;
  *first = ct_rational_ceiling(low);
  *last = ct_rational_floor(high);
  return TRUE;
}

/* Whether the width is at most 1 / @parts of what lies in the middle. */
static gboolean
is_within(const CtInterval *admits, gint parts)
{
  CtRational width, sum;

  if (!ct_rational_subtract(admits->high, admits->low, &width) ||
      !ct_rational_add(admits->high, admits->low, &sum) ||
      !ct_rational_multiply(width, (CtRational){2 * parts, 1}, &width))
    return FALSE;
  if (ct_rational_sign(sum) < 0)
    sum = ct_rational_negate(sum);
  return ct_rational_compare(width, sum) <= 0;
}

/* @few: with the figure's decimals there are fewer than ten. */
static CtFit
fit_of(const CtSlipping *slipping, gboolean few)
{
  const CtInterval *admits = slipping->admits;
  CtRational most;

  if (admits->low_unbounded || admits->high_unbounded)
    return CT_FIT_OPEN;
  if (few || is_within(admits, 50))
    return CT_FIT_NARROW;
  return ct_rational_sign(admits->low) > 0 &&
                 ct_rational_multiply(admits->low, (CtRational){10, 1}, &most) &&
                 ct_rational_compare(admits->high, most) <= 0
             ? CT_FIT_RANGE
             : CT_FIT_OPEN;
}

/* The middle, or an end that is there. */
static gboolean
middle_of(const CtInterval *admits, CtRational *middle)
{
  if (admits->low_unbounded && admits->high_unbounded)
    return FALSE;
  *middle = admits->low_unbounded ? admits->high : admits->low;
  return admits->low_unbounded || admits->high_unbounded ||
         (ct_rational_add(admits->low, admits->high, middle) &&
          ct_rational_divide(*middle, (CtRational){2, 1}, middle));
}

/* Rounding may lead out of what is admitted: then it is tried one digit further. */
static gboolean
calculate(CtSlipping *slipping)
{
  CtRational middle;

  slipping->calculated = *slipping->figure;
  slipping->calculated.qualifier = CT_QUALIFIER_NONE;
  if (!middle_of(slipping->admits, &middle) ||
      !ct_rational_round(middle, slipping->figure->decimals, &slipping->calculated.value))
    return FALSE;
  gint64 middle_digits = slipping->calculated.value.coefficient;
  for (gint step = 0; step < 5; step++) {
    gint away = step % 2 == 0 ? step / 2 : -(step / 2 + 1);
    slipping->calculated.value.coefficient = middle_digits + away;
    if (ct_slipping_admits(slipping, &slipping->calculated))
      return TRUE;
  }
  return FALSE;
}

/* Small enough to be moved by nine digits; words around a figure reach further. */
static gboolean
find_reach(CtSlipping *slipping)
{
  const CtObservation *figure = slipping->figure;
  const CtRational value = ct_rational_from_decimal(figure->value);
  CtRational digit;

  if (figure->qualifier != CT_QUALIFIER_NONE || ABS(figure->decimals) > 9 ||
      ABS(figure->value.scale) > 9)
    return FALSE;
  digit = ct_rational_from_decimal(CT_DECIMAL_INIT(1, (gint8)figure->decimals));
  return ct_rational_subtract(value, digit, &slipping->least) &&
         ct_rational_add(value, digit, &slipping->most);
}

void
ct_slipping_init(CtSlipping *slipping, CtSlips *slips, const CtNeighbours *neighbours,
                 const CtObservation *figure, const CtInterval *admits)
{
  const CtCatalog *catalog = neighbours->view->catalog;
  CtInt128 first, last;
  gboolean is_counted;

  *slipping = (CtSlipping){.slips = slips, .neighbours = neighbours, .catalog = catalog,
                           .unit = unit_of(catalog, figure), .figure = figure, .admits = admits,
                           .rounding = slipping->rounding, .pinned = slipping->pinned};
  is_counted = count_range(slipping, figure->decimals, &first, &last);
  slipping->fit = fit_of(slipping, is_counted && last - first < 10);
  if (!slipping->pinned)
    slipping->fit = MIN(slipping->fit, CT_FIT_RANGE);
  slipping->has_range = is_counted;
  slipping->first = is_counted ? first : 0;
  slipping->last = is_counted ? last : 0;
  if (figure->value.scale != figure->decimals)
    slipping->has_range =
        count_range(slipping, figure->value.scale, &slipping->first, &slipping->last);
  if (is_counted && last >= first && last - first < 1000)
    slipping->n_values = (guint)(last - first + 1);
  slipping->has_reach = find_reach(slipping);
  slipping->has_calculated = calculate(slipping);
  ct_slipping_find_course(slipping);
}

/* How many times the larger of the two is the smaller; both above 0. */
static gboolean
distance(CtRational a, CtRational b, CtRational *result)
{
  if (ct_rational_sign(a) <= 0 || ct_rational_sign(b) <= 0)
    return FALSE;
  return ct_rational_compare(a, b) >= 0 ? ct_rational_divide(a, b, result)
                                        : ct_rational_divide(b, a, result);
}

/* The end that the figure is beyond. */
static gboolean
broken_end(const CtSlipping *slipping, CtRational *end)
{
  const CtInterval *admits = slipping->admits;
  CtRational value = ct_rational_from_decimal(slipping->figure->value);

  if (!admits->low_unbounded && ct_rational_compare(value, admits->low) < 0) {
    *end = admits->low;
    return TRUE;
  }
  *end = admits->high;
  return !admits->high_unbounded && ct_rational_compare(value, admits->high) > 0;
}

/* The unit is another one, as it is most often. */
static gboolean
is_thousand(const CtSlipping *slipping, const CtSlip *slip)
{
  gint power = slip->changed.decimals - slipping->figure->decimals;

  return slip->kind == CT_SLIP_THOUSANDS && ABS(power) == 3;
}

gboolean
ct_slipping_is_plausible(const CtSlipping *slipping, const CtSlip *slip)
{
  gboolean is_rate =
      ct_decimal_compare(slipping->unit->factor, CT_DECIMAL_INIT(1, 0)) < 0;
  CtRational end, before, after;
  const CtRational far = {FAR, 1};

  if (slipping->fit != CT_FIT_OPEN)
    return TRUE;
  if (slip->kind == CT_SLIP_SIGN)
    return slipping->figure->value.coefficient < 0;
  return (is_rate || slip->kind == CT_SLIP_THOUSANDS) && broken_end(slipping, &end) &&
         distance(ct_rational_from_decimal(slipping->figure->value), end, &before) &&
         distance(ct_rational_from_decimal(slip->changed.value), end, &after) &&
         (ct_rational_compare(after, before) < 0 ||
          (is_thousand(slipping, slip) && ct_rational_compare(before, far) >= 0));
}

guint
ct_significant_digits(CtDecimal value)
{
  gint64 rest = ABS(ct_decimal_reduce(value).coefficient);
  guint n = 0;

  while (rest != 0 && rest % 10 == 0)
    rest /= 10;
  for (; rest != 0; rest /= 10)
    n++;
  return n;
}
