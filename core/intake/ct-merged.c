#include "intake/ct-merged.h"

#include <string.h>

gboolean
ct_row_has_covered(const CtRow *row)
{
  guint flags = 0;

  for (guint i = 0; i < row->n_cells; i++)
    flags |= row->cells[i].flags;
  return (flags & CT_CELL_COVERED) != 0;
}

const CtCell *
ct_row_uncover(const CtRow *row, CtArena *arena)
{
  CtCell *cells = ct_arena_allocate(arena, row->n_cells * sizeof *cells);

  memcpy(cells, row->cells, row->n_cells * sizeof *cells);
  for (guint i = 0; i < row->n_cells; i++)
    if ((cells[i].flags & CT_CELL_COVERED) != 0)
      cells[i].kind = CT_CELL_BLANK;
  return cells;
}

gboolean
ct_row_is_tied(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if ((row->cells[i].flags & CT_CELL_COVERED_ABOVE) != 0 && row->cells[i].length > 0)
      return TRUE;
  return FALSE;
}

static CtMeaning
role_of(const CtLayout *layout, guint column)
{
  return column < layout->columns->len ? ct_layout_get(layout, column)->role : CT_MEANS_NONE;
}

static gboolean
is_name(CtMeaning role)
{
  return ct_meaning_is_indicator(role) || ct_meaning_is_area(role);
}

/* Whether the merged cell that begins left of @column names the row there: no other column
 * under it does, or says something else of the row. */
static gboolean
is_name_from_left(const CtRow *row, const CtLayout *layout, guint column)
{
  CtMeaning role;

  if (!is_name(role_of(layout, column)))
    return FALSE;
  while (column > 0 && ct_row_is_covered(row, column, CT_CELL_COVERED_LEFT)) {
    role = role_of(layout, --column);
    if (role != CT_MEANS_NONE && role != CT_MEANS_IGNORED && role != CT_MEANS_ROW_NUMBER)
      return FALSE;
  }
  return TRUE;
}

/* Whether a merged cell that begins with the number goes on over the name. */
static gboolean
is_name_in_number(const CtRow *row, const CtLayout *layout, guint column)
{
  if (role_of(layout, column) != CT_MEANS_ROW_NUMBER)
    return FALSE;
  for (column++; ct_row_is_covered(row, column, CT_CELL_COVERED_LEFT); column++)
    if (is_name(role_of(layout, column)))
      return TRUE;
  return FALSE;
}

CtSpan
ct_row_key(const CtRow *row, const CtLayout *layout, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column), none = {"", 0};
  const CtCell *cell;

  if (column < 0 || (guint)column >= row->n_cells)
    return none;
  if (text.length > 0)
    return is_name_in_number(row, layout, (guint)column) ? none : text;
  cell = &row->cells[column];
  if ((cell->flags & CT_CELL_COVERED) == 0 || cell->length == 0 ||
      role_of(layout, (guint)column) == CT_MEANS_ROW_NUMBER)
    return none;
  if ((cell->flags & CT_CELL_COVERED_LEFT) != 0 &&
      !is_name_from_left(row, layout, (guint)column))
    return none;
  return ct_span_trim((CtSpan){cell->text, cell->length});
}
