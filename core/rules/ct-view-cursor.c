/* ct-view-cursor.c: looks for one figure near the last one. */
#include "rules/ct-view.h"

CtViewCursor
ct_view_cursor(const CtView *view)
{
  return (CtViewCursor){.view = view};
}

/* From @at, whose key is below @key, in steps that double. */
static gsize
seek_forward(const CtDataset *dataset, gsize at, guint64 key)
{
  gsize n = dataset->n_cells, step = 1;

  while (step < n - at && ct_dataset_key_at(dataset, at + step) < key) {
    at += step;
    step *= 2;
  }
  return ct_dataset_lower_bound(dataset, at + 1, MIN(at + step, n), key);
}

/* From @at, before which the key is not below @key. */
static gsize
seek_backward(const CtDataset *dataset, gsize at, guint64 key)
{
  gsize step = 1;

  while (step < at && ct_dataset_key_at(dataset, at - step) >= key) {
    at -= step;
    step *= 2;
  }
  return ct_dataset_lower_bound(dataset, step < at ? at - step : 0, at, key);
}

/* Moves *at to the first cell whose key is not below @key. Returns: whether it has it. */
static gboolean
seek(const CtDataset *dataset, gsize *at, guint64 key)
{
  const gsize n = dataset->n_cells;

  if (*at == 0) /* mostly: has not been anywhere yet */
    *at = n == 0 || ct_dataset_key_at(dataset, 0) >= key
            ? 0
            : ct_dataset_lower_bound(dataset, 0, n, key);
  else if (*at < n && ct_dataset_key_at(dataset, *at) < key)
    *at = seek_forward(dataset, *at, key);
  else if (ct_dataset_key_at(dataset, *at - 1) >= key)
    *at = seek_backward(dataset, *at, key);
  return *at < n && ct_dataset_key_at(dataset, *at) == key;
}

static gboolean
has(const CtDataset *dataset, gsize *at, guint32 indicator, CtPeriod period, guint32 area,
    CtMeasure measure)
{
  guint64 key;

  return ct_key_layout_find(dataset->layout, indicator, period, area, measure, &key) &&
         seek(dataset, at, key);
}

/* A current cell without a value says that there is none: history is not asked. */
gboolean
ct_view_cursor_locate(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure, const CtDataset **dataset, gsize *cell)
{
  const CtView *view = cursor->view;

  if (has(view->current, &cursor->current, indicator, period, area, measure)) {
    *dataset = view->current;
    *cell = cursor->current;
  } else if (view->history != NULL &&
             has(view->history, &cursor->history, indicator, period, area, measure)) {
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
  gsize cell;

  if (!ct_view_cursor_locate(cursor, indicator, period, area, measure, &dataset, &cell))
    return FALSE;
  figure->from_history = dataset != cursor->view->current;
  figure->observation = ct_dataset_get(dataset, cell);
  figure->submission =
      figure->from_history ? CT_INDEX_NONE : ct_dataset_submission(dataset, cell);
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
