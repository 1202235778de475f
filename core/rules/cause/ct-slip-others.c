/* ct-slip-others.c: figures that were taken for one another. */
#include "rules/cause/ct-slip-private.h"

gint
ct_slip_cost_of_match(CtDecimal value, gint cost)
{
  guint digits = ct_significant_digits(value);

  return digits >= 3 ? cost : digits == 2 ? cost + 14 : cost + 32;
}

/* What was counted on a day is often the same on another one. */
static gboolean
is_often_equal(const CtSlipping *slipping, const CtObservation *other)
{
  const CtObservation *own = slipping->figure;
  CtAccrual accrual = slipping->catalog->indicators[own->indicator].accrual;

  return other->indicator == own->indicator && other->area == own->area &&
         other->period != own->period && accrual != CT_ACCRUAL_FLOW &&
         accrual != CT_ACCRUAL_FLOW_OVER_STOCK;
}

/* What is printed is the other figure; the right one is what calculation gives. */
static void
add_copy(CtSlipping *slipping, const CtNeighbour *neighbour)
{
  static const gint costs[] = {
    [CT_NEIGHBOUR_PERIOD] = 12, [CT_NEIGHBOUR_MEASURE] = 12, [CT_NEIGHBOUR_PART] = 16,
    [CT_NEIGHBOUR_AREA] = 18,   [CT_NEIGHBOUR_PLACE] = 14,
  };
  CtSlip slip;

  if (!slipping->has_calculated || slipping->fit != CT_FIT_NARROW ||
      ct_decimal_compare(slipping->figure->value, neighbour->figure.value) != 0)
    return;
  slip = (CtSlip){.kind = CT_SLIP_COPIED,
                  .cost = ct_slip_cost_of_match(slipping->figure->value, costs[neighbour->kind]),
                  .changed = slipping->calculated,
                  .other = neighbour->figure};
  if (neighbour->kind == CT_NEIGHBOUR_AREA &&
      ct_significant_digits(slipping->figure->value) < 4)
    slip.cost += 12; /* there are many areas */
  if (is_often_equal(slipping, &neighbour->figure))
    slip.cost += 20;
  ct_slipping_add(slipping, &slip);
  ct_slipping_add_beside(slipping, &slip);
}

/* The other figure is what belongs here. */
static void
add_exchange(CtSlipping *slipping, const CtNeighbour *neighbour)
{
  static const gint costs[] = {
    [CT_NEIGHBOUR_PERIOD] = 0, [CT_NEIGHBOUR_MEASURE] = 0, [CT_NEIGHBOUR_PART] = 16,
    [CT_NEIGHBOUR_AREA] = 0,   [CT_NEIGHBOUR_PLACE] = 18,
  };
  const CtObservation *other = &neighbour->figure;
  CtSlip slip;

  if (costs[neighbour->kind] == 0 || slipping->fit != CT_FIT_NARROW ||
      ct_decimal_compare(other->value, slipping->figure->value) == 0)
    return;
  slip = (CtSlip){.kind = neighbour->kind == CT_NEIGHBOUR_PART ? CT_SLIP_EXCHANGED
                                                               : CT_SLIP_PLACE,
                  .cost = ct_slip_cost_of_match(other->value, costs[neighbour->kind]),
                  .changed = *slipping->figure,
                  .other = *other};
  slip.changed.value = other->value;
  slip.changed.decimals = other->decimals;
  ct_slipping_add(slipping, &slip);
}

/* A rate fell from 25 to 24, and 4 % is printed instead of 1 point: what is printed, of the
 * earlier rate, is what ought to be. */
void
ct_slipping_add_relative(CtSlipping *slipping)
{
  const CtObservation *figure = slipping->figure;
  const CtIndicator *indicator = &slipping->catalog->indicators[figure->indicator];
  CtSlip slip = {.kind = CT_SLIP_RELATIVE, .cost = 10, .changed = *figure};
  CtPeriod before = ct_period_shift(figure->period, -12);
  CtRational points;
  CtFigure earlier;

  if (indicator->form != CT_FORM_CHANGE || indicator->denominator == CT_INDEX_NONE ||
      !ct_view_find(slipping->neighbours->view, indicator->denominator, before, figure->area,
                    figure->measure, &earlier) ||
      !ct_rational_multiply(ct_rational_from_decimal(figure->value),
                            ct_rational_from_decimal(earlier.observation.value), &points) ||
      !ct_rational_multiply(points, (CtRational){1, 100}, &points) ||
      !ct_rational_round(points, figure->decimals, &slip.changed.value))
    return;
  ct_slipping_add(slipping, &slip);
}

/* @room: (array length=CT_NEIGHBOURS_MAX): for them. Returns: (array length=n) */
static const CtNeighbour *
find_around(const CtSlipping *slipping, CtNeighbour *room, guint *n)
{
  const CtSlips *slips = slipping->slips;

  if (slips->around != NULL && *slips->has_around) {
    *n = slips->around->len;
    return (const CtNeighbour *)(gconstpointer)slips->around->data;
  }
  *n = ct_neighbours_collect(slipping->neighbours, slipping->figure, room);
  if (slips->around != NULL) {
    g_array_append_vals(slips->around, room, *n);
    *slips->has_around = TRUE;
  }
  return room;
}

/* All that they can explain is a figure that is known rather well. */
void
ct_slipping_add_others(CtSlipping *slipping)
{
  CtNeighbour room[CT_NEIGHBOURS_MAX];
  const CtNeighbour *neighbours = room;
  guint n = 0;

  if (slipping->fit == CT_FIT_NARROW)
    neighbours = find_around(slipping, room, &n);
  for (guint i = 0; i < n; i++) {
    add_copy(slipping, &neighbours[i]);
    add_exchange(slipping, &neighbours[i]);
  }
  ct_slipping_add_relative(slipping);
}
