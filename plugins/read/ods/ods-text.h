/* ods-text.h: the text of a cell: its paragraphs, put together from their elements.
 *
 * Paragraphs are parted by '\n'; white space counts as OpenDocument says (1.3 part 3, 6.1.2);
 * what hangs at a cell (annotations, drawings) is no text of it. Runs in an old font are
 * decoded, and all is NFC.
 */
#pragma once

#include "ods-styles.h"

G_BEGIN_DECLS

/**
 * OdsText: of one cell at a time.
 * @text: what there is so far
 * @n_paragraphs: that have begun
 * @limit: bytes; @cut: there were more
 * @old: an old font that was decoded
 * The others say where the reading is.
 */
typedef struct {
  GString *text;
  guint n_paragraphs;
  gsize limit;
  gboolean cut;
  OfficeFont old;
  OdsStyles *styles;
  OfficeFont cell_font;
  GArray *fonts; /* of open spans */
  gsize run;     /* where the text in one font began */
  guint depth;   /* of the open paragraph; 0: none */
  guint skip;    /* depth of an element that is passed over; 0: none */
  gboolean space; /* the last letter is white space that collapses, or none is there */
} OdsText;

void ods_text_init(OdsText *text, OdsStyles *styles, gsize limit);
void ods_text_clear(OdsText *text);
/* A new cell. */
void ods_text_reset(OdsText *text, OfficeFont cell_font);
/* Elements inside of the cell, and letters. */
void ods_text_begin(OdsText *text, const OfficeXmlElement *element);
void ods_text_end(OdsText *text, guint depth);
void ods_text_letters(OdsText *text, const gchar *letters, gsize length);
/* The cell has ended. */
void ods_text_finish(OdsText *text);

G_END_DECLS
