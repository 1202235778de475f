/* read/csv: bytes in, rows and problems out. The parser has its own tests in core/base. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = read_one,
                                   .initial_state = (void *)&cases[i]};
  tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(probe_names);
  return cmocka_run_group_tests_name("read/csv", tests, NULL, NULL);
}
