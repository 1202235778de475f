/* ct-text-fold.c: the keys under which names are the same.
 *
 * One walk over the text. What has been written of the current word (a run of
 * letters) lies in the output without its tone marks; they wait and go behind
 * the word's last letter when it ends, so that it does not matter on which
 * vowel of hoà or hòa the tone was typed. The keys are for comparing, not for
 * showing.
 *
 * No buffer but the output grows with the text, and no step looks back further
 * than a letter's marks, so the time is linear also for text made to be slow
 * (GLib's own normalisation sorts a run of marks in quadratic time).
 */
#include <string.h>

#include "base/ct-text.h"

#define MAX_MARKS 8
#define MAX_TONES 16

enum {
  GRAVE = 0x300,
  ACUTE = 0x301,
  TILDE = 0x303,
  HOOK = 0x309,
  DOT_BELOW = 0x323
};

typedef struct {
  GString *key;
  CtFold fold;
  gboolean space;              /* one has to come before what is next */
  gchar point;                 /* "." or "," after a digit, its next one still to be seen */
  gboolean after_digit;        /* the key ends with a digit */
  gboolean in_word;
  gsize word;                  /* where the current word starts in the key */
  gunichar marks[MAX_MARKS];   /* of the last letter, in canonical order */
  guint n_marks;
  gunichar tones[MAX_TONES];   /* of the current word */
  guint n_tones;
} Folding;

static void
end_letter(Folding *folding)
{
  for (guint i = 0; i < folding->n_marks; i++)
    g_string_append_unichar(folding->key, folding->marks[i]);
  folding->n_marks = 0;
}

/* Where y is the only vowel of a word and ends it, i is written as well (bác sỹ,
 * bác sĩ; kỹ, lý, Mỹ, tỷ), but only after these consonants. After q, u belongs
 * to the consonant, and quý and quí are one word too; otherwise -uy and -ui are
 * different sounds (thuý, thúi), as are y and i in the middle (tay, tai). */
static void
spell_y_as_i(Folding *folding)
{
  gchar *word = folding->key->str + folding->word;
  gsize length = folding->key->len - folding->word;

  if ((length == 2 && word[1] == 'y' && strchr("hklmstv", word[0]) != NULL) ||
      (length == 3 && memcmp(word, "quy", 3) == 0))
    word[length - 1] = 'i';
}

static void
end_word(Folding *folding)
{
  if (!folding->in_word)
    return;
  end_letter(folding);
  spell_y_as_i(folding);
  for (guint i = 0; i < folding->n_tones; i++)
    g_string_append_unichar(folding->key, folding->tones[i]);
  folding->n_tones = 0;
  folding->in_word = FALSE;
}

/* A point or comma that no digit followed was none of a number. */
static void
drop_point(Folding *folding)
{
  if (folding->point != '\0')
    folding->space = TRUE;
  folding->point = '\0';
}

static void
append_space(Folding *folding)
{
  end_word(folding);
  drop_point(folding);
  folding->space = TRUE;
  folding->after_digit = FALSE;
}

static void
write_space(Folding *folding)
{
  GString *key = folding->key;

  if (folding->space && key->len > 0 && key->str[key->len - 1] != '/')
    g_string_append_c(key, ' ');
  folding->space = FALSE;
}

static void
append_letter(Folding *folding, gunichar c)
{
  drop_point(folding);
  if (!folding->in_word) {
    write_space(folding);
    folding->word = folding->key->len;
    folding->in_word = TRUE;
  }
  end_letter(folding);
  if (c < 0x80)
    g_string_append_c(folding->key, (gchar)c);
  else
    g_string_append_unichar(folding->key, c);
  folding->after_digit = FALSE;
}

static void
append_digit(Folding *folding, gchar digit)
{
  end_word(folding);
  write_space(folding);
  if (folding->point != '\0')
    g_string_append_c(folding->key, folding->point);
  folding->point = '\0';
  g_string_append_c(folding->key, digit);
  folding->after_digit = TRUE;
}

static void
append_point(Folding *folding, gchar point)
{
  if (folding->after_digit && folding->point == '\0')
    folding->point = point;
  else
    append_space(folding);
}

/* Around a slash spaces mean nothing: "bác sĩ / 1 vạn dân". */
static void
append_sign(Folding *folding, gunichar c)
{
  end_word(folding);
  drop_point(folding);
  if (c == '/')
    folding->space = FALSE;
  write_space(folding);
  g_string_append_unichar(folding->key, c);
  folding->after_digit = FALSE;
}

static gboolean
is_tone(gunichar c)
{
  return c == GRAVE || c == ACUTE || c == TILDE || c == HOOK || c == DOT_BELOW;
}

/* Marks of one letter are kept in the order of their classes, as Unicode has it. */
static void
insert_mark(Folding *folding, gunichar c)
{
  gint class = g_unichar_combining_class(c);
  guint at = folding->n_marks;

  if (at == MAX_MARKS)
    return;
  for (; at > 0 && g_unichar_combining_class(folding->marks[at - 1]) > class; at--)
    folding->marks[at] = folding->marks[at - 1];
  folding->marks[at] = c;
  folding->n_marks++;
}

/* A dot below comes before the other tones, as Unicode has it. */
static void
insert_tone(Folding *folding, gunichar c)
{
  guint at = folding->n_tones;

  if (at == MAX_TONES)
    return;
  for (; c == DOT_BELOW && at > 0 && folding->tones[at - 1] != DOT_BELOW; at--)
    folding->tones[at] = folding->tones[at - 1];
  folding->tones[at] = c;
  folding->n_tones++;
}

/* Marks beyond the room are those of no language; they are left out. */
static void
append_mark(Folding *folding, gunichar c)
{
  if (!folding->in_word || folding->fold == CT_FOLD_LETTERS)
    return;
  if (is_tone(c))
    insert_tone(folding, c);
  else
    insert_mark(folding, c);
}

static void
append_ascii(Folding *folding, gchar c)
{
  if (g_ascii_isalpha(c))
    append_letter(folding, (gunichar)g_ascii_tolower(c));
  else if (g_ascii_isdigit(c))
    append_digit(folding, c);
  else if (c == '.' || c == ',')
    append_point(folding, c);
  else if (c == '%' || c == '/' || c == '+' || c == '<' || c == '>' || c == '=' || c == '$' ||
           c == '~')
    append_sign(folding, (gunichar)c);
  else if (c != '^') /* km^2 is km² */
    append_space(folding);
}

/* Eth and the African D look the same as Đ and are met in its place. */
static gunichar
fold_letter(const Folding *folding, gunichar c)
{
  gunichar lower = g_unichar_tolower(c);

  if (lower == 0xf0 || lower == 0x256 || lower == 0x111)
    return folding->fold == CT_FOLD_LETTERS ? 'd' : 0x111;
  return lower;
}

/* Symbols of arithmetic and currency, degrees and per mille carry meaning;
 * other punctuation and the shapes that lists begin with do not. The minus sign
 * counts as a hyphen, arrows as bullets. */
static gboolean
is_sign(gunichar c)
{
  GUnicodeType type = g_unichar_type(c);

  if (c == 0x2212 || (c >= 0x2190 && c <= 0x21ff))
    return FALSE;
  return c == 0x2030 || c == 0x2031 || c == 0xb0 || type == G_UNICODE_MATH_SYMBOL ||
         type == G_UNICODE_CURRENCY_SYMBOL;
}

static void
append_other(Folding *folding, gunichar c)
{
  GUnicodeType type = g_unichar_type(c);

  if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK)
    append_mark(folding, c);
  else if (type == G_UNICODE_DECIMAL_NUMBER)
    append_digit(folding, (gchar)('0' + g_unichar_digit_value(c)));
  else if (g_unichar_isalnum(c) || type == G_UNICODE_SPACING_MARK)
    append_letter(folding, fold_letter(folding, c));
  else if (c == 0x2044 || c == 0x2215)
    append_sign(folding, '/');
  else if (is_sign(c))
    append_sign(folding, c);
  else if (type != G_UNICODE_FORMAT) /* soft hyphens, joiners: not seen, not there */
    append_space(folding);
}

/* Compatibility forms too: full-width letters, ², ligatures, ㎡. */
static void
append_decomposed(Folding *folding, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));

  for (gsize i = 0; i < n; i++) {
    if (parts[i] < 0x80)
      append_ascii(folding, (gchar)parts[i]);
    else
      append_other(folding, parts[i]);
  }
}

gchar *
ct_text_fold(const gchar *text, gsize length, CtFold fold)
{
  Folding folding = {.key = g_string_sized_new(length), .fold = fold};
  const gchar *end = text + length;

  while (text < end) {
    if ((guchar)*text < 0x80) {
      append_ascii(&folding, *text++);
      continue;
    }
    append_decomposed(&folding, g_utf8_get_char(text));
    text = g_utf8_next_char(text);
  }
  end_word(&folding);
  return g_string_free(folding.key, FALSE);
}
