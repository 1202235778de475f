/* world-course.c: how a year's amount comes in, quarter by quarter. */
#include "world.h"

static gint
index_of_months(gint months)
{
  return months / 3 - 1;
}

/* The months of the year before had nearly the same shares. */
static void
draw_shares(World *world, Course *course)
{
  static const gint low[] = {190, 430, 690, 1000}, high[] = {260, 520, 770, 1000};

  for (guint i = 0; i < G_N_ELEMENTS(low); i++) {
    course->shares[0][i] = (gint)world_draw(world, low[i], high[i]);
    course->shares[1][i] =
        low[i] == 1000 ? 1000 : course->shares[0][i] + (gint)world_draw(world, -12, 12);
  }
}

Course
world_course(World *world, gint64 low, gint64 high)
{
  Course course = {0};

  course.year[0] = world_draw(world, low, high);
  course.year[1] = course.year[0] * 1000 / world_draw(world, 960, 1140);
  draw_shares(world, &course);
  return course;
}

gint64
course_at(const Course *course, guint which, gint months)
{
  return (gint64)((CtInt128)course->year[which] * course->shares[which][index_of_months(months)] /
                  1000);
}

void
world_put_course(World *world, const gchar *code, guint32 area, const Course *course, guint scale)
{
  for (guint which = 0; which < 2; which++)
    for (guint i = 0; i < world->n_months; i++)
      world_put(world, code, area, world_period(WORLD_YEAR - (gint)which, world->months[i]),
                course_at(course, which, world->months[i]), scale);
}
