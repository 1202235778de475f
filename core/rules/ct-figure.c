/* ct-figure.c: from a printed figure to the interval that it stands for.
 */
#include "rules/ct-interval.h"

#include "rules/ct-power.h"

/* 10^-decimals; %FALSE for decimals that no figure has. */
static gboolean
last_digit(gint decimals, CtRational *digit)
{
  if (decimals < CT_DECIMAL_MIN_SCALE || decimals > CT_DECIMAL_MAX_SCALE)
    return FALSE;
  *digit = ct_rational_from_decimal(CT_DECIMAL_INIT(1, (gint8)decimals));
  return TRUE;
}

static gboolean
is_integer(CtDecimal value)
{
  return value.scale <= 0 || value.coefficient % (gint64)ct_power_of_ten((guint)value.scale) == 0;
}

static gboolean
is_whole(CtRational value)
{
  return value.numerator % value.denominator == 0;
}

/* The same in small numbers. %FALSE: they are too large for that */
static gboolean
small_amount(const CtUnit *unit, CtDecimal value, gboolean *whole)
{
  gint places = MAX(-value.scale, 0) + MAX(-unit->factor.scale, 0);
  gint64 amount;

  if (places > CT_POWER_MAX ||
      __builtin_mul_overflow(value.coefficient, unit->factor.coefficient, &amount))
    return FALSE;
  *whole = ct_power_divides(value.scale + unit->factor.scale, amount);
  return TRUE;
}

gboolean
ct_unit_amount_is_whole(const CtUnit *unit, CtDecimal value, gboolean *whole)
{
  CtRational amount;

  if (small_amount(unit, value, whole))
    return TRUE;
  if (!ct_rational_multiply(ct_rational_from_decimal(value),
                            ct_rational_from_decimal(unit->factor), &amount))
    return FALSE;
  *whole = is_whole(amount);
  return TRUE;
}

/* Whether the last digit counts no more than one thing, in small numbers. %FALSE: they are too
 * large for that */
static gboolean
small_step(const CtUnit *unit, gint decimals, gboolean *is_one)
{
  gint places = decimals + unit->factor.scale;
  gint64 amount;

  if (places > CT_POWER_MAX || !ct_power_shift(unit->factor.coefficient, MAX(-places, 0), &amount))
    return FALSE;
  *is_one = amount <= ct_powers[MAX(places, 0)];
  return TRUE;
}

gboolean
ct_figure_is_exact(const CtObservation *figure, const CtUnit *unit)
{
  const CtRational one = {1, 1};
  CtRational digit, factor, step, amount;
  gboolean is_one, whole;

  if (!unit->whole || figure->qualifier != CT_QUALIFIER_NONE ||
      !last_digit(figure->decimals, &digit))
    return FALSE;
  if (unit->factor.coefficient == 1 && unit->factor.scale == 0)
    return figure->decimals >= 0 && is_integer(figure->value);
  if (small_step(unit, figure->decimals, &is_one) && small_amount(unit, figure->value, &whole))
    return is_one && whole;
  factor = ct_rational_from_decimal(unit->factor);
  return ct_rational_multiply(digit, factor, &step) && ct_rational_compare(step, one) <= 0 &&
         ct_rational_multiply(ct_rational_from_decimal(figure->value), factor, &amount) &&
         is_whole(amount);
}

static gboolean
rounded(CtRational value, CtRational digit, CtInterval *result)
{
  CtRational half;

  if (digit.numerator == 1 && digit.denominator == value.denominator &&
      value.numerator < G_MAXINT64 && value.numerator > -G_MAXINT64) {
    /* mostly: printed to the last digit that it has */
    result->low = (CtRational){2 * value.numerator - 1, 2 * value.denominator};
    result->high = (CtRational){2 * value.numerator + 1, 2 * value.denominator};
    return TRUE;
  }
  return ct_rational_divide(digit, (CtRational){2, 1}, &half) &&
         ct_rational_subtract(value, half, &result->low) &&
         ct_rational_add(value, half, &result->high);
}

/* Cutting moves a figure towards 0, and 0 itself stands for both sides of it. */
static gboolean
cut(CtRational value, CtRational digit, CtInterval *result)
{
  gint sign = ct_rational_sign(value);

  result->low_open = sign <= 0;
  result->high_open = sign >= 0;
  if (sign > 0)
    return ct_rational_add(value, digit, &result->high);
  if (sign < 0)
    return ct_rational_subtract(value, digit, &result->low);
  result->low = ct_rational_negate(digit);
  result->high = digit;
  return TRUE;
}

/* What it stands for when it was rounded and when it was cut lie side by side. */
static gboolean
rounded_or_cut(CtRational value, CtRational digit, CtInterval *result)
{
  CtInterval near = *result;

  if (!rounded(value, digit, &near) || !cut(value, digit, result))
    return FALSE;
  if (ct_rational_sign(value) > 0) {
    result->low = near.low;
    result->low_open = FALSE;
  } else if (ct_rational_sign(value) < 0) {
    result->high = near.high;
    result->high_open = FALSE;
  }
  return TRUE;
}

/* What is known of the sender comes before what is tried. */
static CtRounding
rounding_of(const CtObservation *figure, CtRounding otherwise)
{
  switch (figure->decimals_from) {
  case CT_DECIMALS_NEAREST:
    return CT_ROUNDING_NEAREST;
  case CT_DECIMALS_TRUNCATED:
    return CT_ROUNDING_CUT;
  case CT_DECIMALS_UNKNOWN:
  default:
    return otherwise;
  }
}

static gboolean
round_as(CtRounding rounding, CtRational value, CtRational digit, CtInterval *result)
{
  switch (rounding) {
  case CT_ROUNDING_CUT:
    return cut(value, digit, result);
  case CT_ROUNDING_EITHER:
    return rounded_or_cut(value, digit, result);
  case CT_ROUNDING_NEAREST:
  default:
    return rounded(value, digit, result);
  }
}

static gboolean
about(CtRational value, CtInterval *result)
{
  CtRational hundredth;

  if (!ct_rational_multiply(value, (CtRational){1, 100}, &hundredth))
    return FALSE;
  if (ct_rational_sign(hundredth) < 0)
    hundredth = ct_rational_negate(hundredth);
  return ct_rational_subtract(result->low, hundredth, &result->low) &&
         ct_rational_add(result->high, hundredth, &result->high);
}

static gboolean
below(CtRational value, CtInterval *result)
{
  CtRational share = ct_rational_sign(value) < 0 ? (CtRational){105, 100} : (CtRational){95, 100};

  return ct_rational_multiply(value, share, &result->low);
}

static gboolean
above(CtRational value, CtRational digit, CtInterval *result)
{
  result->high_open = TRUE;
  return ct_rational_add(value, digit, &result->high);
}

gboolean
ct_interval_of_figure(const CtObservation *figure, const CtUnit *unit, CtRounding rounding,
                      CtInterval *result)
{
  CtRational value = ct_rational_from_decimal(figure->value), digit;

  if (figure->missing || !last_digit(figure->decimals, &digit))
    return FALSE;
  *result = ct_interval_point(value);
  if (ct_figure_is_exact(figure, unit))
    return TRUE;

  switch (figure->qualifier) {
  case CT_QUALIFIER_ABOUT:
    return rounded(value, digit, result) && about(value, result);
  case CT_QUALIFIER_BELOW:
    return below(value, result);
  case CT_QUALIFIER_ABOVE:
    return above(value, digit, result);
  case CT_QUALIFIER_NONE:
  default:
    return round_as(rounding_of(figure, rounding), value, digit, result);
  }
}
