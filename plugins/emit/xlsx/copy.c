/* copy.c: the cells of a submitted file as a workbook, with remarks at them. */
#include <string.h>

#include "copy.h"

#define MAX_WIDTH 50.0 /* of a column, in characters */
#define MIN_WIDTH 6.0
#define COMMENT_CHARACTERS 44u /* of a line */
#define LEAST_CELLS 3u /* of a row of a table */

static Copy *
from_sink(CtRowSink *sink)
{
  return (Copy *)(gpointer)sink;
}

/* Marks */

static gpointer
mark_key(guint row, guint column)
{
  return GSIZE_TO_POINTER((gsize)row << 16 | (gsize)column);
}

/* What is told of a whole row is told at its first cell. */
static void
find_marks(Copy *copy, const gchar *table)
{
  g_hash_table_remove_all(copy->marks);
  for (gsize i = 0; i < copy->remarks->n; i++) {
    CtRemark *remark = &copy->remarks->list[i];

    if (remark->place.row > 0 && g_strcmp0(remark->sheet, table) == 0)
      g_hash_table_insert(copy->marks,
                          mark_key(remark->place.row, MAX(remark->place.column, 1)), remark);
  }
}

static Fill
fill_of(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_ERROR: return FILL_ERROR;
  case CT_SEVERITY_WARNING: return FILL_WARNING;
  case CT_SEVERITY_INFO: return FILL_INFO;
  }
  return FILL_NONE;
}

static guint
count_lines(const gchar *text)
{
  guint lines = 1, characters = 0;

  for (const gchar *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    characters++;
    if (*at == '\n' || characters > COMMENT_CHARACTERS) {
      lines++;
      characters = 0;
    }
  }
  return lines;
}

/* High enough for its text, which is not scrolled in a comment. It begins with the line by which
 * read/xlsx knows our comments, when the copy comes back. */
static void
put_comment(Copy *copy, guint row, guint column, const CtRemark *remark)
{
  g_autofree gchar *text = g_strdup_printf("[%s]\n%s", copy->remarks->author, remark->comment);
  lxw_comment_options options = {
    .author = (gchar *)(guintptr)copy->remarks->author,
    .width = 330,
    .height = (guint16)MIN(20 + count_lines(text) * 17, 420),
    .font_name = "Times New Roman",
    .font_size = 11,
  };

  worksheet_write_comment_opt(copy->sheet, row, (lxw_col_t)column, text, &options);
}

/* Tables */

static void
end_sheet(Copy *copy);

static gboolean
begin_workbook(Copy *copy)
{
  if (copy->workbook == NULL && copy->fault == NULL)
    copy->workbook = workbook_create(copy->path, copy->path, copy->in_text, &copy->fault);
  return copy->workbook != NULL;
}

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Copy *copy = from_sink(sink);
  const gchar *name = table->name != NULL && table->name[0] != '\0' ? table->name : _("Data");
  const gchar *given;

  end_sheet(copy);
  copy->skipped = copy->remarks->earlier != NULL &&
                  g_strcmp0(table->name, copy->remarks->earlier) == 0;
  if (copy->skipped)
    return TRUE;
  copy->in_text = table->style != CT_PLACE_SHEET;
  if (!begin_workbook(copy))
    return FALSE;
  copy->table = g_strdup(table->name != NULL ? table->name : "");
  copy->sheet = workbook_add(copy->workbook, name, &given);
  g_hash_table_insert(copy->given, g_strdup(copy->table), g_strdup(given));
  find_marks(copy, copy->table);
  memset(copy->widest, 0, sizeof copy->widest);
  return TRUE;
}

static gboolean
ensure_table(Copy *copy)
{
  const CtTableInfo plain = {.style = CT_PLACE_TEXT, .name = ""};

  return copy->skipped || copy->sheet != NULL || take_table(&copy->sink, &plain);
}

/* Titles and notes stand alone in their row: they run over the columns beside them. */
static gboolean
is_of_table(const CtCell *cells, guint n_cells)
{
  guint n = 0;

  for (guint i = 0; i < n_cells && n < LEAST_CELLS; i++)
    n += cells[i].length > 0 && (cells[i].flags & CT_CELL_COVERED_LEFT) == 0;
  return n == LEAST_CELLS;
}

static void
note_width(Copy *copy, guint column, const CtCell *cell)
{
  gsize length = 0;

  if (column >= COPY_WIDTHS || (cell->flags & CT_CELL_COVERED_LEFT) != 0)
    return;
  for (gsize i = 0; i < cell->length; i++)
    length += ((guchar)cell->text[i] & 0xC0) != 0x80;
  copy->widest[column] = MAX(copy->widest[column], (guint)MIN(length, 1000));
}

static gboolean
is_too_large(Copy *copy, guint64 row, guint n_cells)
{
  if (row <= WORKBOOK_MAX_ROWS && n_cells <= WORKBOOK_MAX_COLUMNS)
    return FALSE;
  if (copy->fault == NULL)
    g_set_error(&copy->fault, CT_ERROR, CT_ERROR_LIMIT,
                _("the file has more than %u rows or %u columns, which no sheet of a workbook has; "
                  "cut it into several files"),
                WORKBOOK_MAX_ROWS, WORKBOOK_MAX_COLUMNS);
  return TRUE;
}

static gboolean
take_row(CtRowSink *sink, guint64 number, const CtCell *cells, guint n_cells)
{
  Copy *copy = from_sink(sink);
  guint row = (guint)number - 1;
  gboolean of_table = is_of_table(cells, n_cells);

  if (!ensure_table(copy) || is_too_large(copy, number, n_cells))
    return FALSE;
  for (guint column = 0; !copy->skipped && column < n_cells; column++) {
    const CtRemark *remark = g_hash_table_lookup(copy->marks, mark_key(row + 1, column + 1));
    Look look = {.decimals = LOOK_TEXT, .bits = LOOK_TOP | (of_table ? LOOK_WRAP : 0u)};

    if (remark != NULL) {
      look.fill = fill_of(remark->severity);
      put_comment(copy, row, column, remark);
      g_hash_table_remove(copy->marks, mark_key(row + 1, column + 1));
    }
    if (of_table)
      note_width(copy, column, &cells[column]);
    if ((cells[column].flags & (CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE)) == 0 ||
        remark != NULL)
      copy_put_cell(copy, row, column, &cells[column], look);
  }
  if (!copy->in_text && !copy->skipped)
    copy_note_merged(copy, row, cells, n_cells);
  return TRUE;
}

/* JSON: a column's key is the best heading that there is. */
static gboolean
take_column(CtRowSink *sink, guint column G_GNUC_UNUSED, const gchar *name G_GNUC_UNUSED)
{
  return ensure_table(from_sink(sink));
}

static gboolean
take_context(CtRowSink *sink, const gchar *name G_GNUC_UNUSED, const CtCell *cell G_GNUC_UNUSED)
{
  return ensure_table(from_sink(sink));
}

/* They are among the remarks. */
static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem G_GNUC_UNUSED)
{
  return ensure_table(from_sink(sink));
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note G_GNUC_UNUSED)
{
  return ensure_table(from_sink(sink));
}

static gboolean
refuse_blocks(CtRowSink *sink G_GNUC_UNUSED, const CtBlockParser *parser G_GNUC_UNUSED,
              guint64 first_row G_GNUC_UNUSED)
{
  return FALSE;
}

static const CtRowSinkClass copy_sink = {
  .table = take_table,
  .column = take_column,
  .context = take_context,
  .row = take_row,
  .problem = take_problem,
  .note = take_note,
  .begin_blocks = refuse_blocks,
};

/* Remarks at records that could not be read, and so gave no cells. */
static void
put_other_marks(Copy *copy)
{
  for (gsize i = 0; i < copy->remarks->n; i++) {
    const CtRemark *remark = &copy->remarks->list[i];
    guint row = remark->place.row, column = MAX(remark->place.column, 1);

    if (row > 0 && row <= WORKBOOK_MAX_ROWS &&
        g_hash_table_lookup(copy->marks, mark_key(row, column)) == remark)
      put_comment(copy, row - 1, column - 1, remark);
  }
}

static void
end_sheet(Copy *copy)
{
  if (copy->sheet == NULL)
    return;
  put_other_marks(copy);
  copy_end_merged(copy);
  for (guint column = 0; column < COPY_WIDTHS; column++)
    if (copy->widest[column] > 0)
      worksheet_set_column(copy->sheet, (lxw_col_t)column, (lxw_col_t)column,
                           CLAMP(copy->widest[column] * 1.1 + 1, MIN_WIDTH, MAX_WIDTH), NULL);
  worksheet_set_landscape(copy->sheet);
  worksheet_set_paper(copy->sheet, 9);
  worksheet_fit_to_pages(copy->sheet, 1, 0);
  worksheet_ignore_errors(copy->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  copy->sheet = NULL;
  g_clear_pointer(&copy->table, g_free);
}

static gboolean
finish(Copy *copy, GError **error)
{
  Workbook *workbook;

  if (copy->fault != NULL) {
    g_propagate_error(error, g_steal_pointer(&copy->fault));
    return FALSE;
  }
  end_sheet(copy);
  if (!begin_workbook(copy)) {
    g_propagate_error(error, g_steal_pointer(&copy->fault));
    return FALSE;
  }
  if (copy->remarks->n_rows > 0)
    xlsx_write_list(copy->workbook, copy->remarks, copy->given);
  workbook = g_steal_pointer(&copy->workbook);
  return workbook_finish(workbook, error);
}

/* What broke off after some rows is copied as far as it went; why it did is in the list. */
gboolean
xlsx_copy(gpointer self G_GNUC_UNUSED, CtReadRowsFunc read, gpointer user_data,
          const CtRemarks *remarks, const gchar *path, GError **error)
{
  Copy copy = {.sink = {.class = &copy_sink}, .path = path, .remarks = remarks};
  g_autoptr(GError) broken = NULL;
  gboolean done;

  copy.marks = g_hash_table_new(NULL, NULL);
  copy.given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  copy.merged = g_array_new(FALSE, TRUE, sizeof(Merged));
  if (!read(&copy.sink, user_data, &broken) && copy.workbook == NULL && copy.fault == NULL)
    copy.fault = g_steal_pointer(&broken);
  done = finish(&copy, error);
  workbook_drop(copy.workbook);
  g_free(copy.table);
  g_hash_table_unref(copy.marks);
  g_hash_table_unref(copy.given);
  g_array_unref(copy.merged);
  return done;
}
