/* generate.c: writes the input of the benchmark: catalog, pipeline file and data.
 *
 * The same --rows, --files and --seed give the same bytes on every machine.
 */
#include <glib.h>
#include <stdio.h>

#include "catalog.h"
#include "rows.h"

#define MAX_PERIODS 48u
#define MAX_ROWS 1000000000
#define FLUSH_BYTES ((gsize)1 << 20)

typedef struct {
  gint64 rows;
  gint files;
  gint64 seed;
  gchar *out;
} Options;

/* A block is one area in one period: N_INDICATORS rows. */
typedef struct {
  guint64 n_rows;
  guint64 n_blocks;
  guint n_periods;
  guint n_areas;
  guint n_files;
} Plan;

/* Small inputs have few periods, so that there are several provinces. The last one may
 * lack districts in the data, but not in the catalog. */
static Plan
make_plan(const Options *options)
{
  Plan plan = {.n_rows = (guint64)options->rows, .n_files = (guint)options->files};
  guint64 periods;

  plan.n_blocks = (plan.n_rows + N_INDICATORS - 1) / N_INDICATORS;
  periods = plan.n_blocks / (4 * (guint64)N_AREAS);
  plan.n_periods = (guint)CLAMP(periods, 1, MAX_PERIODS);
  plan.n_areas = (guint)((plan.n_blocks + plan.n_periods - 1) / plan.n_periods);
  plan.n_areas = (plan.n_areas + N_AREAS - 1) / N_AREAS * N_AREAS;
  return plan;
}

/* Whether the province of @area is there with all its districts and periods. */
static gboolean
is_whole(const Plan *plan, guint area)
{
  guint64 areas = (area / N_AREAS + 1) * (guint64)N_AREAS;

  return areas * plan->n_periods * N_INDICATORS <= plan->n_rows;
}

static FILE *
open_file(const gchar *folder, guint number, GError **error)
{
  g_autofree gchar *path = g_strdup_printf("%s/data/part-%05u.csv", folder, number + 1);
  FILE *file = fopen(path, "wb");

  if (file == NULL)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be written", path);
  return file;
}

static gboolean
flush(GString *text, FILE *file, guint64 *bytes, GError **error)
{
  gsize written = fwrite(text->str, 1, text->len, file);

  *bytes += written;
  if (written != text->len || fflush(file) != 0) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the data cannot be written");
    return FALSE;
  }
  g_string_truncate(text, 0);
  return TRUE;
}

/* The blocks from @begin up to @end, as one file. */
static gboolean
write_file(const Plan *plan, Rows *rows, FILE *file, guint64 begin, guint64 end, guint64 *bytes,
           GError **error)
{
  g_string_append(rows->text, ROWS_HEADER);
  for (guint64 block = begin; block < end; block++) {
    guint area = (guint)(block / plan->n_periods);
    guint64 left = plan->n_rows - block * N_INDICATORS;
    rows_append(rows, area, (guint)(block % plan->n_periods), (guint)MIN(left, N_INDICATORS),
                is_whole(plan, area));
    if (rows->text->len >= FLUSH_BYTES && !flush(rows->text, file, bytes, error))
      return FALSE;
  }
  return flush(rows->text, file, bytes, error);
}

static gboolean
write_data(const Plan *plan, Rows *rows, const gchar *folder, guint64 *bytes, GError **error)
{
  for (guint number = 0; number < plan->n_files; number++) {
    FILE *file = open_file(folder, number, error);
    gboolean written;

    if (file == NULL)
      return FALSE;
    written = write_file(plan, rows, file, plan->n_blocks * number / plan->n_files,
                         plan->n_blocks * (number + 1) / plan->n_files, bytes, error);
    if (fclose(file) != 0 || !written)
      return FALSE;
  }
  return TRUE;
}

/* What an earlier run left there would be read too. */
static gboolean
clear_folder(const gchar *folder, GError **error)
{
  g_autoptr(GDir) dir = NULL;
  const gchar *name;

  if (g_mkdir_with_parents(folder, 0777) != 0 || (dir = g_dir_open(folder, 0, NULL)) == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be made", folder);
    return FALSE;
  }
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    if (g_str_has_prefix(name, "part-") && remove(path) != 0) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be removed", path);
      return FALSE;
    }
  }
  return TRUE;
}

static void
report(const Plan *plan, const Rows *rows, guint64 bytes)
{
  guint64 wrong = 0;

  for (guint kind = 1; kind <= N_MISTAKES; kind++)
    wrong += rows->n_mistakes[kind];
  g_print("%" G_GUINT64_FORMAT " rows in %u files, %.1f bytes a row, %u areas, %u periods, "
          "%.1f %% of the numbers quoted, %.2f %% of the rows wrong (",
          plan->n_rows, plan->n_files, (gdouble)bytes / (gdouble)plan->n_rows, plan->n_areas,
          plan->n_periods, 100.0 * (gdouble)rows->n_quoted / (gdouble)rows->n_numbers,
          100.0 * (gdouble)wrong / (gdouble)plan->n_rows);
  for (guint kind = 1; kind <= N_MISTAKES; kind++)
    g_print("%s%" G_GUINT64_FORMAT, kind == 1 ? "" : " ", rows->n_mistakes[kind]);
  g_print(")\n");
}

static gboolean
generate(const Options *options, GError **error)
{
  g_autofree Figures *figures = g_new(Figures, 1);
  g_autofree gchar *data = g_build_filename(options->out, "data", NULL);
  g_autoptr(GString) text = g_string_sized_new(FLUSH_BYTES + 65536);
  Plan plan = make_plan(options);
  Rows rows = {.figures = figures, .text = text};
  guint64 bytes = 0;

  if (plan.n_files > plan.n_blocks) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%u files are too many, expected at most %" G_GUINT64_FORMAT, plan.n_files,
                plan.n_blocks);
    return FALSE;
  }
  figures_init(figures, (guint64)options->seed);
  if (!clear_folder(data, error) || !catalog_write(figures, plan.n_areas, options->out, error) ||
      !write_data(&plan, &rows, options->out, &bytes, error))
    return FALSE;
  report(&plan, &rows, bytes);
  return TRUE;
}

static gboolean
read_options(gint *argc, gchar ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    {"rows", 0, 0, G_OPTION_ARG_INT64, &options->rows, "rows of data (1000000)", "N"},
    {"files", 0, 0, G_OPTION_ARG_INT, &options->files, "files they are cut into (1)", "N"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "other data (1)", "N"},
    {"out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, "folder that receives them", "DIR"},
    {0},
  };
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);

  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, error))
    return FALSE;
  if (*argc == 1 && options->out != NULL && options->rows > 0 && options->rows <= MAX_ROWS &&
      options->files > 0)
    return TRUE;
  g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
              "expected --out DIR, and --rows from 1 to %d and --files from 1", MAX_ROWS);
  return FALSE;
}

int
main(int argc, char **argv)
{
  Options options = {.rows = 1000000, .files = 1, .seed = 1};
  g_autoptr(GError) error = NULL;
  gboolean done = read_options(&argc, &argv, &options, &error) && generate(&options, &error);

  if (!done)
    g_printerr("bench-generate: %s\n", error != NULL ? error->message : "failed");
  g_free(options.out);
  return done ? 0 : 2;
}
