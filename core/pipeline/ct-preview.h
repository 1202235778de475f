/* ct-preview.h: one file, and what was recognised in it.
 */
#pragma once

#include "data/ct-results.h"
#include "pipeline/ct-process.h"

G_BEGIN_DECLS

/**
 * CtPreview:
 * @processed: without its batch; the findings are in their order of output
 * @results: for ct_table_format(): every observation is a cell of its own, in order of
 *   the file, as nothing has been merged; there is no scorecard
 */
typedef struct {
  CtProcessed *processed;
  CtResults results;
} CtPreview;

/**
 * ct_preview_new:
 * @plan: of the kind %CT_PLAN_PREVIEW with one source, whose file this is
 * Never fails: what could not be read is a finding, and the submission's status
 * %CT_SUBMISSION_FAILED when no table was recognised.
 */
CtPreview *ct_preview_new(const CtPlan *plan, const gchar *path);
void ct_preview_free(CtPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPreview, ct_preview_free)

G_END_DECLS
