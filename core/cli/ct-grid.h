/* ct-grid.h: texts in aligned columns, for people.
 *
 * Widths are those of a terminal: a combining mark takes no column, a wide letter two.
 * Texts of files may hold anything; what would move the cursor, turn the direction of
 * writing or begin an escape sequence is shown and not obeyed.
 */
#pragma once

#include "cli/ct-cli.h"

G_BEGIN_DECLS

typedef struct CtGrid CtGrid;

CtGrid *ct_grid_new(guint n_columns);
void ct_grid_free(CtGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtGrid, ct_grid_free)

/* Numbers stand at the right of their column. */
void ct_grid_set_right(CtGrid *grid, guint column);
/* Longer texts of the column are cut and end in "…". */
void ct_grid_set_limit(CtGrid *grid, guint column, guint width);

/* The column's texts stand a space after those of the one before, wherever they end. */
void ct_grid_set_loose(CtGrid *grid, guint column);

/* The next cell, from left to right and row by row. @text: (nullable): NULL is "" */
void ct_grid_add(CtGrid *grid, const gchar *text, CtColour colour);

/* Every row after @indent spaces. Columns without any text are left out. */
void ct_grid_print(FILE *stream, const CtGrid *grid, guint indent);

/* A copy that is safe on a terminal. Returns: (transfer full) */
gchar *ct_grid_clean(const gchar *text);
/* How many columns of a terminal a text takes. */
guint ct_grid_width(const gchar *text);

G_END_DECLS
