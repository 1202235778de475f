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
