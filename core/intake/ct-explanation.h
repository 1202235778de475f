/* ct-explanation.h: "Giải trình: ...": what a sender answers to a finding, in the row of the
 * figure. Other remarks are nobody's business.
 */
#pragma once

#include "intake/ct-layout.h"

G_BEGIN_DECLS

/* Whether @text begins with "Giải trình", in any case and with or without its marks, and
 * says something behind it. @rest: (out): that */
gboolean ct_explanation_read(CtSpan text, CtSpan *rest);

/* Whether cells of @column may explain. @all: (out): whatever they hold does: the column is
 * called so. */
gboolean ct_explanation_may_stand_in(const CtColumn *column, gboolean *all);

/* Whether a cell is surely no explanation, at one look: most remarks begin with another
 * letter, also with one of Vietnamese. In front of it there may be spaces and quotes. */
static inline gboolean
ct_explanation_is_out(const gchar *text, gsize length)
{
  gsize i = 0;

  while (i < length && text[i] == ' ')
    i++;
  if (i == length)
    return TRUE;
  if ((guchar)text[i] >= 0x80)
    return text[i] != '\xC2' && text[i] != '\xE2' && text[i] != '\xEF';
  return g_ascii_tolower(text[i]) != 'g' ||
         (i + 1 < length && (guchar)text[i + 1] < 0x80 && g_ascii_tolower(text[i + 1]) != 'i');
}

G_END_DECLS
