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

/* Who of the suspects may be one of those that together repair all that is broken.
 * @uses: (array): of each suspect a bit for each of the broken constraints it is used by */
typedef struct {
  guint n;
  guint32 all;
  guint32 *uses;
} Cover;

static guint32
uses_of(const CtSuspect *suspect, const GArray *broken)
{
  guint32 bits = 0;

  for (guint i = 0; i < suspect->incidents->len; i++)
    for (guint j = 0; j < broken->len; j++)
      if (g_array_index(suspect->incidents, guint, i) == g_array_index(broken, guint, j))
        bits |= (guint32)1 << j;
  return bits;
}

/* What a constraint holds by may hang on another one's figures: then nobody can tell.
 * Returns: (transfer full) (nullable) */
static Cover *
cover_new(const CtScene *scene, const GArray *broken)
{
  Cover *cover;

  if (scene->has_absent || broken->len > 32)
    return NULL;
  for (guint i = 0; i < broken->len; i++)
    if (ct_scene_incident(scene, g_array_index(broken, guint, i))->constraint->otherwise)
      return NULL;
  cover = g_new(Cover, 1);
  cover->n = scene->suspects->len;
  cover->all = broken->len == 32 ? G_MAXUINT32 : ((guint32)1 << broken->len) - 1;
  cover->uses = g_new(guint32, cover->n + 1);
  for (guint i = 0; i < cover->n; i++)
    cover->uses[i] = uses_of(ct_scene_suspect(scene, i), broken);
  return cover;
}

static void
cover_free(Cover *cover)
{
  if (cover == NULL)
    return;
  g_free(cover->uses);
  g_free(cover);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cover, cover_free)

/* Whether so many other figures can repair what this one does not. */
static gboolean
may_be_among(const Cover *cover, guint suspect, guint n_others)
{
  const guint32 rest = cover->all & ~cover->uses[suspect];
  guint most = 0;

  for (guint i = 0; i < cover->n; i++) {
    const guint32 common = cover->uses[i] & rest;
    if (common == rest)
      return TRUE;
    most = MAX(most, (guint)__builtin_popcount(common));
  }
  return n_others > 1 && (guint)__builtin_popcount(rest) <= n_others * most;
}

/* What repairs @must, perhaps with others.
 * @cover: (nullable); @n_others: how many more figures may be changed */
static void
collect_branches(const CtSearch *search, guint must, const Cover *cover, guint n_others,
                 GArray *branches)
{
  CtScene *scene = search->scene;
  const GArray *users = ct_scene_incident(scene, must)->users;

  for (guint i = 0; i < users->len && scene->steps_left > 0; i++) {
    guint number = g_array_index(users, guint, i);
    CtRemedy remedy;
    if ((cover == NULL || may_be_among(cover, number, n_others)) &&
        !ct_search_is_changed(scene, ct_scene_suspect(scene, number)) &&
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
all_branches(const CtSearch *search, const GArray *broken, guint n_others)
{
  GArray *branches = g_array_new(FALSE, FALSE, sizeof(CtRemedy));
  g_autoptr(Cover) cover = cover_new(search->scene, broken);

  for (guint i = 0; i < MIN(broken->len, MAX_BEGINNINGS); i++)
    collect_branches(search, g_array_index(broken, guint, i), cover, n_others, branches);
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
  g_autoptr(GArray) branches = all_branches(choosing->search, broken, left - 1);
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
    collect_branches(search, g_array_index(broken, guint, i), NULL, 0, branches);
  g_array_sort(branches, compare_branches);
  if (branches->len == 0 || g_array_index(branches, CtRemedy, 0).n_repaired < 2)
    return FALSE;
  *best = g_array_index(branches, CtRemedy, 0);
  return TRUE;
}
