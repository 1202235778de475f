#include "intake/ct-number-digits.h"

#include "intake/ct-number.h"

#define MAX_DIGITS 18

gsize
ct_scan_left(const CtScan *text)
{
  return (gsize)(text->end - text->at);
}

gunichar
ct_scan_peek(const CtScan *text)
{
  if (text->at == text->end)
    return 0;
  return (guchar)*text->at < 0x80 ? (gunichar)*text->at : g_utf8_get_char(text->at);
}

void
ct_scan_skip(CtScan *text)
{
  text->at = g_utf8_next_char(text->at);
}

gboolean
ct_is_space(gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x2060 || c == 0x3000;
}

gboolean
ct_is_gap(gunichar c)
{
  return ct_is_space(c) && c != '\t' && c != '\n' && c != '\r';
}

gboolean
ct_is_dash(gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xad || c == 0xfe63 ||
         c == 0xff0d;
}

static gboolean
is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

void
ct_scan_skip_spaces(CtScan *text)
{
  while (text->at < text->end && ct_is_space(ct_scan_peek(text)))
    ct_scan_skip(text);
}

gboolean
ct_is_digit(gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

/* The value of the digit at @at and, in @next, where it ends; -1 when there is none. */
static gint
digit_at(const gchar *at, const gchar *end, const gchar **next)
{
  if (at == end)
    return -1;
  if ((guchar)*at < 0x80) {
    *next = at + 1;
    return g_ascii_digit_value(*at);
  }
  gunichar c = g_utf8_get_char(at);
  *next = g_utf8_next_char(at);
  return ct_is_digit(c) ? (gint)(c - 0xff10) : -1;
}

static gboolean
is_digit_at(const gchar *at, const gchar *end)
{
  const gchar *next;

  return digit_at(at, end, &next) >= 0;
}

static void
add_digit(CtDigits *digits, guint digit)
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
scan_group(CtScan *text, CtDigits *digits)
{
  const gchar *next;
  gsize n = 0;
  gint digit;

  for (; (digit = digit_at(text->at, text->end, &next)) >= 0; text->at = next, n++)
    add_digit(digits, (guint)digit);
  return n;
}

/* How many digits stand at @at, counted to @most. */
static guint
count_digits(const gchar *at, const gchar *end, guint most)
{
  guint n = 0;

  while (n < most && digit_at(at, end, &at) >= 0)
    n++;
  return n;
}

/* '.' or ',', also full-width; else 0. */
static gchar
as_mark(gunichar c)
{
  if (c == '.' || c == 0xff0e)
    return '.';
  return c == ',' || c == 0xff0c ? ',' : 0;
}

/* The mark at @text when more digits of the same number follow it, else 0. A
 * space parts other things too, so it belongs to a number only behind one to three
 * digits and before exactly three, and never at the end of a line. */
static gchar
take_mark(CtScan *text, const CtDigits *digits)
{
  const gchar *next;
  gunichar c = ct_scan_peek(text);
  gchar mark = as_mark(c);

  if (c == 0)
    return 0;
  next = g_utf8_next_char(text->at);
  if (!is_digit_at(next, text->end))
    return 0;
  if (mark == 0) {
    if ((!ct_is_gap(c) && !is_apostrophe(c)) || digits->last == 0 || digits->last > 3 ||
        count_digits(next, text->end, 4) != 3)
      return 0;
    mark = ct_is_gap(c) ? ' ' : '\'';
  }
  text->at = next;
  return mark;
}

static void
add_group(CtScan *text, CtDigits *digits, gchar mark)
{
  if (digits->groups > 1) {
    digits->even = digits->even && digits->last == 3;
    digits->mixed = digits->mixed || (digits->groups > 2 && digits->group_mark != digits->mark);
    digits->group_mark = digits->mark;
  }
  digits->mark = mark;
  digits->last = scan_group(text, digits);
  digits->groups++;
}

gboolean
ct_digits_scan(CtScan *text, CtDigits *digits)
{
  const gchar *next = text->at;
  gchar mark;

  *digits = (CtDigits){.groups = 1, .even = TRUE};
  digits->zero_first = digit_at(text->at, text->end, &next) == 0;
  digits->first = digits->last = scan_group(text, digits);
  while ((mark = take_mark(text, digits)) != 0)
    add_group(text, digits, mark);
  return digits->first > 0 || digits->mark == '.' || digits->mark == ',';
}

/* Behind a point and a space comes another sentence or item ("1. 5"), three digits may
 * be a group, and a list has its spaces behind the commas: one number has only one. */
gboolean
ct_digits_scan_spaced(CtScan *text, CtDigits *digits)
{
  CtScan after = *text;
  gboolean before, behind;
  gchar mark;

  if (digits->first == 0 || (digits->groups > 1 && !ct_digits_can_group(digits)))
    return FALSE;
  before = ct_is_gap(ct_scan_peek(&after));
  if (before)
    ct_scan_skip(&after);
  mark = as_mark(ct_scan_peek(&after));
  if (mark == 0 || mark == digits->mark)
    return FALSE;
  ct_scan_skip(&after);
  behind = ct_is_gap(ct_scan_peek(&after));
  if (behind && mark == '.')
    return FALSE;
  if (behind)
    ct_scan_skip(&after);
  guint n = count_digits(after.at, after.end, 4);
  if ((!before && !behind) || n == 0 || n == 3 || (behind && n > 2))
    return FALSE;
  add_group(&after, digits, mark);
  *text = after;
  return TRUE;
}

static gboolean
starts_groups(const CtDigits *digits)
{
  return digits->first >= 1 && digits->first <= 3 && !digits->zero_first && digits->even &&
         !digits->mixed;
}

gboolean
ct_digits_can_group(const CtDigits *digits)
{
  return digits->groups > 1 && starts_groups(digits) && digits->last == 3 &&
         (digits->groups == 2 || digits->group_mark == digits->mark);
}

gboolean
ct_digits_can_part(const CtDigits *digits)
{
  if (digits->mark != '.' && digits->mark != ',')
    return FALSE;
  return digits->groups == 2 || (starts_groups(digits) && digits->group_mark != digits->mark);
}

guint
ct_digits_evidence(const CtDigits *digits)
{
  guint evidence = 0;

  if (ct_digits_can_part(digits) && digits->mark == ',' && digits->group_mark != ',')
    evidence |= CT_EVIDENCE_VI;
  if (ct_digits_can_part(digits) && digits->mark == '.')
    evidence |= digits->group_mark == ',' ? CT_EVIDENCE_EN : CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN;
  if (ct_digits_can_group(digits) && digits->mark == '.')
    evidence |= CT_EVIDENCE_VI;
  if (ct_digits_can_group(digits) && digits->mark == ',')
    evidence |= CT_EVIDENCE_EN;
  return evidence;
}
