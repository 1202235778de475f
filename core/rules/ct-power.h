/* ct-power.h: powers of ten in 64 bits; private to core/rules. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_POWER_MAX 18

static const gint64 ct_powers[CT_POWER_MAX + 1] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
  100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
  10000000000000000, 100000000000000000, 1000000000000000000,
};

/* @number x 10^@power, @power not below 0. %FALSE: it does not fit. */
static inline gboolean
ct_power_shift(gint64 number, gint power, gint64 *result)
{
  return power <= CT_POWER_MAX && !__builtin_mul_overflow(number, ct_powers[power], result);
}

/* Whether @number is a multiple of 10^@power. */
static inline gboolean
ct_power_divides(gint power, gint64 number)
{
  return power <= 0 || number == 0 || (power <= CT_POWER_MAX && number % ct_powers[power] == 0);
}

G_END_DECLS
