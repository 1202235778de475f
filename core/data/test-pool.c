#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-task.h"
#include "data/ct-pool.h"

#define MAX_BATCHES 4000

/* What is taken one after the other, or by many threads at once.
 * @odd: the first batch with senders and statuses of its own */
typedef struct {
  const gchar *label;
  guint n_batches;
  gsize small;
  gsize large; /* of the batch @at */
  guint at;
  guint n_threads;
  guint odd;
} Case;

#define NONE MAX_BATCHES

static const Case cases[] = {
  {"nothing", 0, 0, 0, NONE, 1, NONE},
  {"empty ones", 5, 0, 0, NONE, 1, NONE},
  {"one small", 1, 3, 0, NONE, 1, NONE},
  {"one large", 1, 0, 100000, 0, 1, NONE},
  {"a large one first", 30, 70, 100000, 0, 1, NONE},
  {"a large one in between", 30, 70, 100000, 17, 1, NONE},
  {"large ones alone", 2, 65536, 65536, 0, 1, NONE},
  {"odd ones first", 30, 70, 0, NONE, 1, 0},
  {"odd ones later", 30, 70, 0, NONE, 1, 12},
  {"odd ones behind a large one", 30, 70, 100000, 0, 1, 3},
  {"a large odd one in between", 30, 70, 100000, 17, 1, 17},
  {"small ones by three threads", MAX_BATCHES, 150, 0, NONE, 3, NONE},
  {"odd ones among them", MAX_BATCHES, 150, 0, NONE, 3, 1500},
  {"a large one among them", 900, 200, 90000, 400, 4, 600},
};

typedef struct {
  const Case *test;
  CtPool *pool;
  CtPart parts[MAX_BATCHES];
} Taking;

static gsize
size_of(const Case *test, gsize index)
{
  return index == test->at ? test->large : test->small;
}

/* Tells batch and place in all columns that have room for it. */
static CtObservation
make(const Case *test, gsize index, gsize i)
{
  const gboolean odd = index >= test->odd;

  return (CtObservation){.indicator = (guint32)index,
                         .area = (guint32)i,
                         .period = ct_period_new(2000 + (gint)(i % 100), 1, 3),
                         .measure = (CtMeasure)(i % CT_N_MEASURES),
                         .value = CT_DECIMAL_INIT((gint64)(index * 1000000 + i), (gint8)(i % 5)),
                         .decimals = (gint)(i % 5),
                         .unit = (guint32)(i % 1000),
                         .status = odd && i % 7 == 0 ? 'E' : 'A',
                         .sender = odd ? (guint)(index % 500) : 0,
                         .place = {(guint32)i + 1, 1, 0}};
}

static void
take(gsize index, gpointer user_data)
{
  Taking *taking = user_data;
  g_autoptr(CtBatch) batch = ct_batch_new();

  for (gsize i = 0; i < size_of(taking->test, index); i++) {
    const CtObservation one = make(taking->test, index, i);
    ct_batch_append(batch, &one);
  }
  taking->parts[index] = ct_pool_take(taking->pool, batch);
  g_assert(batch->n == 0 && batch->place == NULL);
}

static void
assert_part(const CtBatch *all, const Case *test, CtPart part, gsize index)
{
  for (gsize i = 0; i < part.n; i++) {
    const CtObservation expected = make(test, index, i);
    const CtObservation one = ct_batch_get(all, part.begin + i);

    assert_int_equal(one.indicator, expected.indicator);
    assert_int_equal(one.area, expected.area);
    assert_int_equal(one.period, expected.period);
    assert_int_equal(one.measure, expected.measure);
    assert_int_equal(ct_decimal_compare(one.value, expected.value), 0);
    assert_int_equal(one.decimals, expected.decimals);
    assert_int_equal(one.unit, expected.unit);
    assert_int_equal(one.status, expected.status);
    assert_int_equal(one.sender, expected.sender);
    assert_int_equal(ct_place_compare(one.place, expected.place), 0);
  }
}

/* Whether no batch that has any observations is an odd one. */
static gboolean
is_usual(const Case *test)
{
  for (guint i = test->odd; i < test->n_batches; i++)
    if (size_of(test, i) > 0)
      return FALSE;
  return TRUE;
}

static void
keeps_all_where_it_says(void **state)
{
  const Case *test = *state;
  g_autofree Taking *taking = g_new0(Taking, 1);
  g_autoptr(CtBatch) all = NULL;
  g_autoptr(CtBatch) rest = NULL;
  gsize n = 0;

  taking->test = test;
  taking->pool = ct_pool_new();
  ct_task_for_each(test->n_threads, test->n_batches, take, taking);
  all = ct_pool_steal(taking->pool);
  rest = ct_pool_steal(taking->pool);
  for (guint i = 0; i < test->n_batches; i++) {
    assert_int_equal(taking->parts[i].n, size_of(test, i));
    assert_part(all, test, taking->parts[i], i);
    n += taking->parts[i].n;
  }
  assert_int_equal(all->n, n);
  assert_int_equal(all->status == NULL, is_usual(test));
  assert_int_equal(all->sender == NULL, is_usual(test));
  assert_int_equal(rest->n, 0);
  ct_pool_free(taking->pool);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){cases[i].label, keeps_all_where_it_says, NULL, NULL,
                                   (gpointer)&cases[i]};
  return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
