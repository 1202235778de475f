/* ods-format.h: a data style (OpenDocument 1.3 part 3, 16.29) as a format code, which
 * office/office-number.h understands.
 */
#pragma once

#include "office/office-xml.h"

G_BEGIN_DECLS

/* Codes longer than this are cut. */
#define ODS_MAX_CODE 1000u

/* @name: local name of a data style's element: "number-style". */
gboolean ods_format_is_style(const gchar *space, const gchar *name);

/* What an element within a data style adds to its code. @percent: it is a percentage style */
void ods_format_add(GString *code, const OfficeXmlElement *element);
/* Text of a number:text. In a percentage style "%" is the sign itself. */
void ods_format_add_text(GString *code, const gchar *text, gsize length, gboolean percent);
/* "value()>=0" to "[>=0]". Returns: %FALSE: it is none */
gboolean ods_format_add_condition(GString *code, const gchar *condition);

G_END_DECLS
