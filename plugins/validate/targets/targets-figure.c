/* targets-figure.c: finds the figure that is judged. */
#include "targets.h"

TargetAsked
target_of_catalog(const CtView *view, guint32 index)
{
  const CtIndicator *indicator = &view->catalog->indicators[index];

  return (TargetAsked){view, index, indicator, indicator->target};
}

gboolean
target_is_over(const TargetAsked *asked)
{
  return ct_period_end(asked->view->period) >= ct_period_end(asked->target.period);
}

/* Stocks are as of the end of any period; what accumulates has to do so from the target's
 * first month on. */
static gboolean
accumulates(CtAccrual accrual)
{
  return accrual != CT_ACCRUAL_STOCK && accrual != CT_ACCRUAL_STRUCTURE;
}

/* What is expected of months to come is no figure yet; of an annual indicator it is shown,
 * for there is nothing else before the year's end. */
static gboolean
is_known_by_now(const CtView *view, const CtIndicator *indicator, const CtObservation *figure)
{
  if (figure->measure == CT_MEASURE_PLAN)
    return FALSE;
  return figure->measure == CT_MEASURE_ACTUAL || indicator->accrual == CT_ACCRUAL_ANNUAL ||
         ct_period_end(figure->period) <= ct_period_end(view->period);
}

static gboolean
is_candidate(const TargetAsked *asked, const CtObservation *figure)
{
  const CtTarget *target = &asked->target;

  return figure->area == target->area && !figure->missing &&
         is_known_by_now(asked->view, asked->indicator, figure) &&
         ct_period_contains(target->period, figure->period) &&
         (!accumulates(asked->indicator->accrual) ||
          ct_period_begin(figure->period) == ct_period_begin(target->period));
}

/* The later end, actual before estimate, the longer period. */
static gboolean
is_later(const TargetFigure *figure, const CtObservation *other)
{
  gint end = ct_period_end(other->period), best = ct_period_end(figure->period);

  if (!figure->found || end != best)
    return !figure->found || end > best;
  if (figure->measure != other->measure)
    return other->measure == CT_MEASURE_ACTUAL;
  return ct_period_months(other->period) > ct_period_months(figure->period);
}

gboolean
target_value_of_parts(const CtIndicator *indicator, CtRational n, CtRational d,
                      CtRational *value)
{
  CtRational factor = ct_rational_from_decimal(indicator->factor);
  const CtRational one = {1, 1};

  if (indicator->form == CT_FORM_CHANGE)
    return ct_rational_subtract(n, d, value) && ct_rational_multiply(*value, factor, value);
  if (!ct_rational_divide(n, d, value))
    return FALSE;
  if (indicator->form == CT_FORM_GROWTH && !ct_rational_subtract(*value, one, value))
    return FALSE;
  if (indicator->form == CT_FORM_DECREASE && !ct_rational_subtract(one, *value, value))
    return FALSE;
  return ct_rational_multiply(*value, factor, value);
}

static gboolean
value_of_parts(const CtIndicator *indicator, CtDecimal numerator, CtDecimal denominator,
               CtRational *value)
{
  return target_value_of_parts(indicator, ct_rational_from_decimal(numerator),
                               ct_rational_from_decimal(denominator), value);
}

gboolean
target_has_parts(const CtIndicator *indicator)
{
  return indicator->form != CT_FORM_TOTAL && indicator->numerator != CT_INDEX_NONE &&
         indicator->denominator != CT_INDEX_NONE;
}

CtPeriod
target_denominator_period(const CtIndicator *indicator, CtPeriod period)
{
  gboolean same_period = indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE;

  return same_period ? period : ct_period_shift(period, -12);
}

static gboolean
find_denominator(const CtView *view, const CtIndicator *indicator, const CtObservation *at,
                 CtFigure *denominator)
{
  CtPeriod period = target_denominator_period(indicator, at->period);

  return ct_view_find(view, indicator->denominator, period, at->area, at->measure, denominator);
}

/* Rates that were printed. */
static void
find_printed(const TargetAsked *asked, TargetFigure *figure)
{
  const CtView *view = asked->view;
  gsize begin, end;

  ct_dataset_range(view->current, asked->index, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    CtObservation printed = ct_dataset_get(view->current, cell);
    if (!is_candidate(asked, &printed) || !is_later(figure, &printed))
      continue;
    *figure = (TargetFigure){.found = TRUE, .cell = cell, .period = printed.period,
                             .measure = printed.measure};
    if (!ct_decimal_round(printed.value, asked->indicator->decimals, &figure->value))
      figure->value = printed.value;
  }
}

/* Rates of which only the parts were sent. */
static void
find_computed(const TargetAsked *asked, TargetFigure *figure)
{
  const CtView *view = asked->view;
  const CtIndicator *indicator = asked->indicator;
  gsize begin, end;

  ct_dataset_range(view->current, indicator->numerator, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    CtObservation numerator = ct_dataset_get(view->current, cell);
    CtFigure denominator;
    CtRational exact;
    CtDecimal value;
    if (is_candidate(asked, &numerator) && is_later(figure, &numerator) &&
        find_denominator(view, indicator, &numerator, &denominator) &&
        value_of_parts(indicator, numerator.value, denominator.observation.value, &exact) &&
        ct_rational_round(exact, indicator->decimals, &value))
      *figure = (TargetFigure){.found = TRUE, .cell = cell, .period = numerator.period,
                               .measure = numerator.measure, .value = value};
  }
}

static void
find_exact(const TargetAsked *asked, TargetFigure *figure)
{
  const CtView *view = asked->view;
  const CtIndicator *indicator = asked->indicator;
  const CtObservation at = {.period = figure->period, .area = asked->target.area,
                            .measure = figure->measure};
  CtFigure n, d;

  figure->has_exact =
      ct_view_find(view, indicator->numerator, at.period, at.area, at.measure, &n) &&
      find_denominator(view, indicator, &at, &d) &&
      value_of_parts(indicator, n.observation.value, d.observation.value, &figure->exact);
}

TargetFigure
target_find_figure(const TargetAsked *asked)
{
  TargetFigure figure = {.found = FALSE};

  find_printed(asked, &figure);
  if (!target_has_parts(asked->indicator))
    return figure;
  find_computed(asked, &figure);
  if (figure.found)
    find_exact(asked, &figure);
  return figure;
}
