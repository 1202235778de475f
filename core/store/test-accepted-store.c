#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "base/test-seed.h"
#include "store/ct-accepted-private.h"

CtCatalog *small_catalog_new(void); /* that of the tests of intake */

static CtCatalog *catalog;

typedef struct {
  gchar *folder;
  gchar *path;
} Place;

static int
set_up(void **state)
{
  Place *place = g_new0(Place, 1);

  place->folder = g_dir_make_tmp("ct-accepted-XXXXXX", NULL);
  place->path = g_build_filename(place->folder, CT_ACCEPTED_STORE_NAME, NULL);
  *state = place;
  return place->folder != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
  Place *place = *state;

  g_unlink(place->path);
  g_rmdir(place->folder);
  g_free(place->folder);
  g_free(place->path);
  g_free(place);
  return 0;
}

#define INDICATOR 2
#define AREA 3

static CtObservation
figure_of(CtPeriod period, gint64 coefficient, gchar status, guint sender, guint32 run)
{
  return (CtObservation){.indicator = INDICATOR,
                         .area = AREA,
                         .period = period,
                         .measure = CT_MEASURE_ACTUAL,
                         .value = {coefficient, 1},
                         .decimals = 1,
                         .unit = catalog->indicators[INDICATOR].unit,
                         .status = status,
                         .sender = sender,
                         .place = {run, 0, 0}};
}

static CtAccepted *
make(void)
{
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();
  CtSubmission *names = ct_submission_new("");
  CtAnswers *answers = ct_answers_new();
  guint sender = ct_submission_add_sender(names, "Sở Y tế \"1\"");
  CtObservation one = figure_of(ct_period_new(2023, 1, 6), 957, 'A', sender, 2);
  CtObservation earlier = figure_of(ct_period_new(2023, 1, 6), 940, 'E', 0, 1);
  CtObservation other = figure_of(ct_period_new(2023, 4, 3), -5, 'P', sender, 1);
  const CtAnswer answer = {(gchar *)"revision.changed", INDICATOR, AREA,
                           ct_period_new(2023, 1, 6), TRUE, {957, 1}, (gchar *)"mưa, lũ",
                           (gchar *)"Sở Y tế", (gchar *)"2023-07-01", 2};
  const CtAnswer blank = {(gchar *)"", 0, 1, ct_period_new(2022, 1, 12), FALSE, {0, 0},
                          (gchar *)"không có", (gchar *)"ai", (gchar *)"", 1};

  ct_batch_append(figures, &one);
  ct_batch_append(figures, &other);
  ct_batch_append(before, &earlier);
  ct_answers_add(answers, &answer);
  ct_answers_add(answers, &blank);
  return ct_accepted_take(catalog, 2, figures, before, names, answers,
                          g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), 1);
}

static void
append_cells(const CtDataset *dataset, guint32 indicator, CtBatch *batch)
{
  gsize cell, end;

  for (ct_dataset_range(dataset, indicator, &cell, &end); cell < end; cell++) {
    const CtObservation figure = ct_dataset_get(dataset, cell);
    ct_batch_append(batch, &figure);
  }
}

static void
fill(guint32 indicator, CtBatch *figures, CtBatch *before, gpointer user_data)
{
  const CtAccepted *accepted = user_data;

  append_cells(accepted->figures, indicator, figures);
  append_cells(accepted->before, indicator, before);
}

static gboolean
write_accepted(const CtAccepted *accepted, guint n_threads, const gchar *path, GError **error)
{
  const CtAcceptedContents contents = {.run = accepted->run,
                                       .names = accepted->names,
                                       .answers = accepted->answers,
                                       .strange = accepted->strange,
                                       .unknown = accepted->unknown,
                                       .fill = fill,
                                       .user_data = (gpointer)accepted};

  return ct_accepted_write(&contents, catalog, n_threads, path, error);
}

static void
save_at(const gchar *path, const CtAccepted *accepted)
{
  g_autoptr(GError) error = NULL;

  assert_true(write_accepted(accepted, 1, path, &error));
  assert_true(ct_accepted_publish(path, &error));
  assert_null(error);
}

static void
save(const Place *place, const CtAccepted *accepted)
{
  save_at(place->path, accepted);
}

static CtAccepted *
load(const Place *place)
{
  g_autoptr(GError) error = NULL;
  CtAccepted *accepted = ct_accepted_load(place->path, catalog, 2, &error);

  assert_null(error);
  assert_non_null(accepted);
  return accepted;
}

static void
nothing_is_there_at_first(void **state)
{
  g_autoptr(CtAccepted) accepted = load(*state);

  assert_int_equal(accepted->run, 0);
  assert_int_equal(accepted->figures->n_cells, 0);
  assert_int_equal(ct_answers_count(accepted->answers), 0);
}

static void
what_was_saved_is_loaded(void **state)
{
  g_autoptr(CtAccepted) made = make();
  const CtObservation key = figure_of(ct_period_new(2023, 1, 6), 0, 'A', 0, 0);
  CtObservation found;

  save(*state, made);
  g_autoptr(CtAccepted) accepted = load(*state);
  assert_int_equal(accepted->run, 2);
  assert_int_equal(accepted->figures->n_cells, 2);
  assert_true(ct_accepted_find(accepted->figures, &key, &found));
  assert_int_equal(found.value.coefficient, 957);
  assert_int_equal(found.status, 'A');
  assert_int_equal(found.decimals, 1);
  assert_int_equal(found.place.row, 2);
  assert_string_equal(ct_accepted_sender(accepted, &found), "Sở Y tế \"1\"");
  assert_true(ct_accepted_find(accepted->before, &key, &found));
  assert_int_equal(found.value.coefficient, 940);
  assert_int_equal(found.status, 'E');
  assert_string_equal(ct_accepted_sender(accepted, &found), "");
  assert_int_equal(ct_answers_count(accepted->answers), 2);
  const CtAnswer *answer = ct_answers_get(accepted->answers, 0);
  assert_string_equal(answer->rule, "revision.changed");
  assert_string_equal(answer->text, "mưa, lũ");
  assert_true(answer->has_value && answer->value.coefficient == 957);
  assert_false(ct_answers_get(accepted->answers, 1)->has_value);
}

static void
same_contents_same_bytes(void **state)
{
  Place *place = *state;
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  gsize lengths[2];

  g_autoptr(CtAccepted) made = make();
  save(place, made);
  assert_true(g_file_get_contents(place->path, &first, &lengths[0], NULL));
  g_autoptr(CtAccepted) loaded = load(place);
  save(place, loaded);
  assert_true(g_file_get_contents(place->path, &second, &lengths[1], NULL));
  assert_int_equal(lengths[0], lengths[1]);
  assert_memory_equal(first, second, lengths[0]);
}

/* Thousands of figures, in several rows of one indicator and period, of all kinds. */
static CtAccepted *
make_many(GRand *rand)
{
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();
  CtSubmission *names = ct_submission_new("");
  const gsize n_codes = strlen(CT_OBS_STATUS_CODES);

  for (guint i = 0; i < 5; i++) {
    g_autofree gchar *name = g_strdup_printf("sender %u", i);
    ct_submission_add_sender(names, name);
  }
  for (guint i = 0; i < 20000; i++) {
    const gint64 low = g_rand_int(rand) >> g_rand_int_range(rand, 0, 32);
    const guint32 indicator = (guint32)g_rand_int_range(rand, 0, (gint)catalog->n_indicators);
    CtObservation one = {
      .indicator = indicator,
      .area = (guint32)g_rand_int_range(rand, 0, (gint)catalog->n_areas),
      .period = ct_period_new(1900 + g_rand_int_range(rand, 0, 200), 1, 12),
      .measure = (CtMeasure)g_rand_int_range(rand, 0, CT_N_MEASURES),
      .value = {g_rand_boolean(rand) ? -low : low * 1000000007, 0},
      .unit = catalog->indicators[indicator].unit,
      .status = CT_OBS_STATUS_CODES[(gsize)g_rand_int_range(rand, 0, (gint)n_codes)],
      .sender = (guint)g_rand_int_range(rand, 0, 6),
      .place = {(guint32)g_rand_int_range(rand, 1, 8), 0, 0},
    };
    one.value.scale = (gint8)g_rand_int_range(rand, -18, 19);
    one.decimals = g_rand_int_range(rand, 0, 4) > 0 ? one.value.scale
                                                     : g_rand_int_range(rand, -128, 128);
    ct_batch_append(g_rand_int_range(rand, 0, 8) > 0 ? figures : before, &one);
  }
  return ct_accepted_take(catalog, 7, figures, before, names, ct_answers_new(),
                          g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), 1);
}

static void
assert_same_figures(const CtAccepted *a, const CtDataset *left, const CtAccepted *b,
                    const CtDataset *right)
{
  assert_int_equal(left->n_cells, right->n_cells);
  for (gsize cell = 0; cell < left->n_cells; cell++) {
    const CtObservation x = ct_dataset_get(left, cell), y = ct_dataset_get(right, cell);
    assert_true(x.indicator == y.indicator && x.area == y.area && x.period == y.period &&
                x.measure == y.measure && x.status == y.status && x.unit == y.unit);
    assert_true(x.value.coefficient == y.value.coefficient && x.value.scale == y.value.scale);
    assert_int_equal(x.decimals, y.decimals);
    assert_int_equal(x.place.row, y.place.row);
    assert_string_equal(ct_accepted_sender(a, &x), ct_accepted_sender(b, &y));
  }
}

static void
all_kinds_of_figures_come_back(void **state)
{
  const Place *place = *state;
  g_autoptr(GRand) rand = seeded();
  g_autoptr(CtAccepted) made = make_many(rand);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  gsize lengths[2];
  g_autoptr(GError) error = NULL;

  save(place, made);
  g_autoptr(CtAccepted) loaded = load(place);
  assert_same_figures(made, made->figures, loaded, loaded->figures);
  assert_same_figures(made, made->before, loaded, loaded->before);
  assert_true(g_file_get_contents(place->path, &first, &lengths[0], NULL));
  assert_true(write_accepted(loaded, 3, place->path, &error));
  assert_true(ct_accepted_publish(place->path, &error));
  assert_true(g_file_get_contents(place->path, &second, &lengths[1], NULL));
  assert_int_equal(lengths[0], lengths[1]);
  assert_memory_equal(first, second, lengths[0]);
}

static void
count_figure(const CtObservation *figure, gpointer user_data)
{
  guint *n = user_data;

  assert_int_equal(figure->area, *n);
  assert_int_equal(figure->value.coefficient, *n);
  (*n)++;
}

static void
long_columns_take_several_rows(void **state)
{
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(GPtrArray) rows =
      g_ptr_array_new_with_free_func((GDestroyNotify)ct_store_row_free);
  guint n = 0;

  (void)state;
  for (guint i = 0; i < 2 * CT_STORE_ROW_FIGURES + 1; i++) {
    CtObservation figure = figure_of(ct_period_new(2023, 1, 6), i, 'A', 0, 1);
    figure.area = i;
    ct_batch_append(batch, &figure);
  }
  ct_store_encode(batch, 0, batch->n, NULL, rows);
  assert_int_equal(rows->len, 3);
  for (guint i = 0; i < rows->len; i++) {
    const CtStoreRow *row = rows->pdata[i];
    CtStoreDecoding decoding = {.n_areas = 10000, .n_runs = 1, .take = count_figure,
                                .user_data = &n};
    g_autofree gchar *senders = g_strdup_printf("0*%u", row->n);
    for (guint column = CT_STORE_AREAS; column < CT_STORE_FIGURE_COLUMNS; column++)
      decoding.texts[column] =
          column == CT_STORE_SENDERS ? senders : row->texts[column]->str;
    assert_null(ct_store_decode(&decoding));
  }
  assert_int_equal(n, batch->n);
}

/* What this catalog cannot place goes from store to store as it is. */
static void
rows_of_another_catalog_are_kept(void **state)
{
  const Place *place = *state;
  CtIndicator *indicator = (CtIndicator *)&catalog->indicators[INDICATOR];
  const guint32 unit = indicator->unit;
  g_autoptr(CtAccepted) made = make();
  g_autoptr(GError) error = NULL;

  save(place, made);
  indicator->unit = unit - 1; /* what was accepted in another unit cannot be compared */
  g_autoptr(CtAccepted) strange = ct_accepted_load(place->path, catalog, 2, &error);
  assert_null(error);
  assert_int_equal(strange->figures->n_cells, 0);
  assert_int_equal(strange->strange->figures->n, 2);
  assert_int_equal(strange->strange->before->n, 1);
  save(place, strange);
  indicator->unit = unit;
  g_autoptr(CtAccepted) again = load(place);
  assert_int_equal(again->figures->n_cells, 2);
  assert_int_equal(again->before->n_cells, 1);
}

/* What is done to the file before it is read. */
typedef struct {
  const gchar *label;
  const gchar *sql;
  const gchar *told; /* in the message */
} Damage;

static const Damage damages[] = {
  {"another program's", "PRAGMA application_id = 5", "another program"},
  {"another version's", "PRAGMA user_version = 99", "another version"},
  {"one table more", "CREATE TABLE x (y)", "tables"},
  {"a view for a table", "DROP TABLE answer; CREATE VIEW answer AS SELECT 1", "tables"},
  {"no number of a run", "DELETE FROM run; INSERT INTO run VALUES (-1)", "'run'"},
  {"two runs", "INSERT INTO run VALUES (3)", "'run'"},
  {"an amount that is none", "UPDATE figure SET amounts = 'x' WHERE rowid = 2",
   "row 2 of table 'figure' has no valid amounts"},
  {"an amount without end", "UPDATE figure SET amounts = replace(hex(zeroblob(99)), '0', '1')",
   "amounts"},
  {"a coefficient beyond all", "UPDATE figure SET amounts = '9223372036854775808'", "amounts"},
  {"a point in front", "UPDATE figure SET amounts = '.5'", "amounts"},
  {"a point behind", "UPDATE figure SET amounts = '5.'", "amounts"},
  {"a power beyond all", "UPDATE figure SET amounts = '5e19'", "amounts"},
  {"a power of a fraction", "UPDATE figure SET amounts = '5.1e1'", "amounts"},
  {"a space too many", "UPDATE figure SET amounts = amounts || ' '", "amounts"},
  {"more amounts than areas", "UPDATE figure SET amounts = '1 2'", "areas"},
  {"more areas than amounts", "UPDATE figure SET areas = '1-4'", "areas"},
  {"an area that is none", "UPDATE figure SET areas = '1000'", "areas"},
  {"area 0", "UPDATE figure SET areas = '0'", "areas"},
  {"areas backwards", "UPDATE figure SET areas = '4-3'", "areas"},
  {"areas without end", "UPDATE figure SET areas = '4-99999999999999999999'", "areas"},
  {"an area without a code", "UPDATE area SET code = CAST(x'ff' AS TEXT)", "'area'"},
  {"a period that is none", "UPDATE figure SET period = '2023-13'", "period"},
  {"a measure that is none", "UPDATE figure SET measure = ''", "measure"},
  {"a unit that is no text", "UPDATE figure SET unit = CAST(x'ff' AS TEXT)", "indicator"},
  {"a status that is none", "UPDATE figure SET statuses = 'AA'", "statuses"},
  {"no status", "UPDATE figure SET statuses = ''", "statuses"},
  {"a status never", "UPDATE figure SET statuses = 'A*0'", "statuses"},
  {"a status too often", "UPDATE figure SET statuses = 'A*2'", "statuses"},
  {"a status beyond counting", "UPDATE figure SET statuses = 'A*4294967297'", "statuses"},
  {"a run that has not been", "UPDATE figure SET runs = '3'", "runs"},
  {"no number of a run", "UPDATE figure SET runs = '1*'", "runs"},
  {"a sender who is none", "UPDATE figure SET senders = '2'", "senders"},
  {"a name without end", "UPDATE sender SET name = hex(zeroblob(1000))", "'sender'"},
  {"a name that is no text", "UPDATE sender SET name = CAST(x'ff' AS TEXT)", "'sender'"},
  {"decimals beyond all", "UPDATE figure SET decimals = 4000000000", "decimals"},
  {"decimals beyond a byte", "UPDATE figure SET decimals = '127'", "decimals"},
  {"one that was replaced is none", "UPDATE replaced SET amounts = '1.2.3'",
   "row 1 of table 'replaced' has no valid amounts"},
  {"an answer about nothing", "UPDATE answer SET value = '1,5'", "row 1 of table 'answer'"},
};

/* Another connection, as ct_database_create() wants new files. */
static void
damage(const gchar *path, const gchar *sql)
{
  g_autofree gchar *quoted = g_strdup_printf("import sqlite3, sys\n"
                                             "c = sqlite3.connect(sys.argv[1])\n"
                                             "c.executescript(sys.argv[2])\n"
                                             "c.commit()\n");
  const gchar *const argv[] = {"python3", "-c", quoted, path, sql, NULL};
  gint status = -1;

  assert_true(g_spawn_sync(NULL, (gchar **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                           NULL, &status, NULL));
  assert_int_equal(status, 0);
}

static void
expect_refused(const gchar *path, const gchar *told)
{
  g_autoptr(GError) error = NULL;

  assert_null(ct_accepted_load(path, catalog, 2, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_true(g_str_has_prefix(error->message, path));
  if (strstr(error->message, told) == NULL)
    fail_msg("'%s' is not in: %s", told, error->message);
}

static void
damage_is_told(void **state)
{
  g_autoptr(CtAccepted) made = make();

  for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
    Place *place = *state;
    g_autofree gchar *path = g_strconcat(place->path, "-", NULL);

    save_at(path, made);
    damage(path, damages[i].sql);
    expect_refused(path, damages[i].told);
    g_unlink(path);
  }
}

static void
cut_files_are_told(void **state)
{
  const Place *place = *state;
  g_autoptr(CtAccepted) made = make();
  g_autofree gchar *bytes = NULL;
  gsize length;

  save(place, made);
  assert_true(g_file_get_contents(place->path, &bytes, &length, NULL));
  for (gsize cut = 1; cut < length; cut += 1021) {
    assert_true(g_file_set_contents(place->path, bytes, (gssize)cut, NULL));
    expect_refused(place->path, "");
  }
}

/* A byte turned over anywhere: refused, or read; never worse. */
static void
broken_bytes_do_no_harm(void **state)
{
  const Place *place = *state;
  g_autoptr(CtAccepted) made = make();
  g_autofree gchar *bytes = NULL;
  gsize length;
  guint refused = 0;

  save(place, made);
  assert_true(g_file_get_contents(place->path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += 127) {
    g_autoptr(GError) error = NULL;
    bytes[at] = (gchar)~bytes[at];
    assert_true(g_file_set_contents(place->path, bytes, (gssize)length, NULL));
    g_autoptr(CtAccepted) accepted = ct_accepted_load(place->path, catalog, 2, &error);
    assert_true((accepted == NULL) == (error != NULL));
    refused += accepted == NULL ? 1 : 0;
    bytes[at] = (gchar)~bytes[at];
  }
  assert_true(refused > 0);
}

static void
what_is_written_is_not_seen_yet(void **state)
{
  const Place *place = *state;
  g_autofree gchar *temporary = g_strconcat(place->path, ".new", NULL);
  g_autoptr(CtAccepted) made = make();
  g_autoptr(GError) error = NULL;

  assert_true(write_accepted(made, 1, place->path, &error));
  g_autoptr(CtAccepted) none = load(place);
  assert_int_equal(none->run, 0);
  ct_accepted_drop(place->path);
  assert_false(g_file_test(temporary, G_FILE_TEST_EXISTS));
}

static void
no_folder_is_told(void **state)
{
  const Place *place = *state;
  g_autofree gchar *path = g_build_filename(place->folder, "no", "store", NULL);
  g_autoptr(CtAccepted) made = make();
  g_autoptr(GError) error = NULL;

  assert_false(write_accepted(made, 1, path, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  assert_true(g_str_has_prefix(error->message, path));
}

static int
open_catalog(void **state)
{
  (void)state;
  catalog = small_catalog_new();
  return catalog != NULL ? 0 : -1;
}

static int
close_catalog(void **state)
{
  (void)state;
  ct_catalog_free(catalog);
  return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    TEST(nothing_is_there_at_first),
    TEST(what_was_saved_is_loaded),
    TEST(same_contents_same_bytes),
    TEST(all_kinds_of_figures_come_back),
    TEST(long_columns_take_several_rows),
    TEST(rows_of_another_catalog_are_kept),
    TEST(damage_is_told),
    TEST(cut_files_are_told),
    TEST(broken_bytes_do_no_harm),
    TEST(what_is_written_is_not_seen_yet),
    TEST(no_folder_is_told),
  };

  return cmocka_run_group_tests_name("accepted-store", tests, open_catalog, close_catalog);
}
