#include "pipeline/ct-remember.h"

#include <string.h>

#include "base/ct-task.h"
#include "data/ct-disagreement.h"
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

/**
 * Next: made an indicator at a time, on any thread.
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
} Next;

/**
 * Series: one indicator on its way.
 * @figures, @before: (nullable): receive it; %NULL: it is only seen whether it changes
 * @at_before, @at_estimate: see ct_dataset_find_near()
 */
typedef struct {
  const Next *next;
  CtBatch *figures;
  CtBatch *before;
  gsize at_before;
  gsize at_estimate;
  gboolean changed;
} Series;

/* Names */

static guint
name_sender(Next *next, GHashTable *known, const gchar *name)
{
  gpointer number;

  if (g_hash_table_lookup_extended(known, name, NULL, &number))
    return GPOINTER_TO_UINT(number);
  guint sender = ct_submission_append_sender(next->names, name);
  g_hash_table_insert(known, (gpointer)name, GUINT_TO_POINTER(sender));
  return sender;
}

static guint *
name_senders(Next *next, GHashTable *known, const CtSubmission *submission)
{
  guint n = submission->senders != NULL ? submission->senders->len : 0;
  guint *senders = g_new(guint, n + 1);

  for (guint i = 0; i <= n; i++)
    senders[i] = name_sender(next, known, ct_submission_get_sender(submission, i));
  return senders;
}

/* Those of the old store first, so that they stay in their order. */
static void
name_all(Next *next)
{
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  const GPtrArray *submissions = next->run->submissions;

  g_hash_table_insert(known, (gpointer) "", GUINT_TO_POINTER(0));
  next->old_senders = name_senders(next, known, next->old->names);
  next->senders = g_new0(guint *, submissions->len + 1);
  for (guint i = 0; i < submissions->len; i++)
    next->senders[i] = name_senders(next, known, submissions->pdata[i]);
}

/* Figures */

static gboolean
find_near(const CtDataset *dataset, gsize *at, const CtObservation *key, CtMeasure measure,
          CtObservation *figure)
{
  if (dataset->n_cells == 0 ||
      !ct_dataset_find_near(dataset, at, key->indicator, key->period, key->area, measure))
    return FALSE;
  *figure = ct_dataset_get(dataset, *at);
  return TRUE;
}

static gboolean
find_before(Series *series, const CtObservation *old, CtObservation *before)
{
  return find_near(series->next->old->before, &series->at_before, old, old->measure, before);
}

/* Senders of the old store get their numbers in the new one. */
static void
keep(const Series *series, CtBatch *batch, const CtObservation *figure)
{
  CtObservation copy = *figure;

  copy.sender = series->next->old_senders[figure->sender];
  ct_batch_append(batch, &copy);
}

static void
keep_as_it_was(Series *series, const CtObservation *old)
{
  CtObservation before;

  if (series->figures == NULL)
    return;
  keep(series, series->figures, old);
  if (find_before(series, old, &before))
    keep(series, series->before, &before);
}

static void
append_new(Series *series, const CtObservation *figure, gsize cell)
{
  const Next *next = series->next;
  CtObservation copy = *figure;

  copy.sender = next->senders[ct_dataset_submission(next->run->dataset, cell)][figure->sender];
  copy.place = (CtPlace){.row = next->number};
  copy.qualifier = CT_QUALIFIER_NONE;
  copy.decimals_from = CT_DECIMALS_UNKNOWN;
  ct_batch_append(series->figures, &copy);
}

static gboolean
is_identical(const CtObservation *a, const CtObservation *b)
{
  return ((a->value.coefficient == b->value.coefficient && a->value.scale == b->value.scale) ||
          ct_decimal_compare(a->value, b->value) == 0) &&
         a->decimals == b->decimals && a->status == b->status;
}

/* The one that @figure takes the place of. A figure that is only printed finer takes over
 * what the coarser one had replaced; an actual figure takes the place of the estimate. */
static void
append_before(Series *series, const CtObservation *figure, const CtObservation *old)
{
  CtObservation before = *figure;

  if (old != NULL && ct_figures_agree(figure, old) && figure->status == old->status) {
    if (find_before(series, old, &before))
      keep(series, series->before, &before);
  } else if (old != NULL) {
    keep(series, series->before, old);
  } else if (figure->measure == CT_MEASURE_ACTUAL &&
             find_near(series->next->old->figures, &series->at_estimate, figure,
                       CT_MEASURE_ESTIMATE, &before)) {
    before.measure = CT_MEASURE_ACTUAL; /* under its key; that it was one, its status says */
    before.status = 'E';
    keep(series, series->before, &before);
  }
}

/* @old: (nullable) */
static void
accept_figure(Series *series, gsize cell, const CtObservation *figure, const CtObservation *old)
{
  gboolean open = series->next->open[cell];

  if (old != NULL && (open || figure->missing || is_identical(figure, old))) {
    keep_as_it_was(series, old);
  } else if (!open && !figure->missing) {
    series->changed = TRUE;
    if (series->figures == NULL)
      return;
    append_before(series, figure, old);
    append_new(series, figure, cell);
  }
}

static gint
compare_keys(const CtObservation *a, const CtObservation *b)
{
  if (a->period != b->period)
    return a->period < b->period ? -1 : 1;
  if (a->area != b->area)
    return a->area < b->area ? -1 : 1;
  return (a->measure > b->measure) - (a->measure < b->measure);
}

/* Nothing more is to be known of it. */
static gboolean
is_seen(const Series *series)
{
  return series->changed && series->figures == NULL;
}

/* Where nothing was known before, all that is not open is taken. */
static void
append_all(const Series *series, gsize cell, gsize end)
{
  const Next *next = series->next;
  const CtDataset *now = next->run->dataset;
  const CtBatch *all = now->observations;
  CtBatch *figures = series->figures;

  for (; cell < end; cell++) {
    const gsize i = ct_dataset_first(now, cell), n = figures->n;
    const guint *senders = next->senders[ct_dataset_submission_at(now, i)];

    if (next->open[cell] || ct_batch_is_missing(all, i))
      continue;
    ct_batch_append_number(figures, ct_batch_indicator(all, i), ct_batch_area(all, i),
                           ct_batch_period(all, i), ct_batch_measure(all, i), CT_INDEX_NONE,
                           ct_batch_value(all, i),
                           (CtPlace){.row = next->number});
    figures->decimals[n] = all->decimals[i];
    figures->status[n] = ct_batch_status(all, i);
    figures->sender[n] = (guint16)MIN(senders[ct_batch_sender(all, i)], G_MAXUINT16);
  }
}

/* Where it is only asked whether anything changes, what is as it was says nothing.
 * Returns: how many current cells are, up to @end */
static gsize
skip_same(const Series *series, gsize cell, gsize end, gsize *old_cell)
{
  const CtDataset *now = series->next->run->dataset, *then = series->next->old->figures;

  return series->figures == NULL ? ct_dataset_skip_alike(now, cell, end, then, old_cell) : 0;
}

/* The figures of this run and the old ones, side by side in their order. */
static void
walk(Series *series, guint32 indicator)
{
  const CtDataset *now = series->next->run->dataset, *then = series->next->old->figures;
  gsize cell, end, old_cell, old_end;

  ct_dataset_range(now, indicator, &cell, &end);
  ct_dataset_range(then, indicator, &old_cell, &old_end);
  if (series->figures != NULL)
    ct_batch_reserve(series->figures, MAX(end - cell, old_end - old_cell) + 1);
  if (series->figures != NULL && then->n_cells == 0) {
    append_all(series, cell, end);
    return;
  }
  while ((cell < end || old_cell < old_end) && !is_seen(series)) {
    CtObservation figure, old;
    gint order = cell == end ? 1 : -1;
    gsize n_same = skip_same(series, cell, end, &old_cell);

    if (n_same > 0) {
      cell += n_same;
      continue;
    }
    if (cell < end)
      figure = ct_dataset_get(now, cell);
    if (old_cell < old_end) {
      old = ct_dataset_get(then, old_cell);
      order = cell < end ? compare_keys(&figure, &old) : 1;
    }
    if (order > 0)
      keep_as_it_was(series, &old);
    else
      accept_figure(series, cell, &figure, order == 0 ? &old : NULL);
    cell += order <= 0 ? 1 : 0;
    old_cell += order >= 0 ? 1 : 0;
  }
}

static void
see_change(gsize indicator, gpointer user_data)
{
  const Next *next = user_data;
  Series series = {.next = next};

  walk(&series, (guint32)indicator);
  next->changed[indicator] = series.changed ? 1 : 0;
}

static void
fill(guint32 indicator, CtBatch *figures, CtBatch *before, gpointer user_data)
{
  Series series = {.next = user_data, .figures = figures, .before = before};

  walk(&series, indicator);
}

/* Answers */

static gboolean
are_about_the_same(const CtAnswer *a, const CtAnswer *b)
{
  return a->indicator == b->indicator && a->area == b->area && a->period == b->period &&
         g_str_equal(a->rule, b->rule);
}

static gboolean
say_the_same(const CtAnswer *a, const CtAnswer *b)
{
  return a->has_value == b->has_value &&
         (!a->has_value || ct_decimal_compare(a->value, b->value) == 0) &&
         g_str_equal(a->text, b->text) && g_str_equal(a->who, b->who) &&
         g_str_equal(a->when, b->when);
}

/* Whether the list has one about the same finding of the same figure. */
static const CtAnswer *
find_same(const CtAnswers *answers, const CtAnswer *answer)
{
  const CtAnswer *other;
  guint position = 0;

  while ((other = ct_answers_next(answers, answer->indicator, answer->area, answer->period,
                                  &position)) != NULL)
    if (are_about_the_same(other, answer))
      return other;
  return NULL;
}

static void
take_answer(const Next *next, const CtAnswer *answer, CtAnswers *answers, gboolean *changed)
{
  const CtAnswer *old = find_same(next->old->answers, answer);
  CtAnswer copy = *answer;

  if (find_same(answers, answer) != NULL)
    return;
  if (old != NULL && say_the_same(old, answer)) {
    copy.run = old->run;
  } else {
    copy.run = next->number;
    *changed = TRUE;
  }
  ct_answers_add(answers, &copy);
}

/* In the order of the old store, the new ones behind them. */
static CtAnswers *
next_answers(const Next *next, gboolean *changed)
{
  const CtAnswers *answered = next->run->answered;
  CtAnswers *answers = ct_answers_new();

  for (guint i = 0; i < ct_answers_count(next->old->answers); i++) {
    const CtAnswer *old = ct_answers_get(next->old->answers, i);
    const CtAnswer *again = find_same(answered, old);

    if (again != NULL)
      take_answer(next, again, answers, changed);
    else
      ct_answers_add(answers, old);
  }
  for (guint i = 0; i < ct_answers_count(answered); i++)
    take_answer(next, ct_answers_get(answered, i), answers, changed);
  return answers;
}

/* Writing it */

static void
clear_next(Next *next)
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
begin_next(Next *next, const CtPlan *plan, guint jobs)
{
  guint n = plan->catalog->n_indicators;

  next->number = next->old->run + 1;
  next->names = ct_submission_new("");
  next->open = find_open(next->run->dataset, next->run->findings);
  next->changed = g_new0(guint8, n + 1);
  name_all(next);
  ct_task_for_each(MAX(jobs, 1), n, see_change, next);
  return memchr(next->changed, 1, n + 1) != NULL;
}

static gboolean
write_next(Next *next, const CtPlan *plan, const CtAnswers *answers, const gchar *path, guint jobs,
           GError **error)
{
  const CtAcceptedContents contents = {.run = next->number,
                                       .names = next->names,
                                       .answers = answers,
                                       .strange = next->old->strange,
                                       .unknown = next->old->unknown,
                                       .fill = fill,
                                       .user_data = next};

  return ct_accepted_write(&contents, plan->catalog, jobs, path, error);
}

gboolean
ct_remember_write(const CtPlan *plan, const CtRun *run, const CtAccepted *accepted,
                  const gchar *path, guint jobs, gboolean *written, GError **error)
{
  Next next = {.run = run, .old = accepted};
  g_autoptr(CtAnswers) answers = NULL;
  gboolean changed, done = TRUE;

  *written = FALSE;
  if (accepted == NULL)
    return TRUE;
  changed = begin_next(&next, plan, jobs);
  answers = next_answers(&next, &changed);
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
