/* xlsx-input.c: see xlsx-input.h */
#include "xlsx-input.h"

#include <string.h>

#include "office/test-zip.h"
#include "read/xlsx/xlsx-read.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOC "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const TestEntry parts[] = {
  {.name = "_rels/.rels",
   .bytes = "<Relationships xmlns='" RELS "'><Relationship Id='a' Type='" DOC "/officeDocument' "
            "Target='xl/workbook.xml'/></Relationships>"},
  {.name = "xl/workbook.xml",
   .bytes = "<workbook xmlns='" MAIN "' xmlns:r='" DOC "'><sheets>"
            "<sheet name='S' sheetId='1' r:id='s'/></sheets></workbook>"},
  {.name = "xl/_rels/workbook.xml.rels",
   .bytes = "<Relationships xmlns='" RELS "'>"
            "<Relationship Id='s' Type='" DOC "/worksheet' Target='sheet.xml'/>"
            "<Relationship Id='y' Type='" DOC "/styles' Target='styles.xml'/>"
            "<Relationship Id='t' Type='" DOC "/sharedStrings' Target='strings.xml'/>"
            "</Relationships>"},
  {.name = "xl/sheet.xml",
   .bytes = "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c>"
            "<c r='B1' s='1'><v>0.672</v></c><c r='C1' s='2'><v>45107</v></c>"
            "<c r='D1' t='s'><v>1</v></c></row></sheetData></worksheet>"},
  {.name = "xl/styles.xml",
   .bytes = "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='170' formatCode='0.0%'/>"
            "</numFmts><fonts><font/><font><name val='.VnTime'/></font></fonts><cellXfs><xf/>"
            "<xf numFmtId='170' fontId='1'/><xf numFmtId='14'/></cellXfs></styleSheet>"},
  {.name = "xl/strings.xml",
   .bytes = "<sst xmlns='" MAIN "'><si><t>Tû lÖ hé nghÌo</t></si><si><r><t>a</t></r></si></sst>"},
};

static const OfficeLimits limits = {.max_file = FUZZ_MAX_INPUT * 2,
                                    .max_parts = 50,
                                    .max_part = FUZZ_MAX_INPUT,
                                    .max_total = FUZZ_MAX_INPUT * 8};

static GBytes *
make_book(const gchar *part, const void *data, gsize size)
{
  TestZip zip = test_zip_new();

  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    TestEntry entry = parts[i];

    if (strcmp(entry.name, part) == 0) {
      entry.bytes = size > 0 ? data : "";
      entry.length = size;
    }
    entry.stored = TRUE;
    test_zip_add(&zip, &entry);
  }
  return test_zip_end(&zip);
}

/* A receiver that writes all down, and looks at it.
 * @stop_after: rows after which it wants no more; 0: never */
typedef struct {
  CtRowSink sink;
  GString *told;
  guint64 row;
  guint stop_after;
  gboolean stopped;
} Receiver;

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Receiver *receiver = (Receiver *)sink;

  g_assert_true(g_utf8_validate(table->name, -1, NULL));
  g_string_append_printf(receiver->told, "table %s\n", table->name);
  receiver->row = 0;
  return TRUE;
}

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Receiver *receiver = (Receiver *)sink;

  g_assert_false(receiver->stopped);
  g_assert_cmpuint(row, >, receiver->row);
  g_assert_cmpuint(row, <=, 1048576);
  g_assert_cmpuint(n_cells, <=, 16384);
  receiver->row = row;
  g_string_append_printf(receiver->told, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    g_assert_true(g_utf8_validate_len(cells[i].text, cells[i].length, NULL));
    g_string_append_printf(receiver->told, "|%d,%u,", (gint)cells[i].kind, cells[i].flags);
    g_string_append_len(receiver->told, cells[i].text, (gssize)cells[i].length);
  }
  g_string_append_c(receiver->told, '\n');
  receiver->stopped = receiver->stop_after > 0 && --receiver->stop_after == 0;
  return !receiver->stopped;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  Receiver *receiver = (Receiver *)sink;

  g_assert_true(g_utf8_validate(problem->message, -1, NULL));
  g_assert_true(problem->observed == NULL || g_utf8_validate(problem->observed, -1, NULL));
  g_string_append_printf(receiver->told, "problem %s %lu:%u %s\n", problem->rule,
                         (gulong)problem->row, problem->column,
                         problem->observed != NULL ? problem->observed : "");
  return TRUE;
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  Receiver *receiver = (Receiver *)sink;

  g_assert_true(note->message == NULL || g_utf8_validate(note->message, -1, NULL));
  g_string_append_printf(receiver->told, "note %s %s %lu:%u\n", note->what, note->value,
                         (gulong)note->row, note->column);
  return TRUE;
}

/* Returns: (transfer full): what was told. @failed: with an error */
static GString *
read_book(GBytes *book, gboolean by_xml, guint stop_after, gboolean *failed)
{
  static const CtRowSinkClass class = {
    .table = take_table, .row = take_row, .problem = take_problem, .note = take_note};
  const XlsxOptions options = {.max_cells = 1000,
                               .max_merged = 100,
                               .max_text = 200,
                               .max_strings = 10000,
                               .by_xml = by_xml};
  Receiver receiver = {
    .sink.class = &class, .told = g_string_new(NULL), .stop_after = stop_after};
  g_autoptr(CtInput) input = ct_input_new_bytes(book);
  g_autoptr(OfficePackage) package = office_package_open(input, &limits, NULL);
  g_autoptr(GError) error = NULL;

  /* A part with the marks of an archive in it may make the whole one doubtful. */
  *failed = package == NULL;
  if (package == NULL)
    return receiver.told;
  *failed = !xlsx_read_book(package, &options, &receiver.sink, &error);
  g_assert_cmpint(*failed, ==, error != NULL);
  g_assert_true(error == NULL || g_utf8_validate(error->message, -1, NULL));
  return receiver.told;
}

/* In front of a fault one way may have told more than the other. */
static void
compare(const GString *a, gboolean a_failed, const GString *b, gboolean b_failed)
{
  g_assert_cmpint(a_failed, ==, b_failed);
  if (!a_failed)
    g_assert_cmpstr(a->str, ==, b->str);
  else
    g_assert_true(g_str_has_prefix(a->str, b->str) || g_str_has_prefix(b->str, a->str));
}

void
fuzz_xlsx_part(const gchar *part, const void *data, gsize size)
{
  g_autoptr(GBytes) book = make_book(part, data, size);
  gboolean failed, failed_by_xml, failed_half;
  g_autoptr(GString) told = read_book(book, FALSE, 0, &failed);
  g_autoptr(GString) by_xml = read_book(book, TRUE, 0, &failed_by_xml);
  g_autoptr(GString) half = read_book(book, FALSE, 1, &failed_half);

  compare(told, failed, by_xml, failed_by_xml);
  g_assert_true(strlen(half->str) <= told->len);
}
