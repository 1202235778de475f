/* duplicates-area.c: a neighbour's file with only the title changed.
 *
 * First every pair of areas that share a figure is counted, figure by figure; of a figure
 * that many areas have only neighbours in order are paired, so that the work stays near to
 * the number of figures. Then the pairs that share enough are compared in full.
 */
#include "duplicates.h"

#include <string.h>

#define ALL_PAIRS_UP_TO 8

/* One figure of the group that is looked at: one indicator, period, measure and level. */
typedef struct {
  CtDecimal value;
  guint32 area;
} Entry;

/* Two areas: how many indicators they were seen to share. */
typedef struct {
  guint64 key;
  guint n_indicators;
  guint32 last_indicator;
} Pair;

/* The cells of each area, in the dataset's order. */
typedef struct {
  gsize *first;
  gsize *cells;
} AreaCells;

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  gint order = ct_decimal_compare(x->value, y->value);

  return order != 0 ? order : (x->area > y->area) - (x->area < y->area);
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
count_run(GHashTable *pairs, const Entry *entries, gsize n, guint32 indicator)
{
  gsize reach = n <= ALL_PAIRS_UP_TO ? n : 2;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n && j < i + reach; j++)
      count_pair(pairs, entries[i].area, entries[j].area, indicator);
}

static void
count_group(GHashTable *pairs, GArray *entries, guint32 indicator)
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
    count_run(pairs, first, i - begin, indicator);
    begin = i;
  }
}

static gboolean
counts(const CtObservation *figure)
{
  return !figure->missing && figure->measure != CT_MEASURE_PLAN &&
         duplicates_is_telling(figure->value);
}

/* The cells of one indicator and period are together; one pass for each measure and level. */
static void
count_period(const CtView *view, gsize begin, gsize end, GArray *entries, GHashTable *pairs)
{
  guint32 indicator = ct_dataset_get(view->current, begin).indicator;

  for (CtMeasure measure = CT_MEASURE_ACTUAL; measure <= CT_MEASURE_ESTIMATE; measure++)
    for (guint level = CT_LEVEL_DISTRICT; level <= CT_LEVEL_COMMUNE; level <<= 1) {
      g_array_set_size(entries, 0);
      for (gsize cell = begin; cell < end; cell++) {
        CtObservation figure = ct_dataset_get(view->current, cell);
        Entry entry = {figure.value, figure.area};
        if (counts(&figure) && figure.measure == measure &&
            (guint)view->catalog->areas[figure.area].level == level)
          g_array_append_val(entries, entry);
      }
      count_group(pairs, entries, indicator);
    }
}

static void
count_pairs(const CtView *view, GHashTable *pairs)
{
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  gsize begin = 0;

  while (begin < view->current->n_cells) {
    CtObservation first = ct_dataset_get(view->current, begin);
    gsize end = begin + 1;
    for (; end < view->current->n_cells; end++) {
      CtObservation next = ct_dataset_get(view->current, end);
      if (next.indicator != first.indicator || next.period != first.period)
        break;
    }
    count_period(view, begin, end, entries, pairs);
    begin = end;
  }
}

static void
area_cells_init(AreaCells *index, const CtView *view)
{
  gsize n_areas = view->catalog->n_areas, n_cells = view->current->n_cells;
  g_autofree gsize *next = g_new(gsize, n_areas + 1);

  index->first = g_new0(gsize, n_areas + 1);
  index->cells = g_new(gsize, MAX(n_cells, 1));
  for (gsize cell = 0; cell < n_cells; cell++)
    index->first[ct_dataset_get(view->current, cell).area + 1]++;
  for (gsize area = 0; area < n_areas; area++)
    index->first[area + 1] += index->first[area];
  memcpy(next, index->first, (n_areas + 1) * sizeof *next);
  for (gsize cell = 0; cell < n_cells; cell++)
    index->cells[next[ct_dataset_get(view->current, cell).area]++] = cell;
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

/* Two areas in full. @cell: the first cell they share, of the area sent later */
typedef struct {
  guint32 areas[2];
  gsize cells[2];
  guint n_shared;
  guint n_indicators;
  guint32 last_indicator;
} Match;

/* %FALSE when the two figures differ. */
static gboolean
match_figures(Match *match, const CtObservation *a, const CtObservation *b, gsize a_cell,
              gsize b_cell)
{
  if (a->missing || b->missing || a->measure == CT_MEASURE_PLAN)
    return TRUE;
  if (ct_decimal_compare(a->value, b->value) != 0)
    return FALSE;
  if (ct_decimal_is_zero(a->value))
    return TRUE;
  if (match->n_shared++ == 0) {
    match->cells[0] = a_cell;
    match->cells[1] = b_cell;
  }
  if (duplicates_is_telling(a->value) && match->last_indicator != a->indicator) {
    match->n_indicators++;
    match->last_indicator = a->indicator;
  }
  return TRUE;
}

static gboolean
match_areas(const CtView *view, const AreaCells *index, Match *match)
{
  gsize i = index->first[match->areas[0]], j = index->first[match->areas[1]];

  while (i < index->first[match->areas[0] + 1] && j < index->first[match->areas[1] + 1]) {
    CtObservation a = ct_dataset_get(view->current, index->cells[i]);
    CtObservation b = ct_dataset_get(view->current, index->cells[j]);
    gint order = compare_keys(&a, &b);
    if (order == 0 && !match_figures(match, &a, &b, index->cells[i], index->cells[j]))
      return FALSE;
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return match->n_indicators >= DUPLICATES_ENOUGH;
}

/* The one that was sent later is told; of one submission the later area. */
static void
report(const CtView *view, const Match *match, CtFindings *findings)
{
  guint32 first = ct_dataset_submission(view->current, match->cells[0]);
  guint32 second = ct_dataset_submission(view->current, match->cells[1]);
  guint later = second >= first ? 1 : 0;
  const CtArea *area = &view->catalog->areas[match->areas[later]];
  const CtArea *other = &view->catalog->areas[match->areas[1 - later]];
  CtFinding finding = duplicates_finding_at(view, match->cells[later], "duplicates.area");

  finding.observed = other->name;
  ct_findings_add(findings, &finding,
                  _("all %u figures that %s and %s both have are the same: was one report sent "
                    "under two names?"),
                  match->n_shared, area->name, other->name);
}

static gint
by_key(gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  return (x->key > y->key) - (x->key < y->key);
}

static void
report_matches(const CtView *view, GList *pairs, CtFindings *findings)
{
  AreaCells index;

  area_cells_init(&index, view);
  for (const GList *item = pairs; item != NULL; item = item->next) {
    const Pair *pair = item->data;
    Match match = {.areas = {(guint32)(pair->key >> 32), (guint32)pair->key},
                   .last_indicator = CT_INDEX_NONE};
    if (match_areas(view, &index, &match))
      report(view, &match, findings);
  }
  g_free(index.first);
  g_free(index.cells);
}

void
duplicates_check_area(const CtView *view, CtFindings *findings)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer pair;
  GList *candidates = NULL;

  count_pairs(view, pairs);
  g_hash_table_iter_init(&iter, pairs);
  while (g_hash_table_iter_next(&iter, NULL, &pair))
    if (((const Pair *)pair)->n_indicators >= DUPLICATES_ENOUGH)
      candidates = g_list_prepend(candidates, pair);
  candidates = g_list_sort(candidates, by_key);
  if (candidates != NULL)
    report_matches(view, candidates, findings);
  g_list_free(candidates);
}
