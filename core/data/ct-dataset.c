#include "data/ct-dataset.h"

void
ct_dataset_free(CtDataset *dataset)
{
  if (dataset == NULL)
    return;
  ct_batch_free(dataset->observations);
  g_free(dataset->submission);
  g_free(dataset->groups);
  g_free(dataset->odd);
  g_free(dataset);
}

CtDataset *
ct_dataset_new_unsorted(CtBatch *batch)
{
  CtDataset *dataset = g_new0(CtDataset, 1);
  gsize n_groups = batch->n / CT_CELLS_TOGETHER + 1;

  g_assert(batch->n < G_MAXUINT32);
  dataset->observations = batch;
  dataset->n_cells = batch->n;
  dataset->groups = g_new0(CtCellGroup, n_groups);
  for (gsize i = 0; i < n_groups; i++)
    dataset->groups[i].first = (guint32)(i * CT_CELLS_TOGETHER);
  return dataset;
}

/* Whether each of the cells of the group has one observation. */
static gboolean
is_plain_group(const CtDataset *dataset, gsize group)
{
  const CtCellGroup *groups = dataset->groups;

  return (group + 1) * CT_CELLS_TOGETHER <= dataset->n_cells &&
         groups[group + 1].first - groups[group].first == CT_CELLS_TOGETHER;
}

gsize
ct_dataset_next_shared(const CtDataset *dataset, gsize cell)
{
  while (cell < dataset->n_cells) {
    if (cell % CT_CELLS_TOGETHER == 0 && is_plain_group(dataset, cell / CT_CELLS_TOGETHER)) {
      cell += CT_CELLS_TOGETHER;
      continue;
    }
    if (ct_dataset_first(dataset, cell + 1) - ct_dataset_first(dataset, cell) > 1)
      return cell;
    cell++;
  }
  return CT_CELL_NONE;
}

gsize
ct_dataset_lower_bound(const CtDataset *dataset, gsize begin, gsize end, guint64 key)
{
  while (begin < end) {
    gsize middle = begin + (end - begin) / 2;
    if (ct_dataset_key_at(dataset, middle) < key)
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
  guint64 key;
  gsize cell;

  if (!ct_dataset_find_key(dataset, indicator, period, area, measure, &key))
    return CT_CELL_NONE;
  cell = ct_dataset_lower_bound(dataset, 0, dataset->n_cells, key);
  return cell < dataset->n_cells && ct_dataset_key_at(dataset, cell) == key ? cell : CT_CELL_NONE;
}

CtObservation
ct_dataset_get(const CtDataset *dataset, gsize cell)
{
  return ct_batch_get(dataset->observations, ct_dataset_first(dataset, cell));
}

guint32
ct_dataset_submission(const CtDataset *dataset, gsize cell)
{
  return ct_dataset_submission_at(dataset, ct_dataset_first(dataset, cell));
}

/* The first cell of @indicator or of one behind it. */
static gsize
first_of(const CtDataset *dataset, guint64 indicator)
{
  const CtKeyLayout *layout = dataset->observations->layout;
  const guint32 low = layout->low[CT_KEY_INDICATOR];

  if (indicator <= low)
    return 0;
  if (indicator - low > layout->span[CT_KEY_INDICATOR])
    return dataset->n_cells;
  return ct_dataset_lower_bound(dataset, 0, dataset->n_cells,
                                ct_key_layout_join(layout, (guint32)(indicator - low), 0, 0, 0));
}

void
ct_dataset_range(const CtDataset *dataset, guint32 indicator, gsize *begin, gsize *end)
{
  *begin = *end = 0;
  if (dataset->observations->layout == NULL)
    return;
  *begin = first_of(dataset, indicator);
  *end = first_of(dataset, (guint64)indicator + 1);
}
