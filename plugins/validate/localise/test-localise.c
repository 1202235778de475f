/* validate/localise: its options, and one cause through the plugin. */
#include "../test-validate.h"

enum { WHOLE, PART_A, PART_B, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [WHOLE] = {.code = "WHOLE", .unit = BILLION, NO_PARTS},
  [PART_A] = {.code = "PART_A", .unit = BILLION, NO_PARTS},
  [PART_B] = {.code = "PART_B", .unit = BILLION, NO_PARTS},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

static gpointer
open_with(const gchar *key, const gchar *value, GError **error)
{
  const gchar *keys[] = {key, NULL}, *values[] = {value, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, "/", NULL, error);

  return settings != NULL ? ct_plugin.open(settings, error) : NULL;
}

static void
options_have_limits(void **state G_GNUC_UNUSED)
{
  static const struct {
    const gchar *key, *value, *message;
  } cases[] = {
    {"max-wrong", "0", "'max-wrong' is 0, expected 1 to 6"},
    {"max-wrong", "7", "'max-wrong' is 7, expected 1 to 6"},
    {"max-figures", "1", "'max-figures' is 1, expected 2 to 4096"},
    {"steps", "99", "'steps' is 99, expected 100 to 1000000000"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(open_with(cases[i].key, cases[i].value, &error));
    assert_string_equal(error->message, cases[i].message);
  }
}

static void
wrong_part_is_found(void **state G_GNUC_UNUSED)
{
  static const Fact facts[] = {NOW(WHOLE, NORTH, "819122"), NOW(PART_A, NORTH, "569711"),
                               NOW(PART_B, NORTH, "249411000")};
  const CtConstraint rule = {
    .rule = "t.parts",
    .severity = CT_SEVERITY_ERROR,
    .subject = WHOLE,
    .left = ct_expression_figure(WHOLE, 0),
    .relation = CT_RELATION_EQ,
    .right = ct_expression_binary(CT_OPERATOR_ADD,
                                  ct_expression_part(PART_A, CT_MISSING_UNTELLABLE),
                                  ct_expression_part(PART_B, CT_MISSING_UNTELLABLE)),
    .message = N_("this does not fit"),
  };
  World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) text = g_string_new(NULL);
  gpointer self = open_with("max-wrong", "2", NULL);

  ct_constraints_add(constraints, &rule);
  g_autoptr(CtBreaches) breaches =
      ct_engine_find_breaches(&world->view, constraints, 2, findings);
  assert_int_equal(ct_breaches_count(breaches), 1);
  ct_plugin.validate->localise(self, breaches, 2, findings);
  world_describe(&catalog, findings, text);
  assert_string_equal(text->str, "t.parts 080 PART_B 249411000|249411|249411");
  ct_plugin.close(self);
  world_free(world);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(options_have_limits),
    cmocka_unit_test(wrong_part_is_found),
  };

  ct_language_set(CT_LANGUAGE_EN);
  return cmocka_run_group_tests_name("localise", tests, NULL, NULL);
}
