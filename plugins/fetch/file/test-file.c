/* fetch/file: what it brings for each kind of path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "plugin/ct-plugin.h"

extern const CtPlugin ct_plugin;

typedef struct {
  const gchar *label;
  const gchar *path;     /* below the test's folder */
  const gchar *expected; /* names below the folder, joined by spaces; NULL: an error */
} Case;

static const Case cases[] = {
  {"one file", "b.csv", "b.csv"},
  {"a pattern, in order of names", "*.csv", "a.csv b.csv"},
  {"a set in a pattern", "[b-z].csv", "b.csv"},
  {"a folder: all files in it and below, no hidden ones", "", "a.csv b.csv c.txt sub/d.csv"},
  {"a pattern passes over folders", "s*", NULL},
  {"no such file", "none.csv", NULL},
  {"a pattern that matches nothing", "*.json", NULL},
};

static gchar *folder;

static void
write_file(const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  g_autofree gchar *parent = g_path_get_dirname(path);

  assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
  assert_true(g_file_set_contents(path, name, -1, NULL));
}

static int
make_folder(void **state G_GNUC_UNUSED)
{
  folder = g_dir_make_tmp("ct-file-XXXXXX", NULL);
  write_file("b.csv");
  write_file("a.csv");
  write_file("c.txt");
  write_file(".hidden.csv");
  write_file("sub/d.csv");
  return folder == NULL ? -1 : 0;
}

static int
remove_folder(void **state G_GNUC_UNUSED)
{
  static const gchar *const names[] = {"sub/d.csv", "sub", "a.csv", "b.csv", "c.txt",
                                       ".hidden.csv", ""};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree gchar *path = g_build_filename(folder, names[i], NULL);

    g_remove(path);
  }
  g_free(folder);
  return 0;
}

static void
bring(const CtFetched *fetched, gpointer user_data)
{
  GString *names = user_data;

  assert_string_equal(fetched->name, fetched->path);
  assert_true(g_str_has_prefix(fetched->name, folder));
  g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "",
                         fetched->name + strlen(folder) + 1);
}

static gboolean
fetch(const gchar *path, GString *names, GError **error)
{
  const gchar *keys[] = {"path", NULL};
  const gchar *values[] = {path, NULL};
  g_autoptr(CtSettings) settings =
      ct_settings_new(ct_plugin.options, keys, values, folder, NULL, error);
  gpointer self = ct_plugin.open(settings, error);
  gboolean fetched = ct_plugin.fetch->fetch(self, bring, names, error);

  ct_plugin.close(self);
  return fetched;
}

static void
fetch_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GError) error = NULL;

  if (c->expected == NULL) {
    assert_false(fetch(c->path, names, &error));
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
    assert_non_null(strstr(error->message, folder));
    return;
  }
  assert_true(fetch(c->path, names, &error));
  assert_string_equal(names->str, c->expected);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = fetch_one,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("fetch/file", tests, make_folder, remove_folder);
}
