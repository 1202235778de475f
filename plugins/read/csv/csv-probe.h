/* csv-probe.h: whether bytes are plain text that may hold a table. */
#pragma once

#include <glib.h>

/* @head: the first bytes. Returns: %FALSE with @error (nullable) when they are another
 * kind of file */
gboolean csv_check_plain_text(const gchar *head, gsize length, GError **error);

guint csv_probe(const gchar *name, const gchar *media_type, const gchar *head, gsize length);
