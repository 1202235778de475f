/* ct-key-order.h: the order of observations by cell. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

/* A stretch of a batch, and where it comes in the order of rank: as if it were the
 * observations from @rank on. */
typedef struct {
  gsize begin;
  gsize n;
  gsize rank;
} CtStretch;

/**
 * CtKeyOrder:
 * @values: (array length=n): in order of their cells, those of one cell by rank; the bits of
 *   @number_mask are an observation's number
 * @whole: the bits above are its key
 * @sorted: all stand in this order already
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
} CtKeyOrder;

/* @stretches: (array length=n_stretches): by rank, from 0 on: all of @batch
 *
 * @batch gets keys and their layout in the place of the columns indicator, area and period.
 * Where the order is whole and something is to be moved, the keys are gone again: the values
 * have them. */
CtKeyOrder *ct_key_order_new(CtBatch *batch, const CtStretch *stretches, gsize n_stretches,
                             guint n_threads);
void ct_key_order_free(CtKeyOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtKeyOrder, ct_key_order_free)

/* Gives @batch, which is in order by now, its keys back where it has none. */
void ct_key_order_give_keys(CtKeyOrder *order, CtBatch *batch, guint n_threads);

G_END_DECLS
