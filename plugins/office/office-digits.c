/* office-digits.c: a number as its decimal digits: read, rounded, written.
 */
#include "office/office-digits.h"

#include "base/ct-decimal.h"

#define MAX_EXPONENT 400
#define MAX_GENERAL_DECIMALS CT_DECIMAL_MAX_SCALE

static gsize
parse_exponent(const gchar *text, gsize length, gint *exponent)
{
  gboolean negative = length > 0 && text[0] == '-';
  gsize at = negative || (length > 0 && text[0] == '+') ? 1 : 0;
  gsize first = at;
  gint value = 0;

  for (; at < length && g_ascii_isdigit(text[at]); at++)
    value = MIN(value * 10 + (text[at] - '0'), MAX_EXPONENT);
  *exponent = negative ? -value : value;
  return at > first ? at : 0;
}

static void
drop_zeros(OfficeDigits *digits)
{
  while (digits->n > 0 && digits->digits[digits->n - 1] == 0)
    digits->n--;
  if (digits->n == 0)
    digits->point = 0;
}

/* A digit of the text; zeros at the front move the point alone. */
static void
take_digit(OfficeDigits *digits, guint8 digit, gboolean whole)
{
  if (digits->n == 0 && digit == 0) {
    digits->point -= whole || digits->point < -MAX_EXPONENT ? 0 : 1;
    return;
  }
  if (digits->n < OFFICE_MAX_DIGITS)
    digits->digits[digits->n++] = digit;
  if (whole && digits->point < MAX_EXPONENT)
    digits->point++;
}

gboolean
office_digits_parse(const gchar *text, gsize length, OfficeDigits *digits)
{
  gsize at = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  gboolean whole = TRUE;
  gboolean any = FALSE;
  gint exponent = 0;

  digits->negative = length > 0 && text[0] == '-';
  digits->n = 0;
  digits->point = 0;
  for (; at < length && text[at] != 'E' && text[at] != 'e'; at++) {
    if (text[at] == '.' && whole) {
      whole = FALSE;
    } else if (g_ascii_isdigit(text[at])) {
      take_digit(digits, (guint8)(text[at] - '0'), whole);
      any = TRUE;
    } else {
      return FALSE;
    }
  }
  if (at < length) {
    gsize used = parse_exponent(text + at + 1, length - at - 1, &exponent);
    if (used == 0 || at + 1 + used != length)
      return FALSE;
    digits->point += exponent;
  }
  drop_zeros(digits);
  return any;
}

/* Keeps the first @keep digits, the next one rounding away from zero. */
void
office_digits_round(OfficeDigits *digits, gint keep)
{
  gboolean up;

  if (keep >= (gint)digits->n)
    return;
  if (keep < 0) {
    digits->n = 0;
    digits->point = 0;
    return;
  }
  up = digits->digits[keep] >= 5;
  digits->n = (guint)keep;
  while (up && digits->n > 0 && digits->digits[digits->n - 1] == 9)
    digits->n--;
  if (up && digits->n > 0) {
    digits->digits[digits->n - 1]++;
  } else if (up) {
    digits->digits[digits->n++] = 1;
    digits->point++;
  }
  drop_zeros(digits);
}

guint8
office_digits_at(const OfficeDigits *digits, gint place)
{
  gint at = digits->point - place;

  return at >= 0 && at < (gint)digits->n ? digits->digits[at] : 0;
}

/* @decimals: digits behind the point; the caller has seen to it that all has room. */
gsize
office_digits_write(const OfficeDigits *digits, gint decimals, gchar *seen)
{
  gsize n = 0;

  if (digits->negative && digits->n > 0)
    seen[n++] = '-';
  for (gint place = MAX(digits->point, 1); place > 0; place--)
    seen[n++] = (gchar)('0' + office_digits_at(digits, place));
  if (decimals > 0)
    seen[n++] = '.';
  for (gint place = 0; place > -decimals; place--)
    seen[n++] = (gchar)('0' + office_digits_at(digits, place));
  return n;
}

gint
office_digits_decimals(const OfficeDigits *digits)
{
  return MAX((gint)digits->n - digits->point, 0);
}

gsize
office_digits_write_general(OfficeDigits *digits, gchar *seen)
{
  office_digits_round(digits, digits->point + MAX_GENERAL_DECIMALS);
  return office_digits_write(digits, office_digits_decimals(digits), seen);
}

/* OfficeDigits left of the point as a number that is known to fit. */
gint64
office_digits_whole(const OfficeDigits *digits)
{
  gint64 value = 0;

  for (gint place = digits->point; place > 0; place--)
    value = value * 10 + office_digits_at(digits, place);
  return value;
}
