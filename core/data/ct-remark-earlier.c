/* Answers that were typed into the list of an annotated copy. */
#include <string.h>

#include "base/ct-decimal.h"
#include "data/ct-remark.h"

#define MAX_ANSWER_BYTES ((gsize)32000) /* what a cell of a workbook holds */

enum { RULE, INDICATOR, AREA, PERIOD, VALUE, ANSWER, N_COLUMNS };

#define LOCATION_BEFORE_ANSWER 7u /* columns between them: CtRemarks.headings */

/**
 * Earlier:
 * @table: name of the table that is being read
 * @columns: of its list: of each key and of the answer; 0: not found yet
 * @in_list: its headings have been read
 * @rows: key of a finding -> its row
 */
typedef struct {
  CtRowSink sink;
  CtRemarks *remarks;
  gchar *table;
  guint columns[N_COLUMNS];
  gboolean in_list;
  GHashTable *rows;
} Earlier;

/* A finding about no figure is told by its place. */
static gchar *
make_key(const gchar *rule, const gchar *indicator, const gchar *area, const gchar *period,
         const gchar *location)
{
  gboolean figure = indicator[0] != '\0' && area[0] != '\0' && period[0] != '\0';

  return g_strdup_printf("%s\n%s\n%s\n%s\n%s", rule, indicator, area, period,
                         figure ? "" : location);
}

static gboolean
begin_table(CtRowSink *sink, const CtTableInfo *info)
{
  Earlier *earlier = (Earlier *)sink;

  g_free(earlier->table);
  earlier->table = g_strdup(info->name != NULL ? info->name : "");
  earlier->in_list = FALSE;
  return TRUE;
}

static gboolean
is_text(const CtCell *cell, const gchar *text)
{
  return cell->length == strlen(text) && memcmp(cell->text, text, cell->length) == 0;
}

static guint
column_of(const Earlier *earlier, const CtCell *cell)
{
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    if (is_text(cell, earlier->remarks->keys[i]))
      return i;
  return ct_remark_is_answer_heading(cell->text, cell->length) ? ANSWER : N_COLUMNS;
}

/* Its title may have been changed: what makes it a list are its headings. */
static gboolean
read_headings(Earlier *earlier, const CtCell *cells, guint n_cells)
{
  memset(earlier->columns, 0, sizeof earlier->columns);
  for (guint i = 0; i < n_cells; i++) {
    guint column = column_of(earlier, &cells[i]);

    if (column < N_COLUMNS && earlier->columns[column] == 0)
      earlier->columns[column] = i + 1;
  }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (earlier->columns[i] == 0)
      return FALSE;
  return TRUE;
}

/* @at: from 1; 0 is none */
static gchar *
copy_cell(guint at, const CtCell *cells, guint n_cells)
{
  if (at == 0 || at > n_cells)
    return g_strdup("");
  return g_strndup(cells[at - 1].text, MIN(cells[at - 1].length, MAX_ANSWER_BYTES));
}

static gboolean
is_same_value(const gchar *before, const gchar *now)
{
  CtDecimal left, right;

  if (ct_decimal_parse(before, strlen(before), &left) &&
      ct_decimal_parse(now, strlen(now), &right))
    return ct_decimal_compare(left, right) == 0;
  return strcmp(before, now) == 0;
}

static void
take_answer(Earlier *earlier, const CtCell *cells, guint n_cells)
{
  gchar *texts[N_COLUMNS];
  guint answer = earlier->columns[ANSWER];
  g_autofree gchar *location = copy_cell(
    answer > LOCATION_BEFORE_ANSWER ? answer - LOCATION_BEFORE_ANSWER : 0, cells, n_cells);
  g_autofree gchar *key = NULL;
  CtRemarkRow *row;

  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = copy_cell(earlier->columns[i], cells, n_cells);
  g_strstrip(texts[ANSWER]);
  key = make_key(texts[RULE], texts[INDICATOR], texts[AREA], texts[PERIOD], location);
  row = g_hash_table_lookup(earlier->rows, key);
  if (row != NULL && row->answer == NULL && texts[ANSWER][0] != '\0' &&
      g_utf8_validate(texts[ANSWER], -1, NULL) && is_same_value(texts[VALUE], row->value))
    row->answer = ct_arena_copy(earlier->remarks->texts, texts[ANSWER], strlen(texts[ANSWER]));
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free(texts[i]);
}

static gboolean
take_row(CtRowSink *sink, guint64 number G_GNUC_UNUSED, const CtCell *cells, guint n_cells)
{
  Earlier *earlier = (Earlier *)sink;

  if (earlier->in_list) {
    take_answer(earlier, cells, n_cells);
  } else if (n_cells >= N_COLUMNS && read_headings(earlier, cells, n_cells)) {
    earlier->in_list = TRUE;
    earlier->remarks->earlier =
      ct_arena_copy(earlier->remarks->texts, earlier->table, strlen(earlier->table));
  }
  return TRUE;
}

CtRowSink *
ct_remarks_earlier(CtRemarks *remarks)
{
  static const CtRowSinkClass class = {.table = begin_table, .row = take_row};
  Earlier *earlier = g_new0(Earlier, 1);

  earlier->sink.class = &class;
  earlier->remarks = remarks;
  earlier->table = g_strdup("");
  earlier->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < remarks->n_rows; i++) {
    const CtRemarkRow *row = &remarks->rows[i];
    gchar *key = make_key(row->rule, row->indicator, row->area, row->period, row->location);

    if (g_hash_table_contains(earlier->rows, key))
      g_free(key);
    else
      g_hash_table_insert(earlier->rows, key, &remarks->rows[i]);
  }
  return &earlier->sink;
}

void
ct_remarks_earlier_free(CtRowSink *sink)
{
  Earlier *earlier = (Earlier *)sink;

  if (earlier == NULL)
    return;
  g_hash_table_unref(earlier->rows);
  g_free(earlier->table);
  g_free(earlier);
}
