/* ct_csv_parse_block() against the parser on libcsv, which is the judge: records, fields,
 * line numbers and problems are the same for any input and any cuts. */
#include "base/ct-csv.h"
#include "base/ct-text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-seed.h"


static gboolean
write_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  GString *out = user_data;

  g_string_append_printf(out, "%" G_GUINT64_FORMAT ":", line);
  for (guint i = 0; i < n_fields; i++) {
    assert_int_equal(fields[i].kind, fields[i].length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK);
    assert_int_equal(fields[i].flags, 0);
    g_string_append_printf(out, "%zu[", fields[i].length);
    g_string_append_len(out, fields[i].text, (gssize)fields[i].length);
    g_string_append_c(out, ']');
  }
  g_string_append_c(out, '\n');
  return TRUE;
}

static gboolean
write_problem(const CtCsvProblem *problem, gpointer user_data)
{
  GString *out = user_data;

  g_string_append_printf(out, "%" G_GUINT64_FORMAT "!%d field %u limit %zu seen ", problem->line,
                         (gint)problem->kind, problem->field, problem->limit);
  g_string_append_len(out, problem->seen, (gssize)problem->seen_length);
  g_string_append_c(out, '\n');
  return TRUE;
}

static const CtCsvHandler writer = {.record = write_record, .problem = write_problem};

/* Returns: (transfer full): what the parser says */
static GString *
judge(const CtCsvDialect *dialect, const GString *text)
{
  GString *out = g_string_new(NULL);
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(dialect, &writer, out);

  /* In a block, a byte-order mark is text. */
  if (g_str_has_prefix(text->str, "\xEF\xBB\xBF"))
    assert_true(ct_csv_parser_feed(parser, "\xEF\xBB\xBF", 3));
  assert_true(ct_csv_parser_feed(parser, text->str, text->len));
  assert_true(ct_csv_parser_finish(parser));
  return out;
}

/* The end of a block of about @size bytes: not between CR and LF. */
static gsize
cut_at(const GString *text, gsize from, gsize size)
{
  gsize at = size < text->len - from ? from + size : text->len;

  return at < text->len && text->str[at - 1] == '\r' && text->str[at] == '\n' ? at + 1 : at;
}

/* As a receiver of blocks does it: what is left goes before the next block, and lines
 * are counted from 1 in each. Returns: (transfer full) */
static GString *
read_blocks(const CtCsvDialect *dialect, const GString *text, gsize size, GRand *rand)
{
  GString *out = g_string_new(NULL);
  guint64 line = 1, n_lines = 0;
  gsize from = 0, to = 0, used = 0;

  do {
    g_autofree gchar *block = NULL; /* a copy, so that ASan sees the edges */

    to = cut_at(text, to, rand != NULL ? (gsize)g_rand_int_range(rand, 1, (gint)size + 1) : size);
    block = g_memdup2(text->str + from, to - from);
    assert_true(ct_csv_parse_block(dialect, &writer, out, block, to - from, to == text->len, line,
                                   &used, &n_lines));
    assert_true(used <= to - from);
    from += used;
    line += n_lines;
  } while (to < text->len);
  assert_int_equal(from, text->len);
  return out;
}

static void
assert_same(const CtCsvDialect *dialect, const GString *text, gsize size, GRand *rand)
{
  g_autoptr(GString) expected = judge(dialect, text);
  g_autoptr(GString) seen = read_blocks(dialect, text, size, rand);
  g_autofree gchar *shown = NULL;

  if (g_string_equal(expected, seen))
    return;
  shown = g_strescape(text->str, NULL);
  print_message("# delimiter %d, limits %zu %zu %u, blocks of %zu, text %s\n", dialect->delimiter,
                dialect->max_field, dialect->max_record, dialect->max_fields, size, shown);
  assert_string_equal(seen->str, expected->str);
  assert_memory_equal(seen->str, expected->str, expected->len); /* they differ behind a NUL */
  fail();
}

/* What is valid need not be checked. */
static void
assert_same_unchecked(const CtCsvDialect *dialect, const GString *text, gsize size)
{
  CtCsvDialect unchecked = *dialect;

  unchecked.is_utf_8 = ct_text_find_invalid(text->str, text->len) < 0;
  assert_same(&unchecked, text, size, NULL);
}

static const gchar delimiters[] = {',', ';', '\t', '|', '\0', ':'};

static CtCsvDialect
random_dialect(GRand *rand)
{
  CtCsvDialect dialect = {.delimiter = delimiters[g_rand_int_range(rand, 0, sizeof delimiters)]};

  if (g_rand_int_range(rand, 0, 3) > 0)
    return dialect;
  dialect.max_field = (gsize)g_rand_int_range(rand, 1, 100);
  dialect.max_record = (gsize)g_rand_int_range(rand, 1, 300);
  dialect.max_fields = (guint)g_rand_int_range(rand, 1, 12);
  return dialect;
}

/* One of these @weight times out of a hundred. */
static gboolean
happens(GRand *rand, gint weight)
{
  return g_rand_int_range(rand, 0, 100) < weight;
}

static void
append_run(GRand *rand, GString *text, gint max)
{
  static const gchar *const bits[] = {"a", "7", ".", "ộ", "Đ", "–", "한", "𝟙", " ", "số "};

  for (gint n = g_rand_int_range(rand, 0, max); n > 0; n--)
    g_string_append(text, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
}

static void
append_quoted(GRand *rand, GString *text, gchar delimiter)
{
  static const gchar *const bits[] = {"\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", "\"\"\"\""};

  g_string_append_c(text, '"');
  append_run(rand, text, 6);
  while (happens(rand, 25)) {
    g_string_append(text, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
    append_run(rand, text, happens(rand, 10) ? 90 : 4);
  }
  if (delimiter != '\0' && happens(rand, 30))
    g_string_append_c(text, delimiter);
  g_string_append_c(text, '"');
}

/* What is not plain, and what is not valid. */
static void
append_fault(GRand *rand, GString *text)
{
  static const gchar *const bits[] = {
    "\"",   " \"a\" ", "\"a\" ", "\"a\"b", "a\"b\"",    "\r",       "\r\r\n",       "\xE1",
    "\xC3", "\xE1\xBB", "\xED\xA0\x80", "\xE0\x80\x80", "\xF4\x90\x80\x80", "\xC0\x80",
    "\xF0\x80\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xF0\x9F\x98", "\"a\"\r", "\xEF\xBB\xBF"};

  if (happens(rand, 5))
    g_string_append_c(text, '\0');
  else
    g_string_append(text, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
}

static void
append_record(GRand *rand, GString *text, gchar delimiter, gint faults)
{
  for (gint n = g_rand_int_range(rand, 0, 9); n >= 0; n--) {
    if (happens(rand, 30))
      append_quoted(rand, text, delimiter);
    else
      append_run(rand, text, happens(rand, 3) ? 120 : 8);
    if (happens(rand, faults))
      append_fault(rand, text);
    if (n > 0)
      g_string_append_c(text, delimiter != '\0' ? delimiter : ',');
  }
  g_string_append(text, happens(rand, 30) ? "\r\n" : "\n");
  while (happens(rand, 5))
    g_string_append(text, happens(rand, 50) ? "\r\n" : "\n");
}

static void
mutate(GRand *rand, GString *text)
{
  static const gchar bytes[] = "\"\",\n\r \t;|a\xE1\xBB\0";

  for (gint n = g_rand_int_range(rand, 0, 4); n > 0 && text->len > 0; n--) {
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint)text->len);

    if (happens(rand, 30))
      g_string_erase(text, (gssize)at, 1);
    else
      text->str[at] = bytes[g_rand_int_range(rand, 0, sizeof bytes - 1)];
  }
}

static void
random_tables(void **state)
{
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 3000; round++) {
    CtCsvDialect dialect = random_dialect(rand);
    gint faults = g_rand_int_range(rand, 0, 3) * g_rand_int_range(rand, 0, 4);
    g_autoptr(GString) text = g_string_new(NULL);

    for (gint n = g_rand_int_range(rand, 0, 40); n > 0; n--)
      append_record(rand, text, dialect.delimiter, faults);
    if (happens(rand, 50))
      mutate(rand, text);
    if (happens(rand, 30))
      g_string_truncate(text, text->len - MIN(text->len, 3));
    assert_same(&dialect, text, text->len + 1, NULL);
    assert_same(&dialect, text, (gsize)g_rand_int_range(rand, 1, 200), NULL);
    assert_same(&dialect, text, 400, rand);
    assert_same_unchecked(&dialect, text, 300);
  }
}

/* Few kinds of bytes, so that each follows each. */
static void
random_bytes(void **state)
{
  static const gchar bytes[] = "aa,,; \"\"\"\n\n\r\t|\xE1\xBB\0";
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 20000; round++) {
    CtCsvDialect dialect = random_dialect(rand);
    gint kinds = g_rand_int_range(rand, 2, sizeof bytes), first;
    g_autoptr(GString) text = g_string_new(NULL);

    first = g_rand_int_range(rand, 0, (gint)sizeof bytes - kinds);
    for (gint n = g_rand_int_range(rand, 0, 180); n > 0; n--)
      g_string_append_c(text, bytes[first + g_rand_int_range(rand, 0, kinds)]);
    assert_same(&dialect, text, text->len + 1, NULL);
    assert_same(&dialect, text, (gsize)g_rand_int_range(rand, 1, 100), NULL);
  }
}

/* All places in 64 bytes, and the blocks of one byte that are the worst of cuts. */
static void
every_place(void **state)
{
  static const gchar *const middles[] = {
    "\"b\"", "\"b\"\"c\"", "\"\"", "\"\"\"\"", "\r\n", "\n", "\"\r\n\"", "\"a\"\r\n", "\r", "b\"",
    "\"b\"c", "\"b\" ", " \"b\"", "ệ", "𝟙", "\xE1\xBB", "\xED\xA0\x80", "\xE0\x9F\x80",
    "\"b\",\"c\""};
  static const CtCsvDialect commas = {.delimiter = ','};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(middles); i++) {
    for (gsize before = 0; before < 140; before++) {
      g_autofree gchar *front = g_strnfill(before, 'x');
      g_autoptr(GString) text = g_string_new(front);

      if (before > 0)
        text->str[before - 1] = ',';
      g_string_append_printf(text, "%s,d\ne,f\n\"g\"", middles[i]);
      assert_same(&commas, text, text->len + 1, NULL);
      if (before % 9 == 0)
        assert_same(&commas, text, 1, NULL);
    }
  }
}

/* Fields and records at the limits that hold by default, in blocks of many sizes. */
static void
long_records(void **state)
{
  static const gsize sizes[] = {65534, 65535, 65536, 65537, 1048570, 1048575, 1048576, 1048577};
  static const gsize cuts[] = {1000, 65536, 300000, 1048576, 4 * 1048576};
  static const CtCsvDialect commas = {.delimiter = ','};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autofree gchar *fill = g_strnfill(sizes[i], 'x');
    g_autoptr(GString) text = g_string_new("a,b\n");

    if (sizes[i] > 65537)
      for (gsize at = 50000; at < sizes[i]; at += 50000)
        fill[at] = ',';
    g_string_append_printf(text, "%s\nc,d\n\"%.*s\"\ne\n", fill, 65535, fill);
    g_string_append_printf(text, "f,\"%s\ng\"\n\"h\n%s\"\"\",i\nj,k\n", fill, fill);
    for (gsize n = 0; n < G_N_ELEMENTS(cuts); n++)
      if (cuts[n] > 10000 || sizes[i] < 70000)
        assert_same(&commas, text, cuts[n], NULL);
  }
}

static void
many_fields(void **state)
{
  static const CtCsvDialect commas = {.delimiter = ','};

  (void)state;
  for (gsize n = 16382; n < 16386; n++) {
    g_autofree gchar *fill = g_strnfill(n, ',');
    g_autoptr(GString) text = g_string_new(fill);

    g_string_append_printf(text, "\na,b\n\"\"\"\"%s\nc", fill);
    assert_same(&commas, text, text->len + 1, NULL);
  }
}

static gboolean
count_bytes(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  gsize *n = user_data;

  for (guint i = 0; i < n_fields; i++)
    *n += fields[i].length;
  return line < 3;
}

static void
stops_when_told(void **state)
{
  static const CtCsvHandler handler = {.record = count_bytes};
  static const CtCsvDialect commas = {.delimiter = ','};
  static const gchar *const texts[] = {"1\n2\n3\n4\n5\n", "1\n2\n\"3\" \n4\n5\n", "1\n2\n\"3\"\n4"};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    gsize n = 0, used;
    guint64 n_lines;

    assert_false(ct_csv_parse_block(&commas, &handler, &n, texts[i], strlen(texts[i]), TRUE, 1,
                                    &used, &n_lines));
    assert_int_equal(n, 3);
  }
}

static void
leaves_what_is_not_ended(void **state)
{
  static const CtCsvDialect commas = {.delimiter = ','};
  static const gchar text[] = "a,b\nc,\"d\ne";
  g_autoptr(GString) out = g_string_new(NULL);
  gsize used;
  guint64 n_lines;

  (void)state;
  assert_true(ct_csv_parse_block(&commas, &writer, out, text, strlen(text), FALSE, 7, &used,
                                 &n_lines));
  assert_int_equal(used, 4);
  assert_int_equal(n_lines, 1);
  assert_string_equal(out->str, "7:1[a]1[b]\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(random_tables),
    cmocka_unit_test(random_bytes),
    cmocka_unit_test(every_place),
    cmocka_unit_test(long_records),
    cmocka_unit_test(many_fields),
    cmocka_unit_test(stops_when_told),
    cmocka_unit_test(leaves_what_is_not_ended),
  };

  return cmocka_run_group_tests_name("csv-block", tests, NULL, NULL);
}
