#include "pipeline/ct-answering.h"

#include <string.h>

/**
 * Answering:
 * @figure: that the finding is about, if @has_figure
 */
typedef struct {
  const CtPlan *plan;
  const CtView *view;
  CtRun *run;
  CtObservation figure;
  gboolean has_figure;
} Answering;

/* Which findings */

/* What stands in the way of reading a figure is no matter of explaining it. */
static gboolean
may_be_answered(const CtFinding *finding)
{
  static const gchar *const never[] = {"intake.", "read.", "fetch.", "units.", "answers.",
                                       "merge.contradicts", "findings."};

  if (finding->severity == CT_SEVERITY_INFO || finding->indicator == CT_INDEX_NONE ||
      finding->area == CT_INDEX_NONE || finding->period == CT_PERIOD_NONE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(never); i++)
    if (g_str_has_prefix(finding->rule, never[i]))
      return FALSE;
  return TRUE;
}

/* The figure at the finding's place, else the first of its key that has a value. */
static void
find_figure(Answering *answering, const CtFinding *finding)
{
  const CtDataset *dataset = answering->view->current;

  answering->has_figure = FALSE;
  for (guint measure = 0; measure < CT_N_MEASURES; measure++) {
    gsize cell = ct_dataset_find(dataset, finding->indicator, finding->period, finding->area,
                                 (CtMeasure)measure);
    if (cell == CT_CELL_NONE)
      continue;
    const CtObservation figure = ct_dataset_get(dataset, cell);
    gboolean here = ct_dataset_submission(dataset, cell) == finding->submission &&
                    ct_place_compare(figure.place, finding->place) == 0;
    if (!figure.missing && (here || !answering->has_figure)) {
      answering->figure = figure;
      answering->has_figure = TRUE;
    }
    if (here)
      return;
  }
}

/* Which answer */

static gboolean
holds(const Answering *answering, const CtAnswer *answer)
{
  if (answer->has_value != answering->has_figure)
    return FALSE;
  return !answer->has_value ||
         ct_decimal_compare(answer->value, answering->figure.value) == 0;
}

/* @ended: (inout): one that was about the figure as it was before */
static const CtAnswer *
find_among(const Answering *answering, const CtAnswers *answers, const CtFinding *finding,
           const CtAnswer **ended)
{
  const CtAnswer *answer;
  guint position = 0;

  while (answers != NULL &&
         (answer = ct_answers_next(answers, finding->indicator, finding->area, finding->period,
                                   &position)) != NULL) {
    if (answer->rule[0] != '\0' && !g_str_equal(answer->rule, finding->rule))
      continue;
    if (holds(answering, answer))
      return answer;
    *ended = answer;
  }
  return NULL;
}

/* In the row of the figure: who sent it, when it came. Texts are borrowed. */
static gboolean
find_in_row(const Answering *answering, const CtFinding *finding, CtAnswer *answer)
{
  const CtSubmission *submission;
  const gchar *note;

  if (finding->submission == CT_INDEX_NONE)
    return FALSE;
  submission = answering->view->submissions[finding->submission];
  note = ct_submission_get_note(submission, finding->place);
  if (note == NULL)
    return FALSE;
  *answer = (CtAnswer){.indicator = finding->indicator,
                       .area = finding->area,
                       .period = finding->period,
                       .has_value = answering->has_figure,
                       .value = answering->figure.value,
                       .text = (gchar *)note,
                       .who = (gchar *)ct_submission_get_sender(submission, finding->sender),
                       .when = (gchar *)submission->received_date};
  return TRUE;
}

/* In the sender's list of findings, which came with the figure. Who and when are borrowed. */
static gboolean
find_in_list(const Answering *answering, const CtFinding *finding, CtAnswer *answer,
             const CtAnswer **ended)
{
  const CtSubmission *submission;
  const CtAnswer *found;

  if (finding->submission == CT_INDEX_NONE)
    return FALSE;
  submission = answering->view->submissions[finding->submission];
  found = find_among(answering, submission->answers, finding, ended);
  if (found == NULL)
    return FALSE;
  *answer = *found;
  answer->who = (gchar *)ct_submission_get_sender(submission, finding->sender);
  answer->when = (gchar *)submission->received_date;
  return TRUE;
}

static const CtAnswers *
accepted_answers(const Answering *answering)
{
  return answering->view->accepted != NULL ? answering->view->accepted->answers : NULL;
}

static gboolean
find_answer(const Answering *answering, const CtFinding *finding, CtAnswer *answer,
            const CtAnswer **ended)
{
  const CtAnswer *found;

  if (find_in_row(answering, finding, answer) ||
      find_in_list(answering, finding, answer, ended))
    return TRUE;
  found = find_among(answering, answering->plan->answers, finding, ended);
  if (found == NULL)
    found = find_among(answering, accepted_answers(answering), finding, ended);
  if (found != NULL)
    *answer = *found;
  return found != NULL;
}

/* What becomes of the finding */

static void
lower(Answering *answering, guint index, CtAnswer *answer)
{
  const CtFinding *finding = ct_findings_get(answering->run->findings, index);
  g_autofree gchar *message = NULL;

  if (answer->when[0] != '\0')
    message = g_strdup_printf(_("%s; explained by %s on %s: %s"), finding->message,
                              answer->who[0] != '\0' ? answer->who : "?", answer->when,
                              answer->text);
  else
    message = g_strdup_printf(_("%s; explained by %s: %s"), finding->message,
                              answer->who[0] != '\0' ? answer->who : "?", answer->text);
  answer->rule = (gchar *)finding->rule;
  ct_answers_add(answering->run->answered, answer);
  ct_findings_lower(answering->run->findings, index, message);
}

static void
tell_ended(Answering *answering, const CtFinding *about, const CtAnswer *ended)
{
  CtFinding finding = *about;
  gchar then[CT_DECIMAL_PEOPLE_CHARS] = "-", now[CT_DECIMAL_PEOPLE_CHARS] = "-";

  if (ended->has_value)
    ct_decimal_format_for_people(ended->value, then);
  if (answering->has_figure)
    ct_decimal_format_for_people(answering->figure.value, now);
  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "answers.ended";
  finding.observed = finding.expected = finding.suggestion = NULL;
  ct_findings_add(answering->run->findings, &finding,
                  _("the explanation that %s gave (%s) was about %s, the figure is now %s: it no "
                    "longer holds"),
                  ended->who[0] != '\0' ? ended->who : "?", ended->text, then, now);
}

static void
answer_finding(Answering *answering, guint index)
{
  const CtFinding *finding = ct_findings_get(answering->run->findings, index);
  const CtAnswer *ended = NULL;
  CtAnswer answer;

  if (!may_be_answered(finding))
    return;
  find_figure(answering, finding);
  if (find_answer(answering, finding, &answer, &ended))
    lower(answering, index, &answer);
  else if (ended != NULL)
    tell_ended(answering, finding, ended);
}

static gboolean
has_any(const CtAnswers *answers)
{
  return answers != NULL && ct_answers_count(answers) > 0;
}

static gboolean
is_answered_at_all(const Answering *answering)
{
  for (gsize i = 0; i < answering->view->n_submissions; i++)
    if (answering->view->submissions[i]->notes != NULL ||
        has_any(answering->view->submissions[i]->answers))
      return TRUE;
  return has_any(answering->plan->answers) || has_any(accepted_answers(answering));
}

void
ct_answer_findings(const CtPlan *plan, const CtView *view, CtRun *run)
{
  Answering answering = {.plan = plan, .view = view, .run = run};
  guint n = ct_findings_count(run->findings);

  if (!is_answered_at_all(&answering))
    return;
  for (guint i = 0; i < n; i++)
    answer_finding(&answering, i);
}
