#include "ods-text.h"

#include <string.h>

#include "ods-names.h"

void
ods_text_init(OdsText *text, OdsStyles *styles, gsize limit)
{
  *text = (OdsText){.text = g_string_new(NULL),
                    .limit = limit,
                    .styles = styles,
                    .fonts = g_array_new(FALSE, FALSE, sizeof(OfficeFont))};
}

void
ods_text_clear(OdsText *text)
{
  g_string_free(text->text, TRUE);
  g_array_unref(text->fonts);
}

void
ods_text_reset(OdsText *text, OfficeFont cell_font)
{
  g_string_truncate(text->text, 0);
  g_array_set_size(text->fonts, 0);
  text->n_paragraphs = 0;
  text->cut = FALSE;
  text->old = OFFICE_FONT_UNICODE;
  text->cell_font = cell_font;
  text->run = 0;
  text->depth = text->skip = 0;
}

static OfficeFont
current_font(const OdsText *text)
{
  return text->fonts->len > 0 ? g_array_index(text->fonts, OfficeFont, text->fonts->len - 1)
                              : text->cell_font;
}

/* What stands since the last change of the font is decoded. */
static void
end_run(OdsText *text)
{
  const gchar *run = text->text->str + text->run;
  g_autofree gchar *decoded =
    office_font_decode(current_font(text), run, text->text->len - text->run);

  if (decoded != NULL) {
    g_string_truncate(text->text, text->run);
    g_string_append(text->text, decoded);
    text->old = current_font(text);
  }
  text->run = text->text->len;
}

static void
append(OdsText *text, const gchar *letters, gsize length)
{
  if (text->text->len + length > text->limit)
    text->cut = TRUE;
  else if (!text->cut)
    g_string_append_len(text->text, letters, (gssize)length);
}

static void
append_spaces(OdsText *text, guint32 n)
{
  for (guint32 i = 0; i < n && !text->cut; i++)
    append(text, " ", 1);
  text->space = FALSE;
}

/* Elements */

static void
begin_paragraph(OdsText *text, const OfficeXmlElement *element)
{
  if (text->n_paragraphs++ > 0)
    append(text, "\n", 1);
  text->depth = element->depth;
  text->space = TRUE;
}

/* One font for each open element; most say nothing of it. */
static void
begin_span(OdsText *text, const OfficeXmlElement *element)
{
  OfficeFont font = current_font(text), own = font;

  if (strcmp(element->name, "span") == 0 &&
      ods_styles_span_font(text->styles, ods_attribute(element, "text", "style-name"), &own) &&
      own != font)
    end_run(text);
  g_array_append_val(text->fonts, own);
}

static gboolean
is_passed_over(const OfficeXmlElement *element)
{
  static const gchar *const names[] = {"note", "ruby-text", "hidden-text"};

  if (!ods_is_in(element->space, "text"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(element->name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
begin_within(OdsText *text, const OfficeXmlElement *element)
{
  if (is_passed_over(element)) {
    text->skip = element->depth;
    return;
  }
  if (strcmp(element->name, "s") == 0) {
    append_spaces(text, ods_number(element, "text", "c", 1));
  } else if (strcmp(element->name, "tab") == 0) {
    append(text, "\t", 1);
    text->space = FALSE;
  } else if (strcmp(element->name, "line-break") == 0) {
    append(text, "\n", 1);
    text->space = TRUE;
  }
  begin_span(text, element);
}

void
ods_text_begin(OdsText *text, const OfficeXmlElement *element)
{
  if (text->skip > 0)
    return;
  if (text->depth > 0)
    begin_within(text, element);
  else if (ods_is(element, "text", "p") || ods_is(element, "text", "h"))
    begin_paragraph(text, element);
  else if (!ods_is_in(element->space, "text"))
    text->skip = element->depth;
}

/* White space at the end of a paragraph is none. */
static void
end_paragraph(OdsText *text)
{
  GString *all = text->text;

  if (text->space && all->len > text->run && all->str[all->len - 1] == ' ')
    g_string_truncate(all, all->len - 1);
  text->depth = 0;
}

void
ods_text_end(OdsText *text, guint depth)
{
  if (text->skip > 0) {
    text->skip = text->skip == depth ? 0 : text->skip;
    return;
  }
  if (depth == text->depth) {
    end_paragraph(text);
  } else if (text->depth > 0 && text->fonts->len > 0) {
    OfficeFont font = current_font(text);
    OfficeFont outer = text->fonts->len > 1
                         ? g_array_index(text->fonts, OfficeFont, text->fonts->len - 2)
                         : text->cell_font;

    if (font != outer)
      end_run(text);
    g_array_set_size(text->fonts, text->fonts->len - 1);
  }
}

static gboolean
is_white(gchar letter)
{
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

static gsize
count_plain(const gchar *letters, gsize length)
{
  gsize n = 0;

  while (n < length && !is_white(letters[n]))
    n++;
  return n;
}

void
ods_text_letters(OdsText *text, const gchar *letters, gsize length)
{
  if (text->depth == 0 || text->skip > 0)
    return;
  while (length > 0) {
    gsize n = count_plain(letters, length);

    if (n > 0)
      append(text, letters, n);
    else if (!text->space)
      append(text, " ", 1);
    text->space = n == 0;
    n = MAX(n, 1);
    letters += n;
    length -= n;
  }
}

void
ods_text_finish(OdsText *text)
{
  g_autofree gchar *composed = NULL;

  end_run(text);
  composed = office_text_compose(text->text->str, text->text->len);
  if (composed != NULL)
    g_string_assign(text->text, composed);
}
