/* Cases of test-layout.c: which rows are the header, and what the rows below say of it. */
#include "test-layout-cases.h"

const LayoutCase layout_rows[] = {
  {"levels above districts", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Toàn tỉnh|Chia ra||\n"
   "|||Huyện, thị xã, thành phố||\n"
   "|||TP. Lào Cai|Bát Xát|TX. Sa Pa\n"
   "A|B|3|4|5|6\n"
   "Thu NSNN|tỷ đồng|1|2|3|4",
   "4: indicator|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|"
   "value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"levels above districts, without numbers", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Toàn tỉnh|Chia ra||\n"
   "|||Huyện, thị xã, thành phố||\n"
   "|||TP. Lào Cai|Bát Xát|TX. Sa Pa\n"
   "Thu NSNN|tỷ đồng|1|2|3|4",
   "3: indicator|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|"
   "value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"levels above districts in four rows", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Số liệu 6 tháng đầu năm 2023|||\n"
   "||Toàn tỉnh|Chia ra||\n"
   "|||Huyện, thị xã, thành phố||\n"
   "|||TP. Lào Cai|B.Xát|M.Khương\n"
   "Thu NSNN|tỷ đồng|1|2|3|4",
   "4: indicator|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|"
   "value 2023-01/P6M =082|value 2023-01/P6M =083"},
  {"levels above districts and kinds", "", "2023-01/P6M",
   "STT|Chỉ tiêu|Chia ra|||\n"
   "||Huyện, thị xã, thành phố|||\n"
   "||Bát Xát||TX. Sa Pa|\n"
   "||TH 6T/2023|KH 2023|TH 6T/2023|KH 2023\n"
   "1|Thu NSNN|1|2|3|4",
   "4: row-number|indicator|value 2023-01/P6M =082|value plan 2023 =082|"
   "value 2023-01/P6M =088|value plan 2023 =088"},
  {"level of the rows stays a key", "", "2023-01/P6M",
   "STT|Huyện, thị xã, thành phố|Thu NSNN|Khách du lịch\n"
   "I|Bát Xát||\n"
   "1|Xã A Lù|1|2",
   "1: row-number|district|value 2023-01/P6M #5|value 2023-01/P6M #8.1"},
  {"groups of indicators", "", "2023-01/P6M",
   "STT|Địa bàn|KINH TẾ||XÃ HỘI|\n"
   "||Thu NSNN (tỷ đồng)|Khách du lịch|Tỷ lệ bao phủ BHYT|Tỷ lệ xã đạt chuẩn\n"
   "1|Bát Xát|1|2|3|4",
   "2: row-number|area|value 2023-01/P6M #5 [tỷ đồng]|value 2023-01/P6M #8.1|"
   "value 2023-01/P6M #17|value 2023-01/P6M #19.1"},
  {"groups of indicators and kinds", "", "2023-01/P6M",
   "STT|Địa bàn|KINH TẾ||||XÃ HỘI|\n"
   "||Thu NSNN (tỷ đồng)||Khách du lịch||Tỷ lệ bao phủ BHYT|\n"
   "||TH 6T/2022|TH 6T/2023|TH 6T/2022|TH 6T/2023|TH 6T/2022|TH 6T/2023\n"
   "1|Bát Xát|1|2|3|4|5|6",
   "3: row-number|area|value 2022-01/P6M #5 [tỷ đồng]|value 2023-01/P6M #5 [tỷ đồng]|"
   "value 2022-01/P6M #8.1|value 2023-01/P6M #8.1|value 2022-01/P6M #17|"
   "value 2023-01/P6M #17"},
  {"groups of units", "", "2023-01/P6M",
   "STT|Địa bàn|KINH TẾ||XÃ HỘI\n"
   "||Thu NSNN|Khách du lịch|Tỷ lệ bao phủ BHYT\n"
   "||tỷ đồng|lượt|%\n"
   "1|Bát Xát|1|2|3",
   "3: row-number|area|value 2023-01/P6M #5 [tỷ đồng]|value 2023-01/P6M #8.1 [lượt]|"
   "value 2023-01/P6M #17 [%]"},
  {"a group of one column", "", "2023-01/P6M",
   "STT|Địa bàn|KINH TẾ|XÃ HỘI\n"
   "||Thu NSNN|Tỷ lệ bao phủ BHYT\n"
   "1|Bát Xát|1|2",
   "2: row-number|area|value 2023-01/P6M #5|value 2023-01/P6M #17"},
  {"groups below a title of all", "", "2023-01/P6M",
   "STT|Địa bàn|Kết quả các chỉ tiêu|\n"
   "||KINH TẾ|XÃ HỘI\n"
   "||Thu NSNN|Tỷ lệ bao phủ BHYT\n"
   "1|Bát Xát|1|2",
   "3: row-number|area|value 2023-01/P6M #5|value 2023-01/P6M #17"},
  {"a part of an indicator is no group", "", "2023-01/P6M",
   "STT|Địa bàn|Nông thôn||Thành thị|\n"
   "||Thu NSNN|Tỷ lệ bao phủ BHYT|Thu NSNN|Tỷ lệ bao phủ BHYT\n"
   "1|Bát Xát|1|2|3|4",
   "2: row-number|area|?|?|?|?"},
  {"keys above figures that are not known", "", "2023-01/P6M",
   "STT|Địa bàn|Trâu bò||Cá\n"
   "||Trâu|Bò|\n"
   "1|Bát Xát|1|2|3",
   "2: row-number|area|?|?|?"},
  {"numbers below a corner", "", "2023-01/P6M",
   "||Bát Xát|Sa Pa\n"
   "1|Thu NSNN|1|2\n"
   "2|Khách du lịch|3|4",
   "1: row-number|indicator|value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"numbers below a corner, districts in rows", "", "2023-01/P6M",
   "||Thu NSNN|Khách du lịch\n"
   "1|Bát Xát|1|2\n"
   "2|Sa Pa|3|4",
   "1: row-number|area|value 2023-01/P6M #5|value 2023-01/P6M #8.1"},
  {"numbers and names below one word", "", "2023-01/P6M",
   "Chỉ tiêu||ĐVT|KH|TH\n"
   "I|KINH TẾ|||\n"
   "1|Thu NSNN|tỷ đồng|1|2\n"
   "2|Khách du lịch|lượt|3|4",
   "1: row-number|indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"codes below one word", "", "2023-01/P6M",
   "Chỉ tiêu||ĐVT|KH|TH\n"
   "5|Thu NSNN|tỷ đồng|1|2\n"
   "8.1|Khách du lịch|lượt|3|4",
   "1: indicator|?|unit|value plan 2023|value 2023-01/P6M"},
  {"names below a misspelt word", "", "2023-01/P6M",
   "STT|Chỉ tiu xyz|ĐVT|KH|TH\n"
   "1|Thu NSNN|tỷ đồng|1|2\n"
   "2|Khách du lịch|lượt|3|4",
   "1: row-number|indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"districts below a misspelt word", "Thu NSNN", "2023-01/P6M",
   "STT|Huyn xyz|KH|TH\n"
   "1|Bát Xát|1|2\n"
   "2|Sa Pa|3|4",
   "1: row-number|area|value plan 2023|value 2023-01/P6M"},
  {"names below nothing", "", "2023-01/P6M",
   "|ĐVT|KH|TH\n"
   "Thu NSNN|tỷ đồng|1|2\n"
   "Khách du lịch|lượt|3|4",
   "1: indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"districts below nothing", "Thu NSNN", "2023-01/P6M",
   "|KH|TH\n"
   "Bát Xát|1|2\n"
   "Sa Pa|3|4",
   "1: area|value plan 2023|value 2023-01/P6M"},
  {"what is not known below nothing", "", "2023-01/P6M",
   "STT||KH|TH\n"
   "1|Trâu|1|2\n"
   "2|Bò|3|4",
   "1: row-number|indicator|value plan 2023|value 2023-01/P6M"},
  {"key words with slips", "", "2023-01/P6M",
   "STT|Các shỉ tiêu chủ yêú|Đơn vị tínhh|KH|TH",
   "1: row-number|indicator-name|unit|value plan 2023|value 2023-01/P6M"},
  {"level words with slips", "Thu NSNN", "2023-01/P6M",
   "Huyện, th ịxã, thành phố|KH|TH\n"
   "Bát Xát|1|2",
   "1: district|value plan 2023|value 2023-01/P6M"},
  {"a key with a slip above merged cells", "", "2023-01/P6M",
   "Chỉtiêu|H. Bát Xát||TX Sa Pa|\n"
   "|KH|KBC|KH|KBC\n"
   "Thu NSNN|1|2|3|4",
   "2: indicator|value plan 2023 =082|value 2023-01/P6M =082|value plan 2023 =088|"
   "value 2023-01/P6M =088"},
  {"a key that means nothing above merged cells", "", "2023-01/P6M",
   "Huyn/TX|Thu NSNN||Khách du lịch|\n"
   "|KH|KBC|KH|KBC\n"
   "Bát Xát|1|2|3|4",
   "2: area|value plan 2023 #5|value 2023-01/P6M #5|value plan 2023 #8.1|"
   "value 2023-01/P6M #8.1"},
  {"a word with a slip in the middle", "", "2023-01/P6M",
   "Chỉ tiêu|Năm 2023|Năm 2022\n"
   "|Thực iện|Thực hiện\n"
   "|6 tháng|6 tháng\n"
   "Thu NSNN|1|2",
   "3: indicator|?|value 2022-01/P6M"},
  {"nothing but a word with a slip", "", "2023-01/P6M",
   "CIỈ TIÊU|Năm 2023\n"
   "|Thực hfiện\n"
   "|6 tháng\n"
   "Thu NSNN|264 tỷ đồng",
   "3: indicator|?"},
  {"an area with a slip above periods", "", "2023-01/P6M",
   "TT|Chỉ tiêu|Chia ra|||\n"
   "||TP Lào Cni||H. Bát Xát|\n"
   "||Kỳ báo cáo|Cùng kỳ|Kỳ báo cáo|Cùng kỳ\n"
   "1|Thu NSNN|1|2|3|4",
   "3: row-number|indicator|?|?|value 2023-01/P6M =082|value 2022-01/P6M =082"},
  {"a unit with a slip", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN|Khách du lịch|Dân số|Tỷ lệ bao phủ BHYT\n"
   "|(tr.đ)|(lượt)|(ngời)|(%)\n"
   "Bát Xát|1|2|3|4",
   "2: area|value 2023-01/P6M #5 [tr.đ]|value 2023-01/P6M #8.1 [lượt]|?|"
   "value 2023-01/P6M #17 [%]"},
  {"a title over the second column", "", "2023-01/P6M",
   "|BÁO CÁO 6 THÁNG ĐẦU NĂM 2023|||\n"
   "|STT|Chỉ tiêu|KH|TH\n"
   "|1|Thu NSNN|1|2",
   ""},
  {"a title and a unit over the second column", "", "2023-01/P6M",
   "|BÁO CÁO 6 THÁNG ĐẦU NĂM 2023||||\n"
   "|||ĐVT: tỷ đồng||\n"
   "|STT|Chỉ tiêu|Bát Xát||Sa Pa\n"
   "||KH|TH|TH\n"
   "|1|Thu NSNN|1|2|3",
   ""},
  {"codes of areas", "", "2023-01/P6M",
   "CHỈ TIÊU|10||Chia ra|||\n"
   "|KH năm 2023|TH 6T/2023|Huyện, thị xã, thành phố|||\n"
   "|||080||082|\n"
   "|||KH năm 2023|TH 6T/2023|KH năm 2023|TH 6T/2023\n"
   "5|1|2|3|4|5|6",
   "4: indicator|value plan 2023 =10|value 2023-01/P6M =10|value plan 2023 =080|"
   "value 2023-01/P6M =080|value plan 2023 =082|value 2023-01/P6M =082"},
  {"codes of areas in the last row", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|10|Chia ra|\n"
   "|||080|082\n"
   "17|%|1|2|3",
   "2: indicator|unit|value 2023-01/P6M =10|value 2023-01/P6M =080|value 2023-01/P6M =082"},
  {"codes of indicators over kinds", "", "2023-01/P6M",
   "STT|Địa bàn|KINH TẾ||||\n"
   "||8.1||BHYT_THE||\n"
   "||TH 6T|CK|TH 6T|CK|\n"
   "1|082|1|2|3|4",
   "3: row-number|area|value 2023-01/P6M #8.1|value 2022-01/P6M #8.1|"
   "value 2023-01/P6M #BHYT_THE|value 2022-01/P6M #BHYT_THE|?"},
  {"small numbers below merged cells are figures", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH 2023||TH 6T\n"
   "||5|17|5\n"
   "Thu NSNN|tỷ đồng|1|2|3",
   "1: indicator|unit|value plan 2023|?|value 2023-01/P6M"},
  {"five rows", "", "2023-01/P6M",
   "Đơn vị|Kết quả các chỉ tiêu|||\n"
   "|KINH TẾ|||\n"
   "|Thu NSNN||Khách du lịch|\n"
   "|6 tháng đầu năm 2023|6 tháng đầu năm 2022|6 tháng đầu năm 2023|6 tháng đầu năm 2022\n"
   "|(Triệu đồng)|(Triệu đồng)|(lượt)|(lượt)\n"
   "(1)|(2)|(3)|(4)|(5)\n"
   "Bát Xát|1|2|3|4",
   "6: area-or-unit|value 2023-01/P6M #5 [Triệu đồng]|value 2022-01/P6M #5 [Triệu đồng]|"
   "value 2023-01/P6M #8.1 [lượt]|value 2022-01/P6M #8.1 [lượt]"},
  {"the second plan beside one with a slip", "", "2023-01/P6M",
   "Địa bàn|Thu NSNN|||Khách du lịch||\n"
   "|KH năm|KH huyện giao|TH|Kếh oạch năm|KH huyện giao|TH\n"
   "Bát Xát|1|2|3|4|5|6",
   "2: area|value plan 2023 #5|other plan 2023 #5 by district|value 2023-01/P6M #5|?|"
   "other plan 2023 #8.1 by district|value 2023-01/P6M #8.1"},
  {"an area with a slip below its level", "", "2023-01/P6M",
   "Số TT|CHỈ TIÊU|Số liệu 6 tháng đầu năm 2023||\n"
   "||Chia ra||\n"
   "||Huyện, thị xã, thành phố||\n"
   "||TP LàotCai|H. Mường Khương|TX Sa Pa\n"
   "I|KINH TẾ|||\n"
   "1|Thu NSNN|1|2|3",
   "4: row-number|indicator|?|value 2023-01/P6M =083|value 2023-01/P6M =088"},
  {"a key with a slip over one figure", "Thu NSNN", "2023-01/P6M",
   "Địz bàn|Số liệu báo cáo|\n"
   "|Năm 2023|Năm 2022\n"
   "|Thực hiện|Tựhc hiện\n"
   "|6 tháng|6 tháng\n"
   "(1)|(2)|(3)\n"
   "Bát Xát|70.0|74.9",
   "5: area|value 2023-01/P6M|?"},
  {"units with numbers", "", "2023-01/P6M",
   "Địa bàn|SỐ XÃ ĐẠ TCHUẨN|Khách du lịch|Thu NSNN\n"
   "|(xã)|(lượt)|(1.000.000 đồng)\n"
   "Bát Xát|1|2|3",
   "2: area|?|value 2023-01/P6M #8.1 [lượt]|value 2023-01/P6M #5 [1.000.000 đồng]"},
  {"two columns that are numbered", "", "2023-01/P6M",
   "Tên chỉ tiêu|TH 6T/2023\n"
   "1|2\n"
   "Thu NSNN|370,1",
   "2: indicator-name|value 2023-01/P6M"},
  {"two columns that are not", "", "2023-01/P6M",
   "Chỉ tiêu|TH 6T/2023\n"
   "1|2\n"
   "5|370,1",
   "1: indicator|value 2023-01/P6M"},
  {"words with slips between", "Thu NSNN", "2023-01/P6M",
   "STT|Huyện/TX/TP|Số liệu báo cáo|||\n"
   "||Năm 2023|Năm 2022|Kế hoạch 2023|\n"
   "||Thực ihện|Thực hiện|Kế oạch|\n"
   "||6 tháng|6 tháng|Tỉnh ziao|Huyện giao\n"
   "1|Bát Xát|1 tỷ đồng|2 tỷ đồng|3 tỷ đồng|4 tỷ đồng",
   "4: row-number|district|?|value 2022-01/P6M|?|?"},
  {"figures with units and a district below a key", "", "2023-01/P6M",
   "TT|Huyện, thị xã, thành phố|Kết quả các chỉ tiêu|\n"
   "||KINH TẾ|\n"
   "||Thu NSNNN|Khách du lịch\n"
   "||KH|TH\n"
   "|Toàn tỉnh|507 tỷ đồng|44 lượt",
   "4: row-number|district|?|value 2023-01/P6M #8.1"},
  {"sections above a key with a slip", "", "2023-01/P6M",
   "Đơn ịv|KINH TẾ|XÃ HỘI|Ghi chú\n"
   "|Khách du lịch|Tỷ lệ bao phủ BHYT|\n"
   "H. Bát Xtá|1|2|\n"
   "TX Sa Pa|1|2|",
   "2: area|value 2023-01/P6M #8.1|value 2023-01/P6M #17|ignored"},
  {"codes beside a word with a slip", "", "2023-01/P6M",
   "Stt|Tên chỉ tiêu|Chai ra||10\n"
   "||080|082|KH 2023\n"
   "||KH 2023|KH 2023|\n"
   "1|8.1|1|2|3",
   "3: row-number|indicator-name|?|?|value plan 2023 =10"},
  {"the period of the report alone", "", "2023-01/P6M",
   "Tên chỉ tiêu|Kỳ báo cáo|\n"
   "Thu NSNN|1|",
   "1: indicator-name|value 2023-01/P6M|?"},
  {"the period of the report beside a value", "", "2023-01/P6M",
   "Tên chỉ tiêu|Kỳ báo cáo|Giá trị\n"
   "Thu NSNN|6T/2023|1",
   "1: indicator-name|period|value"},
  {"units below a word with a slip", "", "2023-01/P6M",
   "Chỉ tiêu|Đơnvị|TH\n"
   "Thu NSNN|tỷ đồng|1",
   "1: indicator|unit|value 2023-01/P6M"},
  {"words with slips below merged cells", "", "2023-01/P6M",
   "Số TT|Các chỉ tiêu chủ yếu|Số liệu 6 tháng đầu năm 2023|||\n"
   "||Ccia ra|||10\n"
   "||Huyện, thị xã, thành hố|||\n"
   "||080|082|083|\n"
   "1|5|85 tr.đ|41 tr.đ|3 tr.đ|4 tr.đ",
   "4: row-number|indicator-name|?|?|?|value 2023-01/P6M =10"},
  {"figures that are numbers of indicators", "", "2023-01/P6M",
   "Huyện, thị xã, thành phố|xã đạtc huẩn||Thu NSNN|\n"
   "|TH 6T/2023|TH 6T/2022|TH 6T/2023|TH 6T/2022\n"
   "TP Lào Cai|5|17|1|2\n"
   "Bát Xát|5|17|1|2",
   "2: district|?|?|value 2023-01/P6M #5|value 2022-01/P6M #5"},
  {"a letterhead above columns that are numbered", "", "2023-01/P6M",
   "UBND THÀNH PHỐ LÀO CAI|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
   "|||Độc lập - Tự do - Hạnh phúc\n"
   "|||Lào Cai, ngày 16 tháng 6 năm 2023\n"
   "Biểu số 02|||\n"
   "\n"
   "Chỉ tu chủ yếu|Đơn vị|CK|KBC\n"
   "1|2|3|4",
   ""},
  {"a title over a key with slips", "", "2023-01/P6M",
   "|KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KT-XH 6 THÁNG ĐẦU NĂM 2023||||\n"
   "|Czỉ têu|KBC||KH|\n"
   "|Thu NSNN|282,3||578,7|",
   ""},
  {"a giver before a name", "", "2023-01/P6M",
   "Chỉ tiêu|H. Bát Xát||Tw Sa Pa|\n"
   "|Kế hoạch 2023|TH|Kế hoạch 2023|TH",
   "2: indicator|value plan 2023 =082|value 2023-01/P6M =082|?|?"},
  {"letters and numbers of two columns", "", "2023-01/P6M",
   "Chỉ tiêu|Năm 2023||\n"
   "|TH 6T||\n"
   "A|2||\n"
   "Thu NSNN|370||",
   "3: indicator|value 2023-01/P6M|?|?"},
  {"a level with a slip", "", "2023-01/P6M",
   "CHỈ TIÊU|Đvt|Chia ra|||\n"
   "||Huyện, thị xã, thành hố|||\n"
   "||M.Khương||Sa Pa|\n"
   "||KH ăm|TH 6T|KH năm|TH 6T\n"
   "Thu NSNN|1.000.000 đồng|1|2|3|4",
   "4: indicator|unit|?|value 2023-01/P6M =083|value plan 2023 =088|value 2023-01/P6M =088"},
  {"codes of areas beside a key with a slip", "", "2023-01/P6M",
   "Chỉ tixu chủ yếu|083||082|\n"
   "|Cùng kỳ 2022|Thực hiện 6 tháng|Cùng kỳ 2022|Thực hiện 6 tháng\n"
   "8.1|1|2|3|4",
   "2: indicator-name|value 2022-01/P6M =083|value 2023-01/P6M =083|value 2022-01/P6M =082|"
   "value 2023-01/P6M =082"},
  {"the name of an indicator that is a unit, too", "", "2023-01/P6M",
   "Địa bàn|Thẻ BHYT||Thu NSNN|\n"
   "|KH|TH|KH|TH\n"
   "|thẻ BHYT|người|tỷ đồng|tỷ đồng\n"
   "Bát Xát|1|2|3|4",
   "3: area|value plan 2023 #BHYT_THE [thẻ BHYT]|value 2023-01/P6M #BHYT_THE [người]|"
   "value plan 2023 #5 [tỷ đồng]|value 2023-01/P6M #5 [tỷ đồng]"},
  {"numbers with words of degree are figures", "", "2023-01/P6M",
   "|KH|Thanh Bình|nghìn|gần 5|nghìn|Bát Xát|Tổng số\n"
   "|KH|TH|TH|TH|TH|TH|TH",
   ""},
  {"a row of words of degree is no header", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Bát Xát|Sa Pa\n"
   "Số xã đạt chuẩn|xã|khoảng 1|trên 2",
   "1: indicator|unit|value 2023-01/P6M =082|value 2023-01/P6M =088"},
  {"codes as columns", "", "2023-01/P6M",
   "STT|Địa bàn|5|8.1\n"
   "1|Bát Xát|1|2",
   "1: row-number|area|value 2023-01/P6M #5|value 2023-01/P6M #8.1"},
  {"a misspelt district is no comparison", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|h. bát xát|h. bảo tắng|tp. sa pa\n"
   "Thu NSNN|tỷ|1|2|3",
   "1: indicator|unit|value 2023-01/P6M =082|?|value 2023-01/P6M =088"},
  {"a misspelt comparison is none", "", "2023-01/P6M",
   "Chỉ tiêu|KH|TH|Tăng trưởn GRPD|So với lần đó",
   "1: indicator|value plan 2023|value 2023-01/P6M|?|?"},
  {"a title, a blank row, a header", "", "2023-01/P6M",
   "||6 tháng đầu năm 2023|\n"
   "\n"
   "STT|Chỉ tiêu|KH|TH\n"
   "1|Thu NSNN|1|2",
   ""},
  {"a title and a blank row above two rows", "", "2023-01/P6M",
   "|Kế hoạch và thực hiện|||\n"
   "\n"
   "STT|Chỉ tiêu|ĐVT|KH|TH\n"
   "1|Thu NSNN|tỷ|1|2",
   ""},
  {"a blank row before the first row of names", "", "2023-01/P6M",
   "Chỉ tiêu|KH|TH\n"
   "\n"
   "Thu NSNN||",
   "1: indicator|value plan 2023|value 2023-01/P6M"},
  {"a blank row inside merged cells", "", "2023-01/P6M",
   "STT|Chỉ tiêu|KH 2023||TH 6T\n"
   "\n"
   "||Tỉnh giao|Huyện giao|\n"
   "1|Thu|1|2|3",
   "2: row-number|indicator|value plan 2023 by province|other plan 2023 by district|"
   "value 2023-01/P6M"},
  {"line ends in cells are no blank rows", "", "2023-01/P6M",
   "|||KH⏎2023||TH⏎6T\n"
   "STT|Chỉ tiêu|ĐVT|Tỉnh⏎giao|Huyện⏎giao|\n"
   "1|Thu NSNN|tỷ|1|2|3",
   "2: row-number|indicator|unit|value plan 2023 by province|"
   "other plan 2023 by district|value 2023-01/P6M"},
  {"numbers of columns below a blank row", "", "2023-01/P6M",
   "STT|Chỉ tiêu|KH|TH\n"
   "\n"
   "(1)|(2)|(3)|(4)",
   "2: row-number|indicator|value plan 2023|value 2023-01/P6M"},
};

const gsize n_layout_rows = G_N_ELEMENTS(layout_rows);
