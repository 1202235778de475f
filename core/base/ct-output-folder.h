/* ct-output-folder.h: the folder that a CtOutputSet is published in.
 *
 * Private to base/. ct-output.h describes the layout.
 */
#pragma once

#include "base/ct-output.h"

G_BEGIN_DECLS

#define CT_OUTPUT_THROUGH ".chitieu/current/" /* what our links lead through */

/* In the state folder, renamed into place; one is enough, as the lock is held. */
#define CT_OUTPUT_NEW_LINK "new-link"

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

/* Removes all sets but the published one. */
void ct_output_folder_sweep_sets(CtOutputFolder *folder);

/* For ct-output-publish.c. Make a set folder with a number that is free, and return
 * its path; remove our links that lead to nothing. */
gchar *ct_output_folder_make_set(CtOutputFolder *folder, GError **error);
void ct_output_folder_sweep_links(CtOutputFolder *folder);
gboolean ct_output_exists(const gchar *folder, const gchar *name);
gboolean ct_output_is_our_link(const gchar *folder, const gchar *name);

/* Sets @error to "path: what: why". Returns: %FALSE */
gboolean ct_output_fail(GError **error, const gchar *path, const gchar *what, int saved);

/* fsync(2) of a file or folder by its path; the time goes to @sync_time. */
gboolean ct_output_sync_path(const gchar *path, gint64 *sync_time, GError **error);
gboolean ct_output_sync_fd(int fd, const gchar *name, gint64 *sync_time, GError **error);

G_END_DECLS
