/* ct-sound-formula.h: figures, constraints and conditions in the words of the rule language;
 * private to core/rules.
 */
#pragma once

#include "rules/sound/ct-sound-system.h"

G_BEGIN_DECLS

/* 1.234,5 */
void ct_sound_append_number(CtRational value, GString *text);
/* "{a}"; "{a, 2022}", "{a, Huyện X}" where it is not of @around's period or area */
void ct_sound_append_figure(const CtSoundSystem *system, guint variable,
                            const CtSoundConstraint *around, GString *text);
/* "{a} <= {b} + {c}" */
void ct_sound_append_formula(const CtSoundSystem *system, guint constraint,
                             const CtSoundConstraint *around, GString *text);
/* "({a} > 0 and present({b}))" */
void ct_sound_append_condition(const CtSoundSystem *system, guint condition,
                               const CtSoundConstraint *around, GString *text);

G_END_DECLS
