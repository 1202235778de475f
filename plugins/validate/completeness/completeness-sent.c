/* completeness-sent.c: figures that were sent, but not by the one whose job it is, not now,
 * or of other days.
 */
#include "completeness.h"

#include <stdio.h>
#include <string.h>

#include "model/ct-debt.h"
#include "model/ct-for-people.h"

typedef enum { OUTSIDE, LEVEL, INDICATOR, NOT_DUE, WINDOW } Kind;

#define SHOWN 12u /* codes in a message */

/* What is told once: the figures of one kind, submission, sender, and @a and @b. */
typedef struct {
  guint32 kind;
  guint32 submission;
  guint32 sender;
  guint32 a;
  guint32 b;
} Key;

typedef struct {
  Key key;
  gsize first;   /* observation */
  guint n;
  GString *list; /* INDICATOR: codes */
  guint32 last;  /* the one listed last */
  guint n_codes;
} Group;

typedef struct {
  const CtView *view;
  const Senders *senders;
  GHashTable *groups;
  GPtrArray *order;
} Sent;

static guint
hash_key(gconstpointer data)
{
  const Key *key = data;

  return ((key->submission * 31u + key->sender) * 31u + key->a) * 31u + key->b + key->kind;
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
  return memcmp(a, b, sizeof(Key)) == 0;
}

static void
free_group(gpointer data)
{
  Group *group = data;

  if (group->list != NULL)
    g_string_free(group->list, TRUE);
  g_free(group);
}

static Group *
add_to_group(Sent *sent, const Key *key, gsize index)
{
  Group *group = g_hash_table_lookup(sent->groups, key);

  if (group == NULL) {
    group = g_new0(Group, 1);
    group->key = *key;
    group->first = index;
    group->last = CT_INDEX_NONE;
    g_hash_table_insert(sent->groups, &group->key, group);
    g_ptr_array_add(sent->order, group);
  }
  group->n++;
  return group;
}

/* Whose job it is */

static gboolean
lies_in(const CtCatalog *catalog, guint32 area, guint32 outer)
{
  while (area != CT_INDEX_NONE && area != outer)
    area = catalog->areas[area].parent;
  return area == outer;
}

static void
list_code(const CtCatalog *catalog, Group *group, guint32 indicator)
{
  if (group->last == indicator)
    return;
  group->last = indicator;
  if (group->list == NULL)
    group->list = g_string_new(NULL);
  if (group->n_codes++ < SHOWN)
    g_string_append_printf(group->list, "%s%s", group->n_codes > 1 ? ", " : "",
                           catalog->indicators[indicator].code);
}

/* Components go with the rates of whoever needs them; plans are made by many. */
static gboolean
is_of_another(const CtCatalog *catalog, guint32 reporter, const CtObservation *figure)
{
  const CtIndicator *indicator = &catalog->indicators[figure->indicator];

  return figure->indicator < catalog->n_targeted && indicator->reporter != CT_INDEX_NONE &&
         indicator->reporter != reporter && figure->measure != CT_MEASURE_PLAN &&
         catalog->reporters[indicator->reporter].area == catalog->reporters[reporter].area;
}

static void
check_sender(Sent *sent, gsize index, guint32 submission, const CtObservation *figure)
{
  const CtCatalog *catalog = sent->view->catalog;
  guint32 reporter = completeness_reporter(sent->senders, submission, figure->sender);
  Key key = {.submission = submission, .sender = figure->sender, .a = figure->area};

  if (reporter == CT_INDEX_NONE)
    return;
  const CtReporter *who = &catalog->reporters[reporter];
  guint level = (guint)catalog->areas[figure->area].level;
  if (who->area != CT_INDEX_NONE && !lies_in(catalog, figure->area, who->area)) {
    key.kind = OUTSIDE;
    add_to_group(sent, &key, index);
  } else if (who->levels != 0 && (who->levels & level) == 0) {
    key.kind = LEVEL;
    add_to_group(sent, &key, index);
  } else if (is_of_another(catalog, reporter, figure)) {
    key.kind = INDICATOR;
    key.a = 0;
    list_code(catalog, add_to_group(sent, &key, index), figure->indicator);
  }
}

/* What is due now */

static void
check_due(Sent *sent, gsize index, guint32 submission, const CtObservation *figure)
{
  const CtCatalog *catalog = sent->view->catalog;
  guint bit = ct_due_bit(figure->period);
  const CtIndicator *indicator = &catalog->indicators[figure->indicator];
  Key key = {NOT_DUE, submission, figure->sender, figure->indicator, figure->period};

  /* months and quarters inside a year are given beside the cumulative figures */
  if (figure->indicator < catalog->n_targeted && indicator->due != 0 &&
      (bit & (1u << 3 | 1u << 6 | 1u << 9)) != 0 && (indicator->due & bit) == 0 &&
      figure->measure != CT_MEASURE_PLAN)
    add_to_group(sent, &key, index);
}

/* Windows */

/* "12-15/06-14": from the 15th of the month before to the 14th of the last one. */
static gboolean
read_window(const gchar *window, guint *from, guint *to)
{
  guint month[2];

  return window != NULL &&
         sscanf(window, "%2u-%2u/%2u-%2u", &month[0], from, &month[1], to) == 4;
}

/* What the school year covers at a period's end is no sum of days. */
static gboolean
expect_window(const CtIndicator *indicator, CtPeriod period, gchar from[11], gchar to[11])
{
  guint first = 1, last = 31;
  gboolean shifted = read_window(indicator->window, &first, &last);

  if (!shifted && g_strcmp0(indicator->window, "calendar") != 0)
    return FALSE;
  ct_period_format_day(ct_period_begin(period) - (shifted ? 1 : 0), first, from);
  ct_period_format_day(ct_period_end(period) - 1, last, to);
  return TRUE;
}

static void
check_window(Sent *sent, gsize index, guint32 submission, const CtObservation *figure)
{
  const CtWindow *window =
      ct_submission_get_window(sent->view->submissions[submission], figure->place);
  const CtIndicator *indicator = &sent->view->catalog->indicators[figure->indicator];
  Key key = {WINDOW, submission, figure->sender, figure->indicator, figure->period};
  gchar from[11], to[11];

  if (window != NULL && expect_window(indicator, figure->period, from, to) &&
      (strcmp(window->from, from) != 0 || strcmp(window->to, to) != 0))
    add_to_group(sent, &key, index);
}

/* What is told */

static void
tell_sender(const Sent *sent, const Group *group, const CtReporter *who, CtFinding *finding,
            CtFindings *findings)
{
  const CtCatalog *catalog = sent->view->catalog;
  const CtArea *area = &catalog->areas[finding->area];
  g_autofree gchar *levels = NULL;

  finding->rule = "completeness.wrong-sender";
  switch ((Kind)group->key.kind) {
  case OUTSIDE:
    finding->severity = CT_SEVERITY_WARNING;
    finding->observed = area->name;
    finding->expected = catalog->areas[who->area].name;
    ct_findings_add(findings, finding,
                    _("%s reports for %s, but figures of %s are among those sent (%u): whose are "
                      "they?"),
                    who->name, catalog->areas[who->area].name, area->name, group->n);
    break;
  case LEVEL:
    levels = ct_levels_for_people(who->levels);
    finding->observed = area->name;
    finding->expected = levels;
    ct_findings_add(findings, finding,
                    _("%s reports at the levels %s; figures of %s came besides (%u)"), who->name,
                    levels, area->name, group->n);
    break;
  case INDICATOR:
    finding->observed = group->list->str;
    finding->area = CT_INDEX_NONE;
    ct_findings_add(findings, finding,
                    _("figures that others report first are among those sent (%s%s): they serve "
                      "for comparison"),
                    group->list->str, group->n_codes > SHOWN ? ", …" : "");
    break;
  case NOT_DUE:
  case WINDOW:
  default:
    g_return_if_reached();
  }
}

/* "3, 6, 9" Returns: (transfer full) */
static gchar *
format_due(guint due)
{
  GString *text = g_string_new(NULL);

  for (guint months = 1; months <= 12; months++)
    if (due & (1u << months))
      g_string_append_printf(text, "%s%u", text->len > 0 ? ", " : "", months);
  return g_string_free(text, FALSE);
}

static void
tell_not_due(const Sent *sent, const CtObservation *figure, CtFinding *finding,
             CtFindings *findings)
{
  const CtIndicator *indicator = &sent->view->catalog->indicators[figure->indicator];
  g_autofree gchar *due = format_due(indicator->due);
  g_autofree gchar *suggestion =
      g_strdup_printf("%04d, estimate", ct_period_year(figure->period));

  finding->rule = "completeness.not-due";
  finding->expected = due;
  if (indicator->due == 1u << 12) {
    finding->suggestion = suggestion;
    ct_findings_add(findings, finding,
                    _("%s is known once a year, not after %d months: if this is what is expected "
                      "for the whole year, give it the period %d and the measure 'estimate'"),
                    indicator->code, ct_period_months(figure->period),
                    ct_period_year(figure->period));
  } else {
    ct_findings_add(findings, finding, _("%s is owed after %s months, not after %d"),
                    indicator->code, due, ct_period_months(figure->period));
  }
}

static void
tell_window(const Sent *sent, const CtObservation *figure, guint32 submission,
            CtFinding *finding, CtFindings *findings)
{
  const CtIndicator *indicator = &sent->view->catalog->indicators[figure->indicator];
  const CtWindow *window =
      ct_submission_get_window(sent->view->submissions[submission], figure->place);
  g_autofree gchar *observed = g_strdup_printf("%s/%s", window->from, window->to);
  g_autofree gchar *expected = NULL;
  gchar from[11], to[11];

  expect_window(indicator, figure->period, from, to);
  expected = g_strdup_printf("%s/%s", from, to);
  finding->rule = "completeness.window";
  finding->observed = observed;
  finding->expected = expected;
  ct_findings_add(findings, finding,
                  _("the figure is of %s to %s, while %s is counted from %s to %s: that explains "
                    "a difference to other sources"),
                  window->from, window->to, indicator->code, from, to);
}

static void
tell(const Sent *sent, const Group *group, CtFindings *findings)
{
  const CtObservation figure = ct_batch_get(sent->view->current->observations, group->first);
  guint32 submission = group->key.submission;
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_INFO, NULL, submission, &figure);

  if (group->key.kind == NOT_DUE) {
    tell_not_due(sent, &figure, &finding, findings);
  } else if (group->key.kind == WINDOW) {
    tell_window(sent, &figure, submission, &finding, findings);
  } else {
    guint32 reporter = completeness_reporter(sent->senders, submission, figure.sender);

    if (group->n > 1) {
      finding.indicator = CT_INDEX_NONE;
      finding.period = CT_PERIOD_NONE;
    }
    tell_sender(sent, group, &sent->view->catalog->reporters[reporter], &finding, findings);
  }
}

/* Of most figures in a large run nothing is known that could be wrong. */
static gboolean
may_be_told(const Sent *sent, gsize index, guint32 submission)
{
  const CtBatch *observations = sent->view->current->observations;
  const CtCatalog *catalog = sent->view->catalog;
  const guint32 indicator = ct_batch_indicator(observations, index);

  return (indicator < catalog->n_targeted && catalog->indicators[indicator].due != 0) ||
         sent->view->submissions[submission]->windows != NULL ||
         completeness_reporter(sent->senders, submission, ct_batch_sender(observations, index)) !=
             CT_INDEX_NONE;
}

void
completeness_check_sent(const CtView *view, const Senders *senders, CtFindings *findings)
{
  Sent sent = {.view = view, .senders = senders};

  sent.groups = g_hash_table_new(hash_key, equal_keys);
  sent.order = g_ptr_array_new_with_free_func(free_group);
  for (gsize i = 0; i < view->current->observations->n; i++) {
    guint32 submission = ct_dataset_submission_at(view->current, i);
    CtObservation figure;

    if (!may_be_told(&sent, i, submission))
      continue;
    figure = ct_batch_get(view->current->observations, i);
    if (figure.missing)
      continue;
    check_sender(&sent, i, submission, &figure);
    check_due(&sent, i, submission, &figure);
    if (view->submissions[submission]->windows != NULL)
      check_window(&sent, i, submission, &figure);
  }
  for (guint i = 0; i < sent.order->len; i++)
    tell(&sent, sent.order->pdata[i], findings);
  g_ptr_array_unref(sent.order);
  g_hash_table_unref(sent.groups);
}
