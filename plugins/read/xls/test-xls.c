/* read/xls: workbooks in, rows out; what is no workbook is told for what it is; a child that
 * is given damaged files does no harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugin/ct-plugin.h"
#include "test-recorder.h"

extern const CtPlugin ct_plugin;

static const gchar *data_folder;

#define BYTES(text) text, sizeof(text) - 1

static gpointer
open_reader(const gchar *key, const gchar *value)
{
  const gchar *keys[] = {key, NULL};
  const gchar *values[] = {value, NULL};
  g_autoptr(CtSettings) settings =
    ct_settings_new(ct_plugin.options, key != NULL ? keys : NULL, values, "/", NULL, NULL);

  assert_non_null(settings);
  return ct_plugin.open(settings, NULL);
}

/* Returns: (transfer full): what came out, with the error's code and message in the last line */
static gchar *
read_bytes(const gchar *bytes, gsize length, const gchar *key, const gchar *value)
{
  g_autoptr(GBytes) whole = g_bytes_new(bytes, length);
  g_autoptr(CtInput) input = ct_input_new_bytes(whole);
  g_autoptr(GError) error = NULL;
  RowRecorder recorder = make_recorder();
  gpointer self = open_reader(key, value);

  if (!ct_plugin.read->read(self, input, &recorder.sink, &error)) {
    assert_non_null(error);
    assert_true(error->domain == CT_ERROR);
    g_string_append_printf(recorder.text, "error %d %s\n", error->code, error->message);
  } else {
    assert_null(error);
  }
  ct_plugin.close(self);
  return g_string_free(recorder.text, FALSE);
}

static gchar *
load(const gchar *name, gsize *length)
{
  g_autofree gchar *path = g_build_filename(data_folder, name, NULL);
  gchar *bytes = NULL;

  assert_true(g_file_get_contents(path, &bytes, length, NULL));
  return bytes;
}

/* Workbooks */

static void
read_form(void **state G_GNUC_UNUSED)
{
  gsize length;
  g_autofree gchar *bytes = load("form.xls", &length);
  g_autofree gchar *seen = read_bytes(bytes, length, NULL, NULL);

  assert_string_equal(
    seen,
    "table Biểu 1\n"
    "1: Chỉ tiêu|Đơn vị|Thực hiện|Tỷ lệ|Ngày\n"
    "2: Thu ngân sách|tỷ đồng|#1234.50|%67.2|@2023-06-30\n"
    "3: Hộ nghèo|_|#0.3|%5.00|@2023-06-30\n"
    "4: Tổng|_|=#1234.8|=!#DIV/0!|=Thu ngân sách (2023)\n"
    "5: =TRUE|=FALSE|#1235|-|=!#N/A\n"
    "6: Tỷ lệ hộ nghèo|Tỷ lệ hộ nghèo|#-5.25|#123456789012345|"
    "ghi chú ghi chú ghi chú ghi chú ghi \n"
    "7: gộp|<gộp\n"
    "8: ^gộp|<^gộp|#7\n"
    "note hidden-rows 3 read.hidden-rows 3\n"
    "note hidden-columns B read.hidden-columns 0\n"
    "note legacy-font TCVN3 read.legacy-font 0\n"
    "note legacy-font VNI read.legacy-font 0\n"
    "table Số cũ\n"
    "note hidden-sheet Số cũ read.hidden-sheet 0\n"
    "5: _|_|#3\n"
    "table Trống\n");
}

static void
read_empty(void **state G_GNUC_UNUSED)
{
  gsize length;
  g_autofree gchar *bytes = load("empty.xls", &length);
  g_autofree gchar *seen = read_bytes(bytes, length, NULL, NULL);

  assert_string_equal(seen, "table Trang 1\ntable Trang 2\n"); /* intake tells it */
}

/* Of Excel 2, which is no compound file; freexl alone reads it. */
static void
read_oldest(void **state G_GNUC_UNUSED)
{
  static const gchar book[] = "\x09\0\4\0\2\0\x10\0"
                              "\x42\0\2\0\xE4\4" /* windows-1252 */
                              "\0\0\x08\0\0\0\1\0\0\0\2\0" /* one row, two columns */
                              "\3\0\x0F\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\x3F"
                              "\4\0\x0A\0\0\0\1\0\0\0\0\2ha"
                              "\x0A\0\0\0";
  g_autofree gchar *seen = read_bytes(BYTES(book), NULL, NULL);

  assert_string_equal(seen, "table Worksheet\n1: #0.5|ha\n");
}

static void
pass_limits(void **state G_GNUC_UNUSED)
{
  gsize length;
  g_autofree gchar *bytes = load("form.xls", &length);
  g_autofree gchar *large = read_bytes(bytes, length, "max-file", "1K");
  g_autofree gchar *hungry = read_bytes(bytes, length, "max-memory", "64K");

  assert_non_null(strstr(large, "error 2 "));
  assert_non_null(strstr(large, "read.max-file"));
  assert_non_null(strstr(hungry, "error 1 "));
  assert_non_null(strstr(hungry, "read.max-memory"));
}

/* Damaged ones: the seed is printed, and is the same each time. */
static void
read_mutations(void **state G_GNUC_UNUSED)
{
  const gchar *wanted = g_getenv("CT_TEST_SEED");
  guint32 seed = wanted != NULL ? (guint32)g_ascii_strtoull(wanted, NULL, 10) : 2023;
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  gsize length;
  g_autofree gchar *bytes = load("form.xls", &length);
  guint n_failed = 0;

  g_print("# seed %u\n", seed);
  for (guint i = 0; i < 200; i++) {
    g_autofree gchar *damaged = g_memdup2(bytes, length);
    gsize n = i % 10 == 9 ? (gsize)g_rand_int_range(random, 1, (gint32)length) : length;
    g_autofree gchar *seen = NULL;

    for (gint j = g_rand_int_range(random, 1, 30); j > 0; j--)
      damaged[g_rand_int_range(random, 0, (gint32)n)] = (gchar)g_rand_int_range(random, 0, 256);
    seen = read_bytes(damaged, n, "max-seconds", "2");
    assert_true(g_utf8_validate(seen, -1, NULL));
    n_failed += strstr(seen, "error ") != NULL ? 1 : 0;
  }
  assert_in_range(n_failed, 1, 199); /* some of them are damaged where it matters, not all */
}

/* What a file is. @name: some reader knows it by; @score: the probe's; @told: part of what is
 * told, NULL: nothing, as others read it */
typedef struct {
  const gchar *label;
  const gchar *name;
  const gchar *bytes;
  gsize length;
  guint score;
  const gchar *told;
} Kind;

static const Kind kinds[] = {
  {"nothing at all", "a.xls", BYTES(""), 60, "is empty (0 bytes)"},
  {"nothing, of another name", "a.csv", BYTES(""), 0, "is empty (0 bytes)"},
  {"HTML named .xls", "a.xls", BYTES("\xEF\xBB\xBF\n<html xmlns:x=\"urn:schemas-microsoft-com\">"),
   85, "is a web page (HTML)"},
  {"HTML table without more", "A.XLS", BYTES("<table border=1><tr><td>1"), 85, "web page"},
  {"HTML in UTF-16", "a.xls", BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), 85, "web page"},
  {"a page with its pictures", "a.xls", BYTES("MIME-Version: 1.0\r\nX-Document-Type: Workbook"), 85,
   "web page"},
  {"XML Spreadsheet 2003", "a.xls",
   BYTES("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>"), 85,
   "XML Spreadsheet of 2003"},
  {"other XML named .xls", "a.xls", BYTES("<?xml version=\"1.0\"?><a/>"), 60, "is XML"},
  {"other XML", "a.xml", BYTES("<?xml version=\"1.0\"?><a/>"), 1, "is XML"},
  {"PDF", "a.xls", BYTES("%PDF-1.4\n"), 85, "is a PDF"},
  {"PDF of its own name", "a.pdf", BYTES("%PDF-1.4\n"), 85, "is a PDF"},
  {"a photo", "a.xls", BYTES("\xFF\xD8\xFF\xE0"), 85, "is a picture"},
  {"RTF", "a.doc", BYTES("{\\rtf1\\ansi"), 97, "text document (Word)"},
  {"DOCX", "a.xlsx", BYTES("PK\3\4\24\0\0\0\10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\22\0\0\0"
                           "word/document.xml"), 97, "text document (Word)"},
  {"an archive", "a.zip", BYTES("PK\3\4\24\0\0\0\10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0"
                                "a.csv"), 1, "compressed archive"},
  {"RAR", "a.xls", BYTES("Rar!\x1A\x07\0"), 85, "compressed archive"},
  {"XLSX named .xls is read by others", "a.xls",
   BYTES("PK\3\4\24\0\0\0\10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\17\0\0\0xl/workbook.xml"), 0,
   "newer workbook (.xlsx)"},
  {"ODS is read by others", "a.xls",
   BYTES("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\10\0\0\0"
         "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"), 0, "newer workbook (.ods)"},
  {"CSV named .xls has a better reader", "a.xls", BYTES("a;b\n1;2\n"), 10, "is no workbook"},
  {"CSV", "a.csv", BYTES("a;b\n1;2\n"), 0, "is no workbook"},
  {"a compound file that is cut", "a.xls", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 95,
   "without a workbook in it, or it is damaged"},
};

static void
tell_kind(void **state)
{
  const Kind *kind = *state;
  g_autofree gchar *seen = read_bytes(kind->bytes, kind->length, NULL, NULL);

  assert_int_equal(ct_plugin.read->probe(kind->name, NULL, kind->bytes, kind->length),
                   kind->score);
  assert_non_null(strstr(seen, kind->told));
  assert_true(g_str_has_prefix(seen, "error 1 "));
}

/* A compound file with one stream of 4,096 bytes: header, FAT, directory, stream. */

static void
put_number(gchar *at, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++)
    at[i] = (gchar)(value >> (8 * i) & 0xFF);
}

static void
put_entry(gchar *entry, const gchar *name, guint type, guint32 child, guint32 first, guint32 size)
{
  for (gsize i = 0; name[i] != '\0'; i++)
    entry[2 * i] = name[i];
  put_number(entry + 64, (guint32)(2 * (strlen(name) + 1)), 2);
  entry[66] = (gchar)type;
  put_number(entry + 68, G_MAXUINT32, 4);
  put_number(entry + 72, G_MAXUINT32, 4);
  put_number(entry + 76, child, 4);
  put_number(entry + 116, first, 4);
  put_number(entry + 120, size, 4);
}

#define CFB_BYTES (512u * 11)

/* @stream: (array length=n). Returns: (transfer full): CFB_BYTES */
static gchar *
make_cfb(const gchar *name, const gchar *stream, gsize n)
{
  gchar *cfb = g_malloc0(CFB_BYTES), *fat = cfb + 512, *directory = cfb + 1024;

  memcpy(cfb, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  put_number(cfb + 24, 0x3E, 2);
  put_number(cfb + 26, 3, 2);
  put_number(cfb + 28, 0xFFFE, 2);
  put_number(cfb + 30, 9, 2);
  put_number(cfb + 32, 6, 2);
  put_number(cfb + 44, 1, 4);
  put_number(cfb + 48, 1, 4);
  put_number(cfb + 56, 4096, 4);
  put_number(cfb + 60, 0xFFFFFFFE, 4);
  put_number(cfb + 68, 0xFFFFFFFE, 4);
  memset(cfb + 76, 0xFF, 436);
  put_number(cfb + 76, 0, 4);
  memset(fat, 0xFF, 512);
  put_number(fat, 0xFFFFFFFD, 4);
  put_number(fat + 4, 0xFFFFFFFE, 4);
  for (guint i = 2; i < 10; i++)
    put_number(fat + (gsize)4 * i, i < 9 ? i + 1 : 0xFFFFFFFE, 4);
  put_entry(directory, "Root Entry", 5, 1, 0xFFFFFFFE, 0);
  put_entry(directory + 128, name, 2, G_MAXUINT32, 2, 4096);
  memcpy(cfb + 1536, stream, MIN(n, 4096));
  return cfb;
}

/* @stream: its name and first bytes */
typedef struct {
  const gchar *label;
  const gchar *stream;
  const gchar *bytes;
  gsize length;
  const gchar *seen;
} Compound;

#define BOF8 "\x09\x08\x10\0\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BOF8_SHEET "\x09\x08\x10\0\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define END "\x0A\0\0\0"

static const Compound compounds[] = {
  {"a workbook of a newer Excel behind a password", "EncryptedPackage", BYTES(""),
   "error 1 the workbook can be opened only with a password"},
  {"a text document", "WordDocument", BYTES(""), "error 1 the file is a text document (Word)"},
  {"a mail", "__properties_version1.0", BYTES(""), "error 1 the file is a saved mail message"},
  {"something else", "Contents", BYTES(""), "error 1 the file is an old office file without"},
  {"an old workbook behind a password", "Workbook", BYTES(BOF8 "\x2F\0\2\0\0\0" END),
   "error 1 the workbook can be opened only with a password"},
  {"no records", "Workbook", BYTES(""), "error 1 the file cannot be read: it is no workbook, or "},
  {"a stream of another name", "Workbooks", BYTES(BOF8 END), "error 1 the file is an old office"},
  {"no sheets", "Workbook", BYTES(BOF8 END), "error 1 the file cannot be read"},
};

static void
read_compound(void **state)
{
  const Compound *compound = *state;
  g_autofree gchar *cfb = make_cfb(compound->stream, compound->bytes, compound->length);
  g_autofree gchar *seen = read_bytes(cfb, CFB_BYTES, NULL, NULL);

  if (!g_str_has_prefix(seen, compound->seen))
    assert_string_equal(seen, compound->seen);
  assert_in_range(ct_plugin.read->probe("a.xls", NULL, cfb, 4096), 85, 97);
}

#define ADD(cases, function)                                                                       \
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)                                                  \
    tests[n++] = (struct CMUnitTest){.name = (cases)[i].label,                                     \
                                     .test_func = function,                                        \
                                     .initial_state = (void *)&(cases)[i]};

int
main(int argc, char **argv)
{
  struct CMUnitTest tests[G_N_ELEMENTS(kinds) + G_N_ELEMENTS(compounds) + 5];
  gsize n = 0;

  if (argc < 2)
    return 2;
  data_folder = argv[1];
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_form);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_empty);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_oldest);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(pass_limits);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_mutations);
  ADD(kinds, tell_kind)
  ADD(compounds, read_compound)
  return _cmocka_run_group_tests("read/xls", tests, n, NULL, NULL);
}
