/* results.c: the tables of a run, each on a sheet of its own. */
#include <string.h>

#include "xlsx.h"

/* Rows */

static void
put_period(Sheet *sheet, guint column, CtPeriod period)
{
  gchar text[CT_PERIOD_PEOPLE_CHARS];

  sheet_text(sheet, column, period != CT_PERIOD_NONE ? ct_period_for_people(period, text) : NULL,
             look_centre);
}

static const gchar *
unit_of(const CtCatalog *catalog, guint32 indicator)
{
  return catalog->units[catalog->indicators[indicator].unit].symbol;
}

/* Who sent it, the file, and the place in it; three cells. */
static void
put_source(Sheet *sheet, guint column, const Xlsx *self, const CtSubmission *submission,
           guint sender, CtPlace place)
{
  g_autofree gchar *target = xlsx_link_to(self, submission, place);
  g_autoptr(GString) location = g_string_new(NULL);
  Look look = look_cell;

  ct_places_append(submission->places, place, location);
  sheet_text(sheet, column, ct_submission_get_sender(submission, sender), look_cell);
  sheet_link(sheet, column + 1, target, NULL, &look);
  sheet_text(sheet, column + 1, submission->name, look);
  look = look_cell;
  if (location->len > 0)
    sheet_link(sheet, column + 2, target, NULL, &look);
  sheet_text(sheet, column + 2, location->str, look);
}

/* Who is told, where nobody's file is at fault. */
static void
put_source_of(Sheet *sheet, guint column, const Xlsx *self, const CtResults *results,
              const CtFinding *finding)
{
  if (finding->submission != CT_INDEX_NONE) {
    put_source(sheet, column, self, results->submissions[finding->submission], finding->sender,
               finding->place);
    return;
  }
  sheet_text(sheet, column,
             finding->told > 0 ? results->catalog->reporters[finding->told - 1].name : NULL,
             look_cell);
  sheet_text(sheet, column + 1, NULL, look_cell);
  sheet_text(sheet, column + 2, NULL, look_cell);
}

/* Code, name, area and period; four cells. */
static void
put_key(Sheet *sheet, guint column, const CtCatalog *catalog, guint32 indicator, guint32 area,
        CtPeriod period)
{
  const CtIndicator *of = indicator != CT_INDEX_NONE ? &catalog->indicators[indicator] : NULL;

  sheet_text(sheet, column, of != NULL ? of->code : NULL, look_cell);
  sheet_text(sheet, column + 1, of != NULL ? ct_indicator_name(of) : NULL, look_cell);
  sheet_text(sheet, column + 2, people_area(catalog, area), look_cell);
  put_period(sheet, column + 3, period);
}

/* Targets */

static void
put_limit(Sheet *sheet, guint column, const CtLimit *limit, gint decimals)
{
  if (limit->set)
    sheet_decimal(sheet, column, limit->value, MAX(decimals, limit->value.scale), look_cell);
  else
    sheet_text(sheet, column, NULL, look_cell);
}

static void
put_score(Sheet *sheet, const CtCatalog *catalog, const CtScore *score)
{
  const CtIndicator *indicator = &catalog->indicators[score->indicator];

  sheet_next(sheet);
  sheet_text(sheet, 0, indicator->group != CT_INDEX_NONE ? catalog->groups[indicator->group].code
                                                         : NULL,
             look_centre);
  put_key(sheet, 1, catalog, score->indicator, score->area, score->period);
  sheet_text(sheet, 5, unit_of(catalog, score->indicator), look_centre);
  sheet_text(sheet, 6, ct_comparator_name(score->comparator), look_centre);
  sheet_decimal(sheet, 7, score->target, MAX(indicator->decimals, score->target.scale), look_cell);
  put_limit(sheet, 8, &score->value, indicator->decimals);
  put_limit(sheet, 9, &score->progress, 1);
  sheet_text(sheet, 10, people_status(score->status), look_centre);
}

static void
write_scorecard(const CtResults *results, Workbook *workbook)
{
  const Column columns[] = {{_("Group"), 8},   {_("Code"), 8},      {_("Indicator"), 48},
                            {_("Area"), 18},   {_("Period"), 18},   {_("Unit"), 16},
                            {_("Wanted"), 9}, {_("Target"), 13},   {_("Reached"), 13},
                            {_("Progress (%)"), 11}, {_("Result"), 15}};
  const WordColour colours[] = {{people_status(CT_SCORE_EXCEEDED), FILL_GOOD},
                                {people_status(CT_SCORE_MET), FILL_GOOD},
                                {people_status(CT_SCORE_ON_TRACK), FILL_INFO},
                                {people_status(CT_SCORE_BEHIND), FILL_WARNING},
                                {people_status(CT_SCORE_MISSED), FILL_ERROR},
                                {people_status(CT_SCORE_NO_DATA), FILL_GROUP}};
  Sheet sheet;

  sheet_begin(&sheet, workbook, _("Targets"), _("Targets and how far they are reached"), columns,
              G_N_ELEMENTS(columns), 3);
  for (guint i = 0; i < ct_scorecard_count(results->scorecard); i++)
    put_score(&sheet, results->catalog, ct_scorecard_get(results->scorecard, i));
  sheet_end(&sheet, 10, colours, G_N_ELEMENTS(colours));
}

/* Findings */

static void
put_finding(Sheet *sheet, const Xlsx *self, const CtResults *results, const CtFinding *finding)
{
  sheet_next(sheet);
  sheet_text(sheet, 0, people_severity(finding->severity), look_centre);
  put_source_of(sheet, 1, self, results, finding);
  put_key(sheet, 4, results->catalog, finding->indicator, finding->area, finding->period);
  sheet_text(sheet, 8, finding->message, look_cell);
  sheet_text(sheet, 9, finding->observed, look_cell);
  sheet_text(sheet, 10, finding->expected, look_cell);
  sheet_text(sheet, 11, finding->suggestion, look_cell);
  sheet_text(sheet, 12, finding->rule, look_cell);
}

static void
write_findings(const Xlsx *self, const CtResults *results, Workbook *workbook)
{
  const Column columns[] = {{_("Severity"), 11}, {_("Sender"), 24},   {_("File"), 28},
                            {_("Place"), 14},    {_("Code"), 14},     {_("Indicator"), 30},
                            {_("Area"), 18},     {_("Period"), 18},   {_("Message"), 60},
                            {_("Seen"), 20},     {_("Expected"), 20}, {_("Suggestion"), 22},
                            {_("Rule"), 20}};
  const WordColour colours[] = {{people_severity(CT_SEVERITY_ERROR), FILL_ERROR},
                                {people_severity(CT_SEVERITY_WARNING), FILL_WARNING},
                                {people_severity(CT_SEVERITY_INFO), FILL_INFO}};
  Sheet sheet;

  sheet_begin(&sheet, workbook, _("Findings"), _("What was found in the reports"), columns,
              G_N_ELEMENTS(columns), 1);
  for (guint i = 0; i < ct_findings_count(results->findings); i++)
    put_finding(&sheet, self, results, ct_findings_get(results->findings, i));
  sheet_end(&sheet, 0, colours, G_N_ELEMENTS(colours));
}

/* Priorities */

static void
put_priority(Sheet *sheet, const Xlsx *self, const CtResults *results, guint index)
{
  const CtPriority *priority = ct_priorities_get(results->priorities, index);
  const CtFinding *finding = ct_findings_get(results->findings, priority->finding);
  const CtIndicator *target = &results->catalog->indicators[priority->indicator];

  sheet_next(sheet);
  sheet_count(sheet, 0, index + 1);
  sheet_decimal(sheet, 1, CT_DECIMAL_INIT((gint64)priority->moved, 2), 2, look_cell);
  sheet_text(sheet, 2, target->code, look_centre);
  sheet_text(sheet, 3, priority->has_target ? people_status(priority->before) : NULL, look_centre);
  sheet_text(sheet, 4, priority->has_target ? people_status(priority->after) : NULL, look_centre);
  put_source_of(sheet, 5, self, results, finding);
  put_key(sheet, 8, results->catalog, finding->indicator, finding->area, finding->period);
  sheet_text(sheet, 12, finding->message, look_cell);
  sheet_text(sheet, 13, finding->rule, look_cell);
}

static void
write_priorities(const Xlsx *self, const CtResults *results, Workbook *workbook)
{
  const Column columns[] = {{_("Rank"), 7},    {_("Moves the figure by (%)"), 13},
                            {_("Target"), 9},  {_("Result now"), 13},
                            {_("Result after"), 13}, {_("Sender"), 24},
                            {_("File"), 28},   {_("Place"), 14},
                            {_("Code"), 14},   {_("Indicator"), 30},
                            {_("Area"), 18},   {_("Period"), 18},
                            {_("Message"), 60}, {_("Rule"), 20}};
  Sheet sheet;

  if (results->priorities == NULL || ct_priorities_count(results->priorities) == 0)
    return;
  sheet_begin(&sheet, workbook, _("Look at first"), _("Findings that change results most"),
              columns, G_N_ELEMENTS(columns), 1);
  for (guint i = 0; i < ct_priorities_count(results->priorities); i++)
    put_priority(&sheet, self, results, i);
  sheet_end(&sheet, 0, NULL, 0);
}

/* All figures */

static void
put_figure(Sheet *sheet, const Xlsx *self, const CtResults *results, gsize cell)
{
  const CtObservation figure = ct_dataset_get(results->dataset, cell);
  const CtCatalog *catalog = results->catalog;
  gchar status[] = {figure.status, '\0'};

  sheet_next(sheet);
  put_key(sheet, 0, catalog, figure.indicator, figure.area, figure.period);
  sheet_text(sheet, 4, people_measure(figure.measure), look_centre);
  if (figure.missing)
    sheet_text(sheet, 5, NULL, look_cell);
  else
    sheet_decimal(sheet, 5, figure.value, figure.decimals, look_cell);
  sheet_text(sheet, 6, unit_of(catalog, figure.indicator), look_centre);
  sheet_text(sheet, 7, status, look_centre);
  put_source(sheet, 8, self,
             results->submissions[ct_dataset_submission(results->dataset, cell)], figure.sender,
             figure.place);
  sheet_text(sheet, 11, catalog->areas[figure.area].code, look_centre);
}

static void
write_figures(const Xlsx *self, const CtResults *results, Workbook *workbook)
{
  const Column columns[] = {{_("Code"), 16},   {_("Indicator"), 44}, {_("Area"), 20},
                            {_("Period"), 18}, {_("Measure"), 13},   {_("Figure"), 15},
                            {_("Unit"), 16},   {_("Status"), 8},     {_("Sender"), 24},
                            {_("File"), 28},   {_("Place"), 14},     {_("Area code"), 10}};
  Sheet sheet;

  sheet_begin(&sheet, workbook, _("Figures"), _("All figures"), columns, G_N_ELEMENTS(columns), 2);
  for (gsize i = 0; i < results->dataset->n_cells; i++)
    put_figure(&sheet, self, results, i);
  sheet_end(&sheet, 0, NULL, 0);
}

/* Submissions */

static void
put_submission(Sheet *sheet, const Xlsx *self, const CtResults *results, guint32 index)
{
  const CtSubmission *submission = results->submissions[index];
  g_autofree gchar *target = xlsx_link_to(self, submission, CT_PLACE_NONE);
  Look look = look_cell;

  sheet_next(sheet);
  sheet_text(sheet, 0, submission->sender, look_cell);
  sheet_link(sheet, 1, target, NULL, &look);
  sheet_text(sheet, 1, submission->name, look);
  sheet_text(sheet, 2, submission->received_date, look_centre);
  sheet_count(sheet, 3, submission->observations);
  sheet_count(sheet, 4, ct_findings_of(results->findings, index, CT_SEVERITY_ERROR));
  sheet_count(sheet, 5, ct_findings_of(results->findings, index, CT_SEVERITY_WARNING));
  sheet_text(sheet, 6, people_submission(submission->status), look_centre);
  sheet_text(sheet, 7, submission->sha256, look_cell);
}

static void
write_submissions(const Xlsx *self, const CtResults *results, Workbook *workbook)
{
  const Column columns[] = {{_("Sender"), 36},   {_("File"), 60},     {_("Received"), 13},
                            {_("Figures"), 10},  {_("Errors"), 9},   {_("Warnings"), 10},
                            {_("Status"), 14},   {_("SHA-256"), 70}};
  const WordColour colours[] = {{people_submission(CT_SUBMISSION_FAILED), FILL_ERROR},
                                {people_submission(CT_SUBMISSION_EMPTY), FILL_WARNING}};
  Sheet sheet;

  sheet_begin(&sheet, workbook, _("Reports"), _("Reports received"), columns,
              G_N_ELEMENTS(columns), 1);
  for (gsize i = 0; i < results->n_submissions; i++)
    put_submission(&sheet, self, results, (guint32)i);
  sheet_end(&sheet, 6, colours, G_N_ELEMENTS(colours));
}

/* What the workbook leaves out or writes in another way. */

static void
put_note(Workbook *workbook, lxw_worksheet *sheet, guint *row, const gchar *format,
         guint64 number)
{
  const Look look = {.bits = LOOK_WRAP | LOOK_TOP, .decimals = LOOK_TEXT};
  g_auto(GStrv) parts = g_strsplit(format, "%s", 2);
  gchar text[CT_DECIMAL_PEOPLE_CHARS];
  g_autofree gchar *note =
    parts[1] == NULL
      ? g_strdup(format)
      : g_strconcat(parts[0],
                    ct_decimal_format_for_people(CT_DECIMAL_INIT((gint64)number, 0), text),
                    parts[1], NULL);

  worksheet_set_row(sheet, *row, 32, NULL);
  workbook_text(workbook, sheet, (*row)++, 0, note, look);
}

static void
write_notes(Workbook *workbook, guint left_out)
{
  lxw_worksheet *sheet = workbook_add(workbook, _("Notes"), NULL);
  guint row = 0;

  worksheet_set_column(sheet, 0, 0, 110, NULL);
  put_note(workbook, sheet, &row,
           _("A figure leads to the file that it came from; in a workbook to its cell. Links are "
             "relative to the folder of this workbook."), 0);
  put_note(workbook, sheet, &row,
           _("Figures in italics are estimates or provisional; \"…\" stands for one that is "
             "missing."), 0);
  if (workbook_n_long(workbook) > 0)
    put_note(workbook, sheet, &row,
             _("Figures with more than 15 digits, which no spreadsheet can keep as numbers, are "
               "written as text: %s."), workbook_n_long(workbook));
  if (workbook_n_unlinked(workbook) > 0)
    put_note(workbook, sheet, &row,
             _("A sheet has at most 65,530 links; cells left without one: %s."),
             workbook_n_unlinked(workbook));
  if (left_out > 0)
    put_note(workbook, sheet, &row, _("Districts without a sheet of their own: %s."), left_out);
}

gboolean
xlsx_write_results(const Xlsx *self, const CtResults *results, Workbook *workbook, GError **error)
{
  guint left_out = 0;

  write_scorecard(results, workbook);
  write_priorities(self, results, workbook);
  write_findings(self, results, workbook);
  if ((self->groups && !xlsx_write_groups(self, results, workbook, error)) ||
      (self->areas && !xlsx_write_areas(self, results, workbook, &left_out, error)))
    return FALSE;
  write_figures(self, results, workbook);
  write_submissions(self, results, workbook);
  write_notes(workbook, left_out);
  return TRUE;
}
