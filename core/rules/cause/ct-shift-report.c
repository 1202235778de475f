/* ct-shift-report.c: what is said of figures that stand beside their own places. */
#include <string.h>

#include "base/ct-message.h"
#include "rules/ct-explain.h"
#include "rules/ct-number-text.h"
#include "rules/cause/ct-shift.h"

#define MAX_RULES_TEXT 160u

static const CtConstraint *
constraint_of(const CtShift *shift, const CtBreaches *breaches, guint i)
{
  return ct_breaches_constraint(breaches, g_array_index(shift->breaches, guint, i));
}

/* The most severe, and of several the first. */
static guint
main_breach(const CtShift *shift, const CtBreaches *breaches)
{
  guint best = 0;

  for (guint i = 1; i < shift->breaches->len; i++)
    if (constraint_of(shift, breaches, i)->severity >
        constraint_of(shift, breaches, best)->severity)
      best = i;
  return best;
}

static void
append_rules(const CtShift *shift, const CtBreaches *breaches, GString *text)
{
  for (guint i = 0; i < shift->breaches->len && text->len < MAX_RULES_TEXT; i++) {
    const gchar *rule = constraint_of(shift, breaches, i)->rule;
    if (strstr(text->str, rule) != NULL)
      continue;
    if (text->len > 0)
      g_string_append(text, ", ");
    g_string_append(text, rule);
  }
}

static void
append_direction(const CtShift *shift, GString *text)
{
  guint n = shift->figures->len;

  if (shift->in_row && shift->step > 0)
    g_string_append_printf(text, _("%u figures side by side, from here on, seem to stand one "
                                   "column too far to the right"), n);
  else if (shift->in_row)
    g_string_append_printf(text, _("%u figures side by side, from here on, seem to stand one "
                                   "column too far to the left"), n);
  else if (shift->step > 0)
    g_string_append_printf(text, _("%u figures below one another, from here on, seem to stand one "
                                   "row too low"), n);
  else
    g_string_append_printf(text, _("%u figures below one another, from here on, seem to stand one "
                                   "row too high"), n);
}

static void
append_places(const CtShift *shift, const CtBreaches *breaches, GString *text)
{
  const CtCatalog *catalog = breaches->view->catalog;
  const CtObservation *figures = (const CtObservation *)(gconstpointer)shift->figures->data;
  const CtObservation *last = &figures[shift->figures->len - 1];
  g_autoptr(GString) other = g_string_new(NULL);

  ct_explain_append_cell(other, catalog, last);
  if (shift->figures->len == 2) {
    g_string_append_printf(text, _("this figure and that of %s seem to be exchanged"), other->str);
    return;
  }
  append_direction(shift, text);
  g_string_append_printf(text, _(" (the last one: %s)"), other->str);
}

static void
append_remedy(const CtShift *shift, const CtBreaches *breaches, GString *text)
{
  const CtObservation *figures = (const CtObservation *)(gconstpointer)shift->figures->data;
  g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
  g_autoptr(GString) rules = g_string_new(NULL);

  ct_number_append(first, ct_decimal_reduce(figures[0].value));
  ct_number_append(second, ct_decimal_reduce(figures[1].value));
  append_rules(shift, breaches, rules);
  g_string_append(text, "; ");
  g_string_append_printf(text,
                         _("with %s here and %s at the next one every rule holds that is broken "
                           "now (%u: %s)"),
                         first->str, second->str, shift->breaches->len, rules->str);
}

void
ct_shift_report(const CtShift *shift, const CtBreaches *breaches, CtFindings *findings)
{
  const CtView *view = breaches->view;
  const CtObservation *figure = &g_array_index(shift->figures, CtObservation, 0);
  guint first = main_breach(shift, breaches);
  const CtConstraint *constraint = constraint_of(shift, breaches, first);
  CtBreach breach = ct_breaches_get(breaches, g_array_index(shift->breaches, guint, first));
  CtObservation subject = ct_dataset_get(view->current, breach.cell);
  CtEvaluation evaluation = {.view = view, .cell = &subject};
  CtFinding finding = ct_finding_of_figure(constraint->severity, constraint->rule,
                                           shift->submission, figure);
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];
  g_autoptr(GString) text = g_string_new(NULL), where = g_string_new(NULL);
  CtExplanation explanation;

  append_places(shift, breaches, text);
  append_remedy(shift, breaches, text);
  ct_explanation_init(&explanation, &evaluation, constraint);
  ct_explain_append_cell(where, view->catalog, &subject);
  g_string_append(text, "; ");
  g_string_append_printf(text, _("now %s does not fit: %s"), where->str, explanation.message->str);
  ct_explanation_clear(&explanation);
  ct_decimal_format(shift->seen, observed);
  ct_decimal_format(figure->value, expected);
  finding.observed = observed;
  finding.expected = expected;
  finding.suggestion = expected;
  ct_findings_add(findings, &finding, "%s", text->str);
}
