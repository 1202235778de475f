/* ct-layout-belongs.c: whether a row belongs to the header that stands above it. */
#include <string.h>

#include "intake/ct-layout-private.h"

/* Keys: columns that name what a row is about. */
static gboolean
is_key(const CtHeaderReading *reading)
{
  CtMeaning role = reading->column.role;

  return reading->worded && role > CT_MEANS_NONE && role < CT_MEANS_VALUE;
}

static gboolean
is_same_text(CtSpan a, CtSpan b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static const CtHeaderEntry *
find_entry(const CtDraft *draft, CtSpan text)
{
  return text.length == 0 || text.length > CT_HEADER_MAX_CELL
           ? NULL
           : ct_header_words_near(draft->words, text);
}

/* Whether a text below a key column may still be of the header: the text again (where
 * merged cells were filled), "Mã" and "Tên", or the label of a row of units. */
static gboolean
may_stand_below(const CtDraft *above, guint column, CtSpan text)
{
  const CtHeaderEntry *entry = find_entry(above, text);
  CtHeaderPath path;

  ct_draft_path(above, column, &path);
  if (path.n > 0 && is_same_text(path.cells[path.n - 1], text))
    return TRUE;
  if (ct_header_narrow(above->readings[column].column.role, text) != CT_MEANS_NONE)
    return TRUE;
  return entry != NULL && entry->role == CT_MEANS_UNIT;
}

static gboolean
has_key_before(const CtDraft *draft, guint column)
{
  for (guint i = 0; i < column; i++)
    if ((gint)i == draft->corner || is_key(&draft->readings[i]))
      return TRUE;
  return FALSE;
}

/* "Huyện, thị xã, thành phố" over "TP Lào Cai | Bát Xát": the level of the names below,
 * where another column names the rows. The first of them may not be known. */
static gboolean
is_level_of_names(const CtDraft *draft, const CtRow *row, guint column)
{
  if (!has_key_before(draft, column))
    return FALSE;
  for (guint i = column; i < draft->n_columns; i++) {
    const CtHeaderReading *reading = &draft->readings[i];

    if (ct_header_cell_text(row, i).length > 0 && reading->column.role == CT_MEANS_VALUE &&
        (reading->by_area || reading->by_indicator))
      return TRUE;
  }
  return FALSE;
}

/* In the corner words of headers may stand, everything else names the row. */
static gboolean
may_stand_in_corner(const CtDraft *draft, CtSpan text)
{
  return find_entry(draft, text) != NULL ||
         ct_header_narrow(CT_MEANS_INDICATOR, text) != CT_MEANS_NONE;
}

gboolean
ct_draft_row_names(const CtDraft *draft, const CtDraft *above, const CtRow *row)
{
  for (guint i = 0; i < row->n_cells && i < CT_LAYOUT_MAX_COLUMNS; i++) {
    CtSpan text = ct_header_cell_text(row, i);

    if (text.length > CT_HEADER_MAX_CELL)
      return TRUE;
    if (text.length == 0 || i >= above->n_columns)
      continue;
    if ((gint)i == above->corner) {
      if (!may_stand_in_corner(above, text))
        return TRUE;
    } else if (above->own[i] != 0 && is_key(&above->readings[i]) &&
               !may_stand_below(above, i, text) && !is_level_of_names(draft, row, i)) {
      return TRUE;
    }
  }
  return FALSE;
}

/* Whether the words of a cell are those of headers or sections, or a unit. */
static gboolean
is_understood_alone(const CtDraft *draft, CtSpan text)
{
  CtHeaderCell cell = ct_header_cell_read(draft->words, draft->resolver, text);

  return (cell.rest.length == 0 || cell.section) && !cell.weak_giver;
}

gboolean
ct_draft_knows_words(const CtDraft *draft, const CtRow *row)
{
  guint n = 0, known = 0;

  for (guint i = 0; i < draft->n_columns; i++) {
    CtSpan text = ct_header_cell_text(row, i);

    if (text.length == 0)
      continue;
    n++;
    known += is_understood_alone(draft, text) ? 1 : 0;
  }
  return known * 2 >= n && n > 0;
}

gboolean
ct_draft_understands(const CtDraft *draft, const CtRow *row)
{
  guint n = 0, known = 0, meanings = 0;

  for (guint i = 0; i < draft->n_columns; i++) {
    CtSpan text = ct_header_cell_text(row, i);
    gboolean means = draft->readings[i].column.role != CT_MEANS_NONE && !draft->readings[i].unknown;

    if (text.length == 0)
      continue;
    n++;
    meanings += means ? 1 : 0;
    known += means || is_understood_alone(draft, text) || find_entry(draft, text) != NULL ? 1 : 0;
  }
  return known * 2 >= n && (meanings > 0 || known == n);
}

gboolean
ct_draft_is_parted(const CtDraft *above, const CtRow *row)
{
  gboolean below = FALSE;

  for (guint i = 0; i < above->n_columns; i++) {
    gboolean text = ct_header_cell_text(row, i).length > 0;

    if (above->own[i] != 0)
      below = text;
    else if (below && text)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_key_word(const CtDraft *draft, CtSpan text)
{
  const CtHeaderEntry *entry = find_entry(draft, text);

  return entry != NULL && entry->role != CT_MEANS_VALUE && entry->role != CT_MEANS_IGNORED;
}

gboolean
ct_draft_may_start(const CtDraft *first, const CtRow *next)
{
  const CtRow *row = first->rows;
  guint n_keys = 0, n_texts = 0;
  gboolean is_title = FALSE;

  for (guint i = 0; i < first->n_columns; i++) {
    CtSpan text = ct_header_cell_text(row, i);
    gboolean over_key = is_key_word(first, ct_header_cell_text(next, i));

    if (text.length == 0)
      continue;
    n_texts++;
    if (is_key_word(first, text))
      n_keys++;
    else if (over_key && !is_understood_alone(first, text))
      return FALSE; /* a title over the first column */
    else
      is_title = is_title || over_key;
  }
  if (is_title && n_texts == 1)
    return FALSE; /* "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT 6 THÁNG ..." over all columns */
  if (n_keys > 0 && n_texts > 1)
    return TRUE;
  if (first->own[0] == 0)
    return n_texts > 0 && ct_draft_understands(first, row);
  /* a key, misspelt */
  return n_texts > 1 && ct_header_cell_text(next, 0).length == 0 &&
         ct_draft_knows_words(first, row);
}

/* A single text in the first row, over the first column that has any: a title of all. */
static gboolean
is_titled(const CtDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->n_columns && n < 2; i++) {
    if (n == 0 && draft->own[i] != 0 && !(draft->own[i] & 1))
      return FALSE;
    n += draft->own[i] & 1;
  }
  return n == 1;
}

gboolean
ct_draft_has_title(const CtDraft *draft)
{
  if (draft->n_rows > 1 && is_titled(draft))
    return TRUE;
  for (guint i = 0; i < draft->n_columns; i++) {
    CtSpan text = ct_header_cell_text(draft->rows, i);

    if (draft->n_rows > 1 && text.length > 0 && draft->own[i] != 1 && !is_key_word(draft, text) &&
        is_key(&draft->readings[i]))
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_draft_has_keys(const CtDraft *first)
{
  guint n_keys = 0, n_texts = 0;
  gboolean indicator = FALSE, area = FALSE;

  for (guint i = 0; i < first->n_columns; i++) {
    CtMeaning role = first->readings[i].column.role;

    n_texts += first->own[i] != 0 ? 1 : 0;
    if (i > 2)
      continue;
    n_keys += is_key(&first->readings[i]) ? 1 : 0;
    indicator = indicator || ct_meaning_is_indicator(role);
    area = area || ct_meaning_is_area(role);
  }
  return n_texts > 1 && (indicator || (area && n_keys > 1));
}

gboolean
ct_draft_is_below_keys(const CtDraft *first, const CtRow *row)
{
  for (guint i = 0; i < first->n_columns; i++) {
    if (first->own[i] != 0 && !is_key(&first->readings[i]))
      return i > 0;
    if (ct_header_cell_text(row, i).length > 0)
      return FALSE;
  }
  return FALSE;
}

static guint
count_line_ends(const CtRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    const CtCell *cell = &row->cells[i];

    for (gsize k = 0; k < cell->length; k++)
      if (cell->text[k] == '\n' ||
          (cell->text[k] == '\r' && (k + 1 == cell->length || cell->text[k + 1] != '\n')))
        n++;
  }
  return n;
}

gboolean
ct_rows_are_apart(const CtRow *upper, const CtRow *lower)
{
  guint32 number = lower->number - lower->n_above;

  return number != upper->number + 1 && number != upper->number + 1 + count_line_ends(upper);
}
