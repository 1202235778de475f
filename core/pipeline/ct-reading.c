#include "pipeline/ct-reading.h"

#include "base/ct-error.h"

gchar *
ct_reading_place_of(const CtReading *reading, const CtSection *section, guint line)
{
  if (line == 0)
    return g_strdup_printf("--set: [%s]", section->name);
  return g_strdup_printf("%s:%u: [%s]", reading->path, line, section->name);
}

gboolean
ct_reading_refuse(const CtReading *reading, const CtSection *section, const CtKey *key,
                  const gchar *expected, GError **error)
{
  g_autofree gchar *place = ct_reading_place_of(reading, section, key->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s %s is '%s', expected %s"), place, key->key,
              key->value, expected);
  return FALSE;
}

gboolean
ct_reading_refuse_unknown(const CtReading *reading, const CtSection *section, const CtKey *key,
                          const gchar *expected, GError **error)
{
  g_autofree gchar *place = ct_reading_place_of(reading, section, key->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s unknown key '%s', expected one of: %s"),
              place, key->key, expected);
  return FALSE;
}

gboolean
ct_reading_refuse_missing(const CtReading *reading, const CtSection *section, const gchar *key,
                          GError **error)
{
  g_autofree gchar *place = ct_reading_place_of(reading, section, section->line);

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s the key '%s' is missing"), place, key);
  return FALSE;
}

void
ct_reading_take_text(gchar **target, const CtKey *key)
{
  g_free(*target);
  *target = g_strdup(key->value);
}

void
ct_reading_take_path(const CtReading *reading, gchar **target, const CtKey *key)
{
  g_free(*target);
  *target = g_canonicalize_filename(key->value, reading->pipeline->folder);
}
