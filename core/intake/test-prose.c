#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "data/ct-batch.h"
#include "intake/ct-prose.h"

/* A cell, and all its figures, parted by " | ":
 *
 *   KIND VALUE [UNIT] {LABEL} <AGAINST> words
 *
 * of which what is empty is left out; words: up down about below above estimate, line=N
 * when it is not the first, of=N, footnote, dated, likely=VALUE. */
typedef struct {
  const gchar *text;
  const gchar *figures;
} ProseCase;

static const ProseCase cases[] = {
  {"13/21 xã = 61,9%", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"12/21 xã (57,1%), tăng 01 xã so với 31/12/2022",
   "figure 12/21 [xã] | equal 57.1 [%] of=0 | change 1 [xã] <31/12/2022> up | date 12/31"},
  {"Rà soát cuối năm; ước giảm 2,7%", "change 2.7 [%] down estimate"},
  {"21/23 vụ = 91,3%", "figure 21/23 [vụ] | equal 91.3 [%] of=0"},
  {"vụ giảm 1 (-20%), chết giảm 2, bị thương tăng 1",
   "change 1 {vụ} down | equal 20 [%] down of=0 | change 2 {chết} down | "
   "change 1 {bị thương} up"},
  {"105 đ/c, đạt 52,5% KH (=2,1%)",
   "figure 105 [đ/c] | progress 52.5 [%] <KH> | equal 2.1 [%] of=0"},
  {"- ANTQ >80%\n- Vụ án >90%\n- TNGT giảm >5%",
   "target 80 [%] {ANTQ} above | target 90 [%] {Vụ án} above line=1 | "
   "target 5 [%] {TNGT} down above line=2"},
  {"...\n21/23 vụ = 91,3%\nvụ giảm 1 (-20%), chết giảm 2, bị thương tăng 1",
   "figure 21/23 [vụ] line=1 | equal 91.3 [%] line=1 of=0 | change 1 {vụ} down line=2 | "
   "equal 20 [%] down line=2 of=2 | change 2 {chết} down line=2 | "
   "change 1 {bị thương} up line=2"},
  {"giảm 12 vụ (-9,68%)", "change 12 [vụ] down | equal 9.68 [%] down of=0"},
  {"10.389 tỷ đồng, bằng 105% dự toán TW giao, 96% dự toán tỉnh giao, tăng 4,2% so với cùng kỳ",
   "figure 10389 [tỷ đồng] | progress 105 [%] <dự toán TW giao> | "
   "progress 96 [%] <dự toán tỉnh giao> | change 4.2 [%] <cùng kỳ> up"},
  {"từ 4%", "target 4 [%] above"},
  {"Đạt 7,14%", "figure 7.14 [%]"},
  {"26.253,5 tỷ, tăng 22,7%", "figure 26253.5 [tỷ] | change 22.7 [%] up"},
  {"gần 68.000 tỷ đồng", "figure 68000 [tỷ đồng] below"},
  {"5,5%", "figure 5.5 [%]"},
  {"13/21 xã, đạt 61,9%", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"13/21 xã, đạt 57,1%", "figure 13/21 [xã] | progress 57.1 [%]"},
  {"13/21 xã, 61,9%", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"13/21 xã, chiếm 62%", "figure 13/21 [xã] | equal 62 [%] of=0"},
  {"61,9% (13/21 xã)", "figure 61.9 [%] | equal 13/21 [xã] of=0"},
  {"13 xã/21 xã đạt chuẩn, bằng 61,9%", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"13 trên 21 xã", "figure 13/21 [xã]"},
  {"13 xã trên tổng số 21 xã (61,9%)", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"45 giường trên 1 vạn dân", "figure 45 [giường trên 1 vạn dân]"},
  {"45 giường/10.000 dân", "figure 45 [giường/10.000 dân]"},
  {"tốc độ tăng 7,14%", "figure 7.14 [%] {tốc độ tăng}"},
  {"Tỷ lệ hộ nghèo giảm còn 5,2%", "figure 5.2 [%] {Tỷ lệ hộ nghèo}"},
  {"tăng từ 57% lên 61,9%", "other 57 [%] up above | other 61.9 [%]"},
  {"tăng 5 xã lên 15 xã", "change 5 [xã] up | figure 15 [xã]"},
  {"từ 5% đến 6%", "other 5 [%] above | other 6 [%]"},
  {"12-15 xã", "other 12 | other 15 [xã]"},
  {"5% - 6%", "other 5 [%] | other 6 [%]"},
  {"so với cùng kỳ năm 2022 tăng 5,2%", "date none | change 5.2 [%] <cùng kỳ năm 2022> up"},
  {"cùng kỳ năm trước 12 vụ", "other 12 [vụ]"},
  {"cùng kỳ năm 2022 đạt 12 vụ", "date none | other 12 [vụ] {cùng kỳ năm 2022}"},
  {"52 vụ (CK: 58 vụ)", "figure 52 [vụ] | other 58 [vụ]"},
  {"52 vụ (-6)", "figure 52 [vụ] | change 6 down"},
  {"52 vụ, giảm 6 vụ (-10,34%) so với cùng kỳ năm 2022",
   "figure 52 [vụ] | change 6 [vụ] <cùng kỳ năm 2022> down | equal 10.34 [%] down of=1 | "
   "date none"},
  {"KH 12 xã, thực hiện 10 xã", "target 12 [xã] | figure 10 [xã]"},
  {"kế hoạch năm 2023 là 15 xã", "date none | target 15 [xã] {kế hoạch năm 2023}"},
  {"phấn đấu đạt 80%", "target 80 [%]"},
  {"Chỉ tiêu giảm nghèo đạt 2,7%", "change 2.7 [%] {Chỉ tiêu giảm nghèo} down"},
  {"vượt KH 5%", "change 5 [%] <KH> up"},
  {"vượt 5% KH", "change 5 [%] <KH> up"},
  {"15 xã trở lên", "target 15 [xã] above"},
  {"từ 4% trở lên", "target 4 [%] above"},
  {"tối thiểu 15 xã; tối đa 20 xã", "target 15 [xã] above | target 20 [xã] below"},
  {"trong đó 5 xã nâng cao", "other 5 [xã nâng cao]"},
  {"13 xã, trong đó 5 xã nâng cao, 2 xã kiểu mẫu; 3 phường",
   "figure 13 [xã] | other 5 [xã nâng cao] | other 2 [xã kiểu mẫu] | figure 3 [phường]"},
  {"105 đ/c (52 nữ)", "figure 105 [đ/c] | other 52 [nữ]"},
  {"10.389 tỷ (tăng 4,2%)", "figure 10389 [tỷ] | change 4.2 [%] up"},
  {"10.389 tỷ (105% KH)", "figure 10389 [tỷ] | progress 105 [%] <KH>"},
  {"12,5 tỷ (ước)", "figure 12.5 [tỷ] estimate"},
  {"Ước cả năm 12 xã", "other 12 [xã] {cả năm} estimate dated"},
  {"6 tháng đầu năm đạt 13/21 xã", "date none | other 13/21 [xã] {6 tháng đầu năm} dated"},
  {"Năm 2022: 12 xã; năm 2023: 13 xã",
   "date none | other 12 [xã] {Năm 2022} dated | date none | other 13 [xã] {năm 2023} dated"},
  {"T6/2023 đạt 5 tỷ, 6T/2022 4 tỷ",
   "date none | other 5 [tỷ] {T6/2023} dated | date none | other 4 [tỷ] {6T/2022} dated"},
  {"từ 15/12/2022 đến 14/6/2023", "date 12/15 | date 6/14"},
  {"QĐ 05/2023 giao 12 xã", "other 5/2023 | other 12 [xã] {QĐ 05/2023}"},
  {"Nghị quyết số 25-NQ/TW: 80%", "other none | other 80 [%] {Nghị quyết số 25-NQ/TW}"},
  {"Kế hoạch số 312/KH-UBND", "other none"},
  {"1O,5%", "other none likely=10.5"},
  {"đạt 97 ,6%", "other none likely=97.6"},
  {"5, 6, 7 xã", "other none"},
  {"1. Thu NSNN 104,6 tỷ\n2. Chi 90 tỷ",
   "figure 104.6 [tỷ] {Thu NSNN} | figure 90 [tỷ] {Chi} line=1"},
  {"(1) ANTQ đạt 85%", "figure 85 [%] {ANTQ}"},
  {"gấp 2 lần", "other 2 [lần]"},
  {"12 → 15 xã", "other 12 | other 15 [xã]"},
  {"12,5 m2; 3 km²", "figure 12.5 [m2] | figure 3 [km²]"},
  {"5,5%/năm", "figure 5.5 [%/năm]"},
  {"giảm bình quân 4%/năm", "change 4 [%/năm] down"},
  {"1,2 điểm %", "figure 1.2 [điểm %]"},
  {"vu giam 1 (-20%), chet giam 2",
   "change 1 {vu} down | equal 20 [%] down of=0 | change 2 {chet} down"},
  {"60,5¹%", "figure 60.5 [%] footnote"},
  {"tăng -5%", "other 5 [%] up"},
  {"+5%", "figure 5 [%]"},
  {"13/21 xã\n(61,9%)", "figure 13/21 [xã] | equal 61.9 [%] line=1 of=0"},
  {"21/23 vụ\n= 91,3%", "figure 21/23 [vụ] | equal 91.3 [%] line=1 of=0"},
  {"xã,5 thôn", "figure 5 [thôn]"},
  {"giá SS 2010: 51.100 tỷ đồng", "date none | other 51100 [tỷ đồng] {giá SS 2010} dated"},
  {"số hộ nghèo 1.234 hộ, giảm 234 hộ", "figure 1234 [hộ] {số hộ nghèo} | change 234 [hộ] down"},
  {"tỷ lệ 45%", "figure 45 [%]"},
  {"23 vụ, tỷ lệ khám phá 91,3%", "figure 23 [vụ] | figure 91.3 [%] {tỷ lệ khám phá}"},
  {"23 vụ, tỷ lệ 91,3%", "figure 23 [vụ] | equal 91.3 [%] of=0"},
  {"Khởi tố 12 vụ/15 bị can", "other 12 [vụ] {Khởi tố} | other 15 [bị can]"},
  {"8,5‰", "figure 8.5 [‰]"},
  {"Hoàn thành 100% kế hoạch", "progress 100 [%] <kế hoạch>"},
  {"GRDP tăng 7,14% (KH 11%)", "change 7.14 [%] {GRDP} up | target 11 [%]"},
  {"Số người chết: 06, giảm 02 người", "figure 6 {Số người chết} | change 2 [người] down"},
  {"0 vụ", "figure 0 [vụ]"},
  {"-5 vụ", "figure -5 [vụ]"},
  {"- 5 vụ\n- 6 vụ", "figure 5 [vụ] | figure 6 [vụ] line=1"},
  {"COVID-19: 12 ca", "other 19 {COVID} | other 12 [ca]"},
  {"PM10 là 45 µg/m³", "other none {PM} | other 45 [µg/m³]"},
  {"ngày 15/6 có 12 xã", "date none | other 12 [xã] {ngày 15/6} dated"},
  {"trên 80% số xã", "figure 80 [%] above"},
  {"13 xã (đạt 61,9%)", "figure 13 [xã] | equal 61.9 [%] of=0"},
  {"QĐ 05/2023 giao 12 xã, đạt 10 xã",
   "other 5/2023 | other 12 [xã] {QĐ 05/2023} | other 10 [xã]"},
  {"- 5%, tăng 2%", "other 5 [%] | change 2 [%] up"},
  {"Tai nạn giao thông 12 vụ", "figure 12 [vụ] {Tai nạn giao thông}"},
  {"Điều tra, khám phá 21/23 vụ (91,3%)", "figure 21/23 [vụ] {khám phá} | equal 91.3 [%] of=0"},
  {"tỉnh giao 12 xã", "target 12 [xã] {tỉnh}"},
  {"đạt 52,5% so với KH tỉnh giao", "progress 52.5 [%] <KH tỉnh giao>"},
  {"bằng 98,5% cùng kỳ", "progress 98.5 [%] <cùng kỳ>"},
  {"tăng 2 xã so với KH, đạt 13/21 xã", "change 2 [xã] <KH> up | figure 13/21 [xã]"},
  {"13 xã (tăng 2 xã so với cùng kỳ; đạt 61,9% KH)",
   "figure 13 [xã] | change 2 [xã] <cùng kỳ> up | progress 61.9 [%] <KH>"},
  {"Kết nạp 105 đảng viên", "figure 105 [đảng viên] {Kết nạp}"},
  {"Ước đạt 10.389 tỷ đồng (tăng khoảng 4,2%)",
   "figure 10389 [tỷ đồng] estimate | change 4.2 [%] up about"},
  {"ước 12 xã", "figure 12 [xã] estimate"},
  {"12 xã/năm", "figure 12 [xã/năm]"},
  {"3.672 nghìn lượt khách, trong đó khách quốc tế 34 nghìn lượt",
   "figure 3672 [nghìn lượt khách] | other 34 [nghìn lượt] {trong đó khách quốc tế}"},
  {"từ 12 xã tăng lên 15 xã", "target 12 [xã] above | figure 15 [xã]"},
  {"giảm 2,93% xuống còn 5,71%", "change 2.93 [%] down | figure 5.71 [%]"},
  {"5,71% (giảm 2,93 điểm %)", "figure 5.71 [%] | change 2.93 [điểm %] down"},
  {"nghèo 2,93% + cận nghèo 2,78% = 5,71%",
   "figure 2.93 [%] {nghèo} | figure 2.78 [%] {cận nghèo} | figure 5.71 [%]"},
  {"100%", "figure 100 [%]"},
  {"1.234.567 đồng", "figure 1234567 [đồng]"},
  {"99999999999999999999 đồng", "figure overflow [đồng]"},
  {"1.23,4,5 tỷ", "other none"},
  {"không phát sinh", ""},
  {"chưa rà soát (đánh giá cuối năm)", ""},
  {"ngày 15/6 đạt 12 xã, 5 phường",
   "date none | other 12 [xã] {ngày 15/6} dated | other 5 [phường]"},
  {"giai đoạn 2021-2025 đạt 80%", "date none | other 80 [%] {giai đoạn 2021-2025} dated"},
  {"quý 1, 2 đạt 5 tỷ", "date none | other 5 [tỷ] {quý 1, 2} dated"},
  {"2022: 12 xã", "date none | other 12 [xã] {2022} dated"},
  {"đạt 5,3.2 tỷ", "other none"},
  {"56,,7%", "other none likely=56.7"},
  {",5%", "other none"},
  {"PM10 dưới 45 µg/m³", "other none {PM} | other 45 [µg/m³] below"},
  {"Số vụ: 14 (-3 vụ), chết 06 (-02)",
   "figure 14 {Số vụ} | change 3 [vụ] down | figure 6 {chết} | change 2 down"},
  {"13/21 xã – đạt 61,9%", "figure 13/21 [xã] | equal 61.9 [%] of=0"},
  {"≈ 12 tỷ", "figure 12 [tỷ] about"},
  {"~12 tỷ", "figure 12 [tỷ] about"},
  {"≥ 80%", "target 80 [%] above"},
  {"không quá 1,19%", "target 1.19 [%] below"},
  {"dự kiến 15 xã", "figure 15 [xã] estimate"},
  {"giảm 12 vụ (tăng 9,68%)", "change 12 [vụ] down | other 9.68 [%] up"},
  {"giảm 12 vụ (giảm 9,68%)", "change 12 [vụ] down | equal 9.68 [%] down of=0"},
  {"GIẢM 12 VỤ (-9,68%)", "change 12 [VỤ] down | equal 9.68 [%] down of=0"},
  {"giảm 12 vụ", "change 12 [vụ] down"},
  {"１２，５％", "figure 12.5 [％]"},
  {"đạt 100% (12/12 xã)", "figure 100 [%] | equal 12/12 [xã] of=0"},
  {"đạt 85,71% (12/14 đơn); giải quyết 40 đơn",
   "figure 85.71 [%] | equal 12/14 [đơn] of=0 | figure 40 [đơn] {giải quyết}"},
  {"1. 13/21 xã", "figure 13/21 [xã]"},
  {"12.", "figure 12"},
  {"a) 5 vụ; b) 6 vụ", "figure 5 [vụ] | figure 6 [vụ]"},
  {"97. 6%", "other none"},
  {"giảm 12. 13 xã đạt chuẩn", "other none down"},
  {"Năm 2022. 13 xã đạt chuẩn", "date none | figure 13 [xã]"},
  {"cùng kỳ 12/21 xã (57,1%)", "other 12/21 [xã] | other 57.1 [%]"},
  {"cùng kỳ 12/21 xã = 57,1%", "other 12/21 [xã] | other 57.1 [%]"},
  {"13 xã (CK 12 xã = 57%)", "figure 13 [xã] | other 12 [xã] | other 57 [%]"},
  {"6 tháng đạt 10 xã; ước cả năm 12 xã",
   "date none | other 10 [xã] {6 tháng} dated | other 12 [xã] {cả năm} estimate dated"},
  {"Tăng bình quân hàng năm 4%", "change 4 [%] {Tăng bình quân hàng năm} up"},
  {"Tỷ lệ lao động có việc làm hàng năm: 67,7%",
   "figure 67.7 [%] {Tỷ lệ lao động có việc làm hàng năm}"},
  {"cùng kỳ 58 vụ, giảm 6 vụ", "other 58 [vụ] | change 6 [vụ] down"},
  {"Giảm nghèo đa chiều bình quân hàng năm 4%",
   "change 4 [%] {Giảm nghèo đa chiều bình quân hàng năm} down"},
  {"Tỷ lệ hộ nghèo giảm bình quân hàng năm: 4%",
   "change 4 [%] {Tỷ lệ hộ nghèo giảm bình quân hàng năm} down"},
  {"Số vụ tai nạn giảm, còn 12 vụ", "figure 12 [vụ]"},
  {"đạt (5,1%)", "other 5.1 [%]"},
  {"vượt kế hoạch (97%)", "other 97 [%]"},
  {"9/10 KH", "other 9/10"},
  {"9/10 xã được giao", "other 9/10 [xã]"},
};

static const gchar *const kinds[] = {
  [CT_PROSE_FIGURE] = "figure", [CT_PROSE_CHANGE] = "change", [CT_PROSE_PROGRESS] = "progress",
  [CT_PROSE_TARGET] = "target", [CT_PROSE_EQUAL] = "equal",   [CT_PROSE_DATE] = "date",
  [CT_PROSE_OTHER] = "other",
};

static const gchar *const qualifiers[] = {
  [CT_QUALIFIER_NONE] = "",
  [CT_QUALIFIER_ABOUT] = " about",
  [CT_QUALIFIER_BELOW] = " below",
  [CT_QUALIFIER_ABOVE] = " above",
};

static void
append_decimal(GString *text, const gchar *before, CtDecimal value)
{
  gchar digits[CT_DECIMAL_CHARS];

  ct_decimal_format(value, digits);
  g_string_append_printf(text, "%s%s", before, digits);
}

static void
append_number(GString *text, const CtNumber *number)
{
  if (number->kind == CT_NUMBER_NONE)
    g_string_append(text, " none");
  else if (number->kind == CT_NUMBER_OVERFLOW)
    g_string_append(text, " overflow");
  else
    append_decimal(text, " ", number->value);
  if (number->kind == CT_NUMBER_RATIO || number->kind == CT_NUMBER_DATE)
    append_decimal(text, "/", number->other);
  if (number->kind == CT_NUMBER_AMBIGUOUS)
    append_decimal(text, " or ", number->other);
}

static void
append_span(GString *text, const gchar *open, CtSpan span, const gchar *close)
{
  if (span.length > 0)
    g_string_append_printf(text, " %s%.*s%s", open, (int)span.length, span.text, close);
}

static void
append_words(GString *text, const CtProseFigure *figure)
{
  if (figure->direction != 0)
    g_string_append(text, figure->direction < 0 ? " down" : " up");
  g_string_append(text, qualifiers[figure->number.qualifier]);
  if (figure->estimate)
    g_string_append(text, " estimate");
  if (figure->line > 0)
    g_string_append_printf(text, " line=%u", figure->line);
  if (figure->of >= 0)
    g_string_append_printf(text, " of=%d", figure->of);
  if (figure->dated)
    g_string_append(text, " dated");
  if (figure->number.oddities & CT_ODD_FOOTNOTE)
    g_string_append(text, " footnote");
  if (figure->number.likely_set)
    append_decimal(text, " likely=", figure->number.likely);
}

static void
append_figure(GString *text, const CtProseFigure *figure)
{
  CtSpan unit = {figure->number.unit, figure->number.unit_length};

  if (text->len > 0)
    g_string_append(text, " | ");
  g_string_append(text, kinds[figure->kind]);
  append_number(text, &figure->number);
  append_span(text, "[", unit, "]");
  append_span(text, "{", figure->label, "}");
  append_span(text, "<", figure->against, ">");
  append_words(text, figure);
}

static void
check_spans(const gchar *text, gsize length, const CtProseFigure *figure)
{
  assert_true(figure->text.length > 0 && figure->text.text == text + figure->offset);
  assert_true(figure->offset + figure->text.length <= length);
  assert_int_equal(figure->number.direction,
                   figure->kind == CT_PROSE_DATE ? 0 : figure->direction);
  assert_true((figure->kind == CT_PROSE_EQUAL) == (figure->of >= 0));
}

/* The text ends where its memory ends, so that a look beyond it shows. */
static void
read_one(void **state)
{
  const ProseCase *test = *state;
  gsize length = strlen(test->text);
  g_autofree gchar *exact = g_memdup2(test->text, MAX(length, 1));
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));
  g_autoptr(GString) text = g_string_new(NULL);

  guint found = ct_prose_read(exact, length, CT_STYLE_VI, figures);
  assert_int_equal(found, figures->len);
  for (guint i = 0; i < figures->len; i++) {
    const CtProseFigure *figure = &g_array_index(figures, CtProseFigure, i);

    check_spans(exact, length, figure);
    append_figure(text, figure);
  }
  assert_string_equal(text->str, test->figures);
}

static void
style_reads_the_numbers(void **state)
{
  static const gchar *const text = "gần 3.672 nghìn";
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));
  const CtNumber *number;

  (void)state;
  ct_prose_read(text, strlen(text), CT_STYLE_PLAIN, figures);
  number = &g_array_index(figures, CtProseFigure, 0).number;
  assert_int_equal(number->kind, CT_NUMBER_VALUE);
  assert_int_equal(number->value.scale, 3);
  ct_prose_read(text, strlen(text), CT_STYLE_AUTO, figures);
  number = &g_array_index(figures, CtProseFigure, 0).number;
  assert_int_equal(number->kind, CT_NUMBER_AMBIGUOUS);
  assert_int_equal(number->other.coefficient, 3672);
}

static void
keeps_so_many(void **state)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));

  (void)state;
  for (guint i = 0; i < 100; i++)
    g_string_append_printf(text, "%u xã; ", i);
  assert_int_equal(ct_prose_read(text->str, text->len, CT_STYLE_VI, figures), 100);
  assert_int_equal(figures->len, CT_PROSE_MAX_FIGURES);
  assert_int_equal(g_array_index(figures, CtProseFigure, 63).number.value.coefficient, 63);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_ptr_array_add(names, g_strdelimit(g_strdup(cases[i].text), "\n", ' '));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = names->pdata[i],
                                     .test_func = read_one,
                                     .initial_state = (void *)(guintptr)&cases[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(style_reads_the_numbers);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(keeps_so_many);
  return cmocka_run_group_tests_name("prose", tests, NULL, NULL);
}
