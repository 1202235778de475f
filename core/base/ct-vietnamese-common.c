/* ct-vietnamese-common.c: words that reports are full of: of two encodings under which
 * a short text is made of syllables, the one with these is it ("xã" and not "xờ").
 */
#include <stdlib.h>
#include <string.h>

#include "base/ct-vietnamese.h"

/* In the order of their bytes. */
static const gchar *const common[] = {
  "biểu", "bàn", "bác", "bán", "báo", "bát", "bìa", "bình", "bò", "bạn", "bản", "bảo", "bắc",
  "bằng", "bệnh", "bị", "bổ", "bộ", "chiếm", "chiều", "chuẩn", "chè", "chính", "chú", "chất",
  "chỉ", "chợ", "chức", "chữa", "cá", "các", "cây", "có", "công", "cùng", "cơ", "cấp", "cần",
  "cầu", "cận", "cố", "cộng", "cục", "của", "cửa", "diện", "dân", "dưới", "dưỡng", "dịch",
  "dục", "dụng", "giá", "giáo", "giường", "giải", "giảm", "gà", "gồm", "gỗ", "gửi", "hiện",
  "hoàn", "hoá", "hoạch", "hoạt", "huyện", "hà", "hàng", "hành", "hóa", "hạn", "hải", "học",
  "hộ", "hội", "hợp", "hữu", "khác", "khách", "khám", "không", "khương", "khẩu", "khối",
  "kiểm", "kèm", "kê", "kính", "ký", "kế", "kết", "kỳ", "loại", "là", "lào", "lâm", "lên",
  "lúa", "lý", "lũ", "lương", "lưới", "lượng", "lượt", "lại", "lập", "lệ", "lịch", "lợn",
  "lục", "máy", "môi", "mưa", "mường", "một", "mới", "mục", "mức", "nghiệp", "nghèo", "nghìn",
  "nghị", "nguồn", "ngàn", "ngày", "ngô", "người", "nhiệm", "nhà", "nhân", "nhận", "nhập",
  "nông", "núi", "năm", "nơi", "nước", "nội", "nữ", "phát", "phân", "phép", "phòng", "phường",
  "phải", "phần", "phẩm", "phố", "phụ", "quyết", "quyền", "quân", "quý", "quả", "quản", "quốc",
  "rượu", "rừng", "sách", "sáng", "sánh", "sông", "sĩ", "sạch", "sản", "số", "sở", "sử", "sỹ",
  "thuế", "thuộc", "thuỷ", "thành", "tháng", "thôn", "thông", "thương", "thải", "thắng", "thể",
  "thị", "thịt", "thống", "thời", "thủ", "thủy", "thứ", "thực", "tiêu", "toàn", "triệu",
  "trâu", "trên", "trình", "trước", "trường", "trưởng", "trạm", "trấn", "trẻ", "trị", "trọng",
  "trồng", "trực", "tuyến", "tuổi", "tài", "tác", "tân", "tên", "tích", "tính", "tăng", "tư",
  "tại", "tạo", "tấn", "tập", "tế", "tỉ", "tỉnh", "tốc", "tốt", "tổ", "tổng", "tờ", "từ", "tỷ",
  "viên", "việc", "và", "vùng", "văn", "vượt", "vạn", "về", "vị", "vốn", "với", "vụ", "vực",
  "xuất", "xây", "xã", "yên", "án", "điều", "điểm", "điện", "đoàn", "đàn", "đào", "đã", "đình",
  "đói", "đô", "đơn", "đương", "đường", "được", "đại", "đạt", "đảng", "đất", "đầu", "đến",
  "đề", "để", "địa", "định", "đồng", "độ", "động", "đủ", "ước", "ở", "ủy",
};

static gint
compare(gconstpointer word, gconstpointer entry)
{
  return strcmp(word, *(const gchar *const *)entry);
}

gboolean
ct_vietnamese_is_common(const gunichar *letters, guint n)
{
  gchar word[6 * CT_VIETNAMESE_MAX_LETTERS + 1];
  gsize length = 0;

  if (n > CT_VIETNAMESE_MAX_LETTERS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    length += (gsize)g_unichar_to_utf8(letters[i], word + length);
  word[length] = '\0';
  return bsearch(word, common, G_N_ELEMENTS(common), sizeof common[0], compare) != NULL;
}
