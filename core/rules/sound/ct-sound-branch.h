/* ct-sound-branch.h: the ways in which a condition can be true; private to core/rules.
 */
#pragma once

#include "rules/sound/ct-sound-system.h"

G_BEGIN_DECLS

typedef struct {
  guint left;
  CtRelation relation;
  guint right;
} CtSoundRelation;

/**
 * CtSoundBranch: one of them: all of this together.
 * @relations: (element-type CtSoundRelation)
 * @present, @absent: (element-type guint): variables with and without a figure
 */
typedef struct {
  GArray *relations;
  GArray *present;
  GArray *absent;
} CtSoundBranch;

/* Returns: (transfer full) (element-type CtSoundBranch) (nullable): none: it cannot be certain;
 * NULL: there are too many */
GPtrArray *ct_sound_branches(const CtSoundSystem *system, guint condition, gboolean holds);

/* The opposite of "left relation right"; two of "=". */
guint ct_sound_opposites(CtRelation relation, CtRelation opposites[2]);

/* Adds what the branch says of values to the system. */
void ct_sound_branch_add(CtSoundSystem *system, const CtSoundBranch *branch, GArray *members);

G_END_DECLS
