/* The shapes of tables in JSON, several values in one text, and what is broken. */
#include <time.h>

#include "test-json-writer.h"

#define TOLERANT {.tolerant = TRUE}
#define LINES {.tolerant = TRUE, .sequence = CT_JSON_LINES}
#define VALUES {.tolerant = TRUE, .sequence = CT_JSON_VALUES}

static const Good cases[] = {
  {"head and rows", "[{\"page\":1,\"m\":{\"k\":\"v\"}},[{\"a\":1},{\"a\":2}]]",
   "@/1 0/page=n:1 0/m/k=s:v 0{a=n:1} 1{a=n:2}"},
  {"head and lists", "[{\"page\":1},[[\"a\"],[1]]]", "#/1 0/page=n:1 0{0=s:a} 1{0=n:1}"},
  {"head and nothing", "[{\"page\":1},[]]", "@ 0{page=n:1}"},
  {"a record and a list", "[{\"a\":1},[2,3],{\"a\":4}]", "@ 0{a=n:1} !/1 2{a=n:4}"},
  {"a key of the context twice", "{\"ky\":1,\"ky\":2,\"d\":[{\"a\":1}]}",
   "@/d !/ky ky=n:1 0{a=n:1}"},
  {"a key of columns twice", "{\"a\":[1],\"b\":[1],\"a\":[2]}", "|:a,b,a !/a"},
  {"head and null", "[{\"page\":1},null]", "@ 0{page=n:1}"},
  {"a head that is broken", "[{\"a\":1,\"a\":2},[{\"b\":1}]]", "!/0/a @/1 0{b=n:1}"},
  {"an error answer", "[{\"message\":[{\"id\":\"120\",\"value\":\"no\"}]}]",
   "@ 0{message/0/id=s:120,message/0/value=s:no}"},

  {"lists", "[[\"a\",\"b\"],[1,null],[2,true,\"x\"]]",
   "# 0{0=s:a,1=s:b} 1{0=n:1,1=0:null} 2{0=n:2,1=b:true,2=s:x}"},
  {"lists with a path", "{\"x\":[[1]],\"d\":{\"r\":[[\"a\"],[2]]}}", "#/d/r 0{0=s:a} 1{0=n:2}",
   {.path = "/d/r"}},
  {"an empty list counts", "[[1],[],[2]]", "# 0{0=n:1} 2{0=n:2}"},
  {"a list with a list", "[[1],[2,[3]],[4,{\"a\":5}],[6]]", "# 0{0=n:1} !/1 !/2 3{0=n:6}"},
  {"a first list with a list is none", "[[1,[2]],[3]]", "#/0 1{0=n:2} # 1{0=n:3}"},
  {"objects among lists", "[[1],{\"a\":[{\"b\":1}]},[2],3]", "# 0{0=n:1} !/1 2{0=n:2} !/3"},
  {"lists among objects", "{\"d\":[{\"a\":1},[2],{\"a\":3}]}", "@/d 0{a=n:1} !/d/1 2{a=n:3}"},
  {"lists and names", "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,2],[3,4]]}",
   "#/data:a,b 0{0=n:1,1=n:2} 1{0=n:3,1=n:4}"},
  {"lists and too few names", "{\"columns\":[\"a\"],\"data\":[[1,2],[3,4]]}",
   "#/data 0{0=n:1,1=n:2} 1{0=n:3,1=n:4} columns=s:a"},
  {"names behind the lists", "{\"data\":[[1,2]],\"columns\":[\"a\",\"b\"]}",
   "#/data 0{0=n:1,1=n:2}"},
  {"a list over its limit", "[[1],[123456789,1],[2]]", "# 0{0=n:1} !/1 2{0=n:2}",
   {.max_record = 12}},

  {"columns", "{\"a\":[1,2],\"b\":[\"x\",null]}", "|:a,b 0{a=n:1,b=s:x} 1{a=n:2,b=0:null}"},
  {"columns under a key", "{\"ky\":1,\"d\":{\"a\":[1],\"b\":[2]},\"n\":3}",
   "|/d:a,b ky=n:1 0{a=n:1,b=n:2} n=n:3"},
  {"columns at a path", "{\"x\":{\"a\":[1],\"b\":[2]},\"y\":{\"a\":[3]}}", "|/y:a 0{a=n:3}",
   {.path = "/y"}},
  {"columns at the root, declared", "{\"a\":[1],\"b\":2}", "|:a b=n:2 0{a=n:1}", {.path = ""}},
  {"columns with context inside", "{\"a\":[1,2],\"dv\":\"x\",\"b\":[3,4]}",
   "|:a,b dv=s:x 0{a=n:1,b=n:3} 1{a=n:2,b=n:4}"},
  {"columns in twos", "{\"x\":{\"a\":[1],\"b\":[2]},\"y\":{\"a\":[3],\"b\":[4]}}",
   "|/x:a,b 0{a=n:1,b=n:2} |/y:a,b 0{a=n:3,b=n:4}"},
  {"columns whose keys need escapes", "{\"a/b\":[1],\"c~\":[2]}",
   "|:a~1b,c~0 0{a~1b=n:1,c~0=n:2}"},
  {"one list is no columns", "{\"a\":[1,2],\"b\":3}", "0{a/0=n:1,a/1=n:2,b=n:3}"},
  {"unequal columns", "{\"a\":[1,2,3],\"b\":[1,2]}", "|:a,b ?/b"},
  {"unequal columns under a key", "{\"d\":{\"a\":[1,2,3],\"b\":[1,2]}}", "|/d:a,b ?/d/b"},
  {"null at the end of a column", "{\"a\":[1,2,null],\"b\":[1,2]}",
   "|:a,b 0{a=n:1,b=n:1} 1{a=n:2,b=n:2}"},
  {"null in the middle of a column", "{\"a\":[1,null,3],\"b\":[1,2]}", "|:a,b ?/b"},
  {"an empty column", "{\"a\":[1,2],\"b\":[1,2],\"e\":[]}",
   "|:a,b 0{a=n:1,b=n:1} 1{a=n:2,b=n:2}"},
  {"a record with lists", "{\"a\":1,\"b\":[1,2],\"c\":[3]}", "0{a=n:1,b/0=n:1,b/1=n:2,c/0=n:3}"},
  {"columns of objects", "{\"a\":{\"0\":1,\"1\":2},\"b\":{\"0\":\"x\",\"1\":\"y\"}}",
   "|:a,b 0{a=n:1,b=s:x} 1{a=n:2,b=s:y}"},
  {"objects of other keys are no columns", "{\"a\":{\"0\":1,\"2\":2},\"b\":{\"x\":1}}",
   "0{a/0=n:1,a/2=n:2,b/x=n:1}"},
  {"a record with lists over its limit", "{\"a\":1,\"b\":[1,2],\"c\":[3]}", "!",
   {.max_record = 12}},
  {"numbered objects", "{\"0\":{\"a\":1},\"1\":{\"a\":2},\"5\":{\"a\":3}}",
   "@ 0{a=n:1} 1{a=n:2} 5{a=n:3}"},
  {"numbered objects under a key", "{\"d\":{\"0\":{\"a\":1},\"1\":{\"a\":2}}}",
   "@/d 0{a=n:1} 1{a=n:2}"},
  {"numbers that are names", "{\"5\":{\"a\":1},\"7\":{\"a\":2}}", "0{5/a=n:1,7/a=n:2}"},

  {"context of one table is not that of another",
   "{\"all\":0,\"x\":{\"ky\":1,\"d\":[{\"a\":1}],\"n\":2},\"y\":{\"d\":[{\"a\":2}]}}",
   "@/x/d all=n:0 x/ky=n:1 0{a=n:1} x/n=n:2 @/y/d all=n:0 0{a=n:2}"},
  {"context behind two tables", "{\"x\":[{\"a\":1}],\"y\":[{\"a\":2}],\"ky\":1,\"m\":{\"n\":2}}",
   "@/x 0{a=n:1} @/y 0{a=n:2} ky=n:1 m/n=n:2 </ky*2"},
  {"context behind the table", "{\"d\":[{\"a\":1}],\"meta\":{\"ky\":2}}",
   "@/d 0{a=n:1} meta/ky=n:2"},
  {"lists of one value are context", "{\"ky\":[\"2023\"],\"d\":[{\"a\":1}],\"n\":[7]}",
   "@/d 0{a=n:1} ky=s:2023 n=n:7"},
  {"longer lists are not", "{\"ky\":[1,2],\"d\":[{\"a\":1}],\"n\":[7,8],\"e\":[]}",
   "@/d 0{a=n:1} >/ky*2"},

  {"lines", "{\"a\":1}\n{\"a\":2}\n", "@ 0{a=n:1} 1{a=n:2}", {.sequence = CT_JSON_LINES}},
  {"lines: blank ones, CR LF, no line feed at the end", "{\"a\":1}\r\n\r\n \n{\"a\":2}",
   "@ 0{a=n:1} 1{a=n:2}", {.sequence = CT_JSON_LINES}},
  {"lines: commas between", "{\"a\":1},\n{\"a\":2},\n", "@ 0{a=n:1} 1{a=n:2}",
   {.sequence = CT_JSON_LINES}},
  {"lines: two on one", "{\"a\":1}{\"a\":2}\n{\"a\":3}", "@ 0{a=n:1} 1{a=n:2} 2{a=n:3}",
   {.sequence = CT_JSON_LINES}},
  {"lines: marks between", "\xEF\xBB\xBF{\"a\":1}\n\xEF\xBB\xBF{\"a\":2}\n",
   "@ 0{a=n:1} 1{a=n:2}", {.sequence = CT_JSON_LINES}},
  {"lines: lists", "[\"a\",\"b\"]\n[1,2]\n", "# 0{0=s:a,1=s:b} 1{0=n:1,1=n:2}",
   {.sequence = CT_JSON_LINES}},
  {"lines: records with lists", "{\"a\":[{\"b\":1}]}\n{\"a\":[{\"b\":2}]}\n",
   "@ 0{a/0/b=n:1} 1{a/0/b=n:2}", {.sequence = CT_JSON_LINES}},
  {"lines: a path in each", "{\"k\":1,\"d\":[{\"b\":1}]}\n{\"k\":2,\"d\":[{\"b\":2}]}\n",
   "@/0/d 0/k=n:1 0{b=n:1} @/1/d 1/k=n:2 0{b=n:2}", {.sequence = CT_JSON_LINES, .path = "/d"}},
  {"values", "{\"a\":\n1}{\"a\":2}\n\n{\"a\":3}", "@ 0{a=n:1} 1{a=n:2} 2{a=n:3}",
   {.sequence = CT_JSON_VALUES}},
  {"values: documents", "{\"k\":1,\"d\":[{\"b\":1}]} {\"k\":2,\"d\":[{\"b\":2}]}",
   "@/0/d 0/k=n:1 0{b=n:1} @/1/d 1/k=n:2 0{b=n:2}", {.sequence = CT_JSON_VALUES}},
  {"values: columns", "{\"a\":[1],\"b\":[2]} {\"a\":[3],\"b\":[4]}",
   "|/0:a,b 0{a=n:1,b=n:2} |/1:a,b 0{a=n:3,b=n:4}", {.sequence = CT_JSON_VALUES}},
  {"values: arrays", "[{\"a\":1}][{\"a\":2}]", "@/0 0{a=n:1} @/1 0{a=n:2}",
   {.sequence = CT_JSON_VALUES}},
  {"values: marked as RFC 7464 does", "\x1E{\"a\":1}\n\x1E{\"a\":2}\n", "@ 0{a=n:1} 1{a=n:2}",
   {.sequence = CT_JSON_VALUES}},

  {"broken: trailing comma in a record", "[{\"a\":1,},{\"a\":2}]", "@ ~/0 1{a=n:2}", TOLERANT},
  {"broken: trailing comma in the array", "[{\"a\":1},{\"a\":2},]", "@ 0{a=n:1} 1{a=n:2} ~/1",
   TOLERANT},
  {"broken: no comma", "[{\"a\":1} {\"a\":2}]", "@ 0{a=n:1} ~/0 1{a=n:2}", TOLERANT},
  {"broken: two commas", "[{\"a\":1},,{\"a\":2}]", "@ 0{a=n:1} ~/0 1{a=n:2}", TOLERANT},
  {"broken: NaN", "[{\"a\":1},{\"a\":NaN},{\"a\":3}]", "@ 0{a=n:1} ~/1 2{a=n:3}", TOLERANT},
  {"broken: single quotes", "[{\"a\":1},{'a':'}]'},{\"a\":3}]", "@ 0{a=n:1} ~/1 2{a=n:3}",
   TOLERANT},
  {"broken: comments", "[{\"a\":1}, // {\"a\":9}\n /* {\"a\":9} */ {\"a\":3}]",
   "@ 0{a=n:1} ~/0 1{a=n:3}", TOLERANT},
  {"broken: a comment in a record", "[{\"a\":1, /* } ] */ \"b\":2},{\"a\":3}]", "@ ~/0 1{a=n:3}",
   TOLERANT},
  {"broken: a brace too many", "[{\"a\":1}},{\"a\":2}]", "@ 0{a=n:1} ~/0 1{a=n:2}", TOLERANT},
  {"broken: a brace too few, by lines", "[\n {\"a\":1,\n {\"a\":2},\n {\"a\":3}\n]",
   "@ ~/0 1{a=n:2} 2{a=n:3}", TOLERANT},
  {"broken: a brace too few at the end", "{\"d\":[{\"a\":1},{\"a\":2],\"k\":1}",
   "@/d 0{a=n:1} ~/d/1 k=n:1", TOLERANT},
  {"broken: a bracket too few inside", "[{\"a\":[1,2},{\"a\":2}]", "@ ~/0 1{a=n:2}", TOLERANT},
  {"broken: a quote mark too few, by lines", "[\n{\"a\":\"x,\"b\":1},\n{\"a\":2}]",
   "@ ~/0 1{a=n:2}", TOLERANT},
  {"broken: lines of a record that are not indented",
   "[\n{\n\"a\":NaN,\"b\":[\n{\n\"a\":9\n}\n]\n},\n{\n\"a\":2\n}\n]", "@ ~/0 1{a=n:2}", TOLERANT},
  {"broken: too deep", "[{\"a\":[[[[{\"a\":9}]]]]},{\"a\":2}]", "@ ~/0 1{a=n:2}",
   {.tolerant = TRUE, .max_depth = 4}},
  {"broken: a list", "[[1],[2,x],[3],]", "# 0{0=n:1} ~/1 2{0=n:3} ~/2", TOLERANT},
  {"broken: \\u0000 in context and lists",
   "{\"k\":\"\\u0000\",\"d\":[[1],[\"\\u0000\"],[3]]}", "!/k #/d 0{0=n:1} !/d/1 2{0=n:3}",
   TOLERANT},
  {"broken: bytes in a record that is the whole", "{\"a\":\"\xFF\",\"b\":1}", "!/a", TOLERANT},
  {"broken: bytes behind the limit of such", "{\"b\":\"123456789\",\"a\":\"\xFF\"}", "!/a",
   {.tolerant = TRUE, .max_record = 12}},
  {"broken: \\u0000 in a list of such", "{\"a\":[\"\\u0000\"],\"b\":1}", "!/a/0", TOLERANT},
  {"broken: \\u0000 in columns", "{\"a\":[\"\\u0000\",1],\"b\":[2,3]}",
   "!/a/0 |:a,b 0{a=0:null,b=n:2} 1{a=n:1,b=n:3}", TOLERANT},
  {"broken: \\u0000 in one column and in another",
   "{\"a\":[\"\\u0000\",1,2],\"b\":[3,\"\\u0000\",4]}",
   "!/a/0 !/b/1 |:a,b 0{a=0:null,b=n:3} 1{a=n:1,b=0:null} 2{a=n:2,b=n:4}", TOLERANT},
  {"broken value: \\u0000", "{\"a\":\"\\u0000\"} {\"a\":2}", "!/0/a @ 1{a=n:2}", VALUES},
  {"broken line", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "@ 0{a=n:1} ~/1 2{a=n:3}", LINES},
  {"broken line: the first", "{\"a\":\n{\"a\":3}\n", "@ ~/0 1{a=n:3}", LINES},
  {"broken line: the last", "{\"a\":1}\n{\"a\":\"x", "@ 0{a=n:1} ~/1", LINES},
  {"broken line: words", "{\"a\":1}\nError: timeout\n{\"a\":3}\n", "@ 0{a=n:1} ~/1 2{a=n:3}",
   LINES},
  {"broken line: more behind", "{\"a\":1} x\n{\"a\":3}\n", "@ 0{a=n:1} ~/1 2{a=n:3}", LINES},
  {"broken line: a scalar", "{\"a\":1}\n5\n{\"a\":3}\n", "@ 0{a=n:1} !/1 2{a=n:3}", LINES},
  {"broken value", "{\"a\":1}\n{\"a\":NaN,\n\"b\":1}\n{\"a\":3}", "@ 0{a=n:1} ~/1 2{a=n:3}",
   VALUES},
  {"broken value: the end", "{\"a\":1}\n{\"a\":\n", "@ 0{a=n:1} ~/1", VALUES},
};

/* Broken beyond what can be gone over: an error, behind what was read. */
static const Good refused[] = {
  {"cut off in a record", "[{\"a\":1},{\"a\":", "@ 0{a=n:1} ~/1", TOLERANT},
  {"cut off between records", "[{\"a\":1},", "@ 0{a=n:1}", TOLERANT},
  {"broken before any record", "{\"a\":NaN,\"d\":[{\"a\":1}]}", "", TOLERANT},
  {"broken behind the records", "{\"d\":[{\"a\":1}],NaN}", "@/d 0{a=n:1}", TOLERANT},
  {"columns over their limit", "{\"d\":{\"a\":[1,2],\"b\":[1,2]}}", "", {.max_columns = 1000}},
  {"a head alone, broken off", "[{\"a\":1},[", "@ 0{a=n:1}", TOLERANT},
  {"broken behind the limit of a text", "[[1],[\"123456789012\t\"],[2]]", "# 0{0=n:1}",
   {.tolerant = TRUE, .max_record = 12}},
  {"broken behind the limit of a key", "[[1],[{\"123456789012\t\":1}],[2]]", "# 0{0=n:1}",
   {.tolerant = TRUE, .max_record = 12}},
};

static void
refuse_one(void **state)
{
  const Good *c = *state;
  gsize length = strlen(c->input);

  for (gsize piece = 1; piece <= length; piece++) {
    g_autoptr(GError) error = NULL;
    g_autofree gchar *out = parse(&c->options, c->input, length, piece, &error);

    assert_non_null(error);
    assert_string_equal(out, c->expected);
  }
}

typedef struct {
  const gchar *label;
  const gchar *head;
  CtJsonSequence sequence;
} Sequence;

static const Sequence sequences[] = {
  {"found: nothing", "", CT_JSON_ONE_VALUE},
  {"found: an array", "[{\"a\":1},\n{\"a\":2}]\n", CT_JSON_ONE_VALUE},
  {"found: an object", "{\"a\":1}\n", CT_JSON_ONE_VALUE},
  {"found: an object over lines", "{\n\"a\":1\n}\n", CT_JSON_ONE_VALUE},
  {"found: a beginning", "[{\"a\":1},\n{\"a\":", CT_JSON_ONE_VALUE},
  {"found: a scalar", "1\n2\n", CT_JSON_ONE_VALUE},
  {"found: no JSON", "<html>\n", CT_JSON_ONE_VALUE},
  {"found: a document and more", "{\"a\":1} x", CT_JSON_ONE_VALUE},
  {"found: a bracket too many", "[{\"a\":1}]]", CT_JSON_ONE_VALUE},
  {"found: lines", "{\"a\":1}\n{\"a\":2}\n", CT_JSON_LINES},
  {"found: lines behind a mark", "\xEF\xBB\xBF{\"a\":1}\r\n{\"a\":2}\r\n", CT_JSON_LINES},
  {"found: lines behind blank ones", "\n \n{\"a\":1}\n\n{\"a\":2}\n", CT_JSON_LINES},
  {"found: lines with commas", "{\"a\":1},\n{\"a\":2},\n", CT_JSON_LINES},
  {"found: lines of lists", "[\"a\"]\n[1]\n", CT_JSON_LINES},
  {"found: lines, the first broken", "{\"a\":\n{\"a\":2}\n{\"a\":3}\n", CT_JSON_LINES},
  {"found: lines, the second broken", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n", CT_JSON_LINES},
  {"found: lines, the second no JSON", "{\"a\":1}\nx\n{\"a\":3}\n", CT_JSON_LINES},
  {"found: an array that is broken", "[\n{\"a\":NaN},\n{\"a\":2}\n]\n", CT_JSON_ONE_VALUE},
  {"found: values over lines", "{\n\"a\":1\n}\n{\n\"a\":2\n}\n", CT_JSON_VALUES},
  {"found: values on one line", "{\"a\":1}{\"a\":2}", CT_JSON_VALUES},
  {"found: values with commas", "{\"a\":1},{\"a\":2}", CT_JSON_VALUES},
  {"found: values with marks of RFC 7464", "\x1E{\"a\":1}\n", CT_JSON_VALUES},
};

static void
find_one(void **state)
{
  const Sequence *c = *state;
  gsize length = strlen(c->head);
  g_autofree gchar *copy = g_memdup2(c->head, length);

  assert_int_equal(ct_json_find_sequence(copy, length), c->sequence);
}

/* Time grows with size, whatever is said; that of the processor, as others run, too. */

typedef struct {
  const gchar *label;
  const gchar *before;
  const gchar *again; /* %u: a number that grows */
  const gchar *after;
} Family;

static const Family families[] = {
  {"grows: records", "[{\"a\":1}", ",{\"a\":%u}", "]"},
  {"grows: brackets", "", "[", ""},
  {"grows: braces", "", "{\"a\":", ""},
  {"grows: small arrays", "[[{}]", ",[{\"a\":%u}]", "]"},
  {"grows: lists", "[[\"a\"]", ",[%u]", "]"},
  {"grows: nested lists", "[[1]", ",[[%u]]", "]"},
  {"grows: columns", "{\"a\":[1]", ",\"c%u\":[1]", "}"},
  {"grows: a column", "{\"a\":[1", ",%u", "]}"},
  {"grows: keys", "{\"a\":1", ",\"k%u\":1", "}"},
  {"grows: keys of a record", "[{\"a\":1", ",\"k%u\":1", "}]"},
  {"grows: objects in objects", "{\"a\":{}", ",\"k%u\":{\"0\":1}", "}"},
  {"grows: digits", "[{\"a\":1", "%u", "}]"},
  {"grows: a string", "[{\"a\":\"", "abcd%u", "\"}]"},
  {"grows: escapes", "{\"a\":\"", "\\u00e1\\\\", "\"}"},
  {"grows: white space", "[", " \n", "]"},
  {"grows: commas", "[{\"a\":1}", ",", "]"},
  {"grows: broken records", "[{\"a\":1}", ",{\"a\":NaN}", "]"},
  {"grows: broken lines of an array", "[", "\n {\"a\":1,", "]"},
  {"grows: quotes", "[{\"a\":1}", "\"", "]"},
  {"grows: context", "{\"d\":[{\"a\":1}]", ",\"c%u\":1", "}"},
  {"grows: tables", "{\"ky\":1", ",\"t%u\":[{\"a\":1}]", "}"},
};

static GString *
make_family(const Family *family, guint n)
{
  GString *json = g_string_new(family->before);
  const gchar *number = strstr(family->again, "%u");

  for (guint i = 0; i < n; i++) {
    if (number == NULL) {
      g_string_append(json, family->again);
    } else {
      g_string_append_len(json, family->again, number - family->again);
      g_string_append_printf(json, "%u%s", i, number + 2);
    }
  }
  g_string_append(json, family->after);
  return json;
}

static gint64
time_once(const GString *json)
{
  const CtJsonOptions options = {.tolerant = TRUE, .max_depth = 512};
  static const CtJsonHandler none = {0};
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(&options, &none, NULL);
  gint64 start = (gint64)clock();

  if (ct_json_parser_feed(parser, json->str, json->len, NULL))
    ct_json_parser_finish(parser, NULL);
  return (gint64)clock() - start;
}

#define ATTEMPTS 12 /* others work on the same machine */

/* Growing eightfold is allowed twelve times (2.3 for each doubling) and some noise. Both
 * sizes in turn, so that a slow moment meets both. */
static void
grow_one(void **state)
{
  const Family *family = *state;
  g_autoptr(GString) small = make_family(family, 20000);
  g_autoptr(GString) large = make_family(family, 160000);
  gint64 best_small = G_MAXINT64, best_large = G_MAXINT64;

  for (guint i = 0; i < ATTEMPTS; i++) {
    gint64 time = time_once(small);

    best_small = MIN(best_small, time);
    time = time_once(large);
    best_large = MIN(best_large, time);
    if (best_large <= 12 * best_small + 40000)
      return;
  }
  fail_msg("%s: %" G_GINT64_FORMAT " us, eight times as much %" G_GINT64_FORMAT " us",
           family->label, best_small, best_large);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(refused) + G_N_ELEMENTS(sequences) +
                          G_N_ELEMENTS(families)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = accept_one, .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
    tests[n++] = (struct CMUnitTest){
      .name = refused[i].label, .test_func = refuse_one, .initial_state = (void *)&refused[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++)
    tests[n++] = (struct CMUnitTest){
      .name = sequences[i].label, .test_func = find_one, .initial_state = (void *)&sequences[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
    tests[n++] = (struct CMUnitTest){
      .name = families[i].label, .test_func = grow_one, .initial_state = (void *)&families[i]};
  return cmocka_run_group_tests_name("json shapes", tests, NULL, NULL);
}
