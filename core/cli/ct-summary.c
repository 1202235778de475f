/* What people see at the end: findings by line, and a page that sums up. */
#include <string.h>
#include <unistd.h>

#include "cli/ct-cli.h"
#include "data/ct-written.h"

#define MAX_SHOWN 12

const gchar *
ct_colour(FILE *stream, CtColour colour)
{
  static const gchar *const codes[] = {"\033[0m", "\033[32m", "\033[33m", "\033[31m", "\033[2m"};
  const gchar *no_color = g_getenv("NO_COLOR");

  if (!isatty(fileno(stream)) || (no_color != NULL && no_color[0] != '\0'))
    return "";
  return codes[colour];
}

/* Findings */

static const gchar *
severity_word(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_ERROR:
    return _("error");
  case CT_SEVERITY_WARNING:
    return _("warning");
  case CT_SEVERITY_INFO:
  default:
    return _("information");
  }
}

static CtColour
severity_colour(CtSeverity severity)
{
  return severity == CT_SEVERITY_ERROR     ? CT_COLOUR_BAD
         : severity == CT_SEVERITY_WARNING ? CT_COLOUR_WARNING
                                           : CT_COLOUR_DIM;
}

/* The message names a number as people write it: "96,5" or, calculated, "96,52", for 96.50. */
static gboolean
names_number(const gchar *message, const gchar *number)
{
  gchar people[CT_DECIMAL_PEOPLE_CHARS];
  CtDecimal value;

  if (!ct_decimal_parse(number, strlen(number), &value))
    return FALSE;
  return strstr(message, ct_decimal_format_for_people(value, people)) != NULL ||
         strstr(message, ct_decimal_format_for_people(ct_decimal_reduce(value), people)) != NULL;
}

/* Whether a message names what is expected or suggested, as data or as people write it:
 * "96.5", "75 | 87.5", "11700..104000", ">= 0", "1896.1 (3:4)". */
static gboolean
is_told(const gchar *message, const gchar *text)
{
  g_auto(GStrv) numbers = g_strsplit(text, strstr(text, "..") != NULL ? ".." : " | ", -1);

  if (strstr(message, text) != NULL)
    return TRUE;
  for (guint i = 0; numbers[i] != NULL; i++) {
    gchar *number = numbers[i] + strspn(numbers[i], "<>= ");
    number[strcspn(number, " ")] = '\0';
    if (!names_number(message, number))
      return FALSE;
  }
  return TRUE;
}

/* @catalog: (nullable): then without the units of figures */
static void
print_finding_of(FILE *stream, const CtCatalog *catalog, const CtSubmission *submission,
                 const CtFinding *finding)
{
  g_autoptr(GString) place = g_string_new(NULL);

  if (submission != NULL) {
    g_string_append(place, submission->name);
    if (finding->place.row != 0) {
      gsize length = g_string_append_c(place, ':')->len;

      ct_places_append(submission->places, finding->place, place);
      if (place->len == length) /* the whole of a JSON text has no name */
        g_string_truncate(place, length - 1);
    }
    g_string_append(place, ": ");
  }
  fprintf(stream, "%s%s%s%s: %s", place->str,
          ct_colour(stream, severity_colour(finding->severity)),
          severity_word(finding->severity), ct_colour(stream, CT_COLOUR_PLAIN), finding->message);
  if (finding->expected != NULL && !is_told(finding->message, finding->expected)) {
    g_autofree gchar *expected = ct_written_expected(finding);
    fprintf(stream, _(" (expected: %s)"), expected);
  }
  if (finding->suggestion != NULL && !is_told(finding->message, finding->suggestion)) {
    g_autofree gchar *suggestion = ct_written_suggestion(catalog, finding, NULL);
    fprintf(stream, " → %s", suggestion);
  }
  fprintf(stream, " %s[%s]%s\n", ct_colour(stream, CT_COLOUR_DIM), finding->rule,
          ct_colour(stream, CT_COLOUR_PLAIN));
}

void
ct_print_finding(FILE *stream, const CtSubmission *submission, const CtFinding *finding)
{
  print_finding_of(stream, NULL, submission, finding);
}

static void
print_finding(FILE *stream, const CtRun *run, const CtFinding *finding)
{
  print_finding_of(stream, run->results.catalog,
                   finding->submission != CT_INDEX_NONE
                       ? run->submissions->pdata[finding->submission]
                       : NULL,
                   finding);
}

void
ct_print_findings(FILE *stream, const CtRun *run)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    print_finding(stream, run, ct_findings_get(run->findings, i));
}

static void
print_first_errors(FILE *stream, const CtRun *run)
{
  guint shown = 0;
  guint64 errors = ct_findings_total(run->findings, CT_SEVERITY_ERROR);

  for (guint i = 0; i < ct_findings_count(run->findings) && shown < MAX_SHOWN; i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    if (finding->severity != CT_SEVERITY_ERROR)
      continue;
    if (shown++ == 0)
      fprintf(stream, "\n%s\n", _("First errors:"));
    fputs("  ", stream);
    print_finding(stream, run, finding);
  }
  if (errors > shown && shown > 0)
    fprintf(stream, _("  ... and %lu more\n"), (gulong)(errors - shown));
}

/* Scorecard */

typedef struct {
  const gchar *name;
  CtColour colour;
} StatusText;

static StatusText
status_text(CtScoreStatus status)
{
  switch (status) {
  case CT_SCORE_EXCEEDED:
    return (StatusText){_("exceeded"), CT_COLOUR_GOOD};
  case CT_SCORE_MET:
    return (StatusText){_("met"), CT_COLOUR_GOOD};
  case CT_SCORE_MISSED:
    return (StatusText){_("missed"), CT_COLOUR_BAD};
  case CT_SCORE_ON_TRACK:
    return (StatusText){_("on track"), CT_COLOUR_GOOD};
  case CT_SCORE_BEHIND:
    return (StatusText){_("behind"), CT_COLOUR_WARNING};
  case CT_SCORE_NOT_DUE:
    return (StatusText){_("judged at the end of the year"), CT_COLOUR_DIM};
  case CT_SCORE_NO_DATA:
  default:
    return (StatusText){_("no data"), CT_COLOUR_BAD};
  }
}

/* What to look at first */

#define MAX_FIRST 5

/* "1. in/huyen.csv:3:5: Huyện Bát Xát, 5 Budget revenue: the whole's figure moves by 2,00 %, its
 * target from "behind" to "on track"" */
static void
print_priority(FILE *stream, const CtPlan *plan, const CtRun *run, guint rank, guint number)
{
  const CtPriority *priority = ct_priorities_get(run->priorities, rank);
  const CtFinding *finding = ct_findings_get(run->findings, priority->finding);
  const CtIndicator *indicator = &plan->catalog->indicators[priority->indicator];
  const CtSubmission *submission = finding->submission != CT_INDEX_NONE
                                       ? run->submissions->pdata[finding->submission] : NULL;
  gchar moved[CT_DECIMAL_PEOPLE_CHARS];

  fprintf(stream, "  %u. ", number);
  if (submission != NULL) {
    g_autoptr(GString) place = g_string_new(submission->name);

    g_string_append_c(place, ':');
    ct_places_append(submission->places, finding->place, place);
    fprintf(stream, "%s: ", place->str);
  }
  ct_decimal_format_for_people(CT_DECIMAL_INIT((gint64)priority->moved, 2), moved);
  fprintf(stream, priority->at_most ? _("%s, %s %s: up to %s %% of the whole's figure")
                                    : _("%s, %s %s: the whole's figure moves by %s %%"),
          plan->catalog->areas[finding->area].name, indicator->code,
          ct_indicator_name(indicator), moved);
  if (priority->has_target && priority->before != priority->after)
    fprintf(stream, _(", its target from \"%s\" to \"%s\""), status_text(priority->before).name,
            status_text(priority->after).name);
  fprintf(stream, " %s[%s]%s\n", ct_colour(stream, CT_COLOUR_DIM), finding->rule,
          ct_colour(stream, CT_COLOUR_PLAIN));
}

/* Several checks may find one figure odd; those of one figure are ranked one after the other. */
static gboolean
is_same_figure(const CtRun *run, guint rank, guint before)
{
  const CtFinding *a =
      ct_findings_get(run->findings, ct_priorities_get(run->priorities, rank)->finding);
  const CtFinding *b =
      ct_findings_get(run->findings, ct_priorities_get(run->priorities, before)->finding);

  return a->indicator == b->indicator && a->area == b->area && a->period == b->period;
}

static void
print_priorities(FILE *stream, const CtPlan *plan, const CtRun *run)
{
  guint n = ct_priorities_count(run->priorities), shown = 0;

  if (n == 0)
    return;
  fprintf(stream, "\n%s\n", _("Look at these first:"));
  for (guint rank = 0; rank < n && shown < MAX_FIRST; rank++)
    if (rank == 0 || !is_same_figure(run, rank, rank - 1))
      print_priority(stream, plan, run, rank, ++shown);
}

#define N_STATUSES (CT_SCORE_NO_DATA + 1)

static void
print_statuses(FILE *stream, const CtScorecard *scorecard)
{
  guint counts[N_STATUSES] = {0};
  const gchar *separator = "  ";

  for (guint i = 0; i < ct_scorecard_count(scorecard); i++)
    counts[ct_scorecard_get(scorecard, i)->status]++;
  for (guint status = 0; status < N_STATUSES; status++) {
    StatusText text = status_text((CtScoreStatus)status);

    if (counts[status] == 0)
      continue;
    fprintf(stream, "%s%s%s %u%s", separator, ct_colour(stream, text.colour), text.name,
            counts[status], ct_colour(stream, CT_COLOUR_PLAIN));
    separator = " · ";
  }
  fputc('\n', stream);
}

/* A group is met when all of its targets are. */
static guint
count_met_groups(const CtCatalog *catalog, const CtScorecard *scorecard, guint *n_groups)
{
  g_autofree gboolean *has_target = g_new0(gboolean, catalog->n_groups);
  g_autofree gboolean *unmet = g_new0(gboolean, catalog->n_groups);
  guint met = 0;

  for (guint i = 0; i < ct_scorecard_count(scorecard); i++) {
    const CtScore *score = ct_scorecard_get(scorecard, i);
    guint32 group = catalog->indicators[score->indicator].group;

    if (score->area != catalog->indicators[score->indicator].target.area)
      continue; /* what an area plans for itself */
    has_target[group] = TRUE;
    if (score->status != CT_SCORE_MET && score->status != CT_SCORE_EXCEEDED)
      unmet[group] = TRUE;
  }
  *n_groups = 0;
  for (guint i = 0; i < catalog->n_groups; i++) {
    *n_groups += has_target[i] ? 1 : 0;
    met += has_target[i] && !unmet[i] ? 1 : 0;
  }
  return met;
}

static void
print_score(FILE *stream, const CtCatalog *catalog, const CtScore *score)
{
  const CtIndicator *indicator = &catalog->indicators[score->indicator];
  StatusText status = status_text(score->status);
  gchar value[CT_DECIMAL_PEOPLE_CHARS] = "-";
  gchar target[CT_DECIMAL_PEOPLE_CHARS];

  if (score->value.set)
    ct_decimal_format_for_people(score->value.value, value);
  ct_decimal_format_for_people(score->target, target);
  fprintf(stream, "  %s%s%s  %s %s: %s (%s %s %s)\n", ct_colour(stream, status.colour),
          status.name, ct_colour(stream, CT_COLOUR_PLAIN), indicator->code,
          ct_indicator_name(indicator), value, ct_comparator_name(score->comparator), target,
          catalog->units[indicator->unit].symbol);
}

/* Those that somebody should look at. */
static void
print_worrying_scores(FILE *stream, const CtCatalog *catalog, const CtScorecard *scorecard)
{
  for (guint i = 0; i < ct_scorecard_count(scorecard); i++) {
    const CtScore *score = ct_scorecard_get(scorecard, i);

    if (score->status == CT_SCORE_MISSED || score->status == CT_SCORE_BEHIND ||
        score->status == CT_SCORE_NO_DATA)
      print_score(stream, catalog, score);
  }
}

static void
print_scorecard(FILE *stream, const CtPlan *plan, const CtRun *run)
{
  guint n_groups = 0;
  guint met;

  if (ct_scorecard_count(run->scorecard) == 0)
    return;
  met = count_met_groups(plan->catalog, run->scorecard, &n_groups);
  fprintf(stream, _("\nScorecard: %u of %u groups met so far, %u targets\n"), met, n_groups,
          ct_scorecard_count(run->scorecard));
  print_statuses(stream, run->scorecard);
  print_worrying_scores(stream, plan->catalog, run->scorecard);
}

/* The head of the page */

static guint
count_status(const CtRun *run, CtSubmissionStatus status)
{
  guint n = 0;

  for (guint i = 0; i < run->submissions->len; i++)
    n += ((const CtSubmission *)run->submissions->pdata[i])->status == status ? 1 : 0;
  return n;
}

static void
print_counts(FILE *stream, const CtRun *run)
{
  guint failed = count_status(run, CT_SUBMISSION_FAILED);
  guint64 errors = ct_findings_total(run->findings, CT_SEVERITY_ERROR);
  guint64 warnings = ct_findings_total(run->findings, CT_SEVERITY_WARNING);

  fprintf(stream, _("  submissions   %u received, %s%u unreadable%s, %u without figures\n"),
          run->submissions->len, ct_colour(stream, failed > 0 ? CT_COLOUR_BAD : CT_COLOUR_PLAIN),
          failed, ct_colour(stream, CT_COLOUR_PLAIN), count_status(run, CT_SUBMISSION_EMPTY));
  fprintf(stream, _("  figures       %lu\n"), (gulong)run->dataset->n_cells);
  fprintf(stream, _("  findings      %serrors: %lu%s, %swarnings: %lu%s, for information: %lu\n"),
          ct_colour(stream, errors > 0 ? CT_COLOUR_BAD : CT_COLOUR_GOOD), (gulong)errors,
          ct_colour(stream, CT_COLOUR_PLAIN),
          ct_colour(stream, warnings > 0 ? CT_COLOUR_WARNING : CT_COLOUR_GOOD), (gulong)warnings,
          ct_colour(stream, CT_COLOUR_PLAIN),
          (gulong)ct_findings_total(run->findings, CT_SEVERITY_INFO));
}

void
ct_print_summary(FILE *stream, const CtPlan *plan, const CtRun *run)
{
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(plan->pipeline->period, period);
  fprintf(stream, "%s (%s)\n",
          plan->pipeline->title != NULL ? plan->pipeline->title : plan->pipeline->path, period);
  print_counts(stream, run);
  if (plan->kind == CT_PLAN_RUN && ct_language_get() == plan->pipeline->lang)
    print_first_errors(stream, run);
  if (plan->kind == CT_PLAN_RUN)
    print_priorities(stream, plan, run);
  print_scorecard(stream, plan, run);
}

/* JSON: the emitter emit/json writes into memory. */

gboolean
ct_print_json(FILE *stream, const CtPlan *plan, const CtRun *run, GError **error)
{
  const CtPlugin *plugin = ct_host_load(plan->host, CT_ROLE_EMIT, "json", error);
  g_autoptr(CtOutputSet) outputs = ct_output_set_new_memory();
  g_autoptr(CtSettings) settings = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CtInstance instance = {0};
  gboolean emitted;

  if (plugin == NULL)
    return FALSE;
  settings = ct_settings_new(plugin->options, NULL, NULL, plan->pipeline->folder, NULL, error);
  if (settings == NULL || !ct_instance_open(&instance, plugin, settings, error))
    return FALSE;
  emitted = plugin->emit->emit(instance.self, &run->results, outputs, error);
  ct_instance_close(&instance);
  if (!emitted)
    return FALSE;
  names = ct_output_set_list(outputs);
  bytes = ct_output_set_get_bytes(outputs, names->pdata[0]);
  fwrite(g_bytes_get_data(bytes, NULL), 1, g_bytes_get_size(bytes), stream);
  return TRUE;
}
