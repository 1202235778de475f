/* ct-key-order.h: the order of observations by cell. For the data layer.
 */
#pragma once

#include "data/ct-key-layout.h"

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
 * is to be moved, @batch has lost indicator, area and period, which the keys have. */
CtKeyOrder *ct_key_order_new(CtBatch *batch, guint n_threads);
void ct_key_order_free(CtKeyOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtKeyOrder, ct_key_order_free)

/**
 * ct_key_order_take_keys:
 * @batch: in order by now; where it has lost indicator, area and period it gets them back
 * @narrow, @wide: (array length=n): the one that the layout's keys fit in; the other is %NULL
 *
 * The keys are made of the values, which are gone then.
 */
void ct_key_order_take_keys(CtKeyOrder *order, CtBatch *batch, guint n_threads, guint32 **narrow,
                            guint64 **wide);

G_END_DECLS
