/* ct-span-private.h: the ends of small intervals; for ct-span.c and ct-span-product.c. */
#pragma once

#include "rules/ct-power.h"
#include "rules/sieve/ct-span.h"

G_BEGIN_DECLS

/* One end. */
typedef struct {
  gint64 number;
  gint64 over;
} End;

static inline End
low_of(const CtSpan *span)
{
  return (End){span->low, span->low_over};
}

static inline End
high_of(const CtSpan *span)
{
  return (End){span->high, span->high_over};
}

static inline void
set_ends(CtSpan *span, End low, End high, gint scale, CtSpanState state)
{
  *span = (CtSpan){low.number, high.number, low.over, high.over, (gint8)scale, (guint8)state};
}

static inline CtSpanState
worse(const CtSpan *a, const CtSpan *b)
{
  return (CtSpanState)MAX(a->state, b->state);
}

static inline gboolean
multiply(gint64 a, gint64 b, gint64 *result)
{
  return !__builtin_mul_overflow(a, b, result);
}

/* -1, 0, 1; of one scale. */
static inline gint
compare_ends(End a, End b)
{
  if (a.over == b.over)
    return (a.number > b.number) - (a.number < b.number);

  CtInt128 left = (CtInt128)a.number * b.over, right = (CtInt128)b.number * a.over;
  return (left > right) - (left < right);
}

/* Numbers in reach are above G_MININT64, so that negating is always possible. */
static inline gboolean
negate(const CtSpan *span, CtSpan *result)
{
  if (span->low == G_MININT64 || span->high == G_MININT64)
    return FALSE;
  set_ends(result, (End){-span->high, span->high_over}, (End){-span->low, span->low_over},
           span->scale, CT_SPAN_KNOWN);
  return TRUE;
}

/* What only closed intervals of two ends are taken for. %FALSE: @result is set already */
static inline gboolean
both_known(const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  CtSpanState state = worse(a, b);

  if (state == CT_SPAN_KNOWN)
    return TRUE;
  *result = ct_span_of_state(MAX(state, CT_SPAN_UNSURE));
  return FALSE;
}

G_END_DECLS
