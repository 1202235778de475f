/* office-sheet.h: the cells of one sheet, put together to rows for the receiver.
 *
 * What all workbooks have in common: cells come by address, in order of rows; sheets are
 * sparse; merged cells cover others; rows, columns and whole sheets are hidden; formulas are
 * typed over, leave rows out, or point to other files. Readers give what they find; this gives
 * rows, and tells what a sender should know.
 *
 * Findings (README.md has a page for each): read.hidden-sheet, read.hidden-rows,
 * read.hidden-columns (information); read.typed-over, read.sum-leaves-out, read.stale-total,
 * read.external-link, read.broken-formula (warnings); read.formula-without-value, read.cell-order,
 * read.too-many-rows, read.too-many-columns, read.too-sparse, read.long-row (errors).
 *
 * Hidden rows and columns are told when something stands in them.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-address.h"

G_BEGIN_DECLS

/**
 * OfficeSheetInfo:
 * @name: as the workbook shows it
 * @hidden: it is not shown
 * @merged: (array length=n_merged) (nullable): in any order; of overlapping ones the one
 *   further up, or to the left, counts
 * @hidden_columns: (array length=n_hidden_columns) (nullable): ranges; rows in them say nothing
 * All borrowed until office_sheet_begin() returns.
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
 * @cell: its flags are set here, %CT_CELL_COMPUTED too
 * @formula: (nullable) (array length=formula_length): A1 notation without "=", as OOXML has it:
 *   "SUM(C5:C12)", "[1]Sheet1!A1"; "" when @shared says which
 * @shared: 0: none; else 1 + the number of the formula that cells share (OOXML's "si"): told
 *   with its text in the first of them, and with "" in the others
 * @raw: (nullable) (array length=raw_length): of a number, as the file writes it, with all its
 *   digits: sums are tried with it. Without, with what was seen, which may be rounded.
 */
typedef struct {
  OfficeAddress address;
  CtCell cell;
  const gchar *formula;
  gsize formula_length;
  guint shared;
  const gchar *raw;
  gsize raw_length;
} OfficeCell;

typedef struct OfficeSheet OfficeSheet;

OfficeSheet *office_sheet_begin(CtRowSink *rows, const OfficeSheetInfo *info);
/* Blank cells may be given, or not; they cost nothing. Cells of one row come from left to right,
 * rows from top to bottom; what comes out of that order, or twice, is told and left out.
 * %FALSE: the receiver wants no more. */
gboolean office_sheet_cell(OfficeSheet *sheet, const OfficeCell *cell);
/* A merged cell that was not known at the beginning: told before the cells of the next row, and
 * in the order of their first cells. */
void office_sheet_merge(OfficeSheet *sheet, const OfficeRange *range);
/* Told before the row's cells. */
void office_sheet_hide_row(OfficeSheet *sheet, guint32 row);
/* The last row, and what can be told only now. */
gboolean office_sheet_end(OfficeSheet *sheet);
void office_sheet_free(OfficeSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeSheet, office_sheet_free)

G_END_DECLS
