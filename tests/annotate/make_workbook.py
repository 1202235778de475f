"""Makes the workbook that programs open: comments, fills, merged cells, a chart, formulas,
validation, print setup, further sheets."""

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

SHEET = "Biểu 1 'mới' 2023"


def first_sheet(book):
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["BÁO CÁO 6 THÁNG ĐẦU NĂM 2023"])
    sheet.merge_cells("A1:E1")
    sheet.append(["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện"])
    rows = [
        (1, "Tỷ lệ bao phủ bảo hiểm y tế", "%", 0.953, 0.67200000000000004),
        (2, "Thu ngân sách", "tỷ đồng", 9500, 4321.5),
        (3, "Hộ nghèo", "hộ", None, 1234),
        (4, "Khách du lịch", "lượt", 100000, "=SUM(E4:E5)"),
    ]
    for row in rows:
        sheet.append(row)
    sheet["D3"].number_format = sheet["E3"].number_format = "0.0%"
    sheet["E4"].number_format = '#,##0.0_);(#,##0.0);"-"'
    sheet["E4"].font = Font(name="Times New Roman", size=13, italic=True)
    sheet["E4"].border = Border(bottom=Side(style="double"))
    sheet["E4"].alignment = Alignment(horizontal="right", indent=1)
    sheet["E4"].protection = Protection(locked=False)
    sheet["E5"].fill = PatternFill("solid", fgColor="FFDDEBF7")
    sheet["B4"].comment = Comment("Số của kho bạc", "Phòng Tài chính", height=90, width=200)
    sheet["E5"].comment = Comment("Xem lại với xã", "Phòng Lao động", height=90, width=200)
    sheet["A8"] = "Người lập biểu"
    sheet.merge_cells("A8:B9")
    sheet.column_dimensions["B"].width = 34
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.oddFooter.center.text = "Trang &P"
    validation = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
    validation.add("E3:E6")
    sheet.add_data_validation(validation)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=2, max_row=5), titles_from_data=True)
    sheet.add_chart(chart, "G2")
    return sheet


def make(path):
    book = Workbook()
    first_sheet(book)
    other = book.create_sheet("Phụ lục")
    other["B2"] = 12
    other["C9"] = "=B2*2"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(path)
