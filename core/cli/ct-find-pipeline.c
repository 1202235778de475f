#include <string.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static GPtrArray *
list_installed(const gchar *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
    if (g_str_has_suffix(name, ".ini"))
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, compare_names);
  return paths;
}

gchar *
ct_cli_find_pipeline(const gchar *given, GError **error)
{
  const gchar *variable = g_getenv("CHITIEU_PIPELINE");
  g_autoptr(GPtrArray) installed = NULL;
  g_autofree gchar *list = NULL;

  if (given != NULL)
    return g_strdup(given);
  if (variable != NULL && variable[0] != '\0')
    return g_strdup(variable);
  installed = list_installed(CT_PIPELINE_DIR);
  if (installed->len == 1)
    return g_strdup(installed->pdata[0]);
  g_ptr_array_add(installed, NULL);
  list = g_strjoinv(", ", (gchar **)installed->pdata);
  if (installed->len == 1)
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("which pipeline? Give --pipeline FILE or set CHITIEU_PIPELINE; there is none in "
                  "%s"),
                CT_PIPELINE_DIR);
  else
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("which pipeline? Give --pipeline with one of: %s"), list);
  return NULL;
}
