/* duplicates-area.c: a neighbour's file with only the title changed.
 *
 * A statement is what one submission says of one area. Of each column (one indicator, period
 * and measure) the statements with the same figure are paired, and so are those that are the
 * same in all figures; of a figure that many have only neighbours in order are paired, so
 * that the work stays near to the number of figures. A pair that differs somewhere in its
 * sketches is forgotten at once. The pairs that share enough are then compared in full.
 */
#include <stdlib.h>

#include "duplicates-alike.h"
#include "duplicates-copies.h"
#include "duplicates-pairs.h"
#include "duplicates-sketch.h"
#include "duplicates.h"

#define ALL_PAIRS_UP_TO 8
/* Of the pairs that cannot be forgotten at once, so many a statement are kept. */
#define PAIRS_PER_STATEMENT 16
#define PAIRS_AT_LEAST 65536

/* @indicator: of the column that is looked at; @n_steps: pairs and figures looked at */
typedef struct {
  const Statements *statements;
  const CtBatch *observations;
  Sketches sketches;
  Alike alike;
  Pairs pairs;
  guint32 indicator;
  guint64 n_steps;
} Search;

/* Two rows of one file, or two files that are about one area each. */
static gboolean
may_be_copies(const Search *search, guint32 a, guint32 b)
{
  const Statement *x = &search->statements->list[a], *y = &search->statements->list[b];

  return x->area != y->area && x->level == y->level &&
         (x->submission == y->submission || (x->alone && y->alone)) &&
         !sketches_differ(&search->sketches, a, b);
}

typedef void (*PairFunc)(Search *search, guint32 a, guint32 b);

/* @statements: in order */
static void
pair_run(Search *search, const guint32 *statements, gsize n, PairFunc func)
{
  gsize reach = n <= ALL_PAIRS_UP_TO ? n : 2;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n && j < i + reach; j++) {
      search->n_steps++;
      if (may_be_copies(search, statements[i], statements[j]))
        func(search, statements[i], statements[j]);
    }
}

static int
compare_numbers(const void *a, const void *b)
{
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

  return (x > y) - (x < y);
}

static gboolean
is_ascending(const guint32 *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (numbers[i - 1] > numbers[i])
      return FALSE;
  return TRUE;
}

static void
count_pair(Search *search, guint32 a, guint32 b)
{
  pairs_count(&search->pairs, a, b, search->indicator);
}

/* Observations of one value, which become their statements. */
static void
pair_observations(guint32 *items, gsize n, gpointer user_data)
{
  Search *search = user_data;

  if (!duplicates_is_telling(ct_batch_value(search->observations, items[0])))
    return;
  for (gsize i = 0; i < n; i++)
    items[i] = search->statements->of[items[i]];
  if (!is_ascending(items, n)) /* several submissions */
    qsort(items, n, sizeof *items, compare_numbers);
  pair_run(search, items, n, count_pair);
}

static void
add_observation(Search *search, guint32 i, guint64 group)
{
  CtDecimal value = ct_batch_value(search->observations, i);
  guint64 column = group * CT_N_MEASURES + ct_batch_measure(search->observations, i);
  guint64 hash = sketches_hash(&search->sketches, column, value);
  guint32 statement = search->statements->of[i];

  sketches_add(&search->sketches, statement, column, hash);
  if (ct_decimal_is_zero(value))
    return;
  search->sketches.sums[statement] += hash;
  alike_add(&search->alike, hash, i);
}

/* The observations of one indicator and period are together. */
static void
search_group(Search *search, gsize begin, gsize end, guint64 group)
{
  search->indicator = ct_batch_indicator(search->observations, begin);
  alike_begin(&search->alike, end - begin);
  for (gsize i = begin; i < end; i++)
    if (duplicates_is_figure(search->observations, i))
      add_observation(search, (guint32)i, group);
  alike_each(&search->alike, pair_observations, search);
  search->n_steps += end - begin;
}

static void
search_columns(Search *search)
{
  const CtBatch *observations = search->observations;
  guint64 group = 0;

  for (gsize begin = 0, end; begin < observations->n; begin = end) {
    for (end = begin + 1; end < observations->n; end++)
      if (ct_batch_indicator(observations, end) != ct_batch_indicator(observations, begin) ||
          ct_batch_period(observations, end) != ct_batch_period(observations, begin))
        break;
    search_group(search, begin, end, group++);
  }
}

static void
set_pair(Search *search, guint32 a, guint32 b)
{
  pairs_set(&search->pairs, a, b, DUPLICATES_ENOUGH);
}

static void
pair_statements(guint32 *items, gsize n, gpointer user_data)
{
  pair_run(user_data, items, n, set_pair);
}

/* Whose figures are all the same: also those whose every figure many others have. */
static void
search_statements(Search *search)
{
  alike_begin(&search->alike, search->statements->n);
  for (guint32 s = 0; s < search->statements->n; s++)
    if (search->sketches.sums[s] != 0)
      alike_add(&search->alike, search->sketches.sums[s], s);
  alike_each(&search->alike, pair_statements, search);
}

/* The one that was sent later is told; of one submission the later area. */
static void
report(const Search *search, const Statement *first, const Statement *second, const Copy *copy,
       CtFindings *findings)
{
  const CtArea *areas = search->statements->view->catalog->areas;
  const CtBatch *observations = search->observations;
  gboolean one_file = first->submission == second->submission;
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "duplicates.area";
  finding.submission = second->submission;
  finding.place = one_file ? observations->place[copy->later] : CT_PLACE_NONE;
  finding.indicator = one_file ? ct_batch_indicator(observations, copy->later) : CT_INDEX_NONE;
  finding.area = second->area;
  finding.period = ct_batch_period(observations, copy->later);
  finding.observed = areas[first->area].name;
  ct_findings_add(findings, &finding,
                  _("all %u figures that were sent for both %s and %s are the same: was one "
                    "report sent under two names?"),
                  copy->n_shared, areas[second->area].name, areas[first->area].name);
}

static void
report_copies(Search *search, const guint64 *keys, gsize n, CtFindings *findings)
{
  const Statements *statements = search->statements;
  g_autofree guint8 *wanted = g_new0(guint8, (gsize)statements->n + 1);
  Copy copy = {0};
  StatementRows rows;

  for (gsize i = 0; i < n; i++)
    wanted[keys[i] >> 32] = wanted[(guint32)keys[i]] = 1;
  statement_rows_init(&rows, statements, wanted);
  for (gsize i = 0; i < n; i++) {
    guint32 first = (guint32)(keys[i] >> 32), second = (guint32)keys[i];
    if (copy_confirm(&copy, search->observations, &rows, first, second))
      report(search, &statements->list[first], &statements->list[second], &copy, findings);
  }
  statement_rows_clear(&rows);
  search->n_steps += copy.n_steps;
}

guint64
duplicates_check_area(const Statements *statements, CtFindings *findings)
{
  Search search = {.statements = statements,
                   .observations = statements->view->current->observations};
  gsize n;

  sketches_init(&search.sketches, statements->n);
  pairs_init(&search.pairs, MAX((gsize)statements->n * PAIRS_PER_STATEMENT, PAIRS_AT_LEAST));
  search_columns(&search);
  search_statements(&search);
  g_autofree guint64 *keys = pairs_list(&search.pairs, DUPLICATES_ENOUGH, &n);
  search.n_steps += search.alike.n_steps + search.pairs.n_steps;
  alike_clear(&search.alike);
  pairs_clear(&search.pairs);
  sketches_clear(&search.sketches);
  if (n > 0)
    report_copies(&search, keys, n, findings);
  return search.n_steps;
}
