/* validate/duplicates: what was sent twice or copied. */
#include "../test-validate.h"

enum { A, B, C, D, E, STOCK, N_INDICATORS };

#define TOTAL_OF(letter, accrues) {.code = letter, .unit = BILLION, NO_PARTS, .accrual = accrues}

static const CtIndicator indicators[N_INDICATORS] = {
  TOTAL_OF("A", CT_ACCRUAL_FLOW), TOTAL_OF("B", CT_ACCRUAL_FLOW),
  TOTAL_OF("C", CT_ACCRUAL_STOCK), TOTAL_OF("D", CT_ACCRUAL_STOCK),
  TOTAL_OF("E", CT_ACCRUAL_FLOW), TOTAL_OF("STOCK", CT_ACCRUAL_STOCK)};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

#define FOUR(area, submission)                                                                     \
  {A, area, H1, "123", CT_MEASURE_ACTUAL, submission, FALSE},                                      \
      {B, area, H1, "45.6", CT_MEASURE_ACTUAL, submission, FALSE},                                 \
      {C, area, H1, "789", CT_MEASURE_ACTUAL, submission, FALSE},                                  \
      {D, area, H1, "12", CT_MEASURE_ACTUAL, submission, FALSE}
#define FOUR_BEFORE(area) LAST(A, area, "123"), LAST(B, area, "45.6"), LAST(C, area, "789"),       \
                          LAST(D, area, "12")

static const ValidateCase cases[] = {
  {"a neighbour's file", {FOUR(NORTH, 1), FOUR(SOUTH, 0)},
   "duplicates.area 080 - Huyện Nam||"},
  {"a copy whose figures lost to a department's",
   {FOUR(NORTH, 2), FOUR(SOUTH, 1), NOW(A, NORTH, "998"), NOW(A, SOUTH, "997"),
    NOW(B, NORTH, "996"), NOW(B, SOUTH, "995")}, "duplicates.area 080 - Huyện Nam||"},
  {"a district and a department that speaks of several",
   {FOUR(NORTH, 1), NOW(A, SOUTH, "123"), NOW(B, SOUTH, "45.6"), NOW(C, SOUTH, "789"),
    NOW(D, SOUTH, "12"), NOW(A, EAST, "55")}, ""},
  {"both in one file: the later area", {FOUR(NORTH, 0), FOUR(SOUTH, 0)},
   "duplicates.area 081 A Huyện Bắc||"},
  {"one figure differs", {FOUR(NORTH, 0), FOUR(SOUTH, 0), NOW(E, NORTH, "5"),
                          NOW(E, SOUTH, "6")}, ""},
  {"a figure that only one has", {FOUR(NORTH, 0), FOUR(SOUTH, 0), NOW(E, NORTH, "5")},
   "duplicates.area 081 A Huyện Bắc||"},
  {"nothing is not the same as something", {FOUR(NORTH, 0), FOUR(SOUTH, 0), NOW(E, NORTH, "0"),
                                            NOW(E, SOUTH, "6")}, ""},
  {"both nothing says nothing", {FOUR(NORTH, 0), FOUR(SOUTH, 0), NOW(E, NORTH, "0"),
                                 NOW(E, SOUTH, "0")}, "duplicates.area 081 A Huyện Bắc||"},
  {"three figures are too few",
   {NOW(A, NORTH, "123"), NOW(B, NORTH, "45.6"), NOW(C, NORTH, "789"), NOW(A, SOUTH, "123"),
    NOW(B, SOUTH, "45.6"), NOW(C, SOUTH, "789")}, ""},
  {"one digit is too little", {NOW(A, NORTH, "100"), NOW(B, NORTH, "1"), NOW(C, NORTH, "2"),
                               NOW(D, NORTH, "100"), NOW(A, SOUTH, "100"), NOW(B, SOUTH, "1"),
                               NOW(C, SOUTH, "2"), NOW(D, SOUTH, "100")}, ""},
  {"a district and a commune are no neighbours", {FOUR(NORTH, 0), FOUR(NORTH_1, 0)}, ""},
  {"three of a kind", {FOUR(NORTH, 0), FOUR(SOUTH, 0), FOUR(EAST, 0)},
   "duplicates.area 081 A Huyện Bắc||; duplicates.area 082 A Huyện Bắc||; "
   "duplicates.area 082 A Huyện Nam||"},
  {"last year's report", {FOUR(NORTH, 0), FOUR_BEFORE(NORTH)},
   "duplicates.last-year - - ||"},
  {"last year's row among this year's",
   {FOUR(NORTH, 0), FOUR_BEFORE(NORTH), NOW(E, SOUTH, "5"), LAST(E, SOUTH, "6")},
   "duplicates.last-year 080 A ||"},
  {"one flow of last year in many areas",
   {NOW(A, NORTH, "11"), NOW(A, SOUTH, "12"), NOW(A, EAST, "13"), NOW(A, PROVINCE, "36"),
    LAST(A, NORTH, "11"), LAST(A, SOUTH, "12"), LAST(A, EAST, "13"), LAST(A, PROVINCE, "36")},
   "duplicates.last-year - - ||"},
  {"one stock that stays in many areas",
   {NOW(STOCK, NORTH, "11"), NOW(STOCK, SOUTH, "12"), NOW(STOCK, EAST, "13"),
    NOW(STOCK, PROVINCE, "36"), LAST(STOCK, NORTH, "11"), LAST(STOCK, SOUTH, "12"),
    LAST(STOCK, EAST, "13"), LAST(STOCK, PROVINCE, "36")}, ""},
  {"one figure changed since last year", {FOUR(NORTH, 0), FOUR_BEFORE(NORTH),
                                          NOW(E, NORTH, "5"), LAST(E, NORTH, "6")}, ""},
  {"a figure that last year did not have", {FOUR(NORTH, 0), FOUR_BEFORE(NORTH),
                                            NOW(E, NORTH, "5")},
   "duplicates.last-year - - ||"},
  {"another area's last year", {FOUR(NORTH, 0), FOUR_BEFORE(SOUTH)}, ""},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

static void
same_bytes(void **state G_GNUC_UNUSED)
{
  World *world = world_new(&catalog, H1, NULL, 0);
  g_autoptr(CtFindings) findings = ct_findings_new();

  memset(world->submissions[0]->sha256, 'a', 64);
  memset(world->submissions[1]->sha256, 'b', 64);
  memset(world->submissions[2]->sha256, 'a', 64);
  validate_world(world, findings);
  assert_int_equal(ct_findings_count(findings), 1);
  const CtFinding *finding = ct_findings_get(findings, 0);
  assert_string_equal(finding->rule, "duplicates.file");
  assert_int_equal(finding->submission, 2);
  assert_int_equal(finding->severity, CT_SEVERITY_WARNING);
  assert_string_equal(finding->observed, "báo cáo.csv");
  world_free(world);
}

static void
unknown_digests_are_not_the_same(void **state G_GNUC_UNUSED)
{
  World *world = world_new(&catalog, H1, NULL, 0);
  g_autoptr(CtFindings) findings = ct_findings_new();

  validate_world(world, findings);
  assert_int_equal(ct_findings_count(findings), 0);
  world_free(world);
}

int
main(void)
{
  static const struct CMUnitTest files[] = {
    cmocka_unit_test(same_bytes),
    cmocka_unit_test(unknown_digests_are_not_the_same),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(files) + G_N_ELEMENTS(cases)] = {files[0], files[1]};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[G_N_ELEMENTS(files) + i] =
        (struct CMUnitTest){.name = cases[i].label, .test_func = find,
                            .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("duplicates", tests, NULL, NULL);
}
