#include "json-cell.h"

#include <string.h>

#define MAX_EXPONENT 40

/* 1.5e3 -> 1500: exactly; NULL when the exponent is out of all measure. */
static const gchar *
write_out(CtArena *arena, const gchar *text, gsize length)
{
  const gchar *e = memchr(text, 'e', length) != NULL ? memchr(text, 'e', length)
                                                     : memchr(text, 'E', length);
  g_autofree gchar *exponent_text = g_strndup(e + 1, (gsize)(text + length - e - 1));
  g_autoptr(GString) digits = g_string_new(NULL);
  gint64 exponent = g_ascii_strtoll(exponent_text, NULL, 10);
  gssize point;

  if (exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT || e - text > 64)
    return NULL;
  g_string_append_len(digits, text[0] == '-' ? text + 1 : text,
                      e - text - (text[0] == '-' ? 1 : 0));
  point = strchr(digits->str, '.') != NULL ? strchr(digits->str, '.') - digits->str
                                           : (gssize)digits->len;
  if ((gsize)point < digits->len)
    g_string_erase(digits, point, 1);
  point += exponent;
  while (point > (gssize)digits->len)
    g_string_append_c(digits, '0');
  while (point < 1) {
    g_string_prepend_c(digits, '0');
    point++;
  }
  if ((gsize)point < digits->len)
    g_string_insert_c(digits, point, '.');
  while (digits->len > 1 && digits->str[0] == '0' && digits->str[1] != '.')
    g_string_erase(digits, 0, 1);
  if (text[0] == '-')
    g_string_prepend_c(digits, '-');
  return ct_arena_copy(arena, digits->str, digits->len);
}

/* A number is short: no call of memchr. */
static gboolean
has_exponent(const CtJsonValue *value)
{
  for (gsize i = 0; i < value->length; i++)
    if ((value->text[i] | 0x20) == 'e')
      return TRUE;
  return FALSE;
}

/* An exponent out of all measure stays text: intake says that this is no number it can hold. */
static void
set_number(CtCell *cell, const CtJsonValue *value, CtArena *arena)
{
  const gchar *plain;

  cell->kind = CT_CELL_NUMBER;
  if (!has_exponent(value))
    return;
  plain = write_out(arena, value->text, value->length);
  if (plain == NULL) {
    cell->kind = CT_CELL_TEXT;
    return;
  }
  cell->text = plain;
  cell->length = strlen(plain);
}

void
json_set_cell(CtCell *cell, const CtJsonValue *value, CtArena *arena)
{
  cell->text = value->text;
  cell->length = value->length;
  cell->flags = 0;
  if (value->kind == CT_JSON_NUMBER) {
    set_number(cell, value, arena);
  } else if (value->kind == CT_JSON_NULL) {
    cell->text = "";
    cell->length = 0;
    cell->kind = CT_CELL_BLANK;
  } else {
    cell->kind = value->length == 0 ? CT_CELL_BLANK : CT_CELL_TEXT;
  }
}
