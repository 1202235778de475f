/* ct-sections.h: a GLib key file, read strictly: every key knows its line.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_PIPELINE_MAX_BYTES (4u * 1024u * 1024u)

/* @line: from 1; 0: given by --set */
typedef struct {
  gchar *key;
  gchar *value; /* with ${NAME} replaced from the environment */
  guint line;
} CtKey;

/**
 * CtSection:
 * @name: between the brackets, "source so-y-te"
 * @keys: (element-type CtKey): in order of the file
 */
typedef struct {
  gchar *name;
  guint line;
  GPtrArray *keys;
} CtSection;

/**
 * ct_sections_load:
 * @settings: (nullable) (array zero-terminated=1): "SECTION:KEY=VALUE" each, which win
 * Fails with %CT_ERROR_CONFIG naming file and line: no key file, a section or key
 * given twice, a variable that is not set, no such file ...
 * Returns: (transfer full) (element-type CtSection)
 */
GPtrArray *ct_sections_load(const gchar *path, const gchar *const *settings, GError **error);

/* Returns: (transfer none) (nullable) */
const CtSection *ct_sections_find(const GPtrArray *sections, const gchar *name);
const CtKey *ct_section_find(const CtSection *section, const gchar *key);

G_END_DECLS
