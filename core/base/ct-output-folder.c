#include "base/ct-output-folder.h"

#include "base/ct-error.h"
#include "base/ct-message.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STATE_NAME ".chitieu"
#define THROUGH ".chitieu/current/"
#define MAX_SET_DIGITS 15

/* Renamed into place; one a folder is enough, as the lock is held. */
#define NEW_LINK "new-link"

static gboolean
fail(GError **error, const gchar *path, const gchar *what, int saved)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, "%s: %s: %s", path, what, g_strerror(saved));
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
  return fail(error, name, _("cannot be brought to disk"), saved);
}

gboolean
ct_output_sync_path(const gchar *path, gint64 *sync_time, GError **error)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean done;

  if (fd < 0)
    return fail(error, path, _("cannot be opened"), errno);
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

static gboolean
exists(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  struct stat info;

  return lstat(path, &info) == 0;
}

static gboolean
is_our_link(const gchar *folder, const gchar *name)
{
  g_autofree gchar *target = read_link(folder, name);

  return target != NULL && g_str_has_prefix(target, THROUGH) &&
         g_str_equal(target + strlen(THROUGH), name);
}

static gboolean
make_state_folder(CtOutputFolder *folder, GError **error)
{
  struct stat info;

  if (g_mkdir_with_parents(folder->path, 0777) != 0)
    return fail(error, folder->path, _("the folder cannot be made"), errno);
  if (mkdir(folder->state, 0777) == 0)
    return TRUE;
  if (errno != EEXIST || lstat(folder->state, &info) != 0)
    return fail(error, folder->state, _("the folder cannot be made"), errno);
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
find_current(CtOutputFolder *folder, GError **error)
{
  folder->current = read_link(folder->state, "current");
  if (folder->current == NULL && !exists(folder->state, "current"))
    return TRUE;
  if (folder->current != NULL && set_number(folder->current) > 0)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s/current: leads to no set of files"),
              folder->state);
  return FALSE;
}

typedef gboolean (*Wanted)(CtOutputFolder *folder, const gchar *name);

static gboolean
is_old_set(CtOutputFolder *folder, const gchar *name)
{
  return g_str_equal(name, NEW_LINK) ||
         (set_number(name) > 0 && g_strcmp0(name, folder->current) != 0);
}

/* A link that leads nowhere: its file is not in the published set. */
static gboolean
is_dead_link(CtOutputFolder *folder, const gchar *name)
{
  g_autofree gchar *current = g_build_filename(folder->state, "current", NULL);

  return is_our_link(folder->path, name) && !exists(current, name);
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

static gchar *
make_set(CtOutputFolder *folder, guint64 after, GError **error)
{
  for (guint64 n = after + 1; n < after + 1000; n++) {
    g_autofree gchar *path = g_strdup_printf("%s/set-%" G_GUINT64_FORMAT, folder->state, n);

    if (mkdir(path, 0777) == 0)
      return g_steal_pointer(&path);
    if (errno != EEXIST)
      break;
  }
  fail(error, folder->state, _("no set of files can be begun"), errno);
  return NULL;
}

static guint64
current_number(const CtOutputFolder *folder)
{
  return folder->current != NULL ? set_number(folder->current) : 0;
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
  sweep(folder, folder->state, is_old_set);
  sweep(folder, folder->path, is_dead_link);
  folder->staging = make_set(folder, current_number(folder), error);
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

/* Puts a symbolic link at @path, in place of what is there. */
static gboolean
place_link(CtOutputFolder *folder, const gchar *target, const gchar *path, GError **error)
{
  g_autofree gchar *temporary = g_build_filename(folder->state, NEW_LINK, NULL);
  int saved;

  unlink(temporary);
  if (symlink(target, temporary) == 0 && rename(temporary, path) == 0)
    return TRUE;
  saved = errno;
  unlink(temporary);
  return fail(error, path, _("cannot be linked"), saved);
}

static gboolean
switch_to(CtOutputFolder *folder, const gchar *set, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder->state, "current", NULL);

  return place_link(folder, set, path, error);
}

/* The set that files of the folder are taken into before their names become links. */
static gboolean
ensure_current(CtOutputFolder *folder, GError **error)
{
  g_autofree gchar *path = NULL;
  g_autofree gchar *name = NULL;

  if (folder->current != NULL && exists(folder->state, folder->current))
    return TRUE;
  path = make_set(folder, current_number(folder), error);
  if (path == NULL)
    return FALSE;
  name = g_path_get_basename(path);
  if (!switch_to(folder, name, error)) {
    rmdir(path);
    return FALSE;
  }
  g_free(folder->current);
  folder->current = g_steal_pointer(&name);
  return TRUE;
}

static gboolean
copy_file(CtOutputFolder *folder, const gchar *from, const gchar *to, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path(from);
  g_autoptr(GFile) copy = g_file_new_for_path(to);
  g_autoptr(GError) cause = NULL;

  if (g_file_copy(source, copy, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &cause))
    return ct_output_sync_path(to, &folder->sync_time, error);
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be copied: %s"), from,
              cause->message);
  return FALSE;
}

/* A file that stands where a link must be: the published set takes it in, and only
 * then its name becomes a link, so that the name never leads anywhere else. */
static gboolean
adopt(CtOutputFolder *folder, const gchar *name, const gchar *path, GError **error)
{
  g_autofree gchar *temporary = g_build_filename(folder->state, NEW_LINK, NULL);
  g_autofree gchar *target = g_strconcat(THROUGH, name, NULL);
  g_autofree gchar *set = NULL;
  g_autofree gchar *inside = NULL;

  if (!ensure_current(folder, error))
    return FALSE;
  set = g_build_filename(folder->state, folder->current, NULL);
  inside = g_build_filename(set, name, NULL);
  unlink(temporary);
  if (link(path, temporary) != 0 && !copy_file(folder, path, temporary, error))
    return FALSE;
  /* rename(2) of two names of one file does nothing, which leaves what is wanted */
  if (rename(temporary, inside) != 0)
    return fail(error, inside, _("cannot be renamed"), errno);
  return ct_output_sync_path(set, &folder->sync_time, error) &&
         ct_output_sync_path(folder->state, &folder->sync_time, error) &&
         place_link(folder, target, path, error);
}

/* Makes @name lead to the published set. @added gets it when it is a new link. */
static gboolean
link_name(CtOutputFolder *folder, const gchar *name, GPtrArray *added, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder->path, name, NULL);
  g_autofree gchar *target = g_strconcat(THROUGH, name, NULL);
  struct stat info;

  if (is_our_link(folder->path, name))
    return TRUE;
  if (lstat(path, &info) == 0 && S_ISREG(info.st_mode))
    return adopt(folder, name, path, error);
  if (rmdir(path) != 0 && errno != ENOENT) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT,
                _("%s: something that is no output file stands in the way; move it elsewhere"),
                path);
    return FALSE;
  }
  if (symlink(target, path) != 0)
    return fail(error, path, _("cannot be linked"), errno);
  g_ptr_array_add(added, g_steal_pointer(&path));
  return TRUE;
}

static gboolean
link_names(CtOutputFolder *folder, GPtrArray *tops, GPtrArray *added, GError **error)
{
  for (guint i = 0; i < tops->len; i++)
    if (!link_name(folder, tops->pdata[i], added, error))
      return FALSE;
  return added->len == 0 || ct_output_sync_path(folder->path, &folder->sync_time, error);
}

static void
switch_back(CtOutputFolder *folder)
{
  g_autofree gchar *path = g_build_filename(folder->state, "current", NULL);

  if (folder->current == NULL)
    unlink(path);
  else
    switch_to(folder, folder->current, NULL);
}

static gboolean
switch_to_staging(CtOutputFolder *folder, GError **error)
{
  g_autofree gchar *name = g_path_get_basename(folder->staging);

  if (!switch_to(folder, name, error))
    return FALSE;
  if (!ct_output_sync_path(folder->state, &folder->sync_time, error)) {
    switch_back(folder);
    return FALSE;
  }
  g_free(folder->current);
  folder->current = g_steal_pointer(&name);
  g_clear_pointer(&folder->staging, g_free);
  return TRUE;
}

gboolean
ct_output_folder_publish(CtOutputFolder *folder, GPtrArray *tops, GError **error)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func(g_free);

  if (!ct_output_sync_path(folder->staging, &folder->sync_time, error) ||
      !ct_output_sync_path(folder->state, &folder->sync_time, error) ||
      !link_names(folder, tops, added, error) || !switch_to_staging(folder, error)) {
    for (guint i = 0; i < added->len; i++)
      unlink(added->pdata[i]);
    return FALSE;
  }
  /* The set before stays until the next run: a reader may be on its way into it. */
  sweep(folder, folder->path, is_dead_link);
  ct_output_sync_path(folder->path, &folder->sync_time, NULL); /* a dead link may come back */
  return TRUE;
}
