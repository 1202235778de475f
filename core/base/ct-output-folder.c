#include "base/ct-output-folder.h"

#include "base/ct-error.h"
#include "base/ct-message.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STATE_NAME ".chitieu"
#define MAX_SET_DIGITS 15

gboolean
ct_output_fail(GError **error, const gchar *path, const gchar *what, int saved)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, "%s: %s: %s", path, what, ct_error_reason(saved));
  return FALSE;
}

gboolean
ct_output_sync_fd(int fd, const gchar *name, gint64 *sync_time, GError **error)
{
  gint64 start = g_get_monotonic_time();
  int result = fsync(fd);
  int saved = errno;

  *sync_time += g_get_monotonic_time() - start;
  if (result == 0 || saved == EINVAL) /* a file system without fsync for this */
    return TRUE;
  return ct_output_fail(error, name, _("cannot be brought to disk"), saved);
}

gboolean
ct_output_sync_path(const gchar *path, gint64 *sync_time, GError **error)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC); /* OUT may be a link to a folder */
  gboolean done;

  if (fd < 0)
    return ct_output_fail(error, path, _("cannot be opened"), errno);
  done = ct_output_sync_fd(fd, path, sync_time, error);
  close(fd);
  return done;
}

static int
remove_one(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
  (void)info;
  (void)type;
  (void)ftw;
  remove(path);
  return 0;
}

static void
remove_tree(const gchar *path)
{
  nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* "set-12" -> 12, 0 for anything else. */
static guint64
set_number(const gchar *name)
{
  const gchar *digits = name + strlen("set-");
  gsize n;

  if (!g_str_has_prefix(name, "set-"))
    return 0;
  n = strspn(digits, "0123456789");
  if (n == 0 || n > MAX_SET_DIGITS || digits[n] != '\0')
    return 0;
  return g_ascii_strtoull(digits, NULL, 10);
}

/* Returns: (nullable): where the symbolic link leads; NULL for all else */
static gchar *
read_link(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  gchar target[512];
  gssize n = readlink(path, target, sizeof(target));

  return n > 0 && (gsize)n < sizeof(target) ? g_strndup(target, (gsize)n) : NULL;
}

gboolean
ct_output_exists(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  struct stat info;

  return lstat(path, &info) == 0;
}

gboolean
ct_output_is_our_link(const gchar *folder, const gchar *name)
{
  g_autofree gchar *target = read_link(folder, name);

  return target != NULL && g_str_has_prefix(target, CT_OUTPUT_THROUGH) &&
         g_str_equal(target + strlen(CT_OUTPUT_THROUGH), name);
}

static gboolean
make_state_folder(CtOutputFolder *folder, GError **error)
{
  struct stat info;

  if (g_mkdir_with_parents(folder->path, 0777) != 0)
    return ct_output_fail(error, folder->path, _("the folder cannot be made"), errno);
  if (mkdir(folder->state, 0777) == 0)
    return TRUE;
  if (errno != EEXIST || lstat(folder->state, &info) != 0)
    return ct_output_fail(error, folder->state, _("the folder cannot be made"), errno);
  if (S_ISDIR(info.st_mode))
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT,
              _("%s: must be a folder, and no symbolic link to one"), folder->state);
  return FALSE;
}

static gboolean
lock_folder(CtOutputFolder *folder, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder->state, "lock", NULL);
  g_autoptr(GError) cause = NULL;

  folder->lock = ct_lock_take(path, &cause);
  if (folder->lock != NULL)
    return TRUE;
  if (g_error_matches(cause, CT_ERROR, CT_ERROR_LOCKED))
    g_set_error(error, CT_ERROR, CT_ERROR_LOCKED, _("%s: another run is writing to this folder"),
                folder->path);
  else
    g_propagate_error(error, g_steal_pointer(&cause));
  return FALSE;
}

static gboolean
is_folder(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  struct stat info;

  return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static gboolean
find_current(CtOutputFolder *folder, GError **error)
{
  folder->current = read_link(folder->state, "current");
  if (folder->current == NULL && !ct_output_exists(folder->state, "current"))
    return TRUE;
  if (folder->current != NULL && set_number(folder->current) > 0)
    return TRUE;
  if (is_folder(folder->state, "current")) { /* a copy of the folder with its links followed */
    g_autofree gchar *path = g_build_filename(folder->state, "current", NULL);

    remove_tree(path);
    return TRUE;
  }
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s/current: leads to no set of files"),
              folder->state);
  return FALSE;
}

typedef gboolean (*Wanted)(CtOutputFolder *folder, const gchar *name);

static gboolean
is_old_set(CtOutputFolder *folder, const gchar *name)
{
  return g_str_equal(name, CT_OUTPUT_NEW_LINK) ||
         (set_number(name) > 0 && g_strcmp0(name, folder->current) != 0);
}

/* A link that leads nowhere: its file is not in the published set. */
static gboolean
is_dead_link(CtOutputFolder *folder, const gchar *name)
{
  g_autofree gchar *current = g_build_filename(folder->state, "current", NULL);

  return ct_output_is_our_link(folder->path, name) && !ct_output_exists(current, name);
}

static void
sweep(CtOutputFolder *folder, const gchar *path, Wanted is_wanted)
{
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
    if (is_wanted(folder, name))
      g_ptr_array_add(found, g_build_filename(path, name, NULL));
  for (guint i = 0; i < found->len; i++)
    remove_tree(found->pdata[i]);
}

void
ct_output_folder_sweep_sets(CtOutputFolder *folder)
{
  sweep(folder, folder->state, is_old_set);
}

void
ct_output_folder_sweep_links(CtOutputFolder *folder)
{
  sweep(folder, folder->path, is_dead_link);
}

gchar *
ct_output_folder_make_set(CtOutputFolder *folder, GError **error)
{
  guint64 after = folder->current != NULL ? set_number(folder->current) : 0;

  for (guint64 n = after + 1; n < after + 1000; n++) {
    g_autofree gchar *path = g_strdup_printf("%s/set-%" G_GUINT64_FORMAT, folder->state, n);

    if (mkdir(path, 0777) == 0)
      return g_steal_pointer(&path);
    if (errno != EEXIST)
      break;
  }
  ct_output_fail(error, folder->state, _("no set of files can be begun"), errno);
  return NULL;
}

CtOutputFolder *
ct_output_folder_open(const gchar *path, GError **error)
{
  g_autoptr(CtOutputFolder) folder = g_new0(CtOutputFolder, 1);

  folder->path = g_strdup(path);
  folder->state = g_build_filename(path, STATE_NAME, NULL);
  if (!make_state_folder(folder, error) || !lock_folder(folder, error) ||
      !find_current(folder, error))
    return NULL;
  ct_output_folder_sweep_sets(folder);
  ct_output_folder_sweep_links(folder);
  folder->staging = ct_output_folder_make_set(folder, error);
  if (folder->staging == NULL)
    return NULL;
  return g_steal_pointer(&folder);
}

void
ct_output_folder_drop(CtOutputFolder *folder)
{
  if (folder->staging != NULL)
    remove_tree(folder->staging);
  g_clear_pointer(&folder->staging, g_free);
}

void
ct_output_folder_free(CtOutputFolder *folder)
{
  if (folder == NULL)
    return;
  ct_output_folder_drop(folder);
  ct_lock_release(folder->lock);
  g_free(folder->current);
  g_free(folder->state);
  g_free(folder->path);
  g_free(folder);
}
