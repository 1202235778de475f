/* ct-constraint.h: what must hold between figures.
 *
 * A constraint is a relation between two expressions over cells of one area and
 * period. Plugins of validate/ build them with the functions below; later rules
 * of a catalog's text file will be parsed into the same. The engine evaluates
 * them on the intervals that figures stand for.
 */
#pragma once

#include "data/ct-finding.h"
#include "rules/ct-interval.h"

G_BEGIN_DECLS

typedef struct CtExpression CtExpression;

typedef enum {
  CT_OPERATOR_ADD,
  CT_OPERATOR_SUBTRACT,
  CT_OPERATOR_MULTIPLY,
  CT_OPERATOR_DIVIDE
} CtOperator;

typedef enum {
  CT_AGGREGATE_SUM,
  CT_AGGREGATE_MINIMUM,
  CT_AGGREGATE_MAXIMUM
} CtAggregate;

/* How missing figures count: */
typedef enum {
  CT_MISSING_UNTELLABLE, /* all children of a level that reports must be there */
  CT_MISSING_AT_LEAST    /* what is there is a lower bound (figures are not negative) */
} CtMissing;

CtExpression *ct_expression_number(CtDecimal value);
/* The cell of @indicator in the same area and measure, else the actual one,
 * @months later (-12: a year earlier; it is looked for in the history too). Of the
 * figures of the same period in a constraint at least one must have the subject's
 * measure: a planned rate does not follow from actual parts. */
CtExpression *ct_expression_figure(guint32 indicator, gint months);
/* One term of a sum: the cell of the same area, period and measure only, for a plan
 * and an actual figure do not add up. */
CtExpression *ct_expression_part(guint32 indicator, CtMissing missing);
/* Over the child areas of the same period and measure: those of the next level that
 * are valid on the period's last day. @with_residual: the residual area is one of
 * them; where it has no cell, it is taken as not negative and unknown. */
CtExpression *ct_expression_children(guint32 indicator, CtAggregate aggregate, CtMissing missing,
                                     gboolean with_residual);
/* Takes both. Returns: (transfer full) */
CtExpression *ct_expression_binary(CtOperator operator, CtExpression *left, CtExpression *right);
void ct_expression_free(CtExpression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtExpression, ct_expression_free)

/**
 * CtConstraint:
 * @rule: finding id, "ratios.ratio"; lives as long as the plugin
 * @subject: the indicator whose cells it is asked for, and blamed at
 * @message: N_() text for the finding without placeholders, e.g. N_("the printed
 *   rate does not follow from its numerator and denominator"); the engine adds
 *   operands, what they give and the difference
 * @left, @right: owned by the list
 * @levels: the level bits of areas it is asked for; 0: all
 * @otherwise: asked only where the constraint added before it, of the same subject,
 *   cannot be told: what is left of a sum when a part is missing
 *
 * An equation with a side that has no upper bound (a residual that nobody sent)
 * cannot be told.
 */
typedef struct {
  const gchar *rule;
  CtSeverity severity;
  guint32 subject;
  CtExpression *left;
  CtRelation relation;
  CtExpression *right;
  guint levels;
  const gchar *message;
  gboolean otherwise;
} CtConstraint;

/* A growing list that owns its expressions. */
typedef struct CtConstraints CtConstraints;
CtConstraints *ct_constraints_new(void);
void ct_constraints_free(CtConstraints *constraints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtConstraints, ct_constraints_free)
/* Takes @left and @right of the constraint. */
void ct_constraints_add(CtConstraints *constraints, const CtConstraint *constraint);
/* Those from index @first on get @severity: `severity` of a pipeline section. */
void ct_constraints_set_severity(CtConstraints *constraints, guint first, CtSeverity severity);
guint ct_constraints_count(const CtConstraints *constraints);
const CtConstraint *ct_constraints_get(const CtConstraints *constraints, guint index);

G_END_DECLS
