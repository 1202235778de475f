/* xlsx-sheet-private.h: what the files of xlsx-sheet share: one sheet being read.
 */
#pragma once

#include "office/office-sheet.h"
#include "xlsx-formula.h"
#include "xlsx-merges.h"
#include "xlsx-sheet.h"
#include "xlsx-stream.h"
#include "xlsx-tell.h"
#include "xlsx-text.h"

G_BEGIN_DECLS

typedef enum { XLSX_AT_NOTHING, XLSX_AT_COLUMNS, XLSX_AT_DATA } XlsxWhere;

/**
 * XlsxCell: the cell being read, element by element.
 * @left_out: it has no place
 * @ready: the text of @inline_text, in Unicode
 * @too_long: the value is longer than a text may be
 */
typedef struct {
  OfficeAddress address;
  gboolean left_out;
  XlsxType type;
  guint32 style;
  GString *value;
  gboolean has_value;
  gboolean in_value;
  gboolean has_inline;
  XlsxText inline_text;
  GString *ready;
  OfficeFont ready_font;
  gboolean too_long;
  gboolean has_formula;
  gboolean in_formula;
  GString *formula_text;
  XlsxFormula formula;
} XlsxCell;

/**
 * XlsxSheet:
 * @sheet: (nullable): NULL before the cells begin
 * @depth: of open elements
 * @is_sheet: the root says so
 * @ended: all cells are read; of what stands behind them the merged ones are known
 * @row: the current one's number; @column: of the last cell
 * @row_left_out: it has no place
 */
typedef struct {
  XlsxReading *reading;
  const XlsxSheetEntry *entry;
  XlsxTell tell;
  XlsxMerges merges;
  GArray *hidden_columns;
  XlsxFormulas *formulas;
  OfficeSheet *sheet;
  XlsxSeen seen;
  XlsxWhere where;
  guint depth;
  gboolean is_sheet;
  gboolean ended;
  guint32 row;
  guint32 column;
  gboolean row_left_out;
  XlsxCell cell;
  GError *error;
} XlsxSheet;

extern const XlsxStreamClass xlsx_sheet_class;

/* The cells begin. */
void xlsx_sheet_begin(XlsxSheet *sheet);
/* @row: 0: its number is not written */
void xlsx_sheet_begin_row(XlsxSheet *sheet, guint32 row, gboolean hidden);
/* The same with a row that has no place. @written: (nullable) */
void xlsx_sheet_leave_row_out(XlsxSheet *sheet, const gchar *written);
/* Of the next cell. @written: (nullable): "B3". Returns: %FALSE: it has none */
gboolean xlsx_sheet_find_place(XlsxSheet *sheet, const gchar *written, OfficeAddress *address);
/* One more. Returns: %FALSE with @sheet->error: too many */
gboolean xlsx_sheet_count_cell(XlsxSheet *sheet);
/* Gives @sheet->cell. Returns: %FALSE: no more is wanted */
gboolean xlsx_sheet_give_cell(XlsxSheet *sheet);
/* All of a row. */
gboolean xlsx_sheet_give_row(XlsxSheet *sheet, const XlsxScan *scan);

G_END_DECLS
