#include "office/office-package.h"

#include <string.h>
#include <zip.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-package-private.h"

#define PIECE 65536u

/* An entry of the central directory, and its local header: without name, extra, data. */
#define ENTRY_BYTES (46u + 30u)

/* Returns: (transfer full): how names are compared; some programs write '\\' */
static gchar *
fold_name(const gchar *name)
{
  gchar *folded = g_ascii_strdown(name[0] == '/' ? name + 1 : name, -1);

  return g_strdelimit(folded, "\\", '/');
}

/* Returns: (transfer full) (nullable): all of @input */
static GBytes *
read_input(CtInput *input, guint64 max_file, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autofree gchar *piece = g_malloc(PIECE);
  gssize n;

  while ((n = ct_input_read(input, piece, PIECE, error)) > 0) {
    if (bytes->len + (guint64)n > MIN(max_file, (guint64)G_MAXUINT / 2)) {
      g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                  _("the archive has more than the limit of %lu bytes"), (gulong)max_file);
      return NULL;
    }
    g_byte_array_append(bytes, (const guint8 *)piece, (guint)n);
  }
  return n == 0 ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

static gboolean
check_magic(CtInput *input, GError **error)
{
  gsize length = 0;
  const gchar *head = ct_input_peek(input, 4, &length, error);

  if (head == NULL)
    return FALSE;
  if (length >= 4 && (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0))
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the file is no ZIP archive, expected one: XLSX, ODS"));
  return FALSE;
}

static gboolean
open_zip(OfficePackage *package, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data(package->bytes, &size);
  zip_source_t *source;
  zip_error_t problem;

  zip_error_init(&problem);
  source = zip_source_buffer_create(data, size, 0, &problem);
  if (source != NULL)
    package->zip = zip_open_from_source(source, ZIP_RDONLY, &problem);
  if (package->zip == NULL)
    zip_source_free(source);
  if (package->zip == NULL)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("the ZIP archive is cut off or damaged: %s"), office_zip_reason(&problem));
  zip_error_fini(&problem);
  return package->zip != NULL;
}

/* Of two parts of one name the first counts. */
static gboolean
take_names(OfficePackage *package, GError **error)
{
  guint64 claimed = 0;
  guint n = package->n_parts;

  for (guint i = 0; i < n; i++) {
    const gchar *name = zip_get_name(package->zip, i, ZIP_FL_ENC_GUESS);
    g_autofree gchar *folded = fold_name(name != NULL ? name : "");
    zip_stat_t stat;

    g_ptr_array_add(package->names, g_utf8_make_valid(name != NULL ? name : "", -1));
    if (!g_hash_table_contains(package->index, folded))
      g_hash_table_insert(package->index, g_steal_pointer(&folded), GUINT_TO_POINTER(i));
    if (zip_stat_index(package->zip, i, 0, &stat) == 0)
      claimed += ENTRY_BYTES + MIN(stat.comp_size, (guint64)G_MAXUINT32 * 2);
  }
  if (claimed <= g_bytes_get_size(package->bytes))
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the parts of the ZIP archive overlap: they claim %lu bytes of %zu"),
              (gulong)claimed, g_bytes_get_size(package->bytes));
  return FALSE;
}

static gboolean
check_count(guint64 n, const OfficeLimits *limits, GError **error)
{
  if (n <= limits->max_parts)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the ZIP archive has %lu parts, more than the limit of %u"), (gulong)n,
              limits->max_parts);
  return FALSE;
}

OfficePackage *
office_package_open(CtInput *input, const OfficeLimits *limits, GError **error)
{
  g_autoptr(OfficePackage) package = g_new0(OfficePackage, 1);

  package->limits = *limits;
  package->names = g_ptr_array_new_with_free_func(g_free);
  package->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  package->changes = g_ptr_array_new_with_free_func((GDestroyNotify)office_change_free);
  if (!check_magic(input, error))
    return NULL;
  package->bytes = read_input(input, limits->max_file, error);
  if (package->bytes == NULL ||
      !check_count(office_package_claimed_count(package->bytes), limits, error) ||
      !open_zip(package, error))
    return NULL;
  package->n_parts = (guint)zip_get_num_entries(package->zip, 0);
  if (!check_count(package->n_parts, limits, error) || !take_names(package, error))
    return NULL;
  return g_steal_pointer(&package);
}

void
office_package_free(OfficePackage *package)
{
  if (package == NULL)
    return;
  g_clear_pointer(&package->zip, zip_discard);
  g_clear_pointer(&package->bytes, g_bytes_unref);
  g_ptr_array_unref(package->names);
  g_ptr_array_unref(package->changes);
  g_hash_table_unref(package->index);
  g_free(package);
}

guint
office_package_count(const OfficePackage *package)
{
  return package->n_parts;
}

const gchar *
office_package_name(const OfficePackage *package, guint index)
{
  g_return_val_if_fail(index < package->n_parts, NULL);
  return g_ptr_array_index(package->names, index);
}

gboolean
office_package_find(const OfficePackage *package, const gchar *name, guint *index)
{
  g_autofree gchar *folded = fold_name(name);
  gpointer found;

  if (!g_hash_table_lookup_extended(package->index, folded, NULL, &found))
    return FALSE;
  *index = GPOINTER_TO_UINT(found);
  return TRUE;
}

gboolean
office_package_has(const OfficePackage *package, const gchar *name)
{
  guint index;

  return office_package_find(package, name, &index);
}
