/* world-society.c: health, poverty, work, communes, forest, courts, the Party. */
#include "world-private.h"

/* Health: provincial hospitals are the residual; beds a doctor 2 to 5. */
static void
draw_health(World *world)
{
  for (guint i = 0; i <= world->n_districts; i++) {
    guint32 area = i < world->n_districts ? world->districts[i] : world->residual;
    gint64 beds = i < world->n_districts ? world_draw(world, 150, 320) : 1450;
    gint64 doctors = i < world->n_districts ? beds * 10 / world_draw(world, 28, 38) : 430;
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        world_put(world, "GIUONG", area, world_period_of(world, which, m), beds - 5 * (gint64)which, 0);
        world_put(world, "BAC_SY", area, world_period_of(world, which, m),
                  doctors - (gint64)which, 0);
      }
  }
}

/* Poverty: rates are rates of households; the indicator is their change. */
static void
draw_poverty(World *world)
{
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n = world_leaves(world, "HO_NGHEO", leaves);

  for (guint i = 0; i < n; i++) {
    gint64 poor = world_draw(world, 60, 220), near = world_draw(world, 40, 160);
    gint64 fell = world_draw(world, 18, 42), rose = world_draw(world, 4, 20);
    for (guint which = 0; which < 2; which++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      gint64 homes = world_amount(world, "HO", leaves[i].area, year, 0);
      world_put(world, "HO_NGHEO", leaves[i].area, year,
                homes * (poor + fell * (gint64)which) / 1000, 0);
      world_put(world, "HO_CAN_NGHEO", leaves[i].area, year,
                homes * (near + rose * (gint64)which) / 1000, 0);
    }
  }
}

static void
put_poverty_rate(World *world, const gchar *rate, const gchar *homes, guint32 area, CtPeriod year)
{
  CtInt128 poor = world_amount(world, homes, area, year, 0);
  gint64 all = world_amount(world, "HO", area, year, 0);

  if (all > 0 && world_get(world, world_indicator(world, homes), area, year,
                           CT_MEASURE_ACTUAL) != NULL)
    world_set(world, world_indicator(world, rate), area, year, CT_MEASURE_ACTUAL,
              (CtRational){poor * 100, all});
}

static void
finish_poverty(World *world)
{
  for (guint which = 0; which < 2; which++)
    for (guint32 area = 0; area < world->catalog->n_areas; area++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      put_poverty_rate(world, "NGHEO_TL", "HO_NGHEO", area, year);
      put_poverty_rate(world, "CAN_NGHEO_TL", "HO_CAN_NGHEO", area, year);
    }
}

static void
draw_work(World *world)
{
  gint64 people = 0;

  for (guint i = 0; i < world->n_districts; i++)
    people += world_amount(world, "DS_NAM", world->districts[i], world_period_of(world, 0, 0), 0) *
              1000 / 508;
  for (guint which = 0; which < 2; which++) {
    CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
    gint64 workers = people * world_draw(world, 540, 610) / 1000;
    gint64 trained = workers * (world_draw(world, 660, 700) - 15 * (gint64)which) / 1000;
    world_put(world, "LD", world->province, year, workers, 0);
    world_put(world, "THAT_NGHIEP", world->province, year, workers * 9 / 1000, 0);
    world_put(world, "LD_QUA_DT", world->province, year, trained, 0);
    world_put(world, "LD_BANG_CAP", world->province, year,
              trained * world_draw(world, 420, 500) / 1000, 0);
    world_put(world, "LD_NLN", world->province, year,
              workers * world_draw(world, 520, 580) / 1000, 0);
  }
}

/* Communes: how many there are is known. */

static void
count_communes(const CtCatalog *catalog, guint32 district, gint64 *rural, gint64 *urban)
{
  const CtArea *area = &catalog->areas[district];

  *rural = *urban = 0;
  for (guint i = 0; i < area->n_children; i++)
    if (catalog->areas[area->children[i]].valid_to == NULL)
      *(g_str_equal(catalog->areas[area->children[i]].type, "Xã") ? rural : urban) += 1;
}

static void
draw_communes(World *world)
{
  gboolean all = world_chance(world, 50);

  for (guint i = 0; i < world->n_districts; i++) {
    gint64 rural, urban, reached;
    count_communes(world->catalog, world->districts[i], &rural, &urban);
    reached = rural * world_draw(world, 35, 75) / 100;
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        CtPeriod period = world_period_of(world, which, m);
        world_put(world, "XA", world->districts[i], period, rural, 0);
        if (all)
          world_put(world, "PHUONG_TT", world->districts[i], period, urban, 0);
        world_put(world, "19.2", world->districts[i], period, MAX(reached - (gint64)which, 0), 0);
      }
  }
}

static void
draw_order(World *world)
{
  for (guint i = 0; i < world->n_districts; i++) {
    gint64 rural, urban;
    count_communes(world->catalog, world->districts[i], &rural, &urban);
    for (guint which = 0; which < 2; which++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      world_put(world, "XA", world->districts[i], year, rural, 0);
      world_put(world, "PHUONG_TT", world->districts[i], year, urban, 0);
      world_put(world, "DVHC_XUAT_SAC", world->districts[i], year,
                (rural + urban) * world_draw(world, 72, 95) / 100, 0);
    }
  }
}

/* Forest: what counts as cover is less than what has trees. */
static void
draw_forest(World *world)
{
  for (guint pair = 0; pair < world_n_pairs; pair++)
    if (g_str_equal(world_pair_name(pair), "20"))
      world_pair(world, pair);
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n = world_leaves(world, "RUNG_CHE_PHU", leaves);
  for (guint i = 0; i < n; i++) {
    gint64 more = world_draw(world, 1020, 1070), natural = world_draw(world, 580, 720);
    for (guint which = 0; which < 2; which++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      gint64 trees = world_amount(world, "RUNG_CHE_PHU", leaves[i].area, year, 2) * more / 1000;
      world_put(world, "RUNG_TU_NHIEN", leaves[i].area, year, trees * natural / 1000, 2);
      world_put(world, "RUNG_TRONG", leaves[i].area, year, trees - trees * natural / 1000, 2);
    }
  }
}

/* Cases: those left over from last year, and new ones. */
static void
draw_cases(World *world)
{
  for (guint i = 0; i <= world->n_districts; i++) {
    guint32 area = i < world->n_districts ? world->districts[i] : world->residual;
    gint64 left = world_draw(world, 3, 14), solved = world_draw(world, 86, 96);
    Course fresh = world_course(world, 24, 90);
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        CtPeriod period = world_period_of(world, which, m);
        gint64 cases = left + course_at(&fresh, which, world->months[m]);
        world_put(world, "VU_AN_TON", area, period, left, 0);
        world_put(world, "VU_AN_MOI", area, period, cases - left, 0);
        world_put(world, "VU_AN_GQ", area, period, cases * solved / 100, 0);
      }
  }
}

static void
draw_roads(World *world)
{
  static const gchar *const codes[] = {"TNGT_VU", "TNGT_CHET", "TNGT_BTHUONG"};
  static const gint64 low[] = {12, 5, 8}, high[] = {24, 11, 18};

  for (guint i = 0; i <= world->n_districts; i++)
    for (guint c = 0; c < G_N_ELEMENTS(codes); c++) {
      guint32 area = i < world->n_districts ? world->districts[i] : world->residual;
      Course course = world_course(world, low[c], high[c]);
      course.year[1] = course.year[0] * 1000 / world_draw(world, 820, 990);
      world_put_course(world, codes[c], area, &course, 0);
    }
}

/* The Party: four grades; who is there at the start of the year. */
static void
draw_party(World *world)
{
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n = world_leaves(world, "TCCSD", leaves);

  leaves[n++] = (Leaf){world->residual, 1000000};
  for (guint i = 0; i < n; i++)
    for (guint which = 0; which < 2; which++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      gint64 all = MAX(world_draw(world, 40, 75) * leaves[i].share / 1000000, 2);
      gint64 best = all * world_draw(world, 9, 14) / 100;
      gint64 poor = all * world_draw(world, 0, 3) / 100;
      gint64 fair = all * world_draw(world, 6, 15) / 100;
      world_put(world, "TCCSD_XS", leaves[i].area, year, best, 0);
      world_put(world, "TCCSD_HTT", leaves[i].area, year, all - best - fair - poor, 0);
      world_put(world, "TCCSD_HT", leaves[i].area, year, fair, 0);
      world_put(world, "TCCSD_KHT", leaves[i].area, year, poor, 0);
    }
}

static void
draw_members(World *world)
{
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n = world_leaves(world, "DV_DAU_NAM", leaves);

  leaves[n++] = (Leaf){world->residual, 1400000};
  for (guint i = 0; i < n; i++) {
    gint64 members = world_draw(world, 3200, 6400) * leaves[i].share / 1000000;
    gint64 join = world_draw(world, 32, 46);
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        CtPeriod period = world_period_of(world, which, m);
        gint64 there = members * (1000 - 25 * (gint64)which) / 1000;
        world_put(world, "DV_DAU_NAM", leaves[i].area, period, there, 0);
        world_put(world, "DV_MOI", leaves[i].area, period,
                  there * join * world->months[m] / 12000, 0);
      }
  }
}

const WorldBlock world_society[] = {
  {"towns", world_draw_towns, NULL},     {"births", world_draw_births, NULL},
  {"health", draw_health, NULL},   {"poverty", draw_poverty, finish_poverty},
  {"work", draw_work, NULL},       {"communes", draw_communes, NULL},
  {"order", draw_order, NULL},     {"forest", draw_forest, NULL},
  {"cases", draw_cases, NULL},     {"roads", draw_roads, NULL},
  {"party", draw_party, NULL},     {"members", draw_members, NULL},
};
const guint world_n_society = G_N_ELEMENTS(world_society);
