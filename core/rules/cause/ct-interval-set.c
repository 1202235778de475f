/* ct-interval-set.c: what intervals have in common. */
#include "rules/cause/ct-solve.h"

CtInterval
ct_interval_everything(void)
{
  return (CtInterval){.low = {0, 1}, .high = {0, 1}, .low_unbounded = TRUE,
                      .high_unbounded = TRUE};
}

/* The larger of two low ends. */
static void
raise_low(CtInterval *interval, const CtInterval *other)
{
  if (other->low_unbounded)
    return;
  gint order = interval->low_unbounded ? -1 : ct_rational_compare(interval->low, other->low);
  if (order > 0)
    return;
  interval->low_open = order < 0 ? other->low_open : interval->low_open || other->low_open;
  interval->low = other->low;
  interval->low_unbounded = FALSE;
}

static void
lower_high(CtInterval *interval, const CtInterval *other)
{
  if (other->high_unbounded)
    return;
  gint order = interval->high_unbounded ? 1 : ct_rational_compare(interval->high, other->high);
  if (order < 0)
    return;
  interval->high_open = order > 0 ? other->high_open : interval->high_open || other->high_open;
  interval->high = other->high;
  interval->high_unbounded = FALSE;
}

gboolean
ct_interval_intersect(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  gboolean meet = ct_interval_possible(a, CT_RELATION_EQ, b);

  *result = *a;
  raise_low(result, b);
  lower_high(result, b);
  return meet;
}
