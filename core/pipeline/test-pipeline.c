/* Pipeline files: what is taken, and what is refused with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "pipeline/ct-pipeline.h"

#define HEAD "[pipeline]\ncatalog = c\nperiod = 2023-01/P6M\n"
#define FORM HEAD "[form a]\n"

typedef struct {
  const gchar *label;
  const gchar *text;
  const gchar *expected; /* in the message, after the path; NULL: accepted */
} Case;

static const Case cases[] = {
  {"the least", HEAD, NULL},
  {"comments and empty lines", "# x\n\n" HEAD "# y\n", NULL},
  {"all keys",
   HEAD "title = t\ndue = 2023-07-05\nfail-at = warning\nlang = en\nout = o\nstate = s\n"
        "plugins = p;q\ntime-zone = Asia/Ho_Chi_Minh\n",
   NULL},
  {"a source",
   HEAD "[source a]\nsender = @file\nfetch = file\nfetch.path = *.csv\nread = csv\ntrust = -3\n"
        "received = 2023-06-20\ntable.number-style = vi\ntable.period = 2023\n",
   NULL},
  {"plugins of the other roles",
   HEAD "[normalize units]\n[validate ratios]\nseverity = off\n[validate bounds second]\n[emit csv]\n"
        "bom = yes\n[history last]\npath = h.csv\n",
   NULL},
  {"options that sources share", HEAD "[read csv]\nmax-field = 1K\n", NULL},
  {"no [pipeline]", "[source a]\nfetch = file\n", ": the section [pipeline] is missing"},
  {"no catalog", "[pipeline]\nperiod = 2023\n", ":1: [pipeline] the key 'catalog' is missing"},
  {"no period", "[pipeline]\ncatalog = c\n", ":1: [pipeline] the key 'period' is missing"},
  {"a period that is none", "[pipeline]\ncatalog = c\nperiod = soon\n", ":3: [pipeline] period"},
  {"an unknown key", HEAD "titel = t\n", ":4: [pipeline] unknown key 'titel'"},
  {"a key given twice", HEAD "catalog = d\n", ":4: the key is given twice: 'catalog'"},
  {"a section given twice", HEAD "[emit csv]\n[emit csv]\n", ":5: the section is given twice"},
  {"an unknown section", HEAD "[sauce a]\n", ":4: [sauce a] unknown section"},
  {"a section of one word", HEAD "[source]\n", ":4: [source] unknown section"},
  {"a section that is not closed", HEAD "[emit csv\n", ":4: expected [section]"},
  {"a line that is no key", HEAD "what\n", ":4: expected key = value: 'what'"},
  {"a key before all sections", "a = b\n" HEAD, ":1: a key before the first [section]: 'a'"},
  {"a source without fetch", HEAD "[source a]\nread = csv\n", ":4: [source a] the key 'fetch'"},
  {"reader options without a reader", HEAD "[source a]\nfetch = file\nread.path = /x\n",
   ":4: [source a] the key 'read' is missing"},
  {"an unknown key of a source", HEAD "[source a]\nfetch = file\nfecth.path = x\n",
   ":6: [source a] unknown key 'fecth.path'"},
  {"an unknown key of tables", HEAD "[source a]\nfetch = file\ntable.colour = x\n",
   ":6: [source a] unknown key 'table.colour'"},
  {"trust that is no number", HEAD "[source a]\nfetch = file\ntrust = much\n",
   ":6: [source a] trust is 'much'"},
  {"rounding that is none", HEAD "[source a]\nfetch = file\nrounding = up\n",
   ":6: [source a] rounding is 'up', expected nearest, truncate"},
  {"received that is no date", HEAD "[source a]\nfetch = file\nreceived = 31/12/2023\n",
   ":6: [source a] received is '31/12/2023'"},
  {"an unknown number style", HEAD "[source a]\nfetch = file\ntable.number-style = fr\n",
   ":6: [source a] table.number-style is 'fr'"},
  {"an unknown severity", HEAD "[validate bounds]\nseverity = bad\n",
   ":5: [validate bounds] severity is 'bad'"},
  {"an unknown fail-at", HEAD "fail-at = 3\n", ":4: [pipeline] fail-at is '3'"},
  {"an unknown language", HEAD "lang = fr\n", ":4: [pipeline] lang is 'fr'"},
  {"a due date that is none", HEAD "due = 2023-02-30\n", ":4: [pipeline] due is '2023-02-30'"},
  {"an unknown time zone", HEAD "time-zone = Mars/Base\n", ":4: [pipeline] time-zone"},
  {"history without path", HEAD "[history h]\n", ":4: [history h] the key 'path' is missing"},
  {"a form that says all",
   FORM "title = Biểu số 02 | Đơn vị tính: Triệu đồng (giá SS 2010)\nheader = 4-6\nlast-row = 40\n"
        "column.4 = Thực hiện 6T/2023\ncolumn.16384 = -\nnames = Tổng số = 7 | TW quản lý = -\n"
        "[source a]\nfetch = file\ntable.form = a\n",
   NULL},
  {"a form that says nothing and that nobody uses", FORM, NULL},
  {"a form below the source that uses it",
   HEAD "[source a]\nfetch = file\ntable.form = b\n[form b]\nheader = 1\n", NULL},
  {"spaces around the rows of a header", FORM "header = 4 - 6\n", NULL},
  {"a name with '='", FORM "names = a = b = 7\n", NULL},
  {"a '|' that parts nothing", FORM "title = a|b\nnames = c|d = 7\n", NULL},
  {"a form without name", HEAD "[form]\n", ":4: [form] unknown section"},
  {"a form of two names", HEAD "[form a b]\n", ":4: [form a b] unknown section"},
  {"a form given twice", FORM "[form a]\n", ":5: the section is given twice: 'form a'"},
  {"a form that is not there", FORM "[source a]\nfetch = file\ntable.form = b\n",
   ":7: [source a] table.form is 'b', expected the NAME of a section [form NAME]"},
  {"a form without a word", FORM "[source a]\nfetch = file\ntable.form =\n",
   ":7: [source a] table.form is ''"},
  {"an unknown key of a form", FORM "headers = 1\n",
   ":5: [form a] unknown key 'headers', expected one of: title, header, last-row, column.N, names"},
  {"a title that is empty", FORM "title =\n", ":5: [form a] title is ''"},
  {"a title between two that is empty", FORM "title = a |  | b\n", ":5: [form a] title is 'a |  | b'"},
  {"a header that goes up", FORM "header = 6-4\n",
   ":5: [form a] header is '6-4', expected the rows of the header, at most 10, such as 4-6, or 4"},
  {"a header of as many rows as there may be", FORM "header = 4-13\n", NULL},
  {"a header of one row more", FORM "header = 4-14\n", ":5: [form a] header is '4-14'"},
  {"a header in row 0", FORM "header = 0\n", ":5: [form a] header is '0'"},
  {"a header without end", FORM "header = 4-\n", ":5: [form a] header is '4-'"},
  {"a header without begin", FORM "header = -4\n", ":5: [form a] header is '-4'"},
  {"a header of three rows", FORM "header = 4-5-6\n", ":5: [form a] header is '4-5-6'"},
  {"a header that is no number", FORM "header = 4A\n", ":5: [form a] header is '4A'"},
  {"a header beyond all rows", FORM "header = 4294967300\n", ":5: [form a] header is '4294967300'"},
  {"a last row that is none", FORM "last-row = 0\n",
   ":5: [form a] last-row is '0', expected a row, counted from 1"},
  {"a last row in the header", FORM "header = 4-6\nlast-row = 6\n",
   ":6: [form a] last-row is '6', expected a row below the header"},
  {"a last row above a header that comes later", FORM "last-row = 3\nheader = 4\n",
   ":5: [form a] last-row is '3', expected a row below the header"},
  {"column 0", FORM "column.0 = x\n",
   ":5: [form a] unknown key 'column.0', expected column.N with N from 1 to 16384"},
  {"a column beyond all", FORM "column.16385 = x\n", ":5: [form a] unknown key 'column.16385'"},
  {"a column with zeros before it", FORM "column.04 = x\n", ":5: [form a] unknown key 'column.04'"},
  {"a column by its letter", FORM "column.D = x\n", ":5: [form a] unknown key 'column.D'"},
  {"a column without number", FORM "column. = x\n", ":5: [form a] unknown key 'column.'"},
  {"a column without words", FORM "column.4 =\n", ":5: [form a] column.4 is ''"},
  {"a column given twice", FORM "column.4 = a\ncolumn.4 = b\n",
   ":6: the key is given twice: 'column.4'"},
  {"names without a code", FORM "names = a = 7 | b\n",
   ":5: [form a] names holds 'b', expected NAME = CODE or NAME = -, parted by ' | '"},
  {"names with an empty code", FORM "names = a = | b = 7\n", ":5: [form a] names holds 'a ='"},
  {"names with an empty name", FORM "names = = 7\n", ":5: [form a] names holds '= 7'"},
  {"names that are empty", FORM "names =\n", ":5: [form a] names holds ''"},
  {"a name given twice in two spellings", FORM "names = Tổng số = 7 | TỔNG  SỐ = 8\n",
   ":5: [form a] names holds 'TỔNG  SỐ', expected every name once"},
  {"a variable that is not set", HEAD "title = ${CT_TEST_UNSET}\n",
   ":4: the environment has no variable 'CT_TEST_UNSET'"},
  {"a variable without end", HEAD "title = ${CT\n", ":4: '${' without"},
  {"bytes that are no UTF-8", HEAD "title = \xFF\n", ":4: this is no text in UTF-8"},
};

static gchar *path;

static int
make_path(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *folder = g_dir_make_tmp("ct-pipeline-XXXXXX", NULL);

  path = g_build_filename(folder, "p.ini", NULL);
  g_setenv("CT_TEST_SET", "from the environment", TRUE);
  g_unsetenv("CT_TEST_UNSET");
  return 0;
}

static int
remove_path(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *folder = g_path_get_dirname(path);

  g_remove(path);
  g_rmdir(folder);
  g_free(path);
  return 0;
}

static CtPipeline *
load(const gchar *text, const gchar *const *settings, const gchar *period, GError **error)
{
  assert_true(g_file_set_contents(path, text, -1, NULL));
  return ct_pipeline_load(path, settings, period, error);
}

static void
load_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline = load(c->text, NULL, NULL, &error);

  if (c->expected == NULL) {
    if (error != NULL)
      fail_msg("%s", error->message);
    assert_non_null(pipeline);
    return;
  }
  assert_null(pipeline);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_true(g_str_has_prefix(error->message, path));
  if (!g_str_has_prefix(error->message + strlen(path), c->expected))
    fail_msg("'%s' is not '%s'", error->message + strlen(path), c->expected);
}

static void
takes_values(void **state G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autofree gchar *folder = g_path_get_dirname(path);
  g_autofree gchar *catalog = g_build_filename(folder, "c", NULL);
  g_autoptr(CtPipeline) pipeline =
      load(HEAD "title = ${CT_TEST_SET}!\n[read csv]\nmax-field = 1K\ndelimiter = ;\n"
                "[source a]\nsender = Sở Y tế\nfetch = file\nfetch.path = x\nread = csv\n"
                "read.delimiter = tab\nreceived = 2023-06-20\n[validate bounds]\nseverity = info\n",
           NULL, NULL, &error);
  const CtSource *source = pipeline->sources->pdata[0];
  const CtStep *step = pipeline->steps->pdata[0];

  assert_string_equal(pipeline->title, "from the environment!");
  assert_string_equal(pipeline->catalog, catalog);
  assert_int_equal(pipeline->lang, CT_LANGUAGE_VI);
  assert_string_equal(source->sender, "Sở Y tế");
  assert_int_equal(source->sender_kind, CT_SENDER_NAMED);
  assert_int_equal(source->received, 1687194000); /* midnight in Việt Nam */
  assert_string_equal(source->read->keys->pdata[1], "delimiter");
  assert_string_equal(source->read->values->pdata[1], "tab"); /* its own wins */
  assert_string_equal(source->read->values->pdata[0], "1K");  /* shared */
  assert_true(step->has_severity && step->severity == CT_SEVERITY_INFO);
}

static void
takes_forms(void **state G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline =
      load(HEAD "[source a]\nfetch = file\ntable.form = pl-2\n"
                "[form pl-2]\ntitle = Biểu số 02 | ĐVT: Triệu đồng\nheader = 4-6\nlast-row = 40\n"
                "column.4 = TH 6T/2023\ncolumn.7 = -\nnames = Tổng số = 7 | a = b = -\n"
                "[form one-row]\nheader = 3\n",
           NULL, NULL, &error);
  const CtFormSection *section = ct_pipeline_find_form(pipeline, "pl-2");
  const CtFormDeclaration *form = section->declaration;
  const CtFormColumn *columns = (const CtFormColumn *)(gpointer)form->columns->data;
  const CtFormName *names = (const CtFormName *)(gpointer)form->names->data;
  g_autofree gchar *where = g_strdup_printf("%s:13: [form pl-2]", path);
  g_autofree gchar *list = ct_pipeline_list_forms(pipeline);

  assert_string_equal(((const CtSource *)pipeline->sources->pdata[0])->form, "pl-2");
  assert_string_equal(form->name, "pl-2");
  assert_int_equal(form->titles->len, 2);
  assert_string_equal(form->titles->pdata[0], "Biểu số 02");
  assert_string_equal(form->titles->pdata[1], "ĐVT: Triệu đồng");
  assert_int_equal(form->header_first, 4);
  assert_int_equal(form->header_last, 6);
  assert_int_equal(form->last_row, 40);
  assert_int_equal(form->columns->len, 2);
  assert_int_equal(columns[0].column, 4);
  assert_string_equal(columns[0].header, "TH 6T/2023");
  assert_int_equal(columns[1].column, 7);
  assert_string_equal(columns[1].header, "-");
  assert_int_equal(form->names->len, 2);
  assert_string_equal(names[0].name, "Tổng số");
  assert_string_equal(names[0].code, "7");
  assert_string_equal(names[1].name, "a = b");
  assert_string_equal(names[1].code, "-");
  assert_string_equal(section->names_where, where);
  form = ct_pipeline_find_form(pipeline, "one-row")->declaration;
  assert_int_equal(form->header_first, 3);
  assert_int_equal(form->header_last, 3);
  assert_int_equal(form->last_row, 0);
  assert_null(ct_pipeline_find_form(pipeline, "pl-3"));
  assert_string_equal(list, "pl-2, one-row");
}

static void
obeys_the_command_line(void **state G_GNUC_UNUSED)
{
  const gchar *settings[] = {"pipeline:title=new", "source a b:trust=5", NULL};
  const gchar *good[] = {"pipeline:title=new", "source a:trust=5", NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline =
      load(HEAD "title = old\n[source a]\nfetch = file\n", good, "2023", &error);

  assert_string_equal(pipeline->title, "new");
  assert_int_equal(pipeline->period, ct_period_new(2023, 1, 12));
  assert_int_equal(((const CtSource *)pipeline->sources->pdata[0])->trust, 5);
  assert_null(load(HEAD, settings, NULL, &error));
  assert_non_null(strstr(error->message, "--set: [source a b] unknown section"));
}

static void
takes_the_latest_period(void **state G_GNUC_UNUSED)
{
  static const struct {
    gint year, month, day;
    const gchar *text;
    CtPeriod months;
    gint of_year;
  } table[] = {
    {2023, 7, 1, "latest 3,6,9,12", 6, 2023},  {2023, 6, 30, "latest 3,6,9,12", 3, 2023},
    {2023, 3, 31, "latest 3,6,9,12", 12, 2022}, {2024, 1, 1, "latest 3,6,9,12", 12, 2023},
    {2023, 11, 23, "latest 6", 6, 2023},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
    g_autoptr(GDateTime) today =
        g_date_time_new_utc(table[i].year, table[i].month, table[i].day, 0, 0, 0);

    assert_int_equal(ct_pipeline_parse_period(table[i].text, today),
                     ct_period_new(table[i].of_year, 1, (gint)table[i].months));
  }
  g_autoptr(GDateTime) today = g_date_time_new_utc(2023, 7, 1, 0, 0, 0);
  assert_int_equal(ct_pipeline_parse_period("latest", today), CT_PERIOD_NONE);
  assert_int_equal(ct_pipeline_parse_period("latest 13", today), CT_PERIOD_NONE);
}

static void
tells_relative_paths(void **state G_GNUC_UNUSED)
{
  static const struct {
    const gchar *folder, *path, *relative;
  } table[] = {
    {"/a/b", "/a/b/c.csv", "c.csv"},       {"/a/b", "/a/c/d.csv", "../c/d.csv"},
    {"/a/b", "/x", "../../x"},             {"/", "/x/y", "x/y"},
    {"/a/b", "-", "-"},                    {"/a/b", "/a/bc/d", "../bc/d"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
    g_autofree gchar *relative = ct_relative_path(table[i].folder, table[i].path);

    assert_string_equal(relative, table[i].relative);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 5];
  struct CMUnitTest *more = tests + G_N_ELEMENTS(cases);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = load_one,
                                   .initial_state = (void *)&cases[i]};
  more[0] = (struct CMUnitTest)cmocka_unit_test(takes_values);
  more[1] = (struct CMUnitTest)cmocka_unit_test(obeys_the_command_line);
  more[2] = (struct CMUnitTest)cmocka_unit_test(takes_the_latest_period);
  more[3] = (struct CMUnitTest)cmocka_unit_test(tells_relative_paths);
  more[4] = (struct CMUnitTest)cmocka_unit_test(takes_forms);
  return cmocka_run_group_tests_name("pipeline", tests, make_path, remove_path);
}
