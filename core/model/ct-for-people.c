/* ct-for-people.c: how messages call periods, levels and indicators. */
#include "model/ct-for-people.h"

#include <string.h>

#include "base/ct-message.h"

/* The English texts are what ct_period_format() writes. */
const gchar *
ct_period_for_people(CtPeriod period, gchar buffer[CT_PERIOD_PEOPLE_CHARS])
{
  static const gchar *const quarters[] = {N_("Q1"), N_("Q2"), N_("Q3"), N_("Q4")};
  const gsize size = CT_PERIOD_PEOPLE_CHARS;
  gint year, month, months;

  ct_period_format(period, buffer);
  if (period == CT_PERIOD_NONE)
    return buffer;
  year = ct_period_year(period);
  month = ct_period_month(period);
  months = ct_period_months(period);
  if (months == 1)
    g_snprintf(buffer, size, _("%04d-%02d"), year, month);
  else if (months == 3 && month % 3 == 1)
    g_snprintf(buffer, size, _("%04d-%s"), year, ct_message(quarters[month / 3]));
  else if (months == 12 && month == 1)
    g_snprintf(buffer, size, _("%04d"), year);
  else if (month == 1)
    g_snprintf(buffer, size, _("%04d-01/P%dM"), year, months);
  return buffer;
}

gchar *
ct_levels_for_people(guint levels)
{
  static const gchar *const names[] = {N_("province"), N_("district"), N_("commune"),
                                       N_("residual")};
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (levels & (1u << i))
      g_string_append_printf(text, "%s%s", text->len == 0 ? "" : ", ", ct_message(names[i]));
  return g_string_free(text, FALSE);
}

gchar *
ct_indicator_for_people(const CtIndicator *indicator)
{
  const gchar *name;

  if (indicator->group != CT_INDEX_NONE)
    return g_strdup(indicator->code);
  name = ct_indicator_name(indicator);
  return strcmp(name, indicator->code) != 0 ? g_strdup_printf("%s %s", indicator->code, name)
                                            : g_strdup(indicator->code);
}
