/* ct-interval.h: the interval of values that a printed figure stands for.
 *
 * 67,2 means [67.15, 67.25]; cut and not rounded it means [67.2, 67.3). Bounds are
 * exact rationals in 128 bits; what does not fit makes the result untellable
 * (%FALSE), never wrong.
 */
#pragma once

#include "data/ct-batch.h"
#include "rules/ct-rational.h"

G_BEGIN_DECLS

/**
 * CtInterval:
 * @low, @high: ends, when bounded
 * @low_open, @high_open: the end itself is outside
 */
typedef struct {
  CtRational low;
  CtRational high;
  gboolean low_open;
  gboolean high_open;
  gboolean low_unbounded;
  gboolean high_unbounded;
} CtInterval;

/* How a figure came to its decimals. Either: nobody knows, and both are possible. */
typedef enum { CT_ROUNDING_NEAREST, CT_ROUNDING_CUT, CT_ROUNDING_EITHER } CtRounding;

CtInterval ct_interval_point(CtRational value);
/* 0 and everything above. */
CtInterval ct_interval_not_negative(void);
/* Whether it is one single value. */
gboolean ct_interval_is_point(const CtInterval *interval);

/**
 * ct_interval_of_figure:
 * @unit: of the value; a whole unit printed to the last one is exact
 *
 * @rounding: of figures of which CtObservation.decimals_from does not tell it
 *
 * Half of the last printed digit to both sides, or one digit upwards for a cut
 * figure (downwards below 0). Words around the figure say otherwise, x being what
 * is printed and u one unit of its last digit:
 * khoảng: what it stood for, and 1 % of x more on both sides ·
 * gần, dưới: [0.95 x, x], for nobody says "nearly" of a figure further off ·
 * trên, hơn: [x, x + u), so that "trên 10.389" begins with 10.389
 */
gboolean ct_interval_of_figure(const CtObservation *figure, const CtUnit *unit, CtRounding rounding,
                               CtInterval *result);

/* Whether the figure counts things to the last one: it stands for no interval. */
gboolean ct_figure_is_exact(const CtObservation *figure, const CtUnit *unit);

/* Whether @value in @unit is a whole number of things. %FALSE when the amount does not fit. */
gboolean ct_unit_amount_is_whole(const CtUnit *unit, CtDecimal value, gboolean *whole);

/* Exact image of two independent figures. %FALSE: it does not fit, or a divisor
 * may be 0. */
gboolean ct_interval_add(const CtInterval *a, const CtInterval *b, CtInterval *result);
gboolean ct_interval_subtract(const CtInterval *a, const CtInterval *b, CtInterval *result);
gboolean ct_interval_multiply(const CtInterval *a, const CtInterval *b, CtInterval *result);
gboolean ct_interval_divide(const CtInterval *a, const CtInterval *b, CtInterval *result);

/* Of the figure without its sign. */
CtInterval ct_interval_absolute(const CtInterval *interval);

/* The interval of the smaller, or larger, of two figures. */
CtInterval ct_interval_minimum(const CtInterval *a, const CtInterval *b);
CtInterval ct_interval_maximum(const CtInterval *a, const CtInterval *b);

typedef enum {
  CT_RELATION_EQ,
  CT_RELATION_LE,
  CT_RELATION_GE,
  CT_RELATION_LT,
  CT_RELATION_GT
} CtRelation;

/* Whether some values inside satisfy the relation. */
gboolean ct_interval_possible(const CtInterval *left, CtRelation relation, const CtInterval *right);

/* Whether a whole number lies inside. */
gboolean ct_interval_has_whole(const CtInterval *interval);

G_END_DECLS
