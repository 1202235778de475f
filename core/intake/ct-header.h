/* ct-header.h: what the cells of a header row mean.
 *
 * ct_header_words_*() know the words of headers in English, Vietnamese and SDMX;
 * ct-layout.h puts a table together from them and from the catalog's names.
 */
#pragma once

#include "data/ct-batch.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

/* Of an indicator, district or commune a table may tell both code and name. */
typedef enum {
  CT_ROLE_NONE,    /* means nothing that is known */
  CT_ROLE_IGNORED, /* STT, note, location: known, not needed */
  CT_ROLE_INDICATOR_CODE,
  CT_ROLE_INDICATOR, /* code or name */
  CT_ROLE_INDICATOR_NAME,
  CT_ROLE_AREA_CODE,
  CT_ROLE_AREA,
  CT_ROLE_AREA_NAME,
  CT_ROLE_COMMUNE_CODE,
  CT_ROLE_COMMUNE,
  CT_ROLE_DISTRICT_CODE,
  CT_ROLE_DISTRICT,
  CT_ROLE_AREA_OR_UNIT, /* "đơn vị": its cells tell which */
  CT_ROLE_PERIOD,
  CT_ROLE_UNIT,
  CT_ROLE_NUMERATOR,
  CT_ROLE_DENOMINATOR,
  CT_ROLE_MEASURE,
  CT_ROLE_STATUS,
  CT_ROLE_DECIMALS,
  CT_ROLE_SENDER,
  CT_ROLE_VALUE,
  CT_ROLE_REPEATED,      /* means what an earlier column means: not read */
  CT_ROLE_AMBIGUOUS_AREA /* a name of several areas: not read */
} CtRole;
#define CT_N_ROLES (CT_ROLE_AMBIGUOUS_AREA + 1)

gboolean ct_role_is_indicator(CtRole role);
gboolean ct_role_is_area(CtRole role);

#define CT_MEASURE_UNSAID (-1)

/**
 * CtColumn: what one column holds.
 * @measure, @period, @indicator, @area, @unit: of a value column, as far as the
 *   header says it: "Ước TH 6T/2023", "Bát Xát", "Thu NSNN (tỷ đồng)"; else
 *   CT_MEASURE_UNSAID, CT_PERIOD_NONE, CT_INDEX_NONE, CT_INDEX_NONE, length 0
 * @plain: OBS_VALUE: SDMX writes plain numbers
 */
typedef struct {
  CtRole role;
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
