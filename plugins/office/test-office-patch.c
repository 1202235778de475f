#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "office/office-outline.h"
#include "office/office-patch.h"

/* Tags */

typedef struct {
  const gchar *label;
  const gchar *tag;
  const gchar *name;
  const gchar *value; /* NULL: it is taken away */
  const gchar *wanted;
} TagCase;

static const TagCase tags[] = {
  {"changed", "<c r=\"A1\" s=\"3\" t=\"s\">", "s", "12", "<c r=\"A1\" s=\"12\" t=\"s\">"},
  {"added", "<c r=\"A1\"/>", "s", "1", "<c s=\"1\" r=\"A1\"/>"},
  {"added to a tag without any", "<c/>", "s", "1", "<c s=\"1\"/>"},
  {"other quotes", "<c s='3'>", "s", "12", "<c s='12'>"},
  {"spaces around the sign", "<c r = \"A\" s\n=\n\"3\">", "s", "12", "<c r = \"A\" s\n=\n\"12\">"},
  {"a name that ends so", "<c xs=\"1\" x:s=\"2\">", "s", "3", "<c s=\"3\" xs=\"1\" x:s=\"2\">"},
  {"the sign in a value", "<c a=\"s='1'>\" s=\"2\">", "s", "3", "<c a=\"s='1'>\" s=\"3\">"},
  {"an element behind it", "<a b=\"1\"><c s=\"2\"/></a>", "s", "3",
   "<a s=\"3\" b=\"1\"><c s=\"2\"/></a>"},
  {"escaped", "<c/>", "s", "a\"<&>", "<c s=\"a&quot;&lt;&amp;&gt;\"/>"},
  {"taken away", "<c r=\"A1\" s=\"3\" t=\"s\">", "s", NULL, "<c r=\"A1\" t=\"s\">"},
  {"the last taken away", "<c s=\"3\"/>", "s", NULL, "<c/>"},
  {"none to take away", "<c r=\"A1\"/>", "s", NULL, "<c r=\"A1\"/>"},
};

static void
tag_one(void **state)
{
  const TagCase *one = *state;
  g_autoptr(GString) text = g_string_new(one->tag);

  if (one->value != NULL)
    office_tag_set(text, one->name, one->value);
  else
    office_tag_remove(text, one->name);
  assert_string_equal(text->str, one->wanted);
}

static void
tags_are_read(void **state)
{
  const gchar *text = "<x:c r:id=\"rId1\" s=\"3\"/>";
  OfficeTag tag = {text, strlen(text)};
  g_autofree gchar *prefix = office_tag_prefix(tag);
  g_autofree gchar *style = office_tag_get(tag, "s");
  gsize at, length;

  (void)state;
  assert_string_equal(prefix, "x:");
  assert_string_equal(style, "3");
  assert_null(office_tag_get(tag, "id"));
  assert_true(office_tag_find(tag, "id", TRUE, &at, &length));
  assert_memory_equal(text + at, "rId1", length);
  assert_true(office_tag_is_empty(tag));
  assert_true(office_tag_is(tag, "s", "3"));
  assert_false(office_tag_is(tag, "s", "33"));
}

/* Patches */

static GBytes *
bytes_of(const gchar *text)
{
  return g_bytes_new(text, strlen(text));
}

static void
assert_bytes(GBytes *bytes, const gchar *wanted)
{
  assert_int_equal(g_bytes_get_size(bytes), strlen(wanted));
  assert_memory_equal(g_bytes_get_data(bytes, NULL), wanted, strlen(wanted));
}

static void
edits_come_in_any_order(void **state)
{
  g_autoptr(GBytes) bytes = bytes_of("0123456789");
  g_autoptr(OfficePatch) patch = office_patch_new(bytes);
  g_autoptr(GBytes) same = office_patch_apply(patch);

  (void)state;
  assert_ptr_equal(same, bytes);
  office_patch_replace(patch, 8, 2, "end");
  office_patch_replace(patch, 3, 0, "a");
  office_patch_replace(patch, 3, 1, "b");
  office_patch_replace(patch, 0, 1, NULL);
  office_patch_replace(patch, 10, 0, "!");
  g_autoptr(GBytes) patched = office_patch_apply(patch);
  assert_bytes(patched, "12ab4567end!");
}

static void
control_characters_are_no_xml(void **state)
{
  g_autoptr(GString) text = g_string_new(NULL);

  (void)state;
  office_escape(text, "a\x01\n\t<&>\"=1+1");
  assert_string_equal(text->str, "a\xEF\xBF\xBD\n\t&lt;&amp;&gt;&quot;=1+1");
}

/* Encodings */

typedef struct {
  const gchar *label;
  const gchar *encoding; /* of iconv */
  const gchar *text;
  const gchar *wanted; /* NULL: the same bytes */
} DecodeCase;

static const DecodeCase encodings[] = {
  {"UTF-8", "UTF-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>ế</a>", NULL},
  {"nothing told", "UTF-8", "<a>ế</a>", NULL},
  {"UTF-16 without a mark", "UTF-16LE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>ế</a>",
   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>ế</a>"},
  {"UTF-16 with a mark", "UTF-16", "<a>ế</a>",
   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>ế</a>"},
  {"big end first", "UTF-16BE", "<a>ế</a>",
   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>ế</a>"},
  {"one byte a letter", "ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>",
   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>"},
};

static void
decode_one(void **state)
{
  const DecodeCase *one = *state;
  gsize length;
  gchar *text = g_convert(one->text, -1, one->encoding, "UTF-8", NULL, &length, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
  g_autoptr(GBytes) decoded = office_patch_decode(bytes, NULL);

  assert_non_null(decoded);
  assert_bytes(decoded, one->wanted != NULL ? one->wanted : one->text);
}

static void
false_encodings_are_told(void **state)
{
  g_autoptr(GBytes) bytes = bytes_of("<?xml version='1.0' encoding='no-such'?><a/>");
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_null(office_patch_decode(bytes, &error));
  assert_non_null(error);
}

/* Outlines */

static void
outline_knows_where_all_stands(void **state)
{
  g_autoptr(GBytes) bytes = bytes_of("<?xml version=\"1.0\"?><x:a xmlns:x=\"n\"><!-- <b/> -->"
                                     "<x:b i=\"1\"/><x:c>t<x:b/></x:c><x:b i=\"2\">u</x:b></x:a>");
  g_autoptr(OfficeOutline) outline = office_outline_read(bytes, "test", NULL);
  guint b = office_outline_child(outline, 0, "b"), c = office_outline_child(outline, 0, "c");
  guint last = office_outline_next(outline, b, "b");

  (void)state;
  assert_string_equal(outline->root_space, "n");
  assert_true(office_tag_is(office_outline_tag(outline, b), "i", "1"));
  assert_true(office_tag_is(office_outline_tag(outline, last), "i", "2"));
  assert_int_equal(office_outline_next(outline, last, "b"), OFFICE_NODE_NONE);
  assert_int_equal(office_outline_content(outline, b).length, 0);
  assert_memory_equal(office_outline_content(outline, c).text, "t<x:b/>", 7);
  assert_int_equal(office_outline_content(outline, c).length, 7);
  assert_int_equal(office_outline_text(outline, c).length, strlen("<x:c>t<x:b/></x:c>"));
  assert_int_equal(office_outline_get(outline, 0)->end, g_bytes_get_size(bytes));
}

static void
broken_parts_have_no_outline(void **state)
{
  g_autoptr(GBytes) bytes = bytes_of("<a><b></a>");
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_null(office_outline_read(bytes, "test.xml", &error));
  assert_non_null(strstr(error->message, "test.xml"));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(tags) + G_N_ELEMENTS(encodings) + 6];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++)
    tests[n++] = (struct CMUnitTest){
      .name = tags[i].label, .test_func = tag_one, .initial_state = (void *)&tags[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++)
    tests[n++] = (struct CMUnitTest){
      .name = encodings[i].label, .test_func = decode_one, .initial_state = (void *)&encodings[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(tags_are_read);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(edits_come_in_any_order);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(control_characters_are_no_xml);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(false_encodings_are_told);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(outline_knows_where_all_stands);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(broken_parts_have_no_outline);
  return cmocka_run_group_tests_name("office-patch", tests, NULL, NULL);
}
