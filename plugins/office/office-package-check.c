#include <string.h>

#include "office/office-package-private.h"

/* Returns: (nullable): the last change of the part */
static const OfficeChange *
find_change(OfficePackage *package, guint index)
{
  for (guint i = package->changes->len; i > 0; i--) {
    const OfficeChange *change = g_ptr_array_index(package->changes, i - 1);
    guint found;

    if (office_package_find(package, change->name, &found) && found == index)
      return change;
  }
  return NULL;
}

static gboolean
is_same_part(zip_t *a, guint at_a, zip_t *b, guint at_b)
{
  zip_file_t *file_a = zip_fopen_index(a, at_a, ZIP_FL_COMPRESSED);
  zip_file_t *file_b = zip_fopen_index(b, at_b, ZIP_FL_COMPRESSED);
  gchar piece_a[16384], piece_b[16384];
  zip_int64_t n_a = -1, n_b = -1;

  while (file_a != NULL && file_b != NULL) {
    n_a = zip_fread(file_a, piece_a, sizeof piece_a);
    n_b = zip_fread(file_b, piece_b, sizeof piece_b);
    if (n_a <= 0 || n_a != n_b || memcmp(piece_a, piece_b, (gsize)n_a) != 0)
      break;
  }
  if (file_a != NULL)
    zip_fclose(file_a);
  if (file_b != NULL)
    zip_fclose(file_b);
  /* What could not be read before cannot now. */
  return file_a == NULL || n_a < 0 || (n_a == 0 && n_b == 0);
}

/* Damaged archives, whose parts do not stand where they are said to, are not trusted to have
 * been copied well. */
static gboolean
is_true_copy(OfficePackage *package, zip_t *copy)
{
  guint n_removed = 0;

  for (guint i = 0; i < package->n_parts; i++) {
    const OfficeChange *change = find_change(package, i);

    if (change == NULL && !is_same_part(package->zip, i, copy, i - n_removed))
      return FALSE;
    n_removed += change != NULL && change->bytes == NULL ? 1 : 0;
  }
  return TRUE;
}

gboolean
office_package_check_copy(OfficePackage *package, zip_source_t *source)
{
  zip_error_t problem;
  zip_t *copy;
  gboolean same;

  zip_error_init(&problem);
  zip_source_keep(source);
  copy = zip_open_from_source(source, ZIP_RDONLY, &problem);
  zip_error_fini(&problem);
  if (copy == NULL) {
    zip_source_free(source);
    return FALSE;
  }
  same = is_true_copy(package, copy);
  zip_discard(copy);
  return same;
}
