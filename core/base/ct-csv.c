#include "base/ct-csv-parser.h"

#include "base/ct-csv-splitter.h"

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
  CtCsvSplitter splitter;
  CtCsvRecord record;

  guint64 line;      /* of the next byte */
  gboolean after_cr; /* a line feed now belongs to the line end before it */
  guint bom_seen;    /* bytes of the mark seen so far; 3 once that is settled */

  gboolean in_record;
  gboolean skipping; /* to the end of the line where a broken record began */
  gsize record_bytes; /* so far, or of the one skipped */

  GString *held;
  gsize held_start;       /* where the second line of the record begins */
  gsize held_next;        /* next byte to read again */
  gboolean holding;       /* the record in progress has left its first line */
  gboolean held_after_cr; /* @after_cr as it was at @held_start */
};

CtCsvParser *
ct_csv_parser_new(const CtCsvDialect *dialect, const CtCsvHandler *handler, gpointer user_data)
{
  CtCsvParser *parser = g_new0(CtCsvParser, 1);

  ct_csv_record_init(&parser->record, dialect, handler, user_data);
  ct_csv_splitter_init(&parser->splitter, &parser->record);
  parser->line = 1;
  parser->held = g_string_new(NULL);
  return parser;
}

void
ct_csv_parser_free(CtCsvParser *parser)
{
  if (parser == NULL)
    return;
  ct_csv_splitter_clear(&parser->splitter);
  ct_csv_record_clear(&parser->record);
  g_string_free(parser->held, TRUE);
  g_free(parser);
}

void
ct_csv_parser_start_at(CtCsvParser *parser, guint64 line)
{
  parser->line = line;
  parser->after_cr = FALSE;
  parser->bom_seen = 3;
}

gsize
ct_csv_parser_pending(const CtCsvParser *parser)
{
  return parser->in_record || parser->skipping ? parser->record_bytes : 0;
}

guint64
ct_csv_parser_line(const CtCsvParser *parser)
{
  return parser->in_record || parser->skipping ? parser->record.line : parser->line;
}

static void
end_record(CtCsvParser *parser)
{
  parser->in_record = FALSE;
  parser->holding = FALSE;
  if (!parser->skipping)
    parser->record_bytes = 0;
}

/* The problem of a broken record, once all that there is to show of it was seen. */
static void
tell_broken(CtCsvParser *parser)
{
  ct_csv_splitter_show(&parser->splitter);
  ct_csv_record_deliver_copy(&parser->record);
  ct_csv_splitter_reset(&parser->splitter);
}

/* Gives the record up: reading goes on at the line after the one where it began.
 * @line_ended: whether the bytes read so far end with a line end */
static void
give_up(CtCsvParser *parser, gboolean line_ended)
{
  parser->skipping = !parser->holding && !line_ended;
  if (parser->holding) {
    parser->held_next = parser->held_start;
    parser->line = parser->record.line + 1;
    parser->after_cr = parser->held_after_cr;
  }
  if (!parser->skipping)
    tell_broken(parser);
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

/* The record goes on in the next line. */
static void
cross_line(CtCsvParser *parser)
{
  ct_csv_splitter_cross_line(&parser->splitter);
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
  ct_csv_splitter_next(&parser->splitter);
  end_record(parser);
}

static void
parse_piece(CtCsvParser *parser, const gchar *bytes, gsize content, gsize length)
{
  gboolean line_ended = content < length;

  parser->record_bytes += length;
  parser->in_record = parser->in_record || content > 0;
  ct_csv_splitter_feed(&parser->splitter, bytes, length);
  if (line_ended)
    count_line_end(parser, bytes[content]);
  if (parser->record.has_problem)
    give_up(parser, line_ended);
  else if (parser->splitter.row_ended)
    deliver_row(parser);
  else if (line_ended && parser->in_record)
    cross_line(parser);
}

/* Returns: %FALSE when libcsv must read the line */
static gboolean
parse_line(CtCsvParser *parser, const gchar *bytes, gsize content)
{
  if (content > 0 && !ct_csv_record_split(&parser->record, bytes, content))
    return FALSE;
  count_line_end(parser, bytes[content]);
  return TRUE;
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
  gsize max_record = parser->record.dialect.max_record;

  if (content == 0 || parser->record_bytes < max_record)
    return FALSE;
  ct_csv_record_note(&parser->record,
                     ct_csv_splitter_is_open(&parser->splitter) ? CT_CSV_OPEN_QUOTE
                                                                : CT_CSV_LONG_RECORD,
                     max_record);
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
  ct_csv_splitter_skip(&parser->splitter, bytes, content);
  parser->record_bytes += length;
  parser->skipping = content == length;
  if (!parser->skipping) {
    parser->record_bytes = 0;
    tell_broken(parser);
    count_line_end(parser, bytes[content]);
  }
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
  if (parser->in_record || content == length || !parse_line(parser, bytes, content))
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
  ct_csv_splitter_finish(&parser->splitter);
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
  if (parser->skipping && !parser->record.stopped)
    tell_broken(parser);
  parser->skipping = FALSE;
  return !parser->record.stopped;
}
