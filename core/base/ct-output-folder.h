/* ct-output-folder.h: the folder that a CtOutputSet is published in.
 *
 * Private to base/. ct-output.h describes the layout.
 */
#pragma once

#include "base/ct-output.h"

G_BEGIN_DECLS

/**
 * CtOutputFolder:
 * @path: OUT
 * @state: OUT/.chitieu
 * @current: (nullable): name of the published set, "set-2"
 * @staging: (nullable): path of the set that is being written; NULL once it is
 *   published or dropped
 * @sync_time: microseconds spent in fsync(2)
 */
typedef struct {
  gchar *path;
  gchar *state;
  gchar *current;
  gchar *staging;
  CtLock *lock;
  gint64 sync_time;
} CtOutputFolder;

/* Takes the lock, clears leftovers and makes the staging folder. */
CtOutputFolder *ct_output_folder_open(const gchar *path, GError **error);
/* Drops what was not published. */
void ct_output_folder_free(CtOutputFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtOutputFolder, ct_output_folder_free)

/* Removes the staging folder. */
void ct_output_folder_drop(CtOutputFolder *folder);

/**
 * ct_output_folder_publish:
 * @tops: (element-type utf8): the names that the staging folder holds, sub-folders
 *   as one name
 *
 * Brings the folders to disk (the files are already there) and switches. On
 * failure every name in the folder means what it meant before.
 */
gboolean ct_output_folder_publish(CtOutputFolder *folder, GPtrArray *tops, GError **error);

/* fsync(2) of a file or folder by its path; the time goes to @sync_time. */
gboolean ct_output_sync_path(const gchar *path, gint64 *sync_time, GError **error);
gboolean ct_output_sync_fd(int fd, const gchar *name, gint64 *sync_time, GError **error);

G_END_DECLS
