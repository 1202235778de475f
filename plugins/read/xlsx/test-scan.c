/* read/xlsx: the scanner reads what an XML parser reads: random sheets and shared texts, written
 * in all the ways that XML allows, are read by both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "test-book.h"
#include "xlsx-read.h"

#define N_STRINGS 20u

typedef struct {
  GRand *random;
  GString *xml;
  guint strange; /* one of so many things is strange; 0: none */
} Writer;

static gboolean
now_and_then(Writer *writer, guint of)
{
  return g_rand_int_range(writer->random, 0, (gint32)of) == 0;
}

static gboolean
is_strange(Writer *writer)
{
  return writer->strange > 0 && now_and_then(writer, writer->strange);
}

static guint
pick(Writer *writer, guint n)
{
  return (guint)g_rand_int_range(writer->random, 0, (gint32)n);
}

static const gchar *
one_of(Writer *writer, const gchar *const *list, guint n)
{
  return list[pick(writer, n)];
}

#define ONE_OF(writer, ...)                                                                        \
  one_of(writer, (const gchar *const[]){__VA_ARGS__},                                              \
         sizeof((const gchar *[]){__VA_ARGS__}) / sizeof(gchar *))

static void
put(Writer *writer, const gchar *text)
{
  g_string_append(writer->xml, text);
}

static void
put_space(Writer *writer)
{
  put(writer, is_strange(writer) ? ONE_OF(writer, "\n", " ", "\t", "\r\n  ", "<!-- </row> -->",
                                          "<?a </c>?>")
                                 : "");
}

static void
put_attribute(Writer *writer, const gchar *name, const gchar *value)
{
  const gchar *quote = is_strange(writer) ? "'" : "\"";

  put(writer, is_strange(writer) ? "\n\t" : " ");
  put(writer, name);
  put(writer, is_strange(writer) ? " = " : "=");
  put(writer, quote);
  if (is_strange(writer) && value[0] != '\0')
    g_string_append_printf(writer->xml, "&#%d;%s", value[0], value + 1);
  else
    put(writer, value);
  put(writer, quote);
}

static void
put_text(Writer *writer)
{
  static const gchar *const plain[] = {
    "Tỷ lệ hộ nghèo", "12", "-", "a b", " x ", "0.672", "x_x000D_y", "Thu NSNN", "", "東京"};
  static const gchar *const odd[] = {"&lt;", "&#x1EC7;", "<![CDATA[<v>]]>", "]]", ">", "\"'",
                                     "<!-- a -->", "\r\n", "\t", "Tû lÖ", "o\xCC\x82\xCC\xA3"};

  put(writer, one_of(writer, plain, G_N_ELEMENTS(plain)));
  if (is_strange(writer))
    put(writer, one_of(writer, odd, G_N_ELEMENTS(odd)));
}

static void
put_number(Writer *writer)
{
  g_string_append_printf(writer->xml, "%d", g_rand_int_range(writer->random, -9999, 99999));
  if (now_and_then(writer, 2))
    g_string_append_printf(writer->xml, ".%u", pick(writer, 1000));
  if (is_strange(writer))
    put(writer, ONE_OF(writer, "E5", "e-3", "x", " ", "&#48;", "1e999"));
}

static void
put_formula(Writer *writer)
{
  guint kind = pick(writer, 6);

  if (kind > 3)
    return;
  put(writer, kind == 0   ? "<f>SUM(A1:B2)</f>"
              : kind == 1 ? "<f t=\"shared\" ref=\"B1:B9\" si=\"0\">A1*2</f>"
              : kind == 2 ? "<f t=\"shared\" si=\"0\"/>"
                          : "<f t='array' ref='C1:C2'>A1&amp;B1</f>");
}

static void
put_end(Writer *writer, const gchar *name)
{
  g_string_append_printf(writer->xml, is_strange(writer) ? "</%s\n>" : "</%s>", name);
}

static void
put_value(Writer *writer, guint kind)
{
  if (kind == 2 && now_and_then(writer, 3)) {
    put(writer, ONE_OF(writer, "<is/>", "<is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is>",
                       "<is><t>a</t><rPh sb='0' eb='1'><t>x</t></rPh></is>"));
    return;
  }
  put(writer, kind == 2 ? is_strange(writer) ? "<is><t xml:space='preserve'>" : "<is><t>" : "<v>");
  if (kind == 1)
    g_string_append_printf(writer->xml, "%u",
                           pick(writer, N_STRINGS + (is_strange(writer) ? 1u : 0u)));
  else if (kind == 0)
    put_number(writer);
  else
    put_text(writer);
  put_end(writer, kind == 2 ? "t" : "v");
  if (kind == 2)
    put_end(writer, "is");
}

static void
put_cell(Writer *writer, guint row, guint column)
{
  static const gchar *const types[] = {NULL, "s", "inlineStr", "str", "b", "e", "d"};
  guint kind = now_and_then(writer, 4) ? pick(writer, G_N_ELEMENTS(types)) : pick(writer, 2);
  g_autofree gchar *place = g_strdup_printf("%c%u", 'A' + (gint)column, row);
  g_autofree gchar *style = g_strdup_printf("%u", pick(writer, is_strange(writer) ? 4u : 3u));

  put(writer, "<c");
  if (!is_strange(writer))
    put_attribute(writer, "r", place);
  if (now_and_then(writer, 2))
    put_attribute(writer, "s", style);
  if (types[kind] != NULL)
    put_attribute(writer, "t", is_strange(writer) ? "?" : types[kind]);
  if (is_strange(writer))
    put_attribute(writer, "cm", "1");
  if (now_and_then(writer, 5)) {
    put(writer, "/>");
    return;
  }
  put(writer, ">");
  if (now_and_then(writer, 8))
    put_formula(writer);
  put_space(writer);
  if (!now_and_then(writer, 8))
    put_value(writer, kind);
  if (is_strange(writer))
    put(writer, ONE_OF(writer, "<extLst><ext><v>9</v></ext></extLst>", "<v>7</v>", "x",
                       "<f>A9</f>"));
  put_end(writer, "c");
}

static void
put_row(Writer *writer, guint row)
{
  g_autofree gchar *number = g_strdup_printf("%u", row);

  put(writer, "<row");
  if (!is_strange(writer))
    put_attribute(writer, "r", number);
  put(writer, now_and_then(writer, 2) ? " spans=\"1:8\" x14ac:dyDescent=\"0.25\"" : "");
  if (now_and_then(writer, 10))
    put_attribute(writer, "hidden", ONE_OF(writer, "1", "0", "true", "x"));
  if (now_and_then(writer, 10)) {
    put(writer, "/>");
    return;
  }
  put(writer, ">");
  for (guint column = 0; column < 8; column++) {
    put_space(writer);
    if (!now_and_then(writer, 6))
      put_cell(writer, row, column);
  }
  if (is_strange(writer))
    put(writer, ONE_OF(writer, "<x/>", "text", "<c r='A1'><v>1</v></c>"));
  put_end(writer, "row");
  put_space(writer);
}

/* Returns: (transfer full) */
static gchar *
write_sheet(Writer *writer, guint n_rows)
{
  writer->xml = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns='" MAIN
                             "' xmlns:x14ac='urn:x'>");
  put(writer, now_and_then(writer, 3) ? "<cols><col min='2' max='2' hidden='1'/></cols>" : "");
  put(writer, "<sheetData>");
  for (guint row = 1; row <= n_rows; row++)
    if (!now_and_then(writer, 20))
      put_row(writer, row);
  put(writer, "</sheetData>");
  put(writer, now_and_then(writer, 3) ? "<mergeCells><mergeCell ref='A1:B3'/></mergeCells>" : "");
  put(writer, "</worksheet>");
  return g_string_free(writer->xml, FALSE);
}

static gchar *
write_strings(Writer *writer)
{
  writer->xml = g_string_new("<sst xmlns='" MAIN "'>");
  for (guint i = 0; i < N_STRINGS; i++) {
    put_space(writer);
    put(writer, is_strange(writer) ? "<si><t xml:space=\"preserve\">" : "<si><t>");
    put_text(writer);
    put_end(writer, "t");
    put(writer, is_strange(writer) ? "<rPh sb='0' eb='1'><t>x</t></rPh>" : "");
    put_end(writer, "si");
  }
  put(writer, "</sst>");
  return g_string_free(writer->xml, FALSE);
}

static gchar *
read_book(GBytes *book, gboolean by_xml)
{
  const XlsxOptions options = {.max_cells = 10000000,
                               .max_merged = 1000,
                               .max_text = 1000,
                               .max_strings = 1 << 20,
                               .by_xml = by_xml};
  g_autoptr(CtInput) input = ct_input_new_bytes(book);
  g_autoptr(OfficePackage) package = office_package_open(input, &OFFICE_LIMITS_DEFAULT, NULL);
  g_autoptr(GError) error = NULL;
  RowRecorder recorder = test_recorder_new();

  assert_non_null(package);
  if (!xlsx_read_book(package, &options, &recorder.sink, &error))
    g_string_append(recorder.text, "error\n");
  return g_string_free(recorder.text, FALSE);
}

static void
compare(Writer *writer, guint n_rows)
{
  g_autofree gchar *sheet = write_sheet(writer, n_rows);
  g_autofree gchar *strings = write_strings(writer);
  const TestPart parts[] = {
    {"xl/worksheets/sheet1.xml", sheet},
    {"xl/sharedStrings.xml", strings},
    {"xl/styles.xml", STYLES("<fonts><font/><font><name val='.VnTime'/></font></fonts><cellXfs>"
                             "<xf/><xf numFmtId='10'/><xf numFmtId='0' fontId='1'/></cellXfs>")},
  };
  g_autoptr(GBytes) book = test_book_make(parts, G_N_ELEMENTS(parts));
  g_autofree gchar *scanned = read_book(book, FALSE);
  g_autofree gchar *parsed = read_book(book, TRUE);

  if (strcmp(scanned, parsed) != 0)
    print_message("%s\n%s\n", sheet, strings);
  assert_string_equal(scanned, parsed);
  assert_non_null(strstr(scanned, "\n"));
}

static void
random_sheets(void **state G_GNUC_UNUSED)
{
  const gchar *seed_text = g_getenv("CT_TEST_SEED");
  guint32 seed = seed_text != NULL ? (guint32)strtoul(seed_text, NULL, 10) : 2023;
  Writer writer = {.random = g_rand_new_with_seed(seed)};

  print_message("# seed %u\n", seed);
  for (guint i = 0; i < 600; i++) {
    writer.strange = i % 3 == 0 ? 0 : i % 3 == 1 ? 400 : 40;
    compare(&writer, 1 + pick(&writer, 30));
  }
  g_rand_free(writer.random);
}

/* In many pieces, which end anywhere. */
static void
long_sheets(void **state G_GNUC_UNUSED)
{
  Writer writer = {.random = g_rand_new_with_seed(6)};

  for (guint i = 0; i < 3; i++) {
    writer.strange = i * 20000;
    compare(&writer, 8000);
  }
  g_rand_free(writer.random);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(random_sheets),
    cmocka_unit_test(long_sheets),
  };

  return cmocka_run_group_tests(tests, NULL, NULL);
}
