/* xlsx-text.c: see xlsx-text.h */
#include "xlsx-text.h"

#include <string.h>

#include "xlsx-private.h"

typedef struct {
  gsize end;
  OfficeFont font;
  gboolean own;
} Run;

void
xlsx_text_init(XlsxText *text, gsize limit)
{
  *text = (XlsxText){.raw = g_string_new(NULL),
                     .runs = g_array_new(FALSE, FALSE, sizeof(Run)),
                     .limit = limit};
}

void
xlsx_text_clear(XlsxText *text)
{
  g_string_free(text->raw, TRUE);
  g_array_unref(text->runs);
}

void
xlsx_text_reset(XlsxText *text)
{
  g_string_truncate(text->raw, 0);
  g_array_set_size(text->runs, 0);
  text->cut = text->in_run = text->in_text = FALSE;
}

void
xlsx_text_append(XlsxText *text, const gchar *piece, gsize length)
{
  if (length > text->limit - text->raw->len || text->cut)
    text->cut = TRUE;
  else
    g_string_append_len(text->raw, piece, (gssize)length);
}

/* Runs side by side in one font are one: a word may be cut by bold letters. */
void
xlsx_text_end_run(XlsxText *text, OfficeFont font, gboolean own)
{
  Run run = {.end = text->raw->len, .font = font, .own = own};
  Run *last = text->runs->len > 0 ? &g_array_index(text->runs, Run, text->runs->len - 1) : NULL;

  if (last != NULL && last->font == font && last->own == own)
    last->end = run.end;
  else
    g_array_append_val(text->runs, run);
}

/* Elements */

void
xlsx_text_begin(XlsxText *text, const OfficeXmlElement *element)
{
  xlsx_text_reset(text);
  text->depth = element->depth;
}

void
xlsx_text_inside(XlsxText *text, const OfficeXmlElement *element)
{
  guint below = element->depth - text->depth;

  if (below == 1 && xlsx_is(element, "r")) {
    text->in_run = TRUE;
    text->own_font = FALSE;
    text->run_font = OFFICE_FONT_UNICODE;
  } else if (below == (text->in_run ? 2 : 1) && xlsx_is(element, "t")) {
    text->in_text = TRUE;
  } else if (below == 3 && text->in_run && xlsx_is(element, "rFont")) {
    text->own_font = TRUE;
    text->run_font = office_font_parse(office_xml_attribute(element, "val"));
  }
}

void
xlsx_text_end(XlsxText *text, guint depth)
{
  guint below = depth - text->depth;

  if (below == 1 && text->in_run)
    xlsx_text_end_run(text, text->run_font, text->own_font);
  else if (below == 1 && text->in_text)
    xlsx_text_end_run(text, OFFICE_FONT_UNICODE, FALSE);
  if (below == 1)
    text->in_run = FALSE;
  if (below <= 2)
    text->in_text = FALSE;
}

void
xlsx_text_letters(XlsxText *text, const gchar *letters, gsize length)
{
  if (text->in_text)
    xlsx_text_append(text, letters, length);
}

/* Escapes */

static gboolean
parse_escape(const gchar *text, gsize length, guint32 *unit)
{
  *unit = 0;
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return FALSE;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit(text[i]))
      return FALSE;
    *unit = *unit << 4 | (guint32)g_ascii_xdigit_value(text[i]);
  }
  return TRUE;
}

/* Returns: bytes of @text that the character takes; 0: none is written there */
static gsize
parse_character(const gchar *text, gsize length, gunichar *character)
{
  guint32 high, low;

  if (!parse_escape(text, length, &high))
    return 0;
  *character = high;
  if (high < 0xD800 || high > 0xDFFF)
    return 7;
  if (high <= 0xDBFF && parse_escape(text + 7, length - 7, &low) && low >= 0xDC00 &&
      low <= 0xDFFF) {
    *character = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return 14;
  }
  *character = 0xFFFD;
  return 7;
}

static gboolean
is_unseen(gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n') || character == 0x7F;
}

/* CR ends a line, alone or before LF. */
static gsize
put(gchar *at, gunichar character, const gchar *next, gsize left)
{
  if (character == '\r') {
    if ((left > 0 && next[0] == '\n') || (left >= 7 && memcmp(next, "_x000A_", 7) == 0))
      return 0;
    character = '\n';
  }
  return is_unseen(character) ? 0 : (gsize)g_unichar_to_utf8(character, at);
}

static gboolean
needs_work(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '_' || is_unseen((guchar)text[i]))
      return TRUE;
  return FALSE;
}

gsize
xlsx_text_unescape(gchar *text, gsize length)
{
  gsize out = 0, i = 0;

  if (!needs_work(text, length))
    return length;
  while (i < length) {
    gunichar character = (guchar)text[i];
    gsize used = parse_character(text + i, length - i, &character);

    if (used == 0 && !is_unseen(character) && character != '\r') {
      text[out++] = text[i++];
      continue;
    }
    i += used > 0 ? used : 1;
    out += put(text + out, character, text + i, length - i);
  }
  return out;
}

/* Together */

static gboolean
append_run(GString *out, const gchar *text, gsize length, OfficeFont font)
{
  g_autofree gchar *decoded = office_font_decode(font, text, length);

  if (decoded != NULL)
    g_string_append(out, decoded);
  else
    g_string_append_len(out, text, (gssize)length);
  return decoded != NULL;
}

static void
compose_from(GString *out, gsize begin)
{
  g_autofree gchar *composed = office_text_compose(out->str + begin, out->len - begin);

  if (composed == NULL)
    return;
  g_string_truncate(out, begin);
  g_string_append(out, composed);
}

OfficeFont
xlsx_text_finish(XlsxText *text, OfficeFont cell_font, GString *out)
{
  OfficeFont found = OFFICE_FONT_UNICODE;
  gsize begin = out->len, from = 0;

  if (text->raw->len > 0 && text->runs->len == 0)
    xlsx_text_end_run(text, OFFICE_FONT_UNICODE, FALSE);
  for (guint i = 0; i < text->runs->len; i++) {
    const Run *run = &g_array_index(text->runs, Run, i);
    OfficeFont font = run->own ? run->font : cell_font;

    if (append_run(out, text->raw->str + from, run->end - from, font))
      found = font;
    from = run->end;
  }
  g_string_truncate(out, begin + xlsx_text_unescape(out->str + begin, out->len - begin));
  compose_from(out, begin);
  return found;
}
