/* ct-slip-sums.c: sums that were not done as they are meant. */
#include "rules/cause/ct-slip-private.h"

/* Parts of parts of parts. */
#define MAX_DEPTH 3u
#define COST_OF_SUM 14
#define COST_OF_MEAN 24

static void
try_sum(CtSlipping *slipping, const CtObservation *operand, CtSlipKind kind)
{
  const CtObservation *figure = slipping->figure;
  CtSlip slip = {.kind = kind,
                 .cost = ct_slip_cost_of_match(operand->value, COST_OF_SUM),
                 .changed = *figure,
                 .other = *operand};
  CtRational whole = ct_rational_from_decimal(figure->value);
  CtRational value = ct_rational_from_decimal(operand->value);

  if (kind == CT_SLIP_TWICE)
    value = ct_rational_negate(value);
  if (!ct_rational_add(whole, value, &whole) ||
      !ct_rational_round(whole, figure->decimals, &slip.changed.value))
    return;
  ct_slipping_add(slipping, &slip);
  if (!slipping->has_calculated ||
      ct_decimal_compare(slip.changed.value, slipping->calculated.value) != 0)
    ct_slipping_add_beside(slipping, &slip);
}

/* What belongs to the sum may be missing in it, or be in it twice. */
static void
try_operand(CtSlipping *slipping, guint32 indicator, guint32 area)
{
  const CtObservation *figure = slipping->figure;
  CtFigure operand;

  if (!ct_view_find_measure(slipping->neighbours->view, indicator, figure->period, area,
                            figure->measure, &operand) ||
      operand.observation.value.coefficient == 0)
    return;
  try_sum(slipping, &operand.observation, CT_SLIP_LEFT_OUT);
  try_sum(slipping, &operand.observation, CT_SLIP_TWICE);
}

static void
try_areas(CtSlipping *slipping)
{
  const CtObservation *figure = slipping->figure;
  CtAdditive additive = slipping->catalog->indicators[figure->indicator].additive;
  guint position = 0;
  guint32 child;

  if (additive != CT_ADDITIVE_SUM && additive != CT_ADDITIVE_SUM_RESIDUAL)
    return;
  while (ct_view_next_child(slipping->neighbours->view, figure->area, figure->period, TRUE,
                            &position, &child))
    try_operand(slipping, figure->indicator, child);
}

/* "Trong đó" rows of a part are taken for parts, too. */
static void
try_parts(CtSlipping *slipping, guint32 whole, guint depth)
{
  const CtCatalog *catalog = slipping->catalog;
  guint32 unit = catalog->indicators[slipping->figure->indicator].unit;

  for (guint i = 0; i < catalog->n_parts && depth < MAX_DEPTH; i++) {
    const CtParts *parts = &catalog->parts[i];
    for (guint j = 0; parts->whole == whole && j < parts->n_parts; j++) {
      if (catalog->indicators[parts->parts[j]].unit != unit)
        continue;
      try_operand(slipping, parts->parts[j], slipping->figure->area);
      try_parts(slipping, parts->parts[j], depth + 1);
    }
  }
}

/* The mean of the areas' rates as printed; all must be there. */
static gboolean
plain_mean(const CtSlipping *slipping, CtRational *mean)
{
  const CtObservation *whole = slipping->figure;
  const CtView *view = slipping->neighbours->view;
  guint position = 0, n = 0;
  guint32 child;

  *mean = (CtRational){0, 1};
  while (ct_view_next_child(view, whole->area, whole->period, FALSE, &position, &child)) {
    CtFigure rate;
    if (!ct_view_find_measure(view, whole->indicator, whole->period, child, whole->measure,
                              &rate) ||
        !ct_rational_add(*mean, ct_rational_from_decimal(rate.observation.value), mean))
      return FALSE;
    n++;
  }
  return n > 1 && ct_rational_divide(*mean, (CtRational){n, 1}, mean);
}

static void
try_mean(CtSlipping *slipping)
{
  const CtIndicator *indicator = &slipping->catalog->indicators[slipping->figure->indicator];
  CtSlip slip = {.kind = CT_SLIP_MEAN, .cost = COST_OF_MEAN, .changed = slipping->calculated};
  CtRational mean;
  CtInterval printed, point;

  if ((indicator->additive != CT_ADDITIVE_PARTS &&
       indicator->additive != CT_ADDITIVE_PARTS_RESIDUAL) ||
      indicator->form == CT_FORM_TOTAL || indicator->form == CT_FORM_CHANGE ||
      !slipping->has_calculated || !plain_mean(slipping, &mean))
    return;
  point = ct_interval_point(mean);
  if (!ct_interval_of_figure(slipping->figure, slipping->unit, CT_ROUNDING_EITHER, &printed) ||
      !ct_interval_possible(&printed, CT_RELATION_EQ, &point))
    return;
  ct_slipping_add(slipping, &slip);
  ct_slipping_add_beside(slipping, &slip);
}

void
ct_slipping_add_sums(CtSlipping *slipping)
{
  if (slipping->fit != CT_FIT_NARROW)
    return;
  try_areas(slipping);
  try_parts(slipping, slipping->figure->indicator, 0);
  try_mean(slipping);
}
