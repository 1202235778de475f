#include "pipeline/ct-collect.h"

#include "base/ct-task.h"

#define MAX_FETCHES 16
#define QUEUE_CAPACITY 1024
#define MAX_WORKERS_BY_HAND 4u

/* What fetches and workers share. */
typedef struct {
  const CtPlan *plan;
  const CtRunOptions *options;
  CtQueue *queue;       /* of CtArrival */
  CtPool *pool;         /* of observations */
  CtTeam *team;         /* workers that find no more arrivals help the others */
  CtMutex *lock;        /* guards what follows */
  GPtrArray *processed; /* of CtProcessed, in no order */
  guint brought;
} Collecting;

/* One fetch */

typedef struct {
  Collecting *collecting;
  guint32 source;
  guint32 order; /* of the next arrival */
} Fetching;

static void
send(Fetching *fetching, CtArrival *arrival)
{
  Collecting *collecting = fetching->collecting;

  arrival->source = fetching->source;
  arrival->order = fetching->order++;
  ct_mutex_lock(collecting->lock);
  collecting->brought++;
  ct_mutex_unlock(collecting->lock);
  ct_queue_push(collecting->queue, arrival);
}

static void
bring(const CtFetched *fetched, gpointer user_data)
{
  Fetching *fetching = user_data;
  CtArrival *arrival = g_new0(CtArrival, 1);

  arrival->name = ct_relative_path(fetching->collecting->plan->pipeline->folder, fetched->name);
  arrival->path = g_strdup(fetched->path);
  arrival->bytes = fetched->bytes != NULL ? g_bytes_ref(fetched->bytes) : NULL;
  arrival->media_type = g_strdup(fetched->media_type);
  arrival->received = fetched->received;
  send(fetching, arrival);
}

static gboolean
is_path_option(const CtOption *options, const gchar *key)
{
  for (const CtOption *option = options; option != NULL && option->key != NULL; option++)
    if (g_str_equal(option->key, key))
      return option->type == CT_OPTION_PATH;
  return FALSE;
}

/* What a source that could not be fetched was to bring, as far as its options tell. */
static gchar *
find_path(const CtPlanSource *source, const gchar *folder)
{
  const CtStep *step = source->source->fetch;

  for (guint i = 0; step->keys->pdata[i] != NULL; i++)
    if (is_path_option(source->fetch.plugin->options, step->keys->pdata[i]))
      return g_canonicalize_filename(step->values->pdata[i], folder);
  return NULL;
}

static void
fetch_source(gsize index, gpointer user_data)
{
  Collecting *collecting = user_data;
  const CtPlanSource *source = &g_array_index(collecting->plan->sources, CtPlanSource, index);
  Fetching fetching = {.collecting = collecting, .source = (guint32)index};
  g_autoptr(GError) fault = NULL;
  CtArrival *arrival;

  if (source->fetch.plugin->fetch->fetch(source->fetch.self, bring, &fetching, &fault))
    return;
  arrival = g_new0(CtArrival, 1);
  arrival->path = find_path(source, collecting->plan->pipeline->folder);
  arrival->name = arrival->path != NULL
                      ? ct_relative_path(collecting->plan->pipeline->folder, arrival->path)
                      : g_strdup(source->source->name);
  arrival->failure = g_strdup(fault->message);
  arrival->received = -1;
  send(&fetching, arrival);
}

static void
hand_in(Collecting *collecting, const gchar *const *files)
{
  Fetching fetching = {.collecting = collecting};

  for (gsize i = 0; files[i] != NULL; i++) {
    CtArrival *arrival = g_new0(CtArrival, 1);

    arrival->name = g_strdup(files[i]);
    arrival->path = g_strdup(files[i]);
    arrival->received = -1;
    send(&fetching, arrival);
  }
}

typedef struct {
  Collecting *collecting;
  const gchar *const *files;
} Bringing;

static void
bring_all(gpointer user_data)
{
  Bringing *bringing = user_data;
  Collecting *collecting = bringing->collecting;
  guint n_sources = collecting->plan->sources->len;

  if (bringing->files != NULL)
    hand_in(collecting, bringing->files);
  else
    ct_task_for_each(CLAMP(n_sources, 1, MAX_FETCHES), n_sources, fetch_source, collecting);
  ct_queue_close(collecting->queue);
}

/* Workers */

static void
take_processed(Collecting *collecting, CtProcessed *processed)
{
  ct_mutex_lock(collecting->lock);
  g_ptr_array_add(collecting->processed, processed);
  if (collecting->options->progress != NULL)
    collecting->options->progress(collecting->processed->len, collecting->brought,
                                  collecting->options->user_data);
  ct_mutex_unlock(collecting->lock);
}

static void
work(gsize index G_GNUC_UNUSED, gpointer user_data)
{
  Collecting *collecting = user_data;
  g_autoptr(CtIntakeSpace) space = ct_intake_space_new(collecting->plan->catalog);
  CtWorker worker = {.team = collecting->team, .space = space};
  CtArrival *arrival;

  ct_team_join(collecting->team);
  while ((arrival = ct_queue_pop(collecting->queue)) != NULL) {
    CtProcessed *processed = ct_process(collecting->plan, arrival, &worker);

    processed->part = ct_pool_take(collecting->pool, processed->batch);
    take_processed(collecting, processed);
    ct_arrival_free(arrival);
  }
  ct_team_retire(collecting->team);
}

static gint
compare_processed(gconstpointer a, gconstpointer b)
{
  const CtProcessed *left = *(CtProcessed *const *)a;
  const CtProcessed *right = *(CtProcessed *const *)b;

  if (left->source != right->source)
    return left->source < right->source ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* Files handed in by hand are few and mostly small: no thread is started to bring them, the
 * queue is as long as their list, and few threads work. */
static guint
count(const gchar *const *files)
{
  return files != NULL ? g_strv_length((gchar **)files) : 0;
}

GPtrArray *
ct_collect(const CtPlan *plan, const gchar *const *files, const CtRunOptions *options,
           CtPool *pool)
{
  guint n_files = count(files);
  g_autoptr(CtQueue) queue = ct_queue_new(MAX(n_files, QUEUE_CAPACITY));
  g_autoptr(CtMutex) lock = ct_mutex_new();
  g_autoptr(GPtrArray) processed =
      g_ptr_array_new_with_free_func((GDestroyNotify)ct_processed_free);
  Collecting collecting = {.plan = plan,
                           .options = options,
                           .queue = queue,
                           .pool = pool,
                           .lock = lock,
                           .processed = processed};
  Bringing bringing = {.collecting = &collecting, .files = files};
  CtThread *thread = files == NULL ? ct_thread_start(bring_all, &bringing) : NULL;
  guint n_workers =
      files == NULL ? options->jobs : MIN(options->jobs, MAX(n_files, MAX_WORKERS_BY_HAND));
  g_autoptr(CtTeam) team = ct_team_new(MAX(n_workers, 1));

  collecting.team = team;
  if (thread == NULL)
    bring_all(&bringing);
  ct_task_for_each(MAX(n_workers, 1), MAX(n_workers, 1), work, &collecting);
  if (thread != NULL)
    ct_thread_join(thread);
  g_ptr_array_sort(processed, compare_processed);
  return g_steal_pointer(&processed);
}
