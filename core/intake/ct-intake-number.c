/* ct-intake-number.c: a number that can be read in two ways, in a table whose
 * style is not known: "18.000" is 18000 or 18.
 *
 * What is counted is whole. Otherwise one reading is taken when the other cannot
 * be: it is out of the catalog's bounds, or is not what numerator and denominator
 * of the row give. The evidence is told. Else the figure is left out.
 */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

#define RATE_DECIMALS 9

/* Both readings in the indicator's unit. */
typedef struct {
  CtDecimal parted;  /* 18.000 */
  CtDecimal grouped; /* 18000 */
} Readings;

static const CtIndicator *
get_indicator(const CtIntake *intake, const CtKeys *keys)
{
  return &intake->catalog->indicators[keys->indicator];
}

static void
take_grouped(CtNumber *number)
{
  number->kind = CT_NUMBER_VALUE;
  number->value = number->other;
  number->decimals = 0;
}

static void
take_parted(CtNumber *number)
{
  number->kind = CT_NUMBER_VALUE;
}

gboolean
ct_indicator_is_count(const CtCatalog *catalog, const CtIndicator *indicator, guint32 unit)
{
  const CtUnit *from = &catalog->units[indicator->unit];
  const CtUnit *to = &catalog->units[unit];

  return to->whole && ct_decimal_compare(to->factor, CT_DECIMAL_INIT(1, 0)) == 0 &&
         ct_unit_convertible(from, to) &&
         ct_unit_convert_decimals(indicator->decimals, from, to) <= 0;
}

gboolean
ct_intake_is_count(const CtIntake *intake, const CtIndicator *indicator, guint32 unit)
{
  return ct_indicator_is_count(intake->catalog, indicator, unit);
}

static gboolean
convert_readings(const CtIntake *intake, const CtIndicator *indicator, guint32 unit,
                 const CtNumber *number, Readings *readings)
{
  const CtUnit *from = &intake->catalog->units[unit];
  const CtUnit *to = &intake->catalog->units[indicator->unit];

  return ct_unit_convertible(from, to) &&
         ct_unit_convert(number->value, from, to, &readings->parted) &&
         ct_unit_convert(number->other, from, to, &readings->grouped);
}

static gboolean
is_inside(const CtIndicator *indicator, CtDecimal value)
{
  return (!indicator->minimum.set || ct_decimal_compare(value, indicator->minimum.value) >= 0) &&
         (!indicator->maximum.set || ct_decimal_compare(value, indicator->maximum.value) <= 0);
}

static void
append_limit(GString *text, const CtLimit *limit, const gchar *none)
{
  gchar digits[CT_DECIMAL_PEOPLE_CHARS];

  g_string_append(text, limit->set ? ct_decimal_format_for_people(limit->value, digits) : none);
}

/* Tells which of two readings was taken and why. */
static void
tell_choice(CtIntake *intake, const CtKeys *keys, CtPlace place, CtSpan text, const gchar *rule,
            const CtNumber *number, const gchar *evidence)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_INFO, rule, place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  gchar digits[CT_DECIMAL_CHARS], people[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(number->value, digits);
  finding.observed = observed;
  finding.expected = evidence;
  finding.suggestion = digits;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" can be read in two ways; it is read as %s, because the other way does "
                    "not go with %s"),
                  observed, ct_decimal_format_for_people(number->value, people), evidence);
}

/* Takes the one reading that is possible. %FALSE when both are, or none. */
static gboolean
choose(CtNumber *number, gboolean parted, gboolean grouped)
{
  if (parted == grouped)
    return FALSE;
  if (grouped)
    take_grouped(number);
  else
    take_parted(number);
  return TRUE;
}

static gboolean
settle_by_bounds(CtIntake *intake, const CtKeys *keys, CtPlace place, CtSpan text,
                 const Readings *readings, CtNumber *number)
{
  const CtIndicator *indicator = get_indicator(intake, keys);
  GString *evidence;

  if (!choose(number, is_inside(indicator, readings->parted),
              is_inside(indicator, readings->grouped)))
    return FALSE;
  evidence = g_string_new(_("the limits of the catalog: "));
  append_limit(evidence, &indicator->minimum, "-∞");
  g_string_append(evidence, " … ");
  append_limit(evidence, &indicator->maximum, "+∞");
  tell_choice(intake, keys, place, text, "intake.number-by-bounds", number, evidence->str);
  g_string_free(evidence, TRUE);
  return TRUE;
}

/* Numerator or denominator of the row, in the component's own unit. */
static gboolean
get_part(const CtIntake *intake, const CtRow *row, CtMeaning role, guint32 component,
         CtDecimal *value)
{
  gint column = intake->table.layout->at[role];
  const CtIndicator *part;
  CtNumber number;

  if (column < 0 || (guint)column >= row->n_cells || component == CT_INDEX_NONE)
    return FALSE;
  part = &intake->catalog->indicators[component];
  number = ct_intake_cell_number(intake, &row->cells[column]);
  if (number.kind == CT_NUMBER_AMBIGUOUS && ct_intake_is_count(intake, part, part->unit))
    take_grouped(&number);
  *value = number.value;
  return number.kind == CT_NUMBER_VALUE && number.unit_length == 0;
}

static gboolean
find_rate(const CtIndicator *indicator, CtDecimal n, CtDecimal d, CtDecimal *rate)
{
  CtDecimal base = indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE ? d
                                                                       : CT_DECIMAL_INIT(0, 0);

  if (indicator->form == CT_FORM_CHANGE)
    return ct_decimal_subtract(n, d, rate) && ct_decimal_multiply(*rate, indicator->factor, rate);
  if (!ct_decimal_subtract(n, base, rate) || !ct_decimal_multiply(*rate, indicator->factor, rate) ||
      !ct_decimal_divide(*rate, d, RATE_DECIMALS, rate))
    return FALSE;
  return indicator->form != CT_FORM_DECREASE ||
         ct_decimal_subtract(CT_DECIMAL_INIT(0, 0), *rate, rate);
}

/* Whether a printed figure is the rate, rounded or cut. */
static gboolean
fits(CtDecimal reading, CtDecimal rate)
{
  gint8 scale = (gint8)CLAMP(reading.scale, 0, CT_DECIMAL_MAX_SCALE);
  CtDecimal last = CT_DECIMAL_INIT(1, scale), difference;

  if (!ct_decimal_subtract(reading, rate, &difference))
    return FALSE;
  if (difference.coefficient < 0)
    difference.coefficient = -difference.coefficient;
  return ct_decimal_compare(difference, last) < 0;
}

gboolean
ct_intake_fits_parts(const CtIndicator *indicator, CtDecimal reading, CtDecimal n, CtDecimal d)
{
  CtDecimal rate;

  return find_rate(indicator, n, d, &rate) && fits(reading, rate);
}

static gboolean
settle_by_parts(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtPlace place, CtSpan text,
                const Readings *readings, CtNumber *number)
{
  const CtIndicator *indicator = get_indicator(intake, keys);
  CtDecimal n, d, rate;
  gchar first[CT_DECIMAL_PEOPLE_CHARS], second[CT_DECIMAL_PEOPLE_CHARS];
  g_autofree gchar *evidence = NULL;

  if (indicator->form == CT_FORM_TOTAL ||
      !get_part(intake, row, CT_MEANS_NUMERATOR, indicator->numerator, &n) ||
      !get_part(intake, row, CT_MEANS_DENOMINATOR, indicator->denominator, &d) ||
      !find_rate(indicator, n, d, &rate) ||
      !choose(number, fits(readings->parted, rate), fits(readings->grouped, rate)))
    return FALSE;
  evidence = g_strdup_printf(_("numerator %s and denominator %s"),
                             ct_decimal_format_for_people(n, first),
                             ct_decimal_format_for_people(d, second));
  tell_choice(intake, keys, place, text, "intake.number-by-parts", number, evidence);
  return TRUE;
}

static void
tell_ambiguous(CtIntake *intake, const CtKeys *keys, CtPlace place, CtSpan text,
               const CtNumber *number)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.ambiguous-number", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  g_autofree gchar *expected = NULL;
  CtDecimal reduced = ct_decimal_reduce(number->value);
  gchar grouped[CT_DECIMAL_PEOPLE_CHARS], parted[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(number->other, grouped);
  ct_decimal_format(reduced, parted);
  expected = g_strdup_printf(_("%s or %s"), grouped, parted);
  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" can be read as %s or as %s, and nothing in the table tells which; the "
                    "figure is left out"),
                  observed, ct_decimal_format_for_people(number->other, grouped),
                  ct_decimal_format_for_people(reduced, parted));
}

gboolean
ct_intake_settle_number(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtPlace place,
                        CtSpan text, guint32 unit, CtNumber *number)
{
  const CtIndicator *indicator = get_indicator(intake, keys);
  Readings readings;

  if (ct_intake_is_count(intake, indicator, unit)) {
    take_grouped(number);
    return TRUE;
  }
  if (convert_readings(intake, indicator, unit, number, &readings) &&
      (settle_by_bounds(intake, keys, place, text, &readings, number) ||
       settle_by_parts(intake, row, keys, place, text, &readings, number)))
    return TRUE;
  tell_ambiguous(intake, keys, place, text, number);
  return FALSE;
}
