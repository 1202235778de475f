"""make.py FOLDER: the workbooks of the tests, as .xlsx; make.sh has them converted to .xls."""
import datetime
import os
import sys

import openpyxl
from openpyxl.styles import Font

FOLDER = sys.argv[1]


def save(book, name):
    book.properties.creator = ""
    book.save(os.path.join(FOLDER, name))


def put(sheet, place, value, number_format=None, font=None):
    cell = sheet[place]
    cell.value = value
    if number_format is not None:
        cell.number_format = number_format
    if font is not None:
        cell.font = Font(name=font)


def make_form():
    """A form with all that old workbooks can have and a reader must see."""
    book = openpyxl.Workbook()
    form = book.active
    form.title = "Biểu 1"
    for column, text in enumerate(["Chỉ tiêu", "Đơn vị", "Thực hiện", "Tỷ lệ", "Ngày"], 1):
        form.cell(1, column, text)
    put(form, "A2", "Thu ngân sách")
    put(form, "B2", "tỷ đồng")
    put(form, "C2", 1234.5, "#,##0.00")
    put(form, "D2", 0.672, "0.0%")
    put(form, "E2", datetime.date(2023, 6, 30), "dd/mm/yyyy")
    put(form, "A3", "Hộ nghèo")
    put(form, "C3", 0.1 + 0.2)
    put(form, "D3", 0.05, "0.00%")
    put(form, "E3", datetime.datetime(2023, 6, 30, 12, 30))
    put(form, "A4", "Tổng")
    put(form, "C4", "=SUM(C2:C3)", "0.0")
    put(form, "D4", "=C2/0")
    put(form, "E4", '=A2&" (2023)"')
    put(form, "A5", True)
    put(form, "B5", "=1=2")
    put(form, "C5", 1234567, "#,##0,")
    put(form, "D5", 0, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)')
    put(form, "E5", "#N/A")
    put(form, "A6", "Tû lÖ hé nghÌo", font=".VnTime")
    put(form, "B6", "Tyû leä hoä ngheøo", font="VNI-Times")
    put(form, "C6", -5.25)
    put(form, "D6", 123456789012345)
    put(form, "E6", "ghi chú " * 400)
    put(form, "A7", "gộp")
    form.merge_cells("A7:B8")
    put(form, "C8", 7)
    form.row_dimensions[3].hidden = True
    form.column_dimensions["B"].hidden = True

    hidden = book.create_sheet("Số cũ")
    hidden.sheet_state = "hidden"
    put(hidden, "C5", 3)
    book.create_sheet("Trống")
    save(book, "form.xlsx")


def make_empty():
    book = openpyxl.Workbook()
    book.active.title = "Trang 1"
    book.create_sheet("Trang 2")
    save(book, "empty.xlsx")


make_form()
make_empty()
