/* ct-number-date.c: a date in the place of a figure.
 *
 * A spreadsheet turns "5/6" into a date, shown as 05/06/2023, 5-Jun or 05-thg 6 (or as
 * Jun-23 what was 6/23). Whether day or month came first depends on its language; of
 * a ratio the part is the smaller one.
 */
#include <string.h>

#include "intake/ct-number-private.h"

#define MAX_LENGTH 40u

static gboolean
take_character(CtScan *text, gunichar c)
{
  if (ct_scan_peek(text) != c)
    return FALSE;
  ct_scan_skip(text);
  return TRUE;
}

/* One to four digits. */
static gboolean
take_number(CtScan *text, gint *value, gint *digits)
{
  *value = 0;
  for (*digits = 0; *digits < 5 && text->at < text->end && g_ascii_isdigit(*text->at); text->at++) {
    *value = *value * 10 + g_ascii_digit_value(*text->at);
    (*digits)++;
  }
  return *digits >= 1 && *digits <= 4;
}

static gboolean
is_year(gint value, gint digits)
{
  return digits == 2 || (digits == 4 && value >= 1900 && value <= 2199);
}

static gboolean
are_day_and_month(gint a, gint b)
{
  return a >= 1 && b >= 1 && MIN(a, b) <= 12 && MAX(a, b) <= 31;
}

/* "00:00", "T00:00:00", " 12:00:00 AM": shown with dates, and says nothing. */
static gboolean
ends_with_time(CtScan text)
{
  gint value, digits;

  if (ct_scan_left(&text) == 0)
    return TRUE;
  if (!take_character(&text, ' ') && !take_character(&text, 'T'))
    return FALSE;
  do {
    if (!take_number(&text, &value, &digits) || digits > 2)
      return FALSE;
  } while (take_character(&text, ':'));
  ct_scan_skip_spaces(&text);
  if (ct_scan_left(&text) == 2 && strchr("AP", text.at[0]) != NULL && text.at[1] == 'M')
    return TRUE;
  return ct_scan_left(&text) == 0;
}

static void
set_date(CtNumber *number, gint a, gint b)
{
  *number = (CtNumber){.kind = CT_NUMBER_DATE,
                       .value = CT_DECIMAL_INIT(MIN(a, b), 0),
                       .other = CT_DECIMAL_INIT(MAX(a, b), 0)};
}

static gboolean
take_separator(CtScan *text, gunichar *separator)
{
  *separator = ct_scan_peek(text);
  if (*separator != '/' && *separator != '.' && !ct_is_dash(*separator))
    return FALSE;
  ct_scan_skip(text);
  return TRUE;
}

/* 05/06/2023, 5-6-23, 12.5.2023, 2023-06-05 */
static gboolean
read_numeric(CtScan text, CtNumber *number)
{
  gint parts[3], digits[3];
  gunichar separator;

  if (!take_number(&text, &parts[0], &digits[0]) || !take_separator(&text, &separator) ||
      !take_number(&text, &parts[1], &digits[1]) || digits[1] > 2 ||
      !take_character(&text, separator) || !take_number(&text, &parts[2], &digits[2]) ||
      !ends_with_time(text))
    return FALSE;
  gint day = digits[0] == 4 ? 2 : 0, year = 2 - day;
  if (digits[day] > 2 || !is_year(parts[year], digits[year]) ||
      !are_day_and_month(parts[day], parts[1]))
    return FALSE;
  set_date(number, parts[day], parts[1]);
  return TRUE;
}

static gboolean
take_word(CtScan *text, const gchar *word)
{
  gsize length = strlen(word);

  if (ct_scan_left(text) < length || g_ascii_strncasecmp(text->at, word, length) != 0)
    return FALSE;
  text->at += length;
  return TRUE;
}

/* "thg 6", "Th6", "tháng 6" */
static gboolean
take_vietnamese_month(CtScan *text, gint *month)
{
  gint digits;

  if (!take_word(text, "tháng") && !take_word(text, "thang") && !take_word(text, "thg") &&
      !take_word(text, "th"))
    return FALSE;
  ct_scan_skip_spaces(text);
  return take_number(text, month, &digits) && digits <= 2 && *month >= 1 && *month <= 12;
}

static gboolean
take_month(CtScan *text, gint *month)
{
  static const gchar *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};

  for (*month = 1; *month <= 12; (*month)++)
    if (take_word(text, names[*month - 1]))
      return text->at == text->end || !g_unichar_isalpha(ct_scan_peek(text));
  return take_vietnamese_month(text, month);
}

static gboolean
take_gap(CtScan *text)
{
  const gchar *begin = text->at;

  ct_scan_skip_spaces(text);
  if (ct_is_dash(ct_scan_peek(text)))
    ct_scan_skip(text);
  ct_scan_skip_spaces(text);
  return text->at > begin;
}

/* "Jun-23": what was 6/23, or a month */
static gboolean
read_month_and_number(CtScan text, gint month, CtNumber *number)
{
  gint value, digits;

  if (!take_gap(&text) || !take_number(&text, &value, &digits) || ct_scan_left(&text) > 0 ||
      value == 0 || !(digits <= 2 || is_year(value, digits)))
    return FALSE;
  set_date(number, month, value);
  return TRUE;
}

/* "5-Jun", "05-thg 6", "5-Jun-23"; a month first: "Jun-23" */
static gboolean
read_named(CtScan text, CtNumber *number)
{
  gint day, month, digits, year;
  gboolean day_first = take_number(&text, &day, &digits);

  if (day_first && (digits > 2 || !take_gap(&text)))
    return FALSE;
  if (!take_month(&text, &month))
    return FALSE;
  if (!day_first)
    return read_month_and_number(text, month, number);
  if (take_gap(&text) && (!take_number(&text, &year, &digits) || !is_year(year, digits)))
    return FALSE;
  if (ct_scan_left(&text) > 0 || !are_day_and_month(day, month))
    return FALSE;
  set_date(number, day, month);
  return TRUE;
}

/* "06/2023": a month, rather than 6 of 2023 */
static gboolean
read_month(CtScan text, CtNumber *number)
{
  gint month, year, month_digits, digits;

  if (!take_number(&text, &month, &month_digits) || !take_character(&text, '/') ||
      !take_number(&text, &year, &digits) || ct_scan_left(&text) > 0 || month_digits > 2 ||
      month < 1 || month > 12 || digits != 4 || !is_year(year, digits))
    return FALSE;
  set_date(number, month, year);
  return TRUE;
}

gboolean
ct_number_date_read(CtScan text, CtNumber *number)
{
  return ct_scan_left(&text) <= MAX_LENGTH &&
         (read_numeric(text, number) || read_named(text, number) || read_month(text, number));
}
