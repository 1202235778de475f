/* test-frames.h: answers of a child, made by hand.
 */
#pragma once

#include <string.h>

#include "xls-protocol.h"

static inline void
put_u32(GString *answer, guint32 value)
{
  for (guint i = 0; i < 4; i++)
    g_string_append_c(answer, (gchar)(value >> (8 * i) & 0xFF));
}

/**
 * put_frame:
 * @form: what the payload is of: 'b' a byte, 'u' 4 bytes, 'f' a number, 't' a text with its
 *   length, 'r' the rest, a text
 */
static inline void
put_frame(GString *answer, gchar letter, const gchar *form, ...)
{
  gsize begin = answer->len;
  GString *length = g_string_new(NULL);
  va_list arguments;

  g_string_append_c(answer, letter);
  put_u32(answer, 0);
  va_start(arguments, form);
  for (; *form != '\0'; form++) {
    if (*form == 'b') {
      g_string_append_c(answer, (gchar)va_arg(arguments, gint));
    } else if (*form == 'u') {
      put_u32(answer, va_arg(arguments, guint32));
    } else if (*form == 'f') {
      gdouble number = va_arg(arguments, gdouble);

      g_string_append_len(answer, (const gchar *)&number, sizeof number);
    } else {
      const gchar *text = va_arg(arguments, const gchar *);

      if (*form == 't')
        put_u32(answer, (guint32)strlen(text));
      g_string_append(answer, text);
    }
  }
  va_end(arguments);
  put_u32(length, (guint32)(answer->len - begin - XLS_HEADER_BYTES));
  memcpy(answer->str + begin + 1, length->str, 4);
  g_string_free(length, TRUE);
}
