/* validate/trend: figures against those of last year, of the plan and of other areas. */
#include "trend.h"

static void
check_indicator(TrendSlice *slice, guint32 indicator)
{
  gsize cell, end;

  ct_dataset_range(slice->view->current, indicator, &cell, &end);
  if (cell == end)
    return;
  trend_slice_begin(slice, indicator);
  while (cell < end) {
    cell = trend_slice_fill(slice, cell, end);
    trend_check_alike(slice);
    trend_note_copies(slice);
    trend_judge(slice);
  }
}

static void
trend_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  CtView known = *view;
  TrendSlice slice;

  if (known.history != NULL && known.history->layout == NULL)
    known.history = NULL;
  trend_slice_init(&slice, &known, findings);
  for (guint32 i = 0; i < known.catalog->n_indicators; i++)
    check_indicator(&slice, i);
  trend_report_copies(&slice);
  trend_slice_clear(&slice);
}

static const CtValidateRole trend_role = {
  .size = sizeof(CtValidateRole),
  .check = trend_check,
};

CT_PLUGIN_REGISTER(.name = "trend",
                   .summary = N_("figures against last year's, the plan's and other areas'"),
                   .version = "0.1.0", .licence = "MIT", .validate = &trend_role)
