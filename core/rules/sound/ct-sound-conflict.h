/* ct-sound-conflict.h: a smallest set of constraints that nothing satisfies, and what shows
 * it; private to core/rules.
 */
#pragma once

#include "rules/sound/ct-sound-solver.h"

G_BEGIN_DECLS

/**
 * CtSoundConflict:
 * @members: (element-type guint): without any one of them the solver finds nothing wrong
 * @steps: (element-type CtSoundStep): a chain of narrowings without one too many; empty where
 *   linear constraints have to be taken together
 * @told: (array) (nullable): what each step leaves of its variable; NULL: there is no chain
 * @fault: what then leaves nothing
 * @needs_divisors: it is one only as long as no divisor is 0
 * @shares: (element-type CtSoundShare); @are_plain: they need the catalog's bounds, and nothing
 *   that narrowing gave
 */
typedef struct {
  GArray *members;
  GArray *steps;
  CtInterval *told;
  CtSoundFault fault;
  gboolean needs_divisors;
  GArray *shares;
  gboolean are_plain;
} CtSoundConflict;

/* Returns: (transfer full) (nullable): NULL: there may be values that satisfy all members */
CtSoundConflict *ct_sound_conflict_find(CtSoundSolver *solver, const CtSoundSystem *system,
                                        const CtSoundProblem *problem);
void ct_sound_conflict_free(CtSoundConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSoundConflict, ct_sound_conflict_free)

G_END_DECLS
