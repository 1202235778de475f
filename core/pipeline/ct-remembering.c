#include "pipeline/ct-remembering.h"

#include "base/ct-task.h"

/* @thread: (nullable): that works on it; nothing else is touched until it has ended
 * @language: of the messages
 * @run: (nullable): what is being written
 * @fault: (nullable): why it could not be read or written */
struct CtRemembering {
  const CtPlan *plan;
  gchar *path;
  guint jobs;
  CtLanguage language;
  CtThread *thread;
  CtAccepted *accepted;
  const CtRun *run;
  gboolean written;
  GError *fault;
};

static void
load(gpointer user_data)
{
  CtRemembering *remembering = user_data;

  ct_language_set(remembering->language);
  ct_remember_load(remembering->plan, remembering->path, remembering->jobs,
                   &remembering->accepted, &remembering->fault);
}

static void
save(gpointer user_data)
{
  CtRemembering *remembering = user_data;

  ct_language_set(remembering->language);
  ct_remember_write(remembering->plan, remembering->run, remembering->accepted,
                    remembering->path, remembering->jobs, &remembering->written,
                    &remembering->fault);
}

static void
wait(CtRemembering *remembering)
{
  if (remembering->thread != NULL)
    ct_thread_join(remembering->thread);
  remembering->thread = NULL;
}

CtRemembering *
ct_remembering_begin(const CtPlan *plan, const gchar *path, guint jobs)
{
  CtRemembering *remembering = g_new0(CtRemembering, 1);

  remembering->plan = plan;
  remembering->path = g_strdup(path);
  remembering->jobs = jobs;
  remembering->language = ct_language_get();
  if (plan->remembers && path != NULL)
    remembering->thread = ct_thread_start(load, remembering);
  return remembering;
}

void
ct_remembering_free(CtRemembering *remembering)
{
  if (remembering == NULL)
    return;
  wait(remembering);
  if (remembering->written)
    ct_remember_drop(remembering->path, TRUE);
  ct_accepted_free(remembering->accepted);
  g_clear_error(&remembering->fault);
  g_free(remembering->path);
  g_free(remembering);
}

const CtAccepted *
ct_remembering_get(gpointer remembering)
{
  wait(remembering);
  return ((CtRemembering *)remembering)->accepted;
}

gboolean
ct_remembering_wait(CtRemembering *remembering, GError **error)
{
  wait(remembering);
  if (remembering->fault == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&remembering->fault));
  return FALSE;
}

void
ct_remembering_write(CtRemembering *remembering, const CtRun *run)
{
  wait(remembering);
  remembering->run = run;
  if (remembering->accepted != NULL)
    remembering->thread = ct_thread_start(save, remembering);
}

gboolean
ct_remembering_publish(CtRemembering *remembering, GError **error)
{
  const gboolean written = remembering->written;

  remembering->written = FALSE;
  return ct_remember_publish(remembering->path, written, error);
}
