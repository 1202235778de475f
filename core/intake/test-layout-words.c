/* Cases of test-layout.c: words, and what is no header. */
#include "test-layout-cases.h"

const LayoutCase layout_words[] = {
  {"share of a whole", "", "2023-01/P6M",
   "Chỉ tiêu|TH|Cơ cấu (%)",
   "1: indicator|value 2023-01/P6M|compares %"},
  {"plus and minus in per cent", "", "2023-01/P6M",
   "Chỉ tiêu|KBC|CK|+/-%",
   "1: indicator|value 2023-01/P6M|value 2022-01/P6M|compares % 2/3"},
  {"brackets around all", "", "2023-01/P6M",
   "Chỉ tiêu|(TH 6T)|(CK)|(%)",
   "1: indicator|value 2023-01/P6M|value 2022-01/P6M|compares % 2/3"},
  {"ĐVT inside a name", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN (ĐVT: triệu đồng)|Khách du lịch",
   "1: area|value 2023-01/P6M #5 [triệu đồng]|value 2023-01/P6M #8.1"},
  {"six spellings of same period", "", "2023-01/P6M",
   "Chỉ tiêu|Cùng kỳ năm 2022|TH 6 tháng cùng kỳ|6T CK",
   "1: indicator|value 2022-01/P6M|repeated 2022-01/P6M|repeated"},
  {"deep four rows", "", "2023-01/P6M",
   "TT|Địa bàn|TAI NẠN GIAO THÔNG|||||\n"
   "||Số vụ||||Khách du lịch|\n"
   "||6 tháng||So sánh||6 tháng|\n"
   "||2022|2023|+/-|%|2022|2023\n"
   "1|Bát Xát|1|2|3|4|5|6",
   "4: row-number|area|?|?|compares -|compares %|value 2022-01/P6M #8.1|"
   "value 2023-01/P6M #8.1"},
  {"nothing known above some", "", "2023-01/P6M",
   "TT|Chỉ tiêu|KH|TH|Trâu bò||\n"
   "||||KH|%\n"
   "1|Thu|1|2|3|4",
   "2: row-number|indicator|value plan 2023|value 2023-01/P6M|?|?|?"},
  {"plan for the half", "", "2023-01/P6M",
   "TT|Chỉ tiêu|ĐVT|KH năm|KH 6 tháng|TH 6 tháng|% KH năm|% KH 6 tháng",
   "1: row-number|indicator|unit|value plan 2023|value plan 2023-01/P6M|"
   "value 2023-01/P6M|compares % 6/4|compares % 6/5"},
  {"district as giver below plan", "", "2023-01/P6M",
   "Chỉ tiêu|Kế hoạch||TH\n"
   "|Tỉnh|Huyện|",
   "2: indicator|value plan 2023 by province|other plan 2023 by district|"
   "value 2023-01/P6M"},
  {"district as giver below plan, communes", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Kế hoạch năm 2023|||TH\n"
   "||TW|Tỉnh|Huyện|",
   "2: indicator|unit|other plan 2023 by the centre|value plan 2023 by province|"
   "other plan 2023 by district|value 2023-01/P6M"},
  {"long header words", "", "2023-01/P6M",
   "Số thứ tự|Tên chỉ tiêu|Đơn vị tính|Số thực hiện 6 tháng đầu năm 2022|"
   "Kế hoạch được giao năm 2023|Ước kết quả thực hiện 6 tháng đầu năm 2023|"
   "Tỷ lệ thực hiện so với kế hoạch năm (%)|Tỷ lệ so với cùng kỳ năm 2022 (%)|"
   "Ghi chú",
   "1: row-number|indicator-name|unit|value 2022-01/P6M|value plan 2023|"
   "value estimate 2023-01/P6M|compares % 6/5|compares % 6/4|ignored"},
  {"comparison with a named period", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|6T/2022|6T/2023|So với 6T/2022 (%)|Tăng/giảm so với cùng kỳ",
   "1: indicator|unit|value 2022-01/P6M|value 2023-01/P6M|compares % 4/3|"
   "compares - 4/3"},
  {"6T2023/6T2022", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|6T2022|6T2023|6T2023/6T2022 (%)",
   "1: indicator|unit|value 2022-01/P6M|value 2023-01/P6M|compares % 4/3"},
  {"month against month", "", "2023-01/P6M",
   "Chỉ tiêu|TH T5/2023|Ước T6/2023|T6/T5 (%)",
   "1: indicator|value 2023-05|value estimate 2023-06|compares % 3/2"},
  {"percentages in English", "", "2023-01/P6M",
   "Indicator|Unit|Plan|Actual|Note",
   "1: indicator|unit|value plan 2023|value actual 2023-01/P6M|ignored"},
  {"periods as upper cells only", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|6 tháng đầu năm 2022|6 tháng đầu năm 2023|\n"
   "||TH|KH|TH",
   "2: indicator|unit|value 2022-01/P6M|value plan 2023-01/P6M|value 2023-01/P6M"},
  {"KBC in words", "TAI NẠN GIAO THÔNG", "2023-01/P6M",
   "Địa bàn|Số vụ|||\n"
   "|Kỳ báo cáo|Cùng kỳ|So sánh|\n",
   "2: area|value 2023-01/P6M #TNGT|value 2022-01/P6M #TNGT|compares 2/3 #TNGT|?"},
  {"a second table's header", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|TH T6|KH năm|TH/KH",
   "1: indicator|unit|value 2023-06|value plan 2023|compares % 3/4"},
  {"columns of quarters", "Thu NSNN", "2023-01/P6M",
   "Địa bàn|Quý I|Quý II|Quý III|Quý IV|Cả năm",
   "1: area|value 2023-Q1|value 2023-Q2|value 2023-Q3|value 2023-Q4|value 2023"},
  {"a corner above areas in two rows", "", "2023-01/P6M",
   "|Bát Xát||Sa Pa|\n"
   "|6T/2022|6T/2023|6T/2022|6T/2023\n"
   "Thu NSNN|1|2|3|4",
   "2: indicator|value 2022-01/P6M =082|value 2023-01/P6M =082|"
   "value 2022-01/P6M =088|value 2023-01/P6M =088"},
  {"unnamed value column", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT||TH",
   "1: indicator|unit|?|value 2023-01/P6M"},
  {"index words", "", "2023-01/P6M",
   "Chỉ tiêu|CK|KBC|Chỉ số phát triển so cùng kỳ (%)",
   "1: indicator|value 2022-01/P6M|value 2023-01/P6M|compares % 3/2"},
  {"fulfilment of the province's plan", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH tỉnh giao|KH huyện giao|TH|Hoàn thành KH tỉnh (%)|"
   "Hoàn thành KH huyện (%)",
   "1: indicator|unit|value plan 2023 by province|other plan 2023 by district|"
   "value 2023-01/P6M|compares % 5/3|compares % 5/4"},
  {"percent of actual", "", "2023-01/P6M",
   "Chỉ tiêu|KH|TH|% thực hiện",
   "1: indicator|value plan 2023|value 2023-01/P6M|compares % 3/2"},
  {"two-row title is no header", "", "2023-01/P6M",
   "HỘI ĐỒNG NHÂN DÂN|||CỘNG HÒA\n"
   "HUYỆN BÁT XÁT|||Độc lập - Tự do\n"
   "STT|Chỉ tiêu|KH|TH",
   ""},
  {"signature is no header", "", "2023-01/P6M",
   "Người lập biểu|Thủ trưởng đơn vị\n"
   "(Ký, họ tên)|(Ký, đóng dấu)",
   ""},
  {"text row about plan is no header", "", "2023-01/P6M",
   "Kế hoạch năm 2023 là 12.000 tỷ|\n",
   ""},
  {"a figure in words is no header", "", "2023-01/P6M",
   "1|Thu NSNN trên địa bàn|Tỷ đồng|98,2|230|245|104,6",
   ""},
  {"the actual of a name", "", "2023-01/P6M",
   "Địa bàn|TH thu NSNN 6T/2023|KH thu NSNN năm 2023",
   "1: area|value 2023-01/P6M #5|value plan 2023 #5"},
  {"joined name in two rows", "", "2023-01/P6M",
   "Địa bàn|Tỷ lệ bao phủ|Thu NSNN\n"
   "|BHYT|",
   "2: area|value 2023-01/P6M #17|value 2023-01/P6M #5"},
  {"population and cards", "", "2023-01/P6M",
   "Địa bàn|BHYT||\n"
   "|Dân số|Số thẻ BHYT|Tỷ lệ (%)",
   "2: area|value 2023-01/P6M #DS|value 2023-01/P6M #BHYT_THE|"
   "value 2023-01/P6M #17 [%]"},
  {"ambiguous area", "", "2023-01/P6M",
   "Chỉ tiêu|Thanh Bình|Bát Xát|Sa Pa",
   "1: indicator|ambiguous|value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"stated by a comma", "", "2023-01/P6M",
   "Chỉ tiêu, ĐVT|KH|TH",
   "1: ?|value plan 2023|value 2023-01/P6M"},
  {"numbers of columns in brackets with spaces", "", "2023-01/P6M",
   "STT|Chỉ tiêu|KH|TH\n"
   "( 1 )|( 2 )|( 3 )|( 4 )",
   "2: row-number|indicator|value plan 2023|value 2023-01/P6M"},
  {"unit in its own row with a label", "", "2023-01/P6M",
   "Chỉ tiêu|Bát Xát|Sa Pa\n"
   "ĐVT|tỷ đồng|tỷ đồng\n"
   "Thu|1|2",
   "2: indicator|value 2023-01/P6M =082 [tỷ đồng]|value 2023-01/P6M =088 [tỷ đồng]"},
  {"estimates and actuals", "", "2023-01/P6M",
   "Chỉ tiêu|Chính thức 6T/2022|Sơ bộ 6T/2023|Ước năm 2023",
   "1: indicator|value actual 2022-01/P6M|value 2023-01/P6M|value estimate 2023"},
  {"cumulated to the end of the month", "", "2023-01/P6M",
   "Chỉ tiêu|Lũy kế đến tháng 5|Ước lũy kế 6 tháng|KH",
   "1: indicator|value 2023-01/P5M|value estimate 2023-01/P6M|value plan 2023"},
  {"same period before the plan", "", "2023-01/P6M",
   "Chỉ tiêu|Cùng kỳ|Kế hoạch|Kết quả|So cùng kỳ|So kế hoạch",
   "1: indicator|value 2022-01/P6M|value plan 2023|value 2023-01/P6M|compares 4/2|"
   "compares 4/3"},
  {"plus-minus signs and percent over bases", "", "2023-01/P6M",
   "Chỉ tiêu|KBC|CK|So CK||KH|So KH\n"
   "|||+/-|%||%",
   "2: indicator|value 2023-01/P6M|value 2022-01/P6M|compares - 2/3|compares % 2/3|"
   "value plan 2023|compares % 2/6"},
  {"codes of a form", "", "2023-01/P6M",
   "Chỉ tiêu|Mã số|ĐVT|Số lượng\n"
   "A|B|C|1",
   "2: indicator|ignored|unit|value 2023-01/P6M"},
  {"hidden in capitals", "", "2023-01/P6M",
   "TT|CHỈ TIÊU|ĐVT|TH 6T 2022|KH 2023|TH 6T 2023|TH 6T SO CK|TH 6T SO KH",
   "1: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value 2023-01/P6M|compares 6/4|compares 6/5"},
  {"schools", "", "2023-01/P6M",
   "Địa bàn|Tổng số|MN|TH|THCS|THPT",
   "1: area|value 2023-01/P6M|?|?|?|?"},
  {"land is no achievement", "", "2023-01/P6M",
   "Chỉ tiêu|Kế hoạch||TH\n"
   "|Đất|Rừng|",
   "2: indicator|?|?|value 2023-01/P6M"},
  {"so without marks", "", "2023-01/P6M",
   "STT|Chi tieu|So thuc hien|So ke hoach|So CK|TH|KH|CK",
   "1: row-number|indicator|compares|compares 6/7|compares 6/8|value 2023-01/P6M|"
   "value plan 2023|value 2022-01/P6M"},
  {"số with marks", "", "2023-01/P6M",
   "STT|Chỉ tiêu|Số thực hiện|Số kế hoạch|So kế hoạch|So thực hiện CK",
   "1: row-number|indicator|value 2023-01/P6M|value plan 2023|compares 3/4|compares"},
};

const gsize n_layout_words = G_N_ELEMENTS(layout_words);
