#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "data/test-sample.h"
#include "plugin/ct-plugin.h"

extern const CtPlugin ct_plugin;

static gboolean
emit_to(const gchar *file, CtOutputSet *outputs, const CtResults *results, GError **error)
{
  const gchar *const keys[] = {"file", NULL};
  const gchar *const values[] = {file, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, "/", NULL, error);
  gpointer self = ct_plugin.open(settings, error);

  if (self == NULL)
    return FALSE;
  gboolean done = ct_plugin.emit->emit(self, results, outputs, error);
  ct_plugin.close(self);
  return done;
}

/* One database of the sample for all tests. */
typedef struct {
  gchar *folder;
  gchar *path;
  sqlite3 *database;
} World;

static void
remove_tree(const gchar *path)
{
  const gchar *arguments[] = {"rm", "-rf", "--", path, NULL};

  g_spawn_sync(NULL, (gchar **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
               NULL);
}

static gchar *
write_sample(const gchar *folder)
{
  Sample *sample = sample_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(CtOutputSet) outputs = ct_output_set_open(folder, &error);

  if (outputs == NULL || !emit_to("x.sqlite", outputs, &sample->results, &error) ||
      !ct_output_set_commit(outputs, &error))
    g_error("%s", error->message);
  sample_free(sample);
  return g_build_filename(folder, "x.sqlite", NULL);
}

/* Not cmocka's group state, which would stand where the cases have their rows. */
static World shared;

static void
set_up(void)
{
  shared.folder = g_dir_make_tmp("emit-sqlite-XXXXXX", NULL);
  shared.path = write_sample(shared.folder);
  if (sqlite3_open_v2(shared.path, &shared.database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error("%s: %s", shared.path, sqlite3_errmsg(shared.database));
}

static void
tear_down(void)
{
  sqlite3_close(shared.database);
  remove_tree(shared.folder);
  g_free(shared.path);
  g_free(shared.folder);
}

/* All rows of a query: cells joined by '|', rows by '\n', NULL as "(null)". */
static gchar *
ask(sqlite3 *database, const gchar *sql)
{
  GString *answer = g_string_new(NULL);
  sqlite3_stmt *statement;

  assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (answer->len > 0)
      g_string_append_c(answer, '\n');
    for (gint i = 0; i < sqlite3_column_count(statement); i++) {
      const guchar *text = sqlite3_column_text(statement, i);
      g_string_append_printf(answer, "%s%s", i > 0 ? "|" : "",
                             text != NULL ? (const gchar *)text : "(null)");
    }
  }
  sqlite3_finalize(statement);
  return g_string_free(answer, FALSE);
}

typedef struct {
  const gchar *label;
  const gchar *sql;
  const gchar *answer;
} Case;

static const Case cases[] = {
  {"rows stand in the order of output", "SELECT indicator, ref_area FROM dataset ORDER BY rowid",
   "14|10\n17|10\nbhyt-n|10\nbhyt-n|080"},
  {"values are exact texts", "SELECT obs_value, typeof(obs_value) FROM dataset ORDER BY rowid",
   "-0.05|text\n95.0|text\n(null)|null\n53000|text"},
  {"decimals are integers", "SELECT decimals, typeof(decimals) FROM dataset ORDER BY rowid",
   "2|integer\n1|integer\n(null)|null\n-3|integer"},
  {"counts are integers", "SELECT sum(observations), sum(errors), typeof(errors) FROM submissions",
   "4|1|integer"},
  {"codes are texts", "SELECT code, name, type, level, parent FROM areas ORDER BY code",
   "080|Lào Cai|Thành phố|district|10\n10|Lào Cai|Tỉnh|province|(null)"},
  {"units", "SELECT * FROM units WHERE code = 'PT'", "PT|%|Phần trăm|Percent|share|0.01|(null)"},
  {"groups", "SELECT count(*) FROM groups", "2"},
  {"reporters", "SELECT name, area FROM reporters", "Sở Y tế|10\nUBND thành phố Lào Cai|080"},
  {"an indicator", "SELECT \"group\", unit, decimals, form, numerator, denominator, factor, "
                   "comparator, target, reporter FROM indicators WHERE code = '17'",
   "17|PT|1|ratio|bhyt-n|(null)|100|>=|95.3|Sở Y tế"},
  {"a component has no target", "SELECT \"group\", comparator, target FROM indicators WHERE code = "
                                "'bhyt-n'", "(null)|(null)|(null)"},
  {"hostile text is but text", "SELECT sender, source FROM submissions WHERE errors > 0",
   "=cmd|' /C calc'!A0|in/tp, \"sửa\".xlsx"},
  {"the view joins names",
   "SELECT indicator_name_en, area_type, unit_name_en, obs_value, obs_number, typeof(obs_number) "
   "FROM observations WHERE indicator = '17'", "Insured|Tỉnh|Percent|95.0|95.0|real"},
  {"the view has a row each", "SELECT count(*) FROM observations", "4"},
  {"references hold", "PRAGMA foreign_key_check", ""},
  {"and are there", "SELECT count(*) > 0 FROM pragma_foreign_key_list('dataset')", "1"},
  {"it is sound", "PRAGMA integrity_check", "ok"},
  {"a query by area uses the index",
   "SELECT count(*) FROM pragma_index_list('dataset') WHERE name = 'dataset_area'", "1"},
};

static void
answers_one(void **state)
{
  const Case *c = *state;
  g_autofree gchar *answer = ask(shared.database, c->sql);

  assert_string_equal(answer, c->answer);
}

static void
columns_are_those_of_the_contract(void **state)
{
  (void)state;
  for (guint table = 0; table < CT_N_TABLES; table++) {
    guint n_columns;
    const gchar *const *columns = ct_table_columns((CtTableKind)table, &n_columns);
    g_autofree gchar *joined = g_strjoinv("\n", (gchar **)columns);
    g_autofree gchar *expected = g_ascii_strdown(joined, -1);
    g_autofree gchar *sql = g_strdup_printf("SELECT name FROM pragma_table_info('%s')",
                                            ct_table_name((CtTableKind)table));
    g_autofree gchar *answer = ask(shared.database, sql);
    assert_string_equal(answer, expected);
  }
}

static void
same_results_same_bytes(void **state)
{
  g_autofree gchar *folder = g_dir_make_tmp("emit-sqlite-XXXXXX", NULL);
  g_autofree gchar *path = write_sample(folder);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  gsize first_length, second_length;

  (void)state;
  assert_true(g_file_get_contents(shared.path, &first, &first_length, NULL));
  assert_true(g_file_get_contents(path, &second, &second_length, NULL));
  assert_int_equal(first_length, second_length);
  assert_memory_equal(first, second, first_length);
  remove_tree(folder);
}

static void
standard_output_is_refused(void **state)
{
  Sample *sample = sample_new();
  g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_false(emit_to("x.sqlite", outputs, &sample->results, &error));
  assert_non_null(error);
  sample_free(sample);
}

static void
a_bad_name_is_told_before_the_run(void **state)
{
  static const gchar *const names[] = {"../x", "/x", "", ".chitieu/x"};
  Sample *sample = sample_new();

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();
    g_autoptr(GError) error = NULL;
    assert_false(emit_to(names[i], outputs, &sample->results, &error));
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  }
  sample_free(sample);
}

int
main(void)
{
  const struct CMUnitTest singles[] = {
    cmocka_unit_test(columns_are_those_of_the_contract),
    cmocka_unit_test(same_results_same_bytes),
    cmocka_unit_test(standard_output_is_refused),
    cmocka_unit_test(a_bad_name_is_told_before_the_run),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(singles)];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){.name = cases[n].label,
                                   .test_func = answers_one,
                                   .initial_state = (void *)&cases[n]};
  for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
    tests[n++] = singles[i];
  set_up();
  gint failed = cmocka_run_group_tests_name("emit-sqlite", tests, NULL, NULL);
  tear_down();
  return failed;
}
