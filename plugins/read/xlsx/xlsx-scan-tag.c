/* xlsx-scan-tag.c: attributes and text, as far as the scanner knows them. */
#include "xlsx-scan-private.h"

/* XlsxAttributes */

static gboolean
take_name(XlsxCursor *cursor, XlsxAttribute *attribute)
{
  attribute->name = cursor->at;
  while (cursor->at < cursor->end && xlsx_is_name(*cursor->at))
    cursor->at++;
  attribute->name_length = (gsize)(cursor->at - attribute->name);
  if (cursor->at == cursor->end)
    return xlsx_cursor_more(cursor);
  return (attribute->name_length > 0 && xlsx_is_letter(attribute->name[0])) ||
         xlsx_cursor_unknown(cursor);
}

/* Of signs that stand for themselves. */
static gboolean
take_value(XlsxCursor *cursor, XlsxAttribute *attribute)
{
  gchar quote = *cursor->at;

  if (quote != '"' && quote != '\'')
    return xlsx_cursor_unknown(cursor);
  attribute->value = ++cursor->at;
  while (cursor->at < cursor->end && *cursor->at != quote) {
    if (*cursor->at < ' ' || *cursor->at > '~' || *cursor->at == '<' || *cursor->at == '&')
      return xlsx_cursor_unknown(cursor);
    cursor->at++;
  }
  if (cursor->at == cursor->end)
    return xlsx_cursor_more(cursor);
  attribute->value_length = (gsize)(cursor->at - attribute->value);
  cursor->at++;
  return TRUE;
}

/* Whether the root has xmlns:PREFIX= for "PREFIX:name". */
static gboolean
is_declared(XlsxScan *scan, const XlsxAttribute *attribute, const gchar *colon)
{
  gchar wanted[40];
  gsize length = (gsize)(colon - attribute->name);

  if (length == 0 || length >= sizeof scan->prefix ||
      colon + 1 == attribute->name + attribute->name_length || !xlsx_is_letter(colon[1]) ||
      memchr(colon + 1, ':', attribute->name_length - length - 1) != NULL)
    return FALSE;
  if (scan->prefix[length] == '\0' && memcmp(scan->prefix, attribute->name, length) == 0)
    return TRUE;
  g_snprintf(wanted, sizeof wanted, " xmlns:%.*s=", (int)length, attribute->name);
  if (memcmp(attribute->name, "xml:", 4) != 0 &&
      g_strstr_len(scan->root, (gssize)scan->root_length, wanted) == NULL)
    return FALSE;
  memset(scan->prefix, 0, sizeof scan->prefix);
  memcpy(scan->prefix, attribute->name, length);
  return TRUE;
}

static gboolean
is_same_name(const XlsxAttribute *a, const XlsxAttribute *b)
{
  return a->name_length == b->name_length && memcmp(a->name, b->name, a->name_length) == 0;
}

/* A name twice is a mistake, a namespace changes what names mean. */
static gboolean
check_attribute(XlsxCursor *cursor, const XlsxAttributes *attributes,
                const XlsxAttribute *attribute)
{
  const gchar *colon = memchr(attribute->name, ':', attribute->name_length);

  if (attribute->name_length >= 5 && memcmp(attribute->name, "xmlns", 5) == 0)
    return xlsx_cursor_unknown(cursor);
  for (guint i = 0; i < attributes->n; i++)
    if (is_same_name(&attributes->list[i], attribute) ||
        (colon != NULL &&
         memchr(attributes->list[i].name, ':', attributes->list[i].name_length) != NULL))
      return xlsx_cursor_unknown(cursor);
  return colon == NULL || is_declared(cursor->scan, attribute, colon) ||
         xlsx_cursor_unknown(cursor);
}

static gboolean
take_attribute(XlsxCursor *cursor, XlsxAttributes *attributes)
{
  XlsxAttribute *attribute = &attributes->list[attributes->n];

  if (attributes->n == XLSX_MAX_ATTRIBUTES)
    return xlsx_cursor_unknown(cursor);
  if (!take_name(cursor, attribute))
    return FALSE;
  xlsx_cursor_skip_space(cursor);
  if (cursor->at == cursor->end)
    return xlsx_cursor_more(cursor);
  if (*cursor->at++ != '=')
    return xlsx_cursor_unknown(cursor);
  xlsx_cursor_skip_space(cursor);
  if (cursor->at == cursor->end)
    return xlsx_cursor_more(cursor);
  if (!take_value(cursor, attribute) || !check_attribute(cursor, attributes, attribute))
    return FALSE;
  attributes->n++;
  return TRUE;
}

/* From behind the element's name to behind its '>'. */
gboolean
xlsx_cursor_attributes(XlsxCursor *cursor, XlsxAttributes *attributes)
{
  attributes->n = 0;
  attributes->empty = FALSE;
  for (;;) {
    const gchar *before = cursor->at;

    xlsx_cursor_skip_space(cursor);
    if (cursor->at == cursor->end)
      return xlsx_cursor_more(cursor);
    if (*cursor->at == '>') {
      cursor->at++;
      return TRUE;
    }
    if (*cursor->at == '/') {
      attributes->empty = TRUE;
      return xlsx_cursor_take(cursor, "/>", 2);
    }
    if (cursor->at == before)
      return xlsx_cursor_unknown(cursor);
    if (!take_attribute(cursor, attributes))
      return FALSE;
  }
}

/* "</NAME>", of which "</" may have been seen only. */
gboolean
xlsx_cursor_end(XlsxCursor *cursor, const gchar *name, gsize length)
{
  if (!xlsx_cursor_take(cursor, "</", 2) || !xlsx_cursor_take(cursor, name, length))
    return FALSE;
  xlsx_cursor_skip_space(cursor);
  return xlsx_cursor_take(cursor, ">", 1);
}

/* Text */

/* ']' and '>' may be "]]>", which may not be in text; CR is not what comes out. */
static inline gboolean
is_plain(gchar c)
{
  return (c >= ' ' && c <= '~' && c != '&' && c != ']' && c != '>') || c == '\n' || c == '\t';
}

/* XML has neither U+FFFE nor U+FFFF. */
static gboolean
is_sound(const gchar *text, gsize length)
{
  if (!g_utf8_validate_len(text, length, NULL))
    return FALSE;
  for (gsize i = 0; i + 2 < length; i++)
    if ((guchar)text[i] == 0xEF && (guchar)text[i + 1] == 0xBF && (guchar)text[i + 2] >= 0xBE)
      return FALSE;
  return TRUE;
}

/* Up to the next '<'. */
gboolean
xlsx_cursor_text(XlsxCursor *cursor, const gchar **text, gsize *length)
{
  const gchar *at = cursor->at;
  gboolean foreign = FALSE;

  for (; at < cursor->end && *at != '<'; at++) {
    if (is_plain(*at))
      continue;
    if ((guchar)*at < 0x80)
      return xlsx_cursor_unknown(cursor);
    foreign = TRUE;
  }
  if (at == cursor->end)
    return xlsx_cursor_more(cursor);
  *text = cursor->at;
  *length = (gsize)(at - cursor->at);
  cursor->at = at;
  return (*length <= cursor->scan->max_text && (!foreign || is_sound(*text, *length))) ||
         xlsx_cursor_unknown(cursor);
}
