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

/* Values */

static gboolean
append_number(const gchar *text, gsize length, GString *people)
{
  gchar number[CT_DECIMAL_PEOPLE_CHARS];
  CtDecimal value;

  if (!ct_decimal_parse(text, length, &value))
    return FALSE;
  g_string_append(people, ct_decimal_format_for_people(ct_decimal_reduce(value), number));
  return TRUE;
}

/* ">= 0", "11700..104000", "1896.1 (3:4)" */
static gboolean
append_value(const gchar *text, GString *people)
{
  gsize sign = strspn(text, "<>= ");
  const gchar *number = text + sign;
  gsize length = strcspn(number, " ");
  const gchar *to = g_strstr_len(number, (gssize)length, "..");

  g_string_append_len(people, text, (gssize)sign);
  if (to != NULL) {
    if (!append_number(number, (gsize)(to - number), people))
      return FALSE;
    g_string_append(people, "–");
    length -= (gsize)(to + 2 - number);
    number = to + 2;
  }
  if (!append_number(number, length, people) ||
      (number[length] != '\0' && number[length + 1] != '('))
    return FALSE;
  g_string_append(people, number + length);
  return TRUE;
}

gchar *
ct_values_for_people(const gchar *values)
{
  g_auto(GStrv) pieces = g_strsplit(values, " | ", -1);
  g_autoptr(GString) people = g_string_new(NULL);

  for (guint i = 0; pieces[i] != NULL; i++) {
    if (i > 0)
      g_string_append(people, _(" or "));
    if (!append_value(pieces[i], people))
      return g_strdup(values);
  }
  return g_strdup(people->str);
}
