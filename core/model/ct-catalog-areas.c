/* areas.csv: the tree of areas. Their names are in ct-catalog-area-names.c. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

enum {
  CODE,
  PARENT,
  LEVEL,
  TYPE,
  NAME,
  ALIASES,
  VALID_FROM,
  VALID_TO,
  NOTE,
  N_COLUMNS
};

static const CtColumn columns[N_COLUMNS] = {
  [CODE] = {"code", FALSE},
  [PARENT] = {"parent", FALSE},
  [LEVEL] = {"level", FALSE},
  [TYPE] = {"type", FALSE},
  [NAME] = {"name", FALSE},
  [ALIASES] = {"aliases", FALSE},
  [VALID_FROM] = {"valid_from", FALSE},
  [VALID_TO] = {"valid_to", FALSE},
  [NOTE] = {"note", TRUE},
};

static gboolean
is_date(const gchar *text)
{
  static const gchar form[] = "dddd-dd-dd";
  GDate date;

  if (strlen(text) != strlen(form))
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
      return FALSE;
  g_date_clear(&date, 1);
  g_date_set_parse(&date, text);
  return g_date_valid(&date);
}

static gboolean
read_date(const CtTable *table, guint row, guint column, const gchar **date, GError **error)
{
  const gchar *text = ct_table_get(table, row, column);

  *date = text[0] == '\0' ? NULL : text;
  return *date == NULL || is_date(text) ||
         ct_table_fail(table, row, column, error, "%s", _("a date such as 2020-01-01"));
}

static gboolean
read_area(CtCatalogData *data, const CtTable *table, guint row, CtArea *area, GError **error)
{
  guint level;

  if (!ct_catalog_add_code(data->area_codes, table, row, CODE, error) ||
      !ct_table_word(table, row, LEVEL, ct_level_words, G_N_ELEMENTS(ct_level_words), &level,
                     error) ||
      !ct_table_text(table, row, NAME, &area->name, error) ||
      !read_date(table, row, VALID_FROM, &area->valid_from, error) ||
      !read_date(table, row, VALID_TO, &area->valid_to, error))
    return FALSE;
  if (area->valid_from != NULL && area->valid_to != NULL &&
      strcmp(area->valid_from, area->valid_to) > 0)
    return ct_table_fail(table, row, VALID_TO, error, _("a date not before %s"),
                         area->valid_from);
  area->code = ct_table_get(table, row, CODE);
  area->type = ct_table_get(table, row, TYPE);
  area->level = (CtLevel)(1u << level);
  area->parent = CT_INDEX_NONE;
  return TRUE;
}

static gboolean
read_parent(CtCatalogData *data, const CtTable *table, guint row, GError **error)
{
  if (ct_table_get(table, row, PARENT)[0] == '\0')
    return TRUE;
  return ct_catalog_refer(data->area_codes, table, row, PARENT, _("the code of an area"),
                          &data->areas[row].parent, error);
}

/* Each area is passed once: a walk up ends where an earlier one has been. */
static gboolean
check_loops(const CtCatalogData *data, const CtTable *table, GError **error)
{
  g_autofree guint32 *walks = g_new0(guint32, table->n_rows);

  for (guint32 start = 0; start < table->n_rows; start++) {
    guint32 walk = start + 1;

    for (guint32 at = start; at != CT_INDEX_NONE; at = data->areas[at].parent) {
      if (walks[at] == walk)
        return ct_table_fail(table, at, PARENT, error, "%s",
                             _("a parent that does not lead back to the area itself"));
      if (walks[at] != 0)
        break;
      walks[at] = walk;
    }
  }
  return TRUE;
}

/* The children of all areas lie in one array, those of each side by side. */
static void
list_children(CtCatalogData *data)
{
  guint32 n = data->public.n_areas;
  guint32 *children = ct_arena_allocate(data->arena, (gsize)MAX(n, 1) * sizeof(guint32));
  g_autofree guint32 *next = g_new0(guint32, n);
  guint32 at = 0;

  for (guint32 i = 0; i < n; i++)
    if (data->areas[i].parent != CT_INDEX_NONE)
      data->areas[data->areas[i].parent].n_children++;
  for (guint32 i = 0; i < n; i++) {
    data->areas[i].children = children + at;
    next[i] = at;
    at += data->areas[i].n_children;
  }
  for (guint32 i = 0; i < n; i++)
    if (data->areas[i].parent != CT_INDEX_NONE)
      children[next[data->areas[i].parent]++] = i;
}

gboolean
ct_catalog_load_areas(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTable) table = ct_table_load(folder, "areas.csv", columns, N_COLUMNS, CT_MAX_AREAS,
                                           FALSE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->areas = g_new0(CtArea, table->n_rows);
  data->area_bare = g_new0(CtBareName, table->n_rows);
  data->public.n_areas = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_area(data, table, row, &data->areas[row], error))
      return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_parent(data, table, row, error))
      return FALSE;
  if (!check_loops(data, table, error))
    return FALSE;
  list_children(data);
  ct_catalog_add_area_names(data, table, ALIASES);
  return TRUE;
}
