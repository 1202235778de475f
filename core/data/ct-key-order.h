/* ct-key-order.h: the order of observations by cell. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

/**
 * CtKeyOrder:
 * @values: (array length=n): in order of their cells, those of one cell as they stand
 *   in the batch; the bits of @number_mask are an observation's number
 * @whole: the bits above are its key
 * @sorted: all stood in order already
 * @spare: (array length=n) (nullable): room that the sorting has left over
 */
typedef struct {
  gsize n;
  guint64 *values;
  guint64 *spare;
  guint64 number_mask;
  guint number_bits;
  gboolean whole;
  gboolean sorted;
  CtKeyLayout *layout;
} CtKeyOrder;

/* Takes 16 bytes an observation, and gives 12 back: where the order is whole and something
 * is to be moved, @batch has lost indicator, area and period, which the keys will have. */
CtKeyOrder *ct_key_order_new(CtBatch *batch, guint n_threads);
void ct_key_order_free(CtKeyOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtKeyOrder, ct_key_order_free)

/* Gives @batch, which is in order by now, its keys and their layout in the place of the columns
 * indicator, area and period. They are made of the values, which are gone then. */
void ct_key_order_take_keys(CtKeyOrder *order, CtBatch *batch, guint n_threads);

G_END_DECLS
