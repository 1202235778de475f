/* ct-rational.c: exact fractions in 128 bits.
 *
 * Magnitudes stay at or below 2^127 - 1, so that negating is always possible.
 */
#include "rules/ct-rational.h"

#define INT128_MAX ((CtInt128)(~(CtUint128)0 >> 1))

static CtUint128
magnitude(CtInt128 value)
{
  return value < 0 ? (CtUint128)0 - (CtUint128)value : (CtUint128)value;
}

/* The full product: high x 2^128 + low. */
static void
multiply_wide(CtUint128 a, CtUint128 b, CtUint128 *high, CtUint128 *low)
{
  guint64 a0 = (guint64)a, a1 = (guint64)(a >> 64), b0 = (guint64)b, b1 = (guint64)(b >> 64);
  CtUint128 low_low = (CtUint128)a0 * b0, low_high = (CtUint128)a0 * b1;
  CtUint128 high_low = (CtUint128)a1 * b0;
  CtUint128 middle = (low_low >> 64) + (guint64)low_high + (guint64)high_low;

  *low = (middle << 64) | (guint64)low_low;
  *high = (CtUint128)a1 * b1 + (low_high >> 64) + (high_low >> 64) + (middle >> 64);
}

static gboolean
multiply(CtInt128 a, CtInt128 b, CtInt128 *result)
{
  CtUint128 x = magnitude(a), y = magnitude(b), high, low;

  if (x >> 64 == 0 && y >> 64 == 0) {
    high = 0;
    low = (CtUint128)(guint64)x * (guint64)y;
  } else {
    multiply_wide(x, y, &high, &low);
  }
  if (high != 0 || low > (CtUint128)INT128_MAX)
    return FALSE;
  *result = (a < 0) == (b < 0) ? (CtInt128)low : -(CtInt128)low;
  return TRUE;
}

static gboolean
add(CtInt128 a, CtInt128 b, CtInt128 *result)
{
  if ((b > 0 && a > INT128_MAX - b) || (b < 0 && a < -INT128_MAX - b))
    return FALSE;
  *result = a + b;
  return TRUE;
}

/* @a above 0 */
static CtInt128
common_divisor(CtInt128 a, CtInt128 b)
{
  CtUint128 x = magnitude(a), y = magnitude(b);

  while (y != 0) {
    CtUint128 rest = x % y;
    x = y;
    y = rest;
  }
  return (CtInt128)x;
}

static CtRational
reduce(CtRational value)
{
  CtInt128 common = common_divisor(value.denominator, value.numerator);

  return (CtRational){value.numerator / common, value.denominator / common};
}

CtRational
ct_rational_from_decimal(CtDecimal value)
{
  if (value.scale >= 0)
    return (CtRational){value.coefficient, (CtInt128)ct_power_of_ten((guint)value.scale)};
  return (CtRational){value.coefficient * (CtInt128)ct_power_of_ten((guint)-value.scale), 1};
}

gint
ct_rational_sign(CtRational value)
{
  return (value.numerator > 0) - (value.numerator < 0);
}

CtRational
ct_rational_negate(CtRational value)
{
  return (CtRational){-value.numerator, value.denominator};
}

/* Mostly: products of them cannot overflow. */
static gboolean
is_small(CtRational value)
{
  return (gint64)value.numerator == value.numerator &&
         (gint64)value.denominator == value.denominator;
}

gint
ct_rational_compare(CtRational a, CtRational b)
{
  CtUint128 high[2], low[2];
  gint sign = ct_rational_sign(a), other = ct_rational_sign(b);

  if (a.denominator == b.denominator)
    return (a.numerator > b.numerator) - (a.numerator < b.numerator);
  if (is_small(a) && is_small(b)) {
    CtInt128 left = (CtInt128)(gint64)a.numerator * (gint64)b.denominator;
    CtInt128 right = (CtInt128)(gint64)b.numerator * (gint64)a.denominator;
    return (left > right) - (left < right);
  }
  if (sign != other)
    return sign > other ? 1 : -1;

  multiply_wide(magnitude(a.numerator), (CtUint128)b.denominator, &high[0], &low[0]);
  multiply_wide(magnitude(b.numerator), (CtUint128)a.denominator, &high[1], &low[1]);
  if (high[0] != high[1])
    return high[0] > high[1] ? sign : -sign;
  return low[0] == low[1] ? 0 : low[0] > low[1] ? sign : -sign;
}

/* a + b over the product of the denominators without their common factor. */
static gboolean
add_over(CtRational a, CtRational b, CtInt128 common, CtRational *result)
{
  CtInt128 left, right, numerator, denominator;
  CtInt128 a_share = a.denominator / common, b_share = b.denominator / common;

  if (!multiply(a.numerator, b_share, &left) || !multiply(b.numerator, a_share, &right) ||
      !add(left, right, &numerator) || !multiply(a_share, b.denominator, &denominator))
    return FALSE;
  *result = (CtRational){numerator, denominator};
  return TRUE;
}

/* The cheap case of a common divisor: powers of ten, where one divides the other. */
static CtInt128
shared_part(CtInt128 a, CtInt128 b)
{
  if (a >> 64 != 0 || b >> 64 != 0)
    return 1;

  guint64 large = (guint64)MAX(a, b), small = (guint64)MIN(a, b);
  return large % small == 0 ? (CtInt128)small : 1;
}

gboolean
ct_rational_add(CtRational a, CtRational b, CtRational *result)
{
  if (a.denominator == b.denominator && add(a.numerator, b.numerator, &result->numerator)) {
    result->denominator = a.denominator;
    return TRUE;
  }
  if (add_over(a, b, shared_part(a.denominator, b.denominator), result))
    return TRUE;

  a = reduce(a);
  b = reduce(b);
  return add_over(a, b, common_divisor(a.denominator, b.denominator), result);
}

gboolean
ct_rational_subtract(CtRational a, CtRational b, CtRational *result)
{
  return ct_rational_add(a, ct_rational_negate(b), result);
}

static gboolean
multiply_terms(CtRational a, CtRational b, CtRational *result)
{
  CtInt128 numerator, denominator;

  if (!multiply(a.numerator, b.numerator, &numerator) ||
      !multiply(a.denominator, b.denominator, &denominator))
    return FALSE;
  *result = (CtRational){numerator, denominator};
  return TRUE;
}

gboolean
ct_rational_multiply(CtRational a, CtRational b, CtRational *result)
{
  if (multiply_terms(a, b, result))
    return TRUE;

  a = reduce(a);
  b = reduce(b);
  CtRational x = reduce((CtRational){a.numerator, b.denominator});
  CtRational y = reduce((CtRational){b.numerator, a.denominator});
  return multiply_terms(x, y, result);
}

gboolean
ct_rational_divide(CtRational a, CtRational b, CtRational *result)
{
  if (b.numerator == 0)
    return FALSE;
  if (b.numerator < 0)
    return ct_rational_multiply(a, (CtRational){-b.denominator, -b.numerator}, result);
  return ct_rational_multiply(a, (CtRational){b.denominator, b.numerator}, result);
}

CtInt128
ct_rational_floor(CtRational value)
{
  CtInt128 quotient = value.numerator / value.denominator;

  return value.numerator % value.denominator < 0 ? quotient - 1 : quotient;
}

CtInt128
ct_rational_ceiling(CtRational value)
{
  return -ct_rational_floor(ct_rational_negate(value));
}

gboolean
ct_rational_round(CtRational value, gint scale, CtDecimal *result)
{
  CtRational shifted, power;

  if (scale < CT_DECIMAL_MIN_SCALE || scale > CT_DECIMAL_MAX_SCALE)
    return FALSE;
  power = ct_rational_from_decimal(CT_DECIMAL_INIT(1, (gint8)-scale));
  if (!ct_rational_multiply(value, power, &shifted) ||
      !ct_rational_add(shifted, (CtRational){1, 2}, &shifted))
    return FALSE;

  CtInt128 coefficient = ct_rational_floor(shifted);
  if (coefficient > G_MAXINT64 || coefficient < -G_MAXINT64)
    return FALSE;
  *result = CT_DECIMAL_INIT((gint64)coefficient, (gint8)scale);
  return TRUE;
}
