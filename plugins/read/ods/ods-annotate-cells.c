/* Cells of a table. Repeated ones are parted where a single one is marked. */
#include <string.h>

#include "ods-annotate-private.h"

/**
 * Walking: a table, row by row.
 * @next: index in @list of the first cell that has not been met
 * @row: of the row that comes next; @end: behind the last row that was there
 * @y: where @row begins, in hundredths of a millimetre
 */
typedef struct {
  OdsCopy *copy;
  const GArray *list;
  guint table;
  guint next;
  guint32 row;
  gsize end;
  guint64 y;
} Walking;

static const OdsMark *
mark_at(const GArray *list, guint index)
{
  return index < list->len ? &g_array_index(list, OdsMark, index) : NULL;
}

/* One cell */

/* Of columns, in groups or not. @at: (inout): the column that comes next */
static gchar *
find_column_style(const OdsCopy *copy, guint parent, guint32 column, guint32 *at)
{
  for (guint i = office_outline_child(copy->outline, parent, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL)) {
    const gchar *name = office_outline_get(copy->outline, i)->name;
    OfficeTag tag = office_outline_tag(copy->outline, i);

    if (strcmp(name, "table-column") == 0) {
      *at += ods_get_repeated(tag, "number-columns-repeated");
      if (column < *at)
        return ods_get_attribute(tag, "default-cell-style-name");
    } else if (strcmp(name, "table-columns") == 0 || strcmp(name, "table-header-columns") == 0 ||
               strcmp(name, "table-column-group") == 0) {
      gchar *style = find_column_style(copy, i, column, at);
      if (style != NULL || column < *at)
        return style;
    }
  }
  return NULL;
}

/* The style that a cell without one has. Returns: (transfer full) (nullable) */
static gchar *
default_style(const Walking *walking, guint row, guint32 column)
{
  guint32 at = 1;
  gchar *style = row != OFFICE_NODE_NONE
                   ? ods_get_attribute(office_outline_tag(walking->copy->outline, row),
                                       "default-cell-style-name")
                   : NULL;

  return style != NULL ? style
                       : find_column_style(walking->copy, walking->table, column, &at);
}

/* Where the columns up to @column end. @at: (inout): the column that comes next */
static guint64
width_up_to(const OdsCopy *copy, guint parent, guint32 column, guint32 *at)
{
  guint64 width = 0;

  for (guint i = office_outline_child(copy->outline, parent, NULL);
       i != OFFICE_NODE_NONE && *at <= column; i = office_outline_next(copy->outline, i, NULL)) {
    const gchar *name = office_outline_get(copy->outline, i)->name;
    OfficeTag tag = office_outline_tag(copy->outline, i);

    if (strcmp(name, "table-column") == 0) {
      guint32 n = MIN(ods_get_repeated(tag, "number-columns-repeated"), column + 1 - *at);
      g_autofree gchar *style = ods_get_attribute(tag, "style-name");
      width += (guint64)n * ods_styles_length(copy, "table-column", style);
      *at += n;
    } else if (strcmp(name, "table-columns") == 0 || strcmp(name, "table-header-columns") == 0 ||
               strcmp(name, "table-column-group") == 0) {
      width += width_up_to(copy, i, column, at);
    }
  }
  return width;
}

/* To the right of a cell. */
static OdsPoint
place_of_note(const Walking *walking, guint32 column)
{
  guint32 at = 1;

  return (OdsPoint){width_up_to(walking->copy, walking->table, column, &at), walking->y};
}

static gboolean
is_dirty(const OdsCopy *copy, guint cell)
{
  g_autofree gchar *style =
    ods_get_attribute(office_outline_tag(copy->outline, cell), "style-name");
  g_autofree gchar *base = NULL;

  return (style != NULL && ods_styles_unmark((OdsCopy *)copy, style, &base)) ||
         ods_note_is_ours(copy, cell);
}

static void
set_repeated(const OdsCopy *copy, GString *tag, const gchar *name, guint32 n)
{
  g_autofree gchar *value = g_strdup_printf("%u", n);

  ods_set_attribute(copy, tag, name, n > 1 ? value : NULL);
}

/* @mark: (nullable): for @n cells in a row */
static void
append_cell(const Walking *walking, guint row, guint cell, guint32 column, guint32 n,
            const OdsMark *mark, GString *text)
{
  OdsCopy *copy = walking->copy;
  OfficeTag tag = office_outline_tag(copy->outline, cell);
  g_autofree gchar *old = ods_get_attribute(tag, "style-name");
  g_autofree gchar *style = NULL;
  g_autoptr(GString) written = g_string_new_len(tag.text, (gssize)tag.length);
  g_autoptr(GString) content = g_string_new(NULL);
  gsize name = strcspn(tag.text + 1, " \t\r\n/>");

  if (mark != NULL) {
    g_autofree gchar *base = old != NULL ? g_strdup(old) : default_style(walking, row, column);
    style = ods_styles_mark(copy, base, mark->severity);
    ods_set_attribute(copy, written, "style-name", style);
  } else if (old != NULL && ods_styles_unmark(copy, old, &style)) {
    ods_set_attribute(copy, written, "style-name", style);
  }
  if (n != ods_get_repeated(tag, "number-columns-repeated"))
    set_repeated(copy, written, "number-columns-repeated", n);
  ods_note_append_content(copy, cell, mark != NULL ? mark->comment : NULL,
                          place_of_note(walking, column), content);
  if (content->len > 0 && office_tag_is_empty((OfficeTag){written->str, written->len})) {
    g_string_truncate(written, written->len - 2);
    g_string_append_c(written, '>');
  }
  g_string_append(text, written->str);
  g_string_append(text, content->str);
  if (!office_tag_is_empty((OfficeTag){written->str, written->len}))
    g_string_append_printf(text, "</%.*s>", (gint)name, tag.text + 1);
}

/* Cells that one element stands for: those between marks stay together. */
static void
append_repeated(Walking *walking, guint row, guint cell, guint32 line, guint32 column, guint32 n,
                guint *next, GString *text)
{
  const OdsMark *mark;
  guint32 end = column + n;

  while ((mark = mark_at(walking->list, *next)) != NULL && mark->address.row == line &&
         mark->address.column < end) {
    if (mark->address.column > column)
      append_cell(walking, row, cell, column, mark->address.column - column, NULL, text);
    append_cell(walking, row, cell, mark->address.column, 1, mark, text);
    column = mark->address.column + 1;
    (*next)++;
  }
  if (column < end)
    append_cell(walking, row, cell, column, end - column, NULL, text);
}

/* Cells behind the last one of a row; @column: the first of them. */
static void
append_missing(Walking *walking, guint row, guint32 line, guint32 column, guint *next,
               GString *text)
{
  OdsCopy *copy = walking->copy;
  const gchar *p = copy->prefixes[ODS_TABLE];
  const OdsMark *mark;

  while ((mark = mark_at(walking->list, *next)) != NULL && mark->address.row == line) {
    g_autofree gchar *base = default_style(walking, row, mark->address.column);
    g_autofree gchar *style = ods_styles_mark(copy, base, mark->severity);

    if (mark->address.column > column)
      g_string_append_printf(text, "<%stable-cell%s %snumber-columns-repeated=\"%u\"/>", p,
                             copy->declarations, p, mark->address.column - column);
    g_string_append_printf(text, "<%stable-cell%s %sstyle-name=\"%s\">", p, copy->declarations, p,
                           style);
    ods_note_append(copy, mark->comment, place_of_note(walking, mark->address.column), text);
    g_string_append_printf(text, "</%stable-cell>", p);
    column = mark->address.column + 1;
    (*next)++;
  }
}

/* Rows */

static void
append_bytes(const OdsCopy *copy, gsize begin, gsize end, GString *text)
{
  const gchar *bytes = g_bytes_get_data(copy->outline->bytes, NULL);

  if (begin < end)
    g_string_append_len(text, bytes + begin, (gssize)(end - begin));
}

/* @n rows of which one element tells, beginning with @line, with the marks of that row. */
static void
append_row(Walking *walking, guint row, guint32 line, guint32 n, guint *next, GString *text)
{
  OdsCopy *copy = walking->copy;
  const OfficeNode *node = office_outline_get(copy->outline, row);
  OfficeTag tag = office_outline_tag(copy->outline, row);
  g_autoptr(GString) written = g_string_new_len(tag.text, (gssize)tag.length);
  gsize name = strcspn(tag.text + 1, " \t\r\n/>"), at = node->tag_end;
  guint32 column = 1;

  if (n != ods_get_repeated(tag, "number-rows-repeated"))
    set_repeated(copy, written, "number-rows-repeated", n);
  if (office_tag_is_empty(tag)) {
    g_string_truncate(written, written->len - 2);
    g_string_append_c(written, '>');
  }
  g_string_append(text, written->str);
  for (guint i = office_outline_child(copy->outline, row, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL)) {
    const OfficeNode *cell = office_outline_get(copy->outline, i);
    guint32 repeated;

    if (!ods_is_cell(cell->name))
      continue;
    append_bytes(copy, at, cell->begin, text);
    repeated = ods_get_repeated(office_outline_tag(copy->outline, i), "number-columns-repeated");
    repeated = MIN(repeated, OFFICE_MAX_COLUMNS);
    const OdsMark *mark = mark_at(walking->list, *next);
    if ((mark != NULL && mark->address.row == line && mark->address.column < column + repeated) ||
        is_dirty(copy, i))
      append_repeated(walking, row, i, line, column, repeated, next, text);
    else
      append_bytes(copy, cell->begin, cell->end, text);
    column += repeated;
    at = cell->end;
  }
  append_missing(walking, row, line, column, next, text);
  append_bytes(copy, at, node->content_end, text);
  g_string_append_printf(text, "</%.*s>", (gint)name, tag.text + 1);
}

static gboolean
has_dirty_cells(const OdsCopy *copy, guint row)
{
  for (guint i = office_outline_child(copy->outline, row, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL))
    if (ods_is_cell(office_outline_get(copy->outline, i)->name) && is_dirty(copy, i))
      return TRUE;
  return FALSE;
}

static void
patch_row(const OdsCopy *copy, guint row, guint32 first, guint32 n, gpointer user_data)
{
  Walking *walking = user_data;
  const OfficeNode *node = office_outline_get(copy->outline, row);
  const OdsMark *mark = mark_at(walking->list, walking->next);
  g_autoptr(GString) text = NULL;
  g_autofree gchar *style = ods_get_attribute(office_outline_tag(copy->outline, row), "style-name");
  guint32 height = ods_styles_length(copy, "table-row", style);
  guint64 y = walking->y;
  guint32 line = first;

  walking->y += (guint64)n * height;
  walking->end = node->end;
  walking->row = first + n;
  if ((mark == NULL || mark->address.row >= first + n) && !has_dirty_cells(copy, row))
    return;
  text = g_string_new(NULL);
  walking->y = y;
  for (; mark != NULL && mark->address.row < first + n;
       mark = mark_at(walking->list, walking->next)) {
    guint32 wanted = mark->address.row;

    if (wanted > line)
      append_row(walking, row, line, wanted - line, &(guint){walking->list->len}, text);
    walking->y = y + (guint64)(wanted - first) * height;
    append_row(walking, row, wanted, 1, &walking->next, text);
    line = wanted + 1;
  }
  if (line < first + n)
    append_row(walking, row, line, first + n - line, &(guint){walking->list->len}, text);
  walking->y = y + (guint64)n * height;
  office_patch_replace(walking->copy->patch, node->begin, node->end - node->begin, text->str);
}

/* Rows behind the last one. */
static void
add_rows(Walking *walking)
{
  const gchar *p = walking->copy->prefixes[ODS_TABLE];
  const gchar *declarations = walking->copy->declarations;
  guint32 height = ods_styles_length(walking->copy, "table-row", NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  const OdsMark *mark;

  while ((mark = mark_at(walking->list, walking->next)) != NULL) {
    guint32 row = mark->address.row;

    walking->y += (guint64)(row - walking->row) * height;

    if (row > walking->row)
      g_string_append_printf(
        text, "<%stable-row%s %snumber-rows-repeated=\"%u\"><%stable-cell/></%stable-row>", p,
        declarations, p, row - walking->row, p, p);
    g_string_append_printf(text, "<%stable-row%s>", p, declarations);
    append_missing(walking, OFFICE_NODE_NONE, row, 1, &walking->next, text);
    g_string_append_printf(text, "</%stable-row>", p);
    walking->row = row + 1;
    walking->y += height;
  }
  if (text->len > 0 && walking->end > 0)
    office_patch_replace(walking->copy->patch, walking->end, 0, text->str);
}

void
ods_patch_cells(OdsCopy *copy, guint table, const GArray *list)
{
  Walking walking = {.copy = copy, .list = list, .table = table, .row = 1};
  guint32 row = 1;

  ods_for_each_row(copy, table, &row, patch_row, &walking);
  add_rows(&walking);
}
