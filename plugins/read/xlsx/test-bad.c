/* read/xlsx: hostile and broken sheets: what is told, and that it is told soon. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "test-book.h"

#define T "table S\n"
#define CELL1 "<row r='1'><c r='A1'><v>1</v></c></row>"
#define ROW(xml) DATA(CELL1 "<row r='2'>" xml "</row>")
#define G "table S\n1: #1\n"

typedef struct {
  const gchar *label;
  const gchar *sheet;
  const gchar *expected; /* of an error: its beginning */
  const gchar *key;      /* NULL: default options */
  const gchar *value;
  const gchar *strings;
} Case;

static const Case cases[] = {
  {"a column that is far out", ROW("<c r='ZZZZZZZZ2'><v>1</v></c>"),
   T "problem read.bad-address 2:0\n1: #1\n"},
  {"a row that is far out", DATA("<row r='99999999999'><c r='A1'><v>1</v></c></row>" CELL1),
   T "problem read.bad-address 0:0\n1: #1\n"},
  {"a cell in row 99999999999", ROW("<c r='A99999999999'><v>1</v></c>"),
   T "problem read.bad-address 2:0\n1: #1\n"},
  {"row 0", DATA("<row r='0'><c><v>1</v></c></row>" CELL1),
   T "problem read.bad-address 0:0\n1: #1\n"},
  {"no letters in a place", ROW("<c r='2'><v>1</v></c>"),
   T "problem read.bad-address 2:0\n1: #1\n"},
  {"the last cell there is", DATA(CELL1 "<row r='1048576'><c r='A1048576'><v>2</v></c></row>"),
   G "1048576: #2\n"},
  {"rows count past the last one",
   DATA("<row r='1048576'><c r='A1048576'><v>2</v></c></row><row><c><v>3</v></c></row>"),
   T "problem read.bad-address 1048576:0\n1048576: #2\n"},
  {"columns count past the last one",
   ROW("<c r='XFC2'/><c/><c><v>3</v></c>"), T "problem read.bad-address 2:0\n1: #1\n"},
  {"a shared text that does not exist", ROW("<c r='A2' t='s'><v>1</v></c>"),
   T "problem read.broken-cell 2:1\n1: #1\n2: !1\n", NULL, NULL, STRINGS("<si><t>a</t></si>")},
  {"a shared text without a number", ROW("<c r='A2' t='s'><v>x</v></c>"),
   T "problem read.broken-cell 2:1\n1: #1\n2: !x\n"},
  {"a shared text of 4294967296", ROW("<c r='A2' t='s'><v>4294967296</v></c>"),
   T "problem read.broken-cell 2:1\n1: #1\n2: !4294967296\n", NULL, NULL,
   STRINGS("<si><t>a</t></si>")},
  {"a number that is none", ROW("<c r='A2'><v>1x</v></c>"),
   T "problem read.broken-cell 2:1\n1: #1\n2: !1x\n"},
  {"a type that does not exist", ROW("<c r='A2' t='z'><v>1</v></c>"),
   T "problem read.broken-cell 2:1\n1: #1\n2: !1\n"},
  {"a style that does not exist is told once",
   ROW("<c r='A2' s='7'><v>1</v></c><c r='B2' s='99999999999'><v>2</v></c>"),
   T "note style 7 read.unknown-style 2\n1: #1\n2: #1|#2\n"},
  {"cells twice, and out of order", ROW("<c r='B2'><v>1</v></c><c r='B2'><v>2</v></c>"
                                        "<c r='A2'><v>3</v></c>"),
   G "problem read.cell-order 2:2\nproblem read.cell-order 2:1\n2: _|#1\n"},
  {"rows out of order", DATA("<row r='5'><c r='A5'><v>5</v></c></row>" CELL1),
   T "problem read.cell-order 1:1\n5: #5\n"},
  {"merged cells that are none", SHEET("<sheetData>" CELL1 "</sheetData><mergeCells><mergeCell "
                                       "ref='A1:ZZZZZ9'/><mergeCell ref='x'/></mergeCells>"),
   T "problem read.merged-cells 0:0\n1: #1\n"},
  {"more merged cells than may be",
   SHEET("<sheetData>" CELL1 "</sheetData><mergeCells><mergeCell ref='A1:B1'/>"
         "<mergeCell ref='A2:B2'/></mergeCells>"),
   T "problem read.merged-cells 0:0\n1: #1|<#1\n", "max-merged", "1"},
  {"hidden rows and columns are read and told",
   SHEET("<cols><col min='2' max='3' hidden='1'/><col min='9' max='4' hidden='1'/></cols>"
         "<sheetData><row r='1' hidden='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
         "<row r='2' hidden='true'><c r='A2'><v>3</v></c></row></sheetData>"),
   T "1: #1|#2\n2: #3\nnote hidden-rows 1-2 read.hidden-rows 1\n"
     "note hidden-columns B read.hidden-columns 0\n"},
  {"a text that is too long", ROW("<c r='A2' t='inlineStr'><is><t>0123456789</t></is></c>"
                                  "<c r='B2' t='str'><v>0123456789</v></c>"
                                  "<c r='C2' t='s'><v>0</v></c>"),
   T "problem read.long-text 2:1\nproblem read.long-text 2:2\nproblem read.long-text 2:3\n1: #1\n",
   "max-text", "9", STRINGS("<si><t>0123456789</t></si>")},
  {"more cells than may be", ROW("<c r='A2'><v>1</v></c><c r='B2'/>"),
   G "error: the workbook has more than 2 cells (read.max-cells)", "max-cells", "2"},
  {"more text than may be", DATA(""),
   "error: the shared texts of the workbook take more than 40 bytes (read.max-strings)",
   "max-strings", "40", STRINGS("<si><t>0123456789</t></si><si><t>0123456789</t></si>")},
  {"a file that is too large", DATA(""), "error: ", "max-file", "200"},
  {"a part that is too large", DATA(""), "error: ", "max-part", "80"},
  {"invalid UTF-8", ROW("<c r='A2' t='str'><v>\xFF</v></c>"),
   T "error: xl/worksheets/sheet1.xml is no sound XML"},
};

static void
expect(const gchar *told, const gchar *expected)
{
  if (strstr(expected, "error: ") == NULL || !g_str_has_prefix(told, expected))
    assert_string_equal(told, expected);
}

static gchar *
read_sheet(const gchar *sheet, const gchar *strings, const gchar *key, const gchar *value)
{
  const TestPart parts[] = {
    {"xl/worksheets/sheet1.xml", sheet},
    {"xl/sharedStrings.xml", strings != NULL ? strings : STRINGS("")},
  };
  g_autoptr(GBytes) book = test_book_make(parts, G_N_ELEMENTS(parts));

  return test_read(book, key, value);
}

static void
read_case(void **state)
{
  const Case *c = *state;
  g_autofree gchar *told = read_sheet(c->sheet, c->strings, c->key, c->value);

  expect(told, c->expected);
}

/* Sheets of very many of one thing. "%u" in @one is its number, from 1. */
typedef struct {
  const gchar *label;
  const gchar *before;
  const gchar *one;
  guint n;
  const gchar *behind;
  const gchar *expected; /* beginning */
  guint n_lines;         /* at most */
} Flood;

#define HEAD "<worksheet xmlns='" MAIN "'><sheetData>"

static const Flood floods[] = {
  {"empty rows with styles", HEAD CELL1, "<row r='%u' s='1' customFormat='1'/>", 1000000,
   "</sheetData></worksheet>", G, 2},
  {"rows past the last one", HEAD CELL1, "<row/>", 1100000, "</sheetData></worksheet>",
   T "problem read.bad-address", 30},
  {"merged ranges", HEAD CELL1 "</sheetData><mergeCells>", "<mergeCell ref='A%u:B%u'/>", 1000000,
   "</mergeCells></worksheet>", T "problem read.merged-cells 0:0\n1: #1|<#1\n", 3},
  {"overlapping ranges", HEAD CELL1 "</sheetData><mergeCells>", "<mergeCell ref='A1:XFD1048576'/>",
   100000, "</mergeCells></worksheet>", T, 100},
  {"broken cells", HEAD CELL1, "<row><c t='s'><v>%u</v></c></row>", 20000,
   "</sheetData></worksheet>", T "problem read.broken-cell 2:1\n", 20100},
  {"elements in each other", HEAD, "<x>", 100000, "", "table S\nerror: ", 2},
  {"attributes", HEAD "<row ", " a%u='1'", 100000, "/></sheetData></worksheet>",
   "table S\nerror: ", 2},
};

static void
read_flood(void **state)
{
  const Flood *flood = *state;
  g_autoptr(GString) sheet = g_string_new(flood->before);
  g_autofree gchar *told = NULL;
  guint n_lines = 0;

  for (guint i = 1; i <= flood->n; i++) {
    gchar number[16];
    g_auto(GStrv) pieces = NULL;

    if (strchr(flood->one, '%') == NULL) {
      g_string_append(sheet, flood->one);
      continue;
    }
    g_snprintf(number, sizeof number, "%u", i);
    pieces = g_strsplit(flood->one, "%u", -1);
    for (guint k = 0; pieces[k] != NULL; k++) {
      g_string_append(sheet, k > 0 ? number : "");
      g_string_append(sheet, pieces[k]);
    }
  }
  g_string_append(sheet, flood->behind);
  told = read_sheet(sheet->str, NULL, NULL, NULL);
  for (const gchar *at = told; (at = strchr(at, '\n')) != NULL; at++)
    n_lines++;
  if (!g_str_has_prefix(told, flood->expected))
    assert_string_equal(told, flood->expected);
  assert_true(n_lines <= flood->n_lines);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(floods)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){cases[i].label, read_case, NULL, NULL, (void *)&cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(floods); i++)
    tests[n++] = (struct CMUnitTest){floods[i].label, read_flood, NULL, NULL, (void *)&floods[i]};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
