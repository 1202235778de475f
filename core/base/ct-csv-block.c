/* A block of whole lines, read by itself: 64 bytes at a time give masks of quotes,
 * delimiters and line ends, and fields are parts of the block.
 *
 * Only what is plain is read here: RFC 4180 with LF or CR LF, valid, within the limits.
 * Where a record is anything else, the parser on libcsv (ct-csv.c) reads it, and goes on
 * until it is between two records again; so it alone knows what is wrong with a record.
 */
#include "base/ct-csv-masks.h"
#include "base/ct-csv-parser.h"
#include "base/ct-csv-record.h"
#include "base/ct-text.h"

/**
 * CtCsvBlock:
 * @record, @field: where those in progress begin
 * @line: where the record begins
 * @special: quotes are doubled, or lines end, in fields of the record in progress
 * @unquoted: fields whose quotes were doubled
 * @judge: (nullable): made when it is first needed
 */
typedef struct {
  CtCsvDialect dialect;
  const CtCsvHandler *handler;
  gpointer user_data;
  const gchar *bytes;
  gsize length;
  gboolean last;

  gsize record;
  gsize field;
  guint64 line;
  CtCsvField *fields;
  guint n_fields;
  guint n_allocated;
  gboolean special;
  GString *unquoted;
  CtCsvParser *judge;
} CtCsvBlock;

typedef enum { CT_CSV_GO_ON, CT_CSV_TO_JUDGE, CT_CSV_STOP } CtCsvStep;

/* The quotes, if any, are those around it. In its place: one that is returned gcc builds on
 * the stack, and copies in other parts than it was written in, which have to wait. */
static inline void
set_field(CtCsvField *field, const gchar *text, const gchar *end)
{
  gsize quotes = *text == '"' ? 1 : 0;
  gsize length = (gsize)(end - text) - 2 * quotes;

  *field = (CtCsvField){
    .text = text + quotes, .length = length, .kind = length != 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
}

static gboolean
is_quoted(const CtCsvBlock *block, const CtCsvField *field)
{
  return field->text > block->bytes + block->record && field->text[-1] == '"';
}

/* The fields stay where they are: as much as the whole record was set aside. */
static void
undouble(CtCsvBlock *block, CtCsvField *field)
{
  gchar *begin = block->unquoted->str + block->unquoted->len, *to = begin;

  for (gsize i = 0; i < field->length; i++) {
    *to++ = field->text[i];
    i += field->text[i] == '"' ? 1 : 0;
  }
  block->unquoted->len += (gsize)(to - begin);
  field->text = begin;
  field->length = (gsize)(to - begin);
}

static void
undouble_fields(CtCsvBlock *block, gsize end)
{
  g_string_set_size(block->unquoted, end - block->record);
  block->unquoted->len = 0;
  for (guint i = 0; i < block->n_fields; i++) {
    CtCsvField *field = &block->fields[i];

    if (is_quoted(block, field) && memchr(field->text, '"', field->length) != NULL)
      undouble(block, field);
  }
}

static guint64
count_line_ends(const gchar *bytes, gsize length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
  return n;
}

/* A limit of fields is one of what they hold, so quotes may not count. */
static gboolean
is_within_limits(const CtCsvBlock *block, gsize end)
{
  gsize length = end - block->record;

  if (block->n_fields > block->dialect.max_fields || length > block->dialect.max_record)
    return FALSE;
  if (length > block->dialect.max_field)
    for (guint i = 0; i < block->n_fields; i++)
      if (block->fields[i].length > block->dialect.max_field)
        return FALSE;
  return TRUE;
}

static inline void
begin_record(CtCsvBlock *block, gsize at)
{
  block->record = block->field = at;
  block->n_fields = 0;
  block->special = FALSE;
}

/* The line ends with the LF at @at. */
static inline CtCsvStep
end_record(CtCsvBlock *block, gsize at)
{
  gsize end = at > block->record && block->bytes[at - 1] == '\r' ? at - 1 : at;
  guint64 line = block->line++;

  if (end > block->record) {
    set_field(&block->fields[block->n_fields++], block->bytes + block->field,
              block->bytes + end);
    if (!is_within_limits(block, end)) {
      block->line = line;
      return CT_CSV_TO_JUDGE;
    }
    if (block->special) {
      block->line += count_line_ends(block->bytes + block->record, end - block->record);
      undouble_fields(block, end);
    }
    if (!block->handler->record(block->fields, block->n_fields, line, block->user_data))
      return CT_CSV_STOP;
  }
  begin_record(block, at + 1);
  return CT_CSV_GO_ON;
}

/* The fields that end at @ends, which are no line ends; counted from @at. */
static inline void
add_fields(CtCsvBlock *block, const gchar *at, guint64 ends)
{
  const gchar *field = block->bytes + block->field;
  CtCsvField *next = block->fields + block->n_fields;

  for (; ends != 0; ends &= ends - 1) {
    const gchar *end = at + ct_bytes_first(ends);

    set_field(next++, field, end);
    field = end + 1;
  }
  block->field = (gsize)(field - block->bytes);
  block->n_fields = (guint)(next - block->fields);
}

/* The fields and records that end among 64 bytes from @at. */
static inline CtCsvStep
split(CtCsvBlock *block, gsize at, CtCsvMasks masks)
{
  const gchar *bytes = block->bytes + at;
  guint64 lines;

  if (masks.bad != 0)
    masks.ends &= ((guint64)1 << ct_bytes_first(masks.bad)) - 1;
  for (lines = masks.ends & masks.lf; lines != 0; lines &= lines - 1) {
    guint64 line = lines & -lines;
    CtCsvStep step;

    add_fields(block, bytes, masks.ends & (line - 1));
    block->special = block->special || (masks.special & (line - 1)) != 0;
    masks.ends &= -(line << 1);
    masks.special &= -line;
    if ((step = end_record(block, at + ct_bytes_first(line))) != CT_CSV_GO_ON)
      return step;
  }
  add_fields(block, bytes, masks.ends);
  block->special = block->special || masks.special != 0;
  return masks.bad != 0 ? CT_CSV_TO_JUDGE : CT_CSV_GO_ON;
}

static void
make_room(CtCsvBlock *block)
{
  if (block->n_allocated - block->n_fields > CT_BYTES_SIZE)
    return;
  block->n_allocated = MAX(2 * block->n_allocated, 4 * (guint)CT_BYTES_SIZE);
  block->fields = g_renew(CtCsvField, block->fields, block->n_allocated);
}

/* Before the record is at its end; so no more is looked at than can be good. */
static gboolean
is_over_limits(const CtCsvBlock *block, gsize at)
{
  return at - block->field > block->dialect.max_field + 2 ||
         at - block->record > block->dialect.max_record + 1 ||
         block->n_fields > block->dialect.max_fields;
}

/* Reads records up to one that is not plain, or not ended. */
static CtCsvStep
read_plain(CtCsvBlock *block)
{
  CtCsvCarry carry = {.may_open = 1};
  gchar delimiter = block->dialect.delimiter != '\0' ? block->dialect.delimiter : '\n';
  CtCsvStep step = CT_CSV_GO_ON;

  for (gsize at = block->record; at < block->length && step == CT_CSV_GO_ON;) {
    gsize n = MIN(block->length - at, CT_BYTES_SIZE);
    CtBytes bytes = n == CT_BYTES_SIZE ? ct_bytes_load(block->bytes + at)
                                       : ct_bytes_load_some(block->bytes + at, n);
    CtCsvMasks masks = ct_csv_find_masks(&bytes, delimiter, &carry);

    if (!block->dialect.is_utf_8)
      masks.bad |= ct_utf8_check(&carry.utf8, &bytes, ct_bytes_high(&bytes),
                                 n == CT_BYTES_SIZE ? (guchar)block->bytes[at + n - 1] : 0);
    if (is_over_limits(block, at))
      return CT_CSV_TO_JUDGE;
    make_room(block);
    step = split(block, at, masks);
    at += n;
  }
  return step;
}

/* Reads the record that begins at @record, and what else is needed to be between two
 * records. What is left is of one that is not ended. */
static CtCsvStep
ask_judge(CtCsvBlock *block)
{
  gsize at = block->record, pending = 0;
  gboolean going = TRUE;

  if (block->judge == NULL)
    block->judge = ct_csv_parser_new(&block->dialect, block->handler, block->user_data);
  ct_csv_parser_start_at(block->judge, block->line);
  do {
    gsize n = ct_text_line_length(block->bytes + at, block->length - at);

    going = ct_csv_parser_feed(block->judge, block->bytes + at, n);
    at += n;
    pending = ct_csv_parser_pending(block->judge);
  } while (going && pending > 0 && at < block->length);
  if (going && pending > 0 && block->last) {
    going = ct_csv_parser_finish(block->judge);
    pending = 0;
  }
  block->line = ct_csv_parser_line(block->judge);
  begin_record(block, at - pending);
  return !going ? CT_CSV_STOP : pending > 0 ? CT_CSV_GO_ON : CT_CSV_TO_JUDGE;
}

static gboolean
is_common(gchar delimiter)
{
  return delimiter == '\0' || delimiter == ',' || delimiter == ';' || delimiter == '\t' ||
         delimiter == '|';
}

static gboolean
read_block(CtCsvBlock *block)
{
  CtCsvStep step = CT_CSV_TO_JUDGE;

  while (step == CT_CSV_TO_JUDGE && block->record < block->length) {
    if (is_common(block->dialect.delimiter))
      step = read_plain(block);
    if (step != CT_CSV_STOP && block->record < block->length)
      step = ask_judge(block);
  }
  return step != CT_CSV_STOP;
}

gboolean
ct_csv_parse_block(const CtCsvDialect *dialect, const CtCsvHandler *handler, gpointer user_data,
                   const gchar *bytes, gsize length, gboolean last, guint64 first_line,
                   gsize *used, guint64 *n_lines)
{
  CtCsvBlock block = {.dialect = ct_csv_dialect_fill(dialect),
                      .handler = handler,
                      .user_data = user_data,
                      .bytes = bytes,
                      .length = length,
                      .last = last,
                      .line = first_line,
                      .unquoted = g_string_new(NULL)};
  gboolean done;

  done = read_block(&block);
  *used = block.record;
  *n_lines = block.line - first_line;
  ct_csv_parser_free(block.judge);
  g_free(block.fields);
  g_string_free(block.unquoted, TRUE);
  return done;
}
