/* ct-formula.h: an expression with its figures, for people; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/* "402 (TRUONG_CHUAN) / 610 (TRUONG) × 100 = 65,9": at most 12 operands, then "…"; "?" for a
 * figure that is missing; a single figure is its own result. @decimals: of the result.
 * Returns: (transfer full) */
gchar *ct_formula_with_result(CtEvaluation *evaluation, const CtExpression *expression,
                              CtRational result, gint decimals);

G_END_DECLS
