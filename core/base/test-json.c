#include "test-json-writer.h"
#include "test-seed.h"

#include <cjson/cJSON.h>

static const Good good_cases[] = {
  {"array of objects", "[{\"a\":1},{\"a\":2}]", "@ 0{a=n:1} 1{a=n:2}"},
  {"numbers stay as written", "[{\"a\":12345678901234567.120,\"b\":-0,\"c\":1E+2,\"d\":0.10e-05}]",
   "@ 0{a=n:12345678901234567.120,b=n:-0,c=n:1E+2,d=n:0.10e-05}"},
  {"huge exponents", "[{\"a\":1e999,\"b\":[1e-999]}]", "@ 0{a=n:1e999,b/0=n:1e-999}"},
  {"numbers with 63 characters",
   "[{\"a\":123456789012345678901234567890123456789012345678901234567890123}]",
   "@ 0{a=n:123456789012345678901234567890123456789012345678901234567890123}"},
  {"every kind", "[{\"a\":null,\"b\":true,\"c\":false,\"d\":\"x\",\"e\":1}]",
   "@ 0{a=0:null,b=b:true,c=b:false,d=s:x,e=n:1}"},
  {"nested", "[{\"parts\":[{\"ma\":1},{\"ma\":2}],\"o\":{\"p\":{\"q\":3}},\"x\":[[4]]}]",
   "@ 0{parts/0/ma=n:1,parts/1/ma=n:2,o/p/q=n:3,x/0/0=n:4}"},
  {"data and context", "{\"ky\":\"2023-01/P6M\",\"data\":[{\"a\":1}],\"n\":1}",
   "@/data ky=s:2023-01/P6M 0{a=n:1} n=n:1"},
  {"context deep down", "{\"meta\":{\"x\":{\"y\":2}},\"data\":[{\"a\":1}]}",
   "@/data meta/x/y=n:2 0{a=n:1}"},
  {"one object is one record", "{\"a\":1,\"b\":{\"c\":\"d\"},\"e\":[2,3]}",
   "0{a=n:1,b/c=s:d,e/0=n:2,e/1=n:3}"},
  {"empty object", " {} ", "0{}"},
  {"empty array", "[]", ""},
  {"empty records", "[{},{}]", "@ 0{} 1{}"},
  {"array of scalars", "[1,\"a\",null]", ""},
  {"records among scalars count all", "[1,{\"a\":2},[],{\"a\":3},4,null]",
   "@ 1{a=n:2} 3{a=n:3} !/4 >*1"},
  {"array in array", "[[{\"a\":1}],[{\"a\":2},{\"a\":3}]]",
   "@/0 0{a=n:1} @/1 0{a=n:2} 1{a=n:3}"},
  {"an array that goes on", "[{\"a\":1},[{\"a\":2}],{\"a\":3}]",
   "@/1 0/a=n:1 0{a=n:2} @ !/0 2{a=n:3}"},
  {"two arrays", "{\"x\":[{\"a\":1}],\"y\":[{\"a\":2}]}", "@/x 0{a=n:1} @/y 0{a=n:2}"},
  {"scalar", "\"a\"", ""},
  {"number", " -12.5e3", ""},
  {"literal", "true\n", ""},
  {"white space everywhere", " \t\r\n[ { \"a\" : 1 , \"b\" : [ ] } , { } ] \n",
   "@ 0{a=n:1} 1{}"},
  {"byte-order mark", "\xEF\xBB\xBF[{\"a\":1}]", "@ 0{a=n:1}"},
  {"escapes", "[{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u1ED9\\uD83D\\uDE00\"}]",
   "@ 0{a=s:\"\\/\b\f\n\r\t\xE1\xBB\x99\xF0\x9F\x98\x80}"},
  {"escapes in context", "{\"k\\u1ED9\":\"\\u0111\",\"d\":[{}]}",
   "@/d k\xE1\xBB\x99=s:\xC4\x91 0{}"},
  {"UTF-8 of every length", "[{\"\xC4\x91\":\"\xE1\xBB\x99\xF0\x9F\x98\x80\xEF\xBF\xBF\"}]",
   "@ 0{\xC4\x91=s:\xE1\xBB\x99\xF0\x9F\x98\x80\xEF\xBF\xBF}"},
  {"delete is no control character here", "[{\"a\":\"\x7F\"}]", "@ 0{a=s:\x7F}"},
  {"pointer escapes", "{\"a/b\":[{\"c~d/e\":1}]}", "@/a~1b 0{c~0d~1e=n:1}"},
  {"empty key", "[{\"\":1,\"a\":{\"\":2}}]", "@ 0{=n:1,a/=n:2}"},
  {"same key in different objects", "[{\"a\":{\"a\":1},\"b\":{\"a\":2}}]", "@ 0{a/a=n:1,b/a=n:2}"},
  {"keys that differ in case", "[{\"a\":1,\"A\":2}]", "@ 0{a=n:1,A=n:2}"},

  {"path", "{\"x\":[{\"a\":1}],\"y\":[{\"a\":2}]}", "@/y 0{a=n:2}", {.path = "/y"}},
  {"path to the root", "[{\"a\":[{\"b\":1}]}]", "@ 0{a/0/b=n:1}", {.path = ""}},
  {"path inside", "{\"d\":{\"rows\":[{\"a\":1},2]}}", "@/d/rows 0{a=n:1} !/d/rows/1",
   {.path = "/d/rows"}},
  {"path with escapes", "{\"a/b\":[{}]}", "@/a~1b 0{}", {.path = "/a~1b"}},
  {"path to an empty array", "{\"y\":[]}", "", {.path = "/y"}},

  {"a key twice", "[{\"a\":1},{\"a\":1,\"b\":2,\"a\":3},{\"a\":2}]", "@ 0{a=n:1} !/1/a 2{a=n:2}"},
  {"a key twice, deep", "{\"d\":[{\"x\":[{\"b\":1,\"b\":1}]}]}", "@/d !/d/0/x/0/b"},
  {"a key twice, spelled differently", "[{\"a\":1,\"\\u0061\":1}]", "@ !/0/a"},
  {"a key twice among many",
   "[{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":1,\"10\":1,\"11\":1,"
   "\"12\":1,\"13\":1,\"14\":1,\"3\":1}]", "@ !/0/3"},
  {"a key twice in the only record", "{\"a\":1,\"a\":2}", "!/a"},
  {"\\u0000", "[{\"a\":\"x\\u0000y\"},{}]", "@ !/0 1{}"},
  {"\\u0000 in a key", "[{\"\\u0000\":1},{}]", "@ !/0 1{}"},
  {"high half alone", "[{\"a\":\"\\uD83D\"},{}]", "@ !/0 1{}"},
  {"high half, then text", "[{\"a\":\"\\uD83Dx\"},{}]", "@ !/0 1{}"},
  {"high half, then an escape", "[{\"a\":\"\\uD83D\\n\"},{}]", "@ !/0 1{}"},
  {"two high halves", "[{\"a\":\"\\uD83D\\uD83D\\uDE00\"},{}]", "@ !/0 1{}"},
  {"low half alone", "[{\"a\":\"\\uDE00\"},{}]", "@ !/0 1{}"},
  {"no UTF-8 in a record", "[{\"a\":\"\xE1\xBB\"},{}]", "@ !/0 1{}"},
  {"overlong UTF-8 in a record", "[{\"a\":\"\xC0\xAF\"},{}]", "@ !/0 1{}"},
  {"surrogate in UTF-8", "[{\"a\":\"\xED\xA0\x80\"},{}]", "@ !/0 1{}"},
  {"beyond Unicode", "[{\"a\":\"\xF4\x90\x80\x80\"},{}]", "@ !/0 1{}"},
  {"a number of 64 characters",
   "[{\"a\":1234567890123456789012345678901234567890123456789012345678901234},{}]", "@ !/0 1{}"},
  {"record at its limit", "[{\"a\":\"12345\"},{}]", "@ 0{a=s:12345} 1{}", {.max_record = 13}},
  {"record over its limit", "[{\"a\":\"123456\"},{}]", "@ !/0 1{}", {.max_record = 13}},
  {"record far over its limit", "[{\"a\":[1,2,3,4,5,6,7,8,9,1.5,2.5,\"x\"]},{\"a\":7}]",
   "@ !/0 1{a=n:7}", {.max_record = 13}},
  {"the only record over its limit", "{\"a\":\"1234\",\"b\":1}", "!",
   {.max_record = 13}},
  {"a long document with records", "{\"a\":\"1234\",\"b\":1,\"c\":[{}]}", "@/c a=s:1234 b=n:1 0{}",
   {.max_record = 13}},
  {"as deep as allowed", "[{\"a\":[1]}]", "@ 0{a/0=n:1}", {.max_depth = 3}},
};

/* @place: what the message begins with */
typedef struct {
  const gchar *label;
  const gchar *input;
  gsize length;
  const gchar *place;
  const gchar *before; /* what has been delivered */
} Bad;

#define BYTES(text) text, sizeof(text) - 1

static const Bad bad_cases[] = {
  {"empty", BYTES(""), "line 1, column 1", ""},
  {"white space only", BYTES(" \n\r\n "), "line 3, column 2", ""},
  {"mark only", BYTES("\xEF\xBB\xBF"), "line 1, column 1", ""},
  {"half a mark", BYTES("\xEF\xBB[]"), "line 1, column", ""},
  {"UTF-16", BYTES("\xFF\xFE[\0]\0"), "line 1, column 1", ""},
  {"trailing comma in array", BYTES("[1,]"), "line 1, column 4", ""},
  {"trailing comma in object", BYTES("[{\"a\":1,}]"), "line 1, column 9", ""},
  {"two commas", BYTES("[1,,2]"), "line 1, column 4", ""},
  {"leading comma", BYTES("[,1]"), "line 1, column 2", ""},
  {"comma in empty object", BYTES("{,}"), "line 1, column 2", ""},
  {"no comma", BYTES("[1 2]"), "line 1, column 4", ""},
  {"no comma between members", BYTES("{\"a\":1 \"b\":2}"), "line 1, column 8", ""},
  {"line comment", BYTES("// x\n[]"), "line 1, column 1", ""},
  {"block comment", BYTES("[/* x */]"), "line 1, column 2", ""},
  {"hash comment", BYTES("[]# x"), "line 1, column 3", ""},
  {"single quotes", BYTES("['a']"), "line 1, column 2", ""},
  {"single-quoted key", BYTES("{'a':1}"), "line 1, column 2", ""},
  {"bare key", BYTES("{a:1}"), "line 1, column 2", ""},
  {"number as key", BYTES("{1:1}"), "line 1, column 2", ""},
  {"no colon", BYTES("{\"a\" 1}"), "line 1, column 6", ""},
  {"two colons", BYTES("{\"a\"::1}"), "line 1, column 6", ""},
  {"no value", BYTES("{\"a\":}"), "line 1, column 6", ""},
  {"key alone", BYTES("{\"a\"}"), "line 1, column 5", ""},
  {"equals sign", BYTES("{\"a\"=1}"), "line 1, column 5", ""},
  {"NaN", BYTES("[NaN]"), "line 1, column 2", ""},
  {"nan", BYTES("[nan]"), "line 1, column 3", ""},
  {"Infinity", BYTES("[Infinity]"), "line 1, column 2", ""},
  {"minus Infinity", BYTES("[-Infinity]"), "line 1, column 3", ""},
  {"undefined", BYTES("[undefined]"), "line 1, column 2", ""},
  {"True", BYTES("[True]"), "line 1, column 2", ""},
  {"half a literal", BYTES("[tru]"), "line 1, column 5", ""},
  {"a longer literal", BYTES("[truex]"), "line 1, column 6", ""},
  {"leading zero", BYTES("[01]"), "line 1, column 3", ""},
  {"minus zero one", BYTES("[-01]"), "line 1, column 4", ""},
  {"plus", BYTES("[+1]"), "line 1, column 2", ""},
  {"minus alone", BYTES("[-]"), "line 1, column 3", ""},
  {"point at the end", BYTES("[1.]"), "line 1, column 4", ""},
  {"point at the start", BYTES("[.5]"), "line 1, column 2", ""},
  {"two points", BYTES("[1.2.3]"), "line 1, column 5", ""},
  {"exponent without digits", BYTES("[1e]"), "line 1, column 4", ""},
  {"exponent sign without digits", BYTES("[1e+]"), "line 1, column 5", ""},
  {"exponent with a point", BYTES("[1e1.5]"), "line 1, column 5", ""},
  {"hexadecimal", BYTES("[0x1F]"), "line 1, column 3", ""},
  {"decimal comma", BYTES("{\"a\":1,5}"), "line 1, column 8", ""},
  {"underscore", BYTES("[1_000]"), "line 1, column 3", ""},
  {"number cut off", BYTES("1."), "line 1, column 3", ""},
  {"open array", BYTES("[1"), "line 1, column 3", ""},
  {"open object", BYTES("[{\"a\":1}\n, {\"b\":"), "line 2, column 8", "@ 0{a=n:1}"},
  {"open string", BYTES("[\"abc"), "line 1, column 6", ""},
  {"open string after a backslash", BYTES("[\"abc\\"), "line 1, column 7", ""},
  {"wrong closer", BYTES("[1}"), "line 1, column 3", ""},
  {"wrong closer of an object", BYTES("{\"a\":1]"), "line 1, column 7", ""},
  {"garbage where an object should close", BYTES("{\"a\":1 x"), "line 1, column 8", ""},
  {"closer alone", BYTES("]"), "line 1, column 1", ""},
  {"closer too many", BYTES("[]]"), "line 1, column 3", ""},
  {"newline in a string", BYTES("[\"a\nb\"]"), "line 1, column 4", ""},
  {"tab in a string", BYTES("[{\"a\":\"\t\"}]"), "line 1, column 8", ""},
  {"NUL in a string", BYTES("[{\"a\":\"x\0\"}]"), "line 1, column 9", ""},
  {"NUL between values", BYTES("[1,\0 2]"), "line 1, column 4", ""},
  {"NUL at the end", BYTES("[]\0"), "line 1, column 3", ""},
  {"escape of a quote mark", BYTES("[\"\\'\"]"), "line 1, column 4", ""},
  {"escape x", BYTES("[\"\\x41\"]"), "line 1, column 4", ""},
  {"escape of a NUL", BYTES("[\"\\\0\"]"), "line 1, column 4", ""},
  {"escape with three digits", BYTES("[\"\\u12G4\"]"), "line 1, column 7", ""},
  {"escape cut off", BYTES("[\"\\u12\"]"), "line 1, column 7", ""},
  {"trailing text", BYTES("[] x"), "line 1, column 4", ""},
  {"two documents", BYTES("{}\n{}"), "line 2, column 1", "0{}"},
  {"JSON lines", BYTES("{\"a\":1}\r\n{\"a\":2}"), "line 2, column 1", "0{a=n:1}"},
  {"vertical tab as space", BYTES("[\v]"), "line 1, column 2", ""},
  {"no-break space", BYTES("[\xC2\xA0]"), "line 1, column 2", ""},
  {"second mark", BYTES("\xEF\xBB\xBF\xEF\xBB\xBF[]"), "line 1, column 1", ""},
  {"mark inside", BYTES("[\xEF\xBB\xBF]"), "line 1, column 2", ""},
  {"no UTF-8 in context", BYTES("{\"a\":\"\xE1\"}"), "line 1, column 8", ""},
  {"\\u0000 in context", BYTES("[\"\\u0000\"]"), "line 1, column 8", ""},
  {"half a pair in context", BYTES("[\"\\uD800\"]"), "line 1, column 9", ""},
  {"columns count characters", BYTES("[\"\xE1\xBB\x99\xC4\x91\",x]"), "line 1, column 7",
   ""},
  {"lines of each kind", BYTES("[\r\n1,\r2,\n3,\n\rx]"), "line 6, column 1", ""},
};

static void
refuse_one(void **state)
{
  const Bad *c = *state;
  const CtJsonOptions options = {0};

  for (gsize piece = 1; piece <= c->length + 1; piece++) {
    g_autoptr(GError) error = NULL;
    g_autofree gchar *out = parse(&options, c->input, c->length, piece, &error);

    assert_non_null(error);
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
    if (!g_str_has_prefix(error->message, c->place))
      fail_msg("not at %s: %s", c->place, error->message);
    assert_string_equal(out, c->before);
  }
}

static void
assert_limit(const CtJsonOptions *options, const GString *input, const gchar *part)
{
  g_autoptr(GError) error = NULL;
  g_autofree gchar *out = NULL;

  out = parse(options, input->str, input->len, 4096, &error);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_LIMIT));
  if (strstr(error->message, part) == NULL)
    fail_msg("%s is not in: %s", part, error->message);
}

static void
limits_depth(void **state)
{
  g_autoptr(GString) arrays = g_string_new(NULL);
  g_autoptr(GString) objects = g_string_new("[");
  CtJsonOptions options = {0};

  (void)state;
  for (guint i = 0; i < 100000; i++) {
    g_string_append_c(arrays, '[');
    g_string_append(objects, "{\"a\":");
  }
  assert_limit(&options, arrays, "column 65: ");
  assert_limit(&options, arrays, "64 levels");
  assert_limit(&options, objects, "64 levels");
  options.max_depth = 3;
  assert_limit(&options, arrays, "column 4: ");
  options.max_depth = G_MAXUINT; /* cJSON would stop at 1000 */
  assert_limit(&options, arrays, "512 levels");
}

static void
limits_texts_outside_of_records(void **state)
{
  const CtJsonOptions options = {.max_record = 1000};
  g_autofree gchar *text = g_strnfill(2000000, 'x');
  g_autoptr(GString) value = g_string_new("[\"");
  g_autoptr(GString) key = g_string_new("{\"");

  (void)state;
  g_string_append(value, text);
  g_string_append(key, text);
  assert_limit(&options, value, "1000 bytes");
  assert_limit(&options, key, "1000 bytes");
}

static void
limits_pointers(void **state)
{
  const CtJsonOptions options = {0};
  g_autofree gchar *text = g_strnfill(5000, 'x');
  g_autoptr(GString) keys = g_string_new(NULL);

  (void)state;
  for (guint i = 0; i < 20; i++)
    g_string_append_printf(keys, "{\"%s\":", text);
  assert_limit(&options, keys, "keys are too long");
}

/* A long key above many values must not be multiplied in memory. */
static void
limits_paths_in_a_record(void **state)
{
  const CtJsonOptions options = {0};
  g_autofree gchar *key = g_strnfill(400000, 'k');
  g_autoptr(GString) input = g_string_new("[{\"");
  g_autoptr(GError) error = NULL;
  g_autofree gchar *out = NULL;

  (void)state;
  g_string_append_printf(input, "%s\":[1", key);
  for (guint i = 0; i < 200000; i++)
    g_string_append(input, ",1");
  g_string_append(input, "]},{\"a\":1}]");
  out = parse(&options, input->str, input->len, 65536, &error);
  assert_null(error);
  assert_true(g_str_has_prefix(out, "@ !/0/kkk"));
  assert_true(g_str_has_suffix(out, " 1{a=n:1}"));
}

/* 100 MB in one record: a problem, in little memory and time. */
static void
skips_a_huge_record(void **state)
{
  const CtJsonOptions options = {0};
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(&options, &writer, out);
  g_autoptr(GString) piece = g_string_new(NULL);
  gint64 start = g_get_monotonic_time();

  (void)state;
  while (piece->len < 1 << 20)
    g_string_append(piece, "1,\"x\",");
  assert_true(ct_json_parser_feed(parser, "[{\"a\":[", 7, NULL));
  for (guint i = 0; i < 100; i++)
    assert_true(ct_json_parser_feed(parser, piece->str, piece->len, NULL));
  assert_true(ct_json_parser_feed(parser, "0]},{\"a\":1}]", 12, NULL));
  assert_true(ct_json_parser_finish(parser, NULL));
  assert_string_equal(out->str, "@ !/0 1{a=n:1} ");
  assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
}

/* 100,000 keys of one object that are all different. */
static void
compares_many_keys(void **state)
{
  const CtJsonOptions options = {.max_record = 4 << 20};
  g_autoptr(GString) input = g_string_new("[{\"x\":0");
  g_autoptr(GError) error = NULL;
  g_autofree gchar *out = NULL;
  gint64 start = g_get_monotonic_time();

  (void)state;
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf(input, ",\"k%u\":%u", i, i);
  g_string_append(input, "}]");
  out = parse(&options, input->str, input->len, 65536, &error);
  assert_null(error);
  assert_true(g_str_has_suffix(out, ",k99999=n:99999}"));
  assert_true(g_get_monotonic_time() - start < 10 * G_USEC_PER_SEC);
}

static void
misses_the_path(void **state)
{
  static const gchar *const inputs[] = {"{\"x\":[{}]}", "{\"y\":{}}", "{\"y\":1}", "[]"};
  const CtJsonOptions options = {.path = "/y"};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(inputs); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree gchar *out = NULL;

    out = parse(&options, inputs[i], strlen(inputs[i]), 3, &error);
    assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
    assert_non_null(strstr(error->message, "'/y'"));
  }
}

static gboolean
stop_at_second(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  (void)values;
  (void)n_values;
  ++*(guint *)user_data;
  return index < 1;
}

static void
stops_when_told(void **state)
{
  const CtJsonOptions options = {0};
  const CtJsonHandler handler = {.record = stop_at_second};
  guint n = 0;
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(&options, &handler, &n);
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_false(ct_json_parser_feed(parser, "[{},{},{}]", 10, &error));
  assert_null(error);
  assert_false(ct_json_parser_finish(parser, &error));
  assert_null(error);
  assert_int_equal(n, 2);
}

static void
stays_failed(void **state)
{
  const CtJsonOptions options = {0};
  const CtJsonHandler handler = {NULL, NULL, NULL, NULL};
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(&options, &handler, NULL);
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  (void)state;
  assert_false(ct_json_parser_feed(parser, "[}", 2, &first));
  assert_false(ct_json_parser_finish(parser, &second));
  assert_string_equal(first->message, second->message);
}

static void
appends_strings(void **state)
{
  g_autoptr(GString) json = g_string_new("x");
  static const gchar text[] = "a\"\\/\b\f\n\r\t\x01\x1F\x7F\0\xE1\xBB\x99\xFFz";

  (void)state;
  ct_json_append_string(json, text, sizeof(text) - 1);
  assert_string_equal(json->str, "x\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F\\u0000"
                                 "\xE1\xBB\x99\xEF\xBF\xBDz\"");
  g_string_truncate(json, 0);
  ct_json_append_string(json, "", 0);
  assert_string_equal(json->str, "\"\"");
}

/* Random documents against a walk over cJSON's tree of the whole text. */

static void
append_random_text(GRand *rand, GString *json)
{
  static const gchar *const bits[] = {"a", "\xE1\xBB\x99", "\\n", "\\u0111", "\\\"", "/", "~",
                                      "\\ud83d\\ude00", "{", "]", ",", "\xF0\x9F\x98\x80"};

  for (gint n = g_rand_int_range(rand, 0, 4); n > 0; n--)
    g_string_append(json, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
}

static void
append_random_string(GRand *rand, GString *json)
{
  g_string_append_c(json, '"');
  append_random_text(rand, json);
  g_string_append_c(json, '"');
}

static void
append_space(GRand *rand, GString *json)
{
  static const gchar *const spaces[] = {"", "", "", " ", "\n", "\r\n\t"};

  g_string_append(json, spaces[g_rand_int_range(rand, 0, G_N_ELEMENTS(spaces))]);
}

static void append_random_value(GRand *rand, GString *json, guint depth);

static void
append_random_container(GRand *rand, GString *json, gboolean object, guint depth)
{
  gint n = g_rand_int_range(rand, 0, 5);

  g_string_append_c(json, object ? '{' : '[');
  for (gint i = 0; i < n; i++) {
    append_space(rand, json);
    g_string_append(json, i > 0 ? "," : "");
    append_space(rand, json);
    if (object) {
      g_string_append_printf(json, "\"%d", i); /* each key once */
      append_random_text(rand, json);
      g_string_append_c(json, '"');
      append_space(rand, json);
      g_string_append_c(json, ':');
    }
    append_random_value(rand, json, depth + 1);
  }
  append_space(rand, json);
  g_string_append_c(json, object ? '}' : ']');
}

static void
append_random_value(GRand *rand, GString *json, guint depth)
{
  static const gchar *const scalars[] = {"null", "true", "false", "0", "-1.50", "12e3", "7E-2"};
  gint kind = g_rand_int_range(rand, 0, depth > 4 ? 3 : 9);

  append_space(rand, json);
  if (kind < 2)
    g_string_append(json, scalars[g_rand_int_range(rand, 0, G_N_ELEMENTS(scalars))]);
  else if (kind == 2)
    append_random_string(rand, json);
  else
    append_random_container(rand, json, kind % 2 == 0, depth);
  append_space(rand, json);
}

static void
append_random_records(GRand *rand, GString *json)
{
  gint n = g_rand_int_range(rand, 1, 6);

  g_string_append(json, "{\"d\":[");
  for (gint i = 0; i < n; i++) {
    append_space(rand, json);
    g_string_append(json, i > 0 ? "," : "");
    append_space(rand, json);
    append_random_container(rand, json, TRUE, 0);
  }
  append_space(rand, json);
  g_string_append(json, "]}");
}

static void
append_part(GString *pointer, const gchar *key)
{
  g_auto(GStrv) tildes = g_strsplit(key, "~", -1);
  g_autofree gchar *first = g_strjoinv("~0", tildes);
  g_auto(GStrv) slashes = g_strsplit(first, "/", -1);
  g_autofree gchar *second = g_strjoinv("~1", slashes);

  g_string_append_printf(pointer, "/%s", second);
}

/* Numbers by value: cJSON does not know how they were written. */
static void
append_item(GString *out, const cJSON *item, const gchar *path)
{
  if (cJSON_IsNumber(item))
    g_string_append_printf(out, "%s=n:%.17g", path, item->valuedouble);
  else if (cJSON_IsString(item))
    g_string_append_printf(out, "%s=s:%s", path, item->valuestring);
  else
    g_string_append_printf(out, "%s=%s", path,
                           cJSON_IsNull(item) ? "0:null" : cJSON_IsTrue(item) ? "b:true"
                                                                              : "b:false");
}

typedef struct {
  GString *out;
  GString *pointer;
} Expect;

static void
expect_inside(Expect *expect, const cJSON *item, gsize start, gboolean *first)
{
  gsize length = expect->pointer->len;
  guint index = 0;
  const cJSON *child;

  if (!cJSON_IsObject(item) && !cJSON_IsArray(item)) {
    g_string_append(expect->out, *first ? "" : ",");
    append_item(expect->out, item, expect->pointer->str + start);
    *first = FALSE;
  }
  cJSON_ArrayForEach(child, item)
  {
    g_autofree gchar *key = g_strdup_printf("%u", index++);

    append_part(expect->pointer, cJSON_IsObject(item) ? child->string : key);
    expect_inside(expect, child, start, first);
    g_string_truncate(expect->pointer, length);
  }
}

static void
expect_record(Expect *expect, const cJSON *item, guint index)
{
  gboolean first = TRUE;

  g_string_append_printf(expect->out, "%u{", index);
  expect_inside(expect, item, expect->pointer->len + 1, &first);
  g_string_append(expect->out, "} ");
}

static gchar *
expect_from(const gchar *json)
{
  cJSON *tree = cJSON_Parse(json);
  Expect expect = {.out = g_string_new("@/d "), .pointer = g_string_new("/d")};
  const cJSON *item;
  guint index = 0;

  if (tree == NULL)
    fail_msg("cJSON refuses: %s", json);
  cJSON_ArrayForEach(item, cJSON_GetObjectItem(tree, "d"))
  {
    g_string_append_printf(expect.pointer, "/%u", index);
    expect_record(&expect, item, index++);
    g_string_truncate(expect.pointer, 2);
  }
  cJSON_Delete(tree);
  g_string_free(expect.pointer, TRUE);
  g_strchomp(expect.out->str);
  return g_string_free(expect.out, FALSE);
}

/* The same spelling of numbers on both sides. */
static void
append_by_value(GString *out, const CtJsonValue *value)
{
  g_autofree gchar *text = g_strndup(value->text, value->length);

  if (value->kind == CT_JSON_NUMBER)
    g_string_append_printf(out, "%s=n:%.17g", value->path, g_ascii_strtod(text, NULL));
  else
    append_value(out, value);
}

static gboolean
write_record_by_value(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  g_string_append_printf(user_data, "%" G_GUINT64_FORMAT "{", index);
  for (guint i = 0; i < n_values; i++) {
    g_string_append(user_data, i > 0 ? "," : "");
    append_by_value(user_data, &values[i]);
  }
  g_string_append(user_data, "} ");
  return TRUE;
}

static void
check_random(GRand *rand, const GString *json)
{
  static const CtJsonHandler handler = {
    .array = write_array, .record = write_record_by_value, .problem = write_problem};
  const CtJsonOptions options = {0};
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(&options, &handler, out);
  g_autofree gchar *expected = expect_from(json->str);
  g_autoptr(GError) error = NULL;

  for (gsize at = 0; at < json->len;) {
    gsize wanted = (gsize)g_rand_int_range(rand, 1, 40);
    gsize size = MIN(wanted, json->len - at);

    if (!ct_json_parser_feed(parser, json->str + at, size, &error))
      fail_msg("%s: %s", error->message, json->str);
    at += size;
  }
  assert_true(ct_json_parser_finish(parser, NULL));
  g_strchomp(out->str);
  if (strcmp(out->str, expected) != 0)
    fail_msg("%s\ngives\n%s\nnot\n%s", json->str, out->str, expected);
}

static void
agrees_with_cjson(void **state)
{
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 3000; round++) {
    g_autoptr(GString) json = g_string_new(NULL);

    append_random_records(rand, json);
    check_random(rand, json);
  }
}

/* Whatever one byte is changed to, what is taken for JSON (and not told as a problem)
 * is also that for cJSON. */
static void
accepts_no_more_than_cjson(void **state)
{
  g_autoptr(GRand) rand = seeded();
  const CtJsonOptions options = {0};
  guint accepted = 0, refused = 0;

  (void)state;
  for (guint round = 0; round < 20000; round++) {
    static const gchar bytes[] = "[]{},:\"\\ 0-.eE+tn\x01\xE1" "ux";
    g_autoptr(GString) json = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autofree gchar *out = NULL;
    cJSON *tree;

    append_random_value(rand, json, 2);
    json->str[g_rand_int_range(rand, 0, (gint32)json->len)] =
      bytes[g_rand_int_range(rand, 0, sizeof(bytes) - 1)];
    out = parse(&options, json->str, json->len, 7, &error);
    tree = cJSON_ParseWithOpts(json->str, NULL, 1);
    if (error == NULL && tree == NULL && strchr(out, '!') == NULL)
      fail_msg("cJSON refuses: %s", json->str);
    accepted += error == NULL ? 1 : 0;
    refused += error != NULL ? 1 : 0;
    cJSON_Delete(tree);
  }
  assert_true(accepted > 0 && refused > 0);
}

/* Whatever is broken, what comes out does not depend on the pieces, and a tolerant parser
 * tells all that a strict one tells. */
static void
pieces_make_no_difference(void **state)
{
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 20000; round++) {
    static const gchar bytes[] = "[]{},:\"\\ 0-\n'/*#";
    const CtJsonOptions options = {.tolerant = g_rand_boolean(rand),
                                   .sequence = (CtJsonSequence)g_rand_int_range(rand, 0, 3)};
    g_autoptr(GString) json = g_string_new(NULL);
    g_autoptr(GError) error = NULL, again = NULL;
    g_autofree gchar *out = NULL, *in_pieces = NULL;

    if (g_rand_boolean(rand))
      append_random_records(rand, json);
    else
      append_random_value(rand, json, 0);
    for (gint i = g_rand_int_range(rand, 0, 3); i > 0; i--)
      json->str[g_rand_int_range(rand, 0, (gint32)json->len)] =
        bytes[g_rand_int_range(rand, 0, sizeof(bytes) - 1)];
    out = parse(&options, json->str, json->len, json->len, &error);
    in_pieces = parse(&options, json->str, json->len, (gsize)g_rand_int_range(rand, 1, 9), &again);
    if (strcmp(out, in_pieces) != 0 || (error == NULL) != (again == NULL))
      fail_msg("%s\ngives\n%s\nin pieces\n%s", json->str, out, in_pieces);
    if (error != NULL)
      assert_string_equal(error->message, again->message);
  }
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(limits_depth),
    cmocka_unit_test(limits_texts_outside_of_records),
    cmocka_unit_test(limits_pointers),
    cmocka_unit_test(limits_paths_in_a_record),
    cmocka_unit_test(skips_a_huge_record),
    cmocka_unit_test(compares_many_keys),
    cmocka_unit_test(misses_the_path),
    cmocka_unit_test(stops_when_told),
    cmocka_unit_test(stays_failed),
    cmocka_unit_test(appends_strings),
    cmocka_unit_test(agrees_with_cjson),
    cmocka_unit_test(accepts_no_more_than_cjson),
    cmocka_unit_test(pieces_make_no_difference),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(good_cases) + G_N_ELEMENTS(bad_cases) +
                          G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(good_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = good_cases[i].label, .test_func = accept_one,
                                     .initial_state = (void *)&good_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(bad_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = bad_cases[i].label, .test_func = refuse_one,
                                     .initial_state = (void *)&bad_cases[i]};
  memcpy(tests + n, others, sizeof(others));
  return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
