#include "base/ct-vietnamese.h"

#include "base/ct-encoding-private.h"

/* Tones that Unicode may give apart from their letter, and the marks of vowels. */
static gboolean
is_mark(gunichar c)
{
  return c == 0x300 || c == 0x301 || c == 0x302 || c == 0x303 || c == 0x306 || c == 0x309 ||
         c == 0x31b || c == 0x323;
}

/* What stands between letters only where the encoding is the wrong one: ¬ · ® ¸. */
static gboolean
is_sign(gunichar c)
{
  return (c > 0xa0 && c < 0xc0) || c == 0xd7 || c == 0xf7 || c == 0x2c6 || c == 0x2dc ||
         c == 0x201a || c == 0x201e || (c >= 0x2020 && c <= 0x2021) || c == 0x2030 ||
         c == 0x2039 || c == 0x203a;
}

/* C1 controls, and what stands for a broken character. */
static gboolean
is_broken(gunichar c)
{
  return (c >= 0x7f && c < 0xa0) || c == 0xfffd;
}

/* Letters of other languages fail as syllables. Abbreviations are capitals, or have
 * no vowel (trđ); the few letters with a mark in them have no tone. */
static gboolean
is_abbreviation(const CtVietnamese *text)
{
  static const gunichar plain[] = {0x111, 0x103, 0xe2, 0xea, 0xf4, 0x1a1, 0x1b0}; /* đăâêôơư */
  gboolean vowel = FALSE;

  if (text->n_letters > CT_VIETNAMESE_MAX_LETTERS)
    return FALSE;
  for (guint i = 0; i < text->n_letters; i++) {
    gunichar c = text->letters[i];
    gboolean known = c < 0x80;
    for (gsize k = 0; !known && k < G_N_ELEMENTS(plain); k++)
      known = c == plain[k];
    if (!known)
      return FALSE;
    vowel = vowel || (c != 0x111 && c >= 0x80) || c == 'a' || c == 'e' || c == 'i' || c == 'o' ||
            c == 'u' || c == 'y';
  }
  return !vowel || !text->lower;
}

static void
count_word(CtVietnamese *text)
{
  gboolean is_syllable;

  if (!text->accented || (text->joined && !text->foreign))
    return;
  is_syllable = !text->foreign && !text->bad_case &&
                ct_vietnamese_is_syllable(text->letters, text->n_letters);
  if (is_syllable) {
    text->good++;
    if (ct_vietnamese_is_common(text->letters, text->n_letters))
      text->common++;
  } else if (text->foreign || text->bad_case || !is_abbreviation(text)) {
    text->bad++;
  }
}

void
ct_vietnamese_end(CtVietnamese *text)
{
  if (text->n_letters > 0)
    count_word(text);
  text->n_letters = 0;
  text->accented = text->foreign = text->sign = text->joined = FALSE;
  text->lower = text->bad_case = text->after_digit = FALSE;
}

/* Under TCVN3 only letters of ASCII say what case a word is in. */
static void
note_case(CtVietnamese *text, gunichar c, gunichar lower)
{
  if (c != lower)
    text->bad_case = text->bad_case || text->lower;
  else if (c < 0x80 || !text->capitals_lost)
    text->lower = TRUE;
}

/* Letters right behind a digit are a unit or a code: "25µm". */
static void
add_letter(CtVietnamese *text, gunichar c)
{
  gunichar lower = c < 0x80 ? (gunichar)g_ascii_tolower((gchar)c) : g_unichar_tolower(c);

  if (text->n_letters == 0)
    text->joined = text->after_digit;
  if (text->sign) {
    text->foreign = text->accented = TRUE;
    text->sign = FALSE;
  }
  note_case(text, c, lower);
  if (c >= 0x80)
    text->accented = TRUE;
  if (text->n_letters < CT_VIETNAMESE_MAX_LETTERS)
    text->letters[text->n_letters] = lower;
  text->n_letters = MIN(text->n_letters + 1, CT_VIETNAMESE_MAX_LETTERS + 1);
}

static void
add_mark(CtVietnamese *text, gunichar mark)
{
  gunichar composed;

  if (text->n_letters == 0 || text->n_letters > CT_VIETNAMESE_MAX_LETTERS)
    return;
  text->accented = TRUE;
  if (ct_encoding_compose(text->letters[text->n_letters - 1], mark, &composed))
    text->letters[text->n_letters - 1] = composed;
  else
    text->foreign = TRUE;
}

void
ct_vietnamese_add(CtVietnamese *text, gunichar c)
{
  if (c < 0x80 ? g_ascii_isalpha((gchar)c)
               : !is_sign(c) && !is_broken(c) && g_unichar_isalpha(c)) {
    add_letter(text, c);
  } else if (is_mark(c)) {
    add_mark(text, c);
  } else if (is_sign(c) && text->n_letters > 0) {
    text->sign = TRUE;
  } else {
    ct_vietnamese_end(text);
    text->after_digit = c < 0x80 && g_ascii_isdigit((gchar)c);
    if (is_broken(c))
      text->bad++;
  }
}

gint64
ct_vietnamese_value(const CtVietnamese *text)
{
  return (gint64)text->good + (gint64)text->common - 2 * (gint64)text->bad;
}
