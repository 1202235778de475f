/* world-private.h: what the blocks of a world share. */
#pragma once

#include "world.h"

G_BEGIN_DECLS

/* @which: 0: WORLD_YEAR, 1: the year before; @month: index in world->months */
static inline CtPeriod
world_period_of(const World *world, guint which, guint month)
{
  return world_period(WORLD_YEAR - (gint)which, world->months[month]);
}

void world_draw_towns(World *world);
void world_draw_births(World *world);

G_END_DECLS
