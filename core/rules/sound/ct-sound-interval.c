/* ct-sound-interval.c: intervals on the way back through an operator.
 */
#include "rules/sound/ct-sound-interval.h"

#include "rules/ct-power.h"

#define DECIMALS 9
#define FEW_DIGITS ((CtInt128)1000000000000)
#define MANY_DIGITS (FEW_DIGITS * FEW_DIGITS)

static CtInt128
common_divisor(CtInt128 a, CtInt128 b)
{
  while (b != 0) {
    CtInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static gboolean
is_short(CtRational value)
{
  return value.denominator <= FEW_DIGITS && value.numerator <= MANY_DIGITS &&
         value.numerator >= -MANY_DIGITS;
}

CtRational
ct_sound_reduced(CtRational value)
{
  CtInt128 common = common_divisor(value.denominator, value.numerator < 0 ? -value.numerator
                                                                          : value.numerator);

  return (CtRational){value.numerator / common, value.denominator / common};
}

/* Outwards: down for a low end. */
static CtRational
moved(CtRational value, gboolean down)
{
  const CtRational power = {(CtInt128)ct_power_of_ten(DECIMALS), 1};
  CtRational shifted;

  if (!ct_rational_multiply(value, power, &shifted))
    return (CtRational){down ? ct_rational_floor(value) : ct_rational_ceiling(value), 1};
  return (CtRational){down ? ct_rational_floor(shifted) : ct_rational_ceiling(shifted),
                      power.numerator};
}

static void
tidy_end(CtRational *value, gboolean *open, gboolean down)
{
  CtRational before;

  if (is_short(*value))
    return;
  *value = before = ct_sound_reduced(*value);
  if (is_short(*value))
    return;
  *value = moved(*value, down);
  *open = *open && ct_rational_compare(*value, before) == 0;
}

void
ct_sound_interval_tidy(CtInterval *interval)
{
  if (!interval->low_unbounded)
    tidy_end(&interval->low, &interval->low_open, TRUE);
  if (!interval->high_unbounded)
    tidy_end(&interval->high, &interval->high_open, FALSE);
}

gboolean
ct_sound_interval_without_zero(CtInterval *interval)
{
  gint low = interval->low_unbounded ? -1 : ct_rational_sign(interval->low);
  gint high = interval->high_unbounded ? 1 : ct_rational_sign(interval->high);

  if (low > 0 || high < 0)
    return TRUE;
  if (low == high || (low < 0 && high > 0))
    return FALSE;
  interval->low_open |= low == 0;
  interval->high_open |= high == 0;
  return TRUE;
}

static gboolean
may_be_zero(const CtInterval *interval)
{
  const CtInterval zero = ct_interval_point((CtRational){0, 1});

  return ct_interval_possible(interval, CT_RELATION_EQ, &zero);
}

gboolean
ct_sound_factor_of(const CtInterval *product, const CtInterval *factor, CtInterval *result)
{
  CtInterval other = *factor;

  if (may_be_zero(factor) &&
      (may_be_zero(product) || !ct_sound_interval_without_zero(&other)))
    return FALSE;
  return ct_interval_divide(product, &other, result);
}

gboolean
ct_sound_divisor_of(const CtInterval *quotient, const CtInterval *dividend, CtInterval *result)
{
  CtInterval other = *quotient;

  if (may_be_zero(quotient) &&
      (may_be_zero(dividend) || !ct_sound_interval_without_zero(&other)))
    return FALSE;
  return ct_interval_divide(dividend, &other, result);
}
