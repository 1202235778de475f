/* ct-owing.h: which figures somebody owes, by the catalog; private to core/rules.
 */
#pragma once

#include "model/ct-catalog.h"
#include "data/ct-batch.h"

G_BEGIN_DECLS

typedef enum {
  CT_OWED,
  CT_OWED_AT_OTHER_LEVELS,
  CT_OWED_IN_OTHER_PERIODS, /* after other months, or only once a year */
  CT_OWED_NO_PERIOD         /* there is no such period */
} CtOwed;

/**
 * CtOwing:
 * @levels: level bits of the areas that there are
 * @lengths: bit m is set when anything is owed after m months
 * @due: (array): the same of each indicator; a component, of which the catalog does not say
 *   it, has that of all, or of the year where it is annual
 */
typedef struct {
  const CtCatalog *catalog;
  guint levels;
  guint lengths;
  guint *due;
} CtOwing;

CtOwing *ct_owing_new(const CtCatalog *catalog);
void ct_owing_free(CtOwing *owing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtOwing, ct_owing_free)

/* At areas of @level. Periods that are owed begin in January. A plan may be of any period,
 * and what is expected of the year may come at any time of it. */
CtOwed ct_owing_of(const CtOwing *owing, guint32 indicator, guint level, CtPeriod period,
                   CtMeasure measure);

G_END_DECLS
