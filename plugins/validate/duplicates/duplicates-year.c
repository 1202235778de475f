/* duplicates-year.c: last year's figures sent again under this year's title. */
#include "duplicates.h"

/* What one submission says of one area, against the same periods a year before. */
typedef struct {
  guint64 key; /* submission, area */
  gsize first_cell;
  guint n_compared;
  guint n_indicators;
  guint32 last_indicator;
  gboolean differs;
} Comparison;

static Comparison *
comparison_of(GHashTable *comparisons, guint32 submission, guint32 area, gsize cell)
{
  guint64 key = (guint64)submission << 32 | area;
  Comparison *comparison = g_hash_table_lookup(comparisons, &key);

  if (comparison == NULL) {
    comparison = g_new0(Comparison, 1);
    comparison->key = key;
    comparison->first_cell = cell;
    comparison->last_indicator = CT_INDEX_NONE;
    g_hash_table_insert(comparisons, &comparison->key, comparison);
  }
  return comparison;
}

static void
compare(Comparison *comparison, const CtObservation *now, const CtObservation *then)
{
  if (ct_decimal_is_zero(now->value) && ct_decimal_is_zero(then->value))
    return;
  if (ct_decimal_compare(now->value, then->value) != 0) {
    comparison->differs = TRUE;
    return;
  }
  comparison->n_compared++;
  if (duplicates_is_telling(now->value) && comparison->last_indicator != now->indicator) {
    comparison->n_indicators++;
    comparison->last_indicator = now->indicator;
  }
}

static void
compare_cell(const CtView *view, gsize cell, GHashTable *comparisons)
{
  CtObservation now = ct_dataset_get(view->current, cell);
  CtPeriod before = ct_period_shift(now.period, -12);

  if (now.missing || now.measure == CT_MEASURE_PLAN || before == CT_PERIOD_NONE)
    return;
  gsize then = ct_dataset_find(view->history, now.indicator, before, now.area, CT_MEASURE_ACTUAL);
  if (then == CT_CELL_NONE)
    return;
  CtObservation last = ct_dataset_get(view->history, then);
  if (!last.missing)
    compare(comparison_of(comparisons, ct_dataset_submission(view->current, cell), now.area, cell),
            &now, &last);
}

static gint
by_cell(gconstpointer a, gconstpointer b)
{
  const Comparison *x = a, *y = b;

  return (x->first_cell > y->first_cell) - (x->first_cell < y->first_cell);
}

static void
report(const CtView *view, const Comparison *comparison, CtFindings *findings)
{
  CtFinding finding = duplicates_finding_at(view, comparison->first_cell, "duplicates.last-year");

  ct_findings_add(findings, &finding,
                  _("all %u figures of %s that can be compared are those of a year before: was "
                    "last year's report sent again?"),
                  comparison->n_compared, view->catalog->areas[finding.area].name);
}

void
duplicates_check_last_year(const CtView *view, CtFindings *findings)
{
  g_autoptr(GHashTable) comparisons =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);

  for (gsize cell = 0; cell < view->current->n_cells; cell++)
    compare_cell(view, cell, comparisons);

  GList *list = g_list_sort(g_hash_table_get_values(comparisons), by_cell);
  for (const GList *item = list; item != NULL; item = item->next) {
    const Comparison *comparison = item->data;
    if (!comparison->differs && comparison->n_indicators >= DUPLICATES_ENOUGH)
      report(view, comparison, findings);
  }
  g_list_free(list);
}
