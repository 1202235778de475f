/* copy-merged.c: merged cells, put together again from the rows. */
#include "copy.h"

static void
close_merged(Copy *copy, guint column, Merged *merged)
{
  if (merged->columns > 1 || (merged->columns == 1 && merged->last_row > merged->first_row))
    worksheet_merge_range(copy->sheet, merged->first_row, (lxw_col_t)column, merged->last_row,
                          (lxw_col_t)(column + merged->columns - 1), NULL, NULL);
  merged->columns = 0;
}

static Merged *
merged_at(Copy *copy, guint column)
{
  if (copy->merged->len <= column)
    g_array_set_size(copy->merged, column + 1);
  return &g_array_index(copy->merged, Merged, column);
}

/* The columns that the cell at @column goes on to. */
static guint
count_columns(const CtCell *cells, guint n_cells, guint column)
{
  guint n = 1;

  while (column + n < n_cells &&
         (cells[column + n].flags & (CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE)) ==
             CT_CELL_COVERED_LEFT)
    n++;
  return n;
}

void
copy_note_merged(Copy *copy, guint row, const CtCell *cells, guint n_cells)
{
  for (guint column = 0; column < MAX(n_cells, copy->merged->len); column++) {
    Merged *merged = merged_at(copy, column);
    guint flags = column < n_cells ? cells[column].flags : 0;

    if (merged->columns > 0 && merged->last_row + 1 == row &&
        (flags & (CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE)) == CT_CELL_COVERED_ABOVE) {
      merged->last_row = row;
      continue;
    }
    close_merged(copy, column, merged);
    if (column < n_cells && (flags & (CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE)) == 0)
      *merged = (Merged){row, row, count_columns(cells, n_cells, column)};
  }
}

void
copy_end_merged(Copy *copy)
{
  for (guint column = 0; column < copy->merged->len; column++)
    close_merged(copy, column, &g_array_index(copy->merged, Merged, column));
  g_array_set_size(copy->merged, 0);
}
