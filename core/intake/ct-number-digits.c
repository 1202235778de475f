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

static gboolean
is_digit_at(const gchar *at, const gchar *end)
{
  return at < end && g_ascii_isdigit(*at);
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
take_mark(CtScan *text)
{
  const gchar *next = text->at;
  gunichar c = ct_scan_peek(text);

  if (c == 0)
    return 0;
  next = g_utf8_next_char(text->at);
  if (!is_digit_at(next, text->end))
    return 0;
  if (c != '.' && c != ',') {
    if ((!ct_is_space(c) && !is_apostrophe(c)) || !is_group_of_three(next, text->end))
      return 0;
    c = ct_is_space(c) ? ' ' : '\'';
  }
  text->at = next;
  return (gchar)c;
}

gboolean
ct_digits_scan(CtScan *text, CtDigits *digits)
{
  gchar mark;

  *digits = (CtDigits){.groups = 1, .even = TRUE, .zero_first = ct_scan_peek(text) == '0'};
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
