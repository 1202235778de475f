/* ct-sound.h: whether the rules of a pipeline are sound; see SOUND.md.
 */
#pragma once

#include "rules/language/ct-rules-file.h"

G_BEGIN_DECLS

/**
 * CtSoundInput:
 * @constraints: of all plugins, those of the catalog's rules among them
 * @rules: (nullable): says in which line of @file these stand
 * @file: as shown: "rules.txt"
 * @period: lies in the year that is looked at, unless all targets are of another one
 */
typedef struct {
  const CtCatalog *catalog;
  const CtConstraints *constraints;
  const CtRules *rules;
  const gchar *file;
  CtPeriod period;
} CtSoundInput;

/**
 * ct_sound_check:
 * @complain: called for each contradiction of rules, bounds and targets, with the smallest set
 *   that shows it, each rule that adds nothing, and each that can never be evaluated; each
 *   complaint is proved by exact arithmetic, and what cannot be proved is not told
 * @remark: (nullable): called for what is right but worth knowing
 * Returns: the number of complaints
 */
guint ct_sound_check(const CtSoundInput *input, CtComplaintFunc complain, CtComplaintFunc remark,
                     gpointer user_data);

G_END_DECLS
