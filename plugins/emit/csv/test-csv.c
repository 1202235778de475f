#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-csv.h"
#include "data/test-sample.h"
#include "plugin/ct-plugin.h"

#include "csv-row.h"

extern const CtPlugin ct_plugin;

/* Writes with the options "key=value;..." ('~' stands for ';' in a value). */
static CtOutputSet *
emit_with(const gchar *options, const CtResults *results, GError **error)
{
  g_auto(GStrv) pairs = g_strsplit(options, ";", -1);
  guint n = g_strv_length(pairs);
  g_auto(GStrv) keys = g_new0(gchar *, n + 1);
  g_auto(GStrv) values = g_new0(gchar *, n + 1);
  g_autoptr(CtSettings) settings = NULL;
  g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();

  for (guint i = 0; i < n; i++) {
    gchar *equals = strchr(pairs[i], '=');
    keys[i] = g_strndup(pairs[i], (gsize)(equals - pairs[i]));
    values[i] = g_strdelimit(g_strdup(equals + 1), "~", ';');
  }
  settings = ct_settings_new(ct_plugin.options, (const gchar *const *)keys,
                             (const gchar *const *)values, "/", NULL, error);
  if (settings == NULL)
    return NULL;
  gpointer self = ct_plugin.open(settings, error);
  if (self == NULL)
    return NULL;
  gboolean done = ct_plugin.emit->emit(self, results, outputs, error);
  ct_plugin.close(self);
  return done ? g_steal_pointer(&outputs) : NULL;
}

typedef struct {
  const gchar *label;
  const gchar *options;
  const gchar *file;
  const gchar *text;
} Case;

#define DATASET_HEAD                                                                               \
  "INDICATOR,REF_AREA,TIME_PERIOD,MEASURE,OBS_VALUE,UNIT_MEASURE,DECIMALS,OBS_STATUS,SENDER,"      \
  "SOURCE,LOCATION\n"

static const Case cases[] = {
  {"dataset: quotes, guards, missing, negative", "", "dataset.csv",
   DATASET_HEAD
   "14,10,2023,plan,-0.05,%,2,E,Sở Y tế,in/so-y-te.csv,3:4\n"
   "17,10,2023-01/P6M,actual,95.0,%,1,A,Sở Y tế,in/so-y-te.csv,2:4\n"
   "bhyt-n,10,2023-Q2,actual,,người,,L,Sở Y tế,in/so-y-te.csv,4:4\n"
   "bhyt-n,080,2023-06,estimate,53000,người,-3,P,'=cmd|' /C calc'!A0,"
   "\"in/tp, \"\"sửa\"\".xlsx\",'@Biểu 1!D12\n"},
  {"findings: a negative number stays, a sum does not, a dash does", "", "findings.csv",
   "SEVERITY,RULE,SENDER,SOURCE,LOCATION,INDICATOR,REF_AREA,TIME_PERIOD,OBSERVED,EXPECTED,"
   "SUGGESTION,MESSAGE\n"
   "error,ratio.17,'=cmd|' /C calc'!A0,\"in/tp, \"\"sửa\"\".xlsx\",'@Biểu 1!D12,17,080,"
   "2023-01/P6M,-5.2,'+1+1,-,'@SUM(1)\n"
   "info,run.late,,,,,,,,,,\"nobody\nis at fault\"\n"},
  {"scorecard: the comparator = is no formula", "", "scorecard.csv",
   "GROUP,INDICATOR,REF_AREA,TIME_PERIOD,COMPARATOR,TARGET,OBS_VALUE,UNIT_MEASURE,PROGRESS,STATUS\n"
   "14,14,10,2023,=,1.2,,%,,no-data\n"
   "17,17,10,2023-01/P6M,>=,95.3,95.0,%,99.7,behind\n"},
  {"submissions", "", "submissions.csv",
   "SENDER,SOURCE,SHA256,RECEIVED,OBSERVATIONS,ERRORS,WARNINGS,STATUS\n"
   "Sở Y tế,in/so-y-te.csv,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
   "2023-07-01,3,0,0,accepted\n"
   "'=cmd|' /C calc'!A0,\"in/tp, \"\"sửa\"\".xlsx\",,,1,1,0,accepted\n"
   ",in/không.csv,,,0,0,0,failed\n"},
  {"for Excel in Vietnamese: codes keep their point", "bom=yes;decimal=,;delimiter=~;folder=x/y",
   "x/y/scorecard.csv",
   "\xEF\xBB\xBFGROUP;INDICATOR;REF_AREA;TIME_PERIOD;COMPARATOR;TARGET;OBS_VALUE;UNIT_MEASURE;"
   "PROGRESS;STATUS\n"
   "14;14;10;2023;=;1,2;;%;;no-data\n"
   "17;17;10;2023-01/P6M;>=;95,3;95,0;%;99,7;behind\n"},
  {"comma for both: numbers are quoted", "decimal=,", "scorecard.csv",
   "GROUP,INDICATOR,REF_AREA,TIME_PERIOD,COMPARATOR,TARGET,OBS_VALUE,UNIT_MEASURE,PROGRESS,STATUS\n"
   "14,14,10,2023,=,\"1,2\",,%,,no-data\n"
   "17,17,10,2023-01/P6M,>=,\"95,3\",\"95,0\",%,\"99,7\",behind\n"},
  {"tabs", "delimiter=tab", "submissions.csv",
   "SENDER\tSOURCE\tSHA256\tRECEIVED\tOBSERVATIONS\tERRORS\tWARNINGS\tSTATUS\n"
   "Sở Y tế\tin/so-y-te.csv\taaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\t"
   "2023-07-01\t3\t0\t0\taccepted\n"
   "'=cmd|' /C calc'!A0\t\"in/tp, \"\"sửa\"\".xlsx\"\t\t\t1\t1\t0\taccepted\n"
   "\tin/không.csv\t\t\t0\t0\t0\tfailed\n"},
};

static void
writes_one(void **state)
{
  const Case *c = *state;
  Sample *sample = sample_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(CtOutputSet) outputs = emit_with(c->options, &sample->results, &error);

  assert_null(error);
  g_autoptr(GBytes) bytes = ct_output_set_get_bytes(outputs, c->file);
  assert_non_null(bytes);
  g_autofree gchar *text =
      g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  assert_string_equal(text, c->text);
  sample_free(sample);
}

typedef struct {
  const gchar *label;
  const gchar *text;
  gboolean formula;
} Guard;

static const Guard guards[] = {
  {"a name", "Sở Y tế", FALSE},
  {"a sum", "=1+1", TRUE},
  {"an old sum", "+A1", TRUE},
  {"a difference", "-A1", TRUE},
  {"a function of old", "@SUM(A1)", TRUE},
  {"a number and more", "-1+cmd|' /C calc'!A0", TRUE},
  {"a tab", "\t=1", TRUE},
  {"a return", "\r=1", TRUE},
  {"wide signs", "＝1+1", TRUE},
  {"wide at", "＠SUM(1)", TRUE},
  {"wide letter", "ＡB", FALSE},
  {"a negative number", "-5.2", FALSE},
  {"a negative number in Vietnamese", "-1.234,5 %", FALSE},
  {"a growth", "+3", FALSE},
  {"nil", "-", FALSE},
  {"a comparator", "=", FALSE},
  {"a sign inside", "1=1", FALSE},
};

static void
guards_one(void **state)
{
  const Guard *c = *state;

  assert_int_equal(csv_is_formula(c->text, strlen(c->text)), c->formula);
}

/* Whatever stands in a cell, a strict reader gets it back. */
typedef struct {
  const gchar *const *texts;
  guint records;
} Reader;

static gboolean
read_record(const CtCsvField *fields, guint n_fields, guint64 line G_GNUC_UNUSED, gpointer data)
{
  Reader *reader = data;
  guint n_columns;

  ct_table_columns(CT_TABLE_FINDINGS, &n_columns);
  assert_int_equal(n_fields, n_columns);
  for (guint i = 0; i < n_fields; i++) {
    assert_int_equal(fields[i].length, strlen(reader->texts[i]));
    assert_memory_equal(fields[i].text, reader->texts[i], fields[i].length);
  }
  reader->records++;
  return TRUE;
}

static gboolean
read_problem(const CtCsvProblem *problem, gpointer data G_GNUC_UNUSED)
{
  fail_msg("problem %d in field %u", (gint)problem->kind, problem->field);
  return FALSE;
}

static void
reads_back(void **state)
{
  static const gchar *const texts[] = {"a,b", "\"", "\"\"", " a", "a ", "a\nb", "a\r\nb",
                                       "\n", ",", "x;y", "ồ\tz", "'"};
  static const gchar delimiters[] = {',', ';', '\t'};
  CtTableText row = {.scratch = NULL};

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    row.cells[i].text = texts[i];
    row.cells[i].length = strlen(texts[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS(delimiters); i++) {
    static const CtCsvHandler handler = {.record = read_record, .problem = read_problem};
    CsvFormat format = csv_format_new(CT_TABLE_FINDINGS, delimiters[i], '.');
    CtCsvDialect dialect = {.delimiter = delimiters[i]};
    Reader reader = {.texts = texts};
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&dialect, &handler, &reader);
    csv_append_row(&format, &row, bytes);
    csv_append_row(&format, &row, bytes);
    assert_true(ct_csv_parser_feed(parser, bytes->str, bytes->len));
    assert_true(ct_csv_parser_finish(parser));
    assert_int_equal(reader.records, 2);
  }
}

/* Several pieces, on one thread and on three. */
static void
threads_make_no_difference(void **state)
{
  Sample *sample = sample_new();
  GBytes *bytes[2];

  (void)state;
  for (guint i = 0; i < 30000; i++) {
    CtFinding finding = CT_FINDING_INIT;
    finding.rule = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c";
    finding.submission = 0;
    finding.place = (CtPlace){i + 1, 1, 0};
    ct_findings_add(sample->findings, &finding, "number %u", i);
  }
  for (guint i = 0; i < 2; i++) {
    sample->results.n_threads = i == 0 ? 1 : 3;
    g_autoptr(CtOutputSet) outputs = emit_with("", &sample->results, NULL);
    bytes[i] = ct_output_set_get_bytes(outputs, "findings.csv");
  }
  assert_true(g_bytes_get_size(bytes[0]) > 1000000);
  assert_true(g_bytes_equal(bytes[0], bytes[1]));
  g_bytes_unref(bytes[0]);
  g_bytes_unref(bytes[1]);
  sample_free(sample);
}

static void
bad_options_are_told_before_the_run(void **state)
{
  static const gchar *const options[] = {"folder=../x", "folder=/tmp", "folder=.chitieu/x",
                                         "delimiter=:", "decimal=~"};
  Sample *sample = sample_new();

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(emit_with(options[i], &sample->results, &error));
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  }
  sample_free(sample);
}

int
main(void)
{
  const struct CMUnitTest singles[] = {
    cmocka_unit_test(reads_back),
    cmocka_unit_test(threads_make_no_difference),
    cmocka_unit_test(bad_options_are_told_before_the_run),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(guards) + G_N_ELEMENTS(singles)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = writes_one,
                                     .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(guards); i++)
    tests[n++] = (struct CMUnitTest){.name = guards[i].label,
                                     .test_func = guards_one,
                                     .initial_state = (void *)&guards[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
    tests[n++] = singles[i];
  return cmocka_run_group_tests_name("emit-csv", tests, NULL, NULL);
}
