#include "ods-format.h"

#include <string.h>

#include "ods-names.h"

#define MAX_PLACES 30u

gboolean
ods_format_is_style(const gchar *space, const gchar *name)
{
  return g_str_has_suffix(name, "-style") && ods_is_in(space, "datastyle");
}

static void
append_many(GString *code, gchar sign, guint n)
{
  for (guint i = 0; i < MIN(n, MAX_PLACES); i++)
    g_string_append_c(code, sign);
}

/* Those that are always shown, and those that may be. */
static void
append_decimals(GString *code, const OfficeXmlElement *element)
{
  guint places = ods_number(element, "datastyle", "decimal-places", 0);
  guint least = ods_number(element, "datastyle", "min-decimal-places", places);
  const gchar *instead = ods_attribute(element, "datastyle", "decimal-replacement");

  if (places == 0)
    return;
  places = MIN(places, MAX_PLACES);
  least = instead != NULL && instead[0] == '\0' ? 0 : MIN(least, places);
  g_string_append_c(code, '.');
  append_many(code, '0', least);
  append_many(code, '#', places - least);
}

/* "1000" is one comma at the end. */
static void
append_factor(GString *code, const OfficeXmlElement *element)
{
  guint32 factor = ods_number(element, "datastyle", "display-factor", 1);

  for (; factor >= 1000 && factor % 1000 == 0; factor /= 1000)
    g_string_append_c(code, ',');
}

static void
append_number(GString *code, const OfficeXmlElement *element)
{
  guint whole = ods_number(element, "datastyle", "min-integer-digits", 0);

  if (ods_attribute(element, "datastyle", "decimal-places") == NULL) {
    g_string_append(code, "General");
    return;
  }
  g_string_append(code, ods_is_true(element, "datastyle", "grouping") ? "#,##" : "");
  if (whole == 0)
    g_string_append_c(code, '#');
  append_many(code, '0', whole);
  append_decimals(code, element);
  append_factor(code, element);
}

static void
append_scientific(GString *code, const OfficeXmlElement *element)
{
  append_many(code, '0', MAX(1, ods_number(element, "datastyle", "min-integer-digits", 1)));
  append_decimals(code, element);
  g_string_append(code, "E+");
  append_many(code, '0', MAX(1, ods_number(element, "datastyle", "min-exponent-digits", 2)));
}

void
ods_format_add(GString *code, const OfficeXmlElement *element)
{
  static const struct {
    const gchar *name;
    const gchar *code;
  } parts[] = {
    {"year", "yyyy"},     {"month", "mm"},         {"day", "dd"},      {"day-of-week", "ddd"},
    {"era", "yy"},        {"quarter", "yy"},       {"week-of-year", "yy"},
    {"hours", "hh"},      {"minutes", "mm"},       {"seconds", "ss"},  {"am-pm", "AM/PM"},
    {"fraction", "# ?/?"}, {"text-content", "@"},
  };

  if (code->len > ODS_MAX_CODE || !ods_is_in(element->space, "datastyle"))
    return;
  if (strcmp(element->name, "number") == 0)
    append_number(code, element);
  else if (strcmp(element->name, "scientific-number") == 0)
    append_scientific(code, element);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    if (strcmp(element->name, parts[i].name) == 0)
      g_string_append(code, parts[i].code);
}

void
ods_format_add_text(GString *code, const gchar *text, gsize length, gboolean percent)
{
  if (code->len + length > ODS_MAX_CODE)
    return;
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '%' && percent)
      g_string_append_c(code, '%');
    else if (text[i] == '"')
      g_string_append(code, "\\\"");
    else
      g_string_append_printf(code, (guchar)text[i] < 0x80 ? "\\%c" : "%c", text[i]);
  }
}

gboolean
ods_format_add_condition(GString *code, const gchar *condition)
{
  static const gchar front[] = "value()";
  const gchar *sign;
  gsize length;

  if (condition == NULL || !g_str_has_prefix(condition, front))
    return FALSE;
  sign = condition + sizeof front - 1;
  length = strlen(sign);
  if (length == 0 || length > 40 || strchr("<>=!", *sign) == NULL || strchr(sign, ']') != NULL)
    return FALSE;
  if (*sign == '!')
    g_string_append_printf(code, "[<>%s]", sign + (sign[1] == '=' ? 2 : 1));
  else
    g_string_append_printf(code, "[%s]", sign);
  return TRUE;
}
