/* ct-annotate.h: a copy of a submitted file with the findings written beside the rows.
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/**
 * ct_annotate:
 * @source: the one file that was validated, delimited text
 * @target: where the copy goes; replaced as a whole
 * The copy has one column more, "chitieu", with the messages of each row. Everything
 * else keeps its bytes. Findings without a row are told in the first one.
 * %CT_ERROR_CONFIG when the file is no delimited text, %CT_ERROR_OUTPUT when @target
 * cannot be written.
 */
gboolean ct_annotate(const CtRun *run, const gchar *source, const gchar *target, GError **error);

G_END_DECLS
