#include "pipeline/ct-plan.h"

#include <string.h>

#include "base/ct-error.h"
#include "data/ct-merge.h"
#include "pipeline/ct-history.h"
#include "pipeline/ct-plan-intake.h"

static void
clear_source(gpointer data)
{
  CtPlanSource *source = data;

  ct_instance_close(&source->fetch);
  ct_instance_close(&source->read);
}

static void
clear_step(gpointer data)
{
  ct_instance_close(&((CtPlanStep *)data)->instance);
}

static void
clear_instance(gpointer data)
{
  ct_instance_close(data);
}

static GArray *
new_array(gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new(FALSE, TRUE, (guint)size);

  g_array_set_clear_func(array, clear);
  return array;
}

void
ct_plan_free(CtPlan *plan)
{
  if (plan == NULL)
    return;
  ct_constraints_free(plan->constraints);
  ct_answers_free(plan->answers);
  g_array_unref(plan->sources);
  g_array_unref(plan->normalize);
  g_array_unref(plan->validate);
  g_array_unref(plan->emit);
  g_array_unref(plan->readers);
  ct_dataset_free(plan->history);
  ct_catalog_free(plan->catalog);
  ct_host_free(plan->host);
  g_free(plan);
}

/* Plugins */

/* Where the key at fault stands, else the section. */
static const gchar *
where_of(const CtStep *step, const gchar *bad_key)
{
  for (guint i = 0; bad_key != NULL && step->keys->pdata[i] != NULL; i++)
    if (step->keys->pdata[i] == bad_key)
      return step->wheres->pdata[i];
  return step->where;
}

static gboolean
open_step(CtPlan *plan, const CtStep *step, CtInstance *instance, GError **error)
{
  const CtPlugin *plugin = ct_host_load(plan->host, step->role, step->plugin, error);
  g_autoptr(CtSettings) settings = NULL;
  const gchar *bad_key = NULL;

  if (plugin != NULL)
    settings = ct_settings_new(plugin->options, (const gchar *const *)step->keys->pdata,
                               (const gchar *const *)step->values->pdata, plan->pipeline->folder,
                               &bad_key, error);
  if (settings == NULL || !ct_instance_open(instance, plugin, settings, error)) {
    g_prefix_error(error, "%s %s/%s: ", where_of(step, bad_key), ct_role_name(step->role),
                   step->plugin);
    return FALSE;
  }
  return TRUE;
}

static GArray *
steps_of_role(CtPlan *plan, CtRole role)
{
  switch (role) {
  case CT_ROLE_NORMALIZE:
    return plan->normalize;
  case CT_ROLE_VALIDATE:
    return plan->validate;
  case CT_ROLE_EMIT:
    return plan->emit;
  case CT_ROLE_FETCH:
  case CT_ROLE_READ:
  default:
    g_return_val_if_reached(NULL);
  }
}

static gboolean
is_needed(CtPlanKind kind, CtRole role)
{
  if (role == CT_ROLE_EMIT)
    return kind == CT_PLAN_RUN;
  return role != CT_ROLE_VALIDATE || kind != CT_PLAN_PREVIEW;
}

static gboolean
open_steps(CtPlan *plan, CtPlanKind kind, GError **error)
{
  for (guint i = 0; i < plan->pipeline->steps->len; i++) {
    const CtStep *step = plan->pipeline->steps->pdata[i];
    CtPlanStep opened = {.step = step};

    if (step->off || !is_needed(kind, step->role))
      continue;
    if (!open_step(plan, step, &opened.instance, error))
      return FALSE;
    g_array_append_val(steps_of_role(plan, step->role), opened);
  }
  return TRUE;
}

/* All installed readers with their defaults, for files that state none. */
static gboolean
open_readers(CtPlan *plan, GError **error)
{
  g_autoptr(GPtrArray) files = ct_host_list(plan->host);

  for (guint i = 0; i < files->len; i++) {
    const CtPluginFile *file = files->pdata[i];
    const CtPlugin *plugin;
    g_autoptr(CtSettings) settings = NULL;
    CtInstance instance = {0};

    if (file->role != CT_ROLE_READ)
      continue;
    plugin = ct_host_load(plan->host, CT_ROLE_READ, file->name, error);
    if (plugin == NULL)
      return FALSE;
    settings = ct_settings_new(plugin->options, NULL, NULL, plan->pipeline->folder, NULL, NULL);
    if (settings == NULL)
      continue; /* it cannot be used without being told more */
    if (!ct_instance_open(&instance, plugin, settings, error))
      return FALSE;
    g_array_append_val(plan->readers, instance);
  }
  return TRUE;
}

/* Sources */

static gboolean
open_source(CtPlan *plan, const CtSource *source, GError **error)
{
  CtPlanSource opened = {.source = source, .intake = CT_INTAKE_OPTIONS_INIT};

  if (!ct_plan_resolve_intake(plan, source, &opened.intake, error))
    return FALSE;
  if (source->fetch != NULL && !open_step(plan, source->fetch, &opened.fetch, error))
    return FALSE;
  if (source->read != NULL && !open_step(plan, source->read, &opened.read, error)) {
    ct_instance_close(&opened.fetch);
    return FALSE;
  }
  g_array_append_val(plan->sources, opened);
  return TRUE;
}

static gboolean
needs_readers(const CtPipeline *pipeline)
{
  for (guint i = 0; i < pipeline->sources->len; i++)
    if (((const CtSource *)pipeline->sources->pdata[i])->read == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
open_sources(CtPlan *plan, GError **error)
{
  if (needs_readers(plan->pipeline) && !open_readers(plan, error))
    return FALSE;
  for (guint i = 0; i < plan->pipeline->sources->len; i++)
    if (!open_source(plan, plan->pipeline->sources->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Rules of a catalog are read here, so that a mistake in them ends the run. */
static gboolean
constrain(CtPlan *plan, GError **error)
{
  plan->constraints = ct_constraints_new();
  for (guint i = 0; i < plan->validate->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->validate, CtPlanStep, i);
    const CtValidateRole *role = step->instance.plugin->validate;
    guint first = ct_constraints_count(plan->constraints);

    if (role->constrain == NULL)
      continue;
    if (!role->constrain(step->instance.self, plan->catalog, plan->constraints, error)) {
      g_prefix_error(error, "%s ", step->step->where);
      return FALSE;
    }
    if (step->step->has_severity)
      ct_constraints_set_severity(plan->constraints, first, step->step->severity);
  }
  return TRUE;
}

static gboolean
load_answers(CtPlan *plan, GError **error)
{
  if (plan->pipeline->answers == NULL)
    return TRUE;
  plan->answers = ct_answers_load(plan->pipeline->answers, plan->catalog, error);
  if (plan->answers == NULL)
    g_prefix_error(error, _("%s: [pipeline] answers: "), plan->pipeline->path);
  return plan->answers != NULL;
}

/* Answers, too, are kept, so that they hold when the file of answers is a new one. */
static gboolean
asks_for_accepted(const CtPlan *plan)
{
  for (guint i = 0; i < plan->validate->len; i++)
    if (g_array_index(plan->validate, CtPlanStep, i).instance.plugin->validate->remembers)
      return TRUE;
  return plan->answers != NULL;
}

static gboolean
load_catalog(CtPlan *plan, GError **error)
{
  plan->catalog = ct_catalog_load(plan->pipeline->catalog, error);
  if (plan->catalog == NULL)
    g_prefix_error(error, _("%s: [pipeline] catalog: "), plan->pipeline->path);
  return plan->catalog != NULL;
}

/* Two sections that would write one file are told before anything is fetched: every
 * emitter writes nothing once, into memory. */
static gboolean
rehearse_emit(CtPlan *plan, GError **error)
{
  g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();
  g_autoptr(CtDataset) dataset = ct_dataset_merge(plan->catalog, NULL, NULL, 0, 1, NULL);
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtScorecard) scorecard = ct_scorecard_new();
  const CtResults nothing = {.catalog = plan->catalog,
                             .dataset = dataset,
                             .findings = findings,
                             .scorecard = scorecard,
                             .n_threads = 1};

  for (guint i = 0; i < plan->emit->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->emit, CtPlanStep, i);
    g_autoptr(GError) fault = NULL;

    if (step->instance.plugin->emit->emit(step->instance.self, &nothing, outputs, &fault) ||
        !g_error_matches(fault, CT_ERROR, CT_ERROR_CONFIG))
      continue;
    g_propagate_prefixed_error(error, g_steal_pointer(&fault), "%s ", step->step->where);
    return FALSE;
  }
  return TRUE;
}

CtPlan *
ct_plan_new(const CtPipeline *pipeline, CtPlanKind kind, GError **error)
{
  g_autoptr(CtPlan) plan = g_new0(CtPlan, 1);

  plan->pipeline = pipeline;
  plan->host = ct_host_new((const gchar *const *)pipeline->plugin_folders);
  plan->sources = new_array(sizeof(CtPlanSource), clear_source);
  plan->normalize = new_array(sizeof(CtPlanStep), clear_step);
  plan->validate = new_array(sizeof(CtPlanStep), clear_step);
  plan->emit = new_array(sizeof(CtPlanStep), clear_step);
  plan->readers = new_array(sizeof(CtInstance), clear_instance);
  plan->kind = kind;
  if (!load_catalog(plan, error) || !ct_plan_check_forms(plan, error) ||
      !open_sources(plan, error) || !open_steps(plan, kind, error) || !constrain(plan, error))
    return NULL;
  if (kind != CT_PLAN_PREVIEW && (!ct_history_load(plan, error) || !load_answers(plan, error)))
    return NULL;
  plan->remembers = asks_for_accepted(plan);
  if (!rehearse_emit(plan, error))
    return NULL;
  return g_steal_pointer(&plan);
}
