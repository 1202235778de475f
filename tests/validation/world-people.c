/* world-people.c: people, households, towns and births. */
#include "world-private.h"

/* People: the same in all periods of a year, but for a few that move in. */

static void
put_people(World *world, const Leaf *leaf, CtPeriod period, gint64 people, gint64 town)
{
  gint64 men = people * 508 / 1000, homes = people * 10 / 43;
  gint64 in_town = people * town / 1000;

  world_put(world, "DS", leaf->area, period, people, 0);
  world_put(world, "HO", leaf->area, period, homes, 0);
  world_put(world, "HO_NT", leaf->area, period, homes - homes * town / 1000, 0);
  if (world->catalog->areas[leaf->area].level == CT_LEVEL_COMMUNE)
    return;
  world_put(world, "DS_NAM", leaf->area, period, men, 0);
  world_put(world, "DS_NU", leaf->area, period, people - men, 0);
  world_put(world, "DS_TT", leaf->area, period, in_town, 0);
  world_put(world, "DS_NT", leaf->area, period, people - in_town, 0);
  world_put(world, "HO_TT", leaf->area, period, homes * town / 1000, 0);
}

/* What a district has that its communes do not report. */
static void
put_people_of_district(World *world, guint32 area, CtPeriod period)
{
  static const gchar *const homes[] = {"DS", "HO", "HO_NT"};
  const CtArea *district = &world->catalog->areas[area];
  gint64 sums[3] = {0};

  for (guint c = 0; c < district->n_children; c++)
    for (guint i = 0; i < G_N_ELEMENTS(homes); i++)
      sums[i] += world_amount(world, homes[i], district->children[c], period, 0);
  world_put(world, "DS_NAM", area, period, sums[0] * 508 / 1000, 0);
  world_put(world, "DS_NU", area, period, sums[0] - sums[0] * 508 / 1000, 0);
  world_put(world, "DS_TT", area, period, sums[0] * 170 / 1000, 0);
  world_put(world, "DS_NT", area, period, sums[0] - sums[0] * 170 / 1000, 0);
  world_put(world, "HO_TT", area, period, sums[1] - sums[2], 0);
}

void
world_people(World *world)
{
  Leaf leaves[WORLD_MAX_LEAVES];
  guint n = world_leaves(world, "DS", leaves);

  for (guint i = 0; i < n; i++) {
    gint64 people = world_draw(world, 42000, 112000) * leaves[i].share / 1000000;
    gint64 town = world_draw(world, 80, 420), growth = world_draw(world, 9, 16);
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        gint64 months = (gint64)world->months[m] - 12 * (gint64)which;
        put_people(world, &leaves[i], world_period_of(world, which, m),
                   people + people * growth * months / 12000, town);
      }
  }
  for (guint which = 0; which < 2 && world->detailed != CT_INDEX_NONE; which++)
    for (guint m = 0; m < world->n_months; m++)
      put_people_of_district(world, world->detailed, world_period_of(world, which, m));
}

/* The average of a year is below its end, and the same in all of its periods. */
static void
put_average(World *world)
{
  for (guint i = 0; i < world->n_districts; i++)
    for (guint which = 0; which < 2; which++) {
      gint64 people = world_amount(world, "DS_NAM", world->districts[i],
                                   world_period_of(world, which, 0), 0) * 1000 / 508;
      gint64 average = people * world_draw(world, 9930, 9980) / 10000;
      for (guint m = 0; m < world->n_months; m++)
        world_put(world, "DS_TB", world->districts[i], world_period_of(world, which, m), average, 0);
    }
}

void
world_draw_towns(World *world)
{
  put_average(world);
  for (guint i = 0; i < world->n_districts; i++) {
    gint64 more = world_draw(world, 1050, 1250);
    for (guint which = 0; which < 2; which++)
      for (guint m = 0; m < world->n_months; m++) {
        CtPeriod period = world_period_of(world, which, m);
        world_put(world, "DS_DO_THI", world->districts[i], period,
                  world_amount(world, "DS_TT", world->districts[i], period, 0) * more / 1000, 0);
      }
  }
}

void
world_draw_births(World *world)
{
  put_average(world);
  for (guint i = 0; i < world->n_districts; i++) {
    gint64 people = world_amount(world, "DS_NAM", world->districts[i],
                                 world_period(WORLD_YEAR, 12), 0) * 1000 / 508;
    Course more = world_course(world, people * 8 / 1000, people * 14 / 1000);
    Course deaths = world_course(world, people * 5 / 1000, people * 8 / 1000);
    world_put_course(world, "TANG_TN", world->districts[i], &more, 0);
    world_put_course(world, "CHET", world->districts[i], &deaths, 0);
  }
}
