#include "ways.h"

#include "rules/ct-operands.h"
#include "rules/ct-rule-index.h"

#define MAX_OPERANDS 256

typedef struct {
  const Table *table;
  const CtRun *run;
  CtView view;
  CtRuleIndex *index;
  WayOutcome *outcomes;
  GHashTable *wrong;  /* cells, from 1 */
  GHashTable *blamed; /* cells, from 1, to the broken rules of a record that take them */
  guint most;
} Looking;

const gchar *
way_name(Way way)
{
  static const gchar *const names[] = {"tolerance 0.05", "tolerance 0.5", "record by record"};

  return names[way];
}

static gboolean
is_wrong(const Looking *looking, gsize cell)
{
  return g_hash_table_contains(looking->wrong, GSIZE_TO_POINTER(cell + 1));
}

/* How far both sides are apart as printed, at least for a rule that is broken so. */
static gboolean
is_farther(const CtConstraint *constraint, const CtEvaluation *exactly, CtDecimal tolerance)
{
  CtEvaluation evaluation = *exactly;
  CtInterval left, right;
  CtRational difference;

  if (!ct_evaluate(&evaluation, constraint->left, &left) ||
      !ct_evaluate(&evaluation, constraint->right, &right) ||
      !ct_rational_subtract(left.low, right.low, &difference))
    return TRUE;
  if (ct_rational_sign(difference) < 0)
    difference = ct_rational_negate(difference);
  return ct_rational_compare(difference, ct_rational_from_decimal(tolerance)) > 0;
}

/* With each figure rounded or cut, as it may be. */
static gboolean
is_broken(const Looking *looking, guint at, CtVerdict before, const CtObservation *subject)
{
  CtEvaluation evaluation = {
    .view = &looking->view, .cell = subject, .rounding = CT_ROUNDING_EITHER};

  return ct_rule_index_judge(looking->index, at, before, &evaluation) == CT_VERDICT_BROKEN;
}

static gboolean
is_of_record(const CtObservation *subject, const CtOperand *operands, guint n)
{
  for (guint i = 0; i < n; i++)
    if (operands[i].figure.area != subject->area || operands[i].figure.period != subject->period)
      return FALSE;
  return TRUE;
}

static gboolean
any_wrong(const Looking *looking, gsize cell, const CtOperand *operands, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_wrong(looking, operands[i].cell))
      return TRUE;
  return is_wrong(looking, cell);
}

static void
tell(Looking *looking, Way way, const CtConstraint *constraint, gsize cell,
     const CtOperand *operands, guint n)
{
  WayOutcome *outcome = &looking->outcomes[way];
  gboolean error = constraint->severity == CT_SEVERITY_ERROR;

  if (constraint->severity == CT_SEVERITY_INFO)
    return;
  if (way != WAY_RECORD && (!outcome->alarm || (error && !outcome->error)))
    outcome->cell = is_wrong(looking, cell);
  outcome->alarm = TRUE;
  outcome->error |= error;
  outcome->seen |= any_wrong(looking, cell, operands, n);
}

static void
blame(Looking *looking, gsize cell)
{
  gpointer key = GSIZE_TO_POINTER(cell + 1);
  guint rules = GPOINTER_TO_UINT(g_hash_table_lookup(looking->blamed, key)) + 1;

  g_hash_table_insert(looking->blamed, key, GUINT_TO_POINTER(rules));
  if (rules > looking->most) {
    looking->most = rules;
    looking->outcomes[WAY_RECORD].cell = is_wrong(looking, cell);
  }
}

static void
look_at_rule(Looking *looking, guint at, CtVerdict before, gsize cell,
             const CtObservation *subject)
{
  static const CtDecimal tolerances[] = {{5, 2}, {5, 1}};
  const CtConstraint *constraint = ct_constraints_get(
      looking->index->constraints, looking->index->usages[at].constraint);
  CtEvaluation exactly = {.view = &looking->view, .cell = subject, .exactly = TRUE};
  CtEvaluation around = {.view = &looking->view, .cell = subject};
  gboolean differs =
      ct_rule_index_judge(looking->index, at, before, &exactly) == CT_VERDICT_BROKEN;
  gboolean broken = is_broken(looking, at, before, subject);
  CtOperand operands[MAX_OPERANDS];
  guint n = 0;

  if ((!differs && !broken) ||
      !ct_operands_collect(&around, constraint, operands, MAX_OPERANDS, &n))
    return;
  for (Way way = WAY_TOLERANCE_005; differs && way <= WAY_TOLERANCE_05; way++)
    if (is_farther(constraint, &exactly, tolerances[way]))
      tell(looking, way, constraint, cell, operands, n);
  if (!broken || !is_of_record(subject, operands, n))
    return;
  tell(looking, WAY_RECORD, constraint, cell, operands, n);
  blame(looking, cell);
  for (guint i = 0; i < n; i++)
    blame(looking, operands[i].cell);
}

static void
look_at_cell(Looking *looking, guint first, guint n, gsize cell)
{
  const CtObservation subject = ct_dataset_get(looking->view.current, cell);
  CtVerdict before = CT_VERDICT_UNTELLABLE;

  for (guint i = 0; i < n && !subject.missing; i++) {
    CtEvaluation evaluation = {.view = &looking->view, .cell = &subject};
    CtVerdict verdict = ct_rule_index_judge(looking->index, first + i, before, &evaluation);
    if (verdict != CT_VERDICT_UNTELLABLE)
      look_at_rule(looking, first + i, before, cell, &subject);
    before = verdict;
  }
}

static void
find_wrong(Looking *looking)
{
  for (guint i = 0; i < looking->table->figures->len; i++) {
    const Figure *figure = table_figure(looking->table, i);
    gsize cell = figure->wrong ? ct_dataset_find(looking->view.current, figure->fact.indicator,
                                                 figure->fact.period, figure->fact.area,
                                                 figure->fact.measure)
                               : CT_CELL_NONE;
    if (cell != CT_CELL_NONE)
      g_hash_table_add(looking->wrong, GSIZE_TO_POINTER(cell + 1));
  }
}

void
ways_look(const CtPlan *plan, const Table *table, const CtRun *run, WayOutcome outcomes[N_WAYS])
{
  g_autoptr(GHashTable) wrong = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) blamed = g_hash_table_new(NULL, NULL);
  Looking looking = {.table = table,
                     .run = run,
                     .view = {.catalog = plan->catalog,
                              .period = plan->pipeline->period,
                              .current = run->dataset,
                              .history = plan->history,
                              .submissions = (CtSubmission *const *)run->submissions->pdata,
                              .n_submissions = run->submissions->len},
                     .outcomes = outcomes,
                     .wrong = wrong,
                     .blamed = blamed};

  for (Way way = 0; way < N_WAYS; way++)
    outcomes[way] = (WayOutcome){0};
  looking.index = ct_rule_index_new(&looking.view, plan->constraints);
  find_wrong(&looking);
  for (guint32 indicator = 0; indicator < plan->catalog->n_indicators; indicator++) {
    guint first, end, n = ct_rule_index_n_subject(looking.index, indicator);
    gsize begin, last;
    ct_rule_index_range(looking.index, indicator, &first, &end);
    ct_dataset_range(run->dataset, indicator, &begin, &last);
    for (gsize cell = begin; n > 0 && cell < last; cell++)
      look_at_cell(&looking, first, n, cell);
  }
  ct_rule_index_free(looking.index);
}
