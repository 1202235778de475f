/* xlsx-strings.h: the texts that cells share (ECMA-376 part 1, 18.4), by index.
 */
#pragma once

#include "office/office-package.h"
#include "xlsx-options.h"
#include "xlsx-styles.h"

G_BEGIN_DECLS

/**
 * XlsxString:
 * @text: (array length=length): valid UTF-8 in NFC
 * @decoded: an old font was decoded
 * @too_long: it is longer than a cell's text may be; then @text is empty
 */
typedef struct {
  const gchar *text;
  guint32 length;
  guint8 decoded; /* OfficeFont */
  guint8 too_long;
} XlsxString;

typedef struct XlsxStrings XlsxStrings;

/* @part: (nullable): NULL: there are none
 * @styles: the old fonts among them: each text is kept as it is in a cell of such a font */
XlsxStrings *xlsx_strings_read(OfficePackage *package, const gchar *part, const XlsxStyles *styles,
                               const XlsxOptions *options, GError **error);
void xlsx_strings_free(XlsxStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxStrings, xlsx_strings_free)

guint xlsx_strings_count(const XlsxStrings *strings);
/* In a cell of @font. Returns: (nullable): %NULL: no such index. Any thread. */
const XlsxString *xlsx_strings_get(const XlsxStrings *strings, guint index, OfficeFont font);

G_END_DECLS
