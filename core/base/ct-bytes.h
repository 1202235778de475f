/* ct-bytes.h: 64 bytes at a time: one bit a byte, the first byte at bit 0.
 *
 * With SSE2, which every x86-64 has; else in plain C, eight bytes at a time; CT_PLAIN_C
 * asks for that. Private to base/.
 */
#pragma once

#include <glib.h>
#include <string.h>

#if defined(__SSE2__) && !defined(CT_PLAIN_C)
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define CT_BYTES_SIZE ((gsize)64)

#if defined(__SSE2__) && !defined(CT_PLAIN_C)

typedef struct {
  __m128i part[4];
} CtBytes;

static inline CtBytes
ct_bytes_load(const gchar *from)
{
  CtBytes bytes;

  for (guint i = 0; i < 4; i++)
    bytes.part[i] = _mm_loadu_si128((const __m128i *)(gconstpointer)(from + 16 * i));
  return bytes;
}

static inline guint64
ct_bytes_join(__m128i a, __m128i b, __m128i c, __m128i d)
{
  guint64 low = (guint)_mm_movemask_epi8(a) | (guint)_mm_movemask_epi8(b) << 16;
  guint64 high = (guint)_mm_movemask_epi8(c) | (guint)_mm_movemask_epi8(d) << 16;

  return low | high << 32;
}

/* Those that are @c. */
static inline guint64
ct_bytes_equal(const CtBytes *bytes, gchar c)
{
  const __m128i *p = bytes->part, all = _mm_set1_epi8(c);

  return ct_bytes_join(_mm_cmpeq_epi8(p[0], all), _mm_cmpeq_epi8(p[1], all),
                       _mm_cmpeq_epi8(p[2], all), _mm_cmpeq_epi8(p[3], all));
}

/* Those that are @c or @d. */
static inline guint64
ct_bytes_either(const CtBytes *bytes, gchar c, gchar d)
{
  const __m128i *p = bytes->part, one = _mm_set1_epi8(c), two = _mm_set1_epi8(d);

  return ct_bytes_join(_mm_or_si128(_mm_cmpeq_epi8(p[0], one), _mm_cmpeq_epi8(p[0], two)),
                       _mm_or_si128(_mm_cmpeq_epi8(p[1], one), _mm_cmpeq_epi8(p[1], two)),
                       _mm_or_si128(_mm_cmpeq_epi8(p[2], one), _mm_cmpeq_epi8(p[2], two)),
                       _mm_or_si128(_mm_cmpeq_epi8(p[3], one), _mm_cmpeq_epi8(p[3], two)));
}

/* Those of 0x80 and on. */
static inline guint64
ct_bytes_high(const CtBytes *bytes)
{
  const __m128i *p = bytes->part;

  return ct_bytes_join(p[0], p[1], p[2], p[3]);
}

/* Those of @c and on; @c is 0x80 or more. */
static inline guint64
ct_bytes_from(const CtBytes *bytes, guchar c)
{
  const __m128i *p = bytes->part, all = _mm_set1_epi8((gchar)c);

  return ct_bytes_join(_mm_cmpeq_epi8(_mm_max_epu8(p[0], all), p[0]),
                       _mm_cmpeq_epi8(_mm_max_epu8(p[1], all), p[1]),
                       _mm_cmpeq_epi8(_mm_max_epu8(p[2], all), p[2]),
                       _mm_cmpeq_epi8(_mm_max_epu8(p[3], all), p[3]));
}

/* How many of @n times 64 bytes are @c; @n is up to 255. */
static inline gsize
ct_bytes_count_equal(const gchar *from, gsize n, gchar c)
{
  __m128i all = _mm_set1_epi8(c), zero = _mm_setzero_si128(), sum = zero, each[4];

  for (guint i = 0; i < 4; i++)
    each[i] = zero;
  for (gsize at = 0; at < n; at++) {
    CtBytes bytes = ct_bytes_load(from + at * CT_BYTES_SIZE);

    for (guint i = 0; i < 4; i++)
      each[i] = _mm_sub_epi8(each[i], _mm_cmpeq_epi8(bytes.part[i], all));
  }
  for (guint i = 0; i < 4; i++)
    sum = _mm_add_epi64(sum, _mm_sad_epu8(each[i], zero));
  return (gsize)_mm_cvtsi128_si64(_mm_add_epi64(sum, _mm_unpackhi_epi64(sum, sum)));
}

#else

#define CT_BYTES_EACH G_GUINT64_CONSTANT(0x0101010101010101)
#define CT_BYTES_TOPS (CT_BYTES_EACH * 0x80)

typedef struct {
  guint64 part[8];
} CtBytes;

static inline CtBytes
ct_bytes_load(const gchar *from)
{
  CtBytes bytes;

  memcpy(bytes.part, from, sizeof bytes.part);
  for (guint i = 0; i < 8; i++)
    bytes.part[i] = GUINT64_FROM_LE(bytes.part[i]);
  return bytes;
}

/* The top bits of eight bytes, side by side. */
static inline guint64
ct_bytes_gather(guint64 word)
{
  return ((word & CT_BYTES_TOPS) >> 7) * G_GUINT64_CONSTANT(0x0102040810204080) >> 56;
}

static inline guint64
ct_bytes_equal(const CtBytes *bytes, gchar c)
{
  guint64 mask = 0;

  for (guint i = 0; i < 8; i++) {
    guint64 other = bytes->part[i] ^ CT_BYTES_EACH * (guchar)c;

    mask |= ct_bytes_gather(~(((other & ~CT_BYTES_TOPS) + ~CT_BYTES_TOPS) | other)) << 8 * i;
  }
  return mask;
}

static inline guint64
ct_bytes_either(const CtBytes *bytes, gchar c, gchar d)
{
  return ct_bytes_equal(bytes, c) | ct_bytes_equal(bytes, d);
}

static inline guint64
ct_bytes_high(const CtBytes *bytes)
{
  guint64 mask = 0;

  for (guint i = 0; i < 8; i++)
    mask |= ct_bytes_gather(bytes->part[i]) << 8 * i;
  return mask;
}

static inline guint64
ct_bytes_from(const CtBytes *bytes, guchar c)
{
  guint64 rest = CT_BYTES_EACH * (guchar)(0x80 - (c & 0x7f)), mask = 0;

  for (guint i = 0; i < 8; i++) {
    guint64 word = bytes->part[i];

    mask |= ct_bytes_gather(word & ((word & ~CT_BYTES_TOPS) + rest)) << 8 * i;
  }
  return mask;
}

static inline gsize
ct_bytes_count_equal(const gchar *from, gsize n, gchar c)
{
  gsize count = 0;

  for (gsize i = 0; i < n * CT_BYTES_SIZE; i++)
    count += from[i] == c ? 1 : 0;
  return count;
}

#endif

/* Fewer than 64 bytes; behind them zeros. */
static inline CtBytes
ct_bytes_load_some(const gchar *from, gsize length)
{
  gchar filled[CT_BYTES_SIZE] = {0};

  memcpy(filled, from, length);
  return ct_bytes_load(filled);
}

static inline guint
ct_bytes_first(guint64 mask)
{
  return (guint)__builtin_ctzll(mask);
}

static inline guint
ct_bytes_count(guint64 mask)
{
  mask -= mask >> 1 & G_GUINT64_CONSTANT(0x5555555555555555);
  mask = (mask & G_GUINT64_CONSTANT(0x3333333333333333)) +
         (mask >> 2 & G_GUINT64_CONSTANT(0x3333333333333333));
  mask = (mask + (mask >> 4)) & G_GUINT64_CONSTANT(0x0F0F0F0F0F0F0F0F);
  return (guint)(mask * G_GUINT64_CONSTANT(0x0101010101010101) >> 56);
}

/* Of each bit, whether those up to and with it are odd in number. */
static inline guint64
ct_bytes_parity(guint64 mask)
{
  for (guint shift = 1; shift < 64; shift *= 2)
    mask ^= mask << shift;
  return mask;
}

/* How many bytes the sequence at @text takes, 0 when it is broken. Overlong
 * forms, surrogates and what is above U+10FFFF are broken. */
static inline gsize
ct_utf8_length(const guchar *text, gsize length)
{
  guchar first = text[0];
  gsize n = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
            : first < 0xf5 ? 4 : 0;

  if (n == 0 || n > length)
    return 0;
  for (gsize i = 1; i < n; i++)
    if ((text[i] & 0xc0) != 0x80)
      return 0;
  if ((first == 0xe0 && text[1] < 0xa0) || (first == 0xed && text[1] > 0x9f) ||
      (first == 0xf0 && text[1] < 0x90) || (first == 0xf4 && text[1] > 0x8f))
    return 0;
  return n;
}

/**
 * CtUtf8Check: what the bytes before say of those to come; zeros at the start.
 * @expected: of which of these another byte of a character is expected
 * @before: the byte before them
 */
typedef struct {
  guint64 expected;
  guchar before;
} CtUtf8Check;

/* What only leading bytes from E0 on, but E1, may have wrong: second bytes that are
 * overlong, surrogates, or above U+10FFFF; and their fourth bytes. */
static inline guint64
ct_utf8_check_rare(CtUtf8Check *check, const CtBytes *bytes, guint64 expected, guchar before)
{
  guint64 lead4 = ct_bytes_from(bytes, 0xF0);
  guint64 e0 = ct_bytes_equal(bytes, '\xE0') << 1 | (before == 0xE0);
  guint64 ed = ct_bytes_equal(bytes, '\xED') << 1 | (before == 0xED);
  guint64 f0 = ct_bytes_equal(bytes, '\xF0') << 1 | (before == 0xF0);
  guint64 f4 = ct_bytes_equal(bytes, '\xF4') << 1 | (before == 0xF4);
  guint64 from_a0 = ct_bytes_from(bytes, 0xA0), from_90 = ct_bytes_from(bytes, 0x90);

  check->expected |= lead4 >> 61;
  expected |= lead4 << 3;
  expected ^= ct_bytes_high(bytes) & ~ct_bytes_from(bytes, 0xC0);
  return expected | (e0 & ~from_a0) | (ed & from_a0) | (f0 & ~from_90) | (f4 & from_90) |
         ct_bytes_from(bytes, 0xF5);
}

/* @last: the last of @bytes. Returns: the bytes that show that a character is broken: in
 * it, or the one behind it */
static inline guint64
ct_utf8_check(CtUtf8Check *check, const CtBytes *bytes, guint64 high, guchar last)
{
  guint64 lead, lead3, expected = check->expected, bad;
  guchar before = check->before;

  check->before = last;
  check->expected = 0;
  if (high == 0)
    return expected;
  lead = ct_bytes_from(bytes, 0xC0);
  lead3 = ct_bytes_from(bytes, 0xE0);
  bad = lead & ~ct_bytes_from(bytes, 0xC2);
  expected |= lead << 1 | lead3 << 2;
  check->expected = lead >> 63 | lead3 >> 62;
  /* Vietnamese needs E1 only. */
  if ((lead3 & ~ct_bytes_equal(bytes, '\xE1')) == 0 && before < 0xE0)
    return bad | (expected ^ (high & ~lead));
  return bad | ct_utf8_check_rare(check, bytes, expected, before);
}

G_END_DECLS
