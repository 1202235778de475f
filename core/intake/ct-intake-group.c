/* ct-intake-group.c: rows that are about a group of indicators: each cell may have a figure of
 * each of them, in words.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"

/* @is_part: a numerator or denominator, else words */
static void
tell_not_read(CtIntake *intake, const CtFigure *figure, gboolean is_part)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.prose-not-read",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = is_part ? NULL : _("a number such as 1.234,5");
  if (is_part)
    ct_findings_add(intake->findings, &finding,
                    _("a numerator or denominator beside a group of indicators belongs to none of "
                      "them and is not read: \"%s\"; give each indicator a row of its own"),
                    observed);
  else
    ct_findings_add(intake->findings, &finding,
                    _("no figure could be read out of the words in this cell: \"%s\""), observed);
}

/* %FALSE when nothing says where or when, which has been told. */
static gboolean
has_place_and_time(CtIntake *intake, const CtKeys *keys, CtPlace place)
{
  static const CtNameMatch unknown = {.result = CT_NAME_UNKNOWN};

  if (keys->area == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_MEANS_AREA, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->period == CT_PERIOD_NONE)
    ct_intake_tell_period(intake, (CtSpan){"", 0}, place, keys);
  else
    return TRUE;
  return FALSE;
}

/* A number of a spreadsheet as its author would have written it among words. */
static gboolean
read_typed_prose(CtIntake *intake, const CtFigure *figure, guint32 group, CtSpan names)
{
  g_autofree gchar *text = NULL;
  CtNumberStyle style = intake->table.style;
  CtFigure written = *figure;
  gchar *point;

  if (figure->cell->kind != CT_CELL_NUMBER && figure->cell->kind != CT_CELL_PERCENT)
    return ct_figure_read_prose(intake, figure, group, names);
  text = g_strdup_printf("%.*s%s", (gint)figure->text.length, figure->text.text,
                         figure->cell->kind == CT_CELL_PERCENT ? "%" : "");
  point = strchr(text, '.');
  if (point != NULL && (style == CT_STYLE_AUTO || style == CT_STYLE_VI))
    *point = ',';
  written.text = (CtSpan){text, strlen(text)};
  return ct_figure_read_prose(intake, &written, group, names);
}

/* The row's unit is not that of all figures of a group. */
static void
read_group_cell(CtIntake *intake, const CtRow *row, const CtKeys *keys, guint column, CtSpan names)
{
  const CtColumn *meaning = ct_layout_get(intake->table.layout, column);
  const CtCell *cell = column < row->n_cells ? &row->cells[column] : NULL;
  CtKeys own = *keys;
  CtPlace place = ct_intake_place(intake, row->number, (gint)column);
  CtFigure figure;

  own.unit = (CtSpan){"", 0};
  own.unit_column = CT_COLUMN_NONE;
  own.unit_blank = FALSE;
  if (meaning->area != CT_INDEX_NONE)
    own.area = meaning->area;
  if (meaning->period != CT_PERIOD_NONE)
    own.period = meaning->period;
  if (meaning->measure != CT_MEASURE_UNSAID)
    own.measure = meaning->measure;
  if (cell == NULL || ct_cell_span(cell).length == 0 || !has_place_and_time(intake, &own, place))
    return;
  figure = (CtFigure){.row = row,
                      .keys = &own,
                      .cell = cell,
                      .text = ct_cell_span(cell),
                      .place = place};
  if (cell->kind == CT_CELL_ERROR || cell->kind == CT_CELL_FORMULA)
    ct_figure_tell_cell_error(intake, &figure);
  else if (cell->kind == CT_CELL_DATE || !read_typed_prose(intake, &figure, keys->group, names))
    tell_not_read(intake, &figure, FALSE);
}

/* A numerator or denominator beside a group's name: of which of its indicators nothing says. */
static void
refuse_group_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtMeaning role)
{
  gint column = intake->table.layout->at[role];
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
  const CtCell *cell = text.length > 0 ? &row->cells[column] : NULL;
  CtFigure figure = {.row = row,
                     .keys = keys,
                     .cell = cell,
                     .text = text,
                     .place = ct_intake_place(intake, row->number, column)};

  if (cell == NULL || ct_intake_is_sign(intake, cell))
    return;
  if (cell->kind == CT_CELL_ERROR || cell->kind == CT_CELL_FORMULA)
    ct_figure_tell_cell_error(intake, &figure);
  else
    tell_not_read(intake, &figure, TRUE);
}

/* The lines that name those of the results: of the row's name, else of its first cell with
 * several: the goals, "- ANTQ >80% ⏎ - Vụ án >90%". */
static CtSpan
find_names(const CtLayout *layout, const CtRow *row, CtSpan name)
{
  for (guint i = 0; i < layout->values->len; i++) {
    CtSpan text =
      ct_cells_get(row->cells, row->n_cells, (gint)g_array_index(layout->values, guint, i));

    if (memchr(name.text, '\n', name.length) == NULL &&
        memchr(text.text, '\n', text.length) != NULL)
      return text;
  }
  return name;
}

guint32
ct_intake_find_group(const CtIntake *intake, const CtRow *row, CtSpan text)
{
  CtSpan number = ct_cells_get(row->cells, row->n_cells,
                               intake->table.layout->at[CT_MEANS_ROW_NUMBER]);
  guint32 group = ct_catalog_find_group(intake->catalog, text.text, text.length);

  if (group == CT_INDEX_NONE && number.length > 2 && number.text[0] == '(')
    group = ct_catalog_find_group(intake->catalog, number.text, number.length);
  return group;
}

void
ct_intake_read_group(CtIntake *intake, const CtRow *row, CtSpan text, const CtKeys *keys)
{
  const CtLayout *layout = intake->table.layout;
  CtSpan names = find_names(layout, row, text);

  for (guint i = 0; i < layout->values->len; i++)
    read_group_cell(intake, row, keys, g_array_index(layout->values, guint, i), names);
  refuse_group_part(intake, row, keys, CT_MEANS_NUMERATOR);
  refuse_group_part(intake, row, keys, CT_MEANS_DENOMINATOR);
}
