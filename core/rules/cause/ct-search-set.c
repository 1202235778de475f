/* ct-search-set.c: several figures whose change satisfies everything. */
#include "rules/cause/ct-search-private.h"

/* So many changes are tried at each step, and looked for from so many broken constraints. */
#define MAX_BRANCHES 10u
#define MAX_BEGINNINGS 8u
/* Each figure that has to be wrong costs more than what any slip does. */
#define COST_OF_FIGURE 70

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
  return ct_search_compare(a, b);
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
    if (!ct_search_is_changed(scene, ct_scene_suspect(scene, number)) &&
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
