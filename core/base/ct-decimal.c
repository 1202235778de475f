/* ct-decimal.c: exact decimal numbers.
 *
 * No sum below can pass 128 bits: two coefficients multiplied stay under 2^126,
 * and a coefficient shifted by up to 19 digits under 2^127. Larger shifts are
 * checked by shift() before they are done. (__builtin_mul_overflow is not used
 * on 128 bits: clang calls a function for it that libgcc does not have.)
 */
#include "base/ct-decimal.h"

#define SAFE_SHIFT 19
#define INT128_MAX ((CtInt128)(~(CtUint128)0 >> 1))

static const guint64 powers[SAFE_SHIFT + 1] = {
  1u,
  10u,
  100u,
  1000u,
  10000u,
  100000u,
  1000000u,
  10000000u,
  100000000u,
  1000000000u,
  10000000000u,
  100000000000u,
  1000000000000u,
  10000000000000u,
  100000000000000u,
  1000000000000000u,
  10000000000000000u,
  100000000000000000u,
  1000000000000000000u,
  10000000000000000000u,
};

CtUint128
ct_power_of_ten(guint exponent)
{
  g_return_val_if_fail(exponent <= 2 * SAFE_SHIFT, 0);

  if (exponent <= SAFE_SHIFT)
    return powers[exponent];
  return (CtUint128)powers[SAFE_SHIFT] * powers[exponent - SAFE_SHIFT];
}

/* value x 10^digits, or FALSE when it passes 128 bits. */
static gboolean
shift(CtInt128 value, guint digits, CtInt128 *result)
{
  if (value == 0) {
    *result = 0;
    return TRUE;
  }
  if (digits > 2 * SAFE_SHIFT)
    return FALSE;

  CtInt128 power = (CtInt128)ct_power_of_ten(digits);
  CtInt128 limit = INT128_MAX / power;
  if (value > limit || value < -limit)
    return FALSE;
  *result = value * power;
  return TRUE;
}

static gboolean
is_coefficient(CtInt128 value)
{
  return value <= G_MAXINT64 && value >= -G_MAXINT64;
}

static gboolean
is_scale(gint scale)
{
  return scale >= CT_DECIMAL_MIN_SCALE && scale <= CT_DECIMAL_MAX_SCALE;
}

/* Keeps the scale where it can; else moves it by as few zeros as needed. */
static gboolean
fit(CtInt128 value, gint scale, CtDecimal *result)
{
  while ((scale > CT_DECIMAL_MAX_SCALE || !is_coefficient(value)) &&
         scale > CT_DECIMAL_MIN_SCALE && value % 10 == 0) {
    value /= 10;
    scale--;
  }
  if (scale < CT_DECIMAL_MIN_SCALE) {
    if (!shift(value, (guint)(CT_DECIMAL_MIN_SCALE - scale), &value))
      return FALSE;
    scale = CT_DECIMAL_MIN_SCALE;
  }
  if (!is_scale(scale) || !is_coefficient(value))
    return FALSE;

  *result = CT_DECIMAL_INIT((gint64)value, (gint8)scale);
  return TRUE;
}

static gint
sign(CtInt128 value)
{
  return (value > 0) - (value < 0);
}

gint
ct_decimal_compare(CtDecimal a, CtDecimal b)
{
  CtInt128 x = a.coefficient, y = b.coefficient;
  gint digits = a.scale - b.scale;

  if (digits == 0 || sign(x) != sign(y) || x == 0)
    return (x > y) - (x < y);
  /* A shift beyond 19 digits makes any number larger than any coefficient. */
  if (digits > SAFE_SHIFT)
    return -sign(y);
  if (digits < -SAFE_SHIFT)
    return sign(x);

  if (digits > 0)
    y *= (CtInt128)powers[digits];
  else
    x *= (CtInt128)powers[-digits];
  return (x > y) - (x < y);
}

/* Takes off all zeros at the end, so that a sum which cannot be made with the
 * scales as written is still made where its exact value fits. */
static CtDecimal
strip(CtDecimal value)
{
  if (value.coefficient == 0)
    return CT_DECIMAL_INIT(0, 0);
  while (value.coefficient % 10 == 0 && value.scale > CT_DECIMAL_MIN_SCALE) {
    value.coefficient /= 10;
    value.scale--;
  }
  return value;
}

static gboolean
add_aligned(CtDecimal a, CtDecimal b, CtDecimal *result)
{
  gint scale = MAX(a.scale, b.scale);
  CtInt128 x, y;

  if (!shift(a.coefficient, (guint)(scale - a.scale), &x) ||
      !shift(b.coefficient, (guint)(scale - b.scale), &y))
    return FALSE;
  /* One of the two was not shifted, so a sum past 128 bits has to start near it. */
  if (x > INT128_MAX - G_MAXINT64 || x < -(INT128_MAX - G_MAXINT64) ||
      y > INT128_MAX - G_MAXINT64 || y < -(INT128_MAX - G_MAXINT64))
    return FALSE;
  return fit(x + y, scale, result);
}

gboolean
ct_decimal_add(CtDecimal a, CtDecimal b, CtDecimal *result)
{
  gint64 sum;

  if (a.scale == b.scale && !__builtin_add_overflow(a.coefficient, b.coefficient, &sum) &&
      sum != G_MININT64) {
    *result = CT_DECIMAL_INIT(sum, a.scale);
    return TRUE;
  }
  return add_aligned(a, b, result) || add_aligned(strip(a), strip(b), result);
}

gboolean
ct_decimal_subtract(CtDecimal a, CtDecimal b, CtDecimal *result)
{
  b.coefficient = -b.coefficient;
  return ct_decimal_add(a, b, result);
}

gboolean
ct_decimal_multiply(CtDecimal a, CtDecimal b, CtDecimal *result)
{
  return fit((CtInt128)a.coefficient * b.coefficient, a.scale + b.scale, result);
}

/* n / d rounded half up; d > 0. */
static CtInt128
divide_half_up(CtInt128 n, CtInt128 d)
{
  CtInt128 quotient = n / d, rest = n % d;

  if (rest < 0) {
    rest += d;
    quotient--;
  }
  return rest >= d - rest ? quotient + 1 : quotient;
}

/* n / d x 10^exponent, rounded half up, as a coefficient; d > 0. */
static gboolean
divide_scaled(CtInt128 n, CtInt128 d, gint exponent, gint64 *result)
{
  /* Past 128 bits the answer is known: above, the quotient is no coefficient,
   * below, it is nearer to 0 than to any other. */
  if (exponent >= 0 && !shift(n, (guint)exponent, &n))
    return FALSE;
  if (exponent < 0 && !shift(d, (guint)-exponent, &d)) {
    *result = 0;
    return TRUE;
  }
  CtInt128 quotient = divide_half_up(n, d);
  if (!is_coefficient(quotient))
    return FALSE;
  *result = (gint64)quotient;
  return TRUE;
}

gboolean
ct_decimal_divide(CtDecimal a, CtDecimal b, gint scale, CtDecimal *result)
{
  gint64 quotient;
  CtInt128 n = a.coefficient, d = b.coefficient;

  if (d == 0 || !is_scale(scale))
    return FALSE;
  if (d < 0) {
    n = -n;
    d = -d;
  }
  if (!divide_scaled(n, d, scale - a.scale + b.scale, &quotient))
    return FALSE;
  *result = CT_DECIMAL_INIT(quotient, (gint8)scale);
  return TRUE;
}

gboolean
ct_decimal_round(CtDecimal value, gint scale, CtDecimal *result)
{
  return ct_decimal_divide(value, CT_DECIMAL_INIT(1, 0), scale, result);
}

static guint64
greatest_common_divisor(guint64 a, guint64 b)
{
  while (b != 0) {
    guint64 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static guint
take_out(guint64 *value, guint64 factor)
{
  guint n = 0;

  for (; *value % factor == 0; n++)
    *value /= factor;
  return n;
}

/* value x factor^times while it is a coefficient; what passes that can never be
 * one again, for the fraction is in its lowest terms. */
static gboolean
multiply_times(CtInt128 *value, gint64 factor, guint times)
{
  for (; times > 0; times--) {
    *value *= factor;
    if (!is_coefficient(*value))
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_decimal_divide_exact(CtDecimal a, CtDecimal b, CtDecimal *result)
{
  if (b.coefficient == 0)
    return FALSE;
  if (a.coefficient == 0)
    return fit(0, a.scale - b.scale, result);

  guint64 n = (guint64)ABS(a.coefficient), d = (guint64)ABS(b.coefficient);
  guint64 common = greatest_common_divisor(n, d);
  n /= common;
  d /= common;

  guint twos = take_out(&d, 2), fives = take_out(&d, 5), digits = MAX(twos, fives);
  CtInt128 quotient = (a.coefficient < 0) == (b.coefficient < 0) ? (CtInt128)n : -(CtInt128)n;
  if (d != 1 || !multiply_times(&quotient, 2, digits - twos) ||
      !multiply_times(&quotient, 5, digits - fives))
    return FALSE;
  return fit(quotient, a.scale - b.scale + (gint)digits, result);
}

CtDecimal
ct_decimal_reduce(CtDecimal value)
{
  if (value.coefficient == 0)
    return CT_DECIMAL_INIT(0, 0);
  while (value.scale > 0 && value.coefficient % 10 == 0) {
    value.coefficient /= 10;
    value.scale--;
  }
  while (value.scale < 0 && ABS(value.coefficient) <= G_MAXINT64 / 10) {
    value.coefficient *= 10;
    value.scale++;
  }
  return value;
}

gboolean
ct_decimal_is_zero(CtDecimal value)
{
  return value.coefficient == 0;
}

gboolean
ct_decimal_is_power_of_ten(CtDecimal value, gint *exponent)
{
  gint64 rest = value.coefficient;

  *exponent = -value.scale;
  for (; rest > 0 && rest % 10 == 0; rest /= 10)
    ++*exponent;
  return rest == 1;
}
