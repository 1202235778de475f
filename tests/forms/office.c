#include "office.h"

struct Office {
  CtPipeline *pipeline;
  CtPlan *plan;
};

static void
stop_on(const GError *error)
{
  if (error != NULL)
    g_error("%s", error->message);
}

Office *
office_open(void)
{
  Office *office = g_new0(Office, 1);
  GError *error = NULL;
  const CtInstance book_reader = {.plugin = &book_plugin};

  office->pipeline = ct_pipeline_load(FORMS_PIPELINE, NULL, NULL, &error);
  stop_on(error);
  g_ptr_array_set_size(office->pipeline->sources, 0);
  g_ptr_array_add(office->pipeline->sources, ct_source_new("forms", "forms:"));
  office->plan = ct_plan_new(office->pipeline, CT_PLAN_VALIDATE, &error);
  stop_on(error);
  g_array_append_val(office->plan->readers, book_reader);
  return office;
}

void
office_close(Office *office)
{
  ct_plan_free(office->plan);
  ct_pipeline_free(office->pipeline);
  g_free(office);
}

const CtCatalog *
office_catalog(const Office *office)
{
  return office->plan->catalog;
}

const CtPlan *
office_plan(const Office *office)
{
  return office->plan;
}

CtProcessed *
office_receive(const Office *office, const gchar *name, GBytes *bytes)
{
  CtArrival arrival = {.name = (gchar *)name, .bytes = bytes, .received = -1};

  return ct_process(office->plan, &arrival, NULL);
}

CtProcessed *
office_receive_book(const Office *office, const gchar *name, const Book *book)
{
  g_autoptr(GBytes) bytes = book_to_bytes(book);

  return office_receive(office, name, bytes);
}

void
office_describe_observation(const Office *office, const CtObservation *observation,
                            GString *text)
{
  const CtCatalog *catalog = office->plan->catalog;
  gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS];

  ct_period_format(observation->period, period);
  ct_decimal_format(ct_decimal_reduce(observation->value), value);
  g_string_append_printf(text, "%s %s %s %s ", catalog->indicators[observation->indicator].code,
                         catalog->areas[observation->area].code, period,
                         ct_measure_name(observation->measure));
  if (observation->missing)
    g_string_append_printf(text, "missing:%c", observation->status);
  else
    g_string_append(text, value);
  g_string_append_printf(text, " @%u:%u", observation->place.row, observation->place.column);
}

static void
describe_finding(const CtFinding *finding, GString *text)
{
  g_string_append_printf(text, "  %s %s @%u:%u \"%s\" %s\n", ct_severity_name(finding->severity),
                         finding->rule, finding->place.row, finding->place.column,
                         finding->observed != NULL ? finding->observed : "", finding->message);
}

void
office_describe(const Office *office, const CtProcessed *processed, GString *text)
{
  for (gsize i = 0; i < processed->batch->n; i++) {
    CtObservation observation = ct_batch_get(processed->batch, i);

    g_string_append(text, "  ");
    office_describe_observation(office, &observation, text);
    g_string_append_c(text, '\n');
  }
  for (guint i = 0; i < ct_findings_count(processed->findings); i++)
    describe_finding(ct_findings_get(processed->findings, i), text);
}
