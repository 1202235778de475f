/* ct-prose-likely.c: whether a text is prose at all, and neither a formula nor a damaged
 * number.
 */
#include <string.h>

#include "intake/ct-prose.h"

/* "=1+1", "@SUM(1;1)", "-2+3+cmd|...": what a spreadsheet would compute. */
static gboolean
is_formula(CtSpan text)
{
  if (text.length == 0 || strchr("=@", text.text[0]) != NULL)
    return TRUE;
  if (strchr("+-", text.text[0]) == NULL || text.length < 2 || !g_ascii_isdigit(text.text[1]))
    return FALSE;
  for (gsize i = 1; i < text.length; i++)
    if (strchr("+|!", text.text[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Words, and not the letters of a slip: "l.491,8", "631 4O0". */
static gboolean
has_words(CtSpan text)
{
  guint letters = 0;
  gboolean digit = FALSE;

  for (gsize i = 0; i < text.length; i++) {
    guchar c = (guchar)text.text[i];
    gboolean letter = g_ascii_isalpha(c) || c >= 0xC3;

    letters = letter && !digit ? letters + 1 : letter ? letters : 0;
    digit = g_ascii_isdigit(c) || (digit && (letter || c == '.' || c == ','));
    if (letters >= 2)
      return TRUE;
  }
  return FALSE;
}

/* "l", "4O0", "97,l": nothing but digits, marks and the letters that digits become. */
static gboolean
is_damaged(const gchar *word, gsize length, gboolean beside)
{
  gboolean digit = beside, letter = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit(word[i]))
      digit = TRUE;
    else if (strchr("lIOo", word[i]) != NULL)
      letter = TRUE;
    else if (strchr(".,", word[i]) == NULL)
      return FALSE;
  }
  return digit && letter;
}

/* The length of a space of any kind at @text, 0: none */
static gsize
space_length(CtSpan text, gsize at)
{
  gunichar c = g_utf8_get_char_validated(text.text + at, (gssize)(text.length - at));

  return c < 0x110000 && g_unichar_isspace(c)
           ? (gsize)(g_utf8_next_char(text.text + at) - (text.text + at))
           : 0;
}

/* A cell of which a digit became a letter, or a mark was set twice, is no prose: the rest
 * would be read as a whole. */
static gboolean
has_damage(CtSpan text)
{
  gsize begin = 0, i = 0;
  gboolean digit_before = FALSE;

  while (i <= text.length) {
    gsize space = i < text.length ? space_length(text, i) : 1;
    gboolean beside;

    if (i + 1 < text.length && strchr(".,", text.text[i]) != NULL &&
        strchr(".,", text.text[i + 1]) != NULL && i > 0 && g_ascii_isdigit(text.text[i - 1]))
      return TRUE;
    if (space == 0) {
      i++;
      continue;
    }
    beside = digit_before || (i + space < text.length && g_ascii_isdigit(text.text[i + space]));
    if (is_damaged(text.text + begin, i - begin, beside))
      return TRUE;
    digit_before = i > begin && g_ascii_isdigit(text.text[i - 1]);
    i += space;
    begin = i;
  }
  return FALSE;
}

gboolean
ct_prose_is_likely(CtSpan text)
{
  return !is_formula(text) && has_words(text) && !has_damage(text);
}
