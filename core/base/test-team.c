/* Threads that help each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>

#include "base/ct-task.h"

/* Assertions of cmocka jump, which no thread but the first may do: the threads write down
 * what they see, and the test looks at it when they have ended. */

static void
count(gpointer user_data)
{
  (*(guint *)user_data)++;
}

static void
who_is_alone_does_it_himself(void **state)
{
  g_autoptr(CtTeam) team = ct_team_new(0);
  guint counts[3] = {0};
  CtTeamWork *works[3];

  (void)state;
  assert_int_equal(ct_team_size(team), 1);
  ct_team_join(team);
  for (guint i = 0; i < 3; i++)
    works[i] = ct_team_offer(team, count, &counts[i]);
  for (guint i = 3; i-- > 0;) {
    ct_team_claim(team, works[i]);
    assert_int_equal(counts[i], 1);
  }
  ct_team_retire(team);
}

/* A thread that has nothing of its own to do. */
static void
help(gpointer user_data)
{
  ct_team_join(user_data);
  ct_team_retire(user_data);
}

static void
meet(gpointer user_data)
{
  pthread_barrier_wait(user_data);
}

/* Returns only when another thread takes what is offered. */
static void
others_take_what_is_offered(void **state)
{
  g_autoptr(CtTeam) team = ct_team_new(2);
  pthread_barrier_t barrier;
  CtThread *helper;
  CtTeamWork *work;

  (void)state;
  pthread_barrier_init(&barrier, NULL, 2);
  ct_team_join(team);
  helper = ct_thread_start(help, team);
  assert_non_null(helper);
  for (guint i = 0; i < 3; i++) {
    work = ct_team_offer(team, meet, &barrier);
    pthread_barrier_wait(&barrier);
    ct_team_claim(team, work);
  }
  ct_team_retire(team);
  ct_thread_join(helper);
  pthread_barrier_destroy(&barrier);
}

/* While the work that is waited for is done elsewhere, more of it is done here: the two
 * pieces meet. */
static void
who_waits_does_the_next(void **state)
{
  g_autoptr(CtTeam) team = ct_team_new(2);
  pthread_barrier_t barrier;
  CtThread *helper;
  CtTeamWork *works[2];

  (void)state;
  pthread_barrier_init(&barrier, NULL, 2);
  ct_team_join(team);
  helper = ct_thread_start(help, team);
  assert_non_null(helper);
  works[0] = ct_team_offer(team, meet, &barrier);
  works[1] = ct_team_offer(team, meet, &barrier);
  ct_team_claim(team, works[0]);
  ct_team_claim(team, works[1]);
  ct_team_retire(team);
  ct_thread_join(helper);
  pthread_barrier_destroy(&barrier);
}

#define THREADS 4u
#define ROUNDS 200u
#define PIECES 7u

typedef struct {
  CtTeam *team;
  guint counts[THREADS][ROUNDS][PIECES];
} Shared;

/* Each thread has as much to do as its number says. */
static void
offer_much(gsize index, gpointer user_data)
{
  Shared *shared = user_data;
  CtTeamWork *works[PIECES];

  ct_team_join(shared->team);
  for (guint round = 0; round < ROUNDS * index / THREADS; round++) {
    for (guint i = 0; i < PIECES; i++)
      works[i] = ct_team_offer(shared->team, count, &shared->counts[index][round][i]);
    for (guint i = 0; i < PIECES; i++)
      ct_team_claim(shared->team, works[i]);
    for (guint i = 0; i < PIECES; i++)
      shared->counts[index][round][i] *= 10; /* nobody is at it any more */
  }
  ct_team_retire(shared->team);
}

static void
all_is_done_once(void **state)
{
  g_autofree Shared *shared = g_new0(Shared, 1);

  (void)state;
  shared->team = ct_team_new(THREADS);
  ct_task_for_each(THREADS, THREADS, offer_much, shared);
  ct_team_free(shared->team);
  for (guint thread = 0; thread < THREADS; thread++)
    for (guint round = 0; round < ROUNDS; round++)
      for (guint i = 0; i < PIECES; i++)
        assert_int_equal(shared->counts[thread][round][i],
                         round < ROUNDS * thread / THREADS ? 10 : 0);
}

/* Where threads cannot be started, one does the work of all, one after the other. */
static void
one_thread_joins_again(void **state)
{
  g_autofree Shared *shared = g_new0(Shared, 1);

  (void)state;
  shared->team = ct_team_new(THREADS);
  ct_task_for_each(1, THREADS, offer_much, shared);
  ct_team_free(shared->team);
  assert_int_equal(shared->counts[1][0][0], 10);
  assert_int_equal(shared->counts[3][0][0], 10);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(who_is_alone_does_it_himself),
    cmocka_unit_test(others_take_what_is_offered),
    cmocka_unit_test(who_waits_does_the_next),
    cmocka_unit_test(all_is_done_once),
    cmocka_unit_test(one_thread_joins_again),
  };

  return cmocka_run_group_tests_name("team", tests, NULL, NULL);
}
