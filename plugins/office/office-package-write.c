#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-package-private.h"

/* 1 January 1980, where ZIP begins: copies made at different times are the same. */
#define FIRST_DAY ((1 << 5) | 1)

void
office_change_free(OfficeChange *change)
{
  g_free(change->name);
  g_clear_pointer(&change->bytes, g_bytes_unref);
  g_free(change);
}

static void
take_change(OfficePackage *package, const gchar *name, GBytes *bytes)
{
  OfficeChange *change = g_new0(OfficeChange, 1);

  change->name = g_strdup(name[0] == '/' ? name + 1 : name);
  change->bytes = bytes != NULL ? g_bytes_ref(bytes) : NULL;
  g_ptr_array_add(package->changes, change);
}

void
office_package_put(OfficePackage *package, const gchar *name, GBytes *bytes)
{
  take_change(package, name, bytes);
}

void
office_package_remove(OfficePackage *package, const gchar *name)
{
  take_change(package, name, NULL);
}

/* Whether a later change is about the same part. */
static gboolean
is_overtaken(const GPtrArray *changes, guint at)
{
  const OfficeChange *change = g_ptr_array_index(changes, at);

  for (guint i = at + 1; i < changes->len; i++)
    if (g_ascii_strcasecmp(((OfficeChange *)g_ptr_array_index(changes, i))->name,
                           change->name) == 0)
      return TRUE;
  return FALSE;
}

/* It keeps its date and whether it is compressed. */
static gboolean
replace(OfficePackage *package, zip_t *zip, guint index, zip_source_t *source)
{
  zip_stat_t stat;

  return zip_stat_index(package->zip, index, 0, &stat) == 0 &&
         zip_file_replace(zip, index, source, 0) == 0 &&
         zip_set_file_compression(
           zip, index, stat.comp_method == ZIP_CM_STORE ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_mtime(zip, index, stat.mtime, 0) == 0;
}

static gboolean
add(zip_t *zip, const gchar *name, zip_source_t *source)
{
  zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);

  return index >= 0 &&
         zip_set_file_compression(zip, (guint64)index, ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime(zip, (guint64)index, 0, FIRST_DAY, 0) == 0;
}

static gboolean
apply(OfficePackage *package, zip_t *zip, const OfficeChange *change)
{
  guint index;
  gboolean found = office_package_find(package, change->name, &index);
  zip_source_t *source;
  gsize size;
  const void *data;

  if (change->bytes == NULL)
    return !found || zip_delete(zip, index) == 0;
  data = g_bytes_get_data(change->bytes, &size);
  source = zip_source_buffer(zip, data, size, 0);
  if (source == NULL)
    return FALSE;
  if (found ? replace(package, zip, index, source) : add(zip, change->name, source))
    return TRUE;
  zip_source_free(source);
  return FALSE;
}

static gboolean
apply_all(OfficePackage *package, zip_t *zip)
{
  for (guint i = 0; i < package->changes->len; i++)
    if (!is_overtaken(package->changes, i) &&
        !apply(package, zip, g_ptr_array_index(package->changes, i)))
      return FALSE;
  return TRUE;
}

static void
set_output_error(GError **error, const gchar *path, const gchar *detail)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s cannot be written: %s"), path, detail);
}

static gboolean
write_piece(gint fd, const gchar *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write(fd, bytes, length);

    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0) {
      bytes += n;
      length -= (gsize)n;
    }
  }
  return TRUE;
}

static gboolean
copy_to_file(zip_source_t *source, gint fd)
{
  gchar piece[16384];
  zip_int64_t n;

  while ((n = zip_source_read(source, piece, sizeof piece)) > 0)
    if (!write_piece(fd, piece, (gsize)n))
      return FALSE;
  errno = n < 0 ? EIO : 0;
  return n == 0;
}

static gboolean
write_file(zip_source_t *source, const gchar *path, GError **error)
{
  gint fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  gboolean written;

  if (fd < 0) {
    set_output_error(error, path, ct_error_reason(errno));
    return FALSE;
  }
  written = copy_to_file(source, fd);
  if (close(fd) != 0 || !written) {
    set_output_error(error, path, ct_error_reason(errno));
    unlink(path);
    return FALSE;
  }
  return TRUE;
}

static gboolean
write_changed(OfficePackage *package, zip_t *zip, zip_source_t *source, const gchar *path,
              GError **error)
{
  gboolean written;

  if (!apply_all(package, zip) || zip_close(zip) != 0) {
    set_output_error(error, path, office_zip_reason(zip_get_error(zip)));
    zip_discard(zip);
    return FALSE;
  }
  if (!office_package_check_copy(package, source)) {
    set_output_error(error, path, _("the archive that is to be copied is damaged"));
    return FALSE;
  }
  if (zip_source_open(source) != 0) {
    set_output_error(error, path, office_zip_reason(zip_source_error(source)));
    return FALSE;
  }
  written = write_file(source, path, error);
  zip_source_close(source);
  return written;
}

/* libzip changes the archive in memory; that memory must be its own, as libzip 1.7 frees what
 * it was only lent when it keeps the front of an archive. Returns: (nullable) */
static zip_source_t *
copy_archive(OfficePackage *package, zip_error_t *problem)
{
  gsize size;
  const void *data = g_bytes_get_data(package->bytes, &size);
  void *copy = malloc(size);
  zip_source_t *source;

  if (copy == NULL) {
    zip_error_set(problem, ZIP_ER_MEMORY, 0);
    return NULL;
  }
  memcpy(copy, data, size);
  source = zip_source_buffer_create(copy, size, 1, problem);
  if (source == NULL)
    free(copy);
  return source;
}

gboolean
office_package_write(OfficePackage *package, const gchar *path, GError **error)
{
  zip_error_t problem;
  zip_source_t *source;
  zip_t *zip;
  gboolean written;

  zip_error_init(&problem);
  source = copy_archive(package, &problem);
  zip = source != NULL ? zip_open_from_source(source, 0, &problem) : NULL;
  if (zip == NULL) {
    set_output_error(error, path, office_zip_reason(&problem));
    zip_source_free(source);
    zip_error_fini(&problem);
    return FALSE;
  }
  zip_error_fini(&problem);
  zip_source_keep(source);
  written = write_changed(package, zip, source, path, error);
  zip_source_free(source);
  return written;
}
