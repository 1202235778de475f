/* ct-layout-columns.c: the cells above each column, together.
 *
 * A merged cell comes as one text with blanks to its right and below. In a workbook these say
 * that they are covered. In text it reaches to the right until the next text of its row, not
 * past where a cell above it ends, and only over columns in which a lower row has a text.
 */
#include <string.h>

#include "intake/ct-layout-private.h"
#include "intake/ct-merged.h"

void
ct_draft_init(CtDraft *draft, const CtHeaderWords *words, CtResolver *resolver,
              const CtSpan *headings, guint n_headings)
{
  *draft = (CtDraft){.words = words,
                     .resolver = resolver,
                     .headings = headings,
                     .n_headings = n_headings,
                     .corner = CT_COLUMN_NONE};
}

void
ct_draft_clear(CtDraft *draft)
{
  g_clear_pointer(&draft->readings, g_free);
  g_clear_pointer(&draft->own, g_free);
  g_clear_pointer(&draft->reach, g_free);
}

CtSpan
ct_header_cell_text(const CtRow *row, guint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, (gint)column);

  if (text.length > 1 && text.text[text.length - 1] == ':')
    text = ct_span_trim((CtSpan){text.text, text.length - 1});
  return text;
}

static void
find_own(CtDraft *draft)
{
  for (guint row = 0; row < draft->n_rows; row++)
    for (guint i = 0; i < draft->n_columns; i++)
      if (ct_header_cell_text(&draft->rows[row], i).length > 0)
        draft->own[i] |= (guint8)(1u << row);
}

/* Whether it is known how far the cell reaches: it is a merged one. */
static gboolean
is_merged(const CtDraft *draft, guint row, guint column)
{
  return ct_row_is_covered(&draft->rows[row], column + 1, CT_CELL_COVERED_LEFT) ||
         (row + 1 < draft->n_rows &&
          ct_row_is_covered(&draft->rows[row + 1], column, CT_CELL_COVERED_ABOVE));
}

/* From which column a cell without a text comes. Where nothing stands below, it is no column of
 * its own: a title over all, a name over its number.
 * @from: (inout): the last text in the row, as far as it may reach; @last: that text */
static gint
find_cover(const CtDraft *draft, guint row, guint column, gint *from, gint last)
{
  const CtRow *cells = &draft->rows[row];
  gboolean below = draft->own[column] >> (row + 1) != 0;

  if (ct_row_is_covered(cells, column, CT_CELL_COVERED_ABOVE))
    *from = CT_COLUMN_NONE;
  else if (ct_row_is_covered(cells, column, CT_CELL_COVERED_LEFT))
    return below ? last : CT_COLUMN_NONE;
  else if (*from != CT_COLUMN_NONE && is_merged(draft, row, (guint)*from))
    *from = CT_COLUMN_NONE;
  return below ? *from : CT_COLUMN_NONE;
}

/* For each row and column, from which column its cell comes. */
static void
find_reach(CtDraft *draft)
{
  gint from[CT_HEADER_MAX_ROWS], last[CT_HEADER_MAX_ROWS];

  for (guint row = 0; row < draft->n_rows; row++)
    from[row] = last[row] = CT_COLUMN_NONE;
  for (guint i = 0; i < draft->n_columns; i++)
    for (guint row = 0; row < draft->n_rows; row++) {
      if (draft->own[i] & (1u << row)) {
        from[row] = last[row] = (gint)i;
        for (guint lower = row + 1; lower < draft->n_rows; lower++)
          from[lower] = CT_COLUMN_NONE;
        draft->reach[i * CT_HEADER_MAX_ROWS + row] = (gint)i;
      } else {
        draft->reach[i * CT_HEADER_MAX_ROWS + row] =
          find_cover(draft, row, i, &from[row], last[row]);
      }
    }
}

static gboolean
is_same_text(CtSpan a, CtSpan b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* Of a title over all columns its unit counts: "Số tiền (triệu đồng)". */
static CtSpan
title_unit(const CtDraft *draft, CtSpan text)
{
  CtSpan name, inside;

  return ct_header_cell_read(draft->words, draft->resolver, text).unit.length > 0 &&
             ct_span_split_brackets(text, &name, &inside)
           ? inside
           : (CtSpan){"", 0};
}

void
ct_draft_path(const CtDraft *draft, guint column, CtHeaderPath *path)
{
  *path = (CtHeaderPath){.headings = draft->headings, .n_headings = draft->n_headings};
  for (guint row = 0; row < draft->n_rows; row++) {
    gint from = draft->reach[column * CT_HEADER_MAX_ROWS + row];
    CtSpan text;

    if (from == CT_COLUMN_NONE)
      continue;
    text = ct_header_cell_text(&draft->rows[row], (guint)from);
    if (from == draft->titles[row])
      text = title_unit(draft, text);
    if (text.length == 0)
      continue;
    if (path->n == 0 || !is_same_text(path->cells[path->n - 1], text))
      path->cells[path->n++] = text;
  }
}

/* Whether more than one column has its text in this row from there. */
static gboolean
is_shared(const CtDraft *draft, guint row, guint column)
{
  guint n = 0;

  for (guint i = column; i < draft->n_columns && n < 2; i++)
    if (i > column && draft->own[i] & (1u << row))
      break;
    else
      n += draft->reach[i * CT_HEADER_MAX_ROWS + row] == (gint)column ? 1 : 0;
  return n > 1;
}

/* The one text of an upper row that several columns share, or CT_COLUMN_NONE. */
static gint
find_shared(const CtDraft *draft, guint row)
{
  gint found = CT_COLUMN_NONE;

  for (guint i = 0; i < draft->n_columns; i++) {
    if (draft->own[i] >> row < 2 || !(draft->own[i] & (1u << row)) || !is_shared(draft, row, i))
      continue;
    if (found != CT_COLUMN_NONE)
      return CT_COLUMN_NONE;
    found = (gint)i;
  }
  return found;
}

static CtHeaderReading
read_alone(const CtDraft *draft, CtSpan text)
{
  CtHeaderPath path = {.cells = {text},
                       .n = 1,
                       .headings = draft->headings,
                       .n_headings = draft->n_headings,
                       .with_names = TRUE};

  return ct_header_path_read(draft->words, draft->resolver, &path);
}

/* Whether figures stand beside what the text in @column is over. */
static gboolean
has_values_beside(const CtDraft *draft, guint row, gint column)
{
  for (guint i = 0; i < draft->n_columns; i++) {
    CtHeaderPath path;

    if (draft->own[i] == 0 || draft->reach[i * CT_HEADER_MAX_ROWS + row] == column)
      continue;
    ct_draft_path(draft, i, &path);
    path.with_names = TRUE;
    if (ct_header_path_read(draft->words, draft->resolver, &path).column.role >= CT_MEANS_VALUE)
      return TRUE;
  }
  return FALSE;
}

/* An upper row whose one shared cell means nothing known, over all columns of figures,
 * is a title: "KẾT QUẢ SẢN XUẤT" over "KH | TH". */
static void
find_titles(CtDraft *draft)
{
  for (guint row = 0; row < draft->n_rows; row++)
    draft->titles[row] = CT_COLUMN_NONE;
  for (guint row = 0; row + 1 < draft->n_rows; row++) {
    gint column = find_shared(draft, row);
    CtHeaderReading reading;

    if (column == CT_COLUMN_NONE)
      continue;
    reading = read_alone(draft, ct_header_cell_text(&draft->rows[row], (guint)column));
    if (reading.unknown && reading.column.role == CT_MEANS_NONE &&
        !has_values_beside(draft, row, column))
      draft->titles[row] = column;
  }
}

/* "ĐVT" before the units of a row. */
static gboolean
is_unit_label(const CtDraft *draft, CtSpan text)
{
  const CtHeaderEntry *entry =
    text.length > CT_HEADER_MAX_CELL ? NULL : ct_header_words_entry(draft->words, text);

  return entry != NULL && entry->role == CT_MEANS_UNIT;
}

/* "tỷ đồng | % | xã" below the names; one of them may not be known. */
static gboolean
is_units_row(const CtDraft *draft, guint row)
{
  guint n = 0, n_units = 0;

  for (guint i = 0; i < draft->n_columns; i++) {
    CtSpan text = ct_header_cell_text(&draft->rows[row], i);

    if (text.length == 0 || (i < 2 && is_unit_label(draft, text)))
      continue;
    if (!(draft->own[i] & ((1u << row) - 1)))
      return FALSE;
    n++;
    n_units += ct_header_cell_read(draft->words, draft->resolver, text).unit_only ? 1 : 0;
  }
  return n > 0 && n_units * 3 >= n * 2;
}

static gint
find_corner(const CtDraft *draft)
{
  for (guint i = 0; i < draft->n_columns && i < 2; i++)
    if (draft->own[i] == 0)
      return (gint)i;
  return CT_COLUMN_NONE;
}

void
ct_draft_read(CtDraft *draft, const CtRow *rows, guint n_rows)
{
  gboolean units;

  ct_draft_clear(draft);
  draft->rows = rows;
  draft->n_rows = MIN(n_rows, CT_HEADER_MAX_ROWS);
  draft->n_columns = 0;
  for (guint row = 0; row < draft->n_rows; row++)
    draft->n_columns = MAX(draft->n_columns, MIN(rows[row].n_cells, CT_LAYOUT_MAX_COLUMNS));
  draft->readings = g_new0(CtHeaderReading, draft->n_columns);
  draft->own = g_new0(guint8, draft->n_columns);
  draft->reach = g_new(gint, (gsize)draft->n_columns * CT_HEADER_MAX_ROWS);
  find_own(draft);
  find_reach(draft);
  find_titles(draft);
  draft->corner = find_corner(draft);
  units = draft->n_rows > 1 && is_units_row(draft, draft->n_rows - 1);
  draft->units = units;
  for (guint i = 0; i < draft->n_columns; i++) {
    CtHeaderPath path;

    ct_draft_path(draft, i, &path);
    path.with_names = TRUE;
    path.units = units && draft->own[i] >> (draft->n_rows - 1) != 0;
    if (path.units && path.n > 1 && i < 2 && is_unit_label(draft, path.cells[path.n - 1]))
      path.n--;
    draft->readings[i] = ct_header_path_read(draft->words, draft->resolver, &path);
  }
}

static void
append_cell(GString *text, CtSpan cell)
{
  gboolean space = FALSE;

  if (text->len > 0)
    g_string_append(text, " / ");
  for (gsize i = 0; i < cell.length; i++) {
    gboolean white = cell.text[i] == ' ' || cell.text[i] == '\n' || cell.text[i] == '\r' ||
                     cell.text[i] == '\t';

    if (!white)
      g_string_append_c(text, cell.text[i]);
    else if (!space)
      g_string_append_c(text, ' ');
    space = white;
  }
}

CtLayout *
ct_draft_to_layout(const CtDraft *draft)
{
  CtLayout *layout = ct_layout_new();
  g_autoptr(GString) header = g_string_new(NULL);

  for (guint i = 0; i < draft->n_columns; i++) {
    CtColumn column = draft->readings[i].column;
    CtHeaderPath path;

    ct_draft_path(draft, i, &path);
    g_string_truncate(header, 0);
    for (guint level = 0; level < path.n; level++)
      append_cell(header, path.cells[level]);
    column.header = (CtSpan){header->str, header->len};
    ct_layout_set(layout, i, &column);
  }
  return layout;
}
