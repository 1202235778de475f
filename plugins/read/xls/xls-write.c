#include "xls-write.h"

#include <string.h>
#include <unistd.h>

#define FLUSH_BYTES (64u * 1024)
#define MOST_TEXT (XLS_MAX_PAYLOAD / 2 - 64) /* two texts and numbers stay below the limit */

static struct {
  gchar bytes[FLUSH_BYTES + XLS_HEADER_BYTES + XLS_MAX_PAYLOAD];
  gsize used;
  gsize begin; /* of the frame that is put together */
} out;

static void
append(gconstpointer bytes, gsize n)
{
  if (n > 0)
    memcpy(out.bytes + out.used, bytes, n);
  out.used += n;
}

static void
put_u32(gchar *at, guint32 value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (gchar)(value >> (8 * i) & 0xFF);
}

void
xls_write_begin(XlsFrame frame)
{
  gchar letter = (gchar)frame;

  if (out.used >= FLUSH_BYTES)
    xls_write_flush();
  out.begin = out.used;
  append(&letter, 1);
  out.used += 4;
}

void
xls_write_u8(guint8 value)
{
  append(&value, 1);
}

void
xls_write_u32(guint32 value)
{
  put_u32(out.bytes + out.used, value);
  out.used += 4;
}

void
xls_write_number(gdouble value)
{
  union {
    gdouble number;
    guint64 bits;
  } of = {.number = value};

  xls_write_u32((guint32)of.bits);
  xls_write_u32((guint32)(of.bits >> 32));
}

void
xls_write_rest(const gchar *text)
{
  append(text, MIN(strlen(text), MOST_TEXT));
}

void
xls_write_text(const gchar *text)
{
  xls_write_u32((guint32)MIN(strlen(text), MOST_TEXT));
  xls_write_rest(text);
}

void
xls_write_end(void)
{
  put_u32(out.bytes + out.begin + 1, (guint32)(out.used - out.begin - XLS_HEADER_BYTES));
}

void
xls_write_flush(void)
{
  for (gsize at = 0; at < out.used;) {
    gssize n = write(STDOUT_FILENO, out.bytes + at, out.used - at);

    if (n <= 0)
      _exit(1);
    at += (gsize)n;
  }
  out.used = 0;
}
