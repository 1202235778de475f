/* fetch/file: files that lie on this machine, and standard input. */
#include <errno.h>
#include <glob.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugin/ct-plugin.h"

#define MAX_DEPTH 8
#define MAX_FILES 1000000

typedef struct {
  gchar *path;
  guint64 max_input;
} FileSource;

static gint
compare_paths(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* Every regular file in @folder and below, but for hidden ones. */
static gboolean
list_folder(const gchar *folder, guint depth, GPtrArray *paths, GError **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &fault);
  const gchar *name;

  if (dir == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s: cannot be read: %s"), folder,
                ct_error_reason_of(fault));
    return FALSE;
  }
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree gchar *path = g_build_filename(folder, name, NULL);

    if (name[0] == '.')
      continue;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
      if (g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        continue; /* it may lead up again */
      if (depth < MAX_DEPTH && !list_folder(path, depth + 1, paths, error))
        return FALSE;
    } else {
      g_ptr_array_add(paths, g_steal_pointer(&path));
    }
    if (paths->len > MAX_FILES) {
      g_set_error(error, CT_ERROR, CT_ERROR_LIMIT, _("%s: more than %d files"), folder, MAX_FILES);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
match_pattern(const gchar *pattern, GPtrArray *paths, GError **error)
{
  glob_t found = {0};
  gint result = glob(pattern, GLOB_NOSORT, NULL, &found);

  if (result != 0 && result != GLOB_NOMATCH) {
    globfree(&found);
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s: the folder cannot be searched"), pattern);
    return FALSE;
  }
  for (gsize i = 0; result == 0 && i < found.gl_pathc; i++)
    if (!g_file_test(found.gl_pathv[i], G_FILE_TEST_IS_DIR))
      g_ptr_array_add(paths, g_strdup(found.gl_pathv[i]));
  globfree(&found);
  return TRUE;
}

static gboolean
list_files(const FileSource *source, GPtrArray *paths, GError **error)
{
  if (g_file_test(source->path, G_FILE_TEST_IS_DIR))
    return list_folder(source->path, 0, paths, error);
  if (g_file_test(source->path, G_FILE_TEST_EXISTS)) {
    g_ptr_array_add(paths, g_strdup(source->path));
    return TRUE;
  }
  return match_pattern(source->path, paths, error);
}

static gboolean
fetch_input(const FileSource *source, CtFetchedFunc bring, gpointer user_data, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GBytes) taken = NULL;
  guint8 buffer[65536];
  gssize n;

  while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("standard input: %s"),
                  ct_error_reason(errno));
      return FALSE;
    }
    if (bytes->len + (guint64)n > source->max_input) {
      g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                  _("standard input: more than %lu bytes (option max-input)"),
                  (gulong)source->max_input);
      return FALSE;
    }
    g_byte_array_append(bytes, buffer, (guint)n);
  }
  taken = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
  bring(&(CtFetched){.name = "-", .bytes = taken, .received = -1}, user_data);
  return TRUE;
}

static gboolean
file_fetch(gpointer self, CtFetchedFunc bring, gpointer user_data, GError **error)
{
  const FileSource *source = self;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

  if (g_str_equal(source->path, "-"))
    return fetch_input(source, bring, user_data, error);
  if (!list_files(source, paths, error))
    return FALSE;
  if (paths->len == 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s: there is no such file, or no file in it"),
                source->path);
    return FALSE;
  }
  g_ptr_array_sort(paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    bring(&(CtFetched){.name = paths->pdata[i], .path = paths->pdata[i], .received = -1},
          user_data);
  return TRUE;
}

static gpointer
file_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  FileSource *source = g_new0(FileSource, 1);

  source->path = g_strdup(ct_settings_get(settings, "path"));
  source->max_input = ct_settings_get_number(settings, "max-input");
  return source;
}

static void
file_close(gpointer self)
{
  FileSource *source = self;

  g_free(source->path);
  g_free(source);
}

static const CtOption file_options[] = {
  {"path", CT_OPTION_PATH, NULL, NULL, TRUE,
   N_("a file, a pattern with * ? [...], a folder (all files in it), or - for standard input")},
  {"max-input", CT_OPTION_NUMBER, "512M", NULL, FALSE, N_("bytes read from standard input")},
  {0},
};

static const CtFetchRole file_role = {.size = sizeof file_role, .fetch = file_fetch};

CT_PLUGIN_REGISTER(.name = "file", .summary = N_("files on this machine"), .version = "1.0",
                   .licence = "MIT", .options = file_options, .open = file_open,
                   .close = file_close, .fetch = &file_role)
