#include "pipeline/ct-run.h"

#include "base/ct-task.h"
#include "data/ct-merge.h"
#include "pipeline/ct-answering.h"
#include "pipeline/ct-collect.h"
#include "rules/ct-engine.h"

void
ct_run_free(CtRun *run)
{
  if (run == NULL)
    return;
  ct_dataset_free(run->dataset);
  ct_findings_free(run->findings);
  ct_scorecard_free(run->scorecard);
  ct_priorities_free(run->priorities);
  ct_answers_free(run->answered);
  g_ptr_array_unref(run->submissions);
  g_free(run);
}

/* Merging: from here on submissions have their numbers. */

static void
merge(CtRun *run, const CtPlan *plan, const GPtrArray *processed, CtPool *pool, guint jobs)
{
  g_autofree CtPart *parts = g_new(CtPart, processed->len + 1);

  for (guint i = 0; i < processed->len; i++) {
    CtProcessed *one = processed->pdata[i];

    ct_findings_number(one->findings, i);
    ct_findings_take(run->findings, one->findings);
    g_ptr_array_add(run->submissions, g_steal_pointer(&one->submission));
    parts[i] = one->part;
  }
  run->dataset = ct_dataset_merge_pool(plan->catalog, pool, parts,
                                       (CtSubmission *const *)run->submissions->pdata,
                                       processed->len, jobs, run->findings);
}

/* Validation */

typedef struct {
  const CtPlan *plan;
  const CtView *view;
  CtFindings **findings; /* of each step */
} Checking;

static void
check_step(gsize index, gpointer user_data)
{
  const Checking *checking = user_data;
  const CtPlanStep *step = &g_array_index(checking->plan->validate, CtPlanStep, index);
  const CtValidateRole *role = step->instance.plugin->validate;

  checking->findings[index] = ct_findings_new();
  if (role->check != NULL)
    role->check(step->instance.self, checking->view, checking->findings[index]);
}

/* The checks run side by side; what they found, and the scores, are taken in their order. */
static void
check(const CtPlan *plan, const CtView *view, guint jobs, CtRun *run)
{
  g_autofree CtFindings **all = g_new0(CtFindings *, plan->validate->len + 1);
  Checking checking = {.plan = plan, .view = view, .findings = all};

  ct_task_for_each(jobs, plan->validate->len, check_step, &checking);
  for (guint i = 0; i < plan->validate->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->validate, CtPlanStep, i);
    const CtValidateRole *role = step->instance.plugin->validate;
    g_autoptr(CtFindings) findings = all[i];

    if (role->score != NULL && plan->kind == CT_PLAN_RUN)
      role->score(step->instance.self, view, run->scorecard, findings);
    if (step->step->has_severity)
      ct_findings_set_severity(findings, step->step->severity);
    ct_findings_take(run->findings, findings);
  }
}

/* The step that looks for causes, or NULL. */
static const CtPlanStep *
find_localiser(const CtPlan *plan)
{
  for (guint i = 0; i < plan->validate->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->validate, CtPlanStep, i);

    if (step->instance.plugin->validate->localise != NULL)
      return step;
  }
  return NULL;
}

/* Returns: (nullable): what is broken, where a cause is looked for */
static CtBreaches *
constrain(const CtPlan *plan, const CtView *view, guint jobs, CtFindings *findings)
{
  if (find_localiser(plan) != NULL)
    return ct_engine_find_breaches(view, plan->constraints, jobs, findings);
  ct_engine_run(view, plan->constraints, jobs, findings);
  return NULL;
}

/* After the checks: what they found may have the same cause. */
static void
localise(const CtPlan *plan, const CtBreaches *breaches, guint jobs, CtFindings *findings)
{
  const CtPlanStep *localiser = find_localiser(plan);

  localiser->instance.plugin->validate->localise(localiser->instance.self, breaches, jobs,
                                                 findings);
}

static CtView
view_of(const CtRun *run, const CtPlan *plan, const CtRunOptions *options)
{
  return (CtView){.catalog = plan->catalog,
                  .period = plan->pipeline->period,
                  .current = run->dataset,
                  .history = plan->history,
                  .submissions = (CtSubmission *const *)run->submissions->pdata,
                  .n_submissions = run->submissions->len,
                  .whole = plan->kind == CT_PLAN_RUN,
                  .due = plan->pipeline->due,
                  .accepted = options->accepted != NULL
                                  ? options->accepted(options->remembering)
                                  : NULL,
                  .n_threads = options->jobs};
}

static void
validate(CtRun *run, const CtPlan *plan, const CtRunOptions *options)
{
  CtView view = view_of(run, plan, options);
  g_autoptr(CtBreaches) breaches = constrain(plan, &view, options->jobs, run->findings);

  check(plan, &view, options->jobs, run);
  if (breaches != NULL)
    localise(plan, breaches, options->jobs, run->findings);
  ct_answer_findings(plan, &view, run);
}

/* What to look at first. */
static void
rank(CtRun *run, const CtPlan *plan, const CtRunOptions *options)
{
  const CtView view = view_of(run, plan, options);

  for (guint i = 0; i < plan->validate->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->validate, CtPlanStep, i);
    const CtValidateRole *role = step->instance.plugin->validate;

    if (role->rank != NULL)
      role->rank(step->instance.self, &view, run->findings, run->priorities);
  }
  ct_priorities_finish(run->priorities, run->findings);
}

CtRun *
ct_run_execute(const CtPlan *plan, const gchar *const *files, const CtRunOptions *options)
{
  CtRun *run = g_new0(CtRun, 1);
  g_autoptr(CtPool) pool = ct_pool_new();
  g_autoptr(GPtrArray) processed = ct_collect(plan, files, options, pool);

  run->submissions = g_ptr_array_new_with_free_func((GDestroyNotify)ct_submission_free);
  run->findings = ct_findings_new();
  run->scorecard = ct_scorecard_new();
  run->priorities = ct_priorities_new();
  run->answered = ct_answers_new();
  merge(run, plan, processed, pool, options->jobs);
  validate(run, plan, options);
  ct_findings_finish(run->findings);
  rank(run, plan, options);
  run->results = (CtResults){.catalog = plan->catalog,
                             .dataset = run->dataset,
                             .findings = run->findings,
                             .scorecard = run->scorecard,
                             .priorities = run->priorities,
                             .submissions = (CtSubmission *const *)run->submissions->pdata,
                             .n_submissions = run->submissions->len,
                             .n_threads = options->jobs};
  return run;
}

gboolean
ct_run_emit(const CtPlan *plan, const CtRun *run, CtOutputSet *outputs, GError **error)
{
  for (guint i = 0; i < plan->emit->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->emit, CtPlanStep, i);

    if (!step->instance.plugin->emit->emit(step->instance.self, &run->results, outputs, error)) {
      g_prefix_error(error, "%s ", step->step->where);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
any_failed(const CtRun *run)
{
  for (guint i = 0; i < run->submissions->len; i++)
    if (((const CtSubmission *)run->submissions->pdata[i])->status == CT_SUBMISSION_FAILED)
      return TRUE;
  return FALSE;
}

gint
ct_run_exit_code(const CtPlan *plan, const CtRun *run)
{
  guint64 at_or_above = 0;

  for (guint severity = 0; severity <= CT_SEVERITY_ERROR; severity++)
    if (severity >= (guint)plan->pipeline->fail_at)
      at_or_above += ct_findings_total(run->findings, (CtSeverity)severity);
  if (any_failed(run))
    return 3;
  return at_or_above > 0 ? 1 : 0;
}
