/* ct-task.h: threads, locks and queues, all of chitieu's, on pthreads.
 *
 * On pthreads and not on GLib's because ThreadSanitizer cannot see inside those.
 * Threads started here inherit the language of the one that starts them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called once for each index, on any thread, in no order. */
typedef void (*CtTaskFunc)(gsize index, gpointer user_data);

/* Processors that this process may run on, at least 1. */
guint ct_task_processors(void);

/**
 * ct_task_for_each:
 * @n_threads: threads that work, the calling one among them; at least 1
 *
 * Hands out the indexes 0 .. n_items-1 from one counter and returns when all
 * are done. Where a thread cannot be started, the others do its share.
 */
void ct_task_for_each(guint n_threads, gsize n_items, CtTaskFunc func, gpointer user_data);

/**
 * CtQueue: a bounded queue of pointers between threads that produce (fetches,
 * which may block) and threads that consume (workers).
 */
typedef struct CtQueue CtQueue;
CtQueue *ct_queue_new(guint capacity);
/* No thread may use it any more; items left inside are not freed. */
void ct_queue_free(CtQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtQueue, ct_queue_free)
/* Waits while the queue is full. */
void ct_queue_push(CtQueue *queue, gpointer item);
/* No more pushes will come. */
void ct_queue_close(CtQueue *queue);
/* Waits for an item. Returns: (nullable): NULL when closed and empty. */
gpointer ct_queue_pop(CtQueue *queue);

/**
 * CtOnce: something that is made once, by whoever comes first; the others wait for it.
 * Static ones begin as CT_ONCE_INIT. @make may not use another one.
 */
typedef struct {
  gboolean done;
} CtOnce;
#define CT_ONCE_INIT {FALSE}
void ct_once(CtOnce *once, void (*make)(void));

/* A lock for the few places that share state. */
typedef struct CtMutex CtMutex;
CtMutex *ct_mutex_new(void);
void ct_mutex_free(CtMutex *mutex);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtMutex, ct_mutex_free)
void ct_mutex_lock(CtMutex *mutex);
void ct_mutex_unlock(CtMutex *mutex);

/* A lock that many share, or one has for itself. */
typedef struct CtSharedLock CtSharedLock;
CtSharedLock *ct_shared_lock_new(void);
void ct_shared_lock_free(CtSharedLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSharedLock, ct_shared_lock_free)
/* Who has a share releases it before owning. */
void ct_shared_lock_share(CtSharedLock *lock);
void ct_shared_lock_own(CtSharedLock *lock);
/* Of either. */
void ct_shared_lock_release(CtSharedLock *lock);

/**
 * CtThread: one thread of its own, for what runs beside the workers.
 */
typedef struct CtThread CtThread;
/* Returns: (transfer full) (nullable): NULL when none can be started; then run it yourself. */
CtThread *ct_thread_start(void (*func)(gpointer user_data), gpointer user_data);
/* Waits for its end and frees it. */
void ct_thread_join(CtThread *thread);

/**
 * CtTeam: threads that have nothing left to do help those that still have.
 *
 * A thread joins before its own work, in which it may offer pieces of it. Nothing waits for
 * others to take them: who offers a piece claims it later, and does it then if nobody has
 * begun. A thread that is done retires: it takes what the others offer until all have retired.
 */
typedef struct CtTeam CtTeam;
typedef struct CtTeamWork CtTeamWork;
/* @n_threads: that may work at once; what is offered does not depend on it */
CtTeam *ct_team_new(guint n_threads);
/* All have retired. */
void ct_team_free(CtTeam *team);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTeam, ct_team_free)
guint ct_team_size(const CtTeam *team);
void ct_team_join(CtTeam *team);
void ct_team_retire(CtTeam *team);
/* By a thread that has joined. @func is called once, on any thread. */
CtTeamWork *ct_team_offer(CtTeam *team, void (*func)(gpointer user_data), gpointer user_data);
/* Returns when it is done; frees @work. By the thread that offered it, before it retires. */
void ct_team_claim(CtTeam *team, CtTeamWork *work);

G_END_DECLS
