/* ct-comparison.h: the comparisons of a form recomputed: "So CK (%)", "6T/KH", "+/-".
 *
 * A percentage is an index (108,4) in one form and growth (8,4) in the next, so all
 * rows of a column decide what it holds; then every cell is held against its two
 * figures. A printed figure stands for the interval of its last digit, rounded or cut;
 * whole numbers stand for themselves in columns where that is seen to fit. A column of
 * decreases printed without their minus is understood, too.
 *
 *   comparisons = ct_comparisons_new (layout);          settled
 *   ct_comparisons_add (comparisons, row, cells, n);    for each row with figures
 *   ct_comparisons_finish (comparisons, tell, data);
 */
#pragma once

#include "base/ct-decimal.h"
#include "intake/ct-layout.h"

G_BEGIN_DECLS

/* Comparison columns that are judged, and cells of all of them that are kept; later
 * ones are not judged. */
#define CT_COMPARISON_MAX_COLUMNS 256
#define CT_COMPARISON_MAX_CELLS 65536

/**
 * CtComparedCell: the number of one cell.
 * @set: it is one; words, ambiguous numbers and nil marks are not
 * @decimals: as printed
 */
typedef struct {
  gboolean set;
  CtDecimal value;
  gint decimals;
} CtComparedCell;

/* What the figures of a column were found to be. */
typedef enum {
  CT_COMPARISON_INDEX,     /* 100 x a / b */
  CT_COMPARISON_GROWTH,    /* 100 x (a / b - 1) */
  CT_COMPARISON_DIFFERENCE /* a - b */
} CtComparisonKind;
#define CT_N_COMPARISON_KINDS (CT_COMPARISON_DIFFERENCE + 1)

/**
 * CtComparisonFault: a cell that does not follow from its figures, or a column.
 * @column: of the comparison, from 0
 * @row: as in CtPlace; 0: most of the column does not follow, whatever it is taken for;
 *   then the numbers below are those of its first row that does not
 * @kind: what the column holds; of a whole column: what fits best
 * @observed: what is printed
 * @expected: what the figures give, at the printed decimals
 * @compared, @base: the figures; their columns are those of the layout
 * @n_rows, @n_faults: rows of the column that could be judged, and those that do not fit
 */
typedef struct {
  guint column;
  guint32 row;
  CtComparisonKind kind;
  CtDecimal observed;
  CtDecimal expected;
  CtDecimal compared;
  CtDecimal base;
  guint n_rows;
  guint n_faults;
} CtComparisonFault;

typedef void (*CtComparisonFunc)(const CtComparisonFault *fault, gpointer user_data);

typedef struct CtComparisons CtComparisons;

/* @layout: copied from; comparisons of which both columns are known are judged
 * Returns: (transfer full) (nullable): NULL when there is none */
CtComparisons *ct_comparisons_new(const CtLayout *layout);
void ct_comparisons_free(CtComparisons *comparisons);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtComparisons, ct_comparisons_free)

/* Whether the number of column @index (from 0) is needed. */
gboolean ct_comparisons_needs(const CtComparisons *comparisons, guint index);

/* @row: as in CtPlace
 * @cells: (array length=n_cells): by column; only those that are needed are looked at */
void ct_comparisons_add(CtComparisons *comparisons, guint32 row, const CtComparedCell *cells,
                        guint n_cells);

/* Tells what does not fit, column by column, in the order of the rows. */
void ct_comparisons_finish(CtComparisons *comparisons, CtComparisonFunc tell, gpointer user_data);

/* What column @index was found to hold, after ct_comparisons_finish(). %FALSE: it could
 * not be told. */
gboolean ct_comparisons_kind(const CtComparisons *comparisons, guint index,
                             CtComparisonKind *kind);

G_END_DECLS
