/* ct-plan.h: a pipeline with everything it names opened and checked.
 *
 * After this, nothing of the run's configuration can be wrong any more: catalog,
 * history, plugins and their options are loaded before anything is fetched.
 */
#pragma once

#include "intake/ct-intake.h"
#include "pipeline/ct-pipeline.h"
#include "rules/ct-constraint.h"

G_BEGIN_DECLS

typedef enum {
  CT_PLAN_RUN,     /* all of it */
  CT_PLAN_VALIDATE, /* no fetch plugins, no emitters, no scorecard */
  CT_PLAN_PREVIEW  /* neither rules nor history: what intake recognises is written down */
} CtPlanKind;

/**
 * CtPlanSource:
 * @fetch, @read: opened; their plugin is NULL where the source names none
 */
typedef struct {
  const CtSource *source;
  CtInstance fetch;
  CtInstance read;
  CtIntakeOptions intake;
} CtPlanSource;

typedef struct {
  const CtStep *step;
  CtInstance instance;
} CtPlanStep;

/**
 * CtPlan: immutable once made; any number of threads.
 * @pipeline: borrowed
 * @sources: (element-type CtPlanSource)
 * @normalize, @validate, @emit: (element-type CtPlanStep): in order of the file
 * @readers: (element-type CtInstance): all installed, for files without a stated reader
 * @history: (nullable)
 * @constraints: of all plugins that validate
 * @answers: (nullable): of the pipeline's file of answers
 * @remembers: what earlier runs accepted is asked for, and what this one accepts is kept
 */
typedef struct {
  const CtPipeline *pipeline;
  CtPlanKind kind;
  CtHost *host;
  CtCatalog *catalog;
  GArray *sources;
  GArray *normalize;
  GArray *validate;
  GArray *emit;
  GArray *readers;
  CtDataset *history;
  CtConstraints *constraints;
  CtAnswers *answers;
  gboolean remembers;
} CtPlan;

/* Fails with %CT_ERROR_CONFIG. */
CtPlan *ct_plan_new(const CtPipeline *pipeline, CtPlanKind kind, GError **error);
void ct_plan_free(CtPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPlan, ct_plan_free)

G_END_DECLS
