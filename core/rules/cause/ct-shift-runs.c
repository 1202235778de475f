/* ct-shift-runs.c: figures that stand side by side in their tables. */
#include "rules/cause/ct-shift-private.h"

/* Rows and columns between figures: a section's title, a column of units. */
#define MAX_GAP 3u
#define MAX_USED (1u << 20)

static gint
compare_numbers(guint64 a, guint64 b)
{
  return (a > b) - (a < b);
}

static gint
compare_tables(const CtSpot *a, const CtSpot *b)
{
  gint order = compare_numbers(a->submission, b->submission);

  return order != 0 ? order : compare_numbers(a->table, b->table);
}

static gint
compare_by_row(gconstpointer x, gconstpointer y)
{
  const CtSpot *a = x, *b = y;
  gint order = compare_tables(a, b);

  if (order == 0)
    order = compare_numbers(a->row, b->row);
  if (order == 0)
    order = compare_numbers(a->column, b->column);
  if (order == 0)
    order = compare_numbers(a->cell, b->cell);
  return order != 0 ? order : compare_numbers(a->left_out, b->left_out);
}

static gint
compare_by_column(gconstpointer x, gconstpointer y)
{
  const CtSpot *a = x, *b = y;
  gint order = compare_tables(a, b);

  if (order == 0)
    order = compare_numbers(a->column, b->column);
  if (order == 0)
    order = compare_numbers(a->row, b->row);
  if (order == 0)
    order = compare_numbers(a->cell, b->cell);
  return order != 0 ? order : compare_numbers(a->left_out, b->left_out);
}

static void
add_spot(CtShifting *shifting, guint32 submission, CtPlace place, gsize cell, guint left_out)
{
  const CtSpot spot = {submission, place.row, place.column, place.table, cell, left_out};

  if (place.row != 0 && place.column != 0)
    g_array_append_val(shifting->by_row, spot);
}

static void
collect_spots(CtShifting *shifting)
{
  const CtDataset *current = shifting->breaches->view->current;

  for (gsize i = 0; i < shifting->neighbours->n_cells && shifting->by_row->len < MAX_USED; i++) {
    gsize cell = shifting->neighbours->cells[i];
    if (shifting->tangles->first_use[cell] == 0)
      continue;
    gsize first = ct_dataset_first(current, cell);
    add_spot(shifting, ct_dataset_submission_at(current, first),
             current->observations->place[first], cell, 0);
  }
  for (guint i = 0; i < shifting->left_out->len; i++) {
    const CtLeftOut *one = &g_array_index(shifting->left_out, CtLeftOut, i);
    add_spot(shifting, one->submission, one->figure.place, CT_CELL_NONE, i);
  }
  g_array_append_vals(shifting->by_column, shifting->by_row->data, shifting->by_row->len);
  g_array_sort(shifting->by_row, compare_by_row);
  g_array_sort(shifting->by_column, compare_by_column);
}

static gboolean
is_beside(const CtSpot *a, const CtSpot *b, gboolean in_row)
{
  if (compare_tables(a, b) != 0)
    return FALSE;
  return in_row ? a->row == b->row && b->column > a->column && b->column - a->column <= MAX_GAP
                : a->column == b->column && b->row > a->row && b->row - a->row <= MAX_GAP;
}

static void
collect_runs(CtShifting *shifting, gboolean in_row)
{
  const GArray *spots = in_row ? shifting->by_row : shifting->by_column;
  guint begin = 0;

  for (guint i = 1; i <= spots->len; i++) {
    const CtSpot *before = &g_array_index(spots, CtSpot, i - 1);
    if (i < spots->len && is_beside(before, &g_array_index(spots, CtSpot, i), in_row))
      continue;
    const CtShiftRun run = {in_row, begin, i, NULL};
    if (i - begin >= 2)
      g_array_append_val(shifting->runs, run);
    begin = i;
  }
}

void
ct_shifting_collect_runs(CtShifting *shifting)
{
  collect_spots(shifting);
  collect_runs(shifting, TRUE);
  collect_runs(shifting, FALSE);
}
