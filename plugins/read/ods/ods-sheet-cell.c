#include <string.h>

#include "ods-names.h"
#include "ods-sheet-private.h"

static void
add_merged(OdsSheet *sheet, const OfficeXmlElement *element)
{
  guint32 columns = ods_number(element, "table", "number-columns-spanned", 1);
  guint32 rows = ods_number(element, "table", "number-rows-spanned", 1);
  OfficeRange range = {.first = {sheet->number, sheet->column}};

  if ((columns <= 1 && rows <= 1) || sheet->number > OFFICE_MAX_ROWS ||
      sheet->column > OFFICE_MAX_COLUMNS)
    return;
  if (sheet->n_merged++ >= sheet->reading->limits->max_merged) {
    ods_tell_merged(&sheet->tell);
    return;
  }
  rows = MIN(MAX(rows, 1), OFFICE_MAX_ROWS + 1 - sheet->number);
  columns = MIN(MAX(columns, 1), OFFICE_MAX_COLUMNS + 1 - sheet->column);
  range.last = (OfficeAddress){sheet->number + rows - 1, sheet->column + columns - 1};
  office_sheet_merge(sheet->sheet, &range);
}

static const OdsStyle *
find_style(OdsSheet *sheet, const OfficeXmlElement *element)
{
  const gchar *name = ods_attribute(element, "table", "style-name");
  const OdsStyle *style = name == NULL ? sheet->row_style : NULL;

  if (name == NULL && style == NULL)
    style = ods_columns_style(&sheet->columns, sheet->column, &sheet->cursor);
  return style != NULL ? style : ods_styles_cell(sheet->reading->styles, name);
}

void
ods_sheet_begin_cell(OdsSheet *sheet, const OfficeXmlElement *element)
{
  sheet->cell_depth = element->depth;
  sheet->covered = strcmp(element->name, "table-cell") != 0;
  sheet->n_columns = MAX(1, ods_number(element, "table", "number-columns-repeated", 1));
  if (sheet->covered)
    return;
  ods_raw_read(&sheet->raw, element, find_style(sheet, element));
  ods_text_reset(&sheet->text, sheet->raw.style->font);
  add_merged(sheet, element);
}

static void
tell_cell(OdsSheet *sheet, OfficeAddress address, gboolean sound, const CtCell *cell)
{
  if (!sound)
    ods_tell_broken(&sheet->tell, address, cell->text, cell->length);
  if (sheet->text.cut)
    ods_tell_long(&sheet->tell, address);
  if (sheet->text.old != OFFICE_FONT_UNICODE)
    sheet->tell.n_fonts[sheet->text.old]++;
}

static void
take_cell(OdsSheet *sheet)
{
  const GString *text = sheet->text.text;
  const OdsRaw *raw = &sheet->raw;
  OfficeCell cell = {.address = {sheet->number, sheet->column}};
  guint32 limit = MAX(1, sheet->reading->limits->max_repeat);
  gchar seen[OFFICE_SEEN_SIZE];
  gboolean sound;

  ods_text_finish(&sheet->text);
  sound = ods_value_see(raw, sheet->reading->since_1904, text->str, text->len,
                        sheet->text.n_paragraphs, seen, &cell.cell);
  tell_cell(sheet, cell.address, sound, &cell.cell);
  if (cell.cell.kind == CT_CELL_BLANK && raw->formula->len == 0)
    return;
  cell.formula = raw->formula->len > 0 ? raw->formula->str : NULL;
  cell.formula_length = raw->formula->len;
  if (cell.cell.kind == CT_CELL_NUMBER || cell.cell.kind == CT_CELL_PERCENT) {
    cell.raw = raw->value->str;
    cell.raw_length = raw->value->len;
  }
  if (sheet->n_columns > limit)
    ods_tell_repeats(&sheet->tell, cell.address, sheet->n_columns);
  ods_row_add(&sheet->row, &cell, MIN(sheet->n_columns, limit));
}

void
ods_sheet_end_cell(OdsSheet *sheet)
{
  if (!sheet->covered)
    take_cell(sheet);
  sheet->cell_depth = 0;
  sheet->column += MIN(sheet->n_columns, OFFICE_MAX_COLUMNS + 1);
  sheet->column = MIN(sheet->column, OFFICE_MAX_COLUMNS + 1);
}
