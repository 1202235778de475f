#include <string.h>

#include "data/ct-finding-private.h"

/* Texts of a list with fewer bytes are copied on take, not handed over, so that
 * ten thousand small lists do not hold ten thousand blocks. */
#define SMALL_TEXTS ((gsize)32 * 1024)

/* Bringing lists together */

static void
add_severities(CtSeverityCount *to, const CtSeverityCount *from)
{
  for (guint i = 0; i < CT_N_SEVERITIES; i++)
    to->of[i] += from->of[i];
}

static void
take_severities(CtFindings *findings, CtFindings *from)
{
  GHashTableIter iter;
  gpointer submission;
  gpointer count;

  add_severities(&findings->total, &from->total);
  g_hash_table_iter_init(&iter, from->submissions);
  while (g_hash_table_iter_next(&iter, &submission, &count))
    add_severities(ct_findings_severities(findings, GPOINTER_TO_UINT(submission)), count);
}

static void
take_left_out(CtFindings *findings, CtFindings *from)
{
  for (guint i = 0; i < from->rule_order->len; i++) {
    const CtRuleCount *count = g_ptr_array_index(from->rule_order, i);
    ct_findings_rule(findings, count->rule, count->submission)->left_out += count->left_out;
  }
}

/* The arena of @findings that is being filled stays the last one. */
static void
take_arenas(CtFindings *findings, CtFindings *from)
{
  while (from->arenas->len > 0)
    g_ptr_array_insert(findings->arenas, 0, g_ptr_array_steal_index(from->arenas, 0));
}

static void
take_list(CtFindings *findings, CtFindings *from, gboolean copy)
{
  for (guint i = 0; i < from->list->len; i++) {
    const CtFinding *finding = &g_array_index(from->list, CtFinding, i);
    CtRuleCount *count = ct_findings_rule(findings, finding->rule, finding->submission);

    if (count->kept >= CT_FINDINGS_PER_RULE) {
      count->left_out++;
      continue;
    }
    count->kept++;
    if (copy)
      ct_findings_append(findings, finding, finding->message);
    else
      g_array_append_val(findings->list, *finding);
  }
}

static void
clear(CtFindings *findings)
{
  g_array_set_size(findings->list, 0);
  g_ptr_array_set_size(findings->arenas, 0);
  g_hash_table_remove_all(findings->rules);
  g_ptr_array_set_size(findings->rule_order, 0);
  g_hash_table_remove_all(findings->submissions);
  findings->total = (CtSeverityCount){0};
  findings->text_bytes = 0;
}

void
ct_findings_take(CtFindings *findings, CtFindings *from)
{
  gboolean copy = from->text_bytes <= SMALL_TEXTS;

  g_return_if_fail(findings != from);

  take_severities(findings, from);
  take_list(findings, from, copy);
  take_left_out(findings, from);
  if (!copy) {
    findings->text_bytes += from->text_bytes;
    take_arenas(findings, from);
  }
  clear(from);
}

/* The order of output */

#define COMPARE(a, b) \
  if ((a) != (b)) \
    return (a) < (b) ? -1 : 1

/* CT_INDEX_NONE is the largest number, so those without come last. */
static gint
compare_findings(gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CtFinding *left = a;
  const CtFinding *right = b;

  (void)user_data;
  COMPARE(left->submission, right->submission);
  COMPARE(ct_place_compare(left->place, right->place), 0);
  COMPARE(left->rule == right->rule ? 0 : strcmp(left->rule, right->rule), 0);
  COMPARE(left->indicator, right->indicator);
  COMPARE(left->period, right->period);
  COMPARE(left->area, right->area);
  COMPARE(left->told, right->told);
  return 0;
}

static void
tell_left_out(CtFindings *findings, CtRuleCount *count)
{
  g_autofree gchar *number = g_strdup_printf("%" G_GUINT64_FORMAT, count->left_out);
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "findings.limit";
  finding.submission = count->submission;
  finding.observed = number;
  ct_findings_add(findings, &finding,
                  _("%s more findings of rule '%s' are counted but not listed; "
                    "only the first %u are"),
                  number, count->rule, CT_FINDINGS_PER_RULE);
  count->left_out = 0;
}

void
ct_findings_finish(CtFindings *findings)
{
  guint n_rules = findings->rule_order->len;

  for (guint i = 0; i < n_rules; i++) {
    CtRuleCount *count = g_ptr_array_index(findings->rule_order, i);
    if (count->left_out > 0)
      tell_left_out(findings, count);
  }
  /* A stable merge sort: what is equal in all of this stays as it came. */
  g_qsort_with_data(findings->list->data, (gint)findings->list->len, sizeof(CtFinding),
                    compare_findings, NULL);
}
