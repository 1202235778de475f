/* ct-sound-involved.c: the constraints that may have had a part in leaving nothing: the one that
 * did, and all that narrowed its variables before, and so on.
 */
#include "rules/sound/ct-sound-private.h"

typedef struct {
  const CtSoundSolver *solver;
  GHashTable *known;     /* constraints */
  GHashTable *variables; /* of them */
  GArray *members;
  GHashTable *narrowed_by; /* variable -> GArray of constraints */
} Involved;

static void
involve(Involved *involved, guint index)
{
  if (index != CT_SOUND_NONE && g_hash_table_add(involved->known, GUINT_TO_POINTER(index)))
    g_array_append_val(involved->members, index);
}

/* What narrowed the variables of a member is one. */
static void
involve_others(Involved *involved, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(involved->solver->system, index);

  for (guint i = 0; i < constraint->n_all; i++) {
    guint variable = ct_sound_use(involved->solver->system, constraint, i);
    if (!g_hash_table_add(involved->variables, GUINT_TO_POINTER(variable)))
      continue;
    const GArray *by = g_hash_table_lookup(involved->narrowed_by, GUINT_TO_POINTER(variable));
    for (guint j = 0; by != NULL && j < by->len; j++)
      involve(involved, g_array_index(by, guint, j));
  }
}

static void
index_steps(Involved *involved)
{
  for (guint i = 0; i < involved->solver->steps->len; i++) {
    const CtSoundStep *step = &g_array_index(involved->solver->steps, CtSoundStep, i);
    GArray *by = g_hash_table_lookup(involved->narrowed_by, GUINT_TO_POINTER(step->variable));

    if (by == NULL) {
      by = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(involved->narrowed_by, GUINT_TO_POINTER(step->variable), by);
    }
    g_array_append_val(by, step->constraint);
  }
}

static void
unref_array(gpointer array)
{
  g_array_unref(array);
}

void
ct_sound_solver_involved(const CtSoundSolver *solver, GArray *members)
{
  Involved involved = {solver, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), members,
                       g_hash_table_new_full(NULL, NULL, NULL, unref_array)};

  g_array_set_size(members, 0);
  index_steps(&involved);
  involve(&involved, solver->fault.constraint);
  for (guint i = 0; i < solver->shares->len; i++)
    involve(&involved, g_array_index(solver->shares, CtSoundShare, i).constraint);
  for (guint i = 0; i < members->len; i++)
    involve_others(&involved, g_array_index(members, guint, i));
  g_hash_table_unref(involved.known);
  g_hash_table_unref(involved.variables);
  g_hash_table_unref(involved.narrowed_by);
}
