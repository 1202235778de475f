/* validate/rollup: areas against the area that they make up. */
#include "../test-validate.h"

enum { COUNT, WHOLE, REVENUE, VISITS, RATE, SCHOOLS, SCHOOLS_N, SCHOOLS_D, BALANCE,
       N_INDICATORS };

#define BOTH CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT

static const CtIndicator indicators[N_INDICATORS] = {
  [COUNT] = {.code = "COUNT", .unit = COMMUNE, NO_PARTS, .additive = CT_ADDITIVE_SUM,
             .levels = BOTH | CT_LEVEL_COMMUNE, .minimum = LIMIT(0)},
  [WHOLE] = {.code = "WHOLE", .unit = COMMUNE, NO_PARTS, .additive = CT_ADDITIVE_SUM,
             .levels = BOTH, .minimum = LIMIT(0)},
  [REVENUE] = {.code = "REVENUE", .unit = BILLION, .decimals = 1, NO_PARTS,
               .additive = CT_ADDITIVE_SUM_RESIDUAL, .levels = BOTH, .minimum = LIMIT(0)},
  [VISITS] = {.code = "VISITS", .unit = PERSON_K, .decimals = 1, NO_PARTS,
              .additive = CT_ADDITIVE_AT_MOST_SUM, .levels = BOTH, .minimum = LIMIT(0)},
  [RATE] = {.code = "RATE", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
            .numerator = COUNT, .denominator = WHOLE, .factor = {100, 0},
            .additive = CT_ADDITIVE_PARTS, .levels = BOTH},
  [SCHOOLS] = {.code = "SCHOOLS", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
               .numerator = SCHOOLS_N, .denominator = SCHOOLS_D, .factor = {100, 0},
               .additive = CT_ADDITIVE_PARTS_RESIDUAL, .levels = BOTH},
  [SCHOOLS_N] = {.code = "SCHOOLS_N", .unit = COMMUNE, NO_PARTS,
                 .additive = CT_ADDITIVE_SUM_RESIDUAL, .levels = BOTH, .minimum = LIMIT(0)},
  [SCHOOLS_D] = {.code = "SCHOOLS_D", .unit = COMMUNE, NO_PARTS,
                 .additive = CT_ADDITIVE_SUM_RESIDUAL, .levels = BOTH, .minimum = LIMIT(0)},
  [BALANCE] = {.code = "BALANCE", .unit = BILLION, NO_PARTS, .additive = CT_ADDITIVE_SUM,
               .levels = BOTH},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

#define DISTRICTS(indicator, north, south, east)                                                   \
  NOW(indicator, NORTH, north), NOW(indicator, SOUTH, south), NOW(indicator, EAST, east)

static const ValidateCase cases[] = {
  {"districts add up", {NOW(COUNT, PROVINCE, "72"), DISTRICTS(COUNT, "30", "32", "10")}, ""},
  {"districts do not add up", {NOW(COUNT, PROVINCE, "73"), DISTRICTS(COUNT, "30", "32", "10")},
   "rollup.sum 10 COUNT 73|72|"},
  {"communes make up a district", {NOW(COUNT, NORTH, "2"), NOW(COUNT, NORTH_1, "1"),
                                   NOW(COUNT, NORTH_2, "0")}, "rollup.sum 080 COUNT 2|1|"},
  {"a level that does not report is not missed",
   {NOW(WHOLE, NORTH, "2"), NOW(WHOLE, NORTH_1, "1"), NOW(WHOLE, NORTH_2, "0")}, ""},
  {"what is there is more than the whole",
   {NOW(COUNT, PROVINCE, "60"), NOW(COUNT, NORTH, "30"), NOW(COUNT, SOUTH, "32")},
   "rollup.exceeds 10 COUNT 60|>= 62|"},
  {"what is there is less than the whole",
   {NOW(COUNT, PROVINCE, "72"), NOW(COUNT, NORTH, "30"), NOW(COUNT, SOUTH, "32")}, ""},
  {"where negatives are possible nothing can be said of some",
   {NOW(BALANCE, PROVINCE, "10"), NOW(BALANCE, NORTH, "30"), NOW(BALANCE, SOUTH, "32")}, ""},
  {"the residual belongs to the sum",
   {NOW(REVENUE, PROVINCE, "100.0"), DISTRICTS(REVENUE, "20.0", "30.0", "10.0"),
    NOW(REVENUE, REST, "40.0")}, ""},
  {"with the residual it does not add up",
   {NOW(REVENUE, PROVINCE, "100.0"), DISTRICTS(REVENUE, "20.0", "30.0", "10.0"),
    NOW(REVENUE, REST, "35.0")}, "rollup.sum 10 REVENUE 100.0|95|"},
  {"without the residual there may be more",
   {NOW(REVENUE, PROVINCE, "100.0"), DISTRICTS(REVENUE, "20.0", "30.0", "10.0")}, ""},
  {"without the residual there is not less",
   {NOW(REVENUE, PROVINCE, "50.0"), DISTRICTS(REVENUE, "20.0", "30.0", "10.0")},
   "rollup.exceeds 10 REVENUE 50.0|>= 60|"},
  {"visits: at most the sum", {NOW(VISITS, PROVINCE, "70.0"),
                               DISTRICTS(VISITS, "20.0", "30.0", "10.0")},
   "rollup.at-most-sum 10 VISITS 70.0|<= 60|"},
  {"visits: at least the largest", {NOW(VISITS, PROVINCE, "25.0"),
                                    DISTRICTS(VISITS, "20.0", "30.0", "10.0")},
   "rollup.at-least-largest 10 VISITS 25.0|>= 30|"},
  {"visits: at least the largest of those that are there",
   {NOW(VISITS, PROVINCE, "25.0"), NOW(VISITS, SOUTH, "30.0")},
   "rollup.at-least-largest 10 VISITS 25.0|>= 30|"},
  {"visits: between", {NOW(VISITS, PROVINCE, "50.0"),
                       DISTRICTS(VISITS, "20.0", "30.0", "10.0")}, ""},
  {"a rate between those of the districts", {NOW(RATE, PROVINCE, "56.7"),
                                             DISTRICTS(RATE, "50.0", "40.0", "90.0")}, ""},
  {"a rate above those of the districts", {NOW(RATE, PROVINCE, "91.7"),
                                           DISTRICTS(RATE, "50.0", "40.0", "90.0")},
   "rollup.rate-range 10 RATE 91.7|<= 90|"},
  {"a rate below those of the districts", {NOW(RATE, PROVINCE, "31.7"),
                                           DISTRICTS(RATE, "50.0", "40.0", "90.0")},
   "rollup.rate-range 10 RATE 31.7|>= 40|"},
  {"with a residual a rate may be outside", {NOW(SCHOOLS, PROVINCE, "91.7"),
                                             DISTRICTS(SCHOOLS, "50.0", "40.0", "90.0")}, ""},
  {"the plain mean, by the sums of the districts",
   {NOW(RATE, PROVINCE, "60.0"), DISTRICTS(RATE, "50.0", "40.0", "90.0"),
    DISTRICTS(COUNT, "10", "4", "9"), DISTRICTS(WHOLE, "20", "10", "10")},
   "rollup.plain-mean 10 RATE 60.0|57.5|57.5"},
  {"the plain mean, by the parts of the province",
   {NOW(RATE, PROVINCE, "60.0"), DISTRICTS(RATE, "50.0", "40.0", "90.0"),
    NOW(COUNT, PROVINCE, "23"), NOW(WHOLE, PROVINCE, "40")},
   "rollup.plain-mean 10 RATE 60.0|57.5|57.5"},
  {"a mean that is right", {NOW(RATE, PROVINCE, "60.0"), DISTRICTS(RATE, "50.0", "40.0", "90.0"),
                            NOW(COUNT, PROVINCE, "24"), NOW(WHOLE, PROVINCE, "40")}, ""},
  {"a mean of which nobody knows", {NOW(RATE, PROVINCE, "60.0"),
                                    DISTRICTS(RATE, "50.0", "40.0", "90.0")}, ""},
  {"a district is missing",
   {NOW(REVENUE, PROVINCE, "100"), NOW(REVENUE, NORTH, "10"), NOW(REVENUE, SOUTH, "20"),
    NOW(REVENUE, REST, "70")}, "rollup.untellable 10 REVENUE ||", TRUE},
  {"a file on its own says nothing of others",
   {NOW(REVENUE, PROVINCE, "100"), NOW(REVENUE, NORTH, "10"), NOW(REVENUE, SOUTH, "20"),
    NOW(REVENUE, REST, "70")}, ""},
  {"nobody reports by district", {NOW(REVENUE, PROVINCE, "100"), NOW(REVENUE, REST, "70")}, "",
   TRUE},
  {"the residual may be missing", {NOW(REVENUE, PROVINCE, "100"),
                                   DISTRICTS(REVENUE, "10", "20", "30")}, "", TRUE},
  {"the plain mean without the residual",
   {NOW(SCHOOLS, PROVINCE, "60.0"), DISTRICTS(SCHOOLS, "50.0", "40.0", "90.0"),
    DISTRICTS(SCHOOLS_N, "10", "4", "9"), DISTRICTS(SCHOOLS_D, "20", "10", "10"),
    NOW(SCHOOLS_N, REST, "10"), NOW(SCHOOLS_D, REST, "10")},
   "rollup.plain-mean 10 SCHOOLS 60.0|66|66"},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

int
main(void)
{
  return validate_cases("rollup", cases, G_N_ELEMENTS(cases), find);
}
