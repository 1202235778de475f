/* office-number.c: what a cell shows of a number, from the digits of its text.
 */
#include "office/office-number.h"

#include <string.h>

#define SIGNIFICANT 15
/* More of them change nothing: the next one rounds. */
#define MAX_DIGITS 24
#define MAX_EXPONENT 400
/* What is longer than this is no figure of a report, and stays as it is written. */
#define MAX_WHOLE 24
#define MAX_GENERAL_DECIMALS CT_DECIMAL_MAX_SCALE

#define EPOCH_1900 693594 /* days from 0001-01-01 to 1899-12-30 */
#define EPOCH_1904 695056
#define FALSE_LEAP_DAY 60
#define LAST_DAY_1900 2958465
#define LAST_DAY_1904 2957003
#define SECONDS_A_DAY 86400

/* 0.DIGITS x 10^point, without zeros at either end; none: zero. */
typedef struct {
  gboolean negative;
  gint point;
  guint n;
  guint8 digits[MAX_DIGITS + 1];
} Digits;

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
drop_zeros(Digits *digits)
{
  while (digits->n > 0 && digits->digits[digits->n - 1] == 0)
    digits->n--;
  if (digits->n == 0)
    digits->point = 0;
}

/* A digit of the text; zeros at the front move the point alone. */
static void
take_digit(Digits *digits, guint8 digit, gboolean whole)
{
  if (digits->n == 0 && digit == 0) {
    digits->point -= whole || digits->point < -MAX_EXPONENT ? 0 : 1;
    return;
  }
  if (digits->n < MAX_DIGITS)
    digits->digits[digits->n++] = digit;
  if (whole && digits->point < MAX_EXPONENT)
    digits->point++;
}

static gboolean
parse_digits(const gchar *text, gsize length, Digits *digits)
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
static void
round_to(Digits *digits, gint keep)
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

static guint8
digit_at(const Digits *digits, gint place)
{
  gint at = digits->point - place;

  return at >= 0 && at < (gint)digits->n ? digits->digits[at] : 0;
}

/* @decimals: digits behind the point; the caller has seen to it that all has room. */
static gsize
write_plain(const Digits *digits, gint decimals, gchar *seen)
{
  gsize n = 0;

  if (digits->negative && digits->n > 0)
    seen[n++] = '-';
  for (gint place = MAX(digits->point, 1); place > 0; place--)
    seen[n++] = (gchar)('0' + digit_at(digits, place));
  if (decimals > 0)
    seen[n++] = '.';
  for (gint place = 0; place > -decimals; place--)
    seen[n++] = (gchar)('0' + digit_at(digits, place));
  return n;
}

static gint
decimals_needed(const Digits *digits)
{
  return MAX((gint)digits->n - digits->point, 0);
}

static gsize
write_number(Digits *digits, const OfficeFormatSection *section, gchar *seen)
{
  gint needed;

  round_to(digits, digits->point + section->decimals);
  needed = decimals_needed(digits);
  return write_plain(digits, MAX(needed, section->decimals - section->spare_decimals), seen);
}

static gsize
write_general(Digits *digits, gchar *seen)
{
  round_to(digits, digits->point + MAX_GENERAL_DECIMALS);
  return write_plain(digits, decimals_needed(digits), seen);
}

/* "##0.0E+0" has an exponent that is a multiple of three. */
static gsize
write_scientific(Digits *digits, const OfficeFormatSection *section, gchar *seen)
{
  gint group = MAX((gint)section->whole_digits, 1);
  gint whole = ((digits->point - 1) % group + group) % group + 1;

  round_to(digits, whole + section->decimals);
  return write_general(digits, seen);
}

/* Digits left of the point as a number that is known to fit. */
static gint64
whole_part(const Digits *digits)
{
  gint64 value = 0;

  for (gint place = digits->point; place > 0; place--)
    value = value * 10 + digit_at(digits, place);
  return value;
}

/* Of the day, to the nearest; a day has all its digits behind the point in 15 places. */
static gint64
seconds_of_day(const Digits *digits)
{
  CtUint128 fraction = 0;

  for (gint place = 0; place > -SIGNIFICANT; place--)
    fraction = fraction * 10 + digit_at(digits, place);
  return (gint64)((fraction * SECONDS_A_DAY + ct_power_of_ten(SIGNIFICANT) / 2) /
                  ct_power_of_ten(SIGNIFICANT));
}

static gsize
write_date(gint64 day, gboolean since_1904, gchar *seen)
{
  GDate date;

  if (!since_1904 && day == FALSE_LEAP_DAY)
    return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "1900-02-29");
  if (!since_1904 && day == 0)
    return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "1900-01-00");
  if (!since_1904 && day < FALSE_LEAP_DAY)
    day++;
  g_date_clear(&date, 1);
  g_date_set_julian(&date, (guint32)(day + (since_1904 ? EPOCH_1904 : EPOCH_1900)));
  return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "%04u-%02u-%02u", g_date_get_year(&date),
                           g_date_get_month(&date), g_date_get_day(&date));
}

static gsize
write_time(const Digits *digits, gboolean elapsed, gchar *seen)
{
  gint64 seconds = seconds_of_day(digits);
  gint64 hours = seconds / 3600;
  gint minutes = (gint)(seconds / 60 % 60);
  gint rest = (gint)(seconds % 60);

  hours = elapsed ? hours + 24 * whole_part(digits) : hours % 24;
  if (rest == 0)
    return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "%02" G_GINT64_FORMAT ":%02d", hours, minutes);
  return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "%02" G_GINT64_FORMAT ":%02d:%02d", hours,
                           minutes, rest);
}

static gboolean
is_a_day(const Digits *digits, gboolean since_1904)
{
  return !digits->negative && digits->point <= 7 &&
         whole_part(digits) <= (since_1904 ? LAST_DAY_1904 : LAST_DAY_1900);
}

/* The number itself where a date or a time cannot be: programs show "####" then. */
static CtCellKind
see_clock(Digits *digits, const OfficeFormatSection *section, gboolean since_1904, gchar *seen,
          gsize *seen_length)
{
  if (!is_a_day(digits, since_1904)) {
    *seen_length = write_general(digits, seen);
    return CT_CELL_NUMBER;
  }
  if (section->kind == OFFICE_FORMAT_TIME) {
    *seen_length = write_time(digits, section->elapsed, seen);
    return CT_CELL_TEXT;
  }
  *seen_length = write_date(whole_part(digits), since_1904, seen);
  return CT_CELL_DATE;
}

static gint
compare_with_bound(const gchar *text, gsize length, const Digits *digits, CtDecimal bound)
{
  gchar plain[OFFICE_SEEN_SIZE];
  CtDecimal value;
  Digits copy = *digits;

  if (ct_decimal_parse(text, length, &value) ||
      ct_decimal_parse(plain, write_general(&copy, plain), &value))
    return ct_decimal_compare(value, bound);
  return digits->negative ? -1 : 1;
}

static gboolean
is_for(const OfficeFormatSection *section, gint order)
{
  switch (section->when) {
  case OFFICE_WHEN_LESS:
    return order < 0;
  case OFFICE_WHEN_AT_MOST:
    return order <= 0;
  case OFFICE_WHEN_EQUAL:
    return order == 0;
  case OFFICE_WHEN_OTHER:
    return order != 0;
  case OFFICE_WHEN_AT_LEAST:
    return order >= 0;
  case OFFICE_WHEN_MORE:
    return order > 0;
  case OFFICE_WHEN_ALWAYS:
  default:
    return TRUE;
  }
}

/* positive;negative;zero: where no section says itself what it is for. */
static guint
section_by_sign(const OfficeFormat *format, const Digits *digits)
{
  if (digits->n > 0 && digits->negative)
    return format->n_sections > 1 ? 1 : 0;
  return digits->n == 0 && format->n_sections > 2 ? 2 : 0;
}

static guint
section_by_condition(const OfficeFormat *format, const gchar *text, gsize length,
                     const Digits *digits)
{
  for (guint i = 0; i + 1 < format->n_sections; i++) {
    const OfficeFormatSection *section = &format->sections[i];
    gboolean fits = section->when != OFFICE_WHEN_ALWAYS
                      ? is_for(section, compare_with_bound(text, length, digits, section->bound))
                      : (i == 0 ? !digits->negative && digits->n > 0
                                : digits->negative && digits->n > 0);
    if (fits)
      return i;
  }
  return format->n_sections - 1;
}

static OfficeFormatSection
choose_section(const OfficeFormat *format, const gchar *text, gsize length, const Digits *digits)
{
  if (format->n_sections == 0)
    return (OfficeFormatSection){.kind = format->kind,
                                 .decimals = format->decimals,
                                 .power = format->power,
                                 .per_mille = format->per_mille,
                                 .nil = format->nil_zero,
                                 .hidden = format->hidden};
  if (format->n_sections == 1)
    return format->sections[0];
  if (format->sections[0].when == OFFICE_WHEN_ALWAYS &&
      format->sections[1].when == OFFICE_WHEN_ALWAYS)
    return format->sections[section_by_sign(format, digits)];
  return format->sections[section_by_condition(format, text, length, digits)];
}

static gsize
copy_text(const gchar *text, gsize length, gchar *seen)
{
  gsize n = MIN(length, OFFICE_SEEN_SIZE - 1);

  if (n > 0)
    memcpy(seen, text, n);
  return n;
}

/* "6,72 ‰": what is not marked as text is taken for a plain number. */
static CtCellKind
see_per_mille(gchar *seen, gsize *seen_length)
{
  static const gchar sign[] = " ‰";
  gchar *point = memchr(seen, '.', *seen_length);

  if (point != NULL)
    *point = ',';
  if (*seen_length + sizeof sign <= OFFICE_SEEN_SIZE) {
    memcpy(seen + *seen_length, sign, sizeof sign - 1);
    *seen_length += sizeof sign - 1;
  }
  return CT_CELL_TEXT;
}

static CtCellKind
see_figure(Digits *digits, const OfficeFormatSection *section, gchar *seen, gsize *seen_length)
{
  gboolean zero;

  if (digits->n > 0)
    digits->point += section->power;
  switch (section->kind) {
  case OFFICE_FORMAT_NUMBER:
  case OFFICE_FORMAT_PERCENT:
    *seen_length = write_number(digits, section, seen);
    break;
  case OFFICE_FORMAT_SCIENTIFIC:
    *seen_length = write_scientific(digits, section, seen);
    break;
  default:
    *seen_length = write_general(digits, seen);
    break;
  }
  zero = digits->n == 0;
  if (zero && section->blank_zero) {
    *seen_length = 0;
    return CT_CELL_BLANK;
  }
  if (section->per_mille)
    return see_per_mille(seen, seen_length);
  return section->kind == OFFICE_FORMAT_PERCENT ? CT_CELL_PERCENT : CT_CELL_NUMBER;
}

/* Most cells: no more digits than count, and no format that changes them. */
static gboolean
is_plain_whole(const gchar *text, gsize length)
{
  if (length == 0 || length > SIGNIFICANT || (text[0] == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
  return TRUE;
}

static void
trim(const gchar **text, gsize *length)
{
  for (; *length > 0 && g_ascii_isspace(**text); (*length)--)
    (*text)++;
  while (*length > 0 && g_ascii_isspace((*text)[*length - 1]))
    (*length)--;
}

CtCellKind
office_number_see(const gchar *text, gsize length, const OfficeFormat *format, gboolean since_1904,
                  gchar seen[OFFICE_SEEN_SIZE], gsize *seen_length)
{
  OfficeFormatSection section;
  Digits digits;

  trim(&text, &length);
  *seen_length = copy_text(text, length, seen);
  if (format->n_sections <= 1 && format->kind == OFFICE_FORMAT_GENERAL && !format->hidden &&
      !format->per_mille && !format->nil_zero && is_plain_whole(text, length))
    return CT_CELL_NUMBER;
  if (!parse_digits(text, length, &digits))
    return CT_CELL_ERROR;
  round_to(&digits, SIGNIFICANT);
  section = choose_section(format, text, length, &digits);
  if (section.hidden) {
    *seen_length = 0;
    return CT_CELL_BLANK;
  }
  if (digits.n == 0 && section.nil) {
    *seen_length = copy_text("-", 1, seen);
    return CT_CELL_TEXT;
  }
  if (digits.n > 0 && digits.point + section.power > MAX_WHOLE)
    return CT_CELL_TEXT;
  if (section.kind == OFFICE_FORMAT_DATE || section.kind == OFFICE_FORMAT_TIME)
    return see_clock(&digits, &section, since_1904, seen, seen_length);
  return see_figure(&digits, &section, seen, seen_length);
}
