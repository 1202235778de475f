#include "book.h"

#include <string.h>

/* The book */

static void
clear_cell(gpointer data)
{
  g_free(((BookCell *)data)->text);
}

static void
free_row(gpointer data)
{
  g_array_unref(data);
}

static void
free_sheet(gpointer data)
{
  BookSheet *sheet = data;

  g_free(sheet->name);
  g_ptr_array_unref(sheet->rows);
  g_free(sheet);
}

Book *
book_new(void)
{
  Book *book = g_new0(Book, 1);

  book->sheets = g_ptr_array_new_with_free_func(free_sheet);
  return book;
}

void
book_free(Book *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref(book->sheets);
  g_free(book);
}

BookSheet *
book_add_sheet(Book *book, const gchar *name)
{
  BookSheet *sheet = g_new0(BookSheet, 1);

  sheet->name = g_strdup(name);
  sheet->rows = g_ptr_array_new_with_free_func(free_row);
  g_ptr_array_add(book->sheets, sheet);
  return sheet;
}

GArray *
book_add_row(BookSheet *sheet)
{
  GArray *row = g_array_new(FALSE, TRUE, sizeof(BookCell));

  g_array_set_clear_func(row, clear_cell);
  g_ptr_array_add(sheet->rows, row);
  return row;
}

void
book_add_cell(GArray *row, const gchar *text, CtCellKind kind)
{
  BookCell cell = {.text = g_strdup(text), .kind = *text == '\0' ? CT_CELL_BLANK : kind};

  g_array_append_val(row, cell);
}

static BookCell *
get(const BookSheet *sheet, guint row, guint column)
{
  GArray *cells = row < sheet->rows->len ? sheet->rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? &g_array_index(cells, BookCell, column) : NULL;
}

const BookCell *
book_cell(const BookSheet *sheet, guint row, guint column)
{
  return get(sheet, row, column);
}

void
book_cover(BookSheet *sheet, guint row, guint column, CtCellFlags cover)
{
  BookCell *cell = get(sheet, row, column);
  const BookCell *by = cover == CT_CELL_COVERED_LEFT ? get(sheet, row, column - 1)
                                                     : get(sheet, row - 1, column);

  if (cell == NULL || by == NULL)
    g_error("%s: nothing covers row %u column %u", sheet->name, row + 1, column + 1);
  g_free(cell->text);
  cell->text = g_strdup(by->text);
  cell->kind = by->kind;
  cell->cover = cover | (cover == CT_CELL_COVERED_LEFT ? by->cover
                                                       : by->cover & CT_CELL_COVERED_LEFT);
}

/* As text */

static void
add_text(BookSheet *sheet, GArray *row, const gchar *text)
{
  static const gchar marks[] = "#%@!";
  static const CtCellKind kinds[] = {CT_CELL_NUMBER, CT_CELL_PERCENT, CT_CELL_DATE, CT_CELL_ERROR};
  const gchar *mark = *text != '\0' && text[1] != '\0' ? strchr(marks, *text) : NULL;
  gboolean left = g_str_equal(text, "<"), above = g_str_equal(text, "^");
  g_autofree gchar *plain = g_strcompress(text);

  if (mark != NULL)
    book_add_cell(row, plain + 1, kinds[mark - marks]);
  else
    book_add_cell(row, left || above ? "" : plain, CT_CELL_TEXT);
  if (left || above)
    book_cover(sheet, sheet->rows->len - 1, row->len - 1,
               left ? CT_CELL_COVERED_LEFT : CT_CELL_COVERED_ABOVE);
}

Book *
book_load(const gchar *path)
{
  Book *book = book_new();
  BookSheet *sheet = NULL;
  g_autofree gchar *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents(path, &text, NULL, NULL))
    g_error("cannot read %s", path);
  lines = g_strsplit(g_strchomp(text), "\n", -1);
  for (gchar **line = lines; *line != NULL; line++) {
    g_auto(GStrv) cells = g_strsplit(*line, "|", -1);
    GArray *row;

    if (g_str_has_prefix(*line, "=== ")) {
      sheet = book_add_sheet(book, *line + strlen("=== "));
      continue;
    }
    row = book_add_row(sheet);
    for (gchar **cell = cells; *cell != NULL; cell++)
      add_text(sheet, row, *cell);
  }
  return book;
}

/* Its reader */

#define MAGIC "a book in memory"

typedef struct {
  gchar magic[sizeof MAGIC];
  const Book *book;
} Handle;

GBytes *
book_to_bytes(const Book *book)
{
  Handle handle = {.magic = MAGIC, .book = book};

  return g_bytes_new(&handle, sizeof handle);
}

static guint
probe(const gchar *name G_GNUC_UNUSED, const gchar *media_type G_GNUC_UNUSED, const gchar *head,
      gsize length)
{
  return length == sizeof(Handle) && memcmp(head, MAGIC, sizeof MAGIC) == 0 ? 100 : 0;
}

static gboolean
give_sheet(const BookSheet *sheet, CtRowSink *rows)
{
  if (!ct_row_sink_table(rows, &(CtTableInfo){.style = CT_PLACE_SHEET, .name = sheet->name}))
    return FALSE;
  for (guint i = 0; i < sheet->rows->len; i++) {
    const GArray *row = sheet->rows->pdata[i];
    g_autofree CtCell *cells = g_new0(CtCell, row->len + 1);

    for (guint c = 0; c < row->len; c++) {
      const BookCell *cell = &g_array_index(row, BookCell, c);

      cells[c] = (CtCell){.text = cell->text,
                          .length = strlen(cell->text),
                          .kind = cell->kind,
                          .flags = cell->cover};
    }
    if (!ct_row_sink_row(rows, i + 1, cells, row->len))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_book(gpointer self G_GNUC_UNUSED, CtInput *input, CtRowSink *rows, GError **error)
{
  gsize length = 0;
  const gchar *head = ct_input_peek(input, sizeof(Handle), &length, error);
  Handle handle;

  if (head == NULL || length != sizeof handle)
    return FALSE;
  memcpy(&handle, head, sizeof handle);
  for (guint i = 0; i < handle.book->sheets->len; i++)
    if (!give_sheet(handle.book->sheets->pdata[i], rows))
      return TRUE;
  return TRUE;
}

static const CtReadRole read_role = {.size = sizeof(CtReadRole), .probe = probe, .read = read_book};

const CtPlugin book_plugin = {.abi = CT_PLUGIN_ABI,
                              .size = sizeof(CtPlugin),
                              .name = "book",
                              .summary = "workbooks of the tests",
                              .read = &read_role};
