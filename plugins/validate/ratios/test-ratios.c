/* validate/ratios: rates against their parts. */
#include "../test-validate.h"

enum { NTM, NTM_N, NTM_D, BEDS, BEDS_N, GROWTH, GRDP, FALL, ACCIDENTS, POVERTY, POOR, INSURED,
       INSURED_N, PEOPLE, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [NTM] = {.code = "NTM", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
           .numerator = NTM_N, .denominator = NTM_D, .factor = {100, 0}, .maximum = LIMIT(100)},
  [NTM_N] = {.code = "NTM_N", .unit = COMMUNE, NO_PARTS},
  [NTM_D] = {.code = "NTM_D", .unit = COMMUNE, NO_PARTS},
  [BEDS] = {.code = "BEDS", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
            .numerator = BEDS_N, .denominator = PEOPLE, .factor = {10000, 0},
            .maximum = LIMIT(1000)},
  [BEDS_N] = {.code = "BEDS_N", .unit = COMMUNE, NO_PARTS},
  [GROWTH] = {.code = "GROWTH", .unit = PERCENT, .decimals = 2, .form = CT_FORM_GROWTH,
              .numerator = GRDP, .denominator = GRDP, .factor = {100, 0}},
  [GRDP] = {.code = "GRDP", .unit = BILLION, NO_PARTS},
  [FALL] = {.code = "FALL", .unit = PERCENT, .decimals = 1, .form = CT_FORM_DECREASE,
            .numerator = ACCIDENTS, .denominator = ACCIDENTS, .factor = {100, 0}},
  [ACCIDENTS] = {.code = "ACCIDENTS", .unit = PERSON, NO_PARTS},
  [POVERTY] = {.code = "POVERTY", .unit = POINT, .decimals = 2, .form = CT_FORM_CHANGE,
               .numerator = POOR, .denominator = POOR, .factor = {-1, 0}},
  [POOR] = {.code = "POOR", .unit = PERCENT, .decimals = 2, NO_PARTS},
  [INSURED] = {.code = "INSURED", .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO,
               .numerator = INSURED_N, .denominator = PEOPLE, .factor = {100, 0},
               .maximum = LIMIT(200)},
  [INSURED_N] = {.code = "INSURED_N", .unit = PERSON, NO_PARTS},
  [PEOPLE] = {.code = "PEOPLE", .unit = PERSON, NO_PARTS},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

static const ValidateCase cases[] = {
  {"72 of 127 communes", {NOW(NTM, PROVINCE, "56.7"), NOW(NTM_N, PROVINCE, "72"),
                          NOW(NTM_D, PROVINCE, "127")}, ""},
  {"72 of 126 communes are another rate",
   {NOW(NTM, PROVINCE, "56.7"), NOW(NTM_N, PROVINCE, "72"), NOW(NTM_D, PROVINCE, "126")},
   "ratios.ratio 10 NTM 56.7|57.1|"},
  {"a fraction for a percent", {NOW(NTM, PROVINCE, "0.567"), NOW(NTM_N, PROVINCE, "72"),
                                NOW(NTM_D, PROVINCE, "127")},
   "ratios.ratio 10 NTM 0.567|56.693|56.7"},
  {"cut and not rounded", {NOW(NTM, PROVINCE, "79.63"), NOW(NTM_N, PROVINCE, "176"),
                           NOW(NTM_D, PROVINCE, "221")}, "rounding.cut 10 NTM 79.63|79.64|"},
  {"per ten thousand", {NOW(BEDS, PROVINCE, "45.0"), NOW(BEDS_N, PROVINCE, "3510"),
                        NOW(PEOPLE, PROVINCE, "779919")}, ""},
  {"per ten thousand, wrong", {NOW(BEDS, PROVINCE, "45.2"), NOW(BEDS_N, PROVINCE, "3510"),
                               NOW(PEOPLE, PROVINCE, "779919")},
   "ratios.ratio 10 BEDS 45.2|45|"},
  {"growth", {NOW(GROWTH, PROVINCE, "5.11"), NOW(GRDP, PROVINCE, "21022"),
              LAST(GRDP, PROVINCE, "20000")}, ""},
  {"growth as an index", {NOW(GROWTH, PROVINCE, "105.11"), NOW(GRDP, PROVINCE, "21022"),
                          LAST(GRDP, PROVINCE, "20000")},
   "ratios.growth 10 GROWTH 105.11|5.11|"},
  {"decrease: fewer accidents are above 0", {NOW(FALL, PROVINCE, "10.3"),
                                             NOW(ACCIDENTS, PROVINCE, "52"),
                                             LAST(ACCIDENTS, PROVINCE, "58")}, ""},
  {"decrease with the sign of a change", {NOW(FALL, PROVINCE, "-10.3"),
                                          NOW(ACCIDENTS, PROVINCE, "52"),
                                          LAST(ACCIDENTS, PROVINCE, "58")},
   "ratios.decrease 10 FALL -10.3|10.3|10.3"},
  {"change in points", {NOW(POVERTY, PROVINCE, "5.17"), NOW(POOR, PROVINCE, "20.02"),
                        LAST(POOR, PROVINCE, "25.19")}, ""},
  {"change told as a relative fall", {NOW(POVERTY, PROVINCE, "20.52"),
                                      NOW(POOR, PROVINCE, "20.02"),
                                      LAST(POOR, PROVINCE, "25.19")},
   "ratios.change 10 POVERTY 20.52|5.17|"},
  {"numerator above the denominator", {NOW(NTM_N, NORTH, "12"), NOW(NTM_D, NORTH, "9")},
   "ratios.parts-order 080 NTM_N 12|<= 9|"},
  {"a rate that may pass 100", {NOW(INSURED_N, NORTH, "12"), NOW(PEOPLE, NORTH, "9")}, ""},
  {"nothing arose, and a rate is printed",
   {NOW(NTM, NORTH, "100"), NOW(NTM_N, NORTH, "0"), NOW(NTM_D, NORTH, "0")},
   "ratios.zero-denominator 080 NTM 100|-|"},
  {"nothing arose, and the rate says so",
   {NOW(NTM, NORTH, "-"), NOW(NTM_N, NORTH, "0"), NOW(NTM_D, NORTH, "0")},
   "ratios.zero-denominator 080 NTM ||"},
  {"nothing arose, and no rate was sent", {NOW(NTM_N, NORTH, "0"), NOW(NTM_D, NORTH, "0")},
   "ratios.zero-denominator 080 NTM ||"},
  {"no accident last year", {NOW(FALL, NORTH, "100.0"), NOW(ACCIDENTS, NORTH, "3"),
                             LAST(ACCIDENTS, NORTH, "0")},
   "ratios.zero-denominator 080 FALL 100.0|-|"},
  {"of 9 communes some number gives it", {NOW(NTM, NORTH, "66.7"), NOW(NTM_D, NORTH, "9")}, ""},
  {"of 9 communes no number gives it", {NOW(NTM, NORTH, "60.0"), NOW(NTM_D, NORTH, "9")},
   "ratios.feasible 080 NTM 60.0|55.6 | 66.7|"},
  {"of 9 communes, cut", {NOW(NTM, NORTH, "66.6"), NOW(NTM_D, NORTH, "9")}, ""},
  {"72 communes allow 127", {NOW(NTM, NORTH, "56.7"), NOW(NTM_N, NORTH, "72")}, ""},
  {"7 communes and no whole number of them",
   {NOW(NTM, NORTH, "56.7"), NOW(NTM_N, NORTH, "7")},
   "ratios.feasible 080 NTM 56.7|53.8 | 58.3|"},
  {"no count at all", {NOW(NTM, NORTH, "56.7")}, ""},
  {"any number of nothing", {NOW(NTM, NORTH, "0"), NOW(NTM_N, NORTH, "0")}, ""},
};

static void
find(void **state)
{
  validate_case(&catalog, *state);
}

int
main(void)
{
  return validate_cases("ratios", cases, G_N_ELEMENTS(cases), find);
}
