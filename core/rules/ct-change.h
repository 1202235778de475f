/* ct-change.h: the slips that a figure may owe its value to; private to core/rules.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

/* A change is a number: powers of ten in the order 10, 1/10, 100, 1/100 ..., then the
 * sign, then two digits side by side that are swapped, from the right. */
#define CT_CHANGE_POWERS 18
#define CT_CHANGE_SIGN CT_CHANGE_POWERS
#define CT_CHANGES_MAX (CT_CHANGE_SIGN + 1 + 18)

/**
 * CtChanges: those that are possible at all, in the order they are tried.
 * @change, @changed: (array length=n): the number, and the figure afterwards
 */
typedef struct {
  guint n;
  guint change[CT_CHANGES_MAX];
  CtObservation changed[CT_CHANGES_MAX];
} CtChanges;

/* Of a figure that is counted one by one only changes that leave a whole number. */
void ct_changes_collect(CtChanges *changes, const CtCatalog *catalog,
                        const CtObservation *figure);

G_END_DECLS
