/* mistake-copying.c: a figure that is right, and of something else. */
#include "mistake.h"

/* Each of @n figures gets what another one should have; in the way it is printed there. */
static gboolean
put_others(Figure *const *figures, const CtDecimal *values, guint n)
{
  guint changed = 0;

  for (guint i = 0; i < n; i++)
    changed += mistake_put(figures[i], values[i]) ? 1 : 0;
  return changed > 0;
}

static Figure *
cell_of(const Table *table, const Figure *figure, CellKind cell)
{
  const Row *row = sheet_row(table_sheet(table, figure->sheet), figure->row);

  return row->figures[cell] == FIGURE_NONE ? NULL : table_figure(table, row->figures[cell]);
}

gboolean
mistake_exchanged(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  Figure *cells[2] = {cell_of(table, figure, CELL_NUMERATOR),
                      cell_of(table, figure, CELL_DENOMINATOR)};

  if (cells[0] == NULL || cells[1] == NULL)
    return FALSE;
  const CtDecimal values[] = {cells[1]->printed, cells[0]->printed};
  return put_others(cells, values, 2);
}

/* All cells of a row one to the left; the first goes to the end. */
gboolean
mistake_column_shifted(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  Figure *cells[N_CELLS];

  for (CellKind cell = CELL_VALUE; cell < N_CELLS; cell++) {
    cells[cell] = cell_of(table, figure, cell);
    if (cells[cell] == NULL)
      return FALSE;
  }
  const CtDecimal values[] = {cells[1]->printed, cells[2]->printed, cells[0]->printed};
  return put_others(cells, values, N_CELLS);
}

/* The same column in another row of the sheet. */
static Figure *
in_row(const Table *table, const Figure *figure, gint further)
{
  const Sheet *sheet = table_sheet(table, figure->sheet);
  gint row = (gint)figure->row + further;

  if (row < 0 || row >= (gint)sheet->rows->len ||
      sheet_row(sheet, (guint)row)->figures[figure->cell] == FIGURE_NONE)
    return NULL;
  return table_figure(table, sheet_row(sheet, (guint)row)->figures[figure->cell]);
}

gboolean
mistake_row_above(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  Figure *other = in_row(table, figure, mistake_draw(rand, 0, 1) == 0 ? -1 : 1);

  return other != NULL && other->fact.measure == CT_MEASURE_ACTUAL &&
         mistake_put(figure, other->printed);
}

static gboolean
is_same_column(const Figure *a, const Figure *b)
{
  return b != NULL && a->fact.indicator == b->fact.indicator && a->fact.period == b->fact.period &&
         a->fact.measure == b->fact.measure;
}

/* All areas of one indicator have the figure of the one below; the last has that of the
 * first. */
gboolean
mistake_row_shifted(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  Figure *figures[40];
  CtDecimal values[40];
  guint n = 0;

  while (is_same_column(figure, in_row(table, figure, -1)))
    figure = in_row(table, figure, -1);
  for (gint i = 0; n < G_N_ELEMENTS(figures) && is_same_column(figure, in_row(table, figure, i));
       i++)
    figures[n++] = in_row(table, figure, i);
  if (n < 3)
    return FALSE;
  for (guint i = 0; i < n; i++)
    values[i] = figures[(i + 1) % n]->printed;
  return put_others(figures, values, n);
}

gboolean
mistake_neighbour(Table *table, GRand *rand)
{
  const CtCatalog *catalog = table->world->catalog;
  Figure *figure = mistake_pick(table, rand);
  const CtArea *area = &catalog->areas[figure->fact.area];
  const Fact *fact;

  if (area->parent == CT_INDEX_NONE)
    return FALSE;
  const CtArea *parent = &catalog->areas[area->parent];
  guint32 other = parent->children[mistake_draw(rand, 0, parent->n_children - 1)];
  fact = world_get(table->world, figure->fact.indicator, other, figure->fact.period,
                   CT_MEASURE_ACTUAL);
  return fact != NULL && mistake_put_exact(table, figure, fact->value);
}

static gboolean
put_fact(Table *table, Figure *figure, CtPeriod period, CtMeasure measure)
{
  const Fact *fact = world_get(table->world, figure->fact.indicator, figure->fact.area, period,
                               measure);

  return fact != NULL && mistake_put_exact(table, figure, fact->value);
}

gboolean
mistake_last_year(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return put_fact(table, figure, ct_period_shift(figure->fact.period, -12), CT_MEASURE_ACTUAL);
}

gboolean
mistake_plan(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return put_fact(table, figure, figure->fact.period, CT_MEASURE_PLAN);
}

static gboolean
accrues(const Table *table, const Figure *figure)
{
  return table->world->catalog->indicators[figure->fact.indicator].accrual == CT_ACCRUAL_FLOW;
}

gboolean
mistake_annual(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return accrues(table, figure) && ct_period_months(figure->fact.period) < 12 &&
         put_fact(table, figure, world_period(WORLD_YEAR, 12), CT_MEASURE_ACTUAL);
}

/* Only what came since the last report. */
gboolean
mistake_quarter(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  gint months = ct_period_months(figure->fact.period);
  const Fact *before = months > 3 ? world_get(table->world, figure->fact.indicator,
                                              figure->fact.area,
                                              world_period(WORLD_YEAR, months - 3),
                                              CT_MEASURE_ACTUAL)
                                  : NULL;
  CtRational rest;

  return before != NULL && accrues(table, figure) &&
         ct_rational_subtract(figure->fact.value, before->value, &rest) &&
         mistake_put_exact(table, figure, rest);
}

/* Whole files */

static Sheet *
pick_sheet(Table *table, GRand *rand, guint *number)
{
  *number = (guint)mistake_draw(rand, 0, table->sheets->len - 1);
  return table_sheet(table, *number);
}

/* At least so many figures differ then: fewer make no file. */
#define FILE_FIGURES 4u

gboolean
mistake_copied_file(Table *table, GRand *rand)
{
  guint number, changed = 0;
  const Sheet *sheet = pick_sheet(table, rand, &number);
  guint32 other = table->world->districts[mistake_draw(rand, 0, table->world->n_districts - 1)];

  if (sheet->area == CT_INDEX_NONE || sheet->area == other ||
      sheet->area == table->world->detailed)
    return FALSE;
  for (guint i = 0; i < table->figures->len; i++) {
    Figure *figure = table_figure(table, i);
    const Fact *fact = figure->sheet != number
                           ? NULL
                           : world_get(table->world, figure->fact.indicator, other,
                                       figure->fact.period, figure->fact.measure);
    if (fact != NULL && mistake_put_exact(table, figure, fact->value))
      changed++;
  }
  return changed >= FILE_FIGURES;
}

gboolean
mistake_last_years_file(Table *table, GRand *rand)
{
  guint number, changed = 0;

  pick_sheet(table, rand, &number);
  for (guint i = 0; i < table->figures->len; i++) {
    Figure *figure = table_figure(table, i);
    if (figure->sheet == number && figure->fact.measure == CT_MEASURE_ACTUAL &&
        put_fact(table, figure, ct_period_shift(figure->fact.period, -12), CT_MEASURE_ACTUAL))
      changed++;
  }
  return changed >= FILE_FIGURES;
}
