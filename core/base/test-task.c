#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>

#include "base/ct-message.h"
#include "base/ct-task.h"

/* Assertions of cmocka jump, which no thread but the first may do: the threads
 * write down what they see, and the test looks at it when they have ended. */

static void
count_one(gsize index, gpointer user_data)
{
  guint *counts = user_data;
  counts[index]++;
}

static void
for_each_does_each_once(void **state)
{
  static const struct {
    guint n_threads;
    gsize n_items;
  } cases[] = {{1, 1000}, {4, 10000}, {8, 3}, {3, 1}, {4, 0}, {0, 5}};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree guint *counts = g_new0(guint, cases[i].n_items + 1);
    ct_task_for_each(cases[i].n_threads, cases[i].n_items, count_one, counts);
    for (gsize item = 0; item < cases[i].n_items; item++)
      assert_int_equal(counts[item], 1);
    assert_int_equal(counts[cases[i].n_items], 0);
  }
}

typedef struct {
  pthread_barrier_t barrier;
  CtLanguage seen[3];
} Meeting;

/* Returns only if as many threads as items work at the same time. */
static void
meet(gsize index, gpointer user_data)
{
  Meeting *meeting = user_data;

  meeting->seen[index] = ct_language_get();
  pthread_barrier_wait(&meeting->barrier);
}

static void
for_each_works_at_once_in_one_language(void **state)
{
  Meeting meeting;
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);

  (void)state;
  pthread_barrier_init(&meeting.barrier, NULL, 3);
  ct_task_for_each(3, 3, meet, &meeting);
  pthread_barrier_destroy(&meeting.barrier);
  ct_language_set(before);
  for (gsize i = 0; i < 3; i++)
    assert_int_equal(meeting.seen[i], CT_LANGUAGE_VI);
}

static void
note_thread(gsize index, gpointer user_data)
{
  pthread_t *threads = user_data;
  threads[index] = pthread_self();
}

static void
one_thread_is_the_calling_one(void **state)
{
  pthread_t seen[4];

  (void)state;
  ct_task_for_each(1, G_N_ELEMENTS(seen), note_thread, seen);
  for (gsize i = 0; i < G_N_ELEMENTS(seen); i++)
    assert_true(pthread_equal(seen[i], pthread_self()));
}

/* With one processor allowed there is one, however many the machine has. */
static void
processors_are_the_allowed_ones(void **state)
{
  cpu_set_t before, one;
  gsize first = 0;

  (void)state;
  if (sched_getaffinity(0, sizeof before, &before) != 0)
    skip();
  assert_int_equal(ct_task_processors(), CPU_COUNT(&before));
  while (!CPU_ISSET(first, &before))
    first++;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
  assert_int_equal(ct_task_processors(), 1);
  assert_int_equal(sched_setaffinity(0, sizeof before, &before), 0);
}

typedef struct {
  CtQueue *queue;
  guint first, step, n;
  guint64 sum;
  guint n_taken;
} Side;

static void
produce(gpointer user_data)
{
  Side *side = user_data;

  for (guint i = side->first; i <= side->n; i += side->step)
    ct_queue_push(side->queue, GUINT_TO_POINTER(i));
}

static void
consume(gpointer user_data)
{
  Side *side = user_data;
  gpointer item;

  while ((item = ct_queue_pop(side->queue)) != NULL) {
    side->sum += GPOINTER_TO_UINT(item);
    side->n_taken++;
  }
}

static void
queue_hands_over_all(void **state)
{
  enum { N_SIDES = 3, N = 30000 };
  static const guint capacities[] = {1, 2, 64};

  (void)state;
  for (gsize c = 0; c < G_N_ELEMENTS(capacities); c++) {
    g_autoptr(CtQueue) queue = ct_queue_new(capacities[c]);
    Side producers[N_SIDES], consumers[N_SIDES];
    CtThread *threads[2 * N_SIDES];
    guint64 sum = 0;
    guint n_taken = 0;

    for (guint i = 0; i < N_SIDES; i++) {
      producers[i] = (Side){.queue = queue, .first = i + 1, .step = N_SIDES, .n = N};
      consumers[i] = (Side){.queue = queue};
      threads[i] = ct_thread_start(produce, &producers[i]);
      threads[N_SIDES + i] = ct_thread_start(consume, &consumers[i]);
      assert_non_null(threads[i]);
      assert_non_null(threads[N_SIDES + i]);
    }
    for (guint i = 0; i < N_SIDES; i++)
      ct_thread_join(threads[i]);
    ct_queue_close(queue);
    for (guint i = 0; i < N_SIDES; i++) {
      ct_thread_join(threads[N_SIDES + i]);
      sum += consumers[i].sum;
      n_taken += consumers[i].n_taken;
    }
    assert_int_equal(n_taken, N);
    assert_int_equal(sum, (guint64)N * (N + 1) / 2);
  }
}

static void
queue_keeps_order_and_gives_the_rest_after_close(void **state)
{
  g_autoptr(CtQueue) queue = ct_queue_new(3);

  (void)state;
  for (guint round = 0; round < 5; round++) {
    ct_queue_push(queue, GUINT_TO_POINTER(1));
    ct_queue_push(queue, GUINT_TO_POINTER(2));
    assert_int_equal(GPOINTER_TO_UINT(ct_queue_pop(queue)), 1);
    ct_queue_push(queue, GUINT_TO_POINTER(3));
    assert_int_equal(GPOINTER_TO_UINT(ct_queue_pop(queue)), 2);
    assert_int_equal(GPOINTER_TO_UINT(ct_queue_pop(queue)), 3);
  }
  ct_queue_push(queue, GUINT_TO_POINTER(4));
  ct_queue_close(queue);
  assert_int_equal(GPOINTER_TO_UINT(ct_queue_pop(queue)), 4);
  assert_null(ct_queue_pop(queue));
  assert_null(ct_queue_pop(queue));
}

typedef struct {
  CtMutex *mutex;
  guint count;
} Shared;

static void
add_one(gsize index, gpointer user_data)
{
  Shared *shared = user_data;

  ct_mutex_lock(shared->mutex);
  guint seen = shared->count;
  if (index % 64 == 0)
    sched_yield();
  shared->count = seen + 1;
  ct_mutex_unlock(shared->mutex);
}

static void
mutex_lets_one_in(void **state)
{
  g_autoptr(CtMutex) mutex = ct_mutex_new();
  Shared shared = {.mutex = mutex};

  (void)state;
  ct_task_for_each(4, 20000, add_one, &shared);
  assert_int_equal(shared.count, 20000);
}

typedef struct {
  CtLanguage language;
  gboolean blocked;
} Seen;

static void
look(gpointer user_data)
{
  Seen *seen = user_data;
  sigset_t mask;

  pthread_sigmask(SIG_SETMASK, NULL, &mask);
  seen->language = ct_language_get();
  seen->blocked = sigismember(&mask, SIGTERM) == 1;
  ct_language_set(CT_LANGUAGE_EN);
}

static void
thread_inherits_language_and_blocks_signals(void **state)
{
  Seen seen = {0};
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);
  CtThread *thread = ct_thread_start(look, &seen);
  sigset_t mask;

  (void)state;
  assert_non_null(thread);
  ct_thread_join(thread);
  assert_int_equal(ct_language_set(before), CT_LANGUAGE_VI);
  assert_int_equal(seen.language, CT_LANGUAGE_VI);
  assert_true(seen.blocked);
  pthread_sigmask(SIG_SETMASK, NULL, &mask);
  assert_int_equal(sigismember(&mask, SIGTERM), 0);
}

static gint n_made;

static void
make(void)
{
  g_usleep(1000);
  n_made++;
}

static void
use_what_is_made_once(gsize index, gpointer user_data)
{
  (void)index;
  ct_once(user_data, make);
  assert_int_equal(n_made, 1);
}

static void
once_is_made_by_the_first_one(void **state)
{
  CtOnce once = CT_ONCE_INIT;

  (void)state;
  ct_task_for_each(4, 100, use_what_is_made_once, &once);
  assert_int_equal(n_made, 1);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(once_is_made_by_the_first_one),
    cmocka_unit_test(for_each_does_each_once),
    cmocka_unit_test(for_each_works_at_once_in_one_language),
    cmocka_unit_test(one_thread_is_the_calling_one),
    cmocka_unit_test(processors_are_the_allowed_ones),
    cmocka_unit_test(queue_hands_over_all),
    cmocka_unit_test(queue_keeps_order_and_gives_the_rest_after_close),
    cmocka_unit_test(mutex_lets_one_in),
    cmocka_unit_test(thread_inherits_language_and_blocks_signals),
  };

  return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
