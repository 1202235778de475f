/* fuzz-xls.c: what the child of read/xls answers (xls-rows.h), the records of old workbooks
 * (xls-biff.h), and what a file is (office/office-kind.h): an answer gives the same rows in
 * whatever pieces it comes, in order and within the format's limits; cells are in order. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-error.h"
#include "data/ct-row-sink.h"
#include "office/office-cfb.h"
#include "office/office-kind.h"
#include "xls-biff.h"
#include "xls-rows.h"

/**
 * Told: what came out.
 * @row: the last one of the table
 */
typedef struct {
  CtRowSink sink;
  GString *text;
  guint64 row;
} Told;

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Told *told = (Told *)sink;

  g_assert_true(g_utf8_validate(table->name, -1, NULL));
  told->row = 0;
  g_string_append_printf(told->text, "table %s\n", table->name);
  return TRUE;
}

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Told *told = (Told *)sink;

  g_assert_cmpuint(row, >, told->row);
  g_assert_cmpuint(row, <=, 65536);
  g_assert_cmpuint(n_cells, <=, 256);
  told->row = row;
  g_string_append_printf(told->text, "%" G_GUINT64_FORMAT ":", row);
  for (guint i = 0; i < n_cells; i++) {
    g_assert_true(g_utf8_validate_len(cells[i].text, cells[i].length, NULL));
    g_string_append_printf(told->text, " %d,%u=", (gint)cells[i].kind, cells[i].flags);
    g_string_append_len(told->text, cells[i].text, (gssize)cells[i].length);
  }
  g_string_append_c(told->text, '\n');
  return told->text->len < (1u << 20);
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  g_assert_true(g_utf8_validate(problem->message, -1, NULL));
  g_string_append_printf(((Told *)sink)->text, "problem %s %u\n", problem->rule, problem->column);
  return TRUE;
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  g_assert_true(note->message == NULL || g_utf8_validate(note->message, -1, NULL));
  g_assert_true(note->value == NULL || g_utf8_validate(note->value, -1, NULL));
  g_string_append_printf(((Told *)sink)->text, "note %s %u\n", note->what, note->column);
  return TRUE;
}

/* Returns: (transfer full): all that was told */
static gchar *
read_answer(const void *data, gsize size, gsize max, gboolean random)
{
  static const CtRowSinkClass class = {
    .table = take_table, .row = take_row, .problem = take_problem, .note = take_note};
  Told told = {.sink = {.class = &class}, .text = g_string_new(NULL)};
  g_autoptr(XlsRows) rows = xls_rows_new(&told.sink, 100000);
  g_autoptr(GError) error = NULL;
  gboolean more = TRUE;
  FuzzPieces pieces;
  const gchar *piece;
  gsize length;

  fuzz_pieces_init(&pieces, data, size, max, random);
  while (more && (piece = fuzz_pieces_next(&pieces, &length)) != NULL)
    more = xls_rows_take(piece, length, rows);
  fuzz_pieces_clear(&pieces);
  if (!xls_rows_finish(rows, &error)) {
    g_assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE) ||
                  g_error_matches(error, CT_ERROR, CT_ERROR_LIMIT));
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
    g_string_append(told.text, error->message);
  }
  return g_string_free(told.text, FALSE);
}

static void
check_answer(const void *data, gsize size)
{
  g_autofree gchar *whole = read_answer(data, size, MAX(size, 1), FALSE);
  g_autofree gchar *bytes = read_answer(data, size, 1, FALSE);
  g_autofree gchar *pieces = read_answer(data, size, 100, TRUE);

  g_assert_cmpstr(bytes, ==, whole);
  g_assert_cmpstr(pieces, ==, whole);
}

/* Records */

static void
check_cells(const XlsBook *book, const XlsCells *cells)
{
  guint next = 0;

  for (guint i = 0; i < cells->spots->len; i++) {
    const XlsSpot *spot = &g_array_index(cells->spots, XlsSpot, i);
    g_autofree gchar *formula =
      spot->computed ? xls_cells_formula(book, cells, spot, &next) : NULL;

    if (i > 0)
      g_assert_cmpuint((spot - 1)->row * 65536u + (spot - 1)->column, <=,
                       spot->row * 65536u + spot->column);
    if (spot->kind == XLS_VALUE_TEXT && !spot->borrowed)
      g_assert_true(g_utf8_validate(cells->texts->str + spot->at, -1, NULL));
    g_assert_true(formula == NULL || g_utf8_validate(formula, -1, NULL));
  }
}

static void
check_records(const gchar *bytes, gsize length)
{
  g_autoptr(XlsBook) book = xls_book_new(bytes, length);

  for (guint i = 0; book != NULL && i < MIN(book->sheets->len, 8); i++) {
    g_autoptr(XlsCells) cells = xls_book_read(book, &g_array_index(book->sheets, XlsSheet, i));

    check_cells(book, cells);
  }
  for (guint i = 0; book != NULL && i < book->looks->len; i++) {
    const XlsLook *look = &g_array_index(book->looks, XlsLook, i);
    const gchar *format = xls_book_format(book, look);

    g_assert_true(format == NULL || g_utf8_validate(format, -1, NULL));
    g_assert_true(g_utf8_validate(xls_book_font(book, look), -1, NULL));
  }
}

/* Files */

static void
check_file(const gchar *bytes, gsize length)
{
  OfficeKind kind = office_kind_find(bytes, length);
  OfficeKind seen = office_kind_find(bytes, MIN(length, 4096));
  const gchar *sentence = office_kind_tell(kind);
  g_autoptr(OfficeCfb) cfb = office_cfb_new(bytes, length);
  gsize n = 0;
  g_autofree gchar *stream = cfb != NULL ? office_cfb_read(cfb, "Workbook", &n) : NULL;

  g_assert_true(seen == kind || office_cfb_is(bytes, length));
  g_assert_true(sentence == NULL || g_utf8_validate(sentence, -1, NULL));
  if (stream != NULL) {
    g_autofree gchar *copy = fuzz_bytes(stream, n);

    g_assert_cmpuint(n, <=, length);
    check_records(copy, n);
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT);
  g_autofree gchar *bytes = fuzz_bytes(data, length);

  check_file(bytes, length);
  check_records(bytes, length);
  check_answer(bytes, length);
  return 0;
}
