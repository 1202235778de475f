/* ct-intake-area-list.c: what the names of a table say together: that they are the communes of
 * one district, of which one may be called like it, or that districts stand over theirs. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* What the names of the held rows say of a list. @district: of all its communes */
typedef struct {
  guint32 district;
  guint n_communes;
  guint n_districts; /* bare ones, that a commune is called like */
  gboolean mixed;
} List;

static void
count_name(CtIntake *intake, CtSpan text, guint32 district, List *list)
{
  const CtCatalog *catalog = intake->catalog;
  CtNameMatch match =
    ct_area_choose_within(catalog, ct_resolver_area(intake->resolver, text), district);
  CtNameMatch commune;

  if (match.result != CT_NAME_FOUND || g_ascii_isdigit(text.text[0]))
    return;
  if (catalog->areas[match.id].level == CT_LEVEL_COMMUNE) {
    guint32 parent = catalog->areas[match.id].parent;

    list->mixed = list->mixed || (list->n_communes > 0 && list->district != parent);
    list->district = parent;
    list->n_communes++;
    return;
  }
  commune = ct_catalog_find_commune(catalog, match.id, text.text, text.length, FALSE);
  list->n_districts += commune.result != CT_NAME_UNKNOWN ? 1 : 0;
}

/* "Thị trấn Bát Xát" is in the list, too. */
static gboolean
names_township(CtIntake *intake, guint end, guint32 district)
{
  const CtCatalog *catalog = intake->catalog;

  for (guint i = intake->table.at; i < end; i++) {
    CtSpan text = ct_intake_area_text(intake, ct_held_rows_get(intake->held, i));
    CtNameMatch match = ct_resolver_area(intake->resolver, text);

    if (text.length == 0 || match.result != CT_NAME_FOUND ||
        catalog->areas[match.id].level != CT_LEVEL_COMMUNE ||
        catalog->areas[match.id].parent != district)
      continue;
    match = ct_resolver_area(intake->resolver, ct_area_bare_name(&catalog->areas[match.id]));
    if (match.result == CT_NAME_FOUND && match.id == district)
      return TRUE;
  }
  return FALSE;
}

/* Rows "I" over rows "1", in a table whose districts have no column of their own. */
static gboolean
has_sections(const CtIntake *intake, guint end)
{
  const CtLayout *layout = intake->table.layout;
  gint column = layout->at[CT_MEANS_ROW_NUMBER];
  guint n_sections = 0, n_rows = 0;

  if (column == CT_COLUMN_NONE || layout->at[CT_MEANS_DISTRICT] != CT_COLUMN_NONE ||
      layout->at[CT_MEANS_DISTRICT_CODE] != CT_COLUMN_NONE)
    return FALSE;
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan number = ct_cells_get(row->cells, row->n_cells, column);
    CtOutlineLevel level;

    if (number.length == 0 || number.length > 8)
      continue;
    level = ct_outline_level(number, ct_intake_area_text(intake, row), TRUE);
    n_sections += level == CT_OUTLINE_SECTION ? 1 : 0;
    n_rows += level == CT_OUTLINE_ROW ? 1 : 0;
  }
  return n_sections > 0 && n_rows > 0;
}

static gboolean
has_area_column(const CtLayout *layout, guint32 area)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role == CT_MEANS_VALUE && ct_layout_get(layout, i)->area == area)
      return TRUE;
  return FALSE;
}

/* Columns of communes, and one called like the district that they are in. */
static void
find_listed_columns(CtIntake *intake)
{
  const CtCatalog *catalog = intake->catalog;
  CtLayout *layout = intake->table.layout;
  guint32 district = CT_INDEX_NONE;
  guint n = 0;

  for (guint i = 0; i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);
    const CtArea *area;

    if (column->role != CT_MEANS_VALUE || column->area == CT_INDEX_NONE)
      continue;
    area = &catalog->areas[column->area];
    if (area->level != CT_LEVEL_COMMUNE)
      continue;
    if (n > 0 && area->parent != district)
      return;
    district = area->parent;
    n++;
  }
  for (guint i = 0; n >= 2 && i < layout->columns->len; i++) {
    CtColumn column = *ct_layout_get(layout, i);
    g_autofree gchar *key = NULL, *type = NULL;
    const CtArea *area;
    CtNameMatch commune;
    CtSpan bare;

    if (column.role != CT_MEANS_VALUE || column.area != district)
      continue;
    area = &catalog->areas[district];
    bare = ct_area_bare_name(area);
    key = ct_text_fold(column.header.text, column.header.length, CT_FOLD_LETTERS);
    type = ct_text_fold(area->type, strlen(area->type), CT_FOLD_LETTERS);
    commune = ct_catalog_find_commune(catalog, district, bare.text, bare.length, TRUE);
    if (strstr(key, type) != NULL || g_str_has_prefix(key, "h ") || g_str_has_prefix(key, "tx ") ||
        g_str_has_prefix(key, "tp ") || commune.result != CT_NAME_FOUND || has_area_column(layout, commune.id))
      continue;
    column.area = commune.id;
    ct_layout_set(layout, i, &column);
  }
}

static gboolean
has_marked_header(const CtLayout *layout)
{
  gint column = layout->at[CT_MEANS_COMMUNE];
  CtSpan header = {"", 0};

  if (column != CT_COLUMN_NONE)
    header = ct_layout_get(layout, (guint)column)->header;
  for (gsize i = 0; i < header.length; i++)
    if ((guchar)header.text[i] >= 0x80)
      return TRUE;
  return FALSE;
}

void
ct_intake_find_list(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  List list = {.district = CT_INDEX_NONE};
  CtAreaScope scope;
  gboolean communes = table->layout->at[CT_MEANS_COMMUNE] != CT_COLUMN_NONE ||
                      table->layout->at[CT_MEANS_COMMUNE_CODE] != CT_COLUMN_NONE;

  if (!ct_layout_has_area(table->layout)) {
    find_listed_columns(intake);
    return;
  }
  if (ct_layout_has_indicator(table->layout)) { /* rows may be read ahead, each by itself */
    table->marked = has_marked_header(table->layout);
    return;
  }
  table->has_sections = has_sections(intake, end);
  ct_intake_find_scope(intake, CT_MEANS_AREA, CT_INDEX_NONE, &scope);
  for (guint i = table->at; i < end; i++) {
    CtSpan text = ct_intake_area_text(intake, ct_held_rows_get(intake->held, i));

    for (gsize j = 0; j < text.length && !table->marked; j++)
      table->marked = (guchar)text.text[j] >= 0x80;
    if (!communes && text.length > 0)
      count_name(intake, text, scope.district, &list);
  }
  if (!list.mixed && list.n_communes >= 2 && list.n_communes > list.n_districts &&
      list.n_districts > 0 && !names_township(intake, end, list.district))
    table->list_area = list.district;
}
