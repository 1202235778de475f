/* ct-slip.c: what people really do wrong with a figure.
 *
 * What the rules admit is known before anything is tried. So a slip is not tried blindly:
 * it counts when it leads there, and the narrower that is, the less this is an accident.
 */
#include "rules/cause/ct-slip.h"

#include "rules/cause/ct-slip-private.h"

static gboolean
is_whole_thing(const CtSlipping *slipping, CtDecimal value)
{
  gboolean whole;

  return !slipping->unit->whole ||
         (ct_unit_amount_is_whole(slipping->unit, value, &whole) && whole);
}

gboolean
ct_slipping_admits(const CtSlipping *slipping, const CtObservation *changed)
{
  CtInterval interval;

  return is_whole_thing(slipping, changed->value) &&
         ct_interval_of_figure(changed, slipping->unit, slipping->rounding, &interval) &&
         ct_interval_possible(&interval, CT_RELATION_EQ, slipping->admits);
}

static void
insert(CtSlips *slips, const CtSlip *slip)
{
  guint at = MIN(slips->n, CT_SLIPS_MAX - 1);

  if (slips->n == CT_SLIPS_MAX && slips->list[at].cost <= slip->cost)
    return;
  for (; at > 0 && slips->list[at - 1].cost > slip->cost; at--)
    slips->list[at] = slips->list[at - 1];
  slips->list[at] = *slip;
  slips->n = MIN(slips->n + 1, CT_SLIPS_MAX);
}

/* Of two slips that give one value the likelier one stays. */
void
ct_slipping_add(CtSlipping *slipping, const CtSlip *tried)
{
  CtSlips *slips = slipping->slips;
  CtSlip one = *tried, *slip = &one;

  if (!ct_slipping_admits(slipping, &slip->changed))
    return;
  slip->cost += ct_slipping_cost_of_leaving(slipping, slip);
  for (guint i = 0; i < slips->n; i++) {
    if (ct_decimal_compare(slips->list[i].changed.value, slip->changed.value) != 0)
      continue;
    if (slips->list[i].cost <= slip->cost)
      return;
    slips->n--;
    for (guint j = i; j < slips->n; j++)
      slips->list[j] = slips->list[j + 1];
    break;
  }
  insert(slips, slip);
}

/* Powers of ten, the sign, index for growth */

static gboolean
is_rate(const CtSlipping *slipping)
{
  return ct_decimal_compare(slipping->unit->factor, CT_DECIMAL_INIT(1, 0)) < 0;
}

/* With as many decimals as before; what is moved up stands for more than that. */
static gboolean
admits_exactly(const CtSlipping *slipping, const CtObservation *changed)
{
  CtObservation exactly = *changed;

  exactly.decimals = slipping->figure->decimals;
  return ct_slipping_admits(slipping, &exactly);
}

/* What would hold without any figure there proves nothing for a small one. */
static gboolean
vanishes(const CtSlipping *slipping)
{
  const CtInterval nothing = ct_interval_point((CtRational){0, 1});

  return slipping->fit != CT_FIT_OPEN &&
         ct_interval_possible(slipping->admits, CT_RELATION_EQ, &nothing);
}

/* What the figure may stand for, however it came to its decimals, x 10^power. */
static CtRational
moved(CtRational value, gint power)
{
  const CtInt128 by = (CtInt128)ct_power_of_ten((guint)ABS(power));

  return power >= 0 ? (CtRational){value.numerator * by, value.denominator}
                    : (CtRational){value.numerator, value.denominator * by};
}

static gboolean
is_beyond(const CtSlipping *slipping, gint power)
{
  return !slipping->admits->high_unbounded &&
         ct_rational_compare(moved(slipping->least, power), slipping->admits->high) > 0;
}

static gboolean
is_short(const CtSlipping *slipping, gint power)
{
  return !slipping->admits->low_unbounded &&
         ct_rational_compare(moved(slipping->most, power), slipping->admits->low) < 0;
}

static void
add_power(CtSlipping *slipping, gint power)
{
  const CtObservation *figure = slipping->figure;
  gint scale = figure->value.scale - power;
  const CtIndicator *indicator = &slipping->catalog->indicators[figure->indicator];
  guint digits;
  gboolean rounded = FALSE; /* and others know it better */
  CtSlip slip;

  if (figure->value.coefficient == 0 || scale < CT_DECIMAL_MIN_SCALE ||
      scale > CT_DECIMAL_MAX_SCALE || (power < 0 && vanishes(slipping)))
    return;
  digits = ct_significant_digits(figure->value);
  slip = (CtSlip){.kind = CT_SLIP_POWER, .cost = 12 + 3 * ABS(power), .changed = *figure};
  slip.changed.value =
      ct_decimal_reduce(CT_DECIMAL_INIT(figure->value.coefficient, (gint8)scale));
  slip.changed.decimals -= power;
  if (power % 3 == 0) {
    slip.kind = CT_SLIP_THOUSANDS;
    slip.cost = 8 + ABS(power) - 3;
  } else if (is_rate(slipping) && ABS(power) == 2) {
    slip.kind = CT_SLIP_PERCENT;
    slip.cost = 10;
  }
  slip.cost += digits > 2 ? 0 : digits == 2 ? 6 : 14; /* a coincidence is likelier */
  if (power > 0 && !admits_exactly(slipping, &slip.changed)) {
    slip.cost += 8;
    rounded = slip.changed.decimals < indicator->decimals &&
              ct_slipping_admits(slipping, &slip.changed);
  }
  if (!ct_slipping_is_plausible(slipping, &slip))
    return;
  if (rounded && slipping->fit == CT_FIT_NARROW && slipping->has_calculated) {
    CtSlip precise = slip;
    precise.changed = slipping->calculated;
    ct_slipping_add(slipping, &precise);
    slip.cost++;
  }
  ct_slipping_add(slipping, &slip);
}

/* Those that lead past what is admitted are left out: of a figure above 0 it is quickly told
 * that all greater powers do, too. */
static void
add_powers(CtSlipping *slipping)
{
  const gboolean is_positive =
      slipping->has_reach && ct_rational_sign(slipping->least) > 0;
  gboolean beyond = FALSE, vanished = FALSE;

  for (gint power = 1; power <= 9; power++) {
    beyond = beyond || (is_positive && is_beyond(slipping, power));
    vanished = vanished || (is_positive && is_short(slipping, -power));
    if (!beyond && !(is_positive && is_short(slipping, power)))
      add_power(slipping, power);
    if (!vanished && !(is_positive && is_beyond(slipping, -power)))
      add_power(slipping, -power);
  }
}

static void
add_sign(CtSlipping *slipping)
{
  CtSlip slip = {.kind = CT_SLIP_SIGN, .cost = 10, .changed = *slipping->figure};

  slip.changed.value.coefficient = -slip.changed.value.coefficient;
  if (slip.changed.value.coefficient != 0 && ct_slipping_is_plausible(slipping, &slip))
    ct_slipping_add(slipping, &slip);
}

static void
add_index(CtSlipping *slipping)
{
  const CtDecimal hundred = CT_DECIMAL_INIT(100, 0);
  CtForm form = slipping->catalog->indicators[slipping->figure->indicator].form;
  CtSlip slip = {.kind = CT_SLIP_INDEX, .cost = 10, .changed = *slipping->figure};
  CtDecimal value = slipping->figure->value;

  if ((form != CT_FORM_GROWTH && form != CT_FORM_DECREASE) || slipping->fit < CT_FIT_RANGE)
    return;
  if (ct_decimal_subtract(value, hundred, &slip.changed.value))
    ct_slipping_add(slipping, &slip);
  if (ct_decimal_add(value, hundred, &slip.changed.value))
    ct_slipping_add(slipping, &slip);
  if (ct_decimal_subtract(hundred, value, &slip.changed.value))
    ct_slipping_add(slipping, &slip);
}

/* What the other figures give */

void
ct_slipping_add_beside(CtSlipping *slipping, const CtSlip *calculated)
{
  static const gint steps[] = {-1, 1, -2, 2};

  if (slipping->n_values < 2 || slipping->n_values > CT_REMEDY_VALUES)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
    CtSlip slip = *calculated;
    slip.changed.value.coefficient += steps[i];
    slip.cost += ABS(steps[i]);
    ct_slipping_add(slipping, &slip);
  }
}

static void
add_calculated(CtSlipping *slipping)
{
  gboolean narrow = slipping->fit == CT_FIT_NARROW;
  CtSlip slip = {.kind = narrow ? CT_SLIP_CALCULATED : CT_SLIP_UNKNOWN, .cost = narrow ? 50 : 60,
                 .changed = slipping->calculated};

  if (!slipping->has_calculated)
    return;
  ct_slipping_add(slipping, &slip);
  if (narrow)
    ct_slipping_add_beside(slipping, &slip);
}

gboolean
ct_slip_is_plain(CtSlipKind kind)
{
  return kind <= CT_SLIP_RELATIVE || kind == CT_SLIP_SWAPPED;
}

/* Whether one of them is admitted. */
static gboolean
has_plain(CtSlipping *slipping)
{
  add_powers(slipping);
  add_sign(slipping);
  add_index(slipping);
  if (slipping->fit >= CT_FIT_RANGE)
    ct_slipping_add_relative(slipping);
  if (slipping->fit == CT_FIT_NARROW)
    ct_slipping_add_swapped(slipping);
  return slipping->slips->n > 0;
}

static void
add_all(CtSlipping *slipping)
{
  slipping->slips->n = 0;
  add_powers(slipping);
  add_sign(slipping);
  add_index(slipping);
  if (slipping->fit >= CT_FIT_RANGE)
    ct_slipping_add_others(slipping);
  ct_slipping_add_sums(slipping);
  if (slipping->fit == CT_FIT_NARROW)
    ct_slipping_add_digits(slipping);
  add_calculated(slipping);
}

void
ct_slips_find(CtSlips *slips, const CtNeighbours *neighbours, const CtObservation *figure,
              const CtInterval *admits, CtRounding rounding, gboolean pinned)
{
  CtSlipping slipping = {.rounding = rounding, .pinned = pinned};

  ct_slipping_init(&slipping, slips, neighbours, figure, admits);
  add_all(&slipping);
}

void
ct_slips_find_plain(CtSlips *slips, const CtNeighbours *neighbours, const CtObservation *figure,
                    const CtInterval *admits, CtRounding rounding, gboolean pinned)
{
  CtSlipping slipping = {.rounding = rounding, .pinned = pinned};

  slips->n = 0;
  ct_slipping_init(&slipping, slips, neighbours, figure, admits);
  if (has_plain(&slipping))
    add_all(&slipping);
}
