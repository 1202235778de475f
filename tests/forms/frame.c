#include "frame.h"

#include "spelling.h"

/* A row with one text in column @at (from 0). */
static void
write_line(Grid *grid, GridRowKind kind, guint at, const gchar *text)
{
  grid_set_cell(grid_add_row(grid, kind), at, text);
}

static const gchar *
office_name(const Figures *figures, const FormStyle *style)
{
  static const gchar *const offices[] = {
    "VĂN PHÒNG UBND TỈNH",  "UBND THÀNH PHỐ LÀO CAI", "UBND HUYỆN BÁT XÁT",
    "UBND HUYỆN MƯỜNG KHƯƠNG", "UBND HUYỆN SI MA CAI", "UBND HUYỆN BẮC HÀ",
    "UBND HUYỆN BẢO THẮNG", "UBND HUYỆN BẢO YÊN",     "UBND THỊ XÃ SA PA",
    "UBND HUYỆN VĂN BÀN",
  };

  return style->layout == LAYOUT_FORM ? offices[figures->areas[0]] : "SỞ KẾ HOẠCH VÀ ĐẦU TƯ";
}

static void
write_letterhead(Grid *grid, const Figures *figures, const FormStyle *style)
{
  GridRow *row = grid_add_row(grid, GRID_ABOVE);

  grid_set_cell(row, 0, office_name(figures, style));
  grid_set_cell(row, 3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  write_line(grid, GRID_ABOVE, 3, "Độc lập - Tự do - Hạnh phúc");
  write_line(grid, GRID_ABOVE, 3, "Lào Cai, ngày 16 tháng 6 năm 2023");
  write_line(grid, GRID_ABOVE, 0, "Biểu số 02 (kèm theo Báo cáo số 312/BC ngày 16/6/2023)");
  grid_add_row(grid, GRID_BLANK);
}

static void
write_title(Grid *grid, const FormStyle *style)
{
  static const gchar *const titles[] = {
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KT-XH 6 THÁNG ĐẦU NĂM 2023",
    "Kết quả thực hiện các chỉ tiêu chủ yếu 6 tháng đầu năm 2023",
    "BÁO CÁO 6 THÁNG ĐẦU NĂM 2023",
    "(Kỳ báo cáo: 6 tháng đầu năm 2023)",
    "Biểu tổng hợp 6T/2023",
    NULL,
  };

  write_line(grid, GRID_ABOVE, 0, spell_choose(titles, style->words));
}

static void
write_unit_line(Grid *grid, const Figures *figures, const FormStyle *style)
{
  static const gchar *const labels[] = {"Đơn vị tính", "ĐVT", "Đơn vị", NULL};
  const gchar *unit = spell_unit(&known_indicators[figures->indicators[0]], style->unit)->text;
  g_autofree gchar *text =
      g_strdup_printf("%s: %s", spell_choose(labels, style->words), unit);

  write_line(grid, GRID_ABOVE, style->words % 2 == 0 ? 3 : 0, text);
}

void
frame_write_above(Grid *grid, const Figures *figures, const FormStyle *style, gboolean first)
{
  if (first && style->letterhead)
    write_letterhead(grid, figures, style);
  if (first && !style->no_title)
    write_title(grid, style);
  if (style->layout == LAYOUT_ONE_INDICATOR) {
    const KnownIndicator *known = &known_indicators[figures->indicators[0]];
    g_autofree gchar *text = g_strdup_printf(
        "Chỉ tiêu: %s", spell_choose(known->names, style->indicator_name));

    write_line(grid, GRID_ABOVE, 0, text);
  }
  if (style->unit_place == UNITS_LINE)
    write_unit_line(grid, figures, style);
}

void
frame_write_below(Grid *grid, const FormStyle *style)
{
  GridRow *row;

  grid_add_row(grid, GRID_BLANK);
  write_line(grid, GRID_BELOW, 0, "Ghi chú: số liệu 6 tháng năm 2023 là số sơ bộ, có 12 chỉ tiêu");
  row = grid_add_row(grid, GRID_BELOW);
  grid_set_cell(row, 0, "Người lập biểu");
  grid_set_cell(row, 3, style->words % 2 == 0 ? "THỦ TRƯỞNG ĐƠN VỊ" : "KT. CHỦ TỊCH");
  write_line(grid, GRID_BELOW, 3, "PHÓ CHỦ TỊCH");
  write_line(grid, GRID_BELOW, 0, "Nơi nhận:");
  write_line(grid, GRID_BELOW, 0, "- Văn phòng UBND tỉnh;");
  write_line(grid, GRID_BELOW, 0, "- Lưu: VT, 02 bản.");
}
