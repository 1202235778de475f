/* Records that lie whole in a piece are read in one pass; those that do not, by the scanner
 * and cJSON. Pieces of one byte hold no whole record: what comes out must be the same. */
#include "test-json-writer.h"

#include "base/ct-json-bytes.h"
#include "base/ct-json-quick.h"
#include "test-seed.h"

#define ROUNDS 6000

/**
 * Told: what came out.
 * @text: all of it; @context: scalars outside of tables, which may or may not be told before
 *   a fault outside of records
 * @paths: (element-type utf8): by their numbers
 * @n_quick: values whose path has a number: they were read in one pass
 */
typedef struct {
  GString *text;
  GString *context;
  GPtrArray *paths;
  guint n_quick;
  gboolean failed;
} Told;

static gboolean
tell_context(const CtJsonValue *value, gpointer user_data)
{
  append_value(((Told *)user_data)->context, value);
  return TRUE;
}

static gboolean
tell_array(const gchar *pointer, gpointer user_data)
{
  return write_array(pointer, ((Told *)user_data)->text);
}

static void
check_path(Told *told, const CtJsonValue *value)
{
  if (value->path_id == 0)
    return;
  told->n_quick++;
  while (told->paths->len <= value->path_id)
    g_ptr_array_add(told->paths, NULL);
  if (told->paths->pdata[value->path_id] == NULL)
    told->paths->pdata[value->path_id] = g_strdup(value->path);
  assert_string_equal(told->paths->pdata[value->path_id], value->path);
}

static gboolean
tell_record(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  Told *told = user_data;

  for (guint i = 0; i < n_values; i++)
    check_path(told, &values[i]);
  return write_record(values, n_values, index, told->text);
}

static gboolean
tell_message(Told *told, gchar mark, const gchar *pointer, const gchar *message)
{
  g_string_append_printf(told->text, "%c%s: %s\n", mark, pointer, message);
  return TRUE;
}

static gboolean
tell_problem(const gchar *pointer, const gchar *message, gpointer user_data)
{
  return tell_message(user_data, '!', pointer, message);
}

static gboolean
tell_syntax(const gchar *pointer, const gchar *message, gpointer user_data)
{
  return tell_message(user_data, '~', pointer, message);
}

static gboolean
tell_unequal(const gchar *pointer, const gchar *message, gpointer user_data)
{
  return tell_message(user_data, '?', pointer, message);
}

static gboolean
tell_rows(const gchar *pointer, const gchar *const *names, guint n, gpointer user_data)
{
  return write_rows(pointer, names, n, ((Told *)user_data)->text);
}

static gboolean
tell_columns(const gchar *pointer, const gchar *const *names, guint n, gpointer user_data)
{
  return write_columns(pointer, names, n, ((Told *)user_data)->text);
}

static gboolean
tell_left_out(const gchar *pointer, guint64 n, gpointer user_data)
{
  return write_left_out(pointer, n, ((Told *)user_data)->text);
}

static const CtJsonHandler teller = {.context = tell_context,
                                     .array = tell_array,
                                     .record = tell_record,
                                     .problem = tell_problem,
                                     .rows = tell_rows,
                                     .columns = tell_columns,
                                     .unequal = tell_unequal,
                                     .syntax = tell_syntax,
                                     .left_out = tell_left_out};

/* @max_piece: pieces are of random sizes up to it */
static Told
read_in_pieces(const CtJsonOptions *options, const GString *json, GRand *rand, gsize max_piece)
{
  Told told = {.text = g_string_new(NULL),
               .context = g_string_new(NULL),
               .paths = g_ptr_array_new_with_free_func(g_free)};
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(options, &teller, &told);
  g_autoptr(GError) error = NULL;
  gboolean good = TRUE;

  for (gsize at = 0; good && at < json->len;) {
    gsize size = max_piece == 1 ? 1 : (gsize)g_rand_int_range(rand, 1, (gint32)max_piece + 1);
    g_autofree gchar *copy = NULL;

    size = MIN(size, json->len - at);
    copy = g_memdup2(json->str + at, size); /* so that ASan sees the edges */
    good = ct_json_parser_feed(parser, copy, size, &error);
    at += size;
  }
  told.failed = !good || !ct_json_parser_finish(parser, &error);
  if (told.failed)
    g_string_append(told.text, options->max_record == 0 ? error->message : "failed");
  return told;
}

static void
clear_told(Told *told)
{
  g_string_free(told->text, TRUE);
  g_string_free(told->context, TRUE);
  g_ptr_array_unref(told->paths);
}

/* Random documents: alike records, with something unusual now and then */

static const gchar *
pick(GRand *rand, const gchar *const *words, guint n)
{
  return words[g_rand_int_range(rand, 0, (gint32)n)];
}

static gboolean
one_in(GRand *rand, guint n)
{
  return g_rand_int_range(rand, 0, (gint32)n) == 0;
}

static void
append_scalar(GRand *rand, GString *json, gboolean odd)
{
  static const gchar *const usual[] = {
    "1", "-25", "250148837", "85670.44", "0", "0.5", "1e3", "null", "true", "false", "\"\"",
    "\"CTP01\"", "\"1.234,5\"", "\"ngh\xC3\xACn \xC4\x91\xE1\xBB\x93ng\"",
    "\"số liệu ước tính trong kỳ, \xF0\x9F\x8C\xBE\"",
    "\"a, b: {c} [d]\"", "\"0123456789abcdef0123456789abcdef\""};
  static const gchar *const unusual[] = {
    "\"a\\\"b\"", "\"\\u0111\"", "\"\\ud83c\\udf3e\"", "\"\\ud83c\"", "\"\\u0000\"", "\"a\xC3\"",
    "\"\xED\xA0\x80 surrogate\"", "\"\xC0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE0\x9F\x80\"",
    "\"tab\there\"", "\"0123456789abcde\x01\"", "01", "1.", ".5", "+1", "-", "1e", "1e+", "NaN",
    "nul", "tru", "'a'", "\"\x7F\"", "[]", "{}", "[1, \"x\", null]", "{\"k\": {\"l\": [true]}}",
    "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "{\"a\": 1, \"a\": 2}",
    "1234567890123456789012345678901234567890123456789012345678901234", "-0.0", "1E-7", "\"\\/\""};

  g_string_append(json, odd ? pick(rand, unusual, G_N_ELEMENTS(unusual))
                            : pick(rand, usual, G_N_ELEMENTS(usual)));
}

/**
 * Style: of a document.
 * @odd: one in so many values is unusual
 */
typedef struct {
  const gchar *after_open;
  const gchar *after_colon;
  const gchar *after_comma;
  const gchar *between;
  guint n_keys;
  guint odd;
} Style;

static Style
make_style(GRand *rand)
{
  static const Style styles[] = {{"", "", "", ",", 0, 0},
                                 {"", " ", " ", ",\n", 0, 0},
                                 {"\n    ", ": ", ",\n    ", ",\n  ", 0, 0},
                                 {"\r\n\t", " ", "\r\n                    ", ",\r\n", 0, 0},
                                 {"\r", "\t", " ", " \n\r ,\r", 0, 0},
                                 {"", "", "", "\n", 0, 0}};
  Style style = styles[g_rand_int_range(rand, 0, G_N_ELEMENTS(styles))];

  if (g_str_has_prefix(style.after_colon, ":"))
    style.after_colon = " ";
  style.n_keys = (guint)g_rand_int_range(rand, 1, 12);
  style.odd = one_in(rand, 3) ? 1000000 : (guint)g_rand_int_range(rand, 5, 200);
  return style;
}

static void
append_record(GRand *rand, GString *json, const Style *style)
{
  static const gchar *const keys[] = {"indicator", "area", "period", "value", "unit", "numerator",
                                      "a/b", "a~c", "", "ghi ch\xC3\xBA", "x", "note"};
  static const gchar *const odd_keys[] = {"a\\u0062", "a\\/b", "note", "x\xC3", "new", "inner"};
  gboolean first = TRUE;

  g_string_append_printf(json, "{%s", style->after_open);
  for (guint i = 0; i < style->n_keys; i++) {
    const gchar *key = keys[i];

    if (one_in(rand, style->odd))
      continue;
    if (one_in(rand, style->odd))
      key = pick(rand, odd_keys, G_N_ELEMENTS(odd_keys));
    else if (one_in(rand, style->odd))
      key = keys[G_N_ELEMENTS(keys) - 1 - i];
    g_string_append_printf(json, "%s\"%s\":%s", first ? "" : ",", key, style->after_colon);
    if (!first && *style->after_comma != '\0' && one_in(rand, 2))
      g_string_append(json, style->after_comma + strspn(style->after_comma, ","));
    append_scalar(rand, json, one_in(rand, style->odd));
    first = FALSE;
  }
  g_string_append_c(json, '}');
}

static void
append_records(GRand *rand, GString *json, const Style *style)
{
  guint n = (guint)g_rand_int_range(rand, 1, 12);

  for (guint i = 0; i < n; i++) {
    g_string_append(json, i > 0 ? style->between : "");
    append_record(rand, json, style);
    if (one_in(rand, 2 * style->odd))
      g_string_append(json, i % 2 == 0 ? ", [1, 2]" : ", 5");
  }
}

static void
append_document(GRand *rand, GString *json)
{
  static const gchar *const frames[][3] = {
    {"[", "]", NULL},
    {"", "\n", NULL},
    {"{\"ky\": \"2023\", \"data\": [", "], \"nguon\": 1}", NULL},
    {"[{\"page\": 1}, [", "]]", NULL},
    {"{\"a\": [", "], \"b\": [", "]}"},
    {"\xEF\xBB\xBF[\n  ", "\n]\n", NULL},
    {"{\"h\": {\"x\": [", "]}, \"y\": [", "]}"},
  };
  const gchar *const *frame = frames[g_rand_int_range(rand, 0, G_N_ELEMENTS(frames))];
  Style style = make_style(rand);

  for (guint i = 0; i < 3 && frame[i] != NULL; i++) {
    g_string_append(json, frame[i]);
    if (i + 1 < 3 && frame[i + 1] != NULL)
      append_records(rand, json, &style);
  }
}

static void
mutate(GRand *rand, GString *json)
{
  static const gchar *const bits[] = {"{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "\xC3",
                                      "0", "e", "-", "\r", "\x1E", "//", "null"};
  guint n = (guint)g_rand_int_range(rand, 1, 4);

  for (guint i = 0; i < n && json->len > 2; i++) {
    gssize at = g_rand_int_range(rand, 0, (gint32)json->len);
    gssize left = (gssize)json->len - at, size = g_rand_int_range(rand, 1, 4);

    if (one_in(rand, 2))
      g_string_erase(json, at, MIN(size, left));
    else
      g_string_insert(json, at, pick(rand, bits, G_N_ELEMENTS(bits)));
  }
}

static void
check_same(const GString *json, const GString *quick, const GString *slow)
{
  if (strcmp(quick->str, slow->str) == 0)
    return;
  g_printerr("%s\ngives\n", json->str); /* one buffer does not hold all of it */
  g_printerr("%s\nnot\n", quick->str);
  g_printerr("%s\n", slow->str);
  fail();
}

/* Returns: how many values were read in one pass */
static guint
compare(GRand *rand, const CtJsonOptions *options, const GString *json)
{
  Told slow = read_in_pieces(options, json, rand, 1);
  guint n_quick = 0;

  for (guint i = 0; i < 3; i++) {
    Told quick = read_in_pieces(options, json, rand, i == 0 ? json->len : i == 1 ? 60 : 700);

    check_same(json, quick.text, slow.text);
    if (!slow.failed)
      check_same(json, quick.context, slow.context);
    assert_int_equal(quick.failed, slow.failed);
    n_quick += quick.n_quick;
    clear_told(&quick);
  }
  assert_int_equal(slow.n_quick, 0);
  clear_told(&slow);
  return n_quick;
}

static void
is_as_record_by_record(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) rand = seeded();
  guint64 n_quick = 0;

  for (guint round = 0; round < ROUNDS; round++) {
    g_autoptr(GString) json = g_string_new(NULL);
    CtJsonOptions options = {.tolerant = one_in(rand, 2)};

    append_document(rand, json);
    if (one_in(rand, 2))
      mutate(rand, json);
    options.sequence = ct_json_find_sequence(json->str, json->len);
    if (one_in(rand, 8))
      options.path = one_in(rand, 2) ? "/data" : "";
    if (one_in(rand, 8))
      options.max_depth = (guint)g_rand_int_range(rand, 1, 8);
    if (!options.tolerant && one_in(rand, 4)) /* which fault is met first depends on the pieces */
      options.max_record = (gsize)g_rand_int_range(rand, 8, 200);
    n_quick += compare(rand, &options, json);
  }
  assert_true(n_quick > ROUNDS * 10);
}

/* More keys than are remembered, in any order: rest with cJSON, and no less right. */
static void
takes_records_of_many_keys(void **state G_GNUC_UNUSED)
{
  const CtJsonOptions options = {0};
  g_autoptr(GString) json = g_string_new("[{}");
  g_autoptr(GRand) rand = g_rand_new_with_seed(1);

  for (guint i = 0; i < 80; i++) {
    g_string_append(json, ",{\"a\":1");
    for (guint j = 0; j < 30; j++)
      g_string_append_printf(json, ",\"k%u\":[%u]", i < 40 ? i * 15 + j : i * 15 - 600 + 29 - j,
                             j);
    g_string_append_c(json, '}');
  }
  g_string_append_c(json, ']');
  assert_true(compare(rand, &options, json) > 0);
}

static gboolean
is_plain(const gchar *at, gsize length, gsize *stop)
{
  g_autofree gchar *copy = g_memdup2(at, length);
  gboolean high = FALSE;

  *stop = (gsize)(ct_json_skip_plain(copy, copy + length, &high) - copy);
  return !high;
}

/* Each byte at each place, with what ends a string behind it. */
static void
finds_ends_of_strings(void **state G_GNUC_UNUSED)
{
  for (guint byte = 0; byte < 256; byte++)
    for (gsize at = 0; at < 40; at++) {
      gchar text[41];
      gsize stop = 0;
      gboolean ends = byte < 0x20 || byte == '"' || byte == '\\', plain;

      memset(text, 'a', 40);
      text[at] = (gchar)byte;
      text[40] = '"';
      plain = is_plain(text, 41, &stop);
      assert_int_equal(stop, ends ? at : 40);
      assert_int_equal(plain, byte < 0x80);
      assert_true(is_plain(text, at, &stop));
      assert_int_equal(stop, at);
    }
}

static void
knows_utf8(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) rand = seeded();

  for (guint round = 0; round < 200000; round++) {
    static const guchar some[] = {0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
                                  0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
    gsize length = (gsize)g_rand_int_range(rand, 1, 7), n;
    g_autofree gchar *text = g_malloc(length);

    for (gsize i = 0; i < length; i++)
      text[i] = (gchar)some[g_rand_int_range(rand, 0, G_N_ELEMENTS(some))];
    assert_int_equal(ct_json_is_utf8(text, text + length),
                     g_utf8_validate_len(text, length, NULL));
    n = 0;
    for (gsize i = 0; i < length; i++)
      n += ((guchar)text[i] & 0xC0) != 0x80;
    assert_int_equal(ct_json_count_characters(text, text + length), n);
  }
}

static void
counts_characters(void **state G_GNUC_UNUSED)
{
  for (gsize length = 0; length < 9000; length += 37) {
    g_autofree gchar *text = g_malloc(length + 1);
    guint64 n = 0;

    for (gsize i = 0; i < length; i++) {
      text[i] = (gchar)(i * 7 + length);
      n += ((guchar)text[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    assert_int_equal(ct_json_count_characters(text, text + length), n);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(is_as_record_by_record),    cmocka_unit_test(takes_records_of_many_keys),
    cmocka_unit_test(finds_ends_of_strings),     cmocka_unit_test(knows_utf8),
    cmocka_unit_test(counts_characters),
  };

  return cmocka_run_group_tests_name("base/json-quick", tests, NULL, NULL);
}
