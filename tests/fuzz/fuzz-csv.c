/* fuzz-csv.c: the CSV parser (base/ct-csv.h): records and problems do not depend on the
 * pieces in which the bytes come, nor on whether they come in pieces or in blocks, and
 * records that are written again are read again. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-csv.h"

/**
 * Reading: what came out.
 * @told: records and problems as text
 * @again: the records as CSV, all fields in quotes
 * @fields: the fields of the records alone
 * @stop_after: records after which the handler wants no more
 */
typedef struct {
  const CtCsvDialect *dialect;
  GString *told;
  GString *again;
  GString *fields;
  guint64 line;
  guint n;
  guint stop_after;
  gboolean stopped;
} Reading;

static void
write_field(const CtCsvField *field, GString *csv)
{
  g_string_append_c(csv, '"');
  for (gsize i = 0; i < field->length; i++) {
    if (field->text[i] == '"')
      g_string_append_c(csv, '"');
    g_string_append_c(csv, field->text[i]);
  }
  g_string_append_c(csv, '"');
}

static gsize
limit_of(gsize limit, gsize otherwise)
{
  return limit > 0 ? limit : otherwise;
}

/* Lines only grow: a record or problem starts behind the one before. */
static gboolean
goes_on(Reading *reading, guint64 line)
{
  g_assert_false(reading->stopped);
  g_assert_cmpuint(line, >, reading->line);
  reading->line = line;
  reading->stopped = ++reading->n == reading->stop_after;
  return !reading->stopped;
}

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  Reading *reading = user_data;

  g_assert_cmpuint(n_fields, >, 0);
  g_assert_cmpuint(n_fields, <=, limit_of(reading->dialect->max_fields, 16384));
  g_string_append_printf(reading->told, "%" G_GUINT64_FORMAT ":", line);
  for (guint i = 0; i < n_fields; i++) {
    g_assert_cmpuint(fields[i].length, <=, limit_of(reading->dialect->max_field, 64 * 1024));
    g_assert_true(g_utf8_validate_len(fields[i].text, fields[i].length, NULL));
    g_string_append_printf(reading->fields, "%zu ", fields[i].length);
    g_string_append_len(reading->fields, fields[i].text, (gssize)fields[i].length);
    g_string_append_len(reading->told, fields[i].text, (gssize)fields[i].length);
    g_string_append(reading->told, i + 1 < n_fields ? "|" : "\n");
    if (i > 0)
      g_string_append_c(reading->again, reading->dialect->delimiter);
    write_field(&fields[i], reading->again);
  }
  g_string_append_c(reading->fields, '\n');
  g_string_append_c(reading->again, '\n');
  return goes_on(reading, line);
}

static gboolean
take_problem(const CtCsvProblem *problem, gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree gchar *text = ct_csv_problem_describe(problem);

  g_assert_true(g_utf8_validate(text, -1, NULL));
  g_assert_cmpuint(problem->seen_length, <=, 64);
  g_string_append_printf(reading->told, "%" G_GUINT64_FORMAT ":%u problem %d limit %zu seen %u\n",
                         problem->line, problem->field, (gint)problem->kind, problem->limit,
                         fuzz_hash(problem->seen, problem->seen_length));
  return goes_on(reading, problem->line);
}

static const CtCsvHandler handler = {.record = take_record, .problem = take_problem};

static Reading
read_pieces(const CtCsvDialect *dialect, const void *data, gsize size, gsize max, gboolean random,
            guint stop_after)
{
  Reading reading = {.dialect = dialect,
                     .told = g_string_new(NULL),
                     .again = g_string_new(NULL),
                     .fields = g_string_new(NULL),
                     .stop_after = stop_after};
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(dialect, &handler, &reading);
  FuzzPieces pieces;
  const gchar *piece;
  gsize length;

  fuzz_pieces_init(&pieces, data, size, max, random);
  while (!reading.stopped && (piece = fuzz_pieces_next(&pieces, &length)) != NULL)
    g_assert_cmpint(ct_csv_parser_feed(parser, piece, length), ==, !reading.stopped);
  fuzz_pieces_clear(&pieces);
  if (!reading.stopped)
    g_assert_cmpint(ct_csv_parser_finish(parser), ==, !reading.stopped);
  return reading;
}

/* Blocks of @max bytes, in copies of their own size; not cut between CR and LF. */
static Reading
read_blocks(const CtCsvDialect *dialect, const gchar *bytes, gsize size, gsize max)
{
  Reading reading = {.dialect = dialect,
                     .told = g_string_new(NULL),
                     .again = g_string_new(NULL),
                     .fields = g_string_new(NULL)};
  gsize from = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, to = from, used;
  guint64 line = 1, n_lines;

  do {
    g_autofree gchar *block = NULL;

    to += MIN(max, size - to);
    to += to > 0 && to < size && bytes[to - 1] == '\r' && bytes[to] == '\n' ? 1 : 0;
    block = fuzz_bytes(bytes + from, to - from);
    g_assert_true(ct_csv_parse_block(dialect, &handler, &reading, block, to - from, to == size,
                                     line, &used, &n_lines));
    g_assert_cmpuint(used, <=, to - from);
    from += used;
    line += n_lines;
  } while (to < size);
  g_assert_cmpuint(from, ==, size);
  return reading;
}

static void
clear(Reading *reading)
{
  g_string_free(reading->told, TRUE);
  g_string_free(reading->again, TRUE);
  g_string_free(reading->fields, TRUE);
}

static void
compare(const CtCsvDialect *dialect, const void *data, gsize size, const Reading *whole, gsize max,
        gboolean random)
{
  Reading reading = read_pieces(dialect, data, size, max, random, 0);

  g_assert_cmpstr(reading.told->str, ==, whole->told->str);
  clear(&reading);
}

static void
compare_blocks(const CtCsvDialect *dialect, const gchar *bytes, gsize size, const Reading *whole,
               gsize max)
{
  Reading reading = read_blocks(dialect, bytes, size, max);

  g_assert_cmpstr(reading.told->str, ==, whole->told->str);
  clear(&reading);
}

static void
read_written(const CtCsvDialect *dialect, const Reading *whole)
{
  Reading again = read_pieces(dialect, whole->again->str, whole->again->len, 4096, FALSE, 0);

  g_assert_cmpstr(again.fields->str, ==, whole->fields->str);
  clear(&again);
}

static void
stop_half(const CtCsvDialect *dialect, const void *data, gsize size, const Reading *whole)
{
  Reading half;

  if (whole->n == 0)
    return;
  half = read_pieces(dialect, data, size, 16, TRUE, (whole->n + 1) / 2);
  g_assert_true(g_str_has_prefix(whole->told->str, half.told->str));
  clear(&half);
}

static void
read_all(const CtCsvDialect *dialect, const void *data, gsize size)
{
  Reading whole = read_pieces(dialect, data, size, MAX(size, 1), FALSE, 0);

  compare(dialect, data, size, &whole, 1, FALSE);
  compare(dialect, data, size, &whole, 7, TRUE);
  compare(dialect, data, size, &whole, 100, TRUE);
  compare_blocks(dialect, data, size, &whole, MAX(size, 1));
  compare_blocks(dialect, data, size, &whole, 50);
  if (dialect->max_record == 0)
    read_written(dialect, &whole);
  stop_half(dialect, data, size, &whole);
  clear(&whole);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT);
  g_autofree gchar *bytes = fuzz_bytes(data, length);
  gchar delimiter = ct_csv_find_delimiter(bytes, length);

  g_assert_nonnull(strchr(",;\t|", delimiter));
  read_all(&(CtCsvDialect){.delimiter = delimiter}, data, length);
  read_all(&(CtCsvDialect){.delimiter = '\0', .max_field = 16, .max_record = 64}, data, length);
  read_all(&(CtCsvDialect){.delimiter = delimiter,
                           .max_field = 16,
                           .max_record = 64,
                           .max_fields = 4},
           data, length);
  return 0;
}
