/* trend-base.c: which earlier period figures are held against. */
#include "trend.h"

#define PROBES 8
#define CANDIDATES 6

/* How many of some cells, spread over the slice, have a figure in @period. */
static guint
probe(const CtView *view, guint32 indicator, CtPeriod period, gsize cell, gsize end)
{
  const CtDataset *current = view->current;
  gsize step = MAX((end - cell) / PROBES, 1);
  guint found = 0;

  for (gsize at = cell; at < end; at += step) {
    guint32 area = ct_batch_area(current->observations, ct_dataset_first(current, at));
    CtFigure figure;
    if (ct_view_find(view, indicator, period, area, CT_MEASURE_ESTIMATE, &figure))
      found++;
  }
  return found;
}

/* Of what is counted at the end of a period: the nearest ends come first. */
static guint
earlier_ends(CtPeriod period, CtPeriod candidates[CANDIDATES])
{
  gint months = ct_period_months(period), year = ct_period_year(period);
  guint n = 0;

  if (ct_period_month(period) == 1)
    for (gint fewer = months - 3; fewer >= 3 && months <= 12; fewer -= 3)
      candidates[n++] = ct_period_new(year, 1, fewer);
  if (months < 12)
    candidates[n++] = ct_period_shift(period, -months);
  candidates[n++] = ct_period_new(year - 1, 1, 12);
  candidates[n++] = ct_period_shift(period, -12);
  return n;
}

/* The first that half of the areas have, else the one that most have. */
static CtPeriod
best_end(const CtView *view, guint32 indicator, gsize cell, gsize end)
{
  const CtDataset *current = view->current;
  CtPeriod candidates[CANDIDATES];
  guint n = earlier_ends(ct_batch_period(current->observations, ct_dataset_first(current, cell)),
                         candidates);
  CtPeriod best = CT_PERIOD_NONE;
  guint most = 0;

  for (guint i = 0; i < n; i++) {
    guint found = candidates[i] == CT_PERIOD_NONE
                    ? 0
                    : probe(view, indicator, candidates[i], cell, end);
    if (found * 2 >= MIN(end - cell, PROBES))
      return candidates[i];
    if (found > most) {
      most = found;
      best = candidates[i];
    }
  }
  return best;
}

CtPeriod
trend_base(const CtView *view, guint32 indicator, gsize cell, gsize end)
{
  const CtDataset *current = view->current;

  if (view->catalog->indicators[indicator].accrual == CT_ACCRUAL_STOCK)
    return best_end(view, indicator, cell, end);
  return ct_period_shift(
      ct_batch_period(current->observations, ct_dataset_first(current, cell)), -12);
}

CtPeriod
trend_base_before(CtPeriod period, CtPeriod base)
{
  if (base == CT_PERIOD_NONE)
    return CT_PERIOD_NONE;
  if (ct_period_months(base) != ct_period_months(period))
    return ct_period_shift(base, -12);
  return ct_period_shift(base, ct_period_begin(base) - ct_period_begin(period));
}
