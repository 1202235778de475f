#include "model/ct-debt.h"

#include "model/ct-area.h"

#define SEVERAL (CT_INDEX_NONE - 1)

guint
ct_due_bit(CtPeriod period)
{
  return ct_period_month(period) == 1 && ct_period_months(period) <= 12
             ? 1u << ct_period_months(period)
             : 0;
}

/* For each area the only reporter that answers for it, or none. */
static guint32 *
find_answerable(const CtCatalog *catalog)
{
  guint32 *of = g_new(guint32, catalog->n_areas + 1);

  for (guint i = 0; i < catalog->n_areas; i++)
    of[i] = CT_INDEX_NONE;
  for (guint i = 0; i < catalog->n_reporters; i++) {
    guint32 area = catalog->reporters[i].area;

    if (area != CT_INDEX_NONE)
      of[area] = of[area] == CT_INDEX_NONE ? i : SEVERAL;
  }
  for (guint i = 0; i < catalog->n_areas; i++)
    of[i] = of[i] == SEVERAL ? CT_INDEX_NONE : of[i];
  return of;
}

/* The indicator's own reporter for its own area (the province); below it the district for
 * itself and its communes. Where nobody answers for an area, the indicator's reporter. */
static guint32
owner_of(const CtCatalog *catalog, const guint32 *answerable, const CtIndicator *indicator,
         guint32 area)
{
  guint32 first = indicator->reporter;

  for (guint32 at = area; at != CT_INDEX_NONE; at = catalog->areas[at].parent) {
    if (first != CT_INDEX_NONE && catalog->reporters[first].area == at)
      return first;
    if (answerable[at] != CT_INDEX_NONE)
      return answerable[at];
  }
  return first;
}

/* For each area whether it existed at the end of the period. */
static gboolean *
find_existing(const CtCatalog *catalog, CtPeriod period)
{
  gboolean *existing = g_new(gboolean, catalog->n_areas + 1);

  for (guint i = 0; i < catalog->n_areas; i++)
    existing[i] = ct_area_is_valid(&catalog->areas[i], period);
  return existing;
}

void
ct_debts_for_each(const CtCatalog *catalog, CtPeriod period, guint levels, CtDebtFunc func,
                  gpointer user_data)
{
  const guint due = ct_due_bit(period);
  g_autofree guint32 *answerable = find_answerable(catalog);
  g_autofree gboolean *existing = find_existing(catalog, period);

  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];

    if ((indicator->due & due) == 0)
      continue;
    for (guint32 area = 0; area < catalog->n_areas; area++)
      if (((guint)catalog->areas[area].level & indicator->levels & levels) != 0 && existing[area])
        func(i, area, owner_of(catalog, answerable, indicator, area), user_data);
  }
}
