/* duplicates-area.c: a neighbour's file with only the title changed.
 *
 * A statement is what one submission says of one area. First every pair of statements that
 * share a figure is counted, figure by figure; of a figure that many have only neighbours
 * in order are paired, so that the work stays near to the number of figures. Then the
 * pairs that share enough are compared in full.
 */
#include "duplicates-statements.h"
#include "duplicates.h"

#define ALL_PAIRS_UP_TO 8

/* One figure of the group that is looked at: one indicator, period and measure. */
typedef struct {
  CtDecimal value;
  guint32 statement;
} Entry;

/* Two statements: how many indicators they were seen to share. */
typedef struct {
  guint64 key;
  guint n_indicators;
  guint32 last_indicator;
} Pair;

/* Two rows of one file, or two files that are about one area each. */
static gboolean
may_be_copies(const Statements *statements, guint32 a, guint32 b)
{
  const Statement *x = statements_at(statements, a), *y = statements_at(statements, b);

  return x->area != y->area && statements_level(statements, x) == statements_level(statements, y) &&
         (x->submission == y->submission || (x->alone && y->alone));
}

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  gint order = ct_decimal_compare(x->value, y->value);

  return order != 0 ? order : (x->statement > y->statement) - (x->statement < y->statement);
}

static void
count_pair(GHashTable *pairs, guint32 a, guint32 b, guint32 indicator)
{
  guint64 key = (guint64)MIN(a, b) << 32 | MAX(a, b);
  Pair *pair = g_hash_table_lookup(pairs, &key);

  if (pair == NULL) {
    pair = g_new0(Pair, 1);
    pair->key = key;
    pair->last_indicator = CT_INDEX_NONE;
    g_hash_table_insert(pairs, &pair->key, pair);
  }
  if (pair->last_indicator != indicator)
    pair->n_indicators++;
  pair->last_indicator = indicator;
}

/* Entries of one value. */
static void
count_run(const Statements *statements, GHashTable *pairs, const Entry *entries, gsize n,
          guint32 indicator)
{
  gsize reach = n <= ALL_PAIRS_UP_TO ? n : 2;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n && j < i + reach; j++)
      if (may_be_copies(statements, entries[i].statement, entries[j].statement))
        count_pair(pairs, entries[i].statement, entries[j].statement, indicator);
}

static void
count_group(const Statements *statements, GHashTable *pairs, GArray *entries, guint32 indicator)
{
  gsize begin = 0;

  if (entries->len < 2)
    return;
  g_array_sort(entries, compare_entries);
  for (gsize i = 1; i <= entries->len; i++) {
    const Entry *first = &g_array_index(entries, Entry, begin);
    if (i < entries->len &&
        ct_decimal_compare(first->value, g_array_index(entries, Entry, i).value) == 0)
      continue;
    count_run(statements, pairs, first, i - begin, indicator);
    begin = i;
  }
}

/* The observations of one indicator and period are together; one pass for each measure. */
static void
count_period(const Statements *statements, gsize begin, gsize end, GArray *entries,
             GHashTable *pairs)
{
  const CtBatch *observations = statements->view->current->observations;

  for (CtMeasure measure = CT_MEASURE_ACTUAL; measure <= CT_MEASURE_ESTIMATE; measure++) {
    g_array_set_size(entries, 0);
    for (gsize i = begin; i < end; i++) {
      Entry entry = {ct_batch_value(observations, i), statements->of[i]};
      if (ct_batch_measure(observations, i) == measure && !ct_batch_is_missing(observations, i) &&
          duplicates_is_telling(entry.value))
        g_array_append_val(entries, entry);
    }
    count_group(statements, pairs, entries, observations->indicator[begin]);
  }
}

static void
count_pairs(const Statements *statements, GHashTable *pairs)
{
  const CtBatch *observations = statements->view->current->observations;
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));

  for (gsize begin = 0, end; begin < observations->n; begin = end) {
    for (end = begin + 1; end < observations->n; end++)
      if (observations->indicator[end] != observations->indicator[begin] ||
          observations->period[end] != observations->period[begin])
        break;
    count_period(statements, begin, end, entries, pairs);
  }
}

static gint
compare_keys(const CtObservation *a, const CtObservation *b)
{
  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  if (a->period != b->period)
    return a->period < b->period ? -1 : 1;
  return (a->measure > b->measure) - (a->measure < b->measure);
}

/* Two statements in full. @later: the figure of the second that they share first */
typedef struct {
  guint n_shared;
  guint n_indicators;
  guint32 last_indicator;
  CtObservation later;
} Match;

/* %FALSE when the two figures differ. */
static gboolean
match_figures(Match *match, const CtObservation *a, const CtObservation *b)
{
  if (!duplicates_is_figure(a) || !duplicates_is_figure(b))
    return TRUE;
  if (ct_decimal_compare(a->value, b->value) != 0)
    return FALSE;
  if (ct_decimal_is_zero(a->value))
    return TRUE;
  if (match->n_shared++ == 0)
    match->later = *b;
  if (duplicates_is_telling(a->value) && match->last_indicator != a->indicator) {
    match->n_indicators++;
    match->last_indicator = a->indicator;
  }
  return TRUE;
}

static gboolean
match_statements(const Statements *statements, guint32 first, guint32 second, Match *match)
{
  const CtBatch *observations = statements->view->current->observations;
  gsize i = statements_at(statements, first)->first, j = statements_at(statements, second)->first;
  gsize i_end = statements_at(statements, first + 1)->first;
  gsize j_end = statements_at(statements, second + 1)->first;

  while (i < i_end && j < j_end) {
    CtObservation a = ct_batch_get(observations, statements->indexes[i]);
    CtObservation b = ct_batch_get(observations, statements->indexes[j]);
    gint order = compare_keys(&a, &b);
    if (order == 0 && !match_figures(match, &a, &b))
      return FALSE;
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return match->n_indicators >= DUPLICATES_ENOUGH;
}

/* The one that was sent later is told; of one submission the later area. */
static void
report(const Statements *statements, const Statement *first, const Statement *second,
       const Match *match, CtFindings *findings)
{
  const CtArea *areas = statements->view->catalog->areas;
  gboolean one_file = first->submission == second->submission;
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "duplicates.area";
  finding.submission = second->submission;
  finding.place = one_file ? match->later.place : CT_PLACE_NONE;
  finding.indicator = one_file ? match->later.indicator : CT_INDEX_NONE;
  finding.area = second->area;
  finding.period = match->later.period;
  finding.observed = areas[first->area].name;
  ct_findings_add(findings, &finding,
                  _("all %u figures that were sent for both %s and %s are the same: was one "
                    "report sent under two names?"),
                  match->n_shared, areas[second->area].name, areas[first->area].name);
}

static gint
by_key(gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  return (x->key > y->key) - (x->key < y->key);
}

static gboolean
is_too_little(gpointer key G_GNUC_UNUSED, gpointer pair, gpointer user_data G_GNUC_UNUSED)
{
  return ((const Pair *)pair)->n_indicators < DUPLICATES_ENOUGH;
}

static void
report_matches(const Statements *statements, GHashTable *pairs, CtFindings *findings)
{
  g_hash_table_foreach_remove(pairs, is_too_little, NULL);
  GList *list = g_list_sort(g_hash_table_get_values(pairs), by_key);

  for (const GList *item = list; item != NULL; item = item->next) {
    const Pair *pair = item->data;
    guint32 first = (guint32)(pair->key >> 32), second = (guint32)pair->key;
    Match match = {.last_indicator = CT_INDEX_NONE};
    if (match_statements(statements, first, second, &match))
      report(statements, statements_at(statements, first), statements_at(statements, second),
             &match, findings);
  }
  g_list_free(list);
}

void
duplicates_check_area(const CtView *view, CtFindings *findings)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
  Statements statements;

  statements_init(&statements, view);
  count_pairs(&statements, pairs);
  report_matches(&statements, pairs, findings);
  statements_clear(&statements);
}
