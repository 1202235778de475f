#include "model/ct-period-relative.h"

#include "model/ct-period-grammar.h"

static CtRelativePeriod
say_period(CtPeriod period)
{
  return (CtRelativePeriod){.said = TRUE,
                            .year = ct_period_year(period),
                            .month = ct_period_month(period),
                            .months = ct_period_months(period)};
}

static CtRelativePeriod
say_part(gint month, gint months)
{
  return (CtRelativePeriod){.said = TRUE, .month = month, .months = months};
}

static gboolean
take_any(CtCursor *cursor, const gchar *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ct_take_words(cursor, list[i]))
      return TRUE;
  return FALSE;
}

/* Behind the year @first: "-2023", "đến năm 2023". */
static gboolean
is_first_of_years(const CtCursor *cursor, gint first)
{
  CtCursor ahead = *cursor;
  gint last;

  if (!ct_take_to(&ahead))
    return FALSE;
  ct_take_words(&ahead, "nam");
  return ct_take_year(&ahead, &last) && last > first;
}

/* "/2023", " năm 2023"; a number of the next thing may follow ("6T2023/6T2022") */
static gboolean
take_year_behind(CtCursor *cursor, gint *year)
{
  CtCursor ahead = *cursor;

  if (!ct_take_kind(&ahead, CT_TOKEN_SLASH))
    ct_take_kind(&ahead, CT_TOKEN_DASH);
  ct_take_words(&ahead, "cua");
  ct_take_words(&ahead, "nam");
  if (!ct_take_year(&ahead, year))
    return FALSE;
  if (is_first_of_years(&ahead, *year)) {
    *year = 0;
    return FALSE;
  }
  *cursor = ahead;
  return TRUE;
}

static gboolean
take_year_before(CtCursor *cursor)
{
  static const gchar *const words[] = {"nam truoc", "nam ngoai"};

  return take_any(cursor, words, G_N_ELEMENTS(words));
}

/* The year that a part is of: "6 tháng đầu năm trước", "6T/2022". */
static void
take_year_of_part(CtCursor *cursor, CtRelativePeriod *relative)
{
  static const gchar *const now[] = {"nam nay", "nam bao cao", "nay"};

  if (take_year_behind(cursor, &relative->year) || take_any(cursor, now, G_N_ELEMENTS(now)))
    return;
  /* in "6 tháng đầu năm trước" the part has taken the year */
  if (take_year_before(cursor) || ct_take_words(cursor, "truoc") || ct_take_words(cursor, "ngoai"))
    relative->years_back = 1;
}

static gboolean
take_part(CtCursor *cursor, CtRelativePeriod *relative)
{
  CtYearPart part;
  CtPeriod period;

  if (ct_take_range(cursor, &period)) {
    *relative = say_period(period);
    return TRUE;
  }
  if (!ct_take_year_part(cursor, &part))
    return FALSE;
  *relative = say_part(part.month, part.months);
  take_year_of_part(cursor, relative);
  return TRUE;
}

/* "năm", "cả năm", "năm 2022", "2022", "năm trước" */
static gboolean
take_year(CtCursor *cursor, CtRelativePeriod *relative)
{
  static const gchar *const now[] = {"nay", "bao cao"};
  CtCursor ahead = *cursor;
  gboolean whole = ct_take_words(&ahead, "ca"), named;

  *relative = say_part(1, 12);
  if (take_year_before(&ahead)) {
    relative->years_back = 1;
  } else {
    named = ct_take_words(&ahead, "nam");
    if (whole && !named)
      return FALSE;
    if (!ct_take_year(&ahead, &relative->year) && !named)
      return FALSE;
    if (relative->year != 0 && is_first_of_years(&ahead, relative->year))
      return FALSE;
    relative->this_year = take_any(&ahead, now, G_N_ELEMENTS(now)) && relative->year == 0;
  }
  *cursor = ahead;
  return TRUE;
}

/* "CK", "cùng kỳ năm trước", "cùng kỳ 2022", "CK 6T", "CK tháng 6/2022" */
static gboolean
take_same(CtCursor *cursor, CtRelativePeriod *relative)
{
  static const gchar *const words[] = {"cung ky", "cung ki", "ck", "c ky", "c k"};
  CtRelativePeriod part;

  if (!take_any(cursor, words, G_N_ELEMENTS(words)))
    return FALSE;
  *relative = (CtRelativePeriod){.said = TRUE, .years_back = 1};
  if (take_part(cursor, &part)) {
    relative->month = part.month;
    relative->months = part.months;
    relative->year = part.year;
    relative->years_back = part.year == 0 ? 1 : 0;
  }
  if (take_year_before(cursor))
    relative->years_back = 1;
  else if (take_year_behind(cursor, &relative->year))
    relative->years_back = 0;
  return TRUE;
}

static gboolean
take_present(CtCursor *cursor, CtRelativePeriod *relative)
{
  static const gchar *const words[] = {"ky bao cao", "ki bao cao", "kbc", "ky nay", "ki nay",
                                       "k b c"};
  static const gchar *const month[] = {"thang bao cao", "trong thang", "thang nay"};

  *relative = (CtRelativePeriod){.said = TRUE};
  if (take_any(cursor, words, G_N_ELEMENTS(words)))
    return TRUE;
  if (take_any(cursor, month, G_N_ELEMENTS(month)))
    relative->last_month = 1;
  else if (ct_take_words(cursor, "thang truoc"))
    relative->last_month = 2;
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_cumulative(CtCursor *cursor)
{
  static const gchar *const words[] = {"luy ke", "lui ke", "cong don", "lk"};
  gboolean found = take_any(cursor, words, G_N_ELEMENTS(words));

  found = ct_take_words(cursor, "tu dau nam") || found;
  if (!found)
    return FALSE;
  if (ct_take_words(cursor, "den het") || ct_take_words(cursor, "den"))
    ct_take_words(cursor, "ky bao cao");
  return TRUE;
}

static gboolean
take_one(CtCursor *cursor, CtRelativePeriod *relative)
{
  return take_same(cursor, relative) || take_present(cursor, relative) ||
         take_part(cursor, relative) || take_year(cursor, relative);
}

gboolean
ct_take_relative(CtCursor *cursor, CtRelativePeriod *relative)
{
  CtCursor ahead = *cursor;
  gboolean cumulative = take_cumulative(&ahead);
  CtRelativePeriod more;

  if (!take_one(&ahead, relative)) {
    if (!cumulative)
      return FALSE;
    *relative = (CtRelativePeriod){0};
  }
  /* "6 tháng cùng kỳ năm trước", "6T CK" */
  if (relative->said && take_same(&ahead, &more))
    *relative = ct_relative_period_join(*relative, more);
  relative->said = TRUE;
  relative->cumulative = cumulative;
  *cursor = ahead;
  return TRUE;
}

/* What changes nothing of a period. */
static gboolean
take_filler(CtCursor *cursor)
{
  static const gchar *const words[] = {"thuc hien", "th", "ket qua", "so lieu", "trong", "cua"};

  return take_any(cursor, words, G_N_ELEMENTS(words));
}

CtRelativePeriod
ct_relative_period_parse(const gchar *text, gsize length, gboolean *estimate)
{
  CtRelativePeriod relative = {0}, more;
  gboolean expected = FALSE;
  CtTokens tokens;
  CtCursor cursor = {.tokens = tokens.tokens};

  if (estimate != NULL)
    *estimate = FALSE;
  ct_tokens_split(&tokens, text, length);
  while (!tokens.cut && tokens.tokens[cursor.at].kind != CT_TOKEN_END) {
    if (ct_take_estimate(&cursor))
      expected = TRUE;
    else if (ct_take_relative(&cursor, &more))
      relative = ct_relative_period_join(relative, more);
    else if (!take_filler(&cursor))
      return (CtRelativePeriod){0};
  }
  if (estimate != NULL)
    *estimate = expected && relative.said;
  return relative;
}

static gboolean
is_year(CtRelativePeriod relative)
{
  return relative.month == 1 && relative.months == 12;
}

/* "6T" over "2022" are six months of 2022, as they are with "2022" over "6T". */
static gboolean
keeps_part(CtRelativePeriod first, CtRelativePeriod second)
{
  return first.months != 0 && first.months < 12 && first.year == 0 && is_year(second) &&
         (second.year != 0 || second.years_back != 0);
}

CtRelativePeriod
ct_relative_period_join(CtRelativePeriod first, CtRelativePeriod second)
{
  CtRelativePeriod joined = first;

  if (!first.said || !second.said)
    return first.said ? first : second;
  if (second.months != 0 && !keeps_part(first, second)) {
    joined.month = second.month;
    joined.months = second.months;
    joined.last_month = 0;
  }
  if (second.last_month != 0) {
    joined.last_month = second.last_month;
    joined.month = joined.months = 0;
  }
  if (second.year != 0 || second.years_back != 0) {
    joined.year = second.year;
    joined.years_back = second.years_back;
  }
  joined.this_year = first.this_year || second.this_year;
  joined.cumulative = first.cumulative || second.cumulative;
  return joined;
}

/* The part of a year that is meant, as it lies in the base's year or the one said. */
static CtPeriod
place_part(CtRelativePeriod relative, CtPeriod base)
{
  gint year = relative.year != 0 ? relative.year : ct_period_year(base);
  gint last = ct_period_end(base) - 1;

  if (relative.last_month != 0) {
    last -= relative.last_month - 1;
    if (relative.year != 0)
      last += (relative.year - last / 12) * 12;
    return ct_period_new(last / 12, last % 12 + 1, 1);
  }
  if (relative.months != 0)
    return ct_period_new(year, relative.month, relative.months);
  return ct_period_new(year, ct_period_month(base), ct_period_months(base));
}

CtPeriod
ct_relative_period_resolve(CtRelativePeriod relative, CtPeriod base)
{
  gboolean whole = relative.year != 0 && relative.months != 0;
  CtPeriod period;

  if (base == CT_PERIOD_NONE && !whole)
    return CT_PERIOD_NONE;
  period = ct_period_shift(place_part(relative, base), -12 * relative.years_back);
  if (period == CT_PERIOD_NONE || !relative.cumulative)
    return period;
  return ct_period_new(ct_period_year(period), 1,
                       ct_period_month(period) + ct_period_months(period) - 1);
}
