#include "plugin/ct-settings.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

struct CtSettings {
  const CtOption *options;
  GHashTable *values; /* key -> value, only what was given */
};

static const CtOption *
find_option(const CtOption *options, const gchar *key)
{
  for (const CtOption *option = options; option != NULL && option->key != NULL; option++)
    if (g_str_equal(option->key, key))
      return option;
  return NULL;
}

static gboolean
is_boolean(const gchar *value)
{
  static const gchar *const words[] = {"yes", "no", "true", "false", NULL};

  return g_strv_contains(words, value);
}

/* "64", "64K", "2M", "1G" */
static gboolean
parse_number(const gchar *value, guint64 *number)
{
  static const gchar suffixes[] = "KMG";
  gchar *end = NULL;
  guint64 n;

  if (!g_ascii_isdigit(value[0]))
    return FALSE;
  n = g_ascii_strtoull(value, &end, 10);
  if (*end != '\0') {
    const gchar *suffix = strchr(suffixes, *end);
    guint shift;

    if (suffix == NULL || end[1] != '\0')
      return FALSE;
    shift = 10u * ((guint)(suffix - suffixes) + 1u);
    if (n > (G_MAXUINT64 >> shift))
      return FALSE;
    n <<= shift;
  }
  *number = n;
  return TRUE;
}

static gboolean
check_value(const CtOption *option, const gchar *value, GError **error)
{
  guint64 number;

  if (option->allowed != NULL) {
    g_auto(GStrv) allowed = g_strsplit(option->allowed, "|", -1);

    if (!g_strv_contains((const gchar *const *)allowed, value)) {
      g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("'%s' is '%s', expected one of: %s"),
                  option->key, value, option->allowed);
      return FALSE;
    }
  }
  if (option->type == CT_OPTION_BOOLEAN && !is_boolean(value)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("'%s' is '%s', expected yes or no"),
                option->key, value);
    return FALSE;
  }
  if (option->type == CT_OPTION_NUMBER && !parse_number(value, &number)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("'%s' is '%s', expected a whole number, also with K, M or G"), option->key,
                value);
    return FALSE;
  }
  return TRUE;
}

static gchar *
list_keys(const CtOption *options)
{
  g_autoptr(GString) list = g_string_new(NULL);

  for (const CtOption *option = options; option != NULL && option->key != NULL; option++)
    g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", option->key);
  return g_strdup(list->len > 0 ? list->str : "-");
}

static gboolean
take_value(CtSettings *settings, const gchar *key, const gchar *value, const gchar *folder,
           GError **error)
{
  const CtOption *option = find_option(settings->options, key);

  if (option == NULL) {
    g_autofree gchar *keys = list_keys(settings->options);

    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("unknown option '%s', expected one of: %s"),
                key, keys);
    return FALSE;
  }
  if (!check_value(option, value, error))
    return FALSE;
  g_hash_table_replace(settings->values, g_strdup(key),
                       option->type == CT_OPTION_PATH && !g_str_equal(value, "-")
                           ? g_canonicalize_filename(value, folder)
                           : g_strdup(value));
  return TRUE;
}

static gboolean
check_required(const CtSettings *settings, GError **error)
{
  for (const CtOption *option = settings->options; option != NULL && option->key != NULL; option++)
    if (option->required && !g_hash_table_contains(settings->values, option->key)) {
      g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("'%s' is required (%s)"), option->key,
                  _(option->help));
      return FALSE;
    }
  return TRUE;
}

CtSettings *
ct_settings_new(const CtOption *options, const gchar *const *keys, const gchar *const *values,
                const gchar *folder, const gchar **bad_key, GError **error)
{
  g_autoptr(CtSettings) settings = g_new0(CtSettings, 1);

  settings->options = options;
  settings->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  if (bad_key != NULL)
    *bad_key = NULL;
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!take_value(settings, keys[i], values[i], folder, error)) {
      if (bad_key != NULL)
        *bad_key = keys[i];
      return NULL;
    }
  if (!check_required(settings, error))
    return NULL;
  return g_steal_pointer(&settings);
}

void
ct_settings_free(CtSettings *settings)
{
  if (settings == NULL)
    return;
  g_hash_table_unref(settings->values);
  g_free(settings);
}

const gchar *
ct_settings_get(const CtSettings *settings, const gchar *key)
{
  const gchar *value = g_hash_table_lookup(settings->values, key);
  const CtOption *option = find_option(settings->options, key);

  g_return_val_if_fail(option != NULL, NULL);
  return value != NULL ? value : option->default_value;
}

gboolean
ct_settings_get_boolean(const CtSettings *settings, const gchar *key)
{
  const gchar *value = ct_settings_get(settings, key);

  return g_strcmp0(value, "yes") == 0 || g_strcmp0(value, "true") == 0;
}

guint64
ct_settings_get_number(const CtSettings *settings, const gchar *key)
{
  const gchar *value = ct_settings_get(settings, key);
  guint64 number = 0;

  if (value != NULL)
    g_return_val_if_fail(parse_number(value, &number), 0);
  return number;
}
