/* read/json: bytes in, rows and problems out. The parser has its own tests in core/base. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugin/ct-plugin.h"
#include "row-recorder.h"

extern const CtPlugin ct_plugin;

typedef struct {
  const gchar *label;
  const gchar *json;
  const gchar *path;     /* NULL: default */
  const gchar *expected; /* what comes before the end or fault */
  gboolean fails;
} Case;

#define UTF8 "note encoding UTF-8\n"
#define OBJECTS "table \n" UTF8 "note array objects\n"

static const Case cases[] = {
  {"an array of records", "[{\"a\": 1, \"b\": \"x\"}, {\"b\": \"y\"}]", NULL,
   OBJECTS "column 1 a\ncolumn 2 b\n1: #1|x\n2: _|y\n", FALSE},
  {"numbers keep their decimals", "[{\"a\": 12.50}, {\"a\": 12345678901234567.12}]", NULL,
   OBJECTS "column 1 a\n1: #12.50\n2: #12345678901234567.12\n", FALSE},
  {"exponents are written out", "[{\"a\": 1.5e3, \"b\": -25E-3, \"c\": 5e0, \"d\": 1.25e1}]", NULL,
   OBJECTS "column 1 a\ncolumn 2 b\ncolumn 3 c\ncolumn 4 d\n1: #1500|#-0.025|#5|#12.5\n", FALSE},
  {"an exponent out of all measure is no number", "[{\"a\": 1e999999999999}]", NULL,
   OBJECTS "column 1 a\n1: 1e999999999999\n", FALSE},
  {"null and empty are blank", "[{\"a\": null, \"b\": \"\"}]", NULL,
   OBJECTS "column 1 a\ncolumn 2 b\n1: _|_\n", FALSE},
  {"nested objects become columns", "[{\"chi_tieu\": {\"ma\": \"5\"}, \"v\": 1}]", NULL,
   OBJECTS "column 1 chi_tieu/ma\ncolumn 2 v\n1: 5|#1\n", FALSE},
  {"context stands outside", "{\"ky\": \"2023\", \"data\": [{\"a\": 1}]}", NULL,
   "table /data\n" UTF8 "note array objects /data\ncontext ky 2023\ncolumn 1 a\n1: #1\n", FALSE},
  {"the context of each table", "{\"ky\": \"2023\", \"x\": [{\"a\": 1}], \"y\": [{\"a\": 2}]}",
   NULL, "table /x\n" UTF8 "note array objects /x\ncontext ky 2023\ncolumn 1 a\n1: #1\n"
   "table /y\nnote array objects /y\ncontext ky 2023\ncolumn 1 a\n1: #2\n", FALSE},
  {"a path chooses", "{\"x\": [{\"a\": 1}], \"y\": {\"z\": [{\"b\": 2}]}}", "/y/z",
   "table /y/z\n" UTF8 "note array objects /y/z\ncolumn 1 b\n1: #2\n", FALSE},
  {"a document that is one record", "{\"a\": 1, \"b\": {\"c\": 2}}", NULL,
   "table (one record)\n" UTF8 "note array record\ncolumn 1 a\ncolumn 2 b/c\n1: #1|#2\n", FALSE},
  {"a key given twice costs its record", "[{\"a\": 1, \"a\": 2}, {\"a\": 3}]", NULL,
   OBJECTS "problem read.json-record 1:0\ncolumn 1 a\n2: #3\n", FALSE},
  {"a comma too many", "[{\"a\": 1},, {\"a\": 2}]", NULL,
   OBJECTS "column 1 a\n1: #1\nproblem read.json-syntax 1:0\n2: #2\n", FALSE},
  {"cut off", "[{\"a\": 1}, {\"a\"", NULL,
   OBJECTS "column 1 a\n1: #1\nproblem read.json-syntax 2:0\n", TRUE},
  {"no text at all", "", NULL, "", TRUE},
  {"lists", "[[\"a\", \"b\"], [\"5\", 1.50]]", NULL,
   "table \n" UTF8 "note array lists\n1: a|b\n2: 5|#1.50\n", FALSE},
  {"lists and names", "{\"columns\": [\"a\", \"b\"], \"data\": [[\"5\", 1], [6]]}", NULL,
   "table /data\n" UTF8 "note array lists /data\ncolumn 1 a\ncolumn 2 b\n1: 5|#1\n"
   "problem read.json-record 2:0\n", FALSE},
  {"lists and fields", "{\"fields\": [{\"id\": \"a\"}, {\"id\": \"b\"}],\"records\": [[\"5\", 1]]}",
   NULL, "table /fields\n" UTF8 "note array objects /fields\ncolumn 1 id\n1: a\n2: b\n"
   "table /records\nnote array lists /records\ncolumn 1 a\ncolumn 2 b\n1: 5|#1\n", FALSE},
  {"columns", "{\"d\": {\"a\": [\"5\", \"7\"], \"b\": [1, null]}}", NULL,
   "table /d\n" UTF8 "note array columns /d\ncolumn 1 a\ncolumn 2 b\n1: 5|#1\n2: 7|_\n", FALSE},
  {"unequal columns", "{\"a\": [1, 2], \"b\": [1]}", NULL,
   "table \n" UTF8 "note array columns\ncolumn 1 a\ncolumn 2 b\n"
   "problem read.unequal-columns 0:2\n", FALSE},
  {"lists that belong to no table", "{\"x\": [1, 2], \"d\": [{\"a\": 1}]}", NULL,
   "table /d\n" UTF8 "note array objects /d\ncolumn 1 a\n1: #1\n"
   "note left-out /x read.json-left-out 0\n", FALSE},
  {"lines", "{\"a\": 1}\n{\"a\":\n{\"a\": 3}", NULL,
   "table \n" UTF8 "note array lines\ncolumn 1 a\n1: #1\nproblem read.json-syntax 2:0\n3: #3\n",
   FALSE},
  {"two lines, without a line feed at the end", "{\"a\": 1}\n{\"a\": 2}", NULL,
   "table \n" UTF8 "note array lines\ncolumn 1 a\n1: #1\n2: #2\n", FALSE},
  {"values", "{\"a\":\n1} {\"a\": 2}", NULL,
   "table \n" UTF8 "note array values\ncolumn 1 a\n1: #1\n2: #2\n", FALSE},
  {"an old encoding", "[{\"a\": \"x\xE3 B\xE1t\"}]", NULL,
   "table \nnote encoding VISCII read.encoding-found 0\nnote array objects\ncolumn 1 a\n"
   "1: x\xC3\xA3 B\xC3\xA1t\n", FALSE},
};

static gpointer
open_reader(const gchar *path, GError **error)
{
  const gchar *keys[] = {"path", NULL};
  const gchar *values[] = {path, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, path != NULL ? keys : NULL, values, "/", NULL, NULL);

  assert_non_null(settings);
  return ct_plugin.open(settings, error);
}

static void
read_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GBytes) bytes = g_bytes_new_static(c->json, strlen(c->json));
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GError) error = NULL;
  RowRecorder recorder = row_recorder_new();
  gpointer self = open_reader(c->path, NULL);

  assert_int_equal(ct_plugin.read->read(self, input, &recorder.sink, &error), !c->fails);
  assert_int_equal(error != NULL, c->fails);
  assert_string_equal(recorder.text->str, c->expected);
  g_string_free(recorder.text, TRUE);
  ct_plugin.close(self);
}

static void
read_all(const gchar *bytes, gsize length, CtRowSink *sink)
{
  g_autoptr(GBytes) all = g_bytes_new_static(bytes, length);
  g_autoptr(CtInput) input = ct_input_new_bytes(all);
  g_autoptr(GError) error = NULL;
  gpointer self = open_reader(NULL, NULL);

  assert_true(ct_plugin.read->read(self, input, sink, &error));
  assert_null(error);
  ct_plugin.close(self);
}

/* UTF-16 and UTF-32 are met as well; only the note differs. */
static void
reads_wide_encodings(void **state G_GNUC_UNUSED)
{
  static const gchar json[] = "[{\"a\": \"M\xC6\xB0\xE1\xBB\x9Dng Kh\xC6\xB0\xC6\xA1ng\"}]";
  static const gchar *const encodings[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};

  for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
    gsize length = 0;
    g_autofree gchar *bytes =
      g_convert(json, sizeof(json) - 1, encodings[i], "UTF-8", NULL, &length, NULL);
    g_autofree gchar *expected =
      g_strdup_printf("table \nnote encoding %s\nnote array objects\ncolumn 1 a\n"
                      "1: M\xC6\xB0\xE1\xBB\x9Dng Kh\xC6\xB0\xC6\xA1ng\n", encodings[i]);
    RowRecorder recorder = row_recorder_new();

    assert_non_null(bytes);
    assert_true(ct_plugin.read->probe("answer", NULL, bytes, length) > 20);
    read_all(bytes, length, &recorder.sink);
    assert_string_equal(recorder.text->str, expected);
    g_string_free(recorder.text, TRUE);
  }
}

/* The longest cells of all rows together, as intake would hold them. */
typedef struct {
  CtRowSink sink;
  guint64 n_rows;
  guint64 n_cells;
  guint64 n_problems;
} Counter;

static gboolean
count_row(CtRowSink *sink, guint64 row G_GNUC_UNUSED, const CtCell *cells G_GNUC_UNUSED, guint n)
{
  ((Counter *)sink)->n_rows++;
  ((Counter *)sink)->n_cells += n;
  return TRUE;
}

static gboolean
count_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  assert_true(strlen(problem->message) > 10);
  ((Counter *)sink)->n_problems++;
  return TRUE;
}

static const CtRowSinkClass counter_class = {.row = count_row, .problem = count_problem};

/* Each record has a key that no other has. */
static void
records_with_no_key_in_common(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) json = g_string_new("[{}");
  Counter counter = {.sink = {.class = &counter_class}};

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf(json, ",{\"k%u\":1}", i);
  g_string_append_c(json, ']');
  read_all(json->str, json->len, &counter.sink);
  assert_int_equal(counter.n_rows + counter.n_problems, 20001);
  assert_true(counter.n_problems > 0);
  assert_true(counter.n_cells < 8 * 1000 * 1000);
}

/* A receiver that takes blocks, and writes down the same. */
typedef struct {
  RowRecorder recorder;
  const CtBlockParser *parser;
  guint64 before; /* rows' numbers */
  guint n_blocks;
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
  g_string_append_printf(((RowRecorder *)sink)->text, "%s ", problem->message);
  return record_problem(sink, &placed);
}

static gboolean
begin_blocks(CtRowSink *sink, const CtBlockParser *parser, guint64 first_row)
{
  BlockTaker *taker = (BlockTaker *)sink;

  assert_null(taker->parser);
  taker->parser = parser;
  taker->before = first_row - 1;
  return TRUE;
}

static gboolean
take_block(CtRowSink *sink, GBytes *block)
{
  BlockTaker *taker = (BlockTaker *)sink;
  gsize length, used;
  guint64 n_rows;
  const gchar *bytes = g_bytes_get_data(block, &length);

  assert_true(taker->parser->parse(taker->parser->data, bytes, length, FALSE, sink, &used,
                                   &n_rows));
  assert_int_equal(used, length);
  taker->before += n_rows;
  taker->n_blocks++;
  return TRUE;
}

static gboolean
end_blocks(CtRowSink *sink)
{
  ((BlockTaker *)sink)->parser = NULL;
  ((BlockTaker *)sink)->before = 0;
  return TRUE;
}

/* Returns: (transfer full): what is read */
static GString *
read_taking(const GString *json, gboolean blocks, guint *n_blocks)
{
  CtRowSinkClass class = {.table = record_table,
                          .column = record_column,
                          .context = record_context,
                          .row = take_row,
                          .problem = take_problem,
                          .note = record_note};
  BlockTaker taker = {.recorder = {.sink = {&class}, .text = g_string_new(NULL)}};

  if (blocks) {
    class.begin_blocks = begin_blocks;
    class.block = take_block;
    class.end_blocks = end_blocks;
  }
  read_all(json->str, json->len, &taker.recorder.sink);
  assert_null(taker.parser);
  *n_blocks = taker.n_blocks;
  return taker.recorder.text;
}

/* @record: many times; @every: then and when comes @other */
typedef struct {
  const gchar *label;
  const gchar *begin;
  const gchar *record;
  const gchar *other;
  guint n;
  guint every;
  const gchar *end;
  guint n_blocks; /* at least */
} Long;

#define RECORD "{\"a\": 1.50, \"b\": \"x\", \"c\": null, \"d\": 1e3, \"e\": [true, \"\"]}"

static const Long longs[] = {
  {"blocks: plain records", "[", RECORD, "{\"a\": 2}", 30000, 7, "]", 2},
  {"blocks: broken records", "[\n", RECORD, "\n{\"a\": NaN}", 30000, 97, "]", 2},
  {"blocks: keys given twice", "{\"ky\": 1, \"d\": [", RECORD, "{\"a\": 1, \"a\": 2}", 30000, 3,
   "], \"n\": 2}", 2},
  {"blocks: other tables", "{\"x\": [", RECORD, "{\"b\": \"\\u0111\"}], \"y\": [{\"z\": 1}", 30000,
   9999, "], \"n\": 2}", 3},
  {"blocks: lists", "[[\"a\", \"b\"],", "[1, \"x\", 2.5e1]", "[1, null]", 40000, 1001, "]", 2},
  {"blocks: values between", "[", RECORD, "5", 30000, 10, "]", 2},
  {"blocks: a new key now and then", "[", RECORD, "{\"k%u\": 1}", 30000, 3000, "]", 2},
  {"blocks: columns are few", "[", RECORD, "{\"f\": 1}", 200, 50, "]", 0},
};

static void
blocks_say_the_same(void **state)
{
  const Long *c = *state;
  g_autoptr(GString) json = g_string_new(c->begin);
  guint n_blocks, none;
  GString *rows, *blocks;

  for (guint i = 0; i < c->n; i++) {
    gboolean other = c->every > 0 && i % c->every == c->every - 1;
    const gchar *number = other ? strstr(c->other, "%u") : NULL;

    g_string_append(json, i > 0 ? "," : "");
    if (number != NULL)
      g_string_append_printf(json, "%.*s%u%s", (gint)(number - c->other), c->other, i, number + 2);
    else
      g_string_append(json, other ? c->other : c->record);
  }
  g_string_append(json, c->end);
  rows = read_taking(json, FALSE, &none);
  blocks = read_taking(json, TRUE, &n_blocks);
  assert_string_equal(blocks->str, rows->str);
  assert_int_equal(none, 0);
  assert_true(n_blocks >= c->n_blocks);
  g_string_free(rows, TRUE);
  g_string_free(blocks, TRUE);
}

static void
refuses_path_without_slash(void **state G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;

  assert_null(open_reader("data", &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
}

static void
probe_names(void **state G_GNUC_UNUSED)
{
  assert_true(ct_plugin.read->probe("a.json", NULL, "[", 1) > 80);
  assert_true(ct_plugin.read->probe("answer", NULL, " {\"a\"", 5) > 20);
  assert_true(ct_plugin.read->probe("a.ndjson", NULL, "{", 1) > 80);
  assert_true(ct_plugin.read->probe("answer", "application/geo+json", "{", 1) > 90);
  assert_int_equal(ct_plugin.read->probe("a.csv", NULL, "a,b", 3), 0);
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(refuses_path_without_slash),
    cmocka_unit_test(probe_names),
    cmocka_unit_test(reads_wide_encodings),
    cmocka_unit_test(records_with_no_key_in_common),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(longs) + G_N_ELEMENTS(others)];
  gsize n = G_N_ELEMENTS(cases);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = read_one,
                                   .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(longs); i++)
    tests[n++] = (struct CMUnitTest){.name = longs[i].label,
                                     .test_func = blocks_say_the_same,
                                     .initial_state = (void *)&longs[i]};
  memcpy(tests + n, others, sizeof others);
  return cmocka_run_group_tests_name("read/json", tests, NULL, NULL);
}
