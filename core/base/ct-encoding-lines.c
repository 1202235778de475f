/* ct-encoding-lines.c: what each line of a span becomes. A line may be in two encodings:
 * then its fields are, as when a table was put together from cells of two files.
 */
#include "base/ct-encoding-lines.h"

#include <string.h>

#include "base/ct-encoding-private.h"
#include "base/ct-text.h"

#define MAX_SAMPLE ((gsize)4096)  /* what of a line decides */
#define MAX_UNDECIDED 1000u       /* lines in vain before no more are tried */

struct CtEncodingLines {
  CtEncoding encoding;
  CtEncoding likely;     /* what a line was last decided to be */
  guint n_undecided;
  CtTextLineFunc func;
  gpointer func_data;
  guint64 line;          /* of what comes next, from 1 */
  gboolean broken_told;
  gboolean valid;        /* what was given last */
  GString *line_out;     /* one line before NFC */
  GString *out;
};

CtEncodingLines *
ct_encoding_lines_new(CtEncoding encoding)
{
  CtEncodingLines *lines = g_new0(CtEncodingLines, 1);

  lines->encoding = encoding;
  lines->line = 1;
  lines->line_out = g_string_new(NULL);
  lines->out = g_string_new(NULL);
  return lines;
}

void
ct_encoding_lines_free(CtEncodingLines *lines)
{
  if (lines == NULL)
    return;
  g_string_free(lines->line_out, TRUE);
  g_string_free(lines->out, TRUE);
  g_free(lines);
}

void
ct_encoding_lines_set_func(CtEncodingLines *lines, CtTextLineFunc func, gpointer user_data)
{
  lines->func = func;
  lines->func_data = user_data;
}

static void
tell(CtEncodingLines *lines, guint64 line, CtEncoding encoding)
{
  if (lines->func != NULL)
    lines->func(line, encoding, lines->func_data);
}

void
ct_encoding_lines_tell_broken(CtEncodingLines *lines, const gchar *pending, const gchar *bytes,
                          gsize length)
{
  static const gchar mark[] = "\xEF\xBF\xBD";
  const gchar *at;

  if (lines->broken_told)
    return;
  at = memmem(bytes, length, mark, strlen(mark));
  lines->broken_told = TRUE;
  at = at != NULL ? at : bytes;
  tell(lines, lines->line + ct_text_count_lines(pending, (gsize)(at - pending)), lines->encoding);
}

static gboolean
is_field_end(gchar c)
{
  return c == ',' || c == ';' || c == '\t' || c == '|' || c == '"' || c == '\n' || c == '\r';
}

/* The field at the start, or one byte that ends fields. */
static gsize
field_length(const gchar *line, gsize length)
{
  gsize n = 0;

  while (n < length && !is_field_end(line[n]))
    n++;
  return MAX(n, 1);
}

/* Whether a field of a text in an old encoding is UTF-8: with letters beyond ASCII, and
 * Vietnamese as such. Two such letters in a row are rare in the old encodings. */
static gboolean
is_utf_8_field(const gchar *field, gsize length)
{
  CtVietnamese score = {.good = 0};

  if (ct_text_find_invalid(field, length) >= 0)
    return FALSE;
  ct_encoding_score(CT_ENCODING_UTF_8, field, length, &score);
  return ct_vietnamese_value(&score) > 0;
}

static gboolean
is_ascii(const gchar *text, gsize length)
{
  guchar all = 0;

  for (gsize i = 0; i < length; i++)
    all |= (guchar)text[i];
  return all < 0x80;
}

/* What the fields that are no UTF-8 are, taken together. */
static CtEncoding
decide_line(CtEncodingLines *lines, const gchar *line, gsize length)
{
  CtVietnamese scores[CT_N_OLD_ENCODINGS] = {{.good = 0}};
  gsize n;

  if (lines->n_undecided >= MAX_UNDECIDED)
    return CT_ENCODING_AUTO;
  for (gsize at = 0; at < MIN(length, MAX_SAMPLE); at += n) {
    n = field_length(line + at, length - at);
    if (ct_text_find_invalid(line + at, n) < 0)
      continue;
    for (guint i = 0; i < CT_N_OLD_ENCODINGS; i++) {
      scores[i].capitals_lost = CT_OLD_ENCODING(i) == CT_ENCODING_TCVN3;
      ct_encoding_score(CT_OLD_ENCODING(i), line + at, MIN(n, MAX_SAMPLE), &scores[i]);
    }
  }
  return ct_encoding_find_old(scores, lines->likely);
}

/* Each field that @is_kept does not hold is decoded. */
static void
append_fields(CtEncodingLines *lines, const gchar *line, gsize length, CtEncoding encoding,
              gboolean (*is_kept)(const gchar *field, gsize length), gboolean *any_kept)
{
  guint64 n_broken = 0;
  gsize before = lines->line_out->len, n;

  for (gsize at = 0; at < length; at += n) {
    gboolean ascii;
    n = field_length(line + at, length - at);
    ascii = is_ascii(line + at, n);
    if ((ascii && encoding != CT_ENCODING_VISCII) || (!ascii && is_kept(line + at, n))) {
      g_string_append_len(lines->line_out, line + at, (gssize)n);
      *any_kept = *any_kept || !ascii;
    } else {
      ct_encoding_append(encoding, line + at, n, FALSE, lines->line_out, &n_broken);
    }
  }
  if (n_broken > 0 && encoding == lines->encoding)
    ct_encoding_lines_tell_broken(lines, lines->line_out->str, lines->line_out->str + before,
                              lines->line_out->len - before);
}

static gboolean
is_valid_field(const gchar *field, gsize length)
{
  return ct_text_find_invalid(field, length) < 0;
}

static void
append_utf_8_line(CtEncodingLines *lines, const gchar *line, gsize length)
{
  CtEncoding encoding;
  gboolean any_kept = FALSE;

  if (ct_text_find_invalid(line, length) < 0) {
    g_string_append_len(lines->line_out, line, (gssize)length);
    return;
  }
  encoding = decide_line(lines, line, length);
  if (encoding == CT_ENCODING_AUTO) {
    lines->n_undecided++;
    g_string_append_len(lines->out, line, (gssize)length);
    return;
  }
  lines->likely = encoding;
  lines->n_undecided = 0;
  append_fields(lines, line, length, encoding, is_valid_field, &any_kept);
  tell(lines, lines->line, encoding);
}

static void
append_old_line(CtEncodingLines *lines, const gchar *line, gsize length)
{
  gboolean any_kept = FALSE;

  append_fields(lines, line, length, lines->encoding, is_utf_8_field, &any_kept);
  if (any_kept)
    tell(lines, lines->line, CT_ENCODING_UTF_8);
}

static void
append_line(CtEncodingLines *lines, const gchar *line, gsize length)
{
  g_string_truncate(lines->line_out, 0);
  if (ct_encoding_is_old(lines->encoding))
    append_old_line(lines, line, length);
  else
    append_utf_8_line(lines, line, length);
  ct_encoding_append_nfc(lines->out, lines->line_out->str, lines->line_out->len);
  lines->line += ct_text_count_lines(line, length);
}

/* A part of a line that is too long: UTF-8 as it is. */
static const gchar *
convert_part(CtEncodingLines *lines, const gchar *bytes, gsize length, gsize *converted)
{
  guint64 n_broken = 0;

  if (ct_encoding_is_old(lines->encoding)) {
    ct_encoding_append(lines->encoding, bytes, length, FALSE, lines->out, &n_broken);
    if (n_broken > 0)
      ct_encoding_lines_tell_broken(lines, lines->out->str, lines->out->str, lines->out->len);
  }
  lines->line += ct_text_count_lines(bytes, length);
  *converted = ct_encoding_is_old(lines->encoding) ? lines->out->len : length;
  return ct_encoding_is_old(lines->encoding) ? lines->out->str : bytes;
}

const gchar *
ct_encoding_lines_convert(CtEncodingLines *lines, const gchar *bytes, gsize length, gboolean whole,
                          gboolean valid, gsize *converted)
{
  gsize n;

  g_string_truncate(lines->out, 0);
  lines->valid = FALSE;
  if (!whole)
    return convert_part(lines, bytes, length, converted);
  if (!ct_encoding_is_old(lines->encoding) && !ct_encoding_has_marks(bytes, length) &&
      (valid || ct_text_find_invalid(bytes, length) < 0)) {
    lines->line += ct_text_count_lines(bytes, length);
    lines->valid = TRUE;
    *converted = length;
    return bytes;
  }
  for (gsize at = 0; at < length; at += n) {
    n = ct_text_line_length(bytes + at, length - at);
    append_line(lines, bytes + at, n);
  }
  *converted = lines->out->len;
  return lines->out->str;
}

gboolean
ct_encoding_lines_are_valid(const CtEncodingLines *lines)
{
  return lines->valid;
}
