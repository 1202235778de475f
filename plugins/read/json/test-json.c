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

static const Case cases[] = {
  {"an array of records", "[{\"a\": 1, \"b\": \"x\"}, {\"b\": \"y\"}]", NULL,
   "table \ncolumn 1 a\ncolumn 2 b\n1: #1|x\n2: _|y\n", FALSE},
  {"numbers keep their decimals", "[{\"a\": 12.50}, {\"a\": 12345678901234567.12}]", NULL,
   "table \ncolumn 1 a\n1: #12.50\n2: #12345678901234567.12\n", FALSE},
  {"exponents are written out", "[{\"a\": 1.5e3, \"b\": -25E-3, \"c\": 5e0, \"d\": 1.25e1}]", NULL,
   "table \ncolumn 1 a\ncolumn 2 b\ncolumn 3 c\ncolumn 4 d\n1: #1500|#-0.025|#5|#12.5\n", FALSE},
  {"an exponent out of all measure is no number", "[{\"a\": 1e999999999999}]", NULL,
   "table \ncolumn 1 a\n1: 1e999999999999\n", FALSE},
  {"null and empty are blank", "[{\"a\": null, \"b\": \"\"}]", NULL,
   "table \ncolumn 1 a\ncolumn 2 b\n1: _|_\n", FALSE},
  {"nested objects become columns", "[{\"chi_tieu\": {\"ma\": \"5\"}, \"v\": 1}]", NULL,
   "table \ncolumn 1 chi_tieu/ma\ncolumn 2 v\n1: 5|#1\n", FALSE},
  {"context stands outside", "{\"ky\": \"2023\", \"data\": [{\"a\": 1}]}", NULL,
   "context ky 2023\ntable /data\ncolumn 1 a\n1: #1\n", FALSE},
  {"a path chooses", "{\"x\": [{\"a\": 1}], \"y\": {\"z\": [{\"b\": 2}]}}", "/y/z",
   "context x/0/a #1\ntable /y/z\ncolumn 1 b\n1: #2\n", FALSE},
  {"a document that is one record", "{\"a\": 1, \"b\": {\"c\": 2}}", NULL,
   "table (one record)\ncolumn 1 a\ncolumn 2 b/c\n1: #1|#2\n", FALSE},
  {"a key given twice costs its record", "[{\"a\": 1, \"a\": 2}, {\"a\": 3}]", NULL,
   "table \nproblem read.json-record 1:0\ncolumn 1 a\n2: #3\n", FALSE},
  {"text that is no JSON, after a record", "[{\"a\": 1},, {\"a\": 2}]", NULL,
   "table \ncolumn 1 a\n1: #1\n", TRUE},
  {"cut off", "[{\"a\": 1}, {\"a\"", NULL, "table \ncolumn 1 a\n1: #1\n", TRUE},
  {"no text at all", "", NULL, "", TRUE},
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
  assert_int_equal(ct_plugin.read->probe("a.csv", NULL, "a,b", 3), 0);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = read_one,
                                   .initial_state = (void *)&cases[i]};
  tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(refuses_path_without_slash);
  tests[G_N_ELEMENTS(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(probe_names);
  return cmocka_run_group_tests_name("read/json", tests, NULL, NULL);
}
