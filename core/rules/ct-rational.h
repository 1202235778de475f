/* ct-rational.h: exact fractions in 128 bits.
 *
 * Fractions are reduced only when a result would not fit otherwise. What does
 * not fit even then is refused, never rounded or wrapped; so whether it fits depends
 * on the values alone, and not on the terms in which they come.
 */
#pragma once

#include "base/ct-decimal.h"

G_BEGIN_DECLS

/* numerator / denominator; the denominator is above 0, and they may share a factor. */
typedef struct {
  CtInt128 numerator;
  CtInt128 denominator;
} CtRational;

CtRational ct_rational_from_decimal(CtDecimal value);
/* -1, 0, 1; exact for all values. */
gint ct_rational_compare(CtRational a, CtRational b);
gint ct_rational_sign(CtRational value);
CtRational ct_rational_negate(CtRational value);

/* All return %FALSE when the result does not fit; division by 0 does not. */
gboolean ct_rational_add(CtRational a, CtRational b,
                         CtRational *result) G_GNUC_WARN_UNUSED_RESULT;
gboolean ct_rational_subtract(CtRational a, CtRational b,
                              CtRational *result) G_GNUC_WARN_UNUSED_RESULT;
gboolean ct_rational_multiply(CtRational a, CtRational b,
                              CtRational *result) G_GNUC_WARN_UNUSED_RESULT;
gboolean ct_rational_divide(CtRational a, CtRational b,
                            CtRational *result) G_GNUC_WARN_UNUSED_RESULT;

/* Half up to @scale decimals; %FALSE when it does not fit. */
gboolean ct_rational_round(CtRational value, gint scale,
                           CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* The largest whole number not above @value, the smallest not below it. */
CtInt128 ct_rational_floor(CtRational value);
CtInt128 ct_rational_ceiling(CtRational value);

G_END_DECLS
