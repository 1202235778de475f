#include "base/ct-csv-record.h"

#include "base/ct-text.h"

#include <string.h>

#define DEFAULT_MAX_FIELD ((gsize)64 * 1024)
#define DEFAULT_MAX_RECORD ((gsize)1024 * 1024)
#define DEFAULT_MAX_FIELDS 16384U

CtCsvDialect
ct_csv_dialect_fill(const CtCsvDialect *dialect)
{
  CtCsvDialect filled = *dialect;

  if (dialect->max_field == 0)
    filled.max_field = DEFAULT_MAX_FIELD;
  if (dialect->max_record == 0)
    filled.max_record = DEFAULT_MAX_RECORD;
  if (dialect->max_fields == 0)
    filled.max_fields = DEFAULT_MAX_FIELDS;
  return filled;
}

void
ct_csv_record_init(CtCsvRecord *record, const CtCsvDialect *dialect, const CtCsvHandler *handler,
                   gpointer user_data)
{
  *record = (CtCsvRecord){.dialect = ct_csv_dialect_fill(dialect),
                          .handler = *handler,
                          .user_data = user_data};
  record->text = g_string_new(NULL);
}

void
ct_csv_record_clear(CtCsvRecord *record)
{
  g_string_free(record->text, TRUE);
  g_free(record->fields);
}

void
ct_csv_record_note(CtCsvRecord *record, CtCsvProblemKind kind, gsize limit)
{
  if (record->has_problem)
    return;
  record->has_problem = TRUE;
  record->problem = (CtCsvProblem){.kind = kind,
                                   .line = record->line,
                                   .field = record->n_fields + 1,
                                   .seen = "",
                                   .limit = limit};
}

void
ct_csv_record_note_long(CtCsvRecord *record, gboolean crossed)
{
  /* A long field over several lines is far more often a quote that nobody closed. */
  ct_csv_record_note(record, crossed ? CT_CSV_OPEN_QUOTE : CT_CSV_LONG_FIELD,
                     record->dialect.max_field);
}

/* Whole characters, where the text is UTF-8. */
static gsize
cut_at_character(const gchar *text, gsize length)
{
  while (length > 1 && (text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

static gsize
find_line_end(const gchar *text, gsize length)
{
  gsize end = 0;

  while (end < length && text[end] != '\n' && text[end] != '\r')
    end++;
  return end;
}

void
ct_csv_record_show(CtCsvRecord *record, const gchar *text, gsize length)
{
  gsize end = find_line_end(text, MIN(length, CT_CSV_SEEN_BYTES));

  if (end == CT_CSV_SEEN_BYTES && length > end)
    end = cut_at_character(text, end);
  g_string_truncate(record->text, 0); /* the fields are not needed any more */
  g_string_append_len(record->text, text, (gssize)end);
  record->problem.seen = record->text->str;
  record->problem.seen_length = end;
}

static void
append_field(CtCsvRecord *record, const gchar *text, gsize length)
{
  if (record->n_fields == record->n_allocated) {
    record->n_allocated = MAX(64, record->n_allocated * 2);
    record->fields = g_renew(CtCsvField, record->fields, record->n_allocated);
  }
  record->fields[record->n_fields++] = (CtCsvField){
    .text = text, .length = length, .kind = length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
}

static void
add(CtCsvRecord *record, const gchar *text, gsize length, gboolean crossed)
{
  if (length > record->dialect.max_field)
    ct_csv_record_note_long(record, crossed);
  else if (record->n_fields >= record->dialect.max_fields)
    ct_csv_record_note(record, CT_CSV_MANY_FIELDS, record->dialect.max_fields);
  if (!record->has_problem)
    append_field(record, text, length);
}

void
ct_csv_record_add(CtCsvRecord *record, const gchar *text, gsize length)
{
  add(record, text, length, FALSE);
}

void
ct_csv_record_add_copy(CtCsvRecord *record, const gchar *text, gsize length, gboolean crossed)
{
  add(record, text, length, crossed);
  if (record->has_problem)
    return;
  g_string_append_len(record->text, text, (gssize)length);
  g_string_append_c(record->text, '\n');
}

void
ct_csv_record_drop(CtCsvRecord *record)
{
  record->has_problem = FALSE;
  record->n_fields = 0;
  g_string_truncate(record->text, 0);
}

static gboolean
find_fault(const gchar *text, gsize length, gsize *at)
{
  const gchar *nul = length > 0 ? memchr(text, '\0', length) : NULL;
  gssize invalid = nul == NULL ? ct_text_find_invalid(text, length) : nul - text;

  *at = (gsize)invalid;
  return invalid >= 0;
}

static void
tell(CtCsvRecord *record, const CtCsvProblem *problem)
{
  if (record->handler.problem != NULL && !record->handler.problem(problem, record->user_data))
    record->stopped = TRUE;
}

/* Up to CT_CSV_SEEN_BYTES around @at in one line. */
static void
show_around(CtCsvProblem *problem, const gchar *text, gsize length, gsize at)
{
  gsize from = at > CT_CSV_SEEN_BYTES / 2 ? at - CT_CSV_SEEN_BYTES / 2 : 0;
  gsize to;

  while (from < at && (text[from] & 0xC0) == 0x80)
    from++;
  for (gsize i = from; i < at; i++)
    if (text[i] == '\n' || text[i] == '\r')
      from = i + 1;
  to = from + find_line_end(text + from, MIN(length - from, CT_CSV_SEEN_BYTES));
  while (to < length && to > at + 1 && (text[to] & 0xC0) == 0x80)
    to--;
  problem->seen = text + from;
  problem->seen_length = to - from;
}

static void
tell_fault(CtCsvRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++) {
    const CtCsvField *field = &record->fields[i];
    CtCsvProblem problem = {.line = record->line, .field = i + 1};
    gsize at;

    if (!find_fault(field->text, field->length, &at))
      continue;
    problem.kind = field->text[at] == '\0' ? CT_CSV_NUL : CT_CSV_ENCODING;
    show_around(&problem, field->text, field->length, at);
    tell(record, &problem);
    return;
  }
}

void
ct_csv_record_deliver(CtCsvRecord *record, const gchar *text, gsize length)
{
  gsize at;

  if (record->has_problem)
    tell(record, &record->problem);
  else if (find_fault(text, length, &at))
    tell_fault(record);
  else if (!record->handler.record(record->fields, record->n_fields, record->line,
                                   record->user_data))
    record->stopped = TRUE;
  ct_csv_record_drop(record);
}

void
ct_csv_record_deliver_copy(CtCsvRecord *record)
{
  const gchar *text = record->text->str;

  for (guint i = 0; i < record->n_fields; i++) {
    record->fields[i].text = text;
    text += record->fields[i].length + 1;
  }
  ct_csv_record_deliver(record, record->text->str, record->text->len);
}
