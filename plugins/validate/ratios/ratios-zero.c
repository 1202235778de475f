/* ratios-zero.c: rates whose denominator is 0. */
#include "ratios.h"

#include "model/ct-for-people.h"

/* 0 to the last one: 0 tỷ may be half a tỷ. */
static gboolean
is_nothing(const CtView *view, const CtObservation *figure)
{
  const CtUnit *unit = &view->catalog->units[view->catalog->indicators[figure->indicator].unit];
  CtInterval interval;

  return !figure->missing && ct_decimal_is_zero(figure->value) &&
         ct_interval_of_figure(figure, unit, CT_ROUNDING_NEAREST, &interval) &&
         ct_interval_is_point(&interval);
}

static void
report_printed(const CtView *view, gsize cell, const CtObservation *rate, const gchar *denominator,
               CtFindings *findings)
{
  CtFinding finding =
      ratios_finding_at(view, cell, CT_SEVERITY_WARNING, "ratios.zero-denominator");
  gchar observed[CT_DECIMAL_CHARS];

  ct_decimal_format(rate->value, observed);
  finding.observed = observed;
  finding.expected = "-";
  ct_findings_add(findings, &finding,
                  _("a rate is printed although nothing arose: its denominator (%s) is 0, so it is "
                    "neither 0 nor 100 but '-'"),
                  denominator);
}

static void
report_nothing(const CtView *view, gsize cell, guint32 rate, const gchar *denominator,
               CtFindings *findings)
{
  CtFinding finding = ratios_finding_at(view, cell, CT_SEVERITY_INFO, "ratios.zero-denominator");

  finding.indicator = rate;
  ct_findings_add(findings, &finding,
                  _("nothing arose: the denominator (%s) is 0, the rate has no value"),
                  denominator);
}

/* Rates that are there, with or without a value. */
static void
check_rates(const CtView *view, guint32 index, const CtIndicator *indicator, CtFindings *findings)
{
  g_autofree gchar *name =
      ct_indicator_for_people(&view->catalog->indicators[indicator->denominator]);
  gint months = ratios_is_quotient(indicator) ? 0 : -12;
  CtViewCursor cursor = ct_view_cursor(view);
  gsize begin, end;

  ct_dataset_range(view->current, index, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    CtObservation rate = ct_dataset_get(view->current, cell);
    CtPeriod period = months == 0 ? rate.period : ct_period_shift(rate.period, months);
    CtFigure denominator;
    if (!ct_view_cursor_find(&cursor, indicator->denominator, period, rate.area, rate.measure,
                             &denominator) ||
        !is_nothing(view, &denominator.observation))
      continue;
    if (rate.missing)
      report_nothing(view, cell, index, name, findings);
    else
      report_printed(view, cell, &rate, name, findings);
  }
}

/* Parts that are there while the rate is not sent at all. */
static void
check_parts(const CtView *view, guint32 index, const CtIndicator *indicator, CtFindings *findings)
{
  g_autofree gchar *name =
      ct_indicator_for_people(&view->catalog->indicators[indicator->denominator]);
  gsize begin, end;

  ct_dataset_range(view->current, indicator->denominator, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    CtObservation denominator = ct_dataset_get(view->current, cell);
    CtFigure numerator;
    if (is_nothing(view, &denominator) &&
        ct_dataset_find(view->current, index, denominator.period, denominator.area,
                        denominator.measure) == CT_CELL_NONE &&
        ct_view_find_measure(view, indicator->numerator, denominator.period, denominator.area,
                             denominator.measure, &numerator))
      report_nothing(view, cell, index, name, findings);
  }
}

void
ratios_check_zero(const CtView *view, CtFindings *findings)
{
  for (guint32 i = 0; i < view->catalog->n_indicators; i++) {
    const CtIndicator *indicator = &view->catalog->indicators[i];
    if (indicator->form == CT_FORM_TOTAL || indicator->form == CT_FORM_CHANGE ||
        indicator->denominator == CT_INDEX_NONE)
      continue;
    check_rates(view, i, indicator, findings);
    if (ratios_is_quotient(indicator))
      check_parts(view, i, indicator, findings);
  }
}
