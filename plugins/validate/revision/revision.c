/* validate/revision: what changed since it was accepted. */
#include "revision.h"

#include "data/ct-disagreement.h"

typedef struct {
  const CtView *view;
  const CtObservation *now;
  const CtObservation *before;
  guint32 submission;
  gboolean of_history; /* @before stands in the history file */
} Change;

static const gchar *
sender_now(const Change *change)
{
  return ct_submission_get_sender(change->view->submissions[change->submission],
                                  change->now->sender);
}

/* "Sở Y tế, run 3" Returns: (transfer full) */
static gchar *
origin(const Change *change)
{
  const gchar *sender;

  if (change->of_history)
    return g_strdup(_("the history"));
  sender = ct_accepted_sender(change->view->accepted, change->before);
  return g_strdup_printf(_("%s, run %u"), sender[0] != '\0' ? sender : "?",
                         change->before->place.row);
}

/* What is told */

static void
tell_change(const Change *change, gboolean restated, CtFinding *finding, const gchar *now,
            const gchar *before, CtFindings *findings)
{
  g_autofree gchar *from = origin(change);
  const gchar *sender = sender_now(change);

  if (restated) {
    finding->rule = "revision.restated";
    ct_findings_add(findings, finding,
                    _("the figure of an earlier year was %s (%s), %s now gives %s"), before, from,
                    sender, now);
  } else {
    finding->rule = "revision.changed";
    ct_findings_add(findings, finding, _("the final figure was %s (%s), %s now gives %s"), before,
                    from, sender, now);
  }
}

static void
tell_vintage(const Change *change, CtVintage from, CtVintage to, CtFinding *finding,
             const gchar *now, const gchar *before, CtFindings *findings)
{
  static const gchar *const names[] = {
    [CT_VINTAGE_ESTIMATED] = N_("estimated"),
    [CT_VINTAGE_PROVISIONAL] = N_("provisional"),
    [CT_VINTAGE_FINAL] = N_("final"),
  };
  g_autofree gchar *where = origin(change);

  finding->rule = "revision.vintage";
  finding->severity = CT_SEVERITY_INFO;
  ct_findings_add(findings, finding, _("%s (%s; %s) became %s (%s): no more than is usual"),
                  before, ct_message(names[from]), where, now, ct_message(names[to]));
}

static void
tell(const Change *change, gboolean restated, CtFindings *findings)
{
  CtVintage from = ct_vintage_of(change->before), to = ct_vintage_of(change->now);
  CtFinding finding =
      ct_finding_of_figure(CT_SEVERITY_WARNING, NULL, change->submission, change->now);
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];
  gchar now[CT_DECIMAL_PEOPLE_CHARS], before[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(change->now->value, observed);
  ct_decimal_format(change->before->value, expected);
  ct_decimal_format_for_people(change->now->value, now);
  ct_decimal_format_for_people(change->before->value, before);
  finding.observed = observed;
  finding.expected = expected;
  if (from < to || (from == to && from != CT_VINTAGE_FINAL))
    tell_vintage(change, from, to, &finding, now, before, findings);
  else
    tell_change(change, restated, &finding, now, before, findings);
}

/* What it is compared with */

/* @accepted: used where the view has it */
typedef struct {
  const CtView *view;
  CtAcceptedCursor accepted;
  gsize history;
} Comparing;

static gboolean
find_in_history(Comparing *comparing, const CtObservation *figure, CtObservation *base)
{
  const CtDataset *history = comparing->view->history;

  if (history == NULL ||
      !ct_dataset_find_near(history, &comparing->history, figure->indicator, figure->period,
                            figure->area, figure->measure))
    return FALSE;
  *base = ct_dataset_get(history, comparing->history);
  return !base->missing;
}

static gboolean
is_of_earlier_year(const CtView *view, CtPeriod period)
{
  return ct_period_end(period) <= ct_period_begin(view->period) / 12 * 12;
}

static void
check_figure(Comparing *comparing, gsize cell, const CtObservation *figure, CtFindings *findings)
{
  const CtView *view = comparing->view;
  CtObservation base;
  Change change = {.view = view, .now = figure, .before = &base};
  gboolean earlier = is_of_earlier_year(view, figure->period);

  if (view->accepted == NULL || !ct_accepted_compare_with(&comparing->accepted, figure, &base)) {
    if (!earlier || !find_in_history(comparing, figure, &base))
      return;
    change.of_history = TRUE;
  }
  if (ct_figures_agree(figure, &base))
    return;
  change.submission = ct_dataset_submission(view->current, cell);
  tell(&change, earlier, findings);
}

/* A cell that is there and says that there is no value. */
static void
check_blank(const CtView *view, gsize cell, const CtObservation *figure, CtFindings *findings)
{
  CtObservation before;
  CtFinding finding = ct_finding_of_figure(
      CT_SEVERITY_WARNING, NULL, ct_dataset_submission(view->current, cell), figure);

  if (view->accepted != NULL && ct_accepted_find(view->accepted->figures, figure, &before))
    revision_tell_gone(view, &finding, &before, findings);
}

/* Whether a figure that is as it was accepted has nothing else to be compared with. */
static gboolean
says_nothing_of_same(const CtView *view)
{
  return view->accepted != NULL && view->accepted->before->n_cells == 0 && view->history == NULL;
}

static void
revision_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  Comparing comparing = {.view = view, .accepted = ct_accepted_cursor(view->accepted)};
  gsize at = 0;

  if ((view->accepted == NULL || view->accepted->figures->n_cells == 0) && view->history == NULL)
    return;
  for (gsize cell = 0, end = view->current->n_cells; cell < end; cell++) {
    if (says_nothing_of_same(view))
      cell += ct_dataset_skip_alike(view->current, cell, end, view->accepted->figures, &at);
    if (cell == end)
      break;
    const CtObservation figure = ct_dataset_get(view->current, cell);

    if (figure.missing)
      check_blank(view, cell, &figure, findings);
    else
      check_figure(&comparing, cell, &figure, findings);
  }
  if (view->accepted != NULL)
    revision_check_gone(view, findings);
}

static const CtValidateRole revision_role = {
  .size = sizeof(CtValidateRole),
  .check = revision_check,
  .remembers = TRUE,
};

CT_PLUGIN_REGISTER(.name = "revision", .summary = N_("what changed since it was accepted"),
                   .version = "0.1.0", .licence = "MIT", .validate = &revision_role)
