#include "test-layout-text.h"

static const gchar *const role_names[CT_N_MEANINGS] = {
  [CT_MEANS_NONE] = "?",
  [CT_MEANS_IGNORED] = "ignored",
  [CT_MEANS_ROW_NUMBER] = "row-number",
  [CT_MEANS_INDICATOR_CODE] = "indicator-code",
  [CT_MEANS_INDICATOR] = "indicator",
  [CT_MEANS_INDICATOR_NAME] = "indicator-name",
  [CT_MEANS_AREA_CODE] = "area-code",
  [CT_MEANS_AREA] = "area",
  [CT_MEANS_AREA_NAME] = "area-name",
  [CT_MEANS_COMMUNE_CODE] = "commune-code",
  [CT_MEANS_COMMUNE] = "commune",
  [CT_MEANS_DISTRICT_CODE] = "district-code",
  [CT_MEANS_DISTRICT] = "district",
  [CT_MEANS_AREA_OR_UNIT] = "area-or-unit",
  [CT_MEANS_PERIOD] = "period",
  [CT_MEANS_UNIT] = "unit",
  [CT_MEANS_NUMERATOR] = "numerator",
  [CT_MEANS_DENOMINATOR] = "denominator",
  [CT_MEANS_MEASURE] = "measure",
  [CT_MEANS_STATUS] = "status",
  [CT_MEANS_DECIMALS] = "decimals",
  [CT_MEANS_SENDER] = "sender",
  [CT_MEANS_VALUE] = "value",
  [CT_MEANS_OTHER_PLAN] = "other",
  [CT_MEANS_COMPARISON] = "compares",
  [CT_MEANS_REPEATED] = "repeated",
  [CT_MEANS_AMBIGUOUS_AREA] = "ambiguous",
};

static void
append_comparison(GString *text, const CtColumn *column)
{
  static const gchar *const kinds[] = {
    [CT_COMPARES_UNKNOWN] = "", [CT_COMPARES_PERCENT] = " %", [CT_COMPARES_DIFFERENCE] = " -"};

  if (column->role != CT_MEANS_COMPARISON)
    return;
  g_string_append(text, kinds[column->comparison]);
  if (column->compared != CT_COLUMN_NONE)
    g_string_append_printf(text, " %d/%d", column->compared + 1, column->base + 1);
}

void
layout_append_column(GString *text, const CtCatalog *catalog, const CtColumn *column)
{
  static const gchar *const givers[] = {[CT_PLAN_UNSAID] = "",
                                        [CT_PLAN_PROVINCE] = " by province",
                                        [CT_PLAN_DISTRICT] = " by district",
                                        [CT_PLAN_CENTRAL] = " by the centre"};
  gchar period[CT_PERIOD_CHARS];

  g_string_append(text, role_names[column->role]);
  append_comparison(text, column);
  if (column->measure != CT_MEASURE_UNSAID)
    g_string_append_printf(text, " %s", ct_measure_name((CtMeasure)column->measure));
  if (column->period != CT_PERIOD_NONE) {
    ct_period_format(column->period, period);
    g_string_append_printf(text, " %s", period);
  } else if (column->relative.said && column->role == CT_MEANS_VALUE) {
    g_string_append(text, " (relative)");
  }
  if (column->area != CT_INDEX_NONE)
    g_string_append_printf(text, " =%s", catalog->areas[column->area].code);
  if (column->indicator != CT_INDEX_NONE)
    g_string_append_printf(text, " #%s", catalog->indicators[column->indicator].code);
  if (column->unit.length > 0)
    g_string_append_printf(text, " [%.*s]", (int)column->unit.length, column->unit.text);
  g_string_append(text, givers[column->plan]);
}

void
layout_append(GString *text, const CtCatalog *catalog, const CtLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++) {
    if (i > 0)
      g_string_append_c(text, '|');
    layout_append_column(text, catalog, ct_layout_get(layout, i));
  }
}
