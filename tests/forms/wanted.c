#include "wanted.h"

#include <stdlib.h>
#include <string.h>

static void
clear_finding(gpointer data)
{
  g_free(((WantedFinding *)data)->rule);
}

void
wanted_form_free(WantedForm *form)
{
  g_array_unref(form->figures);
  g_array_unref(form->findings);
  g_free(form->from);
  g_free(form->to);
  g_free(form);
}

/* "@12:3", "@12" */
static void
read_place(const gchar *text, guint *row, guint *column)
{
  gchar *end = NULL;

  if (*text != '@')
    g_error("expected @ROW:COLUMN: '%s'", text);
  *row = (guint)strtoul(text + 1, &end, 10);
  *column = *end == ':' ? (guint)strtoul(end + 1, &end, 10) : 0;
  if (*end != '\0')
    g_error("expected @ROW:COLUMN: '%s'", text);
}

static CtMeasure
read_measure(const gchar *text)
{
  for (guint i = 0; i < CT_N_MEASURES; i++)
    if (g_str_equal(text, ct_measure_name((CtMeasure)i)))
      return (CtMeasure)i;
  g_error("no measure: '%s'", text);
}

/* INDICATOR AREA PERIOD MEASURE VALUE @PLACE */
static Expected
read_figure(const CtCatalog *catalog, gchar **words, Want want)
{
  Expected expected = {.want = want};

  if (g_strv_length(words) != 6)
    g_error("expected six words, got '%s ...'", words[0]);
  expected.indicator = ct_catalog_indicator_by_code(catalog, words[0]);
  expected.area = ct_catalog_area_by_code(catalog, words[1]);
  expected.period = ct_period_parse(words[2], strlen(words[2]));
  expected.measure = read_measure(words[3]);
  if (expected.indicator == CT_INDEX_NONE || expected.area == CT_INDEX_NONE ||
      expected.period == CT_PERIOD_NONE)
    g_error("unknown: %s %s %s", words[0], words[1], words[2]);
  if (g_str_has_prefix(words[4], "missing:"))
    expected.missing = words[4][strlen("missing:")];
  else if (!ct_decimal_parse(words[4], strlen(words[4]), &expected.value))
    g_error("no number: '%s'", words[4]);
  read_place(words[5], &expected.row, &expected.column);
  return expected;
}

static void
read_line(WantedForm *form, const CtCatalog *catalog, const gchar *line)
{
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  guint n = g_strv_length(words);

  if (n == 0 || *words[0] == '\0' || *words[0] == '#')
    return;
  if (g_str_equal(words[0], "window") && n == 3) {
    form->from = g_strdup(words[1]);
    form->to = g_strdup(words[2]);
  } else if (g_str_equal(words[0], "finding")) {
    WantedFinding finding = {.rule = n > 2 ? g_strdup(words[1]) : NULL};

    read_place(words[n - 1], &finding.row, &finding.column);
    g_array_append_val(form->findings, finding);
  } else {
    Want want = *words[0] == '~' ? WANTED_OR_TOLD : *words[0] == '?' ? NOT_WANTED : WANTED;
    Expected expected = read_figure(catalog, words + (want != WANTED ? 1 : 0), want);

    g_array_append_val(form->figures, expected);
  }
}

WantedForm *
wanted_form_load(const CtCatalog *catalog, const gchar *path)
{
  WantedForm *form = g_new0(WantedForm, 1);
  g_autofree gchar *text = NULL;
  g_auto(GStrv) lines = NULL;

  form->figures = g_array_new(FALSE, FALSE, sizeof(Expected));
  form->findings = g_array_new(FALSE, FALSE, sizeof(WantedFinding));
  g_array_set_clear_func(form->findings, clear_finding);
  if (!g_file_get_contents(path, &text, NULL, NULL))
    g_error("cannot read %s", path);
  lines = g_strsplit(text, "\n", -1);
  for (gchar **line = lines; *line != NULL; line++)
    read_line(form, catalog, *line);
  return form;
}

static gboolean
is_at(const CtFinding *finding, const WantedFinding *wanted)
{
  return finding->place.row == wanted->row &&
         (wanted->column == 0 || finding->place.column == wanted->column) &&
         (wanted->rule == NULL || g_str_equal(finding->rule, wanted->rule));
}

/* Names stand left of the figures. */
static gboolean
excuse_row(const Expected *expected, const CtFinding *finding,
           gconstpointer user_data G_GNUC_UNUSED)
{
  return expected->want == WANTED_OR_TOLD && finding->place.row == expected->row &&
         (finding->place.column <= 2 || finding->place.column == expected->column);
}

static gboolean
is_asked_for(const WantedForm *form, const CtFinding *finding)
{
  for (guint i = 0; i < form->findings->len; i++)
    if (is_at(finding, &g_array_index(form->findings, WantedFinding, i)))
      return TRUE;
  for (guint i = 0; i < form->figures->len; i++)
    if (excuse_row(&g_array_index(form->figures, Expected, i), finding, NULL))
      return TRUE;
  return FALSE;
}

static void
check_findings(const WantedForm *form, const CtFindings *findings, GString *complaints)
{
  for (guint w = 0; w < form->findings->len; w++) {
    const WantedFinding *wanted = &g_array_index(form->findings, WantedFinding, w);
    gboolean found = FALSE;

    for (guint i = 0; i < ct_findings_count(findings) && !found; i++)
      found = is_at(ct_findings_get(findings, i), wanted);
    if (!found)
      g_string_append_printf(complaints, "  no finding %s @%u:%u\n",
                             wanted->rule != NULL ? wanted->rule : "at all", wanted->row,
                             wanted->column);
  }
  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);

    if (finding->severity > CT_SEVERITY_INFO && !is_asked_for(form, finding))
      g_string_append_printf(complaints, "  unasked %s @%u:%u %s\n", finding->rule,
                             finding->place.row, finding->place.column, finding->message);
  }
}

/* The days that a title states are kept with the figures. */
static void
check_window(const WantedForm *form, const CtProcessed *processed, GString *complaints)
{
  for (gsize i = 0; form->from != NULL && i < processed->batch->n; i++) {
    CtPlace place = processed->batch->place[i];
    const CtWindow *window = ct_submission_get_window(processed->submission, place);

    if (window == NULL || !g_str_equal(window->from, form->from) ||
        !g_str_equal(window->to, form->to))
      g_string_append_printf(complaints, "  no window @%u:%u\n", place.row, place.column);
  }
}

GString *
wanted_form_check(const WantedForm *form, const Office *office, const CtProcessed *processed)
{
  Outcome outcome = compare_outcome(office, processed, form->figures, excuse_row, NULL);

  check_findings(form, processed->findings, outcome.complaints);
  check_window(form, processed, outcome.complaints);
  return outcome.complaints;
}
