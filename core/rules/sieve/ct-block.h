/* ct-block.h: expressions over many cells at once, in small numbers; private to core/rules.
 *
 * A block is a run of cells of one indicator, as they stand in the dataset. An expression
 * is walked once for all of them: each node makes a column of spans, and figures are found
 * by cursors that move along with the cells. Or a block is one cell many times, each time
 * with another value in place of one of the figures that the expression takes.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/sieve/ct-span.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

#define CT_BLOCK_CELLS 128
/* An expression that needs more columns at a time than this is unsure everywhere. */
#define CT_BLOCK_COLUMNS 12

/* What an expression met at a cell besides the cell itself: figures of its period, and
 * some of them of its measure. */
#define CT_BLOCK_MET_OTHERS 1u
#define CT_BLOCK_MET_ALIKE 2u

/**
 * CtBlock: big; one thread at a time.
 * @kinds: (array): of each indicator's figures
 * @one_cell: the rows are one cell, that of row 0, with @variants (array length=n) in place
 *   of the figure of the current cell @varied, or of its own when @own_varies
 * @area, @period, @measure, @own: (array length=n): of the cells; the interval of each
 * @rows, @n_rows: for which of the cells expressions are evaluated, ascending
 * @met: (array length=n): for the caller to clear
 */
typedef struct {
  const CtView *view;
  const CtFigureKind *kinds;
  guint32 subject;
  guint n;
  gboolean one_cell;
  gboolean own_varies;
  gsize varied;
  guint32 area[CT_BLOCK_CELLS];
  CtPeriod period[CT_BLOCK_CELLS];
  guint8 measure[CT_BLOCK_CELLS];
  CtSpan own[CT_BLOCK_CELLS];
  guint8 rows[CT_BLOCK_CELLS];
  guint n_rows;
  guint8 met[CT_BLOCK_CELLS];
  CtSpan variants[CT_BLOCK_CELLS];
  CtSpan columns[CT_BLOCK_COLUMNS][CT_BLOCK_CELLS];
} CtBlock;

/* Takes the @n cells from @begin, at most CT_BLOCK_CELLS, all of @subject. */
void ct_block_load(CtBlock *block, const CtView *view, const CtFigureKind *kinds,
                   guint32 subject, gsize begin, guint n);

/* Takes the one cell of @subject @n times, with @changed[i] in place of @figure, which has
 * a value. */
void ct_block_vary(CtBlock *block, const CtView *view, const CtFigureKind *kinds,
                   const CtObservation *subject, const CtObservation *figure,
                   const CtObservation *changed, guint n);

/**
 * CtBlockColumn: the span of row i is spans[i * step].
 * @step: 0: one for all of them
 */
typedef struct {
  const CtSpan *spans;
  guint step;
} CtBlockColumn;

/* What ct_evaluate() gives at each of the rows. @depth: columns from this one on are free */
CtBlockColumn ct_block_evaluate(CtBlock *block, const CtExpression *expression, guint depth);

/* The same of a figure, part or children, or of what is asked of areas below. */
CtBlockColumn ct_block_find_figures(CtBlock *block, const CtExpression *expression, guint depth);
CtBlockColumn ct_block_find_children(CtBlock *block, const CtExpression *expression,
                                     guint depth);
CtBlockColumn ct_block_find_below(CtBlock *block, guint depth);

/* What a relation of the two comes to at @row; see ct_evaluate_constraint(). */
CtSpanVerdict ct_block_compare(const CtBlock *block, CtBlockColumn left, CtRelation relation,
                               CtBlockColumn right, guint row);

/* What may be said of a condition at a row, see CtTruth; nothing, where one of them is unsure. */
#define CT_BLOCK_MAY_HOLD 1u
#define CT_BLOCK_MAY_FAIL 2u
#define CT_BLOCK_LACKS 4u
#define CT_BLOCK_UNSURE 8u

/**
 * ct_block_ask:
 * @truth: (array) (out): of each of the rows
 * @depth: columns from this one on are free
 */
void ct_block_ask(CtBlock *block, const CtCondition *condition, guint8 truth[CT_BLOCK_CELLS],
                  guint depth);

/* What ct_evaluate_constraint() gives at each of the rows, when that is sure.
 * @verdicts: (array) (out): by row */
void ct_block_judge(CtBlock *block, const CtConstraint *constraint,
                    CtSpanVerdict verdicts[CT_BLOCK_CELLS]);

G_END_DECLS
