/* trend-number.h: whole numbers in place of fractions: ratios, square roots, quartiles.
 *
 * Fixed numbers are in millionths. Ratios and effects only say how far figures moved, so
 * they may be cut; what is told to people is judged and printed from fixed numbers.
 */
#pragma once

#include "base/ct-decimal.h"

G_BEGIN_DECLS

#define TREND_ONE G_GINT64_CONSTANT(1000000)
/* A million times, or a millionth: what is further off is all the same. */
#define TREND_RATIO_MAX (TREND_ONE * 1000000)
#define TREND_FIXED_MAX ((CtInt128)ct_power_of_ten(25))

/* In millionths, cut; at most TREND_FIXED_MAX to both sides. */
CtInt128 trend_fixed(CtDecimal value);

/* Up (@up) or down to @decimals, which may be below 0. %FALSE: it does not fit. */
gboolean trend_decimal(CtInt128 fixed, gint decimals, gboolean up, CtDecimal *result);

/* now / then, both above 0, from 1 millionth to TREND_RATIO_MAX. */
gint64 trend_ratio(CtDecimal now, CtDecimal then);
gint64 trend_ratio_fixed(CtInt128 now, CtInt128 then);

/* How far @ratio is from @middle: ratio / middle - 1, or 1 - middle / ratio below it, so that
 * twice and half are as far; at most 10 to both sides. */
gint64 trend_relative(gint64 ratio, gint64 middle);

/* The square root of a fixed number not below 0, in thousandths, cut, at most 9 x 10^11. */
gint64 trend_root(CtInt128 fixed);

/* The value that has @rank (from 0) others before it; @values are moved about. */
gint64 trend_select(gint64 *values, gsize n, gsize rank);

typedef struct {
  gint64 low;
  gint64 middle;
  gint64 high;
} TrendQuartiles;

/* @n is above 0; @values are moved about. */
TrendQuartiles trend_quartiles(gint64 *values, gsize n);
/* Of an even number of values the mean of the two in the middle. */
gint64 trend_median(gint64 *values, gsize n);

G_END_DECLS
