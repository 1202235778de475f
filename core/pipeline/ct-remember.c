#include "pipeline/ct-remember.h"

#include <string.h>

#include "base/ct-task.h"
#include "pipeline/ct-remember-private.h"
#include "store/ct-accepted-store.h"

gchar *
ct_remember_path(const CtPipeline *pipeline, const gchar *out)
{
  if (pipeline->state != NULL)
    return g_build_filename(pipeline->state, CT_ACCEPTED_STORE_NAME, NULL);
  return out != NULL ? g_build_filename(out, ".chitieu", CT_ACCEPTED_STORE_NAME, NULL) : NULL;
}

gboolean
ct_remember_load(const CtPlan *plan, const gchar *path, guint jobs, CtAccepted **accepted,
                 GError **error)
{
  if (!plan->remembers || path == NULL)
    return TRUE;
  *accepted = ct_accepted_load(path, plan->catalog, jobs, error);
  return *accepted != NULL;
}

/* What is open */

static gboolean
leaves_open(const CtFinding *finding)
{
  if (finding->severity == CT_SEVERITY_WARNING)
    return g_str_equal(finding->rule, "revision.changed") ||
           g_str_equal(finding->rule, "revision.restated");
  return finding->severity == CT_SEVERITY_ERROR;
}

/* Of each current cell whether something is open about it, of whatever measure.
 * Returns: (transfer full) (array) */
static guint8 *
find_open(const CtDataset *current, const CtFindings *findings)
{
  guint8 *open = g_new0(guint8, current->n_cells + 1);

  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);

    if (!leaves_open(finding) || finding->indicator == CT_INDEX_NONE ||
        finding->area == CT_INDEX_NONE)
      continue;
    for (guint measure = 0; measure < CT_N_MEASURES; measure++) {
      gsize cell = ct_dataset_find(current, finding->indicator, finding->period, finding->area,
                                   (CtMeasure)measure);
      if (cell != CT_CELL_NONE)
        open[cell] = TRUE;
    }
  }
  return open;
}

/* The next store */

static guint
name_sender(CtNext *next, GHashTable *known, const gchar *name)
{
  gpointer number;

  if (g_hash_table_lookup_extended(known, name, NULL, &number))
    return GPOINTER_TO_UINT(number);
  guint sender = ct_submission_append_sender(next->names, name);
  g_hash_table_insert(known, (gpointer)name, GUINT_TO_POINTER(sender));
  return sender;
}

static guint *
name_senders(CtNext *next, GHashTable *known, const CtSubmission *submission)
{
  guint n = submission->senders != NULL ? submission->senders->len : 0;
  guint *senders = g_new(guint, n + 1);

  for (guint i = 0; i <= n; i++)
    senders[i] = name_sender(next, known, ct_submission_get_sender(submission, i));
  return senders;
}

/* Those of the old store first, so that they stay in their order. */
static void
name_all(CtNext *next)
{
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  const GPtrArray *submissions = next->run->submissions;

  g_hash_table_insert(known, (gpointer) "", GUINT_TO_POINTER(0));
  next->old_senders = name_senders(next, known, next->old->names);
  next->senders = g_new0(guint *, submissions->len + 1);
  for (guint i = 0; i < submissions->len; i++)
    next->senders[i] = name_senders(next, known, submissions->pdata[i]);
}

static void
clear_next(CtNext *next)
{
  for (guint i = 0; i < next->run->submissions->len; i++)
    g_free(next->senders[i]);
  g_free(next->senders);
  g_free(next->old_senders);
  g_free(next->open);
  g_free(next->changed);
  ct_submission_free(next->names);
}

/* Returns: whether any figure changes */
static gboolean
begin_next(CtNext *next, const CtPlan *plan, guint jobs)
{
  guint n = plan->catalog->n_indicators;

  next->number = next->old->run + 1;
  next->names = ct_submission_new("");
  next->open = find_open(next->run->dataset, next->run->findings);
  next->changed = g_new0(guint8, n + 1);
  name_all(next);
  ct_task_for_each(MAX(jobs, 1), n, ct_next_see_change, next);
  return memchr(next->changed, 1, n + 1) != NULL;
}

static gboolean
write_next(CtNext *next, const CtPlan *plan, const CtAnswers *answers, const gchar *path, guint jobs,
           GError **error)
{
  const CtAcceptedContents contents = {.run = next->number,
                                       .names = next->names,
                                       .answers = answers,
                                       .strange = next->old->strange,
                                       .unknown = next->old->unknown,
                                       .fill = ct_next_fill,
                                       .user_data = next};

  return ct_accepted_write(&contents, plan->catalog, jobs, path, error);
}

gboolean
ct_remember_write(const CtPlan *plan, const CtRun *run, const CtAccepted *accepted,
                  const gchar *path, guint jobs, gboolean *written, GError **error)
{
  CtNext next = {.run = run, .old = accepted};
  g_autoptr(CtAnswers) answers = NULL;
  gboolean changed, done = TRUE;

  *written = FALSE;
  if (accepted == NULL)
    return TRUE;
  changed = begin_next(&next, plan, jobs);
  answers = ct_next_answers(&next, &changed);
  if (changed)
    *written = done = write_next(&next, plan, answers, path, jobs, error);
  else
    ct_accepted_drop(path); /* of a run that was killed */
  clear_next(&next);
  return done;
}

gboolean
ct_remember_publish(const gchar *path, gboolean written, GError **error)
{
  return !written || ct_accepted_publish(path, error);
}

void
ct_remember_drop(const gchar *path, gboolean written)
{
  if (written)
    ct_accepted_drop(path);
}
