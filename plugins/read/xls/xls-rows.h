/* xls-rows.h: what the child tells of a workbook, as rows of its sheets.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "xls-frames.h"

typedef struct XlsRows XlsRows;

/* @max_cells: of the workbook */
XlsRows *xls_rows_new(CtRowSink *sink, guint64 max_cells);
void xls_rows_free(XlsRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsRows, xls_rows_free)

/* XlsTakeFunc; what it is given may be anything. */
gboolean xls_rows_take(const gchar *bytes, gsize length, gpointer rows);
/* When no more comes. Fails when what came makes no sense, is not all, or says that the file
 * cannot be read. */
gboolean xls_rows_finish(XlsRows *rows, GError **error);
