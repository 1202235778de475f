/* ct-row-kind.h: rows that are no rows of figures.
 */
#pragma once

#include "intake/ct-held-rows.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

gboolean ct_row_is_blank(const CtRow *row);

/* "(1) (2) (3)", "A B 1 2", "(9)=(7)/(4)": the row below a header that numbers its
 * columns, from 1. */
gboolean ct_row_is_numbering(const CtRow *row);

/* Numbers in cells of their own, years left out. */
guint ct_row_count_numbers(const CtRow *row);

/* "# ..." and nothing in the other cells, or a comma in what was one line. */
gboolean ct_row_is_comment(const CtRow *row);

/* What stands at the foot of a form. */
typedef enum {
  CT_FOOT_NONE,
  CT_FOOT_NOTE,     /* "Ghi chú: ...", "Nguồn: ...": the table may go on */
  CT_FOOT_SIGNATURE /* "Người lập biểu", "TM. UBND", "Nơi nhận": the table is over */
} CtFoot;
CtFoot ct_row_foot(const CtRow *row);

/* Words and no number ("khoảng 12,5" is one): where a figure should be, a header or a
 * signature. */
gboolean ct_text_is_words(CtSpan text);

/* "Tổng số", "Cộng": the sum of the rows around it. */
gboolean ct_text_is_total(CtSpan text);

G_END_DECLS
