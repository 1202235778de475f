/* office-sheet.h: the cells of one sheet, put together to rows for the receiver.
 *
 * What all workbooks have in common: cells come by address, in order of rows; sheets are
 * sparse; merged cells cover others; rows, columns and whole sheets are hidden; formulas are
 * typed over, leave rows out, or point to other files. Readers give what they find; this gives
 * rows, and tells what a sender should know.
 *
 * Findings (README.md has a page for each): read.hidden-sheet, read.hidden-rows,
 * read.hidden-columns (information); read.typed-over, read.sum-leaves-out, read.stale-total,
 * read.external-link (warnings); read.formula-without-value, read.too-many-rows and the like
 * (errors).
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-address.h"

G_BEGIN_DECLS

/**
 * OfficeSheetInfo:
 * @name: as the workbook shows it
 * @hidden: it is not shown
 * @merged: (array length=n_merged) (nullable): in any order; overlapping ones: the first counts
 * @hidden_columns: (array length=n_hidden_columns) (nullable): ranges; rows in them say nothing
 */
typedef struct {
  const gchar *name;
  gboolean hidden;
  const OfficeRange *merged;
  gsize n_merged;
  const OfficeRange *hidden_columns;
  gsize n_hidden_columns;
} OfficeSheetInfo;

/**
 * OfficeCell: borrowed until the call returns.
 * @formula: (nullable) (array length=formula_length): A1 notation without "=", as OOXML has it:
 *   "SUM(C5:C12)", "[1]Sheet1!A1"
 */
typedef struct {
  OfficeAddress address;
  CtCell cell;
  const gchar *formula;
  gsize formula_length;
} OfficeCell;

typedef struct OfficeSheet OfficeSheet;

OfficeSheet *office_sheet_begin(CtRowSink *rows, const OfficeSheetInfo *info);
/* Cells of one row come from left to right, rows from top to bottom; what comes out of that
 * order, or twice, is told and left out. %FALSE: the receiver wants no more. */
gboolean office_sheet_cell(OfficeSheet *sheet, const OfficeCell *cell);
/* Told before the row's cells. */
void office_sheet_hide_row(OfficeSheet *sheet, guint32 row);
/* The last row, and what can be told only now. */
gboolean office_sheet_end(OfficeSheet *sheet);
void office_sheet_free(OfficeSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeSheet, office_sheet_free)

G_END_DECLS
