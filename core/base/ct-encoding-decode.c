/* ct-encoding-decode.c: bytes of any encoding into UTF-8. */
#include <string.h>

#include "base/ct-encoding-private.h"
#include "base/ct-text.h"

#define BROKEN ((gunichar)0xfffd)
#define MAX_MARK_RUN 32

static guint32
get_unit(const guint8 *bytes, gsize size, gboolean big)
{
  guint32 unit = 0;

  for (gsize i = 0; i < size; i++)
    unit = unit << 8 | bytes[big ? i : size - 1 - i];
  return unit;
}

/* Returns: bytes taken, 0 when the character is cut and @more is to come. */
static gsize
utf_16_character(const guint8 *bytes, gsize length, gboolean big, gboolean more, gunichar *c)
{
  guint32 low;

  *c = BROKEN;
  if (length < 2)
    return more ? 0 : length;
  *c = get_unit(bytes, 2, big);
  if (*c < 0xd800 || *c > 0xdfff)
    return 2;
  if (*c < 0xdc00 && length < 4 && more)
    return 0;
  low = *c < 0xdc00 && length >= 4 ? get_unit(bytes + 2, 2, big) : 0;
  if (low < 0xdc00 || low > 0xdfff) {
    *c = BROKEN;
    return 2;
  }
  *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
  return 4;
}

static gsize
utf_32_character(const guint8 *bytes, gsize length, gboolean big, gboolean more, gunichar *c)
{
  *c = BROKEN;
  if (length < 4)
    return more ? 0 : length;
  *c = get_unit(bytes, 4, big);
  if (*c > 0x10ffff || (*c >= 0xd800 && *c <= 0xdfff))
    *c = BROKEN;
  return 4;
}

/* Of VNI every letter may have a mark behind it. */
static gsize
next_character(CtEncoding encoding, const guint8 *bytes, gsize length, gboolean more, gunichar *c)
{
  switch (encoding) {
  case CT_ENCODING_UTF_16LE:
  case CT_ENCODING_UTF_16BE:
    return utf_16_character(bytes, length, encoding == CT_ENCODING_UTF_16BE, more, c);
  case CT_ENCODING_UTF_32LE:
  case CT_ENCODING_UTF_32BE:
    return utf_32_character(bytes, length, encoding == CT_ENCODING_UTF_32BE, more, c);
  case CT_ENCODING_VNI:
    if (more && length == 1)
      return 0;
    return ct_encoding_old_character(encoding, bytes, length, c);
  case CT_ENCODING_AUTO:
  case CT_ENCODING_UTF_8:
  case CT_ENCODING_WINDOWS_1258:
  case CT_ENCODING_VISCII:
  case CT_ENCODING_TCVN3:
  default:
    return ct_encoding_old_character(encoding, bytes, length, c);
  }
}

gsize
ct_encoding_append(CtEncoding encoding, const gchar *bytes, gsize length, gboolean more,
                   GString *out, guint64 *n_broken)
{
  const guint8 *data = (const guint8 *)bytes;
  gsize at = 0, n;
  gunichar c;

  while (at < length &&
         (n = next_character(encoding, data + at, length - at, more, &c)) > 0) {
    at += n;
    if (c == BROKEN)
      (*n_broken)++;
    if (c < 0x80)
      g_string_append_c(out, (gchar)c);
    else
      g_string_append_unichar(out, c);
  }
  return at;
}

void
ct_encoding_score(CtEncoding encoding, const gchar *bytes, gsize length, CtVietnamese *score)
{
  const guint8 *data = (const guint8 *)bytes;
  gunichar c;

  for (gsize at = 0; at < length;) {
    if (encoding == CT_ENCODING_UTF_8) {
      c = g_utf8_get_char(bytes + at);
      at += (gsize)g_utf8_skip[data[at]];
    } else {
      at += next_character(encoding, data + at, length - at, FALSE, &c);
    }
    ct_vietnamese_add(score, c);
  }
  ct_vietnamese_end(score);
}

/* CC and CD begin the characters U+0300 to U+037F and nothing else. */
gboolean
ct_encoding_has_marks(const gchar *text, gsize length)
{
  return length > 0 && (memchr(text, 0xcc, length) != NULL || memchr(text, 0xcd, length) != NULL);
}

/* The first of them, or @length. */
static gsize
find_mark(const gchar *text, gsize length)
{
  const gchar *first = memchr(text, 0xcc, length);
  const gchar *other = memchr(text, 0xcd, first != NULL ? (gsize)(first - text) : length);

  first = other != NULL ? other : first;
  return first != NULL ? (gsize)(first - text) : length;
}

/* The marks at the start; @n counts them. */
static gsize
mark_run(const gchar *text, gsize length, guint *n)
{
  gsize at = 0;

  for (*n = 0; at < length && (guchar)text[at] >= 0xcc &&
               g_unichar_combining_class(g_utf8_get_char(text + at)) != 0;
       (*n)++)
    at += (gsize)g_utf8_skip[(guchar)text[at]];
  return at;
}

/* A mark may belong before the one that the letter has: ê and a dot below are ẹ and a
 * circumflex, ệ. */
gboolean
ct_encoding_compose(gunichar letter, gunichar mark, gunichar *composed)
{
  gunichar base, own;

  if (g_unichar_compose(letter, mark, composed))
    return TRUE;
  return g_unichar_decompose(letter, &base, &own) &&
         g_unichar_combining_class(mark) < g_unichar_combining_class(own) &&
         g_unichar_compose(base, mark, &base) && g_unichar_compose(base, own, composed);
}

/* All marks into one letter, as those of Vietnamese go. */
static gboolean
compose_all(const gchar *text, gsize length, gunichar *c)
{
  const gchar *end = text + length;

  *c = g_utf8_get_char(text);
  while ((text = g_utf8_next_char(text)) < end)
    if (!ct_encoding_compose(*c, g_utf8_get_char(text), c))
      return FALSE;
  return TRUE;
}

/* One letter with its marks. */
static void
append_cluster(GString *out, const gchar *text, gsize base, gsize length, guint n_marks)
{
  g_autofree gchar *composed = NULL;
  gunichar c;

  if (base == 0 || (guchar)text[0] < 0x20 || n_marks > MAX_MARK_RUN) {
    g_string_append_len(out, text, (gssize)length);
  } else if (compose_all(text, length, &c)) {
    g_string_append_unichar(out, c);
  } else {
    composed = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
    g_string_append(out, composed);
  }
}

/* Letter by letter: on a long text GLib composes in quadratic time, and it sorts a
 * long run of marks in such. */
void
ct_encoding_append_nfc(GString *out, const gchar *text, gsize length)
{
  while (length > 0) {
    gsize mark = find_mark(text, length), base = mark, marks;
    guint n_marks;

    if (mark == length)
      break;
    while (base > 0 && mark - base < 6 && ((guchar)text[--base] & 0xc0) == 0x80)
      ;
    marks = mark_run(text + mark, length - mark, &n_marks);
    if (n_marks == 0) /* other characters of U+0340 and on */
      marks = (gsize)g_utf8_skip[(guchar)text[mark]];
    g_string_append_len(out, text, (gssize)base);
    append_cluster(out, text + base, mark - base, mark - base + marks, n_marks);
    text += mark + marks;
    length -= mark + marks;
  }
  g_string_append_len(out, text, (gssize)length);
}

/* A cut character at the end is left out, other broken bytes become U+FFFD. */
static void
append_utf_8(GString *out, const gchar *bytes, gsize length)
{
  while (length > 0) {
    gssize valid = ct_text_find_invalid(bytes, length);
    gsize n = valid < 0 ? length : (gsize)valid;
    g_string_append_len(out, bytes, (gssize)n);
    bytes += n;
    length -= n;
    if (length == 0 || g_utf8_get_char_validated(bytes, (gssize)length) == (gunichar)-2)
      return;
    g_string_append_unichar(out, BROKEN);
    bytes++;
    length--;
  }
}

gchar *
ct_encoding_decode(CtEncoding encoding, const gchar *bytes, gsize length, gsize *decoded)
{
  g_autoptr(GString) text = g_string_sized_new(length);
  GString *composed = g_string_sized_new(length);
  CtEncoding marked = encoding;
  gsize mark = ct_encoding_find_mark(bytes, length, &marked);
  guint64 n_broken = 0;

  if (mark > 0 || encoding == CT_ENCODING_AUTO)
    encoding = mark > 0 ? marked : ct_encoding_find(bytes, length);
  if (encoding == CT_ENCODING_UTF_8)
    append_utf_8(text, bytes + mark, length - mark);
  else
    ct_encoding_append(encoding, bytes + mark, length - mark, !ct_encoding_is_old(encoding),
                       text, &n_broken);
  ct_encoding_append_nfc(composed, text->str, text->len);
  *decoded = composed->len;
  return g_string_free(composed, FALSE);
}
