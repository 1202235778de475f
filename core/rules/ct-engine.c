/* ct-engine.c: one walk over the cells.
 *
 * The cells of each subject are cut into chunks of fixed size; a chunk has findings of
 * its own, which are put together in order. So nothing depends on who did what when. Of a
 * chunk only the cells that stay in the sieve are judged.
 */
#include "rules/ct-engine.h"

#include "base/ct-task.h"
#include "rules/ct-breach-private.h"
#include "rules/ct-judged.h"

#define CHUNK_CELLS 512
/* Findings of so many chunks wait for one another; of all of them they would take ten bytes
 * a cell. */
#define WAVE_CHUNKS 512u
/* Looking for what repairs a figure costs some hundred evaluations. */
#define CHUNK_REPAIRS 64

typedef struct {
  guint32 subject;
  gsize begin;
  gsize end;
  CtFindings *findings;
  GArray *breaches; /* (nullable): where they are not reported */
} Chunk;

/* @sieve: (nullable): none: every cell is judged
 * @breaches: (nullable): where they go that are not reported
 * @wave: the first of the chunks that are run now */
typedef struct {
  const CtView *view;
  CtRuleIndex *index;
  CtSieve *sieve;
  CtBreaches *breaches;
  GArray *chunks;
  guint wave;
} Engine;

/* @breaches: (nullable) */
static void
judge_cell(CtJudged *judged, GArray *breaches)
{
  CtEvaluation evaluation = {.view = judged->suggest.index->view, .cell = &judged->figure};
  CtVerdict before = CT_VERDICT_UNTELLABLE;
  gboolean broken = FALSE;

  for (guint i = 0; i < judged->n; i++) {
    before = ct_rule_index_judge(judged->suggest.index, judged->first + i, before, &evaluation);
    judged->verdicts[i] = before;
    broken |= before == CT_VERDICT_BROKEN;
  }
  if (broken && breaches != NULL)
    ct_judged_collect(judged, breaches);
  else if (broken)
    ct_judged_report(judged);
}

/* Which of the @n cells from @begin have to be judged. */
static void
find_doubtful(const CtSuggest *with, guint32 subject, gsize begin, guint n, gboolean *doubtful)
{
  if (with->sieve != NULL) {
    ct_sieve_cells(with->sieve, with->block, subject, begin, n, doubtful);
    return;
  }
  for (guint i = 0; i < n; i++)
    doubtful[i] = TRUE;
}

static void
judge_doubtful(CtJudged *judged, const Chunk *chunk)
{
  gboolean doubtful[CT_BLOCK_CELLS];

  for (gsize begin = chunk->begin; begin < chunk->end; begin += CT_BLOCK_CELLS) {
    guint n = (guint)MIN(chunk->end - begin, CT_BLOCK_CELLS);
    find_doubtful(&judged->suggest, chunk->subject, begin, n, doubtful);
    for (guint i = 0; i < n; i++) {
      if (!doubtful[i])
        continue;
      judged->cell = begin + i;
      judged->figure = ct_dataset_get(judged->suggest.index->view->current, judged->cell);
      if (!judged->figure.missing)
        judge_cell(judged, chunk->breaches);
    }
  }
}

static void
run_chunk(gsize number, gpointer user_data)
{
  const Engine *engine = user_data;
  Chunk *chunk = &g_array_index(engine->chunks, Chunk, engine->wave + number);
  guint end, repairs_left = CHUNK_REPAIRS;
  g_autofree CtBlock *block = g_new(CtBlock, 1);
  CtJudged judged = {.suggest = {engine->index, engine->sieve, block},
                     .findings = ct_findings_new(),
                     .repairs_left = &repairs_left,
                     .n = ct_rule_index_n_subject(engine->index, chunk->subject)};
  g_autofree CtVerdict *verdicts = g_new(CtVerdict, judged.n);

  ct_rule_index_range(engine->index, chunk->subject, &judged.first, &end);
  judged.verdicts = verdicts;
  chunk->findings = judged.findings;
  if (engine->breaches != NULL)
    chunk->breaches = g_array_new(FALSE, FALSE, sizeof(CtBreach));
  judge_doubtful(&judged, chunk);
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

static void
run_wave(Engine *engine, guint n, guint n_threads, CtFindings *findings)
{
  ct_task_for_each(n_threads, n, run_chunk, engine);
  for (guint i = 0; i < n; i++) {
    Chunk *chunk = &g_array_index(engine->chunks, Chunk, engine->wave + i);
    ct_findings_take(findings, chunk->findings);
    ct_findings_free(chunk->findings);
    if (chunk->breaches == NULL)
      continue;
    g_array_append_vals(engine->breaches->list, chunk->breaches->data, chunk->breaches->len);
    g_array_unref(chunk->breaches);
  }
  engine->wave += n;
}

static void
run_all(Engine *engine, guint n_threads, CtFindings *findings)
{
  engine->chunks = g_array_new(FALSE, FALSE, sizeof(Chunk));
  cut_into_chunks(engine);
  while (engine->wave < engine->chunks->len)
    run_wave(engine, MIN(engine->chunks->len - engine->wave, WAVE_CHUNKS), MAX(n_threads, 1),
             findings);
  g_array_unref(engine->chunks);
}

static void
run(const CtView *view, const CtConstraints *constraints, gboolean sift, guint n_threads,
    CtFindings *findings)
{
  g_autoptr(CtRuleIndex) index = ct_rule_index_new(view, constraints);
  CtSieve *sieve = sift ? ct_sieve_new(index) : NULL;
  Engine engine = {.view = view, .index = index, .sieve = sieve};

  run_all(&engine, n_threads, findings);
  ct_sieve_free(sieve);
}

void
ct_engine_run(const CtView *view, const CtConstraints *constraints, guint n_threads,
              CtFindings *findings)
{
  run(view, constraints, TRUE, n_threads, findings);
}

void
ct_engine_run_unsifted(const CtView *view, const CtConstraints *constraints,
                       CtFindings *findings)
{
  run(view, constraints, FALSE, 1, findings);
}

CtBreaches *
ct_engine_find_breaches(const CtView *view, const CtConstraints *constraints, guint n_threads,
                        CtFindings *findings)
{
  CtRuleIndex *index = ct_rule_index_new(view, constraints);
  CtBreaches *breaches = ct_breaches_new(index, ct_sieve_new(index));
  Engine engine = {.view = view, .index = index, .sieve = breaches->sieve, .breaches = breaches};

  run_all(&engine, n_threads, findings);
  return breaches;
}
