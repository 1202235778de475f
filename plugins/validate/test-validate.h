/* test-validate.h: figures in, findings out, for the tests of the plugins here. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugin/ct-plugin.h"
#include "rules/ct-engine.h"
#include "rules/test-world.h"

extern const CtPlugin ct_plugin;

#define H1 "2023-01/P6M"
#define H1_BEFORE "2022-01/P6M"
#define NOW(indicator, area, value) {indicator, area, H1, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define LAST(indicator, area, value)                                                               \
  {indicator, area, H1_BEFORE, value, CT_MEASURE_ACTUAL, 0, TRUE}
#define NO_PARTS .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .factor = {1, 0}
#define LIMIT(coefficient) {TRUE, {coefficient, 0}}

/**
 * ValidateCase:
 * @whole: all that was sent is there: see CtView
 * @findings: see world_describe()
 */
typedef struct {
  const gchar *label;
  Fact facts[24];
  const gchar *findings;
  gboolean whole;
} ValidateCase;

static inline void
validate_world(const World *world, CtFindings *findings)
{
  const CtValidateRole *role = ct_plugin.validate;
  g_autoptr(CtConstraints) constraints = ct_constraints_new();

  if (role->constrain != NULL)
    assert_true(role->constrain(NULL, world->view.catalog, constraints, NULL));
  ct_engine_run(&world->view, constraints, 2, findings);
  if (role->check != NULL)
    role->check(NULL, &world->view, findings);
}

static inline void
validate_case(const CtCatalog *catalog, const ValidateCase *c)
{
  World *world = world_new(catalog, H1, c->facts, G_N_ELEMENTS(c->facts));
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) text = g_string_new(NULL);

  world->view.whole = c->whole;
  validate_world(world, findings);
  world_describe(catalog, findings, text);
  world_free(world);
  assert_string_equal(text->str, c->findings);
}

static inline int
validate_cases(const gchar *name, const ValidateCase *cases, gsize n_cases,
               CMUnitTestFunction function)
{
  struct CMUnitTest tests[64];

  g_assert(n_cases <= G_N_ELEMENTS(tests));
  for (gsize i = 0; i < n_cases; i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = function,
                                   .initial_state = (void *)&cases[i]};
  ct_language_set(CT_LANGUAGE_EN);
  return _cmocka_run_group_tests(name, tests, n_cases, NULL, NULL);
}
