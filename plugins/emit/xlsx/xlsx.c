/* emit/xlsx: workbooks for people: the results of a run, a copy with remarks, a form. */
#include "xlsx.h"

/* From so many figures on rows are written as they come; a workbook in memory takes a KiB a
 * figure. */
#define STREAMED 50000u

static gboolean
xlsx_emit(gpointer data, const CtResults *results, CtOutputSet *outputs, GError **error)
{
  const Xlsx *self = data;
  g_autofree gchar *path = ct_output_set_claim(outputs, self->file, error);
  g_autoptr(Workbook) workbook = NULL;

  if (path == NULL)
    return FALSE;
  workbook = workbook_create(path, self->file, results->dataset->n_cells > STREAMED, error);
  return workbook != NULL && xlsx_write_results(self, results, workbook, error) &&
         workbook_finish(g_steal_pointer(&workbook), error);
}

static void
xlsx_close(gpointer self)
{
  Xlsx *xlsx = self;

  g_free(xlsx->file);
  g_free(xlsx->sources);
  g_free(xlsx);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Xlsx, xlsx_close)

/* A name that no output folder takes is told before the run, not at its end. */
static gboolean
check_name(const gchar *name, GError **error)
{
  g_autoptr(CtOutputSet) trial = ct_output_set_new_memory();

  return ct_output_set_create(trial, name, error) != NULL;
}

static gpointer
xlsx_open(const CtSettings *settings, GError **error)
{
  g_autoptr(Xlsx) xlsx = g_new0(Xlsx, 1);

  xlsx->file = g_strdup(ct_settings_get(settings, "path"));
  xlsx->sources = g_strdup(ct_settings_get(settings, "sources"));
  xlsx->groups = ct_settings_get_boolean(settings, "groups");
  xlsx->areas = ct_settings_get_boolean(settings, "areas");
  if (!check_name(xlsx->file, error))
    return NULL;
  return g_steal_pointer(&xlsx);
}

static const CtOption xlsx_options[] = {
  {"path", CT_OPTION_TEXT, "ket-qua.xlsx", NULL, FALSE, N_("name below the output folder")},
  {"sources", CT_OPTION_TEXT, "..", NULL, FALSE,
   N_("where the pipeline file's folder lies, seen from the workbook: links begin with it")},
  {"groups", CT_OPTION_BOOLEAN, "yes", NULL, FALSE, N_("a sheet for each group of indicators")},
  {"areas", CT_OPTION_BOOLEAN, "yes", NULL, FALSE, N_("a sheet for each district")},
  {0},
};

static const CtEmitRole xlsx_role = {
  .size = sizeof xlsx_role, .emit = xlsx_emit, .copy = xlsx_copy, .ask = xlsx_ask};

CT_PLUGIN_REGISTER(.name = "xlsx", .summary = N_("workbooks for people: results, copies with "
                                                 "remarks, forms"),
                   .version = "1.0", .licence = "MIT", .options = xlsx_options,
                   .open = xlsx_open, .close = xlsx_close, .emit = &xlsx_role)
