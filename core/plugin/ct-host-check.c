#include "plugin/ct-host-check.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Safety: code is loaded only from where nobody else could have put it. */

static gboolean
check_owner(const gchar *path, GError **error)
{
  struct stat status;

  if (stat(path, &status) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s: %s", path, ct_error_reason(errno));
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

gboolean
ct_host_check_owners(const gchar *folder, CtRole role, const gchar *path, GError **error)
{
  g_autofree gchar *role_folder = g_build_filename(folder, ct_role_name(role), NULL);

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
           plugin->validate->score != NULL || plugin->validate->localise != NULL;
  case CT_ROLE_EMIT:
    return plugin->emit->emit != NULL;
  default:
    return FALSE;
  }
}

gboolean
ct_host_check_descriptor(const CtPlugin *plugin, CtRole role, const gchar *name, GError **error)
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
                ct_role_name(role));
    return FALSE;
  }
  if (told != known || !has_functions(plugin, role)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("its role '%s' has %zu bytes or lacks a function, this program knows %zu"),
                ct_role_name(role), told, known);
    return FALSE;
  }
  return TRUE;
}
