/* ct-plan-intake.h: what a pipeline file says of tables, in terms of the catalog. For
 * the pipeline layer.
 */
#pragma once

#include "pipeline/ct-plan.h"

G_BEGIN_DECLS

/* The `table.` keys of @source. Fails with %CT_ERROR_CONFIG. */
gboolean ct_plan_resolve_intake(const CtPlan *plan, const CtSource *source,
                                CtIntakeOptions *options, GError **error);

/* The codes in [form] sections, in those without a source too: --form may name them.
 * Fails with %CT_ERROR_CONFIG. */
gboolean ct_plan_check_forms(const CtPlan *plan, GError **error);

G_END_DECLS
