/* ct-tangle.c: breaches that hang together by the figures they use. */
#include "rules/cause/ct-tangle.h"

#include "base/ct-task.h"

/* Breaches whose figures are looked up in one task, and tasks that wait for one another. */
#define TASK_BREACHES 1024u
#define WAVE_TASKS 64u

/* The current figures of some breaches: those of the breach i of them end at @ends[i]. */
typedef struct {
  GArray *cells; /* of gsize */
  guint ends[TASK_BREACHES];
} Uses;

/* @parent: (array length=n): of a breach: one that it hangs together with, or itself; never
 *   a later one
 * @first_use: (array length=n_cells): 1 + the breach that used a cell first; 0: none yet */
typedef struct {
  const CtBreaches *breaches;
  guint n;
  guint *parent;
  guint *first_use;
  Uses *uses;
  guint wave;
} Tangling;

static void
collect_uses(gsize number, gpointer user_data)
{
  const Tangling *tangling = user_data;
  const CtBreaches *breaches = tangling->breaches;
  Uses *uses = &tangling->uses[number];
  guint begin = tangling->wave + (guint)number * TASK_BREACHES;
  guint n = MIN(tangling->n - begin, TASK_BREACHES);
  g_autoptr(CtMemo) memo = ct_memo_new(breaches->view);

  uses->cells = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint i = 0; i < n; i++) {
    gsize cell = ct_breaches_get(breaches, begin + i).cell;
    CtObservation subject = ct_dataset_get(breaches->view->current, cell);
    ct_breach_append_cells(breaches->index, memo, ct_breaches_constraint(breaches, begin + i),
                           &subject, uses->cells);
    uses->ends[i] = uses->cells->len;
  }
}

static guint
find_root(guint *parent, guint at)
{
  while (parent[at] != at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

static void
join(Tangling *tangling, guint breach, gsize cell)
{
  guint before = tangling->first_use[cell];

  if (before == 0) {
    tangling->first_use[cell] = breach + 1;
    return;
  }
  guint a = find_root(tangling->parent, before - 1), b = find_root(tangling->parent, breach);
  tangling->parent[MAX(a, b)] = MIN(a, b);
}

static void
join_uses(Tangling *tangling, const Uses *uses, guint begin)
{
  guint n = MIN(tangling->n - begin, TASK_BREACHES), at = 0;

  for (guint i = 0; i < n; i++)
    for (; at < uses->ends[i]; at++)
      join(tangling, begin + i, g_array_index(uses->cells, gsize, at));
  g_array_unref(uses->cells);
}

static void
join_all(Tangling *tangling, guint n_threads)
{
  g_autofree Uses *uses = g_new(Uses, WAVE_TASKS);

  tangling->uses = uses;
  while (tangling->wave < tangling->n) {
    guint left = tangling->n - tangling->wave;
    guint n = MIN((left + TASK_BREACHES - 1) / TASK_BREACHES, WAVE_TASKS);
    ct_task_for_each(n_threads, n, collect_uses, tangling);
    for (guint i = 0; i < n; i++)
      join_uses(tangling, &uses[i], tangling->wave + i * TASK_BREACHES);
    tangling->wave += MIN(left, WAVE_TASKS * TASK_BREACHES);
  }
}

/* Numbers the tangles by their first breaches, and puts the breaches of each together. */
static CtTangles *
gather(Tangling *tangling)
{
  CtTangles *tangles = g_new0(CtTangles, 1);
  guint n = tangling->n;
  guint *number = g_new(guint, MAX(n, 1));

  tangles->number = number;
  tangles->list = g_new0(CtTangle, MAX(n, 1));
  tangles->breaches = g_new(guint, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    guint root = find_root(tangling->parent, i);
    number[i] = root == i ? tangles->n++ : number[root];
    tangles->list[number[i]].n++;
  }
  for (guint i = 1; i < tangles->n; i++)
    tangles->list[i].first = tangles->list[i - 1].first + tangles->list[i - 1].n;
  for (guint i = 0; i < tangles->n; i++)
    tangles->list[i].n = 0;
  for (guint i = 0; i < n; i++) {
    CtTangle *tangle = &tangles->list[number[i]];
    tangles->breaches[tangle->first + tangle->n++] = i;
  }
  return tangles;
}

CtTangles *
ct_tangles_new(const CtBreaches *breaches, guint n_threads)
{
  Tangling tangling = {.breaches = breaches, .n = ct_breaches_count(breaches)};
  CtTangles *tangles;

  tangling.parent = g_new(guint, MAX(tangling.n, 1));
  tangling.first_use = g_new0(guint, MAX(breaches->view->current->n_cells, 1));
  for (guint i = 0; i < tangling.n; i++)
    tangling.parent[i] = i;
  join_all(&tangling, MAX(n_threads, 1));
  tangles = gather(&tangling);
  tangles->first_use = tangling.first_use;
  g_free(tangling.parent);
  return tangles;
}

void
ct_tangles_free(CtTangles *tangles)
{
  if (tangles == NULL)
    return;
  g_free(tangles->list);
  g_free(tangles->breaches);
  g_free(tangles->number);
  g_free(tangles->first_use);
  g_free(tangles);
}
