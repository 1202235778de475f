/* validate/trend: figures against those of last year, of the plan and of other areas. */
#include "trend.h"

#include "base/ct-task.h"

/* @slices: (array): of each indicator; their findings and tallies are put together in order, so
 * that nothing depends on who did what when */
typedef struct {
  const CtView *view;
  TrendSlice *slices;
} Checking;

static void
check_cells(TrendSlice *slice, gsize cell, gsize end)
{
  while (cell < end) {
    cell = trend_slice_fill(slice, cell, end);
    trend_check_alike(slice);
    trend_note_copies(slice);
    trend_judge(slice);
  }
}

static void
check_indicator(gsize indicator, gpointer user_data)
{
  const Checking *checking = user_data;
  TrendSlice *slice = &checking->slices[indicator];
  gsize begin, end;

  ct_dataset_range(checking->view->current, (guint32)indicator, &begin, &end);
  if (begin == end)
    return;
  trend_slice_init(slice, checking->view, ct_findings_new());
  trend_slice_begin(slice, (guint32)indicator);
  check_cells(slice, begin, end);
  trend_slice_rest(slice);
}

static void
take_slice(TrendSlice *slice, TrendSlice *all)
{
  if (slice->view == NULL)
    return;
  ct_findings_take(all->findings, slice->findings);
  ct_findings_free(slice->findings);
  trend_tally_add(all->before, slice->before);
  trend_tally_add(all->planned, slice->planned);
  trend_slice_clear(slice);
}

static void
trend_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  const guint32 n = view->catalog->n_indicators;
  g_autofree TrendSlice *slices = g_new0(TrendSlice, (gsize)n + 1);
  CtView known = *view;
  Checking checking = {&known, slices};
  TrendSlice all;

  if (known.history != NULL && known.history->observations->layout == NULL)
    known.history = NULL;
  trend_slice_init(&all, &known, findings);
  ct_task_for_each(MAX(view->n_threads, 1), n, check_indicator, &checking);
  for (guint32 i = 0; i < n; i++)
    take_slice(&slices[i], &all);
  trend_report_copies(&all);
  trend_slice_clear(&all);
}

static const CtValidateRole trend_role = {
  .size = sizeof(CtValidateRole),
  .check = trend_check,
};

CT_PLUGIN_REGISTER(.name = "trend",
                   .summary = N_("figures against last year's, the plan's and other areas'"),
                   .version = "0.1.0", .licence = "MIT", .validate = &trend_role)
