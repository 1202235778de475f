/* ods-styles.h: the styles of a document, for what they change of a cell's meaning: its number
 * format, an old font, and whether a sheet is shown.
 */
#pragma once

#include "office/office-font.h"
#include "office/office-number.h"
#include "office/office-xml.h"

G_BEGIN_DECLS

#define ODS_MAX_STYLES 100000u
#define ODS_MAX_STYLE_BYTES (16u << 20)

typedef struct OdsStyles OdsStyles;

/* What a cell of one style is; lives as long as the styles. */
typedef struct {
  OfficeFormat format;
  gboolean is_boolean;
  OfficeFont font;
} OdsStyle;

OdsStyles *ods_styles_new(void);
void ods_styles_free(OdsStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OdsStyles, ods_styles_free)

/* Elements below office:styles, office:automatic-styles and office:font-face-decls, of one part
 * after the other; of two styles of one name the last counts. @depth: of those is 2.
 * Returns: %FALSE: there are too many */
gboolean ods_styles_begin(OdsStyles *styles, const OfficeXmlElement *element);
void ods_styles_text(OdsStyles *styles, const gchar *text, gsize length);
void ods_styles_end(OdsStyles *styles, guint depth);

/* Of a cell. @name: (nullable). What is not known is the default style. */
const OdsStyle *ods_styles_cell(OdsStyles *styles, const gchar *name);
/* Of a span of text. Returns: %FALSE: it says nothing of the font */
gboolean ods_styles_span_font(OdsStyles *styles, const gchar *name, OfficeFont *font);
gboolean ods_styles_is_hidden_table(const OdsStyles *styles, const gchar *name);

G_END_DECLS
