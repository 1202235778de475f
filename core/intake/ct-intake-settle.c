/* ct-intake-settle.c: what holds for all of a table: where it is and when, what it
 * lacks, and in which style its numbers are written. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
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

/* Notes and signatures may stand anywhere. */
static gboolean
is_row_of_figures(const CtIntake *intake, const CtRow *row)
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

    if (text.length == 0 || ct_outline_is_ditto(text) || !is_row_of_figures(intake, row))
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

    if (is_row_of_figures(intake, row) &&
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

/* "20.28l": what stands right behind the last digit may be one itself. */
static gboolean
has_odd_end(const CtIntake *intake, const CtCell *cell)
{
  CtNumber number = ct_number_read(cell->text, cell->length, CT_STYLE_AUTO);

  return number.unit_length > 0 && number.unit > cell->text &&
         g_ascii_isdigit(number.unit[-1]) && g_ascii_isalpha(number.unit[0]) &&
         !ct_resolver_is_unit(intake->resolver, (CtSpan){number.unit, number.unit_length});
}

static void
count_cell(const CtIntake *intake, const CtRow *row, gint column, CtStyleCount *count)
{
  if (column >= 0 && (guint)column < row->n_cells && row->cells[column].kind == CT_CELL_TEXT &&
      !has_odd_end(intake, &row->cells[column]))
    ct_style_count_add(count, row->cells[column].text, row->cells[column].length);
}

static void
count_row(const CtIntake *intake, const CtRow *row, CtStyleCount *count)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++)
    count_cell(intake, row, (gint)g_array_index(layout->values, guint, i), count);
  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role > CT_MEANS_VALUE ||
        ct_layout_get(layout, i)->role == CT_MEANS_NONE)
      count_cell(intake, row, (gint)i, count);
  count_cell(intake, row, layout->at[CT_MEANS_NUMERATOR], count);
  count_cell(intake, row, layout->at[CT_MEANS_DENOMINATOR], count);
}

static gboolean
has_plain_column(const CtLayout *layout)
{
  for (guint i = 0; i < layout->values->len; i++)
    if (ct_layout_get(layout, g_array_index(layout->values, guint, i))->plain)
      return TRUE;
  return FALSE;
}

static void
tell_divided_style(CtIntake *intake, const CtStyleCount *count)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.style",
                      ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("decimals are parted by a comma and by a point in this table (cells: %lu and "
                    "%lu); cells that can be read in two ways are not read by the table's style"),
                  (gulong)count->vi, (gulong)(count->point + count->grouped_en));
}

static void
settle_style(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  CtStyleCount count = {0};

  table->style = intake->options.style;
  if (table->style != CT_STYLE_AUTO)
    return;
  for (guint i = table->at; i < end; i++)
    count_row(intake, ct_held_rows_get(intake->held, i), &count);
  table->style = ct_style_count_decide(&count);
  if (table->style != CT_STYLE_AUTO)
    return;
  if (count.vi > 0)
    tell_divided_style(intake, &count);
  else if (has_plain_column(table->layout))
    table->style = CT_STYLE_PLAIN;
}

static const gchar *
describe_style(CtNumberStyle style)
{
  return style != CT_STYLE_AUTO ? ct_number_style_example(style)
                                : _("not settled, as no figure or not all figures show it; what "
                                    "can be read one way only is read");
}

static void
note_style(CtIntake *intake)
{
  ct_intake_note(intake, CT_FACT_STYLE,
                 ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE),
                 (CtSpan){"", 0}, describe_style(intake->table.style),
                 intake->options.style != CT_STYLE_AUTO ? _("declared")
                 : intake->table.style == CT_STYLE_AUTO ? NULL
                                                        : _("by the marks in the figures"));
}

/* What a table that names no area is about: what it says, its sheet is called after, what is
 * declared, for whom its sender answers, whom its letterhead names. */
static guint32
default_area(const CtIntake *intake)
{
  guint32 reporter = intake->submission->reporter;

  if (intake->table.stated.area != CT_INDEX_NONE)
    return intake->table.stated.area;
  if (intake->table.sheet_area != CT_INDEX_NONE)
    return intake->table.sheet_area;
  if (intake->options.area != CT_INDEX_NONE)
    return intake->options.area;
  if (reporter == CT_INDEX_NONE)
    reporter = intake->table.title_reporter;
  return reporter == CT_INDEX_NONE ? CT_INDEX_NONE : intake->catalog->reporters[reporter].area;
}

static guint32
default_indicator(const CtIntake *intake)
{
  if (intake->table.stated.indicator != CT_INDEX_NONE)
    return intake->table.stated.indicator;
  if (intake->options.indicator != CT_INDEX_NONE)
    return intake->options.indicator;
  return intake->table.title_indicator;
}

/* What the lines above leave open, the pipeline and the sender say. */
static void
complete_context(CtIntake *intake)
{
  CtKeys *context = &intake->table.context;

  *context = intake->table.stated;
  context->area = default_area(intake);
  context->indicator = default_indicator(intake);
  if (context->period == CT_PERIOD_NONE)
    context->period = intake->options.period;
  context->declared_unit = intake->options.unit;
}

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

/* The first sender that the column names is that of the submission. */
static void
take_sender(CtIntake *intake, guint end)
{
  gint column = intake->table.layout->at[CT_MEANS_SENDER];

  for (guint i = intake->table.at; i < end && !intake->has_sender; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    ct_intake_set_sender(intake, ct_cells_get(row->cells, row->n_cells, column));
  }
}

static CtIndicatorMatch
row_indicator(CtIntake *intake, const CtRow *row)
{
  static const CtMeaning roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                    CT_MEANS_INDICATOR_NAME};
  const CtLayout *layout = intake->table.layout;
  CtIndicatorMatch found = {.match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};

  for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
    CtSpan text = ct_row_key(row, layout, layout->at[roles[i]]);

    if (text.length > 0)
      return ct_resolver_indicator(intake->resolver, text);
  }
  found.match.id = intake->table.context.indicator;
  if (found.match.id != CT_INDEX_NONE)
    found.match.result = CT_NAME_FOUND;
  return found;
}

/* Whether a row leaves its unit open, or one may come that is not held yet. */
static gboolean
may_lack_units(const CtIntake *intake, gint column, guint end)
{
  if (ct_held_rows_is_full(intake->held))
    return TRUE;
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_row_key(row, intake->table.layout, column);

    if (text.length == 0 || ct_outline_is_ditto(text))
      return TRUE;
  }
  return FALSE;
}

/* What the filled cells of the column of units say, for the blank ones: a ditto mark, that
 * there was something to say. */
static void
find_unit_kinds(CtIntake *intake, guint end)
{
  const CtCatalog *catalog = intake->catalog;
  CtTable *table = &intake->table;
  gint column = table->layout->at[CT_MEANS_UNIT];

  g_clear_pointer(&table->unit_kinds, g_free);
  if (column == CT_COLUMN_NONE || !may_lack_units(intake, column, end))
    return;
  for (guint i = table->at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_row_key(row, intake->table.layout, column);
    CtIndicatorMatch indicator;
    CtNameMatch unit;

    gboolean known = text.length > 0 && ct_resolver_is_unit(intake->resolver, text);

    if (!known && (!ct_outline_is_ditto(text) || !is_row_of_figures(intake, row)))
      continue;
    if (table->unit_kinds == NULL)
      table->unit_kinds = g_new0(guint8, catalog->n_dimensions);
    if (!known)
      continue;
    indicator = row_indicator(intake, row);
    if (indicator.match.result != CT_NAME_FOUND || indicator.match.id == CT_INDEX_NONE)
      continue;
    unit = ct_resolver_unit(intake->resolver, text, indicator.match.id);
    if (unit.result != CT_NAME_FOUND)
      continue;
    table->unit_kinds[catalog->units[unit.id].dimension] |=
      unit.id == catalog->indicators[indicator.match.id].unit ? CT_UNIT_OWN : CT_UNIT_OTHER;
  }
}

static void
note_header(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  g_autofree gchar *rows = NULL;

  if (table->keyed)
    return;
  rows = table->header_first == table->header_row
           ? g_strdup_printf(_("row %u"), table->header_row)
           : g_strdup_printf(_("rows %u to %u"), table->header_first, table->header_row);
  ct_intake_note(intake, CT_FACT_HEADER,
                 ct_intake_place(intake, table->header_first, CT_COLUMN_NONE), (CtSpan){"", 0},
                 rows, table->numbered ? _("the row below numbers the columns") : NULL);
}

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

    if (text.length == 0 || !is_row_of_figures(intake, row))
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

/* Whether most figures are numbers of a spreadsheet: then one that is text is a slip. */
static gboolean
is_typed(const CtIntake *intake, guint end)
{
  const CtTable *table = &intake->table;
  guint n = 0, n_typed = 0;

  for (guint i = table->at; table->sheet && i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    for (guint k = 0; k < table->layout->values->len; k++) {
      guint column = g_array_index(table->layout->values, guint, k);

      if (column >= row->n_cells || ct_cell_span(&row->cells[column]).length == 0)
        continue;
      n++;
      n_typed += row->cells[column].kind == CT_CELL_NUMBER ||
                     row->cells[column].kind == CT_CELL_PERCENT
                   ? 1
                   : 0;
    }
  }
  return n_typed * 2 > n;
}

gboolean
ct_intake_settle(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  g_autoptr(GString) missing = NULL;

  if (table->keyed)
    ct_intake_read_keys(intake);
  if (table->keyed && means_nothing(table)) {
    table->meaningless = TRUE;
    return FALSE;
  }
  if (is_sheet_of_words(intake, end)) {
    table->meaningless = TRUE;
    return FALSE;
  }
  check_corner(intake, end);
  decide_doubtful_column(intake, end);
  decide_unknown_columns(intake, end);
  take_sender(intake, end);
  complete_context(intake);
  ct_layout_settle(table->layout, table->context.period);
  note_header(intake);
  ct_intake_tell_columns(intake);
  settle_style(intake, end);
  note_style(intake);
  table->typed = is_typed(intake, end);
  table->outlined = !table->keyed && !ct_layout_has_area(table->layout);
  ct_intake_find_merged(intake, end);
  find_unit_kinds(intake, end);
  ct_intake_find_footnotes(intake, end);
  table->comparisons = ct_comparisons_new(table->layout);
  missing = list_missing(intake);
  if (missing->len == 0)
    return TRUE;
  tell_missing(intake, missing->str);
  return FALSE;
}
