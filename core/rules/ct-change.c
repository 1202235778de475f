/* ct-change.c: a point moved, a sign, two digits swapped. */
#include "rules/ct-change.h"

#include "rules/ct-interval.h"
#include "rules/ct-power.h"

static gboolean
shift_point(CtObservation *figure, guint change)
{
  gint power = (gint)(change / 2 + 1) * (change % 2 == 0 ? 1 : -1);
  gint scale = figure->value.scale - power;

  if (figure->value.coefficient == 0 || scale < CT_DECIMAL_MIN_SCALE ||
      scale > CT_DECIMAL_MAX_SCALE)
    return FALSE;
  figure->value = ct_decimal_reduce(CT_DECIMAL_INIT(figure->value.coefficient, (gint8)scale));
  figure->decimals -= power;
  return TRUE;
}

/* Swaps the digit at @position from the right with the one before it. */
static gboolean
swap_digits(CtObservation *figure, guint position)
{
  gint64 power = ct_powers[position], number = figure->value.coefficient;

  if (ABS(number / 10) < power)
    return FALSE; /* there is no digit before it */
  gint64 low = number / power % 10, high = number / power / 10 % 10;
  if (low == high || low == 0 || high == 0)
    return FALSE;
  return !__builtin_add_overflow(number, (low - high) * 9 * power, &figure->value.coefficient) &&
         figure->value.coefficient != G_MININT64;
}

static gboolean
is_whole_thing(const CtCatalog *catalog, const CtObservation *figure)
{
  const CtUnit *unit = &catalog->units[catalog->indicators[figure->indicator].unit];
  gboolean whole;

  return !unit->whole || (ct_unit_amount_is_whole(unit, figure->value, &whole) && whole);
}

static gboolean
change_figure(const CtCatalog *catalog, const CtObservation *figure, guint change,
              CtObservation *changed)
{
  gboolean possible = TRUE;

  *changed = *figure;
  if (change < CT_CHANGE_POWERS)
    possible = shift_point(changed, change);
  else if (change == CT_CHANGE_SIGN)
    changed->value.coefficient = -changed->value.coefficient;
  else
    possible = swap_digits(changed, change - CT_CHANGE_SIGN - 1);
  return possible && changed->value.coefficient != 0 && is_whole_thing(catalog, changed);
}

void
ct_changes_collect(CtChanges *changes, const CtCatalog *catalog, const CtObservation *figure)
{
  changes->n = 0;
  for (guint change = 0; change < CT_CHANGES_MAX; change++)
    if (change_figure(catalog, figure, change, &changes->changed[changes->n]))
      changes->change[changes->n++] = change;
}
