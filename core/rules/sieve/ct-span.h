/* ct-span.h: intervals of small numbers; private to core/rules.
 *
 * The same intervals as those of ct-interval.h, as long as they are closed and their ends
 * fit in 64 bits: a fraction over a power of ten, num / (over x 10^scale), that no
 * operation has to reduce. Nothing is rounded. What does not fit is not wrong but unsure,
 * and CtInterval is asked instead: it never refuses what fits here, for the reduced terms
 * of a fraction are no larger than these, of a sum neither than those over 10^scale, and
 * 64 bits times 10^18 are less than its 128.
 */
#pragma once

#include "rules/ct-interval.h"

G_BEGIN_DECLS

/* In this order: of two operands the larger state is the result's. */
typedef enum {
  CT_SPAN_KNOWN,
  CT_SPAN_UNBOUNDED, /* there is no high end */
  CT_SPAN_UNSURE,    /* this arithmetic does not do */
  CT_SPAN_MISSING    /* a figure is missing, or a divisor may be 0: nothing can be told */
} CtSpanState;

/**
 * CtSpan:
 * @low, @high: numerators; @low_over, @high_over: denominators, above 0
 * @scale: 0 to 18, of both ends
 * @state: a CtSpanState; where it is no known end, the end means nothing
 */
typedef struct {
  gint64 low;
  gint64 high;
  gint64 low_over;
  gint64 high_over;
  gint8 scale;
  guint8 state;
} CtSpan;

#define CT_SPAN_MAX_SCALE 18

/* A span of no value but the state. */
CtSpan ct_span_of_state(CtSpanState state);
/* 0 and everything above. */
CtSpan ct_span_not_negative(void);
CtSpan ct_span_of_number(CtDecimal value);

/**
 * CtFigureKind: what all figures of one unit have in common.
 * @reach: how far a figure's interval goes to both sides, in tenths of its last digit: 5
 *   when it is rounded, 10 for an interval that holds all that it may stand for when it
 *   was rounded or cut
 * @power_of_ten: whether one of the unit is 10^@exponent things
 */
typedef struct {
  const CtUnit *unit;
  gint reach;
  gboolean power_of_ten;
  gint exponent;
} CtFigureKind;

CtFigureKind ct_figure_kind(const CtUnit *unit, gint reach);

/* Of the observation at @index; ct_interval_of_figure(). */
void ct_span_of_figure(const CtBatch *observations, gsize index, const CtFigureKind *kind,
                       CtSpan *result);
void ct_span_of_observation(const CtObservation *figure, const CtFigureKind *kind,
                            CtSpan *result);

/* @result may be one of the operands. */
void ct_span_add(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_subtract(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_multiply(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_divide(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_minimum(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_maximum(const CtSpan *a, const CtSpan *b, CtSpan *result);
void ct_span_absolute(const CtSpan *span, CtSpan *result);

typedef enum {
  CT_SPAN_HOLDS,      /* some values inside satisfy the relation */
  CT_SPAN_BREAKS,     /* none do */
  CT_SPAN_UNTELLABLE, /* as CT_VERDICT_UNTELLABLE */
  CT_SPAN_DOUBTFUL    /* unsure */
} CtSpanVerdict;

CtSpanVerdict ct_span_compare(const CtSpan *left, CtRelation relation, const CtSpan *right);

/* Whether some values inside satisfy the relation, and whether some do not, of two spans
 * with a low end. %FALSE: unsure */
gboolean ct_span_ask(const CtSpan *left, CtRelation relation, const CtSpan *right,
                     gboolean *may_hold, gboolean *may_fail);

G_END_DECLS
