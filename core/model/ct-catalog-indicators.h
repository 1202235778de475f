/* ct-catalog-indicators.h: the columns of indicators.csv (for ct-catalog-*.c).
 */
#pragma once

#include "model/ct-catalog-private.h"

G_BEGIN_DECLS

#define CT_MIN_DECIMALS (-6)
#define CT_MAX_DECIMALS 12

enum {
  CT_COLUMN_CODE,
  CT_COLUMN_NAME_VI,
  CT_COLUMN_NAME_EN,
  CT_COLUMN_ALIASES,
  CT_COLUMN_UNIT,
  CT_COLUMN_DECIMALS,
  CT_COLUMN_ACCRUAL,
  CT_COLUMN_WINDOW,
  CT_COLUMN_PRICE_BASE,
  CT_COLUMN_LEVELS,
  CT_COLUMN_ADDITIVE,
  CT_COLUMN_MINIMUM,
  CT_COLUMN_MAXIMUM,
  CT_COLUMN_REPORTER,
  CT_COLUMN_NOTE,
  CT_COLUMN_N_COMMON, /* components have those above */
  CT_COLUMN_GROUP = CT_COLUMN_N_COMMON,
  CT_COLUMN_DUE,
  CT_COLUMN_FORM,
  CT_COLUMN_NUMERATOR,
  CT_COLUMN_DENOMINATOR,
  CT_COLUMN_FACTOR,
  CT_COLUMN_BETTER,
  CT_COLUMN_COMPARATOR,
  CT_COLUMN_TARGET,
  CT_COLUMN_TARGET_PERIOD,
  CT_COLUMN_TARGET_AREA,
  CT_COLUMN_TOLERANCE,
  CT_COLUMN_QUOTE,
  CT_COLUMN_N
};

/* Due periods, form, target and quote of an indicator whose common columns are read. */
gboolean ct_catalog_read_target(CtCatalogData *data, const CtTable *table, guint row,
                                CtIndicator *indicator, GError **error);

/* That no indicator is made, over its parts, from itself. */
gboolean ct_catalog_check_form_loops(const CtCatalogData *data, const CtTable *table,
                                     GError **error);

G_END_DECLS
