/* office-font.h: fonts that stand for an old encoding.
 *
 * A cell in .VnTime shows "Tỷ lệ" and holds "Tû lÖ": the letters are those of TCVN3, drawn by
 * the font; VNI-Times the same with VNI. Text that a font says to be old is decoded by
 * base/ct-legacy.h, unless it is none: fonts stay on cells into which Unicode was typed later.
 */
#pragma once

#include "data/ct-row-sink.h"

G_BEGIN_DECLS

typedef enum {
  OFFICE_FONT_UNICODE,
  OFFICE_FONT_TCVN3,
  OFFICE_FONT_TCVN3_CAPITALS, /* .VnTimeH: small letters look like capitals */
  OFFICE_FONT_VNI,
  OFFICE_N_FONTS
} OfficeFont;

/* @name: (nullable): ".VnTime", "VNI-Times", "Times New Roman" */
OfficeFont office_font_parse(const gchar *name);

/* "TCVN3", "VNI"; "" for Unicode. */
const gchar *office_font_name(OfficeFont font);

/* Returns: (transfer full) (nullable): the text in Unicode, NFC; %NULL: it is that already */
gchar *office_font_decode(OfficeFont font, const gchar *text, gsize length);

/* Tells of a sheet that cells were decoded: read.legacy-font, once for each encoding.
 * @n: (array fixed-size=OFFICE_N_FONTS): cells decoded, by their font
 * Returns: %FALSE when @rows wants no more */
gboolean office_fonts_tell(CtRowSink *rows, const guint64 n[OFFICE_N_FONTS]);

/* Text in NFC, as all text of the program is. Returns: (transfer full) (nullable): %NULL: it is
 * that already */
gchar *office_text_compose(const gchar *text, gsize length);

G_END_DECLS
