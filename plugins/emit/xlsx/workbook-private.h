/* workbook-private.h: what the files of workbook.h share.
 */
#pragma once

#include "workbook.h"

G_BEGIN_DECLS

/* @path, @shown: of the file; @formats: (element-type lxw_format): by look; @names: folded
 * names of sheets; @given: names as given; @links: of each sheet, their number */
struct Workbook {
  lxw_workbook *book;
  gchar *path;
  gchar *folder;
  gchar *shown;
  GHashTable *formats;
  GHashTable *names;
  GPtrArray *given;
  GHashTable *links;
  lxw_format *colours[N_FILLS];
  guint64 n_long;
  guint64 n_unlinked;
};

/* The bytes of the first @limit UTF-16 units. */
gsize workbook_cut(const gchar *text, gsize limit);

G_END_DECLS
