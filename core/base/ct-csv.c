#include "base/ct-csv.h"

#include "base/ct-text.h"

#include <csv.h>
#include <string.h>

#define DEFAULT_MAX_FIELD ((gsize)64 * 1024)
#define DEFAULT_MAX_RECORD ((gsize)1024 * 1024)
#define DEFAULT_MAX_FIELDS 16384U

/* libcsv is fed at most this much between two looks at the limits. */
#define MAX_STEP ((gsize)64 * 1024)
#define SEEN_BYTES 40

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
  CtCsvDialect dialect;
  CtCsvHandler handler;
  gpointer user_data;
  struct csv_parser csv;

  guint64 line;      /* of the next byte */
  gboolean after_cr; /* a line feed now belongs to the line end before it */
  guint bom_seen;    /* bytes of the mark seen so far; 3 once that is settled */
  gboolean stopped;

  gboolean in_record;
  gboolean row_ended;
  gboolean skipping;      /* to the end of the line where a broken record began */
  gboolean field_crossed; /* the field in progress holds a line end */
  guint64 record_line;
  gsize record_bytes;
  GString *text;  /* the record's fields, each followed by a line feed */
  GArray *fields; /* of CtCsvField; their texts are set on delivery */
  CtCsvProblem problem;
  gboolean has_problem; /* the record will not be delivered */

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

static gsize
or_default(gsize value, gsize fallback)
{
  return value > 0 ? value : fallback;
}

CtCsvParser *
ct_csv_parser_new(const CtCsvDialect *dialect, const CtCsvHandler *handler, gpointer user_data)
{
  CtCsvParser *parser = g_new0(CtCsvParser, 1);

  parser->dialect = *dialect;
  parser->dialect.max_field = or_default(dialect->max_field, DEFAULT_MAX_FIELD);
  parser->dialect.max_record = or_default(dialect->max_record, DEFAULT_MAX_RECORD);
  if (parser->dialect.max_fields == 0)
    parser->dialect.max_fields = DEFAULT_MAX_FIELDS;
  parser->handler = *handler;
  parser->user_data = user_data;
  parser->line = 1;
  parser->text = g_string_new(NULL);
  parser->held = g_string_new(NULL);
  parser->fields = g_array_new(FALSE, FALSE, sizeof(CtCsvField));
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
  g_string_free(parser->text, TRUE);
  g_string_free(parser->held, TRUE);
  g_array_free(parser->fields, TRUE);
  g_free(parser);
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

/* The first trouble of a record is the one that is told. */
static void
note(CtCsvParser *parser, CtCsvProblemKind kind, guint field, gsize limit)
{
  if (parser->has_problem)
    return;
  parser->has_problem = TRUE;
  parser->problem = (CtCsvProblem){
    .kind = kind, .line = parser->record_line, .field = field, .seen = "", .limit = limit};
}

static void
end_record(CtCsvParser *parser)
{
  parser->in_record = FALSE;
  parser->row_ended = FALSE;
  parser->holding = FALSE;
  parser->field_crossed = FALSE;
  parser->has_problem = FALSE;
  parser->record_bytes = 0;
  g_string_truncate(parser->text, 0);
  g_array_set_size(parser->fields, 0);
}

static void
tell(CtCsvParser *parser, const CtCsvProblem *problem)
{
  if (parser->handler.problem != NULL && !parser->handler.problem(problem, parser->user_data))
    parser->stopped = TRUE;
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
  tell(parser, &parser->problem);
  reset_csv(parser);
  parser->skipping = !parser->holding && !line_ended;
  if (parser->holding) {
    parser->held_next = parser->held_start;
    parser->line = parser->record_line + 1;
    parser->after_cr = parser->held_after_cr;
  }
  end_record(parser);
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
tell_bytes(CtCsvParser *parser, const CtCsvField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++) {
    CtCsvProblem problem = {.line = parser->record_line, .field = i + 1};
    gsize at;

    if (!find_fault(fields[i].text, fields[i].length, &at))
      continue;
    problem.kind = fields[i].text[at] == '\0' ? CT_CSV_NUL : CT_CSV_ENCODING;
    show(&problem, fields[i].text, fields[i].length, at);
    tell(parser, &problem);
    return;
  }
}

/* @text holds all fields, with a character between any two. */
static void
deliver(CtCsvParser *parser, const gchar *text, gsize length)
{
  const CtCsvField *fields = (const CtCsvField *)(void *)parser->fields->data;
  gsize at;

  if (parser->has_problem)
    tell(parser, &parser->problem);
  else if (find_fault(text, length, &at))
    tell_bytes(parser, fields, parser->fields->len);
  else if (!parser->handler.record(fields, parser->fields->len, parser->record_line,
                                   parser->user_data))
    parser->stopped = TRUE;
}

static void
deliver_row(CtCsvParser *parser)
{
  const gchar *text = parser->text->str;

  for (guint i = 0; i < parser->fields->len; i++) {
    CtCsvField *field = &g_array_index(parser->fields, CtCsvField, i);

    field->text = text;
    text += field->length + 1;
  }
  deliver(parser, parser->text->str, parser->text->len);
  end_record(parser);
}

static void
note_long_field(CtCsvParser *parser, guint number, const gchar *text, gsize length)
{
  /* A long field over several lines is far more often a quote that nobody closed. */
  CtCsvProblemKind kind = parser->field_crossed ? CT_CSV_OPEN_QUOTE : CT_CSV_LONG_FIELD;
  gsize shown = MIN(length, SEEN_BYTES + 4);

  if (parser->has_problem)
    return;
  note(parser, kind, number, parser->dialect.max_field);
  g_string_truncate(parser->text, 0); /* libcsv reuses its buffer for the next field */
  g_string_append_len(parser->text, text, (gssize)shown);
  show(&parser->problem, parser->text->str, shown, 0);
}

static void
add_field(CtCsvParser *parser, const gchar *text, gsize length)
{
  CtCsvField field = {.text = text, .length = length};
  guint number = parser->fields->len + 1;

  if (length > parser->dialect.max_field)
    note_long_field(parser, number, text, length);
  else if (number > parser->dialect.max_fields)
    note(parser, CT_CSV_MANY_FIELDS, number, parser->dialect.max_fields);
  if (!parser->has_problem)
    g_array_append_val(parser->fields, field);
}

static void
on_field(void *text, size_t length, void *user_data)
{
  CtCsvParser *parser = user_data;

  add_field(parser, text, length);
  parser->field_crossed = FALSE;
  if (parser->has_problem)
    return;
  g_string_append_len(parser->text, text, (gssize)length);
  g_string_append_c(parser->text, '\n');
}

static void
on_row(int end, void *user_data)
{
  (void)end;
  ((CtCsvParser *)user_data)->row_ended = TRUE;
}

static void
check_limits(CtCsvParser *parser)
{
  /* One byte may be the closing quote, which libcsv keeps until it is sure. */
  if (parser->csv.entry_pos > parser->dialect.max_field + 1)
    note_long_field(parser, parser->fields->len + 1, (const gchar *)parser->csv.entry_buf,
                    parser->csv.entry_pos);
}

static void
give_to_csv(CtCsvParser *parser, const gchar *bytes, gsize length)
{
  gsize done = csv_parse(&parser->csv, bytes, length, on_field, on_row, parser);

  if (!parser->row_ended)
    check_limits(parser);
  if (done == length || parser->has_problem)
    return;
  if (csv_error(&parser->csv) == CSV_EPARSE) {
    note(parser, CT_CSV_BROKEN_QUOTE, parser->fields->len + 1, 0);
    show(&parser->problem, bytes, length, done);
  } else {
    note_long_field(parser, parser->fields->len + 1, "", 0); /* no memory for it */
  }
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
  const gchar *from = line;
  const gchar *end = line + length;
  const gchar *to;

  while ((to = memchr(from, parser->dialect.delimiter, (gsize)(end - from))) != NULL) {
    add_field(parser, from, (gsize)(to - from));
    if (parser->has_problem)
      break;
    from = to + 1;
  }
  if (!parser->has_problem)
    add_field(parser, from, (gsize)(end - from));
  deliver(parser, line, length);
  end_record(parser);
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
parse_piece(CtCsvParser *parser, const gchar *bytes, gsize content, gsize length)
{
  gboolean line_ended = content < length;

  parser->record_bytes += length;
  parser->in_record = parser->in_record || content > 0;
  give_to_csv(parser, bytes, length);
  if (line_ended)
    count_line_end(parser, bytes[content]);
  if (parser->has_problem)
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

  if (content == 0 || parser->record_bytes < parser->dialect.max_record)
    return FALSE;
  note(parser, open ? CT_CSV_OPEN_QUOTE : CT_CSV_LONG_RECORD, parser->fields->len + 1,
       parser->dialect.max_record);
  return TRUE;
}

/* Reads at most a line from the front of @bytes. Returns: the bytes read, 0 when
 * a record was given up before them */
static gsize
read_piece(CtCsvParser *parser, const gchar *bytes, gsize available, gboolean again)
{
  gsize near = parser->skipping ? available : MIN(available, MAX_STEP);
  gsize content = find_line_end(bytes, near);
  gsize length = content < near ? content + 1 : content;
  gsize room = parser->dialect.max_record - MIN(parser->record_bytes, parser->dialect.max_record);

  if (content > 0)
    parser->after_cr = FALSE;
  if (parser->skipping) {
    move_on(parser, bytes, length, again);
    parser->skipping = content == length;
    if (!parser->skipping)
      count_line_end(parser, bytes[content]);
    return length;
  }
  if (is_over_record(parser, content)) {
    give_up(parser, FALSE);
    return 0;
  }
  if (!parser->in_record)
    parser->record_line = parser->line;
  if (content > room)
    content = length = room;
  move_on(parser, bytes, length, again);
  if (content < length && !parser->in_record && memchr(bytes, '"', content) == NULL)
    parse_line(parser, bytes, content);
  else
    parse_piece(parser, bytes, content, length);
  return length;
}

static gboolean
read_again(CtCsvParser *parser)
{
  while (!parser->stopped && parser->held_next < parser->held->len)
    read_piece(parser, parser->held->str + parser->held_next,
               parser->held->len - parser->held_next, TRUE);
  if (!parser->holding) {
    g_string_truncate(parser->held, 0);
    parser->held_next = 0;
  }
  return !parser->stopped;
}

static gboolean
feed(CtCsvParser *parser, const gchar *bytes, gsize length)
{
  while (read_again(parser) && length > 0) {
    gsize done = read_piece(parser, bytes, length, FALSE);

    bytes += done;
    length -= done;
  }
  return !parser->stopped;
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
  if (csv_fini(&parser->csv, on_field, on_row, parser) == 0) {
    if (!parser->has_problem) {
      deliver_row(parser);
      return TRUE;
    }
  } else {
    note(parser, CT_CSV_OPEN_QUOTE, parser->fields->len + 1, 0);
    show(&parser->problem, (const gchar *)parser->csv.entry_buf,
         MIN(parser->csv.entry_pos, SEEN_BYTES + 4), 0);
  }
  give_up(parser, TRUE);
  return FALSE;
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
  return !parser->stopped;
}
