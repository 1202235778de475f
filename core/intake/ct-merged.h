/* ct-merged.h: cells that merged ones cover.
 *
 * A reader of workbooks gives such a cell the text of the merged one, and flags that say where
 * that begins. Intake makes it blank, as it is in a text file, so that a title is told once and
 * a figure counts once; its text stays beside it for who asks: headers, to know how far a
 * heading reaches, and rows, to know what they are about.
 */
#pragma once

#include "base/ct-arena.h"
#include "intake/ct-layout.h"

G_BEGIN_DECLS

#define CT_CELL_COVERED ((guint)(CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE))

gboolean ct_row_has_covered(const CtRow *row);
/* Returns: a copy of the cells in which those covered are blank, owned by @arena */
const CtCell *ct_row_uncover(const CtRow *row, CtArena *arena);

static inline gboolean
ct_row_is_covered(const CtRow *row, guint column, guint flags)
{
  return column < row->n_cells && (row->cells[column].flags & flags) != 0;
}

/* Whether the row hangs together with the one above it: a merged cell reaches into it. */
gboolean ct_row_is_tied(const CtRow *row);

/**
 * ct_row_key:
 * What column @column (from 0, or CT_COLUMN_NONE) says of the row: its own text, or that of the
 * merged cell over it. One that begins to the left is the name of the row where it covers its
 * number or what means nothing: "I. KINH TẾ" over all columns; then that is no number.
 */
CtSpan ct_row_key(const CtRow *row, const CtLayout *layout, gint column);

G_END_DECLS
