/* ct-number.c: one cell -> a number, or why it is none.
 *
 * The digits are walked over once. What marks stand between their groups tells
 * under which styles the number can be read; only a number with a single mark
 * and three digits behind it can be read in two ways.
 */
#include "intake/ct-number.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-number-words.h"

#define MAX_DIGITS 18

typedef struct {
  const gchar *at;
  const gchar *end;
} Text;

/* The digits of a number: their groups and the marks between these. */
typedef struct {
  guint64 coefficient;
  guint significant;
  gboolean overflow;
  guint groups;
  gsize first;         /* digits of the first group */
  gsize last;          /* digits of the last one */
  gboolean zero_first; /* the first group starts with 0 */
  gboolean even;       /* all groups between first and last have three digits */
  gboolean mixed;      /* unlike marks between these */
  gchar mark;          /* before the last group: '.' ',' ' ' '\'' or 0 */
  gchar group_mark;    /* before the others, or 0 */
} Digits;

static gsize
left(const Text *text)
{
  return (gsize)(text->end - text->at);
}

static gunichar
peek(const Text *text)
{
  if (text->at == text->end)
    return 0;
  return (guchar)*text->at < 0x80 ? (gunichar)*text->at : g_utf8_get_char(text->at);
}

static void
skip(Text *text)
{
  text->at = g_utf8_next_char(text->at);
}

static gboolean
is_space(gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x2060 || c == 0x3000;
}

static gboolean
is_dash(gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xad || c == 0xfe63 ||
         c == 0xff0d;
}

static gboolean
is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

static void
skip_spaces(Text *text)
{
  while (text->at < text->end && is_space(peek(text)))
    skip(text);
}

static gboolean
is_digit_at(const gchar *at, const gchar *end)
{
  return at < end && g_ascii_isdigit(*at);
}

static void
add_digit(Digits *digits, guint digit)
{
  if (digits->significant == 0 && digit == 0)
    return;
  if (digits->significant == MAX_DIGITS) {
    digits->overflow = TRUE;
    return;
  }
  digits->coefficient = digits->coefficient * 10 + digit;
  digits->significant++;
}

static gsize
scan_group(Text *text, Digits *digits)
{
  const gchar *begin = text->at;

  for (; is_digit_at(text->at, text->end); text->at++)
    add_digit(digits, (guint)(*text->at - '0'));
  return (gsize)(text->at - begin);
}

/* Whether exactly three digits stand at @at. */
static gboolean
is_group_of_three(const gchar *at, const gchar *end)
{
  return end - at >= 3 && g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) &&
         g_ascii_isdigit(at[2]) && !is_digit_at(at + 3, end);
}

/* The mark at @text when more digits of the same number follow it, else 0. A
 * space parts other things too, so only three digits behind it belong to it. */
static gchar
take_mark(Text *text)
{
  const gchar *next = text->at;
  gunichar c = peek(text);

  if (c == 0)
    return 0;
  next = g_utf8_next_char(text->at);
  if (!is_digit_at(next, text->end))
    return 0;
  if (c != '.' && c != ',') {
    if ((!is_space(c) && !is_apostrophe(c)) || !is_group_of_three(next, text->end))
      return 0;
    c = is_space(c) ? ' ' : '\'';
  }
  text->at = next;
  return (gchar)c;
}

static gboolean
scan_digits(Text *text, Digits *digits)
{
  gchar mark;

  *digits = (Digits){.groups = 1, .even = TRUE, .zero_first = peek(text) == '0'};
  digits->first = digits->last = scan_group(text, digits);
  while ((mark = take_mark(text)) != 0) {
    if (digits->groups > 1) {
      digits->even = digits->even && digits->last == 3;
      digits->mixed = digits->mixed || (digits->groups > 2 && digits->group_mark != digits->mark);
      digits->group_mark = digits->mark;
    }
    digits->mark = mark;
    digits->last = scan_group(text, digits);
    digits->groups++;
  }
  return digits->first > 0 || digits->mark == '.' || digits->mark == ',';
}

static gboolean
starts_groups(const Digits *digits)
{
  return digits->first >= 1 && digits->first <= 3 && !digits->zero_first && digits->even &&
         !digits->mixed;
}

/* "1.234.567", "18.000": all marks group thousands. */
static gboolean
can_group(const Digits *digits)
{
  return digits->groups > 1 && starts_groups(digits) && digits->last == 3 &&
         (digits->groups == 2 || digits->group_mark == digits->mark);
}

/* "12,5", "1.234,5", "1234.567": the last mark parts the decimals. */
static gboolean
can_part(const Digits *digits)
{
  if (digits->mark != '.' && digits->mark != ',')
    return FALSE;
  return digits->groups == 2 || (starts_groups(digits) && digits->group_mark != digits->mark);
}

static guint
find_evidence(const Digits *digits)
{
  guint evidence = 0;

  if (can_part(digits) && digits->mark == ',' && digits->group_mark != ',')
    evidence |= CT_EVIDENCE_VI;
  if (can_part(digits) && digits->mark == '.')
    evidence |= digits->group_mark == ',' ? CT_EVIDENCE_EN : CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN;
  if (can_group(digits) && digits->mark == '.')
    evidence |= CT_EVIDENCE_VI;
  if (can_group(digits) && digits->mark == ',')
    evidence |= CT_EVIDENCE_EN;
  return evidence;
}

typedef enum { READING_NONE, READING_WHOLE, READING_DECIMAL, READING_BOTH } Reading;

/* An ambiguous number in a given style. Plain numbers have no commas at all. */
static Reading
choose_reading(gchar mark, CtNumberStyle style)
{
  switch (style) {
  case CT_STYLE_VI:
    return mark == '.' ? READING_WHOLE : READING_DECIMAL;
  case CT_STYLE_EN:
    return mark == ',' ? READING_WHOLE : READING_DECIMAL;
  case CT_STYLE_PLAIN:
    return mark == '.' ? READING_DECIMAL : READING_BOTH;
  case CT_STYLE_MIXED:
    return READING_DECIMAL;
  case CT_STYLE_AUTO:
  default:
    return READING_BOTH;
  }
}

static Reading
find_reading(const Digits *digits, CtNumberStyle style)
{
  if (digits->groups == 1)
    return READING_WHOLE;
  if (can_group(digits))
    return can_part(digits) ? choose_reading(digits->mark, style) : READING_WHOLE;
  return can_part(digits) ? READING_DECIMAL : READING_NONE;
}

static CtDecimal
make_decimal(const Digits *digits, gboolean negative, gsize scale)
{
  gint64 coefficient = (gint64)digits->coefficient;

  return CT_DECIMAL_INIT(negative ? -coefficient : coefficient, (gint8)scale);
}

static void
set_number(CtNumber *number, const Digits *digits, gboolean negative, CtNumberStyle style)
{
  Reading reading = find_reading(digits, style);
  gsize scale = reading == READING_WHOLE ? 0 : digits->last;

  if (reading == READING_NONE)
    return;
  number->evidence = find_evidence(digits);
  if (digits->overflow || scale > CT_DECIMAL_MAX_SCALE) {
    number->kind = CT_NUMBER_OVERFLOW;
    return;
  }
  number->kind = reading == READING_BOTH ? CT_NUMBER_AMBIGUOUS : CT_NUMBER_VALUE;
  number->value = make_decimal(digits, negative, scale);
  number->decimals = (gint)scale;
  if (reading == READING_BOTH)
    number->other = make_decimal(digits, negative, 0);
}

/* "62/127": counts, so a single mark groups. */
static gboolean
read_ratio(Text *text, const Digits *numerator, CtNumber *number)
{
  Digits denominator;
  Text after = *text;

  skip_spaces(&after);
  if (peek(&after) != '/')
    return FALSE;
  skip(&after);
  skip_spaces(&after);
  if (!is_digit_at(after.at, after.end) || !scan_digits(&after, &denominator))
    return FALSE;
  if (numerator->overflow || denominator.overflow || peek(&after) == '/' ||
      (numerator->groups > 1 && !can_group(numerator)) ||
      (denominator.groups > 1 && !can_group(&denominator)))
    return FALSE;
  *number = (CtNumber){.kind = CT_NUMBER_RATIO,
                       .value = make_decimal(numerator, FALSE, 0),
                       .other = make_decimal(&denominator, FALSE, 0),
                       .qualifier = number->qualifier};
  *text = after;
  return TRUE;
}

/* "1O,5", "l2": a letter typed for a digit; "1,2E+12": digits that are lost. */
static gboolean
is_typing_error(const gchar *unit, gsize length)
{
  return length > 1 && strchr("OolIeE", unit[0]) != NULL &&
         (g_ascii_isdigit(unit[1]) || strchr(".,+-", unit[1]) != NULL);
}

static gboolean
starts_unit(gunichar c)
{
  return g_unichar_isalpha(c) || c == '%' || c == 0x2030 || c == 0xb0 ||
         g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* What follows the digits: nothing, or a unit. */
static gboolean
read_unit(Text *text, CtNumber *number)
{
  const gchar *unit = text->at;
  gsize length = left(text);

  ct_text_trim(&unit, &length);
  if (length == 0)
    return TRUE;
  if (!starts_unit(g_utf8_get_char(unit)) || is_typing_error(unit, length))
    return FALSE;
  number->unit = unit;
  number->unit_length = length;
  return TRUE;
}

static gboolean
take_sign(Text *text)
{
  gunichar c = peek(text);

  if (!is_dash(c) && c != '+' && c != 0xff0b)
    return FALSE;
  skip(text);
  skip_spaces(text);
  return is_dash(c);
}

/* "(12,5)" is -12,5, and so is "(-12,5)". The unit may stand inside. */
static gboolean
take_brackets(Text *text, Text *inside)
{
  const gchar *close;

  *inside = *text;
  if (peek(text) != '(')
    return FALSE;
  close = memchr(text->at, ')', left(text));
  if (close == NULL)
    return FALSE;
  inside->at = text->at + 1;
  inside->end = close;
  text->at = close + 1;
  skip_spaces(inside);
  return TRUE;
}

static CtNumber
read_number(Text text, CtNumberStyle style)
{
  CtNumber number = {.kind = CT_NUMBER_NONE};
  Digits digits;
  Text body;

  number.qualifier = ct_number_words_take(&text.at, text.end);
  skip_spaces(&text);

  gboolean brackets = take_brackets(&text, &body);
  gboolean negative = take_sign(&body) || brackets;

  if (!scan_digits(&body, &digits))
    return number;
  if (!brackets && !negative && read_ratio(&body, &digits, &number))
    return read_unit(&body, &number) ? number : (CtNumber){.kind = CT_NUMBER_NONE};
  set_number(&number, &digits, negative, style);
  if (!read_unit(&body, &number) ||
      (brackets && left(&text) > 0 && (number.unit_length > 0 || !read_unit(&text, &number))))
    return (CtNumber){.kind = CT_NUMBER_NONE};
  return number;
}

static gboolean
is_all(Text text, gboolean (*is)(gunichar))
{
  for (; text.at < text.end; skip(&text))
    if (!is(peek(&text)) && !is_space(peek(&text)))
      return FALSE;
  return TRUE;
}

static gboolean
is_dot(gunichar c)
{
  return c == '.' || c == 0x2026 || c == 0x2024 || c == 0x2025;
}

/* The signs that statistics has for cells without a number. */
static CtNumberKind
read_sign(Text text)
{
  gunichar c = peek(&text);

  if (left(&text) == 1 && (c == 'x' || c == 'X'))
    return CT_NUMBER_NOT_APPLICABLE;
  if (is_dash(c) && is_all(text, is_dash))
    return CT_NUMBER_NIL;
  if (is_dot(c) && left(&text) > 1 && is_all(text, is_dot))
    return CT_NUMBER_NOT_AVAILABLE;
  return CT_NUMBER_NONE;
}

CtNumber
ct_number_read(const gchar *text, gsize length, CtNumberStyle style)
{
  CtNumberKind sign;

  ct_text_trim(&text, &length);
  if (length == 0)
    return (CtNumber){.kind = CT_NUMBER_BLANK};

  Text cell = {.at = text, .end = text + length};
  sign = g_ascii_isdigit(*text) ? CT_NUMBER_NONE : read_sign(cell);
  if (sign != CT_NUMBER_NONE)
    return (CtNumber){.kind = sign};
  return read_number(cell, style);
}
