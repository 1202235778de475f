/* ct-period-inverse.h: from the period of a figure back to those of the cells that take it;
 * private to core/rules.
 *
 * A shifted period has one that it came from. A year is taken by all that lie in it: of
 * these only the ones that occur are of interest.
 */
#pragma once

#include "data/ct-dataset.h"
#include "rules/ct-constraint.h"

G_BEGIN_DECLS

/* Immutable once all references are added; any number of threads. */
typedef struct CtPeriodInverse CtPeriodInverse;

/* Of the periods that occur in @dataset. */
CtPeriodInverse *ct_period_inverse_new(const CtDataset *dataset);
void ct_period_inverse_free(CtPeriodInverse *inverse);

/* Returns: the number of @reference in it. */
guint ct_period_inverse_add(CtPeriodInverse *inverse, CtPeriodReference reference);

/**
 * ct_period_inverse_find:
 * @number: of a reference
 * Returns: (array length=n): the periods from which it leads to @period
 */
const CtPeriod *ct_period_inverse_find(const CtPeriodInverse *inverse, guint number,
                                       CtPeriod period, guint *n);

G_END_DECLS
