/* ct-span-figure.c: from a printed figure to its interval in small numbers. */
#include "rules/ct-power.h"
#include "rules/sieve/ct-span.h"

/* Units and figures past this are judged in 128 bits. */
#define MAX_EXPONENT 9

CtFigureKind
ct_figure_kind(const CtUnit *unit, gint reach)
{
  CtFigureKind kind = {.unit = unit, .reach = reach};

  kind.power_of_ten = ct_decimal_is_power_of_ten(unit->factor, &kind.exponent) &&
                      ABS(kind.exponent) <= MAX_EXPONENT;
  return kind;
}

/* ct_figure_is_exact(): the last digit is at most one thing, and there are whole ones. */
static inline gboolean
is_exact(CtDecimal value, gint decimals, const CtFigureKind *kind)
{
  if (!kind->unit->whole)
    return FALSE;
  if (kind->power_of_ten && value.scale >= -MAX_EXPONENT)
    return decimals >= kind->exponent &&
           ct_power_divides(value.scale - kind->exponent, value.coefficient);

  const CtObservation figure = {.value = value, .decimals = decimals};
  return ct_figure_is_exact(&figure, kind->unit);
}

/* @reach: tenths of the last printed digit */
static inline void
set_rounded(CtDecimal value, gint decimals, gint reach, CtSpan *result)
{
  gint scale = MAX(MAX(value.scale, decimals + 1), 0);
  gint64 number, share, low, high;

  if (scale > CT_SPAN_MAX_SCALE ||
      !ct_power_shift(value.coefficient, scale - value.scale, &number) ||
      !ct_power_shift(reach, scale - decimals - 1, &share) ||
      __builtin_sub_overflow(number, share, &low) ||
      __builtin_add_overflow(number, share, &high))
    *result = ct_span_of_state(CT_SPAN_UNSURE);
  else
    *result = (CtSpan){low, high, 1, 1, (gint8)scale, CT_SPAN_KNOWN};
}

static inline void
set_plain(CtDecimal value, gint decimals, const CtFigureKind *kind, CtSpan *result)
{
  if (decimals < CT_DECIMAL_MIN_SCALE || decimals > CT_DECIMAL_MAX_SCALE)
    *result = ct_span_of_state(CT_SPAN_UNSURE);
  else if (is_exact(value, decimals, kind))
    *result = ct_span_of_number(value);
  else
    set_rounded(value, decimals, kind->reach, result);
}

void
ct_span_of_figure(const CtBatch *observations, gsize index, const CtFigureKind *kind,
                  CtSpan *result)
{
  if (ct_batch_is_missing(observations, index))
    *result = ct_span_of_state(CT_SPAN_MISSING);
  else if (ct_batch_qualifier(observations, index) != CT_QUALIFIER_NONE ||
           ct_batch_decimals_from(observations, index) == CT_DECIMALS_TRUNCATED)
    *result = ct_span_of_state(CT_SPAN_UNSURE);
  else
    set_plain(ct_batch_value(observations, index), observations->decimals[index], kind, result);
}

void
ct_span_of_observation(const CtObservation *figure, const CtFigureKind *kind, CtSpan *result)
{
  if (figure->missing || figure->qualifier != CT_QUALIFIER_NONE ||
      figure->decimals_from == CT_DECIMALS_TRUNCATED)
    *result = ct_span_of_state(figure->missing ? CT_SPAN_MISSING : CT_SPAN_UNSURE);
  else
    set_plain(figure->value, figure->decimals, kind, result);
}
