#include "csv-blocks.h"

#include <string.h>

#include "base/ct-text.h"
#include "csv-tell.h"

#define STEP_BYTES ((gsize)64 * 1024)    /* read here before the receiver is asked again */
#define BLOCK_BYTES ((gsize)1024 * 1024)
#define SLACK_BYTES ((gsize)4096)        /* of a line that is too long, to be shown */

/**
 * CsvRows: who gets the records.
 * @from_start: they begin with the first line of the text
 */
typedef struct {
  CtRowSink *rows;
  gboolean from_start;
} CsvRows;

/**
 * CsvBlocks:
 * @pending: what is not yet read or given; begins where a record may begin
 * @wanted: that many bytes of it before reading is tried again
 * @max_line: no more is kept of a line: it cannot be part of a good record
 * @cutting: the rest of such a line is passed over
 * @line: where @pending begins, from 1; until blocks are given
 * @giving: the receiver takes blocks
 */
typedef struct {
  CsvWay *way;
  CtRowSink *rows;
  CtBlockParser parser;
  GByteArray *pending;
  gsize wanted;
  gsize max_line;
  gboolean cutting;
  guint64 line;
  gboolean giving;
} CsvBlocks;

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  const CsvRows *rows = user_data;

  if (line == 1 && rows->from_start && ct_csv_is_sep_line(fields, n_fields, line))
    return TRUE;
  return ct_row_sink_row(rows->rows, line, fields, n_fields);
}

static gboolean
take_problem(const CtCsvProblem *problem, gpointer user_data)
{
  return csv_tell_problem(((const CsvRows *)user_data)->rows, problem);
}

static const CtCsvHandler handler = {.record = take_record, .problem = take_problem};

/* What was given so far is valid unless @doubtful says otherwise. */
static CtCsvDialect
find_dialect(const CsvWay *way)
{
  CtCsvDialect dialect = way->dialect;

  dialect.is_utf_8 = g_atomic_int_get(&way->doubtful) == 0;
  return dialect;
}

static gboolean
parse_block(gconstpointer data, const gchar *bytes, gsize length, gboolean last, CtRowSink *rows,
            gsize *used, guint64 *n_lines)
{
  CsvRows receiver = {.rows = rows};
  CtCsvDialect dialect = find_dialect(data);

  return ct_csv_parse_block(&dialect, &handler, &receiver, bytes, length, last, 1, used, n_lines);
}

/* So much of @length, not between CR and LF. */
static gsize
limit_step(const gchar *bytes, gsize length, gsize step)
{
  if (step >= length)
    return length;
  return bytes[step - 1] == '\r' ? step - 1 : step;
}

/* Reads rows here, in steps, until the receiver takes blocks. @taken: (out): what was
 * read; the rest is of a record that is not ended, or is to be given. Returns: %FALSE
 * when the receiver has enough */
static gboolean
read_steps(CsvBlocks *blocks, const gchar *bytes, gsize length, gboolean last, gsize *taken)
{
  CsvRows rows = {.rows = blocks->rows, .from_start = TRUE};
  CtCsvDialect dialect = find_dialect(blocks->way);
  gsize step = STEP_BYTES, used;
  guint64 n_lines;

  for (*taken = 0; *taken < length && !blocks->giving; *taken += used) {
    gsize left = length - *taken, n = limit_step(bytes + *taken, left, step);

    if (!ct_csv_parse_block(&dialect, &handler, &rows, bytes + *taken, n, last && n == left,
                            blocks->line, &used, &n_lines))
      return FALSE;
    if (used == 0 && n == left)
      break;
    step = used > 0 ? STEP_BYTES : 2 * step;
    blocks->line += n_lines;
    blocks->giving = blocks->line > 1 && /* the first line may state the delimiter */
                     ct_row_sink_begin_blocks(blocks->rows, &blocks->parser, blocks->line);
  }
  return TRUE;
}

static gsize
find_line_end(const gchar *bytes, gsize length)
{
  const gchar *lf = memchr(bytes, '\n', length);
  gsize n = lf != NULL ? (gsize)(lf - bytes) : length;
  const gchar *cr = memchr(bytes, '\r', n);

  return cr != NULL ? (gsize)(cr - bytes) : n;
}

/* Where the last line begins. */
static gsize
find_last_line(const gchar *bytes, gsize length)
{
  const gchar *lf = memrchr(bytes, '\n', length);
  gsize from = lf != NULL ? (gsize)(lf - bytes) + 1 : 0;
  const gchar *cr = memrchr(bytes + from, '\r', length - from);

  return cr != NULL ? (gsize)(cr - bytes) + 1 : from;
}

/* Every record that has a part in a line longer than a record may be is broken, and by
 * what stands at the front of that line: so the rest of it need not be there. */
static void
cut_long_line(CsvBlocks *blocks)
{
  gsize length = blocks->pending->len;
  gsize from = find_last_line((const gchar *)blocks->pending->data, length);

  if (length - from <= blocks->max_line)
    return;
  g_byte_array_set_size(blocks->pending, (guint)(from + blocks->max_line));
  blocks->cutting = TRUE;
}

static void
append(CsvBlocks *blocks, const gchar *bytes, gsize length)
{
  if (blocks->cutting) {
    gsize n = find_line_end(bytes, length);

    bytes += n;
    length -= n;
    blocks->cutting = length == 0;
  }
  g_byte_array_append(blocks->pending, (const guint8 *)bytes, (guint)length);
  if (blocks->pending->len > blocks->max_line)
    cut_long_line(blocks);
}

/* How much of what is pending may be given: up to the last line end that is not in
 * quotes, as far as counting them tells; or, when that is far away, to the last one. */
static gsize
find_cut(const gchar *bytes, gsize length)
{
  gsize from = find_last_line(bytes, length), cut = from;
  gboolean inside = ct_text_count(bytes, from, '"') % 2 != 0;

  for (gsize n = from; inside && n > length / 2; n--) {
    inside ^= bytes[n - 1] == '"';
    if (!inside)
      cut = find_last_line(bytes, n - 1);
  }
  return cut > length / 2 ? cut : from;
}

/* Returns: %FALSE when the receiver has enough */
static gboolean
give(CsvBlocks *blocks, gsize length)
{
  GByteArray *block = blocks->pending;
  g_autoptr(GBytes) bytes = NULL;

  blocks->pending = g_byte_array_sized_new((guint)(BLOCK_BYTES + BLOCK_BYTES / 2));
  g_byte_array_append(blocks->pending, block->data + length, (guint)(block->len - length));
  g_byte_array_set_size(block, (guint)length);
  bytes = g_byte_array_free_to_bytes(block);
  return length == 0 || ct_row_sink_block(blocks->rows, bytes);
}

static gboolean
read_pending(CsvBlocks *blocks, gboolean last)
{
  gsize taken;

  if (!last && blocks->pending->len < blocks->wanted)
    return TRUE;
  if (!read_steps(blocks, (const gchar *)blocks->pending->data, blocks->pending->len, last,
                  &taken))
    return FALSE;
  g_byte_array_remove_range(blocks->pending, 0, (guint)taken);
  blocks->wanted = 2 * (gsize)blocks->pending->len;
  return TRUE;
}

static gboolean
give_pending(CsvBlocks *blocks)
{
  gsize length = 0;

  if (blocks->pending->len >= BLOCK_BYTES)
    length = find_cut((const gchar *)blocks->pending->data, blocks->pending->len);
  return length == 0 || give(blocks, length);
}

static gboolean
take_piece(CsvBlocks *blocks, const gchar *bytes, gsize length)
{
  gsize taken = 0;

  if (!blocks->giving && blocks->pending->len == 0 && !blocks->cutting &&
      !read_steps(blocks, bytes, length, FALSE, &taken))
    return FALSE;
  append(blocks, bytes + taken, length - taken);
  return blocks->giving ? give_pending(blocks) : read_pending(blocks, FALSE);
}

static gboolean
finish(CsvBlocks *blocks)
{
  if (!blocks->giving && !read_pending(blocks, TRUE))
    return FALSE;
  return !blocks->giving ||
         (give(blocks, blocks->pending->len) && ct_row_sink_end_blocks(blocks->rows));
}

static gsize
skip_mark(const gchar *bytes, gsize length)
{
  static const gchar mark[] = "\xEF\xBB\xBF";

  return length >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
}

/* Returns: (transfer none) (nullable): a piece, as ct_text_input_next() */
static const gchar *
next_piece(CsvBlocks *blocks, CtTextInput *text, gsize *length, GError **error)
{
  const gchar *piece = ct_text_input_next(text, length, error);

  if (piece != NULL && !ct_text_input_is_valid(text))
    g_atomic_int_set(&blocks->way->doubtful, 1);
  return piece;
}

static gboolean
read_all(CsvBlocks *blocks, CtTextInput *text, GError **error)
{
  gsize length, mark;
  const gchar *piece = next_piece(blocks, text, &length, error);

  if (piece == NULL)
    return FALSE;
  mark = skip_mark(piece, length);
  if (!take_piece(blocks, piece + mark, length - mark))
    return TRUE;
  while ((piece = next_piece(blocks, text, &length, error)) != NULL && length > 0)
    if (!take_piece(blocks, piece, length))
      return TRUE;
  if (piece != NULL)
    finish(blocks);
  return piece != NULL;
}

gboolean
csv_read_blocks(CtTextInput *text, CsvWay *way, CtRowSink *rows, GError **error)
{
  gsize max_record = way->dialect.max_record > 0 ? way->dialect.max_record : BLOCK_BYTES;
  CsvBlocks blocks = {.way = way,
                      .rows = rows,
                      .parser = {.parse = parse_block, .data = way},
                      .pending = g_byte_array_new(),
                      .max_line = max_record + SLACK_BYTES,
                      .line = 1};
  gboolean done = read_all(&blocks, text, error);

  g_byte_array_unref(blocks.pending);
  return done;
}
