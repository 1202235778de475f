/* ct-cause.c: which figures are to blame for what is broken.
 *
 * Each tangle of breaches is looked at by itself, on any thread. First for one figure that
 * explains all of it, then for a few that do together, then for the one that explains most.
 * What is left is reported as it is.
 */
#include "rules/cause/ct-cause.h"

#include <string.h>

#include "base/ct-task.h"
#include "rules/cause/ct-copied.h"
#include "rules/cause/ct-culprit.h"
#include "rules/cause/ct-left-out.h"
#include "rules/cause/ct-search.h"
#include "rules/cause/ct-shift.h"

/* By so much the likeliest figure has to be ahead of the next one. */
#define CLEAR_LEAD 8
/* More broken constraints at once are not asked for a small set. */
#define MAX_SET_BREACHES 24u
/* Of a tangle that is too large. */
#define MAX_SUGGESTED 1000u
#define TASK_TANGLES 16u
#define WAVE_TASKS 256u

typedef struct {
  const CtBreaches *breaches;
  const CtCauseOptions *options;
  const CtTangles *tangles;
  CtNeighbours *neighbours;
  CtCopies *copies;
  CtShifts *shifts;
  gboolean *is_over;     /* of each breach: see ct_breaches_mark_over() */
  CtFindings **findings; /* of each task of the wave */
  guint wave;            /* the first tangle of the wave */
} Cause;

static void
report_each(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  for (guint i = 0; i < broken->len; i++) {
    guint number = g_array_index(broken, guint, i);
    ct_breaches_report(search->scene->all, ct_scene_incident(search->scene, number)->breach,
                       FALSE, findings);
  }
}

/* How many of the likeliest figures are too close to tell them apart. */
static guint
count_close(const GArray *remedies)
{
  const CtRemedy *first = &g_array_index(remedies, CtRemedy, 0);
  guint n = 1;

  while (n < remedies->len &&
         g_array_index(remedies, CtRemedy, n).cost < first->cost + CLEAR_LEAD)
    n++;
  return n;
}

/* One of @remedies repairs all of @broken. */
static void
report_singles(const CtSearch *search, const GArray *remedies, const GArray *broken,
               CtFindings *findings)
{
  const CtRemedy *list = (const CtRemedy *)(gconstpointer)remedies->data;
  const guint *reasons = (const guint *)(gconstpointer)broken->data;
  guint n_close = count_close(remedies);

  if (n_close == 1)
    ct_culprit_report(search->scene, list, MIN(remedies->len, 3), reasons, broken->len, findings);
  else
    ct_culprits_report(search->scene, list, remedies->len, n_close, reasons, broken->len, findings);
}

static gboolean
explain_by_one(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  g_autoptr(GArray) remedies = ct_search_singles(search, broken);

  if (remedies->len == 0)
    return FALSE;
  report_singles(search, remedies, broken, findings);
  return TRUE;
}

/* Each of the figures is looked at with the others as they ought to be: what is broken then
 * is its own, and other figures may explain it, too. */
static void
report_one_of_set(const CtSearch *search, const GArray *set, guint own, const GArray *broken,
                  CtFindings *findings)
{
  for (guint i = 0; i < set->len; i++)
    if (i != own)
      ct_scene_push(search->scene, &g_array_index(set, CtRemedy, i).slips[0].changed);
  g_autoptr(GArray) still = ct_search_still_broken(search, broken);
  if (still->len > 0 && !explain_by_one(search, still, findings))
    report_each(search, still, findings);
  for (guint i = 1; i < set->len; i++)
    ct_scene_pop(search->scene);
}

static gboolean
explain_by_set(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  g_autoptr(GArray) set = NULL;

  if (broken->len < 2 || broken->len > MAX_SET_BREACHES)
    return FALSE;
  set = ct_search_set(search, broken);
  for (guint i = 0; set != NULL && i < set->len; i++)
    report_one_of_set(search, set, i, broken, findings);
  return set != NULL;
}

static void explain(const CtSearch *search, const GArray *broken, CtFindings *findings);

/* The one that explains most is told; the rest is looked at again as if it were right. */
static gboolean
explain_most(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  CtRemedy best;

  if (broken->len < 3 || !ct_search_best(search, broken, &best))
    return FALSE;
  ct_scene_push(search->scene, &best.slips[0].changed);
  g_autoptr(GArray) still = ct_search_still_broken(search, broken);
  g_autoptr(GArray) reasons = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0, at = 0; i < broken->len; i++) {
    if (at < still->len &&
        g_array_index(still, guint, at) == g_array_index(broken, guint, i))
      at++;
    else
      g_array_append_vals(reasons, &g_array_index(broken, guint, i), 1);
  }
  ct_culprit_report(search->scene, &best, 1, (const guint *)(gconstpointer)reasons->data,
                    reasons->len, findings);
  if (still->len > 0)
    explain(search, still, findings);
  ct_scene_pop(search->scene);
  return TRUE;
}

static void
explain(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  if (!explain_by_one(search, broken, findings) && !explain_by_set(search, broken, findings) &&
      !explain_most(search, broken, findings))
    report_each(search, broken, findings);
}

static void
explain_rest(const CtSearch *search, const GArray *broken, CtFindings *findings)
{
  g_autoptr(GArray) still = ct_search_still_broken(search, broken);

  if (still->len > 0)
    explain(search, still, findings);
}

static gboolean
is_of_copy(const Cause *cause, const CtShift *shift)
{
  for (guint i = 0; i < shift->breaches->len; i++)
    if (cause->copies->is_taken[g_array_index(shift->breaches, guint, i)])
      return TRUE;
  return FALSE;
}

/* Figures that stand in one another's places are told with the first breach that they repair,
 * and looked at as if they stood in their own. */
static void
take_shift(const Cause *cause, const CtTangle *tangle, CtScene *scene, CtFindings *findings)
{
  guint first = cause->tangles->breaches[tangle->first];
  guint number = cause->shifts->of_tangle[cause->tangles->number[first]];
  const CtShift *shift = number > 0 ? cause->shifts->list->pdata[number - 1] : NULL;
  guint least = G_MAXUINT;

  if (shift == NULL || is_of_copy(cause, shift))
    return;
  for (guint i = 0; i < shift->breaches->len; i++)
    least = MIN(least, g_array_index(shift->breaches, guint, i));
  if (cause->tangles->number[least] == cause->tangles->number[first])
    ct_shift_report(shift, cause->breaches, findings);
  for (guint i = 0; i < shift->figures->len; i++)
    ct_scene_push(scene, &g_array_index(shift->figures, CtObservation, i));
}

/* Whether some breach may still be told: of the others hardly more than their number is. */
static gboolean
may_be_told(const Cause *cause, const CtTangle *tangle)
{
  for (guint i = 0; i < tangle->n; i++)
    if (!cause->is_over[cause->tangles->breaches[tangle->first + i]])
      return TRUE;
  return FALSE;
}

/* Too much hangs together for looking for a cause. */
static void
report_tangle(const Cause *cause, const CtTangle *tangle, CtFindings *findings)
{
  const guint *breaches = cause->tangles->breaches + tangle->first;

  for (guint i = 0; i < tangle->n; i++)
    if (!cause->copies->is_taken[breaches[i]])
      ct_breaches_report(cause->breaches, breaches[i],
                         i < MAX_SUGGESTED && !cause->is_over[breaches[i]], findings);
}

static void
tell_too_large(const Cause *cause, const CtTangle *tangle, CtFindings *findings)
{
  const CtView *view = cause->breaches->view;
  gsize cell = ct_breaches_get(cause->breaches, cause->tangles->breaches[tangle->first]).cell;
  CtObservation figure = ct_dataset_get(view->current, cell);
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_INFO, "localise.too-large",
                                           ct_dataset_submission(view->current, cell), &figure);

  ct_findings_add(findings, &finding,
                  _("%u broken rules hang together by the figures they use, which are more than "
                    "%u: each is told for itself, and no cause was looked for"),
                  tangle->n, cause->options->max_figures);
}

static void
explain_tangle(const Cause *cause, const CtTangle *tangle, CtMemo *memo, CtFindings *findings)
{
  const guint *breaches = cause->tangles->breaches + tangle->first;
  CtScene scene;

  if (!may_be_told(cause, tangle)) {
    report_tangle(cause, tangle, findings);
    return;
  }
  if (!ct_scene_init(&scene, memo, cause->breaches, breaches, tangle->n,
                     cause->options->max_figures, cause->options->steps)) {
    tell_too_large(cause, tangle, findings);
    report_tangle(cause, tangle, findings);
  } else {
    const CtSearch search = {&scene, cause->neighbours, cause->options};
    g_autoptr(GArray) broken = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < tangle->n; i++)
      if (!cause->copies->is_taken[breaches[i]])
        g_array_append_val(broken, i);
    take_shift(cause, tangle, &scene, findings);
    if (scene.changed->len > 0)
      explain_rest(&search, broken, findings);
    else if (broken->len > 0)
      explain(&search, broken, findings);
  }
  ct_scene_clear(&scene);
}

static void
run_task(gsize number, gpointer user_data)
{
  const Cause *cause = user_data;
  guint begin = cause->wave + (guint)number * TASK_TANGLES;
  guint end = MIN(begin + TASK_TANGLES, cause->tangles->n);
  g_autoptr(CtMemo) memo = ct_memo_new(cause->breaches->view);

  cause->findings[number] = ct_findings_new();
  for (guint i = begin; i < end; i++)
    explain_tangle(cause, &cause->tangles->list[i], memo, cause->findings[number]);
}

static void
run_all(Cause *cause, guint n_threads, CtFindings *findings)
{
  g_autofree CtFindings **list = g_new0(CtFindings *, WAVE_TASKS);

  cause->findings = list;
  while (cause->wave < cause->tangles->n) {
    guint left = cause->tangles->n - cause->wave;
    guint n = MIN((left + TASK_TANGLES - 1) / TASK_TANGLES, WAVE_TASKS);
    ct_task_for_each(n_threads, n, run_task, cause);
    for (guint i = 0; i < n; i++) {
      ct_findings_take(findings, list[i]);
      ct_findings_free(list[i]);
    }
    cause->wave += MIN(left, WAVE_TASKS * TASK_TANGLES);
  }
}

/* Tables are asked for only where something is broken. */
static CtNeighbours *
new_neighbours(const CtView *view, const CtTangles *tangles, guint n_threads)
{
  g_autofree gboolean *asked = g_new0(gboolean, MAX(view->n_submissions, 1));

  for (gsize cell = 0; cell < view->current->n_cells; cell++) {
    guint32 submission =
        tangles->first_use[cell] != 0 ? ct_dataset_submission(view->current, cell) : CT_INDEX_NONE;
    if (submission < view->n_submissions)
      asked[submission] = TRUE;
  }
  return ct_neighbours_new(view, asked, n_threads);
}

/* A rate that is the mean of others and that a rule does not hold for is told with that rule:
 * at the rate, or where its numerator or denominator is wrong, there. */
static void
lower_means(const Cause *cause, CtFindings *findings)
{
  const CtDataset *current = cause->breaches->view->current;

  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    gsize cell = strcmp(finding->rule, "rollup.plain-mean") != 0
                     ? CT_CELL_NONE
                     : ct_dataset_find(current, finding->indicator, finding->period,
                                       finding->area, CT_MEASURE_ACTUAL);
    g_autofree gchar *message = NULL;
    if (cell == CT_CELL_NONE || cause->tangles->first_use[cell] == 0)
      continue;
    message = g_strdup(finding->message);
    ct_findings_lower(findings, i, message);
  }
}

void
ct_cause_localise(const CtBreaches *breaches, const CtCauseOptions *options, guint n_threads,
                  CtFindings *findings)
{
  g_autoptr(CtTangles) tangles = NULL;
  g_autoptr(GArray) left_out = NULL;
  Cause cause = {.breaches = breaches, .options = options};

  tangles = ct_tangles_new(breaches, MAX(n_threads, 1));
  cause.tangles = tangles;
  cause.neighbours = new_neighbours(breaches->view, tangles, MAX(n_threads, 1));
  cause.is_over = ct_breaches_mark_over(breaches);
  lower_means(&cause, findings);
  left_out = ct_left_out_collect(breaches, findings);
  ct_left_out_suggest(breaches, cause.neighbours, options, findings);
  cause.copies = ct_copies_find(breaches, tangles, cause.neighbours);
  ct_copies_report(cause.copies, breaches, findings);
  cause.shifts = ct_shifts_find(breaches, tangles, cause.neighbours, left_out, options,
                                MAX(n_threads, 1));
  run_all(&cause, MAX(n_threads, 1), findings);
  ct_shifts_free(cause.shifts);
  ct_copies_free(cause.copies);
  g_free(cause.is_over);
  ct_neighbours_free(cause.neighbours);
}
