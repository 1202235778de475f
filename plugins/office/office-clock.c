/* office-clock.c: dates and times of day, which workbooks keep as days since a first one.
 */
#include "office/office-clock.h"

#include "base/ct-decimal.h"

#define EPOCH_1900 693594 /* days from 0001-01-01 to 1899-12-30 */
#define EPOCH_1904 695056
#define FALSE_LEAP_DAY 60
#define LAST_DAY_1900 2958465
#define LAST_DAY_1904 2957003
#define SECONDS_A_DAY 86400

/* Of the day, to the nearest; a day has all its digits behind the point in 15 places. */
static gint64
seconds_of_day(const OfficeDigits *digits)
{
  CtUint128 fraction = 0;

  for (gint place = 0; place > -OFFICE_SIGNIFICANT_DIGITS; place--)
    fraction = fraction * 10 + office_digits_at(digits, place);
  return (gint64)((fraction * SECONDS_A_DAY + ct_power_of_ten(OFFICE_SIGNIFICANT_DIGITS) / 2) /
                  ct_power_of_ten(OFFICE_SIGNIFICANT_DIGITS));
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
write_time(const OfficeDigits *digits, gboolean elapsed, gchar *seen)
{
  gint64 seconds = seconds_of_day(digits);
  gint64 hours = seconds / 3600;
  gint minutes = (gint)(seconds / 60 % 60);
  gint rest = (gint)(seconds % 60);

  hours = elapsed ? hours + 24 * office_digits_whole(digits) : hours % 24;
  if (rest == 0)
    return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "%02" G_GINT64_FORMAT ":%02d", hours, minutes);
  return (gsize)g_snprintf(seen, OFFICE_SEEN_SIZE, "%02" G_GINT64_FORMAT ":%02d:%02d", hours,
                           minutes, rest);
}

static gboolean
is_a_day(const OfficeDigits *digits, gboolean since_1904)
{
  return !digits->negative && digits->point <= 7 &&
         office_digits_whole(digits) <= (since_1904 ? LAST_DAY_1904 : LAST_DAY_1900);
}

CtCellKind
office_clock_see(OfficeDigits *digits, const OfficeFormatSection *section, gboolean since_1904,
                 gchar seen[OFFICE_SEEN_SIZE], gsize *seen_length)
{
  if (!is_a_day(digits, since_1904)) {
    *seen_length = office_digits_write_general(digits, seen);
    return CT_CELL_NUMBER;
  }
  if (section->kind == OFFICE_FORMAT_TIME) {
    *seen_length = write_time(digits, section->elapsed, seen);
    return CT_CELL_TEXT;
  }
  *seen_length = write_date(office_digits_whole(digits), since_1904, seen);
  return CT_CELL_DATE;
}
