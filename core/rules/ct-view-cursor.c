/* ct-view-cursor.c: looks for one figure near the last one. */
#include "rules/ct-view.h"

CtViewCursor
ct_view_cursor(const CtView *view)
{
  return (CtViewCursor){.view = view};
}

/* The first of the keys from @begin up to @end that is not below @key, else @end. */
static gsize
lower_bound(const guint64 *keys, gsize begin, gsize end, guint64 key)
{
  while (begin < end) {
    gsize middle = begin + (end - begin) / 2;
    if (keys[middle] < key)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

/* From @at, whose key is below @key, in steps that double. */
static gsize
seek_forward(const guint64 *keys, gsize n, gsize at, guint64 key)
{
  gsize step = 1;

  while (step < n - at && keys[at + step] < key) {
    at += step;
    step *= 2;
  }
  return lower_bound(keys, at + 1, MIN(at + step, n), key);
}

/* From @at, before which the key is not below @key. */
static gsize
seek_backward(const guint64 *keys, gsize at, guint64 key)
{
  gsize step = 1;

  while (step < at && keys[at - step] >= key) {
    at -= step;
    step *= 2;
  }
  return lower_bound(keys, step < at ? at - step : 0, at, key);
}

/* Moves *at to the first cell whose key is not below @key. Returns: whether it has it. */
static gboolean
seek(const CtDataset *dataset, gsize *at, guint64 key)
{
  const guint64 *keys = dataset->keys;
  gsize n = dataset->n_cells;

  if (*at == 0) /* mostly: has not been anywhere yet */
    *at = n == 0 || keys[0] >= key ? 0 : lower_bound(keys, 0, n, key);
  else if (*at < n && keys[*at] < key)
    *at = seek_forward(keys, n, *at, key);
  else if (keys[*at - 1] >= key)
    *at = seek_backward(keys, *at, key);
  return *at < n && keys[*at] == key;
}

/* A current cell without a value says that there is none: history is not asked. */
gboolean
ct_view_cursor_locate(CtViewCursor *cursor, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure, const CtDataset **dataset, gsize *cell)
{
  const CtView *view = cursor->view;
  guint64 key;

  if (indicator >= CT_DATASET_MAX_INDICATORS || area >= CT_DATASET_MAX_AREAS ||
      period >= CT_DATASET_MAX_PERIODS)
    return FALSE;
  key = ct_dataset_key(indicator, period, area, measure);
  if (seek(view->current, &cursor->current, key)) {
    *dataset = view->current;
    *cell = cursor->current;
  } else if (view->history != NULL && seek(view->history, &cursor->history, key)) {
    *dataset = view->history;
    *cell = cursor->history;
  } else {
    return FALSE;
  }
  return !ct_batch_is_missing((*dataset)->observations, (*dataset)->first[*cell]);
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
