/* emit/csv: many rows at once against one field at a time, on random datasets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "csv-dataset.h"
#include "data/ct-merge.h"
#include "data/ct-table-write.h"

/* Field by field */

static gboolean
wants_quotes(const gchar *text, gsize length, gchar delimiter)
{
  return memchr(text, delimiter, length) != NULL || memchr(text, '"', length) != NULL ||
         memchr(text, '\n', length) != NULL || memchr(text, '\r', length) != NULL ||
         strchr(" \t", text[0]) != NULL || strchr(" \t", text[length - 1]) != NULL;
}

static void
write_plain_cell(const gchar *text, gsize length, gboolean number, gboolean foreign,
                 gchar delimiter, gchar decimal, GString *out)
{
  if (length == 0)
    return;
  gboolean quotes = wants_quotes(text, length, delimiter) ||
                    (number && decimal == delimiter && memchr(text, '.', length) != NULL);
  if (quotes)
    g_string_append_c(out, '"');
  if (foreign && csv_is_formula(text, length))
    g_string_append_c(out, '\'');
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '"')
      g_string_append_c(out, '"');
    g_string_append_c(out, number && text[i] == '.' ? decimal : text[i]);
  }
  if (quotes)
    g_string_append_c(out, '"');
}

static GString *
write_plain(const CtResults *results, gchar delimiter, gchar decimal)
{
  g_autoptr(CtTableText) row = ct_table_text_new();
  GString *out = g_string_new(NULL);
  guint n_columns;

  ct_table_columns(CT_TABLE_DATASET, &n_columns);
  for (gsize i = 0; i < results->dataset->n_cells; i++) {
    ct_table_format(results, CT_TABLE_DATASET, i, row);
    for (guint column = 0; column < n_columns; column++) {
      write_plain_cell(row->cells[column].text, row->cells[column].length,
                       ct_table_column_is_number(CT_TABLE_DATASET, column),
                       ct_table_column_is_foreign(CT_TABLE_DATASET, column), delimiter, decimal,
                       out);
      g_string_append_c(out, column + 1 < n_columns ? delimiter : '\n');
    }
  }
  return out;
}

/* Random datasets */

#define N_AREAS 90
#define N_SUBMISSIONS 6

static const gchar *const codes[] = {"1",  "17.2", "a,b",  "x\"y", " z", "=1",
                                     "05", "p;q",  "-9 %", "ồ",    "t\tu",
                                     "a code that is longer than what is copied at once"};

static const CtUnit units[] = {
  {.symbol = "người", .price_base = ""}, {.symbol = "%", .price_base = ""},
  {.symbol = "tấn, \"khô\"", .price_base = ""}, {.symbol = "", .price_base = ""}};

typedef struct {
  CtArea areas[N_AREAS];
  gchar *area_codes[N_AREAS];
  CtIndicator indicators[G_N_ELEMENTS(codes)];
  CtCatalog catalog;
  CtSubmission *submissions[N_SUBMISSIONS];
  CtDataset *dataset;
  CtResults results;
} World;

static void
make_catalog(World *world)
{
  for (guint i = 0; i < N_AREAS; i++) {
    world->area_codes[i] = i % 30 == 0 ? g_strdup_printf("%s,%u", codes[i % 12], i)
                                       : g_strdup_printf("%05u", i);
    world->areas[i].code = world->area_codes[i];
  }
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
    world->indicators[i] =
        (CtIndicator){.code = codes[i], .unit = i % 5 < 4 ? i % 5 : CT_INDEX_NONE};
  world->catalog = (CtCatalog){.areas = world->areas, .n_areas = N_AREAS, .units = units,
                               .n_units = G_N_ELEMENTS(units),
                               .indicators = world->indicators,
                               .n_indicators = G_N_ELEMENTS(codes)};
}

static void
make_submissions(World *world)
{
  static const gchar *const senders[N_SUBMISSIONS] = {
    "Sở Y tế", "", "=cmd|' /C calc'!A0", "a, b", "\"", "-5,2 %"};
  static const CtPlaceStyle styles[N_SUBMISSIONS] = {
    CT_PLACE_TEXT, CT_PLACE_TEXT, CT_PLACE_SHEET, CT_PLACE_POINTER, CT_PLACE_LISTS,
    CT_PLACE_COLUMNS};

  for (guint i = 0; i < N_SUBMISSIONS; i++) {
    g_autofree gchar *name = g_strdup_printf("in/%s%u.csv", i == 4 ? "x;\ty," : "", i);
    CtSubmission *submission = ct_submission_new(name);

    g_free(submission->sender);
    submission->sender = g_strdup(senders[i]);
    ct_submission_add_sender(submission, "another, who sends");
    ct_submission_add_sender(submission, "+1+1");
    ct_places_add_table(submission->places, styles[i], i == 2 ? "@B,1" : "d");
    ct_places_name_column(submission->places, 0, 1, "a,\"b\"");
    world->submissions[i] = submission;
  }
}

static gint64
random_coefficient(GRand *random)
{
  guint64 bits = (guint64)g_rand_int(random) << 32 | g_rand_int(random);
  gint64 value = (gint64)(bits >> g_rand_int_range(random, 1, 64));

  return g_rand_boolean(random) ? value : -value;
}

static CtObservation
random_observation(GRand *random)
{
  gboolean odd = g_rand_int_range(random, 0, 10) == 0;

  return (CtObservation){
    .indicator = (guint32)g_rand_int_range(random, 0, G_N_ELEMENTS(codes)),
    .area = (guint32)g_rand_int_range(random, 0, N_AREAS),
    .period = ct_period_new(g_rand_int_range(random, 2015, 2018),
                            g_rand_int_range(random, 1, 13), g_rand_int_range(random, 1, 61)),
    .measure = (CtMeasure)g_rand_int_range(random, 0, CT_N_MEASURES),
    .value = {random_coefficient(random),
              (gint8)g_rand_int_range(random, CT_DECIMAL_MIN_SCALE, CT_DECIMAL_MAX_SCALE + 1)},
    .decimals = odd ? g_rand_int_range(random, -128, 128) : g_rand_int_range(random, 0, 4),
    .status = CT_OBS_STATUS_CODES[g_rand_int_range(random, 0, 21)],
    .missing = g_rand_int_range(random, 0, 9) == 0,
    .sender = odd ? (guint)g_rand_int_range(random, 0, 3) : 0,
    .place = {g_rand_int(random) >> g_rand_int_range(random, 0, 32),
              (guint16)(g_rand_int(random) >> g_rand_int_range(random, 16, 32)),
              (guint16)(odd ? 1 : 0)},
  };
}

static World *
world_new(guint32 seed, guint n)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  World *world = g_new0(World, 1);
  CtBatch *batches[N_SUBMISSIONS];

  make_catalog(world);
  make_submissions(world);
  for (guint i = 0; i < N_SUBMISSIONS; i++)
    batches[i] = ct_batch_new();
  for (guint i = 0; i < n; i++) {
    CtObservation observation = random_observation(random);
    /* most are text, as they are in a run */
    ct_batch_append(batches[g_rand_int_range(random, 0, 24) % 19 % N_SUBMISSIONS], &observation);
  }
  world->dataset = ct_dataset_merge(&world->catalog, batches, world->submissions, N_SUBMISSIONS,
                                    1, NULL);
  for (guint i = 0; i < N_SUBMISSIONS; i++)
    ct_batch_free(batches[i]);
  world->results = (CtResults){.catalog = &world->catalog, .dataset = world->dataset,
                               .submissions = world->submissions,
                               .n_submissions = N_SUBMISSIONS};
  return world;
}

static void
world_free(World *world)
{
  ct_dataset_free(world->dataset);
  for (guint i = 0; i < N_SUBMISSIONS; i++)
    ct_submission_free(world->submissions[i]);
  for (guint i = 0; i < N_AREAS; i++)
    g_free(world->area_codes[i]);
  g_free(world);
}

static GBytes *
write_fast(const CtResults *results, guint n_threads, gchar delimiter, gchar decimal)
{
  CsvFormat format = csv_format_new(CT_TABLE_DATASET, delimiter, decimal);
  g_autoptr(CsvDataset) dataset = csv_dataset_new(&format, results);
  g_autoptr(CtOutputSet) set = ct_output_set_new_memory();
  CtOutput *output = ct_output_set_create(set, "dataset.csv", NULL);

  ct_table_write_pieces(results->dataset->n_cells, n_threads, csv_dataset_append, dataset,
                        output);
  assert_true(ct_output_close(output, NULL));
  return ct_output_set_get_bytes(set, "dataset.csv");
}

typedef struct {
  const gchar *label;
  guint n;
  gchar delimiter;
  gchar decimal;
} Case;

static const Case cases[] = {
  {"nothing", 0, ',', '.'},         {"one row", 1, ',', '.'},
  {"many pieces", 30000, ',', '.'}, {"semicolons and a decimal comma", 9000, ';', ','},
  {"commas for both", 9000, ',', ','}, {"tabs", 9000, '\t', '.'},
};

static void
writes_as_field_by_field(void **state)
{
  static const guint threads[] = {1, 2, 3, 8};
  const Case *c = *state;
  guint32 seed = g_random_int();
  World *world = world_new(seed, c->n);
  g_autoptr(GString) plain = write_plain(&world->results, c->delimiter, c->decimal);

  print_message("# seed %u\n", seed);
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++) {
    g_autoptr(GBytes) fast =
        write_fast(&world->results, threads[i], c->delimiter, c->decimal);
    gsize length = g_bytes_get_size(fast);
    assert_int_equal(length, plain->len);
    if (length > 0)
      assert_memory_equal(g_bytes_get_data(fast, NULL), plain->str, length);
  }
  world_free(world);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = writes_as_field_by_field,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("emit-csv-dataset", tests, NULL, NULL);
}
