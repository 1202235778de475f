#include "pipeline/ct-process.h"

#include <string.h>

#include "base/ct-error.h"
#include "pipeline/ct-process-ending.h"
#include "pipeline/ct-process-sender.h"

void
ct_arrival_free(CtArrival *arrival)
{
  if (arrival == NULL)
    return;
  g_free(arrival->name);
  g_free(arrival->path);
  g_clear_pointer(&arrival->bytes, g_bytes_unref);
  g_free(arrival->media_type);
  g_free(arrival->failure);
  g_free(arrival);
}

void
ct_processed_free(CtProcessed *processed)
{
  if (processed == NULL)
    return;
  ct_submission_free(processed->submission);
  ct_batch_free(processed->batch);
  ct_findings_free(processed->findings);
  ct_recognition_free(processed->recognition);
  g_free(processed);
}

static void
set_received(CtSubmission *submission, gint64 seconds, GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = seconds >= 0 ? g_date_time_new_from_unix_utc(seconds) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone(utc, zone) : NULL;
  g_autofree gchar *date = local != NULL ? g_date_time_format(local, "%Y-%m-%d") : NULL;

  submission->received = seconds;
  if (date != NULL)
    g_strlcpy(submission->received_date, date, sizeof submission->received_date);
}

/* Stages */

static gboolean
normalize(const CtPlan *plan, guint32 index, CtBatch *batch, CtFindings *findings, GError **error)
{
  for (guint i = 0; i < plan->normalize->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->normalize, CtPlanStep, i);

    if (!step->instance.plugin->normalize->normalize(step->instance.self, plan->catalog, index,
                                                     batch, findings, error))
      return FALSE;
  }
  return TRUE;
}

static void
report_unit(const CtPlan *plan, guint32 index, const CtBatch *batch, gsize i, CtFindings *findings)
{
  const CtObservation seen = ct_batch_get(batch, i);
  const CtIndicator *indicator = &plan->catalog->indicators[seen.indicator];
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_ERROR, "units.not-converted", index, &seen);

  finding.observed = plan->catalog->units[seen.unit].symbol;
  finding.expected = plan->catalog->units[indicator->unit].symbol;
  ct_findings_add(findings, &finding,
                  _("the figure is in '%s' and nothing has converted it to '%s'; it is left out "
                    "(is [normalize units] missing in the pipeline file?)"),
                  finding.observed, finding.expected);
}

/* A figure whose unit is not the indicator's after normalize is a finding. */
static void
check_units(const CtPlan *plan, guint32 index, CtBatch *batch, CtFindings *findings)
{
  g_autofree guint8 *keep = NULL;

  for (gsize i = 0; i < batch->n; i++) {
    if (batch->unit[i] == plan->catalog->indicators[batch->indicator[i]].unit)
      continue;
    if (keep == NULL) {
      keep = g_malloc(batch->n);
      memset(keep, 1, batch->n);
    }
    keep[i] = 0;
    report_unit(plan, index, batch, i, findings);
  }
  if (keep != NULL)
    ct_batch_filter(batch, keep);
}

gboolean
ct_process_input(const CtPlan *plan, const CtIntakeOptions *options, const CtInstance *reader,
                 CtInput *input, CtSubmission *submission, guint32 index, CtBatch *batch,
                 CtFindings *findings, GError **error)
{
  g_autoptr(CtIntake) intake =
      ct_intake_new(plan->catalog, options, submission, index, batch, findings);
  gboolean read =
      reader->plugin->read->read(reader->self, input, ct_intake_get_sink(intake), error);

  if (!ct_intake_finish(intake, read))
    submission->status = CT_SUBMISSION_FAILED;
  if (options->again != NULL && *options->again)
    return TRUE;
  if (!normalize(plan, index, batch, findings, read ? error : NULL))
    return FALSE;
  check_units(plan, index, batch, findings);
  return read;
}

/* Which reader */

static const CtInstance *
judge(const CtPlan *plan, const CtArrival *arrival, CtInput *input, GError **error)
{
  gsize length = 0;
  const gchar *head = ct_input_peek(input, 4096, &length, error);
  const CtInstance *best = NULL;
  guint best_score = 0;

  for (guint i = 0; head != NULL && i < plan->readers->len; i++) {
    const CtInstance *reader = &g_array_index(plan->readers, CtInstance, i);
    guint score = reader->plugin->read->probe(arrival->name, arrival->media_type, head, length);

    if (score > best_score) {
      best = reader;
      best_score = score;
    }
  }
  if (head != NULL && best == NULL)
    g_set_error_literal(error, CT_ERROR, CT_ERROR_SOURCE,
                        _("no installed reader recognises this file"));
  return best;
}

const CtInstance *
ct_process_find_reader(const CtPlan *plan, const CtArrival *arrival, CtInput *input,
                       GError **error)
{
  const CtPlanSource *source = &g_array_index(plan->sources, CtPlanSource, arrival->source);

  return source->read.plugin != NULL ? &source->read : judge(plan, arrival, input, error);
}

/* A path of this machine in a message becomes the name that findings know, so that the
 * same input gives the same bytes wherever it lies. */
static gchar *
replace_path(const gchar *message, const CtArrival *arrival)
{
  g_auto(GStrv) parts = arrival->path != NULL ? g_strsplit(message, arrival->path, -1) : NULL;

  return parts != NULL ? g_strjoinv(arrival->name, parts) : g_strdup(message);
}

/* "in/a.csv: cannot be read: ..." becomes what is after the name: a finding has it already. */
static const gchar *
pass_name(const gchar *message, const gchar *name)
{
  gsize length = strlen(name);

  return g_str_has_prefix(message, name) && g_str_has_prefix(message + length, ": ")
             ? message + length + strlen(": ")
             : message;
}

static void
report_failure(CtProcessed *processed, const CtArrival *arrival, const gchar *rule,
               const gchar *message)
{
  CtFinding finding = CT_FINDING_INIT;
  g_autofree gchar *text = replace_path(message, arrival);

  finding.severity = CT_SEVERITY_ERROR;
  finding.rule = rule;
  finding.submission = CT_UNNUMBERED;
  processed->submission->status = CT_SUBMISSION_FAILED;
  ct_findings_add(processed->findings, &finding, "%s", pass_name(text, arrival->name));
}

/* Bytes of a file that changed belong to none of its versions: its figures go. */
static void
drop_observations(CtProcessed *processed)
{
  ct_batch_free(processed->batch);
  processed->batch = ct_batch_new();
}

static gint64
received_at(const CtSource *source, const CtArrival *arrival, const CtInput *input)
{
  if (source->received >= 0)
    return source->received;
  return arrival->received >= 0 || input == NULL ? arrival->received : ct_input_modified(input);
}

/* What is known before it is read. @input: (nullable) */
static CtProcessed *
begin(const CtPlan *plan, const CtArrival *arrival, const CtInput *input)
{
  const CtSource *source = g_array_index(plan->sources, CtPlanSource, arrival->source).source;
  CtProcessed *processed = g_new0(CtProcessed, 1);

  processed->source = arrival->source;
  processed->order = arrival->order;
  processed->submission = ct_submission_new(arrival->name);
  processed->submission->source = arrival->source;
  processed->submission->trust = source->trust;
  processed->batch = ct_batch_new();
  processed->findings = ct_findings_new();
  processed->recognition = plan->kind == CT_PLAN_PREVIEW ? ct_recognition_new() : NULL;
  ct_process_find_sender(processed, plan->catalog, source);
  set_received(processed->submission, received_at(source, arrival, input),
               plan->pipeline->time_zone);
  return processed;
}

/* @again: as in CtIntakeOptions */
static gboolean
read_once(const CtPlan *plan, const CtPlanSource *source, const CtInstance *reader,
          CtInput *input, const CtWorker *worker, gboolean *again, CtProcessed *processed,
          GError **error)
{
  CtIntakeOptions options = source->intake;

  options.team = worker != NULL ? worker->team : NULL;
  options.space = worker != NULL ? worker->space : NULL;
  options.again = again;
  options.recognition = processed->recognition;
  options.sender_unknown = source->source->sender_kind == CT_SENDER_FILE &&
                           processed->submission->reporter == CT_INDEX_NONE;
  options.sender_guessed = source->source->sender_kind == CT_SENDER_FILE &&
                           processed->submission->reporter != CT_INDEX_NONE;
  return ct_process_input(plan, &options, reader, input, processed->submission, CT_UNNUMBERED,
                          processed->batch, processed->findings, error);
}

/* @processed: (inout): a new one when it is read twice */
static gboolean
read_input(const CtPlan *plan, const CtArrival *arrival, const CtInstance *reader, CtInput *input,
           const CtWorker *worker, CtProcessed **processed, GError **error)
{
  const CtPlanSource *source = &g_array_index(plan->sources, CtPlanSource, arrival->source);
  gboolean again = FALSE;
  gboolean read = read_once(plan, source, reader, input, worker,
                            ct_input_can_rewind(input) ? &again : NULL, *processed, error);

  if (!again)
    return read;
  g_clear_error(error);
  ct_input_rewind(input);
  ct_processed_free(*processed);
  *processed = begin(plan, arrival, input);
  return read_once(plan, source, reader, input, worker, NULL, *processed, error);
}

/* @processed: (inout): as in read_input() */
static void
process_input(const CtPlan *plan, const CtArrival *arrival, CtInput *input,
              const CtWorker *worker, CtProcessed **processed)
{
  const CtPlanSource *source = &g_array_index(plan->sources, CtPlanSource, arrival->source);
  g_autoptr(GError) fault = NULL;
  g_autoptr(GError) change = NULL;
  guint64 size = 0;
  const gchar *rule = NULL;
  const CtInstance *reader = ct_process_find_reader(plan, arrival, input, &fault);

  if (reader == NULL)
    rule = "read.unrecognised";
  else if (!read_input(plan, arrival, reader, input, worker, processed, &fault))
    rule = "read.failed";
  if (rule == NULL)
    ct_process_tell_wrong_ending(*processed, reader);
  if (source->source->decimals_from != CT_DECIMALS_UNKNOWN)
    ct_batch_set_decimals_from((*processed)->batch, source->source->decimals_from);
  if (!ct_input_finish(input, (*processed)->submission->sha256, &size, &change)) {
    report_failure(*processed, arrival, "read.changed", change->message);
    drop_observations(*processed);
  } else if (rule != NULL) {
    report_failure(*processed, arrival, rule, fault->message);
  }
}

static CtInput *
open_arrival(const CtArrival *arrival, GError **error)
{
  return arrival->path != NULL ? ct_input_open(arrival->path, error)
                               : ct_input_new_bytes(arrival->bytes);
}

static void
finish(CtProcessed *processed)
{
  CtSubmission *submission = processed->submission;

  submission->observations = processed->batch->n;
  if (submission->status != CT_SUBMISSION_FAILED)
    submission->status =
        submission->observations > 0 ? CT_SUBMISSION_ACCEPTED : CT_SUBMISSION_EMPTY;
}

CtProcessed *
ct_process(const CtPlan *plan, const CtArrival *arrival, const CtWorker *worker)
{
  const CtSource *source = g_array_index(plan->sources, CtPlanSource, arrival->source).source;
  g_autoptr(GError) fault = NULL;
  g_autoptr(CtInput) input = arrival->failure == NULL ? open_arrival(arrival, &fault) : NULL;
  CtProcessed *processed = begin(plan, arrival, input);

  if (arrival->failure != NULL)
    report_failure(processed, arrival, "fetch.failed", arrival->failure);
  else if (input == NULL)
    report_failure(processed, arrival, "read.failed", fault->message);
  else
    process_input(plan, arrival, input, worker, &processed);
  if (input != NULL) /* else there is nothing that anybody has sent */
    ct_process_tell_unknown_sender(processed, plan->catalog, source);
  finish(processed);
  return processed;
}
