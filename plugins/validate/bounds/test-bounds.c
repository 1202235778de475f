/* validate/bounds: figures that cannot be. */
#include "../test-validate.h"

enum { RATE, COUNT, FREE, VISITS, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [RATE] = {.code = "RATE", .unit = PERCENT, .decimals = 1, NO_PARTS, .minimum = LIMIT(0),
            .maximum = LIMIT(100)},
  [COUNT] = {.code = "COUNT", .unit = COMMUNE, NO_PARTS, .minimum = LIMIT(0),
             .maximum = LIMIT(200)},
  [FREE] = {.code = "FREE", .unit = BILLION, NO_PARTS},
  [VISITS] = {.code = "VISITS", .unit = VISIT_MN, .decimals = 6, NO_PARTS, .minimum = LIMIT(0)},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

static const ValidateCase cases[] = {
  {"inside", {NOW(RATE, NORTH, "67.2"), NOW(COUNT, NORTH, "0"), NOW(VISITS, NORTH, "0.123456")},
   ""},
  {"on the bound", {NOW(RATE, NORTH, "100.0"), NOW(RATE, SOUTH, "0"), NOW(COUNT, NORTH, "200")},
   ""},
  {"more than rounding can lift", {NOW(RATE, NORTH, "100.1")},
   "bounds.above 080 RATE 100.1|<= 100|"},
  {"rounding to whole percents", {NOW(RATE, NORTH, "100")}, ""},
  {"a comma lost", {NOW(RATE, NORTH, "672")}, "bounds.above 080 RATE 672|<= 100|67.2"},
  {"above, and nothing to suggest", {NOW(COUNT, NORTH, "213")},
   "bounds.above 080 COUNT 213|<= 200|"},
  {"below", {NOW(COUNT, NORTH, "-3")}, "bounds.below 080 COUNT -3|>= 0|3"},
  {"no bounds", {NOW(FREE, NORTH, "-99999999")}, ""},
  {"no value", {NOW(COUNT, NORTH, "…")}, ""},
  {"half a commune", {NOW(COUNT, NORTH, "12.5")}, "bounds.fraction 080 COUNT 12.5||"},
  {"half a visit", {NOW(VISITS, NORTH, "0.1234565")}, "bounds.fraction 080 VISITS 0.1234565||"},
  {"about 12.5 communes is said of an average", {NOW(COUNT, NORTH, "~12.5")}, ""},
  {"plans have bounds too",
   {{RATE, NORTH, H1, "120.0", CT_MEASURE_PLAN, 0, FALSE}},
   "bounds.above 080 RATE 120.0|<= 100|"},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

int
main(void)
{
  return validate_cases("bounds", cases, G_N_ELEMENTS(cases), find);
}
