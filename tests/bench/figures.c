/* figures.c: the indicators of the benchmark and their true values. */
#include "figures.h"

#include <string.h>

/* No period has this number. */
#define ALL_PERIODS G_MAXUINT32

static const guint group_sizes[] = {
  [GROUP_PLAIN] = 20, [GROUP_SUM_EXACT] = 4, [GROUP_SUM_ROUNDED] = 4, [GROUP_PARTS] = 8,
  [GROUP_RATIO] = 6,
};
static const gchar group_letters[] = "PSRWQ";

/* A grain is 1,000 dong. */
static const Form large_money[] = {
  {"tỷ đồng", 6, 1}, {"tỷ đồng", 6, 3}, {"triệu đồng", 3, 1}, {"tr.đồng", 3, 0},
  {"nghìn đồng", 0, 0}};
/* A grain is 1 dong. */
static const Form small_money[] = {
  {"nghìn đồng", 3, 1}, {"ngàn đồng", 3, 0}, {"đồng", 0, 0}, {"triệu đồng", 6, 3}};
/* A grain is a person. */
static const Form persons[] = {
  {"người", 0, 0}, {"nghìn người", 3, 1}, {"vạn người", 4, 2}, {"nghìn người", 3, 2}};
static const Form counted_persons[] = {
  {"người", 0, 0}, {"nghìn người", 3, 3}, {"vạn người", 4, 4}};
/* A grain is 100 m2. */
static const Form land[] = {{"ha", 2, 1}, {"ha", 2, 2}, {"km²", 4, 2}, {"héc-ta", 2, 0}};
/* A grain is a kilogram. */
static const Form mass[] = {{"tấn", 3, 1}, {"tấn", 3, 2}, {"kg", 0, 0}};
/* A grain is a thousandth of a per cent. */
static const Form share[] = {{"%", 3, 1}, {"%", 3, 2}, {"‰", 2, 1}};
/* Ratios are worked out from their parts: shift is the power of ten of the factor. */
static const Form rate[] = {{"%", 2, 1}, {"%", 2, 2}, {"‰", 3, 1}};
static const Form component_persons[] = {{"người", 0, 0}};
static const Form component_thousands[] = {{"nghìn người", 3, 3}};

/* @low, @high in grains; @scale: grains of the catalog's unit are 10^scale */
typedef struct {
  const gchar *unit;
  const gchar *accrual;
  gint scale;
  gint decimals;
  gint64 low;
  gint64 high;
  const Form *forms;
  guint n_forms;
} Kind;

static const Kind large_money_kind = {"VND_BN", "flow", 6, 1, 100000000, 5000000000,
                                      large_money, 5};
static const Kind small_money_kind = {"VND_K", "flow", 3, 0, 200000, 9000000, small_money, 4};
static const Kind persons_kind = {"PERSON", "stock", 0, 0, 4000, 200000, persons, 4};
static const Kind counted_kind = {"PERSON", "stock", 0, 0, 10000, 400000, counted_persons, 3};
static const Kind land_kind = {"HA", "stock", 2, 1, 200000, 9000000, land, 4};
static const Kind mass_kind = {"TONNE", "flow", 3, 1, 2000000, 90000000, mass, 3};
static const Kind share_kind = {"PCT", "stock", 3, 1, 5000, 90000, share, 3};
static const Kind rate_kind = {"PCT", "stock", 0, 1, 0, 0, rate, 3};
static const Kind part_kind = {"PERSON", "stock", 0, 0, 20000, 200000, component_persons, 1};
static const Kind part_thousands_kind = {"PERSON_K", "stock", 3, 0, 20000, 200000,
                                         component_thousands, 1};

static const Kind *const plain_kinds[] = {
  &large_money_kind, &small_money_kind, &persons_kind, &land_kind, &mass_kind, &share_kind};

static const Kind *
kind_of(Group group, guint index)
{
  switch (group) {
  case GROUP_PLAIN:
    return plain_kinds[index % G_N_ELEMENTS(plain_kinds)];
  case GROUP_SUM_ROUNDED:
    return index % 2 == 0 ? &large_money_kind : &land_kind;
  case GROUP_RATIO:
    return &rate_kind;
  case GROUP_SUM_EXACT:
  case GROUP_PARTS:
  default:
    return &counted_kind;
  }
}

gint64
power_of_ten(guint exponent)
{
  gint64 power = 1;

  for (; exponent > 0; exponent--)
    power *= 10;
  return power;
}

/* A thousand times the lowest figure is above the maximum, the highest is far below. */
static void
set_kind(Indicator *indicator, const Kind *kind, gint64 largest)
{
  indicator->unit = kind->unit;
  indicator->accrual = kind->accrual;
  indicator->decimals = kind->decimals;
  indicator->low = kind->low;
  indicator->high = kind->high;
  indicator->forms = kind->forms;
  indicator->n_forms = kind->n_forms;
  g_strlcpy(indicator->minimum, "0", sizeof indicator->minimum);
  g_snprintf(indicator->maximum, sizeof indicator->maximum, "%" G_GINT64_FORMAT,
             largest / power_of_ten((guint)kind->scale));
}

static void
init_row(Indicator *indicator, Group group, guint index)
{
  const Kind *kind = kind_of(group, index);
  /* A whole has three parts, a province up to a few hundred communes; beyond the plain
   * figures none is a thousand times too much. */
  gint64 largest = group == GROUP_PLAIN ? 10 * kind->high : 3000 * kind->high;

  g_snprintf(indicator->code, sizeof indicator->code, "CT%c%02u", group_letters[group], index + 1);
  indicator->group = group;
  set_kind(indicator, kind, largest);
  if (group == GROUP_RATIO || kind == &share_kind)
    g_strlcpy(indicator->maximum, "100", sizeof indicator->maximum);
}

static void
init_component(Indicator *indicator, guint index)
{
  const Kind *kind = index / 2 % 3 == 0 ? &part_kind : &part_thousands_kind;

  g_snprintf(indicator->code, sizeof indicator->code, "TPC%02u", index + 1);
  indicator->group = GROUP_SUM_EXACT;
  set_kind(indicator, kind, 3000 * kind->high);
}

/* splitmix64 */
static guint64
mix(guint64 x)
{
  x += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return x ^ (x >> 31);
}

void
figures_init(Figures *figures, guint64 seed, const Areas *areas)
{
  guint row = 0;

  memset(figures, 0, sizeof *figures);
  /* The seed is mixed first: neighbours would only exchange each other's salts. */
  figures->key = mix(seed);
  figures->areas = areas;
  for (guint group = GROUP_PLAIN; group <= GROUP_RATIO; group++)
    for (guint index = 0; index < group_sizes[group]; index++)
      init_row(&figures->indicators[row++], (Group)group, index);
  g_assert(row == N_INDICATORS);
  for (guint i = 0; i < N_COMPONENTS; i++)
    init_component(&figures->components[i], i);
}

guint
figures_group_size(Group group)
{
  return group_sizes[group];
}

guint
figures_row(Group group, guint index)
{
  guint row = index;

  for (guint before = GROUP_PLAIN; before < (guint)group; before++)
    row += group_sizes[before];
  return row;
}

guint64
figures_draw(const Figures *figures, guint what, guint area, guint period, guint salt)
{
  guint64 key = mix(figures->key ^ ((guint64)what << 32 | salt));

  return mix(key ^ ((guint64)area << 32 | period));
}

static gint64
draw_between(const Figures *figures, const Indicator *indicator, guint what, guint area,
             guint period)
{
  guint64 range = (guint64)(indicator->high - indicator->low) + 1;

  return indicator->low + (gint64)(figures_draw(figures, what, area, period, 1) % range);
}

/* Single figures have a course: what an area has for all time, a tenth more or less. */
static gint64
plain_value(const Figures *figures, guint row, guint area, guint period)
{
  gint64 usual = draw_between(figures, &figures->indicators[row], row, area, ALL_PERIODS);

  return usual * (gint64)(900000 + figures_draw(figures, row, area, period, 1) % 200001) / 1000000;
}

static gint64
own_value(const Figures *figures, guint row, guint area, guint period)
{
  const Indicator *indicator = &figures->indicators[row];
  guint index = row - figures_row(GROUP_PARTS, 0);

  if (indicator->group == GROUP_PLAIN)
    return plain_value(figures, row, area, period);
  if (indicator->group != GROUP_PARTS || index % 4 != 0)
    return draw_between(figures, indicator, row, area, period);
  gint64 whole = 0;
  for (guint part = 1; part <= 3; part++)
    whole += draw_between(figures, indicator, row + part, area, period);
  return whole;
}

gint64
figures_value(const Figures *figures, guint row, guint area, guint period)
{
  guint end = areas_get(figures->areas, area)->end;
  gint64 sum = 0;

  if (figures->indicators[row].group == GROUP_PLAIN)
    return own_value(figures, row, area, period);
  for (guint below = area; below < end; below++)
    if (areas_is_leaf(figures->areas, below))
      sum += own_value(figures, row, below, period);
  return sum;
}

/* The denominator, and a share of 20 to 60 % of it. */
static gint64
own_part(const Figures *figures, guint ratio, guint part, guint area, guint period)
{
  guint what = N_INDICATORS + 2 * ratio;
  gint64 whole = draw_between(figures, &figures->components[2 * ratio + 1], what + 1, area, period);

  if (part == 1)
    return whole;
  return whole * (gint64)(200 + figures_draw(figures, what, area, period, 2) % 401) / 1000;
}

gint64
figures_part(const Figures *figures, guint ratio, guint part, guint area, guint period)
{
  guint end = areas_get(figures->areas, area)->end;
  gint64 sum = 0;

  for (guint below = area; below < end; below++)
    if (areas_is_leaf(figures->areas, below))
      sum += own_part(figures, ratio, part, below, period);
  return sum;
}
