/* ct-dataset-alike.c: two datasets side by side. */
#include "data/ct-dataset.h"

/* Below 0: the cell of @a at observation @i comes before that of @b at @j. */
static inline gint
compare_keys(const CtBatch *a, gsize i, const CtBatch *b, gsize j)
{
  if (ct_batch_indicator(a, i) != ct_batch_indicator(b, j))
    return ct_batch_indicator(a, i) < ct_batch_indicator(b, j) ? -1 : 1;
  if (ct_batch_period(a, i) != ct_batch_period(b, j))
    return ct_batch_period(a, i) < ct_batch_period(b, j) ? -1 : 1;
  if (ct_batch_area(a, i) != ct_batch_area(b, j))
    return ct_batch_area(a, i) < ct_batch_area(b, j) ? -1 : 1;
  return (gint)ct_batch_measure(a, i) - (gint)ct_batch_measure(b, j);
}

static inline gboolean
is_alike(const CtBatch *a, gsize i, const CtBatch *b, gsize j)
{
  return a->coefficient[i] == b->coefficient[j] && ct_batch_area(a, i) == ct_batch_area(b, j) &&
         ct_batch_period(a, i) == ct_batch_period(b, j) && ct_batch_indicator(a, i) == ct_batch_indicator(b, j) &&
         a->scale[i] == b->scale[j] && a->decimals[i] == b->decimals[j] &&
         ct_batch_measure(a, i) == ct_batch_measure(b, j) && !ct_batch_is_missing(a, i) &&
         !ct_batch_is_missing(b, j) && ct_batch_status(a, i) == ct_batch_status(b, j);
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
