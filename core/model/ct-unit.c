/* Conversion between units of one dimension. */
#include <string.h>

#include "model/ct-catalog.h"

/* Most units differ by a power of ten: the digits stay, the point moves, and
 * 1.50 million is 1500 thousand with no zeros made up behind the point. */
static gboolean
move_point(CtDecimal value, gint exponent, CtDecimal *result)
{
  gint scale = value.scale - exponent;

  if (scale > CT_DECIMAL_MAX_SCALE || scale < CT_DECIMAL_MIN_SCALE)
    return FALSE;
  value.scale = (gint8)scale;
  *result = scale < 0 ? ct_decimal_reduce(value) : value;
  return TRUE;
}

gboolean
ct_unit_convert(CtDecimal value, const CtUnit *from, const CtUnit *to, CtDecimal *result)
{
  CtDecimal ratio, product;
  gint exponent;

  if (ct_decimal_compare(from->factor, to->factor) == 0) {
    *result = value;
    return TRUE;
  }
  if (ct_decimal_divide_exact(from->factor, to->factor, &ratio)) {
    if (ct_decimal_is_power_of_ten(ratio, &exponent) && move_point(value, exponent, result))
      return TRUE;
    return ct_decimal_multiply(value, ratio, result);
  }
  return ct_decimal_multiply(value, from->factor, &product) &&
         ct_decimal_divide_exact(product, to->factor, result);
}

gboolean
ct_unit_convertible(const CtUnit *from, const CtUnit *to)
{
  return from->dimension == to->dimension &&
         (from->price_base[0] == '\0' || to->price_base[0] == '\0' ||
          strcmp(from->price_base, to->price_base) == 0);
}

gint
ct_unit_convert_decimals(gint decimals, const CtUnit *from, const CtUnit *to)
{
  CtUint128 a = (CtUint128)from->factor.coefficient, b = (CtUint128)to->factor.coefficient;
  gint exponent = 0; /* the smallest for which a <= b x 10^exponent */

  g_return_val_if_fail(from->factor.coefficient > 0 && to->factor.coefficient > 0, decimals);

  for (; a > b; exponent++)
    b *= 10;
  for (; a * 10 <= b; exponent--)
    a *= 10;
  return decimals - (exponent - from->factor.scale + to->factor.scale);
}
