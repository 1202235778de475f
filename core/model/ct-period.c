#include "model/ct-period.h"

#include <string.h>

#define MONTHS_BITS 6
#define MAX_MONTHS 60
#define MIN_YEAR 1900
#define MAX_YEAR 2199

CtPeriod
ct_period_new(gint year, gint month, gint months)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || months < 1 ||
      months > MAX_MONTHS)
    return CT_PERIOD_NONE;
  return ((CtPeriod)(year * 12 + month - 1) << MONTHS_BITS) | (CtPeriod)months;
}

gint
ct_period_begin(CtPeriod period)
{
  return (gint)(period >> MONTHS_BITS);
}

gint
ct_period_months(CtPeriod period)
{
  return (gint)(period & ((1u << MONTHS_BITS) - 1));
}

gint
ct_period_end(CtPeriod period)
{
  return ct_period_begin(period) + ct_period_months(period);
}

gint
ct_period_year(CtPeriod period)
{
  return ct_period_begin(period) / 12;
}

gint
ct_period_month(CtPeriod period)
{
  return ct_period_begin(period) % 12 + 1;
}

CtPeriod
ct_period_shift(CtPeriod period, gint months)
{
  gint64 begin = (gint64)ct_period_begin(period) + months;

  if (period == CT_PERIOD_NONE || begin < MIN_YEAR * 12 || begin >= (MAX_YEAR + 1) * 12)
    return CT_PERIOD_NONE;
  return ((CtPeriod)begin << MONTHS_BITS) | (CtPeriod)ct_period_months(period);
}

gboolean
ct_period_contains(CtPeriod outer, CtPeriod inner)
{
  return outer != CT_PERIOD_NONE && inner != CT_PERIOD_NONE &&
         ct_period_begin(outer) <= ct_period_begin(inner) &&
         ct_period_end(outer) >= ct_period_end(inner);
}

static gchar *
append_digits(gchar *at, gint value, gint digits)
{
  for (gint i = digits - 1; i >= 0; i--) {
    at[i] = (gchar)('0' + value % 10);
    value /= 10;
  }
  return at + digits;
}

void
ct_period_format_day(gint month, guint day, gchar buffer[11])
{
  const GDateYear year = (GDateYear)(month / 12);
  const GDateMonth of_year = (GDateMonth)(month % 12 + 1);
  const guint last = g_date_get_days_in_month(of_year, year);
  gchar *at = append_digits(buffer, year, 4);

  *at++ = '-';
  at = append_digits(at, (gint)of_year, 2);
  *at++ = '-';
  at = append_digits(at, (gint)MIN(day, last), 2);
  *at = '\0';
}

gsize
ct_period_format(CtPeriod period, gchar *buffer)
{
  gint month = ct_period_month(period), months = ct_period_months(period);
  gchar *at = buffer;

  if (period == CT_PERIOD_NONE) {
    buffer[0] = '\0';
    return 0;
  }

  at = append_digits(at, ct_period_year(period), 4);
  if (months == 3 && month % 3 == 1) {
    *at++ = '-';
    *at++ = 'Q';
    at = append_digits(at, month / 3 + 1, 1);
  } else if (months != 12 || month != 1) {
    *at++ = '-';
    at = append_digits(at, month, 2);
    if (months != 1) {
      *at++ = '/';
      *at++ = 'P';
      at = append_digits(at, months, months < 10 ? 1 : 2);
      *at++ = 'M';
    }
  }
  *at = '\0';
  return (gsize)(at - buffer);
}

/* Exactly @digits digits at @text. */
static gboolean
read_digits(const gchar *text, gsize digits, gint *value)
{
  *value = 0;
  for (gsize i = 0; i < digits; i++) {
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
    *value = *value * 10 + (text[i] - '0');
  }
  return digits > 0;
}

/* "P6M", "P1Y" */
static gboolean
read_duration(const gchar *text, gsize length, gint *months)
{
  if (length < 3 || length > 4 || text[0] != 'P' || !read_digits(text + 1, length - 2, months))
    return FALSE;
  if (text[length - 1] == 'Y')
    *months *= 12;
  return text[length - 1] == 'M' || text[length - 1] == 'Y';
}

/* "Q1", "S1", "M06", "A1" after "2023-" */
static CtPeriod
parse_part_of_year(gint year, const gchar *text, gsize length)
{
  gint number;

  if (length == 3 && text[0] == 'M' && read_digits(text + 1, 2, &number))
    return ct_period_new(year, number, 1);
  if (length != 2 || !read_digits(text + 1, 1, &number))
    return CT_PERIOD_NONE;
  if (text[0] == 'Q' && number <= 4)
    return ct_period_new(year, number * 3 - 2, 3);
  if (text[0] == 'S' && number <= 2)
    return ct_period_new(year, number * 6 - 5, 6);
  if (text[0] == 'A' && number == 1)
    return ct_period_new(year, 1, 12);
  return CT_PERIOD_NONE;
}

/* "06", "06/P6M", "06-01/P6M" after "2023-" */
static CtPeriod
parse_months(gint year, const gchar *text, gsize length)
{
  gint month, months = 1;

  if (length < 2 || !read_digits(text, 2, &month))
    return CT_PERIOD_NONE;
  text += 2;
  length -= 2;
  if (length > 3 && strncmp(text, "-01/", 4) == 0) {
    text += 3;
    length -= 3;
  }
  if (length > 0 && (text[0] != '/' || !read_duration(text + 1, length - 1, &months)))
    return CT_PERIOD_NONE;
  return ct_period_new(year, month, months);
}

CtPeriod
ct_period_parse(const gchar *text, gsize length)
{
  gint year;

  if (length < 4 || length >= CT_PERIOD_CHARS || !read_digits(text, 4, &year))
    return CT_PERIOD_NONE;
  if (length == 4)
    return ct_period_new(year, 1, 12);
  if (text[4] != '-' || length == 5)
    return CT_PERIOD_NONE;
  if (g_ascii_isdigit(text[5]))
    return parse_months(year, text + 5, length - 5);
  return parse_part_of_year(year, text + 5, length - 5);
}
