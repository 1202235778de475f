#include "base/ct-csv.h"

#include "base/ct-csv-record.h"

#include <csv.h>
#include <string.h>

/* libcsv is fed at most this much between two looks at the limits. */
#define MAX_STEP ((gsize)64 * 1024)

/*
 * Input goes to libcsv a physical line at a time (or a part of one), so the
 * line where a record starts is always known and a record can only end with
 * the piece just given.
 *
 * @held keeps the bytes of the record in progress from its second line on:
 * those that are read again when the record turns out to be broken. Reading
 * again stays linear: a line that leaves a quote open when read in itself
 * closes one when read inside quotes, so no byte is the victim of two records.
 */
struct CtCsvParser {
  struct csv_parser csv;
  CtCsvRecord record;

  guint64 line;      /* of the next byte */
  gboolean after_cr; /* a line feed now belongs to the line end before it */
  guint bom_seen;    /* bytes of the mark seen so far; 3 once that is settled */

  gboolean in_record;
  gboolean row_ended;
  gboolean skipping;      /* to the end of the line where a broken record began */
  gboolean field_crossed; /* the field in progress holds a line end */
  gsize record_bytes;

  GString *held;
  gsize held_start;       /* where the second line of the record begins */
  gsize held_next;        /* next byte to read again */
  gboolean holding;       /* the record in progress has left its first line */
  gboolean held_after_cr; /* @after_cr as it was at @held_start */
};

static int
never(unsigned char c)
{
  (void)c;
  return 0;
}

CtCsvParser *
ct_csv_parser_new(const CtCsvDialect *dialect, const CtCsvHandler *handler, gpointer user_data)
{
  CtCsvParser *parser = g_new0(CtCsvParser, 1);

  ct_csv_record_init(&parser->record, dialect, handler, user_data);
  parser->line = 1;
  parser->held = g_string_new(NULL);
  csv_init(&parser->csv, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim(&parser->csv, (unsigned char)dialect->delimiter);
  csv_set_space_func(&parser->csv, never); /* spaces are part of a field: RFC 4180 */
  csv_set_blk_size(&parser->csv, 4096);
  return parser;
}

void
ct_csv_parser_free(CtCsvParser *parser)
{
  if (parser == NULL)
    return;
  csv_free(&parser->csv);
  ct_csv_record_clear(&parser->record);
  g_string_free(parser->held, TRUE);
  g_free(parser);
}

static void
on_field(void *text, size_t length, void *user_data)
{
  CtCsvParser *parser = user_data;

  ct_csv_record_add_copy(&parser->record, text, length, parser->field_crossed);
  parser->field_crossed = FALSE;
}

static void
on_row(int end, void *user_data)
{
  (void)end;
  ((CtCsvParser *)user_data)->row_ended = TRUE;
}

static void
note_long_field(CtCsvParser *parser)
{
  ct_csv_record_note_long(&parser->record, (const gchar *)parser->csv.entry_buf,
                          parser->csv.entry_pos, parser->field_crossed);
}

static void
give_to_csv(CtCsvParser *parser, const gchar *bytes, gsize length)
{
  gsize done = csv_parse(&parser->csv, bytes, length, on_field, on_row, parser);

  /* One byte may be the closing quote, which libcsv keeps until it is sure. */
  if (!parser->row_ended && parser->csv.entry_pos > parser->record.dialect.max_field + 1)
    note_long_field(parser);
  else if (done < length && csv_error(&parser->csv) == CSV_EPARSE)
    ct_csv_record_note(&parser->record, CT_CSV_BROKEN_QUOTE, 0, bytes, length, done);
  else if (done < length)
    note_long_field(parser); /* no memory for it */
}

static void
end_record(CtCsvParser *parser)
{
  parser->in_record = FALSE;
  parser->row_ended = FALSE;
  parser->holding = FALSE;
  parser->field_crossed = FALSE;
  parser->record_bytes = 0;
}

static void
reset_csv(CtCsvParser *parser)
{
  csv_set_opts(&parser->csv, 0); /* else an open quote keeps csv_fini() from resetting */
  csv_fini(&parser->csv, NULL, NULL, NULL);
  csv_set_opts(&parser->csv, CSV_STRICT | CSV_STRICT_FINI);
}

/* Gives the record up: reading goes on at the line after the one where it began.
 * @line_ended: whether the bytes read so far end with a line end */
static void
give_up(CtCsvParser *parser, gboolean line_ended)
{
  guint64 began = parser->record.line;

  ct_csv_record_deliver_copy(&parser->record);
  reset_csv(parser);
  parser->skipping = !parser->holding && !line_ended;
  if (parser->holding) {
    parser->held_next = parser->held_start;
    parser->line = began + 1;
    parser->after_cr = parser->held_after_cr;
  }
  end_record(parser);
}

/* The bytes before the first CR or LF. Looks no further than twice the line. */
static gsize
find_line_end(const gchar *bytes, gsize length)
{
  for (gsize from = 0, window = 128; from < length; from += window, window *= 2) {
    gsize size = MIN(window, length - from);
    const gchar *lf = memchr(bytes + from, '\n', size);
    const gchar *cr = memchr(bytes + from, '\r', lf != NULL ? (gsize)(lf - bytes) - from : size);

    if (cr != NULL || lf != NULL)
      return (gsize)((cr != NULL ? cr : lf) - bytes);
  }
  return length;
}

static void
count_line_end(CtCsvParser *parser, gchar c)
{
  if (c == '\r' || !parser->after_cr)
    parser->line++;
  parser->after_cr = c == '\r';
}

/* A whole line without a quote needs no libcsv, nor a copy. */
static void
split_line(CtCsvParser *parser, const gchar *line, gsize length)
{
  CtCsvRecord *record = &parser->record;
  const gchar *from = line;
  const gchar *end = line + length;
  const gchar *to = line;

  while (to != NULL && !record->has_problem) {
    to = memchr(from, record->dialect.delimiter, (gsize)(end - from));
    ct_csv_record_add(record, from, (gsize)((to != NULL ? to : end) - from));
    from = to != NULL ? to + 1 : end;
  }
  ct_csv_record_deliver(record, line, length);
}

/* The record goes on in the next line. */
static void
cross_line(CtCsvParser *parser)
{
  parser->field_crossed = TRUE;
  if (parser->holding)
    return;
  parser->holding = TRUE;
  parser->held_start = parser->held_next;
  parser->held_after_cr = parser->after_cr;
}

static void
deliver_row(CtCsvParser *parser)
{
  ct_csv_record_deliver_copy(&parser->record);
  end_record(parser);
}

static void
parse_piece(CtCsvParser *parser, const gchar *bytes, gsize content, gsize length)
{
  gboolean line_ended = content < length;

  parser->record_bytes += length;
  parser->in_record = parser->in_record || content > 0;
  give_to_csv(parser, bytes, length);
  if (line_ended)
    count_line_end(parser, bytes[content]);
  if (parser->record.has_problem)
    give_up(parser, line_ended);
  else if (parser->row_ended)
    deliver_row(parser);
  else if (line_ended && parser->in_record)
    cross_line(parser);
}

static void
parse_line(CtCsvParser *parser, const gchar *bytes, gsize content)
{
  if (content > 0)
    split_line(parser, bytes, content);
  count_line_end(parser, bytes[content]);
}

/* Notes that @bytes are read, and keeps them when they may be read again. */
static void
move_on(CtCsvParser *parser, const gchar *bytes, gsize length, gboolean again)
{
  if (again) {
    parser->held_next += length;
  } else if (parser->holding) {
    g_string_erase(parser->held, 0, (gssize)parser->held_start);
    parser->held_start = 0;
    g_string_append_len(parser->held, bytes, (gssize)length);
    parser->held_next = parser->held->len;
  }
}

static gboolean
is_over_record(CtCsvParser *parser, gsize content)
{
  gboolean open = parser->csv.quoted && parser->field_crossed;

  if (content == 0 || parser->record_bytes < parser->record.dialect.max_record)
    return FALSE;
  ct_csv_record_note(&parser->record, open ? CT_CSV_OPEN_QUOTE : CT_CSV_LONG_RECORD,
                     parser->record.dialect.max_record, (const gchar *)parser->csv.entry_buf,
                     parser->csv.entry_pos, 0);
  return TRUE;
}

/* Passes over the rest of the line where a broken record began. */
static gsize
skip_piece(CtCsvParser *parser, const gchar *bytes, gsize available, gboolean again)
{
  gsize content = find_line_end(bytes, available);
  gsize length = MIN(content + 1, available);

  if (content > 0)
    parser->after_cr = FALSE;
  move_on(parser, bytes, length, again);
  parser->skipping = content == length;
  if (!parser->skipping)
    count_line_end(parser, bytes[content]);
  return length;
}

/* Reads at most a line from the front of @bytes. Returns: the bytes read, 0 when
 * a record was given up before them */
static gsize
read_piece(CtCsvParser *parser, const gchar *bytes, gsize available, gboolean again)
{
  gsize max_record = parser->record.dialect.max_record;
  gsize near = MIN(available, MAX_STEP);
  gsize content = find_line_end(bytes, near);
  gsize length = MIN(content + 1, near);

  if (is_over_record(parser, content)) {
    give_up(parser, FALSE);
    return 0;
  }
  if (content > max_record - MIN(parser->record_bytes, max_record))
    content = length = max_record - parser->record_bytes;
  if (content > 0)
    parser->after_cr = FALSE;
  if (!parser->in_record)
    parser->record.line = parser->line;
  move_on(parser, bytes, length, again);
  if (content < length && !parser->in_record && memchr(bytes, '"', content) == NULL)
    parse_line(parser, bytes, content);
  else
    parse_piece(parser, bytes, content, length);
  return length;
}

static gsize
take_piece(CtCsvParser *parser, const gchar *bytes, gsize available, gboolean again)
{
  return parser->skipping ? skip_piece(parser, bytes, available, again)
                          : read_piece(parser, bytes, available, again);
}

static gboolean
read_again(CtCsvParser *parser)
{
  while (!parser->record.stopped && parser->held_next < parser->held->len)
    take_piece(parser, parser->held->str + parser->held_next,
               parser->held->len - parser->held_next, TRUE);
  if (!parser->holding) {
    g_string_truncate(parser->held, 0);
    parser->held_next = 0;
  }
  return !parser->record.stopped;
}

static gboolean
feed(CtCsvParser *parser, const gchar *bytes, gsize length)
{
  while (read_again(parser) && length > 0) {
    gsize done = take_piece(parser, bytes, length, FALSE);

    bytes += done;
    length -= done;
  }
  return !parser->record.stopped;
}

gboolean
ct_csv_parser_feed(CtCsvParser *parser, const gchar *bytes, gsize length)
{
  static const gchar mark[] = "\xEF\xBB\xBF";

  while (parser->bom_seen < 3 && length > 0) {
    guint seen = parser->bom_seen;

    if (*bytes != mark[seen]) {
      parser->bom_seen = 3;
      if (!feed(parser, mark, seen)) /* it was the start of something else */
        return FALSE;
      break;
    }
    parser->bom_seen++;
    bytes++;
    length--;
  }
  return feed(parser, bytes, length);
}

/* Returns: %TRUE when nothing is left to read again */
static gboolean
finish_record(CtCsvParser *parser)
{
  if (csv_fini(&parser->csv, on_field, on_row, parser) != 0)
    ct_csv_record_note(&parser->record, CT_CSV_OPEN_QUOTE, 0,
                       (const gchar *)parser->csv.entry_buf, parser->csv.entry_pos, 0);
  if (parser->record.has_problem)
    give_up(parser, TRUE);
  else
    deliver_row(parser);
  return !parser->in_record && parser->held_next == parser->held->len;
}

gboolean
ct_csv_parser_finish(CtCsvParser *parser)
{
  if (parser->bom_seen < 3) {
    guint seen = parser->bom_seen;

    parser->bom_seen = 3;
    feed(parser, "\xEF\xBB", seen);
  }
  while (read_again(parser) && parser->in_record && !finish_record(parser))
    ;
  return !parser->record.stopped;
}
