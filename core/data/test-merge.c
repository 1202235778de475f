#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-merge.h"

#define N_SUBMISSIONS 5

typedef struct {
  CtBatch *batches[N_SUBMISSIONS];
  CtSubmission *submissions[N_SUBMISSIONS];
  CtDataset *dataset;
} World;

static void
free_world(World *world)
{
  for (gsize i = 0; i < N_SUBMISSIONS; i++) {
    ct_batch_free(world->batches[i]);
    ct_submission_free(world->submissions[i]);
  }
  ct_dataset_free(world->dataset);
}

/* Against a reference: sort by comparing, one by one. */
typedef struct {
  CtObservation one;
  guint32 submission;
  gint trust;
} Reference;

#define COMPARE(a, b)                                                                              \
  if ((a) != (b))                                                                                  \
    return (a) < (b) ? -1 : 1

static gint
compare_references(gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Reference *left = a;
  const Reference *right = b;

  (void)user_data;
  COMPARE(left->one.indicator, right->one.indicator);
  COMPARE(left->one.period, right->one.period);
  COMPARE(left->one.area, right->one.area);
  COMPARE(left->one.measure, right->one.measure);
  COMPARE(right->trust, left->trust);
  COMPARE(left->submission, right->submission);
  return ct_place_compare(left->one.place, right->one.place);
}

/* What units, senders and statuses are. In PLAIN_BUT_LAST the last one read differs in all. */
typedef enum { VARYING, PLAIN, PLAIN_BUT_LAST } Columns;

typedef struct {
  const gchar *label;
  guint n;
  guint32 indicators, areas, years; /* how many different ones */
  gboolean in_order;                /* of places */
  gboolean one;                     /* submission has all */
  Columns columns;
} Size;

static const Size sizes[] = {
  {"few cells, often claimed", 3000, 2, 3, 1, TRUE},
  {"places out of order", 3000, 2, 3, 1, FALSE},
  {"many cells", 200000, 100, 12000, 4, TRUE},
  {"keys that need all their bits", 300000, CT_KEY_MAX_INDICATORS, CT_KEY_MAX_AREAS, 299,
   FALSE},
  {"one submission", 200000, 100, 12000, 4, TRUE, TRUE},
  {"one submission, places out of order", 3000, 2, 3, 1, FALSE, TRUE},
  {"one submission, keys that need all their bits", 200000, CT_KEY_MAX_INDICATORS,
   CT_KEY_MAX_AREAS, 299, FALSE, TRUE},
  {"one observation", 1, 1, 1, 1, TRUE, TRUE},
  {"plain columns", 5000, 100, 40, 4, TRUE, FALSE, PLAIN},
  {"plain columns, one submission", 5000, 100, 40, 4, TRUE, TRUE, PLAIN},
  {"plain columns, places out of order", 3000, 2, 3, 1, FALSE, TRUE, PLAIN},
  {"plain columns, keys that need all their bits", 5000, CT_KEY_MAX_INDICATORS,
   CT_KEY_MAX_AREAS, 299, TRUE, TRUE, PLAIN},
  {"plain but one, one submission", 5000, 100, 40, 4, TRUE, TRUE, PLAIN_BUT_LAST},
  {"one plain observation", 1, 1, 1, 1, TRUE, TRUE, PLAIN},
  {"one odd observation", 1, 1, 1, 1, TRUE, TRUE, PLAIN_BUT_LAST},
};

static CtObservation
random_observation(GRand *random, const Size *size, guint row)
{
  return (CtObservation){
    .indicator = (guint32)g_rand_int_range(random, 0, (gint)size->indicators),
    .area = (guint32)g_rand_int_range(random, 0, (gint)size->areas),
    .period = ct_period_new(1900 + g_rand_int_range(random, 0, (gint)size->years),
                            1 + 3 * g_rand_int_range(random, 0, 4), 3),
    .measure = (CtMeasure)g_rand_int_range(random, 0, CT_N_MEASURES),
    .value = {g_rand_int_range(random, -100000, 100000), (gint8)g_rand_int_range(random, 0, 4)},
    .decimals = g_rand_int_range(random, -3, 4),
    .unit = (guint32)g_rand_int_range(random, 0, 300),
    .status = 'E',
    .qualifier = (CtQualifier)g_rand_int_range(random, 0, 4),
    .sender = (guint)g_rand_int_range(random, 0, 3),
    .place = {size->in_order ? row : g_rand_int(random), (guint16)row, 0},
  };
}

/* The units of the catalog's indicators; one in ten has none. */
static guint32
unit_of(guint32 indicator)
{
  return indicator % 10 == 9 ? CT_INDEX_NONE : indicator % 7;
}

static CtCatalog *
make_catalog(guint n_indicators)
{
  CtCatalog *made = g_new0(CtCatalog, 1);
  CtIndicator *indicators = g_new0(CtIndicator, n_indicators);

  for (guint i = 0; i < n_indicators; i++)
    indicators[i].unit = unit_of(i);
  made->indicators = indicators;
  made->n_indicators = n_indicators;
  return made;
}

static void
make_plain(CtObservation *one)
{
  one->unit = unit_of(one->indicator);
  one->status = 'A';
  one->sender = 0;
}

static void
make_odd(CtObservation *one)
{
  one->unit = 301;
  one->sender = 1;
}

static Reference *
fill_at_random(World *world, const Size *size, guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  Reference *references = g_new0(Reference, size->n);

  for (guint i = 0; i < N_SUBMISSIONS; i++) {
    world->batches[i] = ct_batch_new();
    world->submissions[i] = ct_submission_new("x.csv");
    world->submissions[i]->trust = (gint)(i * 7 % 3);
  }
  for (guint i = 0; i < size->n; i++) {
    guint32 submission = size->one ? 3 : (guint32)g_rand_int_range(random, 0, N_SUBMISSIONS);
    references[i].one = random_observation(random, size, i + 1);
    if (size->columns == PLAIN || (size->columns == PLAIN_BUT_LAST && i + 1 < size->n))
      make_plain(&references[i].one);
    else if (i + 1 == size->n)
      make_odd(&references[i].one);
    references[i].submission = submission;
    references[i].trust = world->submissions[submission]->trust;
    ct_batch_append(world->batches[submission], &references[i].one);
  }
  g_qsort_with_data(references, (gint)size->n, sizeof *references, compare_references, NULL);
  return references;
}

static void
assert_same(const CtObservation *a, const CtObservation *b)
{
  assert_int_equal(a->indicator, b->indicator);
  assert_int_equal(a->area, b->area);
  assert_int_equal(a->period, b->period);
  assert_int_equal(a->measure, b->measure);
  assert_int_equal(a->value.coefficient, b->value.coefficient);
  assert_int_equal(a->value.scale, b->value.scale);
  assert_int_equal(a->decimals, b->decimals);
  assert_int_equal(a->unit, b->unit);
  assert_int_equal(a->status, b->status);
  assert_int_equal(a->sender, b->sender);
  assert_int_equal(a->qualifier, b->qualifier);
  assert_int_equal(ct_place_compare(a->place, b->place), 0);
}

static void
assert_cells_are_found(const CtDataset *dataset)
{
  for (gsize cell = 0; cell < dataset->n_cells; cell += 97) {
    CtObservation one = ct_dataset_get(dataset, cell);
    gsize begin, end;
    assert_int_equal(ct_dataset_find(dataset, one.indicator, one.period, one.area, one.measure),
                     cell);
    ct_dataset_range(dataset, one.indicator, &begin, &end);
    assert_in_range(cell, begin, end - 1);
    assert_int_equal(ct_dataset_get(dataset, begin).indicator, one.indicator);
    assert_int_equal(ct_dataset_get(dataset, end - 1).indicator, one.indicator);
    assert_true(end == dataset->n_cells ||
                ct_dataset_get(dataset, end).indicator != one.indicator);
  }
}

static gboolean
have_one_key(const CtObservation *a, const CtObservation *b)
{
  return a->indicator == b->indicator && a->period == b->period && a->area == b->area &&
         a->measure == b->measure;
}

static void
assert_cells_begin_where_they_do(const CtDataset *dataset, const Reference *references)
{
  gsize cell = 0, shared = ct_dataset_next_shared(dataset, 0), begin = 0;

  for (gsize i = 1; i <= dataset->observations->n; i++) {
    if (i < dataset->observations->n && have_one_key(&references[begin].one, &references[i].one))
      continue;
    assert_int_equal(ct_dataset_first(dataset, cell), begin);
    if (i - begin > 1) {
      assert_int_equal(shared, cell);
      shared = ct_dataset_next_shared(dataset, cell + 1);
    }
    begin = i;
    cell++;
  }
  assert_int_equal(shared, CT_CELL_NONE);
  assert_int_equal(cell, dataset->n_cells);
}

/* The pool takes them in another order than they have. */
static CtDataset *
merge_shuffled(const CtCatalog *catalog, World *world, guint n_threads)
{
  static const guint order[N_SUBMISSIONS] = {3, 0, 4, 2, 1};
  g_autoptr(CtPool) pool = ct_pool_new();
  CtPart parts[N_SUBMISSIONS];

  for (guint i = 0; i < N_SUBMISSIONS; i++)
    parts[order[i]] = ct_pool_take(pool, world->batches[order[i]]);
  return ct_dataset_merge_pool(catalog, pool, parts, world->submissions, N_SUBMISSIONS,
                               n_threads, NULL);
}

static void
merges_like_the_reference(void **state)
{
  const Size *size = *state;
  guint32 seed = g_random_int();
  CtCatalog *catalog = make_catalog(size->indicators);

  print_message("# seed %u\n", seed);
  for (guint n_threads = 1; n_threads <= 3; n_threads++) {
    World world = {0};
    g_autofree Reference *references = fill_at_random(&world, size, seed);
    world.dataset = n_threads == 2
                      ? merge_shuffled(catalog, &world, n_threads)
                      : ct_dataset_merge(catalog, world.batches, world.submissions,
                                         N_SUBMISSIONS, n_threads, NULL);
    const CtDataset *dataset = world.dataset;
    assert_int_equal(dataset->observations->n, size->n);
    for (guint i = 0; i < size->n; i++) {
      CtObservation one = ct_batch_get(dataset->observations, i);
      assert_same(&one, &references[i].one);
      assert_int_equal(ct_dataset_submission_at(dataset, i), references[i].submission);
    }
    for (gsize cell = 1; cell < dataset->n_cells; cell++)
      assert_true(ct_dataset_key_at(dataset, cell - 1) < ct_dataset_key_at(dataset, cell));
    assert_int_equal(ct_dataset_first(dataset, dataset->n_cells), size->n);
    assert_int_equal(dataset->observations->wide_keys != NULL,
                     size->indicators == CT_KEY_MAX_INDICATORS);
    assert_int_equal(dataset->submission == NULL, size->one);
    assert_int_equal(dataset->observations->sender == NULL, size->columns == PLAIN);
    assert_int_equal(dataset->observations->status == NULL, size->columns == PLAIN);
    assert_int_equal(dataset->observations->unit == NULL, size->columns == PLAIN);
    assert_cells_begin_where_they_do(dataset, references);
    assert_cells_are_found(dataset);
    for (guint i = 0; i < N_SUBMISSIONS; i++)
      assert_int_equal(world.batches[i]->n, 0);
    free_world(&world);
  }
  g_free((gpointer)catalog->indicators);
  g_free(catalog);
}

/* A line of areas, of which one is told twice. */
static void
merge_with_repeated(World *world, guint n, guint repeated)
{
  for (guint i = 0; i < N_SUBMISSIONS; i++) {
    world->batches[i] = ct_batch_new();
    world->submissions[i] = ct_submission_new("x.csv");
  }
  for (guint area = 0; area < n; area++)
    for (guint time = 0; time < (area == repeated ? 2u : 1u); time++) {
      CtObservation one = {.area = 5 + 2 * area, .period = ct_period_new(2023, 1, 6),
                           .status = 'A', .place = {2 * area + time + 1, 1, 0}};
      ct_batch_append(world->batches[0], &one);
    }
  world->dataset = ct_dataset_merge(&(CtCatalog){0}, world->batches, world->submissions,
                                    N_SUBMISSIONS, 1, NULL);
}

static void
a_repeated_one_stands_anywhere(void **state)
{
  static const guint lengths[] = {1, 2, 63, 64, 65, 127, 128, 129};

  (void)state;
  for (gsize l = 0; l < G_N_ELEMENTS(lengths); l++)
    for (guint repeated = 0; repeated < lengths[l]; repeated++) {
      World world = {0};
      merge_with_repeated(&world, lengths[l], repeated);
      assert_int_equal(world.dataset->n_cells, lengths[l]);
      for (guint cell = 0; cell <= lengths[l]; cell++)
        assert_int_equal(ct_dataset_first(world.dataset, cell),
                         cell + (cell > repeated ? 1 : 0));
      assert_int_equal(ct_dataset_next_shared(world.dataset, 0), repeated);
      assert_int_equal(ct_dataset_next_shared(world.dataset, repeated + 1), CT_CELL_NONE);
      free_world(&world);
    }
}

/* Below, between, behind and beside what there is. */
static void
what_is_not_there_is_not_found(void **state)
{
  World world = {0};
  const CtPeriod period = ct_period_new(2023, 1, 6);
  static const guint32 areas[] = {0, 4, 6, 134, 136, G_MAXUINT32};
  gsize begin, end;

  (void)state;
  merge_with_repeated(&world, 65, 64);
  assert_int_equal(ct_dataset_find(world.dataset, 0, period, 133, CT_MEASURE_ACTUAL), 64);
  for (gsize i = 0; i < G_N_ELEMENTS(areas); i++)
    assert_int_equal(ct_dataset_find(world.dataset, 0, period, areas[i], CT_MEASURE_ACTUAL),
                     CT_CELL_NONE);
  assert_int_equal(ct_dataset_find(world.dataset, 1, period, 5, CT_MEASURE_ACTUAL), CT_CELL_NONE);
  assert_int_equal(ct_dataset_find(world.dataset, 0, period, 5, CT_MEASURE_PLAN), CT_CELL_NONE);
  assert_int_equal(ct_dataset_find(world.dataset, 0, period + 1, 5, CT_MEASURE_ACTUAL),
                   CT_CELL_NONE);
  assert_int_equal(ct_dataset_find(world.dataset, 0, CT_PERIOD_NONE, 5, CT_MEASURE_ACTUAL),
                   CT_CELL_NONE);
  ct_dataset_range(world.dataset, 0, &begin, &end);
  assert_int_equal(begin, 0);
  assert_int_equal(end, 65);
  ct_dataset_range(world.dataset, CT_INDEX_NONE, &begin, &end);
  assert_int_equal(begin, end);
  free_world(&world);
}

int
main(void)
{
  static const struct CMUnitTest singles[] = {
    cmocka_unit_test(a_repeated_one_stands_anywhere),
    cmocka_unit_test(what_is_not_there_is_not_found),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(sizes) + G_N_ELEMENTS(singles)];

  for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
    tests[G_N_ELEMENTS(sizes) + i] = singles[i];
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
    tests[i] = (struct CMUnitTest){.name = sizes[i].label,
                                   .test_func = merges_like_the_reference,
                                   .initial_state = (void *)&sizes[i]};
  return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
