#include "fuzz.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* GLib ends a program with SIGTRAP, of which libFuzzer does not keep the input. */

static void
abort_instead(gint number)
{
  (void)number;
  abort();
}

__attribute__((constructor)) static void
catch_traps(void)
{
  signal(SIGTRAP, abort_instead);
}

/* Bytes and texts */

gchar *
fuzz_bytes(const void *data, gsize size)
{
  gchar *copy = g_malloc(MAX(size, 1));

  if (size > 0)
    memcpy(copy, data, size);
  return copy;
}

gchar *
fuzz_text(const void *data, gsize size, gsize *length)
{
  g_autofree gchar *valid = NULL;
  g_autofree gchar *bytes = fuzz_bytes(data, size);

  for (gsize i = 0; i < size; i++)
    if (bytes[i] == '\0')
      bytes[i] = ' ';
  valid = g_utf8_make_valid(bytes, (gssize)size);
  *length = strlen(valid);
  return fuzz_bytes(valid, *length);
}

guint32
fuzz_hash(const void *data, gsize size)
{
  const guint8 *bytes = data;
  guint32 hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

/* Pieces */

void
fuzz_pieces_init(FuzzPieces *pieces, const uint8_t *data, size_t size, gsize max, gboolean random)
{
  *pieces = (FuzzPieces){.at = data, .left = size, .max = MAX(max, 1)};
  if (random)
    pieces->random = g_rand_new_with_seed(fuzz_hash(data, size));
}

const gchar *
fuzz_pieces_next(FuzzPieces *pieces, gsize *length)
{
  gsize n = pieces->max;

  if (pieces->random != NULL)
    n = (gsize)g_rand_int_range(pieces->random, 1, (gint32)pieces->max + 1);
  g_clear_pointer(&pieces->piece, g_free);
  if (pieces->left == 0)
    return NULL;
  *length = MIN(n, pieces->left);
  pieces->piece = fuzz_bytes(pieces->at, *length);
  pieces->at += *length;
  pieces->left -= *length;
  return pieces->piece;
}

void
fuzz_pieces_clear(FuzzPieces *pieces)
{
  g_free(pieces->piece);
  g_clear_pointer(&pieces->random, g_rand_free);
}

/* Parts */

static void
free_part(gpointer data)
{
  FuzzPart *part = data;

  g_free(part->name);
  g_free(part->bytes);
  g_free(part);
}

static void
add_part(GPtrArray *parts, const gchar *name, gsize name_length, const gchar *at, const gchar *end)
{
  FuzzPart *part = g_new0(FuzzPart, 1);

  part->name = g_strndup(name, name_length);
  part->length = (gsize)(end - at);
  part->bytes = fuzz_bytes(at, part->length);
  g_ptr_array_add(parts, part);
}

static const gchar *
line_end(const gchar *at, const gchar *end)
{
  const gchar *found = at < end ? memchr(at, '\n', (gsize)(end - at)) : NULL;

  return found != NULL ? found + 1 : end;
}

static gboolean
is_marker(const gchar *at, const gchar *end)
{
  return end - at > 4 && memcmp(at, "=== ", 4) == 0;
}

GPtrArray *
fuzz_parts(const void *data, gsize size)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func(free_part);
  const gchar *at = data, *end = at + size, *begin = at, *name = "";
  gsize name_length = 0;

  while (at < end) {
    const gchar *next = line_end(at, end);

    if (is_marker(at, next)) {
      add_part(parts, name, name_length, begin, at);
      name = at + 4;
      name_length = (gsize)(next - name) - (next[-1] == '\n' ? 1 : 0);
      begin = next;
    }
    at = next;
  }
  add_part(parts, name, name_length, begin, end);
  return parts;
}

const FuzzPart *
fuzz_parts_find(const GPtrArray *parts, const gchar *name)
{
  for (guint i = 0; i < parts->len; i++) {
    const FuzzPart *part = parts->pdata[i];

    if (strcmp(part->name, name) == 0)
      return part;
  }
  return NULL;
}

/* Files */

static gchar *folder;

static void
remove_folder(void)
{
  g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
  const gchar *name;

  while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
    g_autofree gchar *path = g_build_filename(folder, name, NULL);

    g_unlink(path);
  }
  g_rmdir(folder);
  g_clear_pointer(&folder, g_free);
}

const gchar *
fuzz_folder(void)
{
  if (folder != NULL)
    return folder;
  folder = g_dir_make_tmp("ct-fuzz-XXXXXX", NULL);
  g_assert_nonnull(folder);
  atexit(remove_folder);
  return folder;
}

/* Always a new file: some file systems flush one that is cut to nothing and written
 * again. */
gchar *
fuzz_write(const gchar *name, const gchar *bytes, gsize length)
{
  gchar *path = g_build_filename(fuzz_folder(), name, NULL);
  FILE *file;

  g_unlink(path);
  file = g_fopen(path, "wb");
  g_assert_nonnull(file);
  g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
  g_assert_cmpint(fclose(file), ==, 0);
  return path;
}

/* Catalogs */

static const gchar *const catalog_files[] = {"groups.csv",     "units.csv",      "areas.csv",
                                             "reporters.csv",  "indicators.csv", "components.csv",
                                             "parts.csv",      "headings.csv"};

CtCatalog *
fuzz_catalog_load(const GPtrArray *parts, GError **error)
{
  g_autoptr(GPtrArray) small = fuzz_parts(fuzz_small_catalog, strlen(fuzz_small_catalog));

  for (gsize i = 0; i < G_N_ELEMENTS(catalog_files); i++) {
    const FuzzPart *part = parts != NULL ? fuzz_parts_find(parts, catalog_files[i]) : NULL;
    g_autofree gchar *path = NULL;

    if (part == NULL)
      part = fuzz_parts_find(small, catalog_files[i]);
    g_assert_nonnull(part);
    path = fuzz_write(catalog_files[i], part->bytes, part->length);
  }
  return ct_catalog_load(fuzz_folder(), error);
}

static CtCatalog *catalog;

static void
free_catalog(void)
{
  g_clear_pointer(&catalog, ct_catalog_free);
}

const CtCatalog *
fuzz_catalog(void)
{
  g_autoptr(GError) error = NULL;

  if (catalog != NULL)
    return catalog;
  catalog = fuzz_catalog_load(NULL, &error);
  g_assert_no_error(error);
  atexit(free_catalog);
  return catalog;
}
