/* ct-layout-settle.c: what the table's period says of its columns. */
#include "intake/ct-column-numbers.h"
#include "intake/ct-layout-private.h"

/* A plan that names no period is the year's. */
static CtPeriod
plan_period(CtPeriod period)
{
  return ct_period_months(period) < 12 ? ct_period_new(ct_period_year(period), 1, 12) : period;
}

static void
settle_period(CtColumn *column, CtPeriod period, gboolean by_row)
{
  if (column->period != CT_PERIOD_NONE)
    return;
  if (column->relative.said && by_row) {
    column->role = CT_MEANS_IGNORED; /* the same period of another one in each row */
    return;
  }
  if (by_row || period == CT_PERIOD_NONE)
    return;
  if (column->relative.said)
    column->period = ct_relative_period_resolve(column->relative, period);
  else
    column->period = column->measure == CT_MEASURE_PLAN ? plan_period(period) : period;
}

static gboolean
is_same_figure(const CtColumn *a, const CtColumn *b)
{
  return a->measure == b->measure && a->period == b->period && a->indicator == b->indicator &&
         a->area == b->area &&
         (a->period != CT_PERIOD_NONE || a->relative.said == b->relative.said);
}

/* Whose plan counts, from the least. */
static guint
rank_plan(CtPlanGiver giver)
{
  switch (giver) {
  case CT_PLAN_PROVINCE:
    return 3;
  case CT_PLAN_UNSAID:
    return 2;
  case CT_PLAN_DISTRICT:
    return 1;
  case CT_PLAN_CENTRAL:
    break;
  }
  return 0;
}

/* @first stands before @second and both hold the same figure: one gives way. */
static void
part(CtColumn *first, CtColumn *second)
{
  CtMeaning role = first->plan != second->plan ? CT_MEANS_OTHER_PLAN : CT_MEANS_REPEATED;

  if (first->measure == CT_MEASURE_PLAN && rank_plan(second->plan) > rank_plan(first->plan))
    first->role = role;
  else
    second->role = role;
}

static guint
hash_figure(gconstpointer key)
{
  const CtColumn *column = key;

  return column->period * 31u + column->indicator * 17u + column->area * 7u +
         (guint)column->measure;
}

static gboolean
equal_figures(gconstpointer a, gconstpointer b)
{
  return is_same_figure(a, b);
}

static void
part_columns(CtLayout *layout)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(hash_figure, equal_figures);

  for (guint i = 0; i < layout->columns->len; i++) {
    CtColumn *column = ct_layout_edit(layout, i), *earlier;

    if (column->role != CT_MEANS_VALUE)
      continue;
    earlier = g_hash_table_lookup(seen, column);
    if (earlier != NULL)
      part(earlier, column);
    if (earlier == NULL || earlier->role != CT_MEANS_VALUE)
      g_hash_table_replace(seen, column, column);
  }
}

static void
list_values(CtLayout *layout)
{
  g_array_set_size(layout->values, 0);
  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role == CT_MEANS_VALUE)
      g_array_append_val(layout->values, i);
}

/* Beside a column that nobody understands a district's own plan may not be the only one. */
static void
doubt_plans(CtLayout *layout)
{
  gboolean unknown = FALSE;

  for (guint i = 0; i < layout->columns->len && !unknown; i++)
    unknown = ct_layout_get(layout, i)->role == CT_MEANS_NONE &&
              ct_layout_get(layout, i)->header.length > 0;
  for (guint i = 0; i < layout->columns->len && unknown; i++) {
    CtColumn *column = ct_layout_edit(layout, i);

    if (column->role == CT_MEANS_VALUE && column->measure == CT_MEASURE_PLAN &&
        (column->plan == CT_PLAN_DISTRICT || column->plan == CT_PLAN_CENTRAL))
      column->role = CT_MEANS_OTHER_PLAN;
  }
}

/* Between columns of areas one without an area is a name that is not understood ("Bảy Thắng"
 * is seven months), or a sum of some. */
static void
doubt_areas(CtLayout *layout)
{
  guint before = G_MAXUINT;

  for (guint i = 0; i < layout->columns->len; i++) {
    if (ct_layout_get(layout, i)->role != CT_MEANS_VALUE ||
        ct_layout_get(layout, i)->area == CT_INDEX_NONE)
      continue;
    for (guint between = before; between < i; between++)
      if (ct_layout_get(layout, between)->role == CT_MEANS_VALUE &&
          ct_layout_get(layout, between)->area == CT_INDEX_NONE)
        ct_layout_edit(layout, between)->role = CT_MEANS_NONE;
    before = i;
  }
}

static gboolean
is_done(const CtColumn *column)
{
  return column->role == CT_MEANS_VALUE && column->measure != CT_MEASURE_PLAN &&
         column->measure != CT_MEASURE_ESTIMATE;
}

/* "Năm trước | Năm nay" under "9 tháng năm 2023" are the same 9 months of both years: this year
 * is not over. */
static void
share_months(CtLayout *layout, CtPeriod period)
{
  gboolean now = FALSE;

  for (guint i = 0; i < layout->columns->len; i++)
    now = now ||
          (is_done(ct_layout_get(layout, i)) && ct_layout_get(layout, i)->relative.this_year);
  if (!now || period == CT_PERIOD_NONE || ct_period_months(period) >= 12)
    return;
  for (guint i = 0; i < layout->columns->len; i++) {
    CtColumn *column = ct_layout_edit(layout, i);
    CtRelativePeriod *relative = &column->relative;

    if (is_done(column) && relative->said && relative->year == 0 && relative->months == 12 &&
        (relative->this_year || relative->years_back == 1))
      relative->month = relative->months = 0;
  }
}

void
ct_layout_settle(CtLayout *layout, CtPeriod period)
{
  gboolean by_row = layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE;

  share_months(layout, period);
  ct_layout_take_progress(layout);
  for (guint i = 0; i < layout->columns->len; i++) {
    CtColumn *column = ct_layout_edit(layout, i);

    if (column->role == CT_MEANS_VALUE || column->role == CT_MEANS_OTHER_PLAN)
      settle_period(column, period, by_row);
  }
  if (!ct_layout_has_area(layout))
    doubt_areas(layout);
  doubt_plans(layout);
  part_columns(layout);
  list_values(layout);
  ct_layout_find_operands(layout, period);
}

void
ct_layout_move(CtLayout *layout, CtPeriod from, CtPeriod to)
{
  for (guint i = 0; i < layout->columns->len; i++) {
    CtColumn column = *ct_layout_get(layout, i);

    if ((column.role != CT_MEANS_VALUE && column.role != CT_MEANS_OTHER_PLAN) ||
        ct_relative_period_resolve(column.relative, CT_PERIOD_NONE) != CT_PERIOD_NONE)
      continue;
    if (!column.relative.said && from != CT_PERIOD_NONE && column.period != from &&
        column.period != plan_period(from))
      continue; /* it has its own */
    column.period = CT_PERIOD_NONE;
    settle_period(&column, to, FALSE);
    ct_layout_edit(layout, i)->period = column.period;
  }
}
