/* ct-table-write.h: a table's rows into an output, in pieces, on several threads.
 */
#pragma once

#include "base/ct-output.h"
#include "data/ct-results.h"

G_BEGIN_DECLS

/**
 * CtPieceWriteFunc:
 * @begin, @end: the rows from @begin up to, not including, @end
 * @bytes: to append to
 * Called on several threads at once, each with its own @bytes.
 */
typedef void (*CtPieceWriteFunc)(gsize begin, gsize end, GString *bytes, gpointer user_data);

/* Writes @n_rows rows in their order: while one thread writes what is done, the others go
 * on. Faults of @output are told by ct_output_close(). */
void ct_table_write_pieces(gsize n_rows, guint n_threads, CtPieceWriteFunc func,
                           gpointer user_data, CtOutput *output);

/**
 * CtRowWriteFunc:
 * @index: of the row in its table
 * @row: its cells
 * @bytes: to append to
 * Called on several threads at once, each with its own @row and @bytes.
 */
typedef void (*CtRowWriteFunc)(gsize index, const CtTableText *row, GString *bytes,
                               gpointer user_data);

/* Writes all rows in their order. Faults of @output are told by ct_output_close(). */
void ct_table_write(const CtResults *results, CtTableKind table, CtRowWriteFunc func,
                    gpointer user_data, CtOutput *output);

G_END_DECLS
