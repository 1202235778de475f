/* office-kind.h: what a file is, whatever its name, and what its sender can do when nobody can
 * read it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OFFICE_KIND_OTHER, /* text of any kind, or not known */
  OFFICE_KIND_EMPTY, /* no bytes */
  OFFICE_KIND_XLSX,
  OFFICE_KIND_ODS,
  OFFICE_KIND_XLS,
  OFFICE_KIND_ENCRYPTED, /* a workbook behind a password */
  OFFICE_KIND_CFB,       /* an old office file of another or not yet known kind */
  OFFICE_KIND_DOCUMENT,  /* of Word or Writer */
  OFFICE_KIND_SLIDES,
  OFFICE_KIND_MAIL,
  OFFICE_KIND_HTML,
  OFFICE_KIND_XML_SHEET, /* XML Spreadsheet 2003 */
  OFFICE_KIND_XML,
  OFFICE_KIND_PDF,
  OFFICE_KIND_IMAGE,
  OFFICE_KIND_ZIP, /* of a kind that its beginning does not show */
  OFFICE_KIND_ARCHIVE
} OfficeKind;

/* @head: (array length=length): the first 4 KiB tell all but which kind of old office file it
 * is (%OFFICE_KIND_CFB); for that @length must be the whole file */
OfficeKind office_kind_find(const gchar *head, gsize length);

/* What it is and the remedy, in the thread's language, for people.
 * Returns: (transfer none) (nullable): %NULL for kinds that some reader reads */
const gchar *office_kind_tell(OfficeKind kind);

G_END_DECLS
