#include "pipeline/ct-sections.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-input.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

static void
key_free(gpointer data)
{
  CtKey *key = data;

  g_free(key->key);
  g_free(key->value);
  g_free(key);
}

static void
section_free(gpointer data)
{
  CtSection *section = data;

  g_free(section->name);
  g_ptr_array_unref(section->keys);
  g_free(section);
}

const CtSection *
ct_sections_find(const GPtrArray *sections, const gchar *name)
{
  for (guint i = 0; i < sections->len; i++) {
    const CtSection *section = sections->pdata[i];

    if (g_str_equal(section->name, name))
      return section;
  }
  return NULL;
}

const CtKey *
ct_section_find(const CtSection *section, const gchar *key)
{
  for (guint i = 0; i < section->keys->len; i++) {
    const CtKey *item = section->keys->pdata[i];

    if (g_str_equal(item->key, key))
      return item;
  }
  return NULL;
}

static CtSection *
add_section(GPtrArray *sections, const gchar *name, guint line)
{
  CtSection *section = g_new0(CtSection, 1);

  section->name = g_strdup(name);
  section->line = line;
  section->keys = g_ptr_array_new_with_free_func(key_free);
  g_ptr_array_add(sections, section);
  return section;
}

static void
add_key(CtSection *section, const gchar *name, const gchar *value, guint line)
{
  CtKey *key = g_new0(CtKey, 1);

  key->key = g_strdup(name);
  key->value = g_strdup(value);
  key->line = line;
  g_ptr_array_add(section->keys, key);
}

/* ${NAME} */

static gboolean
append_variable(GString *text, const gchar *name, const gchar *path, guint line, GError **error)
{
  const gchar *value = g_getenv(name);

  if (value == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s:%u: the environment has no variable '%s'"), path, line, name);
    return FALSE;
  }
  if (!g_utf8_validate(value, -1, NULL)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s:%u: the variable '%s' is not UTF-8"), path, line, name);
    return FALSE;
  }
  g_string_append(text, value);
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static gchar *
replace_variables(const gchar *value, const gchar *path, guint line, GError **error)
{
  g_autoptr(GString) text = g_string_new(NULL);
  const gchar *open;

  while ((open = strstr(value, "${")) != NULL) {
    const gchar *close = strchr(open, '}');
    g_autofree gchar *name = NULL;

    if (close == NULL || close == open + 2) {
      g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                  _("%s:%u: '${' without a name and '}' after it"), path, line);
      return NULL;
    }
    name = g_strndup(open + 2, (gsize)(close - open - 2));
    g_string_append_len(text, value, open - value);
    if (!append_variable(text, name, path, line, error))
      return NULL;
    value = close + 1;
  }
  g_string_append(text, value);
  return g_strdup(text->str);
}

/* The file, line by line. GKeyFile would take a section or key given twice in
 * silence and tells no lines, so it only judges the values. */

typedef struct {
  const gchar *path;
  guint line;
  GPtrArray *sections;
  CtSection *section; /* in progress */
  GKeyFile *values;
} Loading;

static gboolean
fail(const Loading *loading, GError **error, const gchar *what, const gchar *seen)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s:%u: %s: '%s'", loading->path, loading->line,
              what, seen);
  return FALSE;
}

static gboolean
take_header(Loading *loading, const gchar *line, GError **error)
{
  g_autofree gchar *name = NULL;

  if (!g_str_has_suffix(line, "]") || strlen(line) < 3)
    return fail(loading, error, _("expected [section]"), line);
  name = g_strndup(line + 1, strlen(line) - 2);
  if (ct_sections_find(loading->sections, name) != NULL)
    return fail(loading, error, _("the section is given twice"), name);
  loading->section = add_section(loading->sections, name, loading->line);
  return TRUE;
}

static gboolean
ends_in_escape(const gchar *text)
{
  gsize n = 0, length = strlen(text);

  while (n < length && text[length - 1 - n] == '\\')
    n++;
  return n % 2 == 1;
}

/* Returns: (transfer full) (nullable). GKeyFile (2.74) would warn on standard error of
 * a lone backslash at the end behind another wrong escape. */
static gchar *
get_value(const Loading *loading, const gchar *key)
{
  g_autofree gchar *raw =
      g_key_file_get_value(loading->values, loading->section->name, key, NULL);

  if (raw == NULL || ends_in_escape(raw))
    return NULL;
  return g_key_file_get_string(loading->values, loading->section->name, key, NULL);
}

static gboolean
take_key(Loading *loading, const gchar *line, GError **error)
{
  const gchar *equals = strchr(line, '=');
  g_autofree gchar *key = equals != NULL ? g_strndup(line, (gsize)(equals - line)) : NULL;
  g_autofree gchar *plain = NULL;
  g_autofree gchar *value = NULL;

  if (key == NULL || g_strstrip(key)[0] == '\0')
    return fail(loading, error, _("expected key = value"), line);
  if (loading->section == NULL)
    return fail(loading, error, _("a key before the first [section]"), key);
  if (ct_section_find(loading->section, key) != NULL)
    return fail(loading, error, _("the key is given twice"), key);
  plain = get_value(loading, key);
  if (plain == NULL)
    return fail(loading, error, _("the value cannot be read (\\ begins an escape: write \\\\)"),
                line);
  value = replace_variables(g_strchomp(plain), loading->path, loading->line, error);
  if (value == NULL)
    return FALSE;
  add_key(loading->section, key, value, loading->line);
  return TRUE;
}

static gboolean
take_line(Loading *loading, gchar *line, GError **error)
{
  g_strstrip(line);
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  return line[0] == '[' ? take_header(loading, line, error) : take_key(loading, line, error);
}

static gboolean
read_text(const gchar *path, gchar **text, gsize *length, GError **error)
{
  g_autoptr(CtInput) input = ct_input_open(path, error);
  g_autofree gchar *buffer = NULL;
  gsize used = 0;
  gssize n;

  if (input == NULL)
    return FALSE;
  buffer = g_malloc(CT_PIPELINE_MAX_BYTES + 1u);
  while (used <= CT_PIPELINE_MAX_BYTES &&
         (n = ct_input_read(input, buffer + used, CT_PIPELINE_MAX_BYTES + 1u - used, error)) != 0) {
    if (n < 0)
      return FALSE;
    used += (gsize)n;
  }
  if (used > CT_PIPELINE_MAX_BYTES) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: more than %u bytes"), path,
                CT_PIPELINE_MAX_BYTES);
    return FALSE;
  }
  gsize mark = used >= 3 && memcmp(buffer, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  *text = g_strndup(buffer + mark, used - mark);
  *length = used - mark;
  return TRUE;
}

static gboolean
check_text(const gchar *path, const gchar *text, gsize length, GError **error)
{
  gssize invalid = ct_text_find_invalid(text, length);
  const gchar *nul = memchr(text, '\0', length);
  gssize bad = nul != NULL && (invalid < 0 || nul - text < invalid) ? nul - text : invalid;
  guint line = 1;

  if (bad < 0)
    return TRUE;
  for (gssize i = 0; i < bad; i++)
    line += text[i] == '\n';
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s:%u: this is no text in UTF-8"), path, line);
  return FALSE;
}

/* "SECTION:KEY=VALUE"; the section's name may hold spaces, the key no colon. */
static gboolean
take_setting(GPtrArray *sections, const gchar *setting, GError **error)
{
  const gchar *equals = strchr(setting, '=');
  const gchar *colon = equals != NULL ? g_strrstr_len(setting, equals - setting, ":") : NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *key = NULL;
  CtSection *section;
  CtKey *known;

  if (colon == NULL || colon == setting || colon + 1 == equals) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("--set %s: expected SECTION:KEY=VALUE"),
                setting);
    return FALSE;
  }
  name = g_strndup(setting, (gsize)(colon - setting));
  key = g_strndup(colon + 1, (gsize)(equals - colon - 1));
  section = (CtSection *)ct_sections_find(sections, name);
  if (section == NULL)
    section = add_section(sections, name, 0);
  known = (CtKey *)ct_section_find(section, key);
  if (known != NULL)
    g_ptr_array_remove(section->keys, known);
  add_key(section, key, equals + 1, 0);
  return TRUE;
}

static gboolean
take_lines(Loading *loading, const gchar *text, GError **error)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    loading->line = (guint)i + 1;
    if (!take_line(loading, lines[i], error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
ct_sections_load(const gchar *path, const gchar *const *settings, GError **error)
{
  g_autoptr(GPtrArray) sections = g_ptr_array_new_with_free_func(section_free);
  g_autoptr(GKeyFile) values = g_key_file_new();
  g_autofree gchar *text = NULL;
  g_autoptr(GError) fault = NULL;
  Loading loading = {.path = path, .sections = sections, .values = values};
  gsize length = 0;

  if (!read_text(path, &text, &length, &fault)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("pipeline file: %s"), fault->message);
    return NULL;
  }
  if (!check_text(path, text, length, error))
    return NULL;
  /* What GKeyFile refuses as a whole, the walk below names with its line. */
  (void)g_key_file_load_from_data(values, text, length, G_KEY_FILE_NONE, NULL);
  if (!take_lines(&loading, text, error))
    return NULL;
  for (gsize i = 0; settings != NULL && settings[i] != NULL; i++)
    if (!take_setting(sections, settings[i], error))
      return NULL;
  return g_steal_pointer(&sections);
}
