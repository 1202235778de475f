/* ct-search.c: the smallest set of figures whose change satisfies everything.
 *
 * Fellegi and Holt's principle over the whole linked table. A figure that is changed has to
 * satisfy all that uses it, what holds now too, and that leaves few: of ten districts that do
 * not add up only those can be wrong whose own rates and sums would still fit.
 */
#include "rules/cause/ct-search.h"

/* So many changes are tried at each step, and looked for from so many broken constraints. */
#define MAX_BRANCHES 10u
#define MAX_BEGINNINGS 8u
/* Where more figures than these could be wrong, cut ones are not looked for. */
#define MAX_FEW 3u
/* Each figure that has to be wrong costs more than what any slip does. */
#define COST_OF_FIGURE 70
/* A sender of more trust is wrong less often; that counts so much, and tells equals apart. */
#define COST_OF_TRUST 10
/* Where nothing says what a figure ought to be, the one that a rule is asked of is meant. */
#define COST_OF_OPERAND 12

static gboolean
is_changed(const CtScene *scene, const CtSuspect *suspect)
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

static gint
compare_remedies(gconstpointer a, gconstpointer b)
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
    if (!is_changed(scene, suspect) && uses_all(suspect, broken) &&
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
  g_array_sort(remedies, compare_remedies);
  return remedies;
}

/* Several */

/* @chosen: (element-type CtRemedy): on the way; @best: (nullable): the cheapest so far */
typedef struct {
  const CtSearch *search;
  GArray *chosen;
  gint cost;
  GArray *best;
  gint best_cost;
} Choosing;

static void
keep_if_best(Choosing *choosing, gint cost)
{
  if (choosing->best != NULL && choosing->best_cost <= cost)
    return;
  if (choosing->best == NULL)
    choosing->best = g_array_new(FALSE, FALSE, sizeof(CtRemedy));
  g_array_set_size(choosing->best, 0);
  g_array_append_vals(choosing->best, choosing->chosen->data, choosing->chosen->len);
  choosing->best_cost = cost;
}

static gint
compare_branches(gconstpointer a, gconstpointer b)
{
  const CtRemedy *x = a, *y = b;

  if (x->n_repaired != y->n_repaired)
    return x->n_repaired > y->n_repaired ? -1 : 1;
  return compare_remedies(a, b);
}

/* What repairs @must, perhaps with others. */
static void
collect_branches(const CtSearch *search, guint must, GArray *branches)
{
  CtScene *scene = search->scene;
  const GArray *users = ct_scene_incident(scene, must)->users;

  for (guint i = 0; i < users->len && scene->steps_left > 0; i++) {
    guint number = g_array_index(users, guint, i);
    CtRemedy remedy;
    if (!is_changed(scene, ct_scene_suspect(scene, number)) &&
        ct_remedy_find(scene, search->neighbours, number, must, FALSE, &remedy))
      g_array_append_val(branches, remedy);
  }
}

static gboolean
same_change(const CtRemedy *a, const CtRemedy *b)
{
  return a->suspect == b->suspect &&
         ct_decimal_compare(a->slips[0].changed.value, b->slips[0].changed.value) == 0;
}

static void
drop_repeated(GArray *branches)
{
  guint n = 0;

  for (guint i = 0; i < branches->len; i++) {
    const CtRemedy one = g_array_index(branches, CtRemedy, i);
    gboolean repeated = FALSE;
    for (guint j = 0; j < n && !repeated; j++)
      repeated = same_change(&one, &g_array_index(branches, CtRemedy, j));
    if (!repeated)
      g_array_index(branches, CtRemedy, n++) = one;
  }
  g_array_set_size(branches, n);
}

/* Two wrong figures may break a rule together, which then tells of neither what it ought to
 * be: so each of the broken ones is begun with. Those that repair most come first. */
static GArray *
all_branches(const CtSearch *search, const GArray *broken)
{
  GArray *branches = g_array_new(FALSE, FALSE, sizeof(CtRemedy));

  for (guint i = 0; i < MIN(broken->len, MAX_BEGINNINGS); i++)
    collect_branches(search, g_array_index(broken, guint, i), branches);
  g_array_sort(branches, compare_branches);
  drop_repeated(branches);
  return branches;
}

static void
add_last(Choosing *choosing, const GArray *broken)
{
  g_autoptr(GArray) singles = ct_search_singles(choosing->search, broken);

  if (singles->len == 0)
    return;
  const CtRemedy *last = &g_array_index(singles, CtRemedy, 0);
  g_array_append_vals(choosing->chosen, last, 1);
  keep_if_best(choosing, choosing->cost + last->cost + COST_OF_FIGURE);
  g_array_set_size(choosing->chosen, choosing->chosen->len - 1);
}

static void choose(Choosing *choosing, const GArray *broken, guint left);

static void
take_branch(Choosing *choosing, const GArray *broken, const CtRemedy *remedy, guint left)
{
  const CtSearch *search = choosing->search;
  gint cost = remedy->cost + COST_OF_FIGURE;

  ct_scene_push(search->scene, &remedy->slips[0].changed);
  g_array_append_vals(choosing->chosen, remedy, 1);
  choosing->cost += cost;
  g_autoptr(GArray) still = ct_search_still_broken(search, broken);
  if (still->len == 0)
    keep_if_best(choosing, choosing->cost);
  else
    choose(choosing, still, left - 1);
  choosing->cost -= cost;
  g_array_set_size(choosing->chosen, choosing->chosen->len - 1);
  ct_scene_pop(search->scene);
}

/* @left: how many figures more may be wrong */
static void
choose(Choosing *choosing, const GArray *broken, guint left)
{
  if (choosing->search->scene->steps_left == 0 ||
      (choosing->best != NULL && choosing->cost + COST_OF_FIGURE >= choosing->best_cost))
    return;
  if (left == 1) {
    add_last(choosing, broken);
    return;
  }
  g_autoptr(GArray) branches = all_branches(choosing->search, broken);
  for (guint i = 0; i < MIN(branches->len, MAX_BRANCHES); i++)
    take_branch(choosing, broken, &g_array_index(branches, CtRemedy, i), left);
}

static gint
compare_suspects(gconstpointer a, gconstpointer b)
{
  const CtRemedy *x = a, *y = b;

  return (x->suspect > y->suspect) - (x->suspect < y->suspect);
}

GArray *
ct_search_set(const CtSearch *search, const GArray *broken)
{
  Choosing choosing = {.search = search,
                       .chosen = g_array_new(FALSE, FALSE, sizeof(CtRemedy))};

  for (guint n = 2; n <= search->options->max_wrong && choosing.best == NULL; n++)
    choose(&choosing, broken, n);
  g_array_unref(choosing.chosen);
  if (choosing.best != NULL)
    g_array_sort(choosing.best, compare_suspects);
  return choosing.best;
}

gboolean
ct_search_best(const CtSearch *search, const GArray *broken, CtRemedy *best)
{
  g_autoptr(GArray) branches = g_array_new(FALSE, FALSE, sizeof(CtRemedy));

  for (guint i = 0; i < broken->len; i++)
    collect_branches(search, g_array_index(broken, guint, i), branches);
  g_array_sort(branches, compare_branches);
  if (branches->len == 0 || g_array_index(branches, CtRemedy, 0).n_repaired < 2)
    return FALSE;
  *best = g_array_index(branches, CtRemedy, 0);
  return TRUE;
}
