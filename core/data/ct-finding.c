#include "data/ct-finding-private.h"

#include <stdarg.h>
#include <string.h>

/* Findings quote what a sender wrote; more of it than this helps nobody. */
#define MAX_QUOTE 1000u
#define MAX_MESSAGE 4000u

/* Severities */

const gchar *
ct_severity_name(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_INFO: return "info";
  case CT_SEVERITY_WARNING: return "warning";
  case CT_SEVERITY_ERROR: return "error";
  }
  g_return_val_if_reached("error");
}

gboolean
ct_severity_parse(const gchar *name, CtSeverity *severity)
{
  for (gint i = 0; i < CT_N_SEVERITIES; i++)
    if (g_strcmp0(name, ct_severity_name((CtSeverity)i)) == 0) {
      *severity = (CtSeverity)i;
      return TRUE;
    }
  return FALSE;
}

CtFinding
ct_finding_of_figure(CtSeverity severity, const gchar *rule, guint32 submission,
                     const CtObservation *figure)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = severity;
  finding.rule = rule;
  finding.submission = submission;
  finding.place = figure->place;
  finding.indicator = figure->indicator;
  finding.area = figure->area;
  finding.period = figure->period;
  finding.sender = figure->sender;
  return finding;
}

/* The list */

static guint
hash_rule(gconstpointer key)
{
  const CtRuleCount *count = key;

  return g_str_hash(count->rule) ^ count->submission * 2654435761u;
}

/* Plugins may each have their own copy of one id, so the letters count. */
static gboolean
equal_rule(gconstpointer a, gconstpointer b)
{
  const CtRuleCount *left = a;
  const CtRuleCount *right = b;

  return left->submission == right->submission &&
         (left->rule == right->rule || strcmp(left->rule, right->rule) == 0);
}

CtFindings *
ct_findings_new(void)
{
  CtFindings *findings = g_new0(CtFindings, 1);

  findings->list = g_array_new(FALSE, FALSE, sizeof(CtFinding));
  findings->arenas = g_ptr_array_new_with_free_func((GDestroyNotify)ct_arena_free);
  findings->rules = g_hash_table_new(hash_rule, equal_rule);
  findings->rule_order = g_ptr_array_new_with_free_func(g_free);
  findings->submissions = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  findings->message = g_string_new(NULL);
  return findings;
}

void
ct_findings_free(CtFindings *findings)
{
  if (findings == NULL)
    return;
  g_array_unref(findings->list);
  g_ptr_array_unref(findings->arenas);
  g_hash_table_unref(findings->rules);
  g_ptr_array_unref(findings->rule_order);
  g_hash_table_unref(findings->submissions);
  g_string_free(findings->message, TRUE);
  g_free(findings);
}

CtRuleCount *
ct_findings_rule(CtFindings *findings, const gchar *rule, guint32 submission)
{
  CtRuleCount key = {.rule = rule, .submission = submission};
  CtRuleCount *count = g_hash_table_lookup(findings->rules, &key);

  if (count == NULL) {
    count = g_memdup2(&key, sizeof key);
    g_hash_table_add(findings->rules, count);
    g_ptr_array_add(findings->rule_order, count);
  }
  return count;
}

CtSeverityCount *
ct_findings_severities(CtFindings *findings, guint32 submission)
{
  gpointer key = GUINT_TO_POINTER(submission);
  CtSeverityCount *count = g_hash_table_lookup(findings->submissions, key);

  if (count == NULL) {
    count = g_new0(CtSeverityCount, 1);
    g_hash_table_insert(findings->submissions, key, count);
  }
  return count;
}

/* Whether there is room for one more of its rule and submission. */
static gboolean
count_one(CtFindings *findings, const CtFinding *finding)
{
  CtRuleCount *count = ct_findings_rule(findings, finding->rule, finding->submission);

  findings->total.of[finding->severity]++;
  ct_findings_severities(findings, finding->submission)->of[finding->severity]++;
  if (count->kept < CT_FINDINGS_PER_RULE) {
    count->kept++;
    return TRUE;
  }
  count->left_out++;
  return FALSE;
}

static CtArena *
text_arena(CtFindings *findings)
{
  if (findings->arenas->len == 0)
    g_ptr_array_add(findings->arenas, ct_arena_new());
  return g_ptr_array_index(findings->arenas, findings->arenas->len - 1);
}

static const gchar *
copy_text(CtFindings *findings, const gchar *text, gsize length)
{
  findings->text_bytes += length + 1;
  return ct_arena_copy(text_arena(findings), text, length);
}

/* Cuts between characters. */
static const gchar *
copy_cut(CtFindings *findings, const gchar *text, gsize length)
{
  g_autofree gchar *cut = NULL;

  while (length > 0 && ((guchar)text[length] & 0xC0u) == 0x80u)
    length--;
  cut = g_strdup_printf("%.*s…", (gint)length, text);
  return copy_text(findings, cut, strlen(cut));
}

/* A text of any kind becomes valid UTF-8 of a bounded length. */
static const gchar *
keep_text(CtFindings *findings, const gchar *text, gsize maximum)
{
  g_autofree gchar *valid = NULL;

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate(text, -1, NULL)) {
    valid = g_utf8_make_valid(text, -1);
    text = valid;
  }
  gsize length = strlen(text);
  return length <= maximum ? copy_text(findings, text, length)
                           : copy_cut(findings, text, maximum);
}

void
ct_findings_append(CtFindings *findings, const CtFinding *finding, const gchar *message)
{
  CtFinding copy = *finding;

  copy.observed = keep_text(findings, finding->observed, MAX_QUOTE);
  copy.expected = keep_text(findings, finding->expected, MAX_QUOTE);
  copy.suggestion = keep_text(findings, finding->suggestion, MAX_QUOTE);
  copy.message = keep_text(findings, message, MAX_MESSAGE);
  g_array_append_val(findings->list, copy);
}

void
ct_findings_suggest(CtFindings *findings, guint index, const gchar *suggestion,
                    const gchar *addition)
{
  CtFinding *finding = &g_array_index(findings->list, CtFinding, index);
  g_autofree gchar *message = g_strconcat(finding->message, addition, NULL);

  finding->suggestion = keep_text(findings, suggestion, MAX_QUOTE);
  finding->message = keep_text(findings, message, MAX_MESSAGE);
}

void
ct_findings_add(CtFindings *findings, const CtFinding *finding, const gchar *format, ...)
{
  va_list arguments;

  g_return_if_fail(finding->rule != NULL);

  if (!count_one(findings, finding))
    return;
  va_start(arguments, format);
  g_string_vprintf(findings->message, format, arguments);
  va_end(arguments);
  ct_findings_append(findings, finding, findings->message->str);
}

gboolean
ct_findings_is_full(const CtFindings *findings, const gchar *rule, guint32 submission)
{
  CtRuleCount key = {.rule = rule, .submission = submission};
  const CtRuleCount *count = g_hash_table_lookup(findings->rules, &key);

  return count != NULL && count->kept >= CT_FINDINGS_PER_RULE;
}

guint
ct_findings_count(const CtFindings *findings)
{
  return findings->list->len;
}

const CtFinding *
ct_findings_get(const CtFindings *findings, guint index)
{
  g_return_val_if_fail(index < findings->list->len, NULL);

  return &g_array_index(findings->list, CtFinding, index);
}

guint64
ct_findings_total(const CtFindings *findings, CtSeverity severity)
{
  return findings->total.of[severity];
}

guint64
ct_findings_of(const CtFindings *findings, guint32 submission, CtSeverity severity)
{
  const CtSeverityCount *count =
      g_hash_table_lookup(findings->submissions, GUINT_TO_POINTER(submission));

  return count != NULL ? count->of[severity] : 0;
}

/* Changing all at once */

void
ct_findings_number(CtFindings *findings, guint32 submission)
{
  CtSeverityCount total = findings->total;

  for (guint i = 0; i < findings->list->len; i++)
    g_array_index(findings->list, CtFinding, i).submission = submission;
  g_hash_table_remove_all(findings->rules);
  for (guint i = 0; i < findings->rule_order->len; i++) {
    CtRuleCount *count = g_ptr_array_index(findings->rule_order, i);

    count->submission = submission;
    g_hash_table_add(findings->rules, count);
  }
  g_hash_table_remove_all(findings->submissions);
  *ct_findings_severities(findings, submission) = total;
}

static guint64
sum_of(const CtSeverityCount *count)
{
  guint64 sum = 0;

  for (guint i = 0; i < CT_N_SEVERITIES; i++)
    sum += count->of[i];
  return sum;
}

static void
move_to(CtSeverityCount *count, CtSeverity severity)
{
  guint64 sum = sum_of(count);

  *count = (CtSeverityCount){0};
  count->of[severity] = sum;
}

void
ct_findings_set_severity(CtFindings *findings, CtSeverity severity)
{
  GHashTableIter iter;
  gpointer count;

  for (guint i = 0; i < findings->list->len; i++)
    g_array_index(findings->list, CtFinding, i).severity = severity;
  move_to(&findings->total, severity);
  g_hash_table_iter_init(&iter, findings->submissions);
  while (g_hash_table_iter_next(&iter, NULL, &count))
    move_to(count, severity);
}

void
ct_findings_lower(CtFindings *findings, guint index, const gchar *message)
{
  CtFinding *finding = &g_array_index(findings->list, CtFinding, index);
  CtSeverityCount *count = ct_findings_severities(findings, finding->submission);

  findings->total.of[finding->severity]--;
  count->of[finding->severity]--;
  finding->severity = CT_SEVERITY_INFO;
  findings->total.of[finding->severity]++;
  count->of[finding->severity]++;
  finding->message = keep_text(findings, message, MAX_MESSAGE);
}
