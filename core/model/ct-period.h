/* ct-period.h: a reporting period: first month and number of months.
 *
 * Year, half-year, quarter, month and the cumulative 3, 6, 9 months are one
 * type. TIME_PERIOD has one spelling a period: 2023, 2023-Q1, 2023-06, else
 * 2023-01/P6M (ISO 8601).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* first month since year 0 x 64 + number of months (1 to 60); 0 is no period.
 * Periods sort by their first month, then by length. */
typedef guint32 CtPeriod;

#define CT_PERIOD_NONE 0u
#define CT_PERIOD_CHARS 16

/* @year 1900 to 2199, @month 1 to 12, @months 1 to 60; else CT_PERIOD_NONE. */
CtPeriod ct_period_new(gint year, gint month, gint months);
gint ct_period_year(CtPeriod period);   /* of the first month */
gint ct_period_month(CtPeriod period);  /* 1 to 12 */
gint ct_period_months(CtPeriod period); /* its length */
/* Months since year 0 of the month after its last. */
gint ct_period_end(CtPeriod period);
gint ct_period_begin(CtPeriod period);
/* The same length, @months later (earlier when negative). */
CtPeriod ct_period_shift(CtPeriod period, gint months);
gboolean ct_period_contains(CtPeriod outer, CtPeriod inner);
/* "2023-06-30": @day of a month since year 0, the last one where it has not so many.
 * @buffer: (array fixed-size=11) */
void ct_period_format_day(gint month, guint day, gchar buffer[11]);

/* The canonical spelling. @buffer: (array fixed-size=16). Returns: the length. */
gsize ct_period_format(CtPeriod period, gchar *buffer);

/* SDMX and ISO spellings only: 2023, 2023-Q1, 2023-S1, 2023-06, 2023-M06,
 * 2023-01/P6M, 2023-01-01/P6M, 2023-A1. CT_PERIOD_NONE when it is none. */
CtPeriod ct_period_parse(const gchar *text, gsize length);

/**
 * ct_period_parse_words:
 * @text: (array length=length): a cell or title: "6 tháng đầu năm 2023",
 *   "quý II/2023", "9T/2023", "T6/2023", "tháng 06 năm 2023", "06/2023",
 *   "năm 2023", "cả năm 2023", "2023", and whatever ct_period_parse() takes
 * @whole: %TRUE: the text must be a period and nothing more (a cell); %FALSE:
 *   the first period found in a longer text (a title)
 * @estimate: (out) (optional): the words say it is expected ("ước")
 *
 * A month's number without words and year is no period. In a title, what a period
 * is compared with ("so với cùng kỳ 2022"), days and numbers of documents are
 * passed over; the year may stand apart ("6 tháng đầu năm, ước cả năm 2023"), a
 * whole year gives way to a part of it, and "tháng 6 và 6 tháng năm 2023" is the
 * 6 months.
 */
CtPeriod ct_period_parse_words(const gchar *text, gsize length, gboolean whole,
                               gboolean *estimate);

/**
 * ct_period_find_window:
 * @text: (array length=length): a title: "06 tháng đầu năm 2023 (từ 15/12/2022 đến
 *   14/6/2023)"
 * @from, @to: (out): the first and last day, as ISO dates
 *
 * The first two days of a text that are joined as "from ... to"; of the first one the
 * year may be left out.
 */
gboolean ct_period_find_window(const gchar *text, gsize length, gchar from[11], gchar to[11]);

/**
 * ct_period_find_until:
 * @text: (array length=length): a title: "(Tính đến ngày 30/6/2023)", "Thời điểm 31/12/2022",
 *   "từ 15/12/2022 đến 14/6/2023"
 * @period: (out): the months that the figures are of: from January on, where no first day is
 *   said; %CT_PERIOD_NONE where the days make no whole months
 * @month: (out): months since year 0 of the last day's month
 *
 * Returns: whether a day is named up to which the figures count.
 */
gboolean ct_period_find_until(const gchar *text, gsize length, CtPeriod *period, gint *month);

G_END_DECLS
