#include "base/ct-csv-record.h"

#include "base/ct-text.h"

#include <string.h>

#define DEFAULT_MAX_FIELD ((gsize)64 * 1024)
#define DEFAULT_MAX_RECORD ((gsize)1024 * 1024)
#define DEFAULT_MAX_FIELDS 16384U
#define SEEN_BYTES ((gsize)40)

void
ct_csv_record_init(CtCsvRecord *record, const CtCsvDialect *dialect, const CtCsvHandler *handler,
                   gpointer user_data)
{
  *record = (CtCsvRecord){.dialect = *dialect, .handler = *handler, .user_data = user_data};
  if (dialect->max_field == 0)
    record->dialect.max_field = DEFAULT_MAX_FIELD;
  if (dialect->max_record == 0)
    record->dialect.max_record = DEFAULT_MAX_RECORD;
  if (dialect->max_fields == 0)
    record->dialect.max_fields = DEFAULT_MAX_FIELDS;
  record->text = g_string_new(NULL);
}

void
ct_csv_record_clear(CtCsvRecord *record)
{
  g_string_free(record->text, TRUE);
  g_free(record->fields);
}

/* Up to SEEN_BYTES around @at, whole characters where the text is UTF-8. */
static void
show(CtCsvProblem *problem, const gchar *text, gsize length, gsize at)
{
  gsize from = at > SEEN_BYTES / 2 ? at - SEEN_BYTES / 2 : 0;
  gsize to = length - from > SEEN_BYTES ? from + SEEN_BYTES : length;

  while (from < at && (text[from] & 0xC0) == 0x80)
    from++;
  while (to < length && to > at + 1 && (text[to] & 0xC0) == 0x80)
    to--;
  while (to > from + 1 && (text[to - 1] == '\n' || text[to - 1] == '\r'))
    to--;
  problem->seen = text + from;
  problem->seen_length = to - from;
}

void
ct_csv_record_note(CtCsvRecord *record, CtCsvProblemKind kind, gsize limit, const gchar *text,
                   gsize length, gsize at)
{
  CtCsvProblem *problem = &record->problem;

  if (record->has_problem)
    return;
  record->has_problem = TRUE;
  *problem = (CtCsvProblem){
    .kind = kind, .line = record->line, .field = record->n_fields + 1, .limit = limit};
  show(problem, text, length, at);
  g_string_truncate(record->text, 0); /* the fields are not needed any more */
  g_string_append_len(record->text, problem->seen, (gssize)problem->seen_length);
  problem->seen = record->text->str;
}

void
ct_csv_record_note_long(CtCsvRecord *record, const gchar *text, gsize length, gboolean crossed)
{
  /* A long field over several lines is far more often a quote that nobody closed. */
  ct_csv_record_note(record, crossed ? CT_CSV_OPEN_QUOTE : CT_CSV_LONG_FIELD,
                     record->dialect.max_field, text, length, 0);
}

static void
append_field(CtCsvRecord *record, const gchar *text, gsize length)
{
  if (record->n_fields == record->n_allocated) {
    record->n_allocated = MAX(64, record->n_allocated * 2);
    record->fields = g_renew(CtCsvField, record->fields, record->n_allocated);
  }
  record->fields[record->n_fields++] = (CtCsvField){.text = text, .length = length};
}

static void
add(CtCsvRecord *record, const gchar *text, gsize length, gboolean crossed)
{
  if (length > record->dialect.max_field)
    ct_csv_record_note_long(record, text, length, crossed);
  else if (record->n_fields >= record->dialect.max_fields)
    ct_csv_record_note(record, CT_CSV_MANY_FIELDS, record->dialect.max_fields, text, length, 0);
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
    show(&problem, field->text, field->length, at);
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
  record->has_problem = FALSE;
  record->n_fields = 0;
  g_string_truncate(record->text, 0);
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
