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

/**
 * CtDataset:
 * @observations: all, sorted by key, within a key by rank (array length=observations->n)
 * @submission: (array length=observations->n): index of the submission of each
 * @keys: (array length=n_cells): ascending
 * @first: (array length=n_cells + 1): the cell's first observation; up to that
 *   of the next cell
 *
 * A run has at most 4,294,967,295 observations; one takes 56 bytes here, and
 * ct_dataset_merge() holds no more than that for each on its way.
 */
typedef struct {
  CtBatch *observations;
  guint32 *submission;
  guint64 *keys;
  guint32 *first;
  gsize n_cells;
} CtDataset;

#define CT_CELL_NONE G_MAXSIZE

/**
 * ct_dataset_merge:
 * @batches: (array length=n_submissions): normalized, emptied on the way
 * @submissions: (array length=n_submissions): in order of sources
 * @findings: (nullable): receives merge.repeated (information: the same figure
 *   twice in one submission), merge.contradicts (error: two figures for one cell
 *   in one submission, the first is kept), merge.disagreement (warning on each
 *   loser: senders disagree). Figures that differ only by rounding (their
 *   intervals meet and the rounder is the other one rounded) agree.
 * The result does not depend on @n_threads.
 */
CtDataset *ct_dataset_merge(const CtCatalog *catalog, CtBatch **batches,
                            CtSubmission *const *submissions, gsize n_submissions,
                            guint n_threads, CtFindings *findings);
void ct_dataset_free(CtDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtDataset, ct_dataset_free)

/* Room in a key; the catalog is smaller. */
#define CT_DATASET_MAX_INDICATORS (1u << 20)
#define CT_DATASET_MAX_AREAS (1u << 21)
#define CT_DATASET_MAX_PERIODS (1u << 21) /* years up to 2199 */

guint64 ct_dataset_key(guint32 indicator, CtPeriod period, guint32 area, CtMeasure measure);

/* Returns: the cell, or CT_CELL_NONE */
gsize ct_dataset_find(const CtDataset *dataset, guint32 indicator, CtPeriod period, guint32 area,
                      CtMeasure measure);

/* The observation that is the cell's value. */
CtObservation ct_dataset_get(const CtDataset *dataset, gsize cell);
guint32 ct_dataset_submission(const CtDataset *dataset, gsize cell);

/* The cells of one indicator: from *begin up to, not including, *end. */
void ct_dataset_range(const CtDataset *dataset, guint32 indicator, gsize *begin, gsize *end);

G_END_DECLS
