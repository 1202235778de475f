/* ct-header.h: what the cells above a column mean.
 *
 * ct_header_words_*() know the words of headers in English, Vietnamese and SDMX;
 * ct-layout.h puts a table together from them and from the catalog's names.
 *
 * A header has one to six rows; the cells above one column, joined from top to
 * bottom, say together what it holds: "KH 2023" over "Tỉnh giao" is the plan of 2023
 * as the province gave it, "Số vụ" over "CK" the accidents of the same period last
 * year, "So sánh (%)" over "6T/CK" a comparison.
 */
#pragma once

#include "data/ct-batch.h"
#include "intake/ct-resolve.h"
#include "model/ct-period-relative.h"

G_BEGIN_DECLS

#define CT_HEADER_MAX_ROWS 6

/* What a column means. Of an indicator, district or commune a table may tell both code
 * and name. */
typedef enum {
  CT_MEANS_NONE,    /* means nothing that is known */
  CT_MEANS_IGNORED, /* note, location, the form's row codes: known, not needed */
  CT_MEANS_ROW_NUMBER, /* STT */
  CT_MEANS_INDICATOR_CODE,
  CT_MEANS_INDICATOR, /* code or name */
  CT_MEANS_INDICATOR_NAME,
  CT_MEANS_AREA_CODE,
  CT_MEANS_AREA,
  CT_MEANS_AREA_NAME,
  CT_MEANS_COMMUNE_CODE,
  CT_MEANS_COMMUNE,
  CT_MEANS_DISTRICT_CODE,
  CT_MEANS_DISTRICT,
  CT_MEANS_AREA_OR_UNIT, /* "đơn vị": its cells tell which */
  CT_MEANS_PERIOD,
  CT_MEANS_UNIT,
  CT_MEANS_NUMERATOR,
  CT_MEANS_DENOMINATOR,
  CT_MEANS_MEASURE,
  CT_MEANS_STATUS,
  CT_MEANS_DECIMALS,
  CT_MEANS_SENDER,
  CT_MEANS_VALUE,
  CT_MEANS_OTHER_PLAN, /* a second plan of the same figure: the table compares with it,
                          it is no observation */
  CT_MEANS_COMPARISON, /* "6T/CK", "+/-", "% KH": recomputed, never a figure */
  CT_MEANS_REPEATED,      /* means what an earlier column means: not read */
  CT_MEANS_AMBIGUOUS_AREA /* a name of several areas: not read */
} CtMeaning;
#define CT_N_MEANINGS (CT_MEANS_AMBIGUOUS_AREA + 1)

gboolean ct_meaning_is_indicator(CtMeaning role);
gboolean ct_meaning_is_area(CtMeaning role);
/* What a row is about, or what is said of it: neither figures nor unknown. */
gboolean ct_meaning_is_key(CtMeaning role);

#define CT_MEASURE_UNSAID (-1)

/* Who gave a plan: of several plans of one figure the province's is the plan. */
typedef enum {
  CT_PLAN_UNSAID,
  CT_PLAN_PROVINCE, /* "tỉnh giao", "HĐND tỉnh giao" */
  CT_PLAN_DISTRICT, /* "huyện giao" */
  CT_PLAN_CENTRAL   /* "trung ương giao" */
} CtPlanGiver;

/* What a comparison says of two columns. Whether a percentage is an index (108,4) or
 * growth (8,4) is told by its figures. */
typedef enum {
  CT_COMPARES_UNKNOWN,
  CT_COMPARES_PERCENT,
  CT_COMPARES_DIFFERENCE /* "+/-", "tăng, giảm" */
} CtComparison;

/**
 * CtOperand: what the words of a comparison say of one of its two figures.
 * @measure: CT_MEASURE_PLAN, or else a figure that is no plan
 */
typedef struct {
  gboolean said;
  gint measure;
  CtPlanGiver plan;
  CtRelativePeriod relative;
} CtOperand;

#define CT_OPERAND_INIT ((CtOperand){.measure = CT_MEASURE_UNSAID})

/**
 * CtColumn: what one column holds.
 * @measure, @period, @indicator, @area, @unit: of a value column, as far as the
 *   header says it: "Ước TH 6T/2023", "Bát Xát", "Thu NSNN (tỷ đồng)"; else
 *   CT_MEASURE_UNSAID, CT_PERIOD_NONE, CT_INDEX_NONE, CT_INDEX_NONE, length 0
 * @relative: what the header says of the period without saying all of it ("CK",
 *   "T6", "KH năm"); ct_layout_settle() makes @period of it
 * @plan: who gave it, of a plan
 * @comparison, @compared, @base: of a comparison, as far as known: columns from 0, or
 *   CT_COLUMN_NONE: 100 x compared / base
 * @wants_compared, @wants_base: what its words say of them
 * @header: the cells above it from top to bottom, parted by " / "
 * @plain: OBS_VALUE: SDMX writes plain numbers
 */
typedef struct {
  CtMeaning role;
  gint measure;
  CtPeriod period;
  guint32 indicator;
  guint32 area;
  CtSpan unit;
  gboolean plain;
  CtRelativePeriod relative;
  CtPlanGiver plan;
  CtComparison comparison;
  gint compared;
  gint base;
  CtOperand wants_compared;
  CtOperand wants_base;
  CtSpan header;
} CtColumn;

#define CT_COLUMN_NONE (-1)
#define CT_COLUMN_INIT                                                                             \
  ((CtColumn){.measure = CT_MEASURE_UNSAID,                                                        \
              .indicator = CT_INDEX_NONE,                                                          \
              .area = CT_INDEX_NONE,                                                               \
              .compared = CT_COLUMN_NONE,                                                          \
              .base = CT_COLUMN_NONE,                                                              \
              .wants_compared = CT_OPERAND_INIT,                                                   \
              .wants_base = CT_OPERAND_INIT})

typedef struct CtHeaderWords CtHeaderWords;
CtHeaderWords *ct_header_words_new(void);
void ct_header_words_free(CtHeaderWords *words);
/* Of the texts that it holds. */
gsize ct_header_words_bytes(const CtHeaderWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtHeaderWords, ct_header_words_free)

/* @text: a header cell, trimmed. Only its words count: "Kế hoạch năm 2023" and
 * "Thực hiện (tỷ đồng)" are told, names of areas and indicators are not. */
CtColumn ct_header_words_read(const CtHeaderWords *words, CtResolver *resolver, CtSpan text);

/* @path: a JSON key, with the keys above it: "chi_tieu/ma" */
CtColumn ct_header_words_read_key(const CtHeaderWords *words, CtResolver *resolver,
                                  const gchar *path);

/* The measure that a cell names ("TH", "ước thực hiện", "plan"), or
 * CT_MEASURE_UNSAID. Known texts allocate nothing. */
gint ct_header_words_measure(CtHeaderWords *words, CtSpan text);

G_END_DECLS
