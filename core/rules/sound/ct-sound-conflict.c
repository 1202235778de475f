/* ct-sound-conflict.c: a smallest set of constraints that nothing satisfies: each one that can
 * be left out is left out, many at once as long as there are many.
 */
#include "rules/sound/ct-sound-conflict.h"

/* Longer chains are shown as they were found. */
#define MAX_STEPS 300

/* A chain of more steps a member is shown as a sum where it is one. */
#define FEW_STEPS 3

static GArray *
without(const GArray *all, guint first, guint n, gsize size)
{
  GArray *rest = g_array_new(FALSE, FALSE, (guint)size);

  g_array_append_vals(rest, all->data, first);
  g_array_append_vals(rest, all->data + (first + n) * size, all->len - first - n);
  return rest;
}

/* Members */

static gboolean
is_empty_with(CtSoundSolver *solver, const CtSoundProblem *problem, const GArray *members)
{
  CtSoundProblem part = *problem;

  part.members = members;
  return ct_sound_solver_is_empty(solver, &part);
}

/* The last ones first: they came latest in the search. */
static gboolean
leave_out(CtSoundSolver *solver, const CtSoundProblem *problem, GArray *members, guint chunk)
{
  for (guint end = members->len; end > 0;) {
    guint n = MIN(chunk, end);
    g_autoptr(GArray) rest = without(members, end - n, n, sizeof(guint));
    if (is_empty_with(solver, problem, rest)) {
      ct_sound_solver_involved(solver, members);
      return TRUE;
    }
    end -= n;
  }
  return FALSE;
}

static void
minimise(CtSoundSolver *solver, const CtSoundProblem *problem, GArray *members)
{
  for (guint chunk = MAX(members->len / 2, 1); members->len > 0;) {
    if (leave_out(solver, problem, members, chunk))
      chunk = MIN(chunk, MAX(members->len / 2, 1));
    else if (chunk == 1)
      return;
    else
      chunk /= 2;
  }
}

static gint
compare(guint a, guint b)
{
  return (a > b) - (a < b);
}

/* In the order of the rules, and then of the periods; targets behind. */
static gint
compare_members(gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint left = *(const guint *)a, right = *(const guint *)b;
  const CtSoundConstraint *first = ct_sound_constraint(user_data, left);
  const CtSoundConstraint *second = ct_sound_constraint(user_data, right);

  if (first->origin != second->origin)
    return compare(first->origin, second->origin);
  return first->source != second->source ? compare(first->source, second->source)
                                         : compare(left, right);
}

/* Steps */

static void
add_bound(GArray *steps, guint variable, CtSoundSide side)
{
  const CtSoundStep step = {CT_SOUND_NONE, variable, side};

  g_array_append_val(steps, step);
}

/* The bounds of the catalog come first. */
static void
add_bounds(const CtSoundSystem *system, const GArray *members, GArray *steps)
{
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);

  for (guint i = 0; i < members->len; i++) {
    const CtSoundConstraint *constraint =
      ct_sound_constraint(system, g_array_index(members, guint, i));
    for (guint j = 0; j < constraint->n_all; j++) {
      guint variable = ct_sound_use(system, constraint, j);
      const CtInterval *bounds = &ct_sound_variable(system, variable)->bounds;
      if (!g_hash_table_add(known, GUINT_TO_POINTER(variable)))
        continue;
      if (!bounds->low_unbounded)
        add_bound(steps, variable, CT_SOUND_LOW);
      if (!bounds->high_unbounded)
        add_bound(steps, variable, CT_SOUND_HIGH);
    }
  }
}

static gboolean
shows(CtSoundSolver *solver, const CtSoundProblem *problem, const GArray *steps, guint last)
{
  return ct_sound_solver_replay(solver, problem, steps, last, NULL);
}

static GArray *
shorten(CtSoundSolver *solver, const CtSoundProblem *problem, GArray *steps, guint last)
{
  for (guint i = steps->len; i > 0 && steps->len <= MAX_STEPS; i--) {
    GArray *rest = without(steps, i - 1, 1, sizeof(CtSoundStep));
    GArray *longer = steps;
    gboolean is_enough = shows(solver, problem, rest, last);
    steps = is_enough ? rest : longer;
    g_array_unref(is_enough ? longer : rest);
  }
  return steps;
}

static void
find_steps(CtSoundConflict *conflict, CtSoundSolver *solver, const CtSoundSystem *system,
           const CtSoundProblem *problem)
{
  const GArray *found = ct_sound_solver_steps(solver);
  guint last = ct_sound_solver_fault(solver)->constraint;
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(CtSoundStep));

  if (!problem->free)
    add_bounds(system, conflict->members, steps);
  g_array_append_vals(steps, found->data, found->len);
  if (!shows(solver, problem, steps, last))
    return;
  g_array_unref(conflict->steps);
  conflict->steps = shorten(solver, problem, g_steal_pointer(&steps), last);
  conflict->told = g_new0(CtInterval, conflict->steps->len + 1);
  ct_sound_solver_replay(solver, problem, conflict->steps, last, conflict->told);
  conflict->fault = *ct_sound_solver_fault(solver);
}

/* Where a divisor is 0, what has it is not asked. */
static gboolean
may_be_without_divisors(CtSoundSolver *solver, const CtSoundSystem *system,
                        const CtSoundProblem *problem)
{
  CtSoundProblem unasked = *problem;

  unasked.n_asked = system->constraints->len;
  return !ct_sound_solver_is_empty(solver, &unasked);
}

static void
note_shares(CtSoundConflict *conflict, const CtSoundSolver *solver)
{
  const GArray *shares = ct_sound_solver_shares(solver);

  g_array_set_size(conflict->shares, 0);
  g_array_append_vals(conflict->shares, shares->data, shares->len);
}

static void
find_plain_sum(CtSoundConflict *conflict, CtSoundSolver *solver, const CtSoundProblem *problem)
{
  if (!ct_sound_solver_adds_up_to_nothing(solver, problem))
    return;
  note_shares(conflict, solver);
  conflict->are_plain = TRUE;
}

CtSoundConflict *
ct_sound_conflict_find(CtSoundSolver *solver, const CtSoundSystem *system,
                       const CtSoundProblem *problem)
{
  g_autoptr(CtSoundConflict) conflict = NULL;
  CtSoundProblem part = *problem;

  if (!ct_sound_solver_is_empty(solver, problem))
    return NULL;
  conflict = g_new0(CtSoundConflict, 1);
  conflict->members = g_array_new(FALSE, FALSE, sizeof(guint));
  conflict->steps = g_array_new(FALSE, FALSE, sizeof(CtSoundStep));
  conflict->shares = g_array_new(FALSE, FALSE, sizeof(CtSoundShare));
  ct_sound_solver_involved(solver, conflict->members);
  minimise(solver, problem, conflict->members);
  g_array_sort_with_data(conflict->members, compare_members, (gpointer)system);
  part.members = conflict->members;
  conflict->needs_divisors = may_be_without_divisors(solver, system, &part);
  ct_sound_solver_is_empty(solver, &part);
  conflict->fault = *ct_sound_solver_fault(solver);
  if (ct_sound_solver_shares(solver)->len == 0)
    find_steps(conflict, solver, system, &part);
  else
    note_shares(conflict, solver);
  if (conflict->shares->len > 0 || conflict->steps->len > FEW_STEPS * conflict->members->len)
    find_plain_sum(conflict, solver, &part);
  return g_steal_pointer(&conflict);
}

void
ct_sound_conflict_free(CtSoundConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_array_unref(conflict->members);
  g_array_unref(conflict->steps);
  g_array_unref(conflict->shares);
  g_free(conflict->told);
  g_free(conflict);
}
