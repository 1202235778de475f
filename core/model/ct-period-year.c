/* Parts of a year together with their year, and whole years. */
#include <string.h>

#include "model/ct-period-grammar.h"

static const CtToken *
peek(const CtCursor *cursor)
{
  return &cursor->tokens[cursor->at];
}

/* What may stand between a part and its year. */
static void
take_joint(CtCursor *cursor)
{
  if (!ct_take_kind(cursor, CT_TOKEN_SLASH))
    ct_take_kind(cursor, CT_TOKEN_DASH);
  ct_take_words(cursor, "cua");
  ct_take_words(cursor, "nam");
}

/* A number that goes on ("6/2023/TT-BKH", "2022-2023") is not that of a year. */
static gboolean
goes_on(const CtCursor *cursor)
{
  CtCursor ahead = *cursor;
  gint year;

  return ct_take_kind(&ahead, CT_TOKEN_SLASH) || ct_take_kind(&ahead, CT_TOKEN_POINT) ||
         (ct_take_kind(&ahead, CT_TOKEN_DASH) && ct_take_year(&ahead, &year));
}

static gboolean
take_part_then_year(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;
  CtYearPart part;
  gint year;

  if (!ct_take_year_part(&ahead, &part))
    return FALSE;
  take_joint(&ahead);
  if (!ct_take_year(&ahead, &year) || goes_on(&ahead))
    return FALSE;
  *period = ct_period_new(year, part.month, part.months);
  *cursor = ahead;
  return TRUE;
}

/* "06/2023" */
static gboolean
take_month_then_year(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;
  gint month, year;

  if (!ct_take_number(&ahead, 12, &month) || !ct_take_kind(&ahead, CT_TOKEN_SLASH) ||
      !ct_take_year(&ahead, &year) || goes_on(&ahead))
    return FALSE;
  *period = ct_period_new(year, month, 1);
  *cursor = ahead;
  return TRUE;
}

/* "/P6M" behind 2023-01 */
static gint
take_duration(CtCursor *cursor)
{
  CtCursor ahead = *cursor;

  if ((!ct_take_kind(&ahead, CT_TOKEN_SLASH) && !ct_take_kind(&ahead, CT_TOKEN_DASH)) ||
      !ct_take_words(&ahead, "p") || peek(&ahead)->kind != CT_TOKEN_NUMBER)
    ahead.at = cursor->at;
  else if (peek(&ahead)->length <= 2 && strcmp(ahead.tokens[ahead.at + 1].text, "m") == 0) {
    cursor->at = ahead.at + 2;
    return peek(&ahead)->value;
  }
  return 1;
}

/* "2023-06", "2023-01/P6M", "2023-M06", "2023-S1" (2023-Q1 is a year with its part) */
static gboolean
take_standard(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor, behind;
  gint year, number;
  CtPeriod found;

  if (!ct_take_year(&ahead, &year) || (!ct_take_kind(&ahead, CT_TOKEN_DASH) &&
                                       !ct_take_kind(&ahead, CT_TOKEN_SLASH)))
    return FALSE;
  if (peek(&ahead)->length == 2 && ct_take_number(&ahead, 12, &number))
    found = ct_period_new(year, number, take_duration(&ahead));
  else if (ct_take_words(&ahead, "m") && ct_take_number(&ahead, 12, &number))
    found = ct_period_new(year, number, 1);
  else if (ct_take_words(&ahead, "s") && ct_take_number(&ahead, 2, &number))
    found = ct_period_new(year, number * 6 - 5, 6);
  else if (ct_take_words(&ahead, "a") && ct_take_number(&ahead, 1, &number))
    found = ct_period_new(year, 1, 12);
  else
    return FALSE;
  behind = ahead;
  if (found == CT_PERIOD_NONE || goes_on(&ahead) ||
      (ct_take_kind(&ahead, CT_TOKEN_DASH) && peek(&ahead)->kind == CT_TOKEN_NUMBER))
    return FALSE;
  *period = found;
  *cursor = behind;
  return TRUE;
}

/* "năm 2023, 6 tháng", "2023-Q1" */
static gboolean
take_year_then_part(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor, behind;
  CtYearPart part;
  gint year, other;

  ct_take_words(&ahead, "nam");
  if (!ct_take_year(&ahead, &year))
    return FALSE;
  ct_take_kind(&ahead, CT_TOKEN_DASH);
  if (!ct_take_year_part(&ahead, &part) || goes_on(&ahead))
    return FALSE;
  *period = ct_period_new(year, part.month, part.months);
  behind = ahead;
  take_joint(&ahead);
  if (ct_take_year(&ahead, &other)) /* "năm 2022, 6 tháng năm 2023" */
    return FALSE;
  *cursor = behind;
  return TRUE;
}

gboolean
ct_take_part_and_year(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor;

  if (!take_part_then_year(&ahead, period) && !take_month_then_year(&ahead, period) &&
      !take_standard(&ahead, period) && !take_year_then_part(&ahead, period))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_whole_year(CtCursor *cursor, CtPeriod *period)
{
  CtCursor ahead = *cursor, behind;
  gint year;

  ct_take_words(&ahead, "ca");
  ct_take_words(&ahead, "nam");
  if (!ct_take_year(&ahead, &year) || goes_on(&ahead))
    return FALSE;
  behind = ahead;
  if (ct_take_kind(&ahead, CT_TOKEN_DASH) && peek(&ahead)->kind == CT_TOKEN_NUMBER)
    return FALSE;
  *period = ct_period_new(year, 1, 12);
  *cursor = behind;
  return TRUE;
}
