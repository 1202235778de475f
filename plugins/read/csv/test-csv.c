/* read/csv: bytes in, rows and problems out. The parser has its own tests in core/base. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv-tell.h"
#include "plugin/ct-plugin.h"
#include "row-recorder.h"

extern const CtPlugin ct_plugin;

#define BYTES(text) text, sizeof(text) - 1

typedef struct {
  const gchar *label;
  const gchar *bytes;
  gsize length;
  const gchar *delimiter; /* NULL: default */
  const gchar *expected;  /* NULL: an error */
} Case;

#define TABLE "table \n"
#define UTF8 "note encoding UTF-8\n"
#define COMMA TABLE UTF8 "note delimiter ,\n"

static const Case cases[] = {
  {"commas", BYTES("a,b\n1,2\n"), NULL, COMMA "1: a|b\n2: 1|2\n"},
  {"semicolons are found", BYTES("a;b\n1,5;2\n"), NULL,
   TABLE UTF8 "note delimiter ;\n1: a|b\n2: 1,5|2\n"},
  {"tabs are found",
   BYTES("a\tb\n1\t2\n"), NULL, TABLE UTF8 "note delimiter tab\n1: a|b\n2: 1|2\n"},
  {"bars are found", BYTES("a|b\n1|2\n"), NULL, TABLE UTF8 "note delimiter pipe\n1: a|b\n2: 1|2\n"},
  {"one column", BYTES("a\n1,5\n"), NULL, TABLE UTF8 "note delimiter none\n1: a\n2: 1,5\n"},
  {"a stated delimiter holds", BYTES("a;b,c\n"), ";", TABLE UTF8 "1: a|b,c\n"},
  {"pipe", BYTES("a|b\n"), "pipe", TABLE UTF8 "1: a|b\n"},
  {"none", BYTES("a,b\n"), "none", TABLE UTF8 "1: a,b\n"},
  {"a line states the delimiter", BYTES("sep=|\na,b|c\n"), NULL,
   TABLE UTF8 "note delimiter pipe\n2: a,b|c\n"},
  {"it is no row where the delimiter is declared either", BYTES("sep=;\na,b;c\n"), ",",
   TABLE UTF8 "2: a|b;c\n"},
  {"sep in the second line is a row", BYTES("a,b\nsep=,\n1,2\n"), NULL,
   COMMA "1: a|b\n2: sep=|_\n3: 1|2\n"},
  {"byte-order mark and CRLF", BYTES("\xEF\xBB\xBF" "a,b\r\n1,\r\n"), NULL, COMMA "1: a|b\n2: 1|_\n"},
  {"a quoted line break counts", BYTES("a,\"b\nc\"\n1,2\n"), NULL, COMMA "1: a|b\nc\n3: 1|2\n"},
  {"a broken record costs itself", BYTES("a,b\n1,2\"3\n4,5\n"), NULL,
   COMMA "1: a|b\nproblem read.broken-record 2:2\n3: 4|5\n"},
  {"an open quote at the end", BYTES("a,b\n1,\"2\n"), NULL,
   COMMA "1: a|b\nproblem read.broken-record 2:2\n"},
  {"NUL", BYTES("a,b\n1,\0\n4,5\n"), NULL, COMMA "1: a|b\nproblem read.nul 2:2\n3: 4|5\n"},
  {"an empty file is a table without rows", BYTES(""), NULL, TABLE UTF8 "note delimiter none\n"},
  {"UTF-16", BYTES("\xFF\xFE" "a\0,\0b\0\n\0"), NULL,
   TABLE "note encoding UTF-16LE\nnote delimiter ,\n1: a|b\n"},
  {"a workbook is refused as a whole", BYTES("PK\x03\x04zip"), NULL, NULL},
  {"HTML is refused as a whole", BYTES("\xEF\xBB\xBF\n <!DOCTYPE HTML><table>"), NULL, NULL},
  {"JSON is refused as a whole", BYTES(" [ {\"a\": 1}]"), NULL, NULL},
  {"XML in UTF-16 is refused as a whole", BYTES("\xFF\xFE<\0?\0x\0m\0l\0 \0"), NULL, NULL},
  {"a bracket is no JSON", BYTES("[a],{b}\n[1],2\n"), NULL, COMMA "1: [a]|{b}\n2: [1]|2\n"},
};

static gpointer
open_reader(const gchar *delimiter)
{
  const gchar *keys[] = {"delimiter", NULL};
  const gchar *values[] = {delimiter, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, delimiter != NULL ? keys : NULL, values, "/", NULL, NULL);

  assert_non_null(settings);
  return ct_plugin.open(settings, NULL);
}

static void
read_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GBytes) bytes = g_bytes_new(c->bytes, c->length);
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GError) error = NULL;
  RowRecorder recorder = row_recorder_new();
  gpointer self = open_reader(c->delimiter);
  gboolean read = ct_plugin.read->read(self, input, &recorder.sink, &error);

  if (c->expected == NULL) {
    assert_false(read);
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
  } else {
    assert_true(read);
    assert_string_equal(recorder.text->str, c->expected);
  }
  g_string_free(recorder.text, TRUE);
  ct_plugin.close(self);
}

static void
probe_names(void **state G_GNUC_UNUSED)
{
  assert_true(ct_plugin.read->probe("a.CSV", NULL, BYTES("a,b\n")) >
              ct_plugin.read->probe("a.json", NULL, BYTES("a,b\n")));
  assert_int_equal(ct_plugin.read->probe("a.csv", NULL, BYTES("PK\x03\x04")), 0);
  assert_int_equal(ct_plugin.read->probe("a.bin", NULL, BYTES("a\0b")), 0);
  assert_int_equal(ct_plugin.read->probe("a.csv", NULL, BYTES("{\"a\": 1}")), 0);
  assert_true(ct_plugin.read->probe("a.bin", NULL, BYTES("\xFF\xFE" "a\0,\0b\0")) > 0);
}

/* A receiver that takes blocks once it was asked @asks times, and writes down the same. */
typedef struct {
  RowRecorder recorder;
  guint asks;
  const CtBlockParser *parser;
  GByteArray *left; /* of the blocks: what is not told yet */
  guint64 before;   /* rows' numbers before it */
  gboolean ended;
} BlockTaker;

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  return record_row(sink, ((BlockTaker *)sink)->before + row, cells, n_cells);
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  CtReadProblem placed = *problem;

  placed.row += ((BlockTaker *)sink)->before;
  return record_problem(sink, &placed);
}

/* Those about a line come when it is decoded: with blocks that is earlier. */
static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  return note->row > 0 || record_note(sink, note);
}

static gboolean
begin_blocks(CtRowSink *sink, const CtBlockParser *parser, guint64 first_row)
{
  BlockTaker *taker = (BlockTaker *)sink;

  assert_null(taker->parser);
  if (taker->asks == 0 || --taker->asks > 0)
    return FALSE;
  taker->parser = parser;
  taker->before = first_row - 1;
  return TRUE;
}

static void
parse_left(BlockTaker *taker, gboolean last)
{
  gsize used;
  guint64 n_lines;

  assert_true(taker->parser->parse(taker->parser->data, (const gchar *)taker->left->data,
                                   taker->left->len, last, &taker->recorder.sink, &used,
                                   &n_lines));
  g_byte_array_remove_range(taker->left, 0, (guint)used);
  taker->before += n_lines;
}

static gboolean
take_block(CtRowSink *sink, GBytes *block)
{
  BlockTaker *taker = (BlockTaker *)sink;
  gsize length;
  const guint8 *bytes = g_bytes_get_data(block, &length);

  assert_false(taker->ended);
  assert_true(length > 0 && length < 4 * 1024 * 1024);
  g_byte_array_append(taker->left, bytes, (guint)length);
  parse_left(taker, FALSE);
  return TRUE;
}

static gboolean
end_blocks(CtRowSink *sink)
{
  BlockTaker *taker = (BlockTaker *)sink;

  parse_left(taker, TRUE);
  assert_int_equal(taker->left->len, 0);
  taker->ended = TRUE;
  return TRUE;
}

/* Returns: (transfer full): what is read; @asks 0: row by row */
static GString *
read_taking(GBytes *bytes, guint asks)
{
  static const CtRowSinkClass class = {.table = record_table,
                                       .row = take_row,
                                       .problem = take_problem,
                                       .note = take_note,
                                       .begin_blocks = begin_blocks,
                                       .block = take_block,
                                       .end_blocks = end_blocks};
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  BlockTaker taker = {.recorder = {.sink = {&class}, .text = g_string_new(NULL)},
                      .asks = asks,
                      .left = g_byte_array_new()};
  gpointer self = open_reader(";");

  assert_true(ct_plugin.read->read(self, input, &taker.recorder.sink, NULL));
  assert_true(taker.parser == NULL || taker.ended);
  g_byte_array_unref(taker.left);
  ct_plugin.close(self);
  return taker.recorder.text;
}

/* @line: many times; @every: then and when comes @other; @decoded: so the parser alone does
 * not see what the reader sees */
typedef struct {
  const gchar *label;
  const gchar *line;
  guint n;
  guint every;
  const gchar *other;
  gboolean decoded;
} Long;

static const Long longs[] = {
  {"blocks: plain rows", "a;1,5;\"b;\"\n", 400000, 0, NULL},
  {"blocks: CR LF", "a;1,5;\"b\"\r\n", 300000, 0, NULL},
  {"blocks: CR alone", "a;1,5;\"b\"\r", 300000, 0, NULL},
  {"blocks: lines in quotes", "a;\"b\r\n\nc\"\n", 300000, 0, NULL},
  {"blocks: stray quotes", "12\" ống;1,5\n", 200000, 7, "a;\"b\nc\"\n"},
  {"blocks: open quotes", "a;b\n", 600000, 50001, "a;\"b\n"},
  {"blocks: one open quote in lines with quotes", "\"a\";\"b\"\n", 300000, 299000, "a;\"b\n"},
  {"blocks: NUL and what is no UTF-8", "a;b\xE1\n", 100000, 99, "\xE1\xBA\xA1;\xC3\n", TRUE},
  {"blocks: long lines", "aaaaaaaaaaaaaaaaaaaa", 1000000, 299999, "\nb\n;\"c\n"},
  {"blocks: long lines in quotes", "\"aaaaaaaaaaaaaaaa\";", 800000, 200001, "\"\nb\n"},
  {"blocks: empty lines", "\n\r\n", 900000, 300001, "a;b\n"},
};

static gboolean
take_judged_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  return line == 1 || ct_row_sink_row(user_data, line, fields, n_fields);
}

static gboolean
take_judged_problem(const CtCsvProblem *problem, gpointer user_data)
{
  return csv_tell_problem(user_data, problem);
}

/* Returns: (transfer full): what the parser says of the text as a whole */
static GString *
judge(const GString *text)
{
  static const CtCsvHandler handler = {take_judged_record, take_judged_problem};
  RowRecorder recorder = row_recorder_new();
  g_autoptr(CtCsvParser) parser =
    ct_csv_parser_new(&(CtCsvDialect){.delimiter = ';'}, &handler, &recorder.sink);

  g_string_append(recorder.text, TABLE UTF8);
  assert_true(ct_csv_parser_feed(parser, text->str, text->len));
  assert_true(ct_csv_parser_finish(parser));
  return recorder.text;
}

static void
read_long(void **state)
{
  static const guint asks[] = {0, 1, 2, 17};
  const Long *c = *state;
  g_autoptr(GString) text = g_string_new("sep=;\n");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GString) expected = NULL;

  for (guint i = 1; i <= c->n; i++) {
    g_string_append(text, c->line);
    if (c->every > 0 && i % c->every == 0)
      g_string_append(text, c->other);
  }
  bytes = g_bytes_new(text->str, text->len);
  expected = c->decoded ? read_taking(bytes, 0) : judge(text);
  for (gsize i = 0; i < G_N_ELEMENTS(asks); i++) {
    g_autoptr(GString) seen = read_taking(bytes, asks[i]);

    assert_int_equal(seen->len, expected->len);
    assert_memory_equal(seen->str, expected->str, expected->len);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(longs) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = read_one,
                                   .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(longs); i++)
    tests[G_N_ELEMENTS(cases) + i] = (struct CMUnitTest){.name = longs[i].label,
                                                         .test_func = read_long,
                                                         .initial_state = (void *)&longs[i]};
  tests[G_N_ELEMENTS(tests) - 1] = (struct CMUnitTest)cmocka_unit_test(probe_names);
  return cmocka_run_group_tests_name("read/csv", tests, NULL, NULL);
}
