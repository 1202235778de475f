/* Comments of cells: office:annotation. Those of others stay; where both are about one cell,
 * ours stands below theirs, behind a line that names us.
 */
#include <string.h>

#include "ods-annotate-private.h"

/* Hundredths of a millimetre. */
#define NOTE_WIDTH 9500u
#define NOTE_GAP 400u
#define LINE_HEIGHT 430u
#define LINE_CHARS 52u

static gchar *
our_line(const OdsCopy *copy)
{
  return g_strdup_printf("[%s]", copy->remarks->author);
}

static gboolean
begins_with(OfficeTag text, const gchar *line)
{
  gsize at = 0;

  while (at < text.length && text.text[at] == '<') { /* spans and the like */
    const gchar *end = memchr(text.text + at, '>', text.length - at);
    if (end == NULL)
      return FALSE;
    at = (gsize)(end + 1 - text.text);
  }
  return text.length - at >= strlen(line) && memcmp(text.text + at, line, strlen(line)) == 0;
}

/* The first paragraph that is ours. @alone: (out): nobody wrote anything in front of it.
 * Returns: OFFICE_NODE_NONE: nothing is ours */
static guint
find_ours(const OdsCopy *copy, guint note, gboolean *alone)
{
  const OfficeOutline *outline = copy->outline;
  g_autofree gchar *line = our_line(copy);

  *alone = TRUE;
  for (guint i = office_outline_child(outline, note, "p"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "p")) {
    OfficeTag content = office_outline_content(outline, i);

    if (begins_with(content, line))
      return i;
    if (content.length > 0)
      *alone = FALSE;
  }
  return OFFICE_NODE_NONE;
}

/* Programs may put a comment's paragraphs into one, with line breaks: then it begins so, too. */
gboolean
ods_note_is_ours(const OdsCopy *copy, guint cell)
{
  guint note = office_outline_child(copy->outline, cell, "annotation");
  gboolean alone;

  return note != OFFICE_NODE_NONE && find_ours(copy, note, &alone) != OFFICE_NODE_NONE;
}

static void
append_lines(const OdsCopy *copy, const gchar *comment, GString *text)
{
  g_autofree gchar *line = our_line(copy);

  ods_append_paragraphs(copy, line, text);
  ods_append_paragraphs(copy, comment, text);
}

/* A box with room for the text; without a style it would be blue. */
static void
add_style(OdsCopy *copy)
{
  const gchar *p = copy->prefixes[ODS_STYLE], *d = copy->prefixes[ODS_DRAW];
  const gchar *f = copy->prefixes[ODS_FO];
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text,
                         "<%sstyle%s %sname=\"chitieu-note\" %sfamily=\"graphic\">"
                         "<%sgraphic-properties %sfill=\"solid\" %sfill-color=\"#ffffc0\" "
                         "%sauto-grow-height=\"true\" %sauto-grow-width=\"false\" "
                         "%spadding=\"0.1cm\" %sshadow=\"visible\" %sshadow-offset-x=\"0.1cm\" "
                         "%sshadow-offset-y=\"0.1cm\"/><%stext-properties %sfont-size=\"10pt\"/>"
                         "</%sstyle>",
                         p, copy->declarations, p, p, p, d, d, d, d, f, d, d, d, p, f, p);
  ods_styles_add(copy, "graphic:chitieu-note", text->str);
}

static guint
count_lines(const gchar *comment)
{
  guint lines = 2, chars = 0;

  for (const gchar *at = comment; *at != '\0'; at = g_utf8_next_char(at)) {
    chars++;
    if (*at == '\n' || chars > LINE_CHARS) {
      lines++;
      chars = 0;
    }
  }
  return lines;
}

static void
append_length(const OdsCopy *copy, const gchar *name, guint64 length, GString *text)
{
  g_string_append_printf(text, " %s%s=\"%lu.%02lumm\"", copy->prefixes[ODS_SVG], name,
                         (gulong)(length / 100), (gulong)(length % 100));
}

void
ods_note_append(OdsCopy *copy, const gchar *comment, OdsPoint point, GString *text)
{
  const gchar *o = copy->prefixes[ODS_OFFICE], *d = copy->prefixes[ODS_DC];

  add_style(copy);
  g_string_append_printf(text, "<%sannotation%s %sdisplay=\"false\" %sstyle-name=\"chitieu-note\"",
                         o, copy->declarations, o, copy->prefixes[ODS_DRAW]);
  append_length(copy, "width", NOTE_WIDTH, text);
  append_length(copy, "height", count_lines(comment) * LINE_HEIGHT, text);
  append_length(copy, "x", point.x + NOTE_GAP, text);
  append_length(copy, "y", point.y, text);
  g_string_append_printf(text, "><%screator>%s</%screator>", d, copy->remarks->author, d);
  append_lines(copy, comment, text);
  g_string_append_printf(text, "</%sannotation>", o);
}

static void
append_bytes(const OdsCopy *copy, gsize begin, gsize end, GString *text)
{
  const gchar *bytes = g_bytes_get_data(copy->outline->bytes, NULL);

  if (begin < end)
    g_string_append_len(text, bytes + begin, (gssize)(end - begin));
}

/* One of another person, with or without ours below it. */
static void
append_foreign(OdsCopy *copy, guint note, guint ours, const gchar *comment, OdsPoint point,
               GString *text)
{
  const OfficeNode *node = office_outline_get(copy->outline, note);
  gsize end = ours != OFFICE_NODE_NONE ? office_outline_get(copy->outline, ours)->begin
                                       : node->content_end;

  if (office_tag_is_empty(office_outline_tag(copy->outline, note))) {
    if (comment != NULL)
      ods_note_append(copy, comment, point, text);
    return;
  }
  append_bytes(copy, node->begin, end, text);
  if (comment != NULL)
    append_lines(copy, comment, text);
  append_bytes(copy, node->content_end, node->end, text);
}

void
ods_note_append_content(OdsCopy *copy, guint cell, const gchar *comment, OdsPoint point,
                        GString *text)
{
  const OfficeOutline *outline = copy->outline;
  const OfficeNode *node = office_outline_get(outline, cell), *old;
  guint note = office_outline_child(outline, cell, "annotation");
  guint before = office_outline_child(outline, cell, "cell-range-source");
  gsize at = before != OFFICE_NODE_NONE ? office_outline_get(outline, before)->end : node->tag_end;
  gboolean alone = FALSE;
  guint ours;

  if (note == OFFICE_NODE_NONE) {
    append_bytes(copy, node->tag_end, at, text);
    if (comment != NULL)
      ods_note_append(copy, comment, point, text);
    append_bytes(copy, at, node->content_end, text);
    return;
  }
  ours = find_ours(copy, note, &alone);
  old = office_outline_get(outline, note);
  append_bytes(copy, node->tag_end, old->begin, text);
  if (ours == OFFICE_NODE_NONE || !alone)
    append_foreign(copy, note, ours, comment, point, text);
  else if (comment != NULL)
    ods_note_append(copy, comment, point, text);
  append_bytes(copy, old->end, node->content_end, text);
}
