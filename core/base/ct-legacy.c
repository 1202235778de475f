#include "base/ct-legacy.h"

#include <string.h>

#include "base/ct-legacy-private.h"

typedef struct {
  CtVietnamese as_is, tcvn3, vni;
  guint64 misread, not_misread; /* lines with letters beyond ASCII */
  gboolean clear;               /* some letter or sign that more speaks for than its place */
} Evidence;

const gchar *
ct_legacy_name(CtLegacy legacy)
{
  switch (legacy) {
  case CT_LEGACY_TCVN3:
    return "TCVN3";
  case CT_LEGACY_VNI:
    return "VNI";
  case CT_LEGACY_MOJIBAKE:
    return "UTF-8 read as windows-1252";
  case CT_LEGACY_NONE:
  default:
    return "";
  }
}

/* Letters that only Unicode has: ă đ ĩ ũ ơ ư, U+1E80 and on, combining marks. The lead
 * bytes of other letters of windows-1252 (Œ Š Ž Ÿ ƒ) are among theirs. */
static gboolean
is_unicode_letter(guchar lead, guchar next)
{
  switch (lead) {
  case 0xc4:
  case 0xcc:
  case 0xcd:
    return TRUE;
  case 0xc5:
    return next == 0xa8 || next == 0xa9;
  case 0xc6:
    return next == 0xa0 || next == 0xa1 || next == 0xaf || next == 0xb0;
  case 0xe1:
    return next == 0xba || next == 0xbb;
  default:
    return FALSE;
  }
}

typedef enum { ALL_ASCII, TRUE_UNICODE, MAYBE_LEGACY } Kind;

static Kind
find_kind(const gchar *line, gsize length)
{
  Kind kind = ALL_ASCII;

  for (gsize i = 0; i < length; i++) {
    guint64 word;

    if ((guchar)line[i] < 0x80) {
      for (; i + 8 < length; i += 8) {
        memcpy(&word, line + i + 1, sizeof word);
        if ((word & 0x8080808080808080u) != 0)
          break;
      }
      continue;
    }
    if (i + 1 < length && is_unicode_letter((guchar)line[i], (guchar)line[i + 1]))
      return TRUE_UNICODE;
    kind = MAYBE_LEGACY;
  }
  return kind;
}

/* Without the words of which a byte was lost (it was none in windows-1252): they cannot
 * be decoded, and say nothing against the others. */
static GString *
leave_out_lost(const gchar *line, gsize length)
{
  static const gchar lost[] = "\xEF\xBF\xBD";
  GString *rest = g_string_sized_new(length);
  const gchar *end = line + length;

  while (line < end) {
    const gchar *space = memchr(line, ' ', (gsize)(end - line));
    gsize n = (gsize)((space != NULL ? space + 1 : end) - line);
    if (memmem(line, n, lost, strlen(lost)) == NULL)
      g_string_append_len(rest, line, (gssize)n);
    line += n;
  }
  return rest;
}

/* Signs at the edge of a word may be just that: "©", "§ 5". */
static gboolean
has_clear_letter(const gchar *line, gsize length)
{
  const gchar *end = line + length;
  gunichar before = 0;

  while (line < end) {
    gunichar c = g_utf8_get_char(line);
    line = g_utf8_next_char(line);
    if (c >= 0xc0 && g_unichar_isalpha(c))
      return TRUE;
    if (c > 0xa0 && g_unichar_isalpha(before) && line < end &&
        g_unichar_isalpha(g_utf8_get_char(line)))
      return TRUE;
    before = c;
  }
  return FALSE;
}

static void
add_misread(Evidence *evidence, const gchar *line, gsize length)
{
  g_autoptr(GString) rest = leave_out_lost(line, length);
  g_autofree gchar *read = NULL;
  CtVietnamese as_is = {.good = 0}, score = {.good = 0};

  if (find_kind(rest->str, rest->len) != MAYBE_LEGACY)
    return;
  read = ct_legacy_decode(CT_LEGACY_MOJIBAKE, rest->str, rest->len);
  if (read != NULL) {
    ct_encoding_score(CT_ENCODING_UTF_8, rest->str, rest->len, &as_is);
    ct_encoding_score(CT_ENCODING_UTF_8, read, strlen(read), &score);
  }
  if (read != NULL && (score.bad == 0 || as_is.bad > 0))
    evidence->misread++;
  else
    evidence->not_misread++;
}

static void
add_line(Evidence *evidence, const gchar *line, gsize length)
{

  if (find_kind(line, length) != MAYBE_LEGACY)
    return;
  ct_encoding_score(CT_ENCODING_UTF_8, line, length, &evidence->as_is);
  ct_legacy_score(CT_LEGACY_TCVN3, line, length, &evidence->tcvn3);
  ct_legacy_score(CT_LEGACY_VNI, line, length, &evidence->vni);
  evidence->clear = evidence->clear || has_clear_letter(line, length);
  add_misread(evidence, line, length);
}

/* Good Vietnamese as it stands needs much to be taken for anything else. */
static gboolean
is_clearly(const CtVietnamese *score, const CtVietnamese *other, const Evidence *evidence)
{
  gint64 value = ct_vietnamese_value(score);

  return value > 0 && score->bad * 4 <= score->good && value > ct_vietnamese_value(other) &&
         value > ct_vietnamese_value(&evidence->as_is) && evidence->clear &&
         (evidence->as_is.bad > 0 || evidence->as_is.good == 0) &&
         evidence->as_is.bad * 2 >= evidence->as_is.good;
}

/* The lowest bit is of the first byte that is beyond ASCII or a line end; those above it say
 * nothing. */
static inline guint64
odd_bytes(guint64 word)
{
  const guint64 each = G_GUINT64_CONSTANT(0x0101010101010101), line_ends = word ^ each * '\n';

  return (word | ((line_ends - each) & ~line_ends)) & each * 0x80;
}

static inline guint64
load(const gchar *bytes, gsize length)
{
  guint64 word = 0;

  memcpy(&word, bytes, length);
  return GUINT64_FROM_LE(word);
}

/* Up to eight bytes. */
static inline guint64
load_short(const gchar *bytes, gsize length)
{
  guint64 word = 0;

  if (length == 8)
    return load(bytes, 8);
  if (length >= 4)
    return load(bytes, 4) | load(bytes + length - 4, 4) << 8 * (length - 4);
  for (gsize i = 0; i < length; i++)
    word |= (guint64)(guchar)bytes[i] << 8 * i;
  return word;
}

/* Returns: where the first such byte is; @length: there is none, as in most cells */
static inline gsize
find_odd(const gchar *text, gsize length)
{
  gsize at = 0;
  guint64 odd;

  for (; length - at > 8; at += 8)
    if ((odd = odd_bytes(load(text + at, 8))) != 0)
      return at + (gsize)__builtin_ctzll(odd) / 8;
  odd = odd_bytes(load_short(text + at, length - at));
  return odd != 0 ? at + (gsize)__builtin_ctzll(odd) / 8 : length;
}

gboolean
ct_legacy_may_be(const gchar *text, gsize length)
{
  gsize odd = find_odd(text, length);

  text += odd;
  length -= odd;
  return length > 0 &&
         (find_kind(text, length) == MAYBE_LEGACY || memchr(text, '\n', length) != NULL);
}

CtLegacy
ct_legacy_guess(const gchar *text, gsize length)
{
  Evidence evidence = {.tcvn3 = {.capitals_lost = TRUE}};
  const gchar *end = text + length;

  if (memchr(text, '\n', length) == NULL && find_kind(text, length) != MAYBE_LEGACY)
    return CT_LEGACY_NONE;
  while (text < end) {
    const gchar *next = memchr(text, '\n', (gsize)(end - text));
    next = next != NULL ? next : end;
    add_line(&evidence, text, (gsize)(next - text));
    text = next + 1;
  }
  if (evidence.misread > evidence.not_misread)
    return CT_LEGACY_MOJIBAKE;
  if (is_clearly(&evidence.tcvn3, &evidence.vni, &evidence))
    return CT_LEGACY_TCVN3;
  if (is_clearly(&evidence.vni, &evidence.tcvn3, &evidence))
    return CT_LEGACY_VNI;
  return CT_LEGACY_NONE;
}

/* "§VT", "Tr®": signs that are parts of words, which no other text has. "km²" is
 * such text. */
static guint
count_signs_in_words(const gchar *text, gsize length)
{
  const gchar *end = text + length;
  gunichar before = 0;
  guint n = 0;

  while (text < end) {
    gunichar c = g_utf8_get_char(text), next;

    text = g_utf8_next_char(text);
    next = text < end ? g_utf8_get_char(text) : 0;
    if (c > 0xa0 && c < 0xc0 && c != 0xb2 && c != 0xb3 &&
        (g_unichar_isalpha(before) || g_unichar_isalpha(next)))
      n++;
    before = c;
  }
  return n;
}

#define CLEAR_SIGNS 2u /* even where a slip makes the word none: "§¬f vÞ" */

gboolean
ct_legacy_fits(CtLegacy legacy, const gchar *text, gsize length)
{
  CtVietnamese as_is = {.good = 0};
  CtVietnamese score = {.capitals_lost = legacy == CT_LEGACY_TCVN3};
  g_autofree gchar *decoded = NULL;
  guint signs;

  if (legacy == CT_LEGACY_NONE || find_kind(text, length) != MAYBE_LEGACY)
    return FALSE;
  decoded = ct_legacy_decode(legacy, text, length);
  if (decoded == NULL)
    return FALSE;
  signs = count_signs_in_words(text, length);
  if (legacy == CT_LEGACY_TCVN3 && signs >= CLEAR_SIGNS)
    return TRUE;
  ct_encoding_score(CT_ENCODING_UTF_8, text, length, &as_is);
  ct_encoding_score(CT_ENCODING_UTF_8, decoded, strlen(decoded), &score);
  if (score.bad > as_is.bad || ct_vietnamese_value(&score) < ct_vietnamese_value(&as_is))
    return FALSE;
  return ct_vietnamese_value(&score) > ct_vietnamese_value(&as_is) || signs > 0;
}
