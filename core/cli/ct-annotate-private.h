/* ct-annotate-private.h: what the files of ct-annotate share.
 */
#pragma once

#include "cli/ct-annotate.h"

G_BEGIN_DECLS

/* A copy of delimited text with one column more. @path: the file to make */
gboolean ct_annotate_text(const CtRun *run, const gchar *source, const gchar *path,
                          GError **error);

G_END_DECLS
