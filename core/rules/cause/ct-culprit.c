/* ct-culprit.c: what is said of figures that are to blame. */
#include "rules/cause/ct-culprit.h"

#include <string.h>

#include "base/ct-message.h"
#include "rules/ct-explain.h"
#include "rules/ct-number-text.h"

#define MAX_MORE_REASONS 3u
#define MAX_NAMED 6u
/* Suggestions that are so much less likely are told in the message only. */
#define CLOSE_COST 6
#define MAX_RULES_TEXT 160u

static const CtCatalog *
catalog_of(const CtScene *scene)
{
  return scene->all->view->catalog;
}

static void
explain(const CtScene *scene, guint number, CtExplanation *explanation)
{
  const CtIncident *incident = ct_scene_incident(scene, number);
  CtEvaluation evaluation = {.view = scene->all->view, .cell = &incident->subject,
                             .memo = scene->memo};

  ct_explanation_init(explanation, &evaluation, incident->constraint);
}

/* The most severe one, and of several the first. */
static guint
main_reason(const CtScene *scene, const guint *reasons, guint n_reasons)
{
  guint best = 0;

  for (guint i = 1; i < n_reasons; i++)
    if (ct_scene_incident(scene, reasons[i])->constraint->severity >
        ct_scene_incident(scene, reasons[best])->constraint->severity)
      best = i;
  return best;
}

static void
append_figure_name(const CtScene *scene, const CtObservation *figure, GString *text)
{
  ct_explain_append_cell(text, catalog_of(scene), figure);
}

/* "; also Toàn tỉnh, 19.2 (2023-01/P6M) [rollup.sum]: ..." */
static void
append_more_reasons(const CtScene *scene, const guint *reasons, guint n_reasons, guint but,
                    GString *text)
{
  guint n = 0;

  for (guint i = 0; i < n_reasons && n < MAX_MORE_REASONS; i++) {
    const CtIncident *incident = ct_scene_incident(scene, reasons[i]);
    g_autoptr(GString) subject = g_string_new(NULL);
    CtExplanation explanation;
    if (i == but)
      continue;
    append_figure_name(scene, &incident->subject, subject);
    explain(scene, reasons[i], &explanation);
    g_string_append(text, "; ");
    g_string_append_printf(text, _("nor does %s fit (%s): %s"), subject->str,
                           incident->constraint->rule, explanation.message->str);
    ct_explanation_clear(&explanation);
    n++;
  }
  if (n_reasons > n + 1) {
    g_string_append(text, "; ");
    g_string_append_printf(text, _("and more rules: %u"), n_reasons - n - 1);
  }
}

/* The ids of the rules that hold now, each once. */
static void
append_rules(CtScene *scene, const CtSuspect *suspect, GString *text)
{
  gsize begin = text->len;

  for (guint i = 0; i < suspect->incidents->len; i++) {
    guint number = g_array_index(suspect->incidents, guint, i);
    const gchar *rule = ct_scene_incident(scene, number)->constraint->rule;
    CtState state = ct_scene_judge(scene, number);
    if (state == CT_STATE_UNTELLABLE || state == CT_STATE_BROKEN)
      continue;
    if (strstr(text->str + begin, rule) != NULL)
      continue;
    if (text->len - begin + strlen(rule) > MAX_RULES_TEXT) {
      g_string_append(text, ", …");
      return;
    }
    if (text->len > begin)
      g_string_append(text, ", ");
    g_string_append(text, rule);
  }
}

static void
append_slip(const CtScene *scene, const CtSlip *slip, GString *text)
{
  g_autoptr(GString) words = g_string_new(NULL);

  ct_number_append(text, ct_decimal_reduce(slip->changed.value));
  ct_slip_append(slip, catalog_of(scene), words);
  if (words->len > 0)
    g_string_append_printf(text, " (%s)", words->str);
}

/* "; 56,7 (two digits changed places) would satisfy all 4 rules that use it (...), or ..." */
static void
append_suggestions(CtScene *scene, const CtRemedy *remedy, GString *text)
{
  const CtSuspect *suspect = ct_scene_suspect(scene, remedy->suspect);
  g_autoptr(GString) value = g_string_new(NULL), rules = g_string_new(NULL);

  append_slip(scene, &remedy->slips[0], value);
  ct_scene_push(scene, &remedy->slips[0].changed);
  append_rules(scene, suspect, rules);
  ct_scene_pop(scene);
  g_string_append(text, "; ");
  g_string_append_printf(text, _("%s instead would satisfy every rule that uses it (%u: %s)"),
                         value->str, remedy->n_rules, rules->str);
  for (guint i = 1; i < remedy->n; i++) {
    g_autoptr(GString) other = g_string_new(NULL);
    append_slip(scene, &remedy->slips[i], other);
    g_string_append(text, ", ");
    g_string_append_printf(text, _("so would %s"), other->str);
  }
}

static gboolean
has_suggestion(const CtRemedy *remedy)
{
  return remedy->slips[0].kind != CT_SLIP_UNKNOWN;
}

/* "; the other figures allow 1.200 to 1.300" */
static void
append_range(const CtRemedy *remedy, gint decimals, GString *text)
{
  const CtInterval *admits = &remedy->admits;

  if (admits->low_unbounded || admits->high_unbounded)
    return;
  g_autofree gchar *low = ct_number_for_people(admits->low, decimals);
  g_autofree gchar *high = ct_number_for_people(admits->high, decimals);
  g_string_append(text, "; ");
  if (g_str_equal(low, high))
    g_string_append_printf(text, _("the other figures allow only %s"), low);
  else
    g_string_append_printf(text, _("the other figures allow %s to %s"), low, high);
}

/* "Huyện Bắc, NUM (2023-01/P6M) with 72" */
static void
append_candidate(const CtScene *scene, const CtRemedy *remedy, GString *text)
{
  const CtSuspect *suspect = ct_scene_suspect(scene, remedy->suspect);
  g_autoptr(GString) value = g_string_new(NULL);

  append_figure_name(scene, &suspect->figure, text);
  if (!has_suggestion(remedy))
    return;
  append_slip(scene, &remedy->slips[0], value);
  g_string_append_c(text, ' ');
  g_string_append_printf(text, _("with %s"), value->str);
}

static void
append_candidates(const CtScene *scene, const CtRemedy *remedies, guint n, GString *text)
{
  for (guint i = 0; i < MIN(n, MAX_NAMED); i++) {
    if (i > 0)
      g_string_append(text, "; ");
    append_candidate(scene, &remedies[i], text);
  }
  if (n > MAX_NAMED) {
    g_string_append(text, "; ");
    g_string_append_printf(text, _("or another one (%u more)"), n - MAX_NAMED);
  }
}

static CtFinding
finding_at(const CtSuspect *suspect, const CtConstraint *constraint)
{
  return ct_finding_of_figure(constraint->severity, constraint->rule, suspect->submission,
                              &suspect->figure);
}

static gchar *
plain_value(CtDecimal value)
{
  gchar plain[CT_DECIMAL_CHARS];

  ct_decimal_format(value, plain);
  return g_strdup(plain);
}

/* "56.7", or "56.7 | 57.6" where one is about as likely as the other. */
static gchar *
plain_values(const CtRemedy *remedy)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < remedy->n; i++) {
    gchar plain[CT_DECIMAL_CHARS];
    if (remedy->slips[i].cost > remedy->slips[0].cost + CLOSE_COST)
      break;
    ct_decimal_format(remedy->slips[i].changed.value, plain);
    g_string_append_printf(text, "%s%s", i > 0 ? " | " : "", plain);
  }
  return g_string_free(text, FALSE);
}

static GString *
culprit_message(const CtScene *scene, const CtSuspect *suspect, const CtIncident *incident,
                const CtExplanation *explanation)
{
  g_autoptr(GString) subject = g_string_new(NULL);
  GString *text = g_string_new(NULL);

  if (ct_observation_same_key(&incident->subject, &suspect->figure)) {
    g_string_append(text, explanation->message->str);
    return text;
  }
  append_figure_name(scene, &incident->subject, subject);
  g_string_append_printf(text, _("this figure does not fit those around it: %s: %s"),
                         subject->str, explanation->message->str);
  return text;
}

void
ct_culprit_report(CtScene *scene, const CtRemedy *remedies, guint n, const guint *reasons,
                  guint n_reasons, CtFindings *findings)
{
  const CtRemedy *remedy = &remedies[0];
  const CtSuspect *suspect = ct_scene_suspect(scene, remedy->suspect);
  guint first = main_reason(scene, reasons, n_reasons);
  const CtIncident *incident = ct_scene_incident(scene, reasons[first]);
  gboolean own = ct_observation_same_key(&incident->subject, &suspect->figure);
  CtFinding finding = finding_at(suspect, incident->constraint);
  g_autofree gchar *observed = plain_value(suspect->figure.value);
  g_autofree gchar *suggestion = plain_values(remedy);
  CtExplanation explanation;
  GString *text;

  explain(scene, reasons[first], &explanation);
  text = culprit_message(scene, suspect, incident, &explanation);
  append_more_reasons(scene, reasons, n_reasons, first, text);
  if (has_suggestion(remedy))
    append_suggestions(scene, remedy, text);
  else
    append_range(remedy, suspect->figure.decimals + 1, text);
  if (n > 1) {
    g_string_append(text, "; ");
    g_string_append(text, _("less likely another figure is wrong: "));
    append_candidates(scene, remedies + 1, n - 1, text);
  }
  finding.observed = own ? explanation.observed : observed;
  finding.suggestion = has_suggestion(remedy) ? suggestion : NULL;
  finding.expected = own ? explanation.expected : finding.suggestion;
  ct_findings_add(findings, &finding, "%s", text->str);
  g_string_free(text, TRUE);
  ct_explanation_clear(&explanation);
}

/* Where several could be wrong */

/* The senders of the other figures hear of it, too. */
static void
report_others(CtScene *scene, const CtRemedy *remedies, guint n, const CtIncident *incident,
              guint32 told, CtFindings *findings)
{
  g_autoptr(GString) subject = g_string_new(NULL);

  append_figure_name(scene, &incident->subject, subject);
  for (guint i = 0; i < n; i++) {
    const CtSuspect *suspect = ct_scene_suspect(scene, remedies[i].suspect);
    CtFinding finding = finding_at(suspect, incident->constraint);
    g_autofree gchar *observed = plain_value(suspect->figure.value);
    g_autofree gchar *suggestion = plain_values(&remedies[i]);
    g_autoptr(GString) text = g_string_new(NULL);
    if (suspect->submission == told)
      continue;
    finding.severity = incident->constraint->severity == CT_SEVERITY_ERROR &&
                               remedies[i].slips[0].kind < CT_SLIP_CALCULATED
                           ? CT_SEVERITY_WARNING
                           : CT_SEVERITY_INFO;
    finding.observed = observed;
    finding.expected = has_suggestion(&remedies[i]) ? suggestion : NULL;
    g_string_append_printf(
        text, _("this figure may be the one that is wrong where %s does not fit"), subject->str);
    if (has_suggestion(&remedies[i]))
      append_suggestions(scene, &remedies[i], text);
    ct_findings_add(findings, &finding, "%s", text->str);
  }
}

void
ct_culprits_report(CtScene *scene, const CtRemedy *remedies, guint n, guint n_close,
                   const guint *reasons, guint n_reasons, CtFindings *findings)
{
  guint first = main_reason(scene, reasons, n_reasons);
  const CtIncident *incident = ct_scene_incident(scene, reasons[first]);
  const CtSuspect *likeliest = ct_scene_suspect(scene, remedies[0].suspect);
  gsize cell = ct_breaches_get(scene->all, incident->breach).cell;
  guint32 submission = ct_dataset_submission(scene->all->view->current, cell);
  CtFinding finding = ct_finding_of_figure(incident->constraint->severity,
                                           incident->constraint->rule, submission,
                                           &incident->subject);
  g_autofree gchar *suggestion = NULL;
  CtExplanation explanation;

  explain(scene, reasons[first], &explanation);
  append_more_reasons(scene, reasons, n_reasons, first, explanation.message);
  g_string_append(explanation.message, "; ");
  g_string_append(explanation.message,
                  _("the rules cannot tell which figure is wrong, it would hold with another "
                    "one at one of: "));
  append_candidates(scene, remedies, n, explanation.message);
  if (likeliest->cell == cell && has_suggestion(&remedies[0]) &&
      remedies[0].cost < remedies[1].cost)
    suggestion = plain_values(&remedies[0]);
  finding.observed = explanation.observed;
  finding.expected = explanation.expected;
  finding.suggestion = suggestion;
  ct_findings_add(findings, &finding, "%s", explanation.message->str);
  report_others(scene, remedies, n_close, incident, submission, findings);
  ct_explanation_clear(&explanation);
}
