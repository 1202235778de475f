/* test-office-formula.c: what formulas tell of mistakes, and where they tell none.
 */
#include "test-office-rows.h"

#include "base/test-seed.h"
#include "office/office-formula-private.h"

typedef struct {
  const gchar *label;
  const gchar *cells;
  const gchar *told;
} Case;

#define HEADER "A1 tSTT;B1 tHuyện;C1 tSố hộ;D1 tHộ nghèo;E1 tTỷ lệ;"
#define THREE_ROWS                                                                                 \
  "A2 n1;B2 tBát Xát;C2 n10~10;D2 n2~2;"                                                           \
  "A3 n2;B3 tBảo Yên;C3 n20~20;D3 n4~4;"                                                           \
  "A4 n3;B4 tSa Pa;C4 n35~35;D4 n6~6;"

static const Case cases[] = {
  {"a form as it should be",
   HEADER "A2 n1;B2 tBát Xát;C2 n10~10;D2 n2~2;E2 n20~20=D2/C2*100;"
          "A3 n2;B3 tBảo Yên;C3 n20~20;D3 n4~4;E3 n20~20=D3/C3*100;"
          "B4 tTổng;C4 n30~30=SUM(C2:C3);D4 n6~6=SUM(D2:D3);E4 n20~20=D4/C4*100",
   ""},

  {"typed over in a column", "C2 n1=A2*2;C3 n5;C4 n3=A4*2", "warning read.typed-over 3:3 C2\n"},
  {"typed over, shared formula", "C2 n1=A2*2#si1;C3 n5;C4 n3=#si1", "warning read.typed-over 3:3 C2\n"},
  {"two in a row, among several", "C1 n1=A1*2;C2 n1=A2*2;C3 n5;C4 n5;C5 n3=A5*2",
   "warning read.typed-over 3:3 C2\nwarning read.typed-over 4:3 C2\n"},
  {"two in a row, among two", "C2 n1=A2*2;C3 n5;C4 n5;C5 n3=A5*2", ""},
  {"with a column that does not move", "C2 n1=A2/A$9;C3 n5;C4 n3=A4/A$9",
   "warning read.typed-over 3:3 C2\n"},
  {"a figure of another unit", "B2 t%;C2 n1=A2*2;B3 t%/năm;C3 n5;B4 t%;C4 n3=A4*2", ""},
  {"a figure of another unit, among formulas of many",
   "B1 tha;C1 n1=A1*2;B2 t%;C2 n1=A2*2;B3 ttấn;C3 n5;B4 t%;C4 n3=A4*2",
   "warning read.typed-over 3:3 C2\n"},
  {"a figure of the same unit", "B2 t%;C2 n1=A2*2;B3 t%;C3 n5;B4 t%;C4 n3=A4*2",
   "warning read.typed-over 3:3 C2\n"},
  {"a figure that is shown otherwise", "C2 %1=A2*2;C3 n5;C4 %3=A4*2", ""},
  {"formulas that are others", "C2 n1=A2*2;C3 n5;C4 n3=A4*3", ""},
  {"formulas that name others", "C2 n1=A2*2;C3 n5;C4 n3=B4*2", ""},
  {"the last one typed", "C2 n1=A2*2;C3 n5;C4 n3", ""},
  {"text among formulas", "C2 n1=A2*2;C3 tx;C4 n3=A4*2", ""},
  {"subtotals of one row each", "C2 n5=C3;C3 n5;C4 n6=C5;C5 n6", ""},
  {"subtotals of the rows below",
   "C2 n5~5=SUM(C3:C3);C3 n5~5;C4 n6~6=SUM(C5:C5);C5 n6~6;C6 n6~6=SUM(C7:C7);C7 n6~6", ""},
  {"running totals name what is above", "C2 n1=C1+B2;C3 n5;C4 n5=C3+B4", ""},
  {"a formula without cells", "C2 n1=2*3;C3 n5;C4 n3=2*3", ""},
  {"values of other sheets", "C2 n1='Biểu 2'!A2;C3 n5;C4 n3='Biểu 2'!A4", ""},
  {"typed over in a row of totals",
   "C2 n10;D2 n2;E2 n1;C3 n20;D3 n4;E3 n2;C4 n35;D4 n6;E4 n3;"
   "C5 n65=SUM(C2:C4);D5 n13;E5 n6=SUM(E2:E4)",
   "warning read.typed-over 5:4 C5\n"},
  {"a share in a row of totals is no sum",
   "C2 n10;D2 n62.5;E2 n10;C3 n20;D3 n61.2;E3 n20;C4 n30=SUM(C2:C3);D4 n61.7;E4 n30=SUM(E2:E3)", ""},

  {"a sum that leaves out the row above it",
   HEADER THREE_ROWS "B5 tTổng;C5 n30~30=SUM(C2:C3)", "warning read.sum-leaves-out 5:3 C4\n"},
  {"a sum that leaves out two",
   HEADER THREE_ROWS "A5 n4;B5 tVăn Bàn;C5 n7~7;B6 tTổng;C6 n30~30=SUM(C2:C3)",
   "warning read.sum-leaves-out 6:3 C4:C5\n"},
  {"a sum that begins too late",
   HEADER THREE_ROWS "B5 tTổng;C5 n55~55=SUM(C3:C4)", "warning read.sum-leaves-out 5:3 C2\n"},
  {"a sum at the top that begins too late",
   "A1 tSTT;B1 tHuyện;B2 tTổng số;C2 n50~50=SUM(C4:C5);A3 n1;B3 tBát Xát;C3 n10~10;A4 n2;B4 tBảo Yên;"
   "C4 n20~20;A5 n3;B5 tSa Pa;C5 n30~30",
   "warning read.sum-leaves-out 2:3 C3\n"},
  {"of which is left out on purpose",
   HEADER "A2 n1;B2 tBát Xát;C2 n10~10;A3 n2;B3 tBảo Yên;C3 n20~20;A4 n3;B4 tTrong đó: nữ;C4 n5~5;"
          "B5 tTổng;C5 n30~30=SUM(C2:C3)",
   ""},
  {"so is a part with a dash",
   "B2 tBát Xát;C2 n10~10;B3 tBảo Yên;C3 n20~20;B4 t- nữ;C4 n5~5;B5 tTổng;C5 n30~30=SUM(C2:C3)", ""},
  {"a row that counts in another way",
   "A2 n1;B2 tBát Xát;C2 n10~10;A3 n2;B3 tBảo Yên;C3 n20~20;A4 tII;B4 tKhác;C4 n5~5;"
   "B5 tTổng;C5 n30~30=SUM(C2:C3)",
   ""},
  {"a row of another unit",
   "B2 tA;C2 tha;D2 n10~10;B3 tB;C3 tha;D3 n20~20;B4 tC;C4 ttấn;D4 n5~5;B5 tTổng;D5 n30~30=SUM(D2:D3)",
   ""},
  {"a year above", "A1 n0;B1 tNăm;C1 n2023;A2 n1;B2 tBát Xát;C2 n10~10;A3 n2;B3 tSa Pa;C3 n20~20;"
                   "C4 n30~30=SUM(C2:C3)", ""},
  {"column numbers above",
   "A1 n1;B1 tb;C1 n3;D1 n4;A2 n1;B2 tBát Xát;C2 n10~10;A3 n2;B3 tSa Pa;C3 n20~20;C4 n30~30=SUM(C2:C3)",
   ""},
  {"a total that was typed above",
   "A1 n0;B1 tCả huyện;C1 n30~30;A2 n1;B2 tA;C2 n10~10;A3 n2;B3 tB;C3 n20~20;B4 tCộng;"
   "C4 n30~30=SUM(C2:C3)",
   ""},
  {"sums of some rows", "B2 ta;C2 n1~1;B3 tb;C3 n2~2;B4 tc;C4 n3~3;C5 n4~4=C2+C4", ""},
  {"subtotals are left out of a sum of sums",
   "B2 tA;C2 n3~3=SUM(C3:C4);B3 ta;C3 n1~1;B4 tb;C4 n2~2;B5 tB;C5 n7~7=SUM(C6:C7);B6 tc;C6 n3~3;"
   "B7 td;C7 n4~4;B8 tTổng;C8 n10~10=C2+C5",
   ""},

  {"a total that is out of date", HEADER THREE_ROWS "B5 tTổng;C5 n59~59=SUM(C2:C4)",
   "warning read.stale-total 5:3 65\n"},
  {"a total above its rows", "B1 tTổng;C1 n59~59=SUM(C2:C3);B2 ta;C2 n10~10;B3 tb;C3 n50~50",
   "warning read.stale-total 1:3 60\n"},
  {"rows added one by one", "C2 n10~10;C3 n20~20;C4 n31~31=C2+C3", "warning read.stale-total 4:3 30\n"},
  {"a total across", "B2 n10~10;C2 n20~20;D2 n31~31=SUM(B2:C2)", "warning read.stale-total 2:4 30\n"},
  {"binary rests are none", "C2 n0.1~0.1;C3 n0.2~0.2;C4 n0.3~0.30000000000000004=SUM(C2:C3)", ""},
  {"digits that are not shown count",
   "C2 n0.3~0.3333;C3 n0.3~0.3333;C4 n0.3~0.3333;C5 n1.0~0.9999=SUM(C2:C4)", ""},
  {"without them rounding is allowed for", "C2 n0.3;C3 n0.3;C4 n0.3;C5 n1.0=SUM(C2:C4)", ""},
  {"and no more than that", "C2 n0.3;C3 n0.3;C4 n0.3;C5 n1.3=SUM(C2:C4)",
   "warning read.stale-total 5:3 0.9\n"},
  {"percents, as numbers", "C2 %67.2~0.672;C3 %10~0.1;C4 %77.2~0.772=SUM(C2:C3)", ""},
  {"percents out of date", "C2 %67.2~0.672;C3 %10~0.1;C4 %70.0~0.7=SUM(C2:C3)",
   "warning read.stale-total 4:3 77.2\n"},
  {"a nil that is shown as a dash is nothing", "C2 t-~0;C3 n5~5;C4 n5~5=SUM(C2:C3)", ""},
  {"a figure that is not shown counts", "C2 _~3;C3 n5~5;C4 n8~8=SUM(C2:C3)", ""},
  {"texts and blanks add nothing", "C2 tx;C4 n5~5;C5 n5~5=SUM(C2:C4)", ""},
  {"an error is not gone into", "C2 !#REF!;C3 n5~5;C4 n7~7=SUM(C2:C3)", ""},
  {"a sum of itself is not gone into", "C2 n5~5;C3 n7~7=SUM(C2:C3)", ""},
  {"other functions are not gone into", "C2 n5~5;C3 n6~6;C4 n7~7=SUM(C2:C3)*2", ""},
  {"nor is subtraction", "C2 n5~5;C3 n6~6;C4 n7~7=C2-C3", ""},
  {"nor a range far below", "C2 n5~5;C4 n7~7=SUM(C5:C5000)", ""},
  {"a text that looks like a sum", "C2 n5~5;C4 n7~7=IF(A1=\"SUM(C2)\",7,C2)", ""},

  {"another file", "C2 n1=[1]Sheet1!A1", "warning read.external-link 2:3 [1]Sheet1!A1\n"},
  {"another file with spaces in the name", "C2 n1='[2]Biểu 1'!A1*2",
   "warning read.external-link 2:3 '[2]Biểu 1'!A1*2\n"},
  {"another file by its name", "C2 n1='file:///bieu.ods'#$S.A1",
   "warning read.external-link 2:3 'file:///bieu.ods'#$S.A1\n"},
  {"another file, three times", "C2 n1=[1]S!A1;C3 n1=[1]S!A2;C4 n1=[1]S!A3",
   "warning read.external-link 2:3 [1]S!A1\n"},
  {"a column of a table is none", "C2 n1=SUM(Bảng1[Số hộ])", ""},
  {"brackets in a text are none", "C2 n1=IF(A1=\"[1]\",1,0)", ""},
  {"a lost reference", "C2 n1=B2*#REF!", "warning read.broken-formula 2:3 B2*#REF!\n"},
  {"another error is none", "C2 n1=IF(A1,#N/A,1)", ""},
  {"no value", "C2 f=B2*2", "error read.formula-without-value 2:3\n"},
  {"no values, told as one", "C2 f=B2*2;C3 f=B3*2;C4 f=B4*2", "error read.formula-without-value 2:3\n"},
};

static void
tell_one(void **state)
{
  const Case *c = *state;
  OfficeSheetInfo info = {.name = "S"};
  Received received;

  received_init(&received);
  assert_true(give_sheet(&received, &info, c->cells));
  assert_string_equal(received.told->str, c->told);
  received_clear(&received);
}

typedef struct {
  const gchar *label;
  const gchar *one;
  const gchar *one_at;
  const gchar *other;
  const gchar *other_at;
  gboolean same;
} ShapeCase;

static const ShapeCase shapes[] = {
  {"moved down", "A1+B$1", "C1", "A2+B$1", "C2", TRUE},
  {"moved aside", "$A1+B1", "C1", "$A1+C1", "D1", TRUE},
  {"a fixed row moved", "A$1", "C1", "A$2", "C2", FALSE},
  {"another constant", "A1*2", "C1", "A2*3", "C2", FALSE},
  {"another function", "SUM(A1:A2)", "A3", "MAX(A1:A2)", "A3", FALSE},
  {"case and spaces", "sum(a1:a2)", "A3", "SUM( A1:A2 )", "A3", TRUE},
  {"fixed is not relative", "A1", "B1", "$A1", "B1", FALSE},
  {"another text", "IF(A1=\"x\",1)", "B1", "IF(A1=\"y\",1)", "B1", FALSE},
};

static void
compare_shapes(void **state)
{
  const ShapeCase *c = *state;
  OfficeFormula one;
  OfficeFormula other;
  OfficeAddress one_at;
  OfficeAddress other_at;

  office_address_parse(c->one_at, strlen(c->one_at), &one_at);
  office_address_parse(c->other_at, strlen(c->other_at), &other_at);
  office_formula_parse(c->one, strlen(c->one), one_at, one_at, &one);
  office_formula_parse(c->other, strlen(c->other), other_at, other_at, &other);
  assert_int_equal(one.shape == other.shape, c->same);
}

/* Whatever stands in a formula, it is read to its end. */
static void
broken_formulas(void **state)
{
  static const gchar *const broken[] = {"",      "\"",     "'",         "[",         "]",    "#",  "((((",
                                        "A1:",   ":A1",    "A1:B2:C3",  "'a''",      "$",    "$$", "\"\"\"",
                                        "ZZZZZ99999999999", "SUM(", "[[[[]", "\xc3\xa1", "#REF", "A1!B2!C3"};

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(broken); i++) {
    OfficeFormula formula;
    office_formula_parse(broken[i], strlen(broken[i]), (OfficeAddress){1, 1}, (OfficeAddress){9, 9},
                         &formula);
    assert_true(formula.n_references <= OFFICE_FORMULA_MAX_REFERENCES);
    assert_true(formula.shape != 0);
  }
}

static void
random_formulas(void **state)
{
  static const gchar letters[] = "AAABBZZ1199$$$:::!!''\"\"[[]]##REF!(()),;+-*/SUM. \xc3\xa1\\_";
  g_autoptr(GRand) random = seeded();

  (void)state;
  for (guint i = 0; i < 200000; i++) {
    gsize length = (gsize)g_rand_int_range(random, 0, 40);
    g_autofree gchar *text = g_malloc(MAX(length, 1));
    OfficeFormula formula;

    for (gsize at = 0; at < length; at++)
      text[at] = letters[g_rand_int_range(random, 0, sizeof letters - 1)];
    office_formula_parse(text, length, (OfficeAddress){1 + i % 100, 1 + i % 50},
                         (OfficeAddress){1 + i % 70, 1 + i % 30}, &formula);
    assert_true(formula.n_references <= OFFICE_FORMULA_MAX_REFERENCES);
    for (guint r = 0; r < formula.n_references; r++) {
      assert_true(formula.references[r].first.row >= 1);
      assert_true(formula.references[r].first.row <= formula.references[r].last.row);
      assert_true(formula.references[r].first.column <= formula.references[r].last.column);
    }
  }
}

/* Each adds up the whole column: 4e6 cells for 2,000 rows, and no end without a bound. */
static void
many_sums_of_many_cells(void **state)
{
  OfficeSheetInfo info = {.name = "S"};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  for (guint32 row = 1; row <= 2000; row++)
    for (guint32 column = 2; column <= 50; column++) {
      static const gchar formula[] = "SUM($A$1:$A$2048,$A$1:$A$2048,$A$1:$A$2048)";
      assert_true(office_sheet_cell(sheet, &(OfficeCell){.address = {row, column},
                                                         .cell = {"0", 1, CT_CELL_NUMBER, 0},
                                                         .formula = formula,
                                                         .formula_length = sizeof formula - 1}));
    }
  assert_true(office_sheet_end(sheet));
  office_sheet_free(sheet);
  received_clear(&received);
}

int
main(void)
{
  enum { N = G_N_ELEMENTS(cases), N_SHAPES = G_N_ELEMENTS(shapes) };
  struct CMUnitTest tests[N + N_SHAPES + 3];

  for (gsize i = 0; i < N; i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = tell_one,
                                   .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < N_SHAPES; i++)
    tests[N + i] = (struct CMUnitTest){.name = shapes[i].label, .test_func = compare_shapes,
                                       .initial_state = (void *)&shapes[i]};
  tests[N + N_SHAPES] = (struct CMUnitTest)cmocka_unit_test(broken_formulas);
  tests[N + N_SHAPES + 1] = (struct CMUnitTest)cmocka_unit_test(many_sums_of_many_cells);
  tests[N + N_SHAPES + 2] = (struct CMUnitTest)cmocka_unit_test(random_formulas);
  return cmocka_run_group_tests_name("office-formula", tests, NULL, NULL);
}
