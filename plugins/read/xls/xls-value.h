/* xls-value.h: what the child tells of a cell, as a person saw it.
 */
#pragma once

#include "office/office-font.h"
#include "office/office-number.h"
#include "xls-protocol.h"

typedef struct {
  OfficeFormat format;
  OfficeFont font;
} XlsStyle;

/* Valid UTF-8 in NFC, of text that may be anything. Returns: (transfer full) */
gchar *xls_text_copy(const gchar *text, gsize length);

/* @style: (nullable). The cell's text is in @seen, or static. */
CtCell xls_number_cell(gdouble number, const XlsStyle *style, gboolean since_1904,
                       gchar seen[OFFICE_SEEN_SIZE]);
CtCell xls_truth_cell(gdouble number);
/* @clean: (out) (transfer full) (nullable): where the cell's text lies, unless in @text
 * @n_old: (inout): of its font is counted up when that said that the text is in an old encoding */
CtCell xls_text_cell(const gchar *text, gsize length, XlsValue kind, const XlsStyle *style,
                     gchar **clean, guint64 n_old[OFFICE_N_FONTS]);
