/* ct-host.h: finds, loads and opens plugins.
 *
 * Plugins lie in FOLDER/ROLE/NAME.so. The folders are those of
 * $CHITIEU_PLUGIN_PATH, those the pipeline adds, then the install folder; the
 * first that has the file wins. The entry folder, its role folder and the file
 * must belong to root or the user and be writable by nobody else.
 */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

typedef enum {
  CT_ROLE_FETCH,
  CT_ROLE_READ,
  CT_ROLE_NORMALIZE,
  CT_ROLE_VALIDATE,
  CT_ROLE_EMIT
} CtRole;
#define CT_N_ROLES 5

const gchar *ct_role_name(CtRole role);
gboolean ct_role_parse(const gchar *name, CtRole *role);

typedef struct CtHost CtHost;
/* @extra_folders: (nullable) (array zero-terminated=1): that the pipeline adds */
CtHost *ct_host_new(const gchar *const *extra_folders);
/* Closes no module: code of plugins stays until the process ends. */
void ct_host_free(CtHost *host);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtHost, ct_host_free)

/**
 * ct_host_load:
 * Returns: (transfer none) (nullable): the checked descriptor. CT_ERROR_CONFIG says
 *   why not: not found (with the folders searched and near names), ownership,
 *   no such symbol, another ABI, a size it does not know, a role that is not this one
 */
const CtPlugin *ct_host_load(CtHost *host, CtRole role, const gchar *name, GError **error);

/* One plugin that can be seen: @path: of the file; @shadows: (nullable): another of
 * the same name further down the search path, that this one hides */
typedef struct {
  CtRole role;
  gchar *name;
  gchar *path;
  gchar *shadows;
} CtPluginFile;

/* All that can be seen, by role and name. Returns: (transfer full) (element-type CtPluginFile) */
GPtrArray *ct_host_list(CtHost *host);

/**
 * CtInstance: an opened plugin.
 */
typedef struct {
  const CtPlugin *plugin;
  gpointer self;
} CtInstance;

gboolean ct_instance_open(CtInstance *instance, const CtPlugin *plugin, const CtSettings *settings,
                          GError **error);
void ct_instance_close(CtInstance *instance);

G_END_DECLS
