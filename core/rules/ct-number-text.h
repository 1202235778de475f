/* ct-number-text.h: numbers in sentences, in the thread's language.
 */
#pragma once

#include "rules/ct-rational.h"

G_BEGIN_DECLS

/* Appends 1.234,5 (Vietnamese) or 1,234.5 (English). */
void ct_number_append(GString *text, CtDecimal value);

/* The same of a fraction, half up to @decimals and without zeros at the end; where
 * that would show 0 for something else, to its first digit. "?" when it does not fit. */
void ct_number_append_rational(GString *text, CtRational value, gint decimals);

/* The same as a text of its own. Returns: (transfer full) */
gchar *ct_number_for_people(CtRational value, gint decimals);

/* Half up to @decimals, plain ("1234.5"). Returns: (transfer full) */
gchar *ct_number_plain(CtRational value, gint decimals);

G_END_DECLS
