#include "words.h"

#include "spelling.h"

static const gchar *const done_words[] = {
  "TH 6T/2023", "Thực hiện 6 tháng đầu năm 2023", "Thực hiện 6T/2023", "TH 6 tháng 2023",
  "6 tháng đầu năm 2023", NULL};
static const gchar *const before_words[] = {
  "TH 6T/2022", "Thực hiện 6 tháng đầu năm 2022", "Cùng kỳ 6T/2022", "TH cùng kỳ 6T/2022",
  "6 tháng đầu năm 2022", NULL};
static const gchar *const plan_words[] = {
  "KH 2023", "Kế hoạch năm 2023", "KH năm 2023", "Kế hoạch 2023", "Chỉ tiêu KH 2023", NULL};
/* These lean on a title. */
static const gchar *const short_done_words[] = {
  "TH 6T/2023", "Thực hiện", "TH 6T", "Thực hiện 6 tháng", "KBC", "Kỳ báo cáo", NULL};
static const gchar *const short_before_words[] = {
  "TH 6T/2022", "Cùng kỳ năm trước", "CK", "Cùng kỳ 2022", "CK", "Cùng kỳ", NULL};
static const gchar *const short_plan_words[] = {
  "KH 2023", "Kế hoạch năm", "KH năm", "Kế hoạch 2023", "KH", "Kế hoạch năm", NULL};
static const gchar *const indicator_words[] = {
  "Chỉ tiêu", "Tên chỉ tiêu", "CHỈ TIÊU", "Các chỉ tiêu chủ yếu", "Chỉ tiêu chủ yếu", NULL};
static const gchar *const area_words[] = {
  "Địa bàn", "Huyện, thị xã, thành phố", "ĐỊA BÀN", "Huyện/TX/TP", "Đơn vị", NULL};
static const gchar *const unit_words[] = {"ĐVT", "Đơn vị tính", "Đvt",
                                          "ĐƠN VỊ TÍNH", "Đơn vị", NULL};
static const gchar *const stt_words[] = {"STT", "TT", "Stt", "Số TT", NULL};
static const gchar *const note_words[] = {"Ghi chú", "GHI CHÚ", NULL};
static const gchar *const period_words[] = {"Kỳ", "Kỳ báo cáo", "TIME_PERIOD", NULL};
static const gchar *const measure_words[] = {"Loại số liệu", "MEASURE", NULL};
static const gchar *const value_words[] = {"Số liệu", "Giá trị", "OBS_VALUE", NULL};
static const gchar *const index_words[] = {"So sánh 6T/CK (%)", "% so với CK", "So CK (%)", NULL};
static const gchar *const growth_words[] = {"Tăng/giảm so CK (%)", "So CK (%)", "6T so CK", NULL};
static const gchar *const difference_words[] = {"+/-", "Tăng (+), giảm (-)",
                                                "Tăng, giảm so CK", NULL};
static const gchar *const of_plan_words[] = {"So KH (%)", "% KH", "6T so KH", NULL};

const gchar *
words_figure(FigureKind kind, guint n, gboolean title)
{
  switch (kind) {
  case FIGURE_BEFORE:
    return spell_choose(title ? short_before_words : before_words, n);
  case FIGURE_PLAN:
    return spell_choose(title ? short_plan_words : plan_words, n);
  case FIGURE_DONE:
  default:
    return spell_choose(title ? short_done_words : done_words, n);
  }
}

const gchar *
words_comparison(Comparison comparison, gboolean of_plan, guint n)
{
  if (of_plan)
    return spell_choose(of_plan_words, n);
  if (comparison == COMPARE_DIFFERENCE)
    return spell_choose(difference_words, n);
  return spell_choose(comparison == COMPARE_GROWTH ? growth_words : index_words, n);
}

const gchar *
words_heading(ColumnKind kind, guint n)
{
  static const gchar *const *const words[COLUMN_BLANK + 1] = {
    [COLUMN_STT] = stt_words,       [COLUMN_INDICATOR] = indicator_words,
    [COLUMN_AREA] = area_words,     [COLUMN_UNIT] = unit_words,
    [COLUMN_PERIOD] = period_words, [COLUMN_MEASURE] = measure_words,
    [COLUMN_FIGURE] = value_words,  [COLUMN_NOTE] = note_words,
  };

  return spell_choose(words[kind], n);
}
