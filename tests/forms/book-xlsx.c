#include "book-xlsx.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

typedef struct {
  lxw_workbook *workbook;
  const gchar *font;
  GHashTable *formats; /* lxw_format by number format */
} Writing;

/* @number: the format of numbers, "" none */
static lxw_format *
get_format(Writing *writing, const gchar *number)
{
  lxw_format *format = g_hash_table_lookup(writing->formats, number);

  if (format != NULL)
    return format;
  format = workbook_add_format(writing->workbook);
  if (*number != '\0')
    format_set_num_format(format, number);
  if (writing->font != NULL)
    format_set_font_name(format, writing->font);
  g_hash_table_insert(writing->formats, g_strdup(number), format);
  return format;
}

/* "0.00" for a number with two decimals. Returns: (transfer full) */
static gchar *
number_format(const gchar *text, const gchar *ending)
{
  const gchar *point = strchr(text, '.');
  g_autofree gchar *zeros = g_strnfill(point != NULL ? strlen(point + 1) : 0, '0');

  return g_strconcat("0", point != NULL ? "." : "", zeros, ending, NULL);
}

static void
write_number(Writing *writing, lxw_worksheet *sheet, guint row, guint column, const BookCell *cell)
{
  gboolean percent = cell->kind == CT_CELL_PERCENT;
  g_autofree gchar *number = number_format(cell->text, percent ? "%" : "");
  gdouble value = g_ascii_strtod(cell->text, NULL) / (percent ? 100 : 1);

  worksheet_write_number(sheet, row, (lxw_col_t)column, value, get_format(writing, number));
}

static void
write_date(Writing *writing, lxw_worksheet *sheet, guint row, guint column, const BookCell *cell)
{
  g_auto(GStrv) parts = g_strsplit(cell->text, "-", 3);
  lxw_datetime date = {.year = atoi(parts[0]), .month = atoi(parts[1]), .day = atoi(parts[2])};

  worksheet_write_datetime(sheet, row, (lxw_col_t)column, &date,
                           get_format(writing, "dd/mm/yyyy"));
}

static void
write_cell(Writing *writing, lxw_worksheet *sheet, guint row, guint column, const BookCell *cell)
{
  if (cell->kind == CT_CELL_NUMBER || cell->kind == CT_CELL_PERCENT)
    write_number(writing, sheet, row, column, cell);
  else if (cell->kind == CT_CELL_DATE)
    write_date(writing, sheet, row, column, cell);
  else if (cell->kind == CT_CELL_ERROR)
    worksheet_write_formula_str(sheet, row, (lxw_col_t)column, "=1/0", NULL, cell->text);
  else
    worksheet_write_string(sheet, row, (lxw_col_t)column, cell->text, get_format(writing, ""));
}

static gboolean
is_covered(const BookSheet *sheet, guint row, guint column, guint cover)
{
  const BookCell *cell = book_cell(sheet, row, column);

  return cell != NULL && (cell->cover & cover) != 0;
}

/* The merged cell that begins here. */
static void
write_merged(Writing *writing, lxw_worksheet *target, const BookSheet *sheet, guint row,
             guint column)
{
  guint last_row = row, last_column = column;
  lxw_error error;

  while (is_covered(sheet, row, last_column + 1, CT_CELL_COVERED_LEFT))
    last_column++;
  while (is_covered(sheet, last_row + 1, column, CT_CELL_COVERED_ABOVE))
    last_row++;
  if (last_row == row && last_column == column)
    return;
  error = worksheet_merge_range(target, row, (lxw_col_t)column, last_row, (lxw_col_t)last_column,
                                "", get_format(writing, ""));
  if (error != LXW_NO_ERROR)
    g_error("%s: cannot merge from row %u column %u: %s", sheet->name, row + 1, column + 1,
            lxw_strerror(error));
}

static void
write_sheet(Writing *writing, const BookSheet *sheet)
{
  lxw_worksheet *target = workbook_add_worksheet(writing->workbook, sheet->name);

  for (guint row = 0; row < sheet->rows->len; row++)
    for (guint c = 0; c < ((GArray *)sheet->rows->pdata[row])->len; c++) {
      const BookCell *cell = book_cell(sheet, row, c);

      if (cell->kind == CT_CELL_BLANK || cell->cover != 0)
        continue;
      write_merged(writing, target, sheet, row, c);
      write_cell(writing, target, row, c, cell);
    }
}

/* The library writes files. Returns: (transfer full) */
static gchar *
make_path(void)
{
  gchar *path = NULL;
  gint file = g_file_open_tmp("forms-XXXXXX.xlsx", &path, NULL);

  if (file < 0)
    g_error("no room for a workbook of the tests");
  close(file);
  return path;
}

static GBytes *
take_file(const gchar *path)
{
  gchar *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents(path, &text, &length, NULL))
    g_error("cannot read %s", path);
  g_unlink(path);
  return g_bytes_new_take(text, length);
}

GBytes *
book_write_xlsx(const Book *book, const gchar *font)
{
  g_autofree gchar *path = make_path();
  Writing writing = {.workbook = workbook_new(path),
                     .font = font,
                     .formats = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

  for (guint i = 0; i < book->sheets->len; i++)
    write_sheet(&writing, book->sheets->pdata[i]);
  if (workbook_close(writing.workbook) != LXW_NO_ERROR)
    g_error("cannot write %s", path);
  g_hash_table_unref(writing.formats);
  return take_file(path);
}
