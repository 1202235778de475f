/* world-pairs.c: rates whose numerator is a part of the denominator, drawn from a table. */
#include "world.h"

/**
 * Pair:
 * @numerators: (array length=2): counts in the denominator, the larger one first; the second
 *   one may be NULL
 * @low, @high: the denominator of a district in a year, or of the province where only it
 *   reports; 0: it is there already
 * @rate_low, @rate_high: per 10,000, of the first numerator
 * @residual: the denominator of "khối tỉnh", in percent of the largest a district has
 * @flow: it comes in over the year
 * @people: (nullable): the denominator is so many thousandths of these people, from @low to
 *   @high
 */
typedef struct {
  const gchar *rate;
  const gchar *numerators[2];
  const gchar *denominator;
  gint64 low, high;
  gint rate_low, rate_high;
  guint residual;
  gboolean flow;
  const gchar *people;
} Pair;

static const Pair pairs[] = {
  {"11", {"HO_DIEN", NULL}, "HO", 0, 0, 9350, 9950, 0, FALSE},
  {"12.1", {"TRUONG_CHUAN", NULL}, "TRUONG", 36, 80, 5200, 7200, 40, FALSE},
  {"12.2", {"TN_THPT", NULL}, "TN", 36000, 46000, 7500, 8200, 0, FALSE},
  {"13.3", {"TRE_THAP_COI", NULL}, "TRE_DO_CAO", 64000, 64900, 2500, 3000, 0, FALSE},
  {"13.4", {"TRE_NHE_CAN", NULL}, "TRE_CAN", 64000, 64900, 1300, 1700, 0, FALSE},
  {"17", {"BHYT_THE", NULL}, "DS", 0, 0, 9300, 9850, 0, FALSE},
  {"18.1", {"HO_VH", NULL}, "HO", 0, 0, 8000, 8900, 0, FALSE},
  {"18.2", {"THON_VH", NULL}, "THON", 90, 230, 7000, 8400, 0, FALSE},
  {"20", {"RUNG_CHE_PHU", NULL}, "DT_TU_NHIEN", 5500000, 8300000, 4800, 6400, 0, FALSE},
  {"21.1", {"RAC_DT_THU", NULL}, "RAC_DT", 240, 300, 8800, 9700, 0, TRUE, "DS_TT"},
  {"21.2", {"RAC_NT_THU", NULL}, "RAC_NT", 100, 180, 7000, 8200, 0, TRUE, "DS_NT"},
  {"22.1", {"DS_TT_NUOC", NULL}, "DS_TT", 0, 0, 8800, 9700, 0, FALSE},
  {"22.2", {"HO_NT_NUOC", "HO_NT_QCVN"}, "HO_NT", 0, 0, 9300, 9800, 0, FALSE},
  {"23.1", {"TTHC_TOAN_TRINH", NULL}, "TTHC_DU_DK", 700, 1300, 8700, 9900, 0, FALSE},
  {"23.2", {"HS_NOP_TT", "HS_TOAN_TRINH"}, "HS_DVC", 9000, 60000, 5200, 8800, 150, TRUE},
  {"25.1", {"DON_TINH_HAN", NULL}, "DON_TINH", 30, 90, 8800, 9900, 0, TRUE},
  {"25.2", {"DON_HUYEN_HAN", NULL}, "DON_HUYEN", 12, 60, 8400, 9800, 15, TRUE},
  {"25.3", {"DON_XA_HAN", NULL}, "DON_XA", 10, 70, 8000, 9600, 10, TRUE},
  {"26.1", {"DBTT_TOT", NULL}, "DBTT", 13, 16, 8500, 10000, 0, FALSE},
  {"26.3", {"CQ_TOT", NULL}, "CQ", 12, 24, 8600, 9700, 110, FALSE},
  {"26.4", {"MTTQ_TOT", NULL}, "MTTQ", 70, 120, 8600, 9500, 10, FALSE},
};

const guint world_n_pairs = G_N_ELEMENTS(pairs);

const gchar *
world_pair_name(guint pair)
{
  return pairs[pair].rate;
}

/* Digits that are drawn beyond the unit: hectares come with two. */
static guint
digits_of(const World *world, const Pair *pair)
{
  return (guint)world->catalog->indicators[world_indicator(world, pair->denominator)].decimals;
}

static gint64
part_of(gint64 amount, gint rate)
{
  return (gint64)((CtInt128)amount * rate / 10000);
}

static gboolean
reports(const World *world, const gchar *code, guint32 area)
{
  const CtIndicator *indicator = &world->catalog->indicators[world_indicator(world, code)];
  CtLevel level = world->catalog->areas[area].level;

  return level == CT_LEVEL_RESIDUAL || (indicator->levels & level) != 0;
}

/* What of a rate has come after some months: all, but for members that join in the year. */
static void
put_area(World *world, const Pair *pair, guint32 area, gint64 share, gint64 low, gint64 high)
{
  guint digits = digits_of(world, pair);
  Course course = world_course(world, low, high);
  gint rate = (gint)world_draw(world, pair->rate_low, pair->rate_high);
  gint second = (gint)world_draw(world, 4500, 7500);

  for (guint which = 0; which < 2; which++)
    for (guint i = 0; i < world->n_months; i++) {
      gint months = world->months[i];
      CtPeriod period = world_period(WORLD_YEAR - (gint)which, months);
      gint64 amount = pair->high == 0
                          ? world_amount(world, pair->denominator, area, period, digits)
                          : course_at(&course, which, pair->flow ? months : 12) * share / 1000000;
      gint64 whole = pair->high == 0 && pair->flow ? amount * months / 12 : amount;
      gint64 part = part_of(whole, rate - (gint)which * 70);
      if (pair->high != 0)
        world_put(world, pair->denominator, area, period, amount, digits);
      world_put(world, pair->numerators[0], area, period, part, digits);
      if (pair->numerators[1] != NULL && reports(world, pair->numerators[1], area))
        world_put(world, pair->numerators[1], area, period, part_of(part, second), digits);
    }
}

static void
put_by_people(World *world, const Pair *pair)
{
  for (guint i = 0; i < world->n_districts; i++) {
    gint64 people = world_amount(world, pair->people, world->districts[i],
                                 world_period(WORLD_YEAR, 12), 0);
    put_area(world, pair, world->districts[i], 1000000, people * pair->low / 1000,
             people * pair->high / 1000);
  }
}

void
world_pair(World *world, guint number)
{
  const Pair *pair = &pairs[number];
  const CtIndicator *n = &world->catalog->indicators[world_indicator(world, pair->numerators[0])];
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n_leaves = world_leaves(world, pair->numerators[0], leaves);

  if (pair->people != NULL) {
    put_by_people(world, pair);
    return;
  }
  if ((n->levels & CT_LEVEL_DISTRICT) == 0) {
    put_area(world, pair, world->province, 1000000, pair->low, pair->high);
    return;
  }
  for (guint i = 0; i < n_leaves; i++)
    put_area(world, pair, leaves[i].area, leaves[i].share, pair->low, pair->high);
  if (pair->residual > 0)
    put_area(world, pair, world->residual, 1000000, pair->low * pair->residual / 100,
             pair->high * pair->residual / 100);
}
