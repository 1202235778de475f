#include "xls-tell.h"

#include <freexl.h>

#include "xls-write.h"

/* Cells as freexl has them */

/* Returns: (nullable): of a cell that is text */
static const gchar *
borrow_text(const void *library, guint row, guint column)
{
  FreeXL_CellValue value;

  if (freexl_get_cell_value(library, row, (unsigned short)column, &value) != FREEXL_OK)
    return NULL;
  return value.type == FREEXL_CELL_TEXT || value.type == FREEXL_CELL_SST_TEXT
           ? value.value.text_value
           : NULL;
}

/* @formula: (nullable): %NULL: none gave it */
static void
begin_cell(guint row, guint column, guint32 look, XlsValue kind, const gchar *formula)
{
  xls_write_begin(XLS_FRAME_CELL);
  xls_write_u32(row + 1);
  xls_write_u32(column + 1);
  xls_write_u32(look);
  xls_write_u8((guint8)kind);
  xls_write_u8(formula != NULL ? 1 : 0);
  if (formula != NULL)
    xls_write_text(formula);
}

static void
tell_text(guint row, guint column, XlsValue kind, const gchar *text)
{
  begin_cell(row, column, XLS_NO_LOOK, kind, NULL);
  xls_write_rest(text != NULL ? text : "");
  xls_write_end();
}

static void
tell_number(guint row, guint column, gdouble number)
{
  begin_cell(row, column, XLS_NO_LOOK, XLS_VALUE_NUMBER, NULL);
  xls_write_number(number);
  xls_write_end();
}

static void
tell_value(guint row, guint column, const FreeXL_CellValue *value)
{
  switch (value->type) {
  case FREEXL_CELL_INT:
    tell_number(row, column, value->value.int_value);
    break;
  case FREEXL_CELL_DOUBLE:
    tell_number(row, column, value->value.double_value);
    break;
  case FREEXL_CELL_TEXT:
  case FREEXL_CELL_SST_TEXT:
    tell_text(row, column, XLS_VALUE_TEXT, value->value.text_value);
    break;
  case FREEXL_CELL_DATE:
  case FREEXL_CELL_DATETIME:
  case FREEXL_CELL_TIME:
    tell_text(row, column, XLS_VALUE_DATE, value->value.text_value);
    break;
  default:
    break;
  }
}

/* Of books that we cannot read ourselves (before Excel 5): without looks. */
static void
tell_grid(const void *library)
{
  unsigned int rows = 0;
  unsigned short columns = 0;
  FreeXL_CellValue value;

  if (freexl_worksheet_dimensions(library, &rows, &columns) != FREEXL_OK)
    return;
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      if (freexl_get_cell_value(library, row, (unsigned short)column, &value) == FREEXL_OK)
        tell_value(row, column, &value);
}

/* Cells as we have them, texts from freexl */

static void
tell_looks(const XlsBook *book)
{
  for (guint i = 0; i < book->looks->len; i++) {
    const XlsLook *look = &g_array_index(book->looks, XlsLook, i);
    const gchar *format = xls_book_format(book, look);

    xls_write_begin(XLS_FRAME_LOOK);
    xls_write_u32(i);
    xls_write_u32(look->format);
    xls_write_text(xls_book_font(book, look));
    xls_write_rest(format != NULL ? format : "");
    xls_write_end();
  }
}

static void
tell_areas(const XlsCells *cells)
{
  for (guint i = 0; i < cells->merged->len; i++) {
    const XlsArea *area = &g_array_index(cells->merged, XlsArea, i);

    xls_write_begin(XLS_FRAME_MERGED);
    xls_write_u32(area->first_row + 1u);
    xls_write_u32(area->first_column + 1u);
    xls_write_u32(area->last_row + 1u);
    xls_write_u32(area->last_column + 1u);
    xls_write_end();
  }
  for (guint i = 0; i < cells->hidden_columns->len; i++) {
    const XlsArea *area = &g_array_index(cells->hidden_columns, XlsArea, i);

    xls_write_begin(XLS_FRAME_COLUMNS);
    xls_write_u32(area->first_column + 1u);
    xls_write_u32(area->last_column + 1u);
    xls_write_end();
  }
}

/* Those up to @row. @next: (inout): the first that is not yet told */
static void
tell_hidden_rows(const GArray *rows, guint row, guint *next)
{
  for (; *next < rows->len && g_array_index(rows, guint16, *next) <= row; (*next)++) {
    xls_write_begin(XLS_FRAME_ROW);
    xls_write_u32(g_array_index(rows, guint16, *next) + 1u);
    xls_write_end();
  }
}

/* @formula: (nullable): as in begin_cell() */
static void
tell_spot(const void *library, const XlsCells *cells, const XlsSpot *spot, const gchar *formula)
{
  const gchar *text = NULL;

  if (spot->borrowed && (text = borrow_text(library, spot->row, spot->column)) == NULL)
    return;
  begin_cell(spot->row, spot->column, spot->look, spot->kind, formula);
  if (text != NULL)
    xls_write_rest(text);
  else if (spot->kind == XLS_VALUE_NUMBER)
    xls_write_number(spot->number);
  else if (spot->kind == XLS_VALUE_TRUTH)
    xls_write_number(spot->at != 0 ? 1 : 0);
  else
    xls_write_rest(spot->kind == XLS_VALUE_ERROR ? xls_error_name(spot->at)
                                                 : cells->texts->str + spot->at);
  xls_write_end();
}

static void
tell_cells(const void *library, const XlsBook *book, const XlsCells *cells)
{
  guint next_row = 0, next_formula = 0;

  for (guint i = 0; i < cells->spots->len; i++) {
    const XlsSpot *spot = &g_array_index(cells->spots, XlsSpot, i);
    g_autofree gchar *formula =
      spot->computed ? xls_cells_formula(book, cells, spot, &next_formula) : NULL;

    tell_hidden_rows(cells->hidden_rows, spot->row, &next_row);
    tell_spot(library, cells, spot, spot->computed && formula == NULL ? "" : formula);
  }
  tell_hidden_rows(cells->hidden_rows, G_MAXUINT16, &next_row);
}

/* Sheets */

static void
begin_sheet(const void *library, guint index, gboolean hidden)
{
  const char *name = NULL;

  freexl_get_worksheet_name(library, (unsigned short)index, &name);
  freexl_select_active_worksheet(library, (unsigned short)index);
  xls_write_begin(XLS_FRAME_SHEET);
  xls_write_u8(hidden ? 1 : 0);
  xls_write_rest(name != NULL ? name : "");
  xls_write_end();
}

static void
tell_frame(XlsFrame frame)
{
  xls_write_begin(frame);
  xls_write_end();
}

/* @book: (nullable). Charts and macros are passed over. */
static void
tell_sheet(const void *library, const XlsBook *book, guint index)
{
  const XlsSheet *sheet = book != NULL ? &g_array_index(book->sheets, XlsSheet, index) : NULL;

  if (sheet != NULL && !sheet->worksheet)
    return;
  begin_sheet(library, index, sheet != NULL && sheet->hidden);
  if (sheet != NULL) {
    g_autoptr(XlsCells) cells = xls_book_read(book, sheet);

    tell_areas(cells);
    tell_cells(library, book, cells);
  } else {
    tell_grid(library);
  }
  tell_frame(XLS_FRAME_SHEET_END);
}

static guint
count_worksheets(const XlsBook *book)
{
  guint n = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    n += g_array_index(book->sheets, XlsSheet, i).worksheet ? 1 : 0;
  return n;
}

void
xls_tell_book(const void *library, guint n, const XlsBook *book)
{
  if (book != NULL && book->sheets->len != n)
    book = NULL; /* whose sheet is whose is not known */
  xls_write_begin(XLS_FRAME_BOOK);
  xls_write_u8(book != NULL && book->since_1904);
  xls_write_u32(book != NULL ? count_worksheets(book) : n);
  xls_write_end();
  if (book != NULL)
    tell_looks(book);
  for (guint i = 0; i < n; i++)
    tell_sheet(library, book, i);
  tell_frame(XLS_FRAME_END);
}
