/* Cases of test-layout.c: headers of several rows and of several kinds. */
#include "test-layout-cases.h"

const LayoutCase layout_headers[] = {
  {"formula of a difference", "", "2023-01/P6M",
   "STT|Chỉ tiêu|CK|TH|Tăng, giảm\n"
   "1|2|3|4|5=4-3",
   "2: row-number|indicator|value 2022-01/P6M|value 2023-01/P6M|compares - 4/3"},
  {"formula tells a comparison", "", "2023-01/P6M",
   "STT|Chỉ tiêu|KH|TH|Kết luận chung\n"
   "1|2|3|4|5=4/3",
   "2: row-number|indicator|value plan 2023|value 2023-01/P6M|compares % 4/3"},
  {"a letterhead", "", "2023-01/P6M",
   "UBND HUYỆN BÁT XÁT||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
   "STT|Chỉ tiêu|KH\n",
   ""},
  {"a title", "", "2023-01/P6M",
   "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN 6 THÁNG||||\n"
   "STT|Chỉ tiêu|ĐVT|KH|TH",
   ""},
  {"a unit line", "", "2023-01/P6M",
   "|||Đơn vị tính: tỷ đồng\n"
   "STT|Chỉ tiêu|KH|TH",
   ""},
  {"a form's number and a unit line", "", "2023-01/P6M",
   "Biểu số 01|||ĐVT: tỷ đồng\n"
   "STT|Chỉ tiêu|KH|TH",
   ""},
  {"labels", "", "2023-01/P6M",
   "Đơn vị báo cáo|UBND huyện Bát Xát||\n"
   "STT|Chỉ tiêu|KH|TH",
   ""},
  {"an upper row over names only below", "", "2023-01/P6M",
   "|||KH 2023||TH 6T\n"
   "STT|Chỉ tiêu|ĐVT|Tỉnh giao|Huyện giao|\n"
   "1|Thu|tỷ|1|2|3",
   "2: row-number|indicator|unit|value plan 2023 by province|"
   "other plan 2023 by district|value 2023-01/P6M"},
  {"a title over all figures", "", "2023-01/P6M",
   "STT|Chỉ tiêu|ĐVT|KẾT QUẢ SẢN XUẤT KINH DOANH|||\n"
   "|||KH 2023|TH 6T|So sánh|\n"
   "1|Thu|tỷ|1|2|3|",
   "2: row-number|indicator|unit|value plan 2023|value 2023-01/P6M|compares 5/4|?"},
  {"without marks", "", "2023-01/P6M",
   "STT|Chi tieu|DVT|TH 6T/2022|KH nam 2023|Uoc TH 6T/2023|So sanh 6T/CK (%)|"
   "Ghi chu",
   "1: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value estimate 2023-01/P6M|compares % 6/4|ignored"},
  {"upper case", "", "2023-01/P6M",
   "STT|CHỈ TIÊU|ĐƠN VỊ TÍNH|THỰC HIỆN 6 THÁNG ĐẦU NĂM 2022|KẾ HOẠCH NĂM 2023|"
   "ƯỚC THỰC HIỆN 6 THÁNG ĐẦU NĂM 2023|TỶ LỆ % SO VỚI KẾ HOẠCH",
   "1: row-number|indicator|unit|value 2022-01/P6M|value plan 2023|"
   "value estimate 2023-01/P6M|compares % 6/5"},
  {"points in abbreviations", "", "2023-01/P6M",
   "S.T.T|Chỉ tiêu|Đ.V.T|T.H 6T|K.H 2023",
   "1: row-number|indicator|unit|value 2023-01/P6M|value plan 2023"},
  {"two plans in one row", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|KH tỉnh giao 2023|KH huyện giao 2023|TH 6 tháng|% so KH tỉnh|"
   "% so KH huyện",
   "1: indicator|unit|value plan 2023 by province|other plan 2023 by district|"
   "value 2023-01/P6M|compares % 5/3|compares % 5/4"},
  {"central and provincial plan", "", "2023-01/P6M",
   "Chỉ tiêu|DT TW giao|DT tỉnh giao|TH 6 tháng",
   "1: indicator|other plan 2023 by the centre|value plan 2023 by province|"
   "value 2023-01/P6M"},
  {"district plan alone", "", "2023-01/P6M",
   "Chỉ tiêu|KH huyện giao|TH",
   "1: indicator|value plan 2023 by district|value 2023-01/P6M"},
  {"resolution as plan", "", "2023-01/P6M",
   "TT|Chỉ tiêu|ĐVT|NQ HĐND huyện giao 2023|Kết quả thực hiện 6 tháng đầu năm",
   "1: row-number|indicator|unit|value plan 2023 by district|value 2023-01/P6M"},
  {"target of the year named chỉ tiêu", "", "2023-01/P6M",
   "TT|Nội dung|ĐVT|Chỉ tiêu năm 2023|Kết quả 6 tháng",
   "1: row-number|indicator-name|unit|value plan 2023|value 2023-01/P6M"},
  {"indicators of the year", "", "2023-01/P6M",
   "TT|Chỉ tiêu năm 2023|ĐVT|KH|TH",
   "1: row-number|indicator|unit|value plan 2023|value 2023-01/P6M"},
  {"month and cumulative", "", "2023-06",
   "TT|Chỉ tiêu|Tháng 6|Lũy kế|So CK",
   "1: row-number|indicator|value 2023-06|value 2023-01/P6M|compares"},
  {"month before", "", "2023-06",
   "TT|Chỉ tiêu|Tháng trước|Tháng báo cáo|Lũy kế từ đầu năm",
   "1: row-number|indicator|value 2023-05|value 2023-06|value 2023-01/P6M"},
  {"period before cannot be told", "", "2023-01/P6M",
   "TT|Chỉ tiêu|Kỳ trước|Kỳ này|So với kỳ trước (%)",
   "1: row-number|indicator|ignored|value 2023-01/P6M|compares %"},
  {"quarter", "", "2023-01/P6M",
   "TT|Chỉ tiêu|TH quý I|Ước quý II|6 tháng|KH năm",
   "1: row-number|indicator|value 2023-Q1|value estimate 2023-Q2|value 2023-01/P6M|"
   "value plan 2023"},
  {"complete periods need none", "", "",
   "Chỉ tiêu|6T/2022|6T/2023|2023/2022",
   "1: indicator|value 2022-01/P6M|value 2023-01/P6M|compares % 3/2"},
  {"relative ones need the table's", "", "",
   "Chỉ tiêu|CK|TH",
   "1: indicator|value (relative)|value"},
  {"relative ones with periods in rows", "", "2023-01/P6M",
   "Chỉ tiêu|Kỳ|TH|CK",
   "1: indicator|period|value|ignored"},
  {"men and women", "", "2023-01/P6M",
   "Chỉ tiêu|Tổng số|Nam|Nữ",
   "1: indicator|value 2023-01/P6M|?|?"},
  {"communes as rows", "TAI NẠN GIAO THÔNG", "2023-01/P6M",
   "TT|Xã, phường, thị trấn|Số vụ|Khách du lịch",
   "1: row-number|commune|value 2023-01/P6M #TNGT|value 2023-01/P6M #8.1"},
  {"unit xã below a name", "", "2023-01/P6M",
   "Địa bàn|Số xã đạt chuẩn|Thu NSNN\n"
   "|xã|tỷ đồng\n"
   "Bát Xát|1|2",
   "2: area|value 2023-01/P6M #XA_CHUAN [xã]|value 2023-01/P6M #5 [tỷ đồng]"},
  {"price base is no comparison", "", "2023-01/P6M",
   "Chỉ tiêu|TH (giá so sánh 2010)|TH (giá hiện hành)|KH",
   "1: indicator|?|?|value plan 2023"},
  {"growth as an indicator", "", "2023-01/P6M",
   "Địa bàn|Giảm số vụ TNGT|Thu NSNN",
   "1: area|value 2023-01/P6M #24.3|value 2023-01/P6M #5"},
  {"percent below an indicator of percent", "", "2023-01/P6M",
   "Địa bàn|Tỷ lệ bao phủ BHYT||Thu NSNN\n"
   "|Số thẻ|Tỷ lệ (%)|tỷ đồng",
   "2: area|?|value 2023-01/P6M #17 [%]|value 2023-01/P6M #5 [tỷ đồng]"},
  {"notes are ignored", "", "2023-01/P6M",
   "TT|Chỉ tiêu|TH|Giải trình|Đánh giá|Mã số",
   "1: row-number|indicator|value 2023-01/P6M|ignored|ignored|ignored"},
  {"code and name under one head", "", "2023-01/P6M",
   "Chỉ tiêu||ĐVT|TH\n"
   "Mã|Tên||\n"
   "5|Thu NSNN|tỷ|1",
   "2: indicator-code|indicator-name|unit|value 2023-01/P6M"},
  {"evaluated by words", "", "2023-01/P6M",
   "TT|Chỉ tiêu|ĐVT|KH giao|TH|Đạt/không đạt",
   "1: row-number|indicator|unit|value plan 2023|value 2023-01/P6M|?"},
  {"part columns of a plan", "", "2023-01/P6M",
   "TT|Chỉ tiêu|KH năm 2023|6 tháng đầu năm 2023||\n"
   "|||KH|TH|% TH/KH\n",
   "2: row-number|indicator|value plan 2023|value plan 2023-01/P6M|"
   "value 2023-01/P6M|compares % 5/4"},
  {"years below a measure", "", "2023-01/P6M",
   "Chỉ tiêu|Thực hiện||KH\n"
   "|2021|2022|2023\n"
   "Thu|1|2|3",
   "2: indicator|value 2021|value 2022|value plan 2023"},
  {"plan of the year below", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Kế hoạch||Thực hiện|\n"
   "||Năm|6 tháng|6 tháng|CK",
   "2: indicator|unit|value plan 2023|value plan 2023-01/P6M|value 2023-01/P6M|"
   "value 2022-01/P6M"},
  {"estimate below a part", "", "2023-01/P6M",
   "Chỉ tiêu|6 tháng||Cả năm|\n"
   "|KH|Ước TH|KH|Ước TH",
   "2: indicator|value plan 2023-01/P6M|value estimate 2023-01/P6M|value plan 2023|"
   "value estimate 2023"},
  {"absolute numbers", "", "2023-01/P6M",
   "Chỉ tiêu|TH 6T/2022|TH 6T/2023|Chênh lệch|\n"
   "|||Tuyệt đối|Tương đối (%)",
   "2: indicator|value 2022-01/P6M|value 2023-01/P6M|compares - 3/2|compares % 3/2"},
  {"forecast", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|TH 6T|Ước 9 tháng|Ước cả năm|Ước cả năm/KH (%)|KH năm",
   "1: indicator|unit|value 2023-01/P6M|value estimate 2023-01/P9M|"
   "value estimate 2023|compares % 5/7|value plan 2023"},
  {"unknown column", "", "2023-01/P6M",
   "Chỉ tiêu|ĐVT|Màu sắc|TH",
   "1: indicator|unit|?|value 2023-01/P6M"},
  {"prose above", "", "2023-01/P6M",
   "Chỉ tiêu|Kết quả thực hiện của các đơn vị được kiểm tra|TH",
   "1: indicator|?|value 2023-01/P6M"},
  {"same figure twice", "", "2023-01/P6M",
   "Chỉ tiêu|TH 6T|Thực hiện 6 tháng đầu năm 2023",
   "1: indicator|value 2023-01/P6M|repeated 2023-01/P6M"},
  {"OBS", "", "2023-01/P6M",
   "REF_AREA|INDICATOR|TIME_PERIOD|OBS_VALUE",
   "1: area|indicator|period|value"},
  {"KH over CK is none", "", "2023-01/P6M",
   "Chỉ tiêu|KH/CK|TH 6T|KH năm|CK",
   "1: indicator|compares % 4/5|value 2023-01/P6M|value plan 2023|value 2022-01/P6M"},
};

const gsize n_layout_headers = G_N_ELEMENTS(layout_headers);
