#include "ods-value.h"

#include <stdio.h>
#include <string.h>

#include "ods-formula.h"
#include "ods-names.h"

#define SHOWN 40u /* of what is wrong */

static const struct {
  const gchar *name;
  OdsType type;
  const gchar *attribute;
} types[] = {
  {"float", ODS_FLOAT, "value"},           {"percentage", ODS_PERCENTAGE, "value"},
  {"currency", ODS_FLOAT, "value"},        {"date", ODS_DATE, "date-value"},
  {"time", ODS_TIME, "time-value"},        {"boolean", ODS_BOOLEAN, "boolean-value"},
  {"string", ODS_STRING, "string-value"},  {"void", ODS_NONE, "value"},
};

void
ods_raw_init(OdsRaw *raw)
{
  *raw = (OdsRaw){.value = g_string_new(NULL), .formula = g_string_new(NULL)};
}

void
ods_raw_clear(OdsRaw *raw)
{
  g_string_free(raw->value, TRUE);
  g_string_free(raw->formula, TRUE);
}

static void
read_type(OdsRaw *raw, const OfficeXmlElement *element, const gchar *name)
{
  raw->type = ODS_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    if (strcmp(types[i].name, name) == 0) {
      const gchar *value = ods_attribute(element, "office", types[i].attribute);

      raw->type = types[i].type;
      raw->has_value = value != NULL;
      g_string_assign(raw->value, value != NULL ? value : "");
    }
}

/* "calcext", an extension that LibreOffice writes. */
static gboolean
is_said_error(const OfficeXmlElement *element)
{
  for (guint i = 0; i < element->n_attributes; i++)
    if (strcmp(element->attributes[i].name, "value-type") == 0 &&
        strcmp(element->attributes[i].value, "error") == 0)
      return TRUE;
  return FALSE;
}

void
ods_raw_read(OdsRaw *raw, const OfficeXmlElement *element, const OdsStyle *style)
{
  const gchar *type = ods_attribute(element, "office", "value-type");
  const gchar *formula = ods_attribute(element, "table", "formula");

  raw->type = ODS_NONE;
  raw->has_value = raw->is_error = FALSE;
  raw->style = style;
  g_string_truncate(raw->value, 0);
  g_string_truncate(raw->formula, 0);
  if (type != NULL)
    read_type(raw, element, type);
  if (formula == NULL)
    return;
  ods_formula_translate(formula, raw->formula);
  raw->is_error = is_said_error(element);
}

static gboolean
set_cell(CtCell *cell, CtCellKind kind, const gchar *text, gsize length)
{
  cell->kind = length > 0 ? kind : CT_CELL_BLANK;
  cell->text = text;
  cell->length = length;
  return TRUE;
}

static gboolean
set_wrong(CtCell *cell, const GString *value)
{
  gsize length = MIN(value->len, SHOWN);

  while (length < value->len && length > 0 && ((guchar)value->str[length] & 0xC0) == 0x80)
    length--;
  set_cell(cell, CT_CELL_ERROR, length > 0 ? value->str : "?", MAX(length, 1));
  return FALSE;
}

/* What programs show where a formula fails; older ones say it in the text alone. */
static gboolean
is_error_text(const gchar *text, gsize length)
{
  static const gchar *const errors[] = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!",
                                        "#VALUE!"};

  if (length > 4 && length < 9 && memcmp(text, "Err:", 4) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(errors); i++)
    if (length == strlen(errors[i]) && memcmp(text, errors[i], length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_word(const gchar *text, gsize length, const gchar *word)
{
  return length == strlen(word) && memcmp(text, word, length) == 0;
}

static gboolean
see_number(const OdsRaw *raw, gboolean since_1904, const gchar *text, gsize length,
           gchar seen[OFFICE_SEEN_SIZE], CtCell *cell)
{
  OfficeFormat format = raw->style->format;
  gsize seen_length = 0;
  CtCellKind kind;

  if (raw->style->is_boolean || is_word(text, length, "TRUE") || is_word(text, length, "FALSE"))
    return set_cell(cell, CT_CELL_TEXT, text, length);
  /* A percentage without a format of its own: all its decimals. */
  if (raw->type == ODS_PERCENTAGE && format.kind == OFFICE_FORMAT_GENERAL)
    format = office_format_parse("0.#############%");
  kind = office_number_see(raw->value->str, raw->value->len, &format, since_1904, seen,
                           &seen_length);
  if (kind == CT_CELL_ERROR)
    return set_wrong(cell, raw->value);
  return set_cell(cell, kind, seen, seen_length);
}

static gboolean
has_form(const gchar *text, const gchar *form)
{
  for (; *form != '\0'; form++, text++)
    if (*form == '0' ? !g_ascii_isdigit(*text) : *text != *form)
      return FALSE;
  return TRUE;
}

/* "2023-06-30", with the time of a day behind it or not. */
static gboolean
see_date(const OdsRaw *raw, const gchar *text, gsize length, CtCell *cell)
{
  const GString *value = raw->value;

  if (value->len >= 10 && has_form(value->str, "0000-00-00") &&
      (value->len == 10 || value->str[10] == 'T'))
    return set_cell(cell, CT_CELL_DATE, value->str, 10);
  if (length > 0)
    return set_cell(cell, CT_CELL_TEXT, text, length);
  return set_wrong(cell, value);
}

/* "PT12H30M00S" is 12:30; seconds are shown when there are some, and what is less is not. */
static gboolean
see_time(const OdsRaw *raw, const gchar *text, gsize length, gchar seen[OFFICE_SEEN_SIZE],
         CtCell *cell)
{
  guint hours, minutes, seconds;
  gint n = 0;

  if (strspn(raw->value->str, "PTHMS0123456789.,") != raw->value->len ||
      sscanf(raw->value->str, "PT%9uH%9uM%9u%n", &hours, &minutes, &seconds, &n) < 3 || n == 0)
    return length > 0 ? set_cell(cell, CT_CELL_TEXT, text, length) : set_wrong(cell, raw->value);
  if (raw->style->format.kind == OFFICE_FORMAT_TIME && !raw->style->format.sections[0].elapsed)
    hours %= 24;
  n = seconds > 0
        ? g_snprintf(seen, OFFICE_SEEN_SIZE, "%02u:%02u:%02u", hours, minutes, seconds)
        : g_snprintf(seen, OFFICE_SEEN_SIZE, "%02u:%02u", hours, minutes);
  return set_cell(cell, CT_CELL_TEXT, seen, (gsize)n);
}

static gboolean
see_boolean(const OdsRaw *raw, CtCell *cell)
{
  gboolean is_true = strcmp(raw->value->str, "true") == 0;

  return set_cell(cell, CT_CELL_TEXT, is_true ? "TRUE" : "FALSE", is_true ? 4 : 5);
}

static gboolean
see_string(const OdsRaw *raw, const gchar *text, gsize length, guint n_paragraphs, CtCell *cell)
{
  if (n_paragraphs == 0 && raw->type == ODS_STRING)
    return set_cell(cell, CT_CELL_TEXT, raw->value->str, raw->value->len);
  if (n_paragraphs == 0 && raw->formula->len > 0) {
    *cell = (CtCell){.text = "", .kind = CT_CELL_FORMULA};
    return TRUE;
  }
  return set_cell(cell, CT_CELL_TEXT, text, length);
}

gboolean
ods_value_see(const OdsRaw *raw, gboolean since_1904, const gchar *text, gsize length,
              guint n_paragraphs, gchar seen[OFFICE_SEEN_SIZE], CtCell *cell)
{
  *cell = (CtCell){.text = ""};
  if (raw->is_error || (raw->formula->len > 0 && is_error_text(text, length)))
    return set_cell(cell, CT_CELL_ERROR, length > 0 ? text : "?", MAX(length, 1));
  switch (raw->has_value || raw->type == ODS_UNKNOWN ? raw->type : ODS_NONE) {
  case ODS_FLOAT:
  case ODS_PERCENTAGE:
    return see_number(raw, since_1904, text, length, seen, cell);
  case ODS_DATE:
    return see_date(raw, text, length, cell);
  case ODS_TIME:
    return see_time(raw, text, length, seen, cell);
  case ODS_BOOLEAN:
    return see_boolean(raw, cell);
  default:
    return see_string(raw, text, length, n_paragraphs, cell);
  }
}
