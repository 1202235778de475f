#include "data/ct-results.h"

#include <string.h>

/* The tables */

typedef enum {
  NUMBER = 1 << 0, /* digits, written plain */
  FOREIGN = 1 << 1 /* a sender has a hand in it */
} ColumnFlags;

typedef struct {
  const gchar *name;
  guint n_columns;
  const gchar *columns[CT_TABLE_MAX_COLUMNS + 1];
  guint8 flags[CT_TABLE_MAX_COLUMNS];
} Table;

static const Table tables[CT_N_TABLES] = {
  [CT_TABLE_DATASET] =
    {"dataset", 11,
     {"INDICATOR", "REF_AREA", "TIME_PERIOD", "MEASURE", "OBS_VALUE", "UNIT_MEASURE", "DECIMALS",
      "OBS_STATUS", "SENDER", "SOURCE", "LOCATION"},
     {0, 0, 0, 0, NUMBER, 0, NUMBER, 0, FOREIGN, FOREIGN, FOREIGN}},
  [CT_TABLE_FINDINGS] =
    {"findings", 12,
     {"SEVERITY", "RULE", "SENDER", "SOURCE", "LOCATION", "INDICATOR", "REF_AREA", "TIME_PERIOD",
      "OBSERVED", "EXPECTED", "SUGGESTION", "MESSAGE"},
     {0, 0, FOREIGN, FOREIGN, FOREIGN, 0, 0, 0, FOREIGN, FOREIGN, FOREIGN, FOREIGN}},
  [CT_TABLE_SCORECARD] =
    {"scorecard", 10,
     {"GROUP", "INDICATOR", "REF_AREA", "TIME_PERIOD", "COMPARATOR", "TARGET", "OBS_VALUE",
      "UNIT_MEASURE", "PROGRESS", "STATUS"},
     {0, 0, 0, 0, 0, NUMBER, NUMBER, 0, NUMBER, 0}},
  [CT_TABLE_SUBMISSIONS] =
    {"submissions", 8,
     {"SENDER", "SOURCE", "SHA256", "RECEIVED", "OBSERVATIONS", "ERRORS", "WARNINGS", "STATUS"},
     {FOREIGN, FOREIGN, 0, 0, NUMBER, NUMBER, NUMBER, 0}},
  [CT_TABLE_PRIORITIES] =
    {"priorities", 12,
     {"RANK", "IMPACT", "TARGET", "STATUS", "STATUS_AFTER", "RULE", "SENDER", "SOURCE",
      "LOCATION", "INDICATOR", "REF_AREA", "TIME_PERIOD"},
     {NUMBER, NUMBER, 0, 0, 0, 0, FOREIGN, FOREIGN, FOREIGN, 0, 0, 0}},
};

const gchar *
ct_table_name(CtTableKind table)
{
  return tables[table].name;
}

const gchar *const *
ct_table_columns(CtTableKind table, guint *n_columns)
{
  if (n_columns != NULL)
    *n_columns = tables[table].n_columns;
  return tables[table].columns;
}

gboolean
ct_table_column_is_number(CtTableKind table, guint column)
{
  return (tables[table].flags[column] & NUMBER) != 0;
}

gboolean
ct_table_column_is_foreign(CtTableKind table, guint column)
{
  return (tables[table].flags[column] & FOREIGN) != 0;
}

gsize
ct_table_rows(const CtResults *results, CtTableKind table)
{
  switch (table) {
  case CT_TABLE_DATASET: return results->dataset->n_cells;
  case CT_TABLE_FINDINGS: return ct_findings_count(results->findings);
  case CT_TABLE_SCORECARD: return ct_scorecard_count(results->scorecard);
  case CT_TABLE_SUBMISSIONS: return results->n_submissions;
  case CT_TABLE_PRIORITIES:
    return results->priorities != NULL ? ct_priorities_count(results->priorities) : 0;
  }
  g_return_val_if_reached(0);
}

/* Cells of a row */

CtTableText *
ct_table_text_new(void)
{
  CtTableText *text = g_new0(CtTableText, 1);

  text->scratch = g_string_sized_new(256);
  return text;
}

void
ct_table_text_free(CtTableText *text)
{
  if (text == NULL)
    return;
  g_string_free(text->scratch, TRUE);
  g_free(text);
}

#define IN_ARGUMENT G_MAXSIZE

/* Cells are put from left to right. */
typedef struct {
  CtTableText *text;
  guint column;
} Row;

/* A text that lives longer than the row; empty ones are empty cells. */
static void
put_text(Row *row, const gchar *text)
{
  gboolean empty = text == NULL || *text == '\0';

  row->text->offsets[row->column] = IN_ARGUMENT;
  row->text->cells[row->column].text = empty ? NULL : text;
  row->text->cells[row->column].length = empty ? 0 : strlen(text);
  row->column++;
}

/* What was appended to the scratch since @begin. Where it lies is known only when
 * the row is done, because the scratch may move. */
static void
put_scratch(Row *row, gsize begin)
{
  gsize length = row->text->scratch->len - begin;

  if (length == 0) {
    put_text(row, NULL);
    return;
  }
  row->text->offsets[row->column] = begin;
  row->text->cells[row->column].length = length;
  row->column++;
  g_string_append_c(row->text->scratch, '\0');
}

static void
put_period(Row *row, CtPeriod period)
{
  GString *scratch = row->text->scratch;
  gsize begin = scratch->len;
  gchar buffer[CT_PERIOD_CHARS];

  if (period != CT_PERIOD_NONE)
    g_string_append_len(scratch, buffer, (gssize)ct_period_format(period, buffer));
  put_scratch(row, begin);
}

static void
put_decimal(Row *row, CtDecimal value)
{
  GString *scratch = row->text->scratch;
  gsize begin = scratch->len;
  gchar buffer[CT_DECIMAL_CHARS];

  g_string_append_len(scratch, buffer, (gssize)ct_decimal_format(value, buffer));
  put_scratch(row, begin);
}

static void
put_limit(Row *row, const CtLimit *limit)
{
  if (limit->set)
    put_decimal(row, limit->value);
  else
    put_text(row, NULL);
}

static void
put_count(Row *row, guint64 count)
{
  gsize begin = row->text->scratch->len;

  g_string_append_printf(row->text->scratch, "%" G_GUINT64_FORMAT, count);
  put_scratch(row, begin);
}

static void
put_place(Row *row, const CtSubmission *submission, CtPlace place)
{
  gsize begin = row->text->scratch->len;

  ct_places_append(submission->places, place, row->text->scratch);
  put_scratch(row, begin);
}

static void
put_status(Row *row, gchar status)
{
  gsize begin = row->text->scratch->len;

  g_string_append_c(row->text->scratch, status);
  put_scratch(row, begin);
}

static void
put_indicator(Row *row, const CtCatalog *catalog, guint32 indicator)
{
  put_text(row, indicator != CT_INDEX_NONE ? catalog->indicators[indicator].code : NULL);
}

static void
put_area(Row *row, const CtCatalog *catalog, guint32 area)
{
  put_text(row, area != CT_INDEX_NONE ? catalog->areas[area].code : NULL);
}

static void
put_unit_of(Row *row, const CtCatalog *catalog, guint32 indicator)
{
  guint32 unit = catalog->indicators[indicator].unit;

  put_text(row, unit != CT_INDEX_NONE ? catalog->units[unit].symbol : NULL);
}

static void
put_submission(Row *row, const CtSubmission *submission, guint sender, CtPlace place)
{
  put_text(row, ct_submission_get_sender(submission, sender));
  put_text(row, submission->name);
  put_place(row, submission, place);
}

/* Rows of the tables */

static void
format_observation(const CtResults *results, gsize cell, Row *row)
{
  CtObservation figure = ct_dataset_get(results->dataset, cell);
  const CtSubmission *submission =
      results->submissions[ct_dataset_submission(results->dataset, cell)];

  put_indicator(row, results->catalog, figure.indicator);
  put_area(row, results->catalog, figure.area);
  put_period(row, figure.period);
  put_text(row, ct_measure_name(figure.measure));
  if (figure.missing)
    put_text(row, NULL);
  else
    put_decimal(row, figure.value);
  put_unit_of(row, results->catalog, figure.indicator);
  if (figure.missing)
    put_text(row, NULL);
  else
    put_decimal(row, CT_DECIMAL_INIT(figure.decimals, 0));
  put_status(row, figure.status);
  put_submission(row, submission, figure.sender, figure.place);
}

/* Who is told, and where to look. */
static void
put_place_of(Row *row, const CtResults *results, const CtFinding *finding)
{
  if (finding->submission != CT_INDEX_NONE) {
    put_submission(row, results->submissions[finding->submission], finding->sender, finding->place);
  } else {
    put_text(row, finding->told > 0 ? results->catalog->reporters[finding->told - 1].name : NULL);
    for (guint i = 0; i < 2; i++)
      put_text(row, NULL);
  }
}

static void
put_key_of(Row *row, const CtResults *results, const CtFinding *finding)
{
  put_indicator(row, results->catalog, finding->indicator);
  put_area(row, results->catalog, finding->area);
  put_period(row, finding->period);
}

static void
format_finding(const CtResults *results, gsize index, Row *row)
{
  const CtFinding *finding = ct_findings_get(results->findings, (guint)index);

  put_text(row, ct_severity_name(finding->severity));
  put_text(row, finding->rule);
  put_place_of(row, results, finding);
  put_key_of(row, results, finding);
  put_text(row, finding->observed);
  put_text(row, finding->expected);
  put_text(row, finding->suggestion);
  put_text(row, finding->message);
}

static void
format_score(const CtResults *results, gsize index, Row *row)
{
  const CtScore *score = ct_scorecard_get(results->scorecard, (guint)index);
  const CtIndicator *indicator = &results->catalog->indicators[score->indicator];

  put_text(row, indicator->group != CT_INDEX_NONE
                    ? results->catalog->groups[indicator->group].code : NULL);
  put_text(row, indicator->code);
  put_area(row, results->catalog, score->area);
  put_period(row, score->period);
  put_text(row, ct_comparator_name(score->comparator));
  put_decimal(row, score->target);
  put_limit(row, &score->value);
  put_unit_of(row, results->catalog, score->indicator);
  put_limit(row, &score->progress);
  put_text(row, ct_score_status_name(score->status));
}

static void
format_submission(const CtResults *results, gsize index, Row *row)
{
  const CtSubmission *submission = results->submissions[index];
  guint32 number = (guint32)index;

  put_text(row, submission->sender);
  put_text(row, submission->name);
  put_text(row, submission->sha256);
  put_text(row, submission->received_date);
  put_count(row, submission->observations);
  put_count(row, ct_findings_of(results->findings, number, CT_SEVERITY_ERROR));
  put_count(row, ct_findings_of(results->findings, number, CT_SEVERITY_WARNING));
  put_text(row, ct_submission_status_name(submission->status));
}

static void
format_priority(const CtResults *results, gsize index, Row *row)
{
  const CtPriority *priority = ct_priorities_get(results->priorities, (guint)index);
  const CtFinding *finding = ct_findings_get(results->findings, priority->finding);

  put_count(row, index + 1);
  put_decimal(row, CT_DECIMAL_INIT((gint64)priority->moved, 2));
  put_indicator(row, results->catalog, priority->indicator);
  put_text(row, priority->has_target ? ct_score_status_name(priority->before) : NULL);
  put_text(row, priority->has_target ? ct_score_status_name(priority->after) : NULL);
  put_text(row, finding->rule);
  put_place_of(row, results, finding);
  put_key_of(row, results, finding);
}

void
ct_table_format(const CtResults *results, CtTableKind table, gsize index, CtTableText *text)
{
  Row row = {.text = text};

  g_string_truncate(text->scratch, 0);
  switch (table) {
  case CT_TABLE_DATASET: format_observation(results, index, &row); break;
  case CT_TABLE_FINDINGS: format_finding(results, index, &row); break;
  case CT_TABLE_SCORECARD: format_score(results, index, &row); break;
  case CT_TABLE_SUBMISSIONS: format_submission(results, index, &row); break;
  case CT_TABLE_PRIORITIES: format_priority(results, index, &row); break;
  }
  for (guint i = 0; i < row.column; i++)
    if (text->offsets[i] != IN_ARGUMENT)
      text->cells[i].text = text->scratch->str + text->offsets[i];
}
