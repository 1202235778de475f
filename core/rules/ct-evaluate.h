/* ct-evaluate.h: the interval of an expression at one cell.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/ct-memo.h"

G_BEGIN_DECLS

/**
 * CtEvaluation: where an expression is evaluated, and how figures are taken.
 * @cell: the subject's figure: gives area, period and measure
 * @instead: (nullable): a figure that is taken in place of the one of its key; @more:
 *   (array length=n_more): others, when there are several; the last of a key counts
 * @met: (nullable) (element-type CtFigure): receives each figure that is found
 * @rounding: how figures were rounded
 * @cursor: where the last figure was found; starts as {0}
 * @memo: (nullable): of the view: figures are looked for there, and not by @cursor; then @cell
 *   is of the view, or not there
 * @exactly: figures stand for just what is printed, and what is missing for 0
 * @n_operands, @n_alike: (out): figures met of the same period besides the
 *   subject; how many of them have its measure
 * @n_missing: (out): how often one was looked for in vain
 * @below, @area: (private): @area is one below the subject's, where figures are taken of
 *   the subject's measure only
 * @taken: (private) (nullable): the figure that was found last, where it is of @memo
 */
typedef struct {
  const CtView *view;
  const CtObservation *cell;
  const CtObservation *instead;
  const CtObservation *more;
  guint n_more;
  GArray *met;
  CtRounding rounding;
  CtViewCursor cursor;
  CtMemo *memo;
  gboolean exactly;
  guint n_operands;
  guint n_alike;
  guint n_missing;
  gboolean below;
  guint32 area;
  CtMemoFigure *taken;
} CtEvaluation;

/* %FALSE: a figure is missing, or the result does not fit. */
gboolean ct_evaluate(CtEvaluation *evaluation, const CtExpression *expression,
                     CtInterval *result);

typedef enum { CT_VERDICT_HOLDS, CT_VERDICT_BROKEN, CT_VERDICT_UNTELLABLE } CtVerdict;

/* Broken: @when is certain, and no values inside the intervals satisfy the relation.
 * Untellable: it would matter what a missing figure is, or @when is certain of figures none
 * of which has the subject's measure. Levels, lengths and measures are not looked at. */
CtVerdict ct_evaluate_constraint(CtEvaluation *evaluation, const CtConstraint *constraint);

/* The figure that an evaluation takes; see ct_view_find(). @strictly: of the cell's
 * measure only */
gboolean ct_evaluation_find(CtEvaluation *evaluation, guint32 indicator, CtPeriod period,
                            guint32 area, gboolean strictly, CtFigure *figure);

/* The one that a figure or part takes. */
gboolean ct_evaluation_find_figure(CtEvaluation *evaluation, const CtExpression *expression,
                                   CtFigure *figure);
/* Counts the figure that @expression took among the operands. */
void ct_evaluation_count(CtEvaluation *evaluation, const CtExpression *expression,
                         const CtObservation *figure);
/* The interval of the figure that @expression took, which is counted. */
gboolean ct_evaluation_interval(CtEvaluation *evaluation, const CtExpression *expression,
                                const CtObservation *figure, CtInterval *result);
/* What a figure that is missing stands for: it is not negative. */
CtInterval ct_evaluation_unknown(const CtEvaluation *evaluation);

/* Where figures are taken. */
static inline guint32
ct_evaluation_area(const CtEvaluation *evaluation)
{
  return evaluation->below ? evaluation->area : evaluation->cell->area;
}

/* Where figures were taken before. */
typedef struct {
  gboolean below;
  guint32 area;
} CtEvaluationPlace;

/* Takes figures at @area, below the one where they were taken. Returns: for going back */
static inline CtEvaluationPlace
ct_evaluation_go(CtEvaluation *evaluation, guint32 area)
{
  CtEvaluationPlace before = {evaluation->below, evaluation->area};

  evaluation->below = TRUE;
  evaluation->area = area;
  return before;
}

static inline void
ct_evaluation_go_back(CtEvaluation *evaluation, CtEvaluationPlace before)
{
  evaluation->below = before.below;
  evaluation->area = before.area;
}

/* ct_evaluate() of children, over areas, a count and the residual. */
gboolean ct_evaluate_children(CtEvaluation *evaluation, const CtExpression *expression,
                              CtInterval *result);
gboolean ct_evaluate_over_areas(CtEvaluation *evaluation, const CtExpression *expression,
                                CtInterval *result);
gboolean ct_evaluate_count(CtEvaluation *evaluation, const CtExpression *expression,
                           CtInterval *result);
gboolean ct_evaluate_residual(CtEvaluation *evaluation, const CtExpression *expression,
                              CtInterval *result);
/* ct_expression_is_present() of children, over areas and a count, the residual. */
gboolean ct_evaluation_has_child(CtEvaluation *evaluation, const CtExpression *expression);
gboolean ct_evaluation_has_below(CtEvaluation *evaluation, const CtExpression *expression);
gboolean ct_evaluation_has_residual(CtEvaluation *evaluation, const CtExpression *expression);

/* Same indicator, area, period and measure. */
gboolean ct_observation_same_key(const CtObservation *a, const CtObservation *b);

G_END_DECLS
