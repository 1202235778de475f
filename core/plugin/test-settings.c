/* Options of plugins: what is taken and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-error.h"
#include "plugin/ct-settings.h"

static const CtOption options[] = {
  {"name", CT_OPTION_TEXT, "none", NULL, FALSE, "a name"},
  {"mode", CT_OPTION_TEXT, "fast", "fast|slow", FALSE, "a mode"},
  {"on", CT_OPTION_BOOLEAN, "no", NULL, FALSE, "a switch"},
  {"size", CT_OPTION_NUMBER, "64K", NULL, FALSE, "a size"},
  {"path", CT_OPTION_PATH, NULL, NULL, TRUE, "a path"},
  {0},
};

typedef struct {
  const gchar *label;
  const gchar *key;
  const gchar *value;
  const gchar *expected; /* of that key; NULL: refused */
} Case;

static const Case cases[] = {
  {"text", "name", "x", "x"},
  {"an allowed word", "mode", "slow", "slow"},
  {"a word that is not allowed", "mode", "quick", NULL},
  {"yes", "on", "yes", "yes"},
  {"a switch that is none", "on", "1", NULL},
  {"a number", "size", "12", "12"},
  {"a number with a letter", "size", "2M", "2M"},
  {"a number that is none", "size", "x", NULL},
  {"a negative number", "size", "-1", NULL},
  {"a number beyond 64 bits", "size", "99999999999999G", NULL},
  {"a relative path is the file's", "path", "a/../b", "/folder/b"},
  {"an absolute path stays", "path", "/x", "/x"},
  {"standard input is no path", "path", "-", "-"},
  {"an unknown key", "nmae", "x", NULL},
};

static void
take_one(void **state)
{
  const Case *c = *state;
  gboolean is_path = g_str_equal(c->key, "path");
  const gchar *keys[] = {c->key, is_path ? NULL : "path", NULL};
  const gchar *values[] = {c->value, "p", NULL};
  const gchar *bad_key = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtSettings) settings =
      ct_settings_new(options, keys, values, "/folder", &bad_key, &error);

  if (c->expected != NULL) {
    assert_non_null(settings);
    assert_string_equal(ct_settings_get(settings, c->key), c->expected);
    return;
  }
  assert_null(settings);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_string_equal(bad_key, c->key);
  assert_non_null(strstr(error->message, c->key));
}

static void
gives_defaults(void **state G_GNUC_UNUSED)
{
  const gchar *keys[] = {"path", NULL};
  const gchar *values[] = {"p", NULL};
  g_autoptr(CtSettings) settings = ct_settings_new(options, keys, values, "/folder", NULL, NULL);

  assert_string_equal(ct_settings_get(settings, "name"), "none");
  assert_int_equal(ct_settings_get_number(settings, "size"), 65536);
  assert_false(ct_settings_get_boolean(settings, "on"));
}

static void
demands_what_is_required(void **state G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;

  assert_null(ct_settings_new(options, NULL, NULL, "/folder", NULL, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "path"));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = take_one,
                                   .initial_state = (void *)&cases[i]};
  tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(gives_defaults);
  tests[G_N_ELEMENTS(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(demands_what_is_required);
  return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
