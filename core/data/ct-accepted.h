/* ct-accepted.h: what earlier runs accepted: figures, and answers to findings.
 *
 * A figure is accepted when a run has written it and nothing that was found about it is left
 * open: no error, and no change that needs an answer. core/store/ keeps it between runs.
 */
#pragma once

#include "data/ct-answers.h"
#include "data/ct-dataset.h"

G_BEGIN_DECLS

/* How far a figure is on its way: estimated (E), provisional (P), final (A). */
typedef enum { CT_VINTAGE_ESTIMATED, CT_VINTAGE_PROVISIONAL, CT_VINTAGE_FINAL } CtVintage;

CtVintage ct_vintage_of(const CtObservation *figure);
gchar ct_vintage_letter(CtVintage vintage); /* 'E', 'P', 'A' */

/**
 * CtStrange: figures of indicators, units or areas that the catalog of the run does not have.
 * @series: (element-type utf8): indicator and unit in turn: of a figure's indicator i they are
 *   2 i and 2 i + 1
 * @areas: (element-type utf8): the codes that figures' areas are indexes of
 * @figures, @before: as those of #CtAccepted; in no order
 */
typedef struct {
  GPtrArray *series;
  GPtrArray *areas;
  CtBatch *figures;
  CtBatch *before;
} CtStrange;

CtStrange *ct_strange_new(void);
void ct_strange_free(CtStrange *strange);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtStrange, ct_strange_free)

/**
 * CtAccepted: immutable once made; any number of threads.
 * @run: the last run that accepted something; 0: none has
 * @figures: one cell a figure, as it was accepted last; in the indicator's unit
 * @before: those that they took the place of, under the same keys
 * @names: whose senders the figures' senders are: see ct_submission_get_sender()
 * @answers: of earlier runs
 * @strange: figures, and @unknown: (element-type GPtrArray of utf8): answers that this catalog
 *   has no place for; they are kept as they are
 *
 * The place of a figure of @figures and @before holds, as its row, the run that accepted it.
 */
typedef struct {
  guint run;
  CtDataset *figures;
  CtDataset *before;
  CtSubmission *names;
  CtAnswers *answers;
  CtStrange *strange;
  GPtrArray *unknown;
} CtAccepted;

/* Nothing. @catalog: of the run */
CtAccepted *ct_accepted_new(const CtCatalog *catalog);
/* @figures, @before: emptied. The others: (transfer full). Without anything strange. */
CtAccepted *ct_accepted_take(const CtCatalog *catalog, guint run, CtBatch *figures,
                             CtBatch *before, CtSubmission *names, CtAnswers *answers,
                             GPtrArray *unknown, guint n_threads);
void ct_accepted_free(CtAccepted *accepted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtAccepted, ct_accepted_free)

/* Exactly this key. Returns: whether there is one */
gboolean ct_accepted_find(const CtDataset *dataset, const CtObservation *key,
                          CtObservation *figure);

/**
 * CtAcceptedCursor: compares figure by figure; in the order of the cells that costs next to
 * nothing. One thread at a time.
 */
typedef struct {
  const CtAccepted *accepted;
  gsize figure;
  gsize estimate;
  gsize before;
} CtAcceptedCursor;

CtAcceptedCursor ct_accepted_cursor(const CtAccepted *accepted);

/**
 * ct_accepted_compare_with:
 * @figure: of a run
 * @base: (out): what it is to be compared with: what was accepted; where that is this very
 *   figure, what it took the place of, so that a run done again says the same again. For an
 *   actual figure the estimate, where no actual one was accepted.
 * Returns: whether there is one
 */
gboolean ct_accepted_compare_with(CtAcceptedCursor *cursor, const CtObservation *figure,
                                  CtObservation *base);

/* The name of who sent an accepted figure. */
const gchar *ct_accepted_sender(const CtAccepted *accepted, const CtObservation *figure);

G_END_DECLS
