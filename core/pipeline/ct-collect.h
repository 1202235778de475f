/* ct-collect.h: fetches and workers side by side.
 *
 * Fetches may block, so they run on a pool of their own and push what they bring
 * into a queue; the workers take it from there.
 */
#pragma once

#include "pipeline/ct-process.h"
#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/* Everything that was brought, processed, in order of sources and within them of
 * arrival. @pool: takes the observations
 * Returns: (transfer full) (element-type CtProcessed) */
GPtrArray *ct_collect(const CtPlan *plan, const gchar *const *files, const CtRunOptions *options,
                      CtPool *pool);

G_END_DECLS
