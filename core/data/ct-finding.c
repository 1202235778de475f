#include "data/ct-finding.h"

#include <stdarg.h>
#include <string.h>

/* Findings quote what a sender wrote; more of it than this helps nobody. */
#define MAX_QUOTE 1000u
#define MAX_MESSAGE 4000u

/* Texts of a list with fewer bytes are copied on take, not handed over, so that
 * ten thousand small lists do not hold ten thousand blocks. */
#define SMALL_TEXTS ((gsize)32 * 1024)

#define N_SEVERITIES 3

/* How many findings one rule has in one submission. */
typedef struct {
  const gchar *rule;
  guint32 submission;
  guint kept;
  guint64 left_out;
} RuleCount;

typedef struct {
  guint64 of[N_SEVERITIES];
} SeverityCount;

struct CtFindings {
  GArray *list;             /* CtFinding */
  GPtrArray *arenas;        /* of the texts; the last one is filled further */
  gsize text_bytes;
  GHashTable *rules;        /* RuleCount, a set */
  GPtrArray *rule_order;    /* the same, as they came */
  GHashTable *submissions;  /* number -> SeverityCount */
  SeverityCount total;
  GString *message;         /* scratch */
};

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
  for (gint i = 0; i < N_SEVERITIES; i++)
    if (g_strcmp0(name, ct_severity_name((CtSeverity)i)) == 0) {
      *severity = (CtSeverity)i;
      return TRUE;
    }
  return FALSE;
}

/* The list */

static guint
hash_rule(gconstpointer key)
{
  const RuleCount *count = key;

  return g_str_hash(count->rule) ^ count->submission * 2654435761u;
}

/* Plugins may each have their own copy of one id, so the letters count. */
static gboolean
equal_rule(gconstpointer a, gconstpointer b)
{
  const RuleCount *left = a;
  const RuleCount *right = b;

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

static RuleCount *
rule_count(CtFindings *findings, const gchar *rule, guint32 submission)
{
  RuleCount key = {.rule = rule, .submission = submission};
  RuleCount *count = g_hash_table_lookup(findings->rules, &key);

  if (count == NULL) {
    count = g_memdup2(&key, sizeof key);
    g_hash_table_add(findings->rules, count);
    g_ptr_array_add(findings->rule_order, count);
  }
  return count;
}

static SeverityCount *
severity_count(CtFindings *findings, guint32 submission)
{
  gpointer key = GUINT_TO_POINTER(submission);
  SeverityCount *count = g_hash_table_lookup(findings->submissions, key);

  if (count == NULL) {
    count = g_new0(SeverityCount, 1);
    g_hash_table_insert(findings->submissions, key, count);
  }
  return count;
}

/* Whether there is room for one more of its rule and submission. */
static gboolean
count_one(CtFindings *findings, const CtFinding *finding)
{
  RuleCount *count = rule_count(findings, finding->rule, finding->submission);

  findings->total.of[finding->severity]++;
  severity_count(findings, finding->submission)->of[finding->severity]++;
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

static void
append(CtFindings *findings, const CtFinding *finding, const gchar *message)
{
  CtFinding copy = *finding;

  copy.observed = keep_text(findings, finding->observed, MAX_QUOTE);
  copy.expected = keep_text(findings, finding->expected, MAX_QUOTE);
  copy.suggestion = keep_text(findings, finding->suggestion, MAX_QUOTE);
  copy.message = keep_text(findings, message, MAX_MESSAGE);
  g_array_append_val(findings->list, copy);
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
  append(findings, finding, findings->message->str);
}

gboolean
ct_findings_is_full(const CtFindings *findings, const gchar *rule, guint32 submission)
{
  RuleCount key = {.rule = rule, .submission = submission};
  const RuleCount *count = g_hash_table_lookup(findings->rules, &key);

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
  const SeverityCount *count =
      g_hash_table_lookup(findings->submissions, GUINT_TO_POINTER(submission));

  return count != NULL ? count->of[severity] : 0;
}

/* Changing all at once */

void
ct_findings_number(CtFindings *findings, guint32 submission)
{
  SeverityCount total = findings->total;

  for (guint i = 0; i < findings->list->len; i++)
    g_array_index(findings->list, CtFinding, i).submission = submission;
  g_hash_table_remove_all(findings->rules);
  for (guint i = 0; i < findings->rule_order->len; i++) {
    RuleCount *count = g_ptr_array_index(findings->rule_order, i);

    count->submission = submission;
    g_hash_table_add(findings->rules, count);
  }
  g_hash_table_remove_all(findings->submissions);
  *severity_count(findings, submission) = total;
}

static guint64
sum_of(const SeverityCount *count)
{
  guint64 sum = 0;

  for (guint i = 0; i < N_SEVERITIES; i++)
    sum += count->of[i];
  return sum;
}

static void
move_to(SeverityCount *count, CtSeverity severity)
{
  guint64 sum = sum_of(count);

  *count = (SeverityCount){0};
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

/* Bringing lists together */

static void
add_severities(SeverityCount *to, const SeverityCount *from)
{
  for (guint i = 0; i < N_SEVERITIES; i++)
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
    add_severities(severity_count(findings, GPOINTER_TO_UINT(submission)), count);
}

static void
take_left_out(CtFindings *findings, CtFindings *from)
{
  for (guint i = 0; i < from->rule_order->len; i++) {
    const RuleCount *count = g_ptr_array_index(from->rule_order, i);
    rule_count(findings, count->rule, count->submission)->left_out += count->left_out;
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
    RuleCount *count = rule_count(findings, finding->rule, finding->submission);

    if (count->kept >= CT_FINDINGS_PER_RULE) {
      count->left_out++;
      continue;
    }
    count->kept++;
    if (copy)
      append(findings, finding, finding->message);
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
  findings->total = (SeverityCount){0};
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
  return 0;
}

static void
tell_left_out(CtFindings *findings, RuleCount *count)
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
    RuleCount *count = g_ptr_array_index(findings->rule_order, i);
    if (count->left_out > 0)
      tell_left_out(findings, count);
  }
  /* A stable merge sort: what is equal in all of this stays as it came. */
  g_qsort_with_data(findings->list->data, (gint)findings->list->len, sizeof(CtFinding),
                    compare_findings, NULL);
}
