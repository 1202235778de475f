/* ct-slip-digits.c: digits that changed places, are wrong, doubled, missing, too many. */
#include "rules/ct-power.h"
#include "rules/cause/ct-slip-private.h"

/* So many values of one kind would do: then it says nothing. */
#define MAX_HITS 3u

/* @digits: of the figure without its sign; @n of them, each in @digit, the last one first
 * @low, @high: where others with as many decimals may lie
 * @found: those of the kind that is looked for */
typedef struct {
  CtSlipping *slipping;
  gint64 digits;
  guint n;
  gint digit[CT_POWER_MAX];
  CtInt128 low;
  CtInt128 high;
  CtSlipKind kind;
  gint cost;
  CtSlip found[MAX_HITS];
  guint n_found;
} Typing;

static void
try_digits(Typing *typing, gint64 digits, gint scale)
{
  CtSlipping *slipping = typing->slipping;
  const CtObservation *figure = slipping->figure;
  gint64 coefficient = figure->value.coefficient < 0 ? -digits : digits;
  CtSlip slip;

  if (scale == figure->value.scale && slipping->has_range &&
      (coefficient < slipping->first || coefficient > slipping->last))
    return;
  if (scale < 0 || scale > CT_DECIMAL_MAX_SCALE || digits > G_MAXINT64 / 10 ||
      digits == typing->digits)
    return;
  slip = (CtSlip){.kind = typing->kind, .cost = typing->cost, .changed = *figure};
  slip.changed.value = CT_DECIMAL_INIT(coefficient, (gint8)scale);
  slip.changed.decimals += scale - figure->value.scale;
  if (!ct_slipping_admits(slipping, &slip.changed))
    return;
  for (guint i = 0; i < MIN(typing->n_found, MAX_HITS); i++)
    if (ct_decimal_compare(typing->found[i].changed.value, slip.changed.value) == 0)
      return;
  if (typing->n_found < MAX_HITS)
    typing->found[typing->n_found] = slip;
  typing->n_found++;
}

static void
begin(Typing *typing, CtSlipKind kind, gint cost)
{
  typing->kind = kind;
  typing->cost = cost;
  typing->n_found = 0;
}

static void
finish(Typing *typing)
{
  if (typing->n_found > MAX_HITS)
    return;
  for (guint i = 0; i < typing->n_found; i++) {
    typing->found[i].cost += (gint)(typing->n_found - 1) * 6;
    ct_slipping_add(typing->slipping, &typing->found[i]);
  }
}

static gint
digit_at(const Typing *typing, guint position)
{
  return typing->digit[position];
}

/* Whether one of the ten numbers from @first on, @step apart, may be admitted. */
static gboolean
may_lie_among(const Typing *typing, gint64 first, gint64 step)
{
  return (CtInt128)first + 9 * (CtInt128)step >= typing->low && first <= typing->high;
}

static void
swap(Typing *typing)
{
  gint scale = typing->slipping->figure->value.scale;

  begin(typing, CT_SLIP_SWAPPED, typing->n > 2 ? 16 : 22);
  for (guint i = 0; i + 1 < typing->n; i++) {
    gint64 low = digit_at(typing, i), high = digit_at(typing, i + 1);
    try_digits(typing, typing->digits + (low - high) * 9 * ct_powers[i], scale);
  }
  finish(typing);
}

static gint
usual_decimals(const Typing *typing)
{
  const CtSlipping *slipping = typing->slipping;

  return slipping->catalog->indicators[slipping->figure->indicator].decimals;
}

/* The digits without the one at @position; one after the comma takes its place along, where
 * there are more than usual: with fewer the figure would stand for nearly anything. */
static void
try_without(Typing *typing, guint position)
{
  gint scale = typing->slipping->figure->value.scale;
  gint64 power = ct_powers[position], above = typing->digits / power / 10;

  if ((gint)position >= scale)
    try_digits(typing, above * power + typing->digits % power, scale);
  else if (scale > usual_decimals(typing))
    try_digits(typing, above * power + typing->digits % power, scale - 1);
}

static void
take_away(Typing *typing)
{
  begin(typing, CT_SLIP_DOUBLED, 18);
  for (guint i = 0; i + 1 < typing->n; i++)
    if (digit_at(typing, i) == digit_at(typing, i + 1))
      try_without(typing, i);
  finish(typing);
  begin(typing, CT_SLIP_EXTRA, typing->n > 3 ? 26 : 36);
  for (guint i = 0; i < typing->n && typing->n > 1; i++)
    try_without(typing, i);
  finish(typing);
}

static void
replace(Typing *typing)
{
  gint scale = typing->slipping->figure->value.scale;

  begin(typing, CT_SLIP_DIGIT, typing->n > 2 ? 24 : typing->n == 2 ? 36 : 46);
  for (guint i = 0; i < typing->n; i++) {
    gint64 first = typing->digits - digit_at(typing, i) * ct_powers[i];
    for (gint digit = 0; digit <= 9 && may_lie_among(typing, first, ct_powers[i]); digit++)
      try_digits(typing, first + digit * ct_powers[i], scale);
  }
  finish(typing);
}

static void
insert(Typing *typing)
{
  gint scale = typing->slipping->figure->value.scale;

  begin(typing, CT_SLIP_LOST, typing->n > 2 ? 22 : 32);
  for (guint i = 0; i <= typing->n && typing->n < CT_POWER_MAX - 1; i++) {
    gint64 power = ct_powers[i], below = typing->digits % power;
    gint64 first = (typing->digits - below) * 10 + below;
    gboolean before = (scale == 0 || (gint)i >= scale) && may_lie_among(typing, first, power);
    gboolean behind = scale > 0 && (gint)i <= scale && scale < usual_decimals(typing);
    for (gint digit = 0; digit <= 9 && (before || behind); digit++) {
      if (before)
        try_digits(typing, first + digit * power, scale);
      if (behind)
        try_digits(typing, first + digit * power, scale + 1);
    }
  }
  finish(typing);
}

static void
find_limits(Typing *typing)
{
  const CtSlipping *slipping = typing->slipping;

  typing->low = 0;
  typing->high = G_MAXINT64;
  if (!slipping->has_range)
    return;
  typing->low = slipping->first;
  typing->high = slipping->last;
  if (slipping->figure->value.coefficient < 0) {
    typing->low = -slipping->last;
    typing->high = -slipping->first;
  }
}

/* %FALSE: it has no digits that could be wrong. */
static gboolean
take_apart(Typing *typing, CtSlipping *slipping)
{
  CtDecimal value = slipping->figure->value;

  *typing = (Typing){.slipping = slipping, .digits = ABS(value.coefficient)};
  for (gint64 rest = typing->digits; typing->n < CT_POWER_MAX && rest > 0; rest /= 10)
    typing->digit[typing->n++] = (gint)(rest % 10);
  find_limits(typing);
  return value.scale >= 0 && typing->n > 0 && typing->n < CT_POWER_MAX;
}

void
ct_slipping_add_digits(CtSlipping *slipping)
{
  Typing typing;

  if (!take_apart(&typing, slipping))
    return;
  swap(&typing);
  take_away(&typing);
  replace(&typing);
  insert(&typing);
}

void
ct_slipping_add_swapped(CtSlipping *slipping)
{
  Typing typing;

  if (take_apart(&typing, slipping))
    swap(&typing);
}
