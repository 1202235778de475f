/* ct-column.h: the columns of a batch, one like the other. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

#define CT_N_COLUMNS 11

/* Bytes of one value. */
gsize ct_column_size(guint column);
gpointer ct_column_get(const CtBatch *batch, guint column);
void ct_column_set(CtBatch *batch, guint column, gpointer values);

/* to[i] = from[order[i]] for @begin <= i < @end */
void ct_column_gather(guint column, gpointer to, gconstpointer from, const guint64 *order,
                      gsize begin, gsize end);

G_END_DECLS
