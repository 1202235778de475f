/* The loader: what it finds, and what it refuses and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "plugin/ct-host.h"

typedef struct {
  const gchar *label;
  const gchar *module;  /* built beside this test */
  const gchar *reason;  /* in the message; NULL: it loads */
} Case;

static const Case cases[] = {
  {"a sound plugin", "bad0", NULL},
  {"another ABI", "bad1", "ABI"},
  {"a descriptor of another size", "bad2", "bytes"},
  {"another name than its file", "bad3", "somebody-else"},
  {"no summary", "bad4", "summary"},
  {"no role", "bad5", "role"},
  {"a role of another size", "bad6", "bytes"},
  {"a role without its function", "bad7", "lacks a function"},
  {"two roles", "bad8", "role"},
  {"no descriptor", "bad9", CT_PLUGIN_SYMBOL},
};

static gchar *folder; /* FOLDER/fetch/NAME.so */

static gchar *
plugin_path(const gchar *name)
{
  g_autofree gchar *file = g_strconcat(name, "." G_MODULE_SUFFIX, NULL);

  return g_build_filename(folder, "fetch", file, NULL);
}

static void
copy_module(const gchar *name)
{
  g_autofree gchar *file = g_strconcat(name, "." G_MODULE_SUFFIX, NULL);
  g_autofree gchar *from = g_build_filename(g_getenv("CT_TEST_MODULES"), file, NULL);
  g_autofree gchar *to = plugin_path(name);
  g_autofree gchar *bytes = NULL;
  gsize length;

  assert_true(g_file_get_contents(from, &bytes, &length, NULL));
  assert_true(g_file_set_contents(to, bytes, (gssize)length, NULL));
  assert_int_equal(g_chmod(to, 0644), 0);
}

static int
make_folder(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *role = NULL;

  folder = g_dir_make_tmp("ct-host-XXXXXX", NULL);
  role = g_build_filename(folder, "fetch", NULL);
  assert_int_equal(g_mkdir(role, 0755), 0);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    copy_module(cases[i].module);
  return 0;
}

static int
remove_folder(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *role = g_build_filename(folder, "fetch", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree gchar *path = plugin_path(cases[i].module);

    g_remove(path);
  }
  g_rmdir(role);
  g_rmdir(folder);
  g_free(folder);
  return 0;
}

static CtHost *
new_host(void)
{
  const gchar *folders[] = {folder, NULL};

  return ct_host_new(folders);
}

static void
load_one(void **state)
{
  const Case *c = *state;
  g_autoptr(CtHost) host = new_host();
  g_autoptr(GError) error = NULL;
  const CtPlugin *plugin = ct_host_load(host, CT_ROLE_FETCH, c->module, &error);

  if (c->reason == NULL) {
    assert_non_null(plugin);
    assert_ptr_equal(ct_host_load(host, CT_ROLE_FETCH, c->module, NULL), plugin);
    return;
  }
  assert_null(plugin);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, c->reason));
  assert_non_null(strstr(error->message, folder));
}

static void
names_what_there_is(void **state G_GNUC_UNUSED)
{
  g_autoptr(CtHost) host = new_host();
  g_autoptr(GError) error = NULL;

  assert_null(ct_host_load(host, CT_ROLE_FETCH, "none", &error));
  assert_non_null(strstr(error->message, "bad0"));
  assert_non_null(strstr(error->message, folder));
}

static void
refuses_paths_as_names(void **state G_GNUC_UNUSED)
{
  g_autoptr(CtHost) host = new_host();

  assert_null(ct_host_load(host, CT_ROLE_FETCH, "../fetch/bad0", NULL));
  assert_null(ct_host_load(host, CT_ROLE_FETCH, "", NULL));
}

static void
refuses_what_others_may_write(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *path = plugin_path("bad0");
  g_autofree gchar *role = g_build_filename(folder, "fetch", NULL);
  const gchar *paths[] = {path, role, folder};

  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(CtHost) host = new_host();
    g_autoptr(GError) error = NULL;
    mode_t right = g_file_test(paths[i], G_FILE_TEST_IS_DIR) ? 0755 : 0644;

    assert_int_equal(g_chmod(paths[i], right | 022), 0);
    assert_null(ct_host_load(host, CT_ROLE_FETCH, "bad0", &error));
    assert_non_null(strstr(error->message, paths[i]));
    assert_int_equal(g_chmod(paths[i], right), 0);
  }
}

static void
lists_once_and_tells_what_is_hidden(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *second = g_strconcat(folder, "/../", strrchr(folder, '/') + 1, "/.", NULL);
  const gchar *folders[] = {folder, second, NULL};
  g_autoptr(CtHost) host = ct_host_new(folders);
  g_autoptr(GPtrArray) files = ct_host_list(host);
  const CtPluginFile *first = files->pdata[0];

  assert_string_equal(first->name, "bad0");
  assert_non_null(first->shadows);
  for (guint i = 1; i < files->len; i++)
    assert_string_not_equal(((CtPluginFile *)files->pdata[i])->name, "bad0");
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4];
  struct CMUnitTest *more = tests + G_N_ELEMENTS(cases);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = load_one,
                                   .initial_state = (void *)&cases[i]};
  more[0] = (struct CMUnitTest)cmocka_unit_test(names_what_there_is);
  more[1] = (struct CMUnitTest)cmocka_unit_test(refuses_paths_as_names);
  more[2] = (struct CMUnitTest)cmocka_unit_test(refuses_what_others_may_write);
  more[3] = (struct CMUnitTest)cmocka_unit_test(lists_once_and_tells_what_is_hidden);
  return cmocka_run_group_tests_name("host", tests, make_folder, remove_folder);
}
