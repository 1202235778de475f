/* ct-sound-interval.h: intervals on the way back through an operator; private to core/rules.
 */
#pragma once

#include "rules/ct-interval.h"

G_BEGIN_DECLS

/* In lowest terms. */
CtRational ct_sound_reduced(CtRational value);

/* Ends of many digits move outwards to 9 decimals, so that long chains of narrowing still fit.
 * What is left out before is left out after. */
void ct_sound_interval_tidy(CtInterval *interval);

/* Takes 0 away where it is an end. %FALSE: it lies inside, or nothing else does */
gboolean ct_sound_interval_without_zero(CtInterval *interval);

/* The factor of what lies in @product, the other one lying in @factor; and the divisor.
 * %FALSE: it may be anything */
gboolean ct_sound_factor_of(const CtInterval *product, const CtInterval *factor,
                            CtInterval *result);
gboolean ct_sound_divisor_of(const CtInterval *quotient, const CtInterval *dividend,
                             CtInterval *result);

G_END_DECLS
