/* read/ods: documents in, rows and findings out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "office/test-zip.h"
#include "test-ods.h"

extern const CtPlugin ct_plugin;

#define P(text) "<text:p>" text "</text:p>"
#define CELL(text) "<table:table-cell office:value-type='string'>" P(text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define FLOAT(style, value)                                                                        \
  "<table:table-cell table:style-name='" style "' office:value-type='float' office:value='" value  \
  "'>" P("shown") "</table:table-cell>"
#define PERCENT(style, value)                                                                      \
  "<table:table-cell table:style-name='" style                                                     \
  "' office:value-type='percentage' office:value='" value "'>" P("shown") "</table:table-cell>"
#define FORMULA(formula, value)                                                                    \
  "<table:table-cell table:formula='" formula "' office:value-type='float' office:value='" value   \
  "'>" P(value) "</table:table-cell>"
#define TEN(text) text text text text text text text text text text
#define HUNDRED(text) TEN(TEN(text))
#define TEN_CELLS "<table:table-cell/><table:table-cell table:number-columns-repeated='9'/>"

/* The styles that all cases have. */
static const gchar styles[] =
  "<office:font-face-decls>"
  "<style:font-face style:name='Old' svg:font-family=\"'.VnTime'\"/>"
  "</office:font-face-decls><office:styles>"
  "<style:default-style style:family='table-cell'/>"
  "<number:number-style style:name='N0'><number:number number:min-integer-digits='1'/>"
  "</number:number-style>"
  "<style:style style:name='Default' style:family='table-cell' style:data-style-name='N0'/>"
  "</office:styles><office:automatic-styles>"
  "<number:number-style style:name='N1'><number:number number:decimal-places='1'"
  " number:min-integer-digits='1' number:grouping='true'/></number:number-style>"
  "<number:percentage-style style:name='N2'><number:number number:decimal-places='1'"
  " number:min-integer-digits='1'/><number:text>%</number:text></number:percentage-style>"
  "<number:currency-style style:name='N3'><number:number number:decimal-places='0'"
  " number:grouping='true'/><number:text> </number:text><number:currency-symbol>₫"
  "</number:currency-symbol></number:currency-style>"
  "<number:number-style style:name='N4'><number:number number:decimal-places='0'"
  " number:display-factor='1000'/></number:number-style>"
  "<number:number-style style:name='N5'><number:number number:decimal-places='2'/>"
  "<number:text>‰</number:text></number:number-style>"
  "<number:number-style style:name='N6P0' style:volatile='true'><number:number"
  " number:decimal-places='1'/></number:number-style>"
  "<number:number-style style:name='N6P1'><number:text>(</number:text><number:number"
  " number:decimal-places='1'/><number:text>)</number:text></number:number-style>"
  "<number:number-style style:name='N6P2'><number:text>-</number:text></number:number-style>"
  "<number:text-style style:name='N6'><number:text-content/>"
  "<style:map style:condition='value()&gt;0' style:apply-style-name='N6P0'/>"
  "<style:map style:condition='value()&lt;0' style:apply-style-name='N6P1'/>"
  "<style:map style:condition='value()=0' style:apply-style-name='N6P2'/></number:text-style>"
  "<number:date-style style:name='N7'><number:day/><number:text>/</number:text><number:month/>"
  "<number:text>/</number:text><number:year/></number:date-style>"
  "<number:boolean-style style:name='N8'><number:boolean/></number:boolean-style>"
  "<number:number-style style:name='N9'><number:number number:decimal-places='3'"
  " number:min-decimal-places='1'/></number:number-style>"
  "<number:number-style style:name='N10'><number:scientific-number number:decimal-places='2'"
  " number:min-exponent-digits='2'/></number:number-style>"
  "<number:number-style style:name='N11'><number:number number:decimal-places='0'"
  " number:min-integer-digits='0'/><number:text> <gnm:repeated xmlns:gnm='g'> </gnm:repeated>- "
  "</number:text></number:number-style>"
  "<style:style style:name='gnm' style:family='table-cell' style:data-style-name='N11'/>"
  "<style:style style:name='one' style:family='table-cell' style:data-style-name='N1'/>"
  "<style:style style:name='child' style:family='table-cell' style:parent-style-name='one'/>"
  "<style:style style:name='pct' style:family='table-cell' style:data-style-name='N2'/>"
  "<style:style style:name='dong' style:family='table-cell' style:data-style-name='N3'/>"
  "<style:style style:name='nghin' style:family='table-cell' style:data-style-name='N4'/>"
  "<style:style style:name='mille' style:family='table-cell' style:data-style-name='N5'/>"
  "<style:style style:name='acc' style:family='table-cell' style:data-style-name='N6'/>"
  "<style:style style:name='day' style:family='table-cell' style:data-style-name='N7'/>"
  "<style:style style:name='bool' style:family='table-cell' style:data-style-name='N8'/>"
  "<style:style style:name='spare' style:family='table-cell' style:data-style-name='N9'/>"
  "<style:style style:name='sci' style:family='table-cell' style:data-style-name='N10'/>"
  "<style:style style:name='a' style:family='table-cell' style:parent-style-name='b'/>"
  "<style:style style:name='b' style:family='table-cell' style:parent-style-name='a'/>"
  "<style:style style:name='vn' style:family='table-cell'>"
  "<style:text-properties style:font-name='Old'/></style:style>"
  "<style:style style:name='vni' style:family='table-cell'>"
  "<style:text-properties fo:font-family='VNI-Times'/></style:style>"
  "<style:style style:name='T1' style:family='text'>"
  "<style:text-properties style:font-name='Old'/></style:style>"
  "<style:style style:name='ta1' style:family='table'>"
  "<style:table-properties table:display='false'/></style:style>"
  "</office:automatic-styles>";

/* @body: of a table "B"; or, when it begins with "<table:t", of the spreadsheet */
typedef struct {
  const gchar *label;
  const gchar *body;
  const gchar *expected;
} Case;

#define B "table B\n"

static const Case cases[] = {
  {"text", ROW(CELL("a") CELL("b")), B "1: a|b\n"},
  {"blank cells and rows",
   ROW("<table:table-cell/>" CELL("a") "<table:table-cell/>") ROW("<table:table-cell/>")
     ROW(CELL("b")),
   B "1: _|a\n3: b\n"},
  {"paragraphs", ROW("<table:table-cell office:value-type='string'>" P("a") P("") P("b")
                     "</table:table-cell>"), B "1: a\n\nb\n"},
  {"spaces, tabs, line breaks",
   ROW(CELL("  a \n b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e<text:s/>")),
   B "1: a b   c\td\ne \n"},
  {"a space at the end is none", ROW(CELL("a ")), B "1: a\n"},
  {"spans and links",
   ROW(CELL("<text:span>T</text:span>ỷ <text:a>lệ<text:span> hộ</text:span></text:a>")),
   B "1: Tỷ lệ hộ\n"},
  {"NFD becomes NFC", ROW(CELL("ty\xCC\x89 le\xCC\xA3\xCC\x82")), B "1: tỷ lệ\n"},
  {"a name of a sheet is text, too", ROW(CELL("<text:sheet-name>B</text:sheet-name>")), B "1: B\n"},
  {"an annotation is no text",
   ROW("<table:table-cell office:value-type='string'><office:annotation>" P("sai") "</office:"
       "annotation>" P("a<office:annotation>" P("b") "</office:annotation>") "</table:table-cell>"),
   B "1: a\n"},
  {"a drawing is no text",
   ROW("<table:table-cell><draw:frame><draw:text-box>" P("x") "</draw:text-box></draw:frame>"
       "</table:table-cell>" CELL("a")), B "1: _|a\n"},
  {"the drawings of a sheet are no rows",
   "<table:shapes><draw:frame>" P("x") "</draw:frame></table:shapes>" ROW(CELL("a")),
   B "1: a\n"},
  {"a table within a cell is none of it",
   ROW("<table:table-cell><table:table>" ROW(CELL("x")) "</table:table></table:table-cell>"
       CELL("a")), B "1: _|a\n"},
  {"the text may be missing",
   ROW("<table:table-cell office:value-type='string' office:string-value='a'/>"
       "<table:table-cell office:value-type='float' office:value='5'/>"), B "1: a|#5\n"},
  {"the type may be missing", ROW("<table:table-cell>" P("a") "</table:table-cell>"), B "1: a\n"},
  {"unknown types are text", ROW("<table:table-cell office:value-type='x'>" P("a")
                                 "</table:table-cell>"), B "1: a\n"},

  {"numbers", ROW(FLOAT("Default", "67.2") FLOAT("none", "-0.30000000000000004")
                  FLOAT("a", "1E3")), B "1: #67.2|#-0.3|#1000\n"},
  {"decimals of the style", ROW(FLOAT("one", "1234.56") FLOAT("child", "5") FLOAT("spare", "5")
                                FLOAT("spare", "0.67249")), B "1: #1234.6|#5.0|#5.0|#0.672\n"},
  {"percent", ROW(PERCENT("pct", "0.67200000000000004") PERCENT("Default", "0.672")),
   B "1: %67.2|%67.2\n"},
  {"currency", ROW("<table:table-cell table:style-name='dong' office:value-type='currency'"
                   " office:currency='VND' office:value='1234567.8'/>"), B "1: #1234568\n"},
  {"thousands", ROW(FLOAT("nghin", "1234567")), B "1: #1235\n"},
  {"per mille", ROW(FLOAT("mille", "6.72")), B "1: 6,72 ‰\n"},
  {"accounting", ROW(FLOAT("acc", "12.34") FLOAT("acc", "-12.34") FLOAT("acc", "0")),
   B "1: #12.3|#-12.3|-\n"},
  {"elements of others within the text of a style", ROW(FLOAT("gnm", "0")), B "1: -\n"},
  {"scientific", ROW(FLOAT("sci", "123456")), B "1: #123000\n"},
  {"dates",
   ROW("<table:table-cell office:value-type='date' office:date-value='2023-06-30'/>"
       "<table:table-cell office:value-type='date' office:date-value='2023-06-30T12:30:00'/>"
       FLOAT("day", "45107") "<table:table-cell office:value-type='date' office:date-value='hôm'>"
       P("hôm nay") "</table:table-cell>"),
   B "1: @2023-06-30|@2023-06-30|@2023-06-30|hôm nay\n"},
  {"times",
   ROW("<table:table-cell office:value-type='time' office:time-value='PT12H30M00S'>" P("12:30 PM")
       "</table:table-cell><table:table-cell office:value-type='time'"
       " office:time-value='PT36H00M05.25S'/><table:table-cell office:value-type='time'"
       " office:time-value='P1D'>" P("1") "</table:table-cell>"),
   B "1: 12:30|36:00:05|1\n"},
  {"booleans",
   ROW("<table:table-cell office:value-type='boolean' office:boolean-value='true'>" P("ĐÚNG")
       "</table:table-cell><table:table-cell office:value-type='boolean'"
       " office:boolean-value='false'/>"), B "1: TRUE|FALSE\n"},
  {"no number", ROW(FLOAT("one", "12x") CELL("a")), B "problem read.broken-cell 1:1\n1: !12x|a\n"},

  {"formulas", ROW(CELL("x") FLOAT("one", "2") FORMULA("of:=[.B1]*2", "4")), B "1: x|#2.0|#4+\n"},
  {"a formula of text",
   ROW("<table:table-cell table:formula='of:=\"a\"' office:value-type='string'>" P("a")
       "</table:table-cell>"), B "1: a+\n"},
  {"errors",
   ROW("<table:table-cell table:formula='of:=1/0' office:value-type='string' "
       "calcext:value-type='error'>" P("#DIV/0!") "</table:table-cell>"
       "<table:table-cell table:formula='of:=[.X1]' office:value-type='float' office:value='0'>"
       P("Err:522") "</table:table-cell>" CELL("#REF!")),
   B "1: !#DIV/0!+|!Err:522+|#REF!\n"},
  {"a formula that gives nothing",
   ROW(CELL("a") "<table:table-cell table:formula='of:=\"\"'><text:p/></table:table-cell>"),
   B "1: a\n"},

  {"repeated cells",
   ROW("<table:table-cell table:number-columns-repeated='2'/>"
       "<table:table-cell office:value-type='float' office:value='5'"
       " table:number-columns-repeated='3'/><table:table-cell"
       " table:number-columns-repeated='16379'/>"), B "1: _|_|#5|#5|#5\n"},
  {"repeated rows",
   "<table:table-row table:number-rows-repeated='3'>" TEN_CELLS "</table:table-row>"
   "<table:table-row table:number-rows-repeated='2'>" CELL("a") "</table:table-row>" ROW(CELL("b"))
   "<table:table-row table:number-rows-repeated='1048570'>" TEN_CELLS "</table:table-row>",
   B "4: a\n5: a\n6: b\n"},
  {"millions of blank rows and cells",
   "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell"
   " table:number-columns-repeated='99999999999999999999'/></table:table-row>", B},
  {"a row below the last one",
   "<table:table-row table:number-rows-repeated='1048576'>" TEN_CELLS "</table:table-row>"
   ROW(CELL("a")) ROW(CELL("b")), B "problem read.too-many-rows 1048576:1\n"},
  {"many rows below the last one",
   "<table:table-row table:number-rows-repeated='1048576'>" TEN_CELLS "</table:table-row>"
   HUNDRED(HUNDRED("<table:table-row/>")),
   B "error the sheet 'B' goes on far behind row 1048576, the last that one may have\n"},
  {"a cell right of the last one",
   ROW(CELL("a") "<table:table-cell table:number-columns-repeated='16383'/>" CELL("b") CELL("c")),
   B "problem read.too-many-columns 1:0\n1: a\n"},
  {"repeats that are no number",
   ROW("<table:table-cell table:number-columns-repeated='-5'/><table:table-cell"
       " table:number-columns-repeated='0'/>" CELL("a")), B "1: _|_|a\n"},

  {"merged cells",
   ROW("<table:table-cell office:value-type='string' table:number-columns-spanned='2'"
       " table:number-rows-spanned='2'>" P("a") "</table:table-cell><table:covered-table-cell"
       " office:value-type='string'>" P("under") "</table:covered-table-cell>" CELL("b"))
     ROW("<table:covered-table-cell table:number-columns-repeated='2'/>" CELL("c")) ROW(CELL("d")),
   B "1: a|a<|b\n2: a^|a<^|c\n3: d\n"},
  {"merged cells in several rows",
   ROW(CELL("x")) ROW("<table:table-cell table:number-columns-spanned='2'>" P("a")
                      "</table:table-cell><table:covered-table-cell/>")
     ROW("<table:table-cell table:number-columns-spanned='3'>" P("b")
         "</table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/>"),
   B "1: x\n2: a|a<\n3: b|b<|b<\n"},
  {"a merged cell without end",
   ROW("<table:table-cell table:number-columns-spanned='4294967295'"
       " table:number-rows-spanned='4294967295'/>" CELL("a")), B "1: _|a\n"},

  {"styles of columns",
   "<table:table-column table:number-columns-repeated='2' table:default-cell-style-name='one'/>"
   "<table:table-column table:default-cell-style-name='pct'/>"
   ROW("<table:table-cell table:number-columns-repeated='2' office:value-type='float'"
       " office:value='5'/><table:table-cell office:value-type='percentage' office:value='0.5'/>"),
   B "1: #5.0|#5.0|%50.0\n"},
  {"the style of a row goes before",
   "<table:table-column table:default-cell-style-name='one'/>"
   "<table:table-row table:default-cell-style-name='spare'><table:table-cell"
   " office:value-type='float' office:value='0.1234'/></table:table-row>", B "1: #0.123\n"},
  {"groups and headers",
   "<table:table-header-columns><table:table-column/></table:table-header-columns>"
   "<table:table-header-rows>" ROW(CELL("a")) "</table:table-header-rows><table:table-row-group>"
   "<table:table-row-group><table:table-rows>" ROW(CELL("b")) "</table:table-rows>"
   "</table:table-row-group>" ROW(CELL("c")) "</table:table-row-group>",
   B "1: a\n2: b\n3: c\n"},

  {"a hidden sheet",
   "<table:table table:name='K' table:style-name='ta1'>" ROW(CELL("a")) "</table:table>",
   "table K\nnote read.hidden-sheet K 0:0\n1: a\n"},
  {"several sheets, an empty one too",
   "<table:table table:name='K'>" ROW(CELL("a")) "</table:table><table:table table:name='L'/>",
   "table K\n1: a\ntable L\n"},
  {"what is kept of other files is no sheet",
   "<table:table table:name=\"'file:///x.ods'#S1\"><table:table-source/>" ROW(CELL("x"))
   "</table:table><table:table table:name='K'><table:table-source/>" ROW(CELL("a"))
   "</table:table>", "table K\n1: a\n"},
  {"changes that are tracked, and ranges, are no sheets",
   "<table:tracked-changes><table:table table:name='X'>" ROW(CELL("x")) "</table:table>"
   "</table:tracked-changes><table:table table:name='K'>" ROW(CELL("a")) "</table:table>"
   "<table:dde-links><table:dde-link><table:table>" ROW(CELL("x"))
   "</table:table></table:dde-link></table:dde-links>", "table K\n1: a\n"},

  {"a cell in .VnTime",
   ROW("<table:table-cell table:style-name='vn' office:value-type='string'>" P("Tû lÖ hé nghÌo")
       "</table:table-cell>"), B "1: Tỷ lệ hộ nghèo\nnote read.legacy-font TCVN3 0:0\n"},
  {"a cell in VNI-Times",
   ROW("<table:table-cell table:style-name='vni' office:value-type='string'>"
       P("Tyû leä hoä ngheøo") "</table:table-cell>"),
   B "1: Tỷ lệ hộ nghèo\nnote read.legacy-font VNI 0:0\n"},
  {"a span in .VnTime",
   ROW(CELL("Số: <text:span text:style-name='T1'>Tû lÖ hé nghÌo</text:span> (Bát Xát)")),
   B "1: Số: Tỷ lệ hộ nghèo (Bát Xát)\nnote read.legacy-font TCVN3 0:0\n"},
};

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

/* Returns: (transfer full): what the reader gave, and a line "error MESSAGE" */
static GString *
read_bytes(GBytes *bytes, const gchar *key, const gchar *value)
{
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GError) error = NULL;
  OdsRecorder recorder = ods_recorder_new();
  gpointer self = open_reader(key, value);

  if (!ct_plugin.read->read(self, input, &recorder.sink, &error)) {
    assert_non_null(error);
    assert_true(error->domain == CT_ERROR);
    g_string_append_printf(recorder.text, "error %s\n", error->message);
  }
  ct_plugin.close(self);
  return recorder.text;
}

/* Returns: (transfer full) */
static GString *
read_text(const gchar *text, const gchar *key, const gchar *value)
{
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

  return read_bytes(bytes, key, value);
}

/* Returns: (transfer full): a flat document */
static gchar *
make_flat(const gchar *body)
{
  gboolean all = g_str_has_prefix(body, "<table:table ") ||
                 g_str_has_prefix(body, "<table:tracked");

  return g_strconcat("<?xml version='1.0' encoding='UTF-8'?><office:document" ODS_SPACES ">",
                     styles, "<office:body><office:spreadsheet>",
                     all ? "" : "<table:table table:name='B'>", body, all ? "" : "</table:table>",
                     "</office:spreadsheet></office:body></office:document>", NULL);
}

static void
read_one(void **state)
{
  const Case *c = *state;
  g_autofree gchar *text = make_flat(c->body);
  g_autoptr(GString) seen = read_text(text, NULL, NULL);

  assert_string_equal(seen->str, c->expected);
}

/* Notes of hidden rows and columns: their wording is that of office-sheet. */
static const Case hidden[] = {
  {"hidden rows", "<table:table-row table:visibility='collapse'>" CELL("a") "</table:table-row>",
   "read.hidden-rows"},
  {"filtered rows", "<table:table-row table:visibility='filter'>" CELL("a") "</table:table-row>",
   "read.hidden-rows"},
  {"rows of a group that is not shown",
   "<table:table-row-group table:display='false'>" ROW(CELL("a")) "</table:table-row-group>",
   "read.hidden-rows"},
  {"hidden columns",
   "<table:table-column/><table:table-column table:visibility='collapse'/>"
   ROW(CELL("a") CELL("b")), "read.hidden-columns"},
  {"hidden rows without anything are not told",
   "<table:table-row table:visibility='collapse'>" TEN_CELLS "</table:table-row>" ROW(CELL("a")),
   NULL},
  {"a formula without a value",
   ROW(CELL("a") "<table:table-cell table:formula='of:=[.A1]'/>"), "read.formula-without-value"},
  {"a value of another file",
   ROW(CELL("a") FORMULA("of:=[&apos;file:///may-A/bieu.xls&apos;#$S1.A1]", "5")),
   "read.external-link"},
};

static void
tell_hidden(void **state)
{
  const Case *c = *state;
  g_autofree gchar *text = make_flat(c->body);
  g_autoptr(GString) seen = read_text(text, NULL, NULL);

  if (c->expected == NULL)
    assert_null(strstr(seen->str, "note"));
  else if (strstr(seen->str, c->expected) == NULL)
    fail_msg("no %s in: %s", c->expected, seen->str);
}

/* @text: of a file; @error: what the last line has */
typedef struct {
  const gchar *label;
  const gchar *text;
  const gchar *error;
} Wrong;

#define DOCUMENT(body) "<office:document" ODS_SPACES ">" body "</office:document>"

static const Wrong wrongs[] = {
  {"nothing", "", "no element found"},
  {"text", "Stt;1", "no sound XML"},
  {"other XML", "<html/>", "no OpenDocument"},
  {"an empty document", DOCUMENT(""), "no spreadsheet"},
  {"a text document", DOCUMENT("<office:body><office:text/></office:body>"), "another kind (text)"},
  {"a DOCTYPE", "<!DOCTYPE a><office:document" ODS_SPACES "/>", "DOCTYPE"},
  {"cut off",
   "<office:document" ODS_SPACES "><office:body><office:spreadsheet><table:table>" ROW(CELL("a")),
   "no element found"},
};

static void
refuse(void **state)
{
  const Wrong *c = *state;
  g_autoptr(GString) seen = read_text(c->text, NULL, NULL);
  const gchar *line = strstr(seen->str, "error ");

  if (line == NULL || strstr(line, c->error) == NULL)
    fail_msg("no \"%s\" in: %s", c->error, seen->str);
}

/* What passes a limit is told, and reading goes on or ends. */
static const struct {
  const gchar *label;
  const gchar *key;
  const gchar *value;
  const gchar *body;
  const gchar *expected;
} limits[] = {
  {"rows are repeated too often", "max-repeat", "2",
   "<table:table-row table:number-rows-repeated='1000000'>" CELL("a") "</table:table-row>",
   B "problem read.repeated 1:0\n1: a\n2: a\n"},
  {"cells are repeated too often", "max-repeat", "2",
   ROW("<table:table-cell table:number-columns-repeated='16384'>" P("a") "</table:table-cell>"),
   B "problem read.repeated 1:1\n1: a|a\n"},
  {"too many cells", "max-cells", "3", ROW(CELL("a") CELL("b")) ROW(CELL("c") CELL("d")),
   B "error the workbook has more than 3 cells (read.max-cells)\n"},
  {"too long a text", "max-text", "8", ROW(CELL("abcdefgh") CELL("abcdefghi")),
   B "problem read.long-text 1:2\n1: abcdefgh\n"},
  {"too many merged cells", "max-merged", "1",
   ROW("<table:table-cell table:number-columns-spanned='2'>" P("a") "</table:table-cell>"
       "<table:covered-table-cell/><table:table-cell table:number-columns-spanned='2'>" P("b")
       "</table:table-cell>"), B "problem read.merged-cells 0:0\n1: a|a<|b\n"},
  {"too large a file", "max-part", "1000", ROW(CELL("a")),
   "error the file has more than the limit of 1000 bytes\n"},
};

static void
pass_limits(void **state G_GNUC_UNUSED)
{
  for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
    g_autofree gchar *text = make_flat(limits[i].body);
    g_autoptr(GString) seen = read_text(text, limits[i].key, limits[i].value);

    print_message("# %s\n", limits[i].label);
    assert_string_equal(seen->str, limits[i].expected);
  }
}

/* Returns: (transfer full): an archive with @content and @manifest (nullable) */
static GBytes *
make_archive(const gchar *content, const gchar *manifest)
{
  TestZip zip = test_zip_new();
  g_autofree gchar *all = g_strconcat("<office:document-styles" ODS_SPACES ">", styles,
                                      "</office:document-styles>", NULL);

  test_zip_add(&zip, &(TestEntry){.name = "mimetype",
                                  .bytes = "application/vnd.oasis.opendocument.spreadsheet",
                                  .stored = TRUE});
  if (content != NULL)
    test_zip_add(&zip, &(TestEntry){.name = "content.xml", .bytes = content});
  test_zip_add(&zip, &(TestEntry){.name = "styles.xml", .bytes = all});
  if (manifest != NULL)
    test_zip_add(&zip, &(TestEntry){.name = "META-INF/manifest.xml", .bytes = manifest});
  return test_zip_end(&zip);
}

#define CONTENT                                                                                    \
  "<office:document-content" ODS_SPACES "><office:body><office:spreadsheet>"                       \
  "<table:table table:name='B'>" ROW(CELL("a") FLOAT("one", "5")) "</table:table>"                 \
  "</office:spreadsheet></office:body></office:document-content>"

static void
read_archives(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) good = make_archive(CONTENT, "<broken");
  g_autoptr(GBytes) none = make_archive(NULL, NULL);
  g_autoptr(GBytes) locked = make_archive(
    "\x01\x02\x03", "<m:manifest xmlns:m='" ODS_URN "manifest:1.0'><m:file-entry>"
    "<m:encryption-data/></m:file-entry></m:manifest>");
  g_autoptr(GString) seen = read_bytes(good, NULL, NULL);
  g_autoptr(GString) missing = read_bytes(none, NULL, NULL);
  g_autoptr(GString) closed = read_bytes(locked, NULL, NULL);

  assert_string_equal(seen->str, B "1: a|#5.0\n");
  assert_non_null(strstr(missing->str, "error part content.xml is missing"));
  assert_non_null(strstr(closed->str, "locked by a password"));
}

/* A receiver that has enough is no error. */
static void
stop_early(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *text = make_flat(ROW(CELL("a")) ROW(CELL("b")) ROW(CELL("c")));
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  OdsRecorder recorder = ods_recorder_new();
  gpointer self = open_reader(NULL, NULL);

  recorder.stop_after = 1;
  assert_true(ct_plugin.read->read(self, input, &recorder.sink, NULL));
  assert_string_equal(recorder.text->str, B "1: a\n");
  g_string_free(recorder.text, TRUE);
  ct_plugin.close(self);
}

static void
probe(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) archive = make_archive(CONTENT, NULL);
  g_autofree gchar *flat = make_flat(ROW(CELL("a")));
  gsize size;
  const gchar *data = g_bytes_get_data(archive, &size);

  assert_true(ct_plugin.read->probe("bao-cao.xls", NULL, data, size) > 90);
  assert_true(ct_plugin.read->probe("bao-cao.xml", NULL, flat, strlen(flat)) > 90);
  assert_int_equal(ct_plugin.read->probe("a.ods", NULL, "Stt;1;2\n", 8), 0);
  assert_int_equal(ct_plugin.read->probe("a.ods", NULL, "<html>", 6), 0);
  assert_int_equal(ct_plugin.read->probe("a.ods", NULL, "", 0), 0);
  assert_int_equal(ct_plugin.read->probe("a.xlsx", NULL, "PK\3\4abcd", 8), 0);
  assert_true(ct_plugin.read->probe("a.ODS", NULL, "PK\3\4abcd", 8) > 0);
}

int
main(void)
{
  struct CMUnitTest
    tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(hidden) + G_N_ELEMENTS(wrongs) + 4];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(hidden); i++)
    tests[n++] = (struct CMUnitTest){.name = hidden[i].label,
                                     .test_func = tell_hidden,
                                     .initial_state = (void *)&hidden[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(wrongs); i++)
    tests[n++] = (struct CMUnitTest){.name = wrongs[i].label,
                                     .test_func = refuse,
                                     .initial_state = (void *)&wrongs[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(pass_limits);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_archives);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(stop_early);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(probe);
  return cmocka_run_group_tests_name("read/ods", tests, NULL, NULL);
}
