/* Styles of the marked cells; a cell or row that is not there is put in at its place. */
#include <string.h>

#include "office/office-xml.h"
#include "xlsx-annotate-private.h"
#include "xlsx-private.h"

/**
 * Patching:
 * @next: index in @list of the first cell that has not been met
 * @row_style: of cells that @row does not have; @row_styled: it has one
 */
typedef struct {
  OfficeXml *xml;
  XlsxMarks *marks;
  const XlsxSurvey *survey;
  const GArray *list;
  OfficePatch *patch;
  const gchar *bytes;
  gchar *prefix;
  guint next;
  guint32 row;
  guint32 column;
  guint32 row_style;
  gboolean row_styled;
  gboolean in_data;
} Patching;

gint
xlsx_compare_addresses(OfficeAddress a, OfficeAddress b)
{
  if (a.row != b.row)
    return a.row < b.row ? -1 : 1;
  return (a.column > b.column) - (a.column < b.column);
}

static gint
compare_mark(gconstpointer a, gconstpointer b)
{
  const XlsxMark *left = a, *right = b;

  return xlsx_compare_addresses(left->address, right->address);
}

const XlsxMark *
xlsx_find_mark(const GArray *list, OfficeAddress address)
{
  XlsxMark wanted = {.address = address};
  guint index;

  return g_array_binary_search((GArray *)list, &wanted, compare_mark, &index)
           ? &g_array_index(list, XlsxMark, index)
           : NULL;
}

/* Cells that are not there */

static guint32
style_of_missing(const Patching *patching, guint32 column, gboolean styled, guint32 row_style)
{
  if (styled)
    return row_style;
  for (guint i = 0; i < patching->survey->columns->len; i++) {
    const XlsxColumn *one = &g_array_index(patching->survey->columns, XlsxColumn, i);

    if (one->first <= column && column <= one->last)
      return one->style;
  }
  return 0;
}

static const XlsxMark *
next_mark(const Patching *patching)
{
  return patching->next < patching->list->len
           ? &g_array_index(patching->list, XlsxMark, patching->next)
           : NULL;
}

static void
append_cell(Patching *patching, const XlsxMark *mark, gboolean styled, guint32 row_style,
            GString *text)
{
  guint32 base = style_of_missing(patching, mark->address.column, styled, row_style);

  g_string_append_printf(text, "<%sc r=\"", patching->prefix);
  office_address_append(mark->address, text);
  g_string_append_printf(text, "\" s=\"%u\"/>",
                         xlsx_marks_mark(patching->marks, base, mark->severity));
  patching->next++;
}

/* Those of the row that stand in front of @column. */
static void
append_cells(Patching *patching, guint32 column, GString *text)
{
  const XlsxMark *mark;

  while ((mark = next_mark(patching)) != NULL && mark->address.row == patching->row &&
         mark->address.column < column)
    append_cell(patching, mark, patching->row_styled, patching->row_style, text);
}

static void
append_rows(Patching *patching, guint32 before, GString *text)
{
  const XlsxMark *mark;

  while ((mark = next_mark(patching)) != NULL && mark->address.row < before) {
    guint32 row = mark->address.row;

    g_string_append_printf(text, "<%srow r=\"%u\">", patching->prefix, row);
    for (; mark != NULL && mark->address.row == row; mark = next_mark(patching))
      append_cell(patching, mark, FALSE, 0, text);
    g_string_append_printf(text, "</%srow>", patching->prefix);
  }
}

/* @begin: of an element's tag */
static void
put_before(Patching *patching, gsize begin, const GString *text)
{
  if (text->len > 0)
    office_patch_replace(patching->patch, begin, 0, text->str);
}

/* At the end of an element, which may be empty ("<row r='5'/>"). */
static void
put_at_end(Patching *patching, const gchar *name, const GString *text)
{
  gsize at, length;

  if (text->len == 0)
    return;
  office_xml_tag(patching->xml, &at, &length);
  if (length > 0) {
    office_patch_replace(patching->patch, at, 0, text->str);
  } else {
    g_autofree gchar *whole =
      g_strdup_printf(">%s</%s%s>", text->str, patching->prefix, name);
    office_patch_replace(patching->patch, at - 2, 2, whole);
  }
}

/* What is there */

static void
begin_row(Patching *patching, const OfficeXmlElement *element)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize at, length;
  guint32 row;

  if (!xlsx_parse_number(office_xml_attribute(element, "r"), OFFICE_MAX_ROWS, &row))
    row = patching->row + 1;
  append_rows(patching, row, text);
  office_xml_tag(patching->xml, &at, &length);
  put_before(patching, at, text);
  patching->row = row;
  patching->column = 0;
  patching->row_styled =
    xlsx_is_true(office_xml_attribute(element, "customFormat")) &&
    xlsx_parse_number(office_xml_attribute(element, "s"), G_MAXINT32, &patching->row_style);
}

static void
set_style(Patching *patching, gsize at, gsize length, guint32 style)
{
  g_autoptr(GString) tag = g_string_new_len(patching->bytes + at, (gssize)length);
  g_autofree gchar *value = g_strdup_printf("%u", style);

  office_tag_set(tag, "s", value);
  office_patch_replace(patching->patch, at, length, tag->str);
}

static void
begin_cell(Patching *patching, const OfficeXmlElement *element)
{
  const gchar *place = office_xml_attribute(element, "r");
  g_autoptr(GString) text = g_string_new(NULL);
  OfficeAddress address = {patching->row, patching->column + 1};
  const XlsxMark *mark;
  guint32 style = 0, wanted;
  gsize at, length;

  if (place != NULL)
    office_address_parse(place, strlen(place), &address);
  address.row = patching->row;
  office_xml_tag(patching->xml, &at, &length);
  append_cells(patching, address.column, text);
  put_before(patching, at, text);
  patching->column = address.column;
  xlsx_parse_number(office_xml_attribute(element, "s"), G_MAXINT32, &style);
  wanted = style;
  mark = next_mark(patching);
  if (mark != NULL && xlsx_compare_addresses(mark->address, address) == 0) {
    wanted = xlsx_marks_mark(patching->marks, style, mark->severity);
    patching->next++;
  } else {
    xlsx_marks_unmark(patching->marks, style, &wanted);
  }
  if (wanted != style)
    set_style(patching, at, length, wanted);
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Patching *patching = user_data;

  if (element->depth == 2)
    patching->in_data = xlsx_is(element, "sheetData");
  else if (element->depth == 3 && patching->in_data && xlsx_is(element, "row"))
    begin_row(patching, element);
  else if (element->depth == 4 && patching->in_data && xlsx_is(element, "c"))
    begin_cell(patching, element);
  return TRUE;
}

static gboolean
end_element(const gchar *space G_GNUC_UNUSED, const gchar *name, guint depth, gpointer user_data)
{
  Patching *patching = user_data;
  g_autoptr(GString) text = NULL;

  if (!patching->in_data || depth < 2 || depth > 3 ||
      strcmp(name, depth == 3 ? "row" : "sheetData") != 0)
    return TRUE;
  text = g_string_new(NULL);
  if (depth == 3)
    append_cells(patching, OFFICE_MAX_COLUMNS + 1, text);
  else
    append_rows(patching, OFFICE_MAX_ROWS + 1, text);
  put_at_end(patching, name, text);
  patching->in_data = depth == 3;
  return TRUE;
}

gboolean
xlsx_patch_cells(GBytes *sheet, const gchar *what, XlsxMarks *marks, const XlsxSurvey *survey,
                 const GArray *list, OfficePatch *patch, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element, .end = end_element};
  OfficeTag tag = {survey->tag, strlen(survey->tag)};
  g_autofree gchar *prefix = office_tag_prefix(tag);
  Patching patching = {.marks = marks, .survey = survey, .list = list, .patch = patch,
                       .prefix = prefix};
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, what, &patching);
  gsize size;

  patching.xml = xml;
  patching.bytes = g_bytes_get_data(sheet, &size);
  return office_xml_feed(xml, patching.bytes, size, TRUE, error);
}
