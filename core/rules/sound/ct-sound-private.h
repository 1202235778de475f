/* ct-sound-private.h: a solver's inside; for ct-sound-solver.c, ct-sound-narrow.c and
 * ct-sound-linear.c.
 */
#pragma once

#include "rules/sound/ct-sound-solver.h"

G_BEGIN_DECLS

/**
 * CtSoundSolver:
 * @domain: (array): of each variable; @n_narrowed: how often; @is_absent
 * @value: (array): of each node, when it was last evaluated
 * @is_member: (array): of each constraint; @is_queued
 * @only: (nullable): while steps are taken: the one narrowing that counts
 * @asked: the divisors of the constraint that is looked at are not 0
 * @work: constraints that were looked at, and terms that were computed, so far
 */
struct CtSoundSolver {
  const CtSoundSystem *system;
  const CtSoundProblem *problem;
  CtInterval *domain;
  guint *n_narrowed;
  guint8 *is_absent;
  guint n_variables;
  CtInterval *value;
  guint n_nodes;
  guint8 *is_member;
  guint8 *is_queued;
  guint n_constraints;
  GArray *queue;
  GArray *steps;
  GArray *shares;
  CtSoundFault fault;
  const CtSoundStep *only;
  guint at; /* the constraint that is looked at */
  gboolean asked;
  guint64 work;
};

/* ct-sound-evaluate.c */

/* How a condition stands. */
typedef struct {
  gboolean may_hold;
  gboolean may_fail;
} CtSoundTruth;

CtSoundTruth ct_sound_judge(CtSoundSolver *solver, guint condition);
/* Returns: the node's value, that of @node in CtSoundSolver.value */
const CtInterval *ct_sound_evaluate(CtSoundSolver *solver, guint node);
/* What is left of a divisor where nobody divides by 0. */
CtInterval ct_sound_divisor(const CtSoundSolver *solver, const CtInterval *divisor);

/* ct-sound-narrow.c. All return %FALSE when nothing is left; the fault tells where. */

/* What the constraint says of its variables. */
gboolean ct_sound_narrow_by(CtSoundSolver *solver, guint constraint);
/* Whether the constraint is to be satisfied whatever the variables are. */
gboolean ct_sound_is_in_force(CtSoundSolver *solver, guint constraint);

/* ct-sound-solver.c */

/* @variable lies in @admits, too. */
gboolean ct_sound_solver_narrow(CtSoundSolver *solver, guint variable, const CtInterval *admits);

/* ct-sound-linear.c: whether the linear members have no solution; fills the shares. @all: those
 * of one variable, too, which narrowing leaves nothing to be said of */
gboolean ct_sound_linear_is_empty(CtSoundSolver *solver, gboolean all);

G_END_DECLS
