/* validate/parts: wholes and what adds up to them. */
#include "../test-validate.h"

enum { SHARE_A, SHARE_B, SHARE_C, TOTAL, HOME, FOREIGN, BORN, DIED, GROWN, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [SHARE_A] = {.code = "A", .unit = PERCENT, .decimals = 2, NO_PARTS, .minimum = LIMIT(0)},
  [SHARE_B] = {.code = "B", .unit = PERCENT, .decimals = 2, NO_PARTS, .minimum = LIMIT(0)},
  [SHARE_C] = {.code = "C", .unit = PERCENT, .decimals = 2, NO_PARTS, .minimum = LIMIT(0)},
  [TOTAL] = {.code = "TOTAL", .unit = VISIT_MN, .decimals = 6, NO_PARTS, .minimum = LIMIT(0)},
  [HOME] = {.code = "HOME", .unit = N_WORLD_UNITS, NO_PARTS,
            .minimum = LIMIT(0)},
  [FOREIGN] = {.code = "FOREIGN", .unit = N_WORLD_UNITS, NO_PARTS,
               .minimum = LIMIT(0)},
  [BORN] = {.code = "BORN", .unit = PERSON, NO_PARTS, .minimum = LIMIT(0)},
  [DIED] = {.code = "DIED", .unit = PERSON, NO_PARTS, .minimum = LIMIT(0)},
  [GROWN] = {.code = "GROWN", .unit = PERSON, NO_PARTS, .minimum = {TRUE, {-50000, 0}}},
};

static const CtParts parts[] = {
  {.code = "SHARES", .whole = CT_INDEX_NONE, .whole_value = {100, 0},
   .parts = (const guint32[]){SHARE_A, SHARE_B, SHARE_C}, .n_parts = 3},
  {.code = "VISITS", .whole = TOTAL, .parts = (const guint32[]){HOME, FOREIGN}, .n_parts = 2},
  /* born = grown + died: what has grown may be negative */
  {.code = "BIRTHS", .whole = BORN, .parts = (const guint32[]){GROWN, DIED}, .n_parts = 2},
};

/* The parts of VISITS are in single visits, the whole in millions. */
static CtUnit units[N_WORLD_UNITS + 1];
static CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                            .n_indicators = N_INDICATORS, .parts = parts,
                            .n_parts = G_N_ELEMENTS(parts)};

static const ValidateCase cases[] = {
  {"shares of the resolution", {NOW(SHARE_A, PROVINCE, "12.77"), NOW(SHARE_B, PROVINCE, "46.89"),
                                NOW(SHARE_C, PROVINCE, "40.34")}, ""},
  {"three roundings wide", {NOW(SHARE_A, PROVINCE, "33.3"), NOW(SHARE_B, PROVINCE, "33.3"),
                            NOW(SHARE_C, PROVINCE, "33.3")}, ""},
  {"a percent too little", {NOW(SHARE_A, PROVINCE, "12.77"), NOW(SHARE_B, PROVINCE, "45.89"),
                            NOW(SHARE_C, PROVINCE, "40.34")}, "parts.sum 10 A 99|100|"},
  {"the digits of one part swapped",
   {NOW(SHARE_A, PROVINCE, "12.77"), NOW(SHARE_B, PROVINCE, "46.89"),
    NOW(SHARE_C, PROVINCE, "43.04")}, "parts.sum 10 A 102.7|100|"},
  {"one part without its comma",
   {NOW(SHARE_A, PROVINCE, "12.77"), NOW(SHARE_B, PROVINCE, "4689"),
    NOW(SHARE_C, PROVINCE, "40.34")},
   "parts.sum 10 A 4742.11|100|; parts.sum 10 B 4689|46.89|46.89"},
  {"one part missing", {NOW(SHARE_A, PROVINCE, "12.77"), NOW(SHARE_B, PROVINCE, "46.89")}, ""},
  {"one part missing and too much already",
   {NOW(SHARE_A, PROVINCE, "62.77"), NOW(SHARE_B, PROVINCE, "46.89")},
   "parts.exceeds 10 A 109.66|<= 100|"},
  {"other units, 9 months of 2023",
   {NOW(TOTAL, PROVINCE, "6.071691"), NOW(HOME, PROVINCE, "5703323"),
    NOW(FOREIGN, PROVINCE, "368368")}, ""},
  {"other units, rounded", {NOW(TOTAL, PROVINCE, "6.07"), NOW(HOME, PROVINCE, "5703323"),
                            NOW(FOREIGN, PROVINCE, "368368")}, ""},
  {"other units, one visit too many",
   {NOW(TOTAL, PROVINCE, "6.071692"), NOW(HOME, PROVINCE, "5703323"),
    NOW(FOREIGN, PROVINCE, "368368")}, "parts.sum 10 TOTAL 6.071692|6.071691|"},
  {"a part above the whole", {NOW(TOTAL, NORTH, "1.5"), NOW(HOME, NORTH, "1703323")},
   "parts.exceeds 080 TOTAL 1.5|>= 1.703323|"},
  {"parts that may be negative say nothing while one is missing",
   {NOW(BORN, PROVINCE, "10"), NOW(DIED, PROVINCE, "20")}, ""},
  {"a negative part", {NOW(BORN, PROVINCE, "10"), NOW(DIED, PROVINCE, "20"),
                       NOW(GROWN, PROVINCE, "-10")}, ""},
  {"a whole of a plan is not that of actual parts",
   {{BORN, PROVINCE, H1, "999", CT_MEASURE_PLAN, 0, FALSE}, NOW(DIED, PROVINCE, "20"),
    NOW(GROWN, PROVINCE, "-10")}, ""},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

int
main(void)
{
  memcpy(units, world_units, sizeof world_units);
  units[N_WORLD_UNITS] = (CtUnit){.code = "VISIT", .symbol = "lượt", .dimension = 3,
                                  .factor = {1, 0}, .price_base = "", .whole = TRUE};
  catalog.units = units;
  catalog.n_units = N_WORLD_UNITS + 1;
  return validate_cases("parts", cases, G_N_ELEMENTS(cases), find);
}
