/* ct-intake-row-unread.c: rows that have something where figures should be and are not read:
 * comments, signatures and numbered columns; rows with too many fields; a header that is not
 * understood, and what stands below it. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* Whether the cell of a column begins with no word and has a digit. */
static gboolean
has_digit(const CtRow *row, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

  if (ct_text_is_words(text))
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (g_ascii_isdigit(text.text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_digits(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++)
    if (has_digit(row, (gint)g_array_index(layout->values, guint, i)))
      return TRUE;
  return FALSE;
}

/* Passed over: they are no rows of the table */

gboolean
ct_intake_is_passed_over(CtIntake *intake, const CtRow *row, gint column)
{
  CtTable *table = &intake->table;
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
  CtFoot foot;

  if (table->keyed)
    return FALSE;
  if (ct_row_is_comment(row)) {
    table->n_comments++;
    return TRUE;
  }
  if (table->numbered && (strchr("(1-", text.text[0]) != NULL || text.length == 1) &&
      ct_row_is_numbering(row))
    return TRUE;
  if (!ct_text_is_words(text) || has_digits(intake, row)) {
    table->foot = FALSE;
    return FALSE;
  }
  foot = ct_row_foot(row);
  table->foot = table->foot || foot == CT_FOOT_SIGNATURE;
  return table->foot || foot == CT_FOOT_NOTE;
}

/* Refused: nothing is sure of them */

/* More fields than the header has: most often an unquoted decimal comma, and then the
 * fields before it are wrong, too. */
static gboolean
has_extra_fields(CtIntake *intake, const CtRow *row)
{
  guint expected = intake->table.layout->columns->len;

  for (guint i = expected; !intake->table.keyed && i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtFinding finding;
    g_autofree gchar *observed = ct_text_quote(text.text, text.length);
    g_autofree gchar *wanted = NULL;

    if (text.length == 0)
      continue;
    finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.extra-fields",
                                ct_intake_place(intake, row->number, (gint)i), NULL);
    wanted = g_strdup_printf(_("%u fields"), expected);
    finding.observed = observed;
    finding.expected = wanted;
    ct_findings_add(intake->findings, &finding,
                    _("the row has %u fields and the header %u; the row is left out (a decimal "
                      "comma without quotation marks?)"),
                    row->n_cells, expected);
    return TRUE;
  }
  return FALSE;
}

/* Whether a row has figures, however they are written, or signs for them: "-", "…". */
static gboolean
has_figures_or_signs(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  if (ct_row_count_numbers(row) > 0 || has_digits(intake, row) ||
      has_digit(row, layout->at[CT_MEANS_NUMERATOR]) ||
      has_digit(row, layout->at[CT_MEANS_DENOMINATOR]))
    return TRUE;
  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);

    if (column < row->n_cells && ct_intake_is_sign(intake, &row->cells[column]))
      return TRUE;
  }
  return FALSE;
}

/* Below a title amid the rows a code may be a heading. */
static gboolean
may_be_heading(CtIntake *intake, CtSpan text)
{
  return ct_text_is_words(text) ||
         (ct_held_rows_count(intake->table.between) > 0 &&
          (ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND ||
           ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND));
}

/* Whether the header above calls columns by codes. */
static gboolean
has_codes_above(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    if (column->indicator != CT_INDEX_NONE && column->header.length > 0 &&
        g_ascii_isdigit(column->header.text[0]))
      return TRUE;
  }
  return FALSE;
}

/* "Đoa bàn | 8.1 | THU_DAT" below "Địa bàn | 5 | 17": codes of indicators, no figures, beside
 * what is like no name. */
static gboolean
is_header_of_codes(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  guint n = 0;

  if (!has_codes_above(intake))
    return FALSE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtSpan text = ct_row_key(row, layout, (gint)i);
    const CtColumn *column = ct_layout_get(layout, i);

    if (text.length > 0 && ct_meaning_is_area(column->role) &&
        (ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN ||
         ct_suggest_area(intake->suggest, text) != CT_INDEX_NONE))
      return FALSE;
    if (text.length == 0 || column->role != CT_MEANS_VALUE)
      continue;
    if (ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_FOUND)
      return FALSE;
    n++;
  }
  return n >= 2;
}

/* Several headings and no number where figures should be, and a name that is none: a
 * header that is not understood. What stands below it is not what the one above says. */
static gboolean
is_unknown_header(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  guint n = 0;

  if (intake->table.keyed)
    return FALSE;
  if (is_header_of_codes(intake, row))
    return TRUE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtSpan text = ct_row_key(row, layout, (gint)i);
    CtMeaning role = ct_layout_get(layout, i)->role;

    if (text.length == 0 || role == CT_MEANS_IGNORED || role == CT_MEANS_ROW_NUMBER)
      continue;
    if (ct_meaning_is_indicator(role) &&
        (ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_UNKNOWN ||
         ct_intake_find_group(intake, row, text) != CT_INDEX_NONE))
      return FALSE;
    if (ct_meaning_is_area(role) &&
        ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN)
      return FALSE;
    if (!ct_meaning_is_key(role) && !may_be_heading(intake, text))
      return FALSE;
    n += ct_meaning_is_key(role) ? 0 : 1;
  }
  return n >= 2;
}

static void
tell_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-header",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row looks like the header of another table and is not understood; the "
                    "rows below it are not read"));
}

static void
tell_below_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row stands below a header that is not understood (row %u) and is not "
                    "read"),
                  intake->table.unknown_header);
}

/* Whether the row is, or stands below, a header that is not understood. */
static gboolean
is_below_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->unknown_header > 0 && has_figures_or_signs(intake, row)) {
    tell_below_unknown_header(intake, row);
    return TRUE;
  }
  if (table->unknown_header > 0 || !is_unknown_header(intake, row))
    return table->unknown_header > 0;
  table->unknown_header = row->number;
  tell_unknown_header(intake, row);
  return TRUE;
}

gboolean
ct_intake_refuse_row(CtIntake *intake, const CtRow *row)
{
  return has_extra_fields(intake, row) || is_below_unknown_header(intake, row) ||
         ct_intake_is_out_of_shape(intake, row);
}
