/* ct-number-before.c: the words and signs before the number of a cell. */
#include <string.h>

#include "data/ct-batch.h"
#include "intake/ct-number-digits.h"
#include "intake/ct-number-words.h"

#define MAX_BEFORE 6u /* words before one number */

/* Signs */

typedef struct {
  const gchar *sign;
  CtQualifier qualifier;
} Sign;

static const Sign signs[] = {
  {">=", CT_QUALIFIER_ABOVE}, {"≥", CT_QUALIFIER_ABOVE}, {">", CT_QUALIFIER_ABOVE},
  {"<=", CT_QUALIFIER_BELOW}, {"≤", CT_QUALIFIER_BELOW}, {"<", CT_QUALIFIER_BELOW},
  {"≈", CT_QUALIFIER_ABOUT},  {"~", CT_QUALIFIER_ABOUT},
};

guint
ct_number_sign_take(const gchar **text, const gchar *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
    gsize length = strlen(signs[i].sign);

    if ((gsize)(end - *text) < length || memcmp(*text, signs[i].sign, length) != 0)
      continue;
    *text += length;
    return signs[i].qualifier;
  }
  return CT_QUALIFIER_NONE;
}

guint
ct_number_word_qualifier(CtWord word)
{
  if (word == CT_WORD_ABOUT)
    return CT_QUALIFIER_ABOUT;
  if (word == CT_WORD_BELOW || word == CT_WORD_AT_MOST)
    return CT_QUALIFIER_BELOW;
  return word == CT_WORD_ABOVE || word == CT_WORD_AT_LEAST ? CT_QUALIFIER_ABOVE
                                                            : CT_QUALIFIER_NONE;
}

/* The words before the number of a cell */

static gboolean
set_qualifier(CtNumberWords *words, guint qualifier)
{
  if (words->qualifier != CT_QUALIFIER_NONE)
    return FALSE;
  words->qualifier = qualifier;
  return TRUE;
}

/* What @word says. %FALSE when it cannot stand before the number of a cell, or there. */
static gboolean
apply_word(CtNumberWords *words, CtWord word, CtWord before)
{
  guint qualifier = ct_number_word_qualifier(word);

  if (qualifier != CT_QUALIFIER_NONE)
    return set_qualifier(words, qualifier);
  switch ((guint)word) {
  case CT_WORD_ESTIMATE:
    words->estimate = TRUE;
    return TRUE;
  case CT_WORD_UP:
  case CT_WORD_DOWN:
    if (words->direction != 0)
      return FALSE;
    words->direction = word == CT_WORD_UP ? 1 : -1;
    return TRUE;
  case CT_WORD_NOW:
    words->direction = 0;
    return TRUE;
  case CT_WORD_TO: /* "tăng đến 5" */
    if (words->direction == 0)
      return FALSE;
    words->direction = 0;
    return TRUE;
  case CT_WORD_FILLER:
    return before == CT_WORD_UP || before == CT_WORD_DOWN;
  case CT_WORD_REACHED:
  case CT_WORD_IS:
  case CT_WORD_RATE:
    return words->direction == 0;
  default:
    return FALSE;
  }
}

static void
take_gap(const gchar **text, const gchar *end)
{
  CtScan scan = {.at = *text, .end = end};

  while (ct_is_gap(ct_scan_peek(&scan)))
    ct_scan_skip(&scan);
  *text = scan.at;
}

static gboolean
starts_word(const gchar *text, const gchar *end)
{
  gunichar c = text < end ? g_utf8_get_char(text) : 0;

  return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

gboolean
ct_number_words_take(const gchar **text, const gchar *end, CtNumberWords *words)
{
  const gchar *at = *text;
  CtWord before = CT_WORD_NONE;
  gboolean unmarked;

  *words = (CtNumberWords){.qualifier = ct_number_sign_take(&at, end)};
  take_gap(&at, end);
  unmarked = starts_word(at, end) && ct_number_words_unmarked(at, (gsize)(end - at));
  for (guint n = 0; starts_word(at, end); n++) {
    CtWord word = ct_number_word_take(&at, end, unmarked);

    if (n == MAX_BEFORE || !apply_word(words, word, before))
      return FALSE;
    before = word;
    take_gap(&at, end);
    if (at < end && *at == ':')
      at++;
    take_gap(&at, end);
  }
  if (words->qualifier == CT_QUALIFIER_NONE)
    words->qualifier = ct_number_sign_take(&at, end);
  *text = at;
  return TRUE;
}
