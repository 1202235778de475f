/* ct-merge.h: the observations of all submissions become one dataset.
 */
#pragma once

#include "data/ct-dataset.h"
#include "data/ct-pool.h"

G_BEGIN_DECLS

/**
 * ct_dataset_merge_pool:
 * @pool: of normalized observations; it is empty then
 * @parts: (array length=n_submissions): where those of each submission are: all of @pool
 * @submissions: (array length=n_submissions): in order of sources
 * @findings: (nullable): receives merge.repeated (information: the same figure
 *   twice in one submission), merge.contradicts (error: two figures for one cell
 *   in one submission, the first is kept), merge.disagreement (warning on each
 *   loser: senders disagree). Figures that differ only by rounding (their
 *   intervals meet and the rounder is the other one rounded) agree.
 * The result depends neither on @n_threads nor on the order in which the pool took them.
 */
CtDataset *ct_dataset_merge_pool(const CtCatalog *catalog, CtPool *pool, const CtPart *parts,
                                 CtSubmission *const *submissions, gsize n_submissions,
                                 guint n_threads, CtFindings *findings);

/* The same of @batches: (array length=n_submissions) (element-type nullable): they are empty
 * then. */
CtDataset *ct_dataset_merge(const CtCatalog *catalog, CtBatch **batches,
                            CtSubmission *const *submissions, gsize n_submissions,
                            guint n_threads, CtFindings *findings);

G_END_DECLS
