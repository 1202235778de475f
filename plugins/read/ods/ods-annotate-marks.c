/* Which cells are to be marked. */
#include <string.h>

#include "ods-annotate-private.h"

static gboolean
is_row_group(const gchar *name)
{
  return strcmp(name, "table-row-group") == 0 || strcmp(name, "table-header-rows") == 0 ||
         strcmp(name, "table-rows") == 0;
}

gboolean
ods_is_cell(const gchar *name)
{
  return strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
}

void
ods_for_each_row(const OdsCopy *copy, guint parent, guint32 *at, OdsRowFunc func,
                 gpointer user_data)
{
  for (guint i = office_outline_child(copy->outline, parent, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL)) {
    const gchar *name = office_outline_get(copy->outline, i)->name;
    guint32 n;

    if (is_row_group(name)) {
      ods_for_each_row(copy, i, at, func, user_data);
    } else if (strcmp(name, "table-row") == 0 && *at <= OFFICE_MAX_ROWS) {
      n = ods_get_repeated(office_outline_tag(copy->outline, i), "number-rows-repeated");
      func(copy, i, *at, n, user_data);
      *at += n;
    }
  }
}

/* @rows: some are about a whole row */
typedef struct {
  GArray *list;
  gboolean rows;
} Placing;

static gboolean
has_content(const OdsCopy *copy, guint cell)
{
  gsize at, length;

  return office_tag_find(office_outline_tag(copy->outline, cell), "value-type", TRUE, &at,
                         &length) ||
         office_outline_child(copy->outline, cell, "p") != OFFICE_NODE_NONE;
}

/* A mark on a cell that another one covers moves there; one on a whole row to its first cell. */
static void
place_marks(const OdsCopy *copy, guint row, guint32 first, guint32 n, gpointer user_data)
{
  Placing *placing = user_data;
  guint32 column = 1;

  for (guint i = office_outline_child(copy->outline, row, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL)) {
    OfficeTag tag = office_outline_tag(copy->outline, i);
    guint32 wide, high;

    if (!ods_is_cell(office_outline_get(copy->outline, i)->name))
      continue;
    wide = ods_get_repeated(tag, "number-columns-spanned");
    high = ods_get_repeated(tag, "number-rows-spanned");
    for (guint k = 0; k < placing->list->len && (placing->rows || wide > 1 || high > 1); k++) {
      OdsMark *mark = &g_array_index(placing->list, OdsMark, k);

      if (mark->address.column == 0 && first <= mark->address.row &&
          mark->address.row - first < n && has_content(copy, i))
        mark->address.column = column;
      if ((wide > 1 || high > 1) && first <= mark->address.row &&
          mark->address.row - first < high && column <= mark->address.column &&
          mark->address.column - column < wide)
        mark->address = (OfficeAddress){first, column};
    }
    column += MIN(ods_get_repeated(tag, "number-columns-repeated"), OFFICE_MAX_COLUMNS);
  }
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
  const OdsMark *left = a, *right = b;

  if (left->address.row != right->address.row)
    return left->address.row < right->address.row ? -1 : 1;
  return (left->address.column > right->address.column) -
         (left->address.column < right->address.column);
}

static void
join_marks(GArray *list)
{
  guint kept = 0;

  for (guint i = 1; i < list->len; i++) {
    OdsMark *before = &g_array_index(list, OdsMark, kept);
    OdsMark *mark = &g_array_index(list, OdsMark, i);

    if (compare_marks(before, mark) != 0) {
      g_array_index(list, OdsMark, ++kept) = *mark;
      continue;
    }
    gchar *both = ct_remark_join_comments(before->comment, mark->comment);
    g_free(before->comment);
    g_free(mark->comment);
    before->comment = both;
    before->severity = MAX(before->severity, mark->severity);
  }
  if (list->len > 0)
    g_array_set_size(list, kept + 1);
}

GArray *
ods_find_marks(const OdsCopy *copy, guint table, const gchar *name)
{
  Placing placing = {.list = g_array_new(FALSE, TRUE, sizeof(OdsMark))};
  guint32 row = 1;

  for (gsize i = 0; i < copy->remarks->n; i++) {
    const CtRemark *remark = &copy->remarks->list[i];
    OdsMark mark = {{remark->place.row, remark->place.column}, remark->severity, NULL};

    if (remark->sheet == NULL || strcmp(remark->sheet, name) != 0 || mark.address.row == 0 ||
        mark.address.row > OFFICE_MAX_ROWS || mark.address.column > OFFICE_MAX_COLUMNS)
      continue;
    mark.comment = g_strdup(remark->comment);
    placing.rows = placing.rows || mark.address.column == 0;
    g_array_append_val(placing.list, mark);
  }
  if (placing.list->len > 0)
    ods_for_each_row(copy, table, &row, place_marks, &placing);
  for (guint i = 0; i < placing.list->len; i++) {
    OdsMark *mark = &g_array_index(placing.list, OdsMark, i);
    mark->address.column = MAX(mark->address.column, 1);
  }
  g_array_sort(placing.list, compare_marks);
  join_marks(placing.list);
  return placing.list;
}
