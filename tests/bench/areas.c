#include "areas.h"

#include <string.h>

static void
area_clear(gpointer item)
{
  g_free(((Area *)item)->name);
}

static Areas *
areas_new(guint n_levels)
{
  Areas *areas = g_new(Areas, 1);

  areas->list = g_array_new(FALSE, TRUE, sizeof(Area));
  areas->n_levels = n_levels;
  g_array_set_clear_func(areas->list, area_clear);
  return areas;
}

void
areas_free(Areas *areas)
{
  g_array_unref(areas->list);
  g_free(areas);
}

/* "00100" a province, "00103" its third district */
Areas *
areas_new_made(guint n)
{
  Areas *areas = areas_new(2);
  const guint size = AREAS_DISTRICTS + 1;

  for (guint number = 0; number < n; number++) {
    guint place = number % size;
    Area area = {.parent = place == 0 ? AREAS_NONE : number - place, .level = place == 0 ? 0 : 1};
    area.end = place == 0 ? MIN(number + size, n) : number + 1;
    g_snprintf(area.code, sizeof area.code, "%03u%02u", number / size + 1, place);
    area.name = g_strdup_printf("%s %s", place == 0 ? "Tỉnh" : "Huyện", area.code);
    g_array_append_val(areas->list, area);
  }
  return areas;
}

/* The last area that has this code and contains what comes next. */
static guint
find_parent(const Areas *areas, guint level, const gchar *code)
{
  guint parent = areas->list->len - 1;

  while (parent != AREAS_NONE && areas_get(areas, parent)->level >= level)
    parent = areas_get(areas, parent)->parent;
  if (parent == AREAS_NONE || !g_str_equal(areas_get(areas, parent)->code, code))
    return AREAS_NONE;
  return parent;
}

static gboolean
append_official(Areas *areas, gchar **fields)
{
  gsize length = strlen(fields[0]);
  Area area = {.parent = AREAS_NONE, .level = length == 2 ? 0 : length == 3 ? 1 : 2};
  gboolean city = g_str_equal(fields[2], "Thành phố Trung ương");

  if (length != 2 && length != 3 && length != 5)
    return FALSE;
  if (area.level > 0 && areas->list->len > 0)
    area.parent = find_parent(areas, area.level, fields[1]);
  if (area.level > 0 && area.parent == AREAS_NONE)
    return FALSE;
  g_strlcpy(area.code, fields[0], sizeof area.code);
  area.name = g_strdup_printf("%s %s", city ? "Thành phố" : fields[2], g_strstrip(fields[3]));
  area.end = areas->list->len + 1;
  for (guint above = area.parent; above != AREAS_NONE; above = areas_get(areas, above)->parent)
    g_array_index(areas->list, Area, above).end = area.end;
  g_array_append_val(areas->list, area);
  return TRUE;
}

Areas *
areas_new_official(const gchar *path, GError **error)
{
  g_autoptr(Areas) areas = areas_new(3);
  g_autofree gchar *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents(path, &text, NULL, error))
    return NULL;
  lines = g_strsplit(text, "\n", -1);
  for (guint line = 1; lines[0] != NULL && lines[line] != NULL; line++) {
    g_auto(GStrv) fields = g_strsplit(lines[line], ",", -1);
    if (*lines[line] == '\0')
      continue;
    if (g_strv_length(fields) != 4 || !append_official(areas, fields)) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                  "%s:%u: expected code, parent, type and name behind the parent", path, line + 1);
      return NULL;
    }
  }
  return g_steal_pointer(&areas);
}
