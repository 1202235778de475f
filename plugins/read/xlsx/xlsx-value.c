/* xlsx-value.c: see xlsx-value.h */
#include "xlsx-value.h"

#include <string.h>

#include "xlsx-text.h"

#define SHOWN 40u /* of what is wrong */

XlsxType
xlsx_type_parse(const gchar *text, gsize length)
{
  static const struct {
    const gchar *name;
    XlsxType type;
  } types[] = {
    {"n", XLSX_NUMBER},         {"s", XLSX_SHARED},  {"str", XLSX_STRING},
    {"inlineStr", XLSX_INLINE}, {"b", XLSX_BOOLEAN}, {"e", XLSX_ERROR},
    {"d", XLSX_DATE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    if (strlen(types[i].name) == length && memcmp(types[i].name, text, length) == 0)
      return types[i].type;
  return XLSX_UNKNOWN;
}

static void
set_cell(CtCell *cell, CtCellKind kind, const gchar *text, gsize length)
{
  cell->kind = length > 0 ? kind : CT_CELL_BLANK;
  cell->text = text;
  cell->length = length;
}

static XlsxFault
set_wrong(CtCell *cell, const XlsxRaw *raw, XlsxFault fault)
{
  gsize length = MIN(raw->length, SHOWN);

  while (length < raw->length && length > 0 && ((guchar)raw->value[length] & 0xC0) == 0x80)
    length--;
  set_cell(cell, CT_CELL_ERROR, raw->value, length);
  return fault;
}

static gboolean
parse_index(const gchar *text, gsize length, guint *index)
{
  guint64 value = 0;

  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit(text[i]) || value > G_MAXUINT32)
      return FALSE;
    value = value * 10 + (guint64)(text[i] - '0');
  }
  *index = (guint)value;
  return length > 0 && value < G_MAXUINT32;
}

/* Spaces around, that XML Schema allows. */
static void
strip(const gchar **text, gsize *length)
{
  while (*length > 0 && g_ascii_isspace((*text)[*length - 1]))
    (*length)--;
  while (*length > 0 && g_ascii_isspace(**text)) {
    (*text)++;
    (*length)--;
  }
}

static XlsxFault
see_shared(const XlsxValues *values, const XlsxRaw *raw, OfficeFont cell_font, CtCell *cell,
           OfficeFont *font)
{
  const XlsxString *string;
  guint index;

  if (!parse_index(raw->value, raw->length, &index))
    return set_wrong(cell, raw, XLSX_FAULT_STRING);
  string = xlsx_strings_get(values->strings, index, cell_font);
  if (string == NULL)
    return set_wrong(cell, raw, XLSX_FAULT_STRING);
  set_cell(cell, CT_CELL_TEXT, string->text, string->length);
  *font = string->decoded;
  return string->too_long ? XLSX_FAULT_TOO_LONG : XLSX_FAULT_NONE;
}

static XlsxFault
see_string(const XlsxValues *values, const XlsxRaw *raw, OfficeFont cell_font, XlsxSeen *seen,
           CtCell *cell, OfficeFont *font)
{
  XlsxText text;

  if (raw->ready) {
    set_cell(cell, CT_CELL_TEXT, raw->value, raw->length);
    return XLSX_FAULT_NONE;
  }
  xlsx_text_init(&text, values->max_text);
  xlsx_text_append(&text, raw->value, raw->length);
  g_string_truncate(seen->text, 0);
  *font = xlsx_text_finish(&text, cell_font, seen->text);
  set_cell(cell, CT_CELL_TEXT, seen->text->str, seen->text->len);
  xlsx_text_clear(&text);
  return text.cut ? XLSX_FAULT_TOO_LONG : XLSX_FAULT_NONE;
}

static XlsxFault
see_number(const XlsxRaw *raw, const OfficeFormat *format, gboolean since_1904, XlsxSeen *seen,
           CtCell *cell)
{
  gsize length = 0;
  CtCellKind kind = office_number_see(raw->value, raw->length, format, since_1904, seen->number,
                                      &length);

  if (kind == CT_CELL_ERROR)
    return set_wrong(cell, raw, XLSX_FAULT_NUMBER);
  set_cell(cell, kind, seen->number, length);
  return XLSX_FAULT_NONE;
}

static gboolean
has_digits(const gchar *text, const gchar *form)
{
  for (; *form != '\0'; form++, text++)
    if (*form == '0' ? !g_ascii_isdigit(*text) : *text != *form)
      return FALSE;
  return TRUE;
}

/* "2023-06-30", with the time of a day behind it or not; a time alone is text. */
static XlsxFault
see_date(const XlsxRaw *raw, CtCell *cell)
{
  if (raw->length >= 10 && has_digits(raw->value, "0000-00-00") &&
      (raw->length == 10 || raw->value[10] == 'T'))
    set_cell(cell, CT_CELL_DATE, raw->value, 10);
  else
    set_cell(cell, CT_CELL_TEXT, raw->value, raw->length);
  return XLSX_FAULT_NONE;
}

static XlsxFault
see_boolean(const XlsxRaw *raw, CtCell *cell)
{
  gboolean is_true = raw->length > 0 && (raw->value[0] == '1' || raw->value[0] == 't');

  set_cell(cell, CT_CELL_TEXT, is_true ? "TRUE" : "FALSE", is_true ? 4 : 5);
  return XLSX_FAULT_NONE;
}

static XlsxFault
see_value(const XlsxValues *values, const XlsxRaw *raw, XlsxSeen *seen, CtCell *cell,
          OfficeFont *font)
{
  const XlsxStyle *style = xlsx_styles_get(values->styles, raw->style);

  switch (raw->type) {
  case XLSX_NUMBER:
    return see_number(raw, style->format, values->since_1904, seen, cell);
  case XLSX_SHARED:
    return see_shared(values, raw, style->font, cell, font);
  case XLSX_STRING:
  case XLSX_INLINE:
    return see_string(values, raw, style->font, seen, cell, font);
  case XLSX_BOOLEAN:
    return see_boolean(raw, cell);
  case XLSX_ERROR:
    set_cell(cell, CT_CELL_ERROR, raw->value, raw->length);
    return XLSX_FAULT_NONE;
  case XLSX_DATE:
    return see_date(raw, cell);
  default:
    return set_wrong(cell, raw, XLSX_FAULT_TYPE);
  }
}

XlsxFault
xlsx_value_see(const XlsxValues *values, const XlsxRaw *raw, XlsxSeen *seen, CtCell *cell,
               OfficeFont *font)
{
  XlsxRaw bare = *raw;
  gboolean is_text = raw->type == XLSX_STRING || raw->type == XLSX_INLINE;

  *cell = (CtCell){.text = "", .flags = raw->formula ? CT_CELL_COMPUTED : 0};
  *font = OFFICE_FONT_UNICODE;
  if (bare.value != NULL && !is_text)
    strip(&bare.value, &bare.length);
  if (bare.value != NULL && (bare.length > 0 || is_text))
    return see_value(values, &bare, seen, cell, font);
  if (raw->formula)
    *cell = (CtCell){.text = "", .kind = CT_CELL_FORMULA};
  return XLSX_FAULT_NONE;
}
