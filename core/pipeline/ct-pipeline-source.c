/* [source NAME] and [history NAME]. */
#include "pipeline/ct-reading.h"

#include <string.h>

/* A date is its midnight in the pipeline's time zone. */
static gboolean
parse_received(const CtReading *reading, const gchar *text, gint64 *seconds)
{
  g_autofree gchar *midnight = g_strconcat(text, "T00:00:00", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(
      strchr(text, 'T') != NULL ? text : midnight, reading->pipeline->time_zone);

  if (time == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix(time);
  return *seconds >= 0; /* below 0 it would be unknown */
}

/* The section may stand further down in the file. */
static gboolean
take_form(const CtReading *reading, const CtSection *section, const CtKey *key, CtSource *source,
          GError **error)
{
  g_autofree gchar *name = g_strdup_printf("form %s", key->value);

  if (ct_sections_find(reading->sections, name) == NULL)
    return ct_reading_refuse(reading, section, key, _("the NAME of a section [form NAME]"), error);
  ct_reading_take_text(&source->form, key);
  return TRUE;
}

static gboolean
take_table_key(const CtReading *reading, const CtSection *section, const CtKey *key,
               CtSource *source, GError **error)
{
  const gchar *name = key->key + strlen("table.");

  if (g_str_equal(name, "number-style")) {
    if (!ct_number_style_parse(key->value, &source->style))
      return ct_reading_refuse(reading, section, key, "auto, vi, en, plain, mixed", error);
  } else if (g_str_equal(name, "period"))
    ct_reading_take_text(&source->period, key);
  else if (g_str_equal(name, "area"))
    ct_reading_take_text(&source->area, key);
  else if (g_str_equal(name, "indicator"))
    ct_reading_take_text(&source->indicator, key);
  else if (g_str_equal(name, "unit"))
    ct_reading_take_text(&source->unit, key);
  else if (g_str_equal(name, "measure"))
    ct_reading_take_text(&source->measure, key);
  else if (g_str_equal(name, "form"))
    return take_form(reading, section, key, source, error);
  else
    return ct_reading_refuse_unknown(
        reading, section, key,
        "table.number-style, table.period, table.area, table.indicator, "
        "table.unit, table.measure, table.form",
        error);
  return TRUE;
}

static gboolean
take_sender(const CtReading *reading, const CtSection *section, const CtKey *key, CtSource *source,
            GError **error)
{
  if (key->value[0] == '\0')
    return ct_reading_refuse(reading, section, key, "NAME, @file, @table", error);
  ct_reading_take_text(&source->sender, key);
  source->sender_kind = g_str_equal(key->value, "@file")    ? CT_SENDER_FILE
                        : g_str_equal(key->value, "@table") ? CT_SENDER_TABLE
                                                            : CT_SENDER_NAMED;
  return TRUE;
}

static gboolean
take_trust(const CtReading *reading, const CtSection *section, const CtKey *key, CtSource *source,
           GError **error)
{
  gint64 trust;

  if (!g_ascii_string_to_signed(key->value, 10, -1000000, 1000000, &trust, NULL))
    return ct_reading_refuse(reading, section, key, _("a whole number"), error);
  source->trust = (gint)trust;
  return TRUE;
}

static gboolean
take_rounding(const CtReading *reading, const CtSection *section, const CtKey *key,
              CtSource *source, GError **error)
{
  if (g_str_equal(key->value, "nearest"))
    source->decimals_from = CT_DECIMALS_NEAREST;
  else if (g_str_equal(key->value, "truncate"))
    source->decimals_from = CT_DECIMALS_TRUNCATED;
  else
    return ct_reading_refuse(reading, section, key, "nearest, truncate", error);
  return TRUE;
}

static gboolean
take_source_key(const CtReading *reading, const CtSection *section, const CtKey *key,
                CtSource *source, GError **error)
{
  if (g_str_equal(key->key, "sender"))
    return take_sender(reading, section, key, source, error);
  if (g_str_equal(key->key, "trust"))
    return take_trust(reading, section, key, source, error);
  if (g_str_equal(key->key, "rounding"))
    return take_rounding(reading, section, key, source, error);
  if (g_str_equal(key->key, "received")) {
    if (!parse_received(reading, key->value, &source->received))
      return ct_reading_refuse(reading, section, key, _("a date such as 2023-06-20"), error);
  } else if (g_str_equal(key->key, "fetch"))
    source->fetch = ct_reading_new_source_step(reading, section, CT_ROLE_FETCH, key->value);
  else if (g_str_equal(key->key, "read"))
    source->read = ct_reading_new_source_step(reading, section, CT_ROLE_READ, key->value);
  else if (g_str_has_prefix(key->key, "table."))
    return take_table_key(reading, section, key, source, error);
  else if (!g_str_has_prefix(key->key, "fetch.") && !g_str_has_prefix(key->key, "read."))
    return ct_reading_refuse_unknown(
        reading, section, key, "sender, trust, rounding, received, fetch, fetch.*, read, read.*, "
        "table.*",
        error);
  return TRUE;
}

gboolean
ct_reading_take_source_section(const CtReading *reading, const CtSection *section,
                               const gchar *name, GError **error)
{
  g_autofree gchar *where = ct_reading_place_of(reading, section, section->line);
  CtSource *source = ct_source_new(name, where);

  g_ptr_array_add(reading->pipeline->sources, source);
  for (guint i = 0; i < section->keys->len; i++)
    if (!take_source_key(reading, section, section->keys->pdata[i], source, error))
      return FALSE;
  if (source->fetch == NULL)
    return ct_reading_refuse_missing(reading, section, "fetch", error);
  for (guint i = 0; source->read == NULL && i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (g_str_has_prefix(key->key, "read."))
      return ct_reading_refuse_missing(reading, section, "read", error);
  }
  return TRUE;
}

gboolean
ct_reading_take_history_section(const CtReading *reading, const CtSection *section,
                                const gchar *name, GError **error)
{
  CtHistory *history = g_new0(CtHistory, 1);

  g_ptr_array_add(reading->pipeline->histories, history);
  history->name = g_strdup(name);
  history->where = ct_reading_place_of(reading, section, section->line);
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (!g_str_equal(key->key, "path"))
      return ct_reading_refuse_unknown(reading, section, key, "path", error);
    ct_reading_take_path(reading, &history->path, key);
  }
  return history->path != NULL || ct_reading_refuse_missing(reading, section, "path", error);
}
