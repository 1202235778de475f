/* ct-prose.h: several figures in one cell, in prose.
 *
 *   13/21 xã = 61,9%
 *   12/21 xã (57,1%), tăng 01 xã so với 31/12/2022
 *   - ANTQ >80% ⏎ - Vụ án >90% ⏎ - TNGT giảm >5%
 *   10.389 tỷ đồng, bằng 105% dự toán TW giao, tăng 4,2% so với cùng kỳ
 *
 * For cells that ct_number_read() calls CT_NUMBER_NONE or CT_NUMBER_CHANGE. No
 * catalog is asked: which figure is the indicator's is the caller's to say. When
 * in doubt a number is CT_PROSE_OTHER; only what is stated plainly is a figure.
 */
#pragma once

#include "intake/ct-number.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

#define CT_PROSE_MAX_FIGURES 64u /* of one cell */

/**
 * CtProseKind:
 * @CT_PROSE_FIGURE: a plain statement: "13/21 xã", "105 đ/c", "gần 68.000 tỷ đồng",
 *   "Đạt 7,14%", "giảm còn 5,2%"
 * @CT_PROSE_CHANGE: by how much it changed: "tăng 01 xã so với 31/12/2022", "giảm 12
 *   vụ", "ước giảm 2,7%", "52 vụ (-6)". The figure itself only for an indicator that
 *   is a change (form growth, decrease, change), and only in its direction.
 * @CT_PROSE_PROGRESS: a percentage of a plan, an estimate or another period: "đạt
 *   52,5% KH", "bằng 105% dự toán TW giao", "96% cùng kỳ"; never the figure
 * @CT_PROSE_TARGET: a goal: ">80%", "từ 4%", "tối thiểu 15 xã", "KH 12 xã", "phấn đấu
 *   đạt 80%"; its comparator is number.qualifier; 0 when none is said
 * @CT_PROSE_EQUAL: the same thing as an earlier figure (@of) in another unit: "= 61,9%",
 *   "(57,1%)", "(=2,1%)", "giảm 12 vụ (-9,68%)"
 * @CT_PROSE_DATE: no figure but a date or a time: "31/12/2022", "năm 2022", "6 tháng",
 *   "tháng 6/2023", "T5"
 * @CT_PROSE_OTHER: a number of which is not known what it says, or that is known to be
 *   another thing: a range ("12-15", "từ 12 lên 15"), the figure compared with ("so với
 *   12 xã", "cùng kỳ 58"), a part ("trong đó 5 xã"), a document ("QĐ 05/2023"), a
 *   typing error ("1O,5"; number.likely may be set), a figure of a time that is said
 *   (@dated), and what repeats any of these ("cùng kỳ 12/21 xã (57,1%)")
 */
typedef enum {
  CT_PROSE_FIGURE,
  CT_PROSE_CHANGE,
  CT_PROSE_PROGRESS,
  CT_PROSE_TARGET,
  CT_PROSE_EQUAL,
  CT_PROSE_DATE,
  CT_PROSE_OTHER
} CtProseKind;

/**
 * CtProseFigure: one number of the cell. All spans are parts of the cell's text.
 * @number: kind VALUE, RATIO, AMBIGUOUS or OVERFLOW, with qualifier and unit; NONE or
 *   DATE for CT_PROSE_DATE and maybe for CT_PROSE_OTHER. @number.unit is all words
 *   that may belong to the unit ("xã", "tỷ đồng", "%/năm", "xã về đích"): resolve the
 *   longest beginning that is a unit. With a @direction the value is an amount and
 *   not negative: "giảm 12 vụ", "(-9,68%)" behind it are 12 and 9,68.
 * @direction: -1 giảm, +1 tăng, 0; also of a TARGET ("TNGT giảm >5%") and of an EQUAL
 *   to a change
 * @estimate: "ước", "dự kiến"
 * @of: EQUAL: the index of the figure it repeats; else -1
 * @line: in the cell, from 0
 * @label: the words before: "Vụ án", "chết", "Thu NSNN"; length 0: none, then it
 *   speaks of what the figure before it on its line speaks of, if there is one
 * @against: CHANGE and PROGRESS: what it is compared with: "31/12/2022", "cùng kỳ",
 *   "KH", "dự toán TW giao"; length 0 when it is not said
 * @dated: @label says of when it is: "Năm 2022: 12 xã", "ước cả năm 12 xã", "6 tháng đạt
 *   12 xã"; the kind is OTHER then. Whether it is the time of the cell is the caller's to
 *   find out; if it is, the number is a plain figure.
 * @text: the number with sign and unit, for messages
 * @offset: of @text in the cell, in bytes
 */
typedef struct {
  CtProseKind kind;
  CtNumber number;
  gint direction;
  gboolean estimate;
  gint of;
  guint line;
  gboolean dated;
  CtSpan label;
  CtSpan against;
  CtSpan text;
  gsize offset;
} CtProseFigure;

/**
 * ct_prose_read:
 * @text: (array length=length): valid UTF-8; must live as long as @figures
 * @style: how its numbers are read, as for ct_number_read()
 * @figures: (element-type CtProseFigure): emptied, then filled in the order of the text;
 *   may be kept for the next cell
 *
 * Numbers that count lines ("1. ", "2) ", "(3) ") are no figures. The time is linear.
 *
 * Returns: how many figures the text has; when more than CT_PROSE_MAX_FIGURES, @figures
 *   holds the first of them.
 */
guint ct_prose_read(const gchar *text, gsize length, CtNumberStyle style, GArray *figures);

/* Whether a text, valid UTF-8, is words with figures: no formula, and no number that was
 * damaged ("97,l", "1,,5"), as its rest would be read as a whole. */
gboolean ct_prose_is_likely(CtSpan text);

G_END_DECLS
