/* ratios-feasible.c: rates that no whole number gives.
 *
 * Of 9 communes 55,6 % or 66,7 % are possible and 60 % is not, even where the number of
 * communes that reached the standard was not sent.
 */
#include "ratios.h"

#include "model/ct-for-people.h"
#include "rules/ct-number-text.h"

/* @known: the count that was sent; @unknown: the one that was not */
typedef struct {
  const CtView *view;
  const CtIndicator *indicator;
  CtObservation rate;
  CtObservation known;
  guint32 unknown;
  gboolean has_numerator;
} Count;

static const CtUnit *
unit_of(const CtView *view, guint32 indicator)
{
  return &view->catalog->units[view->catalog->indicators[indicator].unit];
}

/* The unknown count, in things: rate x denominator / factor, or numerator x factor / rate. */
static gboolean
solve(const Count *count, const CtInterval *rate, const CtInterval *known, CtInterval *unknown)
{
  CtInterval factor = ct_interval_point(ct_rational_from_decimal(count->indicator->factor));
  CtInterval things =
      ct_interval_point(ct_rational_from_decimal(unit_of(count->view, count->unknown)->factor));
  CtInterval product, quotient;

  if (count->has_numerator)
    return ct_interval_multiply(known, &factor, &product) &&
           ct_interval_divide(&product, rate, &quotient) &&
           ct_interval_multiply(&quotient, &things, unknown);
  return ct_interval_multiply(known, rate, &product) &&
         ct_interval_divide(&product, &factor, &quotient) &&
         ct_interval_multiply(&quotient, &things, unknown);
}

static gboolean
is_feasible(const Count *count, CtRounding rounding)
{
  CtInterval rate, known, unknown;

  return !ct_interval_of_figure(&count->rate, unit_of(count->view, count->rate.indicator),
                                rounding, &rate) ||
         !ct_interval_of_figure(&count->known, unit_of(count->view, count->known.indicator),
                                CT_ROUNDING_NEAREST, &known) ||
         !solve(count, &rate, &known, &unknown) || ct_interval_has_whole(&unknown);
}

/* The rate that @things of the unknown count give. */
static gboolean
rate_of(const Count *count, CtInt128 things, CtRational *rate)
{
  CtRational known = ct_rational_from_decimal(count->known.value);
  CtRational factor = ct_rational_from_decimal(count->indicator->factor);
  CtRational unit = ct_rational_from_decimal(unit_of(count->view, count->unknown)->factor);
  CtRational unknown, product;

  if (!ct_rational_divide((CtRational){things, 1}, unit, &unknown))
    return FALSE;
  if (count->has_numerator)
    return ct_rational_multiply(known, factor, &product) &&
           ct_rational_divide(product, unknown, rate);
  return ct_rational_multiply(unknown, factor, &product) &&
         ct_rational_divide(product, known, rate);
}

/* The nearest rates below and above. %FALSE when they cannot be told. */
static gboolean
nearest_rates(const Count *count, CtRational *lower, CtRational *upper)
{
  CtInterval rate = ct_interval_point(ct_rational_from_decimal(count->rate.value));
  CtInterval known = ct_interval_point(ct_rational_from_decimal(count->known.value)), unknown;
  CtRational low, high;

  if (!solve(count, &rate, &known, &unknown))
    return FALSE;
  CtInt128 things = ct_rational_floor(unknown.low);
  if (!rate_of(count, things, &low) || !rate_of(count, things + 1, &high))
    return FALSE;
  gboolean ascending = ct_rational_compare(low, high) < 0;
  *lower = ascending ? low : high;
  *upper = ascending ? high : low;
  return TRUE;
}

typedef gchar *(*WriteFunc)(CtRational value, gint decimals);

/* "55.6 | 66.7", or "55,6 or 66,7". Returns: (transfer full) */
static gchar *
write_nearest(const Count *count, WriteFunc write, const gchar *between)
{
  CtRational low, high;

  if (!nearest_rates(count, &low, &high))
    return g_strdup("?");
  g_autofree gchar *first = write(low, count->rate.decimals);
  g_autofree gchar *second = write(high, count->rate.decimals);
  return g_strconcat(first, between, second, NULL);
}

static void
report(const Count *count, gsize cell, CtFindings *findings)
{
  const CtCatalog *catalog = count->view->catalog;
  CtFinding finding =
      ratios_finding_at(count->view, cell, CT_SEVERITY_ERROR, "ratios.feasible");
  g_autoptr(GString) rate = g_string_new(NULL), known = g_string_new(NULL);
  g_autofree gchar *nearest = write_nearest(count, ct_number_plain, " | ");
  g_autofree gchar *written = write_nearest(count, ct_number_for_people, _(" or "));
  g_autofree gchar *given =
      ct_indicator_for_people(&catalog->indicators[count->known.indicator]);
  g_autofree gchar *sought = ct_indicator_for_people(&catalog->indicators[count->unknown]);
  gchar observed[CT_DECIMAL_CHARS];

  ct_number_append(rate, count->rate.value);
  ct_number_append(known, count->known.value);
  ct_decimal_format(count->rate.value, observed);
  finding.observed = observed;
  finding.expected = nearest;
  ct_findings_add(findings, &finding,
                  _("with %s %s (%s) no whole number of %s (%s) gives %s %s; the nearest rates "
                    "that are possible: %s"),
                  known->str, unit_of(count->view, count->known.indicator)->symbol,
                  given, unit_of(count->view, count->unknown)->symbol, sought, rate->str,
                  unit_of(count->view, count->rate.indicator)->symbol, written);
}

/* Exactly one of the two counts is there, and things are counted one by one. */
static gboolean
find_counts(Count *count, CtViewCursor *numerators, CtViewCursor *denominators)
{
  const CtObservation *rate = &count->rate;
  guint32 n = count->indicator->numerator, d = count->indicator->denominator;
  gboolean has_n = ct_view_cursor_has(numerators, n, rate->period, rate->area, rate->measure);
  gboolean has_d = ct_view_cursor_has(denominators, d, rate->period, rate->area, rate->measure);
  CtFigure known;

  if (has_n == has_d || !ct_view_find(count->view, has_n ? n : d, rate->period, rate->area,
                                      rate->measure, &known))
    return FALSE;
  count->has_numerator = has_n;
  count->known = known.observation;
  count->unknown = has_n ? d : n;
  return unit_of(count->view, count->unknown)->whole && count->known.measure == rate->measure;
}

static void
check_indicator(const CtView *view, guint32 index, CtFindings *findings)
{
  CtViewCursor numerators = ct_view_cursor(view), denominators = numerators;
  gsize begin, end;

  ct_dataset_range(view->current, index, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    Count count = {.view = view, .indicator = &view->catalog->indicators[index],
                   .rate = ct_dataset_get(view->current, cell)};
    if (!count.rate.missing && find_counts(&count, &numerators, &denominators) &&
        !is_feasible(&count, CT_ROUNDING_NEAREST) && !is_feasible(&count, CT_ROUNDING_CUT))
      report(&count, cell, findings);
  }
}

void
ratios_check_feasible(const CtView *view, CtFindings *findings)
{
  for (guint32 i = 0; i < view->catalog->n_indicators; i++)
    if (ratios_is_quotient(&view->catalog->indicators[i]))
      check_indicator(view, i, findings);
}
