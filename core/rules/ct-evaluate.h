/* ct-evaluate.h: the interval of an expression at one cell.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/**
 * CtEvaluation: where an expression is evaluated, and how figures are taken.
 * @cell: the subject's figure: gives area, period and measure
 * @instead: (nullable): a figure that is taken in place of the one of its key
 * @of_subject, @of_others: how figures were rounded
 * @cursor: where the last figure was found; starts as {0}
 * @exactly: figures stand for just what is printed, and what is missing for 0
 * @n_operands, @n_alike: (out): figures met of the same period besides the
 *   subject; how many of them have its measure
 */
typedef struct {
  const CtView *view;
  const CtObservation *cell;
  const CtObservation *instead;
  CtRounding of_subject;
  CtRounding of_others;
  CtViewCursor cursor;
  gboolean exactly;
  guint n_operands;
  guint n_alike;
} CtEvaluation;

/* %FALSE: a figure is missing, or the result does not fit. */
gboolean ct_evaluate(CtEvaluation *evaluation, const CtExpression *expression,
                     CtInterval *result);

typedef enum { CT_VERDICT_HOLDS, CT_VERDICT_BROKEN, CT_VERDICT_UNTELLABLE } CtVerdict;

/* Whether some values inside the intervals satisfy the constraint. */
CtVerdict ct_evaluate_constraint(CtEvaluation *evaluation, const CtConstraint *constraint);

/* The figure that an evaluation takes; see ct_view_find(). @strictly: of the cell's
 * measure only */
gboolean ct_evaluation_find(CtEvaluation *evaluation, guint32 indicator, CtPeriod period,
                            guint32 area, gboolean strictly, CtFigure *figure);

/* Same indicator, area, period and measure. */
gboolean ct_observation_same_key(const CtObservation *a, const CtObservation *b);

G_END_DECLS
