/* ct-read-written.h: what stood in the cells that findings are about: the file is read again, by
 * the same intake, and what it takes in is looked at before anything is converted.
 */
#pragma once

#include "data/ct-written.h"
#include "pipeline/ct-plan.h"
#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/**
 * ct_read_written:
 * @plan: with one source, the file's
 * @name: of the submission
 * @findings: of which those of submission 0 are about it
 * @read: gives the rows of that submission
 * Returns: (transfer full)
 */
CtWritten *ct_read_written(const CtPlan *plan, const gchar *name, const CtFindings *findings,
                           CtReadRowsFunc read, gpointer user_data);

G_END_DECLS
