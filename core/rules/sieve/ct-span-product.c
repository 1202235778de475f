/* ct-span-product.c: products and quotients of small intervals. */
#include "rules/sieve/ct-span-private.h"

static inline gboolean
multiply_ends(End a, End b, End *result)
{
  return multiply(a.number, b.number, &result->number) && multiply(a.over, b.over, &result->over);
}

/* All four corners, for what may be below 0. */
static gboolean
multiply_corners(const CtSpan *a, const CtSpan *b, End *low, End *high)
{
  const End left[] = {low_of(a), high_of(a)}, right[] = {low_of(b), high_of(b)};

  if (!multiply_ends(left[0], right[0], low))
    return FALSE;
  *high = *low;
  for (guint i = 1; i < 4; i++) {
    End corner;
    if (!multiply_ends(left[i / 2], right[i % 2], &corner))
      return FALSE;
    if (compare_ends(corner, *low) < 0)
      *low = corner;
    if (compare_ends(corner, *high) > 0)
      *high = corner;
  }
  return TRUE;
}

/* The product at the sum of the scales, which after a division may be below 0. */
static void
multiply_known(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  gint scale = a->scale + b->scale;
  gboolean positive = a->low >= 0 && b->low >= 0;
  End low, high;

  if (scale > CT_SPAN_MAX_SCALE ||
      !(positive ? multiply_ends(low_of(a), low_of(b), &low) &&
                       multiply_ends(high_of(a), high_of(b), &high)
                 : multiply_corners(a, b, &low, &high)) ||
      (scale < 0 && (!ct_power_shift(low.number, -scale, &low.number) ||
                     !ct_power_shift(high.number, -scale, &high.number))))
    *result = ct_span_of_state(CT_SPAN_UNSURE);
  else
    set_ends(result, low, high, MAX(scale, 0), CT_SPAN_KNOWN);
}

void
ct_span_multiply(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  if (both_known(a, b, result))
    multiply_known(a, b, result);
}

/* 1 / @span, which is above 0; at a scale that is not above 0. */
static CtSpan
inverse(const CtSpan *span)
{
  return (CtSpan){.low = span->high_over, .high = span->low_over, .low_over = span->high,
                  .high_over = span->low, .scale = (gint8)-span->scale};
}

void
ct_span_divide(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpan dividend = *a, divisor = *b;

  if (!both_known(a, b, result))
    return;
  if (b->low <= 0 && b->high >= 0) {
    *result = ct_span_of_state(CT_SPAN_MISSING);
    return;
  }
  if (b->high < 0 && !(negate(a, &dividend) && negate(b, &divisor))) {
    *result = ct_span_of_state(CT_SPAN_UNSURE);
    return;
  }
  divisor = inverse(&divisor);
  multiply_known(&dividend, &divisor, result);
}
