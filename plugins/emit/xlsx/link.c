/* link.c: from a figure to the file and cell that it came from. */
#include <string.h>

#include "xlsx.h"

static gboolean
is_page(const gchar *name)
{
  return g_str_has_prefix(name, "https://") || g_str_has_prefix(name, "http://") ||
         g_str_has_prefix(name, "ftp://");
}

/* As a relative address: "external:" of the library would turn the slashes round, and then not
 * all spreadsheets find the file. "#" in a file's name would begin the place in it. */
static gchar *
escape(const gchar *name)
{
  g_auto(GStrv) parts = g_strsplit(name, "#", -1);

  return g_strjoinv("%23", parts);
}

static gchar *
path_of(const Xlsx *self, const gchar *name)
{
  g_autofree gchar *escaped = escape(name);

  if (g_path_is_absolute(name))
    return g_strconcat("file://", escaped, NULL);
  return g_build_path("/", self->sources[0] != '\0' ? self->sources : ".", escaped, NULL);
}

/* A spreadsheet opens a text file, too, but finds no line in it. */
gchar *
xlsx_link_to(const Xlsx *self, const CtSubmission *submission, CtPlace place)
{
  g_autofree gchar *path = NULL;
  g_autofree gchar *cell = NULL;

  if (is_page(submission->name))
    return g_strdup(submission->name);
  if (submission->name[0] == '\0' || strstr(submission->name, "://") != NULL)
    return NULL;
  path = path_of(self, submission->name);
  if (place.row == 0 || place.row > WORKBOOK_MAX_ROWS ||
      !ct_places_has_style(submission->places, CT_PLACE_SHEET))
    return g_steal_pointer(&path);
  cell = workbook_reference(ct_places_table_name(submission->places, place.table), place.row - 1,
                            MAX(place.column, 1) - 1u);
  return g_strconcat(path, "#", cell, NULL);
}
