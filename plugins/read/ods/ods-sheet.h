/* ods-sheet.h: a table element of a spreadsheet, as it is read.
 */
#pragma once

#include "ods-reading.h"

G_BEGIN_DECLS

typedef struct OdsSheet OdsSheet;

/* @element: the table itself. */
OdsSheet *ods_sheet_new(OdsReading *reading, const OfficeXmlElement *element);
void ods_sheet_free(OdsSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OdsSheet, ods_sheet_free)

/* What is inside of it. %FALSE: no more is wanted, or reading->error is set. */
gboolean ods_sheet_begin_element(OdsSheet *sheet, const OfficeXmlElement *element);
gboolean ods_sheet_end_element(OdsSheet *sheet, guint depth);
void ods_sheet_letters(OdsSheet *sheet, const gchar *letters, gsize length);
/* The table has ended. */
gboolean ods_sheet_finish(OdsSheet *sheet);

G_END_DECLS
