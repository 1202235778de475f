/* ct-header.h: what the cells of a header row mean.
 *
 * ct_header_words_*() know the words of headers in English, Vietnamese and SDMX;
 * ct-layout.h puts a table together from them and from the catalog's names.
 */
#pragma once

#include "data/ct-batch.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

/* What a column means. Of an indicator, district or commune a table may tell both code
 * and name. */
typedef enum {
  CT_MEANS_NONE,    /* means nothing that is known */
  CT_MEANS_IGNORED, /* STT, note, location: known, not needed */
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
  CT_MEANS_REPEATED,      /* means what an earlier column means: not read */
  CT_MEANS_AMBIGUOUS_AREA /* a name of several areas: not read */
} CtMeaning;
#define CT_N_MEANINGS (CT_MEANS_AMBIGUOUS_AREA + 1)

gboolean ct_meaning_is_indicator(CtMeaning role);
gboolean ct_meaning_is_area(CtMeaning role);

#define CT_MEASURE_UNSAID (-1)

/**
 * CtColumn: what one column holds.
 * @measure, @period, @indicator, @area, @unit: of a value column, as far as the
 *   header says it: "Ước TH 6T/2023", "Bát Xát", "Thu NSNN (tỷ đồng)"; else
 *   CT_MEASURE_UNSAID, CT_PERIOD_NONE, CT_INDEX_NONE, CT_INDEX_NONE, length 0
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
} CtColumn;

#define CT_COLUMN_INIT                                                                             \
  ((CtColumn){.measure = CT_MEASURE_UNSAID, .indicator = CT_INDEX_NONE, .area = CT_INDEX_NONE})

typedef struct CtHeaderWords CtHeaderWords;
CtHeaderWords *ct_header_words_new(void);
void ct_header_words_free(CtHeaderWords *words);
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
