/* office-package-private.h: what the files of office-package share.
 */
#pragma once

#include <zip.h>

#include "office/office-package.h"

/* Deflate makes at most 1032 bytes of one; tables rarely more than 30. What is inflated beyond
 * the free bytes may be so many times what the archive has for it. */
#define OFFICE_MAX_RATIO 200u
#define OFFICE_FREE_BYTES (32u << 20)

/* @bytes: (nullable): the part is removed */
typedef struct {
  gchar *name;
  GBytes *bytes;
} OfficeChange;

/**
 * OfficePackage:
 * @bytes: the archive; libzip reads from there
 * @names: (element-type utf8): valid UTF-8, for people
 * @index: folded name -> index
 * @inflated: bytes of all parts that were read
 * @changes: (element-type OfficeChange): in the order in which they were asked for
 */
struct OfficePackage {
  OfficeLimits limits;
  GBytes *bytes;
  zip_t *zip;
  guint n_parts;
  GPtrArray *names;
  GHashTable *index;
  guint64 inflated;
  GPtrArray *changes;
};

gboolean office_package_find(const OfficePackage *package, const gchar *name, guint *index);

/* What libzip complains of, as the end of a message in the thread's language. */
const gchar *office_zip_reason(zip_error_t *problem);

/* What the end of the archive says of the number of entries, before libzip makes room for so
 * many: the largest of what stands there. */
guint64 office_package_claimed_count(GBytes *bytes);

void office_change_free(OfficeChange *change);

/* Whether the copy in @source has what was not changed as it was. */
gboolean office_package_check_copy(OfficePackage *package, zip_source_t *source);
