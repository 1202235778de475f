/* ct-history.h: earlier datasets, for comparison; never emitted.
 */
#pragma once

#include "pipeline/ct-plan.h"

G_BEGIN_DECLS

/* Fills plan->history from the [history] sections; %CT_ERROR_CONFIG at the first thing
 * wrong in such a file. */
gboolean ct_history_load(CtPlan *plan, GError **error);

G_END_DECLS
