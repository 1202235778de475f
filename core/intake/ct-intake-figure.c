/* ct-intake-figure.c: one cell with a figure -> an observation, or a finding that
 * says why it is none. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* A cell and what it is about. */
typedef struct {
  const CtRow *row;
  const CtKeys *keys;
  const CtCell *cell;
  CtSpan text;
  CtPlace place;
} Figure;

static const CtIndicator *
get_indicator(const CtIntake *intake, const Figure *figure)
{
  return &intake->catalog->indicators[figure->keys->indicator];
}

static CtFinding
make_finding(const CtIntake *intake, const Figure *figure, CtSeverity severity, const gchar *rule)
{
  return ct_intake_finding(intake, severity, rule, figure->place, figure->keys);
}

/* Observations */

static CtMeasure
choose_measure(const CtIntake *intake, const CtKeys *keys)
{
  if (keys->measure != CT_MEASURE_UNSAID)
    return (CtMeasure)keys->measure;
  return keys->estimate ? CT_MEASURE_ESTIMATE : intake->options.measure;
}

static CtObservation
make_observation(const CtIntake *intake, const CtKeys *keys, CtPlace place, guint32 unit)
{
  return (CtObservation){.indicator = keys->indicator,
                         .area = keys->area,
                         .period = keys->period,
                         .measure = choose_measure(intake, keys),
                         .decimals = keys->decimals_said ? keys->decimals : 0,
                         .unit = unit,
                         .status = keys->status,
                         .place = place};
}

static gboolean
is_missing_status(gchar status)
{
  return status == 'L' || status == 'M' || status == 'O';
}

static void
append_missing(CtIntake *intake, const Figure *figure, guint32 unit, gchar status)
{
  CtObservation observation = make_observation(intake, figure->keys, figure->place, unit);

  observation.missing = TRUE;
  observation.status = is_missing_status(figure->keys->status) ? figure->keys->status : status;
  ct_batch_append(intake->batch, &observation);
}

static void
append_value(CtIntake *intake, const Figure *figure, guint32 unit, const CtNumber *number)
{
  CtObservation observation = make_observation(intake, figure->keys, figure->place, unit);

  observation.value = number->value;
  observation.qualifier = (CtQualifier)number->qualifier;
  if (!figure->keys->decimals_said)
    observation.decimals = number->decimals;
  ct_batch_append(intake->batch, &observation);
}

/* Findings about the cell */

static void
tell_cell_error(CtIntake *intake, const Figure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.cell-error");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  if (figure->cell->kind == CT_CELL_ERROR)
    ct_findings_add(intake->findings, &finding,
                    _("the cell shows the error %s of the spreadsheet and no figure"), observed);
  else
    ct_findings_add(intake->findings, &finding,
                    _("the cell holds a formula without a result; open the file in the "
                      "spreadsheet program and save it again"));
}

/* "05/06/2023", "2023-06-05": what spreadsheets make of "5/6". */
static gboolean
is_date(CtSpan text)
{
  guint digits = 0, marks = 0;

  for (gsize i = 0; i < text.length; i++) {
    digits += g_ascii_isdigit(text.text[i]) ? 1 : 0;
    marks += text.text[i] == '/' || text.text[i] == '-' ? 1 : 0;
  }
  return marks == 2 && digits >= 3 && digits <= 8 && digits + marks == text.length &&
         g_ascii_isdigit(text.text[0]);
}

static void
tell_not_a_number(CtIntake *intake, const Figure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.not-a-number");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  if (figure->cell->kind == CT_CELL_DATE || is_date(figure->text))
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is a date and no number; where a spreadsheet has made it of \"5/6\", write "
                      "numerator and denominator in cells of their own"),
                    observed);
  else
    ct_findings_add(intake->findings, &finding, _("\"%s\" is no number"), observed);
}

static void
tell_overflow(CtIntake *intake, const Figure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.overflow");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("at most 18 digits");
  ct_findings_add(intake->findings, &finding, _("\"%s\" has more digits than can be held"),
                  observed);
}

static void
tell_style(CtIntake *intake, const Figure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_WARNING, "intake.style");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = ct_number_style_name(intake->table.style);
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is not written as the other numbers of the table (style %s); it is "
                    "read in the only way it can be"),
                  observed, finding.expected);
}

/* What departments hold themselves is a part of the province beside the districts. */
static gboolean
is_reported_at(guint levels, CtLevel level)
{
  guint residual = CT_LEVEL_RESIDUAL | CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT;

  return levels == 0 || (levels & (level == CT_LEVEL_RESIDUAL ? residual : level)) != 0;
}

static void
check_level(CtIntake *intake, const Figure *figure)
{
  const CtIndicator *indicator = get_indicator(intake, figure);
  const CtArea *area = &intake->catalog->areas[figure->keys->area];
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_WARNING, "intake.level");
  g_autofree gchar *levels = NULL;
  g_autofree gchar *level = NULL;

  if (is_reported_at(indicator->levels, area->level))
    return;
  if (ct_findings_is_full(intake->findings, finding.rule, finding.submission)) {
    ct_findings_add(intake->findings, &finding, "%s", "");
    return;
  }
  levels = ct_levels_format(indicator->levels);
  level = ct_levels_format(area->level);
  finding.observed = level;
  finding.expected = levels;
  ct_findings_add(intake->findings, &finding,
                  _("indicator %s is not reported for areas like %s (%s), only for %s"),
                  indicator->code, area->name, level, levels);
}

/* Units */

static void
tell_unit_contradiction(CtIntake *intake, const Figure *figure, CtSpan unit)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.unit-contradiction");
  g_autofree gchar *observed = ct_text_quote(unit.text, unit.length);
  g_autofree gchar *expected = ct_text_quote(figure->keys->unit.text, figure->keys->unit.length);

  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(intake->findings, &finding,
                  _("the cell says \"%s\" and the row \"%s\"; the figure is left out"), observed,
                  expected);
}

/* "nghìn", "tỷ": how many, not of what. */
static gboolean
is_scale_word(CtSpan unit)
{
  static const gchar *const words[] = {"nghin", "ngan", "van",      "trieu",   "tr",      "ti",
                                       "ty",    "k",    "nghin ti", "ngan ti", "thousand", "million",
                                       "billion", NULL};
  g_autofree gchar *key = ct_text_fold(unit.text, unit.length, CT_FOLD_LETTERS);

  return g_strv_contains(words, key);
}

/* The cell's unit beside the row's: the same, or a scale to the row's thing
 * ("3.672 nghìn" in a row of lượt). */
static gboolean
combine_units(CtIntake *intake, const Figure *figure, CtSpan text, guint32 row_unit, guint32 *unit)
{
  const CtUnit *outer = &intake->catalog->units[row_unit];
  const CtUnit *inner = &intake->catalog->units[*unit];

  if (outer->dimension == inner->dimension &&
      ct_decimal_compare(outer->factor, inner->factor) == 0) {
    *unit = row_unit;
    return TRUE;
  }
  if (outer->dimension == inner->dimension &&
      ct_decimal_compare(outer->factor, CT_DECIMAL_INIT(1, 0)) == 0 && is_scale_word(text))
    return TRUE;
  tell_unit_contradiction(intake, figure, text);
  return FALSE;
}

/* The unit that the row, the header or the title names. */
static gboolean
find_row_unit(CtIntake *intake, const Figure *figure, guint32 *unit)
{
  const CtKeys *keys = figure->keys;
  CtNameMatch match;

  if (keys->unit.length == 0) {
    *unit = keys->declared_unit != CT_INDEX_NONE ? keys->declared_unit
                                                 : get_indicator(intake, figure)->unit;
    return TRUE;
  }
  match = ct_resolver_unit(intake->resolver, keys->unit, keys->indicator);
  if (match.result == CT_NAME_FOUND) {
    *unit = match.id;
    return TRUE;
  }
  ct_intake_tell_unit(intake, match, keys->unit,
                      keys->unit_column != CT_COLUMN_NONE
                        ? ct_intake_place(intake, figure->row->number, keys->unit_column)
                        : figure->place,
                      keys);
  return FALSE;
}

static gboolean
find_unit(CtIntake *intake, const Figure *figure, const CtNumber *number, guint32 *unit)
{
  CtSpan text = {number->unit, number->unit_length};
  guint32 row_unit;
  CtNameMatch match;

  if (!find_row_unit(intake, figure, &row_unit))
    return FALSE;
  *unit = row_unit;
  if (text.length == 0)
    return TRUE;
  match = ct_resolver_unit(intake->resolver, text, figure->keys->indicator);
  if (match.result != CT_NAME_FOUND) {
    ct_intake_tell_unit(intake, match, text, figure->place, figure->keys);
    return FALSE;
  }
  *unit = match.id;
  return figure->keys->unit_column == CT_COLUMN_NONE ||
         combine_units(intake, figure, text, row_unit, unit);
}

/* Numbers */

CtNumber
ct_intake_cell_number(const CtIntake *intake, const CtCell *cell)
{
  CtNumber number = {.kind = CT_NUMBER_NONE};
  CtSpan text = ct_cell_span(cell);

  if (cell->kind == CT_CELL_TEXT)
    return ct_number_read(text.text, text.length, intake->table.style);
  if (cell->kind != CT_CELL_NUMBER && cell->kind != CT_CELL_PERCENT)
    return number;
  number.kind = ct_decimal_parse(text.text, text.length, &number.value) ? CT_NUMBER_VALUE
                                                                        : CT_NUMBER_OVERFLOW;
  number.decimals = number.value.scale;
  if (cell->kind == CT_CELL_PERCENT) {
    number.unit = "%";
    number.unit_length = 1;
  }
  return number;
}

static void
read_value(CtIntake *intake, const Figure *figure, CtNumber *number)
{
  guint32 unit;

  if (is_missing_status(figure->keys->status)) {
    CtFinding finding =
      make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.status-contradiction");
    g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

    finding.observed = observed;
    ct_findings_add(intake->findings, &finding,
                    _("the status %c says that there is no figure, but there is one: \"%s\""),
                    figure->keys->status, observed);
    return;
  }
  if (!find_unit(intake, figure, number, &unit))
    return;
  if (number->kind == CT_NUMBER_AMBIGUOUS &&
      !ct_intake_settle_number(intake, figure->row, figure->keys, figure->place, figure->text, unit,
                               number))
    return;
  if (!ct_number_style_explains(intake->table.style, number->evidence))
    tell_style(intake, figure);
  check_level(intake, figure);
  append_value(intake, figure, unit, number);
}

/* "-": nothing arose, which is 0 of a total; a rate of nothing is no number. */
static void
read_nil(CtIntake *intake, const Figure *figure)
{
  CtNumber zero = {.kind = CT_NUMBER_VALUE};
  guint32 unit;

  if (!find_row_unit(intake, figure, &unit))
    return;
  if (get_indicator(intake, figure)->form == CT_FORM_TOTAL && !is_missing_status(figure->keys->status))
    append_value(intake, figure, unit, &zero);
  else
    append_missing(intake, figure, unit, 'M');
}

static void
read_missing(CtIntake *intake, const Figure *figure, gchar status)
{
  guint32 unit;

  if (find_row_unit(intake, figure, &unit))
    append_missing(intake, figure, unit, status);
}

/* Parts */

/* The keys of a part of the indicator in @keys. %FALSE when it has none. Of
 * growth, decrease and change the denominator is the figure a year earlier. */
static gboolean
make_part_keys(const CtIntake *intake, const CtKeys *keys, CtRole role, CtKeys *part)
{
  const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];
  gboolean denominator = role == CT_ROLE_DENOMINATOR;

  *part = *keys;
  part->indicator = denominator ? indicator->denominator : indicator->numerator;
  part->unit = (CtSpan){"", 0};
  part->unit_column = CT_COLUMN_NONE;
  part->declared_unit = CT_INDEX_NONE;
  part->decimals_said = FALSE;
  if (is_missing_status(keys->status))
    part->status = 'A';
  if (denominator && (indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE ||
                      indicator->form == CT_FORM_CHANGE))
    part->period = ct_period_shift(keys->period, -12);
  return part->indicator != CT_INDEX_NONE;
}

static void
append_part(CtIntake *intake, const Figure *figure, CtRole role, CtDecimal value)
{
  CtNumber number = {.kind = CT_NUMBER_VALUE, .value = value};
  CtKeys keys;
  Figure part = *figure;

  part.keys = &keys;
  if (make_part_keys(intake, figure->keys, role, &keys))
    append_value(intake, &part, intake->catalog->indicators[keys.indicator].unit, &number);
}

/* "62/127" says the parts of a rate, not the rate. */
static void
read_ratio(CtIntake *intake, const Figure *figure, const CtNumber *number)
{
  CtForm form = get_indicator(intake, figure)->form;
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_INFO, "intake.ratio-parts");
  g_autofree gchar *observed = NULL;

  if (form != CT_FORM_RATIO && form != CT_FORM_SHARE) {
    tell_not_a_number(intake, figure);
    return;
  }
  observed = ct_text_quote(figure->text.text, figure->text.length);
  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is read as numerator and denominator; the rate itself is not given"),
                  observed);
  append_part(intake, figure, CT_ROLE_NUMERATOR, number->value);
  append_part(intake, figure, CT_ROLE_DENOMINATOR, number->other);
}

static void
read_number(CtIntake *intake, const Figure *figure)
{
  CtNumber number = ct_intake_cell_number(intake, figure->cell);

  switch (number.kind) {
  case CT_NUMBER_VALUE:
  case CT_NUMBER_AMBIGUOUS:
    read_value(intake, figure, &number);
    break;
  case CT_NUMBER_NIL:
    read_nil(intake, figure);
    break;
  case CT_NUMBER_NOT_AVAILABLE:
    read_missing(intake, figure, 'L');
    break;
  case CT_NUMBER_NOT_APPLICABLE:
    read_missing(intake, figure, 'M');
    break;
  case CT_NUMBER_RATIO:
    read_ratio(intake, figure, &number);
    break;
  case CT_NUMBER_OVERFLOW:
    tell_overflow(intake, figure);
    break;
  case CT_NUMBER_BLANK:
  case CT_NUMBER_NONE:
  default:
    tell_not_a_number(intake, figure);
    break;
  }
}

static gboolean
has_keys(CtIntake *intake, const CtKeys *keys, CtPlace place)
{
  static const CtNameMatch unknown = {.result = CT_NAME_UNKNOWN};

  if (keys->indicator == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_ROLE_INDICATOR, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->area == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_ROLE_AREA, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->period == CT_PERIOD_NONE)
    ct_intake_tell_period(intake, (CtSpan){"", 0}, place, keys);
  else
    return TRUE;
  return FALSE;
}

static void
read_cell(CtIntake *intake, const Figure *figure)
{
  if (figure->text.length == 0)
    read_missing(intake, figure, figure->keys->status);
  else if (figure->cell->kind == CT_CELL_ERROR || figure->cell->kind == CT_CELL_FORMULA)
    tell_cell_error(intake, figure);
  else
    read_number(intake, figure);
}

static Figure
make_figure(const CtIntake *intake, const CtRow *row, const CtKeys *keys, gint column)
{
  static const CtCell blank = {.text = "", .kind = CT_CELL_BLANK};
  gboolean inside = column >= 0 && (guint)column < row->n_cells;
  const CtCell *cell = inside ? &row->cells[column] : &blank;

  return (Figure){.row = row,
                  .keys = keys,
                  .cell = cell,
                  .text = ct_cell_span(cell),
                  .place = ct_intake_place(intake, row->number, column)};
}

gboolean
ct_intake_read_figure(CtIntake *intake, const CtRow *row, const CtKeys *keys, gint column)
{
  Figure figure = make_figure(intake, row, keys, column);

  if (figure.text.length == 0 && !is_missing_status(keys->status))
    return TRUE;
  if (!has_keys(intake, keys, figure.place))
    return FALSE;
  read_cell(intake, &figure);
  return TRUE;
}

static void
tell_no_component(CtIntake *intake, const Figure *figure)
{
  const CtIndicator *indicator = get_indicator(intake, figure);
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.no-component");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("indicator %s has no numerator and denominator, but here is one: \"%s\""),
                  indicator->code, observed);
}

/* A sign in a cell that need not be filled. */
static gboolean
is_sign(const CtIntake *intake, const CtCell *cell)
{
  CtNumberKind kind = ct_intake_cell_number(intake, cell).kind;

  return kind == CT_NUMBER_NIL || kind == CT_NUMBER_NOT_AVAILABLE ||
         kind == CT_NUMBER_NOT_APPLICABLE;
}

gboolean
ct_intake_read_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtRole role)
{
  Figure figure = make_figure(intake, row, keys, intake->table.layout->at[role]);
  CtKeys part;

  if (figure.text.length == 0)
    return TRUE;
  if (!has_keys(intake, keys, figure.place))
    return FALSE;
  if (!make_part_keys(intake, keys, role, &part)) {
    if (!is_sign(intake, figure.cell))
      tell_no_component(intake, &figure);
    return TRUE;
  }
  figure.keys = &part;
  read_cell(intake, &figure);
  return TRUE;
}
