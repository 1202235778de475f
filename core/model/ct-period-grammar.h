/* ct-period-grammar.h: the forms that a period takes in words (for
 * ct-period-words.c, which finds them in cells and titles).
 *
 * Each ct_take_* function reads one form at the cursor and moves it behind; when
 * there is none it returns %FALSE and the cursor stays.
 */
#pragma once

#include "model/ct-period-relative.h"
#include "model/ct-period-tokens.h"

G_BEGIN_DECLS

typedef struct {
  const CtToken *tokens; /* ends with a CT_TOKEN_END */
  guint at;
} CtCursor;

/* A part of a year that is not named: "6 tháng đầu năm", "quý II", "tháng 6". */
typedef struct {
  gint month;
  gint months;
} CtYearPart;

/* @words: one or more, lower case without marks, parted by spaces */
gboolean ct_take_words(CtCursor *cursor, const gchar *words);
gboolean ct_take_kind(CtCursor *cursor, CtTokenKind kind);
/* One or two digits, 1 to @max. */
gboolean ct_take_number(CtCursor *cursor, gint max, gint *number);
/* "đến", "đến hết", "tới", "-" */
gboolean ct_take_to(CtCursor *cursor);
/* A number of four digits, 1900 to 2199. */
gboolean ct_take_year(CtCursor *cursor, gint *year);

gboolean ct_take_year_part(CtCursor *cursor, CtYearPart *part);

/* A part with its year before or behind it, a month as 06/2023, or the spellings
 * of SDMX and ISO 8601. */
gboolean ct_take_part_and_year(CtCursor *cursor, CtPeriod *period);

/* "năm 2023", "cả năm 2023", "2023" */
gboolean ct_take_whole_year(CtCursor *cursor, CtPeriod *period);

/* "(từ) tháng 1/2023 đến tháng 9/2023", "giai đoạn 2021-2025", and days where they
 * make whole months: "từ 01/01/2023 đến 30/6/2023" */
gboolean ct_take_range(CtCursor *cursor, CtPeriod *period);

/* A day ("16/6/2023", "ngày 20 tháng 6 năm 2023", "ngày ... tháng ... năm 2023"),
 * or two ("từ 15/12/2022 đến 14/6/2023"): looks like a period and is none. */
gboolean ct_take_days(CtCursor *cursor);

/* @year: 0: not said */
typedef struct {
  gint year;
  gint month;
  gint day;
} CtDay;

/* @announced: words before it say that it is one */
gboolean ct_take_day(CtCursor *cursor, gboolean announced, CtDay *day);

/* "từ (ngày) 15/12/2022 đến (hết ngày) 14/6/2023", "15/12/2022 - 14/6/2023" */
gboolean ct_take_two_days(CtCursor *cursor, CtDay *first, CtDay *last);

/* What says something of a period, all of it or a part: "6T/2023", "CK", "T6",
 * "cùng kỳ năm trước", "lũy kế 6T", "cả năm", "2022". */
gboolean ct_take_relative(CtCursor *cursor, CtRelativePeriod *relative);

/* "ước", "ước thực hiện", "ước TH", "ƯTH", "dự kiến" */
gboolean ct_take_estimate(CtCursor *cursor);

G_END_DECLS
