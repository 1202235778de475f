/* ct-view.c: looks for a figure now, then earlier; of its measure, then actual.
 */
#include "rules/ct-view.h"

/* A current cell without a value says that there is none: history is not asked. */
gboolean
ct_view_find_measure(const CtView *view, guint32 indicator, CtPeriod period, guint32 area,
                     CtMeasure measure, CtFigure *figure)
{
  const CtDataset *dataset = view->current;
  gsize cell = ct_dataset_find(dataset, indicator, period, area, measure);
  gboolean from_history = cell == CT_CELL_NONE;

  if (from_history) {
    dataset = view->history;
    cell = dataset != NULL ? ct_dataset_find(dataset, indicator, period, area, measure)
                           : CT_CELL_NONE;
  }
  if (cell == CT_CELL_NONE)
    return FALSE;

  figure->observation = ct_dataset_get(dataset, cell);
  figure->submission = from_history ? CT_INDEX_NONE : ct_dataset_submission(dataset, cell);
  figure->from_history = from_history;
  return !figure->observation.missing;
}

gboolean
ct_view_find(const CtView *view, guint32 indicator, CtPeriod period, guint32 area,
             CtMeasure measure, CtFigure *figure)
{
  if (period == CT_PERIOD_NONE)
    return FALSE;
  if (ct_view_find_measure(view, indicator, period, area, measure, figure))
    return TRUE;
  return measure != CT_MEASURE_ACTUAL &&
         ct_view_find_measure(view, indicator, period, area, CT_MEASURE_ACTUAL, figure);
}
