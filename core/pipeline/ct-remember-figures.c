/* ct-remember-figures.c: the figures of this run and the accepted ones become the next ones.
 */
#include "data/ct-disagreement.h"
#include "pipeline/ct-remember-private.h"

/**
 * Series: one indicator on its way.
 * @figures, @before: (nullable): receive it; %NULL: it is only seen whether it changes
 * @at_before, @at_estimate: see ct_dataset_find_near()
 */
typedef struct {
  const CtNext *next;
  CtBatch *figures;
  CtBatch *before;
  gsize at_before;
  gsize at_estimate;
  gboolean changed;
} Series;

static gboolean
find_before(Series *series, const CtObservation *old, CtObservation *before)
{
  return ct_dataset_get_near(series->next->old->before, &series->at_before, old, old->measure,
                             before);
}

/* Senders of the old store get their numbers in the new one. */
static void
keep(const Series *series, CtBatch *batch, const CtObservation *figure)
{
  CtObservation copy = *figure;

  copy.sender = series->next->old_senders[figure->sender];
  ct_batch_append(batch, &copy);
}

static void
keep_as_it_was(Series *series, const CtObservation *old)
{
  CtObservation before;

  if (series->figures == NULL)
    return;
  keep(series, series->figures, old);
  if (find_before(series, old, &before))
    keep(series, series->before, &before);
}

static void
append_new(Series *series, const CtObservation *figure, gsize cell)
{
  const CtNext *next = series->next;
  CtObservation copy = *figure;

  copy.sender = next->senders[ct_dataset_submission(next->run->dataset, cell)][figure->sender];
  copy.place = (CtPlace){.row = next->number};
  copy.qualifier = CT_QUALIFIER_NONE;
  copy.decimals_from = CT_DECIMALS_UNKNOWN;
  ct_batch_append(series->figures, &copy);
}

static gboolean
is_identical(const CtObservation *a, const CtObservation *b)
{
  return ((a->value.coefficient == b->value.coefficient && a->value.scale == b->value.scale) ||
          ct_decimal_compare(a->value, b->value) == 0) &&
         a->decimals == b->decimals && a->status == b->status;
}

/* The one that @figure takes the place of. A figure that is only printed finer takes over
 * what the coarser one had replaced; an actual figure takes the place of the estimate. */
static void
append_before(Series *series, const CtObservation *figure, const CtObservation *old)
{
  CtObservation before = *figure;

  if (old != NULL && ct_figures_agree(figure, old) && figure->status == old->status) {
    if (find_before(series, old, &before))
      keep(series, series->before, &before);
  } else if (old != NULL) {
    keep(series, series->before, old);
  } else if (figure->measure == CT_MEASURE_ACTUAL &&
             ct_dataset_get_near(series->next->old->figures, &series->at_estimate, figure,
                                 CT_MEASURE_ESTIMATE, &before)) {
    before.measure = CT_MEASURE_ACTUAL; /* under its key; that it was one, its status says */
    before.status = 'E';
    keep(series, series->before, &before);
  }
}

/* @old: (nullable) */
static void
accept_figure(Series *series, gsize cell, const CtObservation *figure, const CtObservation *old)
{
  gboolean open = series->next->open[cell];

  if (old != NULL && (open || figure->missing || is_identical(figure, old))) {
    keep_as_it_was(series, old);
  } else if (!open && !figure->missing) {
    series->changed = TRUE;
    if (series->figures == NULL)
      return;
    append_before(series, figure, old);
    append_new(series, figure, cell);
  }
}

static gint
compare_keys(const CtObservation *a, const CtObservation *b)
{
  if (a->period != b->period)
    return a->period < b->period ? -1 : 1;
  if (a->area != b->area)
    return a->area < b->area ? -1 : 1;
  return (a->measure > b->measure) - (a->measure < b->measure);
}

/* Nothing more is to be known of it. */
static gboolean
is_seen(const Series *series)
{
  return series->changed && series->figures == NULL;
}

/* Where nothing was known before, all that is not open is taken. */
static void
append_all(const Series *series, gsize cell, gsize end)
{
  const CtNext *next = series->next;
  const CtDataset *now = next->run->dataset;
  const CtBatch *all = now->observations;
  CtBatch *figures = series->figures;

  for (; cell < end; cell++) {
    const gsize i = ct_dataset_first(now, cell), n = figures->n;
    const guint *senders = next->senders[ct_dataset_submission_at(now, i)];

    if (next->open[cell] || ct_batch_is_missing(all, i))
      continue;
    ct_batch_append_number(figures, ct_batch_indicator(all, i), ct_batch_area(all, i),
                           ct_batch_period(all, i), ct_batch_measure(all, i), CT_INDEX_NONE,
                           ct_batch_value(all, i),
                           (CtPlace){.row = next->number});
    figures->decimals[n] = all->decimals[i];
    figures->status[n] = ct_batch_status(all, i);
    figures->sender[n] = (guint16)MIN(senders[ct_batch_sender(all, i)], G_MAXUINT16);
  }
}

/* Where it is only asked whether anything changes, what is as it was says nothing.
 * Returns: how many current cells are, up to @end */
static gsize
skip_same(const Series *series, gsize cell, gsize end, gsize *old_cell)
{
  const CtDataset *now = series->next->run->dataset, *then = series->next->old->figures;

  return series->figures == NULL ? ct_dataset_skip_alike(now, cell, end, then, old_cell) : 0;
}

/* The figures of this run and the old ones, side by side in their order. */
static void
walk(Series *series, guint32 indicator)
{
  const CtDataset *now = series->next->run->dataset, *then = series->next->old->figures;
  gsize cell, end, old_cell, old_end;

  ct_dataset_range(now, indicator, &cell, &end);
  ct_dataset_range(then, indicator, &old_cell, &old_end);
  if (series->figures != NULL)
    ct_batch_reserve(series->figures, MAX(end - cell, old_end - old_cell) + 1);
  if (series->figures != NULL && then->n_cells == 0) {
    append_all(series, cell, end);
    return;
  }
  while ((cell < end || old_cell < old_end) && !is_seen(series)) {
    CtObservation figure, old;
    gint order = cell == end ? 1 : -1;
    gsize n_same = skip_same(series, cell, end, &old_cell);

    if (n_same > 0) {
      cell += n_same;
      continue;
    }
    if (cell < end)
      figure = ct_dataset_get(now, cell);
    if (old_cell < old_end) {
      old = ct_dataset_get(then, old_cell);
      order = cell < end ? compare_keys(&figure, &old) : 1;
    }
    if (order > 0)
      keep_as_it_was(series, &old);
    else
      accept_figure(series, cell, &figure, order == 0 ? &old : NULL);
    cell += order <= 0 ? 1 : 0;
    old_cell += order >= 0 ? 1 : 0;
  }
}

void
ct_next_see_change(gsize indicator, gpointer user_data)
{
  const CtNext *next = user_data;
  Series series = {.next = next};

  walk(&series, (guint32)indicator);
  next->changed[indicator] = series.changed ? 1 : 0;
}

void
ct_next_fill(guint32 indicator, CtBatch *figures, CtBatch *before, gpointer user_data)
{
  Series series = {.next = user_data, .figures = figures, .before = before};

  walk(&series, indicator);
}
