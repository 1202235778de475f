/* ct-breach.c: lists of broken constraints. */
#include "rules/ct-breach-private.h"

#include "rules/ct-judged.h"

CtBreaches *
ct_breaches_new(CtRuleIndex *index, CtSieve *sieve)
{
  CtBreaches *breaches = g_new(CtBreaches, 1);

  breaches->view = index->view;
  breaches->index = index;
  breaches->sieve = sieve;
  breaches->list = g_array_new(FALSE, FALSE, sizeof(CtBreach));
  return breaches;
}

void
ct_breaches_free(CtBreaches *breaches)
{
  if (breaches == NULL)
    return;
  ct_sieve_free(breaches->sieve);
  ct_rule_index_free(breaches->index);
  g_array_unref(breaches->list);
  g_free(breaches);
}

guint
ct_breaches_count(const CtBreaches *breaches)
{
  return breaches->list->len;
}

CtBreach
ct_breaches_get(const CtBreaches *breaches, guint index)
{
  return g_array_index(breaches->list, CtBreach, index);
}

const CtConstraint *
ct_breaches_constraint(const CtBreaches *breaches, guint index)
{
  return ct_constraints_get(breaches->index->constraints,
                            ct_breaches_get(breaches, index).constraint);
}

const CtView *
ct_breaches_view(const CtBreaches *breaches)
{
  return breaches->view;
}

void
ct_breaches_report(const CtBreaches *breaches, guint index, gboolean suggest,
                   CtFindings *findings)
{
  CtBreach breach = ct_breaches_get(breaches, index);
  g_autofree CtBlock *block = g_new(CtBlock, 1);
  guint repairs_left = suggest ? 1 : 0;
  CtJudged judged = {.suggest = {breaches->index, breaches->sieve, block},
                     .findings = findings,
                     .repairs_left = &repairs_left,
                     .cell = breach.cell,
                     .figure = ct_dataset_get(breaches->view->current, breach.cell)};

  ct_judged_report_one(&judged, ct_breaches_constraint(breaches, index));
}

static gboolean
has_cell(const GArray *cells, guint begin, gsize cell)
{
  for (guint i = begin; i < cells->len; i++)
    if (g_array_index(cells, gsize, i) == cell)
      return TRUE;
  return FALSE;
}

void
ct_breach_append_cells(const CtRuleIndex *index, CtMemo *memo, const CtConstraint *constraint,
                       const CtObservation *subject, GArray *cells)
{
  g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(CtFigure));
  CtEvaluation evaluation = {.view = index->view, .cell = subject, .met = met, .memo = memo};
  guint begin = cells->len;
  gsize cell = 0;

  ct_evaluate_constraint(&evaluation, constraint);
  for (guint i = 0; i < met->len; i++) {
    const CtFigure *figure = &g_array_index(met, CtFigure, i);
    const CtObservation *seen = &figure->observation;
    if (!figure->from_history &&
        ct_dataset_find_near(index->view->current, &cell, seen->indicator, seen->period,
                             seen->area, seen->measure) &&
        !has_cell(cells, begin, cell))
      g_array_append_val(cells, cell);
  }
}
