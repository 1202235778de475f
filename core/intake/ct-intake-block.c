/* ct-intake-block.c: the tables of a sheet.
 *
 * Rows are held until the header is found, which may reach over several of them, and
 * then until the number style of the rows below is settled; from there on they flow
 * through. A row that looks like another header is held again, with those after it,
 * until it is known: the same header on a new page is passed over, another one begins
 * the next table.
 */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* The end of a table */

static void
tell_no_rows(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.no-rows",
                      ct_intake_place(intake, table->header_row, CT_COLUMN_NONE), NULL);

  finding.expected = _("rows with figures below the header");
  finding.severity = table->n_body_rows == 0 ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING;
  if (table->n_body_rows == 0)
    ct_findings_add(intake->findings, &finding, _("the table has a header and no rows"));
  else
    ct_findings_add(intake->findings, &finding, _("no row of the table has a figure"));
}

static gboolean
is_name(const CtColumn *column)
{
  return (ct_meaning_is_indicator(column->role) || ct_meaning_is_area(column->role)) &&
         column->header.length > 0;
}

/* Words over the columns of figures and no name beside them: a row of the header in which
 * something is not understood. Behind the names a column that is not understood may be one of
 * figures. */
static gboolean
is_header_rest(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  gboolean words = FALSE, figures = FALSE, named = FALSE;

  if (ct_row_count_numbers(row) > 0 || ct_row_is_numbering(row))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    const CtColumn *column = i < layout->columns->len ? ct_layout_get(layout, i) : NULL;

    named = named || (column != NULL && is_name(column));
    if (text.length == 0)
      continue;
    if (column == NULL ||
        (column->role < CT_MEANS_NUMERATOR && (column->role != CT_MEANS_NONE || !named)))
      return FALSE;
    figures = figures || column->role >= CT_MEANS_NUMERATOR;
    words = words || ct_text_is_words(text);
  }
  return words && figures;
}

/* Takes such rows into the header: the columns under words that mean nothing are then not
 * read, instead of read as what the rest of their header says. */
static void
complete_header(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  guint above = ct_held_rows_count(table->header), n = 0;
  CtRow rows[CT_HEADER_LOOKAHEAD];
  CtLayout *layout;

  while (table->at + n < end && above + n < CT_HEADER_LOOKAHEAD &&
         is_header_rest(intake, ct_held_rows_get(intake->held, table->at + n)))
    n++;
  if (n == 0 || table->keyed)
    return;
  for (guint i = 0; i < n; i++)
    ct_held_rows_add(table->header, ct_held_rows_get(intake->held, table->at + i));
  for (guint i = 0; i < above + n; i++)
    rows[i] = *ct_held_rows_get(table->header, i);
  layout = ct_intake_read_header(intake, rows, above + n);
  if (layout == NULL)
    return;
  ct_layout_free(table->layout);
  table->layout = layout;
  table->header_row = rows[above + n - 1].number;
  table->at += n;
  table->scan = MAX(table->scan, table->at);
  table->n_body_rows -= MIN(table->n_body_rows, n);
}

/* A row of which it is known that it is below the header. */
static void
read_row(CtIntake *intake, const CtRow *row)
{
  if (ct_intake_read_plain(intake, row))
    return;
  ct_intake_put_down_plain(intake);
  ct_intake_read_row(intake, row);
  ct_intake_find_plain(intake);
}

/* Reads the held rows from table.at to @end, once it is known how. */
static void
read_held_rows(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;

  if (!table->settled)
    complete_header(intake, end);
  if (!table->settled && !table->refused && (table->n_body_rows > 0 || table->keyed))
    table->refused = !ct_intake_settle(intake, end);
  if (!table->settled)
    ct_intake_forget_plain(intake);
  table->settled = TRUE;
  ct_intake_find_plain(intake);
  for (; table->at < end; table->at++)
    read_row(intake, ct_held_rows_get(intake->held, table->at));
  ct_intake_put_down_plain(intake);
}

static void
forget_held_rows(CtIntake *intake)
{
  ct_held_rows_clear(intake->held);
  intake->table.at = 0;
  intake->table.scan = 0;
  intake->table.after_header = G_MAXUINT;
}

/* The rows of the table end before held row @end. */
static void
end_block(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;

  if (table->layout == NULL)
    return;
  if (table->n_body_rows > 0)
    read_held_rows(intake, end);
  if ((!table->keyed || table->n_rows > 0) && !table->meaningless) {
    intake->n_tables++;
    table->found = TRUE;
  }
  if (!table->refused && table->n_figure_rows == 0 && (!table->keyed || table->n_body_rows > 0))
    tell_no_rows(intake);
  ct_intake_tell_inherited(intake);
  ct_intake_tell_comparisons(intake);
}

/* The beginning of a table */

/* What the lines between two tables say goes before what stood above the first one. */
static void
read_between(CtIntake *intake)
{
  CtTable *table = &intake->table;
  CtKeys above = table->stated;

  table->stated.period = CT_PERIOD_NONE;
  for (guint i = 0; i < ct_held_rows_count(table->between); i++)
    ct_intake_read_preamble(intake, ct_held_rows_get(table->between, i));
  if (table->stated.period == CT_PERIOD_NONE) {
    table->stated.period = above.period;
    table->stated.estimate = above.estimate;
  }
  ct_held_rows_clear(table->between);
}

/* @used: rows of the header, from held row @at on */
static void
begin_block(CtIntake *intake, CtLayout *layout, guint at, guint used)
{
  CtTable *table = &intake->table;

  if (table->layout != NULL)
    read_between(intake);
  ct_layout_free(table->layout);
  table->layout = layout;
  table->stage = CT_STAGE_BODY;
  table->settled = FALSE;
  table->refused = FALSE;
  table->foot = FALSE;
  table->unknown_header = 0;
  table->n_body_rows = ct_held_rows_count(intake->held) - at - used;
  table->n_figure_rows = 0;
  table->section_area = FALSE;
  table->total_area = CT_INDEX_NONE;
  table->area = (CtInherit){.id = CT_INDEX_NONE};
  table->indicator = (CtInherit){.id = CT_INDEX_NONE};
  ct_outline_clear_rows(table->outline);
  table->header_first = ct_held_rows_get(intake->held, at)->number;
  table->header_row = table->header_first;
  table->numbered = FALSE;
  g_clear_pointer(&table->comparisons, ct_comparisons_free);
  for (guint i = at; i < at + used; i++)
    if (ct_row_is_numbering(ct_held_rows_get(intake->held, i)))
      table->numbered = TRUE;
    else
      table->header_row = ct_held_rows_get(intake->held, i)->number;
  ct_held_rows_clear(table->header);
  for (guint i = at; i < at + used; i++)
    ct_held_rows_add(table->header, ct_held_rows_get(intake->held, i));
  table->at = at + used;
  table->scan = table->at;
  table->after_header = table->at;
}

/* Seeking */

/* Several texts over the columns of figures, right above what was found to be the header:
 * more of it, in which something is not understood. */
static gboolean
is_header_top(const CtIntake *intake, const CtLayout *layout, guint at)
{
  const CtRow *row = ct_held_rows_get(intake->held, at - 1);
  guint n = 0;

  if (row->number + 1 != ct_held_rows_get(intake->held, at)->number ||
      ct_row_count_numbers(row) > 0)
    return FALSE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++)
    n += !ct_meaning_is_key(ct_layout_get(layout, i)->role) && ct_cell_span(&row->cells[i]).length > 0
           ? 1
           : 0;
  return n >= 2;
}

/* Returns: (transfer full): @layout (transfer full), or that of all rows of the header */
static CtLayout *
reach_up(CtIntake *intake, CtLayout *layout, guint *at, guint *used)
{
  CtRow rows[CT_HEADER_LOOKAHEAD];
  CtLayout *whole;

  while (*at > 0 && *used + 1 < CT_HEADER_LOOKAHEAD && is_header_top(intake, layout, *at)) {
    for (guint i = 0; i <= *used; i++)
      rows[i] = *ct_held_rows_get(intake->held, *at - 1 + i);
    whole = ct_intake_read_header(intake, rows, *used + 1);
    if (whole == NULL)
      return layout;
    ct_layout_free(layout);
    layout = whole;
    (*at)--;
    (*used)++;
  }
  return layout;
}

/* "104,6 tỷ đồng" */
static gboolean
is_figure_with_unit(const CtIntake *intake, CtSpan text, const CtNumber *number)
{
  return number->kind != CT_NUMBER_NONE && g_ascii_isdigit(text.text[0]) &&
         number->unit_length > 0 &&
         ct_resolver_is_unit(intake->resolver, (CtSpan){number->unit, number->unit_length});
}

/* "84O,1" */
static gboolean
is_damaged_figure(CtSpan text, const CtNumber *number)
{
  return number->kind == CT_NUMBER_NONE && g_ascii_isdigit(text.text[0]) &&
         memchr(text.text, ' ', text.length) == NULL;
}

/* A number beside other cells, or a name with one: "Thu NSNN | 104,6 tỷ đồng". */
static gboolean
is_row_of_data(CtIntake *intake, const CtRow *row)
{
  gboolean named = FALSE, number = FALSE, united = FALSE;
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtNumber read;

    if (text.length == 0)
      continue;
    n++;
    read = ct_intake_cell_number(intake, &row->cells[i]);
    number = number || is_damaged_figure(text, &read);
    united = united || is_figure_with_unit(intake, text, &read);
    number = number || ((read.kind == CT_NUMBER_VALUE || read.kind == CT_NUMBER_AMBIGUOUS ||
                         read.kind == CT_NUMBER_RATIO) &&
                        ct_period_parse(text.text, text.length) == CT_PERIOD_NONE);
    named = named || ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND ||
            ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND;
  }
  return (n >= 2 && (united || ct_row_count_numbers(row) > 0)) || (named && number);
}

/* "Thu NSNN | chưa có": an indicator, and words where its figure should be. */
static gboolean
is_row_of_words(CtIntake *intake, const CtRow *row)
{
  gboolean named = FALSE;
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length == 0)
      continue;
    if (n == 0)
      named = ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND;
    else if (!ct_text_is_words(text) || ct_resolver_is_unit(intake->resolver, text) ||
             ct_header_words_read(intake->words, intake->resolver, text).role != CT_MEANS_NONE)
      return FALSE;
    n++;
  }
  return named && n == 2;
}

static void
tell_named_above(CtIntake *intake, guint32 row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                                        ct_intake_place(intake, row, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row names an indicator, and no header that is known stands above it; it is "
                    "not read"));
}

/* A row of figures above what was found to be the header: a header that was not
 * recognised stands over it. */
static void
tell_above(CtIntake *intake)
{
  CtTable *table = &intake->table;

  for (guint i = 0; i < table->n_stray; i++) {
    CtFinding finding =
      ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                        ct_intake_place(intake, table->stray[i], CT_COLUMN_NONE), NULL);

    ct_findings_add(intake->findings, &finding,
                    _("the row has numbers, and no header that is known stands above it; it is not "
                      "read"));
  }
  table->n_stray = 0;
  for (guint i = 0; i < table->at; i++)
    if (is_row_of_words(intake, ct_held_rows_get(intake->held, i)))
      tell_named_above(intake, ct_held_rows_get(intake->held, i)->number);
}

static void
pass_above(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (is_row_of_data(intake, row) && !ct_row_is_numbering(row) &&
      table->n_stray < CT_INTAKE_MAX_PREAMBLE)
    table->stray[table->n_stray++] = row->number;
  else
    ct_intake_read_preamble(intake, row);
}

/* The row at table.at is the heading of answers: what is held below is read. */
static void
begin_answers(CtIntake *intake)
{
  CtTable *table = &intake->table;

  table->stage = CT_STAGE_ANSWERS;
  for (table->at++; table->at < ct_held_rows_count(intake->held); table->at++)
    ct_intake_take_answer(intake, ct_held_rows_get(intake->held, table->at));
  forget_held_rows(intake);
}

/* %FALSE when more rows are needed. */
static gboolean
seek(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;
  guint left = ct_held_rows_count(intake->held) - table->at, used = 0, at = table->at;
  CtLayout *layout;

  if (left == 0 || (!end && left < CT_HEADER_LOOKAHEAD))
    return FALSE;
  if (ct_intake_begin_answers(intake, ct_held_rows_get(intake->held, table->at))) {
    begin_answers(intake);
    return FALSE;
  }
  layout = ct_intake_find_header(intake, table->at, &used);
  if (layout != NULL) {
    tell_above(intake);
    layout = reach_up(intake, layout, &at, &used);
    begin_block(intake, layout, at, used);
    return TRUE;
  }
  pass_above(intake, ct_held_rows_get(intake->held, table->at++));
  if (table->at < CT_INTAKE_MAX_PREAMBLE)
    return TRUE;
  table->stage = CT_STAGE_SKIP;
  forget_held_rows(intake);
  return FALSE;
}

/* The rows below a header */

/* The same first cell as the header: its other cells may be codes of areas or indicators,
 * which are numbers. */
static gboolean
begins_like_header(const CtRow *row, const CtRow *header)
{
  for (guint i = 0; i < MIN(header->n_cells, row->n_cells); i++) {
    CtSpan text = ct_cell_span(&header->cells[i]), other;

    if (text.length == 0)
      continue;
    other = ct_cell_span(&row->cells[i]);
    return text.length == other.length && memcmp(text.text, other.text, text.length) == 0;
  }
  return FALSE;
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
    equal += text.length == before.length && memcmp(text.text, before.text, text.length) == 0;
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

/* Blanks @n held rows from @at on: they have been understood. */
static void
pass_over(CtIntake *intake, guint at, guint n)
{
  for (guint i = at; i < at + n; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    for (guint column = 0; column < row->n_cells; column++)
      ct_held_rows_set_text(intake->held, i, column, "");
  }
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

    if (text.length == before.length && memcmp(text.text, before.text, text.length) == 0)
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

/* The rows of the header again, most of their cells the same. Returns: how many, 0: no */
static guint
count_repeated(const CtIntake *intake)
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

static void
pass_repeated(CtIntake *intake, guint n)
{
  CtTable *table = &intake->table;

  pass_over(intake, table->scan, n);
  table->n_body_rows -= MIN(table->n_body_rows, n);
  table->scan += n;
  table->after_header = table->scan;
}

/* What seems to be a second header right below the first one is more of it, where a word
 * in between is not understood. */
static gboolean
join_headers(CtIntake *intake, guint used)
{
  CtTable *table = &intake->table;
  guint above = ct_held_rows_count(table->header);
  CtRow rows[CT_HEADER_MAX_ROWS];
  CtLayout *layout;

  if (table->settled || table->scan != table->at || above > table->at ||
      above + used > CT_HEADER_MAX_ROWS)
    return FALSE;
  for (guint i = 0; i < above + used; i++)
    rows[i] = *ct_held_rows_get(intake->held, table->at - above + i);
  layout = ct_intake_read_header(intake, rows, above + used);
  if (layout == NULL)
    return FALSE;
  begin_block(intake, layout, table->at - above, above + used);
  return TRUE;
}

/* A header stands at @table.scan. */
static void
meet_header(CtIntake *intake, CtLayout *layout, guint used)
{
  CtTable *table = &intake->table;

  if (join_headers(intake, used)) {
    ct_layout_free(layout);
    return;
  }

  if (ct_intake_is_same_header(table->layout, layout)) {
    ct_layout_free(layout);
    pass_repeated(intake, used);
    return;
  }
  end_block(intake, table->scan);
  begin_block(intake, layout, table->scan, used);
}

/* "1 | 2" below a header of two columns: the rows below tell whether it is an indicator's
 * code and its figure. */
static gboolean
is_short_numbering(const CtIntake *intake, guint at)
{
  const CtRow *row = ct_held_rows_get(intake->held, at), *next;
  guint n = 0;

  if (at + 1 >= ct_held_rows_count(intake->held))
    return FALSE;
  next = ct_held_rows_get(intake->held, at + 1);
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtSpan below = ct_cells_get(next->cells, next->n_cells, (gint)i);

    if (text.length == 0)
      continue;
    if (text.length != 1 || text.text[0] != (gchar)('1' + n) ||
        (n == 0 && (below.length == 0 || g_ascii_isdigit(below.text[0]))))
      return FALSE;
    n++;
  }
  return n == 2;
}

/* Looks at the next held row. %FALSE when more rows are needed. */
static gboolean
scan(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;
  guint n = ct_held_rows_count(intake->held), used = 0;
  gboolean full = end || ct_held_rows_is_full(intake->held);
  const CtRow *row = ct_held_rows_get(intake->held, table->scan);
  CtLayout *layout = NULL;

  if (table->scan == table->after_header && !table->keyed && !full &&
      n - table->scan < 2)
    return FALSE;
  if (table->scan == table->after_header && !table->keyed &&
      is_short_numbering(intake, table->scan)) {
    pass_over(intake, table->scan++, 1);
    table->n_body_rows -= MIN(table->n_body_rows, 1);
    return TRUE;
  }
  if (ct_intake_may_be_header(intake, row)) {
    if (!full && n - table->scan < CT_HEADER_LOOKAHEAD)
      return FALSE;
    used = count_repeated(intake);
    if (used > 0) {
      pass_repeated(intake, used);
      return TRUE;
    }
    layout = ct_intake_find_header(intake, table->scan, &used);
  }
  if (layout != NULL) {
    meet_header(intake, layout, used);
    return TRUE;
  }
  table->scan++;
  if (table->settled)
    read_held_rows(intake, table->scan);
  return TRUE;
}

/* %FALSE when more rows are needed. */
static gboolean
advance_body(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;

  if (table->scan < ct_held_rows_count(intake->held))
    return scan(intake, end);
  if (!table->settled && !end && !ct_held_rows_is_full(intake->held)) {
    table->ahead = ct_intake_may_go_ahead(intake);
    if (!table->ahead)
      return FALSE;
  }
  if (!end || table->settled) {
    read_held_rows(intake, table->scan);
    forget_held_rows(intake);
  }
  return FALSE;
}

static void
advance(CtIntake *intake, gboolean end)
{
  gboolean more = TRUE;

  while (more)
    more = intake->table.stage == CT_STAGE_SEEK   ? seek(intake, end)
           : intake->table.stage == CT_STAGE_BODY ? advance_body(intake, end)
                                                  : FALSE;
}

void
ct_intake_take_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->stage == CT_STAGE_SKIP)
    return;
  if (table->stage == CT_STAGE_ANSWERS) {
    ct_intake_take_answer(intake, row);
    return;
  }
  if (table->stage == CT_STAGE_BODY)
    table->n_body_rows++;
  if (table->stage == CT_STAGE_BODY && table->settled && ct_held_rows_count(intake->held) == 0 &&
      !ct_intake_may_be_header(intake, row)) {
    read_row(intake, row);
    return;
  }
  ct_held_rows_add(intake->held, row);
  if (ct_held_rows_count(intake->held) - table->scan == 1 || table->stage == CT_STAGE_SEEK ||
      ct_held_rows_count(intake->held) - table->scan >= CT_HEADER_LOOKAHEAD)
    advance(intake, FALSE);
}

void
ct_intake_end_rows(CtIntake *intake)
{
  advance(intake, TRUE);
  end_block(intake, ct_held_rows_count(intake->held));
  forget_held_rows(intake);
}
