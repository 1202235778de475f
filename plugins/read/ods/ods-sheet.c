#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "ods-names.h"
#include "ods-sheet-private.h"

#define MAX_BEYOND 1000u

OdsSheet *
ods_sheet_new(OdsReading *reading, const OfficeXmlElement *element)
{
  OdsSheet *sheet = g_new0(OdsSheet, 1);
  const gchar *name = ods_attribute(element, "table", "name");

  sheet->reading = reading;
  sheet->name = g_strdup(name != NULL ? name : "");
  sheet->hidden = ods_styles_is_hidden_table(reading->styles,
                                             ods_attribute(element, "table", "style-name"));
  sheet->tell.reading = reading;
  sheet->number = sheet->column = 1;
  ods_columns_init(&sheet->columns);
  ods_row_init(&sheet->row);
  ods_raw_init(&sheet->raw);
  ods_text_init(&sheet->text, reading->styles, reading->limits->max_text);
  return sheet;
}

void
ods_sheet_free(OdsSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_clear_pointer(&sheet->sheet, office_sheet_free);
  ods_columns_clear(&sheet->columns);
  ods_row_clear(&sheet->row);
  ods_raw_clear(&sheet->raw);
  ods_text_clear(&sheet->text);
  g_free(sheet->name);
  g_free(sheet);
}

static gboolean
goes_on(const OdsSheet *sheet)
{
  return !sheet->reading->stopped && sheet->reading->error == NULL;
}

static void
begin_sheet(OdsSheet *sheet)
{
  if (sheet->sheet != NULL || sheet->outside)
    return;
  sheet->sheet = office_sheet_begin(
    sheet->reading->rows,
    &(OfficeSheetInfo){.name = sheet->name,
                       .hidden = sheet->hidden,
                       .hidden_columns = (const OfficeRange *)(gpointer)sheet->columns.hidden->data,
                       .n_hidden_columns = sheet->columns.hidden->len});
}

/* Rows */

static gboolean
is_hidden(const OfficeXmlElement *element)
{
  const gchar *visibility = ods_attribute(element, "table", "visibility");

  return visibility != NULL && strcmp(visibility, "visible") != 0;
}

/* Some programs know larger sheets, and end them with a blank row or two. */
static void
check_number(OdsSheet *sheet)
{
  g_autofree gchar *name = NULL;

  if (sheet->number <= OFFICE_MAX_ROWS || sheet->n_beyond++ < MAX_BEYOND)
    return;
  name = ct_text_quote(sheet->name, strlen(sheet->name));
  g_set_error(&sheet->reading->error, CT_ERROR, CT_ERROR_LIMIT,
              _("the sheet '%s' goes on far behind row %u, the last that one may have"),
              name, OFFICE_MAX_ROWS);
}

static void
begin_row(OdsSheet *sheet, const OfficeXmlElement *element)
{
  const gchar *style = ods_attribute(element, "table", "default-cell-style-name");

  begin_sheet(sheet);
  check_number(sheet);
  sheet->row_depth = element->depth;
  sheet->n_rows = MAX(1, ods_number(element, "table", "number-rows-repeated", 1));
  sheet->row_hidden = sheet->hidden_group > 0 || is_hidden(element);
  sheet->row_style = style != NULL ? ods_styles_cell(sheet->reading->styles, style) : NULL;
  sheet->column = 1;
  sheet->cursor = 0;
  ods_row_reset(&sheet->row);
}

static gboolean
count_cells(OdsSheet *sheet)
{
  OdsReading *reading = sheet->reading;

  reading->n_cells += sheet->row.cells->len;
  if (reading->n_cells <= reading->limits->max_cells)
    return TRUE;
  g_set_error(&reading->error, CT_ERROR, CT_ERROR_LIMIT,
              _("the workbook has more than %lu cells (read.max-cells)"),
              (gulong)reading->limits->max_cells);
  return FALSE;
}

static void
give_rows(OdsSheet *sheet, guint32 n)
{
  for (guint32 i = 0; i < n && goes_on(sheet); i++) {
    guint32 number = sheet->number + i;

    if (!count_cells(sheet))
      return;
    if (sheet->row_hidden && number <= OFFICE_MAX_ROWS)
      office_sheet_hide_row(sheet->sheet, number);
    if (!ods_row_give(&sheet->row, number, sheet->sheet))
      sheet->reading->stopped = TRUE;
  }
}

static void
end_row(OdsSheet *sheet)
{
  guint32 limit = MAX(1, sheet->reading->limits->max_repeat);
  guint32 left = OFFICE_MAX_ROWS + 1 - sheet->number;

  sheet->row_depth = 0;
  if (sheet->row.cells->len > 0) {
    if (sheet->n_rows > limit)
      ods_tell_repeats(&sheet->tell, (OfficeAddress){sheet->number, 0}, sheet->n_rows);
    give_rows(sheet, MIN(MIN(sheet->n_rows, limit), MAX(left, 1)));
  }
  sheet->number += MIN(sheet->n_rows, left);
}

/* Elements */

/* They only hold rows and columns together. */
static gboolean
is_container(const OfficeXmlElement *element)
{
  static const gchar *const names[] = {"table-rows",         "table-header-rows",
                                       "table-row-group",    "table-columns",
                                       "table-header-columns", "table-column-group"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(element->name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
begin_container(OdsSheet *sheet, const OfficeXmlElement *element)
{
  if (sheet->hidden_group == 0 &&
      g_strcmp0(ods_attribute(element, "table", "display"), "false") == 0)
    sheet->hidden_group = element->depth;
}

/* Whether the sheet is what LibreOffice keeps of another file, "'file:///x.ods'#Sheet1". */
static void
take_source(OdsSheet *sheet)
{
  if (sheet->name[0] == '\'' && strstr(sheet->name, "'#") != NULL)
    sheet->outside = TRUE;
}

static void
begin_outside_of_rows(OdsSheet *sheet, const OfficeXmlElement *element)
{
  if (!ods_is_in(element->space, "table"))
    sheet->skip = element->depth;
  else if (strcmp(element->name, "table-row") == 0)
    begin_row(sheet, element);
  else if (strcmp(element->name, "table-column") == 0)
    ods_columns_add(&sheet->columns, sheet->reading->styles, element,
                    sheet->hidden_group > 0 || is_hidden(element));
  else if (is_container(element))
    begin_container(sheet, element);
  else
    sheet->skip = element->depth;
  if (sheet->skip == element->depth && strcmp(element->name, "table-source") == 0)
    take_source(sheet);
}

gboolean
ods_sheet_begin_element(OdsSheet *sheet, const OfficeXmlElement *element)
{
  if (sheet->skip > 0 || sheet->outside)
    return TRUE;
  if (sheet->cell_depth > 0) {
    if (!sheet->covered)
      ods_text_begin(&sheet->text, element);
  } else if (sheet->row_depth == 0) {
    begin_outside_of_rows(sheet, element);
  } else if (ods_is(element, "table", "table-cell") ||
             ods_is(element, "table", "covered-table-cell")) {
    ods_sheet_begin_cell(sheet, element);
  } else {
    sheet->skip = element->depth;
  }
  return goes_on(sheet);
}

gboolean
ods_sheet_end_element(OdsSheet *sheet, guint depth)
{
  if (sheet->skip > 0)
    sheet->skip = depth == sheet->skip ? 0 : sheet->skip;
  else if (depth == sheet->cell_depth)
    ods_sheet_end_cell(sheet);
  else if (sheet->cell_depth > 0 && !sheet->covered)
    ods_text_end(&sheet->text, depth);
  else if (depth == sheet->row_depth)
    end_row(sheet);
  else if (depth == sheet->hidden_group)
    sheet->hidden_group = 0;
  return goes_on(sheet);
}

void
ods_sheet_letters(OdsSheet *sheet, const gchar *letters, gsize length)
{
  if (sheet->skip == 0 && sheet->cell_depth > 0 && !sheet->covered)
    ods_text_letters(&sheet->text, letters, length);
}

gboolean
ods_sheet_finish(OdsSheet *sheet)
{
  begin_sheet(sheet);
  if (sheet->outside || !goes_on(sheet))
    return goes_on(sheet);
  if (!office_sheet_end(sheet->sheet))
    sheet->reading->stopped = TRUE;
  ods_tell_rest(&sheet->tell);
  return goes_on(sheet);
}
