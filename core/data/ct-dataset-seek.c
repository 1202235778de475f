/* ct-dataset-seek.c: looks for one cell near the last one. */
#include "data/ct-dataset.h"

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

gboolean
ct_dataset_find_near(const CtDataset *dataset, gsize *at, guint32 indicator, CtPeriod period,
                     guint32 area, CtMeasure measure)
{
  guint64 key;

  return ct_dataset_find_key(dataset, indicator, period, area, measure, &key) &&
         seek(dataset, at, key);
}

gboolean
ct_dataset_get_near(const CtDataset *dataset, gsize *at, const CtObservation *key,
                    CtMeasure measure, CtObservation *figure)
{
  if (dataset->n_cells == 0 ||
      !ct_dataset_find_near(dataset, at, key->indicator, key->period, key->area, measure))
    return FALSE;
  *figure = ct_dataset_get(dataset, *at);
  return TRUE;
}
