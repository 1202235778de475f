/* ct-engine.c: one walk over the cells.
 *
 * The cells of each subject are cut into chunks of fixed size; a chunk has findings of
 * its own, which are put together in order. So nothing depends on who did what when.
 */
#include "rules/ct-engine.h"

#include "base/ct-message.h"
#include "base/ct-task.h"
#include "rules/ct-explain.h"
#include "rules/ct-number-text.h"
#include "rules/ct-suggest.h"

#define CHUNK_CELLS 512
/* Looking for what repairs a figure costs some hundred evaluations. */
#define CHUNK_REPAIRS 64

typedef struct {
  guint32 subject;
  gsize begin;
  gsize end;
  CtFindings *findings;
} Chunk;

typedef struct {
  const CtView *view;
  CtRuleIndex *index;
  GArray *chunks;
} Engine;

/* One cell with its verdicts. */
typedef struct {
  const Engine *engine;
  CtFindings *findings;
  guint *repairs_left;
  gsize cell;
  CtObservation figure;
  guint first; /* usage of the subject */
  guint n;
  CtVerdict *verdicts;
} Judged;

static const CtConstraint *
constraint_of(const Judged *judged, guint i)
{
  const CtRuleIndex *index = judged->engine->index;

  return ct_constraints_get(index->constraints, index->usages[judged->first + i].constraint);
}

static CtFinding
finding_at(const Judged *judged, CtSeverity severity, const gchar *rule)
{
  return ct_finding_of_figure(severity, rule,
                              ct_dataset_submission(judged->engine->view->current, judged->cell),
                              &judged->figure);
}

/* Whether the figure, its operands or both fit when they were cut and not rounded. */
static gboolean
fits_when_cut(const Judged *judged, guint i)
{
  static const CtRounding ways[][2] = {
    {CT_ROUNDING_CUT, CT_ROUNDING_NEAREST},
    {CT_ROUNDING_NEAREST, CT_ROUNDING_CUT},
    {CT_ROUNDING_CUT, CT_ROUNDING_CUT},
  };

  for (guint way = 0; way < G_N_ELEMENTS(ways); way++) {
    CtEvaluation evaluation = {.view = judged->engine->view, .cell = &judged->figure,
                               .of_subject = ways[way][0], .of_others = ways[way][1]};
    if (ct_evaluate_constraint(&evaluation, constraint_of(judged, i)) == CT_VERDICT_HOLDS)
      return TRUE;
  }
  return FALSE;
}

static void
report_cut(const Judged *judged, guint i)
{
  CtEvaluation evaluation = {.view = judged->engine->view, .cell = &judged->figure};
  CtFinding finding = finding_at(judged, CT_SEVERITY_INFO, "rounding.cut");
  CtExplanation explanation;

  ct_explanation_init(&explanation, &evaluation, constraint_of(judged, i));
  finding.observed = explanation.observed;
  finding.expected = explanation.expected;
  ct_findings_add(judged->findings, &finding,
                  _("the figures fit only when they were cut and not rounded (%s: %s)"),
                  constraint_of(judged, i)->rule, explanation.message->str);
  ct_explanation_clear(&explanation);
}

/* The operand to blame gets a finding of its own, so that its sender hears of it. */
static void
report_operand(const Judged *judged, const CtConstraint *constraint, const CtRepair *repair,
               const gchar *suggestion)
{
  const CtView *view = judged->engine->view;
  CtFinding finding;
  gsize cell = ct_dataset_find(view->current, repair->figure.indicator, repair->figure.period,
                               repair->figure.area, repair->figure.measure);
  g_autoptr(GString) subject = g_string_new(NULL), value = g_string_new(NULL);
  gchar observed[CT_DECIMAL_CHARS];

  if (cell == CT_CELL_NONE)
    return;
  ct_decimal_format(repair->figure.value, observed);
  ct_explain_append_cell(subject, view->catalog, &judged->figure);
  finding = ct_finding_of_figure(constraint->severity, constraint->rule,
                                 ct_dataset_submission(view->current, cell), &repair->figure);
  finding.observed = observed;
  finding.expected = suggestion;
  finding.suggestion = suggestion;
  ct_number_append(value, ct_decimal_reduce(repair->changed.value));
  ct_findings_add(judged->findings, &finding,
                  _("this figure does not fit those around it: %s in its place satisfies all %u "
                    "rules that use it (%s), among them that on %s"),
                  value->str, repair->n_rules, repair->rules, subject->str);
}

static gchar *
repaired_value(const CtRepair *repair)
{
  gchar plain[CT_DECIMAL_CHARS];

  ct_decimal_format(repair->changed.value, plain);
  return g_strdup(plain);
}

static void
append_repair(GString *message, const CtRepair *repair)
{
  g_autoptr(GString) value = g_string_new(NULL);

  ct_number_append(value, ct_decimal_reduce(repair->changed.value));
  g_string_append(message, "; ");
  g_string_append_printf(message, _("%s instead would satisfy all %u rules that use it (%s)"),
                         value->str, repair->n_rules, repair->rules);
}

static void
append_operand(GString *message, const Judged *judged, const CtRepair *repair)
{
  g_autoptr(GString) operand = g_string_new(NULL), value = g_string_new(NULL);

  ct_number_append(value, ct_decimal_reduce(repair->changed.value));
  ct_explain_append_cell(operand, judged->engine->view->catalog, &repair->figure);
  g_string_append(message, "; ");
  g_string_append_printf(message, _("it would hold with %s for %s"), value->str, operand->str);
}

/* @repair: (nullable): of the figure itself */
static void
report_broken(const Judged *judged, guint i, const CtRepair *repair)
{
  const CtConstraint *constraint = constraint_of(judged, i);
  CtEvaluation evaluation = {.view = judged->engine->view, .cell = &judged->figure};
  CtFinding finding = finding_at(judged, constraint->severity, constraint->rule);
  g_autofree gchar *own = repair != NULL ? repaired_value(repair) : NULL;
  g_autofree gchar *other = NULL;
  CtExplanation explanation;
  CtRepair operand;

  ct_explanation_init(&explanation, &evaluation, constraint);
  if (own != NULL) {
    append_repair(explanation.message, repair);
  } else if (*judged->repairs_left > 0 &&
             ct_suggest_operand(judged->engine->index, constraint, &judged->figure, &operand)) {
    other = repaired_value(&operand);
    append_operand(explanation.message, judged, &operand);
  }
  finding.observed = explanation.observed;
  finding.expected = explanation.expected;
  finding.suggestion = own;
  ct_findings_add(judged->findings, &finding, "%s", explanation.message->str);
  if (other != NULL)
    report_operand(judged, constraint, &operand, other);
  ct_explanation_clear(&explanation);
}

static void
report_cell(const Judged *judged)
{
  CtRepair repair;
  gboolean cut = FALSE, broken = FALSE, repaired = FALSE;

  for (guint i = 0; i < judged->n; i++) {
    if (judged->verdicts[i] != CT_VERDICT_BROKEN)
      continue;
    if (fits_when_cut(judged, i)) {
      if (!cut)
        report_cut(judged, i);
      cut = TRUE;
      continue;
    }
    if (!broken && *judged->repairs_left > 0) {
      (*judged->repairs_left)--;
      repaired = ct_suggest_repair(judged->engine->index, &judged->figure, &repair);
    }
    broken = TRUE;
    report_broken(judged, i, repaired ? &repair : NULL);
  }
}

static void
judge_cell(Judged *judged)
{
  CtEvaluation evaluation = {.view = judged->engine->view, .cell = &judged->figure};
  CtVerdict before = CT_VERDICT_UNTELLABLE;
  gboolean broken = FALSE;

  for (guint i = 0; i < judged->n; i++) {
    before = ct_rule_index_judge(judged->engine->index, judged->first + i, before, &evaluation);
    judged->verdicts[i] = before;
    broken |= before == CT_VERDICT_BROKEN;
  }
  if (broken)
    report_cell(judged);
}

static void
run_chunk(gsize number, gpointer user_data)
{
  const Engine *engine = user_data;
  Chunk *chunk = &g_array_index(engine->chunks, Chunk, number);
  guint end, repairs_left = CHUNK_REPAIRS;
  Judged judged = {.engine = engine, .repairs_left = &repairs_left};

  chunk->findings = ct_findings_new();
  judged.findings = chunk->findings;
  ct_rule_index_range(engine->index, chunk->subject, &judged.first, &end);
  judged.n = ct_rule_index_n_subject(engine->index, chunk->subject);
  g_autofree CtVerdict *verdicts = g_new(CtVerdict, judged.n);
  judged.verdicts = verdicts;

  for (judged.cell = chunk->begin; judged.cell < chunk->end; judged.cell++) {
    judged.figure = ct_dataset_get(engine->view->current, judged.cell);
    if (!judged.figure.missing)
      judge_cell(&judged);
  }
}

static void
cut_into_chunks(Engine *engine)
{
  const CtView *view = engine->view;

  for (guint32 subject = 0; subject < view->catalog->n_indicators; subject++) {
    gsize begin, end;
    if (ct_rule_index_n_subject(engine->index, subject) == 0)
      continue;
    ct_dataset_range(view->current, subject, &begin, &end);
    for (gsize at = begin; at < end; at += CHUNK_CELLS) {
      Chunk chunk = {.subject = subject, .begin = at, .end = MIN(at + CHUNK_CELLS, end)};
      g_array_append_val(engine->chunks, chunk);
    }
  }
}

void
ct_engine_run(const CtView *view, const CtConstraints *constraints, guint n_threads,
              CtFindings *findings)
{
  Engine engine = {.view = view, .chunks = g_array_new(FALSE, FALSE, sizeof(Chunk))};

  engine.index = ct_rule_index_new(view, constraints);
  cut_into_chunks(&engine);
  ct_task_for_each(MAX(n_threads, 1), engine.chunks->len, run_chunk, &engine);
  for (guint i = 0; i < engine.chunks->len; i++) {
    Chunk *chunk = &g_array_index(engine.chunks, Chunk, i);
    ct_findings_take(findings, chunk->findings);
    ct_findings_free(chunk->findings);
  }
  ct_rule_index_free(engine.index);
  g_array_unref(engine.chunks);
}
