/* ct-intake-columns.c: columns whose heading does not tell what they hold, as it is unknown, or
 * misspelt, or has two meanings, or there is none: the cells below may. */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* What the cells of a column are, how many of them. */
typedef struct {
  guint n; /* with text */
  guint areas;
  guint units;
  guint periods;
  guint measures;
} CellCount;

/* "10" may be the province's code or ten of something, "082" is no figure. */
static gboolean
is_area(CtIntake *intake, CtSpan text)
{
  if (g_ascii_isdigit(text.text[0]) && text.text[0] != '0')
    return FALSE;
  return ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN;
}

gboolean
ct_intake_is_row_of_figures(const CtIntake *intake, const CtRow *row)
{
  gint column;

  return ct_intake_has_figures(intake, row, &column) &&
         !ct_text_is_words(ct_cells_get(row->cells, row->n_cells, column));
}

static CellCount
count_cells(CtIntake *intake, gint column, guint end)
{
  CellCount count = {0};

  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

    if (text.length == 0 || ct_outline_is_ditto(text) || !ct_intake_is_row_of_figures(intake, row))
      continue;
    count.n++;
    if (is_area(intake, text))
      count.areas++;
    else if (ct_resolver_is_unit(intake->resolver, text))
      count.units++;
    else if (ct_resolver_period(intake->resolver, text).period != CT_PERIOD_NONE)
      count.periods++;
    else if (ct_header_words_measure(intake->words, text) != CT_MEASURE_UNSAID)
      count.measures++;
  }
  return count;
}

static void
set_role(CtLayout *layout, gint index, CtMeaning role)
{
  CtColumn column = *ct_layout_get(layout, (guint)index);

  column.role = role;
  ct_layout_set(layout, (guint)index, &column);
}

static gboolean
has_areas_as_columns(const CtLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role == CT_MEANS_VALUE &&
        ct_layout_get(layout, i)->area != CT_INDEX_NONE)
      return TRUE;
  return FALSE;
}

/* "Đơn vị": units, areas, or (an office, say) neither. */
static void
decide_doubtful_column(CtIntake *intake, guint end)
{
  CtLayout *layout = intake->table.layout;
  gint column = layout->at[CT_MEANS_AREA_OR_UNIT];
  CtMeaning role;
  CellCount count;

  if (column == CT_COLUMN_NONE)
    return;
  count = count_cells(intake, column, end);
  role = count.units > count.areas ? CT_MEANS_UNIT
         : count.areas > 0         ? CT_MEANS_AREA
                                   : CT_MEANS_NONE;
  layout->at[CT_MEANS_AREA_OR_UNIT] = CT_COLUMN_NONE;
  if (has_areas_as_columns(layout))
    role = CT_MEANS_UNIT;
  if (role == CT_MEANS_UNIT && layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE &&
      count_cells(intake, layout->at[CT_MEANS_UNIT], end).units < count.units)
    set_role(layout, layout->at[CT_MEANS_UNIT], CT_MEANS_NONE);
  if (role == CT_MEANS_NONE && !ct_layout_has_area(layout))
    role = CT_MEANS_AREA;
  set_role(layout, column, role);
}

static void
tell_meaning(CtIntake *intake, gint index, const gchar *meaning)
{
  CtSpan header = ct_layout_get(intake->table.layout, (guint)index)->header;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.column-by-cells",
                      ct_intake_place(intake, intake->table.header_row, index), NULL);
  g_autofree gchar *observed = ct_text_quote(header.text, header.length);

  finding.observed = observed;
  finding.expected = meaning;
  ct_findings_add(intake->findings, &finding,
                  _("the heading \"%s\" means nothing that is known; by its cells the column is "
                    "taken for: %s"),
                  observed, meaning);
}

/* A misspelt heading over names is told by what stands below: a table that lost its areas
 * would be taken for that of its sender, one that lost its units for another scale. */
static void
decide_unknown_column(CtIntake *intake, gint index, guint end)
{
  CtLayout *layout = intake->table.layout;
  CellCount count = count_cells(intake, index, end);

  if (count.areas > 0 && count.areas * 2 >= count.n && !ct_layout_has_area(layout)) {
    tell_meaning(intake, index, _("area"));
    set_role(layout, index, CT_MEANS_AREA);
  } else if (count.units * 2 > count.n && layout->at[CT_MEANS_UNIT] == CT_COLUMN_NONE) {
    tell_meaning(intake, index, _("unit"));
    set_role(layout, index, CT_MEANS_UNIT);
  } else if (count.periods * 2 > count.n && layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE) {
    tell_meaning(intake, index, _("period"));
    set_role(layout, index, CT_MEANS_PERIOD);
  } else if (count.measures * 2 > count.n && layout->at[CT_MEANS_MEASURE] == CT_COLUMN_NONE) {
    tell_meaning(intake, index, _("measure"));
    set_role(layout, index, CT_MEANS_MEASURE);
  }
}

static gboolean
has_text_beside_figures(CtIntake *intake, gint column, guint end)
{
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    if (ct_intake_is_row_of_figures(intake, row) &&
        ct_cells_get(row->cells, row->n_cells, column).length > 0)
      return TRUE;
  }
  return FALSE;
}

static void
tell_unnamed_column(CtIntake *intake, gint index)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.unknown-column",
                      ct_intake_place(intake, intake->table.header_row, index), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the column has no heading, and what stands in it is not read"));
}

static void
decide_unknown_columns(CtIntake *intake, guint end)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);

    if (column->role == CT_MEANS_NONE)
      decide_unknown_column(intake, (gint)i, end);
    column = ct_layout_get(layout, i);
    if (column->role == CT_MEANS_NONE && column->header.length == 0 && !intake->table.keyed &&
        has_text_beside_figures(intake, (gint)i, end))
      tell_unnamed_column(intake, (gint)i);
  }
}

/* A name without a heading either, which is not that of the code: then the code is none. */
static gboolean
has_other_name_beside(CtIntake *intake, const CtRow *row, gint column, CtSpan code)
{
  const CtLayout *layout = intake->table.layout;
  CtSpan name = ct_cells_get(row->cells, row->n_cells, column + 1);

  return (guint)column + 1 < layout->columns->len &&
         ct_layout_get(layout, (guint)column + 1)->header.length == 0 && ct_text_is_words(name) &&
         ct_resolver_indicator(intake->resolver, name).match.id !=
           ct_resolver_indicator(intake->resolver, code).match.id;
}

/* A corner without a heading names what the rows are about, unless it numbers them. */
static void
check_corner(CtIntake *intake, guint end)
{
  CtLayout *layout = intake->table.layout;
  gint column = layout->at[CT_MEANS_INDICATOR];
  guint64 last = 0;
  guint n = 0, others = 0;
  gboolean in_turn = TRUE;

  if (intake->table.keyed || column == CT_COLUMN_NONE ||
      ct_layout_get(layout, (guint)column)->header.length > 0)
    return;
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
    CtDecimal number;

    if (text.length == 0 || !ct_intake_is_row_of_figures(intake, row))
      continue;
    if (!ct_decimal_parse(text.text, text.length, &number) || number.scale != 0 ||
        number.coefficient <= 0)
      return;
    others += has_other_name_beside(intake, row, column, text) ? 1 : 0;
    in_turn = in_turn && (guint64)number.coefficient == last + 1;
    last = (guint64)number.coefficient;
    n++;
  }
  if ((n >= 2 && in_turn) || others > 0) {
    layout->at[CT_MEANS_INDICATOR] = CT_COLUMN_NONE;
    set_role(layout, column, CT_MEANS_ROW_NUMBER);
  }
}

void
ct_intake_decide_columns(CtIntake *intake, guint end)
{
  check_corner(intake, end);
  decide_doubtful_column(intake, end);
  decide_unknown_columns(intake, end);
}
