/* ct-annotate.h: a copy of a submitted file with the findings at its cells.
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/**
 * ct_annotate:
 * @source: the one file that was validated
 * @target: where the copy goes: made beside it under another name, and then put in its place
 *
 * A workbook (.xlsx, .ods) comes back as it is, with a comment in each wrong cell and a sheet
 * with the list; @target has the same ending. Any other file becomes a new workbook where
 * @target ends in .xlsx. Otherwise delimited text comes back with one column more, "chitieu",
 * with the messages of each row; findings without a row are told in the first one. Where nothing
 * was found nothing is added. It is UTF-8 with a byte-order mark, unless it came without one.
 * %CT_ERROR_CONFIG when @target does not fit the file, %CT_ERROR_SOURCE when the file can be
 * read no more, %CT_ERROR_OUTPUT when @target cannot be written.
 */
gboolean ct_annotate(const CtPlan *plan, const CtRun *run, const gchar *source,
                     const gchar *target, GError **error);

G_END_DECLS
