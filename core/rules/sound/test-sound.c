/* What is found wrong with the rules of a small catalog, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/sound/test-sound-catalog.h"

#define TEXTS " | vi \"x\" | en \"x\"\n"
/* One line of a file of rules. */
#define RULE(text) text TEXTS

/**
 * Case:
 * @n: how many complaints
 * @wanted: what is in what is told; @unwanted: (nullable): what is not
 */
typedef struct {
  const gchar *label;
  const gchar *rules;
  guint n;
  const gchar *wanted[6];
  const gchar *unwanted;
} Case;

#define EXACT_NOTE "compared exactly it would be missed"

static const Case cases[] = {
  {"no rules, and targets that are the same thing",
   "", 0, {"indicators.csv: r: note: its target 56.7", "only with 127 of XA", EXACT_NOTE}, NULL},
  {"sound rules",
   RULE("A error: {a} <= {b}") RULE("B error: {b} <= {c}") RULE("C error: {c} = {d}")
     RULE("D warning in P12M: {a} >= {a@P6M}") RULE("E error: 30 % <= {n} / {XA} <= 90 %")
       RULE("F warning: if {a} > 0 then {b} / {a} <= 20")
         RULE("G error at province: {a} = sum(districts: {a})"),
   0, {EXACT_NOTE}, "rules."},

  /* contradictions */
  {"two rules of one figure",
   RULE("A error: {a} <= 5 tấn") RULE("B error: {a} >= 7 tấn"),
   1, {"rules.txt:1: contradiction", "rules.A (rules.txt:1), rules.B (rules.txt:2)",
       "{a} <= 5 by rules.A (rules.txt:1); {a} >= 7 by rules.B (rules.txt:2)"}, NULL},
  {"they touch in one value",
   RULE("A error: {a} <= 5 tấn") RULE("B error: {a} >= 5 tấn"), 0, {EXACT_NOTE}, "rules."},
  {"they touch, but one is strict",
   RULE("A error: {a} < 5 tấn") RULE("B error: {a} >= 5 tấn"),
   1, {"contradiction", "{a} < 5 by rules.A"}, NULL},
  {"only in periods of one length",
   RULE("A error in P6M: {a} <= 5 tấn") RULE("B error in P12M: {a} >= 7 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"only at one level",
   RULE("A error at district: {a} <= 5 tấn") RULE("B error at province: {a} >= 7 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"a rule against a bound",
   RULE("A error: {a} > 100 tấn"),
   1, {"no values within the bounds satisfy rules.A", "{a} <= 100 by its maximum"}, NULL},
  {"a sum, and nothing of the rules that do not matter",
   RULE("X error: {d} >= 1 tấn") RULE("A error: {a} <= 5 tấn") RULE("B error: {a} = {b} + {c}")
     RULE("C error: {b} >= 4 tấn") RULE("D error: {c} >= 3 tấn"),
   1, {"rules.A (rules.txt:2), rules.B (rules.txt:3), rules.C (rules.txt:4), rules.D "
       "(rules.txt:5) together", "by rules.B (rules.txt:3): {a} = {b} + {c}"}, "rules.X"},
  {"less and more of one another",
   RULE("A error: {a} < {b}") RULE("B error: {a} > {b}"),
   1, {"rules.A", "rules.B", "added up, nothing is left"}, NULL},
  {"a ring of three",
   RULE("A error: {a} < {b}") RULE("B error: {b} < {c}") RULE("C error: {c} < {a}"),
   1, {"rules.A", "rules.B", "rules.C"}, NULL},
  {"a ring of three that can be equal",
   RULE("A error: {a} <= {b}") RULE("B error: {b} <= {c}") RULE("C error: {c} <= {a}"),
   0, {EXACT_NOTE}, "rules."},
  {"a ring without bounds",
   RULE("A error: {d} >= {d@P6M} + 1 tấn") RULE("B error: {d@P6M} >= {d} + 1 tấn"),
   1, {"rules.A", "rules.B"}, NULL},
  {"a rate of which the parts are too many",
   RULE("A error: {r} = {n} / {XA}") RULE("B error: {n} > {XA}"),
   1, {"rules.A", "rules.B", "{r} <= 100 by its maximum", "(where no divisor is 0)"}, NULL},
  {"a rate, its count and the whole",
   RULE("A error: {r} = {n} / {XA}") RULE("B error: {n} >= 80 xã") RULE("C error: {XA} <= 100 xã")
     RULE("D error: {r} <= 50 %"),
   1, {"rules.A", "rules.B", "rules.C", "rules.D"}, NULL},
  {"parts of 100 %",
   RULE("A error on {s1}: parts({S}) = 100 %") RULE("B error: {s1} >= 60 %")
     RULE("C error: {s2} > 40 %"),
   1, {"rules.A", "rules.B", "rules.C"}, NULL},
  {"they fill 100 %",
   RULE("A error on {s1}: parts({S}) = 100 %") RULE("B error: {s1} >= 50 %")
     RULE("C error: {s2} = 30 %"),
   0, {EXACT_NOTE}, "rules."},
  {"cumulative",
   RULE("A error in P12M: {a} >= {a@P6M}") RULE("B error in P12M: {a} <= 0.5 * {a@P6M}")
     RULE("C error: {a} >= 1 tấn"),
   1, {"rules.A", "rules.B", "rules.C", "{a, 2023-01/P6M}"}, NULL},
  {"a district against the province",
   RULE("A error at district: {a} <= 5 tấn")
     RULE("B error at province: {a} = sum(districts: {a})")
       RULE("C error at province: {a} >= 11 tấn"),
   1, {"rules.A", "rules.B", "rules.C", "{a, Huyện Bắc} + {a, Huyện Nam}"}, NULL},
  {"absolute",
   RULE("A error: abs({a} - {b}) <= 2 tấn") RULE("B error: {a} >= {b} + 3 tấn"),
   1, {"rules.A", "rules.B"}, NULL},
  {"count of areas",
   RULE("A error at province: {n} <= count(communes) * 1 xã")
     RULE("B error at province: {n} > 2 xã"),
   1, {"rules.A", "rules.B", "{n} <= 2 by rules.A"}, NULL},
  {"under a condition",
   RULE("A error: if {b} > 1 tấn then {a} >= 7 tấn") RULE("B error: {a} <= 5 tấn"),
   1, {"rules.A", "rules.B", "where {b} > 1"}, NULL},
  {"under conditions that are never true together",
   RULE("A error: if {b} > 1 tấn then {a} >= 7 tấn")
     RULE("B error: if {b} < 1 tấn then {a} <= 5 tấn"), 0, {EXACT_NOTE}, "rules."},
  {"under one condition",
   RULE("A error: if {b} > 1 tấn then {a} >= 7 tấn")
     RULE("B error: if {b} > 2 tấn then {a} <= 5 tấn"),
   1, {"rules.A", "rules.B", "where"}, NULL},
  {"the condition is a mistake that another rule forbids",
   RULE("A error: {a} <= 5 tấn") RULE("B error: if {a} > 6 tấn then {b} > {c}"),
   1, {"rules.B adds nothing"}, "contradiction"},
  {"either way out",
   RULE("A error: {a} = 0 or {a} >= 7 tấn") RULE("B error: {a} <= 5 tấn"),
   1, {"rules.A", "rules.B", "where not {a} = 0"}, NULL},
  {"two contradictions are told both",
   RULE("A error: {a} < 5 tấn") RULE("B error: {a} > 7 tấn") RULE("C error: {b} < 5 tấn")
     RULE("D error: {b} > 7 tấn"),
   2, {"rules.A", "rules.B", "rules.C", "rules.D"}, NULL},
  {"no divisor is 0",
   RULE("A error: {n} / {XA} <= 50 %") RULE("B error: {n} >= 1 xã") RULE("C error: {XA} <= 1 xã"),
   1, {"rules.A", "rules.B", "rules.C"}, NULL},
  {"forbidden, and owed",
   RULE("A error in P6M: missing({a})"), 1, {"rules.A forbids a figure of a"}, NULL},
  {"forbidden where nobody owes it",
   RULE("A error in P6M: missing({y})"), 0, {EXACT_NOTE}, "rules."},
  {"a figure that is forbidden contradicts nothing",
   RULE("A error in P6M: missing({a})") RULE("B error in P6M: {a} > 100 tấn"),
   1, {"rules.A forbids"}, "contradiction"},

  /* rules that add nothing */
  {"a wider bound", RULE("A error: {a} <= 7 tấn") RULE("B error: {a} <= 5 tấn"),
   1, {"rules.txt:1: rules.A adds nothing", "satisfy rules.B (rules.txt:2)"}, NULL},
  {"twice the same", RULE("A error: {a} <= 5 tấn") RULE("B error: {a} <= 5 tấn"),
   1, {"rules.txt:2: rules.B adds nothing"}, NULL},
  {"the bounds of the catalog", RULE("A warning: {a} <= 100 tấn"),
   1, {"rules.A adds nothing", "bounds.above of a"}, NULL},
  {"within the bounds", RULE("A warning: {a} < 100 tấn"), 0, {EXACT_NOTE}, "rules."},
  {"the same written otherwise",
   RULE("A error: {a} <= {b}") RULE("B error: {a} + {b} <= 2 * {b}"),
   1, {"rules.B adds nothing", "rules.A"}, NULL},
  {"more severe", RULE("A error: {a} <= 7 tấn") RULE("B warning: {a} <= 5 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"an information comments", RULE("A info: {a} <= 7 tấn") RULE("B error: {a} <= 5 tấn"),
   0, {"rules.txt:1: note: rules.A adds nothing"}, NULL},
  {"asked in more periods", RULE("A error: {a} <= 7 tấn") RULE("B error in P6M: {a} <= 5 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"asked in lengths that nobody owes",
   RULE("A error: {a} <= 7 tấn") RULE("B error in P6M, P12M: {a} <= 5 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"asked of fewer measures",
   RULE("A error: {a} <= 7 tấn") RULE("B error of actual: {a} <= 5 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"asked of the same measures",
   RULE("A error of actual, plan: {a} <= 7 tấn") RULE("B error of actual, plan: {a} <= 5 tấn"),
   1, {"rules.A adds nothing"}, NULL},
  {"by what is asked of an earlier figure",
   RULE("A error in P12M: {a@P6M} <= 7 tấn or {a} > 90 tấn") RULE("B error: {a} <= 5 tấn"),
   0, {EXACT_NOTE}, "rules.A adds"},
  {"asked at fewer levels",
   RULE("A error at district: {a} <= 7 tấn") RULE("B error: {a} <= 5 tấn"),
   1, {"rules.A adds nothing"}, NULL},
  {"by a figure that may be missing",
   RULE("A error: {a} <= {b}") RULE("B error: {b} <= {c}") RULE("C error: {a} <= {c}"),
   0, {EXACT_NOTE}, "rules."},
  {"by a ratio whose divisor may be 0",
   RULE("A error: {a} / {b} <= 0.9") RULE("B error: {a} <= {b}"), 0, {EXACT_NOTE}, "rules."},
  {"a ratio by an order",
   RULE("A error: {a} <= 0.5 * {b}") RULE("B error: {a} / {b} <= 0.9"),
   1, {"rules.B adds nothing", "rules.A"}, NULL},
  {"under a condition",
   RULE("A error: {a} <= 5 tấn") RULE("B error: if {b} > 1 tấn then {a} <= 6 tấn"),
   1, {"rules.B adds nothing"}, NULL},
  {"by a rule that is asked only sometimes",
   RULE("A error: if {b} > 1 tấn then {a} <= 5 tấn") RULE("B error: {a} <= 6 tấn"),
   0, {EXACT_NOTE}, "rules."},
  {"an equation", RULE("A error: {a} = {b}") RULE("B error: {a} <= {b}"),
   1, {"rules.B adds nothing"}, NULL},
  {"both halves of an equation",
   RULE("A error: {a} <= {b}") RULE("B error: {a} >= {b}") RULE("C error: {a} = {b}"),
   1, {"rules.C adds nothing", "rules.A", "rules.B"}, NULL},
  {"only one half", RULE("A error: {a} <= {b}") RULE("C error: {a} = {b}"),
   1, {"rules.A adds nothing"}, "rules.C adds"},
  {"known sums say nothing that is sure of what is missing",
   RULE("A error at province: {a} <= sum(known districts: {a})")
     RULE("B error at province: {b} >= sum(known districts: {a})")
       RULE("C error at province: {b} >= {a}"),
   0, {EXACT_NOTE}, "rules."},
  {"a known sum that a whole one does not replace",
   RULE("A error at province: {a} = sum(districts: {a})")
     RULE("B error at province: {a} >= sum(known districts: {a})"),
   0, {EXACT_NOTE}, "rules."},

  /* rules that can never be evaluated */
  {"after six months of what is known once a year", RULE("A error in P6M: {y} >= 1 tấn"),
   1, {"rules.A can never be evaluated", "nobody owes y of the periods"}, NULL},
  {"its figure of six months", RULE("A error in P12M: {KHAC} = {KHAC@P6M}"),
   1, {"rules.A can never be evaluated", "KHAC Others of 2023-01/P6M, which nobody owes"},
   NULL},
  {"a length that nobody owes", RULE("A error in P10M: {a} >= 1 tấn"),
   1, {"nobody owes a of the periods"}, NULL},
  {"an information on what is not owed", RULE("A info in P10M: {a} >= 1 tấn"),
   0, {"rules.txt:1: note: rules.A can never be evaluated"}, NULL},
  {"a month", RULE("A error: {a@month} <= {a}"),
   1, {"needs a figure of a of 2023-06, which nobody owes"}, NULL},
  {"a level at which nobody reports", RULE("A error at commune: {a} >= 1 tấn"),
   1, {"nobody reports a at the levels"}, NULL},
  {"another level for another figure", RULE("A error at district: {a} >= {y}"),
   1, {"needs a figure of y at a level"}, NULL},
  {"only at the level that has both", RULE("A error: {a} >= {y}"), 0, {EXACT_NOTE}, "rules."},
  {"no such period", RULE("A error in P6M: {a} >= {a@P6M}"),
   1, {"of a period that there is not"}, NULL},
  {"below, where nobody reports", RULE("A error: {a} >= sum(communes: {a})"),
   1, {"needs a figure of a at a level"}, NULL},
  {"the last year", RULE("A error: {a} <= 2 * {a@-1y}"), 0, {EXACT_NOTE}, "rules."},
  {"one demand of two", RULE("A error: {a@month} <= {a} <= {b}"),
   1, {"a part of rules.A can never be evaluated"}, NULL},
  {"equal and rounded", RULE("A error: if {a} = {b} then {c} > 1 tấn"),
   1, {"its condition is never certain"}, NULL},
  {"equal and counted", RULE("A error: if {n} = {XA} then {c} > 1 tấn"), 0, {EXACT_NOTE},
   "rules."},
  {"not equal and rounded", RULE("A error: {a} != {b}"), 1, {"is never certain"}, NULL},
  {"a condition outside the bounds", RULE("A error: if {a} > 200 tấn then {b} > 1 tấn"),
   2, {"rules.A can never be evaluated: no values within the bounds", "rules.A adds nothing"},
   NULL},
  {"a plan", RULE("A error of plan: {a} >= 1 tấn"), 0, {EXACT_NOTE}, "rules."},
  {"the plan of the year", RULE("A error: {a} <= {a@year,plan}"), 0, {EXACT_NOTE}, "rules."},

  /* targets */
  {"a target that a rule forbids", RULE("A error: {r} <= 50 %"),
   1, {"rules.txt:1: contradiction", "the target of r", "rules.A",
       "{r} >= 56.65 by the target of r"}, NULL},
  {"met as published", RULE("A error: {r} <= 56.65 %"),
   0, {"note: rules.A (rules.txt:1), the target of r hold together as published"}, NULL},
  {"not even as published", RULE("A error: {r} < 56.65 %"), 1, {"the target of r"}, NULL},
  {"two targets and a rule", RULE("A error: {r} = {n} / {XA}") RULE("B error: {XA} >= 50 xã")
                               RULE("C error: {n} <= 20 xã"),
   2, {"the target of n", "rules.C", "the target of r"}, NULL},
  {"of another period", RULE("A error in P6M: {r} <= 50 %"), 0, {EXACT_NOTE}, "rules."},
  {"of a district", RULE("A error at district: {n} <= 40 xã"), 0, {EXACT_NOTE}, "rules."},
  {"districts that cannot reach the province's",
   RULE("A error at district: {n} <= 30 xã") RULE("B error at province: {n} = sum(districts: {n})"),
   1, {"the target of n", "rules.A", "rules.B"}, NULL},
  {"about", RULE("A error: {s3} >= 20.55 %"), 1, {"the target of s3"}, NULL},
  {"about, as published", RULE("A error: {s3} > 20.54 %"),
   0, {"the target of s3 hold together as published"}, NULL},
};

static CtCatalog *catalog;

static void
check_case(void **state)
{
  const Case *test = *state;
  guint n;
  g_autofree gchar *told = sound_tell(catalog, test->rules, &n);
  gboolean good = n == test->n;

  for (guint i = 0; i < G_N_ELEMENTS(test->wanted) && test->wanted[i] != NULL; i++)
    good = good && strstr(told, test->wanted[i]) != NULL;
  if (test->unwanted != NULL)
    good = good && strstr(told, test->unwanted) == NULL;
  if (!good)
    fail_msg("%s: %u complaints, wanted %u:\n%s", test->label, n, test->n, told);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];
  int failed;

  catalog = sound_catalog_load();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = check_case,
                                   .initial_state = (void *)&cases[i]};
  failed = cmocka_run_group_tests_name("sound", tests, NULL, NULL);
  ct_catalog_free(catalog);
  return failed;
}
