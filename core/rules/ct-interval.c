/* ct-interval.c: arithmetic on intervals with open, closed and missing ends.
 */
#include "rules/ct-interval.h"

/* One end of an interval. @infinite: -1, 0, 1 */
typedef struct {
  CtRational value;
  gint infinite;
  gboolean open;
} End;

static const CtRational zero = {0, 1};

static End
low_end(const CtInterval *interval)
{
  return (End){interval->low, interval->low_unbounded ? -1 : 0,
               interval->low_open || interval->low_unbounded};
}

static End
high_end(const CtInterval *interval)
{
  return (End){interval->high, interval->high_unbounded ? 1 : 0,
               interval->high_open || interval->high_unbounded};
}

static CtInterval
interval_of(End low, End high)
{
  return (CtInterval){
    .low = low.infinite != 0 ? zero : low.value,
    .high = high.infinite != 0 ? zero : high.value,
    .low_open = low.open && low.infinite == 0,
    .high_open = high.open && high.infinite == 0,
    .low_unbounded = low.infinite < 0,
    .high_unbounded = high.infinite > 0,
  };
}

static gint
compare_ends(const End *a, const End *b)
{
  if (a->infinite != 0 || b->infinite != 0)
    return (a->infinite > b->infinite) - (a->infinite < b->infinite);
  return ct_rational_compare(a->value, b->value);
}

CtInterval
ct_interval_point(CtRational value)
{
  return (CtInterval){.low = value, .high = value};
}

CtInterval
ct_interval_not_negative(void)
{
  return (CtInterval){.low = zero, .high = zero, .high_unbounded = TRUE};
}

gboolean
ct_interval_is_point(const CtInterval *interval)
{
  return !interval->low_unbounded && !interval->high_unbounded &&
         ct_rational_compare(interval->low, interval->high) == 0;
}

static gboolean
add_ends(End a, End b, End *result)
{
  result->open = a.open || b.open;
  result->infinite = a.infinite != 0 ? a.infinite : b.infinite;
  result->value = zero;
  return result->infinite != 0 || ct_rational_add(a.value, b.value, &result->value);
}

/* Mostly: figures with as many decimals, far from any limit. */
static inline gboolean
add_values(const CtRational *a, const CtRational *b, CtRational *sum)
{
  gint64 numerator;

  if (a->denominator != b->denominator || (gint64)a->numerator != a->numerator ||
      (gint64)b->numerator != b->numerator ||
      __builtin_add_overflow((gint64)a->numerator, (gint64)b->numerator, &numerator))
    return ct_rational_add(*a, *b, sum);
  *sum = (CtRational){numerator, a->denominator};
  return TRUE;
}

/* The common case. */
static gboolean
add_bounded(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  CtRational low, high;

  if (!add_values(&a->low, &b->low, &low) || !add_values(&a->high, &b->high, &high))
    return FALSE;
  *result = (CtInterval){.low = low,
                         .high = high,
                         .low_open = a->low_open || b->low_open,
                         .high_open = a->high_open || b->high_open};
  return TRUE;
}

gboolean
ct_interval_add(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  End low, high;

  if (!a->low_unbounded && !a->high_unbounded && !b->low_unbounded && !b->high_unbounded)
    return add_bounded(a, b, result);
  if (!add_ends(low_end(a), low_end(b), &low) || !add_ends(high_end(a), high_end(b), &high))
    return FALSE;
  *result = interval_of(low, high);
  return TRUE;
}

static CtInterval
negate(const CtInterval *interval)
{
  return (CtInterval){
    .low = ct_rational_negate(interval->high),
    .high = ct_rational_negate(interval->low),
    .low_open = interval->high_open,
    .high_open = interval->low_open,
    .low_unbounded = interval->high_unbounded,
    .high_unbounded = interval->low_unbounded,
  };
}

gboolean
ct_interval_subtract(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  CtInterval opposite = negate(b);

  return ct_interval_add(a, &opposite, result);
}

static gint
end_sign(const End *end)
{
  return end->infinite != 0 ? end->infinite : ct_rational_sign(end->value);
}

/* 0 times an end without bound is 0: it is reached by 0 times anything inside. */
static gboolean
multiply_ends(End a, End b, End *result)
{
  gint sign = end_sign(&a) * end_sign(&b);
  gboolean zero_inside = (!a.open && end_sign(&a) == 0) || (!b.open && end_sign(&b) == 0);

  *result = (End){zero, 0, !zero_inside && (a.open || b.open)};
  if (sign == 0)
    return TRUE;
  if (a.infinite != 0 || b.infinite != 0) {
    result->infinite = sign;
    return TRUE;
  }
  return ct_rational_multiply(a.value, b.value, &result->value);
}

/* Of two ends at one value the closed one reaches further. */
static void
widen(End *low, End *high, const End *end)
{
  gint order = compare_ends(end, low);
  if (order < 0 || (order == 0 && !end->open))
    *low = *end;
  order = compare_ends(end, high);
  if (order > 0 || (order == 0 && !end->open))
    *high = *end;
}

/* The common case: nothing below 0, so low ends give the low end and high ends the high. */
static gboolean
multiply_positive(const End left[2], const End right[2], CtInterval *result)
{
  End low, high;

  if (!multiply_ends(left[0], right[0], &low) || !multiply_ends(left[1], right[1], &high))
    return FALSE;
  *result = interval_of(low, high);
  return TRUE;
}

gboolean
ct_interval_multiply(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  const End left[] = {low_end(a), high_end(a)}, right[] = {low_end(b), high_end(b)};
  End low, high;

  if (end_sign(&left[0]) >= 0 && end_sign(&right[0]) >= 0)
    return multiply_positive(left, right, result);

  if (!multiply_ends(left[0], right[0], &low))
    return FALSE;
  high = low;
  for (guint i = 1; i < 4; i++) {
    End corner;
    if (!multiply_ends(left[i / 2], right[i % 2], &corner))
      return FALSE;
    widen(&low, &high, &corner);
  }
  *result = interval_of(low, high);
  return TRUE;
}

/* 1 / @end, where the end is not 0 or is left out; @side: -1 when the interval is
 * below 0, 1 when it is above. */
static gboolean
invert_end(End end, gint side, End *result)
{
  *result = (End){zero, 0, end.open};
  if (end.infinite != 0)
    return TRUE;
  if (ct_rational_sign(end.value) == 0) {
    result->infinite = side;
    return TRUE;
  }
  return ct_rational_divide((CtRational){1, 1}, end.value, &result->value);
}

/* 1: all above 0, -1: all below, 0: it may be 0. */
static gint
side_of_zero(const CtInterval *interval)
{
  End low = low_end(interval), high = high_end(interval);
  gint low_sign = end_sign(&low), high_sign = end_sign(&high);

  if (low_sign > 0 || (low_sign == 0 && low.open && high_sign > 0))
    return 1;
  if (high_sign < 0 || (high_sign == 0 && high.open && low_sign < 0))
    return -1;
  return 0;
}

gboolean
ct_interval_divide(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  gint side = side_of_zero(b);
  End low, high;

  if (side == 0 || !invert_end(high_end(b), side, &low) || !invert_end(low_end(b), side, &high))
    return FALSE;

  CtInterval inverse = interval_of(low, high);
  return ct_interval_multiply(a, &inverse, result);
}

CtInterval
ct_interval_minimum(const CtInterval *a, const CtInterval *b)
{
  End a_low = low_end(a), b_low = low_end(b), a_high = high_end(a), b_high = high_end(b);
  gint low = compare_ends(&a_low, &b_low), high = compare_ends(&a_high, &b_high);

  return interval_of(low < 0 || (low == 0 && !a_low.open) ? a_low : b_low,
                     high < 0 || (high == 0 && a_high.open) ? a_high : b_high);
}

CtInterval
ct_interval_maximum(const CtInterval *a, const CtInterval *b)
{
  CtInterval x = negate(a), y = negate(b), smaller = ct_interval_minimum(&x, &y);

  return negate(&smaller);
}

CtInterval
ct_interval_absolute(const CtInterval *interval)
{
  CtInterval opposite = negate(interval), larger = ct_interval_maximum(interval, &opposite);
  CtInterval nothing = ct_interval_point(zero);

  return ct_interval_maximum(&larger, &nothing);
}

/* Whether some x in @left and y in @right have x <= y, or x < y. */
static gboolean
reaches_below(const CtInterval *left, const CtInterval *right, gboolean strictly)
{
  if (left->low_unbounded || right->high_unbounded)
    return TRUE;

  gint order = ct_rational_compare(left->low, right->high);
  if (order != 0)
    return order < 0;
  return !strictly && !left->low_open && !right->high_open;
}

gboolean
ct_interval_possible(const CtInterval *left, CtRelation relation, const CtInterval *right)
{
  switch (relation) {
  case CT_RELATION_EQ:
    return reaches_below(left, right, FALSE) && reaches_below(right, left, FALSE);
  case CT_RELATION_LE:
    return reaches_below(left, right, FALSE);
  case CT_RELATION_GE:
    return reaches_below(right, left, FALSE);
  case CT_RELATION_LT:
    return reaches_below(left, right, TRUE);
  case CT_RELATION_GT:
    return reaches_below(right, left, TRUE);
  default:
    g_return_val_if_reached(TRUE);
  }
}

gboolean
ct_interval_has_whole(const CtInterval *interval)
{
  if (interval->low_unbounded || interval->high_unbounded)
    return TRUE;

  CtInt128 first = ct_rational_ceiling(interval->low);
  if (interval->low_open && ct_rational_compare((CtRational){first, 1}, interval->low) == 0)
    first++;
  gint order = ct_rational_compare((CtRational){first, 1}, interval->high);
  return order < 0 || (order == 0 && !interval->high_open);
}
