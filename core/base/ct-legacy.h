/* ct-legacy.h: text in an old encoding that sits in valid Unicode.
 *
 * A cell in font .VnTime holds "Tû lÖ hé nghÌo" (TCVN3), one in VNI-Times "Tyû leä hoä
 * ngheøo" (VNI), and a file that was read in the wrong encoding and saved again "Tá»· lá»‡
 * há»™ nghÃ¨o" (UTF-8 misread as windows-1252): all of them stand for "Tỷ lệ hộ nghèo".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_LEGACY_NONE,
  CT_LEGACY_TCVN3,
  CT_LEGACY_VNI,
  CT_LEGACY_MOJIBAKE /* UTF-8 misread as windows-1252 */
} CtLegacy;

/**
 * ct_legacy_guess:
 * @text: (array length=length): valid UTF-8: a cell, or many joined by line ends
 *
 * What this text alone clearly is; %CT_LEGACY_NONE when that is not clear, and for
 * good Vietnamese. Short names are often unclear ("hé" is both hộ in TCVN3 and hé):
 * where one cell of a table is clear, the caller may ask ct_legacy_fits() of the
 * others. ASCII and words with letters that only Unicode has cost nearly nothing.
 */
CtLegacy ct_legacy_guess(const gchar *text, gsize length);

/* %FALSE: @text says nothing to ct_legacy_guess(), alone or joined to others. */
gboolean ct_legacy_may_be(const gchar *text, gsize length);

/* Whether @text, known to stand among text in @legacy, has signs of it: it decodes to
 * plausible Vietnamese, and not to itself; or it has signs amid its letters, as
 * abbreviations have ("§VT"). */
gboolean ct_legacy_fits(CtLegacy legacy, const gchar *text, gsize length);

/* Returns: (transfer full) (nullable): NFC; %NULL when some letter cannot be of it,
 *   or was lost on the way */
gchar *ct_legacy_decode(CtLegacy legacy, const gchar *text, gsize length);

/* "TCVN3", "VNI", "UTF-8 read as windows-1252"; "" for none. */
const gchar *ct_legacy_name(CtLegacy legacy);

G_END_DECLS
