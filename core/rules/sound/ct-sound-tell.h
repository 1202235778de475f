/* ct-sound-tell.h: complaints in words; private to core/rules.
 */
#pragma once

#include "rules/sound/ct-sound-conflict.h"

G_BEGIN_DECLS

/**
 * CtSoundTeller: where complaints go, and how rules are called.
 * @lines: (nullable): id of a rule -> its line in @file
 * @n: how many complaints there were
 */
typedef struct {
  const CtCatalog *catalog;
  const CtConstraints *rules;
  const GHashTable *lines;
  const gchar *file;
  CtComplaintFunc complain;
  CtComplaintFunc remark;
  gpointer user_data;
  guint n;
} CtSoundTeller;

/* Whether the rule stands in the catalog's file. */
gboolean ct_sound_is_of_file(const CtSoundTeller *teller, guint rule);
/* "rules.txt:12", or "the catalog" for what a plugin asks. Returns: (transfer full) */
gchar *ct_sound_place_of_rule(const CtSoundTeller *teller, guint rule);
void ct_sound_complain(CtSoundTeller *teller, const gchar *place, const gchar *format, ...)
  G_GNUC_PRINTF(3, 4);
/* What is said of an information is no complaint: it comments on what other rules find. */
void ct_sound_tell_of_rule(CtSoundTeller *teller, guint rule, const gchar *format, ...)
  G_GNUC_PRINTF(3, 4);
void ct_sound_remark(CtSoundTeller *teller, const gchar *place, const gchar *format, ...)
  G_GNUC_PRINTF(3, 4);

/* "rules.R22 (rules.txt:12)", "parts.sum of 5", "the target of 19.1" */
void ct_sound_append_name(const CtSoundTeller *teller, const CtSoundSystem *system,
                          guint constraint, GString *text);
/* The member from whose place the figures of a conflict are seen. */
const CtSoundConstraint *ct_sound_around(const CtSoundSystem *system,
                                         const CtSoundConflict *conflict);
/* "{a} <= 5 by X; {a} >= 7 by Y: {a} = {b} + {c}" */
void ct_sound_append_chain(const CtSoundTeller *teller, const CtSoundSystem *system,
                           const CtSoundConflict *conflict, GString *text);
/* "X, Y (rules.txt:7)": the rules and targets of @members, each once. Returns: how many */
guint ct_sound_append_names(const CtSoundTeller *teller, const CtSoundSystem *system,
                            const GArray *members, GString *text);
/* "2023-01/P6M, Huyện X" */
gchar *ct_sound_where(const CtSoundSystem *system, const CtSoundConstraint *constraint);

G_END_DECLS
