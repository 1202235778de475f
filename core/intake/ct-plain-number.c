/* ct-plain-number.c: numbers that are nothing but digits with marks between them. */
#include "intake/ct-plain.h"

#include "intake/ct-number-private.h"

#define MAX_DIGITS ((gsize)18)

static gboolean
is_mark(gchar c)
{
  return c == '.' || c == ',';
}

static inline gsize
take_digits(const gchar **at, const gchar *end, guint64 *coefficient)
{
  const gchar *begin = *at;

  for (; *at < end && (guchar)(**at - '0') <= 9; (*at)++)
    *coefficient = *coefficient * 10 + (guint64)(**at - '0');
  return (gsize)(*at - begin);
}

/* As add_group() of ct-number-digits.c does it. */
static void
begin_group(CtDigits *digits, gchar mark)
{
  if (digits->groups > 1) {
    digits->even = digits->even && digits->last == 3;
    digits->mixed = digits->mixed || (digits->groups > 2 && digits->group_mark != digits->mark);
    digits->group_mark = digits->mark;
  }
  digits->mark = mark;
  digits->groups++;
}

/* Zeros at the front count here, so a few numbers are left to the slow way. */
static gboolean
scan(const gchar *at, const gchar *end, CtDigits *digits)
{
  gsize left = MAX_DIGITS;

  *digits = (CtDigits){.groups = 1, .even = TRUE, .zero_first = *at == '0'};
  for (;;) {
    digits->last = take_digits(&at, end, &digits->coefficient);
    if (digits->last == 0 || digits->last > left)
      return FALSE;
    left -= digits->last;
    if (digits->groups == 1)
      digits->first = digits->last;
    if (at == end)
      return TRUE;
    if (!is_mark(*at))
      return FALSE;
    begin_group(digits, *at++);
  }
}

static inline CtDecimal
make_decimal(guint64 coefficient, gboolean negative, gsize scale)
{
  return CT_DECIMAL_INIT(negative ? -(gint64)coefficient : (gint64)coefficient, (gint8)scale);
}

static gboolean
read_groups(const gchar *text, const gchar *end, gboolean negative, CtNumberStyle style,
            CtDecimal *value)
{
  CtDigits digits;
  CtNumber number = {.kind = CT_NUMBER_NONE};

  if (!scan(text, end, &digits))
    return FALSE;
  ct_number_set(&number, &digits, negative, style);
  if (number.kind != CT_NUMBER_VALUE || !ct_number_style_explains(style, number.evidence))
    return FALSE;
  *value = number.value;
  return TRUE;
}

/* Most are whole, or have one mark that cannot part thousands. */
gboolean
ct_plain_number(const gchar *text, gsize length, CtNumberStyle style, CtDecimal *value)
{
  const gchar *end = text + length, *at;
  gboolean negative = length > 1 && *text == '-';
  guint64 coefficient = 0;
  gsize first, last;
  gchar mark;

  if (length == 0 || length > MAX_DIGITS + 1)
    return length <= 2 * MAX_DIGITS && length > 0 &&
           read_groups(text + negative, end, negative, style, value);
  at = text += negative;
  first = take_digits(&at, end, &coefficient);
  if (first == 0 || first > MAX_DIGITS)
    return FALSE;
  if (at == end) {
    *value = make_decimal(coefficient, negative, 0);
    return TRUE;
  }
  mark = *at++;
  last = take_digits(&at, end, &coefficient);
  if (at < end || last == 0 || (last == 3 && first <= 3))
    return read_groups(text, end, negative, style, value);
  *value = make_decimal(coefficient, negative, last);
  return is_mark(mark) &&
         ct_number_style_explains(style, mark == ',' ? CT_EVIDENCE_VI
                                                     : CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN);
}
