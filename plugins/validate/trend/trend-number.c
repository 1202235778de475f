/* trend-number.c: ratios, square roots and quartiles in whole numbers. */
#include "trend-number.h"

#include <stdlib.h>

#define SHIFT_MAX 19
#define RELATIVE_MAX (10 * TREND_ONE)
#define ROOT_MAX G_GINT64_CONSTANT(900000000000)

/* Up to SHIFT_MAX. */
static CtInt128
power(gint exponent)
{
  static const gint64 powers[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
    100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
    10000000000000000, 100000000000000000, 1000000000000000000,
  };

  return exponent < (gint)G_N_ELEMENTS(powers) ? powers[exponent]
                                               : (CtInt128)ct_power_of_ten((guint)exponent);
}

CtInt128
trend_fixed(CtDecimal value)
{
  gint shift = 6 - value.scale; /* -12 to 24 */
  CtInt128 fixed = value.coefficient;

  if (shift >= 0 && shift <= 6) /* mostly: it is not too much then */
    return fixed * power(shift);
  if (shift < 0)
    return fixed / power(-shift);
  if (shift > SHIFT_MAX && (fixed > TREND_FIXED_MAX / power(shift) ||
                            fixed < -(TREND_FIXED_MAX / power(shift))))
    return fixed < 0 ? -TREND_FIXED_MAX : TREND_FIXED_MAX;
  return CLAMP(fixed * power(shift), -TREND_FIXED_MAX, TREND_FIXED_MAX);
}

gboolean
trend_decimal(CtInt128 fixed, gint decimals, gboolean up, CtDecimal *result)
{
  gint scale = CLAMP(decimals, CT_DECIMAL_MIN_SCALE, 6);
  CtInt128 step = power(6 - scale), whole = fixed / step, rest = fixed % step;

  if (rest > 0 && up)
    whole++;
  if (rest < 0 && !up)
    whole--;
  if (whole > G_MAXINT64 || whole < -G_MAXINT64)
    return FALSE;
  *result = ct_decimal_reduce(CT_DECIMAL_INIT((gint64)whole, (gint8)scale));
  return TRUE;
}

static gint64
limited_ratio(CtUint128 ratio)
{
  return (gint64)CLAMP(ratio, 1, (CtUint128)TREND_RATIO_MAX);
}

/* now x 10^shift / then, where the power may not fit: the rest of it comes afterwards. */
static gint64
far_ratio(gint64 now, gint64 then, gint shift)
{
  gint first = CLAMP(shift, -SHIFT_MAX, SHIFT_MAX), rest = ABS(shift - first);
  CtUint128 ratio = shift >= 0 ? (CtUint128)now * ct_power_of_ten((guint)first) / (CtUint128)then
                               : (CtUint128)now / ((CtUint128)then *
                                                   ct_power_of_ten((guint)-first));

  if (shift < 0)
    return limited_ratio(ratio / ct_power_of_ten((guint)rest));
  if (ratio > (CtUint128)TREND_RATIO_MAX)
    return TREND_RATIO_MAX;
  return limited_ratio(ratio * ct_power_of_ten((guint)rest));
}

gint64
trend_ratio(CtDecimal now, CtDecimal then)
{
  if (now.scale == then.scale && now.coefficient <= G_MAXINT64 / TREND_ONE)
    return CLAMP(now.coefficient * TREND_ONE / then.coefficient, 1, TREND_RATIO_MAX);
  return far_ratio(now.coefficient, then.coefficient, 6 - now.scale + then.scale);
}

gint64
trend_ratio_fixed(CtInt128 now, CtInt128 then)
{
  return limited_ratio((CtUint128)now * (CtUint128)TREND_ONE / (CtUint128)then);
}

gint64
trend_relative(gint64 ratio, gint64 middle)
{
  gint64 far = ratio >= middle ? (ratio - middle) * TREND_ONE / middle
                               : (ratio - middle) * TREND_ONE / ratio;

  return CLAMP(far, -RELATIVE_MAX, RELATIVE_MAX);
}

/* Newton's way, from above. */
static guint64
whole_root(guint64 number)
{
  guint64 root, next;

  if (number < 2)
    return number;
  next = G_GUINT64_CONSTANT(1) << ((64 - __builtin_clzll(number) + 1) / 2);
  do {
    root = next;
    next = (root + number / root) / 2;
  } while (next < root);
  return root;
}

gint64
trend_root(CtInt128 fixed)
{
  guint halvings = 0;

  while (fixed >> 62 != 0) {
    fixed >>= 2;
    halvings++;
  }
  CtInt128 root = (CtInt128)whole_root((guint64)fixed) << halvings;
  return (gint64)MIN(root, ROOT_MAX);
}

static int
compare_values(const void *a, const void *b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gint64
middle_of_three(gint64 a, gint64 b, gint64 c)
{
  return MAX(MIN(a, b), MIN(MAX(a, b), c));
}

/* Brings those below @limit to the front. Without a branch in the loop: which way one would go
 * nobody can foresee. Returns: where the others begin */
static gsize
part(gint64 *values, gsize begin, gsize end, gint64 limit)
{
  gsize low = begin;

  for (gsize at = begin; at < end; at++) {
    gint64 value = values[at];
    values[at] = values[low];
    values[low] = value;
    low += value < limit ? 1 : 0;
  }
  return low;
}

/* Brings what is below @pivot to the front, what is above it to the back of @begin to @end,
 * and narrows these to the part that holds @rank. %FALSE: all of it is the pivot. */
static gboolean
narrow(gint64 *values, gsize *begin, gsize *end, gsize rank, gint64 pivot)
{
  gsize low = part(values, *begin, *end, pivot), high;

  if (rank < low) {
    *end = low;
    return TRUE;
  }
  high = pivot == G_MAXINT64 ? *end : part(values, low, *end, pivot + 1);
  if (rank < high)
    return FALSE;
  *begin = high;
  return TRUE;
}

/* Where pivots are bad again and again, the rest is sorted. */
gint64
trend_select(gint64 *values, gsize n, gsize rank)
{
  gsize begin = 0, end = n;

  for (guint tries = 2 * g_bit_storage(n) + 8; tries > 0 && end - begin > 1; tries--) {
    gint64 pivot = middle_of_three(values[begin], values[begin + (end - begin) / 2],
                                   values[end - 1]);
    if (!narrow(values, &begin, &end, rank, pivot))
      return pivot;
  }
  if (end - begin > 1)
    qsort(values + begin, end - begin, sizeof *values, compare_values);
  return values[rank];
}

/* Afterwards the lower half of the values stands first. */
gint64
trend_median(gint64 *values, gsize n)
{
  gsize half = n / 2;
  gint64 high = trend_select(values, n, half);
  gint64 low = n % 2 == 0 ? trend_select(values, half, half - 1) : high;

  return low + (high - low) / 2;
}

TrendQuartiles
trend_quartiles(gint64 *values, gsize n)
{
  gsize half = n / 2, quarter = (n - 1) / 4;
  gint64 middle = trend_median(values, n);

  return (TrendQuartiles){
    .low = half == 0 ? middle : trend_select(values, half, quarter),
    .middle = middle,
    .high = trend_select(values + half, n - half, n - 1 - quarter - half)};
}
