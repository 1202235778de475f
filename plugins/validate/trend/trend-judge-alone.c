/* trend-judge-alone.c: a figure against its own past, or against chance. */
#include "trend.h"

/* Neither twice nor half as much, by more than a twentieth of what a rate can be. */
#define RATE_FACTOR 2
#define RATE_STEP 20
/* A quarter of it in any case: 25 points. */
#define RATE_JUMP 4
/* Of a count, so many more or fewer are chance whatever it was. */
#define COUNT_STEP 16

/* Growth of nothing much goes up and down, and through 0. */
static gboolean
is_growth(const CtIndicator *indicator)
{
  return indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE ||
         indicator->form == CT_FORM_CHANGE || indicator->accrual == CT_ACCRUAL_GROWTH;
}

/* By a quarter at most; then its past need not be asked. */
static gboolean
has_hardly_moved(const TrendSlice *slice, const TrendFigure *figure)
{
  if (figure->sort == TREND_RATIO)
    return figure->change >= TREND_ONE * 3 / 4 && figure->change <= TREND_ONE * 4 / 3;
  return figure->sort == TREND_POINTS && ABS(figure->change) <= slice->range / RATE_STEP;
}

/* Judged by one earlier figure alone. */
static TrendDoubt
amount_doubt(const TrendFigure *figure)
{
  CtInt128 then = trend_fixed(figure->then);

  return (TrendDoubt){.rule = "trend.jump", .low = then / TREND_JUMP, .high = then * TREND_JUMP,
                      .centre = then};
}

static TrendDoubt
rate_doubt(const TrendSlice *slice, const TrendFigure *figure)
{
  CtInt128 then = trend_fixed(figure->then);
  CtInt128 step = slice->range / RATE_STEP, jump = slice->range / RATE_JUMP;
  TrendDoubt doubt = {.rule = "trend.jump", .low = then - jump, .high = then + jump,
                      .centre = then};

  if (is_growth(slice->indicator) || then <= 0)
    return doubt;
  doubt.low = MAX(doubt.low, MIN(then / RATE_FACTOR, then - step));
  doubt.high = MIN(doubt.high, MAX(then * RATE_FACTOR, then + step));
  return doubt;
}

void
trend_judge_alone(TrendSlice *slice, TrendFigure *figure)
{
  TrendSeries series;

  if (has_hardly_moved(slice, figure))
    return;
  series = trend_series(slice, figure);
  if (series.n >= TREND_YEARS)
    trend_doubt(slice, figure, trend_series_doubt(slice, &series));
  else if (figure->sort == TREND_POINTS)
    trend_doubt(slice, figure, rate_doubt(slice, figure));
  else if (figure->sort == TREND_RATIO || figure->sort == TREND_ZERO)
    trend_doubt(slice, figure, amount_doubt(figure));
}

void
trend_judge_count(TrendSlice *slice, TrendFigure *figure)
{
  CtInt128 then = trend_fixed(figure->then);
  gint64 difference;

  if (figure->now.scale == 0 && figure->then.scale == 0 &&
      slice->unit->factor.coefficient == 1 && slice->unit->factor.scale == 0 &&
      !__builtin_sub_overflow(figure->now.coefficient, figure->then.coefficient, &difference) &&
      difference >= -COUNT_STEP && difference <= COUNT_STEP)
    return;
  trend_doubt(slice, figure,
              (TrendDoubt){.rule = "trend.count", .low = then, .high = then, .centre = then});
}
