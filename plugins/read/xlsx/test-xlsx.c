/* read/xlsx: cells of one sheet, as they are written and as they come out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "test-book.h"

typedef struct {
  const gchar *label;
  const gchar *sheet;
  const gchar *expected;
  const gchar *strings; /* NULL: none */
  const gchar *styles;  /* NULL: none */
  const gchar *book;    /* NULL: one sheet "S" */
} Case;

#define T "table S\n"
#define ROW(xml) DATA("<row r='1'>" xml "</row>")
#define STYLED(format)                                                                             \
  STYLES("<numFmts><numFmt numFmtId='170' formatCode='" format "'/></numFmts>"                     \
         "<fonts><font/></fonts><cellXfs><xf/><xf numFmtId='170' fontId='0'/></cellXfs>")
#define FONT(name)                                                                                 \
  STYLES("<fonts><font><name val='Arial'/></font><font><name val='" name "'/></font></fonts>"      \
         "<cellXfs><xf/><xf fontId='1'/></cellXfs>")
#define IN(text) "<c r='A1' t='inlineStr'><is>" text "</is></c>"

static const Case cases[] = {
  {"nothing", SHEET(""), T},
  {"numbers", ROW("<c r='A1'><v>12.5</v></c><c r='B1' t='n'><v>0.67200000000000004</v></c>"),
   T "1: #12.5|#0.672\n"},
  {"shared", ROW("<c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v> 0 </v></c>"), T "1: b|a\n",
   STRINGS("<si><t>a</t></si><si><t>b</t></si>")},
  {"runs are joined",  ROW("<c r='A1' t='s'><v>0</v></c>"), T "1: Tổng số hộ\n",
   STRINGS("<si><r><t xml:space='preserve'>Tổng </t></r><r><rPr><b/></rPr><t>số</t></r>"
           "<r><t xml:space='preserve'> hộ</t></r></si>")},
  {"phonetic runs are left out", ROW("<c r='A1' t='s'><v>0</v></c>"), T "1: 東京\n",
   STRINGS("<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>")},
  {"inline", ROW(IN("<t>a</t>")), T "1: a\n"},
  {"inline with runs", ROW(IN("<r><t>a</t></r><r><rPr/><t>b</t></r><rPh><t>x</t></rPh>")),
   T "1: ab\n"},
  {"a formula's text", ROW("<c r='A1' t='str'><f>B1</f><v>x &amp; y</v></c>"), T "1: ~x & y\n"},
  {"a formula's empty text is blank", ROW("<c r='A1'><v>1</v></c><c r='B1' t='str'><f>C1</f>"
                                          "<v></v></c>"), T "1: #1\n"},
  {"booleans are text", ROW("<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"),
   T "1: TRUE|FALSE\n"},
  {"errors", ROW("<c r='A1' t='e'><v>#REF!</v></c>"), T "1: !#REF!\n"},
  {"dates as ISO", ROW("<c r='A1' t='d'><v>2023-06-30</v></c>"
                       "<c r='B1' t='d'><v>2023-06-30T07:00:00</v></c>"),
   T "1: @2023-06-30|@2023-06-30\n"},
  {"a computed number", ROW("<c r='A1'><f>1+1</f><v>2</v></c>"), T "1: ~#2\n"},
  {"exponents", ROW("<c r='A1'><v>1.5E-2</v></c><c r='B1'><v>1.2345E7</v></c>"),
   T "1: #0.015|#12345000\n"},
  {"escapes", ROW(IN("<t>a_x000D_\nb_x005F_x000D_c_x0041_</t>")), T "1: a\nb_x000D_cA\n"},
  {"CDATA and references", ROW(IN("<t><![CDATA[a<b]]> &#x1EBF; &lt;</t>")), T "1: a<b ế <\n"},
  {"text in NFC", ROW(IN("<t>Tổng</t>")), T "1: Tổng\n"},
  {"spaces stay", ROW(IN("<t xml:space='preserve'> a </t>")), T "1:  a \n"},
  {"cells without places are counted", DATA("<row><c><v>1</v></c><c><v>2</v></c></row>"
                                            "<row/><row><c><v>3</v></c></row>"),
   T "1: #1|#2\n3: #3\n"},
  {"some have places", DATA("<row r='3'><c><v>1</v></c><c r='D3'><v>2</v></c><c><v>3</v></c></row>"
                            "<row><c><v>4</v></c></row>"),
   T "3: #1|_|_|#2|#3\n4: #4\n"},
  {"styled blanks are nothing", DATA("<row r='1'><c r='A1' s='0'/></row><row r='2'><c r='B2'>"
                                     "<v>1</v></c></row>"),
   T "2: _|#1\n"},
  {"merged cells", SHEET("<sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='2'>"
                         "<c r='C2'><v>2</v></c></row></sheetData>"
                         "<mergeCells count='1'><mergeCell ref='A1:B2'/></mergeCells>"),
   T "1: #1|<#1\n2: ^#1|<^#1|#2\n"},
  {"merged cells by another prefix",
   "<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c>"
   "</x:row></x:sheetData><x:mergeCells>\n <x:mergeCell\n  ref = \"A1:B1\" />"
   "</x:mergeCells></x:worksheet>",
   T "1: #1|<#1\n"},
  {"percent", ROW("<c r='A1' s='1'><v>0.67200000000000004</v></c>"), T "1: %67.2\n", NULL,
   STYLED("0.0%")},
  {"a built-in format", ROW("<c r='A1' s='1'><v>0.672</v></c>"), T "1: %67\n", NULL,
   STYLES("<cellXfs><xf/><xf numFmtId='9'/></cellXfs>")},
  {"thousands", ROW("<c r='A1' s='1'><v>1234567</v></c>"), T "1: #1235\n", NULL, STYLED("#,##0,")},
  {"accounting zero", ROW("<c r='A1' s='1'><v>0</v></c>"), T "1: -\n", NULL,
   STYLED("_-* #,##0_-;-* #,##0_-;_-* &quot;-&quot;_-;_-@_-")},
  {"days from 1900", ROW("<c r='A1' s='1'><v>45107</v></c>"), T "1: @2023-06-30\n", NULL,
   STYLED("dd/mm/yyyy")},
  {"days from 1904", ROW("<c r='A1' s='1'><v>43645</v></c>"), T "1: @2023-06-30\n", NULL,
   STYLED("dd/mm/yyyy"),
   BOOK("<workbookPr date1904='1'/>", "<sheet name='S' sheetId='1' r:id='rId1'/>")},
  {"formats of conditions are none of cells", ROW("<c r='A1' s='0'><v>0.5</v></c>"), T "1: #0.5\n",
   NULL, STYLES("<cellXfs><xf/></cellXfs><dxfs><dxf><numFmt numFmtId='0' formatCode='0%'/>"
                "<font><name val='.VnTime'/></font></dxf></dxfs>")},
  {"a font of TCVN3", ROW("<c r='A1' s='1' t='s'><v>0</v></c><c r='B1' t='s'><v>0</v></c>"),
   T "1: Tỷ lệ hộ nghèo|Tû lÖ hé nghÌo\nnote legacy-font TCVN3 read.legacy-font 0\n",
   STRINGS("<si><t>Tû lÖ hé nghÌo</t></si>"), FONT(".VnTime")},
  {"its capitals", ROW("<c r='A1' s='1' t='inlineStr'><is><t>Tû lÖ hé nghÌo</t></is></c>"),
   T "1: TỶ LỆ HỘ NGHÈO\nnote legacy-font TCVN3 read.legacy-font 0\n", NULL, FONT(".VnTimeH")},
  {"a font of VNI", ROW("<c r='A1' s='1' t='inlineStr'><is><t>Tyû leä hoä ngheøo</t></is></c>"),
   T "1: Tỷ lệ hộ nghèo\nnote legacy-font VNI read.legacy-font 0\n", NULL, FONT("VNI-Times")},
  {"a font of a run", ROW("<c r='A1' t='s'><v>0</v></c>"),
   T "1: Tỷ lệ hộ nghèo (%)\nnote legacy-font TCVN3 read.legacy-font 0\n",
   STRINGS("<si><r><rPr><rFont val='.VnTime'/></rPr><t>Tû lÖ hé nghÌo</t></r><r><rPr>"
           "<rFont val='Arial'/></rPr><t xml:space='preserve'> (%)</t></r></si>"),
   NULL},
  {"Unicode in an old font", ROW("<c r='A1' s='1' t='inlineStr'><is><t>Tỷ lệ</t></is></c>"),
   T "1: Tỷ lệ\n", NULL, FONT(".VnTime")},
  {"a formula without a value", ROW("<c r='A1'><f>SUM(B1:C1)</f></c><c r='B1'><f>1</f><v/></c>"),
   T "1: ~=|~=\nproblem read.formula-without-value 1:1\n"},
  {"an array's formula holds for all its cells",
   ROW("<c r='A1'><f t='array' ref='A1:B1'>TRANSPOSE(D1:D2)</f><v>1</v></c><c r='B1'><v>2</v></c>"
       "<c r='C1'><v>3</v></c>"),
   T "1: ~#1|~#2|#3\n"},
  {"comments and instructions between",
   ROW("<!-- <c r='A1'><v>9</v></c> --><?x y?><c r='A1'><v>1<!-- -->2</v></c>"), T "1: #12\n"},
  {"elements of others are passed over",
   ROW("<c r='A1'><v>1</v><extLst><ext><v xmlns='urn:x'>9</v></ext></extLst></c>"), T "1: #1\n"},
};

static void
read_case(void **state)
{
  const Case *c = *state;
  const TestPart parts[] = {
    {"xl/worksheets/sheet1.xml", c->sheet},
    {"xl/sharedStrings.xml", c->strings != NULL ? c->strings : STRINGS("")},
    {"xl/styles.xml", c->styles != NULL ? c->styles : STYLES("")},
    {"xl/workbook.xml", c->book != NULL ? c->book : ONE_SHEET},
  };
  g_autoptr(GBytes) book = test_book_make(parts, G_N_ELEMENTS(parts));
  g_autofree gchar *told = test_read(book, NULL, NULL);

  assert_string_equal(told, c->expected);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){cases[i].label, read_case, NULL, NULL, (void *)&cases[i]};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
