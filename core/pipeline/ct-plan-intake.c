/* What a pipeline file says of tables, in terms of the catalog. */
#include "pipeline/ct-plan-intake.h"

#include <string.h>

#include "base/ct-error.h"

/* `table.` keys */

static gboolean
refuse(const CtSource *source, const gchar *key, const gchar *value, const gchar *expected,
       GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s table.%s is '%s', expected %s"),
              source->where, key, value, expected);
  return FALSE;
}

static gboolean
resolve_period(const CtSource *source, CtIntakeOptions *options, GError **error)
{
  if (source->period == NULL)
    return TRUE;
  options->period = ct_period_parse_words(source->period, strlen(source->period), TRUE, NULL);
  return options->period != CT_PERIOD_NONE ||
         refuse(source, "period", source->period, _("a period such as 2023-01/P6M"), error);
}

static gboolean
resolve_names(const CtCatalog *catalog, const CtSource *source, CtIntakeOptions *options,
              GError **error)
{
  if (source->area != NULL) {
    CtNameMatch match = ct_catalog_find_area(catalog, source->area, strlen(source->area));

    if (match.result != CT_NAME_FOUND)
      return refuse(source, "area", source->area, _("code or name of one area of the catalog"),
                    error);
    options->area = match.id;
  }
  if (source->indicator != NULL) {
    CtNameMatch match =
        ct_catalog_find_indicator(catalog, source->indicator, strlen(source->indicator));

    if (match.result != CT_NAME_FOUND)
      return refuse(source, "indicator", source->indicator,
                    _("code or name of one indicator of the catalog"), error);
    options->indicator = match.id;
  }
  return TRUE;
}

static gboolean
resolve_unit(const CtCatalog *catalog, const CtSource *source, CtIntakeOptions *options,
             GError **error)
{
  const CtIndicator *indicator =
      options->indicator != CT_INDEX_NONE ? &catalog->indicators[options->indicator] : NULL;
  CtNameMatch match;

  if (source->unit == NULL)
    return TRUE;
  match = ct_catalog_find_unit(catalog, source->unit, strlen(source->unit), indicator);
  if (match.result != CT_NAME_FOUND)
    return refuse(source, "unit", source->unit, _("code or symbol of one unit of the catalog"),
                  error);
  options->unit = match.id;
  return TRUE;
}

static gboolean
resolve_measure(const CtSource *source, CtIntakeOptions *options, GError **error)
{
  if (source->measure == NULL)
    return TRUE;
  for (guint i = 0; i < CT_N_MEASURES; i++)
    if (g_str_equal(source->measure, ct_measure_name((CtMeasure)i))) {
      options->measure = (CtMeasure)i;
      return TRUE;
    }
  return refuse(source, "measure", source->measure, "actual, estimate, plan", error);
}

static gboolean
resolve_form(const CtPipeline *pipeline, const CtSource *source, CtIntakeOptions *options,
             GError **error)
{
  const CtFormSection *form =
      source->form != NULL ? ct_pipeline_find_form(pipeline, source->form) : NULL;

  if (source->form != NULL && form == NULL)
    return refuse(source, "form", source->form, _("the NAME of a section [form NAME]"), error);
  options->form = form != NULL ? form->declaration : NULL;
  return TRUE;
}

gboolean
ct_plan_resolve_intake(const CtPlan *plan, const CtSource *source, CtIntakeOptions *options,
                       GError **error)
{
  options->style = source->style;
  options->period = plan->pipeline->period;
  options->sender_from_table = source->sender_kind == CT_SENDER_TABLE;
  return resolve_period(source, options, error) &&
         resolve_names(plan->catalog, source, options, error) &&
         resolve_unit(plan->catalog, source, options, error) &&
         resolve_measure(source, options, error) &&
         resolve_form(plan->pipeline, source, options, error);
}

/* [form] sections */

static gboolean
check_form_names(const CtCatalog *catalog, const CtFormSection *form, GError **error)
{
  for (guint i = 0; i < form->declaration->names->len; i++) {
    const CtFormName *name = &g_array_index(form->declaration->names, CtFormName, i);

    if (g_str_equal(name->code, "-") ||
        ct_catalog_indicator_by_code(catalog, name->code) != CT_INDEX_NONE)
      continue;
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s names: '%s' is '%s', expected the code of an indicator of the catalog, or "
                  "'-'"),
                form->names_where, name->name, name->code);
    return FALSE;
  }
  return TRUE;
}

gboolean
ct_plan_check_forms(const CtPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->pipeline->forms->len; i++)
    if (!check_form_names(plan->catalog, plan->pipeline->forms->pdata[i], error))
      return FALSE;
  return TRUE;
}
