/* ct-remembering.h: the store of accepted figures, read while submissions are read and written
 * while the outputs are.
 */
#pragma once

#include "pipeline/ct-remember.h"

G_BEGIN_DECLS

typedef struct CtRemembering CtRemembering;

/* Begins to read the store at @path (nullable), where the plan asks for it. All are borrowed. */
CtRemembering *ct_remembering_begin(const CtPlan *plan, const gchar *path, guint jobs);
/* Waits for what was begun, and drops what was written and not published. */
void ct_remembering_free(CtRemembering *remembering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRemembering, ct_remembering_free)

/* What earlier runs accepted, when it is read: for CtRunOptions.accepted.
 * Returns: (transfer none) (nullable): %NULL also when it could not be read */
const CtAccepted *ct_remembering_get(gpointer remembering);
/* Waits for what was begun last: %FALSE when it could not be read or written. */
gboolean ct_remembering_wait(CtRemembering *remembering, GError **error);

/* Begins to write what @run accepts, which is borrowed until that is on disk; not yet in its
 * place. */
void ct_remembering_write(CtRemembering *remembering, const CtRun *run);
/* After the outputs are committed: puts it in its place. */
gboolean ct_remembering_publish(CtRemembering *remembering, GError **error);

G_END_DECLS
