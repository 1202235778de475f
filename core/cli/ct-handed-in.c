/* Files that are handed in by hand, in place of what the pipeline's sources bring. */
#include "base/ct-error.h"
#include "cli/ct-cli.h"
#include "pipeline/ct-sender-choice.h"

static gboolean
check_form(const CtPipeline *pipeline, const gchar *form, GError **error)
{
  g_autofree gchar *forms = ct_pipeline_list_forms(pipeline);

  if (form == NULL || ct_pipeline_find_form(pipeline, form) != NULL)
    return TRUE;
  if (forms[0] == '\0')
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--form is '%s', but %s has no section [form NAME]"), form, pipeline->path);
  else
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--form is '%s', expected a form of %s: %s"), form, pipeline->path, forms);
  return FALSE;
}

/* The pipeline's sources give way to one whose files are handed in. */
static void
replace_sources(CtPipeline *pipeline, const CtHandedIn *handed_in)
{
  g_autofree gchar *where = g_strdup_printf("%s:", handed_in->command);
  CtSource *source = ct_source_new(handed_in->command, where);

  if (handed_in->sender != NULL) {
    source->sender_kind = CT_SENDER_NAMED;
    source->sender = g_strdup(handed_in->sender);
  }
  source->form = g_strdup(handed_in->form);
  g_ptr_array_set_size(pipeline->sources, 0);
  g_ptr_array_add(pipeline->sources, source);
}

CtPipeline *
ct_handed_in_load_pipeline(const CtHandedIn *handed_in, GError **error)
{
  g_autofree gchar *path = ct_cli_find_pipeline(handed_in->pipeline, error);
  g_autoptr(CtPipeline) pipeline =
      path != NULL ? ct_pipeline_load(path, NULL, handed_in->period, error) : NULL;

  if (pipeline == NULL || !check_form(pipeline, handed_in->form, error))
    return NULL;
  replace_sources(pipeline, handed_in);
  return g_steal_pointer(&pipeline);
}

CtPlan *
ct_handed_in_plan(const CtHandedIn *handed_in, const CtPipeline *pipeline, CtPlanKind kind,
                  GError **error)
{
  g_autoptr(CtPlan) plan = ct_plan_new(pipeline, kind, error);
  guint32 reporter;

  if (plan == NULL || (handed_in->sender != NULL &&
                       !ct_sender_choose(plan->catalog, handed_in->sender, &reporter, error)))
    return NULL;
  return g_steal_pointer(&plan);
}
