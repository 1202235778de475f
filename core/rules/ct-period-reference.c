/* ct-period-reference.c: which period a figure is taken from.
 */
#include "rules/ct-constraint.h"

static CtPeriod
same_begin(CtPeriod period, gint months)
{
  return months > 0 ? ct_period_new(ct_period_year(period), ct_period_month(period), months)
                    : CT_PERIOD_NONE;
}

static CtPeriod
last_months(CtPeriod period, gint months)
{
  gint begin = ct_period_end(period) - months;

  return months < ct_period_months(period) ? ct_period_new(begin / 12, begin % 12 + 1, months)
                                           : CT_PERIOD_NONE;
}

CtPeriod
ct_period_reference_apply(CtPeriodReference reference, CtPeriod period)
{
  if (period == CT_PERIOD_NONE)
    return CT_PERIOD_NONE;
  switch (reference.kind) {
  case CT_REFERENCE_SHIFTED:
    return ct_period_shift(period, reference.months);
  case CT_REFERENCE_LENGTH:
    return ct_period_months(period) != reference.months ? same_begin(period, reference.months)
                                                        : CT_PERIOD_NONE;
  case CT_REFERENCE_SHORTER:
    return same_begin(period, ct_period_months(period) - reference.months);
  case CT_REFERENCE_LAST:
    return last_months(period, reference.months);
  case CT_REFERENCE_YEAR:
    return ct_period_new(ct_period_year(period), 1, 12);
  case CT_REFERENCE_YEAR_BEFORE:
    return ct_period_new(ct_period_year(period) - 1, 1, 12);
  case CT_REFERENCE_SAME:
  default:
    return period;
  }
}
