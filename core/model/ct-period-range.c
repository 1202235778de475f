/* Days, and spans of days, months and years. */
#include "model/ct-period-grammar.h"

static gboolean
take_day_separator(CtCursor *cursor)
{
  return ct_take_kind(cursor, CT_TOKEN_SLASH) || ct_take_kind(cursor, CT_TOKEN_DASH) ||
         ct_take_kind(cursor, CT_TOKEN_POINT);
}

/* "16/6/2023", "16-06-2023"; "15/6" only after "ngày" */
static gboolean
take_numeric_day(CtCursor *cursor, gboolean announced, CtDay *day)
{
  CtCursor ahead = *cursor;

  *day = (CtDay){0};
  if (!ct_take_number(&ahead, 31, &day->day) || !take_day_separator(&ahead) ||
      !ct_take_number(&ahead, 12, &day->month))
    return FALSE;
  *cursor = ahead;
  if (take_day_separator(&ahead) && ct_take_year(&ahead, &day->year))
    *cursor = ahead;
  return announced || day->year != 0;
}

/* "ngày 20 tháng 6 năm 2023", also with blanks for the numbers */
static gboolean
take_worded_day(CtCursor *cursor, gboolean announced, CtDay *day)
{
  CtCursor ahead = *cursor;

  *day = (CtDay){0};
  if (!ct_take_number(&ahead, 31, &day->day) && !announced)
    return FALSE;
  if (!ct_take_words(&ahead, "thang") ||
      (!ct_take_number(&ahead, 12, &day->month) && !announced))
    return FALSE;
  *cursor = ahead;
  if (!ct_take_kind(&ahead, CT_TOKEN_SLASH) && !ct_take_words(&ahead, "nam"))
    return TRUE;
  if (ct_take_year(&ahead, &day->year))
    *cursor = ahead;
  return TRUE;
}

/* "2023-06-30" */
static gboolean
take_iso_day(CtCursor *cursor, CtDay *day)
{
  CtCursor ahead = *cursor;

  if (!ct_take_year(&ahead, &day->year) || !take_day_separator(&ahead) ||
      !ct_take_number(&ahead, 12, &day->month) || !take_day_separator(&ahead) ||
      !ct_take_number(&ahead, 31, &day->day))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_day(CtCursor *cursor, gboolean announced, CtDay *day)
{
  CtCursor ahead = *cursor;

  announced = ct_take_words(&ahead, "ngay") || announced;
  if (!take_numeric_day(&ahead, announced, day)) {
    ahead = *cursor;
    ct_take_words(&ahead, "ngay");
    if (!take_worded_day(&ahead, announced, day) && !take_iso_day(&ahead, day))
      return FALSE;
  }
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_two_days(CtCursor *cursor, CtDay *first, CtDay *last)
{
  CtCursor ahead = *cursor;
  gboolean from = ct_take_words(&ahead, "tu");

  if (!ct_take_day(&ahead, from, first) || !ct_take_to(&ahead) || !ct_take_day(&ahead, FALSE, last))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* From the first of a month to the last of one. */
static gboolean
join_days(const CtDay *first, const CtDay *last, CtPeriod *period)
{
  gint year = first->year != 0 ? first->year : last->year;

  if (first->day != 1 || last->year == 0 || last->month == 0 || first->month == 0 ||
      last->day != g_date_get_days_in_month((GDateMonth)last->month, (GDateYear)last->year))
    return FALSE;
  *period = ct_period_new(year, first->month,
                          (last->year - year) * 12 + last->month - first->month + 1);
  return *period != CT_PERIOD_NONE;
}

static gboolean
take_range_of_days(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;
  CtDay first, last;

  if (!ct_take_two_days(&ahead, &first, &last) || !join_days(&first, &last, period))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

static gboolean
join(CtPeriod first, CtPeriod last, CtPeriod *period)
{
  gint months = ct_period_end(last) - ct_period_begin(first);

  if (ct_period_begin(last) <= ct_period_begin(first))
    return FALSE;
  *period = ct_period_new(ct_period_year(first), ct_period_month(first), months);
  return *period != CT_PERIOD_NONE;
}

/* Whether the part itself says to when: "tháng 1 đến tháng 6 năm 2023". */
static gboolean
has_end(const CtCursor *cursor, guint end)
{
  for (CtCursor ahead = *cursor; ahead.at < end; ahead.at++) {
    CtCursor word = ahead;

    if (ct_take_words(&word, "den") || ct_take_words(&word, "toi"))
      return TRUE;
  }
  return FALSE;
}

/* "từ tháng 6/2023" alone has no end. */
static gboolean
take_range_of_parts(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;
  gboolean from = ct_take_words(&ahead, "tu");
  CtPeriod first, last;
  CtCursor behind;

  if (!ct_take_part_and_year(&ahead, &first))
    return FALSE;
  behind = ahead;
  *period = first;
  if (ct_take_to(&ahead) && ct_take_part_and_year(&ahead, &last) && join(first, last, period))
    behind = ahead;
  else if (from && !has_end(cursor, behind.at))
    return FALSE;
  *cursor = behind;
  return TRUE;
}

static gboolean
take_range_of_years(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;
  gint first, last;

  if (!ct_take_words(&ahead, "giai doan") || !ct_take_year(&ahead, &first) ||
      !ct_take_to(&ahead) || !ct_take_year(&ahead, &last))
    return FALSE;
  *period = ct_period_new(first, 1, (last - first + 1) * 12);
  *cursor = ahead;
  return *period != CT_PERIOD_NONE;
}

gboolean
ct_take_range(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;

  if (!take_range_of_days(&ahead, period) && !take_range_of_years(&ahead, period) &&
      !take_range_of_parts(&ahead, period))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_days(CtCursor *cursor)
{
  CtDay first, last;

  return ct_take_two_days(cursor, &first, &last) || ct_take_day(cursor, FALSE, &first);
}
