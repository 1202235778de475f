/* ct-sound-solver.h: whether any values satisfy constraints together; private to core/rules.
 *
 * Two ways, both exact and both only ever finding that there are none: the intervals of the
 * variables are narrowed by one constraint after the other until nothing changes (or often
 * enough); then the linear constraints, and what the intervals make of ratios, are solved
 * together. What neither finds is taken to be possible.
 */
#pragma once

#include "rules/sound/ct-sound-system.h"

G_BEGIN_DECLS

/**
 * CtSoundProblem:
 * @members: (element-type guint): constraints
 * @free: variables may have any value but for what @members say, and what is optional may be
 *   missing; else they lie within the bounds of the catalog
 * @n_asked: of constraints from this index on divisors are not 0; of those before, a divisor
 *   that may be 0 makes that nothing is said; 0: of none
 * @absent: (nullable) (element-type guint): variables without a figure
 */
typedef struct {
  const GArray *members;
  gboolean free;
  guint n_asked;
  const GArray *absent;
} CtSoundProblem;

typedef enum { CT_SOUND_LOW, CT_SOUND_HIGH } CtSoundSide;

/* One narrowing: of @variable's @side, by @constraint; CT_SOUND_NONE: by the bounds of the
 * catalog. */
typedef struct {
  guint constraint;
  guint variable;
  CtSoundSide side;
} CtSoundStep;

/**
 * CtSoundFault: where nothing was left.
 * @constraint: that leaves nothing; CT_SOUND_NONE: the linear ones together
 * @variable: that it leaves nothing for, with what it admits in @admits; CT_SOUND_NONE: its
 *   sides cannot meet
 */
typedef struct {
  guint constraint;
  guint variable;
  CtInterval admits;
} CtSoundFault;

/* A linear constraint in the sum that shows it; CT_SOUND_NONE: an end of @variable. */
typedef struct {
  guint constraint;
  guint variable;
  CtSoundSide side;
} CtSoundShare;

typedef struct CtSoundSolver CtSoundSolver;

/* Borrows @system, to which constraints may be added between problems. */
CtSoundSolver *ct_sound_solver_new(const CtSoundSystem *system);
void ct_sound_solver_free(CtSoundSolver *solver);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSoundSolver, ct_sound_solver_free)

/* Whether no values satisfy all members. */
gboolean ct_sound_solver_is_empty(CtSoundSolver *solver, const CtSoundProblem *problem);
/* Only by linear constraints and the bounds of the catalog, without narrowing. */
gboolean ct_sound_solver_adds_up_to_nothing(CtSoundSolver *solver, const CtSoundProblem *problem);

/* How much was done since it was made, so that someone can set a limit. */
guint64 ct_sound_solver_work(const CtSoundSolver *solver);

/* After a problem: the interval that is left. */
const CtInterval *ct_sound_solver_domain(const CtSoundSolver *solver, guint variable);
/* After one that is empty: the members that may have had a part in it. */
void ct_sound_solver_involved(const CtSoundSolver *solver, GArray *members);
const CtSoundFault *ct_sound_solver_fault(const CtSoundSolver *solver);
/* (element-type CtSoundStep): in order */
const GArray *ct_sound_solver_steps(const CtSoundSolver *solver);
/* (element-type CtSoundShare): empty where intervals alone show it */
const GArray *ct_sound_solver_shares(const CtSoundSolver *solver);

/* Begins with no bounds and takes just these steps. Returns: whether nothing is left; then
 * the fault tells where. @told: (nullable): receives the end that each step gives, unless it
 * gives none */
gboolean ct_sound_solver_replay(CtSoundSolver *solver, const CtSoundProblem *problem,
                                const GArray *steps, guint last, CtInterval *told);

G_END_DECLS
