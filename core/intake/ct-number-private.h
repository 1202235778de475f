/* ct-number-private.h: the parts of ct_number_read().
 */
#pragma once

#include "intake/ct-number-digits.h"
#include "intake/ct-number.h"

G_BEGIN_DECLS

/* ct-number.c: a cell that holds one number with the words around it, written without a
 * mistake. %FALSE when it does not; @number is then not to be used. */
gboolean ct_number_read_exact(CtScan text, CtNumberStyle style, CtNumber *number);

/* Sets what the digits say of kind, value and evidence; CT_NUMBER_NONE stays where they
 * are no number. */
void ct_number_set(CtNumber *number, const CtDigits *digits, gboolean negative,
                   CtNumberStyle style);

/* ct-number-tail.c: what follows the digits, to the end: a footnote's sign, a unit,
 * "(ước)". %FALSE when something else does. */
gboolean ct_number_tail_read(CtScan *text, CtNumber *number);
/* Whether a raised digit stands at @text. */
gboolean ct_number_raised(const CtScan *text);

/* ct-number-date.c: whether the cell is a date, which is set in @number. */
gboolean ct_number_date_read(CtScan text, CtNumber *number);

/* ct-number-repair.c: sets likely of @number where there is one likely repair. */
void ct_number_repair(CtScan text, CtNumberStyle style, CtNumber *number);

G_END_DECLS
