#include "base/ct-output.h"

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-output-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES ((gsize)256 * 1024)
#define WRITE_BACK_BYTES ((gint64)8 * 1024 * 1024)
/* Of a long file so much stays in memory. */
#define CACHED_BYTES ((gint64)16 * 1024 * 1024)

/* @path: NULL for memory; @fd: -1 for memory, a claimed file, and after the sync;
 * @written: bytes; @under_way: those of them that are on their way to disk */
struct CtOutput {
  gchar *name;
  gchar *path;
  int fd;
  gboolean closed;
  GString *buffer; /* of a memory set: the whole file */
  gchar *fault;
  gint64 written;
  gint64 under_way;
};

/* @folder: NULL for a set in memory */
struct CtOutputSet {
  CtOutputFolder *folder;
  GHashTable *outputs; /* name -> CtOutput */
  gboolean committed;
};

static void
output_free(gpointer data)
{
  CtOutput *output = data;

  if (output->fd >= 0)
    close(output->fd);
  g_string_free(output->buffer, TRUE);
  g_free(output->fault);
  g_free(output->path);
  g_free(output->name);
  g_free(output);
}

CtOutputSet *
ct_output_set_new_memory(void)
{
  CtOutputSet *set = g_new0(CtOutputSet, 1);

  set->outputs = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, output_free);
  return set;
}

CtOutputSet *
ct_output_set_open(const gchar *path, GError **error)
{
  g_autoptr(CtOutputFolder) folder = ct_output_folder_open(path, error);
  CtOutputSet *set;

  if (folder == NULL)
    return NULL;
  set = ct_output_set_new_memory();
  set->folder = g_steal_pointer(&folder);
  return set;
}

void
ct_output_set_free(CtOutputSet *set)
{
  if (set == NULL)
    return;
  g_hash_table_unref(set->outputs);
  ct_output_folder_free(set->folder);
  g_free(set);
}

static gboolean
has_odd_part(const gchar *name)
{
  g_auto(GStrv) parts = g_strsplit(name, "/", -1);

  for (gchar **part = parts; *part != NULL; part++)
    if (**part == '\0' || g_str_equal(*part, ".") || g_str_equal(*part, ".."))
      return TRUE;
  return *name == '\0';
}

/* Whether one of two different names would be a folder of the other. */
static gboolean
is_below(const gchar *name, const gchar *other)
{
  gsize length = strlen(other);

  return strncmp(name, other, length) == 0 && name[length] == '/';
}

static gboolean
is_taken(CtOutputSet *set, const gchar *name)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init(&iter, set->outputs);
  while (g_hash_table_iter_next(&iter, &other, NULL))
    if (g_str_equal(name, other) || is_below(name, other) || is_below(other, name))
      return TRUE;
  return FALSE;
}

static gboolean
check_name(CtOutputSet *set, const gchar *name, GError **error)
{
  if (has_odd_part(name))
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("output '%s': a name below the output folder is wanted, without '..'"), name);
  else if (g_str_has_prefix(name, ".chitieu"))
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("output '%s': '.chitieu' is a reserved name"),
                name);
  else if (is_taken(set, name))
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("output '%s': this name is taken twice"),
                name);
  else
    return TRUE;
  return FALSE;
}

static CtOutput *
add_output(CtOutputSet *set, const gchar *name)
{
  CtOutput *output = g_new0(CtOutput, 1);

  output->name = g_strdup(name);
  output->fd = -1;
  output->buffer = g_string_new(NULL);
  g_hash_table_insert(set->outputs, output->name, output);
  return output;
}

static gchar *
make_path(CtOutputSet *set, const gchar *name, GError **error)
{
  g_autofree gchar *path = g_build_filename(set->folder->staging, name, NULL);
  g_autofree gchar *folder = g_path_get_dirname(path);

  if (g_mkdir_with_parents(folder, 0777) == 0)
    return g_steal_pointer(&path);
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be made: %s"), name,
              ct_error_reason(errno));
  return NULL;
}

static gboolean
can_add(CtOutputSet *set)
{
  return !set->committed && (set->folder == NULL || set->folder->staging != NULL);
}

CtOutput *
ct_output_set_create(CtOutputSet *set, const gchar *name, GError **error)
{
  g_autofree gchar *path = NULL;
  CtOutput *output;
  int fd = -1;

  g_return_val_if_fail(can_add(set), NULL);
  if (!check_name(set, name, error))
    return NULL;
  if (set->folder != NULL) {
    path = make_path(set, name, error);
    if (path == NULL)
      return NULL;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0) {
      g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be made: %s"), name,
                  ct_error_reason(errno));
      return NULL;
    }
  }
  output = add_output(set, name);
  output->path = g_steal_pointer(&path);
  output->fd = fd;
  return output;
}

gchar *
ct_output_set_claim(CtOutputSet *set, const gchar *name, GError **error)
{
  g_autofree gchar *path = NULL;
  CtOutput *output;

  g_return_val_if_fail(can_add(set), NULL);
  if (!check_name(set, name, error))
    return NULL;
  if (set->folder == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT,
                _("%s: can only be written to a folder, not to standard output"), name);
    return NULL;
  }
  path = make_path(set, name, error);
  if (path == NULL)
    return NULL;
  output = add_output(set, name);
  output->path = g_strdup(path);
  output->closed = TRUE;
  return g_steal_pointer(&path);
}

/* What has arrived on disk gives its pages to what follows: new ones would have to be cleared,
 * and a file of gigabytes would push out of memory what others read. */
static void
let_go(const CtOutput *output)
{
#ifdef POSIX_FADV_DONTNEED
  if (output->under_way > CACHED_BYTES)
    (void)posix_fadvise(output->fd, 0, output->under_way - CACHED_BYTES, POSIX_FADV_DONTNEED);
#endif
}

/* A long file starts its way to disk while the rest of it is made, and the sync at the end
 * waits for less. Nothing depends on it: that sync tells whether all has arrived. */
static void
start_write_back(CtOutput *output)
{
  if (output->written - output->under_way < WRITE_BACK_BYTES)
    return;
#ifdef SYNC_FILE_RANGE_WRITE
  (void)sync_file_range(output->fd, output->under_way, output->written - output->under_way,
                        SYNC_FILE_RANGE_WRITE);
#endif
  let_go(output);
  output->under_way = output->written;
}

/* write(2) until all is out; the first fault stays. */
static void
write_out(CtOutput *output, const gchar *bytes, gsize length)
{
  while (length > 0 && output->fault == NULL) {
    gssize n = write(output->fd, bytes, length);

    if (n >= 0) {
      bytes += n;
      length -= (gsize)n;
      output->written += n;
    } else if (errno != EINTR) {
      output->fault = g_strdup(ct_error_reason(errno));
    }
  }
  start_write_back(output);
}

static void
flush(CtOutput *output)
{
  write_out(output, output->buffer->str, output->buffer->len);
  g_string_truncate(output->buffer, 0);
}

void
ct_output_write(CtOutput *output, const gchar *bytes, gsize length)
{
  g_return_if_fail(!output->closed);
  if (output->fd >= 0 && output->buffer->len + length > BUFFER_BYTES)
    flush(output);
  if (output->fd >= 0 && length > BUFFER_BYTES)
    write_out(output, bytes, length);
  else if (output->fault == NULL)
    g_string_append_len(output->buffer, bytes, (gssize)length);
}

static gboolean
set_fault(const CtOutput *output, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be written: %s"), output->name,
              output->fault);
  return FALSE;
}

gboolean
ct_output_close(CtOutput *output, GError **error)
{
  if (!output->closed && output->fd >= 0)
    flush(output);
  output->closed = TRUE;
  return output->fault == NULL || set_fault(output, error);
}

GBytes *
ct_output_set_get_bytes(CtOutputSet *set, const gchar *name)
{
  CtOutput *output = g_hash_table_lookup(set->outputs, name);

  if (set->folder != NULL || output == NULL || !output->closed)
    return NULL;
  return g_bytes_new(output->buffer->str, output->buffer->len);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

GPtrArray *
ct_output_set_list(CtOutputSet *set)
{
  GPtrArray *names = g_ptr_array_new();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init(&iter, set->outputs);
  while (g_hash_table_iter_next(&iter, &name, NULL))
    g_ptr_array_add(names, name);
  g_ptr_array_sort(names, compare_names);
  return names;
}

static gboolean
is_regular(const gchar *path)
{
  struct stat info;

  return lstat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static gboolean
sync_output(CtOutputSet *set, CtOutput *output, GError **error)
{
  gboolean done;

  if (!ct_output_close(output, error))
    return FALSE;
  if (set->folder == NULL)
    return TRUE;
  if (output->fd < 0 && !is_regular(output->path)) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: was announced and never written"),
                output->name);
    return FALSE;
  }
  if (output->fd < 0)
    return ct_output_sync_path(output->path, &set->folder->sync_time, error);
  done = ct_output_sync_fd(output->fd, output->name, &set->folder->sync_time, error);
  close(output->fd);
  output->fd = -1;
  return done;
}

/* The sub-folders that lead to @name, so that the file's entry is on disk, too. */
static gboolean
sync_parents(CtOutputSet *set, const CtOutput *output, GError **error)
{
  g_autofree gchar *path = g_path_get_dirname(output->path);

  while (!g_str_equal(path, set->folder->staging)) {
    g_autofree gchar *below = g_steal_pointer(&path);

    if (!ct_output_sync_path(below, &set->folder->sync_time, error))
      return FALSE;
    path = g_path_get_dirname(below);
  }
  return TRUE;
}

static gboolean
sync_outputs(CtOutputSet *set, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len; i++) {
    CtOutput *output = g_hash_table_lookup(set->outputs, names->pdata[i]);

    if (!sync_output(set, output, error) ||
        (set->folder != NULL && !sync_parents(set, output, error)))
      return FALSE;
  }
  return TRUE;
}

/* The first parts of the sorted names, each once. Returns: (transfer full) */
static GPtrArray *
list_tops(GPtrArray *names)
{
  GPtrArray *tops = g_ptr_array_new_with_free_func(g_free);
  const gchar *last = NULL;

  for (guint i = 0; i < names->len; i++) {
    const gchar *name = names->pdata[i];
    gchar *top = g_strndup(name, strcspn(name, "/"));

    if (g_strcmp0(top, last) == 0) {
      g_free(top);
      continue;
    }
    g_ptr_array_add(tops, top);
    last = top;
  }
  return tops;
}

gboolean
ct_output_set_commit(CtOutputSet *set, GError **error)
{
  g_autoptr(GPtrArray) names = ct_output_set_list(set);
  g_autoptr(GPtrArray) tops = list_tops(names);

  g_return_val_if_fail(can_add(set), FALSE);
  set->committed = sync_outputs(set, names, error) &&
                   (set->folder == NULL || ct_output_folder_publish(set->folder, tops, error));
  if (!set->committed && set->folder != NULL)
    ct_output_folder_drop(set->folder);
  return set->committed;
}

gint64
ct_output_set_sync_time(const CtOutputSet *set)
{
  return set->folder != NULL ? set->folder->sync_time : 0;
}
