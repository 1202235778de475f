#include "office/office-address.h"

#define N_LETTERS 26u

/* Letters and digits are counted on only while they can still be a place, so that nothing
 * overflows. */
static gsize
parse_column(const gchar *text, gsize length, guint32 *column)
{
  gsize n = 0;

  for (*column = 0; n < length && g_ascii_isalpha(text[n]); n++) {
    *column = *column * N_LETTERS + (guint32)(g_ascii_toupper(text[n]) - 'A') + 1;
    if (*column > OFFICE_MAX_COLUMNS)
      return 0;
  }
  return n;
}

static gsize
parse_row(const gchar *text, gsize length, guint32 *row)
{
  gsize n = 0;

  for (*row = 0; n < length && g_ascii_isdigit(text[n]); n++) {
    *row = *row * 10 + (guint32)(text[n] - '0');
    if (*row > OFFICE_MAX_ROWS)
      return 0;
  }
  return *row > 0 ? n : 0;
}

static gsize
skip_dollar(const gchar *text, gsize length)
{
  return length > 0 && text[0] == '$' ? 1 : 0;
}

gsize
office_address_parse(const gchar *text, gsize length, OfficeAddress *address)
{
  gsize at = skip_dollar(text, length);
  gsize n = parse_column(text + at, length - at, &address->column);

  if (n == 0)
    return 0;
  at += n;
  at += skip_dollar(text + at, length - at);
  n = parse_row(text + at, length - at, &address->row);
  return n > 0 ? at + n : 0;
}

gboolean
office_range_parse(const gchar *text, gsize length, OfficeRange *range)
{
  gsize n = office_address_parse(text, length, &range->first);

  range->last = range->first;
  if (n == 0 || n == length)
    return n > 0;
  if (text[n] != ':')
    return FALSE;
  n++;
  return n + office_address_parse(text + n, length - n, &range->last) == length && n < length &&
         range->first.row <= range->last.row && range->first.column <= range->last.column;
}

void
office_address_append(OfficeAddress address, GString *text)
{
  gchar letters[8];
  gsize at = sizeof letters;

  for (guint column = address.column; column > 0; column = (column - 1) / N_LETTERS)
    letters[--at] = (gchar)('A' + (gint)((column - 1) % N_LETTERS));
  g_string_append_len(text, letters + at, (gssize)(sizeof letters - at));
  g_string_append_printf(text, "%u", address.row);
}
