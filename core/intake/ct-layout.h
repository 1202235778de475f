/* ct-layout.h: which column of a table holds what.
 *
 * Long and wide tables are the same here: a wide table has several value columns,
 * each with an area, indicator or period of its own.
 */
#pragma once

#include "base/ct-arena.h"
#include "data/ct-row-sink.h"
#include "intake/ct-header.h"

G_BEGIN_DECLS

#define CT_COLUMN_NONE (-1)

/**
 * CtLayout:
 * @columns: CtColumn, in the order of the table
 * @at: the column (from 0) of each role, or CT_COLUMN_NONE; not for value columns
 * @values: guint, the value columns (from 0)
 * @texts: owns what the columns hold of the header's text
 */
typedef struct {
  GArray *columns;
  gint at[CT_N_MEANINGS];
  GArray *values;
  CtArena *texts;
} CtLayout;

CtLayout *ct_layout_new(void);
void ct_layout_free(CtLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtLayout, ct_layout_free)

/* Returns: (transfer full) (nullable): NULL when the row is no header */
CtLayout *ct_layout_find(const CtHeaderWords *words, CtResolver *resolver, const CtCell *cells,
                         guint n_cells);

/* Sets what column @index (from 0) holds; its role becomes CT_MEANS_REPEATED when
 * another column holds the same. */
void ct_layout_set(CtLayout *layout, guint index, const CtColumn *column);

const CtColumn *ct_layout_get(const CtLayout *layout, guint index);

/* The same for a column that holds nothing more. */
void ct_layout_set_role(CtLayout *layout, guint index, CtMeaning role);

/* Whether areas or indicators stand in the header. */
gboolean ct_layout_is_wide(const CtLayout *layout);
gboolean ct_layout_has_indicator(const CtLayout *layout);
gboolean ct_layout_has_area(const CtLayout *layout);

CtSpan ct_cell_span(const CtCell *cell);

/* The trimmed text of column @index (from 0); length 0 where there is none. */
CtSpan ct_cells_get(const CtCell *cells, guint n_cells, gint index);

G_END_DECLS
