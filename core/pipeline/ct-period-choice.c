/* The period of a run: stated, or the last one that has ended. */
#include <string.h>

#include "pipeline/ct-pipeline.h"

/* The last day of the period that ends with @month of @year lies before @today. */
static gboolean
has_ended(gint year, gint months, GDateTime *today)
{
  gint end = year * 12 + months; /* the month after its last, since year 0 */

  return g_date_time_get_year(today) * 12 + g_date_time_get_month(today) - 1 >= end;
}

/* "3,6,9,12" into a set of months; 0 when it is none. */
static guint
parse_months(const gchar *text)
{
  g_auto(GStrv) words = g_strsplit(text, ",", -1);
  guint months = 0;

  for (gsize i = 0; words[i] != NULL; i++) {
    guint64 n;

    if (!g_ascii_string_to_unsigned(g_strstrip(words[i]), 10, 1, 12, &n, NULL))
      return 0;
    months |= 1u << n;
  }
  return months;
}

static CtPeriod
latest(guint months, GDateTime *today)
{
  for (gint year = g_date_time_get_year(today); months != 0 && year >= 1900; year--)
    for (gint n = 12; n >= 1; n--)
      if ((months & (1u << n)) != 0 && has_ended(year, n, today))
        return ct_period_new(year, 1, n);
  return CT_PERIOD_NONE;
}

CtPeriod
ct_pipeline_parse_period(const gchar *text, GDateTime *today)
{
  if (g_str_has_prefix(text, "latest"))
    return latest(parse_months(text + strlen("latest")), today);
  return ct_period_parse_words(text, strlen(text), TRUE, NULL);
}
