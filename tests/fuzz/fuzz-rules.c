/* fuzz-rules.c: a file of rules (rules/ct-rules-file.h) for the small catalog; what comes out
 * is evaluated over a few figures. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-error.h"
#include "rules/ct-engine.h"
#include "rules/language/ct-rules-file.h"
#include "rules/test-world.h"

static const gchar file_name[] = "rules.txt";

/* "rules.txt:12:34: ..." or "rules.txt:12: ..." */
static void
check_error(const GError *error, guint n_lines)
{
  const gchar *at = error->message + strlen(file_name);
  guint64 line;
  gchar *end;

  g_assert_error(error, CT_ERROR, CT_ERROR_CONFIG);
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_assert_true(g_str_has_prefix(error->message, file_name));
  g_assert_cmpint(*at, ==, ':');
  line = g_ascii_strtoull(at + 1, &end, 10);
  g_assert_cmpuint(line, >=, 1);
  g_assert_cmpuint(line, <=, n_lines);
  g_assert_cmpint(*end, ==, ':');
}

static void
check_rule(const CtRule *rule, const CtConstraints *constraints, guint first)
{
  g_assert_true(g_str_has_prefix(rule->id, "rules."));
  g_assert_cmpuint(rule->first, ==, first);
  g_assert_cmpuint(rule->n_constraints, >, 0);
  for (guint i = first; i < first + rule->n_constraints; i++) {
    const CtConstraint *constraint = ct_constraints_get(constraints, i);

    g_assert_true(constraint->rule == rule->id);
    g_assert_cmpuint(constraint->subject, ==, rule->subject);
    g_assert_cmpuint(constraint->subject, <, fuzz_catalog()->n_indicators);
    g_assert_nonnull(constraint->message_vi);
    g_assert_cmpuint(strlen(constraint->message), >, 0);
  }
}

static void
check_rules(const CtRules *rules, const CtConstraints *constraints)
{
  guint n = 0;

  for (guint i = 0; i < ct_rules_count(rules); i++) {
    check_rule(ct_rules_get(rules, i), constraints, n);
    n += ct_rules_get(rules, i)->n_constraints;
  }
  g_assert_cmpuint(n, ==, ct_constraints_count(constraints));
}

/* The slow way and the quick one find the same. */
static void
evaluate(const CtConstraints *constraints)
{
  const CtCatalog *catalog = fuzz_catalog();
  static World *world;
  g_autoptr(CtFindings) quick = ct_findings_new(), slow = ct_findings_new();
  g_autoptr(GString) quick_text = g_string_new(NULL), slow_text = g_string_new(NULL);

  if (world == NULL) {
    Fact facts[64];
    guint n = 0;
    for (guint32 i = 0; i < MIN(catalog->n_indicators, 12); i++)
      for (guint32 area = 0; area < 5; area++)
        facts[n++] = (Fact){i, area, i % 3 == 0 ? "2023" : "2023-01/P6M",
                            i % 2 == 0 ? "12.5" : "40", CT_MEASURE_ACTUAL, 0, FALSE};
    world = world_new(catalog, "2023-01/P6M", facts, n);
  }
  ct_engine_run(&world->view, constraints, 1, quick);
  ct_engine_run_unsifted(&world->view, constraints, slow);
  world_describe(catalog, quick, quick_text);
  world_describe(catalog, slow, slow_text);
  g_assert_cmpstr(quick_text->str, ==, slow_text->str);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT);
  g_autofree gchar *text = fuzz_bytes(data, length);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;
  CtRules *rules = ct_rules_parse(file_name, text, length, fuzz_catalog(), constraints, &error);

  g_assert_cmpint(rules == NULL, ==, error != NULL);
  if (rules == NULL) {
    guint n_lines = 1;
    for (gsize i = 0; i < length; i++)
      n_lines += text[i] == '\n' || text[i] == '\r' ? 1 : 0;
    check_error(error, n_lines);
    g_assert_cmpuint(ct_constraints_count(constraints), ==, 0);
    return 0;
  }
  check_rules(rules, constraints);
  if (ct_constraints_count(constraints) <= 64)
    evaluate(constraints);
  ct_rules_free(rules);
  return 0;
}
