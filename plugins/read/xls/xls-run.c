#include "xls-run.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

#define PIECE_BYTES ((gsize)64 * 1024)
#define CHILD_NAME "xls-child"

void
xls_set_unreadable(GError **error, const gchar *format, ...)
{
  g_autofree gchar *what = NULL;
  va_list arguments;

  va_start(arguments, format);
  what = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the file cannot be read: %s; open it in Excel or LibreOffice, save it as .xlsx, "
                "and send that"),
              what);
}

/* Where the child is */

/* As the host wants it of plugins: nobody else could have put it there. */
static gboolean
is_ours(const gchar *path)
{
  struct stat status;

  return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
         (status.st_uid == 0 || status.st_uid == geteuid()) &&
         (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* Beside the plugin's file; in the build tree in a folder beside it. Returns: (transfer full)
 * (nullable) */
static gchar *
find_child(GError **error)
{
  static const gchar *const places[] = {CHILD_NAME, "xls/" CHILD_NAME};
  g_autofree gchar *folder = NULL;
  Dl_info info = {0};

  if (dladdr((gconstpointer)CHILD_NAME, &info) != 0 && info.dli_fname != NULL)
    folder = g_path_get_dirname(info.dli_fname);
  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS(places); i++) {
    g_autofree gchar *path = g_build_filename(folder, places[i], NULL);

    if (is_ours(path))
      return g_steal_pointer(&path);
  }
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("the program %s, which reads old workbooks, is not beside the plugin in %s, or "
                "may be written by others"),
              CHILD_NAME, folder != NULL ? folder : "?");
  return NULL;
}

/* Starting it */

/**
 * Child:
 * @answer: where its frames come from
 */
typedef struct {
  pid_t pid;
  gint answer;
} Child;

static gint
set_actions(posix_spawn_file_actions_t *actions, gint file, gint answer)
{
  gint failed = posix_spawn_file_actions_adddup2(actions, file, STDIN_FILENO);

  failed = failed != 0 ? failed : posix_spawn_file_actions_adddup2(actions, answer, STDOUT_FILENO);
  failed = failed != 0 ? failed
                       : posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null",
                                                          O_WRONLY, 0);
  return failed != 0 ? failed : posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

static gint
set_signals(posix_spawnattr_t *attributes)
{
  sigset_t none, all;
  gint failed;

  sigemptyset(&none);
  sigfillset(&all);
  failed = posix_spawnattr_setsigmask(attributes, &none);
  failed = failed != 0 ? failed : posix_spawnattr_setsigdefault(attributes, &all);
  return failed != 0 ? failed
                     : posix_spawnattr_setflags(attributes,
                                                POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static gint
spawn(Child *child, const gchar *path, gchar **arguments, gint file, gint answer)
{
  gchar *nothing[] = {NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  gint failed;

  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  failed = set_actions(&actions, file, answer);
  failed = failed != 0 ? failed : set_signals(&attributes);
  if (failed == 0)
    failed = posix_spawn(&child->pid, path, &actions, &attributes, arguments, nothing);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed;
}

/* The same above those that the child has as its own. Returns: -1: none is left */
static gint
move_up(gint descriptor)
{
  gint moved = descriptor > STDERR_FILENO ? descriptor : fcntl(descriptor, F_DUPFD_CLOEXEC, 3);

  if (moved != descriptor)
    close(descriptor);
  return moved;
}

static gint
start_with_pipe(Child *child, const gchar *path, gchar **arguments, gint file)
{
  gint ends[2], failed = 0, copy = fcntl(file, F_DUPFD_CLOEXEC, 3);

  if (copy < 0 || pipe2(ends, O_CLOEXEC) != 0)
    failed = errno;
  if (failed == 0) {
    child->answer = move_up(ends[0]);
    ends[1] = move_up(ends[1]);
    failed = child->answer < 0 || ends[1] < 0 ? EMFILE
                                              : spawn(child, path, arguments, copy, ends[1]);
    close(ends[1]);
  }
  if (copy >= 0)
    close(copy);
  return failed;
}

static gboolean
start(Child *child, const XlsFile *file, const XlsBudget *budget, GError **error)
{
  g_autofree gchar *path = find_child(error);
  g_autofree gchar *memory = g_strdup_printf("%" G_GUINT64_FORMAT, budget->max_memory);
  g_autofree gchar *seconds = g_strdup_printf("%u", budget->max_seconds);
  g_autofree gchar *size = g_strdup_printf("%" G_GUINT64_FORMAT, file->size);
  gchar *arguments[] = {path, memory, seconds, size, NULL};
  gint failed;

  if (path == NULL)
    return FALSE;
  failed = lseek(file->descriptor, 0, SEEK_SET) < 0
             ? errno
             : start_with_pipe(child, path, arguments, file->descriptor);
  if (failed != 0)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s cannot be started: %s"), path,
                ct_error_reason(failed));
  return failed == 0;
}

/* Listening to it */

typedef enum { ANSWER_ENDED, ANSWER_STOPPED, ANSWER_LATE } Answer;

/* Waits at most so long in all, not counting what the receiver takes. @left: (inout): ms */
static gboolean
wait_for_answer(gint answer, gint64 *left)
{
  struct pollfd polled = {.fd = answer, .events = POLLIN};
  gint64 before = g_get_monotonic_time();
  gint n = 0;

  while (*left > 0 && n <= 0) {
    n = poll(&polled, 1, (gint)*left);
    *left -= (g_get_monotonic_time() - before) / 1000;
    before = g_get_monotonic_time();
    if (n < 0 && errno != EINTR)
      return FALSE;
  }
  return n > 0;
}

static Answer
listen_to(const Child *child, guint seconds, XlsTakeFunc take, gpointer user_data)
{
  g_autofree gchar *piece = g_malloc(PIECE_BYTES);
  gint64 left = (gint64)seconds * 5000; /* it may not have a processor of its own */

  while (wait_for_answer(child->answer, &left)) {
    gssize n = read(child->answer, piece, PIECE_BYTES);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return ANSWER_ENDED;
    if (!take(piece, (gsize)n, user_data))
      return ANSWER_STOPPED;
  }
  return ANSWER_LATE;
}

/* Its end. Returns: as waitpid(2) gives it */
static gint
finish(Child *child, Answer answer)
{
  gint status = 0;
  pid_t waited;

  close(child->answer);
  if (answer != ANSWER_ENDED)
    kill(child->pid, SIGKILL);
  do
    waited = waitpid(child->pid, &status, 0);
  while (waited < 0 && errno == EINTR);
  return waited == child->pid ? status : 0;
}

static gboolean
judge_end(gint status, Answer answer, const XlsBudget *budget, GError **error)
{
  gint number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

  if (answer == ANSWER_STOPPED || (answer == ANSWER_ENDED && status == 0))
    return TRUE;
  if (answer == ANSWER_LATE || number == SIGXCPU)
    xls_set_unreadable(error, _("reading it takes more than %u s (read.max-seconds)"),
                       budget->max_seconds);
  else if (number == SIGKILL)
    xls_set_unreadable(error,
                       _("the program that reads it was killed, perhaps for want of memory"));
  else if (number != 0)
    xls_set_unreadable(error,
                       _("it is damaged, or needs more memory than %lu bytes (read.max-memory); "
                         "the program that reads it crashed (signal %d)"),
                       (gulong)budget->max_memory, number);
  else
    xls_set_unreadable(error, _("the program that reads it failed (exit code %d)"),
                       WEXITSTATUS(status));
  return FALSE;
}

gboolean
xls_run(const XlsFile *file, const XlsBudget *budget, XlsTakeFunc take, gpointer user_data,
        GError **error)
{
  Child child = {.answer = -1};
  Answer answer;

  if (!start(&child, file, budget, error)) {
    if (child.answer >= 0)
      close(child.answer);
    return FALSE;
  }
  answer = listen_to(&child, budget->max_seconds, take, user_data);
  return judge_end(finish(&child, answer), answer, budget, error);
}
