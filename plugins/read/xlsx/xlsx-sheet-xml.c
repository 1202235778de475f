/* xlsx-sheet-xml.c: a sheet element by element (ECMA-376 part 1, 18.3.1). */
#include <string.h>

#include "xlsx-private.h"
#include "xlsx-sheet-private.h"

#define MAX_COLUMN_RANGES 16384u

static void
begin_column(XlsxSheet *sheet, const OfficeXmlElement *element)
{
  OfficeRange range = {.first.row = 1, .last.row = OFFICE_MAX_ROWS};

  if (xlsx_is_true(office_xml_attribute(element, "hidden")) &&
      xlsx_parse_number(office_xml_attribute(element, "min"), OFFICE_MAX_COLUMNS,
                        &range.first.column) &&
      xlsx_parse_number(office_xml_attribute(element, "max"), OFFICE_MAX_COLUMNS,
                        &range.last.column) &&
      range.first.column > 0 && range.first.column <= range.last.column &&
      sheet->hidden_columns->len < MAX_COLUMN_RANGES)
    g_array_append_val(sheet->hidden_columns, range);
}

static void
begin_row(XlsxSheet *sheet, const OfficeXmlElement *element)
{
  const gchar *written = office_xml_attribute(element, "r");
  guint32 row = 0;

  if (written == NULL || (xlsx_parse_number(written, OFFICE_MAX_ROWS, &row) && row > 0))
    xlsx_sheet_begin_row(sheet, row, xlsx_is_true(office_xml_attribute(element, "hidden")));
  else
    xlsx_sheet_leave_row_out(sheet, written);
}

static gboolean
begin_cell(XlsxSheet *sheet, const OfficeXmlElement *element)
{
  XlsxCell *cell = &sheet->cell;
  const gchar *type = office_xml_attribute(element, "t");
  const gchar *style = office_xml_attribute(element, "s");

  if (!xlsx_sheet_count_cell(sheet))
    return FALSE;
  cell->has_value = cell->has_inline = cell->has_formula = FALSE;
  cell->in_value = cell->in_formula = cell->too_long = FALSE;
  cell->type = type != NULL ? xlsx_type_parse(type, strlen(type)) : XLSX_NUMBER;
  cell->style = 0;
  if (style != NULL && !xlsx_parse_number(style, G_MAXUINT32 - 1, &cell->style))
    cell->style = G_MAXUINT32;
  cell->left_out =
    !xlsx_sheet_find_place(sheet, office_xml_attribute(element, "r"), &cell->address);
  return TRUE;
}

/* What stands in a cell */

static void
begin_formula(XlsxCell *cell, const OfficeXmlElement *element)
{
  const gchar *type = office_xml_attribute(element, "t");
  const gchar *ref = office_xml_attribute(element, "ref");
  XlsxFormula *formula = &cell->formula;

  cell->has_formula = cell->in_formula = TRUE;
  g_string_truncate(cell->formula_text, 0);
  *formula = (XlsxFormula){.text = ""};
  if (g_strcmp0(type, "shared") == 0 &&
      xlsx_parse_number(office_xml_attribute(element, "si"), G_MAXINT32, &formula->si))
    formula->kind = XLSX_FORMULA_SHARED;
  else if ((g_strcmp0(type, "array") == 0 || g_strcmp0(type, "dataTable") == 0) && ref != NULL &&
           office_range_parse(ref, strlen(ref), &formula->range))
    formula->kind = XLSX_FORMULA_ARRAY;
}

static void
begin_inside(XlsxSheet *sheet, const OfficeXmlElement *element)
{
  XlsxCell *cell = &sheet->cell;

  if (element->depth > 5) {
    if (cell->has_inline)
      xlsx_text_inside(&cell->inline_text, element);
  } else if (xlsx_is(element, "v")) {
    cell->has_value = cell->in_value = TRUE;
    g_string_truncate(cell->value, 0);
  } else if (xlsx_is(element, "f")) {
    begin_formula(cell, element);
  } else if (xlsx_is(element, "is")) {
    cell->has_inline = TRUE;
    xlsx_text_begin(&cell->inline_text, element);
  }
}

static void
end_inside(XlsxSheet *sheet, const gchar *name, guint depth)
{
  XlsxCell *cell = &sheet->cell;

  if (depth > 5 && cell->has_inline) {
    xlsx_text_end(&cell->inline_text, depth);
  } else if (depth == 5 && strcmp(name, "is") == 0 && cell->has_inline) {
    g_string_truncate(cell->ready, 0);
    cell->ready_font =
      xlsx_text_finish(&cell->inline_text,
                       xlsx_styles_get(sheet->reading->values.styles, cell->style)->font,
                       cell->ready);
  }
  if (depth != 5)
    return;
  if (cell->in_formula) {
    cell->formula.text = cell->formula_text->str;
    cell->formula.length = cell->formula_text->len;
  }
  cell->in_value = cell->in_formula = FALSE;
}

/* Elements */

static void
begin_section(XlsxSheet *sheet, const OfficeXmlElement *element)
{
  sheet->where = XLSX_AT_NOTHING;
  if (xlsx_is(element, "cols"))
    sheet->where = XLSX_AT_COLUMNS;
  if (!xlsx_is(element, "sheetData") || sheet->sheet != NULL)
    return;
  sheet->where = XLSX_AT_DATA;
  xlsx_sheet_begin(sheet);
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  XlsxSheet *sheet = user_data;

  sheet->depth = element->depth;
  if (element->depth == 1) {
    sheet->is_sheet = xlsx_is(element, "worksheet");
    return sheet->is_sheet;
  }
  if (element->depth == 2)
    begin_section(sheet, element);
  else if (sheet->where == XLSX_AT_COLUMNS && element->depth == 3 && xlsx_is(element, "col"))
    begin_column(sheet, element);
  else if (sheet->where == XLSX_AT_DATA && element->depth == 3 && xlsx_is(element, "row"))
    begin_row(sheet, element);
  else if (sheet->where == XLSX_AT_DATA && element->depth == 4 && xlsx_is(element, "c"))
    return begin_cell(sheet, element);
  else if (sheet->where == XLSX_AT_DATA && element->depth >= 5)
    begin_inside(sheet, element);
  return TRUE;
}

static gboolean
end_element(const gchar *space, const gchar *name, guint depth, gpointer user_data)
{
  XlsxSheet *sheet = user_data;

  sheet->depth = depth - 1;
  if (sheet->where != XLSX_AT_DATA)
    return TRUE;
  if (depth >= 5)
    end_inside(sheet, name, depth);
  else if (depth == 4 && strcmp(name, "c") == 0 && xlsx_is_main(space))
    return xlsx_sheet_give_cell(sheet);
  sheet->ended = depth == 2;
  return !sheet->ended;
}

/* Returns: %FALSE: the text is longer than it may be */
static gboolean
add_letters(const XlsxReading *reading, GString *text, const gchar *letters, gsize length)
{
  if (length > reading->values.max_text - MIN(text->len, reading->values.max_text))
    return FALSE;
  g_string_append_len(text, letters, (gssize)length);
  return TRUE;
}

static gboolean
take_letters(const gchar *letters, gsize length, gpointer user_data)
{
  XlsxSheet *sheet = user_data;
  XlsxCell *cell = &sheet->cell;

  if (sheet->where != XLSX_AT_DATA)
    return TRUE;
  if (cell->in_value)
    cell->too_long |= !add_letters(sheet->reading, cell->value, letters, length);
  else if (cell->in_formula)
    add_letters(sheet->reading, cell->formula_text, letters, length);
  else if (cell->has_inline)
    xlsx_text_letters(&cell->inline_text, letters, length);
  return TRUE;
}

static gboolean
is_inside(gpointer user_data)
{
  const XlsxSheet *sheet = user_data;

  return sheet->where == XLSX_AT_DATA && sheet->depth == 2;
}

static XlsxScanStatus
scan_row(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used, gpointer user_data)
{
  XlsxScanStatus status = xlsx_scan_row(scan, bytes, length, used);

  if (status != XLSX_SCAN_ITEM)
    return status;
  return xlsx_sheet_give_row(user_data, scan) ? XLSX_SCAN_ITEM : XLSX_SCAN_STOP;
}

const XlsxStreamClass xlsx_sheet_class = {
  .holder = "<sheetData",
  .end = "</row",
  .is_inside = is_inside,
  .scan = scan_row,
  .xml = {.begin = begin_element, .end = end_element, .text = take_letters}};
