/* ct-view.h: current figures and history through one read-only view.
 */
#pragma once

#include "data/ct-accepted.h"
#include "data/ct-dataset.h"

G_BEGIN_DECLS

/**
 * CtView: what validate plugins see. Immutable; any number of threads.
 * @period: the run's period; a target's period is over when this one reaches its end
 * @current: merged figures of this run; @history: (nullable): earlier figures
 * @submissions: (array length=n_submissions): of @current
 * @whole: all that was sent is here (a run), not files that are looked at before they are
 *   sent: only then something can be missing or late
 * @due: (nullable): ISO date up to which the figures of @period may come
 * @accepted: (nullable): what earlier runs accepted; NULL: nothing is known of it
 * @n_threads: that one check may use, which it shares with others; 0: one
 */
typedef struct {
  const CtCatalog *catalog;
  CtPeriod period;
  const CtDataset *current;
  const CtDataset *history;
  CtSubmission *const *submissions;
  gsize n_submissions;
  gboolean whole;
  const gchar *due;
  const CtAccepted *accepted;
  guint n_threads;
} CtView;

/**
 * CtFigure: one figure found in a view.
 * @from_history: whether it is no figure of this run (then it has no place)
 */
typedef struct {
  CtObservation observation;
  guint32 submission;
  gboolean from_history;
} CtFigure;

/* Looks in the current figures, then in the history; with @measure, then as
 * actual. %FALSE when there is no value. */
gboolean ct_view_find(const CtView *view, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure, CtFigure *figure);

/* The same for exactly @measure. */
gboolean ct_view_find_measure(const CtView *view, guint32 indicator, CtPeriod period, guint32 area,
                              CtMeasure measure, CtFigure *figure);

/**
 * CtViewCursor: looks for figures that are near one another: the next look-up begins where
 * the last one ended, and costs next to nothing when figures are asked in the order of the
 * cells (the areas of one indicator and period, then those of the next period).
 * One thread at a time.
 */
typedef struct {
  const CtView *view;
  gsize current;
  gsize history;
} CtViewCursor;

CtViewCursor ct_view_cursor(const CtView *view);
/* As ct_view_find(), ct_view_find_measure(). */
gboolean ct_view_cursor_find(CtViewCursor *cursor, guint32 indicator, CtPeriod period,
                             guint32 area, CtMeasure measure, CtFigure *figure);
gboolean ct_view_cursor_find_measure(CtViewCursor *cursor, guint32 indicator, CtPeriod period,
                                     guint32 area, CtMeasure measure, CtFigure *figure);
/* Only whether ct_view_cursor_find() finds it. */
gboolean ct_view_cursor_has(CtViewCursor *cursor, guint32 indicator, CtPeriod period,
                            guint32 area, CtMeasure measure);
/* ct_view_cursor_locate() of one that is not the next one. */
gboolean ct_view_cursor_seek(CtViewCursor *cursor, guint32 indicator, CtPeriod period,
                             guint32 area, CtMeasure measure, const CtDataset **dataset,
                             gsize *cell);

/* Only where the figure of exactly @measure stands: the cell of the current figures or of
 * the history, as @dataset tells. Mostly it is the one behind the last one. */
static inline gboolean
ct_view_cursor_locate(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure, const CtDataset **dataset, gsize *cell)
{
  const CtDataset *current = cursor->view->current;

  if (!ct_dataset_is_cell(current, cursor->current + 1, indicator, period, area, measure))
    return ct_view_cursor_seek(cursor, indicator, period, area, measure, dataset, cell);
  *dataset = current;
  *cell = ++cursor->current;
  return !ct_batch_is_missing(current->observations, ct_dataset_first(current, *cell));
}

/**
 * ct_view_next_child:
 * @position: (inout): 0 to begin with
 * Returns: %TRUE and the next area that makes up @area: of the next level, or the
 *   residual, valid on the last day of @period
 */
gboolean ct_view_next_child(const CtView *view, guint32 area, CtPeriod period,
                            gboolean with_residual, guint *position, guint32 *child);

G_END_DECLS
