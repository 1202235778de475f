/* ct-expression.h: how expressions are made; private to core/rules.
 *
 * Walks over them recurse. How deep they nest is bounded by who makes them: the parser of a
 * catalog's rules takes 64.
 */
#pragma once

#include "rules/ct-constraint.h"

G_BEGIN_DECLS

typedef enum {
  CT_EXPRESSION_NUMBER,
  CT_EXPRESSION_FIGURE,
  CT_EXPRESSION_PART,
  CT_EXPRESSION_CHILDREN,   /* an indicator's own figures over the child areas */
  CT_EXPRESSION_OVER_AREAS, /* any expression over areas of levels below */
  CT_EXPRESSION_COUNT,
  CT_EXPRESSION_RESIDUAL,
  CT_EXPRESSION_ABSOLUTE,
  CT_EXPRESSION_BINARY
} CtExpressionKind;

/**
 * CtExpression:
 * @number: of a number
 * @indicator: of a figure, part or children
 * @reference: of a figure
 * @has_measure, @measure: of a figure: of just this measure
 * @aggregate: of children and over areas; @with_residual: of children; @missing: of both,
 *   and of parts
 * @levels: over areas and of a count
 * @condition: of a count
 * @operator: of a binary one
 * @left: the operand, inner or left one; @right: of a binary one
 */
struct CtExpression {
  CtExpressionKind kind;
  CtDecimal number;
  guint32 indicator;
  CtPeriodReference reference;
  gboolean has_measure;
  CtMeasure measure;
  CtAggregate aggregate;
  CtMissing missing;
  gboolean with_residual;
  guint levels;
  CtCondition *condition;
  CtOperator operator;
  CtExpression *left;
  CtExpression *right;
};

typedef enum {
  CT_CONDITION_RELATION,
  CT_CONDITION_PRESENT,
  CT_CONDITION_NOT,
  CT_CONDITION_AND,
  CT_CONDITION_OR
} CtConditionKind;

/**
 * CtCondition:
 * @relation, @a, @b: of a relation; @a: of a presence
 * @left, @right: of and, or; @left: of not
 */
struct CtCondition {
  CtConditionKind kind;
  CtRelation relation;
  CtExpression *a;
  CtExpression *b;
  CtCondition *left;
  CtCondition *right;
};

/* Whether the figure or part is taken from the subject's own period. */
static inline gboolean
ct_expression_is_here(const CtExpression *expression)
{
  return expression->reference.kind == CT_REFERENCE_SAME;
}

/* Whether it takes nothing but the subject's own cell, when that is of @subject. */
static inline gboolean
ct_expression_is_subject(const CtExpression *expression, guint32 subject)
{
  return expression->indicator == subject && ct_expression_is_here(expression) &&
         !expression->has_measure;
}

/* Whether it asks one figure of each child: as an expression over children, which may then
 * have a reference and a measure. */
static inline gboolean
ct_expression_as_children(const CtExpression *expression, CtExpression *children)
{
  if (expression->kind != CT_EXPRESSION_OVER_AREAS || expression->levels != 0 ||
      expression->left->kind != CT_EXPRESSION_FIGURE)
    return FALSE;
  *children = *expression->left;
  children->kind = CT_EXPRESSION_CHILDREN;
  children->aggregate = expression->aggregate;
  children->missing = expression->missing;
  return TRUE;
}

G_END_DECLS
