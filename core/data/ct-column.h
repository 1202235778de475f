/* ct-column.h: the columns of a batch, one like the other. For the data layer.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

#define CT_N_COLUMNS 11

/* Threads take columns by pieces of so many values. */
#define CT_COLUMN_PIECE ((gsize)128 * 1024)

static inline gsize
ct_column_pieces(gsize n)
{
  return (n + CT_COLUMN_PIECE - 1) / CT_COLUMN_PIECE;
}

/* Returns: (transfer full): room for @n values, to be freed by g_free(). */
gpointer ct_column_new(gsize n, gsize size);

/* Bytes of one value. */
gsize ct_column_size(guint column);
/* (nullable) */
gpointer ct_column_get(const CtBatch *batch, guint column);
void ct_column_set(CtBatch *batch, guint column, gpointer values);
/* The batch has none of it then. */
void ct_column_free(CtBatch *batch, guint column);

/* Whether all values are the same bytes. */
gboolean ct_column_is_constant(const CtBatch *batch, guint column);

/* Whether each sender is the submission's and each status normal. */
gboolean ct_column_is_usual(const CtBatch *batch);

/* Frees the columns that go without saying: senders where it is always the submission's,
 * statuses where all are normal, units where each is its indicator's. */
void ct_column_drop_implied(CtBatch *batch, const CtCatalog *catalog);

/* to[i] = from[order[i] & mask] for @begin <= i < @end; values of 1, 2, 4 or 8 bytes */
void ct_column_gather(gsize size, gpointer to, gconstpointer from, const guint64 *order,
                      guint64 mask, gsize begin, gsize end);

G_END_DECLS
