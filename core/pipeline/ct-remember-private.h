/* ct-remember-private.h: the next store on its way, for the files of ct-remember.h.
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/**
 * CtNext: what is accepted next, made an indicator at a time, on any thread.
 * @senders, @old_senders: (array): what those of each submission, and of the old store, are
 *   among @names
 * @open: (array): of each current cell
 * @changed: (array): of each indicator
 */
typedef struct {
  const CtRun *run;
  const CtAccepted *old;
  CtSubmission *names;
  guint **senders;
  guint *old_senders;
  guint8 *open;
  guint8 *changed;
  guint number; /* of this run */
} CtNext;

/* ct-remember-figures.c */

/* Whether anything changes of an indicator. @next: (type CtNext): is told in its @changed */
void ct_next_see_change(gsize indicator, gpointer next);

/* A CtAcceptedContents.fill(). */
void ct_next_fill(guint32 indicator, CtBatch *figures, CtBatch *before, gpointer next);

/* ct-remember-answers.c */

/* In the order of the old store, the new ones behind them.
 * @changed: set where they are others; else left as it is
 * Returns: (transfer full) */
CtAnswers *ct_next_answers(const CtNext *next, gboolean *changed);

G_END_DECLS
