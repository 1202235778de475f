/* ct-intake-header-again.c: rows below a header that look like one: which may be one at all,
 * and which are the header's own, again on a new page. */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

static gboolean
is_equal(CtSpan a, CtSpan b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* The same first cell as the header: its other cells may be codes of areas or indicators,
 * which are numbers. */
static gboolean
begins_like_header(const CtRow *row, const CtRow *header)
{
  for (guint i = 0; i < MIN(header->n_cells, row->n_cells); i++) {
    CtSpan text = ct_cell_span(&header->cells[i]);

    if (text.length > 0)
      return is_equal(text, ct_cell_span(&row->cells[i]));
  }
  return FALSE;
}

/* Cells with text in either row, and those that are the same in both. */
static guint
count_equal(const CtRow *row, const CtRow *header, guint *n)
{
  guint equal = 0;

  for (guint i = 0; i < MAX(row->n_cells, header->n_cells); i++) {
    CtSpan text = ct_cells_get(row->cells, row->n_cells, (gint)i);
    CtSpan before = ct_cells_get(header->cells, header->n_cells, (gint)i);

    if (text.length == 0 && before.length == 0)
      continue;
    (*n)++;
    equal += is_equal(text, before) ? 1 : 0;
  }
  return equal;
}

/* Most cells are those of the header, or one of two: codes among them are no figures. */
static gboolean
nearly_equals_header(const CtRow *row, const CtRow *header)
{
  guint n = 0, equal = count_equal(row, header, &n);

  return equal * 2 > n || (equal == 1 && n == 2);
}

/* The first byte of a letter or sign that is no white space, nor the first one of any. */
static inline gboolean
begins_bare(const CtCell *cell)
{
  guchar first = (guchar)cell->text[0];

  return (first > ' ' && first < 0x7F) || (first > 0xC2 && first < 0xE0);
}

/* %FALSE: no cell with text has the same in both. */
static gboolean
may_share_text(const CtRow *row, const CtRow *header)
{
  for (guint i = 0; i < MIN(row->n_cells, header->n_cells); i++) {
    const CtCell *one = &row->cells[i], *other = &header->cells[i];

    if (one->length > 0 && other->length > 0 &&
        (one->text[0] == other->text[0] || !begins_bare(one) || !begins_bare(other)))
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_row_is_like_header(const CtRow *row, const CtRow *header)
{
  if (!may_share_text(row, header))
    return FALSE;
  return begins_like_header(row, header) || nearly_equals_header(row, header);
}

/* A row that is about something under the header above: "đang tổng hợp" in it is no
 * heading. */
static gboolean
is_about_something(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtMeaning role = ct_layout_get(layout, i)->role;
    CtSpan text = ct_row_key(row, layout, (gint)i);

    if (text.length > 0 && ct_meaning_is_indicator(role) &&
        ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND)
      return TRUE;
    if (text.length > 0 && ct_meaning_is_area(role) &&
        ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND)
      return TRUE;
  }
  return FALSE;
}

/* Words where figures should be, or several where none are: maybe a header. Headers hold
 * years, and no other numbers. */
gboolean
ct_intake_may_be_header(const CtIntake *intake, const CtRow *row)
{
  gint column;
  CtSpan text;
  guint n = 0;

  if (intake->table.keyed)
    return FALSE;
  if (ct_held_rows_count(intake->table.header) > 0 &&
      ct_row_is_like_header(row, ct_held_rows_get(intake->table.header, 0)))
    return TRUE;
  if (ct_intake_has_figures(intake, row, &column)) {
    text = ct_cells_get(row->cells, row->n_cells, column);
    return ct_text_is_words(text) && ct_row_count_numbers(row) == 0 &&
           !is_about_something(intake, row);
  }
  for (guint i = 0; i < row->n_cells && n < 3; i++)
    n += ct_cell_span(&row->cells[i]).length > 0 ? 1 : 0;
  return n >= 3 && ct_row_count_numbers(row) == 0;
}

/* Whether @role, of a text that is not @before, is what the column under @before holds: a key,
 * or the slip was in @before. */
static gboolean
is_same_role(const CtIntake *intake, guint column, CtSpan before, CtMeaning role)
{
  const CtLayout *layout = intake->table.layout;

  return column < layout->columns->len && ct_layout_get(layout, column)->role == role &&
         (ct_meaning_is_key(role) ||
          ct_header_words_read(intake->words, intake->resolver, before).role == CT_MEANS_NONE);
}

/* Whether a row is one of the header's again, maybe with slips of its own: texts that mean
 * nothing where others stood. One that means something else is another header's. */
static gboolean
resembles(const CtIntake *intake, const CtRow *row, const CtRow *header)
{
  for (guint i = 0; i < MAX(row->n_cells, header->n_cells); i++) {
    CtSpan text = ct_cells_get(row->cells, row->n_cells, (gint)i);
    CtSpan before = ct_cells_get(header->cells, header->n_cells, (gint)i);
    CtMeaning role;

    if (is_equal(text, before))
      continue;
    if (text.length == 0 || before.length == 0)
      return FALSE;
    if (ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_UNKNOWN ||
        ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN)
      return FALSE;
    role = ct_header_words_read(intake->words, intake->resolver, text).role;
    if (role != CT_MEANS_NONE && !is_same_role(intake, i, before, role))
      return FALSE;
  }
  return nearly_equals_header(row, header);
}

guint
ct_intake_count_repeated(const CtIntake *intake)
{
  const CtTable *table = &intake->table;
  guint n = ct_held_rows_count(table->header), cells = 0, equal = 0;

  if (n == 0 || table->scan + n > ct_held_rows_count(intake->held))
    return 0;
  for (guint i = 0; i < n; i++)
    equal += count_equal(ct_held_rows_get(intake->held, table->scan + i),
                         ct_held_rows_get(table->header, i), &cells);
  if (equal * 2 <= cells)
    return 0;
  for (guint i = 0; i < n; i++)
    if (!resembles(intake, ct_held_rows_get(intake->held, table->scan + i),
                   ct_held_rows_get(table->header, i)))
      return 0;
  return n;
}

static CtPeriod
period_above(const CtIntake *intake)
{
  CtPeriod above = intake->table.settled ? intake->table.context.period
                                         : intake->table.stated.period;

  return above != CT_PERIOD_NONE ? above : intake->options.period;
}

/* What the table has in a line "Địa bàn: ..." goes before what its titles name. */
static guint32
area_above(const CtIntake *intake)
{
  const CtTable *table = &intake->table;

  return table->stated.area == CT_INDEX_NONE && table->title_area.found ? table->title_area.area
                                                                        : table->stated.area;
}

static gboolean
names_another(CtIntake *intake, const CtRow *row)
{
  CtPeriod above = period_above(intake);

  if (ct_row_is_comment(row) || ct_row_foot(row) != CT_FOOT_NONE)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtPeriod period = ct_intake_line_period(text, above);
    guint32 area = ct_intake_find_title_area(intake, text);

    if ((period != CT_PERIOD_NONE && period != above) ||
        (area != CT_INDEX_NONE && area != area_above(intake)))
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_intake_has_new_title(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  gint column;

  for (guint i = table->scan; i-- > table->at;) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    if (ct_intake_has_figures(intake, row, &column))
      return FALSE;
    if (names_another(intake, row))
      return TRUE;
  }
  for (guint i = 0; i < ct_held_rows_count(table->between); i++)
    if (names_another(intake, ct_held_rows_get(table->between, i)))
      return TRUE;
  return FALSE;
}
