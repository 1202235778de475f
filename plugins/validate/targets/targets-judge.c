/* targets-judge.c: what is said of a target. */
#include "targets.h"

static CtRational
rational(CtDecimal value)
{
  return ct_rational_from_decimal(value);
}

static gboolean
is_near(const CtTarget *target, CtRational value)
{
  CtRational distance;

  if (!ct_rational_subtract(value, rational(target->value), &distance))
    return FALSE;
  if (ct_rational_sign(distance) < 0)
    distance = ct_rational_negate(distance);
  return ct_rational_compare(distance, rational(target->tolerance)) <= 0;
}

gboolean
target_is_satisfied(const CtTarget *target, CtRational value)
{
  gint order = ct_rational_compare(value, rational(target->value));

  switch (target->comparator) {
  case CT_COMPARATOR_GT:
    return order > 0;
  case CT_COMPARATOR_GE:
    return order >= 0;
  case CT_COMPARATOR_EQ:
    return order == 0;
  case CT_COMPARATOR_LE:
    return order <= 0;
  case CT_COMPARATOR_LT:
    return order < 0;
  case CT_COMPARATOR_NEAR:
    return is_near(target, value);
  case CT_COMPARATOR_NONE:
  default:
    return FALSE;
  }
}

/* Only a target that may be just reached can be exceeded. */
static gboolean
is_exceeded(const CtTarget *target, CtRational value)
{
  gint order = ct_rational_compare(value, rational(target->value));

  return (target->comparator == CT_COMPARATOR_GE && order > 0) ||
         (target->comparator == CT_COMPARATOR_LE && order < 0);
}

static CtScoreStatus
final_status(const CtTarget *target, CtRational value)
{
  if (is_exceeded(target, value))
    return CT_SCORE_EXCEEDED;
  return target_is_satisfied(target, value) ? CT_SCORE_MET : CT_SCORE_MISSED;
}

/* A flow only grows: what has been reached stays so, and so does what has been passed. */
static gboolean
early_status(const TargetAsked *asked, const TargetFigure *figure, CtScoreStatus *status)
{
  const CtIndicator *indicator = asked->indicator;
  const CtTarget *target = &asked->target;
  gboolean satisfied = target_is_satisfied(target, rational(figure->value));

  if (indicator->accrual != CT_ACCRUAL_FLOW || figure->measure != CT_MEASURE_ACTUAL)
    return FALSE;
  switch (target->comparator) {
  case CT_COMPARATOR_GT:
  case CT_COMPARATOR_GE:
    *status = final_status(target, rational(figure->value));
    return satisfied;
  case CT_COMPARATOR_LE:
  case CT_COMPARATOR_LT:
    *status = CT_SCORE_MISSED;
    return !satisfied;
  default:
    return FALSE;
  }
}

static gboolean
wants_less(const TargetAsked *asked)
{
  CtComparator comparator = asked->target.comparator;

  if (comparator == CT_COMPARATOR_LE || comparator == CT_COMPARATOR_LT)
    return TRUE;
  return (comparator == CT_COMPARATOR_EQ || comparator == CT_COMPARATOR_NEAR) &&
         asked->indicator->better == CT_BETTER_LOWER;
}

/* Whether @value x @whole keeps pace with the target x @part. */
static gboolean
keeps_pace(const TargetAsked *asked, const TargetFigure *figure, CtRational whole,
           CtRational part, gboolean *on_track)
{
  CtRational left, right;

  if (!ct_rational_multiply(rational(figure->value), whole, &left) ||
      !ct_rational_multiply(rational(asked->target.value), part, &right))
    return FALSE;
  gint order = ct_rational_compare(left, right);
  *on_track = wants_less(asked) ? order <= 0 : order >= 0;
  return TRUE;
}

/* Against the share that the same months had of last year. */
static gboolean
seasonal_pace(const TargetAsked *asked, const TargetFigure *figure, gboolean *on_track)
{
  const CtView *view = asked->view;
  const CtTarget *target = &asked->target;
  CtFigure whole, part;

  return ct_view_find(view, asked->index, ct_period_shift(target->period, -12), target->area,
                      CT_MEASURE_ACTUAL, &whole) &&
         ct_view_find(view, asked->index, ct_period_shift(figure->period, -12), target->area,
                      CT_MEASURE_ACTUAL, &part) &&
         whole.observation.value.coefficient > 0 && part.observation.value.coefficient > 0 &&
         keeps_pace(asked, figure, rational(whole.observation.value),
                    rational(part.observation.value), on_track);
}

static gboolean
pro_rata_pace(const TargetAsked *asked, const TargetFigure *figure, gboolean *on_track)
{
  return keeps_pace(asked, figure,
                    (CtRational){ct_period_months(asked->target.period), 1},
                    (CtRational){ct_period_months(figure->period), 1}, on_track);
}

static gboolean
is_on_track(const TargetAsked *asked, const TargetFigure *figure)
{
  const CtIndicator *indicator = asked->indicator;
  gboolean on_track;

  if (indicator->accrual == CT_ACCRUAL_FLOW && seasonal_pace(asked, figure, &on_track))
    return on_track;
  if ((indicator->accrual == CT_ACCRUAL_FLOW ||
       indicator->accrual == CT_ACCRUAL_FLOW_OVER_STOCK) &&
      pro_rata_pace(asked, figure, &on_track))
    return on_track;
  return target_is_satisfied(&asked->target, rational(figure->value));
}

CtScoreStatus
target_judge(const TargetAsked *asked, const TargetFigure *figure)
{
  gboolean over = target_is_over(asked);
  CtScoreStatus status;

  if (!over && asked->indicator->accrual == CT_ACCRUAL_ANNUAL)
    return CT_SCORE_NOT_DUE;
  if (!figure->found)
    return CT_SCORE_NO_DATA;
  if (over)
    return final_status(&asked->target, rational(figure->value));
  if (early_status(asked, figure, &status))
    return status;
  return is_on_track(asked, figure) ? CT_SCORE_ON_TRACK : CT_SCORE_BEHIND;
}

gboolean
target_is_compared(const TargetAsked *asked, const TargetFigure *figure)
{
  CtAccrual accrual = asked->indicator->accrual;

  if (!figure->found)
    return FALSE;
  return target_is_over(asked) ||
         (accrual != CT_ACCRUAL_FLOW && accrual != CT_ACCRUAL_FLOW_OVER_STOCK &&
          accrual != CT_ACCRUAL_ANNUAL);
}
