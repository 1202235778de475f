/* Cases of test-layout.c: the five forms, and what people make of them. */
#include "test-layout-cases.h"

const LayoutCase layout_forms[] = {
  {"F1", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|TH 6T/2022|KH 2023||Ước TH 6T/2023|Ước TH năm|So sánh (%)||"
   "Ghi chú\n"
   "||||Tỉnh giao|Huyện giao|||6T/CK|6T/KH huyện|\n"
   "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)=(7)/(4)|(10)=(7)/(6)|(11)\n"
   "I|KINH TẾ|||||||||\n"
   "1|Thu NSNN trên địa bàn|Tỷ đồng|98,2|230|245|104,6|245|106,5|42,7|",
   "3: row-number|indicator|unit|value 2022-01/P6M|value plan 2023 by province|"
   "other plan 2023 by district|value estimate 2023-01/P6M|value estimate 2023|"
   "compares % 7/4|compares % 7/6|ignored"},
  {"F1 without formulas", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|TH 6T/2022|KH 2023||Ước TH 6T/2023|Ước TH năm|So sánh (%)||"
   "Ghi chú\n"
   "||||Tỉnh giao|Huyện giao|||6T/CK|6T/KH huyện|\n"
   "I|KINH TẾ|||||||||\n"
   "1|Thu NSNN trên địa bàn|Tỷ đồng|98,2|230|245|104,6|245|106,5|42,7|",
   "2: row-number|indicator|unit|value 2022-01/P6M|value plan 2023 by province|"
   "other plan 2023 by district|value estimate 2023-01/P6M|value estimate 2023|"
   "compares % 7/4|compares % 7/6|ignored"},
  {"F1 in one row", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|TH 6T/2022|KH 2023: Tỉnh giao|Huyện giao|Ước TH 6T/2023|"
   "Ước TH năm|So sánh (%): 6T/CK|6T/KH huyện|Ghi chú\n"
   "I|KINH TẾ|||||||||",
   "1: row-number|indicator|unit|value 2022-01/P6M|value plan 2023 by province|"
   "other plan 2023 by district|value estimate 2023-01/P6M|value estimate 2023|"
   "compares % 7/4|compares % 7/6|ignored"},
  {"F2", "", "2023-01/P6M",
   "Stt|Chỉ tiêu|Cùng kỳ 6T/2022|Chính thức T5|Ước T6|Lũy kế 6T|KH năm|T6 so T5|"
   "6T so CK|6T so KH\n"
   "A|CÔNG NGHIỆP||||||||\n"
   "|Tổng số|22.945.000|3.512.400|3.610.700|20.764.300|51.100.000|102,8|-9,5|40,6",
   "1: row-number|indicator|value 2022-01/P6M|value actual 2023-05|"
   "value estimate 2023-06|value 2023-01/P6M|value plan 2023|compares 5/4|"
   "compares 6/3|compares 6/7"},
  {"F3", "", "2023-01/P6M",
   "|Mã số|Đơn vị tính|Toàn tỉnh|Chia ra|||||\n"
   "||||TP Lào Cai|Sa Pa|B.Xát|M.Khương|Trực thuộc Sở\n"
   "A|B|C|1|2|3|4|5|6\n"
   "Tổng số trường|01|Trường|610|59|58|72|57|34",
   "3: indicator|ignored|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|"
   "value 2023-01/P6M =088|value 2023-01/P6M =082|value 2023-01/P6M =083|?|?"},
  {"F3 in three rows", "", "2023-01/P6M",
   "|Mã số|Đơn vị tính|Toàn tỉnh|Chia ra|||||\n"
   "||||Các huyện, thị xã, thành phố||||\n"
   "||||TP Lào Cai|Sa Pa|B.Xát|M.Khương|Trực thuộc Sở\n"
   "A|B|C|1|2|3|4|5|6",
   "4: indicator|ignored|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|"
   "value 2023-01/P6M =088|value 2023-01/P6M =082|value 2023-01/P6M =083|?|?"},
  {"F4", "THỐNG KÊ TAI NẠN GIAO THÔNG 06 THÁNG ĐẦU NĂM 2023", "2023-01/P6M",
   "TT|Địa bàn|Số vụ||||Số người chết||||Số người bị thương|||\n"
   "||KBC|CK|+/-|%|KBC|CK|+/-|%|KBC|CK|+/-|%\n"
   "|TOÀN TỈNH|52|58|-6|-10,34|27|31|-4|-12,9|39|45|-6|-13,33",
   "2: row-number|area|value 2023-01/P6M #TNGT|value 2022-01/P6M #TNGT|"
   "compares - 3/4 #TNGT|compares % 3/4 #TNGT|?|?|compares -|?|?|?|compares -|?"},
  {"F5", "", "2023-01/P6M",
   "TT|Nhóm chỉ tiêu NQ|Mục tiêu 2023|Kết quả 6 tháng|Đánh giá\n"
   "(19)|Xã đạt chuẩn NTM|13/21 xã = 61,9%|"
   "12/21 xã (57,1%), tăng 01 xã so với 31/12/2022|Đạt tiến độ",
   "1: row-number|indicator-name|value plan 2023|value 2023-01/P6M|ignored"},
  {"three rows, giver below plan", "", "2023-01/P6M",
   "TT|Chỉ tiêu|Đơn vị|Kế hoạch|||Kết quả thực hiện||Ghi chú\n"
   "|||Năm 2023|||6 tháng đầu năm||\n"
   "|||TW giao|HĐND tỉnh giao|HĐND huyện giao|2022|2023|\n"
   "1|Thu NSNN|tỷ đồng|1|2|3|4|5|",
   "3: row-number|indicator|area-or-unit|other plan 2023 by the centre|"
   "value plan 2023 by province|other plan 2023 by district|value 2022-01/P6M|"
   "value 2023-01/P6M|ignored"},
  {"year over part", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|Năm 2022||Năm 2023|||\n"
   "|||6 tháng|Cả năm|Kế hoạch|Ước TH 6 tháng|Ước cả năm|\n",
   "2: row-number|indicator|unit|value 2022-01/P6M|value 2022|value plan 2023|"
   "value estimate 2023-01/P6M|value estimate 2023|?"},
  {"part over years", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|6 tháng đầu năm||So sánh\n"
   "|||2022|2023|2023/2022 (%)",
   "2: row-number|indicator|unit|value 2022-01/P6M|value 2023-01/P6M|compares % 5/4"},
  {"measure over relative periods", "", "2023-01/P6M",
   "STT|Nội dung|ĐVT|Thực hiện||||KH năm|Tỷ lệ (%)|\n"
   "|||CK năm trước|Tháng 5|Tháng 6|Lũy kế 6T||So CK|So KH\n"
   "1|a|b|1|2|3|4|5|6|7",
   "2: row-number|indicator-name|unit|value 2022-01/P6M|value 2023-05|value 2023-06|"
   "value 2023-01/P6M|value plan 2023|compares 7/4|compares 7/8"},
  {"one row, line breaks", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|Thực hiện⏎6 tháng⏎năm 2022|Kế hoạch⏎năm 2023|"
   "Ước TH⏎6 tháng⏎năm 2023|% so với⏎cùng kỳ|% so với⏎KH năm",
   "1: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value estimate 2023-01/P6M|compares % 6/4|compares % 6/5"},
  {"comparison of plan by words", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH 2023|TH 6T 2023|Đạt % KH",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"percent of plan", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH năm 2023|Thực hiện 6 tháng|% KH",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"rate of fulfilment", "", "2023-01/P6M",
   "Chỉ tiêu|Đơn vị tính|Kế hoạch năm|Thực hiện 6 tháng|Tỷ lệ hoàn thành (%)",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"TH/KH", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH|TH|TH/KH (%)",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"percent alone", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH|TH|%",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"percent beside KBC and CK", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KBC|CK|%|+/-",
   "1: indicator|unit|value 2023-01/P6M|value 2022-01/P6M|compares % 3/4|"
   "compares - 3/4"},
  {"rise and fall", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Kỳ báo cáo|Cùng kỳ|Tăng (+), giảm (-)",
   "1: indicator|unit|value 2023-01/P6M|value 2022-01/P6M|compares - 3/4"},
  {"rise and fall in two ways", "", "2023-01/P6M",
   "STT|Chỉ tiêu|Kỳ này|Cùng kỳ năm trước|Tăng, giảm||\n"
   "||||Số tuyệt đối|Tỷ lệ (%)|",
   "2: row-number|indicator|value 2023-01/P6M|value 2022-01/P6M|compares - 3/4|"
   "compares % 3/4|?"},
  {"growth", "", "2023-01/P6M",
   "Chỉ tiêu|6T/2022|6T/2023|Tốc độ tăng (%)",
   "1: indicator|value 2022-01/P6M|value 2023-01/P6M|compares % 3/2"},
  {"index of development", "", "2023-01/P6M",
   "Chỉ tiêu|6T/2022|6T/2023|Chỉ số phát triển (%)",
   "1: indicator|value 2022-01/P6M|value 2023-01/P6M|compares % 3/2"},
  {"comparison over two bases", "", "2023-01/P6M",
   "TT|Chỉ tiêu|ĐVT|TH 6T/2022|KH 2023|TH 6T/2023|So sánh với (%)||\n"
   "||||||CK|KH|",
   "2: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value 2023-01/P6M|compares % 6/4|compares % 6/5|?"},
  {"TH compared with", "", "2023-01/P6M",
   "TT|Chỉ tiêu|ĐVT|CK 2022|KH 2023|TH 6T/2023|TH so với (%)||\n"
   "||||||KH năm|Cùng kỳ|",
   "2: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value 2023-01/P6M|compares % 6/5|compares % 6/4|?"},
  {"value and percent in brackets", "", "2023-01/P6M",
   "Chỉ tiêu|KH (%)|TH (%)|TH/KH (%)",
   "1: indicator|value plan 2023 [%]|value 2023-01/P6M [%]|compares % 3/2"},
  {"units below the names", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN|Khách du lịch|Tỷ lệ bao phủ BHYT\n"
   "|tỷ đồng|nghìn lượt|%\n"
   "TP Lào Cai|1|2|3",
   "2: area|value 2023-01/P6M #5 [tỷ đồng]|value 2023-01/P6M #8.1 [nghìn lượt]|"
   "value 2023-01/P6M #17 [%]"},
  {"units in brackets", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN (tỷ đồng)|Khách du lịch (nghìn lượt)|BHYT (%)",
   "1: area|value 2023-01/P6M #5 [tỷ đồng]|value 2023-01/P6M #8.1 [nghìn lượt]|"
   "value 2023-01/P6M #17 [%]"},
  {"unit behind a comma", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN, triệu đồng|Khách du lịch, lượt",
   "1: area|value 2023-01/P6M #5 [triệu đồng]|value 2023-01/P6M #8.1 [lượt]"},
  {"areas with sub-columns", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|Bát Xát|||Sa Pa||\n"
   "|||KH|TH|%|KH|TH|%\n"
   "1|Thu NSNN|tỷ đồng|1|2|3|4|5|6",
   "2: row-number|indicator|unit|value plan 2023 =082|value 2023-01/P6M =082|"
   "compares % 5/4 =082|value plan 2023 =088|value 2023-01/P6M =088|"
   "compares % 8/7 =088"},
  {"indicators with sub-columns", "", "2023-01/P6M",
   "TT|Huyện, thành phố|Thu NSNN (tỷ đồng)|||Khách du lịch||\n"
   "||KH|TH|%|KH|TH|%\n"
   "1|Bát Xát|1|2|3|4|5|6",
   "2: row-number|district|value plan 2023 #5 [tỷ đồng]|"
   "value 2023-01/P6M #5 [tỷ đồng]|compares % 4/3 #5|value plan 2023 #8.1|"
   "value 2023-01/P6M #8.1|compares % 7/6 #8.1"},
  {"unknown indicators with sub-columns", "", "2023-01/P6M",
   "TT|Huyện, thành phố|Thu NSNN||Trâu bò||\n"
   "||KH|TH|KH|TH|\n"
   "1|Bát Xát|1|2|3|4|",
   "2: row-number|district|value plan 2023 #5|value 2023-01/P6M #5|?|?|?"},
  {"indicators over periods", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN||Khách du lịch|\n"
   "|6T/2022|6T/2023|6T/2022|6T/2023",
   "2: area|value 2022-01/P6M #5|value 2023-01/P6M #5|value 2022-01/P6M #8.1|"
   "value 2023-01/P6M #8.1"},
  {"areas over periods", "", "2023-01/P6M",
   "Chỉ tiêu|Bát Xát||Sa Pa|\n"
   "|CK|KBC|CK|KBC",
   "2: indicator|value 2022-01/P6M =082|value 2023-01/P6M =082|"
   "value 2022-01/P6M =088|value 2023-01/P6M =088"},
  {"the measure below an area that is a total", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Tổng số|Chia ra||\n"
   "|||TP Lào Cai|Bát Xát|Sa Pa\n"
   "1|2|3|4|5|6",
   "3: indicator|unit|value 2023-01/P6M|value 2023-01/P6M =080|"
   "value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"merged cells filled", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|KH 2023|KH 2023|TH 6T\n"
   "STT|Chỉ tiêu|ĐVT|Tỉnh giao|Huyện giao|TH 6T\n"
   "1|Thu NSNN|tỷ|1|2|3",
   "2: row-number|indicator|unit|value plan 2023 by province|"
   "other plan 2023 by district|value 2023-01/P6M"},
  {"section row is no header", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|KH 2023|TH 6T\n"
   "I|KINH TẾ|||\n"
   "1|Thu NSNN|tỷ đồng|1|2",
   "1: row-number|indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"section row without number is no header", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH 2023|TH 6T\n"
   "KINH TẾ|||\n"
   "Thu NSNN|tỷ đồng|1|2",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"row without figures is no header", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH 2023|TH 6T\n"
   "Thu NSNN|tỷ đồng||\n"
   "Khách|lượt||",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"row of nil marks is no header", "", "2023-01/P6M",
   "|Bát Xát|Sa Pa\n"
   "Thu NSNN|-|…",
   "1: indicator|value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"row of words is no header", "", "2023-01/P6M",
   "Chỉ tiêu|Kết quả|Đánh giá\n"
   "Vụ án|21/23 vụ|Đạt",
   "1: indicator|value 2023-01/P6M|ignored"},
  {"numbering with letters", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH|TH\n"
   "A|B|1|2\n"
   "Thu NSNN|tỷ|5|6",
   "2: indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"bare numbering", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|KH|TH|TH/KH\n"
   "1|2|3|4|5|6=5/4\n"
   "1|Thu NSNN|tỷ|5|6|7",
   "2: row-number|indicator|unit|value plan 2023|value 2023-01/P6M|compares % 5/4"},
  {"numbering with blanks and steps", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|KH|TH|So sánh\n"
   "||(1)|(2)|(3)|(4)=(3)/(2)*100\n"
   "1|Thu NSNN|tỷ|5|6|7",
   "2: row-number|indicator|unit|value plan 2023|value 2023-01/P6M|compares % 5/4"},
  {"formula of growth", "", "2023-01/P6M",
   "STT|Chỉ tiêu|CK|TH|Tăng (%)\n"
   "(1)|(2)|(3)|(4)|(5)=((4)-(3))/(3)x100",
   "2: row-number|indicator|value 2022-01/P6M|value 2023-01/P6M|compares % 4/3"},
};

const gsize n_layout_forms = G_N_ELEMENTS(layout_forms);
