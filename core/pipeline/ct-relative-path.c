#include "pipeline/ct-pipeline.h"

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
