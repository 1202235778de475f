#include "data/ct-dataset.h"

/* A key from its high end: 20 bits of indicator, 21 of period, 21 of area, 2 of measure:
 * so keys sort as cells do. */
#define AREA_SHIFT 2
#define PERIOD_SHIFT (AREA_SHIFT + 21)
#define INDICATOR_SHIFT (PERIOD_SHIFT + 21)

guint64
ct_dataset_key(guint32 indicator, CtPeriod period, guint32 area, CtMeasure measure)
{
  return (guint64)indicator << INDICATOR_SHIFT | (guint64)period << PERIOD_SHIFT |
         (guint64)area << AREA_SHIFT | (guint64)measure;
}

void
ct_dataset_free(CtDataset *dataset)
{
  if (dataset == NULL)
    return;
  ct_batch_free(dataset->observations);
  g_free(dataset->submission);
  g_free(dataset->keys);
  g_free(dataset->first);
  g_free(dataset);
}

/* The first cell whose key is not below @key. */
static gsize
lower_bound(const CtDataset *dataset, guint64 key)
{
  gsize begin = 0;
  gsize end = dataset->n_cells;

  while (begin < end) {
    gsize middle = begin + (end - begin) / 2;
    if (dataset->keys[middle] < key)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

gsize
ct_dataset_find(const CtDataset *dataset, guint32 indicator, CtPeriod period, guint32 area,
                CtMeasure measure)
{
  if (indicator >= CT_DATASET_MAX_INDICATORS || area >= CT_DATASET_MAX_AREAS ||
      period >= CT_DATASET_MAX_PERIODS)
    return CT_CELL_NONE;

  guint64 key = ct_dataset_key(indicator, period, area, measure);
  gsize cell = lower_bound(dataset, key);
  return cell < dataset->n_cells && dataset->keys[cell] == key ? cell : CT_CELL_NONE;
}

CtObservation
ct_dataset_get(const CtDataset *dataset, gsize cell)
{
  return ct_batch_get(dataset->observations, dataset->first[cell]);
}

guint32
ct_dataset_submission(const CtDataset *dataset, gsize cell)
{
  return dataset->submission[dataset->first[cell]];
}

void
ct_dataset_range(const CtDataset *dataset, guint32 indicator, gsize *begin, gsize *end)
{
  if (indicator >= CT_DATASET_MAX_INDICATORS) {
    *begin = *end = dataset->n_cells;
    return;
  }
  *begin = lower_bound(dataset, ct_dataset_key(indicator, 0, 0, CT_MEASURE_ACTUAL));
  *end = indicator + 1 == CT_DATASET_MAX_INDICATORS
             ? dataset->n_cells
             : lower_bound(dataset, ct_dataset_key(indicator + 1, 0, 0, CT_MEASURE_ACTUAL));
}
