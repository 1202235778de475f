/* ct-number-words.h: the words before a number that widen or halve its interval.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moves @text over "gần", "khoảng", "trên", ">=" and the like before a number.
 * Returns: the CtQualifier they say, 0 for none. */
guint ct_number_words_take(const gchar **text, const gchar *end);

G_END_DECLS
