/* ct-vietnamese-syllable.c: onset, nucleus with one tone, coda.
 *
 * Inside, each letter is one byte: those of ASCII stand for themselves, D is đ, A ă,
 * B â, E ê, O ô, W ơ, U ư.
 */
#include <string.h>

#include "base/ct-vietnamese.h"

typedef enum {
  LEVEL,
  GRAVE,
  ACUTE,
  TILDE,
  HOOK,
  DOT
} Tone;

typedef struct {
  gchar letters[CT_VIETNAMESE_MAX_LETTERS + 1];
  guint n;
  Tone tone;
  guint tone_at;
} Syllable;

/* k, kr, br and so on in names of the highlands: Đắk, Krông. */
static const gchar *const onsets[] = {
  "",   "b",  "c",  "ch", "d",  "D",  "g", "gh", "gi", "h",  "k",  "kh", "l",   "m",  "n",  "ng",
  "ngh", "nh", "p",  "ph", "qu", "r",  "s", "t",  "th", "tr", "v",  "x",  "kr", "br",
};

static const gchar *const codas[] = {"", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"};

static const struct {
  const gchar *letters;
  gboolean open, closed;
} nuclei[] = {
  {"a", TRUE, TRUE},    {"A", FALSE, TRUE},    {"B", FALSE, TRUE},    {"e", TRUE, TRUE},
  {"E", TRUE, TRUE},    {"i", TRUE, TRUE},     {"o", TRUE, TRUE},     {"O", TRUE, TRUE},
  {"W", TRUE, TRUE},    {"u", TRUE, TRUE},     {"U", TRUE, TRUE},     {"y", TRUE, TRUE},
  {"ai", TRUE, FALSE},  {"ao", TRUE, FALSE},   {"au", TRUE, FALSE},   {"ay", TRUE, FALSE},
  {"Bu", TRUE, FALSE},  {"By", TRUE, FALSE},   {"eo", TRUE, FALSE},   {"Eu", TRUE, FALSE},
  {"ia", TRUE, FALSE},  {"iE", FALSE, TRUE},   {"iEu", TRUE, FALSE},  {"iu", TRUE, FALSE},
  {"oa", TRUE, TRUE},   {"oA", FALSE, TRUE},   {"oe", TRUE, TRUE},    {"oai", TRUE, FALSE},
  {"oay", TRUE, FALSE}, {"oao", TRUE, FALSE},  {"oeo", TRUE, FALSE},  {"oi", TRUE, FALSE},
  {"oo", FALSE, TRUE},  {"OO", FALSE, TRUE},   {"Oi", TRUE, FALSE},   {"Wi", TRUE, FALSE},
  {"ua", TRUE, FALSE},  {"uB", FALSE, TRUE},   {"uBy", TRUE, FALSE},  {"uE", TRUE, TRUE},
  {"uO", FALSE, TRUE},  {"uOi", TRUE, FALSE},  {"ui", TRUE, FALSE},   {"uW", TRUE, FALSE},
  {"uy", TRUE, TRUE},   {"uya", TRUE, FALSE},  {"uyE", FALSE, TRUE},  {"uyu", TRUE, FALSE},
  {"Ua", TRUE, FALSE},  {"Ui", TRUE, FALSE},   {"UW", FALSE, TRUE},   {"UWi", TRUE, FALSE},
  {"UWu", TRUE, FALSE}, {"Uu", TRUE, FALSE},   {"yE", FALSE, TRUE},   {"yEu", TRUE, FALSE},
};

static gboolean
is_among(const gchar *text, gsize length, const gchar *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
find_tone(gunichar mark, Tone *tone)
{
  switch (mark) {
  case 0x300:
    *tone = GRAVE;
    return TRUE;
  case 0x301:
    *tone = ACUTE;
    return TRUE;
  case 0x303:
    *tone = TILDE;
    return TRUE;
  case 0x309:
    *tone = HOOK;
    return TRUE;
  case 0x323:
    *tone = DOT;
    return TRUE;
  default:
    return FALSE;
  }
}

static gchar
find_vowel(gchar base, gunichar mark)
{
  if (mark == 0x302)
    return base == 'a' ? 'B' : base == 'e' ? 'E' : base == 'o' ? 'O' : '\0';
  if (mark == 0x306)
    return base == 'a' ? 'A' : '\0';
  if (mark == 0x31b)
    return base == 'o' ? 'W' : base == 'u' ? 'U' : '\0';
  return '\0';
}

/* Takes one letter apart. */
static gboolean
add_letter(Syllable *syllable, gunichar c)
{
  gunichar parts[4];
  gsize n = c == 0x111 || c < 0x80 ? 1 : g_unichar_fully_decompose(c, FALSE, parts, 4);
  gchar letter = c == 0x111 ? 'D' : '\0';

  if (c < 0x80)
    letter = (gchar)c;
  else if (letter == '\0' && n > 1 && n <= 4 && parts[0] < 0x80)
    letter = (gchar)parts[0];
  if (letter == '\0')
    return FALSE;
  for (gsize i = 1; i < n; i++) {
    Tone tone;
    if (!find_tone(parts[i], &tone)) {
      letter = find_vowel(letter, parts[i]);
    } else if (syllable->tone != LEVEL || strchr("aeiouyABEOWU", letter) == NULL) {
      return FALSE;
    } else {
      syllable->tone = tone;
      syllable->tone_at = syllable->n;
    }
    if (letter == '\0')
      return FALSE;
  }
  syllable->letters[syllable->n++] = letter;
  return TRUE;
}

/* A vowel with a mark takes the tone, of ươ the second. Of other vowels the first does;
 * of oa, oe, uy either (hoà, hòa). */
static gboolean
is_tone_in_place(const Syllable *syllable, const gchar *rhyme)
{
  const gchar *toned = syllable->letters + syllable->tone_at;

  if (syllable->tone == LEVEL)
    return TRUE;
  if (strpbrk(rhyme, "ABEOWU") != NULL)
    return strchr("ABEOWU", *toned) != NULL && (toned[0] != 'U' || toned[1] != 'W');
  if (strncmp(rhyme, "oa", 2) == 0 || strncmp(rhyme, "oe", 2) == 0 ||
      strncmp(rhyme, "uy", 2) == 0 || strncmp(rhyme, "oo", 2) == 0)
    return toned == rhyme || toned == rhyme + 1;
  return toned == rhyme;
}

/* Stops close a syllable only under two of the tones. */
static gboolean
is_coda(const Syllable *syllable, const gchar *coda)
{
  if (!is_among(coda, strlen(coda), codas, G_N_ELEMENTS(codas)))
    return FALSE;
  return strchr("ckpt", coda[0]) == NULL || coda[0] == '\0' || syllable->tone == ACUTE ||
         syllable->tone == DOT;
}

static gboolean
is_rhyme(const Syllable *syllable, const gchar *rhyme)
{
  for (gsize i = 0; i < G_N_ELEMENTS(nuclei); i++) {
    gsize n = strlen(nuclei[i].letters);
    if (strncmp(rhyme, nuclei[i].letters, n) != 0)
      continue;
    if (rhyme[n] == '\0' ? nuclei[i].open
                         : nuclei[i].closed && is_coda(syllable, rhyme + n))
      return TRUE;
  }
  return FALSE;
}

/* c, g, ng before a, o, u; gh, ngh before e, i; g before i is gi without its i: gì. */
static gboolean
may_follow(const gchar *onset, gsize length, gchar vowel)
{
  gboolean front = strchr("eEiy", vowel) != NULL;

  if (length == 1 && onset[0] == 'c')
    return !front;
  if ((length == 1 && onset[0] == 'g') || (length == 2 && memcmp(onset, "ng", 2) == 0))
    return !front || (length == 1 && vowel == 'i');
  if ((length == 2 && memcmp(onset, "gh", 2) == 0) || length == 3)
    return front;
  return TRUE;
}

gboolean
ct_vietnamese_is_syllable(const gunichar *letters, guint n)
{
  Syllable syllable = {.n = 0};

  if (n == 0 || n > CT_VIETNAMESE_MAX_LETTERS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!add_letter(&syllable, letters[i]))
      return FALSE;
  for (gsize onset = 0; onset <= MIN(3, n - 1); onset++) {
    const gchar *rhyme = syllable.letters + onset;
    if (is_among(syllable.letters, onset, onsets, G_N_ELEMENTS(onsets)) &&
        may_follow(syllable.letters, onset, rhyme[0]) && is_tone_in_place(&syllable, rhyme) &&
        is_rhyme(&syllable, rhyme))
      return TRUE;
  }
  return FALSE;
}
