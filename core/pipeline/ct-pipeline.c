#include "pipeline/ct-pipeline.h"

#include <string.h>

#include "base/ct-error.h"

/* What the reading of one file holds. */
typedef struct {
  CtPipeline *pipeline;
  const GPtrArray *sections;
  const gchar *path;
} Reading;

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
  g_clear_pointer(&pipeline->time_zone, g_time_zone_unref);
  g_strfreev(pipeline->plugin_folders);
  g_ptr_array_unref(pipeline->sources);
  g_ptr_array_unref(pipeline->steps);
  g_ptr_array_unref(pipeline->histories);
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

/* Messages */

static gchar *
place_of(const Reading *reading, const CtSection *section, guint line)
{
  if (line == 0)
    return g_strdup_printf("--set: [%s]", section->name);
  return g_strdup_printf("%s:%u: [%s]", reading->path, line, section->name);
}

static gboolean
refuse(const Reading *reading, const CtSection *section, const CtKey *key, const gchar *expected,
       GError **error)
{
  g_autofree gchar *place = place_of(reading, section, key->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s %s is '%s', expected %s"), place, key->key,
              key->value, expected);
  return FALSE;
}

static gboolean
refuse_unknown(const Reading *reading, const CtSection *section, const CtKey *key,
               const gchar *expected, GError **error)
{
  g_autofree gchar *place = place_of(reading, section, key->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s unknown key '%s', expected one of: %s"),
              place, key->key, expected);
  return FALSE;
}

static gboolean
refuse_missing(const Reading *reading, const CtSection *section, const gchar *key, GError **error)
{
  g_autofree gchar *place = place_of(reading, section, section->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s the key '%s' is missing"), place, key);
  return FALSE;
}

/* Values */

static void
take_text(gchar **target, const CtKey *key)
{
  g_free(*target);
  *target = g_strdup(key->value);
}

static void
take_path(const Reading *reading, gchar **target, const CtKey *key)
{
  g_free(*target);
  *target = g_canonicalize_filename(key->value, reading->pipeline->folder);
}

static gboolean
is_date(const gchar *text)
{
  g_autofree gchar *midnight = g_strconcat(text, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date = strlen(text) == 10 ? g_date_time_new_from_iso8601(midnight, NULL)
                                                 : NULL;

  return date != NULL;
}

/* A date is its midnight in the pipeline's time zone. */
static gboolean
parse_received(const Reading *reading, const gchar *text, gint64 *seconds)
{
  g_autofree gchar *midnight = g_strconcat(text, "T00:00:00", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(
      strchr(text, 'T') != NULL ? text : midnight, reading->pipeline->time_zone);

  if (time == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix(time);
  return TRUE;
}

static gboolean
parse_fail_at(const gchar *text, CtFailAt *fail_at)
{
  static const gchar *const names[] = {"info", "warning", "error", "never"};

  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_str_equal(text, names[i])) {
      *fail_at = (CtFailAt)i;
      return TRUE;
    }
  return FALSE;
}

/* [pipeline] */

static gboolean
take_time_zone(const Reading *reading, const CtSection *section, const CtKey *key, GError **error)
{
  GTimeZone *zone = g_time_zone_new_identifier(key->value);

  if (zone == NULL)
    return refuse(reading, section, key, _("a time zone such as Asia/Ho_Chi_Minh"), error);
  g_clear_pointer(&reading->pipeline->time_zone, g_time_zone_unref);
  reading->pipeline->time_zone = zone;
  return TRUE;
}

static void
take_plugin_folders(const Reading *reading, const CtKey *key)
{
  gchar **folders = g_strsplit(key->value, ";", -1);

  for (gsize i = 0; folders[i] != NULL; i++) {
    gchar *folder = g_canonicalize_filename(g_strstrip(folders[i]), reading->pipeline->folder);

    g_free(folders[i]);
    folders[i] = folder;
  }
  g_strfreev(reading->pipeline->plugin_folders);
  reading->pipeline->plugin_folders = folders;
}

static gboolean
take_period(const Reading *reading, const CtSection *section, const CtKey *key, GError **error)
{
  g_autoptr(GDateTime) today = g_date_time_new_now(reading->pipeline->time_zone);

  reading->pipeline->period = ct_pipeline_parse_period(key->value, today);
  if (reading->pipeline->period == CT_PERIOD_NONE)
    return refuse(reading, section, key,
                  _("a period such as 2023-01/P6M, 2023-Q2, 2023, or latest 3,6,9,12"), error);
  return TRUE;
}

static gboolean
take_pipeline_key(const Reading *reading, const CtSection *section, const CtKey *key,
                  GError **error)
{
  CtPipeline *pipeline = reading->pipeline;

  if (g_str_equal(key->key, "title"))
    take_text(&pipeline->title, key);
  else if (g_str_equal(key->key, "catalog"))
    take_path(reading, &pipeline->catalog, key);
  else if (g_str_equal(key->key, "out"))
    take_path(reading, &pipeline->out, key);
  else if (g_str_equal(key->key, "state"))
    take_path(reading, &pipeline->state, key);
  else if (g_str_equal(key->key, "plugins"))
    take_plugin_folders(reading, key);
  else if (g_str_equal(key->key, "time-zone"))
    return TRUE; /* taken first: dates depend on it */
  else if (g_str_equal(key->key, "period"))
    return take_period(reading, section, key, error);
  else if (g_str_equal(key->key, "due")) {
    if (!is_date(key->value))
      return refuse(reading, section, key, _("a date such as 2023-07-05"), error);
    take_text(&pipeline->due, key);
  } else if (g_str_equal(key->key, "fail-at")) {
    if (!parse_fail_at(key->value, &pipeline->fail_at))
      return refuse(reading, section, key, "info, warning, error, never", error);
  } else if (g_str_equal(key->key, "lang")) {
    if (!ct_language_parse(key->value, &pipeline->lang))
      return refuse(reading, section, key, "vi, en", error);
  } else
    return refuse_unknown(
        reading, section, key,
        "title, catalog, period, due, fail-at, lang, out, state, plugins, time-zone", error);
  return TRUE;
}

static gboolean
take_pipeline_section(const Reading *reading, const CtSection *section, GError **error)
{
  const CtKey *zone = ct_section_find(section, "time-zone");

  if (zone != NULL && !take_time_zone(reading, section, zone, error))
    return FALSE;
  for (guint i = 0; i < section->keys->len; i++)
    if (!take_pipeline_key(reading, section, section->keys->pdata[i], error))
      return FALSE;
  if (reading->pipeline->catalog == NULL)
    return refuse_missing(reading, section, "catalog", error);
  return TRUE;
}

/* Steps */

static CtStep *
new_step(const Reading *reading, const CtSection *section, CtRole role, const gchar *plugin)
{
  CtStep *step = g_new0(CtStep, 1);

  step->role = role;
  step->plugin = g_strdup(plugin);
  step->where = place_of(reading, section, section->line);
  step->keys = g_ptr_array_new_with_free_func(g_free);
  step->values = g_ptr_array_new_with_free_func(g_free);
  return step;
}

static void
give_key(CtStep *step, const gchar *key, const gchar *value)
{
  for (guint i = 0; i < step->keys->len; i++)
    if (g_str_equal(step->keys->pdata[i], key)) {
      g_free(step->values->pdata[i]);
      step->values->pdata[i] = g_strdup(value);
      return;
    }
  g_ptr_array_add(step->keys, g_strdup(key));
  g_ptr_array_add(step->values, g_strdup(value));
}

static void
close_step(CtStep *step)
{
  g_ptr_array_add(step->keys, NULL);
  g_ptr_array_add(step->values, NULL);
}

static gboolean
take_severity(const Reading *reading, const CtSection *section, const CtKey *key, CtStep *step,
              GError **error)
{
  if (g_str_equal(key->value, "off"))
    step->off = TRUE;
  else if (ct_severity_parse(key->value, &step->severity))
    step->has_severity = TRUE;
  else
    return refuse(reading, section, key, "error, warning, info, off", error);
  return TRUE;
}

static gboolean
take_step_section(const Reading *reading, const CtSection *section, CtRole role,
                  const gchar *plugin, GError **error)
{
  CtStep *step = new_step(reading, section, role, plugin);

  g_ptr_array_add(reading->pipeline->steps, step);
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (role == CT_ROLE_VALIDATE && g_str_equal(key->key, "severity")) {
      if (!take_severity(reading, section, key, step, error))
        return FALSE;
    } else {
      give_key(step, key->key, key->value);
    }
  }
  close_step(step);
  return TRUE;
}

/* [source NAME] */

/* A section [fetch PLUGIN] or [read PLUGIN] gives what all sources with that plugin share. */
static CtStep *
new_source_step(const Reading *reading, const CtSection *section, CtRole role, const gchar *plugin)
{
  CtStep *step = new_step(reading, section, role, plugin);
  g_autofree gchar *shared_name = g_strdup_printf("%s %s", ct_role_name(role), plugin);
  const CtSection *shared = ct_sections_find(reading->sections, shared_name);
  g_autofree gchar *prefix = g_strdup_printf("%s.", ct_role_name(role));

  for (guint i = 0; shared != NULL && i < shared->keys->len; i++) {
    const CtKey *key = shared->keys->pdata[i];

    give_key(step, key->key, key->value);
  }
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (g_str_has_prefix(key->key, prefix))
      give_key(step, key->key + strlen(prefix), key->value);
  }
  close_step(step);
  return step;
}

static gboolean
take_table_key(const Reading *reading, const CtSection *section, const CtKey *key,
               CtSource *source, GError **error)
{
  const gchar *name = key->key + strlen("table.");

  if (g_str_equal(name, "number-style")) {
    if (!ct_number_style_parse(key->value, &source->style))
      return refuse(reading, section, key, "auto, vi, en, plain, mixed", error);
  } else if (g_str_equal(name, "period"))
    take_text(&source->period, key);
  else if (g_str_equal(name, "area"))
    take_text(&source->area, key);
  else if (g_str_equal(name, "indicator"))
    take_text(&source->indicator, key);
  else if (g_str_equal(name, "unit"))
    take_text(&source->unit, key);
  else if (g_str_equal(name, "measure"))
    take_text(&source->measure, key);
  else
    return refuse_unknown(reading, section, key,
                          "table.number-style, table.period, table.area, table.indicator, "
                          "table.unit, table.measure",
                          error);
  return TRUE;
}

static void
take_sender(CtSource *source, const CtKey *key)
{
  take_text(&source->sender, key);
  source->sender_kind = g_str_equal(key->value, "@file")    ? CT_SENDER_FILE
                        : g_str_equal(key->value, "@table") ? CT_SENDER_TABLE
                                                            : CT_SENDER_NAMED;
}

static gboolean
take_trust(const Reading *reading, const CtSection *section, const CtKey *key, CtSource *source,
           GError **error)
{
  gint64 trust;

  if (!g_ascii_string_to_signed(key->value, 10, -1000000, 1000000, &trust, NULL))
    return refuse(reading, section, key, _("a whole number"), error);
  source->trust = (gint)trust;
  return TRUE;
}

static gboolean
take_source_key(const Reading *reading, const CtSection *section, const CtKey *key,
                CtSource *source, GError **error)
{
  if (g_str_equal(key->key, "sender"))
    take_sender(source, key);
  else if (g_str_equal(key->key, "trust"))
    return take_trust(reading, section, key, source, error);
  else if (g_str_equal(key->key, "received")) {
    if (!parse_received(reading, key->value, &source->received))
      return refuse(reading, section, key, _("a date such as 2023-06-20"), error);
  } else if (g_str_equal(key->key, "fetch"))
    source->fetch = new_source_step(reading, section, CT_ROLE_FETCH, key->value);
  else if (g_str_equal(key->key, "read"))
    source->read = new_source_step(reading, section, CT_ROLE_READ, key->value);
  else if (g_str_has_prefix(key->key, "table."))
    return take_table_key(reading, section, key, source, error);
  else if (!g_str_has_prefix(key->key, "fetch.") && !g_str_has_prefix(key->key, "read."))
    return refuse_unknown(reading, section, key,
                          "sender, trust, received, fetch, fetch.*, read, read.*, table.*", error);
  return TRUE;
}

static gboolean
take_source_section(const Reading *reading, const CtSection *section, const gchar *name,
                    GError **error)
{
  g_autofree gchar *where = place_of(reading, section, section->line);
  CtSource *source = ct_source_new(name, where);

  g_ptr_array_add(reading->pipeline->sources, source);
  for (guint i = 0; i < section->keys->len; i++)
    if (!take_source_key(reading, section, section->keys->pdata[i], source, error))
      return FALSE;
  if (source->fetch == NULL)
    return refuse_missing(reading, section, "fetch", error);
  for (guint i = 0; source->read == NULL && i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (g_str_has_prefix(key->key, "read."))
      return refuse_missing(reading, section, "read", error);
  }
  return TRUE;
}

static gboolean
take_history_section(const Reading *reading, const CtSection *section, const gchar *name,
                     GError **error)
{
  CtHistory *history = g_new0(CtHistory, 1);

  g_ptr_array_add(reading->pipeline->histories, history);
  history->name = g_strdup(name);
  history->where = place_of(reading, section, section->line);
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (!g_str_equal(key->key, "path"))
      return refuse_unknown(reading, section, key, "path", error);
    take_path(reading, &history->path, key);
  }
  return history->path != NULL || refuse_missing(reading, section, "path", error);
}

static gboolean
refuse_section(const Reading *reading, const CtSection *section, GError **error)
{
  g_autofree gchar *place = place_of(reading, section, section->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("%s unknown section, expected [pipeline], [source NAME], [history NAME], or [fetch "
                "| read | normalize | validate | emit PLUGIN]"),
              place);
  return FALSE;
}

static gboolean
take_section(const Reading *reading, const CtSection *section, GError **error)
{
  g_auto(GStrv) words = g_strsplit(section->name, " ", 3);
  CtRole role;

  if (g_str_equal(section->name, "pipeline"))
    return TRUE; /* taken first */
  if (words[0] == NULL || words[1] == NULL || words[1][0] == '\0')
    return refuse_section(reading, section, error);
  if (g_str_equal(words[0], "source") && words[2] == NULL)
    return take_source_section(reading, section, words[1], error);
  if (g_str_equal(words[0], "history") && words[2] == NULL)
    return take_history_section(reading, section, words[1], error);
  if (!ct_role_parse(words[0], &role))
    return refuse_section(reading, section, error);
  if (role == CT_ROLE_FETCH || role == CT_ROLE_READ)
    return words[2] == NULL || refuse_section(reading, section, error);
  return take_step_section(reading, section, role, words[1], error);
}

static gboolean
override_period(CtPipeline *pipeline, const gchar *period, GError **error)
{
  g_autoptr(GDateTime) today = g_date_time_new_now(pipeline->time_zone);

  pipeline->period = ct_pipeline_parse_period(period, today);
  if (pipeline->period != CT_PERIOD_NONE)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--period is '%s', expected a period such as 2023-01/P6M, 2023-Q2 or 2023"), period);
  return FALSE;
}

CtPipeline *
ct_pipeline_load(const gchar *path, const gchar *const *settings, const gchar *period,
                 GError **error)
{
  g_autoptr(CtPipeline) pipeline = g_new0(CtPipeline, 1);
  g_autoptr(GPtrArray) sections = ct_sections_load(path, settings, error);
  Reading reading = {.pipeline = pipeline, .sections = sections, .path = path};
  const CtSection *head;

  pipeline->path = g_canonicalize_filename(path, NULL);
  pipeline->folder = g_path_get_dirname(pipeline->path);
  pipeline->fail_at = CT_FAIL_AT_ERROR;
  pipeline->lang = CT_LANGUAGE_VI;
  pipeline->time_zone = g_time_zone_new_identifier("Asia/Ho_Chi_Minh");
  pipeline->sources = g_ptr_array_new_with_free_func(free_source);
  pipeline->steps = g_ptr_array_new_with_free_func(free_step);
  pipeline->histories = g_ptr_array_new_with_free_func(free_history);
  if (pipeline->time_zone == NULL)
    pipeline->time_zone = g_time_zone_new_offset(7 * 3600); /* no tzdata on this machine */
  if (sections == NULL)
    return NULL;
  head = ct_sections_find(sections, "pipeline");
  if (head == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: the section [pipeline] is missing"),
                path);
    return NULL;
  }
  if (!take_pipeline_section(&reading, head, error))
    return NULL;
  for (guint i = 0; i < sections->len; i++)
    if (!take_section(&reading, sections->pdata[i], error))
      return NULL;
  if (period != NULL && !override_period(pipeline, period, error))
    return NULL;
  if (pipeline->period == CT_PERIOD_NONE) {
    refuse_missing(&reading, head, "period", error);
    return NULL;
  }
  return g_steal_pointer(&pipeline);
}

gchar *
ct_relative_path(const gchar *folder, const gchar *path)
{
  g_auto(GStrv) from = g_strsplit(folder, "/", -1);
  g_auto(GStrv) to = g_strsplit(path, "/", -1);
  g_autoptr(GString) relative = g_string_new(NULL);
  gsize common = 0;

  if (path[0] != '/')
    return g_strdup(path);
  while (from[common] != NULL && to[common] != NULL && g_str_equal(from[common], to[common]))
    common++;
  for (gsize i = common; from[i] != NULL; i++)
    if (from[i][0] != '\0')
      g_string_append(relative, "../");
  for (gsize i = common; to[i] != NULL; i++)
    g_string_append_printf(relative, "%s%s", to[i], to[i + 1] != NULL ? "/" : "");
  return g_strdup(relative->str);
}
