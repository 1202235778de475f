/* ct-formula.h: an expression with its figures, for people; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/* Appends "402 (TRUONG_CHUAN) / 610 (TRUONG) × 100": at most 12 operands, then "…"; "?" for
 * a figure that is missing. */
void ct_formula_append(GString *text, CtEvaluation *evaluation, const CtExpression *expression);

G_END_DECLS
