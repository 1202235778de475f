/* ct-accepted-load-figures.c: areas, senders and figures of the store. */
#include <string.h>

#include "base/ct-task.h"
#include "store/ct-accepted-load.h"

#define MAX_SENDERS G_MAXUINT16

/* Names */

gboolean
ct_loading_area(CtLoading *loading, GError **error)
{
  const gchar *code;
  guint32 area;

  if (!ct_loading_read_text(loading, 0, &code) || loading->areas->len == CT_KEY_MAX_AREAS)
    return ct_loading_refuse_cell(loading, "code", error);
  area = ct_catalog_area_by_code(loading->catalog, code);
  g_array_append_val(loading->areas, area);
  g_ptr_array_add(loading->strange->areas, g_strdup(code));
  return TRUE;
}

gboolean
ct_loading_sender(CtLoading *loading, GError **error)
{
  CtSubmission *names = loading->names;
  const gchar *name;

  if (names->senders == NULL)
    names->senders = g_ptr_array_new_with_free_func(g_free);
  if (!ct_loading_read_text(loading, 0, &name) || names->senders->len == MAX_SENDERS)
    return ct_loading_refuse_cell(loading, "name", error);
  g_ptr_array_add(names->senders, g_strdup(name));
  return TRUE;
}

static gboolean
read_measure(const CtLoading *loading, gint column, CtMeasure *measure)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  for (guint i = 0; i < CT_N_MEASURES; i++)
    if (g_str_equal(text, ct_measure_name((CtMeasure)i))) {
      *measure = (CtMeasure)i;
      return TRUE;
    }
  return FALSE;
}

/* Figures */

static gboolean
unit_is(const CtCatalog *catalog, guint32 indicator, const gchar *code)
{
  return g_str_equal(catalog->units[catalog->indicators[indicator].unit].code, code);
}

static guint32
find_series(CtLoading *loading, const gchar *indicator, const gchar *unit)
{
  g_autofree gchar *key = g_strjoin("\n", indicator, unit, NULL);
  gpointer number;

  if (g_hash_table_lookup_extended(loading->series, key, NULL, &number))
    return GPOINTER_TO_UINT(number);
  guint n = g_hash_table_size(loading->series);
  g_hash_table_insert(loading->series, g_steal_pointer(&key), GUINT_TO_POINTER(n));
  g_ptr_array_add(loading->strange->series, g_strdup(indicator));
  g_ptr_array_add(loading->strange->series, g_strdup(unit));
  return n;
}

typedef struct {
  const CtLoading *loading;
  CtFigureRow *row;
} Taking;

static void
take_figure(const CtObservation *figure, gpointer user_data)
{
  const Taking *taking = user_data;
  CtFigureRow *row = taking->row;
  CtObservation copy = *figure;
  guint32 area = g_array_index(taking->loading->areas, guint32, figure->area);

  if (row->known && area != CT_INDEX_NONE) {
    copy.area = area;
    ct_batch_append(row->taken, &copy);
    return;
  }
  copy.indicator = row->series;
  if (row->strange == NULL)
    row->strange = ct_batch_new();
  ct_batch_append(row->strange, &copy);
}

/* As many as there may be of one in a row. */
static gsize
count_items(const gchar *text)
{
  gsize n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ' ? 1 : 0;
  return MIN(n, CT_STORE_ROW_FIGURES);
}

static void
decode_row(gsize number, gpointer user_data)
{
  const CtLoading *loading = user_data;
  CtFigureRow *row = &loading->wave[number];
  Taking taking = {loading, row};
  CtStoreDecoding decoding = {.figure = row->figure,
                              .n_areas = loading->areas->len,
                              .n_senders = loading->names->senders != NULL
                                               ? loading->names->senders->len
                                               : 0,
                              .n_runs = loading->run,
                              .take = take_figure,
                              .user_data = &taking};

  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    decoding.texts[i] = row->texts[i];
  row->taken = ct_batch_new();
  ct_batch_reserve(row->taken, count_items(row->texts[CT_STORE_AMOUNTS]));
  row->fault = ct_store_decode(&decoding);
}

static void
clear_row(CtFigureRow *row)
{
  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    g_free(row->texts[i]);
  ct_batch_free(row->taken);
  ct_batch_free(row->strange);
  *row = (CtFigureRow){0};
}

void
ct_loading_clear_rows(CtLoading *loading)
{
  for (guint i = 0; i < loading->n_wave; i++)
    clear_row(&loading->wave[i]);
  loading->n_wave = 0;
  loading->wave_bytes = 0;
}

/* Takes the rows apart that are waiting, the last one of which is the one that was read last. */
static gboolean
decode_wave(CtLoading *loading, CtBatch *known, CtBatch *strange, GError **error)
{
  gboolean done = TRUE;

  ct_task_for_each(loading->n_threads, loading->n_wave, decode_row, loading);
  for (guint i = 0; i < loading->n_wave && done; i++) {
    const CtFigureRow *row = &loading->wave[i];

    if (row->fault != NULL)
      done = ct_loading_refuse_row(loading, loading->row - loading->n_wave + i + 1, row->fault,
                                   error);
    ct_batch_append_some(known, row->taken, 0, row->taken->n, 0);
    if (row->strange != NULL)
      ct_batch_append_some(strange, row->strange, 0, row->strange->n, 0);
  }
  ct_loading_clear_rows(loading);
  return done;
}

static gboolean
read_figures(CtLoading *loading, GError **error)
{
  CtFigureRow *row = &loading->wave[loading->n_wave];
  const gchar *indicator = ct_statement_get_text(loading->rows, CT_STORE_INDICATOR);
  const gchar *unit = ct_statement_get_text(loading->rows, CT_STORE_UNIT);

  if (!ct_loading_read_period(loading, CT_STORE_PERIOD, &row->figure.period))
    return ct_loading_refuse_cell(loading, "period", error);
  if (!read_measure(loading, CT_STORE_MEASURE, &row->figure.measure))
    return ct_loading_refuse_cell(loading, "measure", error);
  row->figure.indicator = ct_catalog_indicator_by_code(loading->catalog, indicator);
  row->known = row->figure.indicator != CT_INDEX_NONE &&
               unit_is(loading->catalog, row->figure.indicator, unit);
  row->figure.unit = row->known ? loading->catalog->indicators[row->figure.indicator].unit
                                : CT_INDEX_NONE;
  if (!g_utf8_validate(indicator, -1, NULL) || !g_utf8_validate(unit, -1, NULL))
    return ct_loading_refuse_cell(loading, "indicator", error);
  row->series = find_series(loading, indicator, unit);
  for (gint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++) {
    row->texts[i] = g_strdup(ct_statement_get_text(loading->rows, i));
    loading->wave_bytes += strlen(row->texts[i]);
  }
  loading->n_wave++;
  return TRUE;
}

static gboolean
load_figures(CtLoading *loading, CtBatch *known, CtBatch *strange, GError **error)
{
  return read_figures(loading, error) &&
         ((loading->n_wave < CT_LOADING_ROWS && loading->wave_bytes < CT_LOADING_BYTES) ||
          decode_wave(loading, known, strange, error));
}

gboolean
ct_loading_figure(CtLoading *loading, GError **error)
{
  return load_figures(loading, loading->figures, loading->strange->figures, error);
}

gboolean
ct_loading_replaced(CtLoading *loading, GError **error)
{
  return load_figures(loading, loading->before, loading->strange->before, error);
}

gboolean
ct_loading_end_figures(CtLoading *loading, GError **error)
{
  return decode_wave(loading, loading->figures, loading->strange->figures, error);
}

gboolean
ct_loading_end_replaced(CtLoading *loading, GError **error)
{
  return decode_wave(loading, loading->before, loading->strange->before, error);
}
