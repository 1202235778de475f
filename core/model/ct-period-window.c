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
