#include "pipeline/ct-preview.h"

static CtProcessed *
process(const CtPlan *plan, const gchar *path)
{
  CtArrival *arrival = g_new0(CtArrival, 1);
  CtProcessed *processed;

  arrival->name = g_strdup(path);
  arrival->path = g_strdup(path);
  arrival->received = -1;
  processed = ct_process(plan, arrival, NULL);
  ct_arrival_free(arrival);
  ct_findings_finish(processed->findings);
  return processed;
}

CtPreview *
ct_preview_new(const CtPlan *plan, const gchar *path)
{
  CtPreview *preview = g_new0(CtPreview, 1);

  preview->processed = process(plan, path);
  preview->results = (CtResults){
    .catalog = plan->catalog,
    .dataset = ct_dataset_new_unsorted(g_steal_pointer(&preview->processed->batch)),
    .findings = preview->processed->findings,
    .submissions = &preview->processed->submission,
    .n_submissions = 1,
    .n_threads = 1,
  };
  return preview;
}

void
ct_preview_free(CtPreview *preview)
{
  if (preview == NULL)
    return;
  ct_dataset_free((CtDataset *)preview->results.dataset);
  ct_processed_free(preview->processed);
  g_free(preview);
}
