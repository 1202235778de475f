/* The XML of a part: what handlers get, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-error.h"
#include "office/office-xml.h"

#define BYTES(text) text, sizeof(text) - 1

/* What a handler is told, written down; it wants no more at an element "stop". */
typedef struct {
  GString *told;
} Told;

static gboolean
tell_begin(const OfficeXmlElement *element, gpointer user_data)
{
  Told *told = user_data;

  g_string_append_printf(told->told, "<%u %s|%s", element->depth, element->space, element->name);
  for (guint i = 0; i < element->n_attributes; i++)
    g_string_append_printf(told->told, " %s|%s=%s", element->attributes[i].space,
                           element->attributes[i].name, element->attributes[i].value);
  g_string_append_c(told->told, '>');
  return strcmp(element->name, "stop") != 0;
}

static gboolean
tell_end(const gchar *space, const gchar *name, guint depth, gpointer user_data)
{
  g_string_append_printf(((Told *)user_data)->told, "</%u %s|%s>", depth, space, name);
  return strcmp(name, "halt") != 0;
}

static gboolean
tell_text(const gchar *text, gsize length, gpointer user_data)
{
  assert_true(g_utf8_validate_len(text, length, NULL));
  g_string_append_len(((Told *)user_data)->told, text, (gssize)length);
  return memchr(text, '!', length) == NULL;
}

static const OfficeXmlHandler teller = {tell_begin, tell_end, tell_text};

/* @told: as far as it came; @error: (nullable): what the message has; "" : stopped */
typedef struct {
  const gchar *label;
  const gchar *bytes;
  gsize length;
  const gchar *told;
  const gchar *error;
} Case;

static const Case cases[] = {
  {"elements and text", BYTES("<a><b>x</b>y</a>"), "<1 |a><2 |b>x</2 |b>y</1 |a>", NULL},
  {"attributes", BYTES("<a b='1' c=\"&lt;2&#10;\"/>"), "<1 |a |b=1 |c=<2\n></1 |a>", NULL},
  {"namespaces", BYTES("<a xmlns='u' xmlns:p='v' b='1' p:b='2'><p:c/></a>"),
   "<1 u|a |b=1 v|b=2><2 v|c></2 v|c></1 u|a>", NULL},
  {"another prefix is the same", BYTES("<q:a xmlns:q='u' xmlns:r='v' b='1' r:b='2'><r:c/></q:a>"),
   "<1 u|a |b=1 v|b=2><2 v|c></2 v|c></1 u|a>", NULL},
  {"xml: needs no declaration", BYTES("<a xml:space='preserve'/>"),
   "<1 |a http://www.w3.org/XML/1998/namespace|space=preserve></1 |a>", NULL},
  {"CDATA, comments, instructions",
   BYTES("<?xml version='1.0'?><!-- x --><a><![CDATA[<b>]]><?p q?></a>"),
   "<1 |a><b></1 |a>", NULL},
  {"byte-order mark", BYTES("\xEF\xBB\xBF<a/>"), "<1 |a></1 |a>", NULL},
  {"Vietnamese", BYTES("<a>Tỷ lệ hộ nghèo</a>"), "<1 |a>Tỷ lệ hộ nghèo</1 |a>", NULL},
  {"UTF-16LE", BYTES("\xFF\xFE<\0a\0>\0\xD7\x1E<\0/\0a\0>\0"), "<1 |a>ỗ</1 |a>", NULL},
  {"UTF-16BE", BYTES("\xFE\xFF\0<\0a\0>\x1E\xD7\0<\0/\0a\0>"), "<1 |a>ỗ</1 |a>", NULL},
  {"ISO-8859-1", BYTES("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"),
   "<1 |a>é</1 |a>", NULL},
  {"windows-1252", BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\x96</a>"),
   "<1 |a>–</1 |a>", NULL},
  {"windows-1258", BYTES("<?xml version='1.0' encoding='windows-1258'?><a>\xD0\xF5</a>"),
   "<1 |a>Đơ</1 |a>", NULL},
  {"the beginning stops it", BYTES("<a><stop/><b/></a>"), "<1 |a><2 |stop>", ""},
  {"the end stops it", BYTES("<a><halt/><b/></a>"), "<1 |a><2 |halt></2 |halt>", ""},
  {"text stops it", BYTES("<a>x!<b/></a>"), "<1 |a>x!", ""},
  {"no error behind a stop", BYTES("<a><stop/></b>"), "<1 |a><2 |stop>", ""},

  {"nothing", BYTES(""), "", "line 1, column 1: no element found"},
  {"no XML", BYTES("Stt;1;2"), "", "not well-formed"},
  {"cut off", BYTES("<a>\n<b>x"), "<1 |a>\n<2 |b>x", "line 2"},
  {"cut off in a tag", BYTES("<a><b c='"), "<1 |a>", "unclosed token"},
  {"mismatched", BYTES("<a><b></a>"), "<1 |a><2 |b>", "mismatched tag"},
  {"two roots", BYTES("<a/><b/>"), "<1 |a></1 |a>", "junk after document element"},
  {"the same attribute twice", BYTES("<a b='1' b='2'/>"), "", "duplicate attribute"},
  {"the same by namespace", BYTES("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>"), "",
   "duplicate attribute"},
  {"unknown prefix", BYTES("<p:a/>"), "", "unbound prefix"},
  {"invalid UTF-8", BYTES("<a>\xE1\xBA</a>"), "<1 |a>", "not well-formed"},
  {"NUL", BYTES("<a>x\0y</a>"), "<1 |a>x", "not well-formed"},
  {"NUL by number", BYTES("<a>&#0;</a>"), "<1 |a>", "reference to invalid character number"},
  {"unknown encoding", BYTES("<?xml version='1.0' encoding='x-../../evil'?><a/>"), "", "line 1"},
  {"UTF-7", BYTES("<?xml version='1.0' encoding='utf-7'?><a/>"), "", "unknown encoding"},
  {"DOCTYPE", BYTES("<!DOCTYPE a><a/>"), "", "DOCTYPE"},
  {"DOCTYPE with a file", BYTES("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "", "DOCTYPE"},
  {"a billion laughs",
   BYTES("<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&y;</a>"), "",
   "DOCTYPE"},
  {"DOCTYPE in UTF-16", BYTES("\xFF\xFE<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0<\0a\0/\0>\0"), "",
   "DOCTYPE"},
  {"undefined entity", BYTES("<a>&nbsp;</a>"), "<1 |a>", "undefined entity"},
  {"a namespace with the separator", BYTES("<a xmlns='u&#10;v'/>"), "", "line 1"},
};

/* Feeds pieces of @step bytes. Returns: as office_xml_feed() */
static gboolean
feed(OfficeXml *xml, const gchar *bytes, gsize length, gsize step, GError **error)
{
  for (gsize at = 0; at < length; at += step) {
    gsize n = MIN(step, length - at);
    g_autofree gchar *piece = g_memdup2(bytes + at, n);

    if (!office_xml_feed(xml, piece, n, FALSE, error))
      return FALSE;
  }
  return office_xml_feed(xml, "", 0, TRUE, error);
}

static void
read_one(void **state)
{
  static const gsize steps[] = {1, 2, 3, 7, 64, 100000};
  const Case *c = *state;

  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    Told told = {.told = text};
    g_autoptr(OfficeXml) xml = office_xml_new(&teller, "xl/sheet1.xml", &told);

    assert_int_equal(feed(xml, c->bytes, c->length, steps[i], &error), c->error == NULL);
    assert_string_equal(text->str, c->told);
    if (c->error == NULL || c->error[0] == '\0') {
      assert_null(error);
    } else {
      assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
      assert_non_null(strstr(error->message, c->error));
      assert_non_null(strstr(error->message, "xl/sheet1.xml"));
    }
  }
}

/* Documents of @n times @piece, between @front and @back.
 * @error: what the message has; NULL: it is read */
typedef struct {
  const gchar *label;
  const gchar *front;
  const gchar *piece;
  guint n;
  const gchar *back;
  const gchar *error;
} Large;

static const Large larges[] = {
  {"256 levels", "", "<a>", 256, "", "no element found"},
  {"257 levels", "", "<a>", 257, "", "deeper than the limit of 256"},
  {"a million levels", "", "<a>", 1000000, "", "deeper than the limit of 256"},
  {"1,000 attributes", "<a", " a%u='1'", 1000, "/>", NULL},
  {"1,001 attributes", "<a", " a%u='1'", 1001, "/>", "more than the limit of 1000 attributes"},
  {"a million attributes", "<a", " a%u='1'", 1000000, "/>", "longer than the limit of 1048576"},
  {"a million namespaces", "<a", " xmlns:a%u='u'", 1000000, "/>",
   "longer than the limit of 1048576"},
  {"a name of 4,096 bytes", "<", "abcdefgh", 512, "/>", NULL},
  {"a name of 5,000 bytes", "<", "abcdefghij", 500, "/>", "a name of 5000 bytes"},
  {"a name of a megabyte", "<", "abcdefghij", 100000, "/>", "a name of 1000000 bytes"},
  {"a name of ten megabytes", "<", "abcdefghij", 1000000, "/>", "longer than the limit"},
  {"a value of ten megabytes", "<a b='", "abcdefghij", 1000000, "'/>", "longer than the limit"},
  {"a comment of ten megabytes", "<a><!--", "abcdefghij", 1000000, "--></a>",
   "longer than the limit"},
  {"text of ten megabytes", "<a>", "abcdefghij", 1000000, "</a>", NULL},
  {"a tag that never ends", "<a ", "          ", 1000000, "", "longer than the limit"},
  {"20,000 names", "<a>", "<a%u/>", 20000, "</a>", "more than the limit of 10000 different names"},
  {"a million elements", "<a>", "<b c='1'/>", 1000000, "</a>", NULL},
};

static gboolean
count_begin(const OfficeXmlElement *element G_GNUC_UNUSED, gpointer user_data)
{
  ++*(guint *)user_data;
  return TRUE;
}

static void
read_large(void **state)
{
  static const OfficeXmlHandler handler = {.begin = count_begin};
  const Large *c = *state;
  g_autoptr(GString) text = g_string_new(c->front);
  g_autoptr(GError) error = NULL;
  guint n = 0;
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, "content.xml", &n);
  gchar **halves = g_strsplit(c->piece, "%u", 2);
  gint64 begin;

  for (guint i = 0; i < c->n; i++) {
    g_string_append(text, halves[0]);
    if (halves[1] != NULL)
      g_string_append_printf(text, "%u%s", i, halves[1]);
  }
  g_string_append(text, c->back);
  g_strfreev(halves);
  begin = g_get_monotonic_time();
  assert_int_equal(office_xml_feed(xml, text->str, text->len, TRUE, &error), c->error == NULL);
  assert_true(g_get_monotonic_time() - begin < 10 * G_USEC_PER_SEC);
  if (c->error != NULL)
    assert_non_null(strstr(error->message, c->error));
}

static gboolean
check_lookup(const OfficeXmlElement *element, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  assert_string_equal(office_xml_attribute(element, "id"), "1");
  assert_string_equal(office_xml_attribute_in(element, "/relationships", "id"), "2");
  assert_null(office_xml_attribute(element, "none"));
  assert_null(office_xml_attribute_in(element, "/main", "id"));
  assert_true(office_xml_is(element, "/main", "sheet"));
  assert_false(office_xml_is(element, "/main", "sheets"));
  assert_false(office_xml_is(element, "/relationships", "sheet"));
  return TRUE;
}

static void
look_up_attributes(void **state G_GNUC_UNUSED)
{
  static const OfficeXmlHandler handler = {.begin = check_lookup};
  static const gchar text[] = "<x:sheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' "
                              "xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships' "
                              "r:id='2' id='1'/>";
  gboolean seen = FALSE;
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, "xl/workbook.xml", &seen);

  assert_true(office_xml_feed(xml, text, sizeof text - 1, TRUE, NULL));
  assert_true(seen);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(larges) + 1];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(larges); i++)
    tests[n++] = (struct CMUnitTest){.name = larges[i].label,
                                     .test_func = read_large,
                                     .initial_state = (void *)&larges[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(look_up_attributes);
  return cmocka_run_group_tests_name("office-xml", tests, NULL, NULL);
}
