/* ct-sound-solver.c: whether any values satisfy constraints together.
 */
#include "rules/sound/ct-sound-solver.h"

#include <string.h>

#include "rules/cause/ct-solve.h"
#include "rules/sound/ct-sound-interval.h"
#include "rules/sound/ct-sound-private.h"

/* An interval that is still getting smaller then will do so for ever, or nearly. */
#define MAX_NARROWED 60

CtSoundSolver *
ct_sound_solver_new(const CtSoundSystem *system)
{
  CtSoundSolver *solver = g_new0(CtSoundSolver, 1);

  solver->system = system;
  solver->queue = g_array_new(FALSE, FALSE, sizeof(guint));
  solver->steps = g_array_new(FALSE, FALSE, sizeof(CtSoundStep));
  solver->shares = g_array_new(FALSE, FALSE, sizeof(CtSoundShare));
  return solver;
}

void
ct_sound_solver_free(CtSoundSolver *solver)
{
  if (solver == NULL)
    return;
  g_free(solver->domain);
  g_free(solver->n_narrowed);
  g_free(solver->is_absent);
  g_free(solver->value);
  g_free(solver->is_member);
  g_free(solver->is_queued);
  g_array_unref(solver->queue);
  g_array_unref(solver->steps);
  g_array_unref(solver->shares);
  g_free(solver);
}

/* Beginning */

/* The system may have grown. */
static void
make_room(CtSoundSolver *solver)
{
  const CtSoundSystem *system = solver->system;

  if (solver->n_variables < system->variables->len) {
    solver->n_variables = system->variables->len + 16;
    solver->domain = g_renew(CtInterval, solver->domain, solver->n_variables);
    solver->n_narrowed = g_renew(guint, solver->n_narrowed, solver->n_variables);
    g_free(solver->is_absent);
    solver->is_absent = g_new0(guint8, solver->n_variables);
  }
  if (solver->n_nodes < system->nodes->len) {
    solver->n_nodes = system->nodes->len + 64;
    g_free(solver->value);
    solver->value = g_new(CtInterval, solver->n_nodes);
  }
  if (solver->n_constraints < system->constraints->len) {
    solver->n_constraints = system->constraints->len + 16;
    g_free(solver->is_member);
    g_free(solver->is_queued);
    solver->is_member = g_new0(guint8, solver->n_constraints);
    solver->is_queued = g_new0(guint8, solver->n_constraints);
  }
}

static void
begin_variable(CtSoundSolver *solver, guint variable, gboolean with_bounds)
{
  solver->domain[variable] = with_bounds ? ct_sound_variable(solver->system, variable)->bounds
                                         : ct_interval_everything();
  solver->n_narrowed[variable] = 0;
}

static void
add_to_queue(CtSoundSolver *solver, guint constraint)
{
  if (!solver->is_member[constraint] || solver->is_queued[constraint])
    return;
  solver->is_queued[constraint] = TRUE;
  g_array_append_val(solver->queue, constraint);
}

/* Not asked where a figure that it needs is missing. */
static gboolean
lacks_figure(const CtSoundSolver *solver, const CtSoundConstraint *constraint)
{
  for (guint i = 0; i < constraint->n_uses; i++)
    if (solver->is_absent[ct_sound_use(solver->system, constraint, i)] &&
        !ct_sound_use_is_optional(solver->system, constraint, i))
      return TRUE;
  return FALSE;
}

static void
begin_member(CtSoundSolver *solver, guint index, gboolean with_bounds)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(solver->system, index);

  for (guint i = 0; i < constraint->n_all; i++)
    begin_variable(solver, ct_sound_use(solver->system, constraint, i), with_bounds);
  solver->is_member[index] = !lacks_figure(solver, constraint);
  solver->is_queued[index] = FALSE;
}

static void
begin(CtSoundSolver *solver, const CtSoundProblem *problem, gboolean with_bounds)
{
  make_room(solver);
  solver->work += problem->members->len;
  solver->problem = problem;
  solver->only = NULL;
  g_array_set_size(solver->queue, 0);
  g_array_set_size(solver->steps, 0);
  g_array_set_size(solver->shares, 0);
  solver->fault = (CtSoundFault){CT_SOUND_NONE, CT_SOUND_NONE, ct_interval_everything()};
  for (guint i = 0; problem->absent != NULL && i < problem->absent->len; i++)
    solver->is_absent[g_array_index(problem->absent, guint, i)] = TRUE;
  for (guint i = 0; i < problem->members->len; i++)
    begin_member(solver, g_array_index(problem->members, guint, i), with_bounds);
}

static gboolean
end(CtSoundSolver *solver, gboolean is_empty)
{
  const CtSoundProblem *problem = solver->problem;

  for (guint i = 0; i < problem->members->len; i++)
    solver->is_member[g_array_index(problem->members, guint, i)] = FALSE;
  for (guint i = 0; problem->absent != NULL && i < problem->absent->len; i++)
    solver->is_absent[g_array_index(problem->absent, guint, i)] = FALSE;
  return is_empty;
}

/* Narrowing */

static gboolean
raises(const CtInterval *before, const CtInterval *after)
{
  if (after->low_unbounded)
    return FALSE;
  gint order = before->low_unbounded ? -1 : ct_rational_compare(before->low, after->low);
  return order < 0 || (order == 0 && after->low_open && !before->low_open);
}

static gboolean
lowers(const CtInterval *before, const CtInterval *after)
{
  if (after->high_unbounded)
    return FALSE;
  gint order = before->high_unbounded ? 1 : ct_rational_compare(before->high, after->high);
  return order > 0 || (order == 0 && after->high_open && !before->high_open);
}

static void
note_step(CtSoundSolver *solver, guint variable, CtSoundSide side)
{
  const CtSoundStep step = {solver->at, variable, side};

  g_array_append_val(solver->steps, step);
}

static void
wake(CtSoundSolver *solver, guint variable)
{
  const GArray *watchers = ct_sound_variable(solver->system, variable)->watchers;

  for (guint i = 0; watchers != NULL && i < watchers->len; i++)
    add_to_queue(solver, g_array_index(watchers, guint, i));
}

/* Of what is admitted only the side that counts. */
static CtInterval
only_side(const CtInterval *admits, CtSoundSide side)
{
  CtInterval one = *admits;

  if (side == CT_SOUND_LOW)
    one.high_unbounded = TRUE;
  else
    one.low_unbounded = TRUE;
  one.low_open &= !one.low_unbounded;
  one.high_open &= !one.high_unbounded;
  return one;
}

gboolean
ct_sound_solver_narrow(CtSoundSolver *solver, guint variable, const CtInterval *admits)
{
  CtInterval *domain = &solver->domain[variable];
  CtInterval outside = *admits, rest;

  ct_sound_interval_tidy(&outside);
  if (!ct_interval_intersect(domain, &outside, &rest)) {
    solver->fault = (CtSoundFault){solver->at, variable, outside};
    return FALSE;
  }
  if (solver->only != NULL) {
    if (solver->only->variable == variable) {
      outside = only_side(&outside, solver->only->side);
      ct_interval_intersect(domain, &outside, domain);
    }
    return TRUE;
  }
  gboolean raised = raises(domain, &rest), lowered = lowers(domain, &rest);
  if ((!raised && !lowered) || solver->n_narrowed[variable] >= MAX_NARROWED)
    return TRUE;
  solver->n_narrowed[variable]++;
  *domain = rest;
  if (raised)
    note_step(solver, variable, CT_SOUND_LOW);
  if (lowered)
    note_step(solver, variable, CT_SOUND_HIGH);
  wake(solver, variable);
  return TRUE;
}

static gboolean
narrow_all(CtSoundSolver *solver)
{
  const GArray *members = solver->problem->members;

  for (guint i = 0; i < members->len; i++)
    add_to_queue(solver, g_array_index(members, guint, i));
  for (guint n_taken = 0; n_taken < solver->queue->len; n_taken++) {
    guint constraint = g_array_index(solver->queue, guint, n_taken);
    solver->is_queued[constraint] = FALSE;
    solver->work++;
    if (!ct_sound_narrow_by(solver, constraint))
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_sound_solver_adds_up_to_nothing(CtSoundSolver *solver, const CtSoundProblem *problem)
{
  begin(solver, problem, !problem->free);
  return end(solver, ct_sound_linear_is_empty(solver, TRUE));
}

gboolean
ct_sound_solver_is_empty(CtSoundSolver *solver, const CtSoundProblem *problem)
{
  begin(solver, problem, !problem->free);
  if (!narrow_all(solver))
    return end(solver, TRUE);
  return end(solver, ct_sound_linear_is_empty(solver, FALSE));
}

/* Afterwards */

guint64
ct_sound_solver_work(const CtSoundSolver *solver)
{
  return solver->work;
}

const CtInterval *
ct_sound_solver_domain(const CtSoundSolver *solver, guint variable)
{
  return &solver->domain[variable];
}

const CtSoundFault *
ct_sound_solver_fault(const CtSoundSolver *solver)
{
  return &solver->fault;
}

const GArray *
ct_sound_solver_steps(const CtSoundSolver *solver)
{
  return solver->steps;
}

const GArray *
ct_sound_solver_shares(const CtSoundSolver *solver)
{
  return solver->shares;
}

/* Steps again */

static gboolean
take_step(CtSoundSolver *solver, const CtSoundStep *step)
{
  CtInterval bounds;

  solver->only = step;
  if (step->constraint != CT_SOUND_NONE)
    return ct_sound_narrow_by(solver, step->constraint);
  solver->at = CT_SOUND_NONE;
  bounds = ct_sound_variable(solver->system, step->variable)->bounds;
  bounds = only_side(&bounds, step->side);
  return ct_sound_solver_narrow(solver, step->variable, &bounds);
}

gboolean
ct_sound_solver_replay(CtSoundSolver *solver, const CtSoundProblem *problem, const GArray *steps,
                       guint last, CtInterval *told)
{
  gboolean goes_on = TRUE;

  begin(solver, problem, FALSE);
  for (guint i = 0; goes_on && i < steps->len; i++) {
    const CtSoundStep *step = &g_array_index(steps, CtSoundStep, i);
    goes_on = take_step(solver, step);
    if (goes_on && told != NULL)
      told[i] = solver->domain[step->variable];
  }
  solver->only = &(const CtSoundStep){CT_SOUND_NONE, CT_SOUND_NONE, CT_SOUND_LOW};
  if (goes_on && last != CT_SOUND_NONE)
    goes_on = ct_sound_narrow_by(solver, last);
  solver->only = NULL;
  return end(solver, !goes_on);
}
