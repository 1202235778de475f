/* ct-formula.h: expressions and conditions with their figures, for people; private to
 * core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/* "402 (TRUONG_CHUAN Schools to standard) / 610 (TRUONG Schools) × 100 = 65,9": at most 12
 * operands, then "…"; "?" for a figure that is missing; a single figure is its own result.
 * The name of a component stands behind its code where that comes first. @decimals: of the
 * result.
 * Returns: (transfer full) */
gchar *ct_formula_with_result(CtEvaluation *evaluation, const CtExpression *expression,
                              CtRational result, gint decimals);

/* Why a condition is certain: "12 (TRUONG) > 10 and no figure for LOP". Of several that
 * would do only those that are. Returns: (transfer full) */
gchar *ct_formula_of_condition(CtEvaluation *evaluation, const CtCondition *condition,
                               gint decimals);

G_END_DECLS
