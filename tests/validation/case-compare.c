/* case-compare.c: what came out against what must. */
#include <stdio.h>
#include <string.h>

#include "case.h"
#include "take-in.h"

/* One expected line. @place: row 0: any; texts are NULL where they do not matter */
typedef struct {
  gboolean may;
  CtSeverity severity;
  gchar *rule;
  gchar *indicator;
  gchar *area;
  gchar *period;
  CtPlace place;
  gchar *value;
  gchar *text;
} Wanted;

static void
wanted_clear(Wanted *wanted)
{
  g_free(wanted->rule);
  g_free(wanted->indicator);
  g_free(wanted->area);
  g_free(wanted->period);
  g_free(wanted->value);
  g_free(wanted->text);
}

static void
take_word(Wanted *wanted, const gchar *word)
{
  guint row, column;

  if (wanted->rule == NULL)
    wanted->rule = g_strdup(word);
  else if (wanted->indicator == NULL)
    wanted->indicator = g_strdup(word);
  else if (wanted->area == NULL)
    wanted->area = g_strdup(word);
  else if (word[0] == '@' && sscanf(word, "@%u:%u", &row, &column) == 2)
    wanted->place = (CtPlace){row, (guint16)column, 0};
  else
    wanted->period = g_strdup(word);
}

/* "may error RULE CODE AREA PERIOD @1:2 -> VALUE "text"" */
static void
wanted_parse(Wanted *wanted, const gchar *label, const gchar *line)
{
  const gchar *quote = strchr(line, '"'), *arrow = strstr(line, " -> ");
  gsize end = strlen(line);

  *wanted = (Wanted){.may = g_str_has_prefix(line, "may ")};
  line += wanted->may ? 4 : 0;
  if (quote != NULL) {
    wanted->text = g_strndup(quote + 1, strlen(quote + 1) - 1);
    end = (gsize)(quote - line);
  }
  if (arrow != NULL) {
    wanted->value = g_strstrip(g_strndup(arrow + 4, (gsize)(line + end - arrow) - 4));
    end = (gsize)(arrow - line);
  }
  g_autofree gchar *head = g_strstrip(g_strndup(line, MIN(end, strlen(line))));
  g_auto(GStrv) words = g_strsplit(head, " ", -1);
  if (g_strv_length(words) < 4 || !ct_severity_parse(words[0], &wanted->severity))
    g_error("%s: no expectation: %s", label, line);
  for (guint i = 1; words[i] != NULL; i++)
    take_word(wanted, words[i]);
}

static gboolean
fits_rule(const gchar *patterns, const CtFinding *finding)
{
  g_auto(GStrv) each = g_strsplit(patterns, "|", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (g_pattern_match_simple(each[i], finding->rule) ||
        strstr(finding->message, each[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
fits_code(const gchar *wanted, const gchar *code)
{
  return g_str_equal(wanted, "*") || g_str_equal(wanted, code != NULL ? code : "-");
}

static gboolean
fits_period(const gchar *wanted, CtPeriod period)
{
  return wanted == NULL || ct_period_parse(wanted, strlen(wanted)) == period;
}

static gboolean
fits_value(const gchar *wanted, const gchar *suggestion)
{
  g_auto(GStrv) values = g_strsplit(suggestion != NULL ? suggestion : "", "|", -1);
  CtDecimal value, other;

  if (wanted == NULL)
    return TRUE;
  if (g_str_equal(wanted, "none"))
    return suggestion == NULL;
  if (!ct_decimal_parse(wanted, strlen(wanted), &value))
    return suggestion != NULL && strstr(suggestion, wanted) != NULL;
  for (guint i = 0; values[i] != NULL; i++) {
    g_strstrip(values[i]);
    if (ct_decimal_parse(values[i], strlen(values[i]), &other) &&
        ct_decimal_compare(value, other) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
fits(const Wanted *wanted, const CtRun *run, const CtFinding *finding)
{
  const CtCatalog *catalog = run->results.catalog;
  const gchar *indicator = finding->indicator != CT_INDEX_NONE
                               ? catalog->indicators[finding->indicator].code
                               : NULL;
  const gchar *area =
      finding->area != CT_INDEX_NONE ? catalog->areas[finding->area].code : NULL;

  return wanted->severity == finding->severity && fits_rule(wanted->rule, finding) &&
         fits_code(wanted->indicator, indicator) && fits_code(wanted->area, area) &&
         fits_period(wanted->period, finding->period) &&
         (wanted->place.row == 0 || ct_place_compare(wanted->place, finding->place) == 0) &&
         fits_value(wanted->value, finding->suggestion) &&
         (wanted->text == NULL || strstr(finding->message, wanted->text) != NULL);
}

/* Each finding answers one line. Returns: whether one was found */
static gboolean
take_finding(const Wanted *wanted, const CtRun *run, gboolean *taken)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    if (!taken[i] && fits(wanted, run, ct_findings_get(run->findings, i))) {
      taken[i] = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* A case may have no file of a district, and its senders are mostly nobody. */
static gboolean
is_of_harness(const CtFinding *finding)
{
  return g_str_equal(finding->rule, "fetch.failed") ||
         g_str_equal(finding->rule, "intake.unknown-sender");
}

static gboolean
takes_others(const Case *this_case)
{
  for (guint i = 0; i < this_case->expected->len; i++)
    if (g_str_equal(this_case->expected->pdata[i], "others"))
      return TRUE;
  return FALSE;
}

void
case_compare(const Case *this_case, const CtRun *run, GString *complaints)
{
  guint n = ct_findings_count(run->findings);
  g_autofree gboolean *taken = g_new0(gboolean, n + 1);

  for (guint i = 0; i < this_case->expected->len; i++) {
    const gchar *line = this_case->expected->pdata[i];
    Wanted wanted;
    if (g_str_equal(line, "nothing") || g_str_equal(line, "others"))
      continue;
    wanted_parse(&wanted, this_case->label, line);
    if (!take_finding(&wanted, run, taken) && !wanted.may)
      g_string_append_printf(complaints, "missing: %s\n", line);
    wanted_clear(&wanted);
  }
  for (guint i = 0; i < n; i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    gboolean told = finding->severity == CT_SEVERITY_INFO;
    if (taken[i] || ((told || takes_others(this_case)) && complaints->len == 0) ||
        is_of_harness(finding))
      continue;
    g_string_append(complaints, told ? "      (" : "not wanted: ");
    take_in_describe(run, finding, complaints);
    g_string_append(complaints, told ? ")\n" : "\n");
  }
}
