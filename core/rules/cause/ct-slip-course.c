/* ct-slip-course.c: whether a change fits the course of a figure over the years.
 *
 * Where a sum does not hold, a digit of nearly each of its figures could be another one. But
 * those that are right stand where they stood a year ago, and would leave that place.
 */
#include "rules/cause/ct-slip-private.h"

#define COST_OF_LEAVING 10
/* So many times as far from where it stood. */
#define FAR_AWAY 2

static gboolean
is_flow(const CtSlipping *slipping)
{
  CtAccrual accrual = slipping->catalog->indicators[slipping->figure->indicator].accrual;

  return accrual == CT_ACCRUAL_FLOW || accrual == CT_ACCRUAL_FLOW_OVER_STOCK;
}

static void
add_reference(CtSlipping *slipping, CtPeriodReference reference)
{
  const CtObservation *figure = slipping->figure;
  CtPeriod period = ct_period_reference_apply(reference, figure->period);
  CtFigure found;

  if (period == CT_PERIOD_NONE || period == figure->period ||
      !ct_view_find_measure(slipping->neighbours->view, figure->indicator, period, figure->area,
                            figure->measure, &found))
    return;
  slipping->course[slipping->n_course++] = ct_rational_from_decimal(found.observation.value);
}

/* What adds up over a year is held against the same months only. */
void
ct_slipping_find_course(CtSlipping *slipping)
{
  static const CtPeriodReference others[] = {
    {CT_REFERENCE_YEAR, 0},   {CT_REFERENCE_YEAR_BEFORE, 0}, {CT_REFERENCE_LENGTH, 3},
    {CT_REFERENCE_LENGTH, 6}, {CT_REFERENCE_LENGTH, 9},
  };

  G_STATIC_ASSERT(G_N_ELEMENTS(others) < CT_COURSE_MAX);
  add_reference(slipping, (CtPeriodReference){CT_REFERENCE_SHIFTED, -12});
  for (guint i = 0; i < G_N_ELEMENTS(others) && !is_flow(slipping); i++)
    add_reference(slipping, others[i]);
}

/* To the nearest of the others. */
static gboolean
distance(const CtSlipping *slipping, CtDecimal value, CtRational *least)
{
  CtRational own = ct_rational_from_decimal(value), off;

  for (guint i = 0; i < slipping->n_course; i++) {
    if (!ct_rational_subtract(own, slipping->course[i], &off))
      return FALSE;
    off = ct_rational_sign(off) < 0 ? ct_rational_negate(off) : off;
    if (i == 0 || ct_rational_compare(off, *least) < 0)
      *least = off;
  }
  return slipping->n_course > 0;
}

/* Of a copy it is known why it stands where it stood. */
static gboolean
is_copied_course(const CtSlip *slip)
{
  return slip->kind == CT_SLIP_COPIED && slip->other.indicator == slip->changed.indicator &&
         slip->other.area == slip->changed.area;
}

gint
ct_slipping_cost_of_leaving(const CtSlipping *slipping, const CtSlip *slip)
{
  const CtRational far_away = {FAR_AWAY, 1};
  CtRational before, after;

  if (slip->kind == CT_SLIP_UNKNOWN || is_copied_course(slip) ||
      !distance(slipping, slipping->figure->value, &before) ||
      !distance(slipping, slip->changed.value, &after) ||
      !ct_rational_multiply(before, far_away, &before))
    return 0;
  return ct_rational_compare(after, before) > 0 ? COST_OF_LEAVING : 0;
}
