/* ct-dataset-alike.c: two datasets side by side. */
#include "data/ct-dataset.h"

typedef struct {
  guint32 indicator;
  CtPeriod period;
  guint32 area;
  CtMeasure measure;
} Key;

static inline Key
key_of(const CtBatch *batch, gsize i)
{
  return (Key){ct_batch_indicator(batch, i), ct_batch_period(batch, i), ct_batch_area(batch, i),
               ct_batch_measure(batch, i)};
}

/* Below 0: the cell of @a at observation @i comes before that of @b at @j. */
static inline gint
compare_keys(const CtBatch *a, gsize i, const CtBatch *b, gsize j)
{
  const Key x = key_of(a, i), y = key_of(b, j);

  if (x.indicator != y.indicator)
    return x.indicator < y.indicator ? -1 : 1;
  if (x.period != y.period)
    return x.period < y.period ? -1 : 1;
  if (x.area != y.area)
    return x.area < y.area ? -1 : 1;
  return (gint)x.measure - (gint)y.measure;
}

static inline gboolean
is_alike(const CtBatch *a, gsize i, const CtBatch *b, gsize j)
{
  return a->coefficient[i] == b->coefficient[j] && a->scale[i] == b->scale[j] &&
         a->decimals[i] == b->decimals[j] && compare_keys(a, i, b, j) == 0 &&
         !ct_batch_is_missing(a, i) && !ct_batch_is_missing(b, j) &&
         ct_batch_status(a, i) == ct_batch_status(b, j);
}

gsize
ct_dataset_skip_alike(const CtDataset *dataset, gsize cell, gsize end, const CtDataset *other,
                      gsize *at)
{
  const CtBatch *a = dataset->observations, *b = other->observations;
  gsize begin = cell;

  while (cell < end && *at < other->n_cells &&
         compare_keys(b, ct_dataset_first(other, *at), a, ct_dataset_first(dataset, cell)) < 0)
    (*at)++;
  while (cell < end && *at < other->n_cells &&
         is_alike(a, ct_dataset_first(dataset, cell), b, ct_dataset_first(other, *at))) {
    cell++;
    (*at)++;
  }
  return cell - begin;
}
