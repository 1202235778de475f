/* ct-search.c: the smallest set of figures whose change satisfies everything.
 *
 * Fellegi and Holt's principle over the whole linked table. A figure that is changed has to
 * satisfy all that uses it, what holds now too, and that leaves few: of ten districts that do
 * not add up only those can be wrong whose own rates and sums would still fit.
 */
#include "rules/cause/ct-search-private.h"

/* Where more figures than these could be wrong, cut ones are not looked for. */
#define MAX_FEW 3u
/* A sender of more trust is wrong less often; that counts so much, and tells equals apart. */
#define COST_OF_TRUST 10
/* Where nothing says what a figure ought to be, the one that a rule is asked of is meant. */
#define COST_OF_OPERAND 12

gboolean
ct_search_is_changed(const CtScene *scene, const CtSuspect *suspect)
{
  for (guint i = 0; i < scene->changed->len; i++)
    if (ct_observation_same_key(&g_array_index(scene->changed, CtObservation, i),
                                &suspect->figure))
      return TRUE;
  return FALSE;
}

static gboolean
has(const GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index(numbers, guint, i) == number)
      return TRUE;
  return FALSE;
}

static gboolean
uses_all(const CtSuspect *suspect, const GArray *incidents)
{
  for (guint i = 0; i < incidents->len; i++)
    if (!has(suspect->incidents, g_array_index(incidents, guint, i)))
      return FALSE;
  return TRUE;
}

GArray *
ct_search_still_broken(const CtSearch *search, const GArray *broken)
{
  GArray *still = g_array_new(FALSE, FALSE, sizeof(guint));

  for (guint i = 0; i < broken->len; i++) {
    guint number = g_array_index(broken, guint, i);
    if (ct_scene_judge(search->scene, number) == CT_STATE_BROKEN)
      g_array_append_val(still, number);
  }
  return still;
}

/* One figure */

static gint
trust_of(const CtSearch *search, const CtRemedy *remedy)
{
  return ct_scene_suspect(search->scene, remedy->suspect)->trust;
}

static void
weigh_trust(const CtSearch *search, GArray *remedies)
{
  gint least = G_MAXINT;

  for (guint i = 0; i < remedies->len; i++)
    least = MIN(least, trust_of(search, &g_array_index(remedies, CtRemedy, i)));
  for (guint i = 0; i < remedies->len; i++) {
    CtRemedy *remedy = &g_array_index(remedies, CtRemedy, i);
    remedy->cost += trust_of(search, remedy) > least ? COST_OF_TRUST : 0;
  }
}

gint
ct_search_compare(gconstpointer a, gconstpointer b)
{
  const CtRemedy *x = a, *y = b;

  if (x->cost != y->cost)
    return x->cost < y->cost ? -1 : 1;
  return (x->suspect > y->suspect) - (x->suspect < y->suspect);
}

static gboolean
is_subject(const CtSearch *search, const CtSuspect *suspect, const GArray *broken)
{
  for (guint i = 0; i < broken->len; i++)
    if (ct_observation_same_key(
            &ct_scene_incident(search->scene, g_array_index(broken, guint, i))->subject,
            &suspect->figure))
      return TRUE;
  return FALSE;
}

static void
collect_singles(const CtSearch *search, const GArray *broken, gboolean loosely, GArray *remedies)
{
  CtScene *scene = search->scene;
  const GArray *users = ct_scene_incident(scene, g_array_index(broken, guint, 0))->users;

  for (guint i = 0; i < users->len && scene->steps_left > 0; i++) {
    guint number = g_array_index(users, guint, i);
    const CtSuspect *suspect = ct_scene_suspect(scene, number);
    CtRemedy remedy;
    if (!ct_search_is_changed(scene, suspect) && uses_all(suspect, broken) &&
        ct_remedy_find(scene, search->neighbours, number, CT_INDEX_NONE, loosely, &remedy)) {
      if (remedy.slips[0].kind == CT_SLIP_UNKNOWN && !is_subject(search, suspect, broken))
        remedy.cost += COST_OF_OPERAND;
      g_array_append_val(remedies, remedy);
    }
  }
}

static gboolean
has_slip(const GArray *remedies)
{
  for (guint i = 0; i < remedies->len; i++)
    if (g_array_index(remedies, CtRemedy, i).slips[0].kind < CT_SLIP_CALCULATED)
      return TRUE;
  return FALSE;
}

/* Where no slip explains it, one may with figures that were cut. */
static void
collect_loosely(const CtSearch *search, const GArray *broken, GArray *remedies)
{
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(CtRemedy));

  collect_singles(search, broken, TRUE, others);
  if (remedies->len > 0 && !has_slip(others))
    return;
  g_array_set_size(remedies, 0);
  g_array_append_vals(remedies, others->data, others->len);
}

GArray *
ct_search_singles(const CtSearch *search, const GArray *broken)
{
  GArray *remedies = g_array_new(FALSE, FALSE, sizeof(CtRemedy));

  collect_singles(search, broken, FALSE, remedies);
  if (remedies->len <= MAX_FEW && !has_slip(remedies))
    collect_loosely(search, broken, remedies);
  weigh_trust(search, remedies);
  g_array_sort(remedies, ct_search_compare);
  return remedies;
}
