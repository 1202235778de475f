#include "file-json.h"

#include <string.h>

static void
write_string(GString *text, const gchar *value)
{
  g_string_append_c(text, '"');
  for (; *value != '\0'; value++) {
    if (*value == '"' || *value == '\\')
      g_string_append_c(text, '\\');
    g_string_append_c(text, *value);
  }
  g_string_append_c(text, '"');
}

/* A number of JSON: digits, and one point between digits; no zero in front. */
static gboolean
is_number(const gchar *text)
{
  const gchar *digits = *text == '-' ? text + 1 : text;
  gsize whole = strspn(digits, "0123456789");

  if (whole == 0 || (whole > 1 && *digits == '0'))
    return FALSE;
  digits += whole;
  if (*digits == '.')
    digits += 1 + strspn(digits + 1, "0123456789");
  return *digits == '\0' && digits[-1] != '.';
}

static void
write_value(GString *text, const GridCell *cell, const FileStyle *style)
{
  if (cell->figure != NO_FIGURE && style->json_numbers && is_number(cell->text))
    g_string_append(text, cell->text);
  else if (*cell->text == '\0')
    g_string_append(text, "null");
  else
    write_string(text, cell->text);
}

static const GridRow *
find_header(const Grid *grid)
{
  for (guint i = 0; i < grid->rows->len; i++)
    if (((GridRow *)grid->rows->pdata[i])->kind == GRID_HEADER)
      return grid->rows->pdata[i];
  g_error("a table without a header is no JSON");
}

static GPtrArray *
find_data(const Grid *grid)
{
  GPtrArray *rows = g_ptr_array_new();

  for (guint i = 0; i < grid->rows->len; i++)
    if (((GridRow *)grid->rows->pdata[i])->kind == GRID_DATA)
      g_ptr_array_add(rows, grid->rows->pdata[i]);
  return rows;
}

static void
write_record(GString *text, const GridRow *header, const GridRow *row, const FileStyle *style)
{
  const gchar *before = "{";

  for (guint c = 0; c < row->cells->len; c++) {
    if (*grid_cell(header, c)->text == '\0')
      continue;
    g_string_append(text, before);
    write_string(text, grid_cell(header, c)->text);
    g_string_append(text, ": ");
    write_value(text, grid_cell(row, c), style);
    before = ", ";
  }
  g_string_append_c(text, '}');
}

static void
write_records(GString *text, const GridRow *header, const GPtrArray *rows, const FileStyle *style,
              const gchar *between)
{
  for (guint i = 0; i < rows->len; i++) {
    if (i > 0)
      g_string_append(text, between);
    write_record(text, header, rows->pdata[i], style);
  }
}

static void
write_columns(GString *text, const GridRow *header, const GPtrArray *rows, const FileStyle *style)
{
  for (guint c = 0; c < header->cells->len; c++) {
    g_string_append(text, c == 0 ? "{" : ",\n ");
    write_string(text, grid_cell(header, c)->text);
    for (guint i = 0; i < rows->len; i++) {
      g_string_append(text, i == 0 ? ": [" : ", ");
      write_value(text, grid_cell(rows->pdata[i], c), style);
    }
    g_string_append_c(text, ']');
  }
  g_string_append(text, "}\n");
}

static void
write_row(GString *text, const GridRow *row, const FileStyle *style)
{
  for (guint c = 0; c < row->cells->len; c++) {
    g_string_append(text, c == 0 ? "[" : ", ");
    write_value(text, grid_cell(row, c), style);
  }
  g_string_append_c(text, ']');
}

static void
write_rows(GString *text, const GridRow *header, const GPtrArray *rows, const FileStyle *style)
{
  g_string_append_c(text, '[');
  write_row(text, header, style);
  for (guint i = 0; i < rows->len; i++) {
    g_string_append(text, ",\n ");
    write_row(text, rows->pdata[i], style);
  }
  g_string_append(text, "]\n");
}

/* A record's place is its number; which number a key's column has is the reader's. */
static void
set_places(Grid *grid, const GPtrArray *rows, guint first)
{
  for (guint i = 0; i < rows->len; i++) {
    GridRow *row = rows->pdata[i];

    row->line = i + first;
    for (guint c = 0; c < row->cells->len; c++)
      if (grid_cell(row, c)->figure != NO_FIGURE)
        g_array_index(grid->expected, Expected, grid_cell(row, c)->figure).row = i + first;
  }
}

GString *
file_write_json(Grid *grid, const FileStyle *style)
{
  GString *text = g_string_new(NULL);
  const GridRow *header = find_header(grid);
  g_autoptr(GPtrArray) rows = find_data(grid);

  set_places(grid, rows, style->json == JSON_ROWS ? 2 : 1);
  switch (style->json) {
  case JSON_LINES:
    write_records(text, header, rows, style, "\n");
    g_string_append_c(text, '\n');
    break;
  case JSON_COLUMNS:
    write_columns(text, header, rows, style);
    break;
  case JSON_UNDER_PATH:
    g_string_append(text, "{\"ket_qua\": {\"ky\": \"6 tháng đầu năm 2023\",\n\"so_lieu\": [");
    write_records(text, header, rows, style, ",\n ");
    g_string_append(text, "]}}\n");
    break;
  case JSON_ROWS:
    write_rows(text, header, rows, style);
    break;
  case JSON_NONE:
  case JSON_RECORDS:
  default:
    g_string_append_c(text, '[');
    write_records(text, header, rows, style, ",\n ");
    g_string_append(text, "]\n");
    break;
  }
  return text;
}
