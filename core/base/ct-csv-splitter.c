#include "base/ct-csv-splitter.h"

#include <string.h>

static int
never(unsigned char c)
{
  (void)c;
  return 0;
}

static void
on_field(void *text, size_t length, void *user_data)
{
  CtCsvSplitter *splitter = user_data;

  ct_csv_record_add_copy(splitter->record, text, length, splitter->crossed);
  splitter->crossed = FALSE;
}

static void
on_row(int end, void *user_data)
{
  (void)end;
  ((CtCsvSplitter *)user_data)->row_ended = TRUE;
}

void
ct_csv_splitter_init(CtCsvSplitter *splitter, CtCsvRecord *record)
{
  *splitter = (CtCsvSplitter){.record = record, .spaces = g_string_new(NULL)};
  csv_init(&splitter->csv, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim(&splitter->csv, (unsigned char)record->dialect.delimiter);
  csv_set_space_func(&splitter->csv, never); /* spaces are part of a field: RFC 4180 */
  csv_set_blk_size(&splitter->csv, 4096);
  ct_csv_splitter_reset(splitter);
}

void
ct_csv_splitter_clear(CtCsvSplitter *splitter)
{
  csv_free(&splitter->csv);
  g_string_free(splitter->spaces, TRUE);
}

static void
clear_head(CtCsvHead *head)
{
  head->length = 0;
  head->open = TRUE;
}

void
ct_csv_splitter_next(CtCsvSplitter *splitter)
{
  splitter->state = CT_CSV_AT_START;
  clear_head(&splitter->line_head);
  clear_head(&splitter->field_head);
  splitter->field_late = FALSE;
  splitter->later_line = FALSE;
  splitter->crossed = FALSE;
  splitter->row_ended = FALSE;
}

void
ct_csv_splitter_reset(CtCsvSplitter *splitter)
{
  csv_set_opts(&splitter->csv, 0); /* else an open quote keeps csv_fini() from resetting */
  csv_fini(&splitter->csv, NULL, NULL, NULL);
  csv_set_opts(&splitter->csv, CSV_STRICT | CSV_STRICT_FINI);
  g_string_truncate(splitter->spaces, 0);
  ct_csv_splitter_next(splitter);
}

/* What is shown */

/* @bytes: a part of a line, which may end with its line end */
static void
extend_head(CtCsvHead *head, const gchar *bytes, gsize length)
{
  gboolean ended = length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r');
  gsize n = MIN(length - (ended ? 1 : 0), sizeof head->text - head->length);

  if (!head->open)
    return;
  memcpy(head->text + head->length, bytes, n);
  head->length += n;
  head->open = !ended && head->length < sizeof head->text;
}

void
ct_csv_splitter_skip(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  extend_head(&splitter->line_head, bytes, length);
  extend_head(&splitter->field_head, bytes, length);
}

void
ct_csv_splitter_show(CtCsvSplitter *splitter)
{
  const CtCsvHead *head = splitter->field_late ? &splitter->line_head : &splitter->field_head;

  ct_csv_record_show(splitter->record, head->text, head->length);
}

/* One that is at fault is still to be shown. */
static void
begin_field(CtCsvSplitter *splitter)
{
  if (splitter->record->has_problem)
    return;
  splitter->state = CT_CSV_AT_START;
  clear_head(&splitter->field_head);
  splitter->field_late = splitter->later_line;
  splitter->field_begun = TRUE;
}

/* What libcsv gets */

static void
give_run(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize max_field = splitter->record->dialect.max_field;
  gsize done = csv_parse(&splitter->csv, bytes, length, on_field, on_row, splitter);

  /* One byte may be the closing quote, which libcsv keeps until it is sure. */
  if (!splitter->row_ended && splitter->csv.entry_pos > max_field + 1)
    ct_csv_record_note_long(splitter->record, splitter->crossed);
  else if (done < length && csv_error(&splitter->csv) == CSV_EPARSE)
    ct_csv_record_note(splitter->record, CT_CSV_BROKEN_QUOTE, 0);
  else if (done < length)
    ct_csv_record_note_long(splitter->record, splitter->crossed); /* no memory for it */
}

/* The bytes up to a change between NUL and others. */
static gsize
count_alike(const gchar *bytes, gsize length)
{
  gsize n = 1;

  while (n < length && (bytes[n] == '\0') == (bytes[0] == '\0'))
    n++;
  return n;
}

/* libcsv must have a delimiter: one that is not in the bytes it gets. */
static void
give_undivided(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  while (length > 0 && !splitter->record->has_problem) {
    gsize n = count_alike(bytes, length);

    csv_set_delim(&splitter->csv, *bytes == '\0' ? 1 : 0);
    give_run(splitter, bytes, n);
    bytes += n;
    length -= n;
  }
}

static void
give(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  if (splitter->record->dialect.delimiter == '\0')
    give_undivided(splitter, bytes, length);
  else
    give_run(splitter, bytes, length);
}

static void
give_spaces(CtCsvSplitter *splitter)
{
  if (splitter->spaces->len > 0)
    give(splitter, splitter->spaces->str, splitter->spaces->len);
  g_string_truncate(splitter->spaces, 0);
}

/* Where a field stands */

static gboolean
is_space(const CtCsvSplitter *splitter, gchar c)
{
  return c == ' ' || (c == '\t' && splitter->record->dialect.delimiter != '\t');
}

static gboolean
ends_field(const CtCsvSplitter *splitter, gchar c)
{
  return c == '\n' || c == '\r' ||
         (c == splitter->record->dialect.delimiter && c != '\0');
}

static gsize
count_spaces(const CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && is_space(splitter, bytes[n]))
    n++;
  return n;
}

static gsize
hold_spaces(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize n = count_spaces(splitter, bytes, length);

  g_string_append_len(splitter->spaces, bytes, (gssize)n);
  return n;
}

static gsize
start_field(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize n = hold_spaces(splitter, bytes, length);

  if (n > 0)
    return n;
  if (*bytes != '"') {
    splitter->state = CT_CSV_PLAIN;
    give_spaces(splitter);
    return 0;
  }
  g_string_truncate(splitter->spaces, 0);
  splitter->state = CT_CSV_QUOTED;
  give(splitter, bytes, 1);
  return 1;
}

static gsize
read_plain(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && !ends_field(splitter, bytes[n]))
    n++;
  if (n == length) {
    give(splitter, bytes, n);
    return n;
  }
  give(splitter, bytes, n + 1);
  begin_field(splitter);
  return n + 1;
}

static gsize
read_quoted(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  const gchar *quote = memchr(bytes, '"', length);
  gsize n = quote != NULL ? (gsize)(quote - bytes) + 1 : length;

  give(splitter, bytes, n);
  if (quote != NULL)
    splitter->state = CT_CSV_CLOSED;
  return n;
}

static gsize
close_field(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  gsize n = hold_spaces(splitter, bytes, length);

  if (n > 0)
    return n;
  if (ends_field(splitter, *bytes)) {
    g_string_truncate(splitter->spaces, 0);
    give(splitter, bytes, 1);
    begin_field(splitter);
    return 1;
  }
  give_spaces(splitter); /* then this is broken, which libcsv tells */
  if (splitter->record->has_problem)
    return 0;
  give(splitter, bytes, 1);
  splitter->state = CT_CSV_QUOTED;
  return 1;
}

static gsize
read_some(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  switch (splitter->state) {
  case CT_CSV_AT_START:
    return start_field(splitter, bytes, length);
  case CT_CSV_PLAIN:
    return read_plain(splitter, bytes, length);
  case CT_CSV_QUOTED:
    return read_quoted(splitter, bytes, length);
  case CT_CSV_CLOSED:
  default:
    return close_field(splitter, bytes, length);
  }
}

void
ct_csv_splitter_feed(CtCsvSplitter *splitter, const gchar *bytes, gsize length)
{
  const gchar *line = bytes;
  const gchar *end = bytes + length;
  const gchar *field = bytes;

  while (bytes < end && !splitter->record->has_problem) {
    splitter->field_begun = FALSE;
    bytes += read_some(splitter, bytes, (gsize)(end - bytes));
    if (splitter->field_begun)
      field = bytes;
  }
  if (splitter->row_ended && !splitter->record->has_problem)
    return; /* nothing is left to be shown */
  extend_head(&splitter->line_head, line, length);
  extend_head(&splitter->field_head, field, (gsize)(end - field));
}

void
ct_csv_splitter_cross_line(CtCsvSplitter *splitter)
{
  splitter->crossed = TRUE;
  splitter->later_line = TRUE;
}

void
ct_csv_splitter_finish(CtCsvSplitter *splitter)
{
  if (splitter->state == CT_CSV_AT_START)
    give_spaces(splitter);
  if (csv_fini(&splitter->csv, on_field, on_row, splitter) != 0)
    ct_csv_record_note(splitter->record, CT_CSV_OPEN_QUOTE, 0);
}

gboolean
ct_csv_splitter_is_open(const CtCsvSplitter *splitter)
{
  return splitter->csv.quoted && splitter->crossed;
}
