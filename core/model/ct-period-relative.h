/* ct-period-relative.h: what words say of a period without saying all of it: "CK",
 * "6T", "T5", "KH năm", "cùng kỳ năm trước".
 */
#pragma once

#include "model/ct-period.h"

G_BEGIN_DECLS

/**
 * CtRelativePeriod:
 * @said: anything is said at all
 * @month: first month, 1 to 12; 0: that of the period it is relative to
 * @months: length; 0: that of the period it is relative to
 * @year: 0: that of the period it is relative to
 * @years_back: "cùng kỳ", "năm trước": 1
 * @last_month: 0, or the month counted from the end of the period it is relative to:
 *   "tháng báo cáo" 1, "tháng trước" 2
 * @this_year: "năm nay": beside it "năm trước" is not always all of that year
 * @cumulative: "lũy kế": from January on, to the same end
 */
typedef struct {
  gboolean said;
  gint month;
  gint months;
  gint year;
  gint years_back;
  gint last_month;
  gboolean this_year;
  gboolean cumulative;
} CtRelativePeriod;

/* @text: the words and nothing more. @estimate: (out) (optional): they say "ước".
 * What is not understood is not said. */
CtRelativePeriod ct_relative_period_parse(const gchar *text, gsize length, gboolean *estimate);

/* What both say, the second one going before. */
CtRelativePeriod ct_relative_period_join(CtRelativePeriod first, CtRelativePeriod second);

/* CT_PERIOD_NONE when @base is needed and none. */
CtPeriod ct_relative_period_resolve(CtRelativePeriod relative, CtPeriod base);

G_END_DECLS
