/* ct-number.c: one cell -> a number, or why it is none.
 *
 * The digits are walked over once. What marks stand between their groups tells
 * under which styles the number can be read; only a number with a single mark
 * and three digits behind it can be read in two ways.
 */
#include "intake/ct-number.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-number-digits.h"
#include "intake/ct-number-words.h"

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
find_reading(const CtDigits *digits, CtNumberStyle style)
{
  if (digits->groups == 1)
    return READING_WHOLE;
  if (ct_digits_can_group(digits))
    return ct_digits_can_part(digits) ? choose_reading(digits->mark, style) : READING_WHOLE;
  return ct_digits_can_part(digits) ? READING_DECIMAL : READING_NONE;
}

static CtDecimal
make_decimal(const CtDigits *digits, gboolean negative, gsize scale)
{
  gint64 coefficient = (gint64)digits->coefficient;

  return CT_DECIMAL_INIT(negative ? -coefficient : coefficient, (gint8)scale);
}

static void
set_number(CtNumber *number, const CtDigits *digits, gboolean negative, CtNumberStyle style)
{
  Reading reading = find_reading(digits, style);
  gsize scale = reading == READING_WHOLE ? 0 : digits->last;

  if (reading == READING_NONE)
    return;
  number->evidence = ct_digits_evidence(digits);
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
read_ratio(CtScan *text, const CtDigits *numerator, CtNumber *number)
{
  CtDigits denominator;
  CtScan after = *text;

  ct_scan_skip_spaces(&after);
  if (ct_scan_peek(&after) != '/')
    return FALSE;
  ct_scan_skip(&after);
  ct_scan_skip_spaces(&after);
  if (ct_scan_peek(&after) < '0' || ct_scan_peek(&after) > '9' ||
      !ct_digits_scan(&after, &denominator))
    return FALSE;
  if (numerator->overflow || denominator.overflow || ct_scan_peek(&after) == '/' ||
      (numerator->groups > 1 && !ct_digits_can_group(numerator)) ||
      (denominator.groups > 1 && !ct_digits_can_group(&denominator)))
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
read_unit(CtScan *text, CtNumber *number)
{
  const gchar *unit = text->at;
  gsize length = ct_scan_left(text);

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
take_sign(CtScan *text)
{
  gunichar c = ct_scan_peek(text);

  if (!ct_is_dash(c) && c != '+' && c != 0xff0b)
    return FALSE;
  ct_scan_skip(text);
  ct_scan_skip_spaces(text);
  return ct_is_dash(c);
}

/* "(12,5)" is -12,5, and so is "(-12,5)". The unit may stand inside. */
static gboolean
take_brackets(CtScan *text, CtScan *inside)
{
  const gchar *close;

  *inside = *text;
  if (ct_scan_peek(text) != '(')
    return FALSE;
  close = memchr(text->at, ')', ct_scan_left(text));
  if (close == NULL)
    return FALSE;
  inside->at = text->at + 1;
  inside->end = close;
  text->at = close + 1;
  ct_scan_skip_spaces(inside);
  return TRUE;
}

static CtNumber
read_number(CtScan text, CtNumberStyle style)
{
  CtNumber number = {.kind = CT_NUMBER_NONE};
  CtDigits digits;
  CtScan body;

  number.qualifier = ct_number_words_take(&text.at, text.end);
  ct_scan_skip_spaces(&text);

  gboolean brackets = take_brackets(&text, &body);
  gboolean negative = take_sign(&body) || brackets;

  if (!ct_digits_scan(&body, &digits))
    return number;
  if (!brackets && !negative && read_ratio(&body, &digits, &number))
    return read_unit(&body, &number) ? number : (CtNumber){.kind = CT_NUMBER_NONE};
  set_number(&number, &digits, negative, style);
  if (!read_unit(&body, &number))
    return (CtNumber){.kind = CT_NUMBER_NONE};
  if (brackets && ct_scan_left(&text) > 0 &&
      (number.unit_length > 0 || !read_unit(&text, &number)))
    return (CtNumber){.kind = CT_NUMBER_NONE};
  return number;
}

static gboolean
is_all(CtScan text, gboolean (*is)(gunichar))
{
  for (; text.at < text.end; ct_scan_skip(&text))
    if (!is(ct_scan_peek(&text)) && !ct_is_space(ct_scan_peek(&text)))
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
read_sign(CtScan text)
{
  gunichar c = ct_scan_peek(&text);

  if (ct_scan_left(&text) == 1 && (c == 'x' || c == 'X'))
    return CT_NUMBER_NOT_APPLICABLE;
  if (ct_is_dash(c) && is_all(text, ct_is_dash))
    return CT_NUMBER_NIL;
  if (is_dot(c) && ct_scan_left(&text) > 1 && is_all(text, is_dot))
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

  CtScan cell = {.at = text, .end = text + length};
  sign = g_ascii_isdigit(*text) ? CT_NUMBER_NONE : read_sign(cell);
  if (sign != CT_NUMBER_NONE)
    return (CtNumber){.kind = sign};
  return read_number(cell, style);
}
