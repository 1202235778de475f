/* duplicates-year.c: last year's figures sent again under this year's title. */
#include "duplicates.h"

/* What one submission says of one area, or of all (CT_INDEX_NONE), against the same periods
 * a year before. */
typedef struct {
  guint64 key; /* submission, area */
  gsize first;
  guint n_compared;
  guint n_indicators;
  guint n_flows; /* figures that start anew each year */
  guint32 last_indicator;
  gboolean differs;
} Comparison;

static Comparison *
comparison_of(GHashTable *comparisons, guint32 submission, guint32 area, gsize index)
{
  guint64 key = (guint64)submission << 32 | area;
  Comparison *comparison = g_hash_table_lookup(comparisons, &key);

  if (comparison == NULL) {
    comparison = g_new0(Comparison, 1);
    comparison->key = key;
    comparison->first = index;
    comparison->last_indicator = CT_INDEX_NONE;
    g_hash_table_insert(comparisons, &comparison->key, comparison);
  }
  return comparison;
}

static void
compare(Comparison *comparison, const CtIndicator *indicator, const CtObservation *now,
        const CtObservation *then)
{
  if (ct_decimal_is_zero(now->value) && ct_decimal_is_zero(then->value))
    return;
  if (ct_decimal_compare(now->value, then->value) != 0) {
    comparison->differs = TRUE;
    return;
  }
  comparison->n_compared++;
  if (!duplicates_is_telling(now->value))
    return;
  comparison->n_flows += indicator->accrual != CT_ACCRUAL_STOCK ? 1 : 0;
  if (comparison->last_indicator != now->indicator)
    comparison->n_indicators++;
  comparison->last_indicator = now->indicator;
}

static void
compare_observation(const CtView *view, gsize index, GHashTable *comparisons)
{
  const CtObservation now = ct_batch_get(view->current->observations, index);
  const CtIndicator *indicator = &view->catalog->indicators[now.indicator];
  guint32 submission = ct_dataset_submission_at(view->current, index);
  CtPeriod before = ct_period_shift(now.period, -12);

  if (!duplicates_is_figure(&now) || before == CT_PERIOD_NONE)
    return;
  gsize cell = ct_dataset_find(view->history, now.indicator, before, now.area, CT_MEASURE_ACTUAL);
  if (cell == CT_CELL_NONE)
    return;
  const CtObservation then = ct_dataset_get(view->history, cell);
  if (then.missing)
    return;
  compare(comparison_of(comparisons, submission, now.area, index), indicator, &now, &then);
  compare(comparison_of(comparisons, submission, CT_INDEX_NONE, index), indicator, &now, &then);
}

/* What stays for years (stocks of one indicator in many areas) is no copy. */
static gboolean
is_copy(const Comparison *comparison)
{
  return comparison != NULL && !comparison->differs &&
         (comparison->n_indicators >= DUPLICATES_ENOUGH ||
          comparison->n_flows >= DUPLICATES_ENOUGH);
}

static void
report_file(guint32 submission, const Comparison *comparison, CtFindings *findings)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "duplicates.last-year";
  finding.submission = submission;
  ct_findings_add(findings, &finding,
                  _("all %u figures that can be compared are those of a year before: was last "
                    "year's report sent again?"),
                  comparison->n_compared);
}

static void
report_area(const CtView *view, guint32 submission, const Comparison *comparison,
            CtFindings *findings)
{
  const CtObservation figure = ct_batch_get(view->current->observations, comparison->first);
  CtFinding finding =
      ct_finding_of_figure(CT_SEVERITY_WARNING, "duplicates.last-year", submission, &figure);

  ct_findings_add(findings, &finding,
                  _("all %u figures of %s that can be compared are those of a year before: were "
                    "last year's sent again?"),
                  comparison->n_compared, view->catalog->areas[figure.area].name);
}

static gint
by_key(gconstpointer a, gconstpointer b)
{
  const Comparison *x = a, *y = b;

  return (x->key > y->key) - (x->key < y->key);
}

/* One finding for a whole file, else one for each area that is a copy. */
static void
report(const CtView *view, const Comparison *comparison, GHashTable *comparisons,
       CtFindings *findings)
{
  guint32 submission = (guint32)(comparison->key >> 32), area = (guint32)comparison->key;
  guint64 key = (guint64)submission << 32 | CT_INDEX_NONE;

  if (!is_copy(comparison))
    return;
  if (area == CT_INDEX_NONE)
    report_file(submission, comparison, findings);
  else if (!is_copy(g_hash_table_lookup(comparisons, &key)))
    report_area(view, submission, comparison, findings);
}

void
duplicates_check_last_year(const CtView *view, CtFindings *findings)
{
  g_autoptr(GHashTable) comparisons =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);

  for (gsize i = 0; i < view->current->observations->n; i++)
    compare_observation(view, i, comparisons);

  GList *list = g_list_sort(g_hash_table_get_values(comparisons), by_key);
  for (const GList *item = list; item != NULL; item = item->next)
    report(view, item->data, comparisons, findings);
  g_list_free(list);
}
