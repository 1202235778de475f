/* ct-sound-place.h: a rule at one area and period; for ct-sound-compile.c, ct-sound-amount.c and
 * ct-sound-presence.c.
 */
#pragma once

#include "rules/sound/ct-sound-system.h"

G_BEGIN_DECLS

/**
 * CtSoundPlace: where figures are taken.
 * @below: at an area below the subject's
 * @optional: what is missing counts as not negative
 * @open: (out): a number without upper end was put in the place of a figure
 */
typedef struct {
  CtSoundSystem *system;
  guint32 area;
  CtPeriod period;
  gboolean below;
  gboolean optional;
  gboolean *open;
} CtSoundPlace;

/* The same at an area below. */
CtSoundPlace ct_sound_place_below(const CtSoundPlace *place, guint32 area);
/* That of a figure: its own, or the one that is asked. */
CtMeasure ct_sound_place_measure(const CtSoundPlace *place, const CtExpression *expression);
/* The constraint uses the variable. */
void ct_sound_place_use(const CtSoundPlace *place, guint variable);

/* Returns: its node; CT_SOUND_NONE: it needs a figure that nobody owes */
guint ct_sound_compile_amount(const CtSoundPlace *place, const CtExpression *expression);
/* Returns: its index, always */
guint ct_sound_compile_condition(const CtSoundPlace *place, const CtCondition *condition);

G_END_DECLS
