/* fuzz-encoding.c: bytes in any encoding (base/ct-text-input.h, base/ct-encoding.h). The
 * first letter of the input says what the rest is declared to be: A nothing, B UTF-8,
 * C UTF-16 and so on, in the order of CtEncoding.
 */
#include "fuzz.h"

#include <string.h>

#include "base/ct-encoding.h"
#include "base/ct-text-input.h"
#include "base/ct-text.h"

#define N_ENCODINGS (CT_ENCODING_VNI + 1)
#define READ_SIZE ((gsize)256 * 1024) /* of the text input, where it may cut */
#define LONG_LINE ((gsize)1200 * 1024) /* more than the text input holds */
#define MARK "\xEF\xBB\xBF"
#define REPLACEMENT "\xEF\xBF\xBD"

/**
 * Text: what the text input gave.
 * @kept: lines of an old encoding that it found to be UTF-8 in parts
 */
typedef struct {
  CtEncoding encoding;
  GString *text;
  guint64 last_line;
  guint n_kept;
} Text;

static gboolean
is_wide(CtEncoding encoding)
{
  return encoding >= CT_ENCODING_UTF_16LE && encoding <= CT_ENCODING_UTF_32BE;
}

static void
take_line(guint64 line, CtEncoding encoding, gpointer user_data)
{
  Text *text = user_data;

  g_assert_cmpuint(line, >, 0);
  g_assert_cmpint(encoding, !=, CT_ENCODING_AUTO);
  text->last_line = MAX(text->last_line, line);
  text->n_kept += encoding == CT_ENCODING_UTF_8;
}

static Text
read_text(const void *bytes, gsize size, CtEncoding declared)
{
  g_autoptr(GBytes) all = g_bytes_new(bytes, size);
  g_autoptr(CtInput) input = ct_input_new_bytes(all);
  g_autoptr(GError) error = NULL;
  g_autoptr(CtTextInput) reader = ct_text_input_new(input, declared, &error);
  Text text = {.text = g_string_new(NULL)};
  const gchar *piece;
  gsize length, peeked;

  g_assert_no_error(error);
  ct_text_input_set_line_func(reader, take_line, &text);
  text.encoding = ct_text_input_encoding(reader);
  g_assert_cmpint(text.encoding, !=, CT_ENCODING_AUTO);
  g_assert_true(g_utf8_validate(ct_text_input_evidence(reader), -1, NULL));
  piece = ct_text_input_peek(reader, &peeked, &error);
  g_assert_nonnull(piece);
  while ((piece = ct_text_input_next(reader, &length, &error)) != NULL && length > 0) {
    g_assert_true(peeked == length || text.text->len > 0);
    g_string_append_len(text.text, piece, (gssize)length);
  }
  g_assert_no_error(error);
  return text;
}

/* Line ends */

static gsize
count_byte(const gchar *bytes, gsize length, gchar byte)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == byte;
  return n;
}

/* In units of two or four bytes; what is cut at the end is none. */
static gsize
count_units(const gchar *bytes, gsize length, CtEncoding encoding, gchar byte)
{
  gsize size = encoding <= CT_ENCODING_UTF_16BE ? 2 : 4, n = 0;
  gboolean big = encoding == CT_ENCODING_UTF_16BE || encoding == CT_ENCODING_UTF_32BE;

  for (gsize at = 0; at + size <= length; at += size) {
    guint zeros = 0;

    for (gsize i = 0; i < size; i++)
      zeros += bytes[at + i] == '\0';
    n += zeros == size - 1 && bytes[at + (big ? size - 1 : 0)] == byte;
  }
  return n;
}

static void
check_line_ends(const gchar *bytes, gsize length, const Text *text)
{
  static const gchar ends[] = {'\n', '\r'};

  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    gsize before = is_wide(text->encoding) ? count_units(bytes, length, text->encoding, ends[i])
                                           : count_byte(bytes, length, ends[i]);

    g_assert_cmpuint(count_byte(text->text->str, text->text->len, ends[i]), ==, before);
  }
  g_assert_cmpuint(text->last_line, <=, count_byte(text->text->str, text->text->len, '\n') +
                                          count_byte(text->text->str, text->text->len, '\r') + 1);
}

/* Valid text in NFC */

static gboolean
is_nfc(const gchar *text, gsize length)
{
  g_autofree gchar *composed = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);

  return ct_text_equal(text, length, composed);
}

/* Letters and marks of Latin scripts: of them NFC is promised, in runs that a letter has. */
static gboolean
is_plain(const gchar *line, gsize length)
{
  guint marks = 0;

  for (const gchar *at = line; at < line + length; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    gboolean mark = c >= 0x300 && c < 0x340;

    marks = mark ? marks + 1 : 0;
    if (marks > 32 || (mark && at == line) || c < 0x20 ||
        (c >= 0x340 && (c < 0x1e00 || c > 0x1eff)))
      return FALSE;
  }
  return TRUE;
}

static void
check_nfc(const gchar *line, gsize length)
{
  g_assert_true(!is_plain(line, length) || is_nfc(line, length));
}

/* The line at the start, without its end. */
static gsize
line_length(const gchar *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] != '\n' && text[n] != '\r')
    n++;
  return n;
}

/* What is no UTF-8 and could be nothing else stays as it was. */
static void
check_line(const gchar *line, gsize length, const gchar *before, gsize before_length)
{
  if (ct_text_find_invalid(line, length) < 0)
    check_nfc(line, length);
  else
    g_assert_true(before != NULL && length == before_length &&
                  memcmp(line, before, length) == 0);
}

static void
check_lines(const gchar *bytes, gsize length, const Text *text)
{
  const gchar *at = text->text->str;
  gsize left = text->text->len;
  gboolean compare = text->encoding == CT_ENCODING_UTF_8;

  if (compare && length >= strlen(MARK) && memcmp(bytes, MARK, strlen(MARK)) == 0) {
    bytes += strlen(MARK);
    length -= strlen(MARK);
  }
  for (;;) {
    gsize n = line_length(at, left), before = compare ? line_length(bytes, length) : 0;

    check_line(at, n, compare ? bytes : NULL, before);
    if (n == left)
      return;
    at += n + 1;
    left -= n + 1;
    bytes += compare ? before + 1 : 0;
    length -= compare ? before + 1 : 0;
  }
}

/* Read again it is the same. */
static void
check_again(const Text *text)
{
  Text again;

  if (ct_text_find_invalid(text->text->str, text->text->len) >= 0 ||
      g_str_has_prefix(text->text->str, MARK) || memchr(text->text->str, '\0', text->text->len))
    return;
  again = read_text(text->text->str, text->text->len, CT_ENCODING_UTF_8);
  g_assert_cmpint(again.encoding, ==, CT_ENCODING_UTF_8);
  g_assert_cmpstr(again.text->str, ==, text->text->str);
  g_assert_cmpuint(again.last_line, ==, 0);
  g_string_free(again.text, TRUE);
}

/* Decoded at once */

static void
check_decoded(const gchar *bytes, gsize length, const Text *text)
{
  gsize n;
  g_autofree gchar *decoded = ct_encoding_decode(text->encoding, bytes, length, &n);
  const gchar *rest;

  g_assert_cmpint(ct_text_find_invalid(decoded, n), <, 0);
  if (text->encoding == CT_ENCODING_UTF_8 && ct_text_find_invalid(bytes, length) >= 0)
    return;
  if (text->n_kept > 0)
    return;
  g_assert_cmpuint(text->text->len, >=, n);
  rest = text->text->str + n;
  if (is_wide(text->encoding) && *rest != '\0') /* cut at the end: half of a pair, a byte */
    g_assert_true(g_str_equal(rest, REPLACEMENT) || g_str_equal(rest, REPLACEMENT REPLACEMENT));
  else
    g_assert_cmpuint(text->text->len, ==, n);
  g_assert_cmpint(memcmp(text->text->str, decoded, n), ==, 0);
}

/* Cut elsewhere */

static void
append_unit(GString *bytes, CtEncoding encoding, gchar c)
{
  gsize size = !is_wide(encoding) ? 1 : encoding <= CT_ENCODING_UTF_16BE ? 2 : 4;
  gboolean big = encoding == CT_ENCODING_UTF_16BE || encoding == CT_ENCODING_UTF_32BE;

  for (gsize i = 0; i < size; i++)
    g_string_append_c(bytes, i == (big ? size - 1 : 0) ? c : '\0');
}

/* Lines before the bytes, so that a reading ends among them. */
static void
check_cut(const gchar *bytes, gsize length, CtEncoding encoding, const Text *text)
{
  g_autoptr(GString) filled = g_string_sized_new(READ_SIZE + length);
  gsize cut = fuzz_hash(bytes, length) % (length + 1);
  Text again;
  gsize n;

  for (n = 0; filled->len + cut < READ_SIZE; n++)
    append_unit(filled, encoding, n % 1000 == 999 ? '\n' : 'x');
  append_unit(filled, encoding, '\n');
  g_string_append_len(filled, bytes, (gssize)length);
  again = read_text(filled->str, filled->len, encoding);
  if (again.encoding == text->encoding) {
    g_assert_cmpuint(again.text->len, ==, n + 1 + text->text->len);
    g_assert_cmpint(memcmp(again.text->str + n + 1, text->text->str, text->text->len), ==, 0);
  }
  g_string_free(again.text, TRUE);
}

/* As one line that is too long for the text input, many times over. */
static void
check_long_line(const gchar *bytes, gsize length, CtEncoding encoding)
{
  g_autoptr(GString) line = g_string_sized_new(LONG_LINE + length);
  Text text;

  while (length > 0 && line->len < LONG_LINE)
    g_string_append_len(line, bytes, (gssize)length);
  for (gsize i = 0; !is_wide(encoding) && i < line->len; i++)
    if (line->str[i] == '\n' || line->str[i] == '\r')
      line->str[i] = ' ';
  text = read_text(line->str, line->len, encoding);
  check_line_ends(line->str, line->len, &text);
  if (text.encoding != CT_ENCODING_UTF_8 || ct_text_find_invalid(line->str, line->len) < 0)
    g_assert_cmpint(ct_text_find_invalid(text.text->str, text.text->len), <, 0);
  g_string_free(text.text, TRUE);
}

static gboolean
begins_with_mark(const gchar *bytes, gsize length)
{
  static const gchar *const marks[] = {MARK, "\xFF\xFE", "\xFE\xFF"};

  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (length >= strlen(marks[i]) && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
      return TRUE;
  return length >= 4 && memcmp(bytes, "\0\0\xFE\xFF", 4) == 0;
}

static void
read_encoded(const gchar *bytes, gsize length, CtEncoding declared)
{
  Text text = read_text(bytes, length, declared);
  guint32 hash = fuzz_hash(bytes, length);

  check_line_ends(bytes, length, &text);
  check_lines(bytes, length, &text);
  check_again(&text);
  check_decoded(bytes, length, &text);
  if (declared == CT_ENCODING_AUTO)
    g_assert_cmpint(ct_encoding_find(bytes, length), ==, text.encoding);
  else if (hash % 16 == 0 && !begins_with_mark(bytes, length))
    check_cut(bytes, length, declared, &text);
  else if (hash % 64 == 1)
    check_long_line(bytes, length, declared);
  g_string_free(text.text, TRUE);
}

static void
check_names(CtEncoding encoding)
{
  CtEncoding again;

  g_assert_true(encoding == CT_ENCODING_AUTO ||
                (ct_encoding_parse(ct_encoding_name(encoding), &again) && again == encoding));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  CtEncoding declared;
  g_autofree gchar *bytes = NULL;

  if (size == 0)
    return 0;
  declared = (CtEncoding)((guint8)(data[0] - 'A') % N_ENCODINGS);
  size = MIN(size, FUZZ_MAX_INPUT) - 1;
  bytes = fuzz_bytes(data + 1, size);
  check_names(declared);
  read_encoded(bytes, size, declared);
  return 0;
}
