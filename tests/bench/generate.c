/* generate.c: writes the input of the benchmark: catalog, pipeline files and data; and what
 * must come out: expected.csv holds the findings, expected-causes.csv which wrong figures break
 * which rules, expected-rows the number of rows of dataset.csv.
 *
 * The same options give the same bytes on every machine.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "catalog.h"
#include "rows.h"

#define PROVINCE (AREAS_DISTRICTS + 1)
#define MAX_PERIODS 48u      /* where nobody says how many areas or periods there are */
#define LAST_PERIODS 540     /* up to 2059 */
#define MAX_ROWS 1000000000
#define MAX_AREAS 1000000
#define FLUSH_BYTES ((gsize)1 << 20)

/* Numbers that were not given are 0. */
typedef struct {
  gint64 rows;
  gint areas;
  gint periods;
  gint files;
  gint64 seed;
  gchar *list;
  gchar *format;
  gchar *out;
} Options;

/* What is written at the same time. */
typedef struct {
  const Plan *plan;
  const Figures *figures;
  const gchar *folder;
  Rows *rows;
  Expected *expected;
  FILE *findings;
  FILE *causes;
  guint64 bytes; /* of data */
} Writer;

/* How much there is */

static guint64
divide_up(guint64 a, guint64 b)
{
  return (a + b - 1) / b;
}

/* Small inputs have few periods, so that there are several provinces. The last one may
 * lack districts in the data, but not in the catalog. */
static Areas *
make_areas(const Options *options, guint *n_periods, GError **error)
{
  guint64 n_blocks = divide_up((guint64)options->rows, N_INDICATORS);

  *n_periods = (guint)options->periods;
  if (options->list != NULL)
    return areas_new_official(options->list, error);
  if (options->areas > 0)
    return areas_new_made((guint)options->areas);
  if (*n_periods == 0)
    *n_periods = (guint)CLAMP(n_blocks / (4 * (guint64)PROVINCE), 1, MAX_PERIODS);
  return areas_new_made((guint)divide_up(divide_up(n_blocks, *n_periods), PROVINCE) * PROVINCE);
}

/* Without --rows, all areas have all periods. */
static gboolean
make_plan(const Options *options, const Areas *areas, guint n_periods, Plan *plan, GError **error)
{
  guint64 n_areas = areas->list->len;

  plan->n_rows = (guint64)options->rows;
  if (n_periods == 0)
    n_periods = (guint)divide_up(divide_up(plan->n_rows, N_INDICATORS), n_areas);
  plan->n_periods = MAX(n_periods, 1);
  if (plan->n_rows == 0)
    plan->n_rows = n_areas * plan->n_periods * N_INDICATORS;
  plan->n_blocks = divide_up(plan->n_rows, N_INDICATORS);
  plan->n_files = (guint)options->files;
  if (plan->n_files <= plan->n_blocks && plan->n_periods <= LAST_PERIODS &&
      plan->n_blocks <= n_areas * plan->n_periods)
    return TRUE;
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
              "%" G_GUINT64_FORMAT " rows of %" G_GUINT64_FORMAT " areas in %u periods and %u "
              "files cannot be made: %u rows are one area in one period, that is in one file, and "
              "there are at most %u periods",
              plan->n_rows, n_areas, plan->n_periods, plan->n_files, N_INDICATORS, LAST_PERIODS);
  return FALSE;
}

/* Writing */

static FILE *
open_file(const gchar *folder, const gchar *name, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  FILE *file = fopen(path, "wb");

  if (file == NULL)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be written", path);
  return file;
}

static gboolean
flush(GString *text, FILE *file, GError **error)
{
  if (fwrite(text->str, 1, text->len, file) != text->len || fflush(file) != 0) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the data cannot be written");
    return FALSE;
  }
  g_string_truncate(text, 0);
  return TRUE;
}

static gboolean
flush_data(Writer *writer, FILE *file, GError **error)
{
  writer->bytes += writer->rows->text->len;
  return flush(writer->rows->text, file, error) &&
         flush(writer->expected->text, writer->findings, error) &&
         flush(writer->expected->causes, writer->causes, error);
}

/* The blocks from @begin up to @end, as one file. */
static gboolean
write_blocks(Writer *writer, FILE *file, guint64 begin, guint64 end, GError **error)
{
  const Plan *plan = writer->plan;

  rows_begin(writer->rows);
  for (guint64 number = begin; number < end; number++) {
    guint64 left = plan->n_rows - number * N_INDICATORS;
    Block block = {.figures = writer->figures, .plan = plan};
    block.area = (guint)(number / plan->n_periods);
    block.period = (guint)(number % plan->n_periods);
    block.n_rows = (guint)MIN(left, N_INDICATORS);
    block_place_mistakes(&block);
    rows_append(writer->rows, &block, number == begin);
    expected_add(writer->expected, &block);
    if (writer->rows->text->len >= FLUSH_BYTES && !flush_data(writer, file, error))
      return FALSE;
  }
  rows_end(writer->rows);
  return flush_data(writer, file, error);
}

static gboolean
write_files(Writer *writer, GError **error)
{
  const Plan *plan = writer->plan;
  const gchar *ending = writer->rows->format == FORMAT_JSON ? "json" : "csv";

  for (guint number = 0; number < plan->n_files; number++) {
    g_autofree gchar *name = g_strdup_printf("data/part-%05u.%s", number + 1, ending);
    FILE *file = open_file(writer->folder, name, error);
    gboolean written;

    if (file == NULL)
      return FALSE;
    written = write_blocks(writer, file, plan->n_blocks * number / plan->n_files,
                           plan->n_blocks * (number + 1) / plan->n_files, error);
    if (fclose(file) != 0 || !written)
      return FALSE;
  }
  return TRUE;
}

/* What must come out of it. */
static gboolean
open_expected(Writer *writer, GError **error)
{
  writer->findings = open_file(writer->folder, "expected.csv", error);
  writer->causes = writer->findings != NULL
                     ? open_file(writer->folder, "expected-causes.csv", error)
                     : NULL;
  g_string_append(writer->expected->text, EXPECTED_HEADER);
  g_string_append(writer->expected->causes, CAUSES_HEADER);
  return writer->causes != NULL;
}

static gboolean
close_expected(Writer *writer)
{
  gboolean closed = writer->findings == NULL || fclose(writer->findings) == 0;

  return (writer->causes == NULL || fclose(writer->causes) == 0) && closed;
}

static gboolean
write_data(Writer *writer, GError **error)
{
  g_autofree gchar *rows = NULL;
  g_autofree gchar *path = g_build_filename(writer->folder, "expected-rows", NULL);
  gboolean written = open_expected(writer, error) && write_files(writer, error);

  if (!close_expected(writer) || !written)
    return FALSE;
  rows = g_strdup_printf("%" G_GUINT64_FORMAT "\n", writer->rows->n_figures);
  return g_file_set_contents(path, rows, -1, error);
}

/* What an earlier run left there would be read too. */
static gboolean
clear_folder(const gchar *folder, GError **error)
{
  g_autofree gchar *data = g_build_filename(folder, "data", NULL);
  g_autoptr(GDir) dir = NULL;
  const gchar *name;

  if (g_mkdir_with_parents(data, 0777) != 0 || (dir = g_dir_open(data, 0, NULL)) == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be made", data);
    return FALSE;
  }
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree gchar *path = g_build_filename(data, name, NULL);
    if (g_str_has_prefix(name, "part-") && g_remove(path) != 0) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be removed", path);
      return FALSE;
    }
  }
  return TRUE;
}

static void
report(const Writer *writer)
{
  const Plan *plan = writer->plan;
  const Rows *rows = writer->rows;
  guint64 wrong = 0;

  for (guint kind = 1; kind <= N_MISTAKES; kind++)
    wrong += writer->expected->n[kind];
  g_print("%" G_GUINT64_FORMAT " rows, %" G_GUINT64_FORMAT " figures in %u files, %.1f MB, %.1f "
          "bytes a row, %u areas, %u periods, %.1f %% of the numbers quoted, %.2f %% of the rows "
          "wrong (",
          plan->n_rows, rows->n_figures, plan->n_files, (gdouble)writer->bytes / 1e6,
          (gdouble)writer->bytes / (gdouble)plan->n_rows, writer->figures->areas->list->len,
          plan->n_periods, 100.0 * (gdouble)rows->n_quoted / (gdouble)rows->n_numbers,
          100.0 * (gdouble)wrong / (gdouble)plan->n_rows);
  for (guint kind = 1; kind <= N_MISTAKES; kind++)
    g_print("%s%" G_GUINT64_FORMAT, kind == 1 ? "" : " ", writer->expected->n[kind]);
  g_print(")\n");
}

static gboolean
generate(const Options *options, GError **error)
{
  g_autofree Figures *figures = g_new(Figures, 1);
  g_autoptr(GString) text = g_string_sized_new(2 * FLUSH_BYTES);
  g_autoptr(GString) findings = g_string_sized_new(65536);
  g_autoptr(GString) causes = g_string_sized_new(65536);
  g_autoptr(GHashTable) sums = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean json = options->format != NULL && g_str_equal(options->format, "json");
  Rows rows = {.format = json ? FORMAT_JSON : FORMAT_CSV, .text = text};
  Expected expected = {.text = findings, .causes = causes, .sums = sums};
  Plan plan = {0};
  Writer writer = {.plan = &plan, .figures = figures, .folder = options->out, .rows = &rows,
                   .expected = &expected};
  guint n_periods;
  g_autoptr(Areas) areas = make_areas(options, &n_periods, error);

  if (areas == NULL || !make_plan(options, areas, n_periods, &plan, error))
    return FALSE;
  figures_init(figures, (guint64)options->seed, areas);
  if (!clear_folder(options->out, error) ||
      !catalog_write(figures, json ? "json" : "csv", options->out, error) ||
      !write_data(&writer, error))
    return FALSE;
  report(&writer);
  return TRUE;
}

/* Options */

static gboolean
is_usable(const Options *options)
{
  const gchar *format = options->format;

  return options->out != NULL && options->rows >= 0 && options->rows <= MAX_ROWS &&
         options->areas >= 0 && options->areas <= MAX_AREAS && options->periods >= 0 &&
         options->periods <= LAST_PERIODS && options->files > 0 &&
         (format == NULL || g_str_equal(format, "csv") || g_str_equal(format, "json"));
}

static gboolean
read_options(gint *argc, gchar ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    {"rows", 0, 0, G_OPTION_ARG_INT64, &options->rows,
     "rows of data (all areas in all periods, else 1000000)", "N"},
    {"areas", 0, 0, G_OPTION_ARG_INT, &options->areas, "made-up areas (as many as needed)", "N"},
    {"list", 0, 0, G_OPTION_ARG_FILENAME, &options->list, "the areas of an official list", "FILE"},
    {"periods", 0, 0, G_OPTION_ARG_INT, &options->periods, "months of each area", "N"},
    {"files", 0, 0, G_OPTION_ARG_INT, &options->files, "files they are cut into (1)", "N"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &options->format, "of the data (csv)", "csv|json"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "other data (1)", "N"},
    {"out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, "folder that receives them", "DIR"},
    {0},
  };
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);

  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, error))
    return FALSE;
  if (options->areas == 0 && options->list == NULL && options->rows == 0)
    options->rows = 1000000;
  if (*argc == 1 && is_usable(options))
    return TRUE;
  g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
              "expected --out DIR, --rows up to %d, --areas up to %d, --periods up to %d, --files "
              "from 1, --format csv or json", MAX_ROWS, MAX_AREAS, LAST_PERIODS);
  return FALSE;
}

int
main(int argc, char **argv)
{
  Options options = {.files = 1, .seed = 1};
  g_autoptr(GError) error = NULL;
  gboolean done = read_options(&argc, &argv, &options, &error) && generate(&options, &error);

  if (!done)
    g_printerr("bench-generate: %s\n", error != NULL ? error->message : "failed");
  g_free(options.list);
  g_free(options.format);
  g_free(options.out);
  return done ? 0 : 2;
}
