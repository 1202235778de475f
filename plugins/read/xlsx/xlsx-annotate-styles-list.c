/* How the sheet with the list looks: in the font of the workbook. */
#include "xlsx-annotate-styles.h"

#define CENTRED "horizontal=\"center\" vertical=\"center\""

static gchar *
default_font(const XlsxMarks *marks, const gchar *name, const gchar *otherwise)
{
  guint font = marks->collections[FONTS].node, node;
  gchar *value = NULL;

  if (font != OFFICE_NODE_NONE &&
      (font = office_outline_child(marks->outline, font, "font")) != OFFICE_NODE_NONE &&
      (node = office_outline_child(marks->outline, font, name)) != OFFICE_NODE_NONE)
    value = office_tag_get(office_outline_tag(marks->outline, node), "val");
  return value != NULL ? value : g_strdup(otherwise);
}

/* In the font of the workbook. @before, @after: elements around its size, "" or "<%sb/>" */
static guint32
list_font(XlsxMarks *marks, const gchar *before, const gchar *colour)
{
  const gchar *p = marks->prefix;
  g_autofree gchar *size = default_font(marks, "sz", "11");
  g_autofree gchar *name = default_font(marks, "name", "Times New Roman");
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text, "<%sfont>", p);
  if (before != NULL)
    g_string_append_printf(text, "<%s%s/>", p, before);
  g_string_append_printf(text, "<%ssz val=\"%s\"/>", p, size);
  if (colour != NULL)
    g_string_append_printf(text, "<%scolor rgb=\"%s\"/>", p, colour);
  g_string_append_printf(text, "<%sname val=\"%s\"/></%sfont>", p, name, p);
  return xlsx_marks_find_or_add(marks, FONTS, text->str);
}

static guint32
list_border(XlsxMarks *marks)
{
  static const gchar *const sides[] = {"left", "right", "top", "bottom"};
  const gchar *p = marks->prefix;
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text, "<%sborder>", p);
  for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
    g_string_append_printf(text, "<%s%s style=\"thin\"><%scolor rgb=\"FFA6A6A6\"/></%s%s>", p,
                           sides[i], p, p, sides[i]);
  g_string_append_printf(text, "<%sdiagonal/></%sborder>", p, p);
  return xlsx_marks_find_or_add(marks, BORDERS, text->str);
}

guint32
xlsx_marks_list_style(XlsxMarks *marks, XlsxListStyle style)
{
  static const struct {
    const gchar *font, *colour, *fill, *alignment;
    gboolean open; /* to be written in */
  } looks[] = {
    [XLSX_LIST_HEADING] = {"b", NULL, "FFD9E1F2", CENTRED, FALSE},
    [XLSX_LIST_TEXT] = {NULL, NULL, NULL, "vertical=\"top\"", FALSE},
    [XLSX_LIST_NUMBER] = {NULL, NULL, NULL, "horizontal=\"center\" vertical=\"top\"", FALSE},
    [XLSX_LIST_LINK] = {"u", "FF0563C1", NULL, "vertical=\"top\"", FALSE},
    [XLSX_LIST_ANSWER] = {NULL, NULL, "FFE9F5E1", "vertical=\"top\"", TRUE},
    [XLSX_LIST_ANSWER_HEADING] = {"b", NULL, "FFC6E0B4", CENTRED, FALSE},
  };
  const gchar *p = marks->prefix;
  g_autofree gchar *colour = g_strdup_printf("rgb=\"%s\"", looks[style].fill);
  g_autofree gchar *text = g_strdup_printf(
    "<%sxf numFmtId=\"0\" fontId=\"%u\" fillId=\"%u\" borderId=\"%u\" xfId=\"0\"%s "
    "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"%s><%salignment %s "
    "wrapText=\"1\"/>%s%s%s</%sxf>",
    p, list_font(marks, looks[style].font, looks[style].colour),
    looks[style].fill != NULL ? xlsx_marks_solid_fill(marks, colour, XLSX_NO_COLOUR) : 0,
    list_border(marks),
    looks[style].open ? "" : " quotePrefix=\"1\"",
    looks[style].open ? " applyProtection=\"1\"" : "", p, looks[style].alignment,
    looks[style].open ? "<" : "", looks[style].open ? p : "",
    looks[style].open ? "protection locked=\"0\"/>" : "", p);

  return xlsx_marks_find_or_add(marks, STYLES, text);
}
