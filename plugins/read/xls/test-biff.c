/* Records of old workbooks, made by hand: cells of each kind in BIFF5 and BIFF8, and formulas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "xls-biff.h"
#include "xls-formula.h"
#include "xls-record.h"

static void
put(GString *stream, guint type, const gchar *data, gsize length)
{
  const guint8 header[] = {(guint8)type, (guint8)(type >> 8), (guint8)length,
                           (guint8)(length >> 8)};

  g_string_append_len(stream, (const gchar *)header, sizeof header);
  g_string_append_len(stream, data, (gssize)length);
}

#define PUT(stream, type, text) put(stream, BIFF_##type, text, sizeof(text) - 1)
#define BOF_BYTES 8u

/* One sheet behind what stands before; where it begins is filled in. Returns: (transfer full) */
static GString *
begin(gboolean is_8, gboolean since_1904)
{
  GString *stream = g_string_new(NULL);
  gsize sheet;

  put(stream, BIFF_BOF, is_8 ? "\0\6\5\0\0\0\0\0" : "\0\5\5\0\0\0\0\0", BOF_BYTES);
  if (since_1904)
    PUT(stream, DATEMODE, "\1\0");
  PUT(stream, CODEPAGE, "\xEA\4"); /* 1258 */
  if (is_8) {
    PUT(stream, FONT, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\7\0.VnTime");
    PUT(stream, FORMAT, "\xA4\0\3\0\1" "0\0.\0\x30\x20"); /* "0.‰" */
    PUT(stream, SUPBOOK, "\2\0\1\4");
    PUT(stream, SUPBOOK, "\1\0\4\0\0a.xls");
    PUT(stream, EXTERNSHEET, "\3\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\x63\0\x63\0");
  } else {
    PUT(stream, FONT, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5Arial");
    PUT(stream, FORMAT, "\xA4\0\4" "0.0%");
  }
  PUT(stream, XF, "\0\0\xA4\0");
  PUT(stream, XF, "\0\0\x0A\0");
  sheet = stream->len + 4;
  if (is_8)
    PUT(stream, BOUNDSHEET, "\0\0\0\0\1\0\1\0A");
  else
    PUT(stream, BOUNDSHEET, "\0\0\0\0\0\0\1A");
  PUT(stream, EOF, "");
  stream->str[sheet] = (gchar)stream->len;
  stream->str[sheet + 1] = (gchar)(stream->len >> 8);
  put(stream, BIFF_BOF, is_8 ? "\0\6\x10\0\0\0\0\0" : "\0\5\x10\0\0\0\0\0", BOF_BYTES);
  return stream;
}

/* Returns: (transfer full): one line a cell: "1,2 look 0 = 0.5 SUM(A1)" */
static gchar *
describe(const GString *stream)
{
  g_autoptr(XlsBook) book = xls_book_new(stream->str, stream->len);
  g_autoptr(XlsCells) cells = NULL;
  GString *text = g_string_new(NULL);
  guint next = 0;

  assert_non_null(book);
  cells = xls_book_read(book, &g_array_index(book->sheets, XlsSheet, 0));
  for (guint i = 0; i < cells->spots->len; i++) {
    const XlsSpot *spot = &g_array_index(cells->spots, XlsSpot, i);
    g_autofree gchar *formula =
      spot->computed ? xls_cells_formula(book, cells, spot, &next) : NULL;

    g_string_append_printf(text, "%u,%u look %u: ", spot->row, spot->column, spot->look);
    if (spot->kind == XLS_VALUE_NUMBER)
      g_string_append_printf(text, "%.15g", spot->number);
    else if (spot->kind == XLS_VALUE_TRUTH)
      g_string_append(text, spot->at != 0 ? "true" : "false");
    else if (spot->kind == XLS_VALUE_ERROR)
      g_string_append(text, xls_error_name(spot->at));
    else
      g_string_append_printf(text, "'%s'", spot->borrowed ? "?" : cells->texts->str + spot->at);
    if (spot->computed)
      g_string_append_printf(text, " = %s", formula != NULL ? formula : "?");
    g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

static void
expect(GString *stream, const gchar *expected)
{
  g_autofree gchar *seen = NULL;

  PUT(stream, EOF, "");
  seen = describe(stream);
  g_string_free(stream, TRUE);
  assert_string_equal(seen, expected);
}

#define HALF "\0\0\0\0\0\0\xE0\x3F" /* 0.5 */

static void
read_numbers(void **state G_GNUC_UNUSED)
{
  for (guint is_8 = 0; is_8 < 2; is_8++) {
    GString *stream = begin(is_8 == 1, FALSE);

    PUT(stream, NUMBER, "\0\0\0\0\1\0" HALF);
    PUT(stream, RK, "\0\0\1\0\0\0\x07\0\0\0");                            /* 1, of 100 */
    PUT(stream, MULRK, "\1\0\2\0\0\0\xFE\xFF\xFF\xFF\1\0\0\0\xE0\x3F\3\0"); /* -1; 0.5 */
    expect(stream, "0,0 look 1: 0.5\n0,1 look 0: 0.01\n1,2 look 0: -1\n1,3 look 1: 0.5\n");
  }
}

static void
read_others(void **state G_GNUC_UNUSED)
{
  GString *stream = begin(TRUE, FALSE);

  PUT(stream, BOOLERR, "\0\0\0\0\0\0\1\0");
  PUT(stream, BOOLERR, "\0\0\1\0\0\0\x17\1");
  PUT(stream, LABELSST, "\1\0\0\0\0\0\0\0\0\0");
  expect(stream, "0,0 look 0: true\n0,1 look 0: #REF!\n1,0 look 0: '?'\n");
}

static void
sort_cells(void **state G_GNUC_UNUSED)
{
  GString *stream = begin(TRUE, FALSE);

  PUT(stream, NUMBER, "\1\0\0\0\0\0" HALF);
  PUT(stream, BOOLERR, "\0\0\5\0\0\0\1\0");
  PUT(stream, BOOLERR, "\0\0\4\0\0\0\0\0");
  expect(stream, "0,4 look 0: false\n0,5 look 0: true\n1,0 look 0: 0.5\n");
}

/* Records of a chart in the sheet are not the sheet's. */
static void
pass_over_chart(void **state G_GNUC_UNUSED)
{
  GString *stream = begin(TRUE, FALSE);

  PUT(stream, BOF, "\0\6\x20\0\0\0\0\0");
  PUT(stream, NUMBER, "\1\0\0\0\0\0" HALF);
  PUT(stream, EOF, "");
  PUT(stream, NUMBER, "\2\0\0\0\0\0" HALF);
  expect(stream, "2,0 look 0: 0.5\n");
}

#define FORMULA(row, result, n, tokens)                                                            \
  row "\0\0\0\0\0" result "\0\0\0\0\0\0" n "\0" tokens

static void
read_results(void **state G_GNUC_UNUSED)
{
  GString *stream = begin(TRUE, FALSE);

  PUT(stream, FORMULA, FORMULA("\0", HALF, "\3", "\x1E\5\0"));
  PUT(stream, FORMULA, FORMULA("\1", "\1\0\1\0\0\0\xFF\xFF", "\2", "\x1D\1"));
  PUT(stream, FORMULA, FORMULA("\2", "\2\0\x07\0\0\0\xFF\xFF", "\2", "\x1C\x07"));
  PUT(stream, FORMULA, FORMULA("\3", "\0\0\0\0\0\0\xFF\xFF", "\4", "\x17\1\0\""));
  PUT(stream, STRING, "\2\0\1\xD9\x1E"); /* ộ, and one more in the next record */
  PUT(stream, CONTINUE, "\0a");
  PUT(stream, FORMULA, FORMULA("\4", "\3\0\0\0\0\0\xFF\xFF", "\1", "\x18"));
  expect(stream, "0,0 look 0: 0.5 = 5\n1,0 look 0: true = TRUE\n2,0 look 0: #DIV/0! = #DIV/0!\n"
                 "3,0 look 0: 'ộa' = \"\"\"\"\n4,0 look 0: '' = ?\n");
}

/* Two cells share what is written relative to them. */
static void
share_formulas(void **state G_GNUC_UNUSED)
{
  GString *stream = begin(TRUE, FALSE);

  PUT(stream, FORMULA, FORMULA("\1", HALF, "\5", "\1\1\0\0\0"));
  PUT(stream, SHRFMLA, "\1\0\2\0\0\0\0\0\7\0\x4C\xFF\xFF\1\xC0\x14\x12");
  PUT(stream, FORMULA, FORMULA("\2", HALF, "\5", "\1\1\0\0\0"));
  PUT(stream, FORMULA, FORMULA("\3", HALF, "\5", "\1\7\0\7\0"));
  expect(stream,
         "1,0 look 0: 0.5 = +B1%\n2,0 look 0: 0.5 = +B2%\n3,0 look 0: 0.5 = ?\n");
}

static void
know_book(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) stream = begin(TRUE, TRUE);
  g_autoptr(XlsBook) book = xls_book_new(stream->str, stream->len);

  assert_non_null(book);
  assert_true(book->since_1904);
  assert_true(g_array_index(book->sheets, XlsSheet, 0).hidden);
  assert_string_equal(xls_book_format(book, &g_array_index(book->looks, XlsLook, 0)), "0.‰");
  assert_null(xls_book_format(book, &g_array_index(book->looks, XlsLook, 1)));
  assert_string_equal(xls_book_font(book, &g_array_index(book->looks, XlsLook, 0)), ".VnTime");
  assert_string_equal(xls_book_font(book, &(XlsLook){.font = 9}), "");
}

static void
know_areas(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) stream = begin(TRUE, FALSE);
  g_autoptr(XlsBook) book = NULL;
  g_autoptr(XlsCells) cells = NULL;

  PUT(stream, ROW, "\5\0\0\0\0\0\0\0\0\0\0\0\x20\0\0\0");
  PUT(stream, ROW, "\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  PUT(stream, COLINFO, "\1\0\2\0\0\0\0\0\1\0");
  PUT(stream, MERGEDCELLS, "\2\0\1\0\2\0\3\0\4\0\1\0"); /* the second one is cut */
  PUT(stream, EOF, "");
  book = xls_book_new(stream->str, stream->len);
  cells = xls_book_read(book, &g_array_index(book->sheets, XlsSheet, 0));
  assert_int_equal(cells->hidden_rows->len, 1);
  assert_int_equal(g_array_index(cells->hidden_rows, guint16, 0), 5);
  assert_int_equal(cells->hidden_columns->len, 1);
  assert_int_equal(cells->merged->len, 1);
  assert_int_equal(g_array_index(cells->merged, XlsArea, 0).last_column, 4);
}

/* Formulas */

typedef struct {
  const gchar *label;
  const gchar *tokens;
  gsize n;
  const gchar *expected; /* NULL: not known */
} Case;

#define TOKENS(text) text, sizeof(text) - 1

static const Case cases[] = {
  {"a sum of one area", TOKENS("\x25\1\0\4\0\2\xC0\2\xC0\x19\x10\0\0"), "SUM(C2:C5)"},
  {"a sum of two", TOKENS("\x44\0\0\0\0\x44\1\0\x1B\xC0\x42\2\4\0"), "SUM($A$1,AB2)"},
  {"operators", TOKENS("\x1E\1\0\x1E\2\0\x1E\3\0\5\3\x15"), "(1+2*3)"},
  {"a comparison of texts", TOKENS("\x17\1\0a\x17\1\1\xD9\x1E\x0E"), "\"a\"<>\"ộ\""},
  {"a number", TOKENS("\x1F" HALF), "0.5"},
  {"a function with a fixed number", TOKENS("\x44\0\0\0\xC0\x1E\1\0\x41\x1B\0"), "ROUND(A1,1)"},
  {"a missing argument", TOKENS("\x44\0\0\0\xC0\x16\x1E\1\0\x42\3\1\0"), "IF(A1,,1)"},
  {"spaces for printing", TOKENS("\x19\x40\0\1\x1E\1\0"), "1"},
  {"another sheet", TOKENS("\x5A\0\0\1\0\0\xC0"), "'A'!A2"},
  {"another file", TOKENS("\x3B\1\0\1\0\2\0\0\xC0\0\xC0"), "[2]Sheet!A2:A3"},
  {"a sheet that is not there", TOKENS("\x5A\2\0\1\0\0\xC0"), NULL},
  {"a sheet without an entry", TOKENS("\x5A\x09\0\1\0\0\xC0"), NULL},
  {"a cell that is gone", TOKENS("\x2A\0\0\0\0\x1E\1\0\3"), "#REF!+1"},
  {"an unknown function", TOKENS("\x1E\1\0\x42\1\xF0\0"), NULL},
  {"a name", TOKENS("\x23\1\0\0\0"), NULL},
  {"too few operands", TOKENS("\x1E\1\0\3"), NULL},
  {"too many operands", TOKENS("\x1E\1\0\x1E\1\0"), NULL},
  {"more arguments than there are", TOKENS("\x1E\1\0\x42\x7F\4\0"), NULL},
  {"a token that is cut", TOKENS("\x1E\1"), NULL},
  {"a text that is cut", TOKENS("\x17\x09\0a"), NULL},
  {"nothing", TOKENS(""), NULL},
};

static void
read_formula(void **state)
{
  const Case *c = *state;
  g_autoptr(GString) stream = begin(TRUE, FALSE);
  g_autoptr(XlsBook) book = xls_book_new(stream->str, stream->len);
  g_autofree guint8 *tokens = g_memdup2(c->tokens, c->n); /* so that its end is seen */
  g_autofree gchar *seen = xls_formula_text(book, tokens, c->n, 0, 0);

  if (c->expected == NULL)
    assert_null(seen);
  else
    assert_string_equal(seen, c->expected);
}

#define MORE 8

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + MORE] = {
    cmocka_unit_test(read_numbers),   cmocka_unit_test(read_others),
    cmocka_unit_test(sort_cells),     cmocka_unit_test(pass_over_chart),
    cmocka_unit_test(read_results),   cmocka_unit_test(share_formulas),
    cmocka_unit_test(know_book),      cmocka_unit_test(know_areas),
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[MORE + i] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = read_formula, .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("read/xls: records", tests, NULL, NULL);
}
