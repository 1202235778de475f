#include "intake/ct-comparison.h"

#include "intake/ct-printed.h"

/* Growth and difference with the sign turned: "giảm 9,68 %" printed as 9,68. */
enum {
  TURNED_GROWTH = CT_N_COMPARISON_KINDS,
  TURNED_DIFFERENCE,
  N_KINDS
};

typedef struct {
  guint32 row;
  CtComparedCell observed;
  CtComparedCell compared;
  CtComparedCell base;
} Cell;

/* @kind: below N_KINDS, or -1: not told */
typedef struct {
  guint index;
  guint compared;
  guint base;
  CtComparison said;
  GArray *cells;
  gint kind;
} Column;

struct CtComparisons {
  GArray *columns;
  GArray *needed; /* gboolean, by column of the layout */
  guint n_cells;
};

static void
clear_column(gpointer data)
{
  g_array_unref(((Column *)data)->cells);
}

static void
need(CtComparisons *comparisons, guint index)
{
  if (comparisons->needed->len <= index)
    g_array_set_size(comparisons->needed, index + 1);
  g_array_index(comparisons->needed, gboolean, index) = TRUE;
}

static void
add_column(CtComparisons *comparisons, guint index, const CtColumn *from)
{
  Column column = {.index = index,
                   .compared = (guint)from->compared,
                   .base = (guint)from->base,
                   .said = from->comparison,
                   .cells = g_array_new(FALSE, FALSE, sizeof(Cell)),
                   .kind = -1};

  g_array_append_val(comparisons->columns, column);
  need(comparisons, index);
  need(comparisons, column.compared);
  need(comparisons, column.base);
}

CtComparisons *
ct_comparisons_new(const CtLayout *layout)
{
  g_autoptr(CtComparisons) comparisons = g_new0(CtComparisons, 1);

  comparisons->columns = g_array_new(FALSE, FALSE, sizeof(Column));
  g_array_set_clear_func(comparisons->columns, clear_column);
  comparisons->needed = g_array_new(FALSE, TRUE, sizeof(gboolean));
  for (guint i = 0; i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);

    if (column->role == CT_MEANS_COMPARISON && column->compared != CT_COLUMN_NONE &&
        column->base != CT_COLUMN_NONE && comparisons->columns->len < CT_COMPARISON_MAX_COLUMNS)
      add_column(comparisons, i, column);
  }
  return comparisons->columns->len > 0 ? g_steal_pointer(&comparisons) : NULL;
}

void
ct_comparisons_free(CtComparisons *comparisons)
{
  if (comparisons == NULL)
    return;
  g_array_unref(comparisons->columns);
  g_array_unref(comparisons->needed);
  g_free(comparisons);
}

gboolean
ct_comparisons_needs(const CtComparisons *comparisons, guint index)
{
  return index < comparisons->needed->len && g_array_index(comparisons->needed, gboolean, index);
}

static CtComparedCell
get_cell(const CtComparedCell *cells, guint n_cells, guint index)
{
  return index < n_cells ? cells[index] : (CtComparedCell){0};
}

void
ct_comparisons_add(CtComparisons *comparisons, guint32 row, const CtComparedCell *cells,
                   guint n_cells)
{
  for (guint i = 0; i < comparisons->columns->len; i++) {
    Column *column = &g_array_index(comparisons->columns, Column, i);
    Cell cell = {.row = row,
                 .observed = get_cell(cells, n_cells, column->index),
                 .compared = get_cell(cells, n_cells, column->compared),
                 .base = get_cell(cells, n_cells, column->base)};

    if (!cell.observed.set || !cell.compared.set || !cell.base.set ||
        comparisons->n_cells >= CT_COMPARISON_MAX_CELLS)
      continue;
    g_array_append_val(column->cells, cell);
    comparisons->n_cells++;
  }
}

/* One cell held against one kind */

typedef enum { FITS, FAILS, UNTELLABLE } Verdict;

/* Growth that is an index, rounded or cut, less 100. */
static gboolean
fits_less_hundred(const Cell *cell, const CtPrinted *compared, const CtPrinted *base)
{
  CtPrinted index;
  CtDecimal sum;

  return ct_decimal_add(cell->observed.value, CT_DECIMAL_INIT(100, 0), &sum) &&
         ct_printed_read(sum, cell->observed.decimals, FALSE, &index) &&
         ct_printed_fits_ratio(&index, 0, compared, base);
}

static Verdict
judge(const Cell *cell, guint kind, gboolean exact)
{
  CtPrinted observed, compared, base;
  gboolean fits;

  if (!ct_printed_read(cell->observed.value, cell->observed.decimals, FALSE, &observed) ||
      !ct_printed_read(cell->compared.value, cell->compared.decimals, exact, &compared) ||
      !ct_printed_read(cell->base.value, cell->base.decimals, exact, &base))
    return UNTELLABLE;
  if (kind == TURNED_GROWTH || kind == TURNED_DIFFERENCE)
    observed = ct_printed_turn(observed);
  if (kind == CT_COMPARISON_DIFFERENCE || kind == TURNED_DIFFERENCE)
    fits = ct_printed_fits_difference(&observed, &compared, &base);
  else if (!ct_printed_is_above_zero(&base))
    return UNTELLABLE;
  else
    fits = ct_printed_fits_ratio(&observed, kind == CT_COMPARISON_INDEX ? 0 : 100, &compared,
                                 &base) ||
           (kind == CT_COMPARISON_GROWTH && fits_less_hundred(cell, &compared, &base));
  return fits ? FITS : FAILS;
}

/* How many cells a kind explains. */
typedef struct {
  guint n;
  guint fits;
  guint exact; /* with whole numbers taken for what they are */
} Score;

static Score
score_kind(const Column *column, guint kind)
{
  Score score = {0};

  for (guint i = 0; i < column->cells->len; i++) {
    const Cell *cell = &g_array_index(column->cells, Cell, i);
    Verdict verdict = judge(cell, kind, FALSE);

    if (verdict == UNTELLABLE)
      continue;
    score.n++;
    score.fits += verdict == FITS ? 1 : 0;
    score.exact += judge(cell, kind, TRUE) == FITS ? 1 : 0;
  }
  return score;
}

/* What is tried first, as the header has it. */
static const guint *
list_kinds(CtComparison said)
{
  static const guint percent[N_KINDS] = {CT_COMPARISON_INDEX, CT_COMPARISON_GROWTH, TURNED_GROWTH,
                                         CT_COMPARISON_DIFFERENCE, TURNED_DIFFERENCE};
  static const guint difference[N_KINDS] = {CT_COMPARISON_DIFFERENCE, TURNED_DIFFERENCE,
                                            CT_COMPARISON_GROWTH, CT_COMPARISON_INDEX,
                                            TURNED_GROWTH};

  return said == CT_COMPARES_DIFFERENCE ? difference : percent;
}

static guint
choose_kind(const Column *column, Score *best)
{
  const guint *kinds = list_kinds(column->said);
  guint chosen = kinds[0];

  *best = score_kind(column, chosen);
  for (guint i = 1; i < N_KINDS; i++) {
    Score score = score_kind(column, kinds[i]);

    if (score.fits < best->fits || (score.fits == best->fits && score.exact <= best->exact))
      continue;
    *best = score;
    chosen = kinds[i];
  }
  return chosen;
}

/* Telling */

static CtComparisonKind
public_kind(guint kind)
{
  if (kind == TURNED_GROWTH)
    return CT_COMPARISON_GROWTH;
  return kind == TURNED_DIFFERENCE ? CT_COMPARISON_DIFFERENCE : (CtComparisonKind)kind;
}

/* The figure that should stand there; %FALSE: it does not fit a decimal. */
static gboolean
recompute(const CtComparisonFault *fault, gint decimals, CtDecimal *expected)
{
  const CtDecimal hundred = CT_DECIMAL_INIT(100, 0);
  CtDecimal product, ratio;

  if (fault->kind == CT_COMPARISON_DIFFERENCE)
    return ct_decimal_subtract(fault->compared, fault->base, &product) &&
           ct_decimal_round(product, decimals, expected);
  if (!ct_decimal_multiply(fault->compared, hundred, &product) ||
      !ct_decimal_divide(product, fault->base, decimals, &ratio))
    return FALSE;
  if (fault->kind == CT_COMPARISON_INDEX) {
    *expected = ratio;
    return TRUE;
  }
  return ct_decimal_subtract(ratio, hundred, expected);
}

static void
tell_cell(const Column *column, const Cell *cell, const Score *score, gboolean whole,
          CtComparisonFunc tell, gpointer user_data)
{
  gboolean turned = column->kind == TURNED_DIFFERENCE;
  CtComparisonFault fault = {.column = column->index,
                             .row = whole ? 0 : cell->row,
                             .kind = public_kind((guint)column->kind),
                             .observed = cell->observed.value,
                             .compared = turned ? cell->base.value : cell->compared.value,
                             .base = turned ? cell->compared.value : cell->base.value,
                             .n_rows = score->n,
                             .n_faults = score->n - score->fits};

  if (recompute(&fault, CLAMP(cell->observed.decimals, 0, CT_DECIMAL_MAX_SCALE), &fault.expected))
    tell(&fault, user_data);
}

/* Rates are compared in points also where the other rows are in per cent. */
static gboolean
is_in_points(const Cell *cell)
{
  const CtDecimal hundred = CT_DECIMAL_INIT(100, 0);

  return cell->compared.decimals + cell->base.decimals > 0 &&
         ct_decimal_compare(cell->compared.value, hundred) <= 0 &&
         ct_decimal_compare(cell->base.value, hundred) <= 0 &&
         judge(cell, CT_COMPARISON_DIFFERENCE, FALSE) == FITS;
}

/* In columns where whole numbers fit as what they are they stand for no interval. */
static gboolean
is_exact(const Score *score)
{
  return score->exact * 4 >= score->n * 3;
}

static void
finish_column(Column *column, CtComparisonFunc tell, gpointer user_data)
{
  Score score;
  guint kind = choose_kind(column, &score);
  gboolean whole = score.fits * 2 < score.n, exact = is_exact(&score);

  if (score.n < 2 && score.fits == 0)
    return;
  column->kind = (gint)kind;
  if (exact)
    score.fits = score.exact;
  for (guint i = 0; i < column->cells->len; i++) {
    const Cell *cell = &g_array_index(column->cells, Cell, i);

    if (judge(cell, kind, exact) != FAILS || is_in_points(cell))
      continue;
    tell_cell(column, cell, &score, whole, tell, user_data);
    if (whole)
      break;
  }
  if (whole)
    column->kind = -1;
}

void
ct_comparisons_finish(CtComparisons *comparisons, CtComparisonFunc tell, gpointer user_data)
{
  for (guint i = 0; i < comparisons->columns->len; i++)
    finish_column(&g_array_index(comparisons->columns, Column, i), tell, user_data);
}

gboolean
ct_comparisons_kind(const CtComparisons *comparisons, guint index, CtComparisonKind *kind)
{
  for (guint i = 0; i < comparisons->columns->len; i++) {
    const Column *column = &g_array_index(comparisons->columns, Column, i);

    if (column->index != index || column->kind < 0)
      continue;
    *kind = public_kind((guint)column->kind);
    return TRUE;
  }
  return FALSE;
}
