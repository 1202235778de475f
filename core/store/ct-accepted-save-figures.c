/* ct-accepted-save-figures.c: areas, senders and figures of the store. */
#include "base/ct-task.h"
#include "store/ct-accepted-save.h"

#define INDICATORS_A_THREAD 4u

/* Areas: those of the catalog, then others */

static gboolean
save_area(const CtSaving *saving, const gchar *code, GError **error)
{
  ct_saving_set_text(saving->insert, 0, code);
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_strange_areas(CtSaving *saving, GError **error)
{
  const GPtrArray *codes = saving->contents->strange->areas;
  const CtBatch *lists[] = {saving->contents->strange->figures,
                            saving->contents->strange->before};
  guint32 n = saving->catalog->n_areas;

  saving->area_numbers = g_new0(guint32, codes->len + 1);
  for (guint list = 0; list < G_N_ELEMENTS(lists); list++)
    for (gsize i = 0; i < lists[list]->n; i++) {
      guint32 index = lists[list]->area[i];
      guint32 area = ct_catalog_area_by_code(saving->catalog, codes->pdata[index]);

      if (saving->area_numbers[index] != 0)
        continue;
      saving->area_numbers[index] = area != CT_INDEX_NONE ? area + 1 : ++n;
      if (area == CT_INDEX_NONE && !save_area(saving, codes->pdata[index], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ct_saving_areas(CtSaving *saving, GError **error)
{
  for (guint32 i = 0; i < saving->catalog->n_areas; i++)
    if (!save_area(saving, saving->catalog->areas[i].code, error))
      return FALSE;
  return save_strange_areas(saving, error);
}

/* Figures */

static guint
number_sender(CtSaving *saving, guint sender)
{
  guint *number = &saving->sender_numbers[sender];

  if (sender == 0 && saving->contents->names->sender[0] == '\0')
    return 0;
  if (*number == 0) {
    g_array_append_val(saving->senders, sender);
    *number = saving->senders->len;
  }
  return *number;
}

static GString *
format_senders(CtSaving *saving, const CtStoreRow *row)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < row->senders->len; i++) {
    const CtSenderRun *run = &g_array_index(row->senders, CtSenderRun, i);

    g_string_append_printf(text, "%s%u", i > 0 ? " " : "", number_sender(saving, run->sender));
    if (run->n > 1)
      g_string_append_printf(text, "*%u", run->n);
  }
  return text;
}

static gboolean
save_row(CtSaving *saving, const CtStoreRow *row, const gchar *indicator, const gchar *unit,
         GError **error)
{
  g_autoptr(GString) senders = format_senders(saving, row);
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(row->period, period);
  ct_saving_set_text(saving->insert, CT_STORE_INDICATOR, indicator);
  ct_saving_set_text(saving->insert, CT_STORE_PERIOD, period);
  ct_saving_set_text(saving->insert, CT_STORE_MEASURE, ct_measure_name(row->measure));
  ct_saving_set_text(saving->insert, CT_STORE_UNIT, unit);
  for (gint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++) {
    const GString *text = i == CT_STORE_SENDERS ? senders : row->texts[i];
    ct_statement_set_text(saving->insert, i + 1, text->str, text->len);
  }
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_rows(CtSaving *saving, const GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++) {
    const CtStoreRow *row = rows->pdata[i];
    const CtIndicator *indicator = &saving->catalog->indicators[row->indicator];

    if (!save_row(saving, row, indicator->code,
                  saving->catalog->units[indicator->unit].code, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_strange_rows(CtSaving *saving, const GPtrArray *rows, GError **error)
{
  const GPtrArray *series = saving->contents->strange->series;

  for (guint i = 0; i < rows->len; i++) {
    const CtStoreRow *row = rows->pdata[i];

    if (!save_row(saving, row, series->pdata[2 * row->indicator],
                  series->pdata[2 * row->indicator + 1], error))
      return FALSE;
  }
  return TRUE;
}

/* Figures of one indicator and period stand side by side. */
static GPtrArray *
encode(const CtBatch *batch, const guint32 *area_numbers)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)ct_store_row_free);
  gsize begin = 0;

  while (begin < batch->n) {
    gsize end = begin + 1;
    while (end < batch->n && batch->indicator[end] == batch->indicator[begin] &&
           batch->period[end] == batch->period[begin])
      end++;
    ct_store_encode(batch, begin, end, area_numbers, rows);
    begin = end;
  }
  return rows;
}

static void
encode_indicator(gsize number, gpointer user_data)
{
  const CtSaving *saving = user_data;
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();

  saving->contents->fill(saving->wave + (guint32)number, figures, before,
                         saving->contents->user_data);
  saving->encoded[number].figures = encode(figures, NULL);
  saving->encoded[number].before = encode(before, NULL);
}

/* What was replaced waits for its own table. */
static gboolean
save_wave(CtSaving *saving, guint n, GPtrArray *before, GError **error)
{
  gboolean done = TRUE;

  ct_task_for_each(saving->n_threads, n, encode_indicator, saving);
  for (guint i = 0; i < n; i++) {
    done = done && save_rows(saving, saving->encoded[i].figures, error);
    g_ptr_array_unref(saving->encoded[i].figures);
    g_ptr_array_extend_and_steal(before, saving->encoded[i].before);
  }
  saving->wave += n;
  return done;
}

static CtStatement *
prepare_figures(const CtSaving *saving, const gchar *table, GError **error)
{
  g_autofree gchar *sql = g_strdup_printf(
      "INSERT INTO %s VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", table);

  return ct_database_prepare(saving->database, sql, error);
}

static gboolean
save_figures(CtSaving *saving, GPtrArray *before, GError **error)
{
  g_autoptr(CtStatement) insert = prepare_figures(saving, "figure", error);
  g_autoptr(GPtrArray) strange = NULL;
  const guint at_once = saving->n_threads * INDICATORS_A_THREAD;
  g_autofree CtEncoded *encoded = g_new0(CtEncoded, at_once);

  saving->insert = insert;
  saving->encoded = encoded;
  while (insert != NULL && saving->wave < saving->catalog->n_indicators)
    if (!save_wave(saving, MIN(saving->catalog->n_indicators - saving->wave, at_once), before,
                   error))
      return FALSE;
  strange = encode(saving->contents->strange->figures, saving->area_numbers);
  return insert != NULL && save_strange_rows(saving, strange, error);
}

static gboolean
save_before(CtSaving *saving, const GPtrArray *before, GError **error)
{
  g_autoptr(CtStatement) insert = prepare_figures(saving, "replaced", error);
  g_autoptr(GPtrArray) strange = encode(saving->contents->strange->before, saving->area_numbers);

  saving->insert = insert;
  return insert != NULL && save_rows(saving, before, error) &&
         save_strange_rows(saving, strange, error);
}

gboolean
ct_saving_figures(CtSaving *saving, GError **error)
{
  g_autoptr(GPtrArray) before =
      g_ptr_array_new_with_free_func((GDestroyNotify)ct_store_row_free);

  return save_figures(saving, before, error) && save_before(saving, before, error);
}

gboolean
ct_saving_senders(CtSaving *saving, GError **error)
{
  for (guint i = 0; i < saving->senders->len; i++) {
    guint sender = g_array_index(saving->senders, guint, i);

    ct_saving_set_text(saving->insert, 0,
                       ct_submission_get_sender(saving->contents->names, sender));
    if (!ct_statement_run(saving->insert, error))
      return FALSE;
  }
  return TRUE;
}
