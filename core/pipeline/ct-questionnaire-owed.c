/* ct-questionnaire-owed.c: who owes which figures. */
#include "pipeline/ct-questionnaire-make.h"

#define SEVERAL (CT_INDEX_NONE - 1)

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

/* The last day of the period, as an ISO date. */
static void
format_last_day(CtPeriod period, gchar day[11])
{
  gint month = ct_period_end(period) - 1;
  GDateYear year = (GDateYear)(month / 12);
  GDateMonth of_year = (GDateMonth)(month % 12 + 1);

  g_snprintf(day, 11, "%04u-%02u-%02u", (guint)year, (guint)of_year,
             (guint)g_date_get_days_in_month(of_year, year));
}

static gboolean
existed(const CtArea *area, const gchar *day)
{
  return (area->valid_from == NULL || g_strcmp0(area->valid_from, day) <= 0) &&
         (area->valid_to == NULL || g_strcmp0(area->valid_to, day) >= 0);
}

static gboolean
is_due(const CtIndicator *indicator, CtPeriod period)
{
  return ct_period_month(period) == 1 && ct_period_months(period) <= 12 &&
         (indicator->due & (1u << ct_period_months(period))) != 0;
}

GArray *
ct_questionnaire_owed(const CtCatalog *catalog, guint32 reporter, CtPeriod period, guint levels)
{
  GArray *owed = g_array_new(FALSE, FALSE, sizeof(CtOwed));
  g_autofree guint32 *answerable = find_answerable(catalog);
  gchar day[11];

  format_last_day(period, day);
  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];

    for (guint32 area = 0; is_due(indicator, period) && area < catalog->n_areas; area++) {
      CtOwed one = {i, area};

      if (((guint)catalog->areas[area].level & indicator->levels & levels) != 0 &&
          existed(&catalog->areas[area], day) &&
          owner_of(catalog, answerable, indicator, area) == reporter)
        g_array_append_val(owed, one);
    }
  }
  return owed;
}
