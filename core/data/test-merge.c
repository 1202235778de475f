#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-dataset.h"

#define N_SUBMISSIONS 5

static const CtCatalog catalog = {0};

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

typedef struct {
  const gchar *label;
  guint n;
  guint32 indicators, areas, years; /* how many different ones */
  gboolean in_order;                /* of places */
  gboolean one;                     /* submission has all */
} Size;

static const Size sizes[] = {
  {"few cells, often claimed", 3000, 2, 3, 1, TRUE},
  {"places out of order", 3000, 2, 3, 1, FALSE},
  {"many cells", 200000, 100, 12000, 4, TRUE},
  {"keys that need all their bits", 300000, CT_DATASET_MAX_INDICATORS, CT_DATASET_MAX_AREAS, 299,
   FALSE},
  {"one submission", 200000, 100, 12000, 4, TRUE, TRUE},
  {"one submission, places out of order", 3000, 2, 3, 1, FALSE, TRUE},
  {"one submission, keys that need all their bits", 200000, CT_DATASET_MAX_INDICATORS,
   CT_DATASET_MAX_AREAS, 299, FALSE, TRUE},
  {"one observation", 1, 1, 1, 1, TRUE, TRUE},
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

static void
merges_like_the_reference(void **state)
{
  const Size *size = *state;
  guint32 seed = g_random_int();

  print_message("# seed %u\n", seed);
  for (guint n_threads = 1; n_threads <= 3; n_threads += 2) {
    World world = {0};
    g_autofree Reference *references = fill_at_random(&world, size, seed);
    world.dataset = ct_dataset_merge(&catalog, world.batches, world.submissions,
                                     N_SUBMISSIONS, n_threads, NULL);
    const CtDataset *dataset = world.dataset;
    assert_int_equal(dataset->observations->n, size->n);
    for (guint i = 0; i < size->n; i++) {
      CtObservation one = ct_batch_get(dataset->observations, i);
      assert_same(&one, &references[i].one);
      assert_int_equal(dataset->submission[i], references[i].submission);
    }
    for (gsize cell = 1; cell < dataset->n_cells; cell++)
      assert_true(dataset->keys[cell - 1] < dataset->keys[cell]);
    assert_int_equal(dataset->first[dataset->n_cells], size->n);
    assert_cells_are_found(dataset);
    for (guint i = 0; i < N_SUBMISSIONS; i++)
      assert_int_equal(world.batches[i]->n, 0);
    free_world(&world);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(sizes)];

  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
    tests[i] = (struct CMUnitTest){.name = sizes[i].label,
                                   .test_func = merges_like_the_reference,
                                   .initial_state = (void *)&sizes[i]};
  return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
