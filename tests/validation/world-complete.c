/* world-complete.c: what follows from what was drawn, as the catalog defines it. */
#include "world.h"

typedef struct {
  World *world;
  guint32 area;
  CtPeriod period;
} Here;

static CtRational
must(gboolean fits, CtRational value)
{
  if (!fits)
    g_error("a figure of the generator does not fit");
  return value;
}

static CtRational
plus(CtRational a, CtRational b)
{
  CtRational sum;
  gboolean fits = ct_rational_add(a, b, &sum);

  return must(fits, sum);
}

static CtRational
minus(CtRational a, CtRational b)
{
  return plus(a, ct_rational_negate(b));
}

static CtRational
times(CtRational a, CtDecimal b)
{
  CtRational product;
  gboolean fits = ct_rational_multiply(a, ct_rational_from_decimal(b), &product);

  return must(fits, product);
}

static CtRational
over(CtRational a, CtRational b)
{
  CtRational quotient;
  gboolean fits = ct_rational_divide(a, b, &quotient);

  return must(fits, quotient);
}

static const Fact *
find(const Here *here, guint32 indicator)
{
  return world_get(here->world, indicator, here->area, here->period, CT_MEASURE_ACTUAL);
}

static void
set(const Here *here, guint32 indicator, CtRational value)
{
  world_set(here->world, indicator, here->area, here->period, CT_MEASURE_ACTUAL, value);
}

/* A part in the unit of the whole. */
static CtRational
in_unit_of(const Here *here, CtRational value, guint32 from, guint32 to)
{
  const CtCatalog *catalog = here->world->catalog;
  CtRational part = ct_rational_from_decimal(catalog->units[catalog->indicators[from].unit].factor);
  CtRational whole = ct_rational_from_decimal(catalog->units[catalog->indicators[to].unit].factor);
  CtRational product;
  gboolean fits = ct_rational_multiply(value, part, &product);

  return over(must(fits, product), whole);
}

static gboolean
add_parts(const Here *here, const CtParts *parts)
{
  CtRational sum = {0, 1};

  if (parts->whole == CT_INDEX_NONE || !here->world->known[parts->parts[0]] ||
      find(here, parts->whole) != NULL)
    return FALSE;
  for (guint i = 0; i < parts->n_parts; i++) {
    const Fact *part = find(here, parts->parts[i]);
    if (part == NULL)
      return FALSE;
    sum = plus(sum, in_unit_of(here, part->value, parts->parts[i], parts->whole));
  }
  set(here, parts->whole, sum);
  return TRUE;
}

static gboolean
is_child(const World *world, guint32 area, gboolean with_residual)
{
  const CtArea *child = &world->catalog->areas[area];

  return child->valid_to == NULL && (with_residual || child->level != CT_LEVEL_RESIDUAL);
}

static gboolean
add_areas(const Here *here, guint32 index)
{
  const World *world = here->world;
  const CtIndicator *indicator = &world->catalog->indicators[index];
  const CtArea *area = &world->catalog->areas[here->area];
  gboolean with_residual = indicator->additive == CT_ADDITIVE_SUM_RESIDUAL;
  CtRational sum = {0, 1};
  guint n = 0;

  if ((indicator->additive != CT_ADDITIVE_SUM && !with_residual) || !world->known[index] ||
      find(here, index) != NULL)
    return FALSE;
  for (guint i = 0; i < area->n_children; i++) {
    const Fact *child = world_get(world, index, area->children[i], here->period,
                                  CT_MEASURE_ACTUAL);
    if (!is_child(world, area->children[i], with_residual))
      continue;
    if (child == NULL)
      return FALSE;
    sum = plus(sum, child->value);
    n++;
  }
  if (n > 0)
    set(here, index, sum);
  return n > 0;
}

static gboolean
add_rate(const Here *here, guint32 index)
{
  const CtIndicator *indicator = &here->world->catalog->indicators[index];
  gboolean same = indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE;
  const CtRational one = {1, 1};
  const Fact *n, *d;
  CtRational value;

  if (indicator->form == CT_FORM_TOTAL || !here->world->known[indicator->numerator] ||
      find(here, index) != NULL ||
      (here->world->catalog->areas[here->area].level & indicator->levels) == 0 ||
      (indicator->due != 0 && (indicator->due >> ct_period_months(here->period) & 1) == 0))
    return FALSE;
  n = find(here, indicator->numerator);
  d = world_get(here->world, indicator->denominator, here->area,
                same ? here->period : ct_period_shift(here->period, -12), CT_MEASURE_ACTUAL);
  if (n == NULL || d == NULL ||
      (ct_rational_sign(d->value) == 0 && indicator->form != CT_FORM_CHANGE))
    return FALSE;
  value = indicator->form == CT_FORM_CHANGE ? minus(n->value, d->value) : over(n->value, d->value);
  if (indicator->form == CT_FORM_GROWTH)
    value = minus(value, one);
  if (indicator->form == CT_FORM_DECREASE)
    value = minus(one, value);
  set(here, index, times(value, indicator->factor));
  return TRUE;
}

static gboolean
complete_here(const Here *here)
{
  const CtCatalog *catalog = here->world->catalog;
  gboolean more = FALSE;

  for (guint i = 0; i < catalog->n_parts; i++)
    more |= add_parts(here, &catalog->parts[i]);
  for (guint32 i = 0; i < catalog->n_indicators; i++)
    more |= add_areas(here, i) | add_rate(here, i);
  return more;
}

/* Communes first, so that mostly one round is enough. */
static gboolean
complete_once(World *world)
{
  gboolean more = FALSE;

  for (guint which = 0; which < 2; which++)
    for (guint m = 0; m < world->n_months; m++)
      for (guint32 area = world->catalog->n_areas; area-- > 0;) {
        Here here = {world, area,
                     world_period(WORLD_YEAR - 1 + (gint)which, world->months[m])};
        const CtArea *at = &world->catalog->areas[area];
        if (at->level == CT_LEVEL_COMMUNE && at->parent != world->detailed)
          continue;
        more |= complete_here(&here);
      }
  return more;
}

void
world_complete(World *world)
{
  while (complete_once(world))
    ;
}
