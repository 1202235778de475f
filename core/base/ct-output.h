/* ct-output.h: a set of output files that appear all at once.
 *
 * The folder holds, for every file of the set, a symbolic link through one
 * pointer:
 *
 *     OUT/dataset.csv      -> .chitieu/current/dataset.csv
 *     OUT/.chitieu/current -> set-2
 *     OUT/.chitieu/set-2/dataset.csv
 *
 * A new set is written beside the old one, brought to disk, and then `current`
 * is replaced by one rename(2): after SIGKILL at any moment, readers find all
 * files of the previous set or all of the new one. This needs no second folder
 * beside OUT, works where OUT is a mount point, and leaves other files alone.
 * What a killed run left over is removed when the next one opens the folder, and
 * so is the set before, which stays until then for readers on their way into it.
 * A plain file that already has one of our names is first taken into the
 * published set and its name made a link; anything else in the way is refused.
 * One thread at a time uses a set; each file of it may be written by one of its own.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct CtOutputSet CtOutputSet;
typedef struct CtOutput CtOutput;

/**
 * ct_output_set_open:
 * @folder: made where missing, with its parents
 * Takes the folder's lock (it never waits: CT_ERROR_LOCKED), clears what a
 * killed run left, and begins a new set. Other faults are CT_ERROR_OUTPUT.
 */
CtOutputSet *ct_output_set_open(const gchar *folder, GError **error);

/* Drops the set when it was not committed; releases the lock. */
void ct_output_set_free(CtOutputSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtOutputSet, ct_output_set_free)

/* A set in memory, for tests and standard output: see ct_output_set_get_bytes(). */
CtOutputSet *ct_output_set_new_memory(void);
/* Returns: (transfer full) (nullable): the bytes of a finished file of a memory set */
GBytes *ct_output_set_get_bytes(CtOutputSet *set, const gchar *name);

/**
 * ct_output_set_create:
 * @name: relative, below the folder; ".." and absolute paths, names that begin
 *   with ".chitieu", and a name used before in this set are CT_ERROR_CONFIG
 * Returns: (transfer none) (nullable): a file to write; owned by the set
 */
CtOutput *ct_output_set_create(CtOutputSet *set, const gchar *name, GError **error);

/* Appends. Faults are kept and told by ct_output_close() and the commit. */
void ct_output_write(CtOutput *output, const gchar *bytes, gsize length);
gboolean ct_output_close(CtOutput *output, GError **error);

/**
 * ct_output_set_claim:
 * For a library that writes a file by itself (SQLite): the path in the staging
 * folder at which to make it. The commit brings it to disk.
 * Returns: (transfer full) (nullable)
 */
gchar *ct_output_set_claim(CtOutputSet *set, const gchar *name, GError **error);

/* The files of this set, in order of their names.
 * Returns: (transfer container) (element-type utf8) */
GPtrArray *ct_output_set_list(CtOutputSet *set);

/* Brings all files to disk and switches. On failure the folder is as before. */
gboolean ct_output_set_commit(CtOutputSet *set, GError **error);

/* Microseconds that the commit spent waiting for the disk. */
gint64 ct_output_set_sync_time(const CtOutputSet *set);

/**
 * CtLock: an advisory lock on a file, for a state folder apart from the output.
 */
typedef struct CtLock CtLock;
CtLock *ct_lock_take(const gchar *path, GError **error); /* CT_ERROR_LOCKED, CT_ERROR_OUTPUT */
void ct_lock_release(CtLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtLock, ct_lock_release)

G_END_DECLS
