/* test-trend.h: a province of nine districts, and figures for them. */
#pragma once

#include "../test-validate.h"

enum { TINH, TP, BAT_XAT, MUONG_KHUONG, SI_MA_CAI, BAC_HA, BAO_THANG, BAO_YEN, SA_PA, VAN_BAN,
       XA_MOI, N_AREAS };
enum { BUDGET, DEATHS, VISITS, RATE, CASES, SOLVED, SOLVED_RATE, BALANCE, POPULATION, HOUSEHOLDS,
       CARDS, CARD_RATE, POWER_RATE, OUTPUT, LAND, GROWTH, INLAND, BORDER, N_INDICATORS };

static const guint32 districts[] = {TP, BAT_XAT, MUONG_KHUONG, SI_MA_CAI, BAC_HA, BAO_THANG,
                                    BAO_YEN, SA_PA, VAN_BAN};

#define DISTRICT(given_code, given_name)                                                           \
  {.code = given_code, .name = given_name, .level = CT_LEVEL_DISTRICT, .parent = TINH}

static const CtArea areas[N_AREAS] = {
  [TINH] = {.code = "10", .name = "Tỉnh Lào Cai", .level = CT_LEVEL_PROVINCE,
            .parent = CT_INDEX_NONE, .children = districts,
            .n_children = G_N_ELEMENTS(districts)},
  [TP] = DISTRICT("080", "Thành phố Lào Cai"),
  [BAT_XAT] = DISTRICT("082", "Huyện Bát Xát"),
  [MUONG_KHUONG] = DISTRICT("083", "Huyện Mường Khương"),
  [SI_MA_CAI] = DISTRICT("084", "Huyện Si Ma Cai"),
  [BAC_HA] = DISTRICT("085", "Huyện Bắc Hà"),
  [BAO_THANG] = DISTRICT("086", "Huyện Bảo Thắng"),
  [BAO_YEN] = DISTRICT("087", "Huyện Bảo Yên"),
  [SA_PA] = DISTRICT("088", "Thị xã Sa Pa"),
  /* has got a commune in March 2023 */
  [VAN_BAN] = {.code = "089", .name = "Huyện Văn Bàn", .level = CT_LEVEL_DISTRICT,
               .parent = TINH, .children = (const guint32[]){XA_MOI}, .n_children = 1},
  [XA_MOI] = {.code = "02990", .name = "Xã Mới", .level = CT_LEVEL_COMMUNE, .parent = VAN_BAN,
              .valid_from = "2023-03-01"},
};

#define AMOUNT(given_code, given_unit, given_decimals, given_accrual)                              \
  {.code = given_code, .unit = given_unit, .decimals = given_decimals, NO_PARTS,                   \
   .minimum = LIMIT(0), .accrual = given_accrual}
#define RATE_OF(given_code, given_accrual, n, d)                                                   \
  {.code = given_code, .unit = PERCENT, .decimals = 1, .form = CT_FORM_RATIO, .numerator = n,      \
   .denominator = d, .factor = {100, 0}, .minimum = LIMIT(0), .maximum = LIMIT(100),               \
   .accrual = given_accrual}
#define TARGET(comparator, coefficient, scale)                                                     \
  {comparator, {coefficient, scale}, {0, 0}, 2023u * 12 * 64 + 12, TINH}

static const CtIndicator indicators[N_INDICATORS] = {
  [BUDGET] = {.code = "5", .unit = BILLION, .decimals = 1, NO_PARTS, .minimum = LIMIT(0),
              .accrual = CT_ACCRUAL_FLOW, .target = TARGET(CT_COMPARATOR_GE, 12000, 0)},
  [DEATHS] = AMOUNT("TNGT_CHET", PERSON, 0, CT_ACCRUAL_FLOW),
  [VISITS] = AMOUNT("8.1", VISIT_MN, 6, CT_ACCRUAL_FLOW),
  [RATE] = {.code = "16.1", .unit = PERCENT, .decimals = 1, NO_PARTS, .minimum = LIMIT(0),
            .maximum = LIMIT(100), .accrual = CT_ACCRUAL_ANNUAL,
            .target = TARGET(CT_COMPARATOR_GE, 677, 1)},
  [CASES] = AMOUNT("VU_AN", PERSON, 0, CT_ACCRUAL_FLOW),
  [SOLVED] = AMOUNT("VU_AN_GQ", PERSON, 0, CT_ACCRUAL_FLOW),
  [SOLVED_RATE] = RATE_OF("24.2", CT_ACCRUAL_EVENT_RATIO, SOLVED, CASES),
  [BALANCE] = {.code = "CAN_DOI", .unit = BILLION, .decimals = 1, NO_PARTS,
               .accrual = CT_ACCRUAL_FLOW},
  [POPULATION] = AMOUNT("DS", PERSON, 0, CT_ACCRUAL_STOCK),
  [HOUSEHOLDS] = AMOUNT("HO", PERSON, 0, CT_ACCRUAL_STOCK),
  [CARDS] = AMOUNT("BHYT_THE", PERSON, 0, CT_ACCRUAL_STOCK),
  [CARD_RATE] = RATE_OF("17", CT_ACCRUAL_STOCK, CARDS, POPULATION),
  [POWER_RATE] = RATE_OF("11", CT_ACCRUAL_STOCK, CARDS, HOUSEHOLDS),
  [OUTPUT] = AMOUNT("7", BILLION, 1, CT_ACCRUAL_FLOW),
  [LAND] = AMOUNT("THU_DAT", BILLION, 1, CT_ACCRUAL_FLOW),
  [GROWTH] = {.code = "1", .unit = PERCENT, .decimals = 2, .form = CT_FORM_GROWTH,
              .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .factor = {100, 0},
              .minimum = LIMIT(-100), .maximum = LIMIT(100), .accrual = CT_ACCRUAL_GROWTH},
  [INLAND] = AMOUNT("THU_NOI_DIA", BILLION, 1, CT_ACCRUAL_FLOW),
  [BORDER] = AMOUNT("THU_XNK", BILLION, 1, CT_ACCRUAL_FLOW),
};

static const CtParts parts[] = {
  {"THU", BUDGET, {0, 0}, (const guint32[]){INLAND, BORDER}, 2},
};

static CtCatalog catalog = {.areas = areas, .n_areas = N_AREAS, .units = world_units,
                            .n_units = N_WORLD_UNITS, .dimensions = world_dimensions,
                            .n_dimensions = G_N_ELEMENTS(world_dimensions),
                            .indicators = indicators, .n_indicators = N_INDICATORS,
                            .parts = parts, .n_parts = G_N_ELEMENTS(parts)};

#define OF(indicator, area, period, value)                                                         \
  {indicator, area, period, value, CT_MEASURE_ACTUAL, 0, FALSE}
#define ONCE(indicator, area, period, value)                                                       \
  {indicator, area, period, value, CT_MEASURE_ACTUAL, 0, TRUE}
#define PLAN(indicator, area, period, value)                                                       \
  {indicator, area, period, value, CT_MEASURE_PLAN, 0, FALSE}

/* Eight districts, now and a year before. */
#define EIGHT(row, indicator, a, b, c, d, e, f, g, h)                                              \
  row(indicator, TP, a), row(indicator, BAT_XAT, b), row(indicator, MUONG_KHUONG, c),              \
    row(indicator, SI_MA_CAI, d), row(indicator, BAC_HA, e), row(indicator, BAO_THANG, f),         \
    row(indicator, BAO_YEN, g), row(indicator, SA_PA, h)
#define YEAR(indicator, area, value) OF(indicator, area, "2023", value)
