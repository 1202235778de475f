/* ct-intake-row-shape.c: rows whose shape shows that something in them is lost: a decimal comma
 * that parted a figure, a cell in the middle, a figure that stands where none is read. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* A decimal comma without quotation marks */

/* "104", "1.234": a figure that has no decimals, as far as one sees. */
static gboolean
is_whole(CtSpan text)
{
  gsize at = text.length > 0 && (text.text[0] == '-' || text.text[0] == '+') ? 1 : 0;
  gsize first = at, last = text.length;

  for (; at < text.length; at++) {
    if (text.text[at] == '.' && at > first && (last == text.length || at - last == 4))
      last = at;
    else if (!g_ascii_isdigit(text.text[at]))
      return FALSE;
  }
  return at > first && (last == text.length || at - last == 4);
}

/* What may be the digits behind a comma. */
static gboolean
is_short_digits(CtSpan text, gsize most)
{
  if (text.length == 0 || text.length > most)
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (!g_ascii_isdigit(text.text[i]))
      return FALSE;
  return TRUE;
}

gboolean
ct_column_is_for_words(const CtColumn *column)
{
  if (column->role == CT_MEANS_IGNORED)
    return !column->relative.said && column->measure == CT_MEASURE_UNSAID;
  return column->role == CT_MEANS_NONE && column->header.length == 0;
}

/* A percentage that nothing can be compared with is no proof of the figure before it. */
static gboolean
is_unproven(const CtColumn *column)
{
  return column->role == CT_MEANS_COMPARISON &&
         (column->base == CT_COLUMN_NONE || column->compared == CT_COLUMN_NONE);
}

gboolean
ct_intake_may_part(const CtLayout *layout, guint column)
{
  const CtColumn *behind = ct_layout_get(layout, column);

  return column > 0 && ct_layout_get(layout, column - 1)->role == CT_MEANS_VALUE &&
         (ct_column_is_for_words(behind) || is_unproven(behind));
}

static gboolean
is_blank_from(const CtRow *row, guint at)
{
  for (guint i = at; i < row->n_cells; i++)
    if (ct_cell_span(&row->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

/* Whether the digits behind @column, which is one of figures, belong to its figure. */
static gboolean
is_parted(const CtIntake *intake, const CtRow *row, guint column)
{
  const CtLayout *layout = intake->table.layout;
  const CtColumn *behind;
  CtSpan digits;

  if (column + 1 >= MIN(row->n_cells, layout->columns->len) ||
      !is_whole(ct_cell_span(&row->cells[column])))
    return FALSE;
  behind = ct_layout_get(layout, column + 1);
  digits = ct_cell_span(&row->cells[column + 1]);
  if (ct_column_is_for_words(behind))
    return is_short_digits(digits, 3);
  /* One digit, or one field more than the header has, of which the last is blank. */
  return is_unproven(behind) && column + 2 == layout->columns->len &&
         is_short_digits(digits, row->n_cells > layout->columns->len ? 3 : 1) &&
         is_blank_from(row, column + 2);
}

static void
tell_parted(CtIntake *intake, const CtRow *row, guint column)
{
  CtSpan whole = ct_cell_span(&row->cells[column]);
  CtSpan digits = ct_cell_span(&row->cells[column + 1]);
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.extra-fields",
                      ct_intake_place(intake, row->number, (gint)column + 1), NULL);
  g_autofree gchar *observed = ct_text_quote(digits.text, digits.length);
  g_autofree gchar *likely =
    g_strdup_printf("%.*s,%.*s", (gint)whole.length, whole.text, (gint)digits.length, digits.text);
  g_autofree gchar *wanted = g_strdup_printf("\"%s\"", likely);

  finding.observed = observed;
  finding.expected = wanted;
  ct_findings_add(intake->findings, &finding,
                  _("the figure was cut by its decimal comma: \"%s\" stands behind %.*s, in the "
                    "column beside it; is it %s? the row is left out (in a file parted by commas "
                    "such a figure stands in quotation marks)"),
                  observed, (gint)whole.length, whole.text, likely);
}

static gboolean
has_lost_comma(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  if (!intake->commas || intake->table.keyed)
    return FALSE;
  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);

    if (is_parted(intake, row, column)) {
      tell_parted(intake, row, column);
      return TRUE;
    }
  }
  return FALSE;
}

/* A cell in the middle */

static gboolean
is_of_figures(const CtColumn *column)
{
  return column->role == CT_MEANS_VALUE || column->role == CT_MEANS_OTHER_PLAN;
}

static guint
count_filled(const CtLayout *layout, const CtRow *row)
{
  guint n = 0;

  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);

    n += column < row->n_cells && ct_cell_span(&row->cells[column]).length > 0 ? 1 : 0;
  }
  return n;
}

/* Where several columns hold figures, a row that is shorter than the header. One that ends in a
 * blank cell was not cut at its end; one that lacks a note only was. */
static gboolean
is_short(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  guint width = layout->columns->len;
  gboolean lacks = FALSE;

  if (row->n_cells >= width || count_filled(layout, row) == 0)
    return FALSE;
  for (guint i = row->n_cells; i < width; i++)
    lacks = lacks || is_of_figures(ct_layout_get(layout, i));
  return lacks || ct_cell_span(&row->cells[row->n_cells - 1]).length == 0;
}

void
ct_intake_measure_rows(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  guint n_full = 0, n_short = 0;

  table->even = FALSE;
  if (table->keyed || table->sheet || table->layout->values->len < 2)
    return;
  for (guint i = table->at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    if (is_short(intake, row))
      n_short++;
    else if (row->n_cells == table->layout->columns->len && count_filled(table->layout, row) > 0)
      n_full++;
  }
  table->even = n_full > n_short && (n_short <= 2 || n_full >= n_short * 10);
}

static gboolean
has_lost_cell(CtIntake *intake, const CtRow *row)
{
  guint width = intake->table.layout->columns->len;
  CtFinding finding;
  g_autofree gchar *observed = NULL;
  g_autofree gchar *wanted = NULL;

  if (!intake->table.even || !is_short(intake, row))
    return FALSE;
  observed = g_strdup_printf("%u", row->n_cells);
  wanted = g_strdup_printf(_("%u fields"), width);
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.short-row",
                              ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);
  finding.observed = observed;
  finding.expected = wanted;
  ct_findings_add(intake->findings, &finding,
                  _("the row has only %u fields, the header and the other rows %u; which one is "
                    "lost is not certain, so the row is left out"),
                  row->n_cells, width);
  return TRUE;
}

gboolean
ct_intake_is_out_of_shape(CtIntake *intake, const CtRow *row)
{
  if (!has_lost_comma(intake, row) && !has_lost_cell(intake, row))
    return FALSE;
  intake->table.n_figure_rows++; /* it has some, which are told */
  intake->table.due = TRUE;
  return TRUE;
}

/* A figure where none is read */

/* "22,4", "145,6 tỷ đồng", no year and no date. */
static gboolean
is_figure(CtIntake *intake, const CtCell *cell, guint32 indicator)
{
  CtSpan text = ct_cell_span(cell);
  CtNumber number;

  if (text.length == 0 || cell->kind == CT_CELL_NUMBER || cell->kind == CT_CELL_PERCENT)
    return text.length > 0;
  if (cell->kind != CT_CELL_TEXT)
    return FALSE;
  number = ct_number_read(text.text, text.length, intake->table.style);
  if (number.kind != CT_NUMBER_VALUE && number.kind != CT_NUMBER_AMBIGUOUS)
    return FALSE;
  if (number.unit_length == 0)
    return !(text.length == 4 && is_short_digits(text, 4) &&
             (memcmp(text.text, "19", 2) == 0 || memcmp(text.text, "20", 2) == 0));
  return ct_resolver_unit(intake->resolver, (CtSpan){number.unit, number.unit_length}, indicator)
           .result == CT_NAME_FOUND;
}

/* Whether @text is an indicator's name with a figure behind it: "Thu tiền SDĐ: 22,4 tỷ đồng",
 * parted by a colon or spaces. */
static gboolean
ends_in_figure(CtIntake *intake, CtSpan text)
{
  for (gsize i = 1; i < text.length; i++) {
    CtSpan name = {text.text, i};
    CtIndicatorMatch match;
    CtCell rest = {.text = text.text + i, .length = text.length - i, .kind = CT_CELL_TEXT};

    if (!g_ascii_isdigit(text.text[i]) || strchr(" \t:=(", text.text[i - 1]) == NULL)
      continue;
    while (name.length > 0 && strchr(" \t:=(-", name.text[name.length - 1]) != NULL)
      name.length--;
    match = ct_resolver_indicator(intake->resolver, name);
    if (match.match.result == CT_NAME_FOUND && is_figure(intake, &rest, match.match.id))
      return TRUE;
  }
  return FALSE;
}

/* The first word run of cells that were parted by spaces: "Thu tiền SDĐ    tỷ đồng    22,4". */
static gboolean
is_parted_by_spaces(CtIntake *intake, CtSpan text)
{
  const gchar *gap = g_strstr_len(text.text, (gssize)text.length, "  ");
  CtSpan name = {text.text, gap != NULL ? (gsize)(gap - text.text) : 0};
  gsize at = text.length;
  CtIndicatorMatch match;
  CtCell last;

  if (name.length == 0)
    return FALSE;
  while (at > 1 && !(text.text[at - 1] == ' ' && text.text[at - 2] == ' '))
    at--;
  last = (CtCell){.text = text.text + at, .length = text.length - at, .kind = CT_CELL_TEXT};
  match = ct_resolver_indicator(intake->resolver, name);
  return match.match.result == CT_NAME_FOUND && is_figure(intake, &last, match.match.id);
}

static CtFinding
make_astray(const CtIntake *intake, const CtRow *row, gint column, CtSeverity severity,
            const gchar *observed)
{
  CtFinding finding = ct_intake_finding(intake, severity, "intake.stray-row",
                                        ct_intake_place(intake, row->number, column), NULL);

  finding.observed = observed;
  finding.expected = _("the figure in the column of figures");
  return finding;
}

static gchar *
quote_cell(const CtRow *row, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

  return ct_text_quote(text.text, text.length);
}

static void
tell_in_name(CtIntake *intake, const CtRow *row, gint column)
{
  g_autofree gchar *observed = quote_cell(row, column);
  CtFinding finding = make_astray(intake, row, column, CT_SEVERITY_ERROR, observed);

  ct_findings_add(intake->findings, &finding,
                  _("the name and its figure stand in one cell: \"%s\"; the figure is not read"),
                  observed);
}

static void
tell_beside_blank(CtIntake *intake, const CtRow *row, gint column)
{
  g_autofree gchar *observed = quote_cell(row, column);
  CtFinding finding = make_astray(intake, row, column, CT_SEVERITY_ERROR, observed);

  ct_findings_add(intake->findings, &finding,
                  _("the column of figures is blank in this row, and \"%s\" stands in another one, "
                    "where figures are not read"),
                  observed);
}

static void
tell_beside_sign(CtIntake *intake, const CtRow *row, gint column)
{
  g_autofree gchar *observed = quote_cell(row, column);
  CtFinding finding = make_astray(intake, row, column, CT_SEVERITY_WARNING, observed);

  ct_findings_add(intake->findings, &finding,
                  _("the column of figures says that there is none, but \"%s\" stands beside it, "
                    "where figures are not read"),
                  observed);
}

static gint
first_value(const CtLayout *layout)
{
  return layout->values->len > 0 ? (gint)g_array_index(layout->values, guint, 0) : CT_COLUMN_NONE;
}

/* The cell with a figure in the column of units, or in one of words behind the figures, in a row
 * of @indicator. Returns: CT_COLUMN_NONE: there is none */
static gint
find_figure_astray(CtIntake *intake, const CtRow *row, guint32 indicator)
{
  const CtLayout *layout = intake->table.layout;
  gint first = first_value(layout);

  for (gint i = 0; i < (gint)MIN(row->n_cells, layout->columns->len); i++) {
    const CtColumn *column = ct_layout_get(layout, (guint)i);
    gboolean here = column->role == CT_MEANS_UNIT || (i > first && ct_column_is_for_words(column));

    if (here && is_figure(intake, &row->cells[i], indicator))
      return i;
  }
  return CT_COLUMN_NONE;
}

gboolean
ct_intake_tell_astray(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  CtSpan text = ct_intake_indicator_text(intake, row);
  CtIndicatorMatch match;
  gint column;

  if (intake->table.keyed || first_value(layout) == CT_COLUMN_NONE || text.length == 0 ||
      intake->table.foot || intake->table.unknown_header > 0 || ct_row_foot(row) != CT_FOOT_NONE ||
      ct_row_is_comment(row))
    return FALSE;
  match = ct_resolver_indicator(intake->resolver, text);
  if (match.match.result == CT_NAME_UNKNOWN) {
    CtPlace place = ct_intake_key_place(intake, row, CT_MEANS_INDICATOR);

    if (!ends_in_figure(intake, text) && !is_parted_by_spaces(intake, text))
      return FALSE;
    tell_in_name(intake, row, (gint)place.column - 1);
    return TRUE;
  }
  column = find_figure_astray(intake, row, match.match.id);
  if (column == CT_COLUMN_NONE)
    return FALSE;
  tell_beside_blank(intake, row, column);
  return TRUE;
}

void
ct_intake_doubt_signs(CtIntake *intake, const CtRow *row, guint32 indicator)
{
  const CtLayout *layout = intake->table.layout;
  gint first = first_value(layout), column;

  if (intake->table.keyed || first == CT_COLUMN_NONE || indicator == CT_INDEX_NONE)
    return;
  for (guint i = 0; i < layout->values->len; i++) {
    guint at = g_array_index(layout->values, guint, i);

    if (at < row->n_cells && ct_cell_span(&row->cells[at]).length > 0 &&
        !ct_intake_is_sign(intake, &row->cells[at]))
      return;
  }
  column = find_figure_astray(intake, row, indicator);
  if (column != CT_COLUMN_NONE)
    tell_beside_sign(intake, row, column);
}

/* The figures that are due: of the table's own period */

static gboolean
is_due(const CtIntake *intake, const CtColumn *column)
{
  return column->measure != CT_MEASURE_PLAN &&
         (column->period == CT_PERIOD_NONE || column->period == intake->table.context.period);
}

void
ct_intake_note_due(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; !intake->table.due && i < layout->values->len; i++) {
    guint at = g_array_index(layout->values, guint, i);
    const CtColumn *column = ct_layout_get(layout, at);

    if (at >= row->n_cells || ct_cell_span(&row->cells[at]).length == 0)
      continue;
    intake->table.due = is_due(intake, column);
    intake->table.past = intake->table.past || column->measure != CT_MEASURE_PLAN;
  }
}

void
ct_intake_tell_due(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  const CtLayout *layout = table->layout;
  gboolean due = FALSE;
  CtFinding finding;

  if (table->keyed || table->due || !table->past || table->n_figure_rows < 2 || layout->values->len < 2 ||
      layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE || table->context.period == CT_PERIOD_NONE)
    return;
  for (guint i = 0; i < layout->values->len; i++)
    due = due ||
          is_due(intake, ct_layout_get(layout, g_array_index(layout->values, guint, i)));
  if (!due)
    return;
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.no-rows",
                              ct_intake_place(intake, table->header_row, CT_COLUMN_NONE), NULL);
  finding.expected = _("figures of the period that is reported");
  ct_findings_add(intake->findings, &finding,
                  _("no row of the table has a figure of the period that is reported, only of "
                    "other ones (a form that was not filled in?)"));
}
