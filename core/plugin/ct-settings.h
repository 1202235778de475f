/* ct-settings.h: options of plugins: declared in a table, checked by the host.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_OPTION_TEXT,
  CT_OPTION_BOOLEAN, /* yes, no, true, false */
  CT_OPTION_NUMBER,  /* whole, not negative; K, M, G for 1024 and its powers */
  CT_OPTION_PATH,    /* relative to the pipeline file's folder, made absolute */
  CT_OPTION_SECRET   /* never shown; from the environment or a file */
} CtOptionType;

/**
 * CtOption: one row of a plugin's table; the table ends with a row without key.
 * @default_value: (nullable): NULL: there is none
 * @allowed: (nullable): "a|b|c": the only values it may have
 * @required: it must be given
 * @help: one line, marked with N_()
 */
typedef struct {
  const gchar *key;
  CtOptionType type;
  const gchar *default_value;
  const gchar *allowed;
  gboolean required;
  const gchar *help;
} CtOption;

/* Checked values of one section, immutable. */
typedef struct CtSettings CtSettings;

/* The value or its default. Returns: (transfer none) (nullable) */
const gchar *ct_settings_get(const CtSettings *settings, const gchar *key);
gboolean ct_settings_get_boolean(const CtSettings *settings, const gchar *key);
guint64 ct_settings_get_number(const CtSettings *settings, const gchar *key);

/**
 * ct_settings_new:
 * @options: the table, or NULL for none
 * @keys, @values: (array zero-terminated=1): as given in the section
 * @folder: the pipeline file's, for paths
 * Fails with %CT_ERROR_CONFIG naming the key, the value and what was expected; an
 * unknown key with the nearest one that exists. @bad_key: (out) (optional)
 * (transfer none): the element of @keys at fault, or NULL
 */
CtSettings *ct_settings_new(const CtOption *options, const gchar *const *keys,
                            const gchar *const *values, const gchar *folder,
                            const gchar **bad_key, GError **error);
void ct_settings_free(CtSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSettings, ct_settings_free)

G_END_DECLS
