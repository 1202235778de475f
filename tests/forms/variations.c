/* The variations by name. What is left out is the plainest: see style.h. */
#include "variation.h"

#define MIX "5 THU_DAT 8.1 19.2 22.2"
#define MONEY "5 THU_DAT 8.2"
#define RATES "22.2 21.1 23.2"
#define HERE "082"
#define SOME "080 082 088 089"
#define ALL "10 080 082 083 084 085 086 087 088 089"
#define DONE (1u << FIGURE_DONE)
#define DONE_AND_BEFORE (DONE | 1u << FIGURE_BEFORE)

#define FORM(text, ...) {.label = text, .indicators = MIX, .areas = HERE, .form = {__VA_ARGS__}}
#define MONEY_FORM(text, ...)                                                                      \
  {.label = text, .indicators = MONEY, .areas = HERE, .form = {__VA_ARGS__}}
#define ROWS(text, ...)                                                                            \
  {.label = text, .indicators = MIX, .areas = SOME,                                                \
   .form = {.layout = LAYOUT_AREA_ROWS, __VA_ARGS__}}
#define COLUMNS(text, ...)                                                                         \
  {.label = text, .indicators = MIX, .areas = ALL,                                                 \
   .form = {.layout = LAYOUT_AREA_COLUMNS, __VA_ARGS__}}
#define ONE(text, which, ...)                                                                      \
  {.label = text, .indicators = which, .areas = ALL,                                               \
   .form = {.layout = LAYOUT_ONE_INDICATOR, __VA_ARGS__}}
#define LONG(text, ...)                                                                            \
  {.label = text, .indicators = MIX, .areas = SOME, .form = {.layout = LAYOUT_LONG, __VA_ARGS__}}
#define WRITTEN(text, ...)                                                                         \
  {.label = text, .indicators = MIX, .areas = HERE, .form = {.letterhead = TRUE, .stt = TRUE},     \
   .file = {__VA_ARGS__}}
#define JSON(text, ...)                                                                            \
  {.label = text, .indicators = MIX, .areas = SOME,                                                \
   .form = {.layout = LAYOUT_LONG, .no_title = TRUE, .numbers = NUMBERS_PLAIN},                    \
   .file = {__VA_ARGS__}}

const Variation variations[] = {
  /* order and depth of the header */
  FORM("plain", .layout = LAYOUT_FORM),
  FORM("columns in another order", .shuffle = 1),
  FORM("columns in a third order", .shuffle = 2),
  FORM("header of two rows", .header_depth = 2),
  FORM("header of three rows", .header_depth = 3),
  FORM("header of four rows", .header_depth = 4),
  FORM("header of two rows, another order, second plan", .header_depth = 2, .shuffle = 1,
       .second_plan = TRUE),

  /* words */
  FORM("words of headers, 2", .words = 1),
  FORM("words of headers, 3", .words = 2),
  FORM("words of headers, 4", .words = 3),
  FORM("words of headers, 5: KBC and CK", .words = 4),
  FORM("words of headers, 6", .words = 5),
  FORM("no title, words of headers, 1", .no_title = TRUE),
  FORM("no title, words of headers, 2", .no_title = TRUE, .words = 1),
  FORM("no title, words of headers, 3", .no_title = TRUE, .words = 2),
  FORM("no title, words of headers, 4", .no_title = TRUE, .words = 3),
  FORM("no title, words of headers, 5", .no_title = TRUE, .words = 4),
  FORM("names of indicators, 2", .indicator_name = 1),
  FORM("names of indicators, 3", .indicator_name = 2),
  FORM("names of indicators, 4", .indicator_name = 3),
  FORM("names of indicators, 5", .indicator_name = 4),
  FORM("codes for names", .codes = TRUE),

  /* units */
  FORM("units, 2", .unit = 1),
  FORM("units, 3: triệu đồng, lượt", .unit = 3),
  FORM("units, 5: Trđ", .unit = 4),
  FORM("units, 6: nghìn đồng", .unit = 5),
  FORM("units behind names", .unit_place = UNITS_NAME, .unit = 2),
  FORM("units behind figures", .unit_place = UNITS_CELL),
  MONEY_FORM("unit line: tỷ đồng", .unit_place = UNITS_LINE),
  MONEY_FORM("unit line: triệu đồng", .unit_place = UNITS_LINE, .unit = 2),
  MONEY_FORM("unit line: 1.000 đồng", .unit_place = UNITS_LINE, .unit = 6),
  FORM("no units", .unit_place = UNITS_NONE),
  FORM("ditto marks for units", .ditto = TRUE, .stt = TRUE, .of_which = TRUE),

  /* columns and rows that are no figures */
  FORM("STT", .stt = TRUE),
  FORM("STT and roman sections", .stt = TRUE, .sections = TRUE),
  FORM("sections without numbers", .sections = TRUE),
  FORM("Trong đó", .of_which = TRUE, .stt = TRUE),
  FORM("row of numbers in brackets", .numbering = NUMBERING_BRACKETS, .stt = TRUE),
  FORM("row of plain numbers", .numbering = NUMBERING_PLAIN, .stt = TRUE),
  FORM("row of letters and numbers", .numbering = NUMBERING_LETTERS, .stt = TRUE),
  FORM("row of numbers with formulas", .numbering = NUMBERING_FORMULAS, .stt = TRUE,
       .comparison = COMPARE_INDEX, .header_depth = 2),
  FORM("comparisons as index", .comparison = COMPARE_INDEX),
  FORM("comparisons as index, other words", .comparison = COMPARE_INDEX, .words = 1),
  FORM("comparisons as growth", .comparison = COMPARE_GROWTH),
  FORM("comparisons as growth, other words", .comparison = COMPARE_GROWTH, .words = 2),
  FORM("comparisons as difference", .comparison = COMPARE_DIFFERENCE),
  FORM("comparisons under a header of three rows", .comparison = COMPARE_GROWTH, .header_depth = 3),
  FORM("second plan", .second_plan = TRUE),
  FORM("second plan under the first", .second_plan = TRUE, .header_depth = 2),
  FORM("notes", .notes = TRUE),
  FORM("header again in the middle", .repeat_header = TRUE, .stt = TRUE),
  FORM("header of two rows again in the middle", .repeat_header = TRUE, .header_depth = 2,
       .numbering = NUMBERING_BRACKETS),
  FORM("header again in the middle, the title says the period", .repeat_header = TRUE, .words = 1),
  FORM("blank rows", .blank_rows = TRUE, .stt = TRUE),
  FORM("blank columns", .blank_columns = TRUE, .stt = TRUE),
  FORM("blank columns under a header of two rows", .blank_columns = TRUE, .header_depth = 2),
  FORM("letterhead", .letterhead = TRUE),
  FORM("footer", .footer = TRUE, .stt = TRUE),
  FORM("all of it", .letterhead = TRUE, .footer = TRUE, .stt = TRUE, .sections = TRUE,
       .of_which = TRUE, .ditto = TRUE, .header_depth = 3, .numbering = NUMBERING_FORMULAS,
       .comparison = COMPARE_GROWTH, .second_plan = TRUE, .notes = TRUE),
  {.label = "two tables with unit lines of their own", .indicators = MONEY, .second = RATES,
   .areas = HERE, .form = {.unit_place = UNITS_LINE, .unit = 2, .stt = TRUE}},
  {.label = "two tables, the title says the period of both", .indicators = MONEY, .second = RATES,
   .areas = HERE, .form = {.unit_place = UNITS_NAME, .words = 1}},
  {.label = "two tables, districts as rows, unit lines", .indicators = MONEY, .second = RATES,
   .areas = SOME, .form = {.layout = LAYOUT_AREA_ROWS, .kinds = DONE, .unit_place = UNITS_LINE,
                           .unit = 2, .footer = TRUE}},

  /* districts as rows */
  ROWS("districts as rows", .kinds = DONE, .unit_place = UNITS_NAME),
  ROWS("districts as rows, names 2", .kinds = DONE, .unit_place = UNITS_NAME, .area_name = 1,
       .words = 1),
  ROWS("districts as rows, names 3", .kinds = DONE, .unit_place = UNITS_NAME, .area_name = 2,
       .words = 2, .stt = TRUE),
  ROWS("districts as rows, abbreviated", .kinds = DONE, .unit_place = UNITS_NAME, .area_name = 3,
       .words = 3, .stt = TRUE),
  ROWS("districts as rows under a header of two rows", .header_depth = 2, .unit_place = UNITS_NAME),
  ROWS("districts as rows under a header of three rows", .header_depth = 3,
       .unit_place = UNITS_NAME, .stt = TRUE),
  ROWS("districts as rows, comparisons", .header_depth = 2, .unit_place = UNITS_NAME,
       .comparison = COMPARE_DIFFERENCE, .kinds = DONE_AND_BEFORE, .words = 4),
  ROWS("districts as rows, units in a header row", .kinds = DONE, .unit_place = UNITS_HEADER_ROW,
       .numbering = NUMBERING_BRACKETS),
  ONE("one indicator, districts as rows", "5", .unit_place = UNITS_LINE, .unit = 2),
  ONE("one indicator, total below", "8.2", .unit_place = UNITS_LINE, .total_last = TRUE,
      .comparison = COMPARE_INDEX, .stt = TRUE),
  ONE("one indicator under a header of two rows", "22.2", .unit_place = UNITS_LINE,
      .header_depth = 2, .comparison = COMPARE_DIFFERENCE),

  /* districts as columns */
  COLUMNS("districts as columns", .kinds = DONE),
  COLUMNS("districts as columns, abbreviated", .kinds = DONE, .area_name = 3, .stt = TRUE),
  COLUMNS("districts as columns, total last", .kinds = DONE, .area_name = 1, .total_last = TRUE),
  COLUMNS("districts as columns under two rows", .kinds = DONE, .header_depth = 2, .area_name = 3),
  COLUMNS("districts as columns under three rows", .kinds = DONE, .header_depth = 3,
          .area_name = 2, .numbering = NUMBERING_LETTERS),
  COLUMNS("districts as columns under four rows", .kinds = DONE, .header_depth = 4,
          .area_name = 3, .numbering = NUMBERING_LETTERS),
  COLUMNS("districts as columns, done and before", .kinds = DONE_AND_BEFORE, .header_depth = 2,
          .area_name = 2),

  /* one figure a row */
  LONG("one figure a row", .words = 0),
  LONG("one figure a row, columns in another order", .shuffle = 3),
  LONG("one figure a row, codes", .codes = TRUE, .words = 2, .shuffle = 1,
       .numbers = NUMBERS_PLAIN),

  /* numbers and letters */
  FORM("numbers 1234,5", .numbers = NUMBERS_COMMA, .unit = 3),
  FORM("numbers 1234.5", .numbers = NUMBERS_PLAIN, .unit = 3),
  FORM("numbers 1,234.5", .numbers = NUMBERS_EN, .unit = 3),
  FORM("numbers 1 234,5", .numbers = NUMBERS_SPACED, .unit = 3),
  FORM("numbers with no-break spaces", .numbers = NUMBERS_NARROW, .unit = 3),
  FORM("counts 05", .padded = TRUE),
  FORM("khoảng 104,6", .about = TRUE),
  FORM("capitals", .letter_case = CASE_UPPER, .stt = TRUE),
  FORM("small letters", .letter_case = CASE_LOWER),
  FORM("names without marks", .no_marks = TRUE),
  ROWS("districts without marks", .no_marks = TRUE, .kinds = DONE, .unit_place = UNITS_NAME),

  /* the file */
  WRITTEN("byte-order mark", .encoding = ENCODING_UTF8_BOM),
  WRITTEN("UTF-16LE", .encoding = ENCODING_UTF16LE, .delimiter = '\t'),
  WRITTEN("UTF-16BE", .encoding = ENCODING_UTF16BE),
  WRITTEN("UTF-16LE without a mark", .encoding = ENCODING_UTF16LE_BARE, .delimiter = ';'),
  WRITTEN("UTF-32LE", .encoding = ENCODING_UTF32LE),
  WRITTEN("windows-1258", .encoding = ENCODING_CP1258, .delimiter = ';'),
  WRITTEN("VISCII", .encoding = ENCODING_VISCII),
  WRITTEN("TCVN3", .encoding = ENCODING_TCVN3, .delimiter = ';'),
  WRITTEN("VNI", .encoding = ENCODING_VNI),
  WRITTEN("TCVN3 in UTF-8", .encoding = ENCODING_TCVN3_IN_UTF8, .delimiter = ';'),
  WRITTEN("VNI in UTF-8", .encoding = ENCODING_VNI_IN_UTF8),
  WRITTEN("decomposed", .decomposed = TRUE),
  WRITTEN("semicolons", .delimiter = ';'),
  WRITTEN("tabs", .delimiter = '\t'),
  WRITTEN("pipes", .delimiter = '|'),
  WRITTEN("sep=;", .delimiter = ';', .sep_line = TRUE),
  WRITTEN("delimiters at the end of lines", .delimiter = ';', .trailing = TRUE),
  WRITTEN("all in quotes", .quotes = QUOTES_ALL),
  WRITTEN("text in quotes", .quotes = QUOTES_TEXT, .delimiter = ';'),
  WRITTEN("CRLF", .ends = LINES_CRLF),
  WRITTEN("CR", .ends = LINES_CR),
  JSON("JSON: records", .json = JSON_RECORDS),
  JSON("JSON: records with numbers", .json = JSON_RECORDS, .json_numbers = TRUE),
  JSON("JSON: lines", .json = JSON_LINES),
  JSON("JSON: columns of arrays", .json = JSON_COLUMNS, .json_numbers = TRUE),
  JSON("JSON: under a path", .json = JSON_UNDER_PATH),
  JSON("JSON: rows of arrays", .json = JSON_ROWS),
  JSON("JSON: UTF-16", .json = JSON_RECORDS, .encoding = ENCODING_UTF16LE),
};
const guint n_variations = G_N_ELEMENTS(variations);
