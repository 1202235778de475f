/* ct-run.h: one execution of a plan: fetch, process, merge, validate, emit.
 */
#pragma once

#include "data/ct-results.h"
#include "pipeline/ct-process.h"

G_BEGIN_DECLS

/**
 * CtRunOptions:
 * @jobs: threads that process; at least 1. The results do not depend on it.
 * @accepted: (nullable): gives what earlier runs accepted (nullable) when the submissions are
 *   read; with @remembering
 * @progress: (nullable): called as submissions are finished, from any thread but
 *   never twice at once; @done of @brought so far
 */
typedef struct {
  guint jobs;
  const CtAccepted *(*accepted)(gpointer remembering);
  gpointer remembering;
  void (*progress)(guint done, guint brought, gpointer user_data);
  gpointer user_data;
} CtRunOptions;

/**
 * CtRun: what came out. @results borrows from the other members.
 * @answered: the answers that lowered a finding, each with the rule of that finding
 */
typedef struct {
  GPtrArray *submissions; /* (element-type CtSubmission) */
  CtDataset *dataset;
  CtFindings *findings;
  CtScorecard *scorecard;
  CtPriorities *priorities;
  CtAnswers *answered;
  CtResults results;
} CtRun;

void ct_run_free(CtRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRun, ct_run_free)

/**
 * ct_run_execute:
 * @files: (nullable) (array zero-terminated=1): files handed in for the plan's one
 *   source, instead of fetching
 * Never fails: what could not be fetched or read is a finding. Texts are in the
 * pipeline's language when run by `run`: the caller sets the thread's language.
 */
CtRun *ct_run_execute(const CtPlan *plan, const gchar *const *files, const CtRunOptions *options);

/* All emitters write into @outputs. */
gboolean ct_run_emit(const CtPlan *plan, const CtRun *run, CtOutputSet *outputs, GError **error);

/* 0, 1 or 3 of the exit codes. */
gint ct_run_exit_code(const CtPlan *plan, const CtRun *run);

G_END_DECLS
