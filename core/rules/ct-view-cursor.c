/* ct-view-cursor.c: looks for one figure near the last one. */
#include "rules/ct-view.h"

CtViewCursor
ct_view_cursor(const CtView *view)
{
  return (CtViewCursor){.view = view};
}

/* A current cell without a value says that there is none: history is not asked. */
gboolean
ct_view_cursor_seek(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                    CtMeasure measure, const CtDataset **dataset, gsize *cell)
{
  const CtView *view = cursor->view;

  if (ct_dataset_find_near(view->current, &cursor->current, indicator, period, area, measure)) {
    *dataset = view->current;
    *cell = cursor->current;
  } else if (view->history != NULL &&
             ct_dataset_find_near(view->history, &cursor->history, indicator, period, area,
                                  measure)) {
    *dataset = view->history;
    *cell = cursor->history;
  } else {
    return FALSE;
  }
  return !ct_batch_is_missing((*dataset)->observations, ct_dataset_first(*dataset, *cell));
}

gboolean
ct_view_cursor_find_measure(CtViewCursor *cursor, guint32 indicator, CtPeriod period,
                            guint32 area, CtMeasure measure, CtFigure *figure)
{
  const CtDataset *dataset;
  gsize cell, index;

  if (!ct_view_cursor_locate(cursor, indicator, period, area, measure, &dataset, &cell))
    return FALSE;
  figure->from_history = dataset != cursor->view->current;
  index = ct_dataset_first(dataset, cell);
  figure->observation =
      ct_batch_get_of(dataset->observations, index, indicator, period, area);
  figure->submission =
      figure->from_history ? CT_INDEX_NONE : ct_dataset_submission_at(dataset, index);
  return TRUE;
}

gboolean
ct_view_cursor_find(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                    CtMeasure measure, CtFigure *figure)
{
  if (period == CT_PERIOD_NONE)
    return FALSE;
  if (ct_view_cursor_find_measure(cursor, indicator, period, area, measure, figure))
    return TRUE;
  return measure != CT_MEASURE_ACTUAL &&
         ct_view_cursor_find_measure(cursor, indicator, period, area, CT_MEASURE_ACTUAL, figure);
}

gboolean
ct_view_cursor_has(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                   CtMeasure measure)
{
  const CtDataset *dataset;
  gsize cell;

  if (period == CT_PERIOD_NONE)
    return FALSE;
  return ct_view_cursor_locate(cursor, indicator, period, area, measure, &dataset, &cell) ||
         (measure != CT_MEASURE_ACTUAL &&
          ct_view_cursor_locate(cursor, indicator, period, area, CT_MEASURE_ACTUAL, &dataset,
                                &cell));
}
