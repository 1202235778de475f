/* ct-accepted-store.h: what runs accepted, kept in one SQLite file.
 *
 * The file is never changed: a new one is written beside it, brought to disk and renamed
 * into its place, so that after a crash it is that of the run before or that of this one.
 * It names indicators, areas and units by their codes and may be read with any SQLite
 * tool; the same contents give the same bytes.
 */
#pragma once

#include "data/ct-accepted.h"

G_BEGIN_DECLS

#define CT_ACCEPTED_STORE_NAME "accepted.sqlite"

/**
 * ct_accepted_load:
 * @path: of the file; where there is none, nothing has been accepted yet
 * Fails with %CT_ERROR_CONFIG, beginning with @path, when the file is broken or no such
 * store, naming table and row.
 */
CtAccepted *ct_accepted_load(const gchar *path, const CtCatalog *catalog, guint n_threads,
                             GError **error);

/**
 * CtAcceptedContents: what a store is to hold.
 * @names: whose senders those of the figures are
 * @fill: called once for each indicator, on any thread: appends its figures, and those that
 *   they took the place of, in the order of cells
 * The others: as in #CtAccepted.
 */
typedef struct {
  guint run;
  const CtSubmission *names;
  const CtAnswers *answers;
  const CtStrange *strange;
  const GPtrArray *unknown;
  void (*fill)(guint32 indicator, CtBatch *figures, CtBatch *before, gpointer user_data);
  gpointer user_data;
} CtAcceptedContents;

/**
 * ct_accepted_write:
 * Writes the new file beside the old one and brings it to disk; ct_accepted_publish() then
 * puts it in its place, which takes no room any more. Fails with %CT_ERROR_OUTPUT; the file is
 * then as it was. The bytes do not depend on @n_threads.
 */
gboolean ct_accepted_write(const CtAcceptedContents *contents, const CtCatalog *catalog,
                           guint n_threads, const gchar *path, GError **error);
gboolean ct_accepted_publish(const gchar *path, GError **error);
/* What was written is not wanted. */
void ct_accepted_drop(const gchar *path);

G_END_DECLS
