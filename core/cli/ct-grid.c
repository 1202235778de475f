#include "cli/ct-grid.h"

#include <string.h>

#define GAP 2

typedef struct {
  gchar *text;
  CtColour colour;
} Cell;

typedef struct {
  guint width;
  guint limit; /* 0: none */
  gboolean right;
  gboolean loose;
} Column;

struct CtGrid {
  guint n_columns;
  Column *columns;
  GArray *cells; /* of Cell */
};

static void
clear_cell(gpointer data)
{
  g_free(((Cell *)data)->text);
}

CtGrid *
ct_grid_new(guint n_columns)
{
  CtGrid *grid = g_new0(CtGrid, 1);

  grid->n_columns = n_columns;
  grid->columns = g_new0(Column, n_columns);
  grid->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
  g_array_set_clear_func(grid->cells, clear_cell);
  return grid;
}

void
ct_grid_free(CtGrid *grid)
{
  if (grid == NULL)
    return;
  g_free(grid->columns);
  g_array_unref(grid->cells);
  g_free(grid);
}

void
ct_grid_set_right(CtGrid *grid, guint column)
{
  grid->columns[column].right = TRUE;
}

void
ct_grid_set_limit(CtGrid *grid, guint column, guint width)
{
  grid->columns[column].limit = width;
}

void
ct_grid_set_loose(CtGrid *grid, guint column)
{
  grid->columns[column].loose = TRUE;
}

/* Text */

static gboolean
is_direction_mark(gunichar letter)
{
  return letter == 0x200E || letter == 0x200F || letter == 0x061C ||
         (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

gchar *
ct_grid_clean(const gchar *text)
{
  g_autofree gchar *valid = g_utf8_make_valid(text, -1);
  g_autoptr(GString) clean = g_string_sized_new(strlen(valid));

  for (const gchar *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar letter = g_utf8_get_char(at);

    if (letter == '\t' || letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029)
      g_string_append_c(clean, ' ');
    else if (g_unichar_iscntrl(letter) || is_direction_mark(letter))
      g_string_append_printf(clean, "<%02X>", letter);
    else
      g_string_append_unichar(clean, letter);
  }
  return g_strdup(clean->str);
}

static guint
width_of(gunichar letter)
{
  return g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
}

guint
ct_grid_width(const gchar *text)
{
  guint width = 0;

  for (const gchar *at = text; *at != '\0'; at = g_utf8_next_char(at))
    width += width_of(g_utf8_get_char(at));
  return width;
}

/* The marks of the last letter that stays are kept with it. */
static void
cut(gchar **text, guint limit)
{
  guint width = 0;
  const gchar *at = *text;

  while (*at != '\0' && width + width_of(g_utf8_get_char(at)) < limit) {
    width += width_of(g_utf8_get_char(at));
    at = g_utf8_next_char(at);
  }
  while (*at != '\0' && g_unichar_iszerowidth(g_utf8_get_char(at)))
    at = g_utf8_next_char(at);
  g_autofree gchar *kept = g_strndup(*text, (gsize)(at - *text));
  g_free(*text);
  *text = g_strconcat(kept, "…", NULL);
}

void
ct_grid_add(CtGrid *grid, const gchar *text, CtColour colour)
{
  Column *column = &grid->columns[grid->cells->len % grid->n_columns];
  Cell cell = {.text = ct_grid_clean(text != NULL ? text : ""), .colour = colour};
  guint width = ct_grid_width(cell.text);

  if (column->limit > 0 && width > column->limit) {
    cut(&cell.text, column->limit);
    width = ct_grid_width(cell.text);
  }
  column->width = MAX(column->width, width);
  g_array_append_val(grid->cells, cell);
}

/* Printing */

static void
print_cell(FILE *stream, const Cell *cell)
{
  if (cell->colour == CT_COLOUR_PLAIN)
    fputs(cell->text, stream);
  else
    fprintf(stream, "%s%s%s", ct_colour(stream, cell->colour), cell->text,
            ct_colour(stream, CT_COLOUR_PLAIN));
}

static guint
find_last_text(const CtGrid *grid, const Cell *row)
{
  guint n = grid->n_columns;

  while (n > 0 && row[n - 1].text[0] == '\0')
    n--;
  return n;
}

/* Spaces are put out before a text and never at the end of a line. */
static void
print_row(FILE *stream, const CtGrid *grid, const Cell *row, guint indent)
{
  guint n = find_last_text(grid, row);
  guint spaces = indent;

  for (guint i = 0; i < n; i++) {
    const Column *column = &grid->columns[i];
    guint pad = column->width - ct_grid_width(row[i].text);

    if (column->width == 0)
      continue;
    if (column->loose)
      spaces = 1;
    spaces += column->right ? pad : 0;
    fprintf(stream, "%*s", (gint)spaces, "");
    print_cell(stream, &row[i]);
    spaces = GAP + (column->right ? 0 : pad);
  }
  fputc('\n', stream);
}

void
ct_grid_print(FILE *stream, const CtGrid *grid, guint indent)
{
  const Cell *cells = (const Cell *)(gpointer)grid->cells->data;

  for (guint i = 0; i + grid->n_columns <= grid->cells->len; i += grid->n_columns)
    print_row(stream, grid, cells + i, indent);
}
