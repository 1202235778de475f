/* ct-accepted-load.h: for ct-accepted-load*.c: reading the store; whatever is in the file may be
 * anything.
 */
#pragma once

#include "store/ct-accepted-private.h"

G_BEGIN_DECLS

/* Rows of figures that are taken apart side by side, and their texts. */
#define CT_LOADING_ROWS 256u
#define CT_LOADING_BYTES ((gsize)2 << 20)

/**
 * CtFigureRow: a row of table figure or replaced.
 * @texts: (array): copies of the columns from CT_STORE_AREAS on
 * @known: the catalog has its indicator and unit
 * @taken, @strange: (nullable): its figures
 * @fault: (nullable): the column that is not valid
 */
typedef struct {
  gchar *texts[CT_STORE_FIGURE_COLUMNS];
  CtObservation figure;
  guint32 series;
  gboolean known;
  CtBatch *taken;
  CtBatch *strange;
  const gchar *fault;
} CtFigureRow;

/* @areas: (element-type guint32): of each row of table area: its index, or CT_INDEX_NONE
 * @series: of each pair of indicator and unit: its number in @strange
 * @wave: (array length=n_wave): rows that are not taken apart yet; @wave_bytes: of text */
typedef struct {
  const gchar *path;
  const CtCatalog *catalog;
  guint n_threads;
  CtStatement *rows;
  guint64 row; /* the one that is read, from 1 */
  const gchar *table;
  guint run;
  GArray *areas;
  GHashTable *series;
  CtFigureRow *wave;
  guint n_wave;
  gsize wave_bytes;
  CtBatch *figures;
  CtBatch *before;
  CtSubmission *names;
  CtAnswers *answers;
  CtStrange *strange;
  GPtrArray *unknown;
} CtLoading;

/* Sets @error: the file is no store. Returns: %FALSE */
gboolean ct_loading_refuse(const CtLoading *loading, const gchar *reason, GError **error);
/* The same for a cell of the row that is read, and of any row of its table. */
gboolean ct_loading_refuse_cell(const CtLoading *loading, const gchar *column, GError **error);
gboolean ct_loading_refuse_row(const CtLoading *loading, guint64 row, const gchar *column,
                               GError **error);

/* A cell of the row that is read. %FALSE: it is none */
gboolean ct_loading_read_text(const CtLoading *loading, gint column, const gchar **text);
gboolean ct_loading_read_number(const CtLoading *loading, gint column, gint64 low, gint64 high,
                                gint64 *number);
gboolean ct_loading_read_period(const CtLoading *loading, gint column, CtPeriod *period);

/* One row of each table of figures. */
gboolean ct_loading_area(CtLoading *loading, GError **error);
gboolean ct_loading_sender(CtLoading *loading, GError **error);
gboolean ct_loading_figure(CtLoading *loading, GError **error);
gboolean ct_loading_replaced(CtLoading *loading, GError **error);
/* After the last row: those that are waiting. */
gboolean ct_loading_end_figures(CtLoading *loading, GError **error);
gboolean ct_loading_end_replaced(CtLoading *loading, GError **error);
/* Forgets what is waiting. */
void ct_loading_clear_rows(CtLoading *loading);

G_END_DECLS
