/* ct-children.c: the areas that make up another one.
 */
#include "rules/ct-areas-below.h"

static gchar *
append_digits(gchar *at, guint value, guint n)
{
  for (guint i = n; i > 0; i--, value /= 10)
    at[i - 1] = (gchar)('0' + value % 10);
  return at + n;
}

/* ISO date of the period's last day. */
static void
last_day(CtPeriod period, gchar buffer[11])
{
  gint month = ct_period_end(period) - 1; /* since year 0 */
  GDateYear year = (GDateYear)(month / 12);
  GDateMonth month_of_year = (GDateMonth)(month % 12 + 1);
  gchar *at = append_digits(buffer, year, 4);

  *at++ = '-';
  at = append_digits(at, (guint)month_of_year, 2);
  *at++ = '-';
  at = append_digits(at, g_date_get_days_in_month(month_of_year, year), 2);
  *at = '\0';
}

gboolean
ct_area_is_between_dates(const CtArea *area, CtPeriod period)
{
  gchar day[11];

  last_day(period, day);
  return (area->valid_from == NULL || g_strcmp0(area->valid_from, day) <= 0) &&
         (area->valid_to == NULL || g_strcmp0(area->valid_to, day) >= 0);
}

static gboolean
makes_up(const CtArea *child, const CtArea *area, gboolean with_residual)
{
  if (child->level == CT_LEVEL_RESIDUAL)
    return with_residual;
  return (guint)child->level == (guint)area->level << 1;
}

gboolean
ct_view_next_child(const CtView *view, guint32 area, CtPeriod period, gboolean with_residual,
                   guint *position, guint32 *child)
{
  const CtArea *parent = &view->catalog->areas[area];

  while (*position < parent->n_children) {
    guint32 candidate = parent->children[(*position)++];
    const CtArea *below = &view->catalog->areas[candidate];
    if (makes_up(below, parent, with_residual) && ct_area_is_valid(below, period)) {
      *child = candidate;
      return TRUE;
    }
  }
  return FALSE;
}
