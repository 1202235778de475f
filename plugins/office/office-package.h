/* office-package.h: a workbook's container: parts with names in a ZIP archive (OOXML, ODF).
 *
 * The one home of libzip. Archives are hostile: sizes in their headers are not trusted, what
 * is inflated is counted, and names are looked up and never written to.
 */
#pragma once

#include "base/ct-input.h"

G_BEGIN_DECLS

/**
 * OfficeLimits: what a workbook may cost; named in the message when one is passed.
 * @max_file: bytes of the archive, which is kept in memory
 * @max_parts: entries
 * @max_part: bytes of one part, inflated
 * @max_total: bytes of all parts that are read, inflated
 */
typedef struct {
  guint64 max_file;
  guint max_parts;
  guint64 max_part;
  guint64 max_total;
} OfficeLimits;

#define OFFICE_LIMITS_DEFAULT                                                                      \
  ((OfficeLimits){.max_file = 256u << 20,                                                          \
                  .max_parts = 10000,                                                              \
                  .max_part = G_GUINT64_CONSTANT(1) << 30,                                         \
                  .max_total = G_GUINT64_CONSTANT(1) << 30})

typedef struct OfficePackage OfficePackage;

/* Reads @input to its end. Fails with %CT_ERROR_SOURCE. Returns: (transfer full) (nullable) */
OfficePackage *office_package_open(CtInput *input, const OfficeLimits *limits, GError **error);
void office_package_free(OfficePackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficePackage, office_package_free)

guint office_package_count(const OfficePackage *package);
/* Returns: (transfer none): as the archive spells it */
const gchar *office_package_name(const OfficePackage *package, guint index);

/* Names count without regard to the case of ASCII letters, as OPC says, and with or without
 * a leading '/'. Of two parts of one name the first counts. */
gboolean office_package_has(const OfficePackage *package, const gchar *name);

/* A part, read once from front to end. Several may be open. */
typedef struct OfficePart OfficePart;
OfficePart *office_package_open_part(OfficePackage *package, const gchar *name, GError **error);
/* Returns: bytes read, 0 at the end, -1 on error: damaged, or past a limit */
gssize office_part_read(OfficePart *part, gchar *buffer, gsize size, GError **error);
void office_part_free(OfficePart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficePart, office_part_free)

/* All of a small part. @max_bytes: of it, beside the package's limits.
 * Returns: (transfer full) (nullable) */
GBytes *office_package_read(OfficePackage *package, const gchar *name, gsize max_bytes,
                            GError **error);

/* A changed copy: parts that are neither put nor removed keep their bytes as they are in the
 * archive, compressed ones too, their dates, attributes and extra fields, and their order; what
 * is put keeps its place, its date and whether it is stored ("mimetype" of ODF). Without a change
 * the copy is the same file. Behind the first part that was changed headers are written anew:
 * sizes that stood behind the data stand before it. A damaged archive is not copied. */

/* The part is replaced, or added behind the others. */
void office_package_put(OfficePackage *package, const gchar *name, GBytes *bytes);
void office_package_remove(OfficePackage *package, const gchar *name);
/* Makes the file @path. Fails with %CT_ERROR_OUTPUT. */
gboolean office_package_write(OfficePackage *package, const gchar *path, GError **error);

G_END_DECLS
