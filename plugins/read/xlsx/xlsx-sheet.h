/* xlsx-sheet.h: the cells of one sheet, from its part to the receiver of rows.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "xlsx-book.h"
#include "xlsx-options.h"
#include "xlsx-value.h"

G_BEGIN_DECLS

/**
 * XlsxReading: one workbook being read.
 * @n_cells: so many have been read
 * @stopped: the receiver wants no more
 * @told_links: what external links lead to
 */
typedef struct {
  OfficePackage *package;
  const XlsxBook *book;
  const XlsxOptions *options;
  XlsxValues values;
  CtRowSink *rows;
  guint64 n_cells;
  gboolean stopped;
  gboolean told_links;
} XlsxReading;

/* A part that is missing or no sheet is told, and no error. */
gboolean xlsx_sheet_read(XlsxReading *reading, const XlsxSheetEntry *entry, GError **error);

G_END_DECLS
