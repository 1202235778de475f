/* style.h: the ways in which a table may be written. Every field is a habit of some
 * office; the zero of each is the plainest.
 */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

typedef enum {
  LAYOUT_FORM,          /* one area: indicators as rows; done, before, plan as columns */
  LAYOUT_AREA_ROWS,     /* districts as rows, indicators as columns */
  LAYOUT_AREA_COLUMNS,  /* indicators as rows, districts as columns */
  LAYOUT_ONE_INDICATOR, /* districts as rows; done, before, plan as columns */
  LAYOUT_LONG           /* one figure a row */
} FormLayout;
#define N_LAYOUTS 5

typedef enum {
  UNITS_COLUMN,
  UNITS_NAME, /* behind the indicator's name, in brackets */
  UNITS_LINE, /* "Đơn vị tính: ..." above the table */
  UNITS_HEADER_ROW,
  UNITS_CELL, /* behind each figure */
  UNITS_NONE
} UnitPlace;

typedef enum {
  NUMBERS_VI,     /* 1.234,5 */
  NUMBERS_COMMA,  /* 1234,5 */
  NUMBERS_PLAIN,  /* 1234.5 */
  NUMBERS_EN,     /* 1,234.5 */
  NUMBERS_SPACED, /* 1 234,5 */
  NUMBERS_NARROW  /* the same with no-break spaces */
} NumberStyle;
#define N_NUMBER_STYLES 6

typedef enum { COMPARE_NONE, COMPARE_INDEX, COMPARE_GROWTH, COMPARE_DIFFERENCE } Comparison;
typedef enum {
  NUMBERING_NONE,
  NUMBERING_BRACKETS, /* (1) (2) (3) */
  NUMBERING_PLAIN,    /* 1 2 3 */
  NUMBERING_LETTERS,  /* A B 1 2 */
  NUMBERING_FORMULAS  /* (1) (2) (3)=(2)/(1) */
} Numbering;
typedef enum { CASE_AS_IS, CASE_UPPER, CASE_LOWER } LetterCase;

/**
 * FormStyle:
 * @kinds: bit 1 << FigureKind: which figures are written
 * @header_depth: 1 to 4
 * @unit: which spelling of a unit is used, counted round
 * @words: which words headers use, counted round
 * @area_name, @indicator_name: which spelling
 * @numbering, @comparison, @second_plan, @repeat_header, @stt, @sections, @notes,
 * @of_which, @ditto, @codes: columns and rows that people add; @of_which writes
 *   "Trong đó:" before land revenue, @codes writes codes for names
 * @shuffle: another order of columns, 0 none
 * @total_last: the province below its districts
 * @letterhead, @title: lines above; without a title headers tell the whole period
 * @footer: "Ghi chú", "Người lập biểu", "Nơi nhận"
 * @blank_rows, @blank_columns: strewn between
 * @padded: "05"; @about: "khoảng 104,6"
 */
typedef struct {
  FormLayout layout;
  guint kinds;
  guint header_depth;
  UnitPlace unit_place;
  guint unit;
  guint words;
  guint area_name;
  guint indicator_name;
  NumberStyle numbers;
  Comparison comparison;
  Numbering numbering;
  LetterCase letter_case;
  gboolean no_marks;
  gboolean second_plan;
  gboolean repeat_header;
  gboolean stt;
  gboolean sections;
  gboolean notes;
  gboolean of_which;
  gboolean ditto;
  gboolean codes;
  guint shuffle;
  gboolean total_last;
  gboolean letterhead;
  gboolean no_title;
  gboolean footer;
  gboolean blank_rows;
  gboolean blank_columns;
  gboolean padded;
  gboolean about;
} FormStyle;

#define FORM_STYLE_INIT ((FormStyle){.kinds = 7, .header_depth = 1})

G_END_DECLS
