/* ct-remember.h: what a run accepts is kept for the next one.
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/* The store of a run: in the pipeline's state folder, else beside the outputs.
 * @out: (nullable): the output folder; NULL: only what the pipeline says counts
 * Returns: (transfer full) (nullable) */
gchar *ct_remember_path(const CtPipeline *pipeline, const gchar *out);

/* What is in the store at @path; *@accepted stays %NULL where the plan does not ask for it or
 * there is no @path. */
gboolean ct_remember_load(const CtPlan *plan, const gchar *path, guint jobs,
                          CtAccepted **accepted, GError **error);

/**
 * ct_remember_write:
 * @accepted: (nullable): what was accepted before @run; %NULL: nothing is kept
 * @written: (out): whether there is a new store; where nothing changed there is none
 *
 * A figure is accepted unless something is open about it: an error, or a change that nobody
 * explained; then what was accepted before stays. The new store is on disk but not yet in its
 * place: ct_remember_publish() puts it there when the outputs are committed.
 */
gboolean ct_remember_write(const CtPlan *plan, const CtRun *run, const CtAccepted *accepted,
                           const gchar *path, guint jobs, gboolean *written, GError **error);
gboolean ct_remember_publish(const gchar *path, gboolean written, GError **error);
void ct_remember_drop(const gchar *path, gboolean written);

G_END_DECLS
