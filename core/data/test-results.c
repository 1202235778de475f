#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/test-sample.h"

/* Cells are joined by '|'; an empty cell is nothing at all. */
typedef struct {
  const gchar *label;
  CtTableKind table;
  gsize row;
  const gchar *cells;
} Case;

static const Case cases[] = {
  {"observation: negative, about", CT_TABLE_DATASET, 0,
   "14|10|2023|plan|-0.05|%|2|E|Sở Y tế|in/so-y-te.csv|3:4"},
  {"observation: a printed zero stays", CT_TABLE_DATASET, 1,
   "17|10|2023-01/P6M|actual|95.0|%|1|A|Sở Y tế|in/so-y-te.csv|2:4"},
  {"observation: missing, of a quarter", CT_TABLE_DATASET, 2,
   "bhyt-n|10|2023-Q2|actual||người||L|Sở Y tế|in/so-y-te.csv|4:4"},
  {"observation: rounded to thousands, of a month, in a sheet", CT_TABLE_DATASET, 3,
   "bhyt-n|080|2023-06|estimate|53000|người|-3|P|=cmd|' /C calc'!A0|in/tp, \"sửa\".xlsx|"
   "@Biểu 1!D12"},
  {"finding with all of it", CT_TABLE_FINDINGS, 0,
   "error|ratio.17|=cmd|' /C calc'!A0|in/tp, \"sửa\".xlsx|@Biểu 1!D12|17|080|2023-01/P6M|-5.2|"
   "+1+1|-|@SUM(1)"},
  {"finding of nobody", CT_TABLE_FINDINGS, 1, "info|run.late||||||||||nobody\nis at fault"},
  {"score without data", CT_TABLE_SCORECARD, 0, "14|14|10|2023|=|1.2||%||no-data"},
  {"score", CT_TABLE_SCORECARD, 1, "17|17|10|2023-01/P6M|>=|95.3|95.0|%|99.7|behind"},
  {"submission", CT_TABLE_SUBMISSIONS, 0,
   "Sở Y tế|in/so-y-te.csv|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|"
   "2023-07-01|3|0|0|accepted"},
  {"submission with an error", CT_TABLE_SUBMISSIONS, 1,
   "=cmd|' /C calc'!A0|in/tp, \"sửa\".xlsx|||1|1|0|accepted"},
  {"priority", CT_TABLE_PRIORITIES, 0,
   "1|12.05|17|behind|on-track|ratio.17|=cmd|' /C calc'!A0|in/tp, \"sửa\".xlsx|@Biểu 1!D12|17|080|"
   "2023-01/P6M"},
  {"submission that failed", CT_TABLE_SUBMISSIONS, 2, "|in/không.csv|||0|0|0|failed"},
};

static void
row_one(void **state)
{
  const Case *c = *state;
  Sample *sample = sample_new();
  g_autoptr(CtTableText) text = ct_table_text_new();
  g_autoptr(GString) joined = g_string_new(NULL);
  guint n_columns;

  ct_table_columns(c->table, &n_columns);
  assert_true(c->row < ct_table_rows(&sample->results, c->table));
  for (gsize row = 0; row <= c->row; row++) /* nothing of the rows before may be left */
    ct_table_format(&sample->results, c->table, row, text);
  for (guint i = 0; i < n_columns; i++) {
    if (i > 0)
      g_string_append_c(joined, '|');
    if (text->cells[i].text != NULL)
      g_string_append_len(joined, text->cells[i].text, (gssize)text->cells[i].length);
    else
      assert_int_equal(text->cells[i].length, 0);
  }
  assert_string_equal(joined->str, c->cells);
  sample_free(sample);
}

static void
columns_are_those_of_the_contract(void **state)
{
  static const gchar *const expected[] = {
    "INDICATOR,REF_AREA,TIME_PERIOD,MEASURE,OBS_VALUE,UNIT_MEASURE,DECIMALS,OBS_STATUS,SENDER,"
    "SOURCE,LOCATION",
    "SEVERITY,RULE,SENDER,SOURCE,LOCATION,INDICATOR,REF_AREA,TIME_PERIOD,OBSERVED,EXPECTED,"
    "SUGGESTION,MESSAGE",
    "GROUP,INDICATOR,REF_AREA,TIME_PERIOD,COMPARATOR,TARGET,OBS_VALUE,UNIT_MEASURE,PROGRESS,STATUS",
    "SENDER,SOURCE,SHA256,RECEIVED,OBSERVATIONS,ERRORS,WARNINGS,STATUS",
    "RANK,IMPACT,TARGET,STATUS,STATUS_AFTER,RULE,SENDER,SOURCE,LOCATION,INDICATOR,REF_AREA,"
    "TIME_PERIOD",
  };
  static const gsize rows[] = {4, 2, 2, 3, 1};
  Sample *sample = sample_new();

  (void)state;
  for (guint i = 0; i < CT_N_TABLES; i++) {
    guint n_columns;
    g_autofree gchar *joined =
        g_strjoinv(",", (gchar **)ct_table_columns((CtTableKind)i, &n_columns));
    assert_string_equal(joined, expected[i]);
    assert_true(n_columns <= CT_TABLE_MAX_COLUMNS);
    assert_int_equal(ct_table_rows(&sample->results, (CtTableKind)i), rows[i]);
  }
  sample_free(sample);
}

/* Codes such as "2.10" and "080" are no numbers. */
static void
numbers_are_told(void **state)
{
  g_autoptr(GString) numbers = g_string_new(NULL);

  (void)state;
  for (guint i = 0; i < CT_N_TABLES; i++) {
    guint n_columns;
    const gchar *const *columns = ct_table_columns((CtTableKind)i, &n_columns);
    for (guint column = 0; column < n_columns; column++) {
      if (ct_table_column_is_number((CtTableKind)i, column))
        g_string_append_printf(numbers, "%s ", columns[column]);
      assert_false(ct_table_column_is_number((CtTableKind)i, column) &&
                   ct_table_column_is_foreign((CtTableKind)i, column));
    }
  }
  assert_string_equal(numbers->str, "OBS_VALUE DECIMALS TARGET OBS_VALUE PROGRESS OBSERVATIONS "
                                    "ERRORS WARNINGS RANK IMPACT ");
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){.name = cases[n].label,
                                   .test_func = row_one,
                                   .initial_state = (void *)&cases[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(columns_are_those_of_the_contract);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(numbers_are_told);
  return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
