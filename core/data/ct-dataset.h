/* ct-dataset.h: all observations of a run, merged.
 *
 * A cell is a key (indicator, period, area, measure). All observations that
 * claim a cell are kept; the first of them is its value: the one of the sender
 * with the highest trust, then of the earlier source, then the one that was
 * read first. Cells are in catalog order of indicators, then period, then area,
 * then measure.
 */
#pragma once

#include "data/ct-batch.h"
#include "data/ct-finding.h"
#include "data/ct-submission.h"

G_BEGIN_DECLS

/* Where the observations of CT_CELLS_TOGETHER cells begin. Mostly each cell has one.
 * @first: that of the first of these cells
 * @odd: 0: those of the others follow one by one; else one more than where their own numbers
 *   begin in CtDataset.odd */
typedef struct {
  guint32 first;
  guint32 odd;
} CtCellGroup;

#define CT_CELLS_TOGETHER ((gsize)64)

/**
 * CtDataset:
 * @observations: all, sorted by key, within a key by rank (array length=observations->n);
 *   without the columns that go without saying, with keys: see CtBatch
 * @submission: (nullable) (array length=observations->n): index of the submission of each;
 *   %NULL: all are of @only_submission: see ct_dataset_submission_at()
 * @groups, @odd: see ct_dataset_first()
 *
 * A run has at most 4,294,967,294 observations. One of the plain kind takes 28 bytes here,
 * any other up to 37, those of shared cells up to 4 more, and merging 16 on its way.
 */
typedef struct {
  CtBatch *observations;
  guint32 *submission;
  guint32 only_submission;
  CtCellGroup *groups;
  guint32 *odd;
  gsize n_cells;
} CtDataset;

#define CT_CELL_NONE G_MAXSIZE

void ct_dataset_free(CtDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtDataset, ct_dataset_free)

/* One cell for each observation of @batch, as they stand: nothing is found in it by key.
 * @batch: (transfer full) */
CtDataset *ct_dataset_new_unsorted(CtBatch *batch);

/* Returns: the cell, or CT_CELL_NONE */
gsize ct_dataset_find(const CtDataset *dataset, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure);

/**
 * ct_dataset_find_near:
 * @at: (inout): 0 to begin with; then where the last look-up ended, and the next one begins
 *
 * The same for figures that are near one another: it costs next to nothing when they are asked
 * in the order of the cells.
 * Returns: whether there is one; then it is *@at
 */
gboolean ct_dataset_find_near(const CtDataset *dataset, gsize *at, guint32 indicator,
                              CtPeriod period, guint32 area, CtMeasure measure);
/* The figure itself of @measure for the indicator, period and area of @key. */
gboolean ct_dataset_get_near(const CtDataset *dataset, gsize *at, const CtObservation *key,
                             CtMeasure measure, CtObservation *figure);

/**
 * ct_dataset_skip_alike:
 * @at: (inout): a cell of @other, 0 to begin with; moves past all whose keys are below that of
 *   @cell, and past those that are alike
 *
 * Returns: how many cells from @cell up to @end have the same key as those of @other in turn,
 *   and the same figure: its value as it is printed, and its status
 */
gsize ct_dataset_skip_alike(const CtDataset *dataset, gsize cell, gsize end,
                            const CtDataset *other, gsize *at);

/* The cell's first observation; up to that of the next cell, which the last cell has, too. */
static inline gsize
ct_dataset_first(const CtDataset *dataset, gsize cell)
{
  const CtCellGroup *group = &dataset->groups[cell / CT_CELLS_TOGETHER];
  gsize at = cell % CT_CELLS_TOGETHER;

  return G_LIKELY(group->odd == 0) ? group->first + at : dataset->odd[group->odd - 1 + at];
}

/* The first cell from @cell on that has several observations, or CT_CELL_NONE. */
gsize ct_dataset_next_shared(const CtDataset *dataset, gsize cell);

static inline guint32
ct_dataset_submission_at(const CtDataset *dataset, gsize index)
{
  return dataset->submission != NULL ? dataset->submission[index] : dataset->only_submission;
}

static inline guint64
ct_dataset_key_at(const CtDataset *dataset, gsize cell)
{
  return ct_batch_key(dataset->observations, ct_dataset_first(dataset, cell));
}

/* Whether a figure can be in it, and then its key. */
static inline gboolean
ct_dataset_find_key(const CtDataset *dataset, guint32 indicator, CtPeriod period, guint32 area,
                    CtMeasure measure, guint64 *key)
{
  const CtKeyLayout *layout = dataset->observations->layout;

  return layout != NULL && ct_key_layout_find(layout, indicator, period, area, measure, key);
}

/* Whether it is the cell of that key; it may lie past the last one. */
static inline gboolean
ct_dataset_is_cell(const CtDataset *dataset, gsize cell, guint32 indicator, CtPeriod period,
                   guint32 area, CtMeasure measure)
{
  guint64 key;

  return cell < dataset->n_cells &&
         ct_dataset_find_key(dataset, indicator, period, area, measure, &key) &&
         ct_dataset_key_at(dataset, cell) == key;
}

/* The first cell from @begin up to @end whose key is not below @key, else @end. */
gsize ct_dataset_lower_bound(const CtDataset *dataset, gsize begin, gsize end, guint64 key);

/* The observation that is the cell's value. */
CtObservation ct_dataset_get(const CtDataset *dataset, gsize cell);
guint32 ct_dataset_submission(const CtDataset *dataset, gsize cell);

/* The cells of one indicator: from *begin up to, not including, *end. */
void ct_dataset_range(const CtDataset *dataset, guint32 indicator, gsize *begin, gsize *end);

G_END_DECLS
