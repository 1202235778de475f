/* ct-decimal-text.c: decimals read and written. */
#include "base/ct-decimal.h"

#include <string.h>

#include "base/ct-message.h"

#define MAX_DIGITS 18

/* What parse_long() has seen. Zeros at the end are held back until a digit
 * follows them, so that only digits that count take room. */
typedef struct {
  guint64 coefficient;
  guint n_digits;      /* that count, without the zeros held back */
  gsize n_zeros;       /* held back */
  gsize n_fraction;    /* digits after the point */
} Digits;

static gboolean
push_digit(Digits *digits, guint digit)
{
  if (digit == 0) {
    digits->n_zeros += digits->coefficient != 0 ? 1 : 0;
    return TRUE;
  }
  if (digits->n_zeros > MAX_DIGITS || digits->n_digits + digits->n_zeros + 1 > MAX_DIGITS)
    return FALSE;
  digits->coefficient *= (guint64)ct_power_of_ten((guint)digits->n_zeros + 1);
  digits->coefficient += digit;
  digits->n_digits += (guint)digits->n_zeros + 1;
  digits->n_zeros = 0;
  return TRUE;
}

/* The general case: any number of zeros at both ends. */
static gboolean
parse_long(const gchar *text, gsize length, gboolean negative, CtDecimal *value)
{
  Digits digits = {0};
  gboolean after_point = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (text[i] == '.') {
      if (after_point || i == 0 || i + 1 == length)
        return FALSE;
      after_point = TRUE;
      continue;
    }
    if (!g_ascii_isdigit(text[i]) || !push_digit(&digits, (guint)(text[i] - '0')))
      return FALSE;
    digits.n_fraction += after_point ? 1 : 0;
  }

  if (digits.coefficient == 0) {
    *value = CT_DECIMAL_INIT(0, (gint8)MIN(digits.n_fraction, CT_DECIMAL_MAX_SCALE));
    return TRUE;
  }
  /* Zeros are given back until the text's scale is reached or the room is full. */
  gsize room = MIN(digits.n_zeros, (gsize)(MAX_DIGITS - digits.n_digits));
  gsize kept = room;
  if (digits.n_fraction > digits.n_zeros - kept + CT_DECIMAL_MAX_SCALE) {
    gsize excess = digits.n_fraction - (digits.n_zeros - kept) - CT_DECIMAL_MAX_SCALE;
    if (excess > kept)
      return FALSE;
    kept -= excess;
  }
  gsize dropped = digits.n_zeros - kept;
  if (dropped > digits.n_fraction && dropped - digits.n_fraction > -CT_DECIMAL_MIN_SCALE)
    return FALSE;

  gint64 coefficient = (gint64)(digits.coefficient * (guint64)ct_power_of_ten((guint)kept));
  *value = CT_DECIMAL_INIT(negative ? -coefficient : coefficient,
                           (gint8)((gssize)digits.n_fraction - (gssize)dropped));
  return TRUE;
}

gboolean
ct_decimal_parse(const gchar *text, gsize length, CtDecimal *value)
{
  gboolean negative = FALSE;
  gsize i = 0, point = 0;
  guint64 coefficient = 0;

  if (length > 0 && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text++;
    length--;
  }
  if (length == 0)
    return FALSE;
  if (length > MAX_DIGITS + 1)
    return parse_long(text, length, negative, value);

  for (; i < length; i++) {
    guint digit = (guint)(guchar)text[i] - '0';
    if (digit <= 9)
      coefficient = coefficient * 10 + digit;
    else if (text[i] == '.' && point == 0 && i > 0 && i + 1 < length)
      point = i;
    else
      return FALSE;
  }
  /* 19 characters without a point are 19 digits, which may still be zeros. */
  if (point == 0 && length > MAX_DIGITS)
    return parse_long(text, length, negative, value);

  gsize scale = point == 0 ? 0 : length - point - 1;
  *value = CT_DECIMAL_INIT(negative ? -(gint64)coefficient : (gint64)coefficient, (gint8)scale);
  return TRUE;
}

/* Two digits at a time: a division takes longer than all the rest. */
static const gchar pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445"
    "46474849505152535455565758596061626364656667686970717273747576777879808182838485868788899091"
    "9293949596979899";

/* Exactly @n digits, zeros in front. */
static void
write_digits(gchar *to, guint64 number, gsize n)
{
  for (; n >= 2; n -= 2, number /= 100)
    memcpy(to + n - 2, pairs + number % 100 * 2, 2);
  if (n == 1)
    *to = (gchar)('0' + number % 10);
}

/* 1233 / 4096 is nearly log10(2): of 64 bits that gives the digits, or one less. */
static gsize
count_digits(guint64 number)
{
  guint bits = 64u - (guint)__builtin_clzll(number | 1);
  guint n = bits * 1233 >> 12;

  return number < (guint64)ct_power_of_ten(n) ? MAX(n, 1) : n + 1;
}

gsize
ct_decimal_format(CtDecimal value, gchar *buffer)
{
  guint64 rest = value.coefficient < 0 ? (guint64)0 - (guint64)value.coefficient
                                       : (guint64)value.coefficient;
  gsize fraction = value.scale > 0 ? (gsize)value.scale : 0;
  guint64 power = (guint64)ct_power_of_ten((guint)fraction);
  guint64 whole = fraction > 0 ? rest / power : rest;
  gsize n = count_digits(whole);
  gchar *at = buffer;

  if (value.coefficient < 0)
    *at++ = '-';
  write_digits(at, whole, n);
  at += n;
  for (gint i = value.scale; i < 0 && rest != 0; i++)
    *at++ = '0';
  if (fraction > 0) {
    *at++ = '.';
    write_digits(at, rest - whole * power, fraction);
    at += fraction;
  }
  *at = '\0';
  return (gsize)(at - buffer);
}

gchar *
ct_decimal_format_with(CtDecimal value, gchar group, gchar point, gchar *buffer)
{
  gchar plain[CT_DECIMAL_CHARS];
  gchar *end = buffer;

  ct_decimal_format(value, plain);
  const gchar *digits = plain[0] == '-' ? plain + 1 : plain;
  const gchar *fraction = strchr(digits, '.');
  gsize whole = fraction != NULL ? (gsize)(fraction - digits) : strlen(digits);

  if (plain[0] == '-')
    *end++ = '-';
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0 && group != '\0')
      *end++ = group;
    *end++ = digits[i];
  }
  if (fraction != NULL) {
    *end++ = point;
    end = g_stpcpy(end, fraction + 1);
  }
  *end = '\0';
  return buffer;
}

gchar *
ct_decimal_format_for_people(CtDecimal value, gchar *buffer)
{
  gboolean vietnamese = ct_language_get() == CT_LANGUAGE_VI;

  return ct_decimal_format_with(value, vietnamese ? '.' : ',', vietnamese ? ',' : '.', buffer);
}
