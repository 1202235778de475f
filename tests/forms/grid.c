#include "grid.h"

static void
clear_cell(gpointer data)
{
  g_free(((GridCell *)data)->text);
}

static void
free_row(gpointer data)
{
  g_array_unref(((GridRow *)data)->cells);
  g_free(data);
}

Grid *
grid_new(void)
{
  Grid *grid = g_new0(Grid, 1);

  grid->rows = g_ptr_array_new_with_free_func(free_row);
  grid->expected = g_array_new(FALSE, FALSE, sizeof(Expected));
  return grid;
}

void
grid_free(Grid *grid)
{
  if (grid == NULL)
    return;
  g_ptr_array_unref(grid->rows);
  g_array_unref(grid->expected);
  g_free(grid);
}

GridRow *
grid_add_row(Grid *grid, GridRowKind kind)
{
  GridRow *row = g_new0(GridRow, 1);

  row->kind = kind;
  row->table = grid->tables;
  row->cells = g_array_new(FALSE, FALSE, sizeof(GridCell));
  g_array_set_clear_func(row->cells, clear_cell);
  g_ptr_array_add(grid->rows, row);
  return row;
}

static void
add(GridRow *row, const gchar *text, gint figure)
{
  GridCell cell = {.text = g_strdup(text != NULL ? text : ""), .figure = figure};

  g_array_append_val(row->cells, cell);
}

void
grid_add_cell(GridRow *row, const gchar *text)
{
  add(row, text, NO_FIGURE);
}

void
grid_add_covered(GridRow *row, guint cover)
{
  add(row, NULL, NO_FIGURE);
  g_array_index(row->cells, GridCell, row->cells->len - 1).cover = cover;
}

void
grid_add_figure(Grid *grid, GridRow *row, const gchar *text, const Expected *expected)
{
  add(row, text, (gint)grid->expected->len);
  g_array_append_vals(grid->expected, expected, 1);
}

void
grid_set_cell(GridRow *row, guint column, const gchar *text)
{
  GridCell *cell;

  while (row->cells->len <= column)
    add(row, NULL, NO_FIGURE);
  cell = &g_array_index(row->cells, GridCell, column);
  g_free(cell->text);
  cell->text = g_strdup(text);
}

void
grid_insert_column(Grid *grid, guint column)
{
  for (guint i = 0; i < grid->rows->len; i++) {
    GridRow *row = grid->rows->pdata[i];
    const GridCell *right = grid_cell(row, column);
    GridCell cell = {.text = g_strdup(""),
                     .figure = NO_FIGURE,
                     .cover = right != NULL ? right->cover & CT_CELL_COVERED_LEFT : 0};

    if (column <= row->cells->len)
      g_array_insert_val(row->cells, column, cell);
    else
      g_free(cell.text);
  }
}

void
grid_fill_up(Grid *grid)
{
  for (guint i = 0; i < grid->rows->len; i++)
    grid->width = MAX(grid->width, ((GridRow *)grid->rows->pdata[i])->cells->len);
  for (guint i = 0; i < grid->rows->len; i++)
    while (((GridRow *)grid->rows->pdata[i])->cells->len < grid->width)
      add(grid->rows->pdata[i], NULL, NO_FIGURE);
}

const GridCell *
grid_cell(const GridRow *row, guint column)
{
  return column < row->cells->len ? &g_array_index(row->cells, GridCell, column) : NULL;
}
