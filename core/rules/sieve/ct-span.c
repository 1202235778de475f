/* ct-span.c: arithmetic on intervals of small numbers. */
#include "rules/sieve/ct-span-private.h"

CtSpan
ct_span_of_state(CtSpanState state)
{
  return (CtSpan){.low_over = 1, .high_over = 1, .state = (guint8)state};
}

CtSpan
ct_span_not_negative(void)
{
  return ct_span_of_state(CT_SPAN_UNBOUNDED);
}

CtSpan
ct_span_of_number(CtDecimal value)
{
  CtSpan span = ct_span_of_state(CT_SPAN_KNOWN);
  gint64 number = value.coefficient;

  if (value.scale > CT_SPAN_MAX_SCALE ||
      (value.scale < 0 && !ct_power_shift(number, -value.scale, &number)))
    return ct_span_of_state(CT_SPAN_UNSURE);
  span.low = span.high = number;
  span.scale = value.scale < 0 ? 0 : value.scale;
  return span;
}

/* The same span at a larger scale. */
static inline gboolean
rescale(CtSpan *span, gint scale)
{
  gint power = scale - span->scale;

  span->scale = (gint8)scale;
  return power == 0 || (ct_power_shift(span->low, power, &span->low) &&
                        (span->state == CT_SPAN_UNBOUNDED ||
                         ct_power_shift(span->high, power, &span->high)));
}

static inline gboolean
align(CtSpan *a, CtSpan *b)
{
  return a->scale == b->scale || (a->scale < b->scale ? rescale(a, b->scale)
                                                      : rescale(b, a->scale));
}

static inline gboolean
add_ends(End a, End b, End *result)
{
  gint64 left, right;

  if (a.over == b.over) {
    result->over = a.over;
    return !__builtin_add_overflow(a.number, b.number, &result->number);
  }
  return multiply(a.number, b.over, &left) && multiply(b.number, a.over, &right) &&
         !__builtin_add_overflow(left, right, &result->number) &&
         multiply(a.over, b.over, &result->over);
}

/* The common case: two plain ends each, of one scale. */
static inline gboolean
add_plain(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  gint64 low, high;

  if ((a->state | b->state) != CT_SPAN_KNOWN || a->scale != b->scale ||
      (a->low_over | a->high_over | b->low_over | b->high_over) != 1 ||
      __builtin_add_overflow(a->low, b->low, &low) ||
      __builtin_add_overflow(a->high, b->high, &high))
    return FALSE;
  *result = (CtSpan){low, high, 1, 1, a->scale, CT_SPAN_KNOWN};
  return TRUE;
}

void
ct_span_add(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpan x = *a, y = *b;
  CtSpanState state = worse(a, b);
  End low, high = {0, 1};

  if (add_plain(a, b, result))
    return;
  if (state >= CT_SPAN_UNSURE)
    *result = ct_span_of_state(state);
  else if (align(&x, &y) && add_ends(low_of(&x), low_of(&y), &low) &&
           (state == CT_SPAN_UNBOUNDED || add_ends(high_of(&x), high_of(&y), &high)))
    set_ends(result, low, high, x.scale, state);
  else
    *result = ct_span_of_state(CT_SPAN_UNSURE);
}

void
ct_span_subtract(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpan opposite;

  if (!both_known(a, b, result))
    return;
  if (negate(b, &opposite))
    ct_span_add(a, &opposite, result);
  else
    *result = ct_span_of_state(CT_SPAN_UNSURE);
}

void
ct_span_minimum(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpan x = *a, y = *b;
  gboolean x_high;

  if (worse(a, b) >= CT_SPAN_UNSURE || !align(&x, &y)) {
    *result = ct_span_of_state(MAX(worse(a, b), CT_SPAN_UNSURE));
    return;
  }
  x_high = y.state == CT_SPAN_UNBOUNDED ||
           (x.state == CT_SPAN_KNOWN && compare_ends(high_of(&x), high_of(&y)) < 0);
  set_ends(result, compare_ends(low_of(&x), low_of(&y)) < 0 ? low_of(&x) : low_of(&y),
           x_high ? high_of(&x) : high_of(&y), x.scale, (CtSpanState)MIN(x.state, y.state));
}

void
ct_span_maximum(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpan x = *a, y = *b;

  if (worse(a, b) >= CT_SPAN_UNSURE || !align(&x, &y)) {
    *result = ct_span_of_state(MAX(worse(a, b), CT_SPAN_UNSURE));
    return;
  }
  set_ends(result, compare_ends(low_of(&x), low_of(&y)) > 0 ? low_of(&x) : low_of(&y),
           compare_ends(high_of(&x), high_of(&y)) > 0 ? high_of(&x) : high_of(&y), x.scale,
           worse(&x, &y));
}

void
ct_span_absolute(const CtSpan *span, CtSpan *result)
{
  const CtSpan nothing = ct_span_of_state(CT_SPAN_KNOWN);
  CtSpan opposite, larger;

  if (span->state != CT_SPAN_KNOWN || !negate(span, &opposite)) {
    *result = ct_span_of_state(MAX((CtSpanState)span->state, CT_SPAN_UNSURE));
    return;
  }
  ct_span_maximum(span, &opposite, &larger);
  ct_span_maximum(&larger, &nothing, result);
}

/* Whether some x in @left and y in @right have x <= y, or x < y. */
static inline CtSpanVerdict
reaches_below(const CtSpan *left, const CtSpan *right, gboolean strictly)
{
  gint power = left->scale - right->scale;
  End low = low_of(left), high = high_of(right);

  if (right->state == CT_SPAN_UNBOUNDED)
    return CT_SPAN_HOLDS;
  if (power != 0 && !(power > 0 ? ct_power_shift(high.number, power, &high.number)
                                : ct_power_shift(low.number, -power, &low.number)))
    return CT_SPAN_DOUBTFUL;

  gint order = compare_ends(low, high);
  return order < 0 || (order == 0 && !strictly) ? CT_SPAN_HOLDS : CT_SPAN_BREAKS;
}

static inline CtSpanVerdict
compare(const CtSpan *left, CtRelation relation, const CtSpan *right)
{
  CtSpanState state = worse(left, right);

  if (state >= CT_SPAN_UNSURE)
    return state == CT_SPAN_MISSING ? CT_SPAN_UNTELLABLE : CT_SPAN_DOUBTFUL;
  switch (relation) {
  case CT_RELATION_EQ:
    if (state == CT_SPAN_UNBOUNDED)
      return CT_SPAN_UNTELLABLE;
    return MAX(reaches_below(left, right, FALSE), reaches_below(right, left, FALSE));
  case CT_RELATION_LE:
    return reaches_below(left, right, FALSE);
  case CT_RELATION_GE:
    return reaches_below(right, left, FALSE);
  case CT_RELATION_LT:
    return reaches_below(left, right, TRUE);
  case CT_RELATION_GT:
    return reaches_below(right, left, TRUE);
  default:
    g_return_val_if_reached(CT_SPAN_DOUBTFUL);
  }
}

CtSpanVerdict
ct_span_compare(const CtSpan *left, CtRelation relation, const CtSpan *right)
{
  return compare(left, relation, right);
}

static gboolean
is_point(const CtSpan *span)
{
  return span->state == CT_SPAN_KNOWN && compare_ends(low_of(span), high_of(span)) == 0;
}

static CtSpanVerdict
compare_opposite(const CtSpan *left, CtRelation relation, const CtSpan *right)
{
  switch (relation) {
  case CT_RELATION_LE:
    return reaches_below(right, left, TRUE);
  case CT_RELATION_GE:
    return reaches_below(left, right, TRUE);
  case CT_RELATION_LT:
    return reaches_below(right, left, FALSE);
  case CT_RELATION_GT:
    return reaches_below(left, right, FALSE);
  case CT_RELATION_EQ:
  default: /* of two points that are not equal there is nothing to ask */
    return is_point(left) && is_point(right) ? CT_SPAN_BREAKS : CT_SPAN_HOLDS;
  }
}

gboolean
ct_span_ask(const CtSpan *left, CtRelation relation, const CtSpan *right, gboolean *may_hold,
            gboolean *may_fail)
{
  CtSpanVerdict verdict, opposite;

  if (worse(left, right) >= CT_SPAN_UNSURE)
    return FALSE;
  verdict = compare(left, relation, right);
  opposite = compare_opposite(left, relation, right);
  *may_hold = verdict == CT_SPAN_HOLDS;
  *may_fail = !*may_hold || opposite == CT_SPAN_HOLDS;
  return verdict <= CT_SPAN_BREAKS && opposite <= CT_SPAN_BREAKS;
}
