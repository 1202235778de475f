/* The days of a reporting window in a title. */
#include "model/ct-period-grammar.h"

static gboolean
is_day(const CtDay *day)
{
  return day->day != 0 && day->month != 0 && day->year != 0 &&
         g_date_valid_dmy((GDateDay)day->day, (GDateMonth)day->month, (GDateYear)day->year);
}

static gint
compare(const CtDay *a, const CtDay *b)
{
  return (a->year - b->year) * 372 + (a->month - b->month) * 31 + a->day - b->day;
}

/* "từ 15/12 đến 14/6/2023" begins in the year before. */
static void
complete(CtDay *first, const CtDay *last)
{
  if (first->year != 0)
    return;
  first->year = last->year;
  if (compare(first, last) > 0)
    first->year--;
}

static void
write_day(const CtDay *day, gchar text[11])
{
  g_snprintf(text, 11, "%04u-%02u-%02u", (guint)day->year % 10000, (guint)day->month % 100,
             (guint)day->day % 100);
}

gboolean
ct_period_find_window(const gchar *text, gsize length, gchar from[11], gchar to[11])
{
  CtTokens tokens;
  CtDay first, last;

  ct_tokens_split(&tokens, text, length);
  for (guint at = 0; at < tokens.n; at++) {
    CtCursor cursor = {.tokens = tokens.tokens, .at = at};

    if (!ct_take_two_days(&cursor, &first, &last))
      continue;
    complete(&first, &last);
    if (!is_day(&first) || !is_day(&last) || compare(&first, &last) >= 0)
      continue;
    write_day(&first, from);
    write_day(&last, to);
    return TRUE;
  }
  return FALSE;
}

static gboolean
ends_month(const CtDay *day)
{
  return day->day == g_date_get_days_in_month((GDateMonth)day->month, (GDateYear)day->year);
}

static gint
month_of(const CtDay *day)
{
  return day->year * 12 + day->month - 1;
}

/* From the first of a month to the end of one, or as offices close their books: from the 15th
 * to the 14th, which are the months that end there. */
static CtPeriod
period_of_days(const CtDay *first, const CtDay *last)
{
  gint begin = month_of(first), end = month_of(last) + 1;

  if (first->day > 1 && last->day == first->day - 1)
    begin++;
  else if (first->day != 1 || !ends_month(last))
    return CT_PERIOD_NONE;
  return ct_period_new(begin / 12, begin % 12 + 1, end - begin);
}

/* "đến (hết) (ngày) 30/6/2023", "tại thời điểm 31/12/2022"; but "so với thời điểm ..." */
static gboolean
take_until(CtCursor *cursor, CtDay *last)
{
  CtCursor ahead = *cursor, before = {.tokens = cursor->tokens};
  gboolean other = FALSE;

  for (guint back = 1; back <= 3 && back <= cursor->at; back++) {
    before.at = cursor->at - back;
    other = other || ct_take_words(&before, "voi");
  }
  if (other)
    return FALSE;
  if (!ct_take_words(&ahead, "den het") && !ct_take_words(&ahead, "den") &&
      !ct_take_words(&ahead, "het") && !ct_take_words(&ahead, "toi") &&
      !ct_take_words(&ahead, "thoi diem"))
    return FALSE;
  if (!ct_take_day(&ahead, TRUE, last) || !is_day(last))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_period_find_until(const gchar *text, gsize length, CtPeriod *period, gint *month)
{
  CtTokens tokens;
  CtDay first, last;

  ct_tokens_split(&tokens, text, length);
  for (guint at = 0; at < tokens.n; at++) {
    CtCursor cursor = {.tokens = tokens.tokens, .at = at};

    if (ct_take_two_days(&cursor, &first, &last)) {
      complete(&first, &last);
      if (!is_day(&first) || !is_day(&last) || compare(&first, &last) >= 0)
        continue;
      *period = period_of_days(&first, &last);
    } else if (take_until(&cursor, &last)) {
      *period = ends_month(&last) ? ct_period_new(last.year, 1, last.month) : CT_PERIOD_NONE;
    } else {
      continue;
    }
    *month = month_of(&last);
    return TRUE;
  }
  return FALSE;
}
