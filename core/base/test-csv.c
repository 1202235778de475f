#include "base/ct-csv.h"
#include "base/ct-error.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-seed.h"

/* What comes out, as text: "1:[a][b]" for a record that starts in line 1,
 * "2!open-quote 3" for a problem in field 3 of line 2; parted by spaces. */

static gboolean
write_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  GString *out = user_data;

  g_string_append_printf(out, "%s%" G_GUINT64_FORMAT ":", out->len > 0 ? " " : "", line);
  for (guint i = 0; i < n_fields; i++) {
    g_string_append_c(out, '[');
    g_string_append_len(out, fields[i].text, (gssize)fields[i].length);
    g_string_append_c(out, ']');
  }
  return TRUE;
}

static gboolean
write_problem(const CtCsvProblem *problem, gpointer user_data)
{
  GString *out = user_data;

  assert_non_null(problem->seen);
  g_string_append_printf(out, "%s%" G_GUINT64_FORMAT "!%s %u", out->len > 0 ? " " : "",
                         problem->line, ct_csv_problem_text(problem->kind)->name, problem->field);
  return TRUE;
}

/* What is seen of a problem, as "2!b"c,d". */
static gboolean
write_seen(const CtCsvProblem *problem, gpointer user_data)
{
  GString *out = user_data;

  g_string_append_printf(out, "%s%" G_GUINT64_FORMAT "!", out->len > 0 ? " " : "", problem->line);
  g_string_append_len(out, problem->seen, (gssize)problem->seen_length);
  return TRUE;
}

static gboolean
pass_over(const CtCsvField *fields G_GNUC_UNUSED, guint n_fields G_GNUC_UNUSED,
          guint64 line G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
  return TRUE;
}

static const CtCsvHandler seen_writer = {.record = pass_over, .problem = write_seen};
static const CtCsvHandler writer = {.record = write_record, .problem = write_problem};

static gchar *
parse_with(const CtCsvHandler *handler, const CtCsvDialect *dialect, const gchar *input,
           gsize length, gsize piece)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(dialect, handler, out);

  for (gsize at = 0; at < length; at += piece) {
    gsize size = MIN(piece, length - at);
    g_autofree gchar *copy = g_memdup2(input + at, size); /* so that ASan sees the edges */

    assert_true(ct_csv_parser_feed(parser, copy, size));
  }
  assert_true(ct_csv_parser_finish(parser));
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static gchar *
parse(const CtCsvDialect *dialect, const gchar *input, gsize length, gsize piece)
{
  return parse_with(&writer, dialect, input, length, piece);
}

typedef struct {
  const gchar *label;
  const gchar *input;
  gsize length; /* 0: up to the NUL */
  const gchar *expected;
  CtCsvDialect dialect; /* delimiter 0: a comma */
} Case;

#define NO_DELIMITER '\1'

#define BYTES(text) text, sizeof(text) - 1

static const Case cases[] = {
  {"nothing", "", 0, ""},
  {"one field", "a", 0, "1:[a]"},
  {"no final newline", "a,b\nc,d", 0, "1:[a][b] 2:[c][d]"},
  {"final newline", "a,b\nc,d\n", 0, "1:[a][b] 2:[c][d]"},
  {"empty fields", ",\n,,\n\"\"\n", 0, "1:[][] 2:[][][] 3:[]"},
  {"last field empty without newline", "a,", 0, "1:[a][]"},
  {"CRLF", "a,b\r\nc,d\r\n", 0, "1:[a][b] 2:[c][d]"},
  {"CR alone", "a,b\rc,d\re", 0, "1:[a][b] 2:[c][d] 3:[e]"},
  {"every line end", "a\nb\rc\r\nd\n\re", 0, "1:[a] 2:[b] 3:[c] 4:[d] 6:[e]"},
  {"empty lines count", "\n\na\r\n\r\n\r\nb\r\r\rc", 0, "3:[a] 6:[b] 9:[c]"},
  {"spaces stay", " a , b\t,\t c\n   \n", 0, "1:[ a ][ b\t][\t c] 2:[   ]"},
  {"quoted delimiter", "\"a,b\",c\n", 0, "1:[a,b][c]"},
  {"quoted quote", "\"a\"\"b\",\"\"\"\"\n", 0, "1:[a\"b][\"]"},
  {"quoted newlines", "\"a\nb\r\nc\rd\",e\nf\n", 0, "1:[a\nb\r\nc\rd][e] 5:[f]"},
  {"quoted last field", "a,\"b\"", 0, "1:[a][b]"},
  {"byte-order mark", "\xEF\xBB\xBF" "a,b\n", 0, "1:[a][b]"},
  {"byte-order mark before a quote", "\xEF\xBB\xBF\"a\",b\n", 0, "1:[a][b]"},
  {"two marks: the second is text", "\xEF\xBB\xBF\xEF\xBB\xBF" "a", 0, "1:[\xEF\xBB\xBF" "a]"},
  {"mark alone", "\xEF\xBB\xBF", 0, ""},
  {"half a mark", "\xEF\xBB", 0, "1!encoding 1"},
  {"half a mark, then text", "\xEF\xBB,a\nb", 0, "1!encoding 1 2:[b]"},
  {"a letter like a mark", "\xEF\xBB\xBE" "a,b\n", 0, "1:[\xEF\xBB\xBE" "a][b]"},
  {"semicolons", "a;1,5\n\"b;\";2\n", 0, "1:[a][1,5] 2:[b;][2]", {.delimiter = ';'}},
  {"tabs", "a\t b\n", 0, "1:[a][ b]", {.delimiter = '\t'}},

  {"spaces around quotes", " \"b\" ,\t\"c,d\"  ,e\n \"f\"\n\"g\" \r\n \"h\" ", 0,
   "1:[b][c,d][e] 2:[f] 3:[g] 4:[h]"},
  {"spaces inside quotes stay", "\" b \", \" \"\n", 0, "1:[ b ][ ]"},
  {"spaces before a text that is not quoted", "\"a\",  b \n\"a\",  ", 0, "1:[a][  b ] 2:[a][  ]"},
  {"a tab is no space where it parts", "\"a\"\t\t \"b\"\n", 0, "1:[a][][b]", {.delimiter = '\t'}},
  {"a quote behind spaces stays open", "a, \"b\nc\n", 0, "1!open-quote 2 2:[c]"},
  {"no delimiter", "a,b;c\n\"d,\"\"e\" \n\n1,5\n", 0, "1:[a,b;c] 2:[d,\"e] 4:[1,5]",
   {.delimiter = NO_DELIMITER}},
  {"no delimiter, NUL", BYTES("a\0b\n\"c\0d\"\ne\n"), "1!nul 1 2!nul 1 3:[e]",
   {.delimiter = NO_DELIMITER}},

  {"quote in an unquoted field", "a\nb\"c,d\ne\n", 0, "1:[a] 2!broken-quote 1 3:[e]"},
  {"text after a closing quote", "a,\"b\"c\nd\n", 0, "1!broken-quote 2 2:[d]"},
  {"text after a closing quote and a space", "\"b\" c\nd\n", 0, "1!broken-quote 1 2:[d]"},
  {"a quote after a closing quote and a space", "\"b\" \"c\nd\n", 0, "1!broken-quote 1 2:[d]"},
  {"broken in the third line", "a,\"b\nc\nd\"e\nf\n", 0,
   "1!broken-quote 2 2:[c] 3!broken-quote 1 4:[f]"},
  {"broken in CRLF lines", "a,\"b\r\nc\r\nd\"e\r\nf\r\n", 0,
   "1!broken-quote 2 2:[c] 3!broken-quote 1 4:[f]"},
  {"open in the first line", "\"a\nb,c\nd\n", 0, "1!open-quote 1 2:[b][c] 3:[d]"},
  {"open in the middle", "a\nb,\"c\nd\ne,f\n", 0, "1:[a] 2!open-quote 2 3:[d] 4:[e][f]"},
  {"open in the last line", "a\nb\nc,\"d", 0, "1:[a] 2:[b] 3!open-quote 2"},
  {"open in the last line, newline", "a\nb\nc,\"d\n", 0, "1:[a] 2:[b] 3!open-quote 2"},
  {"open, CR lines", "\"a\rb\rc", 0, "1!open-quote 1 2:[b] 3:[c]"},
  {"open, CRLF lines", "\"a\r\nb\r\n\r\nc", 0, "1!open-quote 1 2:[b] 4:[c]"},
  {"open twice in quotes that close", "\"a\n\"b\n\"c\n", 0,
   "1!broken-quote 1 2!broken-quote 1 3!open-quote 1"},
  {"open ends in a doubled quote", "\"a\"\"", 0, "1!open-quote 1"},
  {"open again in what is read again", "x,\"\na\ny,\"\"\"z\nb\nc\n", 0,
   "1!broken-quote 2 2:[a] 3!open-quote 2 4:[b] 5:[c]"},
  {"whole records are read again", "\"a\n\"\"b\"\"\n\"\"\nc,\"\"d\"\"\n", 0,
   "1!open-quote 1 2!broken-quote 1 3:[] 4!broken-quote 2"},

  {"NUL", BYTES("a\nb,c\0d\ne\n"), "1:[a] 2!nul 2 3:[e]"},
  {"NUL in quotes", BYTES("a,\"\0\"\ne\n"), "1!nul 2 2:[e]"},
  {"no UTF-8", "a,\xE1\nb\n", 0, "1!encoding 2 2:[b]"},
  {"UTF-8 across a delimiter", "a\xC3,\xA1\nb\n", 0, "1!encoding 1 2:[b]"},
  {"UTF-8 across a quoted delimiter", "\"a\xC3\",\"\xA1\"\nb\n", 0, "1!encoding 1 2:[b]"},
  {"a surrogate in UTF-8", "\xED\xA0\x80\n", 0, "1!encoding 1"},
  {"two bad fields are one problem", "\xFF,\xFE\nb\n", 0, "1!encoding 1 2:[b]"},

  {"field at its limit", "abcd,\"abcd\",\"\"\"\"\"\"\"\"\"\"\n", 0, "1:[abcd][abcd][\"\"\"\"]",
   {.max_field = 4}},
  {"field over its limit", "a,abcde\nb\n", 0, "1!long-field 2 2:[b]", {.max_field = 4}},
  {"quoted field over its limit", "a,\"abcde\"\nb\n", 0, "1!long-field 2 2:[b]", {.max_field = 4}},
  {"two bytes over, then broken", "\"abcdef\"g\nb\n", 0, "1!long-field 1 2:[b]", {.max_field = 4}},
  {"at the limit, then broken", "\"abcd\"g\nb\n", 0, "1!broken-quote 1 2:[b]", {.max_field = 4}},
  {"last field over its limit", "abcde", 0, "1!long-field 1", {.max_field = 4}},
  {"over the limit in the second line", "\"ab\ncdef\"\nb\n", 0,
   "1!open-quote 1 2!broken-quote 1 3:[b]", {.max_field = 4}},
  {"open quote meets the limit", "\"ab\ncd\nef\ngh\n", 0, "1!open-quote 1 2:[cd] 3:[ef] 4:[gh]",
   {.max_field = 5}},
  {"open quote in CRLF meets the limit", "\"ab\r\ncd\r\nef\r\ngh\r\n", 0,
   "1!open-quote 1 2:[cd] 3:[ef] 4:[gh]", {.max_field = 5}},
  {"each line opens, the limit is small", "x,\"ab\nabcde\nx,\"ab\nabcd", 0,
   "1!open-quote 2 2:[abcde] 3!open-quote 2 4:[abcd]", {.max_field = 5}},

  {"record at its limit", "ab,cd\r\nab,cd", 0, "1:[ab][cd] 2:[ab][cd]", {.max_record = 5}},
  {"record over its limit", "ab,cde\nab,cde\nf", 0, "1!long-record 2 2!long-record 2 3:[f]",
   {.max_record = 5}},
  {"record over its limit, last", "ab,cde", 0, "1!long-record 2", {.max_record = 5}},
  {"a newline in quotes counts", "a,\"b\n\"\nf", 0, "1:[a][b\n] 3:[f]", {.max_record = 6}},
  {"too long by the second line", "a,\"b\ncd\"\nf", 0, "1!open-quote 2 2!broken-quote 1 3:[f]",
   {.max_record = 6}},
  {"too long after closed quotes", "\"b\nc\",d,e\nf", 0, "1!long-record 3 2!broken-quote 1 3:[f]",
   {.max_record = 8}},

  {"fields at their limit", "a,b,c\n", 0, "1:[a][b][c]", {.max_fields = 3}},
  {"a field too many", "a,b,c,\nd\n", 0, "1!many-fields 4 2:[d]", {.max_fields = 3}},
  {"quoted fields too many", "\"a\",b,c,d,e\nd\n", 0, "1!many-fields 4 2:[d]", {.max_fields = 3}},
  {"too many, then a broken quote", "a,b,c,d\"\nd\n", 0, "1!broken-quote 4 2:[d]",
   {.max_fields = 3}},
};

/* What comes out must not depend on how the bytes were cut. */
static void
parse_one(void **state)
{
  const Case *c = *state;
  CtCsvDialect dialect = c->dialect;
  gsize length = c->length > 0 ? c->length : strlen(c->input);

  if (dialect.delimiter == '\0')
    dialect.delimiter = ',';
  else if (dialect.delimiter == NO_DELIMITER)
    dialect.delimiter = '\0';
  for (gsize piece = 1; piece <= length + 1; piece++) {
    g_autofree gchar *out = parse(&dialect, c->input, length, piece);

    assert_string_equal(out, c->expected);
  }
}

/* What is seen: the first bytes of the field, or of the line when a later one is at
 * fault; it must not depend on how the bytes were cut either. */
static const Case seen_cases[] = {
  {"seen: the field up to the line end", "a,b \"c,d\ne\n", 0, "1!b \"c,d"},
  {"seen: text after a quote", "a,\"b\"c\r\n", 0, "1!\"b\"c"},
  {"seen: spaces before a quote", "a,  \"b\"c\n", 0, "1!  \"b\"c"},
  {"seen: forty bytes", "a,b\"56789 123456789 123456789 123456789 123\n", 0,
   "1!b\"56789 123456789 123456789 123456789 12"},
  {"seen: whole characters", "a\"2345678901234567890123456789012345678ộ\n", 0,
   "1!a\"2345678901234567890123456789012345678"},
  {"seen: open to the end", "a,\"b\nc\nd", 0, "1!\"b"},
  {"seen: open to the end of a line that is the last", "a,\"b", 0, "1!\"b"},
  {"seen: a fault in a later line of the field", "a,\"b,c\nd\"e,f\ng\n", 0, "1!\"b,c 2!d\"e,f"},
  {"seen: a field that began in a later line", "x,\"b\nc\",d\"e\ng\n", 0,
   "1!x,\"b 2!c\",d\"e"},
  {"seen: a long field", "a,bcdefg,h\n", 0, "1!bcdefg,h", {.max_field = 4}},
  {"seen: a long field in quotes", "a,\"bcdefg\",h\n", 0, "1!\"bcdefg\",h", {.max_field = 4}},
  {"seen: a long record", "ab,cdefg\nh\n", 0, "1!cdefg", {.max_record = 5}},
  {"seen: many fields", "a,b,c,d,e\n\"a\",b,c,d,e\n", 0, "1!c,d,e 2!c,d,e", {.max_fields = 2}},
  {"seen: no UTF-8", "abc\xFF" "def,g\n", 0, "1!abc\xFF" "def"},
  {"seen: no UTF-8 in a long text",
   "01234567890123456789012345\xFF" "0123456789012345678901234567,g\n",
   0, "1!67890123456789012345\xFF" "0123456789012345678"},
  {"seen: no UTF-8 in the second line", "\"ab\nc\xFF\nd\"\n", 0, "1!c\xFF"},
  {"seen: NUL", BYTES("a,b\0c\n"), "1!b"},
};

static void
see_one(void **state)
{
  const Case *c = *state;
  CtCsvDialect dialect = c->dialect;
  gsize length = c->length > 0 ? c->length : strlen(c->input);

  dialect.delimiter = ',';
  for (gsize piece = 1; piece <= length + 1; piece++) {
    g_autofree gchar *out = parse_with(&seen_writer, &dialect, c->input, length, piece);

    assert_string_equal(out, c->expected);
  }
}

static const CtCsvDialect commas = {.delimiter = ','};

static void
long_field(gsize size, const gchar *expected)
{
  g_autoptr(GString) input = g_string_new("a,");

  for (gsize i = 0; i < size; i++)
    g_string_append_c(input, 'x');
  g_string_append(input, "\nb");
  for (gsize piece = 1000; piece < 200000; piece *= 13) {
    g_autofree gchar *out = parse(&commas, input->str, input->len, piece);

    assert_true(g_str_has_prefix(out, expected));
    assert_true(g_str_has_suffix(out, " 2:[b]"));
  }
}

static void
takes_64_kib(void **state)
{
  (void)state;
  long_field(65536, "1:[a][xxx");
}

static void
refuses_64_kib_and_one(void **state)
{
  (void)state;
  long_field(65537, "1!long-field 2 ");
}

static void
counts_fields(void **state)
{
  g_autofree gchar *many = g_strnfill(16384, ',');
  g_autofree gchar *most = g_strnfill(16383, ',');
  g_autofree gchar *input = g_strconcat(many, "\n", most, "\n", NULL);
  g_autofree gchar *out = parse(&commas, input, strlen(input), 4096);

  (void)state;
  assert_true(g_str_has_prefix(out, "1!many-fields 16385 2:[][]"));
}

/* One stray quote, then 100 MB without a line end. */
static void
survives_a_quote_bomb(void **state)
{
  g_autofree gchar *piece = g_strnfill(1 << 20, 'x');
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&commas, &writer, out);
  gint64 start = g_get_monotonic_time();

  (void)state;
  assert_true(ct_csv_parser_feed(parser, "\"", 1));
  for (guint i = 0; i < 100; i++)
    assert_true(ct_csv_parser_feed(parser, piece, 1 << 20));
  assert_true(ct_csv_parser_feed(parser, "\nb", 2));
  assert_true(ct_csv_parser_finish(parser));
  assert_string_equal(out->str, "1!long-field 1 2:[b]");
  assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
}

typedef struct {
  guint records;
  guint problems;
  guint64 last_line;
} Tally;

static gboolean
count_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  Tally *tally = user_data;

  (void)fields;
  (void)n_fields;
  tally->records++;
  assert_true(line > tally->last_line);
  tally->last_line = line;
  return TRUE;
}

static gboolean
count_problem(const CtCsvProblem *problem, gpointer user_data)
{
  Tally *tally = user_data;

  tally->problems++;
  assert_true(problem->line > tally->last_line);
  tally->last_line = problem->line;
  return TRUE;
}

static const CtCsvHandler counter = {.record = count_record, .problem = count_problem};

/* A quote that stays open costs one line; what it swallowed is read again once. */
static void
costs_one_line(void **state)
{
  enum { BLOCKS = 300, LINES = 2000 };
  g_autoptr(GString) block = g_string_new("stray,\"\n");
  Tally tally = {0};
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&commas, &counter, &tally);
  gint64 start = g_get_monotonic_time();

  (void)state;
  for (guint i = 1; i < LINES; i++)
    g_string_append(block, i % 2 == 0 ? "\"\"\"q\"\"\",b\n" : "some text that is long, 123456,0\n");
  g_string_append(block, "x\n");
  for (guint i = 0; i < BLOCKS; i++)
    ct_csv_parser_feed(parser, block->str, block->len);
  ct_csv_parser_finish(parser);
  assert_int_equal(tally.problems + tally.records, BLOCKS * (LINES + 1));
  assert_int_equal(tally.problems, BLOCKS);
  assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
}

static gboolean
stop_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  (void)fields;
  (void)n_fields;
  (void)line;
  return ++*(guint *)user_data < 2;
}

static void
stops_when_told(void **state)
{
  const CtCsvHandler handler = {.record = stop_record};
  guint n = 0;
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&commas, &handler, &n);

  (void)state;
  assert_false(ct_csv_parser_feed(parser, "a\nb\nc\n", 6));
  assert_false(ct_csv_parser_finish(parser));
  assert_int_equal(n, 2);
}

/* Random tables, written as RFC 4180 has it, read back in pieces of random size. */

static void
append_random_field(GRand *rand, GString *text, GString *expected)
{
  static const gchar *const bits[] = {"a",  "1.234,5", "ộ", ",",  "\"", "\n",
                                     "\r", "\r\n",    " ", "\t", ";"};
  gboolean quoted = g_rand_boolean(rand);
  gint n = g_rand_int_range(rand, 0, 6);

  g_string_append(text, quoted ? "\"" : "");
  g_string_append_c(expected, '[');
  for (gint i = 0; i < n; i++) {
    const gchar *bit = bits[g_rand_int_range(rand, 0, quoted ? G_N_ELEMENTS(bits) : 1)];

    g_string_append(expected, bit);
    g_string_append(text, *bit == '"' ? "\"\"" : bit);
  }
  g_string_append_c(expected, ']');
  g_string_append(text, quoted ? "\"" : "");
}

static guint
count_line_ends(const gchar *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n' || (*text == '\r' && text[1] != '\n') ? 1 : 0;
  return n;
}

static void
append_random_record(GRand *rand, GString *text, GString *expected)
{
  static const gchar *const ends[] = {"\n", "\r\n", "\r"};
  gint n_fields = g_rand_int_range(rand, 2, 8);

  g_string_append_printf(expected, "%s%u:", expected->len > 0 ? " " : "",
                         count_line_ends(text->str) + 1);
  for (gint i = 0; i < n_fields; i++) {
    g_string_append(text, i > 0 ? "," : "");
    append_random_field(rand, text, expected);
  }
  g_string_append(text, ends[g_rand_int_range(rand, 0, 3)]);
}

static void
reads_back_random_tables(void **state)
{
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 500; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) expected = g_string_new(NULL);
    g_autofree gchar *out = NULL;

    for (gint n = g_rand_int_range(rand, 0, 30); n > 0; n--)
      append_random_record(rand, text, expected);
    out = parse(&commas, text->str, text->len, (gsize)g_rand_int_range(rand, 1, 200));
    assert_string_equal(out, expected->str);
  }
}

/* Any bytes at all: pieces do not matter, and lines only grow. */
static void
same_for_any_pieces(void **state)
{
  static const gchar bytes[] = "aa,, \"\"\"\n\n\r\xE1\0";
  g_autoptr(GRand) rand = seeded();
  CtCsvDialect dialect = {.delimiter = ',', .max_field = 9, .max_record = 17, .max_fields = 5};

  (void)state;
  for (guint round = 0; round < 3000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree gchar *whole = NULL;
    g_autofree gchar *pieces = NULL;
    g_autofree gchar *whole_seen = NULL;
    g_autofree gchar *pieces_seen = NULL;
    Tally tally = {0};
    g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&dialect, &counter, &tally);

    for (gint n = g_rand_int_range(rand, 0, 120); n > 0; n--)
      g_string_append_c(text, bytes[g_rand_int_range(rand, 0, sizeof(bytes) - 1)]);
    whole = parse(&dialect, text->str, text->len, text->len + 1);
    pieces = parse(&dialect, text->str, text->len, (gsize)g_rand_int_range(rand, 1, 30));
    assert_string_equal(pieces, whole);
    whole_seen = parse_with(&seen_writer, &dialect, text->str, text->len, text->len + 1);
    pieces_seen = parse_with(&seen_writer, &dialect, text->str, text->len,
                             (gsize)g_rand_int_range(rand, 1, 30));
    assert_string_equal(pieces_seen, whole_seen);
    ct_csv_parser_feed(parser, text->str, text->len);
    ct_csv_parser_finish(parser);
  }
}

static void
read_file_as(const gchar *content, const gchar *expected, const gchar *expected_error)
{
  g_autoptr(GError) error = NULL;
  g_autofree gchar *path = NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  gint fd = g_file_open_tmp("ct-csv-XXXXXX", &path, NULL);
  gboolean done;

  assert_true(fd >= 0);
  assert_true(g_close(fd, NULL));
  assert_true(g_file_set_contents(path, content, -1, NULL));
  done = ct_csv_read_file(path, &writer, out, &error);
  g_unlink(path);
  assert_string_equal(out->str, expected);
  assert_int_equal(done, expected_error == NULL);
  if (expected_error == NULL)
    return;
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_true(g_str_has_prefix(error->message, path));
  assert_string_equal(error->message + strlen(path), expected_error);
}

static void
reads_files(void **state)
{
  (void)state;
  read_file_as("a,b;c\n1,2\n", "1:[a][b;c] 2:[1][2]", NULL);
  read_file_as("a;b\n1,5;2\n", "1:[a][b] 2:[1,5][2]", NULL);
  read_file_as("", "", NULL);
}

static void
tells_file_and_line(void **state)
{
  (void)state;
  read_file_as("a,b\nlà \"c\",d\n", "1:[a][b]",
               ": line 2: field 1: a quotation mark stands where none may be, at 'là \"c\",d'");
  read_file_as("a,b\n\xE1,d\n", "1:[a][b]",
               ": line 2: field 1: bytes that are no UTF-8, at '<E1>'");
  read_file_as("a,b\n1,\"d\n", "1:[a][b]",
               ": line 2: field 2: a quotation mark is opened and not closed, at '\"d'");
}

static void
tells_a_missing_file(void **state)
{
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_false(ct_csv_read_file("/nonexistent/x.csv", &writer, NULL, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "/nonexistent/x.csv"));
  g_clear_error(&error);
  assert_false(ct_csv_read_file("/", &writer, NULL, &error)); /* a folder */
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(takes_64_kib),
    cmocka_unit_test(refuses_64_kib_and_one),
    cmocka_unit_test(counts_fields),
    cmocka_unit_test(survives_a_quote_bomb),
    cmocka_unit_test(costs_one_line),
    cmocka_unit_test(stops_when_told),
    cmocka_unit_test(reads_back_random_tables),
    cmocka_unit_test(same_for_any_pieces),
    cmocka_unit_test(reads_files),
    cmocka_unit_test(tells_file_and_line),
    cmocka_unit_test(tells_a_missing_file),
  };
  struct CMUnitTest
    tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(seen_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label, .test_func = parse_one,
                                     .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(seen_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = seen_cases[i].label, .test_func = see_one,
                                     .initial_state = (void *)&seen_cases[i]};
  memcpy(tests + n, others, sizeof(others));
  return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
