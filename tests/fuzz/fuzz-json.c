/* fuzz-json.c: the JSON parser (base/ct-json.h), strict and tolerant, of one value and of
 * sequences: what it tells does not depend on the pieces in which the bytes come; what it
 * takes, cJSON takes too, and a tolerant parser tells the same of it; and a text that is
 * written as a string is read as that text. */
#include "fuzz.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-json.h"

/**
 * Reading: what came out.
 * @told: all of it; @records: without the context, which a text that fails may have
 *   told or not: that is known only when enough of the text has been seen
 * @n_problems: records that were left out, broken places among them
 * @failed: the text is no JSON, or passes a limit
 */
typedef struct {
  GString *told;
  GString *records;
  guint n_problems;
  gboolean failed;
} Reading;

/* Adds what was told since the length was @before to the records. */
static gboolean
add_record(Reading *reading, gsize before)
{
  g_string_append(reading->records, reading->told->str + before);
  return TRUE;
}

static void
tell_value(GString *told, const CtJsonValue *value)
{
  g_assert_true(g_utf8_validate(value->path, -1, NULL));
  g_assert_true(g_utf8_validate_len(value->text, value->length, NULL));
  g_string_append_printf(told, " %s %d=", value->path, (gint)value->kind);
  g_string_append_len(told, value->text, (gssize)value->length);
}

static gboolean
take_context(const CtJsonValue *value, gpointer user_data)
{
  Reading *reading = user_data;

  g_string_append(reading->told, "context");
  tell_value(reading->told, value);
  g_string_append_c(reading->told, '\n');
  return TRUE;
}

static gboolean
take_array(const gchar *pointer, gpointer user_data)
{
  Reading *reading = user_data;
  gsize before = reading->told->len;

  g_string_append_printf(reading->told, "array %s\n", pointer);
  return add_record(reading, before);
}

static gboolean
take_record(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  Reading *reading = user_data;
  gsize before = reading->told->len;

  g_string_append_printf(reading->told, "record %" G_GUINT64_FORMAT, index);
  for (guint i = 0; i < n_values; i++)
    tell_value(reading->told, &values[i]);
  g_string_append_c(reading->told, '\n');
  return add_record(reading, before);
}

static gboolean
take_problem(const gchar *pointer, const gchar *message, gpointer user_data)
{
  Reading *reading = user_data;
  gsize before = reading->told->len;

  g_assert_true(g_utf8_validate(pointer, -1, NULL));
  g_assert_true(g_utf8_validate(message, -1, NULL));
  g_string_append_printf(reading->told, "problem %s: %s\n", pointer, message);
  reading->n_problems++;
  return add_record(reading, before);
}

static gboolean
tell_table(Reading *reading, const gchar *kind, const gchar *pointer, const gchar *const *names,
           guint n)
{
  gsize before = reading->told->len;

  g_assert_true(g_utf8_validate(pointer, -1, NULL));
  g_string_append_printf(reading->told, "%s %s %u", kind, pointer, n);
  for (guint i = 0; names != NULL && i < n; i++) {
    g_assert_true(g_utf8_validate(names[i], -1, NULL));
    g_string_append_printf(reading->told, " %s", names[i]);
  }
  g_string_append_c(reading->told, '\n');
  return add_record(reading, before);
}

static gboolean
take_rows(const gchar *pointer, const gchar *const *names, guint n_values, gpointer user_data)
{
  return tell_table(user_data, "rows", pointer, names, n_values);
}

static gboolean
take_columns(const gchar *pointer, const gchar *const *names, guint n_names, gpointer user_data)
{
  g_assert_nonnull(names);
  return tell_table(user_data, "columns", pointer, names, n_names);
}

static gboolean
take_left_out(const gchar *pointer, guint64 n, gpointer user_data)
{
  g_assert_cmpuint(n, >, 0);
  return tell_table(user_data, "left out", pointer, NULL, (guint)n);
}

static gboolean
take_late(const gchar *pointer, guint64 n, gpointer user_data)
{
  g_assert_cmpuint(n, >, 0);
  return tell_table(user_data, "late", pointer, NULL, (guint)n);
}

static const CtJsonHandler handler = {.context = take_context,
                                      .array = take_array,
                                      .record = take_record,
                                      .problem = take_problem,
                                      .rows = take_rows,
                                      .columns = take_columns,
                                      .unequal = take_problem,
                                      .syntax = take_problem,
                                      .left_out = take_left_out,
                                      .late = take_late};
/* What a handler leaves out is told otherwise, or not at all. */
static const CtJsonHandler short_handler = {
  .context = take_context, .array = take_array, .record = take_record, .problem = take_problem};

/* Where a limit is noticed depends on the pieces: then only the failure counts. */
static void
tell_error(Reading *reading, const GError *error, gboolean exact)
{
  gsize before = reading->told->len;

  g_assert_nonnull(error);
  g_assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE) ||
                g_error_matches(error, CT_ERROR, CT_ERROR_LIMIT));
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  if (exact)
    g_string_append_printf(reading->told, "error %d %s\n", error->code, error->message);
  reading->failed = TRUE;
  add_record(reading, before);
}

static Reading
read_pieces(const CtJsonOptions *options, const void *data, gsize size, gsize max, gboolean random)
{
  Reading reading = {.told = g_string_new(NULL), .records = g_string_new(NULL)};
  const CtJsonHandler *taker = size % 8 == 0 ? &short_handler : &handler;
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(options, taker, &reading);
  g_autoptr(GError) error = NULL;
  gboolean good = TRUE;
  FuzzPieces pieces;
  const gchar *piece;
  gsize length;

  fuzz_pieces_init(&pieces, data, size, max, random);
  while (good && (piece = fuzz_pieces_next(&pieces, &length)) != NULL)
    good = ct_json_parser_feed(parser, piece, length, &error);
  if (!good || !ct_json_parser_finish(parser, &error))
    tell_error(&reading, error, options->max_record == 0 && options->max_columns == 0);
  fuzz_pieces_clear(&pieces);
  return reading;
}

static void
clear(Reading *reading)
{
  g_string_free(reading->told, TRUE);
  g_string_free(reading->records, TRUE);
}

static void
compare(const CtJsonOptions *options, const void *data, gsize size, const Reading *whole, gsize max,
        gboolean random)
{
  Reading reading = read_pieces(options, data, size, max, random);

  g_assert_cmpint(reading.failed, ==, whole->failed);
  if (whole->failed)
    g_assert_cmpstr(reading.records->str, ==, whole->records->str);
  else
    g_assert_cmpstr(reading.told->str, ==, whole->told->str);
  clear(&reading);
}

static void
check_by_cjson(const gchar *bytes, gsize length)
{
  g_autofree gchar *text = g_strndup(bytes, length);
  cJSON *json = cJSON_ParseWithLengthOpts(text, length + 1, NULL, 1);

  g_assert_nonnull(json);
  cJSON_Delete(json);
}

/* Nothing is broken: there is nothing to tolerate. */
static void
check_tolerant(const CtJsonOptions *options, const gchar *bytes, gsize length,
               const Reading *strict)
{
  CtJsonOptions tolerant = *options;
  Reading reading;

  tolerant.tolerant = TRUE;
  reading = read_pieces(&tolerant, bytes, length, 7, TRUE);
  g_assert_false(reading.failed);
  g_assert_cmpstr(reading.told->str, ==, strict->told->str);
  clear(&reading);
}

static void
read_all(const CtJsonOptions *options, const gchar *bytes, gsize length)
{
  Reading whole = read_pieces(options, bytes, length, MAX(length, 1), FALSE);

  compare(options, bytes, length, &whole, 1, FALSE);
  compare(options, bytes, length, &whole, 7, TRUE);
  compare(options, bytes, length, &whole, 100, TRUE);
  if (!whole.failed && whole.n_problems == 0 && options->sequence == CT_JSON_ONE_VALUE)
    check_by_cjson(bytes, length);
  if (!whole.failed && !options->tolerant)
    check_tolerant(options, bytes, length, &whole);
  clear(&whole);
}

/* [{"a": TEXT}] */
static void
write_string(const void *data, gsize size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, size, &length);
  g_autoptr(GString) json = g_string_new("[{\"a\": ");
  g_autoptr(GString) expected = g_string_new(NULL);
  Reading reading;

  ct_json_append_string(json, text, length);
  g_string_append(json, "}]");
  reading = read_pieces(&(CtJsonOptions){0}, json->str, json->len, 4096, FALSE);
  g_string_append_printf(expected, "array \nrecord 0 a %d=", (gint)CT_JSON_STRING);
  g_string_append_len(expected, text, (gssize)length);
  g_string_append_c(expected, '\n');
  g_assert_cmpstr(reading.told->str, ==, expected->str);
  clear(&reading);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT);
  g_autofree gchar *bytes = fuzz_bytes(data, length);

  read_all(&(CtJsonOptions){0}, bytes, length);
  read_all(&(CtJsonOptions){.path = "/data"}, bytes, length);
  read_all(&(CtJsonOptions){.max_record = 64, .max_depth = 4, .max_columns = 512}, bytes, length);
  read_all(&(CtJsonOptions){.tolerant = TRUE}, bytes, length);
  read_all(&(CtJsonOptions){.tolerant = TRUE, .path = "/data", .max_record = 64}, bytes, length);
  read_all(&(CtJsonOptions){.tolerant = TRUE, .max_record = 64}, bytes, length);
  read_all(&(CtJsonOptions){.sequence = CT_JSON_LINES}, bytes, length);
  read_all(&(CtJsonOptions){.sequence = CT_JSON_LINES, .tolerant = TRUE}, bytes, length);
  read_all(&(CtJsonOptions){.sequence = CT_JSON_VALUES, .tolerant = TRUE}, bytes, length);
  read_all(&(CtJsonOptions){.sequence = CT_JSON_VALUES, .path = "/data"}, bytes, length);
  ct_json_find_sequence(bytes, length);
  write_string(bytes, length);
  return 0;
}
