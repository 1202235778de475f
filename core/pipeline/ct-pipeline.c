#include "pipeline/ct-reading.h"

#include <string.h>

#include "base/ct-error.h"

static void
free_step(gpointer data)
{
  CtStep *step = data;

  if (step == NULL)
    return;
  g_free(step->plugin);
  g_free(step->where);
  g_ptr_array_unref(step->keys);
  g_ptr_array_unref(step->values);
  g_ptr_array_unref(step->wheres);
  g_free(step);
}

static void
free_source(gpointer data)
{
  CtSource *source = data;

  g_free(source->name);
  g_free(source->where);
  g_free(source->sender);
  free_step(source->fetch);
  free_step(source->read);
  g_free(source->period);
  g_free(source->area);
  g_free(source->indicator);
  g_free(source->unit);
  g_free(source->measure);
  g_free(source->form);
  g_free(source);
}

static void
free_history(gpointer data)
{
  CtHistory *history = data;

  g_free(history->name);
  g_free(history->where);
  g_free(history->path);
  g_free(history);
}

static void
free_form(gpointer data)
{
  CtFormSection *form = data;

  ct_form_declaration_free(form->declaration);
  g_free(form->names_where);
  g_free(form);
}

void
ct_pipeline_free(CtPipeline *pipeline)
{
  if (pipeline == NULL)
    return;
  g_free(pipeline->path);
  g_free(pipeline->folder);
  g_free(pipeline->title);
  g_free(pipeline->catalog);
  g_free(pipeline->due);
  g_free(pipeline->out);
  g_free(pipeline->state);
  g_free(pipeline->answers);
  g_clear_pointer(&pipeline->time_zone, g_time_zone_unref);
  g_strfreev(pipeline->plugin_folders);
  g_ptr_array_unref(pipeline->sources);
  g_ptr_array_unref(pipeline->steps);
  g_ptr_array_unref(pipeline->histories);
  g_ptr_array_unref(pipeline->forms);
  g_free(pipeline);
}

CtSource *
ct_source_new(const gchar *name, const gchar *where)
{
  CtSource *source = g_new0(CtSource, 1);

  source->name = g_strdup(name);
  source->where = g_strdup(where);
  source->sender_kind = CT_SENDER_FILE;
  source->received = -1;
  return source;
}

static gboolean
refuse_section(const CtReading *reading, const CtSection *section, GError **error)
{
  g_autofree gchar *place = ct_reading_place_of(reading, section, section->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("%s unknown section, expected [pipeline], [source NAME], [form NAME], "
                "[history NAME], or [fetch | read | normalize | validate | emit PLUGIN]"),
              place);
  return FALSE;
}

static gboolean
take_section(const CtReading *reading, const CtSection *section, GError **error)
{
  g_auto(GStrv) words = g_strsplit(section->name, " ", 3);
  CtRole role;

  if (g_str_equal(section->name, "pipeline"))
    return TRUE; /* taken first */
  if (words[0] == NULL || words[1] == NULL || words[1][0] == '\0')
    return refuse_section(reading, section, error);
  if (g_str_equal(words[0], "source") && words[2] == NULL)
    return ct_reading_take_source_section(reading, section, words[1], error);
  if (g_str_equal(words[0], "form") && words[2] == NULL)
    return ct_reading_take_form_section(reading, section, words[1], error);
  if (g_str_equal(words[0], "history") && words[2] == NULL)
    return ct_reading_take_history_section(reading, section, words[1], error);
  if (!ct_role_parse(words[0], &role))
    return refuse_section(reading, section, error);
  if (role == CT_ROLE_FETCH || role == CT_ROLE_READ)
    return words[2] == NULL || refuse_section(reading, section, error);
  return ct_reading_take_step_section(reading, section, role, words[1], error);
}

static gboolean
override_period(CtPipeline *pipeline, const gchar *period, GError **error)
{
  g_autoptr(GDateTime) today = g_date_time_new_now(pipeline->time_zone);

  pipeline->period = ct_pipeline_parse_period(period, today);
  if (pipeline->period != CT_PERIOD_NONE)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--period is '%s', expected a period such as 2023-01/P6M, 2023-Q2 or 2023"),
              period);
  return FALSE;
}

CtPipeline *
ct_pipeline_load(const gchar *path, const gchar *const *settings, const gchar *period,
                 GError **error)
{
  g_autoptr(CtPipeline) pipeline = g_new0(CtPipeline, 1);
  g_autoptr(GPtrArray) sections = ct_sections_load(path, settings, error);
  CtReading reading = {.pipeline = pipeline, .sections = sections, .path = path};
  const CtSection *head;

  pipeline->path = g_canonicalize_filename(path, NULL);
  pipeline->folder = g_path_get_dirname(pipeline->path);
  pipeline->fail_at = CT_FAIL_AT_ERROR;
  pipeline->lang = CT_LANGUAGE_VI;
  pipeline->time_zone = g_time_zone_new_identifier("Asia/Ho_Chi_Minh");
  pipeline->sources = g_ptr_array_new_with_free_func(free_source);
  pipeline->steps = g_ptr_array_new_with_free_func(free_step);
  pipeline->histories = g_ptr_array_new_with_free_func(free_history);
  pipeline->forms = g_ptr_array_new_with_free_func(free_form);
  if (pipeline->time_zone == NULL)
    pipeline->time_zone = g_time_zone_new_offset(7 * 3600); /* no tzdata on this machine */
  if (sections == NULL)
    return NULL;
  head = ct_sections_find(sections, "pipeline");
  if (head == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: the section [pipeline] is missing"), path);
    return NULL;
  }
  if (!ct_reading_take_pipeline_section(&reading, head, error))
    return NULL;
  for (guint i = 0; i < sections->len; i++)
    if (!take_section(&reading, sections->pdata[i], error))
      return NULL;
  if (period != NULL && !override_period(pipeline, period, error))
    return NULL;
  if (pipeline->period == CT_PERIOD_NONE) {
    ct_reading_refuse_missing(&reading, head, "period", error);
    return NULL;
  }
  return g_steal_pointer(&pipeline);
}
