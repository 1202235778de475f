#include "file.h"

#include <string.h>

#include "file-json.h"

static gboolean
needs_quotes(const gchar *text, const FileStyle *style, gboolean figure)
{
  if (style->quotes == QUOTES_ALL)
    return TRUE;
  if (style->quotes == QUOTES_TEXT && !figure && *text != '\0')
    return TRUE;
  return strchr(text, style->delimiter) != NULL || strpbrk(text, "\"\r\n") != NULL;
}

static void
write_field(GString *text, const gchar *field, const FileStyle *style, gboolean figure)
{
  if (!needs_quotes(field, style, figure)) {
    g_string_append(text, field);
    return;
  }
  g_string_append_c(text, '"');
  for (; *field != '\0'; field++) {
    if (*field == '"')
      g_string_append_c(text, '"');
    g_string_append_c(text, *field);
  }
  g_string_append_c(text, '"');
}

static guint
count_lines(const GridRow *row)
{
  guint n = 1;

  for (guint c = 0; c < row->cells->len; c++)
    for (const gchar *at = grid_cell(row, c)->text; (at = strchr(at, '\n')) != NULL; at++)
      n++;
  return n;
}

static void
write_line(GString *text, const Grid *grid, GridRow *row, const FileStyle *style, guint *line)
{
  static const gchar *const ends[] = {"\n", "\r\n", "\r"};

  row->line = *line;
  for (guint c = 0; c < row->cells->len; c++) {
    const GridCell *cell = grid_cell(row, c);

    if (c > 0)
      g_string_append_c(text, style->delimiter);
    write_field(text, cell->text, style, cell->figure != NO_FIGURE);
    if (cell->figure != NO_FIGURE) {
      Expected *expected = &g_array_index(grid->expected, Expected, cell->figure);

      expected->row = *line;
      expected->column = c + 1;
    }
  }
  if (style->trailing)
    g_string_append_c(text, style->delimiter);
  g_string_append(text, ends[style->ends]);
  *line += count_lines(row);
}

static GString *
write_delimited(Grid *grid, const FileStyle *style)
{
  GString *text = g_string_new(NULL);
  guint line = 1;

  if (style->sep_line) {
    g_string_append_printf(text, "sep=%c\n", style->delimiter);
    line++;
  }
  for (guint i = 0; i < grid->rows->len; i++)
    write_line(text, grid, grid->rows->pdata[i], style, &line);
  return text;
}

GBytes *
file_write(Grid *grid, const FileStyle *style)
{
  g_autoptr(GString) text =
      style->json != JSON_NONE ? file_write_json(grid, style) : write_delimited(grid, style);
  g_autofree gchar *decomposed =
      style->decomposed ? g_utf8_normalize(text->str, (gssize)text->len, G_NORMALIZE_NFD) : NULL;

  if (decomposed != NULL)
    g_string_assign(text, decomposed);
  return encoding_write(text->str, text->len, style->encoding);
}
