/* ct-layout.h: which column of a table holds what.
 *
 * Long and wide tables are the same here: a wide table has several value columns,
 * each with an area, indicator or period of its own.
 *
 * A layout is found in the rows of the header; when the table's period is known it is
 * settled: "CK" gets a period, and columns that hold the same are told apart.
 */
#pragma once

#include "base/ct-arena.h"
#include "data/ct-row-sink.h"
#include "intake/ct-header.h"
#include "intake/ct-held-rows.h"

G_BEGIN_DECLS

/* The header, the row that numbers its columns, and rows below that tell what names are in
 * its first columns. */
#define CT_HEADER_LOOKAHEAD 10

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

/* Headers that were found before. Of one CtResolver and CtHeaderWords; one thread at a time. */
typedef struct CtLayoutMemo CtLayoutMemo;
CtLayoutMemo *ct_layout_memo_new(void);
void ct_layout_memo_free(CtLayoutMemo *memo);

/**
 * ct_layout_find:
 * @memo: (nullable): changes nothing but the time that it takes
 * @rows: (array length=n_rows): the next rows, blank ones left out; the header may
 *   start at the first one. What is merged reaches to the right until the next text
 *   of its row, and down
 * @headings: (array length=n_headings): titles above the table, nearest first: they
 *   tell what "Số vụ" means
 * @used: (out): rows that belong to the header, with the one that numbers the columns
 *   ("(1)", "(9)=(7)/(4)"), which also tells what comparisons compare
 * Returns: (transfer full) (nullable): NULL when no header starts here
 */
CtLayout *ct_layout_find(const CtHeaderWords *words, CtResolver *resolver, CtLayoutMemo *memo,
                         const CtRow *rows, guint n_rows, const CtSpan *headings,
                         guint n_headings, guint *used);

/* The same when people have said which rows they are, or what stands above a column. */
CtLayout *ct_layout_read(const CtHeaderWords *words, CtResolver *resolver, const CtRow *rows,
                         guint n_rows, const CtSpan *headings, guint n_headings);

/* What the first @rows below the header say of the columns that name them: running numbers
 * are no indicators, and names below no known word are what they are. ct_layout_find()
 * has done it. */
void ct_layout_take_below(CtLayout *layout, CtResolver *resolver, const CtRow *rows, guint n_rows);

/* @period: of the table, or CT_PERIOD_NONE. Gives value columns their periods (a plan
 * that names none is the year's; "CK" where rows name periods becomes
 * CT_MEANS_IGNORED); of columns that hold the same figure one stays (of plans the province's, see
 * CtPlanGiver), the others become CT_MEANS_OTHER_PLAN or CT_MEANS_REPEATED; finds the
 * columns that comparisons compare. */
void ct_layout_settle(CtLayout *layout, CtPeriod period);
/* Of a settled layout: the columns that have the table's period, or one relative to it, have it
 * of @to from here on instead of @from. */
void ct_layout_move(CtLayout *layout, CtPeriod from, CtPeriod to);

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

/* Its text, trimmed; "=" of a formula without a value, which is no blank cell. */
CtSpan ct_cell_span(const CtCell *cell);

/* The trimmed text of column @index (from 0); length 0 where there is none. */
CtSpan ct_cells_get(const CtCell *cells, guint n_cells, gint index);

G_END_DECLS
