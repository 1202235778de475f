#include "intake/ct-held-rows.h"

#include <string.h>

#include "base/ct-arena.h"
#include "intake/ct-intake.h"

#define MAX_BYTES ((gsize)16 * 1024 * 1024)

struct CtHeldRows {
  GArray *rows; /* CtRow */
  CtArena *arena;
  gsize bytes;
};

CtHeldRows *
ct_held_rows_new(void)
{
  CtHeldRows *rows = g_new0(CtHeldRows, 1);

  rows->rows = g_array_new(FALSE, FALSE, sizeof(CtRow));
  rows->arena = ct_arena_new();
  return rows;
}

void
ct_held_rows_free(CtHeldRows *rows)
{
  if (rows == NULL)
    return;
  g_array_unref(rows->rows);
  ct_arena_free(rows->arena);
  g_free(rows);
}

/* Cells under one merged cell may share its text, which then is kept once. */
static gboolean
shares_text(const CtRow *row, guint i)
{
  return i > 0 && row->cells[i].length > 0 && row->cells[i].text == row->cells[i - 1].text &&
         row->cells[i].length == row->cells[i - 1].length;
}

/* The cells, and behind them their texts. */
void
ct_held_rows_add(CtHeldRows *rows, const CtRow *row)
{
  gsize size = row->n_cells * sizeof(CtCell);
  CtRow held = {.number = row->number, .n_cells = row->n_cells, .n_above = row->n_above};
  CtCell *cells;
  gchar *text;

  for (guint i = 0; i < row->n_cells; i++)
    size += shares_text(row, i) ? 0 : row->cells[i].length;
  held.cells = cells = ct_arena_allocate(rows->arena, size);
  text = (gchar *)(cells + row->n_cells);
  for (guint i = 0; i < row->n_cells; i++) {
    cells[i] = row->cells[i];
    if (shares_text(row, i)) {
      cells[i].text = cells[i - 1].text;
      continue;
    }
    cells[i].text = text;
    if (cells[i].length > 0)
      memcpy(text, row->cells[i].text, cells[i].length);
    text += cells[i].length;
  }
  rows->bytes += size;
  g_array_append_val(rows->rows, held);
}

gboolean
ct_held_rows_is_full(const CtHeldRows *rows)
{
  return rows->rows->len >= CT_INTAKE_EVIDENCE_ROWS || rows->bytes >= MAX_BYTES;
}

guint
ct_held_rows_count(const CtHeldRows *rows)
{
  return rows->rows->len;
}

const CtRow *
ct_held_rows_get(const CtHeldRows *rows, guint index)
{
  return &g_array_index(rows->rows, CtRow, index);
}

void
ct_held_rows_set_text(CtHeldRows *rows, guint row, guint column, const gchar *text)
{
  const CtRow *held = &g_array_index(rows->rows, CtRow, row);
  CtCell *cell = (CtCell *)&held->cells[column]; /* ours: see ct_held_rows_add() */
  gsize length = strlen(text);

  cell->text = ct_arena_copy(rows->arena, text, length);
  cell->length = length;
  rows->bytes += length;
}

void
ct_held_rows_share_text(CtHeldRows *rows, guint row, guint column)
{
  const CtRow *held = &g_array_index(rows->rows, CtRow, row);
  CtCell *cell = (CtCell *)&held->cells[column]; /* ours: see ct_held_rows_add() */

  cell->text = cell[-1].text;
  cell->length = cell[-1].length;
}

void
ct_held_rows_clear(CtHeldRows *rows)
{
  g_array_set_size(rows->rows, 0);
  ct_arena_clear(rows->arena);
  rows->bytes = 0;
}
