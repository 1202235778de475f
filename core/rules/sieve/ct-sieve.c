/* ct-sieve.c: lets pass what surely fits. */
#include "rules/sieve/ct-sieve.h"

#include <string.h>

#define ROUNDED 5
#define ROUNDED_OR_CUT 10

static CtFigureKind *
figure_kinds(const CtCatalog *catalog, gint reach)
{
  CtFigureKind *kinds = g_new(CtFigureKind, MAX(catalog->n_indicators, 1));

  for (guint32 i = 0; i < catalog->n_indicators; i++)
    kinds[i] = ct_figure_kind(&catalog->units[catalog->indicators[i].unit], reach);
  return kinds;
}

CtSieve *
ct_sieve_new(const CtRuleIndex *index)
{
  CtSieve *sieve = g_new(CtSieve, 1);

  sieve->index = index;
  sieve->kinds = figure_kinds(index->view->catalog, ROUNDED);
  sieve->wide = figure_kinds(index->view->catalog, ROUNDED_OR_CUT);
  return sieve;
}

void
ct_sieve_free(CtSieve *sieve)
{
  if (sieve == NULL)
    return;
  g_free(sieve->kinds);
  g_free(sieve->wide);
  g_free(sieve);
}

/* The cells for which the constraint is asked at all: see ct_rule_index_judge().
 * @told: whether the constraint before could be told */
static void
choose_rows(CtBlock *block, const CtConstraint *constraint, const gboolean *doubtful,
            const gboolean *told)
{
  const CtArea *areas = block->view->catalog->areas;
  gboolean for_all = constraint->levels == 0 && constraint->lengths == 0 &&
                     constraint->measures == 0;

  block->n_rows = 0;
  for (guint row = 0; row < block->n; row++) {
    if (doubtful[row] || block->own[row].state == CT_SPAN_MISSING ||
        (constraint->otherwise && told[row]) ||
        (!for_all && !ct_constraint_asks_for(constraint, areas[block->area[row]].level,
                                             block->period[row], (CtMeasure)block->measure[row])))
      continue;
    block->rows[block->n_rows++] = (guint8)row;
    block->met[row] = 0;
  }
}

static void
ask(CtBlock *block, const CtConstraint *constraint, gboolean *doubtful, gboolean *told)
{
  CtSpanVerdict verdicts[CT_BLOCK_CELLS];

  choose_rows(block, constraint, doubtful, told);
  memset(told, 0, block->n * sizeof *told);
  if (block->n_rows == 0)
    return;
  ct_block_judge(block, constraint, verdicts);
  for (guint i = 0; i < block->n_rows; i++) {
    guint row = block->rows[i];
    told[row] = verdicts[row] == CT_SPAN_HOLDS;
    doubtful[row] = verdicts[row] == CT_SPAN_BREAKS || verdicts[row] == CT_SPAN_DOUBTFUL;
  }
}

void
ct_sieve_cells(const CtSieve *sieve, CtBlock *block, guint32 subject, gsize begin, guint n,
               gboolean *doubtful)
{
  const CtRuleIndex *index = sieve->index;
  gboolean told[CT_BLOCK_CELLS] = {FALSE};
  guint first, end;

  memset(doubtful, 0, n * sizeof *doubtful);
  ct_block_load(block, index->view, sieve->kinds, subject, begin, n);
  ct_rule_index_range(index, subject, &first, &end);
  for (guint i = 0; i < ct_rule_index_n_subject(index, subject); i++)
    ask(block, ct_constraints_get(index->constraints, index->usages[first + i].constraint),
        doubtful, told);
}

gboolean
ct_sieve_may_fit_cut(const CtSieve *sieve, CtBlock *block, const CtConstraint *constraint,
                     const CtObservation *subject)
{
  CtSpanVerdict verdicts[CT_BLOCK_CELLS];

  ct_block_vary(block, sieve->index->view, sieve->wide, subject, subject, subject, 1);
  ct_block_judge(block, constraint, verdicts);
  return verdicts[0] != CT_SPAN_BREAKS;
}

void
ct_sieve_variants(const CtSieve *sieve, CtBlock *block, const CtConstraint *constraint,
                  const CtObservation *subject, const CtObservation *figure,
                  const CtObservation *changed, guint n, CtSpanVerdict *verdicts)
{
  CtSpanVerdict judged[CT_BLOCK_CELLS];

  ct_block_vary(block, sieve->index->view, sieve->kinds, subject, figure, changed, n);
  ct_block_judge(block, constraint, judged);
  memcpy(verdicts, judged, n * sizeof *verdicts);
}
