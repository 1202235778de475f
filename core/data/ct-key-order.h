/* ct-key-order.h: the order of observations by cell. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

#define CT_N_KEY_FIELDS 4 /* measure, area, period, indicator: from the low end of a key */

/**
 * CtKeyOrder:
 * @values: (array length=n): in order of their cells, those of one cell as they stand
 *   in the batch; the bits of @number_mask are an observation's number
 * @whole: the bits above are its key, squeezed: ct_key_order_restore() can read it
 * @spare: (array length=n) (nullable): room that the sorting has left over
 *
 * The rest tells how keys are squeezed into as few bits as what occurs needs: each field
 * counts from its lowest value; periods, which lie far apart, are numbered where their
 * range is not too wide.
 */
typedef struct {
  gsize n;
  guint64 *values;
  guint64 *spare;
  guint64 number_mask;
  guint number_bits;
  gboolean whole;
  guint32 low[CT_N_KEY_FIELDS];
  guint bits[CT_N_KEY_FIELDS];
  guint shift[CT_N_KEY_FIELDS];
  guint16 *period_numbers; /* (nullable): of each period from the lowest */
  CtPeriod *periods;       /* by their numbers */
} CtKeyOrder;

/* Returns: (nullable): NULL when all stand in order already. It takes 16 bytes an
 * observation. */
CtKeyOrder *ct_key_order_new(const CtBatch *batch, guint n_threads);
void ct_key_order_free(CtKeyOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtKeyOrder, ct_key_order_free)

/* Puts indicator, period and area of @batch in order, from the keys; @order is whole. */
void ct_key_order_restore(const CtKeyOrder *order, CtBatch *batch, guint n_threads);

G_END_DECLS
