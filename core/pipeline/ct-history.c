#include "pipeline/ct-history.h"

#include "base/ct-error.h"
#include "data/ct-merge.h"
#include "pipeline/ct-process.h"

/* The first error among the findings becomes the reason to stop: history is a file
 * of this program's own making, and whoever edited it should know now. */
static gboolean
check_findings(const CtHistory *history, const CtSubmission *submission,
               const CtFindings *findings, GError **error)
{
  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    g_autoptr(GString) place = g_string_new(NULL);

    if (finding->severity != CT_SEVERITY_ERROR)
      continue;
    ct_places_append(submission->places, finding->place, place);
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s %s:%s: %s", history->where, history->path,
                place->str, finding->message);
    return FALSE;
  }
  return TRUE;
}

static gboolean
load_one(CtPlan *plan, const CtHistory *history, const CtInstance *reader,
         CtSubmission *submission, CtBatch *batch, GError **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(CtInput) input = ct_input_open(history->path, &fault);
  g_autoptr(CtFindings) findings = ct_findings_new();
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  options.style = CT_STYLE_PLAIN;
  options.period = plan->pipeline->period;
  if (input == NULL || !ct_process_input(plan, &options, reader, input, submission, 0, batch,
                                         findings, &fault)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s %s", history->where, fault->message);
    return FALSE;
  }
  return check_findings(history, submission, findings, error);
}

static gboolean
open_reader(CtPlan *plan, CtInstance *reader, GError **error)
{
  const CtPlugin *plugin = ct_host_load(plan->host, CT_ROLE_READ, "csv", error);
  g_autoptr(CtSettings) settings = NULL;

  if (plugin == NULL)
    return FALSE;
  settings = ct_settings_new(plugin->options, NULL, NULL, plan->pipeline->folder, NULL, error);
  return settings != NULL && ct_instance_open(reader, plugin, settings, error);
}

gboolean
ct_history_load(CtPlan *plan, GError **error)
{
  const GPtrArray *histories = plan->pipeline->histories;
  g_autoptr(GPtrArray) submissions =
      g_ptr_array_new_with_free_func((GDestroyNotify)ct_submission_free);
  g_autoptr(GPtrArray) batches = g_ptr_array_new_with_free_func((GDestroyNotify)ct_batch_free);
  CtInstance reader = {0};
  gboolean loaded = TRUE;

  if (histories->len == 0)
    return TRUE;
  if (!open_reader(plan, &reader, error))
    return FALSE;
  for (guint i = 0; loaded && i < histories->len; i++) {
    const CtHistory *history = histories->pdata[i];

    g_ptr_array_add(submissions, ct_submission_new(history->path));
    g_ptr_array_add(batches, ct_batch_new());
    loaded = load_one(plan, history, &reader, submissions->pdata[i], batches->pdata[i], error);
  }
  ct_instance_close(&reader);
  if (loaded)
    plan->history = ct_dataset_merge(plan->catalog, (CtBatch **)batches->pdata,
                                     (CtSubmission *const *)submissions->pdata, submissions->len,
                                     1, NULL);
  return loaded;
}
