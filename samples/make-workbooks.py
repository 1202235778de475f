#!/usr/bin/env python3
"""samples/make-workbooks.py [FOLDER]

Writes the sample workbooks anew: what senders of Lào Cai would send for 9 months of 2023, the
same figures as the text files in samples/lao-cai-2023, in the forms and with the habits of
workbooks. Needs XlsxWriter (Debian: python3-xlsxwriter) and, for .ods and .xls, LibreOffice
(libreoffice-calc). FOLDER: samples/lao-cai-2023-workbooks.
"""
import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile

import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
TEXT = os.path.join(HERE, "lao-cai-2023")
FONT = "Times New Roman"
MADE = datetime.datetime(2023, 9, 18, 8, 0)


# What the text files say

def read(path):
    """Rows of a text sample, without its byte-order mark."""
    with open(os.path.join(TEXT, path), encoding="utf-8-sig", newline="") as file:
        text = file.read()
    delimiter = ";" if text.count(";") > text.count(",") else ","
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def number(text):
    """(value, decimals) of "1.234,5" or "1234.5"; None where it is no number."""
    text = text.strip()
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})*(,\d+)?|-?\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    elif not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return None
    return float(text), len(text.partition(".")[2])


# Writing

class Sheet:
    """One sheet, with the formats that offices use."""

    def __init__(self, book, name, font=FONT):
        self.book, self.font, self.formats = book, font, {}
        self.sheet = book.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_default_row(19)
        self.row = 0

    def format(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(
                {"font_name": self.font, "font_size": 12, "valign": "vcenter", **properties})
        return self.formats[key]

    def line(self, text, last, **properties):
        """A line of text over all columns."""
        style = self.format(**{"align": "center", **properties})
        self.sheet.merge_range(self.row, 0, self.row, last, text, style)
        self.row += 1

    def letterhead(self, office, last, number_of_form=""):
        middle = max(last // 2, 1)
        bold = self.format(bold=True, align="center")
        self.sheet.merge_range(self.row, 0, self.row, middle, office, bold)
        if last > middle + 1:
            self.sheet.merge_range(self.row, middle + 1, self.row, last,
                                   "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
            self.sheet.merge_range(self.row + 1, middle + 1, self.row + 1, last,
                                   "Độc lập - Tự do - Hạnh phúc", bold)
        self.row += 2
        if number_of_form:
            self.sheet.write(self.row, last, number_of_form, self.format(align="right", italic=True))
        self.row += 1

    def head(self, text, column, rows=1, columns=1):
        style = self.format(bold=True, align="center", border=1, text_wrap=True)
        if rows == 1 and columns == 1:
            self.sheet.write(self.row, column, text, style)
        else:
            self.sheet.merge_range(self.row, column, self.row + rows - 1, column + columns - 1,
                                   text, style)

    def numbers_of_columns(self, last, first=1):
        style = self.format(align="center", border=1, italic=True)
        for column in range(last + 1):
            self.sheet.write(self.row, column, "(%d)" % (column + first), style)
        self.row += 1

    def text(self, column, text, **properties):
        self.sheet.write_string(self.row, column, text,
                                self.format(**{"border": 1, "text_wrap": True, **properties}))

    def figure(self, column, text, code=None, formula=None, factor=1):
        """The figure that the text file has as @text; percent as people type it where @code
        says so; text that is no number stays text."""
        found = number(text)
        if found is None:
            return self.text(column, text, align="center")
        value, decimals = found
        zeros = "." + "0" * decimals if decimals else ""
        code = code or "#,##0" + zeros
        if code == "%":
            code, factor = "0" + zeros + "%", 0.01
        style = self.format(border=1, num_format=code, align="right")
        value = round(value * factor, 10)
        if formula:
            self.sheet.write_formula(self.row, column, formula, style, value)
        else:
            self.sheet.write_number(self.row, column, value, style)

    def signature(self, last, left="NGƯỜI LẬP BIỂU", right="THỦ TRƯỞNG ĐƠN VỊ"):
        self.row += 1
        bold = self.format(bold=True, align="center")
        self.sheet.write(self.row, 1, left, bold)
        self.sheet.write(self.row, last - 1, right, bold)
        self.row += 1

    def widths(self, *widths):
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)


def new_book(path):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": MADE, "author": "", "company": ""})
    return book


def cell(row, column):
    return xlsxwriter.utility.xl_rowcol_to_cell(row, column)


def cover(book, office, title):
    sheet = Sheet(book, "Bìa")
    sheet.line(office, 6, bold=True)
    sheet.row += 6
    sheet.line("BÁO CÁO", 6, bold=True, font_size=20)
    sheet.line(title, 6, font_size=14)
    sheet.row += 10
    sheet.line("Lào Cai, tháng 9 năm 2023", 6, italic=True)


# The forms

def district_form(book, office, title, rows, name="Biểu 01", change=None,
                  over="Thực hiện 9 tháng năm 2023"):
    """A district's form: percent cells that are formulas, a header of two rows; @over: its
    first one. @change: indicator -> function that fills its cell"""
    sheet = Sheet(book, name)
    last = 6
    sheet.widths(6, 52, 24, 14, 14, 14, 18)
    sheet.letterhead(office, last, "Biểu số 01")
    sheet.line(title, last, bold=True, font_size=14)
    sheet.row += 1
    for column, text in enumerate(("STT", "Chỉ tiêu", "ĐVT")):
        sheet.head(text, column, rows=2)
    sheet.head(over, 3, columns=3)
    sheet.head("Ghi chú", 6, rows=2)
    sheet.row += 1
    for column, text in enumerate(("Số liệu", "Tử số", "Mẫu số")):
        sheet.head(text, 3 + column)
    sheet.row += 1
    sheet.numbers_of_columns(last)
    for count, (indicator, unit, value, numerator, denominator) in enumerate(rows, 1):
        sheet.text(0, str(count), align="center")
        sheet.text(1, indicator)
        sheet.text(2, unit, align="center")
        percent = unit == "%"
        formula = None
        if percent and numerator and denominator:
            formula = "=IF(%s=0,\"-\",%s/%s)" % (cell(sheet.row, 5), cell(sheet.row, 4),
                                                  cell(sheet.row, 5))
        if change and indicator in change:
            change[indicator](sheet, value, formula)
        else:
            sheet.figure(3, value, "%" if percent else None, formula)
        for column, part in ((4, numerator), (5, denominator)):
            if part:
                sheet.figure(column, part)
            else:
                sheet.text(column, "")
        sheet.text(6, "")
        sheet.row += 1
    sheet.signature(last, "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN")
    return sheet


def areas_as_rows(book, office, title, header, rows, widths, name="Biểu 02", percent=()):
    """A department's form: a row an area, units in the header, total first."""
    sheet = Sheet(book, name)
    last = len(header)
    sheet.widths(6, *widths)
    sheet.letterhead(office, last)
    sheet.line(title, last, bold=True, font_size=14)
    sheet.row += 1
    sheet.head("TT", 0)
    for column, text in enumerate(header):
        sheet.head(text, column + 1)
    sheet.row += 1
    for count, row in enumerate(rows):
        sheet.text(0, str(count) if count else "", align="center")
        sheet.text(1, row[0], bold=count == 0)
        for column, text in enumerate(row[1:]):
            code = "%" if column in percent else None
            sheet.figure(column + 2, text, code)
        sheet.row += 1
    sheet.signature(last)
    return sheet


# The clean books

def bat_xat_rows(period="9 tháng"):
    """Indicator, unit, value, numerator, denominator of the period."""
    return [(r[0], r[1], r[3], r[4], r[5]) for r in read("districts/huyen-bat-xat-9-thang.csv")[3:]
            if r[2].startswith(period)]


def bat_xat(path):
    book = new_book(path)
    district_form(book, "UBND HUYỆN BÁT XÁT",
                  "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU 9 THÁNG NĂM 2023", bat_xat_rows())
    district_form(book, "UBND HUYỆN BÁT XÁT", "ƯỚC THỰC HIỆN CẢ NĂM 2023", bat_xat_rows("Ước"),
                  name="Biểu 02", over="Ước thực hiện cả năm 2023")
    book.close()


def giao_duc(path):
    """Districts as columns under a merged "Chia ra", codes of rows, rates as formulas."""
    rows = read("departments/so-giao-duc-va-dao-tao-9-thang.csv")
    header, body = rows[2], rows[3:]
    book = new_book(path)
    cover(book, "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Trường đạt chuẩn quốc gia 9 tháng đầu năm 2023")
    sheet = Sheet(book, "Biểu 05")
    last = len(header)
    sheet.widths(40, 8, 10, *[10] * (last - 2))
    sheet.letterhead("SỞ GIÁO DỤC VÀ ĐÀO TẠO", last, "Biểu số: 05.H/SGDĐT")
    sheet.line("TRƯỜNG ĐẠT CHUẨN QUỐC GIA 9 THÁNG ĐẦU NĂM 2023", last, bold=True, font_size=14)
    sheet.row += 1
    for column, text in enumerate(("Chỉ tiêu", "Mã số", "Đơn vị tính", "Toàn tỉnh")):
        sheet.head(text, column, rows=2)
    sheet.head("Chia ra", 4, columns=len(header) - 3)
    sheet.row += 1
    for column, text in enumerate(header[3:]):
        sheet.head(text, 4 + column)
    sheet.row += 1
    first = sheet.row
    for count, row in enumerate(body):
        sheet.text(0, row[0])
        sheet.text(1, "%02d" % (count + 1), align="center")
        sheet.text(2, row[1], align="center")
        for column, text in enumerate(row[2:]):
            formula = None
            if row[1] == "%":
                formula = "=%s/%s*100" % (cell(first + 1, 3 + column), cell(first, 3 + column))
            elif column == 0:
                formula = "=SUM(%s:%s)" % (cell(sheet.row, 4), cell(sheet.row, last))
            sheet.figure(3 + column, text, "0.0" if row[1] == "%" else None, formula)
        sheet.row += 1
    sheet.signature(last, "Người lập biểu", "GIÁM ĐỐC")
    book.close()


def tai_chinh(path, leave_out=False):
    """Millions of đồng with a unit line; the total sums the districts and khối tỉnh."""
    rows = read("departments/so-tai-chinh-9-thang.csv")
    header, body = rows[3], rows[4:]
    book = new_book(path)
    sheet = Sheet(book, "Thu NSNN")
    last = len(header) - 1
    sheet.widths(44, *[14] * last)
    sheet.letterhead("SỞ TÀI CHÍNH", last)
    sheet.line("THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN 9 THÁNG NĂM 2023", last, bold=True,
               font_size=14)
    sheet.sheet.write(sheet.row, last, "Đơn vị tính: Triệu đồng",
                      sheet.format(italic=True, align="right"))
    sheet.row += 1
    for column, text in enumerate(header):
        sheet.head(text, column)
    sheet.row += 1
    for row in body:
        sheet.text(0, row[0])
        for column, text in enumerate(row[1:], 1):
            formula = None
            if column == 1 and "x" not in row:
                end = last - 1 if leave_out else last
                formula = "=SUM(%s:%s)" % (cell(sheet.row, 2), cell(sheet.row, end))
                if leave_out:
                    values = [number(t)[0] for t in row[2:end + 1]]
                    text = "%d" % sum(values)
            sheet.figure(column, text, None, formula)
        sheet.row += 1
    sheet.signature(last, "PHÒNG NGÂN SÁCH", "GIÁM ĐỐC")
    book.close()


def cong_an(path):
    """Counts shown with two digits, a header of two rows, days in the title."""
    rows = read("departments/cong-an-tinh-9-thang.csv")
    book = new_book(path)
    sheet = Sheet(book, "TNGT")
    last = 7
    sheet.widths(6, 24, *[16] * 6)
    sheet.letterhead("CÔNG AN TỈNH", last)
    sheet.line("THỐNG KÊ TAI NẠN GIAO THÔNG 09 THÁNG ĐẦU NĂM 2023", last, bold=True, font_size=14)
    sheet.row += 1
    sheet.head("TT", 0, rows=2)
    sheet.head("Địa bàn", 1, rows=2)
    sheet.head("Thực hiện", 2, columns=3)
    for column, text in enumerate(rows[2][4:]):
        sheet.head(text, 5 + column, rows=2)
    sheet.row += 1
    for column, text in enumerate(rows[2][1:4]):
        sheet.head(text, 2 + column)
    sheet.row += 1
    for count, row in enumerate(rows[3:]):
        sheet.text(0, str(count) if count else "", align="center")
        sheet.text(1, row[0], bold=count == 0)
        for column, text in enumerate(row[1:]):
            sheet.figure(2 + column, text, "00" if column < 3 else None)
        sheet.row += 1
    sheet.signature(last)
    book.close()


def nong_thon_moi(path):
    rows = read("departments/van-phong-dieu-phoi-nong-thon-moi-9-thang.csv")
    book = new_book(path)
    total = [rows[-1]] + rows[2:-1]
    areas_as_rows(book, "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI",
                  "XÃ ĐẠT CHUẨN NÔNG THÔN MỚI 9 THÁNG ĐẦU NĂM 2023", rows[1], total,
                  (28, 14, 22, 26), percent=(2,))
    book.close()


def thong_ke(path):
    """Two sheets; people stored one by one and shown in thousands."""
    rows = read("departments/cuc-thong-ke-9-thang.csv")
    book = new_book(path)
    parts = (("Kinh tế", rows[3:21]), ("Xã hội", rows[21:]))
    for name, body in parts:
        sheet = Sheet(book, name)
        sheet.widths(60, 24, 20, 20)
        sheet.letterhead("CỤC THỐNG KÊ TỈNH LÀO CAI", 3)
        sheet.line("MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU TOÀN TỈNH", 3, bold=True)
        sheet.row += 1
        for column, text in enumerate(rows[2]):
            sheet.head(text, column)
        sheet.row += 1
        for row in body:
            sheet.text(0, row[0])
            sheet.text(1, row[1], align="center")
            for column, text in enumerate(row[2:4], 2):
                if not text:
                    sheet.text(column, "")
                elif row[1] == "nghìn người":
                    sheet.figure(column, text, "#,##0.0,", factor=1000)
                else:
                    sheet.figure(column, text)
            sheet.row += 1
    book.close()


def bao_hiem(path):
    rows = read("departments/bao-hiem-xa-hoi-tinh-9-thang.csv")
    book = new_book(path)
    areas_as_rows(book, "BẢO HIỂM XÃ HỘI TỈNH LÀO CAI", rows[1][0], rows[2], rows[3:],
                  (28, 20, 24, 20), percent=(2,))
    book.close()


def du_lich(path):
    rows = read("departments/so-du-lich-9-thang.csv")
    book = new_book(path)
    areas_as_rows(book, "SỞ DU LỊCH", rows[1][0], rows[2], rows[3:], (28, 22, 20, 20, 22),
                  name="Khách du lịch")
    book.close()


def che_phu(path):
    """A row of notes hidden, and two columns shown with two decimals whatever was typed."""
    rows = read("departments/so-nong-nghiep-va-ptnt-che-phu-rung-9-thang.csv")
    book = new_book(path)
    sheet = areas_as_rows(book, "SỞ NÔNG NGHIỆP VÀ PTNT", rows[1][0], rows[2], rows[3:],
                          (28, 22, 26, 20))
    sheet.row += 1
    sheet.sheet.write(sheet.row, 1, "Ghi chú: diện tích theo kiểm kê, chưa trừ rừng trồng chưa đạt",
                      sheet.format(italic=True))
    sheet.sheet.set_row(sheet.row, None, None, {"hidden": True})
    book.close()


def long_table(path, text_file, font=FONT, encode=None, merged_area=None):
    """A list, one figure a row. @encode: of an old font; @merged_area: column of the area"""
    rows = read(text_file)
    start = next(i for i, row in enumerate(rows) if len([t for t in row if t]) > 2)
    book = new_book(path)
    sheet = Sheet(book, "Sheet1", font)
    encode = encode or (lambda text: text)
    header = rows[start]
    for line in rows[:start]:
        sheet.sheet.write(sheet.row, 0, encode(line[0]), sheet.format(bold=True))
        sheet.row += 1
    for column, text in enumerate(header):
        sheet.head(encode(text), column)
    sheet.row += 1
    first = sheet.row
    for row in rows[start + 1:]:
        for column, text in enumerate(row):
            if column == merged_area:
                continue
            if number(text) is not None and not text.startswith("0") or text.startswith("0,"):
                sheet.figure(column, text)
            else:
                sheet.text(column, encode(text))
        sheet.row += 1
    if merged_area is not None:
        sheet.sheet.merge_range(first, merged_area, sheet.row - 1, merged_area,
                                encode(rows[start + 1][merged_area]),
                                sheet.format(border=1, align="center"))
    sheet.widths(*[24] * len(header))
    book.close()


def load_tcvn3():
    """The table of TCVN3 (ABC), of which the project has its own: Unicode -> Windows-1252."""
    table = {}
    lower = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    codes = ("a8a9aeaaabacad" "b5b6b7b8b9" "bbbcbdbec6" "c7c8c9cacb" "cccecfd0d1" "d2d3d4d5d6"
             "d7d8dcddde" "dfe1e2e3e4" "e5e6e7e8e9" "eaebecedee" "eff1f2f3f4" "f5f6f7f8f9"
             "fafbfcfdfe")
    for letter, code in zip(lower, bytes.fromhex(codes)):
        table[letter] = chr(code)
    for letter, code in zip("ĂÂÊÔƠƯĐ", bytes.fromhex("a1a2a3a4a5a6a7")):
        table[letter] = chr(code)
    return table


def bao_thang(path):
    """All text in an old font, as files of before Unicode: capitals have letters of their own
    only where TCVN3 has them, so that titles are written small."""
    table = load_tcvn3()

    def encode(text):
        keep = {"Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"}
        text = "".join(c if c in keep or c.isascii() else c.lower() for c in text)
        return "".join(table.get(c, c) for c in text)

    long_table(path, "districts/huyen-bao-thang-9-thang.csv", ".VnTime", encode)


def cong_thuong(path):
    """Two tables in one sheet, each with its unit line."""
    rows = read("departments/so-cong-thuong-9-thang.csv")[3:]
    book = new_book(path)
    sheet = Sheet(book, "Phụ lục 2")
    sheet.widths(6, 56, 20, 20)
    sheet.letterhead("SỞ CÔNG THƯƠNG", 3)
    sheet.line("GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP, ĐIỆN LƯỚI QUỐC GIA 9 THÁNG NĂM 2023", 3, bold=True)
    sheet.sheet.write(sheet.row, 3, "Đơn vị tính: Triệu đồng (giá SS 2010)",
                      sheet.format(italic=True, align="right"))
    sheet.row += 1
    for column, text in enumerate(("STT", "Chỉ tiêu", "Toàn tỉnh", "Khối tỉnh")):
        sheet.head(text, column)
    sheet.row += 1
    names = []
    for row in rows:
        if row[0] not in names and row[4] != "%":
            names.append(row[0])
    for count, name in enumerate(names, 1):
        by_area = {r[1]: r[3] for r in rows if r[0] == name}
        sheet.text(0, str(count), align="center")
        sheet.text(1, name)
        for column, area in ((2, "Toàn tỉnh"), (3, "Khối tỉnh")):
            if area in by_area:
                sheet.figure(column, by_area[area])
            else:
                sheet.text(column, "")
        sheet.row += 1
    sheet.row += 2
    for column, text in enumerate(("Chỉ tiêu", "Thực hiện (%)", "Tử số", "Mẫu số")):
        sheet.head(text, column)
    sheet.row += 1
    for row in rows:
        if row[4] == "%":
            sheet.text(0, row[0])
            sheet.figure(1, row[3])
            sheet.figure(2, row[5])
            sheet.figure(3, row[6])
            sheet.row += 1
    sheet.signature(3)
    book.close()


def muong_khuong(path):
    long_table(path, "districts/huyen-muong-khuong-9-thang.csv", "Arial")


def bao_yen(path):
    long_table(path, "districts/huyen-bao-yen-9-thang.csv", merged_area=1)


# The faulty ones

BAC_HA = "districts/huyen-bac-ha-9-thang.csv"


def bac_ha_rows():
    """Names of the indicators from the form of Bát Xát, figures of Bắc Hà."""
    named = bat_xat_rows()
    mine = {}
    for row in read(BAC_HA)[1:]:
        mine[row[0]] = row
    codes = ("5", "THU_DAT", "7", "GTSX_TTCN", "8.1", "KHACH_QT", "KHACH_NOI_DIA", "8.2", "10", "11",
             "12.1", "13.1", "13.2", "17")
    rows = []
    for code, name in zip(codes, named):
        if code not in mine:
            continue
        row = mine[code]
        rows.append((name[0], row[4], row[3], row[5], row[6]))
    return rows


def bac_ha(path):
    """A formula typed over, tỷ for triệu, a lost comma."""
    book = new_book(path)

    def typed_over(sheet, _value, _formula):
        sheet.figure(3, "75,6", "%")

    def lost_comma(sheet, _value, _formula):
        sheet.figure(3, "9097")

    district_form(book, "UBND HUYỆN BẮC HÀ", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU 9 THÁNG NĂM 2023",
                  bac_ha_rows(), change={"Tỷ lệ trường đạt chuẩn quốc gia": typed_over,
                                         "Tổng thu từ khách du lịch": lost_comma})
    book.close()


def van_ban(path):
    """A ratio that the spreadsheet turned into a date, a broken reference, a formula that was
    never computed, one that leads to another file."""
    book = new_book(path)

    def date(sheet, _value, _formula):
        sheet.sheet.write_datetime(sheet.row, 3, datetime.datetime(2023, 11, 21),
                                   sheet.format(border=1, num_format="d/m"))

    def broken(sheet, _value, _formula):
        sheet.sheet.write_formula(sheet.row, 3, "=#REF!", sheet.format(border=1), "#REF!")

    def elsewhere(sheet, value, _formula):
        sheet.figure(3, value, None, "='[bieu.xls]Sheet1'!$D$12")

    district_form(book, "UBND HUYỆN VĂN BÀN", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU 9 THÁNG NĂM 2023",
                  [row for row in bat_xat_rows() if row[0] in VAN_BAN],
                  change={VAN_BAN[0]: elsewhere, VAN_BAN[1]: broken, VAN_BAN[2]: date})
    book.close()


VAN_BAN = ("Tổng thu ngân sách nhà nước trên địa bàn", "Tổng thu từ khách du lịch",
           "Số xã đạt chuẩn nông thôn mới", "Tỷ lệ hộ sử dụng điện lưới quốc gia")


def sa_pa(path):
    """Two versions of one sheet, both filled, and a hidden one with last year's."""
    rows = [("Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "255,9", "", ""),
            ("Thu tiền SDĐ", "tỷ đồng", "85,5", "", ""),
            ("Tổng thu từ khách du lịch", "tỷ đồng", "9.659,1", "", "")]
    book = new_book(path)
    title = "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU 9 THÁNG NĂM 2023"
    district_form(book, "UBND THỊ XÃ SA PA", title, rows, "Biểu 1")
    rows[1] = ("Thu tiền SDĐ", "tỷ đồng", "88,5", "", "")
    district_form(book, "UBND THỊ XÃ SA PA", title, rows, "Biểu 1 (sửa)")
    book.close()


def si_ma_cai(path):
    """A web page that is called a workbook, as some systems export it."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("<html><head><meta charset=\"utf-8\"></head><body><table>\n"
                   "<tr><td>Chỉ tiêu</td><td>Thực hiện</td></tr>\n"
                   "<tr><td>Tổng thu ngân sách nhà nước trên địa bàn</td><td>19,1</td></tr>\n"
                   "</table></body></html>\n")


CLEAN = (("huyen-bat-xat-9-thang.xlsx", bat_xat),
         ("huyen-bao-thang-9-thang.xlsx", bao_thang),
         ("huyen-bao-yen-9-thang.xlsx", bao_yen),
         ("huyen-muong-khuong-9-thang.xls", muong_khuong),
         ("so-giao-duc-va-dao-tao-9-thang.xlsx", giao_duc),
         ("so-tai-chinh-9-thang.xlsx", tai_chinh),
         ("so-cong-thuong-9-thang.xlsx", cong_thuong),
         ("so-du-lich-9-thang.xls", du_lich),
         ("so-nong-nghiep-va-ptnt-che-phu-rung-9-thang.ods", che_phu),
         ("cong-an-tinh-9-thang.xlsx", cong_an),
         ("van-phong-dieu-phoi-nong-thon-moi-9-thang.ods", nong_thon_moi),
         ("bao-hiem-xa-hoi-tinh-9-thang.ods", bao_hiem),
         ("cuc-thong-ke-9-thang.xlsx", thong_ke))

FAULTY = (("huyen-bac-ha-9-thang.xlsx", bac_ha),
          ("huyen-van-ban-9-thang.xlsx", van_ban),
          ("thi-xa-sa-pa-9-thang.ods", sa_pa),
          ("so-tai-chinh-9-thang.xlsx", lambda path: tai_chinh(path, leave_out=True)),
          ("huyen-si-ma-cai-9-thang.xls", si_ma_cai))


def convert(source, target):
    """By LibreOffice, which names its result like the source."""
    kind = os.path.splitext(target)[1][1:]
    folder = os.path.dirname(target)
    subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://" +
                    os.path.join(os.path.dirname(source), "profile"), "--convert-to", kind,
                    "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def make(folder, books):
    os.makedirs(folder, exist_ok=True)
    for name, write in books:
        target = os.path.join(folder, name)
        if name.endswith(".xlsx") or write is si_ma_cai:
            write(target)
            continue
        with tempfile.TemporaryDirectory() as place:
            source = os.path.join(place, os.path.splitext(name)[0] + ".xlsx")
            write(source)
            convert(source, target)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "lao-cai-2023-workbooks")
    make(os.path.join(folder, "clean"), CLEAN)
    make(os.path.join(folder, "faulty"), FAULTY)


if __name__ == "__main__":
    main()
