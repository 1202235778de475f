#include "intake/ct-number-words.h"

#include <string.h>

#include "base/ct-text.h"
#include "data/ct-batch.h"

#define MAX_WORDS 40 /* bytes of the longest entry, decomposed */

typedef struct {
  const gchar *words; /* without marks: see CT_FOLD_LETTERS */
  CtQualifier qualifier;
} Entry;

static const Entry entries[] = {
  {"gan", CT_QUALIFIER_BELOW},         {"duoi", CT_QUALIFIER_BELOW},
  {"khong qua", CT_QUALIFIER_BELOW},   {"toi da", CT_QUALIFIER_BELOW},
  {"nearly", CT_QUALIFIER_BELOW},      {"almost", CT_QUALIFIER_BELOW},
  {"under", CT_QUALIFIER_BELOW},       {"less than", CT_QUALIFIER_BELOW},
  {"at most", CT_QUALIFIER_BELOW},     {"tren", CT_QUALIFIER_ABOVE},
  {"hon", CT_QUALIFIER_ABOVE},         {"tu", CT_QUALIFIER_ABOVE},
  {"it nhat", CT_QUALIFIER_ABOVE},     {"toi thieu", CT_QUALIFIER_ABOVE},
  {"khong duoi", CT_QUALIFIER_ABOVE},  {"over", CT_QUALIFIER_ABOVE},
  {"more than", CT_QUALIFIER_ABOVE},   {"at least", CT_QUALIFIER_ABOVE},
  {"khoang", CT_QUALIFIER_ABOUT},      {"xap xi", CT_QUALIFIER_ABOUT},
  {"uoc khoang", CT_QUALIFIER_ABOUT},  {"about", CT_QUALIFIER_ABOUT},
  {"approximately", CT_QUALIFIER_ABOUT},
};

typedef struct {
  const gchar *sign;
  CtQualifier qualifier;
} Sign;

static const Sign signs[] = {
  {">=", CT_QUALIFIER_ABOVE}, {"≥", CT_QUALIFIER_ABOVE}, {">", CT_QUALIFIER_ABOVE},
  {"<=", CT_QUALIFIER_BELOW}, {"≤", CT_QUALIFIER_BELOW}, {"<", CT_QUALIFIER_BELOW},
  {"≈", CT_QUALIFIER_ABOUT},  {"~", CT_QUALIFIER_ABOUT},
};

static guint
take_sign(const gchar **text, const gchar *end)
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

/* The bytes of letters, marks and spaces at @text. */
static gsize
words_length(const gchar *text, const gchar *end)
{
  const gchar *at = text;

  while (at < end && at - text <= MAX_WORDS) {
    gunichar c = g_utf8_get_char(at);

    if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && !g_unichar_isspace(c))
      break;
    at = g_utf8_next_char(at);
  }
  return (gsize)(at - text);
}

static guint
take_words(const gchar **text, const gchar *end)
{
  gsize length = words_length(*text, end);

  if (length == 0 || length > MAX_WORDS)
    return CT_QUALIFIER_NONE;

  g_autofree gchar *folded = ct_text_fold(*text, length, CT_FOLD_LETTERS);
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    if (strcmp(entries[i].words, folded) != 0)
      continue;
    *text += length;
    return entries[i].qualifier;
  }
  return CT_QUALIFIER_NONE;
}

guint
ct_number_words_take(const gchar **text, const gchar *end)
{
  if (*text == end || g_ascii_isdigit(**text) || strchr("-+(.,", **text) != NULL)
    return CT_QUALIFIER_NONE;

  guint qualifier = take_sign(text, end);
  return qualifier != CT_QUALIFIER_NONE ? qualifier : take_words(text, end);
}
