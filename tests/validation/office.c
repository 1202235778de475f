#include "office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pipeline/ct-history.h"

/* Periods besides 2023: each has a plan of its own, with decimal commas everywhere. */
static const gchar *const periods[] = {"2023-Q1", "2023-01/P6M", "2023-01/P9M"};

#define N_PLANS (OFFICE_STYLES + G_N_ELEMENTS(periods))

/* @folder: of this office alone
 * @files: (element-type utf8): that lie in the inbox */
struct Office {
  gchar *folder;
  GString *checks;
  GPtrArray *files;
  CtPipeline *pipelines[N_PLANS];
  CtPlan *plans[N_PLANS];
  guint current;
};

/* These look at what earlier runs left behind, or at all that a sender owes. */
static const gchar *const left_out[] = {"completeness", "revision", NULL};

static void
stop_on(const GError *error)
{
  if (error != NULL)
    g_error("%s", error->message);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* Those that are installed. Returns: (transfer full) (element-type utf8) */
static GPtrArray *
list_checks(const gchar *with)
{
  g_autoptr(CtHost) host = ct_host_new(NULL);
  g_autoptr(GPtrArray) files = ct_host_list(host);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < files->len; i++) {
    const CtPluginFile *file = files->pdata[i];
    if (file->role == CT_ROLE_VALIDATE &&
        (g_strcmp0(with, file->name) == 0 || !g_strv_contains(left_out, file->name)))
      g_ptr_array_add(names, g_strdup(file->name));
  }
  g_ptr_array_sort(names, compare_names);
  return names;
}

static void
append_source(GString *text, const gchar *name, gint trust, gboolean comma)
{
  g_string_append_printf(text,
                         "[source %s]\nsender = @file\nfetch = file\nfetch.path = %s/*.csv\n"
                         "read = csv\ntable.number-style = %s\ntrust = %d\n"
                         "received = 2023-12-20\n\n",
                         name, name, comma ? "vi" : "plain", trust);
}

static gchar *
write_pipeline(Office *office, guint plan, const GPtrArray *checks)
{
  guint style = plan < OFFICE_STYLES ? plan : OFFICE_STYLES - 1;
  const gchar *period = plan < OFFICE_STYLES ? "2023" : periods[plan - OFFICE_STYLES];
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree gchar *name = g_strdup_printf("pipeline-%u.ini", plan);
  gchar *path = g_build_filename(office->folder, name, NULL);
  GError *error = NULL;

  g_string_printf(text,
                  "[pipeline]\ntitle = t\ncatalog = %s\nperiod = %s\ndue = 2023-12-20\n"
                  "lang = en\n\n",
                  VALIDATION_CATALOG, period);
  append_source(text, "districts", 5, (style & 1) != 0);
  append_source(text, "departments", 10, (style & 2) != 0);
  g_string_append(text, "[history last-year]\npath = history.csv\n\n[normalize units]\n");
  for (guint i = 0; i < checks->len; i++)
    g_string_append_printf(text, "[validate %s]\n", (const gchar *)checks->pdata[i]);
  g_file_set_contents(path, text->str, (gssize)text->len, &error);
  stop_on(error);
  return path;
}

static void
make_folder(const Office *office, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(office->folder, name, NULL);

  g_mkdir(path, 0700);
}

static void
put(Office *office, const gchar *path, const GString *text)
{
  FILE *file = g_fopen(path, "wb");

  if (file == NULL || fwrite(text->str, 1, text->len, file) != text->len || fclose(file) != 0)
    g_error("%s: cannot be written", path);
  g_ptr_array_add(office->files, g_strdup(path));
}

void
office_put_file(Office *office, gboolean district, const gchar *name, const GString *text)
{
  g_autofree gchar *path = g_build_filename(
      office->folder, district ? "districts" : "departments", name, NULL);

  put(office, path, text);
}

void
office_put_history(Office *office, const GString *text)
{
  g_autofree gchar *path = g_build_filename(office->folder, "history.csv", NULL);

  put(office, path, text);
}

void
office_put_no_history(Office *office)
{
  g_autoptr(GString) text = g_string_new("INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
                                         "4,10,2019,1\n");

  office_put_history(office, text);
}

void
office_clear(Office *office)
{
  for (guint i = 0; i < office->files->len; i++)
    g_unlink(office->files->pdata[i]);
  g_ptr_array_set_size(office->files, 0);
}

Office *
office_open(const gchar *with)
{
  Office *office = g_new0(Office, 1);
  g_autoptr(GPtrArray) checks = list_checks(with);
  GError *error = NULL;

  office->folder = g_dir_make_tmp("chitieu-validation-XXXXXX", &error);
  stop_on(error);
  office->files = g_ptr_array_new_with_free_func(g_free);
  office->checks = g_string_new(NULL);
  for (guint i = 0; i < checks->len; i++)
    g_string_append_printf(office->checks, "%s%s", i > 0 ? ", " : "",
                           (const gchar *)checks->pdata[i]);
  make_folder(office, "districts");
  make_folder(office, "departments");
  office_put_no_history(office);
  for (guint i = 0; i < N_PLANS; i++) {
    g_autofree gchar *path = write_pipeline(office, i, checks);
    office->pipelines[i] = ct_pipeline_load(path, NULL, NULL, &error);
    stop_on(error);
    office->plans[i] = ct_plan_new(office->pipelines[i], CT_PLAN_RUN, &error);
    stop_on(error);
    g_unlink(path);
  }
  return office;
}

static void
remove_folder(const Office *office, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(office->folder, name, NULL);

  g_rmdir(path);
}

void
office_close(Office *office)
{
  if (office == NULL)
    return;
  office_clear(office);
  remove_folder(office, "districts");
  remove_folder(office, "departments");
  g_rmdir(office->folder);
  for (guint i = 0; i < N_PLANS; i++) {
    ct_plan_free(office->plans[i]);
    ct_pipeline_free(office->pipelines[i]);
  }
  g_ptr_array_unref(office->files);
  g_string_free(office->checks, TRUE);
  g_free(office->folder);
  g_free(office);
}

const CtCatalog *
office_catalog(const Office *office)
{
  return office->plans[0]->catalog;
}

const gchar *
office_checks(const Office *office)
{
  return office->checks->str;
}

const CtPlan *
office_plan(const Office *office)
{
  return office->plans[office->current];
}

static CtRun *
run_plan(Office *office, guint current)
{
  const CtRunOptions options = {.jobs = 1};
  CtPlan *plan = office->plans[current];
  GError *error = NULL;

  office->current = current;
  ct_dataset_free(plan->history);
  plan->history = NULL;
  if (!ct_history_load(plan, &error))
    stop_on(error);
  return ct_run_execute(plan, NULL, &options);
}

CtRun *
office_run(Office *office, guint style)
{
  return run_plan(office, style);
}

CtRun *
office_run_period(Office *office, const gchar *period)
{
  for (guint i = 0; i < G_N_ELEMENTS(periods); i++)
    if (g_str_equal(periods[i], period))
      return run_plan(office, OFFICE_STYLES + i);
  if (!g_str_equal(period, "2023"))
    g_error("no plan for the period %s", period);
  return run_plan(office, OFFICE_STYLES - 1);
}
