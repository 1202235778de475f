#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "data/ct-finding.h"

static void
add(CtFindings *findings, CtSeverity severity, const gchar *rule, guint32 submission, CtPlace place)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = severity;
  finding.rule = rule;
  finding.submission = submission;
  finding.place = place;
  ct_findings_add(findings, &finding, "row %u of %s", place.row, rule);
}

static void
texts_are_copied(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  gchar observed[] = "62/127";
  CtFinding finding = CT_FINDING_INIT;

  (void)state;
  finding.rule = "ratio";
  finding.observed = observed;
  finding.message = "ignored";
  ct_findings_add(findings, &finding, "%d of %d", 62, 127);
  memset(observed, 'x', 6);
  const CtFinding *kept = ct_findings_get(findings, 0);
  assert_string_equal(kept->observed, "62/127");
  assert_null(kept->expected);
  assert_string_equal(kept->message, "62 of 127");
}

/* Order of output: submission, those without last; place; rule; indicator ... */
static void
finish_orders(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  static const gchar *const order[] = {"b", "a", "c", "d", "e", "z"};

  (void)state;
  add(findings, CT_SEVERITY_ERROR, "z", CT_INDEX_NONE, CT_PLACE_NONE);
  add(findings, CT_SEVERITY_INFO, "e", 1, (CtPlace){1, 1, 0});
  add(findings, CT_SEVERITY_INFO, "d", 0, (CtPlace){1, 1, 1});
  add(findings, CT_SEVERITY_INFO, "c", 0, (CtPlace){9, 2, 0});
  add(findings, CT_SEVERITY_INFO, "a", 0, (CtPlace){9, 1, 0});
  add(findings, CT_SEVERITY_INFO, "b", 0, (CtPlace){2, 7, 0});
  ct_findings_finish(findings);
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    assert_string_equal(ct_findings_get(findings, i)->rule, order[i]);
}

static void
ties_are_settled_by_indicator_period_area(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  static const guint32 keys[][3] = {{2, 0, 0}, {1, 5, 0}, {1, 4, 9}, {1, 4, 8}};

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    CtFinding finding = CT_FINDING_INIT;
    finding.rule = "r";
    finding.indicator = keys[i][0];
    finding.period = keys[i][1];
    finding.area = keys[i][2];
    ct_findings_add(findings, &finding, "m");
  }
  ct_findings_finish(findings);
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    assert_int_equal(ct_findings_get(findings, i)->area, keys[G_N_ELEMENTS(keys) - 1 - i][2]);
}

/* 10,000 are kept of a rule and submission, all are counted, and that is said once. */
static void
limit_holds(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();

  (void)state;
  for (guint i = 0; i < 10003; i++)
    add(findings, CT_SEVERITY_WARNING, "many", 4, (CtPlace){i + 1, 1, 0});
  for (guint i = 0; i < 10; i++)
    add(findings, CT_SEVERITY_WARNING, "many", 5, (CtPlace){i + 1, 1, 0});
  ct_findings_finish(findings);
  assert_int_equal(ct_findings_count(findings), 10000 + 1 + 10);
  assert_string_equal(ct_findings_get(findings, 0)->rule, "findings.limit");
  assert_string_equal(ct_findings_get(findings, 0)->observed, "3");
  assert_int_equal(ct_findings_get(findings, 10000)->place.row, 10000);
  assert_int_equal(ct_findings_total(findings, CT_SEVERITY_WARNING), 10013);
  assert_int_equal(ct_findings_of(findings, 4, CT_SEVERITY_WARNING), 10003);
  assert_int_equal(ct_findings_of(findings, 5, CT_SEVERITY_WARNING), 10);
  assert_int_equal(ct_findings_of(findings, 6, CT_SEVERITY_WARNING), 0);
}

/* Whatever way the same findings are split over lists, the result is the same. */
static void
take_is_like_adding(void **state)
{
  static const guint splits[] = {0, 1, 9999, 10000, 10001, 15000, 20000};

  (void)state;
  for (guint s = 0; s < G_N_ELEMENTS(splits); s++) {
    g_autoptr(CtFindings) findings = ct_findings_new();
    g_autoptr(CtFindings) piece = ct_findings_new();
    for (guint i = 0; i < 20000; i++)
      add(i < splits[s] ? findings : piece, CT_SEVERITY_ERROR, "many", 1, (CtPlace){i + 1, 1, 0});
    ct_findings_take(findings, piece);
    assert_int_equal(ct_findings_count(piece), 0);
    assert_int_equal(ct_findings_total(piece, CT_SEVERITY_ERROR), 0);
    ct_findings_finish(findings);
    assert_int_equal(ct_findings_count(findings), 10001);
    assert_string_equal(ct_findings_get(findings, 0)->observed, "10000");
    for (guint i = 1; i <= 10000; i++)
      assert_int_equal(ct_findings_get(findings, i)->place.row, i);
    assert_string_equal(ct_findings_get(findings, 10000)->message, "row 10000 of many");
    assert_int_equal(ct_findings_total(findings, CT_SEVERITY_ERROR), 20000);
  }
}

static void
taken_lists_may_be_used_again(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtFindings) piece = ct_findings_new();

  (void)state;
  for (guint i = 0; i < 50; i++) {
    add(piece, CT_SEVERITY_INFO, "r", i, (CtPlace){i + 1, 1, 0});
    ct_findings_take(findings, piece);
  }
  ct_findings_finish(findings);
  assert_int_equal(ct_findings_count(findings), 50);
  assert_string_equal(ct_findings_get(findings, 49)->message, "row 50 of r");
}

static void
long_and_broken_texts_are_made_fit(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autofree gchar *huge = g_malloc(200001);
  CtFinding finding = CT_FINDING_INIT;

  (void)state;
  for (guint i = 0; i < 200000; i += 2)
    memcpy(huge + i, "đ", 2);
  huge[200000] = '\0';
  finding.rule = "r";
  finding.observed = huge + 1; /* begins inside a character */
  finding.expected = huge;
  ct_findings_add(findings, &finding, "%s", huge);
  const CtFinding *kept = ct_findings_get(findings, 0);
  assert_true(g_utf8_validate(kept->observed, -1, NULL));
  assert_true(g_utf8_validate(kept->expected, -1, NULL));
  assert_true(g_utf8_validate(kept->message, -1, NULL));
  assert_in_range(strlen(kept->expected), 990, 1010);
  assert_true(g_str_has_suffix(kept->message, "đ…"));
}

static void
severities_have_names(void **state)
{
  CtSeverity severity;

  (void)state;
  assert_true(ct_severity_parse("warning", &severity));
  assert_int_equal(severity, CT_SEVERITY_WARNING);
  assert_string_equal(ct_severity_name(CT_SEVERITY_INFO), "info");
  assert_false(ct_severity_parse("Error", &severity));
  assert_false(ct_severity_parse(NULL, &severity));
}

/* An answered finding counts as information, of its submission and of all. */
static void
lowering_moves_the_counts(void **state)
{
  g_autoptr(CtFindings) findings = ct_findings_new();
  CtFinding finding = CT_FINDING_INIT;

  (void)state;
  finding.severity = CT_SEVERITY_ERROR;
  finding.rule = "a.b";
  finding.submission = 1;
  ct_findings_add(findings, &finding, "one");
  ct_findings_add(findings, &finding, "two");
  ct_findings_lower(findings, 1, "two; explained");
  assert_int_equal(ct_findings_total(findings, CT_SEVERITY_ERROR), 1);
  assert_int_equal(ct_findings_total(findings, CT_SEVERITY_INFO), 1);
  assert_int_equal(ct_findings_of(findings, 1, CT_SEVERITY_ERROR), 1);
  assert_int_equal(ct_findings_of(findings, 1, CT_SEVERITY_INFO), 1);
  assert_int_equal(ct_findings_get(findings, 1)->severity, CT_SEVERITY_INFO);
  assert_string_equal(ct_findings_get(findings, 1)->message, "two; explained");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(texts_are_copied),
    cmocka_unit_test(finish_orders),
    cmocka_unit_test(ties_are_settled_by_indicator_period_area),
    cmocka_unit_test(limit_holds),
    cmocka_unit_test(take_is_like_adding),
    cmocka_unit_test(taken_lists_may_be_used_again),
    cmocka_unit_test(long_and_broken_texts_are_made_fit),
    cmocka_unit_test(lowering_moves_the_counts),
    cmocka_unit_test(severities_have_names),
  };

  return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
