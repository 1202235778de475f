/* ct-printed.h: what a printed figure may stand for, in whole units of 128 bits, as far
 * as comparisons need it.
 *
 * 67,2 is [67.15, 67.25], or, cut, [67.2, 67.3): here both, [67.15, 67.3).
 */
#pragma once

#include "base/ct-decimal.h"

G_BEGIN_DECLS

/**
 * CtPrinted: from @low to @high in units of 10^-@scale.
 * @low_open, @high_open: the end itself is outside
 */
typedef struct {
  CtInt128 low;
  CtInt128 high;
  gboolean low_open;
  gboolean high_open;
  guint scale;
} CtPrinted;

/* @whole: a number without decimals stands for itself
 * %FALSE: too large, or too many decimals, to be computed with. */
gboolean ct_printed_read(CtDecimal value, gint decimals, gboolean whole, CtPrinted *printed);

CtPrinted ct_printed_turn(CtPrinted printed); /* its sign */

gboolean ct_printed_is_above_zero(const CtPrinted *printed);

/* Whether values inside satisfy result = a - b. */
gboolean ct_printed_fits_difference(const CtPrinted *result, const CtPrinted *a,
                                    const CtPrinted *b);
/* Whether values inside satisfy result = 100 x a / b - less. @b: above 0 */
gboolean ct_printed_fits_ratio(const CtPrinted *result, gint less, const CtPrinted *a,
                               const CtPrinted *b);

G_END_DECLS
