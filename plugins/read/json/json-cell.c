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

CtCell
json_cell(const CtJsonValue *value, CtArena *arena)
{
  CtCell cell = {.text = value->text, .length = value->length, .kind = CT_CELL_TEXT};

  switch (value->kind) {
  case CT_JSON_NULL:
    return (CtCell){.text = "", .kind = CT_CELL_BLANK};
  case CT_JSON_NUMBER:
    if (memchr(value->text, 'e', value->length) != NULL ||
        memchr(value->text, 'E', value->length) != NULL) {
      const gchar *plain = write_out(arena, value->text, value->length);

      if (plain == NULL)
        return cell; /* intake says that this is no number it can hold */
      cell.text = plain;
      cell.length = strlen(plain);
    }
    cell.kind = CT_CELL_NUMBER;
    return cell;
  case CT_JSON_BOOLEAN:
  case CT_JSON_STRING:
  default:
    if (cell.length == 0)
      cell.kind = CT_CELL_BLANK;
    return cell;
  }
}
