/* ct-owing.c: which figures somebody owes, by the catalog.
 */
#include "rules/sound/ct-owing.h"

#define MONTHS_OF_YEAR 12

static guint
all_due(const CtCatalog *catalog)
{
  guint due = 0;

  for (guint i = 0; i < catalog->n_targeted; i++)
    due |= catalog->indicators[i].due;
  return due;
}

static guint
due_of(const CtOwing *owing, guint32 index)
{
  const CtIndicator *indicator = &owing->catalog->indicators[index];

  if (index < owing->catalog->n_targeted)
    return indicator->due;
  return indicator->accrual == CT_ACCRUAL_ANNUAL ? 1u << MONTHS_OF_YEAR : owing->lengths;
}

CtOwing *
ct_owing_new(const CtCatalog *catalog)
{
  CtOwing *owing = g_new0(CtOwing, 1);

  owing->catalog = catalog;
  owing->lengths = all_due(catalog);
  for (guint32 i = 0; i < catalog->n_areas; i++)
    owing->levels |= catalog->areas[i].level;
  owing->due = g_new(guint, catalog->n_indicators + 1);
  for (guint32 i = 0; i < catalog->n_indicators; i++)
    owing->due[i] = due_of(owing, i);
  return owing;
}

void
ct_owing_free(CtOwing *owing)
{
  if (owing == NULL)
    return;
  g_free(owing->due);
  g_free(owing);
}

static gboolean
is_of_level(const CtIndicator *indicator, guint level)
{
  if (level == CT_LEVEL_RESIDUAL && (indicator->additive == CT_ADDITIVE_SUM_RESIDUAL ||
                                     indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL))
    return TRUE;
  return (indicator->levels & level) != 0;
}

static gboolean
is_due(const CtOwing *owing, guint32 indicator, CtPeriod period, CtMeasure measure)
{
  gint months = ct_period_months(period);

  if (measure == CT_MEASURE_PLAN)
    return TRUE;
  if (ct_period_month(period) != 1 || months > MONTHS_OF_YEAR)
    return FALSE;
  return (owing->due[indicator] >> months & 1u) != 0 ||
         (measure == CT_MEASURE_ESTIMATE && months == MONTHS_OF_YEAR);
}

CtOwed
ct_owing_of(const CtOwing *owing, guint32 indicator, guint level, CtPeriod period,
            CtMeasure measure)
{
  if (period == CT_PERIOD_NONE)
    return CT_OWED_NO_PERIOD;
  if ((owing->levels & level) == 0 ||
      !is_of_level(&owing->catalog->indicators[indicator], level))
    return CT_OWED_AT_OTHER_LEVELS;
  return is_due(owing, indicator, period, measure) ? CT_OWED : CT_OWED_IN_OTHER_PERIODS;
}
