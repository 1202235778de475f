/* ct-number-tail.c: what follows the digits of a cell.
 *
 * What does not belong to the unit (footnotes, "ước") is taken away from both ends,
 * a few times at most; what is left must be a unit.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-number-private.h"
#include "intake/ct-number-words.h"

#define MAX_NOTES 4         /* one behind the other */
#define MAX_NOTE_LENGTH 40u /* bytes in brackets */

static gboolean
is_raised_digit(gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

gboolean
ct_number_raised(const CtScan *text)
{
  return is_raised_digit(ct_scan_peek(text));
}

static gunichar
last_character(const CtScan *text)
{
  const gchar *last = g_utf8_find_prev_char(text->at, text->end);

  return last == NULL ? 0 : g_utf8_get_char(last);
}

static void
drop_last(CtScan *text)
{
  text->end = g_utf8_find_prev_char(text->at, text->end);
}

static void
trim(CtScan *text)
{
  gsize length = ct_scan_left(text);

  ct_text_trim(&text->at, &length);
  text->end = text->at + length;
}

/* Footnotes */

static gboolean
is_note_sign(gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021;
}

/* "60,5¹", "60,5*": behind the digits themselves. */
static void
take_note_at_start(CtScan *text, CtNumber *number)
{
  const gchar *begin = text->at;

  while (is_raised_digit(ct_scan_peek(text)) || is_note_sign(ct_scan_peek(text)))
    ct_scan_skip(text);
  if (text->at > begin)
    number->oddities |= CT_ODD_FOOTNOTE;
}

/* "tỷ*", "%¹"; but m² is a unit. */
static gboolean
take_note_at_end(CtScan *text)
{
  CtScan rest = *text;

  while (is_note_sign(last_character(&rest)))
    drop_last(&rest);
  if (rest.end == text->end) {
    while (is_raised_digit(last_character(&rest)))
      drop_last(&rest);
    if (last_character(&rest) == 'm' || last_character(&rest) == 'M')
      return FALSE;
  }
  if (rest.end == text->end)
    return FALSE;
  *text = rest;
  return TRUE;
}

/* "1", "*", "¹" */
static gboolean
is_note(CtScan text)
{
  gboolean digit = ct_scan_left(&text) == 1 && *text.at >= '1' && *text.at <= '9';

  if (digit || ct_scan_left(&text) == 0)
    return digit;
  for (; text.at < text.end; ct_scan_skip(&text))
    if (!is_note_sign(ct_scan_peek(&text)) && !is_raised_digit(ct_scan_peek(&text)))
      return FALSE;
  return TRUE;
}

/* Estimates */

static gboolean
is_estimate(CtScan text)
{
  CtWord word = ct_number_word_take(&text.at, text.end,
                                    ct_number_words_unmarked(text.at, ct_scan_left(&text)));

  return word == CT_WORD_ESTIMATE && ct_scan_left(&text) == 0;
}

/* "tỷ ước": its last word */
static gboolean
take_estimate_at_end(CtScan *text)
{
  CtScan word = {.at = text->end, .end = text->end};

  while (word.at > text->at && (gsize)(word.end - word.at) < MAX_NOTE_LENGTH) {
    const gchar *before = g_utf8_find_prev_char(text->at, word.at);

    if (ct_is_space(g_utf8_get_char(before)))
      break;
    word.at = before;
  }
  if (!is_estimate(word))
    return FALSE;
  text->end = word.at;
  return TRUE;
}

/* The opening bracket of the note at the end. */
static const gchar *
find_open(const CtScan *text, gchar open)
{
  for (const gchar *at = text->end - 1; at > text->at; at--) {
    if ((gsize)(text->end - at) > MAX_NOTE_LENGTH)
      return NULL;
    if (at[-1] == open)
      return at - 1;
  }
  return NULL;
}

/* "(1)", "[1]", "(*)", "(ước)" */
static gboolean
take_brackets_at_end(CtScan *text, CtNumber *number)
{
  gunichar close = last_character(text);
  const gchar *open = NULL;
  CtScan inside;

  if (close == ')' || close == ']')
    open = find_open(text, close == ')' ? '(' : '[');
  if (open == NULL)
    return FALSE;
  inside = (CtScan){.at = open + 1, .end = text->end - 1};
  trim(&inside);
  if (is_note(inside))
    number->oddities |= CT_ODD_FOOTNOTE;
  else if (is_estimate(inside))
    number->estimate = TRUE;
  else
    return FALSE;
  text->end = open;
  return TRUE;
}

static gboolean
take_end(CtScan *text, CtNumber *number)
{
  if (take_brackets_at_end(text, number))
    return TRUE;
  if (take_note_at_end(text)) {
    number->oddities |= CT_ODD_FOOTNOTE;
    return TRUE;
  }
  if (is_estimate(*text))
    text->end = text->at;
  else if (!take_estimate_at_end(text))
    return FALSE;
  number->estimate = TRUE;
  return TRUE;
}

/* Units */

static gboolean
is_percent(gunichar c)
{
  return c == '%' || c == 0x2030 || c == 0xff05;
}

static gboolean
starts_unit(gunichar c)
{
  return g_unichar_isalpha(c) || is_percent(c) || c == 0xb0 ||
         g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* "1OO", "5I": letters that stand for digits; "5l" are litres. */
static gboolean
is_all_letters_for_digits(const CtScan *unit)
{
  const gchar *at = unit->at;
  gboolean capital = FALSE;

  for (; at < unit->end && strchr("OIol", *at) != NULL; at++)
    capital = capital || *at == 'O' || *at == 'I';
  return capital && (at == unit->end || !g_unichar_isalpha(g_utf8_get_char(at)));
}

/* "1O,5": a letter typed for a digit; "1,2E+12": digits that are lost. */
static gboolean
is_typing_error(const CtScan *unit, gboolean glued)
{
  if (glued && is_all_letters_for_digits(unit))
    return TRUE;
  return ct_scan_left(unit) > 1 && strchr("OolIeE", unit->at[0]) != NULL &&
         (g_ascii_isdigit(unit->at[1]) || strchr(".,+-", unit->at[1]) != NULL);
}

static gboolean
ends_with(const gchar *begin, const gchar *end, const gchar *word)
{
  gsize length = strlen(word);

  return (gsize)(end - begin) >= length && memcmp(end - length, word, length) == 0;
}

static gboolean
is_year(const gchar *digits, const gchar *end)
{
  return end - digits == 4 && (memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0);
}

static gboolean
is_power_of_ten(const CtDigits *digits)
{
  gint exponent;

  return ct_decimal_is_power_of_ten(CT_DECIMAL_INIT((gint64)digits->coefficient, 0), &exponent);
}

/* "/10.000 dân", "trên 1 vạn dân", "m2", "giá SS 2010": digits of a unit and not of
 * another number. */
static gboolean
belongs_to_unit(const CtScan *unit, const gchar *at, const CtDigits *digits, const gchar *end)
{
  const gchar *before = at;

  if (g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at))) || is_year(at, end))
    return TRUE;
  while (before > unit->at && before[-1] == ' ')
    before--;
  return is_power_of_ten(digits) &&
         (ends_with(unit->at, before, "/") || ends_with(unit->at, before, "trên"));
}

static gboolean
has_other_number(const CtScan *unit)
{
  CtScan text = *unit;

  while (text.at < text.end) {
    const gchar *at = text.at;
    CtDigits digits;

    if (!ct_is_digit(ct_scan_peek(&text))) {
      ct_scan_skip(&text);
      continue;
    }
    ct_digits_scan(&text, &digits);
    if (at == unit->at || !belongs_to_unit(unit, at, &digits, text.at))
      return TRUE;
  }
  return FALSE;
}

/* "52,5% KH" is no figure but a share of another one. */
static gboolean
is_share_of_plan(CtScan unit)
{
  CtWord word;

  if (!is_percent(ct_scan_peek(&unit)))
    return FALSE;
  ct_scan_skip(&unit);
  ct_scan_skip_spaces(&unit);
  word = ct_number_word_take(&unit.at, unit.end,
                             ct_number_words_unmarked(unit.at, ct_scan_left(&unit)));
  return word == CT_WORD_PLAN || word == CT_WORD_INDICATOR || word == CT_WORD_COMPARED ||
         word == CT_WORD_EARLIER;
}

/* "9/10 xã được giao", "9/10 KH": the second number is a goal. */
static gboolean
is_part_of_plan(CtScan unit)
{
  gboolean unmarked = ct_number_words_unmarked(unit.at, ct_scan_left(&unit));

  while (unit.at < unit.end) {
    CtWord word;

    if (!g_unichar_isalpha(ct_scan_peek(&unit))) {
      ct_scan_skip(&unit);
      continue;
    }
    word = ct_number_word_take(&unit.at, unit.end, unmarked);
    if (word == CT_WORD_PLAN || word == CT_WORD_INDICATOR || word == CT_WORD_AIM)
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_number_tail_read(CtScan *text, CtNumber *number)
{
  CtScan rest = *text;

  if (ct_scan_left(&rest) == 0)
    return TRUE;
  take_note_at_start(&rest, number);
  gboolean glued = !ct_is_space(ct_scan_peek(&rest));
  trim(&rest);
  for (guint n = 0; n < MAX_NOTES && ct_scan_left(&rest) > 0 && take_end(&rest, number); n++)
    trim(&rest);
  if (ct_scan_left(&rest) == 0)
    return TRUE;
  if (number->unit_length > 0 || !starts_unit(ct_scan_peek(&rest)) ||
      is_typing_error(&rest, glued) || has_other_number(&rest) || is_share_of_plan(rest) ||
      (number->kind == CT_NUMBER_RATIO && is_part_of_plan(rest)))
    return FALSE;
  number->unit = rest.at;
  number->unit_length = ct_scan_left(&rest);
  return TRUE;
}
