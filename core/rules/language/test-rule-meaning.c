/* What each construct of the rule language becomes: constraints, written as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "rules/ct-expression.h"
#include "rules/language/ct-rules-file.h"
#include "rules/language/test-rule-catalog.h"

static CtCatalog *catalog;

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};
static const gchar *const operators[] = {" + ", " - ", " * ", " / "};
static const gchar *const aggregates[] = {"sum", "min", "max"};
static const gchar *const references[] = {"", "shift", "P", "prev", "last", "year", "before"};
static const gchar *const measures[] = {"actual", "estimate", "plan"};

static void write_condition(GString *text, const CtCondition *condition);
static void write_amount(GString *text, const CtExpression *expression);

static void
write_number(GString *text, CtDecimal number)
{
  gchar buffer[CT_DECIMAL_CHARS];

  ct_decimal_format(number, buffer);
  g_string_append(text, buffer);
}

static void
write_figure(GString *text, const CtExpression *expression)
{
  g_string_append(text, catalog->indicators[expression->indicator].code);
  if (expression->reference.kind != CT_REFERENCE_SAME)
    g_string_append_printf(text, "@%s%d", references[expression->reference.kind],
                           expression->reference.months);
  if (expression->has_measure)
    g_string_append_printf(text, ",%s", measures[expression->measure]);
}

static void
write_within(GString *text, const gchar *name, guint levels, const CtExpression *inner)
{
  g_string_append_printf(text, "%s[%u](", name, levels);
  write_amount(text, inner);
  g_string_append_c(text, ')');
}

static void
write_amount(GString *text, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    write_number(text, expression->number);
    return;
  case CT_EXPRESSION_FIGURE:
    write_figure(text, expression);
    return;
  case CT_EXPRESSION_PART:
    g_string_append_printf(text, "part %s", catalog->indicators[expression->indicator].code);
    return;
  case CT_EXPRESSION_CHILDREN:
    g_string_append_printf(text, "%s%s of %s",
                           expression->missing == CT_MISSING_AT_LEAST ? "known " : "",
                           aggregates[expression->aggregate],
                           catalog->indicators[expression->indicator].code);
    return;
  case CT_EXPRESSION_OVER_AREAS:
    if (expression->missing == CT_MISSING_AT_LEAST)
      g_string_append(text, "known ");
    write_within(text, aggregates[expression->aggregate], expression->levels, expression->left);
    return;
  case CT_EXPRESSION_COUNT:
    g_string_append_printf(text, "count[%u](", expression->levels);
    write_condition(text, expression->condition);
    g_string_append_c(text, ')');
    return;
  case CT_EXPRESSION_RESIDUAL:
    write_within(text, "residual", 0, expression->left);
    return;
  case CT_EXPRESSION_ABSOLUTE:
    write_within(text, "abs", 0, expression->left);
    return;
  case CT_EXPRESSION_BINARY:
  default:
    g_string_append_c(text, '(');
    write_amount(text, expression->left);
    g_string_append(text, operators[expression->operator]);
    write_amount(text, expression->right);
    g_string_append_c(text, ')');
  }
}

static void
write_pair(GString *text, const CtCondition *condition, const gchar *between)
{
  g_string_append_c(text, '(');
  write_condition(text, condition->left);
  g_string_append(text, between);
  write_condition(text, condition->right);
  g_string_append_c(text, ')');
}

static void
write_condition(GString *text, const CtCondition *condition)
{
  switch (condition->kind) {
  case CT_CONDITION_RELATION:
    write_amount(text, condition->a);
    g_string_append_printf(text, " %s ", relations[condition->relation]);
    write_amount(text, condition->b);
    return;
  case CT_CONDITION_PRESENT:
    g_string_append(text, "has ");
    write_amount(text, condition->a);
    return;
  case CT_CONDITION_NOT:
    g_string_append(text, "not{");
    write_condition(text, condition->left);
    g_string_append_c(text, '}');
    return;
  case CT_CONDITION_AND:
    write_pair(text, condition, " & ");
    return;
  case CT_CONDITION_OR:
  default:
    write_pair(text, condition, " | ");
  }
}

static void
write_constraint(GString *text, const CtConstraint *constraint)
{
  g_string_append_printf(text, "%s%s: ", text->len > 0 ? "; " : "",
                         catalog->indicators[constraint->subject].code);
  write_amount(text, constraint->left);
  g_string_append_printf(text, " %s ", relations[constraint->relation]);
  write_amount(text, constraint->right);
  if (constraint->when != NULL) {
    g_string_append(text, " when ");
    write_condition(text, constraint->when);
  }
}

typedef struct {
  const gchar *label;
  const gchar *rule; /* between name and severity, and the messages */
  const gchar *constraints;
} Case;

static const Case cases[] = {
  {"one figure", ": {19.2} <= 9 xã", "19.2: 19.2 <= 9"},
  {"all relations", ": {19.2} = 1 xã and {19.2} < 2 xã and {19.2} > 3 xã and {19.2} >= 4 xã",
   "19.2: 19.2 = 1; 19.2: 19.2 < 2; 19.2: 19.2 > 3; 19.2: 19.2 >= 4"},
  {"the subject comes left", ": 9 xã >= {19.2}", "19.2: 19.2 <= 9"},
  {"a chain is two demands", ": 1 xã <= {19.2} < 9 xã", "19.2: 19.2 >= 1; 19.2: 19.2 < 9"},
  {"operators from left to right", ": {5} - {8.2} - {5} / 2 * 3 = 0",
   "5: ((5 - 8.2) - ((5 / 2) * 3)) = 0"},
  {"brackets", ": {5} - ({8.2} - {5}) / 2 = 0", "5: (5 - ((8.2 - 5) / 2)) = 0"},
  {"a sign", ": -{5} < -3 tỷ đồng", "5: (0 - 5) < -3"},

  {"a number in another unit", ": {5} <= 12 triệu đồng", "5: 5 <= 0.012"},
  {"a code as unit", ": {5} <= 12 VND_MN", "5: 5 <= 0.012"},
  {"a unit in brackets", ": {13.1} <= 45 [giường/10.000 dân]", "13.1: 13.1 <= 45"},
  {"figures in two units", ": {8.1} >= {QT}", "8.1: 8.1 >= (QT * 0.000001)"},
  {"figures in two units, added", ": {QT} + {8.1} >= 0", "QT: (QT + (8.1 * 1000000)) >= 0"},
  {"a factor without end", ": {DAT} = {RUONG} + {RUONG}", "DAT: DAT = ((RUONG + RUONG) * 0.036)"},
  {"a fraction", ": {RUONG} = {DAT}", "RUONG: RUONG = ((DAT * 250) / 9)"},
  {"a rate is in its own unit", ": {3} = {GRDP} / {DS}", "3: 3 = ((GRDP / DS) * 1000)"},
  {"the other way round", ": {GRDP} / {DS} = {3}", "GRDP: (GRDP / DS) = (3 * 0.001)"},
  {"beds per 10,000", ": {13.1} = {GIUONG} / {DS}", "13.1: 13.1 = ((GIUONG / DS) * 10000)"},
  {"a quotient and a limit of such a unit",
   ": 1 triệu đồng/lượt <= {8.2} / {8.1} <= 6 triệu đồng/lượt",
   "8.2: ((8.2 / 8.1) * 0.001) >= 1; 8.2: ((8.2 / 8.1) * 0.001) <= 6"},
  {"a product that cancels", ": {GRDP} = {3} * {DS}", "GRDP: GRDP = ((3 * DS) * 0.001)"},

  {"percent of a ratio", ": {19.1} = {19.2} / {XA}", "19.1: 19.1 = ((19.2 / XA) * 100)"},
  {"percent of numbers", ": {19.1} + {24.3} = 100 %", "19.1: (19.1 + 24.3) = 100"},
  {"per mille beside percent", ": {19.1} <= 5 ‰", "19.1: 19.1 <= 0.5"},
  {"100 % times", ": {19.1} = 100 % * {19.2} / {XA}", "19.1: 19.1 = ((19.2 / XA) * 100)"},
  {"105 % of an amount", ": {19.2} <= 105 % * {XA}", "19.2: 19.2 <= (1.05 * XA)"},
  {"a factor", ": {5} < 1.8 * {5@-1y}", "5: 5 < (1.8 * 5@shift-12)"},
  {"growth", ": {24.3} >= {5} / {5@-1y} - 1",
   "24.3: 24.3 >= (((5 / 5@shift-12) - 1) * 100)"},
  {"a quotient of like amounts", ": {5} / {5@-1y} <= 1.6", "5: (5 / 5@shift-12) <= 1.6"},
  {"its limit in percent", ": {5} / {5@-1y} <= 160 %", "5: ((5 / 5@shift-12) * 100) <= 160"},
  {"points", ": abs({19.1} - {19.1@-1y}) <= 2 điểm %",
   "19.1: abs[0]((19.1 - 19.1@shift-12)) <= 2"},
  {"a ratio more points", ": {19.1} <= {19.1@-1y} + 2 điểm %",
   "19.1: 19.1 <= (19.1@shift-12 + 2)"},
  {"zero has every unit", ": {19.1} >= 0 and {5} >= 0", "19.1: 19.1 >= 0; 19.1: 5 >= 0"},
  {"prices that say nothing", ": {5} <= {GRDP} and {5} <= {GRDP_SS}",
   "5: 5 <= GRDP; 5: 5 <= GRDP_SS"},

  {"numerator and denominator", ": {19.1:n} <= {19.1:d}", "19.2: 19.2 <= XA"},
  {"the denominator of a decrease is of last year", ": {24.3:n} <= {24.3:d}",
   "VU: VU <= VU@shift-12"},
  {"years before", ": {5} = {5@-2y}", "5: 5 = 5@shift-24"},
  {"both", ": {VU} = {24.3:d@-1y}", "VU: VU = VU@shift-24"},
  {"months before", ": {5} = {5@-3m}", "5: 5 = 5@shift-3"},
  {"another length", ": {5} >= {5@P6M}", "5: 5 >= 5@P6"},
  {"three months shorter", ": {5} >= {5@prev}", "5: 5 >= 5@prev3"},
  {"a month shorter, and that month", ": {5} = {5@prev1} + {5@month}",
   "5: 5 = (5@prev1 + 5@last1)"},
  {"a quarter", ": {5} = {5@prev} + {5@quarter}", "5: 5 = (5@prev3 + 5@last3)"},
  {"calendar years", ": {5@year} >= {5@Y-1} and {5} >= 0",
   "5: 5@year0 >= 5@before0; 5: 5 >= 0"},
  {"a measure", ": {5} <= {5@plan} and {5} <= {5@year,plan} and {5} <= {5@estimate,-1y}",
   "5: 5 <= 5,plan; 5: 5 <= 5@year0,plan; 5: 5 <= 5@shift-12,estimate"},
  {"a target", ": {5} >= {5@target} / 2", "5: 5 >= (12000 / 2)"},
  {"parts by their own code", ": {8.1} = parts({KHACH})",
   "8.1: 8.1 = ((part QT + part ND) * 0.000001)"},
  {"parts by the whole", ": {8.1} = parts({8.1})",
   "8.1: 8.1 = ((part QT + part ND) * 0.000001)"},

  {"children", ": {5} >= sum(children: {5})", "5: 5 >= sum of 5"},
  {"districts of a province are its children", " at province: {5} >= max(districts: {5})",
   "5: 5 >= max of 5"},
  {"districts of anything", ": {5} >= min(districts: {5})", "5: 5 >= min[2](5)"},
  {"what is known", " at province: {5} >= sum(known districts: {5})", "5: 5 >= known sum of 5"},
  {"an expression at each", ": {5} >= sum(communes: {5} - {8.2})", "5: 5 >= sum[4]((5 - 8.2))"},
  {"a mean", " at province: {19.1} != mean(districts: {19.1})",
   "19.1: 1 = 0 when 19.1 = (sum of 19.1 / count[2](0 = 0))"},
  {"how many", " on {5} at province: count(districts: {5} > 3 tỷ đồng) >= 2",
   "5: count[2](5 > 3) >= 2"},
  {"how many there are", ": {XA} = count(communes) * 1 xã", "XA: XA = count[4](0 = 0)"},
  {"how many rural ones there are", ": {XA} = count(rural communes) * 1 xã",
   "XA: XA = count[260](0 = 0)"},
  {"all", " on {5} at province: all(districts: {5} > 3 tỷ đồng)",
   "5: count[2](not{5 > 3}) = 0"},
  {"not all", " on {5} at province: not all(districts: {5} > 3 tỷ đồng)",
   "5: count[2](not{5 > 3}) >= 1"},
  {"the residual", " at province: {8.2} <= residual({5})", "8.2: 8.2 <= residual[0](5)"},

  {"not of what is missing", ": not missing({8.1}) or {5} = 0", "5: 5 = 0 when not{has 8.1}"},
  {"if then", ": if {5} > 0 then {8.2} > 0", "8.2: 8.2 > 0 when 5 > 0"},
  {"if then and", ": if {5} > 0 then {8.2} > 0 and {8.1} > 0",
   "8.2: 8.2 > 0 when 5 > 0; 8.2: 8.1 > 0 when 5 > 0"},
  {"if then or", ": if {5} > 0 then {8.2} > 0 or {8.1} > 0",
   "8.2: 8.1 > 0 when (5 > 0 & not{8.2 > 0})"},
  {"or with a presence", ": {8.2} > 0 or present({8.1})", "8.2: 8.2 > 0 when not{has 8.1}"},
  {"presence for presence", ": if present({5}) then present({8.1})",
   "5: 1 = 0 when (has 5 & not{has 8.1})"},
  {"absence", ": missing({5})", "5: 1 = 0 when has 5"},
  {"absence in a condition", ": if missing({8.1}) then {5} = 0", "5: 5 = 0 when not{has 8.1}"},
  {"not of a relation", ": not {5} <= {8.2}", "5: 5 > 8.2"},
  {"not of and", ": not ({5} <= {8.2} and {5} > 0)", "5: 5 <= 0 when 5 <= 8.2"},
  {"not of or", ": not ({5} <= {8.2} or {5} > 0)", "5: 5 > 8.2; 5: 5 <= 0"},
  {"not equal", ": {5} != {8.2}", "5: 1 = 0 when 5 = 8.2"},
  {"not of not equal", ": not {5} != {8.2}", "5: 5 = 8.2"},
  {"not equal in a condition", ": if {5} != {8.2} then {8.1} > 0",
   "8.1: 8.1 > 0 when not{5 = 8.2}"},
  {"and binds stronger than or", ": {5} > 0 or {8.1} > 0 and {8.2} > 0",
   "5: 5 > 0 when not{(8.1 > 0 & 8.2 > 0)}"},
  {"no side is a relation", ": ({5} > 0 and {8.2} > 0) or ({8.1} > 0 and {XA} > 0)",
   "5: 8.1 > 0 when not{(5 > 0 & 8.2 > 0)}; 5: XA > 0 when not{(5 > 0 & 8.2 > 0)}"},
  {"the subject is named", " on {8.1}: {5} > 0", "8.1: 5 > 0"},
  {"the subject of a condition", ": if {5} > 0 then {8.1@-1y} > 0",
   "5: 8.1@shift-12 > 0 when 5 > 0"},
};

static void
give(void **state)
{
  const Case *c = *state;
  g_autofree gchar *line = g_strdup_printf("X error%s | vi \"a\" | en \"b\"", c->rule);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GString) text = g_string_new(NULL);
  GError *error = NULL;
  g_autoptr(CtRules) rules = ct_rules_parse("r", line, strlen(line), catalog, constraints, &error);

  g_assert_no_error(error);
  assert_int_equal(ct_rules_count(rules), 1);
  for (guint i = 0; i < ct_constraints_count(constraints); i++)
    write_constraint(text, ct_constraints_get(constraints, i));
  assert_string_equal(text->str, c->constraints);
}

/* What stands before and behind the statement. */
static void
take_the_rest(void **state G_GNUC_UNUSED)
{
  static const gchar text[] =
    "\xef\xbb\xbf# a comment\r\n"
    "\r\n"
    "first-1.a warning of plan, estimate in P6M, P12M at province,district : {5} > 0 "
    "| en \"an English one, 5 %\" | vi \"tiếng Việt\" # behind\r\n"
    "  second info: {5} > 1 tỷ đồng | vi \"hai\" | en \"two\"";
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(CtRules) rules =
    ct_rules_parse("r", text, strlen(text), catalog, constraints, NULL);
  const CtConstraint *first, *second;

  assert_non_null(rules);
  assert_int_equal(ct_rules_count(rules), 2);
  assert_int_equal(ct_rules_get(rules, 1)->line, 4);
  assert_int_equal(ct_rules_get(rules, 1)->first, 1);
  first = ct_constraints_get(constraints, 0);
  assert_string_equal(first->rule, "rules.first-1.a");
  assert_int_equal(first->severity, CT_SEVERITY_WARNING);
  assert_int_equal(first->levels, CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT);
  assert_true(first->lengths == ((guint64)1 << 6 | (guint64)1 << 12));
  assert_int_equal(first->measures, 1u << CT_MEASURE_PLAN | 1u << CT_MEASURE_ESTIMATE);
  assert_string_equal(first->message, "an English one, 5 %");
  assert_string_equal(first->message_vi, "tiếng Việt");
  second = ct_constraints_get(constraints, 1);
  assert_int_equal(second->severity, CT_SEVERITY_INFO);
  assert_int_equal(second->levels, 0);
  assert_true(second->lengths == 0);
  assert_int_equal(second->measures, 0);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1] = {cmocka_unit_test(take_the_rest)};
  int failed;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i + 1] = (struct CMUnitTest){.name = cases[i].label, .test_func = give,
                                       .initial_state = (void *)&cases[i]};
  ct_language_set(CT_LANGUAGE_EN);
  catalog = rule_catalog_load();
  failed = cmocka_run_group_tests_name("rule-meaning", tests, NULL, NULL);
  ct_catalog_free(catalog);
  return failed;
}
