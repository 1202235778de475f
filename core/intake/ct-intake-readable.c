/* ct-intake-readable.c: whether a table can be read: it is one of figures, and tells of what,
 * where and when they are. */
#include "intake/ct-intake-private.h"

/* Is it one of figures? */

static gboolean
is_about_something(const CtColumn *column)
{
  return ct_meaning_is_indicator(column->role) || ct_meaning_is_area(column->role) ||
         column->role == CT_MEANS_PERIOD || column->indicator != CT_INDEX_NONE ||
         column->area != CT_INDEX_NONE || column->period != CT_PERIOD_NONE;
}

/* An object that is no table: {"error": {"code": 404, "value": "not found"}}. */
static gboolean
means_nothing(const CtTable *table)
{
  for (guint i = 0; i < table->layout->columns->len; i++)
    if (is_about_something(ct_layout_get(table->layout, i)))
      return FALSE;
  return table->stated.indicator == CT_INDEX_NONE && table->stated.area == CT_INDEX_NONE;
}

static gboolean
is_a_figure(const CtIntake *intake, const CtRow *row, guint column)
{
  const CtCell *cell = &row->cells[column];
  CtSpan text = ct_cell_span(cell);
  CtNumberKind kind;

  if (text.length == 0 || (gint)column == intake->table.layout->at[CT_MEANS_ROW_NUMBER])
    return FALSE;
  if (cell->kind != CT_CELL_TEXT)
    return TRUE;
  kind = ct_number_read(text.text, text.length, CT_STYLE_AUTO).kind;
  return kind == CT_NUMBER_VALUE || kind == CT_NUMBER_AMBIGUOUS || kind == CT_NUMBER_RATIO;
}

/* A sheet that explains indicators, or lists who reports them. */
static gboolean
is_sheet_of_words(const CtIntake *intake, guint end)
{
  const CtTable *table = &intake->table;

  if (!table->sheet || table->found || table->layout->values->len > 0)
    return FALSE;
  for (guint i = table->at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    for (guint column = 0; column < row->n_cells; column++)
      if (is_a_figure(intake, row, column))
        return FALSE;
  }
  return TRUE;
}

gboolean
ct_intake_is_no_table(const CtIntake *intake, guint end)
{
  return (intake->table.keyed && means_nothing(&intake->table)) || is_sheet_of_words(intake, end);
}

/* What does it lack? */

static gboolean
every_value_has(const CtLayout *layout, gboolean (*has)(const CtColumn *column))
{
  for (guint i = 0; i < layout->values->len; i++)
    if (!has(ct_layout_get(layout, g_array_index(layout->values, guint, i))))
      return FALSE;
  return layout->values->len > 0;
}

static gboolean
has_own_indicator(const CtColumn *column)
{
  return column->indicator != CT_INDEX_NONE;
}

static gboolean
has_own_area(const CtColumn *column)
{
  return column->area != CT_INDEX_NONE;
}

static gboolean
has_own_period(const CtColumn *column)
{
  return column->period != CT_PERIOD_NONE;
}

static void
append_missing(GString *list, const gchar *name)
{
  if (list->len > 0)
    g_string_append(list, ", ");
  g_string_append(list, name);
}

/* Returns: (transfer full): what the table does not tell, "" when nothing is missing */
static GString *
list_missing(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  const CtKeys *context = &intake->table.context;
  GString *list = g_string_new(NULL);

  if (layout->values->len == 0 && layout->at[CT_MEANS_NUMERATOR] == CT_COLUMN_NONE &&
      layout->at[CT_MEANS_DENOMINATOR] == CT_COLUMN_NONE)
    append_missing(list, _("value (số liệu, OBS_VALUE)"));
  if (!ct_layout_has_indicator(layout) && context->indicator == CT_INDEX_NONE &&
      !every_value_has(layout, has_own_indicator))
    append_missing(list, _("indicator (chỉ tiêu, INDICATOR)"));
  if (!ct_layout_has_area(layout) && context->area == CT_INDEX_NONE &&
      !every_value_has(layout, has_own_area))
    append_missing(list, _("area (địa bàn, REF_AREA)"));
  if (layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE && context->period == CT_PERIOD_NONE &&
      !every_value_has(layout, has_own_period))
    append_missing(list, _("period (kỳ, TIME_PERIOD)"));
  return list;
}

/* Returns: (transfer full): what the table does tell */
static GString *
list_found(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  GString *list = g_string_new(NULL);

  if (ct_layout_has_indicator(layout))
    append_missing(list, _("indicator"));
  if (ct_layout_has_area(layout))
    append_missing(list, _("area"));
  if (layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE)
    append_missing(list, _("period"));
  if (layout->values->len > 0)
    append_missing(list, _("value"));
  if (layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE)
    append_missing(list, _("unit"));
  return list;
}

static void
tell_missing(CtIntake *intake, const gchar *missing)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.missing-column",
                      ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE), NULL);
  GString *found = list_found(intake);

  finding.observed = found->str;
  finding.expected = missing;
  ct_findings_add(intake->findings, &finding,
                  _("the table has no column for %s (found: %s), so none of its rows is read"),
                  missing, found->len > 0 ? found->str : _("nothing"));
  g_string_free(found, TRUE);
}

gboolean
ct_intake_is_complete(CtIntake *intake)
{
  g_autoptr(GString) missing = list_missing(intake);

  if (missing->len > 0)
    tell_missing(intake, missing->str);
  return missing->len == 0;
}
