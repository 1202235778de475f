/* office-formula-sums.c: totals that are out of date, and sums that leave rows out.
 */
#include "office/office-formula-private.h"

#include "base/ct-message.h"

/* More rows than these between a sum and what it adds are left out on purpose. */
#define MAX_LEFT_OUT 3u
/* To compare the names of two rows costs as much as so many cells. */
#define NAMES_COST 50u

static gboolean
is_figure(const OfficeKept *cell)
{
  return cell != NULL && (cell->said == OFFICE_SAID_NUMBER || cell->said == OFFICE_SAID_PERCENT);
}

static gboolean
is_kept_range(const OfficeGrid *grid, const OfficeRange *range)
{
  return range->last.column <= OFFICE_FORMULA_MAX_COLUMNS &&
         (range->last.row <= OFFICE_FORMULA_MAX_ROWS) && !grid->full;
}

static gboolean
holds(const OfficeRange *range, guint32 row, guint32 column)
{
  return row >= range->first.row && row <= range->last.row && column >= range->first.column &&
         column <= range->last.column;
}

/**
 * Sum: of what a formula adds.
 * @slack: by how much the figures that were seen may be off, being rounded
 */
typedef struct {
  CtDecimal sum;
  CtDecimal size;
  CtDecimal slack;
  guint said;
  guint n;
} Sum;

static gboolean
add_slack(Sum *sum, CtDecimal value)
{
  if (value.scale < 0 || value.scale >= CT_DECIMAL_MAX_SCALE)
    return FALSE;
  return ct_decimal_add(sum->slack, CT_DECIMAL_INIT(5, (gint8)(value.scale + 1)), &sum->slack);
}

static gboolean
add_size(Sum *sum, CtDecimal value)
{
  CtDecimal size = CT_DECIMAL_INIT(ABS(value.coefficient), value.scale);

  return ct_decimal_add(sum->size, size, &sum->size);
}

/* Texts and blanks add nothing; errors and dates are not gone into. */
static gboolean
add_cell(const OfficeGrid *grid, const OfficeKept *cell, Sum *sum)
{
  CtDecimal value;

  if (cell->said == OFFICE_SAID_TEXT)
    return TRUE;
  if (!office_grid_value(grid, cell, &value) || (!cell->exact && cell->said != sum->said))
    return FALSE;
  sum->n++;
  if (!cell->exact && !add_slack(sum, value))
    return FALSE;
  return ct_decimal_add(sum->sum, value, &sum->sum) && add_size(sum, value);
}

static gboolean
add_row(const OfficeGrid *grid, guint32 row, const OfficeRange *range, Sum *sum)
{
  const OfficeKeptRow *kept = &grid->rows[row];

  for (guint32 i = 0; i < kept->n; i++) {
    const OfficeKept *cell = &g_array_index(grid->cells, OfficeKept, kept->first + i);
    if (holds(range, row, cell->column) && !add_cell(grid, cell, sum))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_range(OfficeGrid *grid, const OfficeRange *range, Sum *sum)
{
  for (guint32 row = range->first.row; row <= MIN(range->last.row, grid->last_row); row++) {
    gboolean one = range->first.column == range->last.column;
    const OfficeKept *cell = one ? office_grid_find(grid, row, range->first.column) : NULL;
    if (!office_grid_spend(grid, one ? 1 : grid->rows[row].n) ||
        (cell != NULL && !add_cell(grid, cell, sum)) ||
        (!one && !add_row(grid, row, range, sum)))
      return FALSE;
  }
  return TRUE;
}

/* Binary sums of decimals are off in the last digits. */
static gboolean
add_noise(Sum *sum)
{
  CtDecimal noise;

  return ct_decimal_divide(sum->size, CT_DECIMAL_INIT(1000000000, 0), 12, &noise) &&
         ct_decimal_add(sum->slack, noise, &sum->slack) &&
         ct_decimal_add(sum->slack, CT_DECIMAL_INIT(1, 9), &sum->slack);
}

static gboolean
is_off(CtDecimal value, const Sum *sum)
{
  CtDecimal difference;

  if (!ct_decimal_subtract(value, sum->sum, &difference))
    return FALSE;
  difference.coefficient = ABS(difference.coefficient);
  return ct_decimal_compare(difference, sum->slack) > 0;
}

static gboolean
add_all(OfficeGrid *grid, guint32 row, const OfficeKept *total, Sum *sum)
{
  const OfficeRange *ranges = office_grid_references(grid, total);

  for (guint i = 0; i < total->n_references; i++)
    if (!is_kept_range(grid, &ranges[i]) || holds(&ranges[i], row, total->column) ||
        !add_range(grid, &ranges[i], sum))
      return FALSE;
  return add_noise(sum);
}

static gboolean
tell_stale(CtRowSink *rows, OfficeAddress at, CtDecimal value, CtDecimal sum, gboolean percent,
           gboolean scaled)
{
  gchar shown[CT_DECIMAL_PEOPLE_CHARS];
  gchar added[CT_DECIMAL_PEOPLE_CHARS];
  gchar plain[CT_DECIMAL_CHARS];
  g_autofree gchar *message = NULL;

  if (scaled) {
    value.scale = (gint8)(value.scale - 2);
    sum.scale = (gint8)(sum.scale - 2);
  }
  value = ct_decimal_reduce(value);
  sum = ct_decimal_reduce(sum);
  ct_decimal_format(sum, plain);
  message = g_strdup_printf(_("the cell shows %s%s, and what its formula adds up is %s%s; let the "
                              "spreadsheet program calculate again"),
                            ct_decimal_format_for_people(value, shown), percent ? " %" : "",
                            ct_decimal_format_for_people(sum, added), percent ? " %" : "");
  return office_formula_tell(rows, "read.stale-total", at, plain, message);
}

static gboolean
check_stale(OfficeGrid *grid, guint32 row, const OfficeKept *total, CtRowSink *rows,
            guint *told)
{
  Sum sum = {.said = total->said};
  CtDecimal value;

  if (!is_figure(total) || !total->adds || *told >= OFFICE_FORMULA_MAX_TOLD ||
      !office_grid_value(grid, total, &value) || !add_all(grid, row, total, &sum) || sum.n == 0)
    return TRUE;
  if (!total->exact && !add_slack(&sum, value))
    return TRUE;
  if (!is_off(value, &sum))
    return TRUE;
  (*told)++;
  return tell_stale(rows, (OfficeAddress){row, total->column}, value, sum.sum,
                    total->said == OFFICE_SAID_PERCENT,
                    total->exact && total->said == OFFICE_SAID_PERCENT);
}

typedef gboolean (*Check)(OfficeGrid *grid, guint32 row, const OfficeKept *cell,
                          CtRowSink *rows, guint *told);

static gboolean
check_formulas(OfficeGrid *grid, CtRowSink *rows, Check check)
{
  guint told = 0;

  for (guint32 row = 1; row <= grid->last_row; row++)
    for (guint32 i = 0; i < grid->rows[row].n; i++) {
      const OfficeKept *cell =
        &g_array_index(grid->cells, OfficeKept, grid->rows[row].first + i);
      if (cell->computed && !check(grid, row, cell, rows, &told))
        return FALSE;
    }
  return TRUE;
}

gboolean
office_formula_tell_stale(OfficeGrid *grid, CtRowSink *rows)
{
  return check_formulas(grid, rows, check_stale);
}

/* "2022" above a column of figures is a heading. */
static gboolean
is_year(CtDecimal value)
{
  return value.scale == 0 && value.coefficient >= 1900 && value.coefficient <= 2100;
}

/* A row of column numbers: 1, 2, 3. */
static gboolean
counts_columns(const OfficeGrid *grid, guint32 row, guint32 column, CtDecimal value)
{
  for (gint side = -1; side <= 1; side += 2) {
    const OfficeKept *cell = office_grid_find(grid, row, (guint32)((gint)column + side));
    CtDecimal other;
    CtDecimal step;
    if (cell != NULL && office_grid_value(grid, cell, &other) &&
        ct_decimal_subtract(other, value, &step) &&
        ct_decimal_compare(step, CT_DECIMAL_INIT(side, 0)) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether the row is one of those that the sum adds, but for the range. */
static gboolean
belongs(const OfficeGrid *grid, guint32 row, const OfficeKept *total, const OfficeRange *range,
        CtDecimal sum)
{
  const OfficeKept *cell = office_grid_find(grid, row, total->column);
  const OfficeKept *first = office_grid_find(grid, range->first.row, total->column);
  CtDecimal value;

  return is_figure(cell) && !cell->computed && is_figure(first) && !first->computed &&
         cell->said == first->said && grid->rows[row].n_labels > 0 &&
         !office_grid_has_other_unit(grid, row, total->column, range->first.row, range->last.row) &&
         grid->rows[row].number_style == grid->rows[range->first.row].number_style &&
         office_grid_row_name(grid, row) == office_grid_row_name(grid, range->first.row) &&
         office_grid_row_name(grid, row) != OFFICE_ROW_TOTAL &&
         office_grid_value(grid, cell, &value) && !is_year(value) && !ct_decimal_is_zero(value) &&
         ct_decimal_compare(value, sum) != 0 &&
         !counts_columns(grid, row, total->column, value);
}

/* The rows from @from to before @end that belong to the sum: all that have a figure there, and
 * few. Returns: the first and last of them; none: rows of 0 */
static OfficeRange
find_left_out(OfficeGrid *grid, const OfficeKept *total, const OfficeRange *range,
              guint32 from, guint32 end, CtDecimal sum)
{
  OfficeRange found = {{0, total->column}, {0, total->column}};

  for (guint32 row = from; row < end && row <= grid->last_row; row++) {
    const OfficeKept *cell = office_grid_find(grid, row, total->column);
    gboolean blank = cell == NULL || cell->said == OFFICE_SAID_TEXT;
    if (!office_grid_spend(grid, blank ? 1 : NAMES_COST))
      return (OfficeRange){{0, 0}, {0, 0}};
    if (blank)
      continue;
    if (!belongs(grid, row, total, range, sum) ||
        (found.first.row > 0 && row - found.first.row >= MAX_LEFT_OUT))
      return (OfficeRange){{0, 0}, {0, 0}};
    found.first.row = found.first.row == 0 ? row : found.first.row;
    found.last.row = row;
  }
  return found;
}

static gboolean
is_one_column(const OfficeKept *total, const OfficeRange *range)
{
  return range->first.column == total->column && range->last.column == total->column &&
         range->last.row > range->first.row;
}

static gboolean
tell_left_out(CtRowSink *rows, OfficeAddress at, const OfficeRange *range,
              const OfficeRange *left_out)
{
  g_autoptr(GString) added = g_string_new(NULL);
  g_autoptr(GString) missing = g_string_new(NULL);
  g_autofree gchar *message = NULL;

  office_address_append(range->first, added);
  g_string_append_c(added, ':');
  office_address_append(range->last, added);
  office_address_append(left_out->first, missing);
  if (left_out->last.row > left_out->first.row) {
    g_string_append_c(missing, ':');
    office_address_append(left_out->last, missing);
  }
  message = g_strdup_printf(_("the sum adds up %s and leaves out %s"), added->str, missing->str);
  return office_formula_tell(rows, "read.sum-leaves-out", at, missing->str, message);
}

/* Between the range and the sum, on either side; or right above a range whose sum is below. */
static OfficeRange
look_around(OfficeGrid *grid, guint32 row, const OfficeKept *total,
            const OfficeRange *range, CtDecimal sum)
{
  OfficeRange found = {{0, 0}, {0, 0}};

  if (row > range->last.row)
    found = find_left_out(grid, total, range, range->last.row + 1, row, sum);
  else if (row < range->first.row)
    found = find_left_out(grid, total, range, row + 1, range->first.row, sum);
  if (found.first.row == 0 && row > range->last.row && range->first.row > 1)
    found = find_left_out(grid, total, range, range->first.row - 1, range->first.row, sum);
  return found;
}

static gboolean
check_left_out(OfficeGrid *grid, guint32 row, const OfficeKept *total, CtRowSink *rows,
               guint *told)
{
  const OfficeRange *range = office_grid_references(grid, total);
  Sum sum = {.said = total->said};
  OfficeRange left_out;

  if (!is_figure(total) || !total->adds || total->n_references != 1 ||
      *told >= OFFICE_FORMULA_MAX_TOLD || !is_one_column(total, range) ||
      !add_all(grid, row, total, &sum))
    return TRUE;
  left_out = look_around(grid, row, total, range, sum.sum);
  if (left_out.first.row == 0)
    return TRUE;
  (*told)++;
  return tell_left_out(rows, (OfficeAddress){row, total->column}, range, &left_out);
}

gboolean
office_formula_tell_left_out(OfficeGrid *grid, CtRowSink *rows)
{
  return check_formulas(grid, rows, check_left_out);
}
