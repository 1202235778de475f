/* office-formula-typed.c: figures typed over a formula, seen by the formulas around them.
 */
#include "office/office-formula-private.h"

#include "base/ct-message.h"

/* Longer runs of figures among formulas are there on purpose. */
#define MAX_RUN 3u
/* So many rows above and below are looked at for the units of a column. */
#define AROUND 8u

static gboolean
is_typed_figure(const OfficeKept *cell)
{
  return cell != NULL && !cell->computed &&
         (cell->said == OFFICE_SAID_NUMBER || cell->said == OFFICE_SAID_PERCENT);
}

static gboolean
is_formula_of(const OfficeKept *cell, guint64 shape)
{
  return cell != NULL && cell->computed && cell->shape == shape;
}

static gboolean
names_cell(const OfficeGrid *grid, const OfficeKept *formula, guint32 row, guint32 column)
{
  const OfficeRange *ranges = office_grid_references(grid, formula);

  for (guint i = 0; i < formula->n_references; i++)
    if (row >= ranges[i].first.row && row <= ranges[i].last.row &&
        column >= ranges[i].first.column && column <= ranges[i].last.column)
      return TRUE;
  return FALSE;
}

/* A formula that is filled down names cells of its own row; sums of what is above do not. */
static gboolean
names_its_row(const OfficeGrid *grid, const OfficeKept *formula, guint32 row)
{
  const OfficeRange *ranges = office_grid_references(grid, formula);

  for (guint i = 0; i < formula->n_references; i++)
    if (ranges[i].first.row == row && ranges[i].last.row == row)
      return TRUE;
  return FALSE;
}

/* A sum of its own column alone. */
static gboolean
adds_its_column(const OfficeGrid *grid, const OfficeKept *formula)
{
  const OfficeRange *ranges = office_grid_references(grid, formula);

  for (guint i = 0; i < formula->n_references; i++)
    if (ranges[i].first.column != formula->column || ranges[i].last.column != formula->column)
      return FALSE;
  return formula->adds && formula->n_references > 0;
}

static gboolean
tell(CtRowSink *rows, OfficeAddress at, OfficeAddress like)
{
  g_autoptr(GString) place = g_string_new(NULL);
  g_autofree gchar *message = NULL;

  office_address_append(like, place);
  message = g_strdup_printf(_("a figure is typed where the cells around have a formula; compare it "
                              "with %s"),
                            place->str);
  return office_formula_tell(rows, "read.typed-over", at, place->str, message);
}

/* Whether the unit there is another one, in a column where units decide: all formulas around
 * have one, which a column of shares of all sorts of things has not. */
static gboolean
has_other_unit(const OfficeGrid *grid, const OfficeKept *above, guint32 row, guint32 first,
               guint32 last)
{
  guint32 from = first > AROUND ? first - AROUND : 1;

  if (!office_grid_has_other_unit(grid, row, above->column, first, last))
    return FALSE;
  for (guint32 other = from; other <= last + AROUND && other <= grid->last_row; other++)
    if (is_formula_of(office_grid_find(grid, other, above->column), above->shape) &&
        office_grid_has_other_unit(grid, other, above->column, first, last))
      return FALSE;
  return TRUE;
}

/* The figure could come of the same formula: it is shown like the others, in their unit, and
 * they do not use it. @first, @last: the rows of @above and @below */
static gboolean
is_alike(const OfficeGrid *grid, const OfficeKept *above, const OfficeKept *below, guint32 row,
         guint32 first, guint32 last)
{
  const OfficeKept *typed = office_grid_find(grid, row, above->column);

  return typed->said == above->said && above->said == below->said &&
         !has_other_unit(grid, above, row, first, last) &&
         !names_cell(grid, above, row, above->column) &&
         !names_cell(grid, below, row, above->column);
}

/* @row: of the first figure below a formula. Returns: how many follow each other until the same
 * formula goes on; 0: it does not */
static guint
run_below(const OfficeGrid *grid, const OfficeKept *above, guint32 row)
{
  guint n = 0;
  const OfficeKept *below;

  while (n <= MAX_RUN && is_typed_figure(office_grid_find(grid, row + n, above->column)))
    n++;
  below = office_grid_find(grid, row + n, above->column);
  if (n == 0 || n > MAX_RUN || !is_formula_of(below, above->shape))
    return 0;
  for (guint i = 0; i < n; i++)
    if (!is_alike(grid, above, below, row + i, row - 1, row + n))
      return 0;
  /* Several of them need more formulas around to be a mistake. */
  if (n > 1 && !is_formula_of(office_grid_find(grid, row - 2, above->column), above->shape) &&
      !is_formula_of(office_grid_find(grid, row + n + 1, above->column), above->shape))
    return 0;
  return n;
}

static gboolean
tell_in_column(const OfficeGrid *grid, guint32 row, const OfficeKept *cell, CtRowSink *rows,
               guint *told)
{
  guint n;

  if (!cell->computed || cell->unknown || !names_its_row(grid, cell, row))
    return TRUE;
  n = run_below(grid, cell, row + 1);
  for (guint i = 0; i < n && *told < OFFICE_FORMULA_MAX_TOLD; i++, (*told)++)
    if (!tell(rows, (OfficeAddress){row + 1 + i, cell->column}, (OfficeAddress){row, cell->column}))
      return FALSE;
  return TRUE;
}

/* Of the column's cells that the formula to the left adds up in its own. */
static gboolean
add_column(OfficeGrid *grid, const OfficeKept *left, guint32 column, CtDecimal *sum)
{
  const OfficeRange *ranges = office_grid_references(grid, left);

  *sum = CT_DECIMAL_INIT(0, 0);
  for (guint i = 0; i < left->n_references; i++)
    for (guint32 row = ranges[i].first.row;
         row <= MIN(ranges[i].last.row, OFFICE_FORMULA_MAX_ROWS); row++) {
      const OfficeKept *cell = office_grid_find(grid, row, column);
      CtDecimal value;
      if (!office_grid_spend(grid, 1) ||
          (cell != NULL && office_grid_value(grid, cell, &value) &&
           !ct_decimal_add(*sum, value, sum)))
        return FALSE;
    }
  return TRUE;
}

/* A share in a row of sums is no sum; a total that somebody typed is about right. */
static gboolean
is_about(CtDecimal value, CtDecimal sum)
{
  CtDecimal twice;
  CtDecimal thrice_sum;
  CtDecimal zero = CT_DECIMAL_INIT(0, 0);

  if (ct_decimal_compare(sum, zero) <= 0 || !ct_decimal_add(value, value, &twice) ||
      !ct_decimal_multiply(sum, CT_DECIMAL_INIT(3, 0), &thrice_sum))
    return FALSE;
  return ct_decimal_compare(twice, sum) >= 0 && ct_decimal_compare(twice, thrice_sum) <= 0;
}

static gboolean
is_typed_total(OfficeGrid *grid, guint32 row, const OfficeKept *left)
{
  guint32 column = left->column + 1u;
  const OfficeKept *cell = office_grid_find(grid, row, column);
  CtDecimal value;
  CtDecimal sum;

  return is_typed_figure(cell) && cell->said == OFFICE_SAID_NUMBER &&
         is_formula_of(office_grid_find(grid, row, column + 1), left->shape) &&
         office_grid_value(grid, cell, &value) && add_column(grid, left, column, &sum) &&
         is_about(value, sum);
}

static gboolean
tell_in_row(OfficeGrid *grid, guint32 row, const OfficeKept *cell, CtRowSink *rows,
            guint *told)
{
  if (!cell->computed || cell->unknown || *told >= OFFICE_FORMULA_MAX_TOLD ||
      !adds_its_column(grid, cell) || !is_typed_total(grid, row, cell))
    return TRUE;
  (*told)++;
  return tell(rows, (OfficeAddress){row, cell->column + 1u}, (OfficeAddress){row, cell->column});
}

gboolean
office_formula_tell_typed_over(OfficeGrid *grid, CtRowSink *rows)
{
  guint told = 0;

  for (guint32 row = 1; row <= grid->last_row; row++)
    for (guint32 i = 0; i < grid->rows[row].n; i++) {
      const OfficeKept *cell =
        &g_array_index(grid->cells, OfficeKept, grid->rows[row].first + i);
      if (!tell_in_column(grid, row, cell, rows, &told) ||
          !tell_in_row(grid, row, cell, rows, &told))
        return FALSE;
    }
  return TRUE;
}
