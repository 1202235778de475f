/* validate/cumulative: 3 <= 6 <= 9 <= 12 months. */
#include "../test-validate.h"

enum { BUDGET, BALANCE, POOR, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [BUDGET] = {.code = "5", .unit = BILLION, .decimals = 1, NO_PARTS, .minimum = LIMIT(0),
              .accrual = CT_ACCRUAL_FLOW},
  [BALANCE] = {.code = "B", .unit = BILLION, .decimals = 1, NO_PARTS,
               .minimum = {TRUE, {-500, 0}}, .accrual = CT_ACCRUAL_FLOW},
  [POOR] = {.code = "P", .unit = PERSON, NO_PARTS, .minimum = LIMIT(0),
            .accrual = CT_ACCRUAL_STOCK},
};

static CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                            .n_indicators = N_INDICATORS};

#define AT(period, value) {BUDGET, NORTH, period, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define OF(measure, period, value) {BUDGET, NORTH, period, value, measure, 0, FALSE}
#define BEFORE(period, value) {BUDGET, NORTH, period, value, CT_MEASURE_ACTUAL, 0, TRUE}

static const ValidateCase cases[] = {
  {"months add to months", {AT("2023-Q1", "40"), AT("2023-01/P6M", "80.5"),
                            AT("2023-01/P9M", "120"), AT("2023", "160.1")}, ""},
  {"the same again: nothing came in", {AT("2023-01/P6M", "80.5"), AT("2023-01/P9M", "80.5")}, ""},
  {"less in 9 months than in 6", {AT("2023-01/P6M", "80.5"), AT("2023-01/P9M", "68.3")},
   "cumulative.falls 080 5 68.3|>= 80.5|"},
  {"less, but not than what was rounded",
   {AT("2023-01/P6M", "80.5"), AT("2023-01/P9M", "80.45")}, ""},
  {"9 months are missing: the year against 6", {AT("2023-01/P6M", "80.5"), AT("2023", "68.3")},
   "cumulative.falls 080 5 68.3|>= 80.5|"},
  {"6 and 9 months are missing", {AT("2023-Q1", "80.5"), AT("2023", "68.3")},
   "cumulative.falls 080 5 68.3|>= 80.5|"},
  {"told once, against the nearest", {AT("2023-Q1", "90"), AT("2023-01/P6M", "100"),
                                      AT("2023-01/P9M", "80")},
   "cumulative.falls 080 5 80|>= 100|"},
  {"an estimate against what was",
   {AT("2023-01/P6M", "80.5"), OF(CT_MEASURE_ESTIMATE, "2023", "68.3")},
   "cumulative.falls 080 5 68.3|>= 80.5|"},
  {"a plan for the year that was passed after 9 months",
   {AT("2023-01/P9M", "80.5"), OF(CT_MEASURE_PLAN, "2023", "68.3")}, ""},
  {"a month against another month", {AT("2023-05", "20"), AT("2023-06", "10")}, ""},
  {"9 months and the tenth, 2023", {AT("2023-01/P9M", "18563"), AT("2023-10", "1279"),
                                    AT("2023-01/P10M", "19842")}, ""},
  {"9 months and the tenth do not add up",
   {AT("2023-01/P9M", "18563"), AT("2023-10", "1297"), AT("2023-01/P10M", "19842")},
   "cumulative.month 080 5 19842|19860|; cumulative.month 080 5 1297|1279|1279"},
  {"a quarter that was sent as 6 months",
   {AT("2023-Q1", "40"), AT("2023-Q2", "45.5"), AT("2023-01/P6M", "45.5")},
   "cumulative.quarter 080 5 45.5|85.5|"},
  {"what may be negative may fall",
   {{BALANCE, NORTH, "2023-01/P6M", "80", CT_MEASURE_ACTUAL, 0, FALSE},
    {BALANCE, NORTH, "2023-01/P9M", "60", CT_MEASURE_ACTUAL, 0, FALSE}}, ""},
  {"a stock may fall", {{POOR, NORTH, "2023-01/P6M", "80", CT_MEASURE_ACTUAL, 0, FALSE},
                        {POOR, NORTH, "2023-01/P9M", "60", CT_MEASURE_ACTUAL, 0, FALSE}}, ""},
  {"the usual share of the year",
   {AT("2023-01/P6M", "45"), OF(CT_MEASURE_ESTIMATE, "2023", "100"),
    BEFORE("2022-01/P6M", "40"), BEFORE("2022", "100")}, ""},
  {"the year's estimate in the column of 6 months",
   {AT("2023-01/P6M", "100"), OF(CT_MEASURE_ESTIMATE, "2023", "100"),
    BEFORE("2022-01/P6M", "40"), BEFORE("2022", "100")},
   "cumulative.share 080 5 100|40|"},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

int
main(void)
{
  return validate_cases("cumulative", cases, G_N_ELEMENTS(cases), find);
}
