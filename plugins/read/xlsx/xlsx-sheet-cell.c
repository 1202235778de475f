/* xlsx-sheet-cell.c: rows and cells of a sheet find their place, and are given on. */
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-private.h"
#include "xlsx-sheet-private.h"

#define MAX_LINKS 20u

/* Formulas have only the numbers of other files: "[1]Sheet1!A1". Told once, for preview. */
static void
tell_links(XlsxReading *reading)
{
  const GPtrArray *links = reading->book->external;
  guint n = MIN(links->len, MAX_LINKS);

  for (guint i = 0; i < n && !reading->told_links && !reading->stopped; i++) {
    gchar value[16];
    CtReadNote note = {.what = "external-link", .value = value, .evidence = links->pdata[i]};

    g_snprintf(value, sizeof value, "[%u]", i + 1);
    reading->stopped = !ct_row_sink_note(reading->rows, &note);
  }
  reading->told_links = TRUE;
}

void
xlsx_sheet_begin(XlsxSheet *sheet)
{
  OfficeSheetInfo info = {
    .name = sheet->entry->name,
    .hidden = sheet->entry->hidden,
    .merged = (const OfficeRange *)(gconstpointer)sheet->merges.ranges->data,
    .n_merged = sheet->merges.ranges->len,
    .hidden_columns = (const OfficeRange *)(gconstpointer)sheet->hidden_columns->data,
    .n_hidden_columns = sheet->hidden_columns->len,
  };

  sheet->sheet = office_sheet_begin(sheet->reading->rows, &info);
  tell_links(sheet->reading);
  xlsx_tell_merges(&sheet->tell, sheet->merges.n_wrong, sheet->merges.full,
                   sheet->reading->options->max_merged);
}

void
xlsx_sheet_leave_row_out(XlsxSheet *sheet, const gchar *written)
{
  sheet->column = 0;
  sheet->row_left_out = TRUE;
  xlsx_tell_address(&sheet->tell, sheet->row, written);
}

void
xlsx_sheet_begin_row(XlsxSheet *sheet, guint32 row, gboolean hidden)
{
  if (row == 0 && sheet->row >= OFFICE_MAX_ROWS) {
    xlsx_sheet_leave_row_out(sheet, NULL);
    return;
  }
  sheet->column = 0;
  sheet->row_left_out = FALSE;
  sheet->row = row > 0 ? row : sheet->row + 1;
  if (hidden)
    office_sheet_hide_row(sheet->sheet, sheet->row);
}

gboolean
xlsx_sheet_find_place(XlsxSheet *sheet, const gchar *written, OfficeAddress *address)
{
  gsize length;

  if (sheet->row_left_out)
    return FALSE;
  *address = (OfficeAddress){sheet->row, sheet->column + 1};
  if (written != NULL) {
    length = strlen(written);
    if (length > 0 && office_address_parse(written, length, address) == length) {
      sheet->column = address->column;
      return TRUE;
    }
  } else if (sheet->row > 0 && address->column <= OFFICE_MAX_COLUMNS) {
    sheet->column = address->column;
    return TRUE;
  }
  xlsx_tell_address(&sheet->tell, sheet->row, written != NULL ? written : "");
  return FALSE;
}

gboolean
xlsx_sheet_count_cell(XlsxSheet *sheet)
{
  if (++sheet->reading->n_cells <= sheet->reading->options->max_cells)
    return TRUE;
  g_set_error(&sheet->error, CT_ERROR, CT_ERROR_LIMIT,
              _("the workbook has more than %lu cells (read.max-cells)"),
              (gulong)sheet->reading->options->max_cells);
  return FALSE;
}

/* What a cell of the file says: @raw and, where an inline text was put together already, in
 * which font. */
typedef struct {
  OfficeAddress address;
  XlsxRaw raw;
  OfficeFont ready_font;
  gboolean too_long;
} Read;

static XlsxFault
see_cell(XlsxSheet *sheet, const Read *read, CtCell *seen)
{
  OfficeFont font;
  XlsxFault fault =
    xlsx_value_see(&sheet->reading->values, &read->raw, &sheet->seen, seen, &font);

  sheet->tell.n_fonts[read->raw.ready ? read->ready_font : font]++;
  if (!read->too_long)
    return fault;
  *seen = (CtCell){.text = "", .flags = seen->flags};
  return XLSX_FAULT_TOO_LONG;
}

/* @formula: (nullable) */
static void
find_formula(XlsxSheet *sheet, OfficeCell *cell, const XlsxFormula *formula)
{
  if (formula != NULL)
    cell->formula =
      xlsx_formulas_take(sheet->formulas, formula, cell->address, &cell->formula_length);
  else
    cell->formula = xlsx_formulas_around(sheet->formulas, cell->address, &cell->formula_length);
  if (formula != NULL && cell->formula == NULL)
    cell->formula = ""; /* there is one, nobody knows which */
  if (cell->formula != NULL)
    cell->cell.flags |= CT_CELL_COMPUTED;
}

static gboolean
give(XlsxSheet *sheet, const Read *read, const XlsxFormula *formula)
{
  OfficeCell cell = {.address = read->address};
  guint n_styles = xlsx_styles_count(sheet->reading->values.styles);
  XlsxFault fault;

  if (read->raw.style >= n_styles)
    xlsx_tell_style(&sheet->tell, cell.address, read->raw.style, n_styles);
  fault = see_cell(sheet, read, &cell.cell);
  if (fault != XLSX_FAULT_NONE)
    xlsx_tell_fault(&sheet->tell, cell.address, fault, cell.cell.text, cell.cell.length);
  find_formula(sheet, &cell, formula);
  if (read->raw.type == XLSX_NUMBER && read->raw.value != NULL && fault == XLSX_FAULT_NONE) {
    cell.raw = read->raw.value;
    cell.raw_length = read->raw.length;
  }
  return !sheet->tell.stopped && office_sheet_cell(sheet->sheet, &cell);
}

gboolean
xlsx_sheet_give_cell(XlsxSheet *sheet)
{
  const XlsxCell *cell = &sheet->cell;
  Read read = {.address = cell->address,
               .raw = {.type = cell->type, .style = cell->style, .formula = cell->has_formula},
               .ready_font = cell->ready_font,
               .too_long = cell->too_long};

  if (cell->left_out || !(cell->has_value || cell->has_inline || cell->has_formula))
    return !sheet->tell.stopped;
  if (cell->has_inline && (cell->type == XLSX_INLINE || !cell->has_value)) {
    read.raw.type = XLSX_INLINE;
    read.raw.value = cell->ready->str;
    read.raw.length = cell->ready->len;
    read.raw.ready = TRUE;
    read.too_long = cell->inline_text.cut;
  } else if (cell->has_value) {
    read.raw.value = cell->value->str;
    read.raw.length = cell->value->len;
  }
  return give(sheet, &read, cell->has_formula ? &cell->formula : NULL);
}

/* The row's cells one by one */

static gboolean
give_scanned(XlsxSheet *sheet, const XlsxScanCell *cell)
{
  Read read = {.raw = cell->raw};
  XlsxFormula formula = {.text = cell->formula, .length = cell->formula_length};

  if (!xlsx_sheet_count_cell(sheet))
    return FALSE;
  if (sheet->row_left_out)
    return TRUE;
  read.address = cell->address.row > 0 ? cell->address
                                       : (OfficeAddress){sheet->row, sheet->column + 1};
  sheet->column = read.address.column;
  if (cell->raw.value == NULL && !cell->raw.formula)
    return !sheet->tell.stopped;
  return give(sheet, &read, cell->raw.formula ? &formula : NULL);
}

gboolean
xlsx_sheet_give_row(XlsxSheet *sheet, const XlsxScan *scan)
{
  xlsx_sheet_begin_row(sheet, scan->row, scan->hidden);
  for (guint i = 0; i < scan->n_cells; i++)
    if (!give_scanned(sheet, &scan->cells[i]))
      return FALSE;
  return TRUE;
}
