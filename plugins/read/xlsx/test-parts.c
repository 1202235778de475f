/* read/xlsx: the parts of a workbook, wherever they are, and what comes when they are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "test-book.h"

typedef struct {
  const gchar *label;
  const gchar *expected; /* of an error: its beginning */
  TestPart parts[MAX_PARTS];
} Case;

#define STRICT "http://purl.oclc.org/ooxml/"
#define ONE DATA("<row r='1'><c r='A1'><v>1</v></c></row>")
#define GIVEN "table S\n1: #1\n"
#define SHEET1 {"xl/worksheets/sheet1.xml", ONE}
#define BOOK_TYPE(type)                                                                            \
  "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"                   \
  "<Override PartName='/XL/workbook.xml' ContentType='" type "'/></Types>"
#define SHEET_RELS(xml)                                                                            \
  {"xl/_rels/workbook.xml.rels", "<Relationships xmlns='" RELS "'>" xml "</Relationships>"}
#define REL(id, type, target)                                                                      \
  "<Relationship Id='" id "' Type='" DOC "/" type "' Target='" target "'/>"

static const Case cases[] = {
  {"as usual", GIVEN, {SHEET1}},
  {"strict",
   "table S\n1: a\n",
   {{"_rels/.rels", "<Relationships xmlns='" RELS "'><Relationship Id='a' Type='" STRICT
                    "officeDocument/relationships/officeDocument' Target='/xl/workbook.xml'/>"
                    "</Relationships>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships xmlns='" RELS "'><Relationship Id='x' Type='" STRICT
     "officeDocument/relationships/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
     "<Relationship Id='y' Type='" STRICT "officeDocument/relationships/sharedStrings' "
     "Target='sharedStrings.xml'/></Relationships>"},
    {"xl/workbook.xml", "<workbook xmlns='" STRICT "spreadsheetml/main' xmlns:r='" STRICT
                        "officeDocument/relationships' conformance='strict'><sheets>"
                        "<sheet name='S' sheetId='1' r:id='x'/></sheets></workbook>"},
    {"xl/sharedStrings.xml", "<sst xmlns='" STRICT "spreadsheetml/main'><si><t>a</t></si></sst>"},
    {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" STRICT "spreadsheetml/main'><sheetData>"
                                 "<row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>"
                                 "</worksheet>"}}},
  {"any prefix",
   GIVEN,
   {{"xl/workbook.xml", "<w:workbook xmlns:w='" MAIN "' xmlns:q='" DOC "'><w:sheets><w:sheet "
                        "name='S' sheetId='1' q:id='rId1'/></w:sheets></w:workbook>"},
    {"xl/worksheets/sheet1.xml", "<s:worksheet xmlns:s='" MAIN "'><s:sheetData><s:row r='1'>"
                                 "<s:c r='A1'><s:v>1</s:v></s:c></s:row></s:sheetData>"
                                 "</s:worksheet>"}}},
  {"parts of any name",
   GIVEN,
   {{"_rels/.rels", "<Relationships xmlns='" RELS "'>" REL("a", "officeDocument", "a/b.xml")
                    "</Relationships>"},
    {"a/b.xml", ONE_SHEET},
    {"a/_rels/b.xml.rels", "<Relationships xmlns='" RELS "'>"
                           REL("rId1", "worksheet", "../c/./t%20u.xml") "</Relationships>"},
    {"c/t u.xml", ONE},
    {"[Content_Types].xml", BOOK_TYPE("application/xml")}}},
  {"a target above the root", GIVEN,
   {SHEET1, SHEET_RELS(REL("rId1", "worksheet", "../../../xl/worksheets/sheet1.xml"))}},
  {"a target with backslashes", GIVEN,
   {SHEET1, SHEET_RELS(REL("rId1", "worksheet", "\\xl\\worksheets\\sheet1.xml"))}},
  {"names without regard to case", GIVEN,
   {SHEET1, SHEET_RELS(REL("rId1", "worksheet", "Worksheets/Sheet1.XML"))}},
  {"the order of the workbook",
   "table B\n1: #2\ntable A\n1: #1\n",
   {{"xl/workbook.xml", BOOK("", "<sheet name='B' sheetId='7' r:id='r2'/>"
                                 "<sheet name='A' sheetId='2' r:id='r1'/>")},
    SHEET_RELS(REL("r1", "worksheet", "worksheets/sheet1.xml")
                 REL("r2", "worksheet", "worksheets/sheet2.xml")),
    SHEET1,
    {"xl/worksheets/sheet2.xml", DATA("<row r='1'><c r='A1'><v>2</v></c></row>")}}},
  {"sheets of charts are passed over", GIVEN,
   {{"xl/workbook.xml", BOOK("", "<sheet name='C' sheetId='2' r:id='c'/>"
                                 "<sheet name='S' sheetId='1' r:id='rId1'/>")},
    SHEET_RELS(REL("c", "chartsheet", "chartsheets/sheet1.xml")
                 REL("rId1", "worksheet", "worksheets/sheet1.xml")),
    SHEET1}},
  {"a hidden sheet is read and told",
   "table S\nnote hidden-sheet S read.hidden-sheet 0\n1: #1\n",
   {{"xl/workbook.xml",
     BOOK("", "<sheet name='S' sheetId='1' state='veryHidden' r:id='rId1'/>")},
    SHEET1}},
  {"what external links lead to is told",
   "table S\nnote external-link [1]\n1: ~#1\n"
   "note formula [1]S!A1 read.external-link 1\n",
   {{"xl/workbook.xml",
     "<workbook xmlns='" MAIN "' xmlns:r='" DOC "'><sheets><sheet name='S' sheetId='1' "
     "r:id='rId1'/></sheets><externalReferences><externalReference r:id='e'/>"
     "</externalReferences></workbook>"},
    SHEET_RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")
                 REL("e", "externalLink", "externalLinks/externalLink1.xml")),
    {"xl/externalLinks/_rels/externalLink1.xml.rels",
     "<Relationships xmlns='" RELS "'><Relationship Id='x' Type='" DOC "/externalLinkPath' "
     "Target='bieu.xls' TargetMode='External'/></Relationships>"},
    {"xl/worksheets/sheet1.xml",
     DATA("<row r='1'><c r='A1'><f>[1]S!A1</f><v>1</v></c></row>")}}},
  {"no styles and no texts", GIVEN,
   {{"xl/styles.xml", NULL},
    {"xl/sharedStrings.xml", NULL},
    SHEET_RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")),
    SHEET1}},
  {"a template with macros", GIVEN,
   {{"[Content_Types].xml", BOOK_TYPE("application/vnd.ms-excel.template.macroEnabled.main+xml")},
    SHEET1}},
  {"no list of types", GIVEN, {{"[Content_Types].xml", NULL}, SHEET1}},
  /* What is wrong */
  {"a text document", "error: the file is a text document (.docx), not a workbook",
   {{"[Content_Types].xml", BOOK_TYPE("application/vnd.openxmlformats-officedocument."
                                      "wordprocessingml.document.main+xml")}}},
  {"a presentation", "error: the file is a presentation (.pptx), not a workbook",
   {{"[Content_Types].xml", BOOK_TYPE("application/vnd.openxmlformats-officedocument."
                                      "presentationml.presentation.main+xml")}}},
  {"a binary workbook", "error: the file is a binary workbook (.xlsb), not a workbook",
   {{"[Content_Types].xml",
     BOOK_TYPE("application/vnd.ms-excel.sheet.binary.macroEnabled.main")}}},
  {"another type", "error: part 'xl/workbook.xml' has the content type 'image/png'",
   {{"[Content_Types].xml", BOOK_TYPE("image/png")}}},
  {"no workbook at all", "error: the file is a ZIP archive without a workbook",
   {{"[Content_Types].xml", NULL}, {"_rels/.rels", NULL}}},
  {"no relations", "error: part '_rels/.rels' is missing", {{"_rels/.rels", NULL}}},
  {"the workbook is missing", "error: part 'xl/workbook.xml' is missing",
   {{"xl/workbook.xml", NULL}}},
  {"the workbook is something else", "error: part 'xl/workbook.xml' should be a workbook",
   {{"xl/workbook.xml", "<x/>"}}},
  {"the workbook is no XML", "error: xl/workbook.xml is no sound XML", {{"xl/workbook.xml", "x"}}},
  {"no sheets", "error: the workbook has no sheet with cells", {{"xl/workbook.xml", BOOK("", "")}}},
  {"a sheet's part is missing",
   "table S\nproblem read.missing-part 0:0\n", {{"xl/worksheets/sheet1.xml", NULL}}},
  {"a sheet without a relation", "table S\nproblem read.missing-part 0:0\n",
   {SHEET_RELS("")}},
  {"a sheet is something else", "table S\nproblem read.missing-part 0:0\n",
   {{"xl/worksheets/sheet1.xml", "<chartsheet xmlns='" MAIN "'/>"}}},
  {"texts are missing", "error: part xl/sharedStrings.xml is missing",
   {{"xl/sharedStrings.xml", NULL}}},
  {"a circle: the workbook is its own sheet", "table S\nproblem read.missing-part 0:0\n",
   {SHEET_RELS(REL("rId1", "worksheet", "workbook.xml"))}},
  {"two sheets of one part", GIVEN "table T\nproblem read.missing-part 0:0\n",
   {{"xl/workbook.xml", BOOK("", "<sheet name='S' sheetId='1' r:id='rId1'/>"
                                 "<sheet name='T' sheetId='2' r:id='rId1'/>")},
    SHEET1}},
  {"a sheet is cut off", "table S\n1: #1\nerror: xl/worksheets/sheet1.xml is no sound XML",
   {{"xl/worksheets/sheet1.xml",
     "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
     "<row r='2'><c r='A2'><v>1</v></c></row><row"}}},
  {"a DOCTYPE", "error: xl/worksheets/sheet1.xml is no sound XML",
   {{"xl/worksheets/sheet1.xml",
     "<!DOCTYPE worksheet [<!ENTITY a 'aaaa'>]><worksheet xmlns='" MAIN "'/>"}}},
};

static void
read_case(void **state)
{
  const Case *c = *state;
  g_autoptr(GBytes) book = test_book_make(c->parts, MAX_PARTS);
  g_autofree gchar *told = test_read(book, NULL, NULL);

  if (strstr(c->expected, "error: ") == NULL)
    assert_string_equal(told, c->expected);
  else if (!g_str_has_prefix(told, c->expected))
    assert_string_equal(told, c->expected);
}

/* What is cut off at any place is an error, or all of it: nothing between. */
static void
cut_off(void **state G_GNUC_UNUSED)
{
  const TestPart parts[] = {SHEET1};
  g_autoptr(GBytes) book = test_book_make(parts, 1);

  for (gsize length = 0; length < g_bytes_get_size(book); length++) {
    g_autoptr(GBytes) part = g_bytes_new_from_bytes(book, 0, length);
    g_autofree gchar *told = test_read(part, NULL, NULL);

    assert_non_null(strstr(told, "error: "));
  }
}

#define HEAD(text) text, sizeof text - 1

static void
probe_content(void **state G_GNUC_UNUSED)
{
  const CtReadRole *role = ct_plugin.read;
  g_autoptr(GBytes) book = test_book_make(NULL, 0);
  gsize length;
  const gchar *bytes = g_bytes_get_data(book, &length);

  assert_true(role->probe("bao-cao.csv", NULL, bytes, length) > 50);
  assert_true(
    role->probe("bao-cao", NULL, HEAD("PK\3\4...word/document.xml[Content_Types].xml")) > 0);
  assert_true(role->probe("a.XLSX", NULL, HEAD("PK\3\4thumbnail.jpeg")) > 0);
  assert_int_equal(role->probe("a.zip", NULL, HEAD("PK\3\4a.txt")), 0);
  assert_int_equal(role->probe("a.xlsx", NULL, HEAD("a;b\n1;2\n")), 0);
  assert_int_equal(role->probe("a.xlsx", NULL, HEAD("P")), 0);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
  gsize n = G_N_ELEMENTS(cases);

  for (gsize i = 0; i < n; i++)
    tests[i] = (struct CMUnitTest){cases[i].label, read_case, NULL, NULL, (void *)&cases[i]};
  tests[n] = (struct CMUnitTest)cmocka_unit_test(cut_off);
  tests[n + 1] = (struct CMUnitTest)cmocka_unit_test(probe_content);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
