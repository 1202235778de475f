/* The section [pipeline]. */
#include "pipeline/ct-reading.h"

#include <string.h>

static gboolean
is_date(const gchar *text)
{
  g_autofree gchar *midnight = g_strconcat(text, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date =
      strlen(text) == 10 ? g_date_time_new_from_iso8601(midnight, NULL) : NULL;

  return date != NULL;
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

static gboolean
take_time_zone(const CtReading *reading, const CtSection *section, const CtKey *key, GError **error)
{
  GTimeZone *zone = g_time_zone_new_identifier(key->value);

  if (zone == NULL)
    return ct_reading_refuse(reading, section, key, _("a time zone such as Asia/Ho_Chi_Minh"),
                             error);
  g_clear_pointer(&reading->pipeline->time_zone, g_time_zone_unref);
  reading->pipeline->time_zone = zone;
  return TRUE;
}

static void
take_plugin_folders(const CtReading *reading, const CtKey *key)
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
take_period(const CtReading *reading, const CtSection *section, const CtKey *key, GError **error)
{
  g_autoptr(GDateTime) today = g_date_time_new_now(reading->pipeline->time_zone);

  reading->pipeline->period = ct_pipeline_parse_period(key->value, today);
  if (reading->pipeline->period == CT_PERIOD_NONE)
    return ct_reading_refuse(reading, section, key,
                             _("a period such as 2023-01/P6M, 2023-Q2, 2023, or latest 3,6,9,12"),
                             error);
  return TRUE;
}

static gboolean
take_pipeline_key(const CtReading *reading, const CtSection *section, const CtKey *key,
                  GError **error)
{
  CtPipeline *pipeline = reading->pipeline;

  if (g_str_equal(key->key, "title"))
    ct_reading_take_text(&pipeline->title, key);
  else if (g_str_equal(key->key, "catalog"))
    ct_reading_take_path(reading, &pipeline->catalog, key);
  else if (g_str_equal(key->key, "out"))
    ct_reading_take_path(reading, &pipeline->out, key);
  else if (g_str_equal(key->key, "state"))
    ct_reading_take_path(reading, &pipeline->state, key);
  else if (g_str_equal(key->key, "answers"))
    ct_reading_take_path(reading, &pipeline->answers, key);
  else if (g_str_equal(key->key, "plugins"))
    take_plugin_folders(reading, key);
  else if (g_str_equal(key->key, "time-zone"))
    return TRUE; /* taken first: dates depend on it */
  else if (g_str_equal(key->key, "period"))
    return take_period(reading, section, key, error);
  else if (g_str_equal(key->key, "due")) {
    if (!is_date(key->value))
      return ct_reading_refuse(reading, section, key, _("a date such as 2023-07-05"), error);
    ct_reading_take_text(&pipeline->due, key);
  } else if (g_str_equal(key->key, "fail-at")) {
    if (!parse_fail_at(key->value, &pipeline->fail_at))
      return ct_reading_refuse(reading, section, key, "info, warning, error, never", error);
  } else if (g_str_equal(key->key, "lang")) {
    if (!ct_language_parse(key->value, &pipeline->lang))
      return ct_reading_refuse(reading, section, key, "vi, en", error);
  } else
    return ct_reading_refuse_unknown(
        reading, section, key,
        "title, catalog, period, due, fail-at, lang, out, state, answers, plugins, time-zone", error);
  return TRUE;
}

gboolean
ct_reading_take_pipeline_section(const CtReading *reading, const CtSection *section, GError **error)
{
  const CtKey *zone = ct_section_find(section, "time-zone");

  if (zone != NULL && !take_time_zone(reading, section, zone, error))
    return FALSE;
  for (guint i = 0; i < section->keys->len; i++)
    if (!take_pipeline_key(reading, section, section->keys->pdata[i], error))
      return FALSE;
  if (reading->pipeline->catalog == NULL)
    return ct_reading_refuse_missing(reading, section, "catalog", error);
  return TRUE;
}
