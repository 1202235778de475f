#include "data/ct-disagreement.h"

#include "base/ct-message.h"

/* Comparing figures */

static CtDecimal
absolute(CtDecimal value)
{
  if (value.coefficient < 0)
    value.coefficient = -value.coefficient;
  return value;
}

static CtDecimal
larger(CtDecimal a, CtDecimal b)
{
  return ct_decimal_compare(a, b) >= 0 ? a : b;
}

/* Half of the last printed digit; nothing where it is too far out to say. */
static CtDecimal
half_of_last_digit(gint decimals)
{
  if (decimals + 1 < CT_DECIMAL_MIN_SCALE || decimals + 1 > CT_DECIMAL_MAX_SCALE)
    return CT_DECIMAL_INIT(0, 0);
  return CT_DECIMAL_INIT(5, (gint8)(decimals + 1));
}

static CtDecimal
one_percent(CtDecimal value)
{
  CtDecimal result;

  return ct_decimal_multiply(absolute(value), CT_DECIMAL_INIT(1, 2), &result)
             ? result
             : CT_DECIMAL_INIT(0, 0);
}

/* Whether @fine is what @coarse may stand for. "gần" and "trên" have no far end;
 * here they reach as far as "khoảng" does, to their side. At the half both ways of
 * rounding are met, so both ends belong to it. */
static gboolean
may_stand_for(const CtObservation *coarse, const CtObservation *fine)
{
  CtDecimal down = CT_DECIMAL_INIT(0, 0);
  CtDecimal up, difference;

  if (!ct_decimal_subtract(fine->value, coarse->value, &difference))
    return FALSE;
  if (coarse->decimals < fine->decimals)
    down = half_of_last_digit(coarse->decimals);
  up = down;
  if (coarse->qualifier == CT_QUALIFIER_ABOUT || coarse->qualifier == CT_QUALIFIER_BELOW)
    down = larger(down, one_percent(coarse->value));
  if (coarse->qualifier == CT_QUALIFIER_ABOUT || coarse->qualifier == CT_QUALIFIER_ABOVE)
    up = larger(up, one_percent(coarse->value));
  return ct_decimal_compare(absolute(difference), difference.coefficient < 0 ? down : up) <= 0;
}

gboolean
ct_figures_agree(const CtObservation *winner, const CtObservation *other)
{
  if (winner->missing || other->missing)
    return other->missing;
  return may_stand_for(winner, other) || may_stand_for(other, winner);
}

/* In one submission rounding is no excuse. */
static gboolean
is_repetition(const CtObservation *first, const CtObservation *again)
{
  if (first->missing || again->missing)
    return first->missing && again->missing && first->status == again->status;
  return ct_decimal_compare(first->value, again->value) == 0;
}

/* Telling of them */

typedef struct {
  const CtDataset *dataset;
  const CtCatalog *catalog;
  CtSubmission *const *submissions;
  CtFindings *findings;
  GString *place;    /* scratch */
  GString *expected; /* scratch */
} Teller;

/* The same in a sentence. @buffer: CT_DECIMAL_PEOPLE_CHARS */
static const gchar *
write_figure(const CtObservation *figure, gchar *buffer)
{
  if (!figure->missing)
    return ct_decimal_format_for_people(figure->value, buffer);
  buffer[0] = figure->status;
  buffer[1] = '\0';
  return buffer;
}

/* A figure, or the status that stands for it. @buffer: CT_DECIMAL_CHARS */
static const gchar *
print_figure(const CtObservation *figure, gchar *buffer)
{
  if (figure->missing) {
    buffer[0] = figure->status;
    buffer[1] = '\0';
  } else {
    ct_decimal_format(figure->value, buffer);
  }
  return buffer;
}

static const CtSubmission *
submission_of(const Teller *teller, gsize index)
{
  return teller->submissions[ct_dataset_submission_at(teller->dataset, index)];
}

static const gchar *
locate(Teller *teller, gsize index)
{
  g_string_truncate(teller->place, 0);
  ct_places_append(submission_of(teller, index)->places,
                   teller->dataset->observations->place[index], teller->place);
  return teller->place->str;
}

static CtFinding
begin_finding(const Teller *teller, gsize index, const CtObservation *figure, const gchar *rule,
              CtSeverity severity)
{
  return ct_finding_of_figure(severity, rule, ct_dataset_submission_at(teller->dataset, index),
                              figure);
}

static const gchar *
name_of(const Teller *teller, const CtObservation *figure)
{
  return ct_indicator_name(&teller->catalog->indicators[figure->indicator]);
}

static void
tell_repeated(Teller *teller, gsize first, gsize again)
{
  CtObservation figure = ct_batch_get(teller->dataset->observations, again);
  CtFinding finding =
      begin_finding(teller, again, &figure, "merge.repeated", CT_SEVERITY_INFO);
  gchar observed[CT_DECIMAL_CHARS], written[CT_DECIMAL_PEOPLE_CHARS];

  finding.observed = print_figure(&figure, observed);
  ct_findings_add(teller->findings, &finding,
                  _("'%s' is given a second time with the same figure, %s; the first stands at %s"),
                  name_of(teller, &figure), write_figure(&figure, written),
                  locate(teller, first));
}

static void
tell_contradiction(Teller *teller, gsize first, gsize again)
{
  CtObservation kept = ct_batch_get(teller->dataset->observations, first);
  CtObservation figure = ct_batch_get(teller->dataset->observations, again);
  CtFinding finding =
      begin_finding(teller, again, &figure, "merge.contradicts", CT_SEVERITY_ERROR);
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];
  gchar written[CT_DECIMAL_PEOPLE_CHARS], other[CT_DECIMAL_PEOPLE_CHARS];

  print_figure(&kept, expected);
  g_string_printf(teller->expected, "%s (%s)", expected, locate(teller, first));
  finding.observed = print_figure(&figure, observed);
  finding.expected = teller->expected->str;
  ct_findings_add(teller->findings, &finding,
                  _("'%s' is %s here, but %s at %s of the same submission; the first one is kept"),
                  name_of(teller, &figure), write_figure(&figure, written),
                  write_figure(&kept, other), teller->place->str);
}

/* "Sở Y tế, departments/so-y-te.csv 12:4" */
static const gchar *
locate_with_sender(Teller *teller, gsize index)
{
  const CtSubmission *submission = submission_of(teller, index);
  const gchar *sender =
      ct_submission_get_sender(submission, ct_batch_sender(teller->dataset->observations, index));
  GString *text = teller->place;

  g_string_truncate(text, 0);
  if (*sender != '\0')
    g_string_append_printf(text, "%s, ", sender);
  g_string_append(text, submission->name);
  g_string_append_c(text, ' ');
  ct_places_append(submission->places, teller->dataset->observations->place[index], text);
  if (text->str[text->len - 1] == ' ')
    g_string_truncate(text, text->len - 1);
  return text->str;
}

static void
tell_disagreement(Teller *teller, gsize winner, gsize loser)
{
  CtObservation used = ct_batch_get(teller->dataset->observations, winner);
  CtObservation figure = ct_batch_get(teller->dataset->observations, loser);
  CtFinding finding =
      begin_finding(teller, loser, &figure, "merge.disagreement", CT_SEVERITY_WARNING);
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];
  gchar written[CT_DECIMAL_PEOPLE_CHARS], other[CT_DECIMAL_PEOPLE_CHARS];

  print_figure(&used, expected);
  g_string_printf(teller->expected, "%s (%s)", expected, locate_with_sender(teller, winner));
  finding.observed = print_figure(&figure, observed);
  finding.expected = teller->expected->str;
  ct_findings_add(teller->findings, &finding,
                  _("'%s' is %s here, but %s in another submission (%s), which is the one used"),
                  name_of(teller, &figure), write_figure(&figure, written),
                  write_figure(&used, other), teller->place->str);
}

/* The days a figure is about, where its title tells them: else those of its period. */
static const gchar *
window_of(const Teller *teller, gsize index, const gchar **to)
{
  const CtWindow *window = ct_submission_get_window(
      submission_of(teller, index), teller->dataset->observations->place[index]);

  *to = window != NULL ? window->to : "";
  return window != NULL ? window->from : "";
}

static gboolean
have_one_window(const Teller *teller, gsize a, gsize b)
{
  const gchar *to_a, *to_b;

  return g_str_equal(window_of(teller, a, &to_a), window_of(teller, b, &to_b)) &&
         g_str_equal(to_a, to_b);
}

static void
append_window(const Teller *teller, gsize index, GString *text)
{
  const gchar *to, *from = window_of(teller, index, &to);

  if (*from == '\0')
    g_string_append(text, _("the days of the period"));
  else
    g_string_append_printf(text, _("%s to %s"), from, to);
}

/* Figures of other days are no contradiction. */
static void
tell_windows(Teller *teller, gsize winner, gsize loser)
{
  CtObservation used = ct_batch_get(teller->dataset->observations, winner);
  CtObservation figure = ct_batch_get(teller->dataset->observations, loser);
  CtFinding finding =
      begin_finding(teller, loser, &figure, "merge.window", CT_SEVERITY_INFO);
  gchar observed[CT_DECIMAL_CHARS];
  gchar written[CT_DECIMAL_PEOPLE_CHARS], other[CT_DECIMAL_PEOPLE_CHARS];

  finding.observed = print_figure(&figure, observed);
  g_string_truncate(teller->expected, 0);
  append_window(teller, winner, teller->expected);
  finding.expected = teller->expected->str;
  ct_findings_add(teller->findings, &finding,
                  _("'%s' is %s here, and %s in another submission (%s), which is the one used; "
                    "they count different days (there: %s)"),
                  name_of(teller, &figure), write_figure(&figure, written),
                  write_figure(&used, other), locate_with_sender(teller, winner),
                  teller->expected->str);
}

typedef void (*TellFunc)(Teller *teller, gsize kept, gsize other);

/* Past the limit the texts are not made. */
static void
tell(Teller *teller, const gchar *rule, CtSeverity severity, TellFunc func, gsize kept,
     gsize other)
{
  guint32 submission = ct_dataset_submission_at(teller->dataset, other);

  if (ct_findings_is_full(teller->findings, rule, submission)) {
    CtFinding finding = CT_FINDING_INIT;
    finding.severity = severity;
    finding.rule = rule;
    finding.submission = submission;
    ct_findings_add(teller->findings, &finding, "%s", "");
    return;
  }
  func(teller, kept, other);
}

static void
compare_in_submission(Teller *teller, gsize first, gsize again)
{
  CtObservation kept = ct_batch_get(teller->dataset->observations, first);
  CtObservation figure = ct_batch_get(teller->dataset->observations, again);

  if (is_repetition(&kept, &figure))
    tell(teller, "merge.repeated", CT_SEVERITY_INFO, tell_repeated, first, again);
  else
    tell(teller, "merge.contradicts", CT_SEVERITY_ERROR, tell_contradiction, first, again);
}

static void
compare_submissions(Teller *teller, gsize winner, gsize other)
{
  CtObservation used = ct_batch_get(teller->dataset->observations, winner);
  CtObservation figure = ct_batch_get(teller->dataset->observations, other);

  if (ct_figures_agree(&used, &figure))
    return;
  if (!have_one_window(teller, winner, other))
    tell(teller, "merge.window", CT_SEVERITY_INFO, tell_windows, winner, other);
  else
    tell(teller, "merge.disagreement", CT_SEVERITY_WARNING, tell_disagreement, winner, other);
}

/* A table may name a sender a row: two of them are two who send. */
static gboolean
is_from_same(const CtDataset *dataset, gsize a, gsize b)
{
  return ct_dataset_submission_at(dataset, a) == ct_dataset_submission_at(dataset, b) &&
         ct_batch_sender(dataset->observations, a) == ct_batch_sender(dataset->observations, b);
}

/* Each sender's first figure is held against the cell's, its further ones against its
 * own first. */
static void
compare_cell(Teller *teller, gsize begin, gsize end)
{
  gsize first = begin;

  for (gsize i = begin + 1; i < end; i++) {
    if (is_from_same(teller->dataset, i, begin)) {
      compare_in_submission(teller, begin, i);
    } else if (is_from_same(teller->dataset, i, first)) {
      compare_in_submission(teller, first, i);
    } else {
      compare_submissions(teller, begin, i);
      first = i;
    }
  }
}

void
ct_disagreement_find(const CtDataset *dataset, const CtCatalog *catalog,
                     CtSubmission *const *submissions, CtFindings *findings)
{
  g_autoptr(GString) place = g_string_new(NULL);
  g_autoptr(GString) expected = g_string_new(NULL);
  Teller teller = {dataset, catalog, submissions, findings, place, expected};

  for (gsize cell = ct_dataset_next_shared(dataset, 0); cell != CT_CELL_NONE;
       cell = ct_dataset_next_shared(dataset, cell + 1))
    compare_cell(&teller, ct_dataset_first(dataset, cell), ct_dataset_first(dataset, cell + 1));
}
