/* ct-intake-figure.c: one cell with a figure -> an observation, or a finding that
 * says why it is none. */
#include <string.h>

#include "intake/ct-figure.h"

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
                         .place = place,
                         .sender = keys->sender};
}

static gboolean
is_missing_status(gchar status)
{
  return status == 'L' || status == 'M' || status == 'O';
}

static void
append_missing(CtIntake *intake, const CtFigure *figure, guint32 unit, gchar status)
{
  CtObservation observation = make_observation(intake, figure->keys, figure->place, unit);

  observation.missing = TRUE;
  observation.status = is_missing_status(figure->keys->status) ? figure->keys->status : status;
  ct_batch_append(intake->batch, &observation);
}

static void
append_value(CtIntake *intake, const CtFigure *figure, guint32 unit, const CtNumber *number)
{
  CtObservation observation = make_observation(intake, figure->keys, figure->place, unit);

  if (number->estimate && observation.measure == CT_MEASURE_ACTUAL &&
      figure->keys->measure != CT_MEASURE_ACTUAL)
    observation.measure = CT_MEASURE_ESTIMATE;
  observation.value = number->value;
  if (observation.measure != CT_MEASURE_PLAN) /* "từ 4 %" is the goal 4 */
    observation.qualifier = (CtQualifier)number->qualifier;
  if (!figure->keys->decimals_said)
    observation.decimals = number->decimals;
  ct_batch_append(intake->batch, &observation);
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

/* Households are whole; what a dataset that is read back says of its rounding ("1234.5
 * visits", from thousands) is left as it is. */
static gboolean
is_part_of_count(const CtIntake *intake, const CtFigure *figure, guint32 unit,
                 const CtNumber *number)
{
  return !figure->keys->decimals_said && number->value.scale > 0 &&
         ct_decimal_reduce(number->value).scale > 0 &&
         ct_intake_is_count(intake, ct_figure_indicator(intake, figure), unit);
}

static gboolean
is_change(const CtIntake *intake, const CtFigure *figure)
{
  return ct_form_denominator_months(ct_figure_indicator(intake, figure)->form) != 0;
}

gboolean
ct_figure_take_number(CtIntake *intake, const CtFigure *figure, CtNumber *number)
{
  guint32 unit;

  if (is_missing_status(figure->keys->status)) {
    ct_figure_tell_status(intake, figure);
    return FALSE;
  }
  if ((number->oddities & CT_ODD_BRACKETS) != 0 && !is_change(intake, figure) &&
      ct_figure_tell_brackets(intake, figure))
    return FALSE;
  if (*intake->table.prices != '\0' && ct_figure_tell_prices(intake, figure))
    return FALSE;
  if (!ct_figure_unit(intake, figure, number, &unit))
    return FALSE;
  if (number->kind == CT_NUMBER_AMBIGUOUS &&
      !ct_intake_settle_number(intake, figure->row, figure->keys, figure->place, figure->text, unit,
                               number))
    return FALSE;
  if (is_part_of_count(intake, figure, unit, number)) {
    ct_figure_tell_fraction(intake, figure, number->value);
    return FALSE;
  }
  if (intake->table.typed && figure->cell->kind == CT_CELL_TEXT)
    ct_figure_tell_text(intake, figure);
  if (!ct_number_style_explains(intake->table.style, number->evidence))
    ct_figure_tell_style(intake, figure);
  if (intake->table.footnotes->len > 0)
    ct_figure_strip_footnote(intake, figure, number);
  ct_figure_tell_oddity(intake, figure, number);
  if (number->value.coefficient < 0)
    ct_figure_tell_minus(intake, figure, number->value);
  ct_figure_check_level(intake, figure);
  append_value(intake, figure, unit, number);
  return TRUE;
}

/* "-": nothing arose, which is 0 of a total; a rate of nothing is no number. */
static void
read_nil(CtIntake *intake, const CtFigure *figure)
{
  CtNumber zero = {.kind = CT_NUMBER_VALUE};
  guint32 unit;

  if (!ct_figure_row_unit(intake, figure, &unit))
    return;
  if (ct_figure_indicator(intake, figure)->form == CT_FORM_TOTAL &&
      !is_missing_status(figure->keys->status))
    append_value(intake, figure, unit, &zero);
  else
    append_missing(intake, figure, unit, 'M');
}

static void
read_missing(CtIntake *intake, const CtFigure *figure, gchar status)
{
  guint32 unit;

  if (ct_figure_row_unit(intake, figure, &unit))
    append_missing(intake, figure, unit, status);
}

/* Parts */

gint
ct_form_denominator_months(CtForm form)
{
  return form == CT_FORM_GROWTH || form == CT_FORM_DECREASE || form == CT_FORM_CHANGE ? -12 : 0;
}

/* The keys of a part of the indicator in @keys. %FALSE when it has none. */
static gboolean
make_part_keys(const CtIntake *intake, const CtKeys *keys, CtMeaning role, CtKeys *part)
{
  const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];
  gboolean denominator = role == CT_MEANS_DENOMINATOR;

  *part = *keys;
  part->indicator = denominator ? indicator->denominator : indicator->numerator;
  part->unit = (CtSpan){"", 0};
  part->unit_column = CT_COLUMN_NONE;
  part->unit_blank = FALSE;
  part->unit_open = FALSE;
  part->declared_unit = CT_INDEX_NONE;
  part->decimals_said = FALSE;
  if (is_missing_status(keys->status))
    part->status = 'A';
  if (denominator && ct_form_denominator_months(indicator->form) != 0)
    part->period = ct_period_shift(keys->period, ct_form_denominator_months(indicator->form));
  return part->indicator != CT_INDEX_NONE;
}

void
ct_figure_take_part(CtIntake *intake, const CtFigure *figure, CtMeaning role, CtDecimal value)
{
  CtNumber number = {.kind = CT_NUMBER_VALUE, .value = value};
  CtKeys keys;
  CtFigure part = *figure;

  part.keys = &keys;
  if (make_part_keys(intake, figure->keys, role, &keys))
    append_value(intake, &part, intake->catalog->indicators[keys.indicator].unit, &number);
}

/* "không phát sinh", "chưa có số liệu": what a dash and dots say. */
static gboolean
read_nothing(CtIntake *intake, const CtFigure *figure)
{
  static const gchar *const nil[] = {"không phát sinh", "không xảy ra", "không có",
                                     "không có phát sinh", NULL};
  static const gchar *const missing[] = {"chưa có số liệu", "chưa có báo cáo",
                                         "chưa tổng hợp", "chưa có kết quả", NULL};
  g_autofree gchar *lower = NULL;

  if (figure->text.length > 40)
    return FALSE;
  lower = g_utf8_strdown(figure->text.text, (gssize)figure->text.length);
  if (g_strv_contains(nil, lower))
    read_nil(intake, figure);
  else if (g_strv_contains(missing, lower))
    read_missing(intake, figure, 'L');
  else
    return FALSE;
  return TRUE;
}

/* "12/21 xã (57,1%), tăng 01 xã so với 31/12/2022" */
static void
read_words(CtIntake *intake, const CtFigure *figure, const CtNumber *number)
{
  CtSpan none = {"", 0};

  if (!read_nothing(intake, figure) &&
      !ct_figure_read_prose(intake, figure, CT_INDEX_NONE, none))
    ct_figure_tell_not_a_number(intake, figure, number);
}

/* "62/127" says the parts of a rate, not the rate. */
static void
read_ratio(CtIntake *intake, const CtFigure *figure, const CtNumber *number)
{
  CtForm form = ct_figure_indicator(intake, figure)->form;

  if (form != CT_FORM_RATIO && form != CT_FORM_SHARE) {
    read_words(intake, figure, number);
    return;
  }
  ct_figure_tell_ratio(intake, figure);
  ct_figure_take_part(intake, figure, CT_MEANS_NUMERATOR, number->value);
  ct_figure_take_part(intake, figure, CT_MEANS_DENOMINATOR, number->other);
}

/* "'104,6", "=\"104,6\"": what makes a number text for a spreadsheet program. */
static CtNumber
read_quoted(const CtIntake *intake, const CtFigure *figure)
{
  CtSpan text = figure->text;
  CtNumber none = {.kind = CT_NUMBER_NONE};

  if (figure->cell->kind != CT_CELL_TEXT)
    return none;
  if (text.length > 3 && memcmp(text.text, "=\"", 2) == 0 && text.text[text.length - 1] == '"')
    text = (CtSpan){text.text + 2, text.length - 3};
  else if (text.length > 1 && text.text[0] == '\'' && g_ascii_isdigit(text.text[1]))
    text = (CtSpan){text.text + 1, text.length - 1};
  else
    return none;
  return ct_number_read(text.text, text.length, intake->table.style);
}

static void
read_number(CtIntake *intake, const CtFigure *figure)
{
  CtNumber number = ct_intake_cell_number(intake, figure->cell);

  if (number.kind == CT_NUMBER_NONE && !number.likely_set) {
    CtNumber quoted = read_quoted(intake, figure);

    if (quoted.kind == CT_NUMBER_VALUE)
      number = quoted;
  }
  if (number.kind == CT_NUMBER_VALUE || number.kind == CT_NUMBER_AMBIGUOUS)
    ct_figure_strip_names(intake, figure, &number);
  switch (number.kind) {
  case CT_NUMBER_VALUE:
  case CT_NUMBER_AMBIGUOUS:
    ct_figure_take_number(intake, figure, &number);
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
    ct_figure_tell_overflow(intake, figure);
    break;
  case CT_NUMBER_DATE:
    ct_figure_tell_date(intake, figure, &number);
    break;
  case CT_NUMBER_BLANK:
    ct_figure_tell_not_a_number(intake, figure, NULL);
    break;
  case CT_NUMBER_CHANGE:
  case CT_NUMBER_NONE:
  default:
    read_words(intake, figure, &number);
    break;
  }
}

static gboolean
has_keys(CtIntake *intake, const CtKeys *keys, CtPlace place)
{
  static const CtNameMatch unknown = {.result = CT_NAME_UNKNOWN};

  if (keys->indicator == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_MEANS_INDICATOR, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->area == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_MEANS_AREA, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->period == CT_PERIOD_NONE)
    ct_intake_tell_period(intake, (CtSpan){"", 0}, place, keys);
  else
    return TRUE;
  return FALSE;
}

/* A spreadsheet's own date. */
static void
read_date(CtIntake *intake, const CtFigure *figure)
{
  CtNumber number = ct_number_read(figure->text.text, figure->text.length, CT_STYLE_AUTO);

  ct_figure_tell_date(intake, figure, number.kind == CT_NUMBER_DATE ? &number : NULL);
}

static void
read_cell(CtIntake *intake, const CtFigure *figure)
{
  if (figure->text.length == 0)
    read_missing(intake, figure, figure->keys->status);
  else if (figure->cell->kind == CT_CELL_ERROR || figure->cell->kind == CT_CELL_FORMULA)
    ct_figure_tell_cell_error(intake, figure);
  else if (figure->cell->kind == CT_CELL_DATE)
    read_date(intake, figure);
  else
    read_number(intake, figure);
}

static CtFigure
make_figure(const CtIntake *intake, const CtRow *row, const CtKeys *keys, gint column)
{
  static const CtCell blank = {.text = "", .kind = CT_CELL_BLANK};
  gboolean inside = column >= 0 && (guint)column < row->n_cells;
  const CtCell *cell = inside ? &row->cells[column] : &blank;

  return (CtFigure){.row = row,
                  .keys = keys,
                  .cell = cell,
                  .text = ct_cell_span(cell),
                  .place = ct_intake_place(intake, row->number, column)};
}

gboolean
ct_intake_read_figure(CtIntake *intake, const CtRow *row, const CtKeys *keys, gint column)
{
  CtFigure figure = make_figure(intake, row, keys, column);

  if (figure.text.length == 0 && !is_missing_status(keys->status))
    return TRUE;
  if (!has_keys(intake, keys, figure.place))
    return FALSE;
  read_cell(intake, &figure);
  return TRUE;
}

gboolean
ct_intake_is_sign(const CtIntake *intake, const CtCell *cell)
{
  CtNumberKind kind = ct_intake_cell_number(intake, cell).kind;

  return kind == CT_NUMBER_NIL || kind == CT_NUMBER_NOT_AVAILABLE ||
         kind == CT_NUMBER_NOT_APPLICABLE;
}

gboolean
ct_intake_read_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtMeaning role)
{
  CtFigure figure = make_figure(intake, row, keys, intake->table.layout->at[role]);
  CtKeys part;

  if (figure.text.length == 0)
    return TRUE;
  if (!has_keys(intake, keys, figure.place))
    return FALSE;
  if (!make_part_keys(intake, keys, role, &part)) {
    if (!ct_intake_is_sign(intake, figure.cell))
      ct_figure_tell_no_component(intake, &figure);
    return TRUE;
  }
  figure.keys = &part;
  read_cell(intake, &figure);
  return TRUE;
}
