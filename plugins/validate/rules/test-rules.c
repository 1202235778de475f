/* validate/rules: the file of a catalog, and what is found with it. */
#include "../test-validate.h"

#include "rules/language/test-rule-catalog.h"

static gchar *folder;
static CtCatalog *catalog;

/**
 * Case:
 * @name, @text: (nullable): of the file that is there
 * @file: (nullable): the option
 * @message: (nullable): of the mistake, behind the folder's path
 */
typedef struct {
  const gchar *label;
  const gchar *name;
  const gchar *text;
  const gchar *file;
  guint n_constraints;
  const gchar *message;
} Case;

#define RULE "a error: 1 xã <= {19.2} <= 9 xã | vi \"ngoài 1..9\" | en \"outside 1..9\"\n"

static const Case cases[] = {
  {"no file, no rules", NULL, NULL, NULL, 0, NULL},
  {"rules.txt", "rules.txt", RULE, NULL, 2, NULL},
  {"an empty one", "rules.txt", "", NULL, 0, NULL},
  {"another file", "more.txt", RULE, "more.txt", 2, NULL},
  {"a file that was asked for and is not there", "rules.txt", RULE, "more.txt", 0, "more.txt: "},
  {"a mistake", "rules.txt", "#\na error: {19.2} <= 9 ha | vi \"a\" | en \"b\"", NULL, 0,
   "rules.txt:2:20: '{19.2}' is in xã and '9 ha' in ha, expected units of one kind"},
};

static gpointer
open_plugin(const gchar *file)
{
  const gchar *keys[] = {file != NULL ? "file" : NULL, NULL};
  const gchar *values[] = {file, NULL};
  GError *error = NULL;
  g_autoptr(CtSettings) settings =
    ct_settings_new(ct_plugin.options, keys, values, "/", NULL, &error);
  gpointer self;

  g_assert_no_error(error);
  self = ct_plugin.open(settings, &error);
  g_assert_no_error(error);
  return self;
}

/* After @folder, which differs from run to run. */
static void
check_message(const GError *error, const gchar *message)
{
  const gchar *at = strstr(error->message, folder);

  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(at);
  assert_true(g_str_has_prefix(at + strlen(folder) + 1, message));
}

static void
load(void **state)
{
  const Case *c = *state;
  g_autofree gchar *path = g_build_filename(folder, c->name != NULL ? c->name : "none", NULL);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;
  gpointer self = open_plugin(c->file);

  if (c->text != NULL)
    assert_true(g_file_set_contents(path, c->text, -1, NULL));
  assert_int_equal(ct_plugin.validate->constrain(self, catalog, constraints, &error),
                   c->message == NULL);
  if (c->message != NULL)
    check_message(error, c->message);
  assert_int_equal(ct_constraints_count(constraints), c->n_constraints);
  g_unlink(path);
  ct_plugin.close(self);
}

typedef struct {
  const gchar *label;
  CtLanguage language;
  const gchar *value;
  const gchar *message; /* (nullable): how the finding begins */
} Found;

static const Found founds[] = {
  {"what fits", CT_LANGUAGE_EN, "9", NULL},
  {"told in English", CT_LANGUAGE_EN, "10", "outside 1..9: 10 xã"},
  {"told in Vietnamese", CT_LANGUAGE_VI, "10", "ngoài 1..9: "},
};

static void
find(void **state)
{
  const Found *found = *state;
  const Fact facts[] = {{ct_catalog_indicator_by_code(catalog, "19.2"),
                         ct_catalog_area_by_code(catalog, "080"), H1, found->value,
                         CT_MEASURE_ACTUAL, 0, FALSE}};
  World *world = world_new(catalog, H1, facts, 1);
  g_autofree gchar *path = g_build_filename(folder, "rules.txt", NULL);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  gpointer self = open_plugin(NULL);

  ct_language_set(found->language);
  assert_true(g_file_set_contents(path, RULE, -1, NULL));
  assert_true(ct_plugin.validate->constrain(self, catalog, constraints, NULL));
  ct_engine_run(&world->view, constraints, 1, findings);
  assert_int_equal(ct_findings_count(findings), found->message != NULL ? 1 : 0);
  if (found->message != NULL) {
    assert_string_equal(ct_findings_get(findings, 0)->rule, "rules.a");
    assert_true(g_str_has_prefix(ct_findings_get(findings, 0)->message, found->message));
  }
  ct_language_set(CT_LANGUAGE_EN);
  g_unlink(path);
  world_free(world);
  ct_plugin.close(self);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(founds)];
  struct CMUnitTest *next = tests;
  GError *error = NULL;
  int failed;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    *next++ = (struct CMUnitTest){.name = cases[i].label, .test_func = load,
                                  .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(founds); i++)
    *next++ = (struct CMUnitTest){.name = founds[i].label, .test_func = find,
                                  .initial_state = (void *)&founds[i]};
  ct_language_set(CT_LANGUAGE_EN);
  folder = rule_catalog_make();
  catalog = ct_catalog_load(folder, &error);
  g_assert_no_error(error);
  failed = cmocka_run_group_tests_name("rules", tests, NULL, NULL);
  ct_catalog_free(catalog);
  rule_catalog_remove(folder);
  g_free(folder);
  return failed;
}
