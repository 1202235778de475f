#include "intake/ct-column-describe.h"

#include "base/ct-message.h"
#include "model/ct-for-people.h"

static const gchar *const meanings[] = {
  [CT_MEANS_NONE] = N_("not known, not read"),
  [CT_MEANS_IGNORED] = N_("known, not needed"),
  [CT_MEANS_ROW_NUMBER] = N_("number of the row"),
  [CT_MEANS_INDICATOR_CODE] = N_("code of the indicator"),
  [CT_MEANS_INDICATOR] = N_("indicator"),
  [CT_MEANS_INDICATOR_NAME] = N_("name of the indicator"),
  [CT_MEANS_AREA_CODE] = N_("code of the area"),
  [CT_MEANS_AREA] = N_("area"),
  [CT_MEANS_AREA_NAME] = N_("name of the area"),
  [CT_MEANS_COMMUNE_CODE] = N_("code of the commune"),
  [CT_MEANS_COMMUNE] = N_("commune"),
  [CT_MEANS_DISTRICT_CODE] = N_("code of the district"),
  [CT_MEANS_DISTRICT] = N_("district"),
  [CT_MEANS_AREA_OR_UNIT] = N_("area or unit"),
  [CT_MEANS_PERIOD] = N_("period"),
  [CT_MEANS_UNIT] = N_("unit"),
  [CT_MEANS_NUMERATOR] = N_("numerator"),
  [CT_MEANS_DENOMINATOR] = N_("denominator"),
  [CT_MEANS_MEASURE] = N_("measure"),
  [CT_MEANS_STATUS] = N_("status of the figure"),
  [CT_MEANS_DECIMALS] = N_("decimals"),
  [CT_MEANS_SENDER] = N_("sender"),
  [CT_MEANS_VALUE] = N_("figures"),
  [CT_MEANS_OTHER_PLAN] = N_("another plan, compared with and not kept"),
  [CT_MEANS_COMPARISON] = N_("comparison, recomputed and not kept"),
  [CT_MEANS_REPEATED] = N_("the same as an earlier column, not read"),
  [CT_MEANS_AMBIGUOUS_AREA] = N_("a name of several areas, not read"),
};

static void
append(GString *text, const gchar *part)
{
  g_string_append(text, ", ");
  g_string_append(text, part);
}

/* 100 x column 4 / column 7, as people number columns */
static void
append_operands(GString *text, const CtColumn *column)
{
  if (column->compared == CT_COLUMN_NONE || column->base == CT_COLUMN_NONE)
    return;
  g_string_append_printf(text,
                         column->comparison == CT_COMPARES_DIFFERENCE
                           ? _(", of column %d less column %d")
                           : _(", of column %d by column %d"),
                         column->compared + 1, column->base + 1);
}

gchar *
ct_column_describe(const CtCatalog *catalog, const CtColumn *column)
{
  static const gchar *const measures[] = {N_("actual"), N_("estimate"), N_("plan")};
  GString *text = g_string_new(_(meanings[column->role]));
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  if (column->measure != CT_MEASURE_UNSAID)
    append(text, _(measures[column->measure]));
  if (column->period != CT_PERIOD_NONE)
    append(text, ct_period_for_people(column->period, period));
  if (column->indicator != CT_INDEX_NONE)
    append(text, ct_indicator_name(&catalog->indicators[column->indicator]));
  if (column->area != CT_INDEX_NONE)
    append(text, catalog->areas[column->area].name);
  if (column->unit.length > 0)
    g_string_append_printf(text, " (%.*s)", (int)column->unit.length, column->unit.text);
  append_operands(text, column);
  return g_string_free(text, FALSE);
}
