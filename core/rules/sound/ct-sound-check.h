/* ct-sound-check.h: the checks of ct-sound.h; private to core/rules.
 */
#pragma once

#include "rules/sound/ct-sound-branch.h"
#include "rules/sound/ct-sound-tell.h"

G_BEGIN_DECLS

/* Steps of all solvers, some tens of seconds. Then what is left is not looked at, and that is
 * said. */
#define CT_SOUND_MAX_WORK G_GUINT64_CONSTANT(30000000)

/**
 * CtSoundYear: one area's year.
 * @members: (element-type guint): the constraints that are to hold together
 * @absent: (element-type guint): figures that a rule forbids
 * @first_of: (array): of each rule one of its constraints, or CT_SOUND_NONE; @next_of: (array):
 *   of each constraint the next one of its rule
 */
typedef struct {
  CtSoundSystem *system;
  CtSoundSolver *solver;
  GArray *members;
  GArray *absent;
  guint *first_of;
  guint *next_of;
} CtSoundYear;

/**
 * CtSound:
 * @years: (element-type CtSoundYear)
 * @is_capped: not every kind of area has one
 * @told: contradictions that were told of another area or period
 * @is_met, @is_possible: (array): of each rule with a condition: whether it is asked anywhere,
 *   and whether its condition may be true there
 */
typedef struct {
  CtSoundTeller teller;
  CtOwing *owing;
  CtPeriod period;
  GPtrArray *years;
  gboolean is_capped;
  GHashTable *told;
  guint8 *is_met;
  guint8 *is_possible;
} CtSound;

/* Rules that need what nobody owes, or a condition that is never certain. */
void ct_sound_check_evaluable(CtSound *sound);
/* Figures that a rule forbids; those that somebody owes are told. */
void ct_sound_find_forbidden(CtSound *sound, CtSoundYear *year);
/* Rules that no values satisfy together. */
void ct_sound_check_contradictions(CtSound *sound, CtSoundYear *year);
/* Rules whose condition the bounds exclude. */
void ct_sound_check_conditions(CtSound *sound);
/* Targets that no values satisfy together with the rules. */
void ct_sound_check_targets(CtSound *sound, CtSoundYear *year);
/* Rules that others imply. */
void ct_sound_check_redundant(CtSound *sound);

/* Whether too much was done already. */
gboolean ct_sound_is_tired(const CtSound *sound);

/* Tells a conflict, unless the same was told before. @condition: (nullable): where */
void ct_sound_tell_conflict(CtSound *sound, const CtSoundYear *year,
                            const CtSoundConflict *conflict, const gchar *condition);

/* The constraints around the figures of @constraint, near ones first, of those in @members, a
 * few hundred at most. */
void ct_sound_neighbours(const CtSoundYear *year, guint constraint, GArray *near);

G_END_DECLS
