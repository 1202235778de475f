/* ct-constraint.h: what must hold between figures.
 *
 * A constraint is a relation between two expressions over cells of one area and
 * period, perhaps only under a condition. Plugins of validate/ build them with the
 * functions below; rules of a catalog's text file are parsed into the same (see
 * README.md). The engine evaluates them on the intervals that figures stand for.
 */
#pragma once

#include "data/ct-finding.h"
#include "rules/ct-interval.h"

G_BEGIN_DECLS

typedef struct CtExpression CtExpression;
typedef struct CtCondition CtCondition;

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

/* The period that a figure is taken from, seen from the period of the subject's cell: */
typedef enum {
  CT_REFERENCE_SAME,
  CT_REFERENCE_SHIFTED,     /* of the same length, @months later; -12: a year earlier */
  CT_REFERENCE_LENGTH,      /* from the same first month, @months long, when that is another one */
  CT_REFERENCE_SHORTER,     /* from the same first month, @months shorter */
  CT_REFERENCE_LAST,        /* its last @months, when it is longer than that */
  CT_REFERENCE_YEAR,        /* the calendar year that it lies in */
  CT_REFERENCE_YEAR_BEFORE  /* the calendar year before that one */
} CtReferenceKind;

typedef struct {
  CtReferenceKind kind;
  gint months;
} CtPeriodReference;

/* Returns: CT_PERIOD_NONE where there is no such period */
CtPeriod ct_period_reference_apply(CtPeriodReference reference, CtPeriod period);

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
/* The same of any other period. */
CtExpression *ct_expression_figure_at(guint32 indicator, CtPeriodReference reference);
/* The cell of exactly @measure, whatever the subject's: a plan beside what was done. */
CtExpression *ct_expression_figure_of(guint32 indicator, CtPeriodReference reference,
                                      CtMeasure measure);
/* One term of a sum: the cell of the same area, period and measure only, for a plan
 * and an actual figure do not add up. */
CtExpression *ct_expression_part(guint32 indicator, CtMissing missing);
/* Over the child areas of the same period and measure: those of the next level that
 * are valid on the period's last day. @with_residual: the residual area is one of
 * them; where it has no cell, it is taken as not negative and unknown. */
CtExpression *ct_expression_children(guint32 indicator, CtAggregate aggregate, CtMissing missing,
                                     gboolean with_residual);
/* Over areas below the subject's: @inner is evaluated at each of @levels (level bits) that is
 * valid on the period's last day, figures being of just that area and the subject's
 * measure. @levels 0: its children, as above. Takes @inner. */
CtExpression *ct_expression_over_areas(CtExpression *inner, guint levels, CtAggregate aggregate,
                                       CtMissing missing);
/* How many of these areas satisfy @condition: those that surely do to those that may; not to
 * be told where nothing is known of any. Takes @condition. */
CtExpression *ct_expression_count(CtCondition *condition, guint levels);
/* The value in the residual area below the subject's. Takes @inner. */
CtExpression *ct_expression_residual(CtExpression *inner);
CtExpression *ct_expression_absolute(CtExpression *inner);
/* Takes both. Returns: (transfer full) */
CtExpression *ct_expression_binary(CtOperator operator, CtExpression *left, CtExpression *right);
void ct_expression_free(CtExpression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtExpression, ct_expression_free)

/* Conditions: with values anywhere in the intervals some may be true and false at once. What
 * lacks a figure may be both, but the presence of a figure is certain. All take what they
 * are given. */
CtCondition *ct_condition_relation(CtExpression *left, CtRelation relation, CtExpression *right);
/* Whether there is a value for the figure, part, children or areas below (one of them); of
 * anything else, for all figures in it. */
CtCondition *ct_condition_present(CtExpression *figure);
CtCondition *ct_condition_not(CtCondition *condition);
CtCondition *ct_condition_and(CtCondition *left, CtCondition *right);
CtCondition *ct_condition_or(CtCondition *left, CtCondition *right);
void ct_condition_free(CtCondition *condition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtCondition, ct_condition_free)

/**
 * CtConstraint:
 * @rule: finding id, "ratios.ratio"; lives as long as the plugin
 * @subject: the indicator whose cells it is asked for, and blamed at
 * @message: N_() text for the finding without placeholders, e.g. N_("the printed
 *   rate does not follow from its numerator and denominator"); the engine adds
 *   operands, what they give and the difference
 * @message_vi: (nullable): where messages come in both languages (a catalog's rules), the
 *   Vietnamese one; @message is then the English one. They live as long as the plugin
 * @left, @right: owned by the list
 * @when: (nullable): owned by the list: it is broken only where this is certainly true
 * @levels: the level bits of areas it is asked for; 0: all
 * @lengths: bit m is set when it is asked for periods of m months; 0: all
 * @measures: bit m is set when it is asked for figures of CtMeasure m; 0: all
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
  CtCondition *when;
  guint levels;
  guint64 lengths;
  guint measures;
  const gchar *message;
  const gchar *message_vi;
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
