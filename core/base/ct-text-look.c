/* What a long text is, 64 bytes at a time. */
#include "base/ct-bytes.h"
#include "base/ct-text.h"

/* The number of ASCII bytes at the start, eight at a time. */
static gsize
skip_ascii(const gchar *text, gsize length)
{
  gsize i = 0;
  guint64 word;

  for (; length - i >= sizeof word; i += sizeof word) {
    memcpy(&word, text + i, sizeof word);
    if (word & G_GUINT64_CONSTANT(0x8080808080808080))
      break;
  }
  while (i < length && (guchar)text[i] < 0x80)
    i++;
  return i;
}

static gssize
find_invalid_slowly(const gchar *text, gsize from, gsize length)
{
  for (gsize i = from; i < length;) {
    gsize n;

    if ((guchar)text[i] < 0x80) {
      i += skip_ascii(text + i, length - i);
      continue;
    }
    n = ct_utf8_length((const guchar *)text + i, length - i);
    if (n == 0)
      return (gssize)i;
    i += n;
  }
  return -1;
}

/* Where the character begins that goes over @at. */
static gsize
find_character(const gchar *text, gsize at)
{
  gsize from = at;

  while (from > 0 && at - from < 3 && ((guchar)text[from] & 0xc0) == 0x80)
    from--;
  return from;
}

gssize
ct_text_find_invalid(const gchar *text, gsize length)
{
  CtUtf8Check check = {0};
  gsize at = 0;

  for (; length - at >= CT_BYTES_SIZE; at += CT_BYTES_SIZE) {
    CtBytes bytes = ct_bytes_load(text + at);
    guchar last = (guchar)text[at + CT_BYTES_SIZE - 1];

    if (ct_utf8_check(&check, &bytes, ct_bytes_high(&bytes), last) != 0)
      break;
  }
  return find_invalid_slowly(text, at > 0 ? find_character(text, at - 1) : 0, length);
}

/* A CR ends a line unless a LF follows, which then does. */
static guint64
count_lines_with_cr(const gchar *text, gsize length)
{
  guint64 n = 0, after_cr = 0;

  for (gsize at = 0, size; at < length; at += size) {
    CtBytes bytes;
    guint64 lf, cr;

    size = MIN(length - at, CT_BYTES_SIZE);
    bytes = size == CT_BYTES_SIZE ? ct_bytes_load(text + at) : ct_bytes_load_some(text + at, size);
    lf = ct_bytes_equal(&bytes, '\n');
    cr = ct_bytes_equal(&bytes, '\r');
    n += ct_bytes_count(lf & ~(cr << 1 | after_cr)) + ct_bytes_count(cr);
    after_cr = cr >> 63;
  }
  return n;
}

guint64
ct_text_count_lines(const gchar *text, gsize length)
{
  if (length > 0 && memchr(text, '\r', length) != NULL)
    return count_lines_with_cr(text, length);
  return ct_text_count(text, length, '\n');
}

gsize
ct_text_count(const gchar *text, gsize length, gchar c)
{
  gsize n = 0, at = 0;

  for (gsize size; (size = MIN((length - at) / CT_BYTES_SIZE, 255)) > 0; at += size * CT_BYTES_SIZE)
    n += ct_bytes_count_equal(text + at, size, c);
  for (; at < length; at++)
    n += text[at] == c ? 1 : 0;
  return n;
}

gsize
ct_text_line_length(const gchar *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] != '\n' && text[n] != '\r')
    n++;
  if (n + 1 < length && text[n] == '\r' && text[n + 1] == '\n')
    n++;
  return MIN(n + 1, length);
}
