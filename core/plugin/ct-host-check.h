/* ct-host-check.h: what a plugin must be before its code is trusted. For the host.
 */
#pragma once

#include "plugin/ct-host.h"

G_BEGIN_DECLS

/* The entry folder, its role folder and the file belong to root or the user and are
 * writable by nobody else; else %CT_ERROR_CONFIG. */
gboolean ct_host_check_owners(const gchar *folder, CtRole role, const gchar *path, GError **error);

/* ABI, sizes, name, the one role with its functions; else %CT_ERROR_CONFIG saying why. */
gboolean ct_host_check_descriptor(const CtPlugin *plugin, CtRole role, const gchar *name,
                                  GError **error);

G_END_DECLS
