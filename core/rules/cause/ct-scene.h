/* ct-scene.h: a tangle of breaches, its figures, and changes that are tried on them; private
 * to core/rules.
 */
#pragma once

#include "rules/cause/ct-tangle.h"

G_BEGIN_DECLS

/* As the engine sees it: what fits only when cut is information. */
typedef enum { CT_STATE_HOLDS, CT_STATE_CUT, CT_STATE_BROKEN, CT_STATE_UNTELLABLE } CtState;

/**
 * CtIncident: a constraint at a subject that uses a figure of the scene.
 * @index: of the constraint
 * @breach: index in the breaches; CT_INDEX_NONE: it holds, or fits when cut
 * @number: in the scene's list
 * @users: (element-type guint) (nullable): of a broken one: the suspects that it uses
 * @cursor: where its figures were found last
 * @stamps, @states: what was found without changes, and last with some: see ct_scene_judge()
 */
typedef struct {
  const CtConstraint *constraint;
  guint index;
  CtObservation subject;
  guint breach;
  guint number;
  GArray *users;
  CtViewCursor cursor;
  guint64 stamps[2];
  CtState states[2];
} CtIncident;

/**
 * CtSuspect: a figure that a broken constraint uses.
 * @incidents: (element-type guint): those that use it, in the scene's list
 * @n_broken: how many of them were broken to begin with
 * @trust: of its sender
 * @solved: (element-type CtSolved): two for each incident: see ct_scene_solve()
 * @remedies: (nullable): what was found for it: see ct_remedy_find()
 * @around: (nullable): its neighbours, where @has_around: see #CtSlips
 */
typedef struct {
  gsize cell;
  CtObservation figure;
  guint32 submission;
  gint trust;
  GArray *incidents;
  guint n_broken;
  GArray *solved;
  GArray *remedies;
  GArray *around;
  gboolean has_around;
} CtSuspect;

/* @stamp: 0: nothing is known yet */
typedef struct {
  guint64 stamp;
  gboolean is_told;
  CtInterval admits;
} CtSolved;

/**
 * CtScene: one thread at a time.
 * @breaches: of the tangle: (array length=n_breaches): indexes in @all
 * @incidents: (element-type CtIncident): the broken ones come first, in the order of
 *   @breaches
 * @suspects: (element-type CtSuspect): in the order in which the breaches use them
 * @changed: (element-type CtObservation): what is taken in place of figures, now
 * @changed_by: (element-type guint): the suspects that they change; CT_INDEX_NONE: others
 * @stamps: (element-type guint64): of the changes; no two sets of them have the same one
 * @has_absent: figures are among the suspects that are not there
 * @known, @by_cell: incidents, and 1 + the numbers of suspects
 * @memo: (nullable): where figures are looked for
 * @steps_left: how many more constraints may be judged; then searches give up
 */
typedef struct {
  const CtBreaches *all;
  const guint *breaches;
  guint n_breaches;
  GPtrArray *incidents;
  GArray *suspects;
  GArray *changed;
  GArray *changed_by;
  gboolean has_absent;
  GArray *stamps;
  guint64 last_stamp;
  GHashTable *known;
  GHashTable *by_cell;
  CtMemo *memo;
  guint64 steps_left;
} CtScene;

/* @memo: (nullable): of the breaches' view
 * Returns: %FALSE when there are more than @max_suspects figures; it is to be cleared all the
 * same. */
gboolean ct_scene_init(CtScene *scene, CtMemo *memo, const CtBreaches *all, const guint *breaches,
                       guint n_breaches, guint max_suspects, guint64 steps);
/* Of one figure that is not there: it is the only suspect, and taken as changed. */
void ct_scene_init_absent(CtScene *scene, const CtBreaches *all, const CtObservation *figure,
                          guint64 steps);
/* Adds a figure that is not there to the suspects. */
void ct_scene_add_absent(CtScene *scene, const CtObservation *figure);
void ct_scene_clear(CtScene *scene);

CtIncident *ct_scene_incident(const CtScene *scene, guint index);
CtSuspect *ct_scene_suspect(const CtScene *scene, guint index);

/* The evaluation of an incident with what is changed. */
CtEvaluation ct_scene_evaluation(const CtScene *scene, const CtIncident *incident);
/* Of the changes that one of a suspect's incidents takes notice of. */
guint64 ct_scene_stamp(const CtScene *scene, const CtSuspect *suspect);
CtState ct_scene_judge(CtScene *scene, guint incident);
/* What its incident number @at admits for a suspect, as ct_solve() tells it.
 * @loosely: figures may have been cut and not rounded */
gboolean ct_scene_solve(CtScene *scene, CtSuspect *suspect, guint at, gboolean loosely,
                        CtInterval *admits);
/* The figure of a suspect as it is taken now. */
CtObservation ct_scene_figure(const CtScene *scene, const CtSuspect *suspect);

void ct_scene_push(CtScene *scene, const CtObservation *changed);
void ct_scene_pop(CtScene *scene);
void ct_scene_pop_all(CtScene *scene);

G_END_DECLS
