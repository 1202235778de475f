/* ct-formula-private.h: for ct-formula.c, ct-formula-areas.c and ct-formula-condition.c. */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

#define CT_FORMULA_OPERANDS 12

/* @decimals: of results
 * @n: operands written so far */
typedef struct {
  CtEvaluation *evaluation;
  GString *text;
  gint decimals;
  guint n;
} CtFormula;

void ct_formula_append(CtFormula *formula, const CtExpression *expression);
/* With what it gives, where that is not what is written already. */
void ct_formula_append_told(CtFormula *formula, const CtExpression *expression);
/* The code of a figure, and from where it is taken: "TRUONG, 2022". */
void ct_formula_append_name(CtFormula *formula, const CtExpression *expression);

/* What an expression gives with the figures just as they are printed. */
gboolean ct_formula_give(CtEvaluation *evaluation, const CtExpression *expression,
                         CtRational *value);

/* Of children, over areas, a count. */
void ct_formula_append_areas(CtFormula *formula, const CtExpression *expression);

/* Whether nothing is written but one value. */
gboolean ct_formula_is_single(const CtExpression *expression);

G_END_DECLS
