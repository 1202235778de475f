/* ct-intake-answers.c: a sheet of findings with what the sender answers to them, as an
 * annotated copy has it (data/ct-remark.h). Its figures are those of the sheets that it is
 * about: none of them is read. What is written in the column of answers goes to the submission.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

typedef enum { RULE, INDICATOR, AREA, PERIOD, VALUE, ANSWER, N_ANSWER_COLUMNS } AnswerColumn;

G_STATIC_ASSERT((gint)N_ANSWER_COLUMNS == CT_ANSWER_COLUMNS);

static const gchar *const keys[] = {
  [RULE] = "RULE",          [INDICATOR] = "INDICATOR", [AREA] = "REF_AREA",
  [PERIOD] = "TIME_PERIOD", [VALUE] = "OBS_VALUE",
};

static gboolean
is_text(CtSpan text, const gchar *wanted)
{
  return text.length == strlen(wanted) && memcmp(text.text, wanted, text.length) == 0;
}

/* "Giải trình", "Explanation", "ANSWER" */
static gboolean
is_answer_heading(CtSpan text)
{
  static const gchar *const words[] = {"giai trinh", "explanation", "answer", NULL};
  g_autofree gchar *key = NULL;

  if (text.length == 0 || text.length > 32)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  return g_strv_contains(words, key);
}

gboolean
ct_intake_begin_answers(CtIntake *intake, const CtRow *row)
{
  gint *at = intake->table.answers_at;

  for (guint i = 0; i < N_ANSWER_COLUMNS; i++)
    at[i] = CT_COLUMN_NONE;
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    for (guint k = 0; k < G_N_ELEMENTS(keys); k++)
      if (at[k] == CT_COLUMN_NONE && is_text(text, keys[k]))
        at[k] = (gint)i;
  }
  for (guint k = 0; k < G_N_ELEMENTS(keys); k++)
    if (at[k] == CT_COLUMN_NONE)
      return FALSE;
  for (guint i = 0; i < row->n_cells && at[ANSWER] == CT_COLUMN_NONE; i++)
    if (is_answer_heading(ct_cell_span(&row->cells[i])))
      at[ANSWER] = (gint)i;
  if (at[ANSWER] == CT_COLUMN_NONE)
    return FALSE;
  ct_intake_note(intake, CT_FACT_ROWS, ct_intake_place(intake, row->number, at[ANSWER]),
                 ct_cell_span(&row->cells[at[ANSWER]]),
                 _("answers to findings; none of the sheet's figures is read"), NULL);
  return TRUE;
}

static CtSpan
get(const CtIntake *intake, const CtRow *row, AnswerColumn column)
{
  return ct_cells_get(row->cells, row->n_cells, intake->table.answers_at[column]);
}

/* Returns: what is wrong with the first key that means nothing, or NULL */
static const gchar *
read_keys(const CtIntake *intake, const CtRow *row, CtAnswer *answer)
{
  CtSpan period = get(intake, row, PERIOD), value = get(intake, row, VALUE);
  g_autofree gchar *indicator = NULL, *area = NULL;

  indicator = g_strndup(get(intake, row, INDICATOR).text, get(intake, row, INDICATOR).length);
  area = g_strndup(get(intake, row, AREA).text, get(intake, row, AREA).length);
  answer->indicator = ct_catalog_indicator_by_code(intake->catalog, indicator);
  if (answer->indicator == CT_INDEX_NONE)
    return keys[INDICATOR];
  answer->area = ct_catalog_area_by_code(intake->catalog, area);
  if (answer->area == CT_INDEX_NONE)
    return keys[AREA];
  answer->period = ct_period_parse(period.text, period.length);
  if (answer->period == CT_PERIOD_NONE)
    return keys[PERIOD];
  answer->has_value = value.length > 0;
  if (answer->has_value && !ct_decimal_parse(value.text, value.length, &answer->value))
    return keys[VALUE];
  return NULL;
}

static void
tell_unread(CtIntake *intake, CtPlace place, CtSpan text, const gchar *key)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.answer-not-read", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.expected = key;
  ct_findings_add(intake->findings, &finding,
                  _("the answer \"%s\" is not taken: the hidden column %s of its row no longer "
                    "says which figure it is about"),
                  observed, key);
}

/* A finding about a table or a column: nobody is asked to explain it. */
static void
tell_needless(CtIntake *intake, CtPlace place, CtSpan text)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.answer-not-read", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the answer \"%s\" is to a finding that is about no figure; it changes "
                    "nothing"),
                  observed);
}

static void
tell_too_many(CtIntake *intake, CtPlace place)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.explanations-limit", place, NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the explanation is not kept: a file may have %u of them"), CT_MAX_ANSWERS);
}

void
ct_intake_take_answer(CtIntake *intake, const CtRow *row)
{
  CtSpan text = get(intake, row, ANSWER);
  CtPlace place =
    ct_intake_place(intake, row->number, intake->table.answers_at[ANSWER]);
  CtAnswer answer = {.who = (gchar *)"", .when = (gchar *)""};
  g_autofree gchar *rule = NULL, *words = NULL;
  const gchar *unread;

  if (text.length == 0 || is_text(get(intake, row, RULE), keys[RULE]))
    return;
  if (get(intake, row, INDICATOR).length == 0) {
    tell_needless(intake, place, text);
    return;
  }
  unread = read_keys(intake, row, &answer);
  if (unread != NULL) {
    tell_unread(intake, place, text, unread);
    return;
  }
  answer.rule = rule = g_strndup(get(intake, row, RULE).text, get(intake, row, RULE).length);
  answer.text = words = g_strndup(text.text, text.length);
  if (!ct_submission_add_answer(intake->submission, &answer))
    tell_too_many(intake, place);
}
