#include "xls-record.h"

#include <string.h>

#define RECORD_HEADER 4u
#define TEXT_WIDE 0x01u /* two bytes a character */
#define TEXT_PHONETIC 0x04u
#define TEXT_RICH 0x08u

gboolean
biff_next(const guint8 *bytes, gsize length, gsize *at, BiffRecord *record)
{
  BiffRecord header = {.length = RECORD_HEADER};

  if (*at > length || length - *at < RECORD_HEADER)
    return FALSE;
  header.data = bytes + *at;
  record->type = biff_u16(&header, 0);
  record->length = biff_u16(&header, 2);
  record->data = bytes + *at + RECORD_HEADER;
  if (length - *at - RECORD_HEADER < record->length)
    return FALSE;
  *at += RECORD_HEADER + (gsize)record->length;
  return TRUE;
}

guint8
biff_u8(const BiffRecord *record, gsize at)
{
  return at < record->length ? record->data[at] : 0;
}

guint16
biff_u16(const BiffRecord *record, gsize at)
{
  return (guint16)(biff_u8(record, at) | biff_u8(record, at + 1) << 8);
}

guint32
biff_u32(const BiffRecord *record, gsize at)
{
  return biff_u16(record, at) | (guint32)biff_u16(record, at + 2) << 16;
}

static gdouble
make_number(guint64 bits)
{
  const union {
    guint64 bits;
    gdouble number;
  } of = {.bits = bits};

  return of.number;
}

gdouble
biff_f64(const BiffRecord *record, gsize at)
{
  return make_number(biff_u32(record, at) | (guint64)biff_u32(record, at + 4) << 32);
}

gdouble
biff_rk(const BiffRecord *record, gsize at)
{
  guint32 rk = biff_u32(record, at);
  gdouble value;

  if ((rk & 2) != 0)
    value = (gdouble)((gint32)(rk & ~3u) / 4);
  else
    value = make_number((guint64)(rk & ~3u) << 32);
  return (rk & 1) != 0 ? value / 100 : value;
}

static gchar *
decode_bytes(const guint8 *bytes, gsize n, guint16 code_page)
{
  gchar *text = g_convert_with_fallback((const gchar *)bytes, (gssize)n, "UTF-8",
                                        code_page == 1258 ? "CP1258" : "CP1252", "\xEF\xBF\xBD",
                                        NULL, NULL, NULL);

  return text != NULL ? text : g_strdup("");
}

static gchar *
decode_units(const guint8 *bytes, gsize n, guint width)
{
  GString *text = g_string_sized_new(n);

  for (gsize i = 0; i < n; i++) {
    const guint8 *at = bytes + i * width;
    gunichar c = width == 1 ? at[0] : (gunichar)(at[0] | at[1] << 8);

    if (c >= 0xD800 && c < 0xDC00 && i + 1 < n && (at[3] & 0xFC) == 0xDC) {
      c = 0x10000 + ((c & 0x3FF) << 10 | (gunichar)(at[2] | (at[3] & 3) << 8));
      i++;
    }
    if (c != 0)
      g_string_append_unichar(text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return g_string_free(text, FALSE);
}

gchar *
biff_text(const BiffRecord *record, gsize at, gsize n, gboolean is_8, guint16 code_page,
          gsize *n_read)
{
  guint flags = is_8 ? biff_u8(record, at) : 0, width = (flags & TEXT_WIDE) != 0 ? 2 : 1;
  gsize begin = at + (is_8 ? 1 : 0);

  begin += (flags & TEXT_RICH) != 0 ? 2 : 0;
  begin += (flags & TEXT_PHONETIC) != 0 ? 4 : 0;
  *n_read = begin < record->length ? MIN(n, (record->length - begin) / width) : 0;
  if (!is_8)
    return decode_bytes(record->data + MIN(begin, record->length), *n_read, code_page);
  return decode_units(record->data + MIN(begin, record->length), *n_read, width);
}
