#include "book-grid.h"

#include <string.h>

/* @row: of the sheet, from 0 */
typedef struct {
  const Grid *grid;
  const CtCatalog *catalog;
  const BookStyle *style;
  BookSheet *sheet;
  guint n_figures;
} Writing;

/* Cells */

static gboolean
is_number(const gchar *text)
{
  CtDecimal value;

  return ct_decimal_parse(text, strlen(text), &value) &&
         !(text[0] == '0' && g_ascii_isdigit(text[1])); /* "082", "05" */
}

static gboolean
is_rate(const Writing *writing, const GridCell *cell)
{
  const CtCatalog *catalog = writing->catalog;
  const Expected *expected = &g_array_index(writing->grid->expected, Expected, cell->figure);

  return g_str_equal(catalog->units[catalog->indicators[expected->indicator].unit].symbol, "%");
}

static CtCellKind
kind_of(Writing *writing, const GridCell *cell)
{
  const BookStyle *style = writing->style;

  if (!style->typed || !is_number(cell->text))
    return CT_CELL_TEXT;
  if (cell->figure != NO_FIGURE && style->some_text && writing->n_figures++ % 3 == 1)
    return CT_CELL_TEXT;
  return cell->figure != NO_FIGURE && style->percent && is_rate(writing, cell) ? CT_CELL_PERCENT
                                                                               : CT_CELL_NUMBER;
}

/* Returns: (transfer full) */
static gchar *
in_old_letters(const gchar *text)
{
  g_autoptr(GBytes) bytes = encoding_write(text, strlen(text), ENCODING_TCVN3_IN_UTF8);
  gsize length = 0;
  const gchar *data = g_bytes_get_data(bytes, &length);

  return g_strndup(data, length);
}

static void
add_cell(Writing *writing, GArray *row, const gchar *text, CtCellKind kind)
{
  g_autofree gchar *old =
    writing->style->tcvn3 && kind == CT_CELL_TEXT ? in_old_letters(text) : NULL;

  book_add_cell(row, old != NULL ? old : text, kind);
}

static void
set_place(const Grid *grid, const GridCell *cell, guint row, guint column)
{
  Expected *expected;

  if (cell->figure == NO_FIGURE)
    return;
  expected = &g_array_index(grid->expected, Expected, cell->figure);
  expected->row = row + 1;
  expected->column = column + 1;
}

/* "(1)" -> "-1" */
static gboolean
add_minus(Writing *writing, GArray *row, const GridCell *cell)
{
  g_autofree gchar *text = NULL;
  gsize length = strlen(cell->text);

  if (!writing->style->minus || length < 3 || cell->text[0] != '(' ||
      strchr(cell->text, ')') != cell->text + length - 1)
    return FALSE;
  text = g_strdup_printf("-%.*s", (gint)length - 2, cell->text + 1);
  book_add_cell(row, text, CT_CELL_NUMBER);
  return TRUE;
}

/* Rows */

/* One text over the whole row, or from the name on. */
static void
write_section(Writing *writing, GArray *row, const GridRow *line)
{
  gboolean all = writing->style->sections == SECTIONS_OVER_ALL;
  g_autoptr(GString) text = g_string_new(NULL);
  gboolean begun = FALSE;

  for (guint c = 0; all && c < line->cells->len; c++)
    if (*grid_cell(line, c)->text != '\0')
      g_string_append_printf(text, "%s%s", text->len > 0 ? ". " : "", grid_cell(line, c)->text);
  for (guint c = 0; c < line->cells->len; c++) {
    const gchar *own = all && c == 0 ? text->str : all ? "" : grid_cell(line, c)->text;

    add_cell(writing, row, own, CT_CELL_TEXT);
    begun = begun || *own != '\0';
    if (begun && *own == '\0')
      book_cover(writing->sheet, writing->sheet->rows->len - 1, c, CT_CELL_COVERED_LEFT);
  }
}

/* A name, unit or period that stands in the row above, too. */
static gboolean
repeats_above(const Writing *writing, guint at, guint column)
{
  const GridRow *row = writing->grid->rows->pdata[at];
  const GridRow *above = at > 0 ? writing->grid->rows->pdata[at - 1] : NULL;
  const GridCell *cell = grid_cell(row, column);
  const GridCell *before = above != NULL ? grid_cell(above, column) : NULL;

  return writing->style->merged_keys && row->kind == GRID_DATA && before != NULL &&
         above->kind == GRID_DATA && cell->figure == NO_FIGURE && *cell->text != '\0' &&
         g_str_equal(cell->text, before->text) && !is_number(cell->text) &&
         !g_str_equal(cell->text, "\"");
}

static gboolean
is_title(GridRowKind kind)
{
  return kind == GRID_ABOVE || kind == GRID_BELOW;
}

static void
cover_cell(Writing *writing, guint at, guint column, gboolean begun)
{
  const GridRow *row = writing->grid->rows->pdata[at];
  const GridCell *cell = grid_cell(row, column);

  if (repeats_above(writing, at, column)) {
    book_cover(writing->sheet, at, column, CT_CELL_COVERED_ABOVE);
    return;
  }
  if (!writing->style->merged || *cell->text != '\0')
    return;
  if (column > 0 && ((cell->cover & CT_CELL_COVERED_LEFT) != 0 || (is_title(row->kind) && begun)))
    book_cover(writing->sheet, at, column, CT_CELL_COVERED_LEFT);
  else if ((cell->cover & CT_CELL_COVERED_ABOVE) != 0)
    book_cover(writing->sheet, at, column, CT_CELL_COVERED_ABOVE);
}

static void
write_row(Writing *writing, guint at)
{
  GridRow *line = writing->grid->rows->pdata[at];
  GArray *row = book_add_row(writing->sheet);
  gboolean begun = FALSE;

  line->line = at + 1;
  if (line->kind == GRID_SECTION && writing->style->sections != SECTIONS_AS_CELLS) {
    write_section(writing, row, line);
    return;
  }
  for (guint c = 0; c < line->cells->len; c++) {
    const GridCell *cell = grid_cell(line, c);

    set_place(writing->grid, cell, at, c);
    if (line->kind != GRID_NUMBERS || !add_minus(writing, row, cell))
      add_cell(writing, row, cell->text, kind_of(writing, cell));
    cover_cell(writing, at, c, begun);
    begun = begun || *cell->text != '\0';
  }
}

/* Sheets */

static void
add_lines(Book *book, const gchar *name, const gchar *const *lines)
{
  BookSheet *sheet = book_add_sheet(book, name);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(GStrv) cells = g_strsplit(lines[i], "|", -1);
    GArray *row = book_add_row(sheet);

    for (gchar **cell = cells; *cell != NULL; cell++)
      book_add_cell(row, *cell, CT_CELL_TEXT);
  }
}

static void
add_table(Book *book, const gchar *name, Writing *writing)
{
  writing->sheet = book_add_sheet(book, name);
  writing->n_figures = 0;
  for (guint i = 0; i < writing->grid->rows->len; i++)
    write_row(writing, i);
}

static gboolean
one_of(GRand *random, gint n)
{
  return g_rand_int_range(random, 0, n) == 0;
}

BookStyle
book_style_random(guint32 seed, gboolean plain_numbers)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  return (BookStyle){.typed = plain_numbers && !one_of(random, 5),
                     .percent = one_of(random, 2),
                     .some_text = one_of(random, 4),
                     .merged = !one_of(random, 3),
                     .merged_keys = one_of(random, 2),
                     .sections = (SectionCells)g_rand_int_range(random, 0, 3),
                     .minus = one_of(random, 3),
                     .cover = one_of(random, 3),
                     .notes = one_of(random, 3),
                     .empty = one_of(random, 4)};
}

Book *
book_from_grid(Grid *grid, const CtCatalog *catalog, const BookStyle *style)
{
  static const gchar *const cover[] = {
    "TỔNG HỢP BIỂU MẪU BÁO CÁO", "", "Kèm theo Công văn số 120 ngày 10/6/2023",
    "Gồm 01 biểu; hạn gửi: 20/6/2023", NULL};
  static const gchar *const notes[] = {
    "STT|Nội dung|Cách ghi",       "1|Cột đơn vị tính|Ghi đúng đơn vị của chỉ tiêu",
    "2|Cột thực hiện|Ghi số lũy kế", "Mọi vướng mắc xin liên hệ Văn phòng", NULL};
  static const gchar *const none[] = {NULL};
  Book *book = book_new();
  Writing writing = {.grid = grid, .catalog = catalog, .style = style};

  if (style->cover)
    add_lines(book, "Bìa", cover);
  if (style->empty)
    add_lines(book, "Sheet2", none);
  add_table(book, "Biểu 1", &writing);
  if (style->notes)
    add_lines(book, "Hướng dẫn", notes);
  if (style->again)
    add_table(book, "Biểu 1 (2)", &writing);
  return book;
}
