/* ct-process.h: one submission: read, taken in, normalized.
 */
#pragma once

#include "data/ct-pool.h"
#include "pipeline/ct-plan.h"

G_BEGIN_DECLS

/**
 * CtArrival: what a fetch brought; one of @path and @bytes is set.
 * @source: index in the plan; @order: of arrival within it
 * @failure: (nullable): the fetch failed with this; @path is then what it was to bring
 */
typedef struct {
  guint32 source;
  guint32 order;
  gchar *name;
  gchar *path;
  GBytes *bytes;
  gchar *media_type;
  gint64 received;
  gchar *failure;
} CtArrival;

void ct_arrival_free(CtArrival *arrival);

/**
 * CtProcessed: what became of it. Indexes in @findings are 0 until the run numbers
 * the submissions.
 * @batch: its observations, until a pool has taken them: then @part tells where they are
 * @recognition: (nullable): what was recognised, of a plan for previews
 */
typedef struct {
  guint32 source;
  guint32 order;
  CtSubmission *submission;
  CtBatch *batch;
  CtPart part;
  CtFindings *findings;
  CtRecognition *recognition;
} CtProcessed;

void ct_processed_free(CtProcessed *processed);

/**
 * CtWorker: what a thread has that reads one arrival after another.
 * @team: (nullable): that it has joined
 * @space: (nullable): as in CtIntakeOptions
 */
typedef struct {
  CtTeam *team;
  CtIntakeSpace *space;
} CtWorker;

/* Reads one arrival to its end. Never fails: faults are findings of it. Any thread.
 * @worker: (nullable): of the thread */
CtProcessed *ct_process(const CtPlan *plan, const CtArrival *arrival, const CtWorker *worker);

/* The one that its source names, else the one that is surest to read it. @input is at its
 * start, and stays there. Returns: (transfer none) (nullable): %NULL with @error */
const CtInstance *ct_process_find_reader(const CtPlan *plan, const CtArrival *arrival,
                                         CtInput *input, GError **error);

/* Bytes -> observations in the indicators' units, by @reader. On failure @error says
 * why; what came before it is in @batch all the same. */
gboolean ct_process_input(const CtPlan *plan, const CtIntakeOptions *options,
                          const CtInstance *reader, CtInput *input, CtSubmission *submission,
                          guint32 index, CtBatch *batch, CtFindings *findings, GError **error);

G_END_DECLS
