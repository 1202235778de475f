#include "world.h"

static guint
fact_hash(gconstpointer key)
{
  const Fact *fact = key;

  return (fact->indicator * 1009u + fact->area) * 8191u + fact->period * 4u + fact->measure;
}

static gboolean
fact_equal(gconstpointer a, gconstpointer b)
{
  const Fact *x = a, *y = b;

  return x->indicator == y->indicator && x->area == y->area && x->period == y->period &&
         x->measure == y->measure;
}

gint64
world_draw(World *world, gint64 low, gint64 high)
{
  guint64 bits = (guint64)g_rand_int(world->rand) << 32 | g_rand_int(world->rand);

  return low + (gint64)(bits % (guint64)(high - low + 1));
}

gboolean
world_chance(World *world, guint percent)
{
  return world_draw(world, 0, 99) < percent;
}

guint32
world_indicator(const World *world, const gchar *code)
{
  guint32 index = ct_catalog_indicator_by_code(world->catalog, code);

  if (index == CT_INDEX_NONE)
    g_error("the catalog has no '%s'", code);
  return index;
}

CtPeriod
world_period(gint year, gint months)
{
  return ct_period_new(year, 1, months);
}

/* Facts are looked for by key, and kept in the order in which they came. */

static gsize
position_of(const World *world, guint32 indicator, guint32 area, CtPeriod period,
            CtMeasure measure)
{
  const Fact key = {indicator, area, period, measure, {0, 1}};

  return GPOINTER_TO_SIZE(g_hash_table_lookup(world->index, &key));
}

const Fact *
world_get(const World *world, guint32 indicator, guint32 area, CtPeriod period, CtMeasure measure)
{
  gsize position = position_of(world, indicator, area, period, measure);

  return position == 0 ? NULL : &g_array_index(world->facts, Fact, position - 1);
}

/* Reduced, so that sums of sums still fit. */
static CtRational
reduce(CtRational value)
{
  CtInt128 a = value.numerator < 0 ? -value.numerator : value.numerator, b = value.denominator;

  while (a != 0) {
    CtInt128 rest = b % a;
    b = a;
    a = rest;
  }
  return (CtRational){value.numerator / b, value.denominator / b};
}

void
world_set(World *world, guint32 indicator, guint32 area, CtPeriod period, CtMeasure measure,
          CtRational value)
{
  Fact fact = {indicator, area, period, measure, reduce(value)};
  gsize position = position_of(world, indicator, area, period, measure);

  if (position != 0) {
    g_array_index(world->facts, Fact, position - 1).value = value;
    return;
  }
  world->known[indicator] = TRUE;
  g_array_append_val(world->facts, fact);
  g_hash_table_insert(world->index, g_memdup2(&fact, sizeof fact),
                      GSIZE_TO_POINTER(world->facts->len));
}

void
world_put(World *world, const gchar *code, guint32 area, CtPeriod period, gint64 amount,
          guint scale)
{
  CtRational value = {amount, (CtInt128)ct_power_of_ten(scale)};

  world_set(world, world_indicator(world, code), area, period, CT_MEASURE_ACTUAL, value);
}

gint64
world_amount(const World *world, const gchar *code, guint32 area, CtPeriod period, guint scale)
{
  const Fact *fact =
      world_get(world, world_indicator(world, code), area, period, CT_MEASURE_ACTUAL);

  if (fact == NULL)
    return 0;
  return (gint64)(fact->value.numerator * (CtInt128)ct_power_of_ten(scale) /
                  fact->value.denominator);
}

/* Areas */

static void
find_areas(World *world)
{
  const CtCatalog *catalog = world->catalog;

  world->residual = CT_INDEX_NONE;
  for (guint32 i = 0; i < catalog->n_areas; i++) {
    if (catalog->areas[i].level == CT_LEVEL_PROVINCE)
      world->province = i;
    else if (catalog->areas[i].level == CT_LEVEL_RESIDUAL)
      world->residual = i;
    else if (catalog->areas[i].level == CT_LEVEL_DISTRICT &&
             world->n_districts < WORLD_MAX_DISTRICTS)
      world->districts[world->n_districts++] = i;
  }
}

guint
world_leaves(const World *world, const gchar *code, Leaf leaves[WORLD_MAX_LEAVES])
{
  const CtIndicator *indicator = &world->catalog->indicators[world_indicator(world, code)];
  guint n = 0;

  for (guint i = 0; i < world->n_districts; i++) {
    const CtArea *district = &world->catalog->areas[world->districts[i]];
    if (world->districts[i] != world->detailed || (indicator->levels & CT_LEVEL_COMMUNE) == 0) {
      leaves[n++] = (Leaf){world->districts[i], 1000000};
      continue;
    }
    for (guint c = 0; c < district->n_children && n < WORLD_MAX_LEAVES; c++)
      if (world->catalog->areas[district->children[c]].valid_to == NULL)
        leaves[n++] = (Leaf){district->children[c],
                             1000000 / (district->n_children + 1) + (c * 7919) % 9973};
  }
  return n;
}

static void
choose_months(World *world)
{
  static const gint some[] = {3, 6, 9};

  for (guint i = 0; i < G_N_ELEMENTS(some); i++)
    if (world_chance(world, 40))
      world->months[world->n_months++] = some[i];
  world->months[world->n_months++] = 12;
}

World *
world_new(const CtCatalog *catalog, guint32 seed)
{
  World *world = g_new0(World, 1);

  world->catalog = catalog;
  world->rand = g_rand_new_with_seed(seed);
  world->facts = g_array_new(FALSE, FALSE, sizeof(Fact));
  world->index = g_hash_table_new_full(fact_hash, fact_equal, g_free, NULL);
  world->known = g_new0(gboolean, catalog->n_indicators);
  find_areas(world);
  choose_months(world);
  world->detailed = world_chance(world, 30)
                        ? world->districts[world_draw(world, 0, world->n_districts - 1)]
                        : CT_INDEX_NONE;
  return world;
}

void
world_free(World *world)
{
  if (world == NULL)
    return;
  g_rand_free(world->rand);
  g_array_unref(world->facts);
  g_hash_table_unref(world->index);
  g_free(world->known);
  g_free(world);
}
