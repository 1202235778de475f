/* xlsx-text.h: text of cells as OOXML writes it: in runs with fonts, with _x000D_ in it.
 *
 * A text is put together from the pieces of its elements (t in r, t alone; rPh is left out),
 * and comes out in Unicode, NFC, once for each old font that a cell may have.
 */
#pragma once

#include "office/office-font.h"
#include "office/office-xml.h"

G_BEGIN_DECLS

/**
 * XlsxText: one text being put together.
 * @raw: all runs as written
 * @runs: where they end, and in what font
 * @limit: bytes of one text
 * @cut: it is longer
 * @depth: of the element that holds it (si, is)
 * @in_run, @in_text, @run_font, @own_font: where the reading of its elements is
 */
typedef struct {
  GString *raw;
  GArray *runs;
  gsize limit;
  gboolean cut;
  guint depth;
  gboolean in_run;
  gboolean in_text;
  OfficeFont run_font;
  gboolean own_font;
} XlsxText;

void xlsx_text_init(XlsxText *text, gsize limit);
void xlsx_text_clear(XlsxText *text);
void xlsx_text_reset(XlsxText *text);
void xlsx_text_append(XlsxText *text, const gchar *piece, gsize length);
/* What was appended since the last call is in @font. @own: a run says so; else it is that of
 * the cell. */
void xlsx_text_end_run(XlsxText *text, OfficeFont font, gboolean own);

/* By its elements: text_begin() with the holder itself, then with what is inside of it. */
void xlsx_text_begin(XlsxText *text, const OfficeXmlElement *element);
void xlsx_text_inside(XlsxText *text, const OfficeXmlElement *element);
/* Of an element inside of the holder. */
void xlsx_text_end(XlsxText *text, guint depth);
/* Letters: they count where @in_text. */
void xlsx_text_letters(XlsxText *text, const gchar *letters, gsize length);

/* The text in a cell of @cell_font.
 * @out: what it is put to, behind what is there
 * Returns: whether an old font was decoded: %OFFICE_FONT_UNICODE for no */
OfficeFont xlsx_text_finish(XlsxText *text, OfficeFont cell_font, GString *out);

/* "_x000D_" to a line end and the like, in place. Control characters that nobody sees are
 * dropped. Returns: the new length */
gsize xlsx_text_unescape(gchar *text, gsize length);

G_END_DECLS
