/* xlsx-merges.h: the merged cells of a sheet, which stand behind its cells, before these.
 */
#pragma once

#include "office/office-address.h"
#include "office/office-package.h"

G_BEGIN_DECLS

/**
 * XlsxMerges: what a first look at a sheet's part gave.
 * @ranges: (element-type OfficeRange)
 * @n_wrong: that are none
 * @full: there are more than may be
 * @whole: (nullable): all of the part, where it is small: it need not be inflated again
 */
typedef struct {
  GArray *ranges;
  guint n_wrong;
  gboolean full;
  GByteArray *whole;
} XlsxMerges;

gboolean xlsx_merges_read(OfficePackage *package, const gchar *part, guint max,
                          XlsxMerges *merges, GError **error);
void xlsx_merges_clear(XlsxMerges *merges);

G_END_DECLS
