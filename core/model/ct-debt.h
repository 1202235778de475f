/* ct-debt.h: who owes which figures of a period, by the catalog.
 */
#pragma once

#include "model/ct-catalog.h"

G_BEGIN_DECLS

/* Bit of CtIndicator.due that the period stands for; 0: figures of it are owed by nobody. */
guint ct_due_bit(CtPeriod period);

/* @reporter: index, or CT_INDEX_NONE: nobody answers for the figure */
typedef void (*CtDebtFunc)(guint32 indicator, guint32 area, guint32 reporter,
                           gpointer user_data);

/* Each figure of @period that is owed at @levels (CtLevel bits), by indicator, then area, of the
 * areas that existed on its last day. */
void ct_debts_for_each(const CtCatalog *catalog, CtPeriod period, guint levels, CtDebtFunc func,
                       gpointer user_data);

G_END_DECLS
