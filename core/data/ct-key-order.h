/* ct-key-order.h: the order of observations by cell. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

/**
 * ct_key_order:
 * Returns: (transfer full) (nullable) (array length=batch->n): the numbers of the
 *   observations in order of their cells, those of one cell as they stand; NULL
 *   when all stand in order already. It takes 16 bytes an observation on its way.
 */
guint64 *ct_key_order(const CtBatch *batch, guint n_threads);

G_END_DECLS
