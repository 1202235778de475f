/* Sections that name a plugin, and the plugins that a source names. */
#include "pipeline/ct-reading.h"

#include <string.h>

static CtStep *
new_step(const CtReading *reading, const CtSection *section, CtRole role, const gchar *plugin)
{
  CtStep *step = g_new0(CtStep, 1);

  step->role = role;
  step->plugin = g_strdup(plugin);
  step->where = ct_reading_place_of(reading, section, section->line);
  step->keys = g_ptr_array_new_with_free_func(g_free);
  step->values = g_ptr_array_new_with_free_func(g_free);
  step->wheres = g_ptr_array_new_with_free_func(g_free);
  return step;
}

/* @name: of the option; an earlier value of it gives way. */
static void
give_key(const CtReading *reading, const CtSection *section, const CtKey *key, const gchar *name,
         CtStep *step)
{
  guint i = 0;

  while (i < step->keys->len && !g_str_equal(step->keys->pdata[i], name))
    i++;
  if (i < step->keys->len) {
    g_ptr_array_remove_index(step->keys, i);
    g_ptr_array_remove_index(step->values, i);
    g_ptr_array_remove_index(step->wheres, i);
  }
  g_ptr_array_add(step->keys, g_strdup(name));
  g_ptr_array_add(step->values, g_strdup(key->value));
  g_ptr_array_add(step->wheres, ct_reading_place_of(reading, section, key->line));
}

static void
close_step(CtStep *step)
{
  g_ptr_array_add(step->keys, NULL);
  g_ptr_array_add(step->values, NULL);
}

static gboolean
take_severity(const CtReading *reading, const CtSection *section, const CtKey *key, CtStep *step,
              GError **error)
{
  if (g_str_equal(key->value, "off"))
    step->off = TRUE;
  else if (ct_severity_parse(key->value, &step->severity))
    step->has_severity = TRUE;
  else
    return ct_reading_refuse(reading, section, key, "error, warning, info, off", error);
  return TRUE;
}

gboolean
ct_reading_take_step_section(const CtReading *reading, const CtSection *section, CtRole role,
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
      give_key(reading, section, key, key->key, step);
    }
  }
  close_step(step);
  return TRUE;
}

/* A section [fetch PLUGIN] or [read PLUGIN] gives what all sources with that plugin share. */
CtStep *
ct_reading_new_source_step(const CtReading *reading, const CtSection *section, CtRole role,
                           const gchar *plugin)
{
  CtStep *step = new_step(reading, section, role, plugin);
  g_autofree gchar *shared_name = g_strdup_printf("%s %s", ct_role_name(role), plugin);
  const CtSection *shared = ct_sections_find(reading->sections, shared_name);
  g_autofree gchar *prefix = g_strdup_printf("%s.", ct_role_name(role));

  for (guint i = 0; shared != NULL && i < shared->keys->len; i++) {
    const CtKey *key = shared->keys->pdata[i];

    give_key(reading, shared, key, key->key, step);
  }
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *key = section->keys->pdata[i];

    if (g_str_has_prefix(key->key, prefix))
      give_key(reading, section, key, key->key + strlen(prefix), step);
  }
  close_step(step);
  return step;
}
