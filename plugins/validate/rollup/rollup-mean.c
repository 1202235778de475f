/* rollup-mean.c: the mean of rates in place of the rate of sums. */
#include "rollup.h"

#include "model/ct-for-people.h"
#include "rules/ct-number-text.h"

/* One rate of a whole. @cursor: among the rates of its areas */
typedef struct {
  const CtView *view;
  CtViewCursor *cursor;
  const CtIndicator *indicator;
  gsize cell;
  CtObservation rate;
} Rate;

/* Senders who cut do not mean anything else. */
static gboolean
interval_of(const CtView *view, const CtObservation *figure, CtInterval *interval)
{
  const CtUnit *unit = &view->catalog->units[view->catalog->indicators[figure->indicator].unit];

  return ct_interval_of_figure(figure, unit, CT_ROUNDING_EITHER, interval);
}

/* The mean of the areas' rates as printed; all must be there. */
static gboolean
plain_mean(const Rate *rate, CtRational *mean)
{
  const CtObservation *whole = &rate->rate;
  guint position = 0, n = 0;
  guint32 child;

  *mean = (CtRational){0, 1};
  while (ct_view_next_child(rate->view, whole->area, whole->period, FALSE, &position, &child)) {
    CtFigure figure;
    if (!ct_view_cursor_find_measure(rate->cursor, whole->indicator, whole->period, child,
                                     whole->measure, &figure) ||
        !ct_rational_add(*mean, ct_rational_from_decimal(figure.observation.value), mean))
      return FALSE;
    n++;
  }
  return n > 1 && ct_rational_divide(*mean, (CtRational){n, 1}, mean);
}

/* A part over the whole: what the whole itself sent, else the sum of its areas. */
static gboolean
part_of_whole(const Rate *rate, guint32 part, gint months, CtInterval *result)
{
  const CtObservation *whole = &rate->rate;
  gboolean with_residual = rate->indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL;
  CtPeriod period = ct_period_shift(whole->period, months);
  guint position = 0;
  guint32 child;
  CtFigure figure;

  if (ct_view_find(rate->view, part, period, whole->area, whole->measure, &figure))
    return interval_of(rate->view, &figure.observation, result);

  *result = ct_interval_point((CtRational){0, 1});
  while (ct_view_next_child(rate->view, whole->area, period, with_residual, &position, &child)) {
    CtInterval next;
    if (!ct_view_find(rate->view, part, period, child, whole->measure, &figure) ||
        !interval_of(rate->view, &figure.observation, &next) ||
        !ct_interval_add(result, &next, result))
      return FALSE;
  }
  return position > 0;
}

/* The rate that the parts give. */
static gboolean
rate_of_sums(const Rate *rate, CtInterval *result)
{
  const CtIndicator *indicator = rate->indicator;
  gboolean quotient = indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE;
  CtInterval n, d, one = ct_interval_point((CtRational){1, 1});
  CtInterval factor = ct_interval_point(ct_rational_from_decimal(indicator->factor));

  if (!part_of_whole(rate, indicator->numerator, 0, &n) ||
      !part_of_whole(rate, indicator->denominator, quotient ? 0 : -12, &d) ||
      !ct_interval_divide(&n, &d, result))
    return FALSE;
  if (indicator->form == CT_FORM_GROWTH && !ct_interval_subtract(result, &one, result))
    return FALSE;
  if (indicator->form == CT_FORM_DECREASE && !ct_interval_subtract(&one, result, result))
    return FALSE;
  return ct_interval_multiply(result, &factor, result);
}

static gboolean
is_plain_mean(const Rate *rate, CtRational mean)
{
  CtInterval printed, point = ct_interval_point(mean);

  return interval_of(rate->view, &rate->rate, &printed) &&
         ct_interval_possible(&printed, CT_RELATION_EQ, &point);
}

static gboolean
sums_say_otherwise(const Rate *rate, CtInterval *sums)
{
  CtInterval printed;

  return rate_of_sums(rate, sums) && !sums->low_unbounded && !sums->high_unbounded &&
         interval_of(rate->view, &rate->rate, &printed) &&
         !ct_interval_possible(&printed, CT_RELATION_EQ, sums);
}

typedef gchar *(*WriteFunc)(CtRational value, gint decimals);

/* The middle of what the sums allow. Returns: (transfer full) */
static gchar *
right_rate(const Rate *rate, const CtInterval *sums, WriteFunc write)
{
  CtRational middle;

  if (!ct_rational_add(sums->low, sums->high, &middle) ||
      !ct_rational_divide(middle, (CtRational){2, 1}, &middle))
    return g_strdup("?");
  return write(middle, rate->indicator->decimals);
}

static void
report(const Rate *rate, const CtInterval *sums, CtFindings *findings)
{
  const CtCatalog *catalog = rate->view->catalog;
  CtFinding finding = ct_finding_of_figure(
      CT_SEVERITY_ERROR, "rollup.plain-mean",
      ct_dataset_submission(rate->view->current, rate->cell), &rate->rate);
  g_autofree gchar *expected = right_rate(rate, sums, ct_number_plain);
  g_autofree gchar *written = right_rate(rate, sums, ct_number_for_people);
  g_autofree gchar *numerator =
      ct_indicator_for_people(&catalog->indicators[rate->indicator->numerator]);
  g_autofree gchar *denominator =
      ct_indicator_for_people(&catalog->indicators[rate->indicator->denominator]);
  gchar observed[CT_DECIMAL_CHARS], printed[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(rate->rate.value, observed);
  finding.observed = observed;
  finding.expected = expected;
  finding.suggestion = expected;
  ct_findings_add(findings, &finding,
                  _("%s is the plain mean of the rates of its areas; the sums of %s and %s give "
                    "%s"),
                  ct_decimal_format_for_people(rate->rate.value, printed),
                  numerator, denominator, written);
}

static void
check_indicator(const CtView *view, guint32 index, CtFindings *findings)
{
  CtViewCursor cursor = ct_view_cursor(view);
  Rate rate = {.view = view, .cursor = &cursor, .indicator = &view->catalog->indicators[index]};
  guint levels = rollup_parent_levels(rate.indicator);
  gsize begin, end;

  ct_dataset_range(view->current, index, &begin, &end);
  for (rate.cell = begin; rate.cell < end; rate.cell++) {
    CtRational mean;
    CtInterval sums;
    rate.rate = ct_dataset_get(view->current, rate.cell);
    if (rate.rate.missing || (levels & (guint)view->catalog->areas[rate.rate.area].level) == 0)
      continue;
    if (plain_mean(&rate, &mean) && is_plain_mean(&rate, mean) &&
        sums_say_otherwise(&rate, &sums))
      report(&rate, &sums, findings);
  }
}

static gboolean
is_rate_of_sums(const CtIndicator *indicator)
{
  return (indicator->additive == CT_ADDITIVE_PARTS ||
          indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL) &&
         indicator->form != CT_FORM_TOTAL && indicator->form != CT_FORM_CHANGE &&
         indicator->numerator != CT_INDEX_NONE && indicator->denominator != CT_INDEX_NONE;
}

void
rollup_check_plain_mean(const CtView *view, CtFindings *findings)
{
  for (guint32 i = 0; i < view->catalog->n_indicators; i++)
    if (is_rate_of_sums(&view->catalog->indicators[i]))
      check_indicator(view, i, findings);
}
