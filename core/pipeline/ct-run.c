#include "pipeline/ct-run.h"

#include "base/ct-task.h"
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
  g_ptr_array_unref(run->submissions);
  g_free(run);
}

/* Merging: from here on submissions have their numbers. */

static void
merge(CtRun *run, const CtPlan *plan, GPtrArray *processed, guint jobs)
{
  g_autoptr(GPtrArray) batches = g_ptr_array_new_with_free_func((GDestroyNotify)ct_batch_free);

  for (guint i = 0; i < processed->len; i++) {
    CtProcessed *one = processed->pdata[i];

    ct_findings_number(one->findings, i);
    ct_findings_take(run->findings, one->findings);
    g_ptr_array_add(run->submissions, g_steal_pointer(&one->submission));
    g_ptr_array_add(batches, g_steal_pointer(&one->batch));
  }
  run->dataset = ct_dataset_merge(plan->catalog, (CtBatch **)batches->pdata,
                                  (CtSubmission *const *)run->submissions->pdata, batches->len,
                                  jobs, run->findings);
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

static void
validate(CtRun *run, const CtPlan *plan, guint jobs)
{
  CtView view = {.catalog = plan->catalog,
                 .period = plan->pipeline->period,
                 .current = run->dataset,
                 .history = plan->history,
                 .submissions = (CtSubmission *const *)run->submissions->pdata,
                 .n_submissions = run->submissions->len};

  ct_engine_run(&view, plan->constraints, jobs, run->findings);
  check(plan, &view, jobs, run);
}

CtRun *
ct_run_execute(const CtPlan *plan, const gchar *const *files, const CtRunOptions *options)
{
  CtRun *run = g_new0(CtRun, 1);
  g_autoptr(GPtrArray) processed = ct_collect(plan, files, options);

  run->submissions = g_ptr_array_new_with_free_func((GDestroyNotify)ct_submission_free);
  run->findings = ct_findings_new();
  run->scorecard = ct_scorecard_new();
  merge(run, plan, processed, options->jobs);
  validate(run, plan, options->jobs);
  ct_findings_finish(run->findings);
  run->results = (CtResults){.catalog = plan->catalog,
                             .dataset = run->dataset,
                             .findings = run->findings,
                             .scorecard = run->scorecard,
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
