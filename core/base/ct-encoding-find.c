/* ct-encoding-find.c: the encoding of a text from its first bytes. */
#include <string.h>

#include "base/ct-encoding-private.h"
#include "base/ct-text.h"

#define ZERO_SAMPLE ((gsize)4096)
#define CUT_LENGTH ((gsize)1024) /* what is shorter is a whole text, not a head */

gsize
ct_encoding_find_mark(const gchar *head, gsize length, CtEncoding *encoding)
{
  /* The longer one first: FF FE begins both. */
  static const struct {
    const gchar *bytes;
    gsize length;
    CtEncoding encoding;
  } marks[] = {
    {"\xEF\xBB\xBF", 3, CT_ENCODING_UTF_8},
    {"\xFF\xFE\x00\x00", 4, CT_ENCODING_UTF_32LE},
    {"\x00\x00\xFE\xFF", 4, CT_ENCODING_UTF_32BE},
    {"\xFF\xFE", 2, CT_ENCODING_UTF_16LE},
    {"\xFE\xFF", 2, CT_ENCODING_UTF_16BE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (length >= marks[i].length && memcmp(head, marks[i].bytes, marks[i].length) == 0) {
      *encoding = marks[i].encoding;
      return marks[i].length;
    }
  return 0;
}

/* Spaces, digits, separators and line ends have a zero as their high byte; letters of
 * Vietnamese have 01 or 1E. The low byte is almost never zero. */
static gboolean
find_zeros(const gchar *head, gsize length, CtEncoding *encoding)
{
  gsize zeros[4] = {0, 0, 0, 0};
  gsize n = MIN(length, ZERO_SAMPLE) / 4 * 4;
  gsize units = n / 4;

  if (length < 4)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    zeros[i % 4] += head[i] == '\0';
  if (zeros[3] == units && zeros[2] * 20 >= units * 19 && zeros[0] * 20 <= units)
    *encoding = CT_ENCODING_UTF_32LE;
  else if (zeros[0] == units && zeros[1] * 20 >= units * 19 && zeros[3] * 20 <= units)
    *encoding = CT_ENCODING_UTF_32BE;
  else if ((zeros[1] + zeros[3]) * 10 >= units * 2 * 3 &&
           (zeros[0] + zeros[2]) * 50 <= units * 2)
    *encoding = CT_ENCODING_UTF_16LE;
  else if ((zeros[0] + zeros[2]) * 10 >= units * 2 * 3 &&
           (zeros[1] + zeros[3]) * 50 <= units * 2)
    *encoding = CT_ENCODING_UTF_16BE;
  else
    return FALSE;
  return TRUE;
}

/* What the lines of a head say. */
typedef struct {
  guint64 valid, invalid; /* lines with bytes beyond ASCII */
  CtVietnamese scores[CT_N_OLD_ENCODINGS]; /* of the invalid ones */
} Lines;

static gboolean
is_ascii(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* A character cut by the end of the head, where others speak for UTF-8. */
static gboolean
is_cut(const gchar *line, gsize length, gsize invalid, gboolean may_be_cut)
{
  return (may_be_cut || !is_ascii(line, invalid)) && length - invalid < 4 &&
         g_utf8_get_char_validated(line + invalid, (gssize)(length - invalid)) == (gunichar)-2;
}

static void
add_line(Lines *lines, const gchar *line, gsize length, gboolean may_be_cut)
{
  gssize invalid;

  if (is_ascii(line, length))
    return;
  invalid = ct_text_find_invalid(line, length);
  if (invalid < 0 || is_cut(line, length, (gsize)invalid, may_be_cut)) {
    lines->valid += invalid < 0 || !is_ascii(line, (gsize)invalid);
    return;
  }
  lines->invalid++;
  for (guint i = 0; i < CT_N_OLD_ENCODINGS; i++)
    ct_encoding_score(CT_OLD_ENCODING(i), line, length, &lines->scores[i]);
}

static void
read_lines(const gchar *head, gsize length, Lines *lines)
{
  const gchar *end = head + length;

  for (guint i = 0; i < CT_N_OLD_ENCODINGS; i++)
    lines->scores[i].capitals_lost = CT_OLD_ENCODING(i) == CT_ENCODING_TCVN3;
  while (head < end) {
    const gchar *next = head;
    while (next < end && *next != '\n' && *next != '\r')
      next++;
    add_line(lines, head, (gsize)(next - head),
             next == end && (length >= CUT_LENGTH || lines->valid > 0));
    head = next + 1;
  }
}

/* One bad word needs four good ones; a text of one or two words none. */
CtEncoding
ct_encoding_find_old(const CtVietnamese *scores, CtEncoding likely)
{
  CtEncoding best = CT_ENCODING_AUTO;
  gint64 best_value = 0;
  gboolean tie = FALSE;

  for (guint i = 0; i < CT_N_OLD_ENCODINGS; i++) {
    gint64 value = ct_vietnamese_value(&scores[i]);
    if (scores[i].bad * 4 > scores[i].good || value <= 0)
      continue;
    if (CT_OLD_ENCODING(i) == likely)
      value += 1 + value / 2;
    tie = value == best_value || (tie && value < best_value);
    if (value > best_value) {
      best_value = value;
      best = CT_OLD_ENCODING(i);
    }
  }
  return tie ? CT_ENCODING_AUTO : best;
}

/* Whether windows-1258, which has most letters of windows-1252, gives each byte a
 * meaning, and there are no controls as programs and pictures have them. */
static gboolean
may_be_windows(const gchar *head, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    guint8 byte = (guint8)head[i];
    gunichar c;
    ct_encoding_old_character(CT_ENCODING_WINDOWS_1258, &byte, 1, &c);
    if (c == 0xfffd || (byte < 0x20 && strchr("\t\n\f\r", (gchar)byte) == NULL) || byte == 0)
      return FALSE;
  }
  return TRUE;
}

static CtEncoding
set_ground(CtEncodingEvidence *evidence, CtEncodingGround ground, CtEncoding encoding)
{
  evidence->ground = ground;
  return encoding;
}

static CtEncoding
find_by_words(const gchar *head, gsize length, const Lines *lines, CtEncodingEvidence *evidence)
{
  CtEncoding old = ct_encoding_find_old(lines->scores, CT_ENCODING_AUTO);
  const CtVietnamese *score;

  if (old == CT_ENCODING_AUTO)
    return set_ground(evidence, CT_ENCODING_BY_DEFAULT,
                      may_be_windows(head, length) ? CT_ENCODING_WINDOWS_1258
                                                   : CT_ENCODING_UTF_8);
  score = &lines->scores[old - CT_ENCODING_WINDOWS_1258];
  evidence->good = score->good;
  evidence->words = score->good + score->bad;
  return set_ground(evidence, CT_ENCODING_BY_WORDS, old);
}

CtEncoding
ct_encoding_find_with(const gchar *head, gsize length, CtEncodingEvidence *evidence)
{
  Lines lines = {.valid = 0};
  CtEncoding encoding;

  *evidence = (CtEncodingEvidence){.good = 0};
  if (ct_encoding_find_mark(head, length, &encoding) > 0)
    return set_ground(evidence, CT_ENCODING_BY_MARK, encoding);
  if (find_zeros(head, length, &encoding))
    return set_ground(evidence, CT_ENCODING_BY_ZEROS, encoding);
  if (ct_text_find_invalid(head, length) < 0) {
    evidence->valid = TRUE;
    return set_ground(evidence,
                      is_ascii(head, length) ? CT_ENCODING_BY_ASCII : CT_ENCODING_BY_UTF_8,
                      CT_ENCODING_UTF_8);
  }
  read_lines(head, length, &lines);
  if (lines.invalid == 0)
    return set_ground(evidence, lines.valid > 0 ? CT_ENCODING_BY_UTF_8 : CT_ENCODING_BY_ASCII,
                      CT_ENCODING_UTF_8);
  if (lines.valid >= lines.invalid)
    return set_ground(evidence, CT_ENCODING_BY_LINES, CT_ENCODING_UTF_8);
  return find_by_words(head, length, &lines, evidence);
}

CtEncoding
ct_encoding_find(const gchar *head, gsize length)
{
  CtEncodingEvidence evidence;

  return ct_encoding_find_with(head, length, &evidence);
}

/* White space and signs are themselves in UTF-8 and the old encodings. In UTF-16 and
 * UTF-32 there is one of their bytes, or a zero, before the first that is neither; their
 * marks begin with bytes that are in no valid UTF-8. */
gboolean
ct_encoding_may_begin(const gchar *head, gsize length, const gchar *signs)
{
  CtEncoding encoding;
  gsize at = ct_encoding_find_mark(head, length, &encoding);

  if (at > 0 && encoding != CT_ENCODING_UTF_8)
    return TRUE;
  while (at < length && g_ascii_isspace(head[at]))
    at++;
  return at < length && strchr(signs, head[at]) != NULL; /* the zero is found, too */
}
