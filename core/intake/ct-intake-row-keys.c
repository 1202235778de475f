/* ct-intake-row-keys.c: the keys of a row: its indicator and area, which have files of their
 * own, then period, measure, status, decimals, unit and sender; and what of them a row leaves
 * to those below that is not read itself. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

static gboolean
read_period(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_PERIOD);
  CtPeriodMatch found;

  if (intake->table.layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE)
    return TRUE;
  keys->period = CT_PERIOD_NONE;
  keys->estimate = FALSE;
  if (text.length == 0)
    return TRUE;
  found = ct_resolver_period(intake->resolver, text);
  if (found.period == CT_PERIOD_NONE) {
    ct_intake_tell_period(intake, text, ct_intake_key_place(intake, row, CT_MEANS_PERIOD), keys);
    return FALSE;
  }
  keys->period = found.period;
  keys->estimate = found.estimate;
  return TRUE;
}

/* A plan that names no period is the year's, in a row as in a column. */
static void
plan_for_year(const CtIntake *intake, CtKeys *keys)
{
  if (intake->table.keyed || intake->table.layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE ||
      keys->period == CT_PERIOD_NONE || ct_period_months(keys->period) >= 12)
    return;
  keys->period = ct_period_new(ct_period_year(keys->period), 1, 12);
}

static gboolean
read_measure(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_MEASURE);

  if (text.length == 0)
    return TRUE;
  keys->measure = ct_header_words_measure(intake->words, text);
  if (keys->measure == CT_MEASURE_PLAN)
    plan_for_year(intake, keys);
  if (keys->measure != CT_MEASURE_UNSAID)
    return TRUE;
  ct_intake_tell_word(intake, "intake.unknown-measure", text, _(CT_INTAKE_MEASURES),
                      ct_intake_key_place(intake, row, CT_MEANS_MEASURE), keys);
  return FALSE;
}

static gboolean
read_status(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_STATUS);

  if (text.length == 0)
    return TRUE;
  keys->status = g_ascii_toupper(text.text[0]);
  if (text.length == 1 && strchr(CT_OBS_STATUS_CODES, keys->status) != NULL)
    return TRUE;
  ct_intake_tell_word(intake, "intake.unknown-status", text,
                      _("a code of the SDMX list of observation status: A, E, P, L, M ..."),
                      ct_intake_key_place(intake, row, CT_MEANS_STATUS), keys);
  return FALSE;
}

static gboolean
read_decimals(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_DECIMALS);
  CtDecimal value;

  if (text.length == 0)
    return TRUE;
  if (ct_decimal_parse(text.text, text.length, &value) && value.scale == 0 &&
      value.coefficient >= -12 && value.coefficient <= CT_DECIMAL_MAX_SCALE) {
    keys->decimals = (gint)value.coefficient;
    keys->decimals_said = TRUE;
    return TRUE;
  }
  ct_intake_tell_word(intake, "intake.bad-decimals", text, _("a whole number from -12 to 18"),
                      ct_intake_key_place(intake, row, CT_MEANS_DECIMALS), keys);
  return FALSE;
}

void
ct_intake_remember_unit(CtIntake *intake, CtSpan text)
{
  GString *last = intake->table.last_unit;

  if (last->len == text.length && memcmp(last->str, text.text, text.length) == 0)
    return;
  g_string_truncate(last, 0);
  g_string_append_len(last, text.text, (gssize)text.length);
}

/* A ditto mark below a blank cell says as little as that. */
static void
read_unit(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  gint column = intake->table.layout->at[CT_MEANS_UNIT];
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_UNIT);

  keys->unit_open = intake->table.said_units != NULL;
  if (column == CT_COLUMN_NONE)
    return;
  if (ct_outline_is_ditto(text))
    text = (CtSpan){intake->table.last_unit->str, intake->table.last_unit->len};
  else
    ct_intake_remember_unit(intake, text);
  keys->unit_blank = text.length == 0 && intake->table.unit_kinds != NULL && keys->unit.length == 0;
  if (text.length == 0)
    return;
  keys->unit_column = column;
  keys->unit = text;
}

/* "Thu NSNN (tỷ đồng)" beside "triệu đồng" in the column of units. %FALSE: the name says another
 * unit, which has been told. */
static gboolean
is_one_unit(CtIntake *intake, const CtRow *row, const CtKeys *keys)
{
  CtSpan text = ct_intake_key_text(intake, row, CT_MEANS_UNIT);
  CtNameMatch name, own;
  CtFinding finding;
  g_autofree gchar *observed = NULL, *expected = NULL;

  if (text.length == 0 || keys->unit_column == CT_COLUMN_NONE ||
      keys->indicator == CT_INDEX_NONE || ct_outline_is_ditto(text))
    return TRUE;
  name = ct_resolver_unit(intake->resolver, keys->unit, keys->indicator);
  own = ct_resolver_unit(intake->resolver, text, keys->indicator);
  if (name.result != CT_NAME_FOUND || own.result != CT_NAME_FOUND ||
      ct_intake_is_same_size(intake, name.id, own.id))
    return TRUE;
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unit-contradiction",
                              ct_intake_key_place(intake, row, CT_MEANS_UNIT), keys);
  observed = ct_text_quote(text.text, text.length);
  expected = ct_text_quote(keys->unit.text, keys->unit.length);
  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(intake->findings, &finding,
                  _("the column of units says \"%s\" and the name of the row \"%s\"; the row is "
                    "not read"),
                  observed, expected);
  return FALSE;
}

gboolean
ct_intake_read_row_keys(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  if (!ct_intake_read_indicator(intake, row, keys) || !ct_intake_read_area(intake, row, keys) ||
      !read_period(intake, row, keys) || !read_measure(intake, row, keys) ||
      !read_status(intake, row, keys) || !read_decimals(intake, row, keys))
    return FALSE;
  if (!is_one_unit(intake, row, keys))
    return FALSE;
  read_unit(intake, row, keys);
  keys->sender = ct_intake_row_sender(intake, ct_intake_key_text(intake, row, CT_MEANS_SENDER));
  return TRUE;
}

/* What a name alone means, or CT_INDEX_NONE. */
static guint32
get_passed(CtNameMatch match)
{
  return match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
}

void
ct_intake_pass_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  CtSpan text = ct_intake_indicator_text(intake, row);
  CtKeys keys = table->context;

  if (text.length > 0) {
    table->last.indicator = get_passed(ct_resolver_indicator(intake->resolver, text).match);
    table->indicator.id = table->last.indicator;
  }
  text = ct_intake_area_text(intake, row);
  if (text.length > 0) {
    table->last.area = get_passed(ct_resolver_area(intake->resolver, text));
    table->area.id = table->last.area;
  }
  read_unit(intake, row, &keys);
}
