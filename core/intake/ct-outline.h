/* ct-outline.h: what the rows above say of the row below them: sections ("I. KINH TẾ"),
 * numbered rows and the rows that stand under them ("Trong đó: ...", "Tỷ lệ").
 */
#pragma once

#include "intake/ct-resolve.h"

G_BEGIN_DECLS

/* How deep a row stands, by its number or bullet. */
typedef enum {
  CT_OUTLINE_SECTION, /* "I", "A" */
  CT_OUTLINE_ROW,     /* "1", and rows without any number */
  CT_OUTLINE_BELOW,   /* "1.1", "a" */
  CT_OUTLINE_PART     /* "-", "+", "Trong đó", or a name that says nothing alone */
} CtOutlineLevel;

/* @number: the row's cell under STT, length 0 for none; @name: its name. @numbered: the
 * table numbers its rows, so one without a number stands under another. */
CtOutlineLevel ct_outline_level(CtSpan number, CtSpan name, gboolean numbered);

/* A name without its bullet and the words that part it off: "- Trong đó: Thu tiền SDĐ"
 * is "Thu tiền SDĐ". */
CtSpan ct_outline_strip(CtSpan name);

/* "Ditto": the same as in the row above. */
gboolean ct_outline_is_ditto(CtSpan text);

typedef struct CtOutline CtOutline;
CtOutline *ct_outline_new(void);
void ct_outline_free(CtOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtOutline, ct_outline_free)

/* A line above the table; of many the last ones stay. Copies. */
void ct_outline_add_title(CtOutline *outline, CtSpan text);
void ct_outline_clear_titles(CtOutline *outline);

/* The row at @level is called @name from here on. Copies. */
void ct_outline_enter(CtOutline *outline, CtOutlineLevel level, CtSpan name);
void ct_outline_clear_rows(CtOutline *outline);

#define CT_OUTLINE_MAX 24
/* What stands above a row at @level, nearest first, the titles last.
 * @headings: (out caller-allocates) (array fixed-size=24): borrowed until the outline changes
 * Returns: how many */
guint ct_outline_headings(const CtOutline *outline, CtOutlineLevel level, CtSpan *headings);

G_END_DECLS
