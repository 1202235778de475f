#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "data/test-sample.h"
#include "plugin/ct-plugin.h"

extern const CtPlugin ct_plugin;

static GBytes *
emit_to(const gchar *file, const CtResults *results, GError **error)
{
  const gchar *const keys[] = {"file", NULL};
  const gchar *const values[] = {file, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, "/", NULL, error);
  g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();
  gpointer self = ct_plugin.open(settings, error);

  if (self == NULL)
    return NULL;
  gboolean done = ct_plugin.emit->emit(self, results, outputs, error);
  ct_plugin.close(self);
  return done ? ct_output_set_get_bytes(outputs, file) : NULL;
}

static cJSON *
parse(GBytes *bytes)
{
  cJSON *root = cJSON_ParseWithLengthOpts(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                                          NULL, FALSE);

  assert_non_null(root);
  return root;
}

/* One value of the sample; NULL: null. */
typedef struct {
  const gchar *label;
  const gchar *array;
  gint row;
  const gchar *key;
  const gchar *value;
} Case;

static const Case cases[] = {
  {"a number is a string", "observations", 1, "obs_value", "95.0"},
  {"a code keeps its zero", "observations", 3, "ref_area", "080"},
  {"missing is null", "observations", 2, "obs_value", NULL},
  {"quotes", "observations", 3, "source", "in/tp, \"sửa\".xlsx"},
  {"no guard", "submissions", 1, "sender", "=cmd|' /C calc'!A0"},
  {"an unknown sender is null", "submissions", 2, "sender", NULL},
  {"a count is a string", "submissions", 0, "observations", "3"},
  {"a line break", "findings", 1, "message", "nobody\nis at fault"},
  {"nobody's place is null", "findings", 1, "location", NULL},
  {"a comparator", "scorecard", 1, "comparator", ">="},
};

static void
value_one(void **state)
{
  const Case *c = *state;
  Sample *sample = sample_new();
  g_autoptr(GBytes) bytes = emit_to("results.json", &sample->results, NULL);
  cJSON *root = parse(bytes);
  const cJSON *row = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(root, c->array), c->row);
  const cJSON *value = cJSON_GetObjectItemCaseSensitive(row, c->key);

  if (c->value == NULL)
    assert_true(cJSON_IsNull(value));
  else
    assert_string_equal(cJSON_GetStringValue(value), c->value);
  cJSON_Delete(root);
  sample_free(sample);
}

static void
assert_row_has_columns(const cJSON *row, CtTableKind table)
{
  guint n_columns;
  const gchar *const *columns = ct_table_columns(table, &n_columns);
  const cJSON *member = row->child;

  assert_int_equal(cJSON_GetArraySize(row), n_columns);
  for (guint i = 0; i < n_columns; i++, member = member->next) {
    g_autofree gchar *key = g_ascii_strdown(columns[i], -1);
    assert_string_equal(member->string, key);
    assert_true(cJSON_IsString(member) || cJSON_IsNull(member));
  }
}

static void
has_the_contract_s_shape(void **state)
{
  static const struct {
    const gchar *name;
    CtTableKind table;
  } expected[] = {{"submissions", CT_TABLE_SUBMISSIONS}, {"observations", CT_TABLE_DATASET},
                  {"findings", CT_TABLE_FINDINGS}, {"scorecard", CT_TABLE_SCORECARD}};
  Sample *sample = sample_new();
  g_autoptr(GBytes) bytes = emit_to("results.json", &sample->results, NULL);
  cJSON *root = parse(bytes);
  const cJSON *array = root->child;

  (void)state;
  assert_int_equal(cJSON_GetArraySize(root), 4);
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++, array = array->next) {
    const cJSON *row;
    assert_string_equal(array->string, expected[i].name);
    assert_int_equal(cJSON_GetArraySize(array),
                     ct_table_rows(&sample->results, expected[i].table));
    cJSON_ArrayForEach(row, array) assert_row_has_columns(row, expected[i].table);
  }
  cJSON_Delete(root);
  sample_free(sample);
}

static void
nothing_is_four_empty_arrays(void **state)
{
  CtBatch *no_batches[] = {NULL};
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtScorecard) scorecard = ct_scorecard_new();
  g_autoptr(CtDataset) dataset =
      ct_dataset_merge(&sample_catalog, no_batches, NULL, 0, 1, findings);
  CtResults results = {.catalog = &sample_catalog, .dataset = dataset, .findings = findings,
                       .scorecard = scorecard};
  g_autoptr(GBytes) bytes = emit_to("a/b.json", &results, NULL);
  g_autofree gchar *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));

  (void)state;
  assert_string_equal(text, "{\n  \"submissions\": [],\n  \"observations\": [],\n"
                            "  \"findings\": [],\n  \"scorecard\": []\n}\n");
}

static void
a_bad_name_is_told_before_the_run(void **state)
{
  static const gchar *const names[] = {"../x.json", "/x.json", "", ".chitieu/x"};
  Sample *sample = sample_new();

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(emit_to(names[i], &sample->results, &error));
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  }
  sample_free(sample);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 3];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){.name = cases[n].label,
                                   .test_func = value_one,
                                   .initial_state = (void *)&cases[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(has_the_contract_s_shape);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(nothing_is_four_empty_arrays);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_bad_name_is_told_before_the_run);
  return cmocka_run_group_tests_name("emit-json", tests, NULL, NULL);
}
