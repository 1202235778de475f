/* ct-number.c: one cell -> a number, or why it is none.
 *
 * The digits are walked over once. What marks stand between their groups tells
 * under which styles the number can be read; only a number with a single mark
 * and three digits behind it can be read in two ways.
 */
#include "intake/ct-number.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-number-private.h"
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

void
ct_number_set(CtNumber *number, const CtDigits *digits, gboolean negative, CtNumberStyle style)
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

static gboolean
are_counts(const CtDigits *a, const CtDigits *b)
{
  return !a->overflow && !b->overflow && (a->groups == 1 || ct_digits_can_group(a)) &&
         (b->groups == 1 || ct_digits_can_group(b));
}

static void
set_ratio(CtNumber *number, const CtDigits *numerator, const CtDigits *denominator)
{
  number->kind = CT_NUMBER_RATIO;
  number->value = make_decimal(numerator, FALSE, 0);
  number->other = make_decimal(denominator, FALSE, 0);
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
  if (!ct_is_digit(ct_scan_peek(&after)) || !ct_digits_scan(&after, &denominator) ||
      ct_scan_peek(&after) == '/' || !are_counts(numerator, &denominator))
    return FALSE;
  set_ratio(number, numerator, &denominator);
  *text = after;
  return TRUE;
}

static gboolean
are_equal(CtScan a, CtScan b)
{
  gsize a_length = ct_scan_left(&a), b_length = ct_scan_left(&b);

  ct_text_trim(&a.at, &a_length);
  ct_text_trim(&b.at, &b_length);
  return a_length > 0 && a_length == b_length && memcmp(a.at, b.at, a_length) == 0;
}

/* "13 xã/21 xã" */
static gboolean
read_ratio_of_units(CtScan *text, const CtDigits *numerator, CtNumber *number)
{
  const gchar *slash = memchr(text->at, '/', ct_scan_left(text));
  CtScan unit = {.at = text->at, .end = slash}, after = {.at = slash, .end = text->end};
  CtDigits denominator;

  if (slash == NULL)
    return FALSE;
  ct_scan_skip(&after);
  ct_scan_skip_spaces(&after);
  if (!ct_is_digit(ct_scan_peek(&after)) || !ct_digits_scan(&after, &denominator) ||
      !are_equal(unit, after) || !are_counts(numerator, &denominator))
    return FALSE;
  set_ratio(number, numerator, &denominator);
  *text = after;
  return TRUE;
}

static gboolean
read_sign_before(CtScan *text, gint *sign)
{
  gunichar c = ct_scan_peek(text);

  if (!ct_is_dash(c) && c != '+' && c != 0xff0b)
    return FALSE;
  *sign = ct_is_dash(c) ? -1 : 1;
  ct_scan_skip(text);
  ct_scan_skip_spaces(text);
  return TRUE;
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

/* "10³", "5.10⁶": a raised digit that is no footnote */
static gboolean
is_power(const CtDigits *digits, const CtScan *after)
{
  return digits->last == 2 && digits->coefficient % 100 == 10 && ct_number_raised(after);
}

/* The digits of a cell with all that stands around them. */
static gboolean
read_digits(CtScan *text, gboolean plain, gint sign, CtNumberStyle style, CtNumber *number)
{
  CtDigits digits;

  if (!ct_digits_scan(text, &digits))
    return FALSE;
  if (plain && (read_ratio(text, &digits, number) || read_ratio_of_units(text, &digits, number)))
    return TRUE;
  if (ct_digits_scan_spaced(text, &digits))
    number->oddities |= CT_ODD_SPACE;
  ct_number_set(number, &digits, sign < 0, style);
  return number->kind != CT_NUMBER_NONE && !is_power(&digits, text);
}

/* "giảm 12": an amount. A sign may say the same as the word, but not the contrary. */
static gboolean
make_change(CtNumber *number, gint direction, gint sign)
{
  if (direction == 0 || number->kind == CT_NUMBER_OVERFLOW)
    return TRUE;
  if (number->kind != CT_NUMBER_VALUE || sign * direction < 0)
    return FALSE;
  number->kind = CT_NUMBER_CHANGE;
  number->direction = direction;
  number->value.coefficient = ABS(number->value.coefficient);
  return TRUE;
}

gboolean
ct_number_read_exact(CtScan text, CtNumberStyle style, CtNumber *number)
{
  CtNumberWords words = {0};
  const gchar *begin = text.at;
  gint sign = 0;
  CtScan body;

  if (!ct_is_digit(ct_scan_peek(&text)) &&
      !ct_number_words_take(&text.at, text.end, &words))
    return FALSE;
  *number = (CtNumber){.kind = CT_NUMBER_NONE,
                       .qualifier = words.qualifier,
                       .estimate = words.estimate};
  ct_scan_skip_spaces(&text);

  gboolean spoken = text.at != begin;
  gboolean brackets = take_brackets(&text, &body);
  if (brackets && spoken)
    return FALSE; /* "đạt (5,1%)" */
  gboolean plain = !read_sign_before(&body, &sign) && !brackets;
  if (brackets && sign == 0) {
    sign = -1;
    number->oddities |= CT_ODD_BRACKETS;
  }
  if (!read_digits(&body, plain, sign, style, number) ||
      !ct_number_tail_read(&body, number) ||
      (brackets && !ct_number_tail_read(&text, number)))
    return FALSE;
  return make_change(number, words.direction, sign);
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
  CtNumber number;

  ct_text_trim(&text, &length);
  if (length == 0)
    return (CtNumber){.kind = CT_NUMBER_BLANK};

  CtScan cell = {.at = text, .end = text + length};
  sign = g_ascii_isdigit(*text) ? CT_NUMBER_NONE : read_sign(cell);
  if (sign != CT_NUMBER_NONE)
    return (CtNumber){.kind = sign};
  if (ct_number_read_exact(cell, style, &number)) {
    if (number.kind == CT_NUMBER_RATIO)
      ct_number_date_read(cell, &number);
    return number;
  }
  number = (CtNumber){.kind = CT_NUMBER_NONE};
  if (!ct_number_date_read(cell, &number))
    ct_number_repair(cell, style, &number);
  return number;
}
