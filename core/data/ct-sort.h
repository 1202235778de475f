/* ct-sort.h: whole numbers brought into order without comparing them. For the
 * data layer.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ct_sort_bits:
 * @values: (array length=n) (inout): may be exchanged for @spare
 * @spare: (array length=n) (inout): room, its contents do not matter
 * @low, @high: the bits from @low up to, not including, @high are compared
 *
 * Sorts ascending and stably: what is equal in these bits keeps its order. The
 * result is the same for any number of threads.
 */
void ct_sort_bits(guint64 **values, guint64 **spare, gsize n, guint low, guint high,
                  guint n_threads);

G_END_DECLS
