/* read/ods: formulas as other workbooks write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ods-formula.h"

typedef struct {
  const gchar *formula;
  const gchar *a1;
} Case;

static const Case cases[] = {
  {"of:=SUM([.C5:.C12])", "SUM(C5:C12)"},
  {"of:=[.$A$1]+[.B$2]", "$A$1+B$2"},
  {"of:=SUM([.C5:.C12];[.C14];2,5)", "SUM(C5:C12,C14,2,5)"},
  {"of:=[$'Phụ lục'.B2]", "'Phụ lục'!B2"},
  {"of:=[$Sheet2.$B$2]*2", "Sheet2!$B$2*2"},
  {"of:=SUM([Sheet2.A1:.B3])", "SUM(Sheet2!A1:B3)"},
  {"of:=SUM([Sheet2.A1:Sheet2.B3])", "SUM(Sheet2!A1:B3)"},
  {"of:=[$'It''s'.A1]", "'It''s'!A1"},
  {"of:=[$'a.b'.A1]", "'a.b'!A1"},
  {"of:=['file:///C:/may-A/bieu.xls'#$Sheet1.A1]", "'[file:///C:/may-A/bieu.xls]Sheet1'!A1"},
  {"of:=['file:///b.ods'#$'Biểu 1'.A1:.B2]", "'[file:///b.ods]Biểu 1'!A1:B2"},
  {"of:=[.#REF!]+1", "#REF!+1"},
  {"of:=IF([.A1]>0;\"a;b [.C1] \"\"x\"\"\";\"\")", "IF(A1>0,\"a;b [.C1] \"\"x\"\"\",\"\")"},
  {"of:=[.A1:.A3]~[.C1:.C3]", "A1:A3,C1:C3"},
  {"of:=SUM([.A:.A])", "SUM(A:A)"},
  {"of:=TODAY()", "TODAY()"},
  {"oooc:=SUM([.A1];[.B1])", "SUM(A1,B1)"},
  {"msoxl:=SUM(A1,B1)", "SUM(A1,B1)"},
  {"=[.A1]", "A1"},
  {"[.A1]", "A1"},
  {"of:=", ""},
  {"", ""},
  {"of:=[.A1", "A1"},
  {"of:=[", ""},
  {"of:=['abc", "'abc"},
  {"of:=\"abc", "\"abc"},
};

static void
translate(void **state)
{
  const Case *c = *state;
  g_autoptr(GString) a1 = g_string_new(NULL);

  ods_formula_translate(c->formula, a1);
  assert_string_equal(a1->str, c->a1);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].formula[0] != '\0' ? cases[i].formula : "none",
                                   .test_func = translate,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("read/ods, formulas", tests, NULL, NULL);
}
