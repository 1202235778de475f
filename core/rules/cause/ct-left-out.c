/* ct-left-out.c: figures that could not be read, and that the rules know.
 *
 * "15.305" people in a table of decimal points are left out: half a person is none. Its digits
 * may well be right, and the sum of the districts says so.
 */
#include "rules/cause/ct-left-out.h"

#include <string.h>

#include "base/ct-message.h"
#include "rules/ct-number-text.h"
#include "rules/cause/ct-solve.h"

#define MAX_ASKED 1000u
#define MAX_DIGITS 15u

static gboolean
read_digits(const gchar *text, CtDecimal *value)
{
  gint64 number = 0;
  guint n = 0;

  for (; *text != '\0'; text++) {
    if (!g_ascii_isdigit(*text))
      continue;
    if (++n > MAX_DIGITS)
      return FALSE;
    number = number * 10 + (*text - '0');
  }
  *value = CT_DECIMAL_INIT(number, 0);
  return number != 0;
}

/* "82,2", "1.234,56": the last mark is that of the decimals. */
static gboolean
read_decimals(const gchar *text, CtDecimal *value)
{
  const gchar *mark = NULL;
  guint n = 0;

  for (const gchar *at = text; *at != '\0'; at++)
    if (*at == ',' || *at == '.')
      mark = at;
  if (mark == NULL || !read_digits(text, value))
    return FALSE;
  for (const gchar *at = mark; *at != '\0'; at++)
    n += g_ascii_isdigit(*at) ? 1 : 0;
  if (n > MAX_DIGITS)
    return FALSE;
  *value = CT_DECIMAL_INIT(value->coefficient, (gint8)n);
  return TRUE;
}

static gboolean
figure_of(const CtView *view, const CtFinding *finding, CtObservation *figure)
{
  *figure = (CtObservation){.indicator = finding->indicator,
                            .area = finding->area,
                            .period = finding->period,
                            .measure = CT_MEASURE_ACTUAL,
                            .status = 'A',
                            .place = finding->place,
                            .sender = finding->sender};
  if (strcmp(finding->rule, "intake.fraction") != 0 || finding->observed == NULL ||
      finding->indicator >= view->catalog->n_indicators ||
      finding->area >= view->catalog->n_areas || finding->period == CT_PERIOD_NONE ||
      !read_digits(finding->observed, &figure->value))
    return FALSE;
  figure->unit = view->catalog->indicators[finding->indicator].unit;
  return ct_dataset_find(view->current, figure->indicator, figure->period, figure->area,
                         figure->measure) == CT_CELL_NONE;
}

/* Whether an equation pins the figure, and nothing is broken with it. @n_rules: that hold */
static gboolean
is_right(CtScene *scene, const CtObservation *figure, guint *n_rules)
{
  const CtSuspect *suspect = ct_scene_suspect(scene, 0);
  gboolean pinned = FALSE;

  *n_rules = 0;
  for (guint i = 0; i < suspect->incidents->len; i++) {
    guint number = g_array_index(suspect->incidents, guint, i);
    const CtIncident *incident = ct_scene_incident(scene, number);
    CtEvaluation evaluation = ct_scene_evaluation(scene, incident);
    CtInterval admits;
    CtState state = ct_scene_judge(scene, number);
    if (state == CT_STATE_BROKEN)
      return FALSE;
    *n_rules += state != CT_STATE_UNTELLABLE ? 1 : 0;
    pinned |= state == CT_STATE_HOLDS && incident->constraint->relation == CT_RELATION_EQ &&
              ct_solve(&evaluation, incident->constraint, figure, &admits);
  }
  return pinned;
}

static void
suggest(CtFindings *findings, guint index, CtDecimal value, guint n_rules, const GString *words)
{
  g_autoptr(GString) number = g_string_new(NULL), text = g_string_new("; ");
  gchar plain[CT_DECIMAL_CHARS];

  ct_number_append(number, value);
  if (words->len > 0)
    g_string_append_printf(number, " (%s)", words->str);
  g_string_append_printf(text, _("%s instead would satisfy every rule that uses it (%u)"),
                         number->str, n_rules);
  ct_decimal_format(value, plain);
  ct_findings_suggest(findings, index, plain, text->str);
}

static void
look_at(CtScene *scene, const CtObservation *figure, const CtNeighbours *neighbours,
        CtFindings *findings, guint index)
{
  g_autoptr(GString) words = g_string_new(NULL);
  CtRemedy remedy;
  guint n_rules;

  if (is_right(scene, figure, &n_rules)) {
    suggest(findings, index, figure->value, n_rules, words);
  } else if (ct_remedy_find(scene, neighbours, 0, CT_INDEX_NONE, FALSE, &remedy) &&
             remedy.slips[0].kind != CT_SLIP_UNKNOWN) {
    ct_slip_append(&remedy.slips[0], scene->all->view->catalog, words);
    suggest(findings, index, ct_decimal_reduce(remedy.slips[0].changed.value), remedy.n_rules,
            words);
  }
}

void
ct_left_out_suggest(const CtBreaches *breaches, const CtNeighbours *neighbours,
                    const CtCauseOptions *options, CtFindings *findings)
{
  guint n = ct_findings_count(findings), n_asked = 0;

  for (guint i = 0; i < n && n_asked < MAX_ASKED; i++) {
    CtObservation figure;
    CtScene scene;
    if (!figure_of(breaches->view, ct_findings_get(findings, i), &figure) ||
        ct_findings_get(findings, i)->suggestion != NULL)
      continue;
    ct_scene_init_absent(&scene, breaches, &figure, options->steps);
    look_at(&scene, &figure, neighbours, findings, i);
    ct_scene_clear(&scene);
    n_asked++;
  }
}

GArray *
ct_left_out_collect(const CtBreaches *breaches, const CtFindings *findings)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(CtLeftOut));
  guint n = ct_findings_count(findings);

  for (guint i = 0; i < n && list->len < MAX_ASKED; i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    CtLeftOut one = {.submission = finding->submission};
    if (!figure_of(breaches->view, finding, &one.figure) ||
        !read_decimals(finding->observed, &one.figure.value))
      continue;
    one.figure.decimals = one.figure.value.scale;
    g_array_append_val(list, one);
  }
  return list;
}
