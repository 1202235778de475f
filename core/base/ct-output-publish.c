/* How a staged set becomes the one that is seen: links, adoption, the switch. */
#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-output-folder.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Puts a symbolic link at @path, in place of what is there. */
static gboolean
place_link(CtOutputFolder *folder, const gchar *target, const gchar *path, GError **error)
{
  g_autofree gchar *temporary = g_build_filename(folder->state, CT_OUTPUT_NEW_LINK, NULL);
  int saved;

  unlink(temporary);
  if (symlink(target, temporary) == 0 && rename(temporary, path) == 0)
    return TRUE;
  saved = errno;
  unlink(temporary);
  return ct_output_fail(error, path, _("cannot be linked"), saved);
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

  if (folder->current != NULL && ct_output_exists(folder->state, folder->current))
    return TRUE;
  path = ct_output_folder_make_set(folder, error);
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
  g_autofree gchar *temporary = g_build_filename(folder->state, CT_OUTPUT_NEW_LINK, NULL);
  g_autofree gchar *target = g_strconcat(CT_OUTPUT_THROUGH, name, NULL);
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
    return ct_output_fail(error, inside, _("cannot be renamed"), errno);
  return ct_output_sync_path(set, &folder->sync_time, error) &&
         ct_output_sync_path(folder->state, &folder->sync_time, error) &&
         place_link(folder, target, path, error);
}

/* Makes @name lead to the published set. @added gets it when it is a new link. */
static gboolean
link_name(CtOutputFolder *folder, const gchar *name, GPtrArray *added, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder->path, name, NULL);
  g_autofree gchar *target = g_strconcat(CT_OUTPUT_THROUGH, name, NULL);
  struct stat info;

  if (ct_output_is_our_link(folder->path, name))
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
    return ct_output_fail(error, path, _("cannot be linked"), errno);
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
  ct_output_folder_sweep_sets(folder);
  ct_output_folder_sweep_links(folder);
  ct_output_sync_path(folder->path, &folder->sync_time, NULL); /* a dead link may come back */
  return TRUE;
}
