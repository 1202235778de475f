#include "base/ct-json.h"
#include "base/ct-text.h"

#include <string.h>

static void
append_escape(GString *json, guchar c)
{
  static const gchar names[] = "\b\f\n\r\t\"\\";
  static const gchar letters[] = "bfnrt\"\\";
  const gchar *name = c != '\0' ? strchr(names, c) : NULL;

  if (name != NULL)
    g_string_append_printf(json, "\\%c", letters[name - names]);
  else
    g_string_append_printf(json, "\\u%04x", c);
}

static gsize
count_plain(const gchar *text, const gchar *end)
{
  const gchar *at = text;

  while (at < end && (guchar)*at >= 0x20 && *at != '"' && *at != '\\')
    at++;
  return (gsize)(at - text);
}

void
ct_json_append_string(GString *json, const gchar *text, gsize length)
{
  const gchar *end = text + length;

  g_string_append_c(json, '"');
  while (text < end) {
    gssize invalid = ct_text_find_invalid(text, (gsize)(end - text));
    const gchar *stop = invalid >= 0 ? text + invalid : end;

    while (text < stop) {
      gsize plain = count_plain(text, stop);

      g_string_append_len(json, text, (gssize)plain);
      text += plain;
      if (text < stop)
        append_escape(json, (guchar)*text++);
    }
    if (text < end) {
      g_string_append(json, "\xEF\xBF\xBD"); /* U+FFFD for what is no text */
      text++;
    }
  }
  g_string_append_c(json, '"');
}
