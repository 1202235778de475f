#include "assess.h"

#include <string.h>

#include "rules/ct-expression.h"
#include "rules/ct-rule-index.h"

/* Which constraints there are around the wrong figures */

typedef struct {
  const CtView *view;
  GHashTable *touching; /* texts */
  GHashTable *broken;
} Around;

static gboolean
is_on_one_figure(const CtConstraint *constraint)
{
  return constraint->when == NULL && constraint->left->kind == CT_EXPRESSION_FIGURE &&
         constraint->right->kind == CT_EXPRESSION_NUMBER;
}

/* However the figures came about, rounded or cut. */
static gboolean
is_broken(const Around *around, const CtConstraint *constraint, const CtObservation *subject)
{
  CtEvaluation evaluation = {.view = around->view, .cell = subject,
                             .rounding = CT_ROUNDING_EITHER};

  return ct_evaluate_constraint(&evaluation, constraint) == CT_VERDICT_BROKEN;
}

static gboolean
note(const CtConstraint *constraint, const CtObservation *subject, CtVerdict verdict,
     gpointer user_data)
{
  Around *around = user_data;
  gchar *key = g_strdup_printf("%p %u %u %u %d", (gconstpointer)constraint, subject->indicator,
                               subject->area, subject->period, (gint)subject->measure);

  if (verdict == CT_VERDICT_BROKEN && is_broken(around, constraint, subject))
    g_hash_table_add(around->broken, g_strdup(key));
  if (is_on_one_figure(constraint))
    g_free(key);
  else
    g_hash_table_add(around->touching, key);
  return TRUE;
}

/* Of a figure that was not taken in; the rules would have touched this one. */
static CtObservation
as_it_should_be(const Table *table, const Figure *figure)
{
  const Fact *fact = &figure->fact;

  return (CtObservation){.indicator = fact->indicator,
                         .area = fact->area,
                         .period = fact->period,
                         .measure = fact->measure,
                         .value = table_value(table, figure, figure->printed),
                         .decimals = figure->printed.scale,
                         .unit = table->world->catalog->indicators[fact->indicator].unit,
                         .status = 'A'};
}

static void
look_around(const CtPlan *plan, const Table *table, const CtRun *run, Assessment *assessment)
{
  CtView view = {.catalog = plan->catalog,
                 .period = plan->pipeline->period,
                 .current = run->dataset,
                 .history = plan->history,
                 .submissions = (CtSubmission *const *)run->submissions->pdata,
                 .n_submissions = run->submissions->len};
  CtRuleIndex *index = ct_rule_index_new(&view, plan->constraints);
  g_autoptr(GHashTable) touching = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) broken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Around around = {&view, touching, broken};

  for (guint i = 0; i < table->figures->len; i++) {
    const Figure *figure = table_figure(table, i);
    const Fact *fact = &figure->fact;
    gsize cell = !figure->wrong ? CT_CELL_NONE
                                : ct_dataset_find(run->dataset, fact->indicator, fact->period,
                                                  fact->area, fact->measure);
    if (!figure->wrong)
      continue;
    CtObservation seen = cell != CT_CELL_NONE ? ct_dataset_get(run->dataset, cell)
                                              : as_it_should_be(table, figure);
    ct_rule_index_judge_around(index, &seen, note, &around);
  }
  assessment->touching = g_hash_table_size(touching);
  assessment->broken = g_hash_table_size(broken);
  ct_rule_index_free(index);
}

/* What is said of them */

static gboolean
is_in_sheet(const CtRun *run, const CtFinding *finding, const Table *table, const Figure *figure)
{
  const CtSubmission *submission = finding->submission == CT_INDEX_NONE
                                       ? NULL
                                       : run->submissions->pdata[finding->submission];

  return submission != NULL && g_str_has_suffix(submission->name,
                                                table_sheet(table, figure->sheet)->name);
}

static gboolean
is_at(const CtRun *run, const CtFinding *finding, const Table *table, const Figure *figure)
{
  const Fact *fact = &figure->fact;

  if (finding->indicator == fact->indicator && finding->area == fact->area &&
      finding->period == fact->period)
    return TRUE;
  return is_in_sheet(run, finding, table, figure) &&
         finding->place.row == figure_line(figure) &&
         finding->place.column == figure_column(figure);
}

/* A whole file that is another's is told as such. */
static gboolean
is_about_file(const CtRun *run, const CtFinding *finding, const Table *table)
{
  guint n = 0, n_wrong = 0;

  if (finding->place.column != 0 && !g_str_has_prefix(finding->rule, "duplicates."))
    return FALSE;
  for (guint i = 0; i < table->figures->len; i++) {
    const Figure *figure = table_figure(table, i);
    if (!is_in_sheet(run, finding, table, figure))
      continue;
    n++;
    n_wrong += figure->wrong ? 1 : 0;
  }
  return n_wrong >= 4 && n_wrong * 2 >= n;
}

/* Returns: (nullable): the wrong figure that the finding is at */
static const Figure *
figure_at(const CtRun *run, const CtFinding *finding, const Table *table)
{
  for (guint i = 0; i < table->figures->len; i++) {
    const Figure *figure = table_figure(table, i);
    if (figure->wrong && is_at(run, finding, table, figure))
      return figure;
  }
  return NULL;
}

static gboolean
names(const CtRun *run, const CtFinding *finding, const Table *table)
{
  const CtCatalog *catalog = run->results.catalog;

  for (guint i = 0; i < table->figures->len; i++) {
    const Figure *figure = table_figure(table, i);
    if (!figure->wrong ||
        strstr(finding->message, catalog->areas[figure->fact.area].name) == NULL)
      continue;
    g_autofree gchar *code =
        g_strdup_printf(", %s ", catalog->indicators[figure->fact.indicator].code);
    if (strstr(finding->message, code) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Within 1 %. */
static gboolean
is_near(CtDecimal value, CtDecimal wanted)
{
  CtRational off, limit, hundredth = {1, 100};

  if (!ct_rational_subtract(ct_rational_from_decimal(value), ct_rational_from_decimal(wanted),
                            &off) ||
      !ct_rational_multiply(ct_rational_from_decimal(wanted), hundredth, &limit))
    return FALSE;
  off = ct_rational_sign(off) < 0 ? ct_rational_negate(off) : off;
  limit = ct_rational_sign(limit) < 0 ? ct_rational_negate(limit) : limit;
  return ct_rational_compare(off, limit) <= 0;
}

static void
look_at_suggestions(const CtFinding *finding, const Table *table, const Figure *figure,
                    Assessment *assessment)
{
  g_auto(GStrv) values =
      g_strsplit(finding->suggestion != NULL ? finding->suggestion : "", "|", -1);
  CtDecimal wanted = table_value(table, figure, figure->printed), value;

  for (guint i = 0; values[i] != NULL; i++) {
    g_strstrip(values[i]);
    if (!ct_decimal_parse(values[i], strlen(values[i]), &value))
      continue;
    assessment->near |= is_near(value, wanted);
    if (ct_decimal_compare(value, wanted) != 0)
      continue;
    assessment->value = TRUE;
    assessment->value_first |= i == 0;
  }
}

/* Returns: (nullable): the first error, else the first warning */
static const CtFinding *
first_finding(const CtRun *run)
{
  const CtFinding *first = NULL;

  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    if (finding->severity != CT_SEVERITY_INFO &&
        (first == NULL || finding->severity > first->severity))
      first = finding;
  }
  return first;
}

Assessment
assess(const CtPlan *plan, const Table *table, const CtRun *run)
{
  Assessment assessment = {0};
  const CtFinding *first = first_finding(run);
  const Figure *figure;

  look_around(plan, table, run, &assessment);
  assessment.told = first != NULL;
  for (guint i = 0; i < ct_findings_count(run->findings) && !assessment.seen; i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    assessment.seen = figure_at(run, finding, table) != NULL || names(run, finding, table) ||
                      is_about_file(run, finding, table);
  }
  if (first == NULL)
    return assessment;
  figure = figure_at(run, first, table);
  assessment.first = figure != NULL || is_about_file(run, first, table);
  if (figure != NULL)
    look_at_suggestions(first, table, figure, &assessment);
  return assessment;
}
