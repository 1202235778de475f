"""Workbooks of the benchmark: one for each CSV file of a folder, with the same cells.

    python3 spreadsheets-books.py FOLDER OUT [--form]

As spreadsheet programs write them: texts are shared, numbers are binary fractions with 17
digits and a format with the decimals that were printed. --form: title lines above, as offices
have them. Nothing but Python's own library, so that it is none of those that are measured.
"""
import csv
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape

NUMBER = re.compile(r"-?\d+(\.\d+)?$")
VIETNAMESE = re.compile(r"-?\d{1,3}(\.?\d{3})*,\d+$")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CODES = ("indicator", "area", "period", "Chỉ tiêu", "Địa bàn", "Kỳ")
MAX_DECIMALS = 9
TITLES = (
    "ỦY BAN NHÂN DÂN HUYỆN BẮC HÀ",
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI",
    "(Kèm theo báo cáo của Ủy ban nhân dân huyện Bắc Hà)",
)


class Strings:
    """The texts that cells share."""

    def __init__(self):
        self.ids = {}
        self.uses = 0

    def take(self, text):
        self.uses += 1
        return self.ids.setdefault(text, len(self.ids))

    def part(self):
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in self.ids)
        return f'{HEAD}<sst xmlns="{MAIN}" count="{self.uses}" uniqueCount="{len(self.ids)}">{items}</sst>'


def read_number(text):
    """Its plain digits and how many are behind the point; None: a text. Codes stay texts."""
    if VIETNAMESE.match(text):
        text = text.replace(".", "").replace(",", ".")
    if not NUMBER.match(text) or re.match(r"-?0\d", text):
        return None
    return text, len(text.partition(".")[2])


def cell(place, text, strings, is_code):
    number = None if is_code else read_number(text)
    if number is None:
        return f'<c r="{place}" t="s"><v>{strings.take(text)}</v></c>'
    digits, decimals = number
    value = digits if decimals == 0 else format(float(digits), ".17g")
    return f'<c r="{place}" s="{min(decimals, MAX_DECIMALS) + 1}"><v>{value}</v></c>'


def sheet_rows(lines, first, strings):
    """@lines: their first names the columns: those of codes hold no numbers."""
    codes = ()
    for row, line in enumerate(lines, first):
        if row == first:
            codes = {i for i, name in enumerate(line) if name in CODES}
        cells = "".join(
            cell(f"{chr(65 + i)}{row}", text, strings, row == first or i in codes)
            for i, text in enumerate(line)
            if text != ""
        )
        yield f'<row r="{row}" spans="1:{len(line)}">{cells}</row>'


def titles(strings):
    for row, text in enumerate(TITLES, 1):
        yield f'<row r="{row}"><c r="A{row}" t="s"><v>{strings.take(text)}</v></c></row>'


def styles():
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{"0." + "0" * n if n else "0"}"/>'
        for n in range(MAX_DECIMALS + 1)
    )
    xfs = "".join(
        f'<xf numFmtId="{164 + n}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        for n in range(MAX_DECIMALS + 1)
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{MAX_DECIMALS + 1}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        "<borders count=\"1\"><border/></borders>"
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{MAX_DECIMALS + 2}"><xf numFmtId="0"/>{xfs}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def other_parts():
    def relation(n, kind, target):
        return f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'

    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    yield "[Content_Types].xml", (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>'
    )
    yield "_rels/.rels", f'{HEAD}{relations}{relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>'
    yield "xl/workbook.xml", (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Số liệu" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    yield "xl/_rels/workbook.xml.rels", (
        f'{HEAD}{relations}{relation(1, "worksheet", "worksheets/sheet1.xml")}'
        f'{relation(2, "styles", "styles.xml")}{relation(3, "sharedStrings", "sharedStrings.xml")}</Relationships>'
    )
    yield "xl/styles.xml", styles()


def write_sheet(part, lines, strings, form):
    part.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
    if form:
        part.write("".join(titles(strings)).encode())
    piece = []
    for row in sheet_rows(lines, len(TITLES) + 2 if form else 1, strings):
        piece.append(row)
        if len(piece) == 1000:
            part.write("".join(piece).encode())
            piece.clear()
    part.write(("".join(piece) + "</sheetData></worksheet>").encode())


def convert(source, target, form):
    strings = Strings()
    with open(source, encoding="utf-8-sig", newline="") as text, zipfile.ZipFile(
        target, "w", zipfile.ZIP_DEFLATED, compresslevel=6
    ) as book:
        delimiter = ";" if ";" in text.readline() else ","
        text.seek(0)
        for name, content in other_parts():
            book.writestr(name, content)
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            write_sheet(part, csv.reader(text, delimiter=delimiter), strings, form)
        book.writestr("xl/sharedStrings.xml", strings.part())


def main():
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.csv")):
        convert(path, out / (path.stem + ".xlsx"), "--form" in sys.argv[3:])


main()
