/* office-cfb.h: the container of old office files: streams with names in a compound file.
 *
 * Source: [MS-CFB]. Files are hostile: no sector is followed beyond the file, and no chain for
 * longer than there are sectors. Of GLib only, so that a child process can use it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct OfficeCfb OfficeCfb;

gboolean office_cfb_is(const gchar *head, gsize length);

/* @bytes: (array length=length): borrowed while it lives. Returns: (transfer full) (nullable):
 * %NULL when it is none, or its header or directory is damaged */
OfficeCfb *office_cfb_new(const gchar *bytes, gsize length);
void office_cfb_free(OfficeCfb *cfb);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeCfb, office_cfb_free)

/* Of the root only, so that what is embedded does not count. @name: ASCII, in any case */
gboolean office_cfb_has(const OfficeCfb *cfb, const gchar *name);
/* Returns: (transfer full) (nullable) (array length=length): by g_free(); %NULL when there is
 * none, or its chain of sectors is damaged */
gchar *office_cfb_read(const OfficeCfb *cfb, const gchar *name, gsize *length);

G_END_DECLS
