/* xls-biff.h: what freexl does not tell of a workbook: formats and fonts of cells, results of
 * formulas, merged cells, hidden things. Workbooks of Excel 5 to 2003 (BIFF5, BIFF8).
 *
 * Sources: [MS-XLS]; "OpenOffice.org's Documentation of the Microsoft Excel File Format".
 * Runs in the child without rights; reads nothing beyond a record.
 */
#pragma once

#include "xls-protocol.h"

/**
 * XlsSheet: where one is. @worksheet: neither chart nor
 * macros, nor one that was there before
 */
typedef struct {
  gchar *name;
  guint32 offset;
  gboolean hidden;
  gboolean worksheet;
} XlsSheet;

/**
 * XlsLook: of cells. @font: its number. @format: its number
 */
typedef struct {
  guint16 font;
  guint16 format;
} XlsLook;

/**
 * XlsElsewhere: what formulas mean by other sheets. @file: 0: this one
 */
typedef struct {
  guint file;
  guint sheet;
} XlsElsewhere;

/**
 * XlsBook: what stands before the sheets.
 * @fonts: (element-type utf8)
 * @formats: (element-type guint utf8): by number
 * @files: (element-type gboolean): that formulas name: whether it is this one
 */
typedef struct {
  const guint8 *bytes;
  gsize length;
  gboolean is_8; /* BIFF8 */
  guint16 code_page;
  gboolean since_1904;
  gboolean password;
  GArray *sheets;
  GArray *looks;
  GPtrArray *fonts;
  GHashTable *formats;
  GArray *files;
  GArray *elsewhere;
} XlsBook;

/**
 * XlsSpot: a cell, rows and columns from 0.
 * @at: of a text that a formula gave: where it is in XlsCells.texts; of a truth or an error:
 *   its number
 * @borrowed: the text is to be had from freexl
 */
typedef struct {
  guint16 row;
  guint16 column;
  guint16 look;
  guint8 kind; /* XlsValue */
  guint8 computed : 1;
  guint8 borrowed : 1;
  union {
    gdouble number;
    guint64 at;
  };
} XlsSpot;

/**
 * XlsFormula: of a cell.
 * @tokens: where they are in the book's bytes, @n of them
 */
typedef struct {
  guint16 row;
  guint16 column;
  guint32 tokens;
  guint32 n;
} XlsFormula;

/* Both ends inside, from 0. */
typedef struct {
  guint16 first_row, last_row, first_column, last_column;
} XlsArea;

/**
 * XlsCells: of a sheet.
 * @spots: by row and column
 * @formulas: by row and column; @shared: those that others refer to
 * @hidden_rows: (element-type guint16): in order
 * @hidden_columns, @merged: (element-type XlsArea)
 */
typedef struct {
  GArray *spots;
  GString *texts;
  GArray *formulas;
  GArray *shared;
  GArray *hidden_rows;
  GArray *hidden_columns;
  GArray *merged;
} XlsCells;

/* @bytes: (array length=length): the stream "Workbook", borrowed while the book lives. Returns:
 * (transfer full) (nullable): %NULL: no such workbook */
XlsBook *xls_book_new(const gchar *bytes, gsize length);
void xls_book_free(XlsBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsBook, xls_book_free)

/* Returns: (nullable): "#,##0.0"; %NULL: a built-in one */
const gchar *xls_book_format(const XlsBook *book, const XlsLook *look);
/* Returns: "Times New Roman"; "": not known */
const gchar *xls_book_font(const XlsBook *book, const XlsLook *look);

/* Returns: (transfer full): what could be read of the sheet */
XlsCells *xls_book_read(const XlsBook *book, const XlsSheet *sheet);
void xls_cells_free(XlsCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsCells, xls_cells_free)

/* @next: (inout): where the search begins; cells are asked in their order. Returns: (transfer
 * full) (nullable): "SUM(C2:C3)"; %NULL: not known */
gchar *xls_cells_formula(const XlsBook *book, const XlsCells *cells, const XlsSpot *spot,
                         guint *next);

/* "#REF!"; "#N/A" for numbers that are none. */
const gchar *xls_error_name(guint64 number);
