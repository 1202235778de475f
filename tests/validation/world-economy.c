/* world-economy.c: product, budget, fields, industry, visitors, trade. Money is drawn in
 * millions and printed in billions, so that nobody sees all of it. */
#include "world-private.h"

#define MILLIONS 3u /* digits beyond tỷ đồng */

static void
put(World *world, const gchar *code, gint64 low, gint64 high, guint digits)
{
  Course course = world_course(world, low, high);

  world_put_course(world, code, world->province, &course, digits);
}

/* Every district, and the residual as @residual times the range. */
static void
put_districts(World *world, const gchar *code, gint64 low, gint64 high, gint64 residual,
              guint digits)
{
  for (guint i = 0; i < world->n_districts; i++) {
    Course course = world_course(world, low, high);
    world_put_course(world, code, world->districts[i], &course, digits);
  }
  if (residual > 0) {
    Course course = world_course(world, low * residual, high * residual);
    world_put_course(world, code, world->residual, &course, digits);
  }
}

/* Product: growth in constant prices is near to 5 %, prices rise by 2 to 5 %. */

static void
draw_product(World *world)
{
  static const gchar *const constant[] = {"VA_NLN_SS", "VA_CNXD_SS", "VA_DV_SS", "THUE_SP_SS"};
  static const gchar *const current[] = {"VA_NLN", "VA_CNXD", "VA_DV"};
  static const gint64 size[] = {4700000, 16900000, 13500000, 2900000};
  gint64 price = world_draw(world, 1620, 1700);

  for (guint s = 0; s < G_N_ELEMENTS(constant); s++) {
    Course course = world_course(world, size[s] * 95 / 100, size[s] * 105 / 100);
    course.year[1] = course.year[0] * 1000 / world_draw(world, 1030, 1075);
    for (guint i = 0; i < 4; i++)
      course.shares[1][i] = course.shares[0][i] + (i < 3 ? (gint)world_draw(world, -1, 1) : 0);
    world_put_course(world, constant[s], world->province, &course, MILLIONS);
    if (s >= G_N_ELEMENTS(current))
      continue;
    course.year[0] = course.year[0] * price * 108 / 100000;
    course.year[1] = course.year[1] * price * 108 / 100000 * 1000 / world_draw(world, 1022, 1045);
    world_put_course(world, current[s], world->province, &course, MILLIONS);
  }
  if (world_chance(world, 60))
    put(world, "4", 31000000, 39000000, MILLIONS);
}

/* Budget: a district collects taxes and land; imports are the residual's. */
static void
finish_budget(World *world)
{
  for (guint which = 0; which < 2; which++)
    for (guint m = 0; m < world->n_months; m++) {
      CtPeriod period = world_period_of(world, which, m);
      gint64 imports = world_amount(world, "THU_XNK", world->province, period, MILLIONS);
      gint64 own = world_amount(world, "THU_NOI_DIA", world->residual, period, MILLIONS);
      for (guint i = 0; i < world->n_districts; i++)
        world_put(world, "5", world->districts[i], period,
                  world_amount(world, "THU_NOI_DIA", world->districts[i], period, MILLIONS),
                  MILLIONS);
      world_put(world, "5", world->residual, period, own + imports, MILLIONS);
    }
}

static void
draw_budget(World *world)
{
  put_districts(world, "THU_THUE_PHI", 90000, 620000, 8, MILLIONS);
  put_districts(world, "THU_DAT", 40000, 380000, 1, MILLIONS);
  put(world, "THU_XNK", 1100000, 1900000, MILLIONS);
}

/* Fields: yields follow from area and harvest, and change little from year to year. */

static void
put_field(World *world, const gchar *code, const gchar *harvest, guint32 area, CtPeriod year,
          gint64 hectares, gint64 each)
{
  gint64 used = hectares * world_draw(world, 975, 1025) / 1000;

  world_put(world, code, area, year, used, 0);
  world_put(world, harvest, area, year, used * (each * world_draw(world, 965, 1035) / 1000), 3);
}

static void
draw_fields(World *world)
{
  for (guint i = 0; i < world->n_districts; i++) {
    guint32 area = world->districts[i];
    gint64 rice = world_draw(world, 1800, 4600), maize = world_draw(world, 1500, 5200);
    gint64 farmed = world_draw(world, 5500, 12500), sown = world_draw(world, 118, 160);
    gint64 rice_yield = world_draw(world, 4700, 6200), maize_yield = world_draw(world, 3500, 4600);
    gint64 value = world_draw(world, 76000, 99000);
    for (guint which = 0; which < 2; which++) {
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      put_field(world, "LUA_DT", "LUA_SL", area, year, rice, rice_yield);
      put_field(world, "NGO_DT", "NGO_SL", area, year, maize, maize_yield);
      put_field(world, "DT_CANH_TAC", "GTSP_CT", area, year, farmed, value);
      world_put(world, "DT_GIEO_TRONG", area, year,
                world_amount(world, "DT_CANH_TAC", area, year, 0) * sown / 100, 0);
    }
  }
}

static void
put_yield(World *world, const gchar *yield, const gchar *harvest, const gchar *area_code,
          guint32 area, CtPeriod year)
{
  CtInt128 kilograms = world_amount(world, harvest, area, year, 3);
  gint64 hectares = world_amount(world, area_code, area, year, 0);
  CtRational value = {kilograms, (CtInt128)hectares * 100};

  if (hectares > 0)
    world_set(world, world_indicator(world, yield), area, year, CT_MEASURE_ACTUAL, value);
}

static void
finish_fields(World *world)
{
  for (guint which = 0; which < 2; which++)
    for (guint i = 0; i <= world->n_districts; i++) {
      guint32 area = i < world->n_districts ? world->districts[i] : world->province;
      CtPeriod year = world_period(WORLD_YEAR - (gint)which, 12);
      put_yield(world, "LUA_NS", "LUA_SL", "LUA_DT", area, year);
      put_yield(world, "NGO_NS", "NGO_SL", "NGO_DT", area, year);
    }
}

/* Industry: what the centre runs lies in the residual. */
static void
draw_industry(World *world)
{
  put_districts(world, "GTSX_CN_DP", 700000, 2600000, 2, MILLIONS);
  put(world, "GTSX_CN_TW", 21000000, 27000000, MILLIONS);
  for (guint i = 0; i < world->n_districts; i++) {
    Course course = world_course(world, 90000, 420000);
    world_put_course(world, "GTSX_TTCN", world->districts[i], &course, MILLIONS);
  }
}

static void
finish_industry(World *world)
{
  for (guint which = 0; which < 2; which++)
    for (guint m = 0; m < world->n_months; m++) {
      CtPeriod period = world_period_of(world, which, m);
      gint64 centre = world_amount(world, "GTSX_CN_TW", world->province, period, MILLIONS);
      for (guint i = 0; i <= world->n_districts; i++) {
        guint32 area = i < world->n_districts ? world->districts[i] : world->residual;
        gint64 own = world_amount(world, "GTSX_CN_DP", area, period, MILLIONS);
        world_put(world, "7", area, period, i < world->n_districts ? own : own + centre, MILLIONS);
      }
    }
}

/* Visitors: who goes to two districts is counted in both. */
static void
draw_visitors(World *world)
{
  put_districts(world, "KHACH_QT", 4000, 90000, 0, 0);
  put_districts(world, "KHACH_NOI_DIA", 120000, 1300000, 0, 0);
  for (guint i = 0; i < world->n_districts; i++) {
    gint64 each = world_draw(world, 2600, 3700); /* thousand dong */
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        CtPeriod period = world_period_of(world, which, m);
        gint64 visits = world_amount(world, "KHACH_QT", world->districts[i], period, 0) +
                        world_amount(world, "KHACH_NOI_DIA", world->districts[i], period, 0);
        world_put(world, "8.2", world->districts[i], period, visits * each, 6);
      }
  }
}

static gint64
total_of_districts(const World *world, const gchar *code, CtPeriod period)
{
  gint64 total = 0;

  for (guint i = 0; i < world->n_districts; i++)
    total += world_amount(world, code, world->districts[i], period, 0);
  return total;
}

static void
finish_visitors(World *world)
{
  static const gchar *const codes[] = {"KHACH_QT", "KHACH_NOI_DIA"};
  gint64 twice = world_draw(world, 1060, 1300);

  for (guint which = 0; which < 2; which++)
    for (guint m = 0; m < world->n_months; m++)
      for (guint c = 0; c < G_N_ELEMENTS(codes); c++) {
        CtPeriod period = world_period_of(world, which, m);
        world_put(world, codes[c], world->province, period,
                  total_of_districts(world, codes[c], period) * 1000 / twice, 0);
      }
}

/* What is bought comes in evenly. */
static void
put_evenly(World *world, const gchar *code, gint64 low, gint64 high)
{
  static const gint shares[] = {240, 490, 745, 1000};
  Course course = world_course(world, low, high);

  for (guint i = 0; i < G_N_ELEMENTS(shares); i++)
    course.shares[0][i] = course.shares[1][i] =
        shares[i] + (i < 3 ? (gint)world_draw(world, -4, 4) : 0);
  world_put_course(world, code, world->province, &course, MILLIONS);
}

static void
draw_trade(World *world)
{
  put_evenly(world, "BAN_LE", 24000000, 28000000);
  put_evenly(world, "LUU_TRU_AN_UONG", 5000000, 7000000);
  put_evenly(world, "LU_HANH", 200000, 400000);
  put_evenly(world, "DICH_VU_KHAC", 3500000, 5000000);
}

static void
draw_border(World *world)
{
  put(world, "XUAT_KHAU", 900000, 2200000, MILLIONS);
  put(world, "NHAP_KHAU", 700000, 1800000, MILLIONS);
}

const WorldBlock world_economy[] = {
  {"product", draw_product, NULL},
  {"budget", draw_budget, finish_budget},
  {"fields", draw_fields, finish_fields},
  {"industry", draw_industry, finish_industry},
  {"visitors", draw_visitors, finish_visitors},
  {"trade", draw_trade, NULL},
  {"border", draw_border, NULL},
};
const guint world_n_economy = G_N_ELEMENTS(world_economy);
