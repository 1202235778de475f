#include "plugin/ct-host.h"

#include <string.h>

#include "plugin/ct-host-check.h"

static const gchar *const role_names[CT_N_ROLES] = {"fetch", "read", "normalize", "validate",
                                                    "emit"};

struct CtHost {
  GPtrArray *folders; /* in the order they are searched */
  GHashTable *loaded; /* path -> CtPlugin */
};

const gchar *
ct_role_name(CtRole role)
{
  return role_names[role];
}

gboolean
ct_role_parse(const gchar *name, CtRole *role)
{
  for (guint i = 0; i < CT_N_ROLES; i++)
    if (g_str_equal(name, role_names[i])) {
      *role = (CtRole)i;
      return TRUE;
    }
  return FALSE;
}

static void
add_folder(CtHost *host, const gchar *folder)
{
  if (folder[0] != '\0')
    g_ptr_array_add(host->folders, g_canonicalize_filename(folder, NULL));
}

CtHost *
ct_host_new(const gchar *const *extra_folders)
{
  CtHost *host = g_new0(CtHost, 1);
  g_auto(GStrv) named = g_strsplit(g_getenv("CHITIEU_PLUGIN_PATH") != NULL
                                       ? g_getenv("CHITIEU_PLUGIN_PATH")
                                       : "",
                                   G_SEARCHPATH_SEPARATOR_S, -1);

  host->folders = g_ptr_array_new_with_free_func(g_free);
  host->loaded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; named[i] != NULL; i++)
    add_folder(host, named[i]);
  for (gsize i = 0; extra_folders != NULL && extra_folders[i] != NULL; i++)
    add_folder(host, extra_folders[i]);
  add_folder(host, CT_PLUGIN_DIR);
  return host;
}

void
ct_host_free(CtHost *host)
{
  if (host == NULL)
    return;
  g_ptr_array_unref(host->folders);
  g_hash_table_unref(host->loaded);
  g_free(host);
}

/* Searching */

static gchar *
build_path(const gchar *folder, CtRole role, const gchar *name)
{
  g_autofree gchar *file = g_strconcat(name, "." G_MODULE_SUFFIX, NULL);

  return g_build_filename(folder, role_names[role], file, NULL);
}

/* Names go into paths, so they are letters, digits and hyphens only. */
static gboolean
is_plugin_name(const gchar *name)
{
  if (name[0] == '\0')
    return FALSE;
  for (const gchar *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum(*c) && *c != '-')
      return FALSE;
  return TRUE;
}

static const gchar *
find_folder(const CtHost *host, CtRole role, const gchar *name)
{
  for (guint i = 0; i < host->folders->len; i++) {
    g_autofree gchar *path = build_path(host->folders->pdata[i], role, name);

    if (g_file_test(path, G_FILE_TEST_EXISTS))
      return host->folders->pdata[i];
  }
  return NULL;
}

static gchar *
join_folders(const CtHost *host)
{
  g_ptr_array_add(host->folders, NULL);
  gchar *joined = g_strjoinv(", ", (gchar **)host->folders->pdata);
  g_ptr_array_remove_index(host->folders, host->folders->len - 1);
  return joined;
}

static void
set_not_found(const CtHost *host, CtRole role, const gchar *name, GError **error)
{
  g_autofree gchar *folders = join_folders(host);
  g_autoptr(GPtrArray) files = ct_host_list((CtHost *)host);
  g_autoptr(GString) known = g_string_new(NULL);

  for (guint i = 0; i < files->len; i++) {
    const CtPluginFile *file = files->pdata[i];

    if (file->role == role)
      g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", file->name);
  }
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("there is no plugin %s/%s; of that role there are: %s (searched: %s)"),
              role_names[role], name, known->len > 0 ? known->str : "-", folders);
}

/* The loader's own words are English, and begin with the path that is told before them. */
static void
set_not_loaded(const gchar *path, GError **error)
{
  const gchar *told = g_module_error();

  if (g_str_has_prefix(told, path) && g_str_has_prefix(told + strlen(path), ": "))
    told += strlen(path) + strlen(": ");
  if (strstr(told, "file too short") != NULL || strstr(told, "invalid ELF header") != NULL)
    told = _("it is no shared library, or only a piece of one");
  g_set_error_literal(error, CT_ERROR, CT_ERROR_CONFIG, told);
}

static const CtPlugin *
load_file(const gchar *path, CtRole role, const gchar *name, GError **error)
{
  GModule *module = g_module_open(path, G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;

  if (module == NULL) {
    set_not_loaded(path, error);
    return NULL;
  }
  g_module_make_resident(module);
  if (!g_module_symbol(module, CT_PLUGIN_SYMBOL, &symbol) || symbol == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("it exports no symbol '%s'"),
                CT_PLUGIN_SYMBOL);
    return NULL;
  }
  return ct_host_check_descriptor(symbol, role, name, error) ? symbol : NULL;
}

const CtPlugin *
ct_host_load(CtHost *host, CtRole role, const gchar *name, GError **error)
{
  const gchar *folder = is_plugin_name(name) ? find_folder(host, role, name) : NULL;
  g_autofree gchar *path = NULL;
  const CtPlugin *plugin;

  if (folder == NULL) {
    set_not_found(host, role, name, error);
    return NULL;
  }
  path = build_path(folder, role, name);
  plugin = g_hash_table_lookup(host->loaded, path);
  if (plugin != NULL)
    return plugin;
  if (!ct_host_check_owners(folder, role, path, error))
    return NULL;
  plugin = load_file(path, role, name, error);
  if (plugin == NULL) {
    g_prefix_error(error, _("plugin %s: "), path);
    return NULL;
  }
  g_hash_table_insert(host->loaded, g_steal_pointer(&path), (gpointer)plugin);
  return plugin;
}

/* Listing */

static void
plugin_file_free(gpointer data)
{
  CtPluginFile *file = data;

  g_free(file->name);
  g_free(file->path);
  g_free(file->shadows);
  g_free(file);
}

static CtPluginFile *
find_listed(GPtrArray *files, CtRole role, const gchar *name)
{
  for (guint i = 0; i < files->len; i++) {
    CtPluginFile *file = files->pdata[i];

    if (file->role == role && g_str_equal(file->name, name))
      return file;
  }
  return NULL;
}

static void
list_file(GPtrArray *files, CtRole role, const gchar *folder, const gchar *entry)
{
  g_autofree gchar *name = NULL;
  CtPluginFile *file;

  if (!g_str_has_suffix(entry, "." G_MODULE_SUFFIX))
    return;
  name = g_strndup(entry, strlen(entry) - strlen("." G_MODULE_SUFFIX));
  if (!is_plugin_name(name))
    return;
  file = find_listed(files, role, name);
  if (file != NULL) {
    if (file->shadows == NULL)
      file->shadows = build_path(folder, role, name);
    return;
  }
  file = g_new0(CtPluginFile, 1);
  file->role = role;
  file->path = build_path(folder, role, name);
  file->name = g_steal_pointer(&name);
  g_ptr_array_add(files, file);
}

static gint
compare_files(gconstpointer a, gconstpointer b)
{
  const CtPluginFile *left = *(CtPluginFile *const *)a;
  const CtPluginFile *right = *(CtPluginFile *const *)b;

  return left->role != right->role ? (gint)left->role - (gint)right->role
                                   : strcmp(left->name, right->name);
}

GPtrArray *
ct_host_list(CtHost *host)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(plugin_file_free);

  for (guint i = 0; i < host->folders->len; i++)
    for (guint role = 0; role < CT_N_ROLES; role++) {
      g_autofree gchar *folder =
          g_build_filename(host->folders->pdata[i], role_names[role], NULL);
      g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
      const gchar *entry;

      while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
        list_file(files, (CtRole)role, host->folders->pdata[i], entry);
    }
  g_ptr_array_sort(files, compare_files);
  return files;
}

/* Instances */

gboolean
ct_instance_open(CtInstance *instance, const CtPlugin *plugin, const CtSettings *settings,
                 GError **error)
{
  instance->plugin = plugin;
  instance->self = NULL;
  if (plugin->open == NULL)
    return TRUE;
  instance->self = plugin->open(settings, error);
  return instance->self != NULL;
}

void
ct_instance_close(CtInstance *instance)
{
  if (instance->plugin != NULL && instance->plugin->close != NULL && instance->self != NULL)
    instance->plugin->close(instance->self);
  instance->self = NULL;
}
