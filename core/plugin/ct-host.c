#include "plugin/ct-host.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Safety: code is loaded only from where nobody else could have put it. */

static gboolean
check_owner(const gchar *path, GError **error)
{
  struct stat status;

  if (stat(path, &status) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s: %s", path, g_strerror(errno));
    return FALSE;
  }
  if (status.st_uid != 0 && status.st_uid != geteuid()) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s belongs to user %u; plugins are loaded only from root's or your own files"),
                path, (guint)status.st_uid);
    return FALSE;
  }
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s may be written by others (mode %03o); expected no write permission for group "
                  "and others"),
                path, (guint)(status.st_mode & 0777));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_owners(const gchar *folder, CtRole role, const gchar *path, GError **error)
{
  g_autofree gchar *role_folder = g_build_filename(folder, role_names[role], NULL);

  return check_owner(folder, error) && check_owner(role_folder, error) && check_owner(path, error);
}

/* The descriptor */

static gint
count_roles(const CtPlugin *plugin)
{
  return (plugin->fetch != NULL) + (plugin->read != NULL) + (plugin->normalize != NULL) +
         (plugin->validate != NULL) + (plugin->emit != NULL);
}

/* The size that the role's struct says it has, and the one this program knows. */
static gboolean
get_role_sizes(const CtPlugin *plugin, CtRole role, gsize *told, gsize *known)
{
  switch (role) {
  case CT_ROLE_FETCH:
    *known = sizeof(CtFetchRole);
    *told = plugin->fetch != NULL ? plugin->fetch->size : 0;
    break;
  case CT_ROLE_READ:
    *known = sizeof(CtReadRole);
    *told = plugin->read != NULL ? plugin->read->size : 0;
    break;
  case CT_ROLE_NORMALIZE:
    *known = sizeof(CtNormalizeRole);
    *told = plugin->normalize != NULL ? plugin->normalize->size : 0;
    break;
  case CT_ROLE_VALIDATE:
    *known = sizeof(CtValidateRole);
    *told = plugin->validate != NULL ? plugin->validate->size : 0;
    break;
  case CT_ROLE_EMIT:
    *known = sizeof(CtEmitRole);
    *told = plugin->emit != NULL ? plugin->emit->size : 0;
    break;
  default:
    return FALSE;
  }
  return *told != 0;
}

static gboolean
has_functions(const CtPlugin *plugin, CtRole role)
{
  switch (role) {
  case CT_ROLE_FETCH:
    return plugin->fetch->fetch != NULL;
  case CT_ROLE_READ:
    return plugin->read->probe != NULL && plugin->read->read != NULL;
  case CT_ROLE_NORMALIZE:
    return plugin->normalize->normalize != NULL;
  case CT_ROLE_VALIDATE:
    return plugin->validate->constrain != NULL || plugin->validate->check != NULL ||
           plugin->validate->score != NULL;
  case CT_ROLE_EMIT:
    return plugin->emit->emit != NULL;
  default:
    return FALSE;
  }
}

static gboolean
check_descriptor(const CtPlugin *plugin, CtRole role, const gchar *name, GError **error)
{
  gsize told = 0, known = 0;

  if (plugin->abi != CT_PLUGIN_ABI) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("it was built for plugin ABI %u, this program has %u"), plugin->abi,
                CT_PLUGIN_ABI);
    return FALSE;
  }
  if (plugin->size != sizeof(CtPlugin)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("its descriptor has %u bytes, this program knows %u"), plugin->size,
                (guint)sizeof(CtPlugin));
    return FALSE;
  }
  if (g_strcmp0(plugin->name, name) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("it calls itself '%s', expected '%s'"),
                plugin->name != NULL ? plugin->name : "", name);
    return FALSE;
  }
  if (plugin->summary == NULL || plugin->version == NULL || plugin->licence == NULL) {
    g_set_error_literal(error, CT_ERROR, CT_ERROR_CONFIG,
                        _("its descriptor lacks a summary, version or licence"));
    return FALSE;
  }
  if (count_roles(plugin) != 1 || !get_role_sizes(plugin, role, &told, &known)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("it does not have the one role '%s'"),
                role_names[role]);
    return FALSE;
  }
  if (told != known || !has_functions(plugin, role)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("its role '%s' has %zu bytes or lacks a function, this program knows %zu"),
                role_names[role], told, known);
    return FALSE;
  }
  return TRUE;
}

static const CtPlugin *
load_file(const gchar *path, CtRole role, const gchar *name, GError **error)
{
  GModule *module = g_module_open(path, G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;

  if (module == NULL) {
    g_set_error_literal(error, CT_ERROR, CT_ERROR_CONFIG, g_module_error());
    return NULL;
  }
  g_module_make_resident(module);
  if (!g_module_symbol(module, CT_PLUGIN_SYMBOL, &symbol) || symbol == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("it exports no symbol '%s'"),
                CT_PLUGIN_SYMBOL);
    return NULL;
  }
  return check_descriptor(symbol, role, name, error) ? symbol : NULL;
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
  if (!check_owners(folder, role, path, error))
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
