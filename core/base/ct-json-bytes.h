/* ct-json-bytes.h: bytes of JSON sixteen at a time.
 *
 * Private to base/. SSE2 where the machine has it (each x86-64 does), else plain C, which
 * does the same; CT_PLAIN_C asks for it.
 */
#pragma once

#include <glib.h>
#include <string.h>

#if defined(__SSE2__) && !defined(CT_PLAIN_C)
#include <emmintrin.h>
#define CT_JSON_SSE2 1
#endif

G_BEGIN_DECLS

static inline gboolean
ct_json_is_digit(gchar c)
{
  return c >= '0' && c <= '9';
}

/* The byte that ends a run of plain characters of a string: a quote, a backslash, a control
 * character, or @end. @high: set when a byte of the run is beyond ASCII; never cleared */
static inline const gchar *
ct_json_skip_plain(const gchar *at, const gchar *end, gboolean *high)
{
#ifdef CT_JSON_SSE2
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1F);

  for (; end - at >= 16; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i stops =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                   _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    guint stop = (guint)_mm_movemask_epi8(stops), beyond = (guint)_mm_movemask_epi8(bytes);

    if (stop != 0) {
      guint n = (guint)__builtin_ctz(stop);

      *high = *high || (beyond & ((1u << n) - 1)) != 0;
      return at + n;
    }
    *high = *high || beyond != 0;
  }
#endif
  for (; at < end; at++) {
    guchar byte = (guchar)*at;

    if (byte == '"' || byte == '\\' || byte < 0x20)
      break;
    *high = *high || byte >= 0x80;
  }
  return at;
}

/* Behind a run of blanks (no tabs, no line ends). */
static inline const gchar *
ct_json_skip_blanks(const gchar *at, const gchar *end)
{
#ifdef CT_JSON_SSE2
  const __m128i blank = _mm_set1_epi8(' ');

  for (; end - at >= 16; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    guint others = (guint)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blank)) ^ 0xFFFFu;

    if (others != 0)
      return at + __builtin_ctz(others);
  }
#endif
  while (at < end && *at == ' ')
    at++;
  return at;
}

/* Bytes that begin a character. */
static inline guint64
ct_json_count_characters(const gchar *at, const gchar *end)
{
  guint64 n = 0;

#ifdef CT_JSON_SSE2
  while (end - at >= 16) {
    const gchar *stop = at + MIN(end - at, 255 * 16) / 16 * 16; /* a sum fits into a byte */
    __m128i sums = _mm_setzero_si128();

    for (; at < stop; at += 16) {
      __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);

      sums = _mm_sub_epi8(sums, _mm_cmpgt_epi8(bytes, _mm_set1_epi8(-65)));
    }
    sums = _mm_sad_epu8(sums, _mm_setzero_si128());
    n += (guint64)_mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_srli_si128(sums, 8)));
  }
#endif
  for (; at < end; at++)
    n += (*at & 0xC0) != 0x80 ? 1 : 0;
  return n;
}

/* Whether @length bytes are the same; for short ones, faster than a call. */
static inline gboolean
ct_json_same(const gchar *a, const gchar *b, gsize length)
{
  guint64 x, y;

  if (length < 8) {
    for (gsize i = 0; i < length; i++)
      if (a[i] != b[i])
        return FALSE;
    return TRUE;
  }
  for (gsize i = 0; i + 8 < length; i += 8) {
    memcpy(&x, a + i, 8);
    memcpy(&y, b + i, 8);
    if (x != y)
      return FALSE;
  }
  memcpy(&x, a + length - 8, 8);
  memcpy(&y, b + length - 8, 8);
  return x == y;
}

static inline gboolean
ct_json_is_rest(guchar byte)
{
  return (byte & 0xC0) == 0x80;
}

/* Whether it is UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF. */
static inline gboolean
ct_json_is_utf8(const gchar *text, const gchar *text_end)
{
  const guchar *at = (const guchar *)text, *end = (const guchar *)text_end;

  while (at < end) {
    gsize left = (gsize)(end - at);

    if (at[0] < 0x80) {
      at++;
    } else if (at[0] < 0xE0) {
      if (at[0] < 0xC2 || left < 2 || !ct_json_is_rest(at[1]))
        return FALSE;
      at += 2;
    } else if (at[0] < 0xF0) {
      if (left < 3 || !ct_json_is_rest(at[1]) || !ct_json_is_rest(at[2]) ||
          (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F))
        return FALSE;
      at += 3;
    } else {
      if (at[0] > 0xF4 || left < 4 || !ct_json_is_rest(at[1]) || !ct_json_is_rest(at[2]) ||
          !ct_json_is_rest(at[3]) || (at[0] == 0xF0 && at[1] < 0x90) ||
          (at[0] == 0xF4 && at[1] > 0x8F))
        return FALSE;
      at += 4;
    }
  }
  return TRUE;
}

G_END_DECLS
