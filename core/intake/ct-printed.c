#include "intake/ct-printed.h"

/* With these the products below stay under 10^37. */
#define MAX_COEFFICIENT G_GINT64_CONSTANT(10000000000000)
#define MAX_DECIMALS 5
#define MAX_PERCENT ((CtInt128)1000000000000) /* in units of the last digit */

/* A value in units of 10^-scale; its own scale is not above that. */
static CtInt128
to_units(CtDecimal value, guint scale)
{
  return (CtInt128)value.coefficient *
         (CtInt128)ct_power_of_ten((guint)((gint)scale - value.scale));
}

gboolean
ct_printed_read(CtDecimal value, gint decimals, gboolean whole, CtPrinted *printed)
{
  CtInt128 units;

  if (value.coefficient > MAX_COEFFICIENT || value.coefficient < -MAX_COEFFICIENT ||
      value.scale > MAX_DECIMALS || value.scale < 0)
    return FALSE;
  decimals = MAX(decimals, value.scale);
  if (decimals > MAX_DECIMALS)
    return FALSE;
  *printed = (CtPrinted){.scale = (guint)decimals + 1};
  units = to_units(value, printed->scale);
  printed->low = printed->high = units;
  if (whole && decimals == 0)
    return TRUE;
  printed->low = units - (units < 0 ? 10 : 5);
  printed->low_open = units < 0;
  printed->high = units + (units < 0 ? 5 : 10);
  printed->high_open = units >= 0;
  return TRUE;
}

CtPrinted
ct_printed_turn(CtPrinted printed)
{
  return (CtPrinted){.low = -printed.high,
                     .high = -printed.low,
                     .low_open = printed.high_open,
                     .high_open = printed.low_open,
                     .scale = printed.scale};
}

gboolean
ct_printed_is_above_zero(const CtPrinted *printed)
{
  return printed->low > 0;
}

static CtInt128
scale_up(CtInt128 units, guint from, guint to)
{
  return units * (CtInt128)ct_power_of_ten(to - from);
}

/* Whether both ranges share a value; a touch at an open end is none. */
static gboolean
meet(CtInt128 high, gboolean high_open, CtInt128 low, gboolean low_open)
{
  return high > low || (high == low && !high_open && !low_open);
}

gboolean
ct_printed_fits_difference(const CtPrinted *result, const CtPrinted *a, const CtPrinted *b)
{
  guint scale = MAX(result->scale, MAX(a->scale, b->scale));
  CtInt128 low = scale_up(a->low, a->scale, scale) - scale_up(b->high, b->scale, scale);
  CtInt128 high = scale_up(a->high, a->scale, scale) - scale_up(b->low, b->scale, scale);

  return meet(high, a->high_open || b->low_open, scale_up(result->low, result->scale, scale),
              result->low_open) &&
         meet(scale_up(result->high, result->scale, scale), result->high_open, low,
              a->low_open || b->high_open);
}

/* 100 x a / b against (limit + less), both times b and all scales: -1, 0, 1 */
static gint
compare_ratio(CtInt128 a, CtInt128 b, CtInt128 limit, const CtPrinted *result, gint less,
              guint scale_a, guint scale_b)
{
  CtInt128 wanted = limit + less * (CtInt128)ct_power_of_ten(result->scale);
  CtInt128 left = 100 * a * (CtInt128)ct_power_of_ten(result->scale + scale_b);
  CtInt128 right = wanted * b * (CtInt128)ct_power_of_ten(scale_a);

  return left < right ? -1 : left > right ? 1 : 0;
}

gboolean
ct_printed_fits_ratio(const CtPrinted *result, gint less, const CtPrinted *a, const CtPrinted *b)
{
  guint common = MIN(a->scale, b->scale);
  guint scale_a = a->scale - common, scale_b = b->scale - common;
  CtInt128 highest_base = a->high >= 0 ? b->low : b->high;
  CtInt128 lowest_base = a->low >= 0 ? b->high : b->low;
  gint high, low;
  gboolean high_open = a->high_open || (a->high >= 0 ? b->low_open : b->high_open);
  gboolean low_open = a->low_open || (a->low >= 0 ? b->high_open : b->low_open);

  if (result->high > MAX_PERCENT || result->low < -MAX_PERCENT)
    return FALSE;
  high = compare_ratio(a->high, highest_base, result->low, result, less, scale_a, scale_b);
  low = compare_ratio(a->low, lowest_base, result->high, result, less, scale_a, scale_b);
  return (high > 0 || (high == 0 && !high_open && !result->low_open)) &&
         (low < 0 || (low == 0 && !low_open && !result->high_open));
}
