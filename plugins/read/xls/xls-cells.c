/* The cells of a sheet: see xls-biff.h. */
#include <string.h>

#include "xls-biff.h"
#include "xls-formula.h"
#include "xls-record.h"

#define ROW_HIDDEN 0x20u
#define TOKENS 20u /* where a formula's are in its record, behind their length */
#define SHARED_TOKENS 8u
#define TOKEN_SHARED 0x01u
#define MOST_TEXT 32767u /* characters of a cell */

/**
 * Reading:
 * @depth: of charts within the sheet, which have records like its own
 * @wants_text: the last spot is a formula's, and its text comes in the next record
 */
typedef struct {
  const XlsBook *book;
  XlsCells *cells;
  guint depth;
  gboolean wants_text;
} Reading;

static XlsSpot *
add_spot(Reading *reading, const BiffRecord *record, XlsValue kind)
{
  const XlsSpot spot = {.row = biff_u16(record, 0),
                        .column = biff_u16(record, 2),
                        .look = biff_u16(record, 4),
                        .kind = (guint8)kind};

  g_array_append_val(reading->cells->spots, spot);
  return &g_array_index(reading->cells->spots, XlsSpot, reading->cells->spots->len - 1);
}

static void
add_truth_or_error(Reading *reading, const BiffRecord *record, gboolean error, guint8 value)
{
  XlsSpot *spot = add_spot(reading, record, error ? XLS_VALUE_ERROR : XLS_VALUE_TRUTH);

  spot->at = value;
}

static void
add_many(Reading *reading, const BiffRecord *record)
{
  guint16 column = biff_u16(record, 2);

  for (gsize at = 4; at + 8 <= record->length; at += 6, column++) {
    XlsSpot *spot = add_spot(reading, record, XLS_VALUE_NUMBER);

    spot->column = column;
    spot->look = biff_u16(record, at);
    spot->number = biff_rk(record, at + 2);
  }
}

/* @at: where the length of its tokens is */
static void
add_formula(const XlsBook *book, GArray *formulas, const BiffRecord *record, guint column, gsize at)
{
  const XlsFormula formula = {.row = biff_u16(record, 0),
                              .column = (guint16)column,
                              .tokens = (guint32)((gsize)(record->data - book->bytes) + at + 2),
                              .n = biff_u16(record, at)};

  if (at + 2 + formula.n <= record->length)
    g_array_append_val(formulas, formula);
}

/* What a formula gave: a number, or what is marked by 0xFFFF to be none. */
static void
add_result(Reading *reading, const BiffRecord *record)
{
  guint8 kind = biff_u8(record, 6), value = biff_u8(record, 8);

  if (biff_u16(record, 12) != 0xFFFF)
    add_spot(reading, record, XLS_VALUE_NUMBER)->number = biff_f64(record, 6);
  else if (kind == 1 || kind == 2)
    add_truth_or_error(reading, record, kind == 2, value);
  else
    add_spot(reading, record, XLS_VALUE_TEXT)->at = reading->cells->texts->len;
  reading->wants_text = biff_u16(record, 12) == 0xFFFF && kind == 0;
  if (biff_u16(record, 12) == 0xFFFF && kind != 1 && kind != 2)
    g_string_append_c(reading->cells->texts, '\0');
  g_array_index(reading->cells->spots, XlsSpot, reading->cells->spots->len - 1).computed = TRUE;
  add_formula(reading->book, reading->cells->formulas, record, biff_u16(record, 2), TOKENS);
}

/* Replaces the empty text that add_result() has left. A longer one goes on in records of
 * type CONTINUE. */
static void
add_text(Reading *reading, const BiffRecord *record, gsize next)
{
  const XlsBook *book = reading->book;
  GString *texts = reading->cells->texts;
  gsize n = MIN(biff_u16(record, 0), MOST_TEXT), n_read;
  g_autofree gchar *text = biff_text(record, 2, n, book->is_8, book->code_page, &n_read);
  BiffRecord more;

  g_string_truncate(texts, texts->len - 1);
  g_string_append(texts, text);
  while (n_read < n && biff_next(book->bytes, book->length, &next, &more) &&
         more.type == BIFF_CONTINUE && more.length > 1) {
    gsize n_more;
    g_autofree gchar *rest =
      biff_text(&more, 0, n - n_read, book->is_8, book->code_page, &n_more);

    g_string_append(texts, rest);
    n_read += n_more;
  }
  g_string_append_c(texts, '\0');
}

static void
add_merged(XlsCells *cells, const BiffRecord *record)
{
  gsize n = biff_u16(record, 0);

  for (gsize i = 0, at = 2; i < n && at + 8 <= record->length; i++, at += 8) {
    const XlsArea area = {.first_row = biff_u16(record, at),
                          .last_row = biff_u16(record, at + 2),
                          .first_column = biff_u16(record, at + 4),
                          .last_column = biff_u16(record, at + 6)};

    g_array_append_val(cells->merged, area);
  }
}

static void
add_hidden_row(XlsCells *cells, const BiffRecord *record)
{
  guint16 row = biff_u16(record, 0);

  if ((biff_u32(record, 12) & ROW_HIDDEN) != 0)
    g_array_append_val(cells->hidden_rows, row);
}

static void
add_hidden_columns(XlsCells *cells, const BiffRecord *record)
{
  const XlsArea area = {.first_column = biff_u16(record, 0), .last_column = biff_u16(record, 2)};

  if ((biff_u16(record, 8) & 1) != 0)
    g_array_append_val(cells->hidden_columns, area);
}

static void
take_cell(Reading *reading, const BiffRecord *record)
{
  switch ((BiffType)record->type) {
  case BIFF_NUMBER:
    add_spot(reading, record, XLS_VALUE_NUMBER)->number = biff_f64(record, 6);
    break;
  case BIFF_RK:
    add_spot(reading, record, XLS_VALUE_NUMBER)->number = biff_rk(record, 6);
    break;
  case BIFF_MULRK:
    add_many(reading, record);
    break;
  case BIFF_LABEL:
  case BIFF_LABELSST:
  case BIFF_RSTRING:
    add_spot(reading, record, XLS_VALUE_TEXT)->borrowed = TRUE;
    break;
  case BIFF_BOOLERR:
    add_truth_or_error(reading, record, biff_u8(record, 7) != 0, biff_u8(record, 6));
    break;
  case BIFF_FORMULA:
    add_result(reading, record);
    break;
  default:
    break;
  }
}

static void
take(Reading *reading, const BiffRecord *record, gsize next)
{
  switch ((BiffType)record->type) {
  case BIFF_STRING:
    if (reading->wants_text)
      add_text(reading, record, next);
    reading->wants_text = FALSE;
    break;
  case BIFF_SHRFMLA:
    add_formula(reading->book, reading->cells->shared, record, biff_u8(record, 4), SHARED_TOKENS);
    break;
  case BIFF_MERGEDCELLS:
    add_merged(reading->cells, record);
    break;
  case BIFF_ROW:
    add_hidden_row(reading->cells, record);
    break;
  case BIFF_COLINFO:
    add_hidden_columns(reading->cells, record);
    break;
  default:
    take_cell(reading, record);
  }
}

static gint
compare_spots(gconstpointer a, gconstpointer b)
{
  const XlsSpot *one = a, *other = b;

  return one->row != other->row ? one->row - other->row : one->column - other->column;
}

static gint
compare_formulas(gconstpointer a, gconstpointer b)
{
  const XlsFormula *one = a, *other = b;

  return one->row != other->row ? one->row - other->row : one->column - other->column;
}

static gint
compare_rows(gconstpointer a, gconstpointer b)
{
  return *(const guint16 *)a - *(const guint16 *)b;
}

/* Most files have all in order. */
static void
sort(GArray *array, GCompareFunc compare)
{
  guint size = g_array_get_element_size(array);
  gboolean in_order = TRUE;

  for (guint i = 1; i < array->len && in_order; i++)
    in_order = compare(array->data + (gsize)size * (i - 1), array->data + (gsize)size * i) <= 0;
  if (!in_order)
    g_array_sort(array, compare);
}

XlsCells *
xls_book_read(const XlsBook *book, const XlsSheet *sheet)
{
  XlsCells *cells = g_new0(XlsCells, 1);
  Reading reading = {.book = book, .cells = cells};
  gsize at = sheet->offset;
  BiffRecord record;

  cells->spots = g_array_new(FALSE, FALSE, sizeof(XlsSpot));
  cells->texts = g_string_new(NULL);
  cells->formulas = g_array_new(FALSE, FALSE, sizeof(XlsFormula));
  cells->shared = g_array_new(FALSE, FALSE, sizeof(XlsFormula));
  cells->hidden_rows = g_array_new(FALSE, FALSE, sizeof(guint16));
  cells->hidden_columns = g_array_new(FALSE, FALSE, sizeof(XlsArea));
  cells->merged = g_array_new(FALSE, FALSE, sizeof(XlsArea));
  while (biff_next(book->bytes, book->length, &at, &record)) {
    if (record.type == BIFF_BOF)
      reading.depth++;
    else if (reading.depth == 0) /* no sheet begins here */
      break;
    else if (record.type == BIFF_EOF && --reading.depth == 0)
      break;
    else if (reading.depth == 1)
      take(&reading, &record, at);
  }
  sort(cells->spots, compare_spots);
  sort(cells->formulas, compare_formulas);
  sort(cells->shared, compare_formulas);
  sort(cells->hidden_rows, compare_rows);
  return cells;
}

void
xls_cells_free(XlsCells *cells)
{
  if (cells == NULL)
    return;
  g_array_unref(cells->spots);
  g_string_free(cells->texts, TRUE);
  g_array_unref(cells->formulas);
  g_array_unref(cells->shared);
  g_array_unref(cells->hidden_rows);
  g_array_unref(cells->hidden_columns);
  g_array_unref(cells->merged);
  g_free(cells);
}

/* The one that the cell says it shares. Returns: (nullable) */
static const XlsFormula *
find_shared(const XlsBook *book, const XlsCells *cells, const XlsFormula *formula)
{
  const BiffRecord tokens = {.length = (guint16)formula->n, .data = book->bytes + formula->tokens};
  const XlsFormula wanted = {.row = biff_u16(&tokens, 1), .column = biff_u16(&tokens, 3)};
  guint index;

  return g_array_binary_search(cells->shared, &wanted, compare_formulas, &index)
           ? &g_array_index(cells->shared, XlsFormula, index)
           : NULL;
}

gchar *
xls_cells_formula(const XlsBook *book, const XlsCells *cells, const XlsSpot *spot, guint *next)
{
  const XlsFormula wanted = {.row = spot->row, .column = spot->column};
  const XlsFormula *formula = NULL;

  for (; *next < cells->formulas->len; (*next)++) {
    formula = &g_array_index(cells->formulas, XlsFormula, *next);
    if (compare_formulas(formula, &wanted) >= 0)
      break;
  }
  if (*next == cells->formulas->len || compare_formulas(formula, &wanted) != 0)
    return NULL;
  if (formula->n > 0 && book->bytes[formula->tokens] == TOKEN_SHARED)
    formula = find_shared(book, cells, formula);
  return formula != NULL ? xls_formula_text(book, book->bytes + formula->tokens, formula->n,
                                            spot->row, spot->column)
                         : NULL;
}
