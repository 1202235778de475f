/* ct-judged.c: what is said of a cell that breaks its rules. */
#include "rules/ct-judged.h"

#include "base/ct-message.h"
#include "rules/ct-breach.h"
#include "rules/ct-explain.h"
#include "rules/ct-number-text.h"

static const CtConstraint *
constraint_of(const CtJudged *judged, guint i)
{
  const CtRuleIndex *index = judged->suggest.index;

  return ct_constraints_get(index->constraints, index->usages[judged->first + i].constraint);
}

static const CtView *
view_of(const CtJudged *judged)
{
  return judged->suggest.index->view;
}

static CtFinding
finding_at(const CtJudged *judged, CtSeverity severity, const gchar *rule)
{
  return ct_finding_of_figure(severity, rule,
                              ct_dataset_submission(view_of(judged)->current, judged->cell),
                              &judged->figure);
}

/* Whether the figures fit when some of them were cut and not rounded. */
static gboolean
fits_when_cut(const CtJudged *judged, guint i)
{
  CtEvaluation evaluation = {.view = view_of(judged), .cell = &judged->figure,
                             .rounding = CT_ROUNDING_EITHER};

  if (judged->suggest.sieve != NULL &&
      !ct_sieve_may_fit_cut(judged->suggest.sieve, judged->suggest.block, constraint_of(judged, i),
                            &judged->figure))
    return FALSE;
  return ct_evaluate_constraint(&evaluation, constraint_of(judged, i)) == CT_VERDICT_HOLDS;
}

static void
report_cut(const CtJudged *judged, guint i)
{
  CtEvaluation evaluation = {.view = view_of(judged), .cell = &judged->figure};
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
report_operand(const CtJudged *judged, const CtConstraint *constraint, const CtRepair *repair,
               const gchar *suggestion)
{
  const CtView *view = view_of(judged);
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
                  _("this figure does not fit those around it: %s in its place satisfies every "
                    "rule that uses it (%u: %s), among them that on %s"),
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
  g_string_append_printf(message, _("%s instead would satisfy every rule that uses it (%u: %s)"),
                         value->str, repair->n_rules, repair->rules);
}

static void
append_operand(GString *message, const CtJudged *judged, const CtRepair *repair)
{
  g_autoptr(GString) operand = g_string_new(NULL), value = g_string_new(NULL);

  ct_number_append(value, ct_decimal_reduce(repair->changed.value));
  ct_explain_append_cell(operand, view_of(judged)->catalog, &repair->figure);
  g_string_append(message, "; ");
  g_string_append_printf(message, _("it would hold with %s for %s"), value->str, operand->str);
}

/* @repair: (nullable): of the figure itself */
static void
report_broken(const CtJudged *judged, const CtConstraint *constraint, const CtRepair *repair)
{
  CtEvaluation evaluation = {.view = view_of(judged), .cell = &judged->figure};
  CtFinding finding = finding_at(judged, constraint->severity, constraint->rule);
  g_autofree gchar *own = repair != NULL ? repaired_value(repair) : NULL;
  g_autofree gchar *other = NULL;
  CtExplanation explanation;
  CtRepair operand;

  ct_explanation_init(&explanation, &evaluation, constraint);
  if (own != NULL) {
    append_repair(explanation.message, repair);
  } else if (*judged->repairs_left > 0 &&
             ct_suggest_operand(&judged->suggest, constraint, &judged->figure, &operand)) {
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

void
ct_judged_report(const CtJudged *judged)
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
      repaired = ct_suggest_repair(&judged->suggest, &judged->figure, &repair);
    }
    broken = TRUE;
    report_broken(judged, constraint_of(judged, i), repaired ? &repair : NULL);
  }
}

void
ct_judged_report_one(const CtJudged *judged, const CtConstraint *constraint)
{
  CtRepair repair;
  gboolean repaired = *judged->repairs_left > 0 &&
                      ct_suggest_repair(&judged->suggest, &judged->figure, &repair);

  report_broken(judged, constraint, repaired ? &repair : NULL);
}

void
ct_judged_collect(const CtJudged *judged, GArray *breaches)
{
  gboolean cut = FALSE;

  for (guint i = 0; i < judged->n; i++) {
    CtBreach breach = {judged->suggest.index->usages[judged->first + i].constraint, judged->cell};
    if (judged->verdicts[i] != CT_VERDICT_BROKEN)
      continue;
    if (!fits_when_cut(judged, i)) {
      g_array_append_val(breaches, breach);
      continue;
    }
    if (!cut)
      report_cut(judged, i);
    cut = TRUE;
  }
}
