/* ct-text-input.c: three steps: bytes come into a buffer (UTF-16 and UTF-32 as UTF-8);
 * what it holds of whole lines is a span; a span passes as it is or is written anew,
 * line by line. A line that does not fit into the buffer passes in parts, without
 * what needs a whole line. Of a small text the head is all, and needs no buffer.
 */
#include "base/ct-text-input.h"

#include <string.h>

#include "base/ct-encoding-private.h"
#include "base/ct-message.h"
#include "base/ct-encoding-lines.h"
#include "base/ct-text.h"

#define READ_SIZE ((gsize)256 * 1024)
#define MAX_LINE ((gsize)1024 * 1024)
#define HEAD_SIZE ((gsize)64 * 1024)

struct CtTextInput {
  CtInput *input;
  CtEncoding encoding;
  CtEncodingEvidence ground;
  gchar *evidence;
  gsize mark;          /* bytes of it still to be skipped */

  gchar *raw;          /* UTF-16 and UTF-32: what was read, with a cut character in front */
  gsize n_raw;
  GString *buffer;     /* (nullable) */
  gboolean is_head;    /* @bytes are the head, which is the whole text */
  const gchar *bytes;  /* of the buffer; what is not yet in a span starts at @start */
  gsize n_bytes;
  gsize start;
  gsize span;          /* length of the one given last, from @start */
  gboolean in_line;    /* the last span ended inside a long line */
  gboolean ended;

  CtEncodingLines *lines;
  gboolean held;       /* the piece below was peeked and is still to be given */
  const gchar *piece;
  gsize length;
};

static gboolean
is_wide(CtEncoding encoding)
{
  return encoding >= CT_ENCODING_UTF_16LE && encoding <= CT_ENCODING_UTF_32BE;
}

/* Returns: (transfer full) */
static gchar *
describe_ground(const CtEncodingEvidence *ground)
{
  switch (ground->ground) {
  case CT_ENCODING_BY_DECLARATION:
    return g_strdup(_("declared"));
  case CT_ENCODING_BY_MARK:
    return g_strdup(_("byte-order mark at the start"));
  case CT_ENCODING_BY_ZEROS:
    return g_strdup(_("zero bytes at every other place of the start"));
  case CT_ENCODING_BY_ASCII:
    return g_strdup(_("the start is ASCII"));
  case CT_ENCODING_BY_UTF_8:
    return g_strdup(_("the start is valid UTF-8"));
  case CT_ENCODING_BY_LINES:
    return g_strdup(_("most lines of the start are valid UTF-8"));
  case CT_ENCODING_BY_WORDS:
    return g_strdup_printf(_("%lu of %lu words with marks are Vietnamese in it"),
                           (gulong)ground->good, (gulong)ground->words);
  case CT_ENCODING_BY_DEFAULT:
  default:
    return g_strdup(_("not UTF-8, and Vietnamese in no encoding"));
  }
}

/* A mark goes before what was declared: somebody may have declared the kind of file
 * that is usual. Of UTF-16 zeros tell the order of bytes, too. */
static void
choose_encoding(CtTextInput *text, const gchar *head, gsize length, CtEncoding declared)
{
  CtEncoding found = ct_encoding_find_with(head, length, &text->ground);
  gboolean is_sure = text->ground.ground == CT_ENCODING_BY_MARK ||
                     (text->ground.ground == CT_ENCODING_BY_ZEROS && is_wide(declared));

  text->encoding = found;
  if (declared != CT_ENCODING_AUTO && !is_sure) {
    text->encoding = declared;
    text->ground.ground = CT_ENCODING_BY_DECLARATION;
  }
  text->mark = ct_encoding_find_mark(head, length, &found);
  text->evidence = describe_ground(&text->ground);
}

/* The head lasts, since nobody else reads the input. */
static void
take_head(CtTextInput *text, const gchar *head, gsize length)
{
  text->is_head = TRUE;
  text->bytes = head;
  text->n_bytes = length;
  text->start = text->mark;
}

CtTextInput *
ct_text_input_new(CtInput *input, CtEncoding encoding, GError **error)
{
  gsize length;
  const gchar *head = ct_input_peek(input, HEAD_SIZE, &length, error);
  CtTextInput *text;

  if (head == NULL)
    return NULL;
  text = g_new0(CtTextInput, 1);
  text->input = input;
  text->bytes = "";
  choose_encoding(text, head, length, encoding);
  if (is_wide(text->encoding))
    text->raw = g_malloc(READ_SIZE);
  else if (length < HEAD_SIZE)
    take_head(text, head, length);
  text->lines = ct_encoding_lines_new(text->encoding);
  return text;
}

void
ct_text_input_free(CtTextInput *text)
{
  if (text == NULL)
    return;
  ct_encoding_lines_free(text->lines);
  if (text->buffer != NULL)
    g_string_free(text->buffer, TRUE);
  g_free(text->raw);
  g_free(text->evidence);
  g_free(text);
}

void
ct_text_input_set_line_func(CtTextInput *text, CtTextLineFunc func, gpointer user_data)
{
  ct_encoding_lines_set_func(text->lines, func, user_data);
}

/* Reads straight into the buffer; its zero at the end is kept by GString. */
static gboolean
read_narrow(CtTextInput *text, GError **error)
{
  gsize before = text->buffer->len;
  gssize n;

  g_string_set_size(text->buffer, before + READ_SIZE);
  n = ct_input_read(text->input, text->buffer->str + before, READ_SIZE, error);
  g_string_set_size(text->buffer, before + (gsize)MAX(n, 0));
  text->ended = n == 0;
  return n >= 0;
}

static gboolean
read_wide(CtTextInput *text, GError **error)
{
  gsize before = text->buffer->len, taken;
  guint64 n_broken = 0;
  gssize n = ct_input_read(text->input, text->raw + text->n_raw, READ_SIZE - text->n_raw, error);

  if (n < 0)
    return FALSE;
  text->ended = n == 0;
  text->n_raw += (gsize)n;
  taken = ct_encoding_append(text->encoding, text->raw, text->n_raw, !text->ended, text->buffer,
                             &n_broken);
  text->n_raw -= taken;
  memmove(text->raw, text->raw + taken, text->n_raw);
  if (n_broken > 0)
    ct_encoding_lines_tell_broken(text->lines, text->buffer->str + text->start,
                              text->buffer->str + before, text->buffer->len - before);
  return TRUE;
}

static void
skip_mark(CtTextInput *text)
{
  gsize mark = is_wide(text->encoding) ? strlen("\xEF\xBB\xBF") : text->mark;

  if (text->mark > 0)
    text->start += MIN(mark, text->buffer->len - text->start);
  text->mark = 0;
}

static gboolean
read_more(CtTextInput *text, GError **error)
{
  gboolean is_read;

  if (text->is_head) {
    text->ended = TRUE;
    return TRUE;
  }
  if (text->buffer == NULL)
    text->buffer = g_string_sized_new(2 * READ_SIZE);
  g_string_erase(text->buffer, 0, (gssize)text->start);
  text->start = 0;
  is_read = is_wide(text->encoding) ? read_wide(text, error) : read_narrow(text, error);
  if (is_read)
    skip_mark(text);
  text->bytes = text->buffer->str;
  text->n_bytes = text->buffer->len;
  return is_read;
}

/* Behind the last line end; a CR at the very end may be half of one. */
static gsize
find_last_line_end(const gchar *bytes, gsize length)
{
  gsize n = length;

  while (n > 0 && bytes[n - 1] != '\n')
    n--;
  if (n == 0 && length > 0)
    for (n = length - 1; n > 0 && bytes[n - 1] != '\r';)
      n--;
  return n;
}

static gsize
find_first_line_end(const gchar *bytes, gsize length, gboolean ended)
{
  const gchar *at = memchr(bytes, '\n', length), *cr;
  gsize n = at != NULL ? (gsize)(at - bytes) : length;

  cr = memchr(bytes, '\r', n);
  if (cr == NULL || cr + 1 == at)
    return n == length ? 0 : n + 1;
  n = (gsize)(cr - bytes) + 1;
  return n == length && !ended ? 0 : n;
}

/* Without what might be the first part of a character, of a letter with its marks, or
 * of CR LF. */
static gsize
find_cut(CtEncoding encoding, const gchar *bytes, gsize length)
{
  gsize n = length;

  if (n > 0 && bytes[n - 1] == '\r')
    return n - 1;
  if (ct_encoding_is_old(encoding))
    return encoding == CT_ENCODING_VNI ? n - MIN(n, 1) : n;
  for (gsize back = 1; back <= MIN(n, 3); back++)
    if (((guchar)bytes[n - back] & 0xc0) != 0x80)
      return g_utf8_get_char_validated(bytes + n - back, (gssize)back) == (gunichar)-2 ? n - back
                                                                                        : n;
  return n;
}

/* The length of the next span, 0 when more has to be read first. Inside a long line
 * it is what is there of it. @whole: of lines that are whole. */
static gsize
find_span(CtTextInput *text, const gchar *bytes, gsize length, gboolean *whole)
{
  gsize n;

  *whole = !text->in_line;
  if (text->in_line)
    n = find_first_line_end(bytes, length, text->ended);
  else
    n = text->ended ? length : find_last_line_end(bytes, length);
  if (n > 0) {
    text->in_line = FALSE;
    return n;
  }
  if (text->ended)
    return length;
  if (!text->in_line && length < MAX_LINE)
    return 0;
  *whole = FALSE;
  text->in_line = TRUE;
  return find_cut(text->encoding, bytes, length);
}

static gboolean
take_span(CtTextInput *text, gboolean *whole, GError **error)
{
  text->start += text->span;
  text->span = 0;
  for (;;) {
    const gchar *bytes = text->bytes + text->start;
    gsize length = text->n_bytes - text->start;

    if (length > 0 && (text->span = find_span(text, bytes, length, whole)) > 0)
      return TRUE;
    if (text->ended)
      return TRUE;
    if (!read_more(text, error))
      return FALSE;
  }
}

/* A span may come to nothing: a byte-order mark only. */
static gboolean
take_piece(CtTextInput *text, GError **error)
{
  gboolean whole = TRUE, valid = text->is_head && text->ground.valid;

  if (!take_span(text, &whole, error))
    return FALSE;
  text->piece = ct_encoding_lines_convert(text->lines, text->bytes + text->start, text->span, whole,
                                          valid, &text->length);
  return TRUE;
}

const gchar *
ct_text_input_peek(CtTextInput *text, gsize *length, GError **error)
{
  if (!text->held && !take_piece(text, error))
    return NULL;
  text->held = TRUE;
  *length = text->length;
  return text->piece;
}

const gchar *
ct_text_input_next(CtTextInput *text, gsize *length, GError **error)
{
  if (!text->held && !take_piece(text, error))
    return NULL;
  text->held = FALSE;
  *length = text->length;
  return text->piece;
}

gboolean
ct_text_input_is_valid(const CtTextInput *text)
{
  return ct_encoding_lines_are_valid(text->lines);
}

CtEncoding
ct_text_input_encoding(const CtTextInput *text)
{
  return text->encoding;
}

const gchar *
ct_text_input_evidence(const CtTextInput *text)
{
  return text->evidence;
}
