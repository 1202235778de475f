/* headings.csv: what a short name of a row or column means under a heading. "Tổng
 * số" alone means nothing; under "tai nạn giao thông" it is the number of accidents.
 */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

enum { HEADING, NAME, INDICATOR, FIRST, NOTE, N_COLUMNS };

static const CtColumn columns[N_COLUMNS] = {
  [HEADING] = {"heading", FALSE}, [NAME] = {"name", FALSE}, [INDICATOR] = {"indicator", FALSE},
  [FIRST] = {"first", TRUE},      [NOTE] = {"note", TRUE},
};

static gboolean
read_indicator(const CtCatalogData *data, const CtTable *table, guint row, CtHeading *heading,
               GError **error)
{
  heading->indicator = CT_INDEX_NONE;
  if (strcmp(ct_table_get(table, row, INDICATOR), "-") == 0)
    return TRUE;
  return ct_catalog_refer(data->indicator_codes, table, row, INDICATOR,
                          _("the code of an indicator or component, or '-' for none"),
                          &heading->indicator, error);
}

static gboolean
read_first(const CtTable *table, guint row, CtHeading *heading, GError **error)
{
  static const gchar *const words[] = {"", "no", "yes"};
  guint word;

  if (!ct_table_word(table, row, FIRST, words, G_N_ELEMENTS(words), &word, error))
    return FALSE;
  heading->first = word == 2;
  return TRUE;
}

/* Each name of a list under @id; one without letters would be found everywhere. */
static gboolean
add_names(CtNameIndex *index, const CtTable *table, guint row, guint column, guint32 id,
          GError **error)
{
  g_auto(GStrv) names = ct_table_list(table, row, column, "|");

  for (guint i = 0; names[i] != NULL; i++) {
    g_auto(CtFoldedName) folded = ct_folded_name_new(names[i]);

    if (folded.letters[0] == '\0')
      return ct_table_fail(table, row, column, error, "%s", _("names with letters"));
    ct_name_index_add_folded(index, folded.spelling, folded.letters, id, 0);
  }
  return names[0] != NULL || ct_table_fail(table, row, column, error, "%s", _("a text"));
}

static gboolean
read_row(CtCatalogData *data, const CtTable *table, guint row, CtHeading *heading, GError **error)
{
  heading->heading = ct_table_get(table, row, HEADING);
  heading->name = ct_table_get(table, row, NAME);
  if (!read_indicator(data, table, row, heading, error) ||
      !read_first(table, row, heading, error) ||
      !add_names(data->heading_index, table, row, HEADING, row, error) ||
      !add_names(data->heading_rows, table, row, NAME, row, error))
    return FALSE;
  return heading->indicator == CT_INDEX_NONE ||
         add_names(data->heading_names, table, row, NAME, heading->indicator, error);
}

gboolean
ct_catalog_load_headings(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTable) table = ct_table_load(folder, "headings.csv", columns, N_COLUMNS,
                                           CT_MAX_ROWS, TRUE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->headings = g_new0(CtHeading, table->n_rows);
  data->public.n_headings = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_row(data, table, row, &data->headings[row], error))
      return FALSE;
  return TRUE;
}
