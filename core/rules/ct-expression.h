/* ct-expression.h: how expressions are made; private to core/rules.
 */
#pragma once

#include "rules/ct-constraint.h"

G_BEGIN_DECLS

typedef enum {
  CT_EXPRESSION_NUMBER,
  CT_EXPRESSION_FIGURE,
  CT_EXPRESSION_PART,
  CT_EXPRESSION_CHILDREN,
  CT_EXPRESSION_BINARY
} CtExpressionKind;

/**
 * CtExpression:
 * @number: of a number
 * @indicator, @months: of a figure, part or children
 * @aggregate, @with_residual: of children; @missing: of children and parts
 * @operator, @left, @right: of a binary one
 */
struct CtExpression {
  CtExpressionKind kind;
  CtDecimal number;
  guint32 indicator;
  gint months;
  CtAggregate aggregate;
  CtMissing missing;
  gboolean with_residual;
  CtOperator operator;
  CtExpression *left;
  CtExpression *right;
};

G_END_DECLS
