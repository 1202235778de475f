#include "base/ct-text.h"

#include <string.h>

#include "base/ct-bytes.h"

#define QUOTE_CHARACTERS 60

gboolean
ct_text_equal(const gchar *text, gsize length, const gchar *other)
{
  return strlen(other) == length && (length == 0 || memcmp(text, other, length) == 0);
}

static gboolean
is_blank(gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  if (c >= 0x2000 && c <= 0x200d)
    return TRUE;
  return c == 0x85 || c == 0xa0 || c == 0x1680 || c == 0x180e || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

/* The length of the blank character at the start, 0 where there is none. */
static gsize
blank_at_start(const gchar *text, gsize length)
{
  gsize n = ct_utf8_length((const guchar *)text, length);

  return n > 0 && is_blank(g_utf8_get_char(text)) ? n : 0;
}

static gsize
blank_at_end(const gchar *text, gsize length)
{
  gsize start = length - 1;

  while (start > 0 && length - start < 4 && ((guchar)text[start] & 0xc0) == 0x80)
    start--;
  return blank_at_start(text + start, length - start) == length - start ? length - start : 0;
}

void
ct_text_trim(const gchar **text, gsize *length)
{
  gsize n;

  while (*length > 0 && (n = blank_at_start(*text, *length)) > 0) {
    *text += n;
    *length -= n;
  }
  while (*length > 0 && (n = blank_at_end(*text, *length)) > 0)
    *length -= n;
}

/* Formatting characters turn the line of a terminal around or hide what was
 * typed, so they are shown as well. */
static gsize
quote_one(GString *quoted, const gchar *text, gsize length)
{
  gsize n = ct_utf8_length((const guchar *)text, length);

  if (n <= 1) {
    guchar byte = (guchar)text[0];
    if (n == 1 && byte >= 0x20 && byte != 0x7f)
      g_string_append_c(quoted, text[0]);
    else
      g_string_append_printf(quoted, "<%02X>", byte);
    return 1;
  }
  gunichar c = g_utf8_get_char(text);
  GUnicodeType type = g_unichar_type(c);
  if (!g_unichar_isprint(c) || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
      type == G_UNICODE_PARAGRAPH_SEPARATOR)
    g_string_append_printf(quoted, "<U+%04X>", c);
  else
    g_string_append_len(quoted, text, (gssize)n);
  return n;
}

gchar *
ct_text_quote(const gchar *text, gsize length)
{
  GString *quoted = g_string_sized_new(MIN(length, 4 * QUOTE_CHARACTERS));
  gsize at = 0;

  for (guint n = 0; at < length; n++) {
    if (n == QUOTE_CHARACTERS) {
      g_string_append(quoted, "…");
      break;
    }
    at += quote_one(quoted, text + at, length - at);
  }
  return g_string_free(quoted, FALSE);
}

gchar **
ct_text_split(const gchar *text, const gchar *separator)
{
  g_return_val_if_fail(separator[0] != '\0', NULL);

  GPtrArray *parts = g_ptr_array_new();
  gsize width = strlen(separator);

  for (const gchar *next; text != NULL; text = next) {
    const gchar *end = strstr(text, separator);
    gsize length = end != NULL ? (gsize)(end - text) : strlen(text);
    const gchar *part = text;

    next = end != NULL ? end + width : NULL;
    ct_text_trim(&part, &length);
    if (length > 0)
      g_ptr_array_add(parts, g_strndup(part, length));
  }
  g_ptr_array_add(parts, NULL);
  return (gchar **)g_ptr_array_free(parts, FALSE);
}
