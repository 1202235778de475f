/* ct-team.c: see CtTeam in ct-task.h. */
#include <pthread.h>

#include "base/ct-task.h"

typedef enum { OFFERED, RUNNING, DONE } Progress;

/* @next: of those that are offered */
struct CtTeamWork {
  void (*func)(gpointer user_data);
  gpointer user_data;
  Progress progress;
  CtTeamWork *next;
};

/* @changed: work was offered or done, or the last thread has retired */
struct CtTeam {
  guint size;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  guint n_active;
  CtTeamWork *first;
  CtTeamWork *last;
};

CtTeam *
ct_team_new(guint n_threads)
{
  CtTeam *team = g_new0(CtTeam, 1);

  team->size = MAX(n_threads, 1);
  pthread_mutex_init(&team->lock, NULL);
  pthread_cond_init(&team->changed, NULL);
  return team;
}

void
ct_team_free(CtTeam *team)
{
  if (team == NULL)
    return;
  g_warn_if_fail(team->n_active == 0 && team->first == NULL);
  pthread_cond_destroy(&team->changed);
  pthread_mutex_destroy(&team->lock);
  g_free(team);
}

guint
ct_team_size(const CtTeam *team)
{
  return team->size;
}

void
ct_team_join(CtTeam *team)
{
  pthread_mutex_lock(&team->lock);
  team->n_active++;
  pthread_mutex_unlock(&team->lock);
}

CtTeamWork *
ct_team_offer(CtTeam *team, void (*func)(gpointer user_data), gpointer user_data)
{
  CtTeamWork *work = g_new(CtTeamWork, 1);

  *work = (CtTeamWork){.func = func, .user_data = user_data, .progress = OFFERED};
  pthread_mutex_lock(&team->lock);
  if (team->last != NULL)
    team->last->next = work;
  else
    team->first = work;
  team->last = work;
  pthread_cond_broadcast(&team->changed);
  pthread_mutex_unlock(&team->lock);
  return work;
}

static void
take_out(CtTeam *team, CtTeamWork *work)
{
  CtTeamWork *before = NULL;

  for (CtTeamWork *at = team->first; at != work; at = at->next)
    before = at;
  if (before != NULL)
    before->next = work->next;
  else
    team->first = work->next;
  if (team->last == work)
    team->last = before;
}

/* The lock is held before and after. */
static void
run(CtTeam *team, CtTeamWork *work)
{
  take_out(team, work);
  work->progress = RUNNING;
  pthread_mutex_unlock(&team->lock);
  work->func(work->user_data);
  pthread_mutex_lock(&team->lock);
  work->progress = DONE;
  pthread_cond_broadcast(&team->changed);
}

void
ct_team_claim(CtTeam *team, CtTeamWork *work)
{
  pthread_mutex_lock(&team->lock);
  while (work->progress != DONE) {
    if (work->progress == OFFERED)
      run(team, work);
    else if (team->first != NULL)
      run(team, team->first);
    else
      pthread_cond_wait(&team->changed, &team->lock);
  }
  pthread_mutex_unlock(&team->lock);
  g_free(work);
}

void
ct_team_retire(CtTeam *team)
{
  pthread_mutex_lock(&team->lock);
  if (--team->n_active == 0)
    pthread_cond_broadcast(&team->changed);
  while (team->n_active > 0) {
    if (team->first != NULL)
      run(team, team->first);
    else
      pthread_cond_wait(&team->changed, &team->lock);
  }
  pthread_mutex_unlock(&team->lock);
}
