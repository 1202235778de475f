/* ct-disagreement.h: findings about figures that claim the same cell. For the
 * data layer.
 */
#pragma once

#include "data/ct-dataset.h"

G_BEGIN_DECLS

/* Whether two figures say the same: equal, or one is the other rounded to fewer
 * decimals, or inside what the words around it ("khoảng") leave open. Where the
 * one that counts is a figure, one that is missing does not contradict it. */
gboolean ct_figures_agree(const CtObservation *winner, const CtObservation *other);

/* Tells of all cells of a merged dataset: see ct_dataset_merge(). */
void ct_disagreement_find(const CtDataset *dataset, const CtCatalog *catalog,
                          CtSubmission *const *submissions, CtFindings *findings);

G_END_DECLS
