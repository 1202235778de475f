#include "data/ct-remark-private.h"

#include <string.h>

#include "base/ct-message.h"
#include "model/ct-for-people.h"

/* These are looked for when a list is read again: they do not depend on a translation. */
static const gchar *const titles[] = {
  [CT_LANGUAGE_EN] = "To mend", [CT_LANGUAGE_VI] = "Cần sửa"};
static const gchar *const answers[] = {
  [CT_LANGUAGE_EN] = "Explanation", [CT_LANGUAGE_VI] = "Giải trình"};

typedef struct {
  const CtResults *results;
  const CtSubmission *submission;
  const CtWritten *written;
  CtRemarks *remarks;
  GArray *list;
  GArray *rows;
} Making;

static const gchar *
keep(CtRemarks *remarks, const gchar *text)
{
  return text == NULL || text[0] == '\0' ? "" : ct_arena_copy(remarks->texts, text, strlen(text));
}

static gboolean
is_about_a_figure(const CtFinding *finding)
{
  return finding->indicator != CT_INDEX_NONE && finding->area != CT_INDEX_NONE &&
         finding->period != CT_PERIOD_NONE;
}

static gboolean
is_about_the_file(const CtFinding *finding)
{
  return ct_place_compare(finding->place, CT_PLACE_NONE) == 0;
}

/* The cells */

static gint
compare_gravity(gconstpointer a, gconstpointer b)
{
  const CtFinding *const *left = a, *const *right = b;

  return ((*left)->severity < (*right)->severity) - ((*left)->severity > (*right)->severity);
}

static gchar *
suggest(const Making *making, const CtFinding *finding)
{
  return ct_written_suggestion(making->results->catalog, finding,
                               ct_written_get(making->written, finding->place));
}

/* The first of them that knows what would be right tells it. */
static const gchar *
make_comment(const Making *making, const GPtrArray *findings)
{
  g_autofree gchar *suggestion = NULL;
  g_autofree gchar *comment = NULL;

  for (guint i = 0; i < findings->len && suggestion == NULL; i++)
    suggestion = suggest(making, findings->pdata[i]);
  comment = ct_remark_make_comment(findings, suggestion, making->remarks->title);
  return keep(making->remarks, comment);
}

/* All of @findings (element-type CtFinding) have one place. */
static void
add_remark(Making *making, GPtrArray *findings)
{
  const CtFinding *first;
  CtRemark remark = {0};

  if (findings->len == 0)
    return;
  g_ptr_array_sort(findings, compare_gravity);
  first = findings->pdata[0];
  remark.finding = first;
  remark.place = first->place;
  remark.severity = first->severity;
  remark.comment = make_comment(making, findings);
  if (!is_about_the_file(first))
    remark.sheet = ct_places_table_name(making->submission->places, first->place.table);
  g_array_append_val(making->list, remark);
  g_ptr_array_set_size(findings, 0);
}

/* The rows of the list */

/* As answers are matched: the figure at the finding's place, else the first of its key that
 * has a value. */
static gboolean
find_value(const Making *making, const CtFinding *finding, CtDecimal *value)
{
  const CtDataset *dataset = making->results->dataset;
  gboolean found = FALSE;

  for (guint measure = 0; measure < CT_N_MEASURES; measure++) {
    gsize cell = ct_dataset_find(dataset, finding->indicator, finding->period, finding->area,
                                 (CtMeasure)measure);
    if (cell == CT_CELL_NONE)
      continue;
    const CtObservation figure = ct_dataset_get(dataset, cell);
    gboolean here = ct_dataset_submission(dataset, cell) == finding->submission &&
                    ct_place_compare(figure.place, finding->place) == 0;
    if (!figure.missing && (here || !found)) {
      *value = figure.value;
      found = TRUE;
    }
    if (here)
      return found;
  }
  return found;
}

static void
set_figure(const Making *making, const CtFinding *finding, CtRemarkRow *row)
{
  const CtCatalog *catalog = making->results->catalog;
  gchar period[CT_PERIOD_CHARS], people[CT_PERIOD_PEOPLE_CHARS], number[CT_DECIMAL_CHARS];
  CtDecimal value;

  if (finding->indicator != CT_INDEX_NONE) {
    const CtIndicator *indicator = &catalog->indicators[finding->indicator];
    g_autofree gchar *name =
      g_strdup_printf("%s %s", indicator->code, ct_indicator_name(indicator));

    row->indicator = indicator->code;
    row->indicator_name = keep(making->remarks, name);
  }
  if (finding->area != CT_INDEX_NONE) {
    row->area = catalog->areas[finding->area].code;
    row->area_name = catalog->areas[finding->area].name;
  }
  if (finding->period != CT_PERIOD_NONE) {
    ct_period_format(finding->period, period);
    row->period = keep(making->remarks, period);
    row->period_name = keep(making->remarks, ct_period_for_people(finding->period, people));
  }
  if (is_about_a_figure(finding) && find_value(making, finding, &value)) {
    ct_decimal_format(value, number);
    row->value = keep(making->remarks, number);
  }
}

static void
add_row(Making *making, const CtFinding *finding)
{
  g_autoptr(GString) location = g_string_new(NULL);
  g_autofree gchar *suggestion = suggest(making, finding);
  g_autofree gchar *observed =
    ct_written_observed(finding, ct_written_get(making->written, finding->place));
  CtRemarkRow row = {.indicator_name = "", .area_name = "", .period_name = "", .indicator = "",
                     .area = "", .period = "", .value = ""};

  ct_places_append(making->submission->places, finding->place, location);
  row.severity = ct_remark_severity(finding->severity);
  row.location = keep(making->remarks, location->str);
  row.place = finding->place;
  if (!is_about_the_file(finding))
    row.sheet = ct_places_table_name(making->submission->places, finding->place.table);
  row.observed = keep(making->remarks, observed);
  row.message = finding->message;
  row.suggestion = keep(making->remarks, suggestion);
  row.rule = finding->rule;
  set_figure(making, finding, &row);
  g_array_append_val(making->rows, row);
}

/* How a list that came back was read is no news. */
static gboolean
is_note_on_list(const Making *making, const CtFinding *finding)
{
  const gchar *sheet =
    ct_places_table_name(making->submission->places, finding->place.table);

  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
    if (finding->severity == CT_SEVERITY_INFO && strcmp(sheet, titles[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
belongs_in_list(const Making *making, const CtFinding *finding)
{
  if (is_note_on_list(making, finding))
    return FALSE;
  return finding->severity > CT_SEVERITY_INFO || !is_about_the_file(finding) ||
         is_about_a_figure(finding) || strcmp(finding->rule, "findings.limit") == 0;
}

/* Findings of one submission are in the order of their places. */
static void
add_all(Making *making, guint32 index)
{
  const CtFindings *findings = making->results->findings;
  g_autoptr(GPtrArray) together = g_ptr_array_new();

  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);

    if (finding->submission != index)
      continue;
    if (belongs_in_list(making, finding))
      add_row(making, finding);
    if (finding->severity == CT_SEVERITY_INFO)
      continue;
    if (together->len > 0 &&
        ct_place_compare(((const CtFinding *)together->pdata[0])->place, finding->place) != 0)
      add_remark(making, together);
    g_ptr_array_add(together, (gpointer)finding);
  }
  add_remark(making, together);
}

static void
set_headings(CtRemarks *remarks)
{
  const gchar *const headings[CT_REMARK_COLUMNS] = {
    _("No."), _("Severity"), _("Cell"), _("Indicator"), _("Area"),
    _("Period"), _("Seen"), _("What is wrong"), _("Suggestion"), answers[ct_language_get()]};
  static const gchar *const keys[CT_REMARK_KEYS] = {"RULE", "INDICATOR", "REF_AREA",
                                                    "TIME_PERIOD", "OBS_VALUE"};

  memcpy(remarks->headings, headings, sizeof headings);
  memcpy(remarks->keys, keys, sizeof keys);
  remarks->title = titles[ct_language_get()];
  remarks->author = "chitieu";
}

CtRemarks *
ct_remarks_new(const CtResults *results, guint32 index, const CtWritten *written)
{
  g_return_val_if_fail(index < results->n_submissions, NULL);

  CtRemarks *remarks = g_new0(CtRemarks, 1);
  Making making = {.results = results, .submission = results->submissions[index],
                   .written = written, .remarks = remarks};

  remarks->texts = ct_arena_new();
  making.list = g_array_new(FALSE, TRUE, sizeof(CtRemark));
  making.rows = g_array_new(FALSE, TRUE, sizeof(CtRemarkRow));
  set_headings(remarks);
  add_all(&making, index);
  remarks->list = (CtRemark *)g_array_steal(making.list, &remarks->n);
  remarks->rows = (CtRemarkRow *)g_array_steal(making.rows, &remarks->n_rows);
  g_array_unref(making.list);
  g_array_unref(making.rows);
  return remarks;
}

void
ct_remarks_free(CtRemarks *remarks)
{
  if (remarks == NULL)
    return;
  g_free(remarks->list);
  g_free(remarks->rows);
  ct_arena_free(remarks->texts);
  g_free(remarks);
}

gboolean
ct_remark_is_list(const gchar *sheet)
{
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
    if (g_str_equal(titles[i], sheet))
      return TRUE;
  return FALSE;
}

gboolean
ct_remark_is_answer_heading(const gchar *text, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
    if (strlen(answers[i]) == length && memcmp(answers[i], text, length) == 0)
      return TRUE;
  return FALSE;
}
