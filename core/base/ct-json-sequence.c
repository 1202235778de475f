/* ct-json-sequence.c: whether a text is one value, or many one after the other. */
#include "base/ct-json-private.h"
#include "base/ct-json-words.h"

#include <string.h>

#define MAX_LINES 200 /* looked at when the first value is broken */

static gboolean
ignore(CtJsonEvent event G_GNUC_UNUSED, const gchar *at G_GNUC_UNUSED,
       gpointer user_data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  return TRUE;
}

static gboolean
is_space(gchar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const gchar *
skip_spaces(const gchar *at, const gchar *end)
{
  while (at < end && is_space(*at))
    at++;
  return at;
}

static gboolean
begins_value(const gchar *at, const gchar *end)
{
  return at < end && (*at == '{' || *at == '[');
}

/* What stands at @at is behind the first value. */
static gboolean
begins_another(const gchar *at, const gchar *end)
{
  if (end - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
    at += 3;
  else if (at < end && (*at == ',' || *at == CT_JSON_RECORD_SEPARATOR))
    at++;
  return begins_value(skip_spaces(at, end), end);
}

/* Whether the line is an object or array, and nothing else. */
static gboolean
is_whole(const gchar *line, const gchar *end)
{
  CtJsonScanner scanner;

  line = skip_spaces(line, end);
  while (end > line && is_space(end[-1]))
    end--;
  if (!begins_value(line, end))
    return FALSE;
  ct_json_scanner_init(&scanner, CT_JSON_DEEPEST, ignore, NULL);
  return ct_json_scanner_feed(&scanner, line, (gsize)(end - line), NULL) &&
         scanner.state == AT_DONE;
}

/* Most lines are values of their own, though the first may not be. */
static gboolean
are_lines(const gchar *at, const gchar *end)
{
  guint n_lines = 0, n_whole = 0;

  while (at < end && n_lines < MAX_LINES) {
    const gchar *stop = memchr(at, '\n', (gsize)(end - at));
    const gchar *line_end = stop != NULL ? stop : end;

    if (skip_spaces(at, line_end) < line_end) {
      n_lines++;
      n_whole += is_whole(at, line_end) ? 1 : 0;
    }
    at = line_end < end ? line_end + 1 : end;
  }
  return n_whole > 1 && n_whole * 2 > n_lines;
}

CtJsonSequence
ct_json_find_sequence(const gchar *head, gsize length)
{
  const gchar *end, *at = head, *stop;
  g_autoptr(GError) error = NULL;
  CtJsonScanner scanner;

  if (length == 0)
    return CT_JSON_ONE_VALUE;
  end = head + length;
  if (length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
    at += 3;
  at = skip_spaces(at, end);
  if (at < end && *at == CT_JSON_RECORD_SEPARATOR)
    return CT_JSON_VALUES;
  if (!begins_value(at, end))
    return CT_JSON_ONE_VALUE;
  ct_json_scanner_init(&scanner, CT_JSON_DEEPEST, ignore, NULL);
  if (ct_json_scanner_feed(&scanner, at, (gsize)(end - at), &error))
    return CT_JSON_ONE_VALUE;
  if (scanner.state != AT_DONE)
    return are_lines(at, end) ? CT_JSON_LINES : CT_JSON_ONE_VALUE;
  if (!begins_another(scanner.fault, end))
    return are_lines(at, end) ? CT_JSON_LINES : CT_JSON_ONE_VALUE;
  stop = memchr(at, '\n', (gsize)(end - at));
  if (stop == NULL) /* lines that end in CR alone are not looked for */
    return CT_JSON_VALUES;
  while (stop > at && (is_space(stop[-1]) || stop[-1] == ','))
    stop--;
  return is_whole(at, stop) || are_lines(at, end) ? CT_JSON_LINES : CT_JSON_VALUES;
}
