#include "intake/ct-explanation.h"

#include <string.h>

#include "base/ct-text.h"

#define MAX_PREFIX ((gsize)48) /* bytes: enough for any spelling of both words */

static gboolean
begins_so(CtSpan text)
{
  gsize length = MIN(text.length, MAX_PREFIX);
  g_autofree gchar *key = NULL;

  while (length < text.length && ((guchar)text.text[length] & 0xC0u) == 0x80u)
    length--;
  key = ct_text_fold(text.text, length, CT_FOLD_LETTERS);
  return g_str_has_prefix(key, "giai trinh") && !g_ascii_isalnum(key[strlen("giai trinh")]);
}

static gboolean
is_of_word(gunichar c)
{
  return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static gboolean
is_between(gunichar c)
{
  return !is_of_word(c) && c != '(' && c != '"' && c != '+' && c != '%';
}

/* Behind two words and what parts them from the rest. */
static CtSpan
skip_two_words(CtSpan text)
{
  const gchar *at = text.text, *end = text.text + text.length;

  for (guint word = 0; word < 2; word++) {
    while (at < end && !is_of_word(g_utf8_get_char(at)))
      at = g_utf8_next_char(at);
    while (at < end && is_of_word(g_utf8_get_char(at)))
      at = g_utf8_next_char(at);
  }
  while (at < end && is_between(g_utf8_get_char(at)))
    at = g_utf8_next_char(at);
  return (CtSpan){at, (gsize)(end - at)};
}

gboolean
ct_explanation_read(CtSpan text, CtSpan *rest)
{
  if (ct_explanation_is_out(text.text, text.length) || !begins_so(text))
    return FALSE;
  *rest = skip_two_words(text);
  ct_text_trim(&rest->text, &rest->length);
  return rest->length > 0;
}

gboolean
ct_explanation_may_stand_in(const CtColumn *column, gboolean *all)
{
  *all = FALSE;
  if (column->role != CT_MEANS_IGNORED && column->role != CT_MEANS_REPEATED)
    return FALSE;
  *all = column->role == CT_MEANS_IGNORED && column->header.length > 0 &&
         begins_so(column->header);
  return TRUE;
}
