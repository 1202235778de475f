#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-package-private.h"

/**
 * OfficePart:
 * @packed: bytes that the archive has for it
 * @size: bytes that it shall have inflated, as the archive says
 * @inflated: bytes given
 */
struct OfficePart {
  OfficePackage *package;
  const gchar *name;
  zip_file_t *file;
  guint64 packed;
  guint64 size;
  guint64 inflated;
};

/* What ODF and OPC allow: stored or deflated, and no password. */
static gboolean
check_method(const zip_stat_t *stat, const gchar *name, GError **error)
{
  if (stat->encryption_method != ZIP_EM_NONE) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("part %s is locked by a password: save the file without one"), name);
    return FALSE;
  }
  if (stat->comp_method == ZIP_CM_STORE || stat->comp_method == ZIP_CM_DEFLATE)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("part %s is packed by method %u, expected stored (0) or deflated (8)"), name,
              stat->comp_method);
  return FALSE;
}

static void
set_damaged(GError **error, const gchar *name, const gchar *detail)
{
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("part %s is damaged: %s"), name, detail);
}

OfficePart *
office_package_open_part(OfficePackage *package, const gchar *name, GError **error)
{
  g_autoptr(OfficePart) part = g_new0(OfficePart, 1);
  zip_stat_t stat;
  guint index;

  if (!office_package_find(package, name, &index)) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("part %s is missing in the file"), name);
    return NULL;
  }
  part->package = package;
  part->name = office_package_name(package, index);
  if (zip_stat_index(package->zip, index, 0, &stat) != 0) {
    set_damaged(error, part->name, office_zip_reason(zip_get_error(package->zip)));
    return NULL;
  }
  part->packed = stat.comp_size;
  part->size = stat.size;
  if (!check_method(&stat, part->name, error))
    return NULL;
  part->file = zip_fopen_index(package->zip, index, 0);
  if (part->file == NULL) {
    set_damaged(error, part->name, office_zip_reason(zip_get_error(package->zip)));
    return NULL;
  }
  return g_steal_pointer(&part);
}

/* Returns: whether @inflated bytes of @packed are more than any table is */
static gboolean
is_bomb(guint64 inflated, guint64 packed)
{
  return inflated > OFFICE_FREE_BYTES &&
         (inflated - OFFICE_FREE_BYTES) / OFFICE_MAX_RATIO > packed;
}

/* libzip looks at the checksum alone. */
static gboolean
check_size(const OfficePart *part, gboolean at_end, GError **error)
{
  if (at_end ? part->inflated == part->size : part->inflated <= part->size)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("part %s is damaged: it has %lu bytes, unpacked, and shall have %lu"), part->name,
              (gulong)part->inflated, (gulong)part->size);
  return FALSE;
}

static gboolean
check_limits(const OfficePart *part, GError **error)
{
  const OfficePackage *package = part->package;

  if (part->inflated > package->limits.max_part)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("part %s has more than the limit of %lu bytes, unpacked"), part->name,
                (gulong)package->limits.max_part);
  else if (package->inflated > package->limits.max_total)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("the parts read up to %s have more than the limit of %lu bytes, unpacked"),
                part->name, (gulong)package->limits.max_total);
  else if (is_bomb(part->inflated, part->packed) ||
           is_bomb(package->inflated, g_bytes_get_size(package->bytes)))
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("part %s is a ZIP bomb: %lu bytes became %lu, more than the limit of %u times"),
                part->name, (gulong)part->packed, (gulong)part->inflated, OFFICE_MAX_RATIO);
  else
    return TRUE;
  return FALSE;
}

gssize
office_part_read(OfficePart *part, gchar *buffer, gsize size, GError **error)
{
  zip_int64_t n = zip_fread(part->file, buffer, size);

  if (n < 0) {
    set_damaged(error, part->name, office_zip_reason(zip_file_get_error(part->file)));
    return -1;
  }
  part->inflated += (guint64)n;
  part->package->inflated += (guint64)n;
  return check_limits(part, error) && check_size(part, n == 0, error) ? (gssize)n : -1;
}

void
office_part_free(OfficePart *part)
{
  if (part == NULL)
    return;
  if (part->file != NULL)
    zip_fclose(part->file);
  g_free(part);
}

GBytes *
office_package_read(OfficePackage *package, const gchar *name, gsize max_bytes, GError **error)
{
  g_autoptr(OfficePart) part = office_package_open_part(package, name, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gchar piece[8192];
  gssize n = 0;

  while (part != NULL && (n = office_part_read(part, piece, sizeof piece, error)) > 0) {
    if (bytes->len + (gsize)n > MIN(max_bytes, (gsize)G_MAXINT)) {
      g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                  _("part %s has more than the limit of %lu bytes, unpacked"), part->name,
                  (gulong)max_bytes);
      return NULL;
    }
    g_byte_array_append(bytes, (const guint8 *)piece, (guint)n);
  }
  if (part == NULL || n < 0)
    return NULL;
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
