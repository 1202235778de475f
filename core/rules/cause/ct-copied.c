/* ct-copied.c: reports whose figures are those of another one.
 *
 * Last year's file sent again under this year's title breaks rules all over the province. To
 * look for a wrong figure in each of them would tell many senders of what one has done.
 */
#include "rules/cause/ct-copied.h"

#include <string.h>

#include "base/ct-message.h"

/* Of so many figures at least that can be compared so many tenths are equal. */
#define MIN_COMPARED 6u
#define MIN_TENTHS 8u
/* Fewer breaches may have a cause of their own. */
#define MIN_BREACHES 3u
/* Of less than this share (a tenth) of the figures broken rules use, it is not looked at. */
#define MIN_USED 3u
#define MAX_SIBLINGS 40u
#define MAX_RULES_TEXT 160u

/* The figures of one report: from @begin up to, not including, @end of CtNeighbours.cells. */
typedef struct {
  const CtBreaches *breaches;
  const CtTangles *tangles;
  const CtNeighbours *neighbours;
  guint32 submission;
  gsize begin;
  gsize end;
} Report;

/* @area: see CtCopied */
typedef struct {
  guint32 area;
  guint n_equal;
  guint n_compared;
} Comparison;

static gboolean
says_much(CtDecimal value)
{
  return ABS(ct_decimal_reduce(value).coefficient) >= 100;
}

/* Not one of the same report: a series may well stand still. */
static gboolean
find_other(const Report *report, const CtObservation *figure, guint32 area, CtFigure *other)
{
  CtPeriod period = area == CT_INDEX_NONE ? ct_period_shift(figure->period, -12) : figure->period;

  return period != CT_PERIOD_NONE &&
         ct_view_find_measure(report->breaches->view, figure->indicator, period,
                              area == CT_INDEX_NONE ? figure->area : area, figure->measure,
                              other) &&
         (other->from_history || other->submission != report->submission);
}

static gboolean
is_equal(const Report *report, const CtObservation *figure, guint32 area)
{
  CtFigure other;

  return !figure->missing && find_other(report, figure, area, &other) &&
         ct_decimal_compare(other.observation.value, figure->value) == 0;
}

static Comparison
compare(const Report *report, guint32 area)
{
  const CtDataset *current = report->breaches->view->current;
  Comparison comparison = {.area = area};

  for (gsize i = report->begin; i < report->end; i++) {
    CtObservation figure = ct_dataset_get(current, report->neighbours->cells[i]);
    CtFigure other;
    if (figure.missing || figure.area == area || !says_much(figure.value) ||
        !find_other(report, &figure, area, &other))
      continue;
    comparison.n_compared++;
    comparison.n_equal +=
        ct_decimal_compare(other.observation.value, figure.value) == 0 ? 1 : 0;
  }
  return comparison;
}

static gboolean
is_copy(const Comparison *comparison)
{
  return comparison->n_compared >= MIN_COMPARED &&
         comparison->n_equal * 10 >= comparison->n_compared * MIN_TENTHS;
}

/* Whether broken rules use enough of its figures to make looking worth while. */
static gboolean
is_suspicious(const Report *report)
{
  guint n_used = 0;

  for (gsize i = report->begin; i < report->end; i++)
    n_used += report->tangles->first_use[report->neighbours->cells[i]] != 0 ? 1 : 0;
  return n_used >= MIN_USED && n_used * 10 >= report->end - report->begin;
}

/* Last year's, or that of an area beside the one that most of a report is about: the first. */
static gboolean
find_original(const Report *report, Comparison *original)
{
  const CtView *view = report->breaches->view;
  CtObservation first = ct_dataset_get(view->current, report->neighbours->cells[report->begin]);
  guint32 parent = view->catalog->areas[first.area].parent;

  *original = compare(report, CT_INDEX_NONE);
  if (is_copy(original))
    return TRUE;
  if (parent == CT_INDEX_NONE)
    return FALSE;
  const CtArea *whole = &view->catalog->areas[parent];
  for (guint i = 0; i < MIN(whole->n_children, MAX_SIBLINGS); i++) {
    *original = compare(report, whole->children[i]);
    if (is_copy(original))
      return TRUE;
  }
  return FALSE;
}

/* Whether the breach uses a figure of the report that is the original's. */
static gboolean
uses_copy(const Report *report, guint breach, guint32 area, GArray *cells)
{
  const CtBreaches *breaches = report->breaches;
  const CtDataset *current = breaches->view->current;
  CtObservation subject = ct_dataset_get(current, ct_breaches_get(breaches, breach).cell);

  g_array_set_size(cells, 0);
  ct_breach_append_cells(breaches->index, NULL, ct_breaches_constraint(breaches, breach),
                         &subject, cells);
  for (guint i = 0; i < cells->len; i++) {
    gsize cell = g_array_index(cells, gsize, i);
    CtObservation figure = ct_dataset_get(current, cell);
    if (ct_dataset_submission(current, cell) == report->submission &&
        is_equal(report, &figure, area))
      return TRUE;
  }
  return FALSE;
}

/* All breaches of the tangles that its figures are in. */
static GArray *
collect_breaches(const Report *report, guint32 area)
{
  const CtTangles *tangles = report->tangles;
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(gsize));
  GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));

  for (gsize i = report->begin; i < report->end; i++) {
    guint use = tangles->first_use[report->neighbours->cells[i]];
    guint number = use != 0 ? tangles->number[use - 1] : 0;
    if (use == 0 || !g_hash_table_add(seen, GUINT_TO_POINTER(number + 1)))
      continue;
    for (guint j = 0; j < tangles->list[number].n; j++) {
      guint breach = tangles->breaches[tangles->list[number].first + j];
      if (uses_copy(report, breach, area, cells))
        g_array_append_val(found, breach);
    }
  }
  return found;
}

static void
free_copied(gpointer data)
{
  CtCopied *copied = data;

  g_array_unref(copied->breaches);
  g_free(copied);
}

static void
look_at(const Report *report, GPtrArray *candidates)
{
  Comparison original;

  if (!is_suspicious(report) || !find_original(report, &original))
    return;
  CtCopied *copied = g_new(CtCopied, 1);
  *copied = (CtCopied){report->submission, original.area, original.n_equal, original.n_compared,
                       collect_breaches(report, original.area)};
  g_ptr_array_add(candidates, copied);
}

static gint
compare_copied(gconstpointer a, gconstpointer b)
{
  const CtCopied *x = *(const CtCopied *const *)a, *y = *(const CtCopied *const *)b;

  if (x->breaches->len != y->breaches->len)
    return x->breaches->len > y->breaches->len ? -1 : 1;
  return (x->submission > y->submission) - (x->submission < y->submission);
}

/* Of two reports that are the same the one that does not fit what others sent is the copy. */
static void
choose(GPtrArray *candidates, CtCopies *copies)
{
  g_ptr_array_sort(candidates, compare_copied);
  for (guint i = 0; i < candidates->len; i++) {
    CtCopied *copied = candidates->pdata[i];
    guint n = 0;
    for (guint j = 0; j < copied->breaches->len; j++) {
      guint breach = g_array_index(copied->breaches, guint, j);
      if (!copies->is_taken[breach])
        g_array_index(copied->breaches, guint, n++) = breach;
    }
    g_array_set_size(copied->breaches, n);
    if (n < MIN_BREACHES) {
      free_copied(copied);
      continue;
    }
    for (guint j = 0; j < n; j++)
      copies->is_taken[g_array_index(copied->breaches, guint, j)] = TRUE;
    g_ptr_array_add(copies->list, copied);
  }
}

CtCopies *
ct_copies_find(const CtBreaches *breaches, const CtTangles *tangles,
               const CtNeighbours *neighbours)
{
  const CtDataset *current = breaches->view->current;
  CtCopies *copies = g_new(CtCopies, 1);
  g_autoptr(GPtrArray) candidates = g_ptr_array_new();
  gsize begin = 0;

  copies->list = g_ptr_array_new_with_free_func(free_copied);
  copies->is_taken = g_new0(gboolean, MAX(ct_breaches_count(breaches), 1));
  while (begin < neighbours->n_cells) {
    guint32 submission = ct_dataset_submission(current, neighbours->cells[begin]);
    Report report = {breaches, tangles, neighbours, submission, begin, begin + 1};
    while (report.end < neighbours->n_cells &&
           ct_dataset_submission(current, neighbours->cells[report.end]) == submission)
      report.end++;
    look_at(&report, candidates);
    begin = report.end;
  }
  choose(candidates, copies);
  return copies;
}

void
ct_copies_free(CtCopies *copies)
{
  if (copies == NULL)
    return;
  g_ptr_array_unref(copies->list);
  g_free(copies->is_taken);
  g_free(copies);
}

static void
append_rules(const CtCopied *copied, const CtBreaches *breaches, GString *text)
{
  for (guint i = 0; i < copied->breaches->len && text->len < MAX_RULES_TEXT; i++) {
    const gchar *rule =
        ct_breaches_constraint(breaches, g_array_index(copied->breaches, guint, i))->rule;
    if (strstr(text->str, rule) != NULL)
      continue;
    if (text->len > 0)
      g_string_append(text, ", ");
    g_string_append(text, rule);
  }
}

static CtSeverity
severity_of(const CtCopied *copied, const CtBreaches *breaches)
{
  CtSeverity severity = CT_SEVERITY_INFO;

  for (guint i = 0; i < copied->breaches->len; i++)
    severity = MAX(severity, ct_breaches_constraint(
                                 breaches, g_array_index(copied->breaches, guint, i))->severity);
  return severity;
}

void
ct_copies_report(const CtCopies *copies, const CtBreaches *breaches, CtFindings *findings)
{
  const CtCatalog *catalog = breaches->view->catalog;

  for (guint i = 0; i < copies->list->len; i++) {
    const CtCopied *copied = copies->list->pdata[i];
    CtFinding finding = CT_FINDING_INIT;
    g_autoptr(GString) rules = g_string_new(NULL);
    finding.severity = severity_of(copied, breaches);
    finding.rule = "localise.copied-report";
    finding.submission = copied->submission;
    append_rules(copied, breaches, rules);
    if (copied->area == CT_INDEX_NONE)
      ct_findings_add(findings, &finding,
                      _("%u of %u figures of this report that can be compared are those of a year "
                        "before: was last year's report sent again? broken rules that hang on "
                        "them: %u (%s)"),
                      copied->n_equal, copied->n_compared, copied->breaches->len, rules->str);
    else
      ct_findings_add(findings, &finding,
                      _("%u of %u figures of this report that can be compared are those of %s: was "
                        "its report sent under another title? broken rules that hang on them: %u "
                        "(%s)"),
                      copied->n_equal, copied->n_compared, catalog->areas[copied->area].name,
                      copied->breaches->len, rules->str);
  }
}
