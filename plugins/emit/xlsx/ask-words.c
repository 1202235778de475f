/* ask-words.c: the words on the form. */
#include "ask.h"

static const AskWords vietnamese = {
  .sheet = "Biểu số liệu",
  .nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  .motto = "Độc lập - Tự do - Hạnh phúc",
  .letter_number = "Số: ......../BC-........",
  .date = "................, ngày ..... tháng ..... năm %d",
  .form_number = "Biểu số: .........",
  .due = "Hạn gửi báo cáo: ngày %s",
  .how = "Chỉ nhập vào các ô nền vàng. Ô nền xám có công thức hoặc đã được điền sẵn. "
         "Chưa có thì để trống.",
  .number = "STT",
  .code = "Mã chỉ tiêu",
  .name = "Chỉ tiêu",
  .unit = "Đơn vị tính",
  .area = "Địa bàn",
  .done = "Thực hiện %s",
  .planned = "Kế hoạch %s",
  .expected = "Ước thực hiện %s",
  .note = "Giải trình",
  .compiler = "NGƯỜI LẬP BIỂU",
  .signs = "(Ký, ghi rõ họ tên)",
  .head = "THỦ TRƯỞNG ĐƠN VỊ",
  .stamps = "(Ký tên, đóng dấu, ghi rõ họ tên)",
  .error_title = "Số không hợp lệ",
  .error_number = "Ô này chỉ nhận số từ %s đến %s (%s).",
  .error_whole = "Ô này chỉ nhận số nguyên từ %s đến %s (%s).",
};

/* The national motto is Vietnamese in every language. */
static const AskWords english = {
  .sheet = "Figures",
  .nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  .motto = "Độc lập - Tự do - Hạnh phúc",
  .letter_number = "No.: ........",
  .date = "................, date: ..... / ..... / %d",
  .form_number = "Form: .........",
  .due = "To be sent by %s",
  .how = "Fill in the yellow cells only. Grey cells are formulas or were filled in before. "
         "Leave empty what is not known.",
  .number = "No.",
  .code = "Code",
  .name = "Indicator",
  .unit = "Unit",
  .area = "Area",
  .done = "Actual %s",
  .planned = "Plan %s",
  .expected = "Estimate %s",
  .note = "Explanation",
  .compiler = "COMPILED BY",
  .signs = "(signature, full name)",
  .head = "HEAD OF THE OFFICE",
  .stamps = "(signature, seal, full name)",
  .error_title = "Not a valid number",
  .error_number = "This cell takes a number from %s to %s (%s).",
  .error_whole = "This cell takes a whole number from %s to %s (%s).",
};

const AskWords *
ask_words(void)
{
  return ct_language_get() == CT_LANGUAGE_VI ? &vietnamese : &english;
}
