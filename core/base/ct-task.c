#include "base/ct-task.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/ct-message.h"

struct CtThread {
  pthread_t thread;
  void (*func)(gpointer user_data);
  gpointer user_data;
  CtLanguage language;
};

static void *
run_thread(void *data)
{
  CtThread *thread = data;

  ct_language_set(thread->language);
  thread->func(thread->user_data);
  return NULL;
}

/* Signals are for the first thread, which knows what to undo; the others are
 * started with all of them blocked. */
static gboolean
start(CtThread *thread)
{
  sigset_t all, before;
  gint result;

  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  result = pthread_create(&thread->thread, NULL, run_thread, thread);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result == 0;
}

CtThread *
ct_thread_start(void (*func)(gpointer user_data), gpointer user_data)
{
  CtThread *thread = g_new(CtThread, 1);

  *thread = (CtThread){.func = func, .user_data = user_data, .language = ct_language_get()};
  if (!start(thread)) {
    g_free(thread);
    return NULL;
  }
  return thread;
}

void
ct_thread_join(CtThread *thread)
{
  g_return_if_fail(thread != NULL);

  pthread_join(thread->thread, NULL);
  g_free(thread);
}

/* Fails on machines with more than 1,024 processors, which are then all counted. */
guint
ct_task_processors(void)
{
  cpu_set_t set;
  glong n;

  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    return (guint)MAX(CPU_COUNT(&set), 1);
  n = sysconf(_SC_NPROCESSORS_ONLN);
  return n > 0 && n <= G_MAXINT ? (guint)n : 1;
}

typedef struct {
  atomic_size_t next;
  gsize n_items;
  CtTaskFunc func;
  gpointer user_data;
} Work;

static void
work(gpointer data)
{
  Work *shared = data;
  gsize index;

  while ((index = atomic_fetch_add(&shared->next, 1)) < shared->n_items)
    shared->func(index, shared->user_data);
}

void
ct_task_for_each(guint n_threads, gsize n_items, CtTaskFunc func, gpointer user_data)
{
  Work shared = {.n_items = n_items, .func = func, .user_data = user_data};
  gsize n_helpers = MIN((gsize)MAX(n_threads, 1), MAX(n_items, 1)) - 1;
  g_autofree CtThread **helpers = g_new(CtThread *, n_helpers);
  gsize n_started = 0;

  atomic_init(&shared.next, 0);
  for (; n_started < n_helpers; n_started++) {
    helpers[n_started] = ct_thread_start(work, &shared);
    if (helpers[n_started] == NULL)
      break;
  }
  work(&shared);
  for (gsize i = 0; i < n_started; i++)
    ct_thread_join(helpers[i]);
}

struct CtQueue {
  pthread_mutex_t lock;
  pthread_cond_t not_empty;
  pthread_cond_t not_full;
  gpointer *ring;
  guint capacity;
  guint first;
  guint n_items;
  gboolean closed;
};

CtQueue *
ct_queue_new(guint capacity)
{
  CtQueue *queue = g_new0(CtQueue, 1);

  queue->capacity = MAX(capacity, 1);
  queue->ring = g_new0(gpointer, queue->capacity);
  pthread_mutex_init(&queue->lock, NULL);
  pthread_cond_init(&queue->not_empty, NULL);
  pthread_cond_init(&queue->not_full, NULL);
  return queue;
}

void
ct_queue_free(CtQueue *queue)
{
  if (queue == NULL)
    return;
  pthread_cond_destroy(&queue->not_full);
  pthread_cond_destroy(&queue->not_empty);
  pthread_mutex_destroy(&queue->lock);
  g_free(queue->ring);
  g_free(queue);
}

void
ct_queue_push(CtQueue *queue, gpointer item)
{
  g_return_if_fail(item != NULL);

  pthread_mutex_lock(&queue->lock);
  while (queue->n_items == queue->capacity)
    pthread_cond_wait(&queue->not_full, &queue->lock);
  g_warn_if_fail(!queue->closed);
  queue->ring[((gsize)queue->first + queue->n_items) % queue->capacity] = item;
  queue->n_items++;
  pthread_cond_signal(&queue->not_empty);
  pthread_mutex_unlock(&queue->lock);
}

void
ct_queue_close(CtQueue *queue)
{
  pthread_mutex_lock(&queue->lock);
  queue->closed = TRUE;
  pthread_cond_broadcast(&queue->not_empty);
  pthread_mutex_unlock(&queue->lock);
}

static gpointer
take_first(CtQueue *queue)
{
  gpointer item = queue->ring[queue->first];

  queue->first = (queue->first + 1) % queue->capacity;
  queue->n_items--;
  pthread_cond_signal(&queue->not_full);
  return item;
}

gpointer
ct_queue_pop(CtQueue *queue)
{
  gpointer item = NULL;

  pthread_mutex_lock(&queue->lock);
  while (queue->n_items == 0 && !queue->closed)
    pthread_cond_wait(&queue->not_empty, &queue->lock);
  if (queue->n_items > 0)
    item = take_first(queue);
  pthread_mutex_unlock(&queue->lock);
  return item;
}

struct CtMutex {
  pthread_mutex_t mutex;
};

CtMutex *
ct_mutex_new(void)
{
  CtMutex *mutex = g_new(CtMutex, 1);

  pthread_mutex_init(&mutex->mutex, NULL);
  return mutex;
}

void
ct_mutex_free(CtMutex *mutex)
{
  if (mutex == NULL)
    return;
  pthread_mutex_destroy(&mutex->mutex);
  g_free(mutex);
}

void
ct_mutex_lock(CtMutex *mutex)
{
  pthread_mutex_lock(&mutex->mutex);
}

void
ct_mutex_unlock(CtMutex *mutex)
{
  pthread_mutex_unlock(&mutex->mutex);
}

struct CtSharedLock {
  pthread_rwlock_t lock;
};

CtSharedLock *
ct_shared_lock_new(void)
{
  CtSharedLock *lock = g_new(CtSharedLock, 1);

  pthread_rwlock_init(&lock->lock, NULL);
  return lock;
}

void
ct_shared_lock_free(CtSharedLock *lock)
{
  if (lock == NULL)
    return;
  pthread_rwlock_destroy(&lock->lock);
  g_free(lock);
}

void
ct_shared_lock_share(CtSharedLock *lock)
{
  pthread_rwlock_rdlock(&lock->lock);
}

void
ct_shared_lock_own(CtSharedLock *lock)
{
  pthread_rwlock_wrlock(&lock->lock);
}

void
ct_shared_lock_release(CtSharedLock *lock)
{
  pthread_rwlock_unlock(&lock->lock);
}

void
ct_once(CtOnce *once, void (*make)(void))
{
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

  if (__atomic_load_n(&once->done, __ATOMIC_ACQUIRE))
    return;
  pthread_mutex_lock(&lock);
  if (!__atomic_load_n(&once->done, __ATOMIC_RELAXED)) {
    make();
    __atomic_store_n(&once->done, TRUE, __ATOMIC_RELEASE);
  }
  pthread_mutex_unlock(&lock);
}
