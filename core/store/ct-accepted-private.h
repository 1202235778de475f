/* ct-accepted-private.h: the tables of the store, for ct-accepted-*.c.
 */
#pragma once

#include "store/ct-accepted-store.h"
#include "store/ct-database.h"

G_BEGIN_DECLS

#define CT_STORE_APPLICATION 1667787124 /* "chit" */
#define CT_STORE_VERSION 2

/* A row holds the figures of one indicator, period and measure, each column those of all of
 * them in the same order, parted by a space; "A*9" stands for nine times A.
 * areas: numbers of rows of table area, "3-7" for those from 3 to 7
 * amounts: in the row's unit
 * decimals: how many more were printed than the amount has behind its point (5e6 has -6)
 * senders: rows of table sender; 0: nobody is named */
#define CT_STORE_FIGURES                                                                           \
  "(indicator TEXT NOT NULL, period TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, "    \
  "areas TEXT NOT NULL, amounts TEXT NOT NULL, decimals TEXT NOT NULL, statuses TEXT NOT NULL, "   \
  "senders TEXT NOT NULL, runs TEXT NOT NULL)"

/* As they stand in the file: another text is another program's. */
#define CT_STORE_TABLES                                                                            \
  "CREATE TABLE run (number INTEGER NOT NULL);"                                                    \
  "CREATE TABLE area (code TEXT NOT NULL);"                                                        \
  "CREATE TABLE sender (name TEXT NOT NULL);"                                                      \
  "CREATE TABLE figure " CT_STORE_FIGURES ";"                                                      \
  "CREATE TABLE replaced " CT_STORE_FIGURES ";"                                                    \
  "CREATE TABLE answer (rule TEXT NOT NULL, indicator TEXT NOT NULL, area TEXT NOT NULL, "         \
  "period TEXT NOT NULL, value TEXT, answer TEXT NOT NULL, who TEXT NOT NULL, day TEXT NOT "       \
  "NULL, run INTEGER NOT NULL)"

enum {
  CT_STORE_INDICATOR, CT_STORE_PERIOD, CT_STORE_MEASURE, CT_STORE_UNIT, CT_STORE_AREAS,
  CT_STORE_AMOUNTS, CT_STORE_DECIMALS, CT_STORE_STATUSES, CT_STORE_SENDERS, CT_STORE_RUNS,
  CT_STORE_FIGURE_COLUMNS
};

enum {
  CT_STORE_A_RULE, CT_STORE_A_INDICATOR, CT_STORE_A_AREA, CT_STORE_A_PERIOD, CT_STORE_A_VALUE,
  CT_STORE_A_TEXT, CT_STORE_A_WHO, CT_STORE_A_WHEN, CT_STORE_A_RUN, CT_STORE_ANSWER_COLUMNS
};

/* Figures of one row: its texts stay far below the megabyte that a reader takes. */
#define CT_STORE_ROW_FIGURES 4096u

/* So many of one sender in turn. */
typedef struct {
  guint sender;
  guint n;
} CtSenderRun;

/**
 * CtStoreRow: a row that is to be written.
 * @n: figures
 * @texts: (array): the columns from CT_STORE_AREAS on but for the senders, who get their
 *   numbers when they are written
 * @senders: (element-type CtSenderRun)
 */
typedef struct {
  guint32 indicator;
  CtPeriod period;
  CtMeasure measure;
  guint n;
  GString *texts[CT_STORE_FIGURE_COLUMNS];
  GArray *senders;
} CtStoreRow;

void ct_store_row_free(CtStoreRow *row);

/**
 * ct_store_encode:
 * @batch: its figures from @begin up to, not including, @end are of one indicator and period
 * @area_numbers: (nullable): of each area in table area; %NULL: one more than its index
 * @rows: (element-type CtStoreRow): receives them
 */
void ct_store_encode(const CtBatch *batch, gsize begin, gsize end, const guint32 *area_numbers,
                     GPtrArray *rows);

/**
 * CtStoreDecoding: a row that was read.
 * @texts: (array): the columns from CT_STORE_AREAS on
 * @figure: indicator, period, measure and unit of all
 * @n_areas, @n_senders, @n_runs: the highest number that may occur
 * @take: called with each figure; its area is the number in table area less one, its sender
 *   the number in table sender, and its place's row the run
 */
typedef struct {
  const gchar *texts[CT_STORE_FIGURE_COLUMNS];
  CtObservation figure;
  guint n_areas;
  guint n_senders;
  guint n_runs;
  void (*take)(const CtObservation *figure, gpointer user_data);
  gpointer user_data;
} CtStoreDecoding;

/* Returns: (nullable): the column that is not valid; then some figures may have been taken. */
const gchar *ct_store_decode(const CtStoreDecoding *decoding);

G_END_DECLS
