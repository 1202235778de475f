"""Annotated copies as openpyxl, LibreOffice and Gnumeric see them."""

import csv
import glob
import os
import shutil
import subprocess

import openpyxl
from make_workbook import SHEET, make
from tap import COLOURS, Folder, Tap, annotate, parts

tap = Tap()
path = Folder()
OURS = "[chitieu]\n"
REMARKS = [(SHEET, "E3", "error", "Lỗi: 67,2 % <> 61,7 %\nCảnh báo: & hai"),
           (SHEET, "E4", "warning", "Cảnh báo: giảm 45 %"),
           (SHEET, "E5", "error", "Lỗi: dưới chú thích"), (SHEET, "D5", "error", "Lỗi: trống"),
           (SHEET, "B9", "error", "Lỗi: ô gộp"), (SHEET, "J30", "warning", "=1+1"),
           ("Phụ lục", "9", "error", "Lỗi: cả dòng", "=1+1")]
WRONG = [(SHEET, c) for c in ("A8", "D5", "E3", "E4", "E5", "J30")] + [("Phụ lục", "C9")]
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def run(program, source, target, *remarks):
    code, message = annotate(program, path(source), path(target), *remarks)
    if code != 0:
        print("#", message)
    return code == 0


def office(source, form, folder):
    """Converts by LibreOffice, with settings of its own."""
    os.makedirs(path(folder), exist_ok=True)
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{path('settings')}", "--headless",
         "--convert-to", form, "--outdir", path(folder), path(source)],
        capture_output=True, check=False, timeout=120)
    return done.returncode == 0


def tables(name, folder):
    """sheet -> its cells as LibreOffice shows them, blank ends left out."""
    if not office(name, EVERY_SHEET, folder):
        return None
    stem = os.path.splitext(os.path.basename(name))[0]
    found = {}
    for file in glob.glob(os.path.join(path(folder), stem + "-*.csv")):
        with open(file, encoding="utf-8") as lines:
            rows = [tuple(row) for row in csv.reader(lines)]
        cells = {(y, x): text for y, row in enumerate(rows) for x, text in enumerate(row) if text}
        found[os.path.basename(file)[len(stem) + 1:-4]] = cells
    return found


def marks(name):
    """What openpyxl sees: marked cells, and comments by cell."""
    book = openpyxl.load_workbook(path(name))
    marked, comments = [], {}
    for sheet in book:
        if sheet.title == "Cần sửa":
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS.values():
                    marked.append((sheet.title, cell.coordinate))
                if cell.comment:
                    comments[sheet.title, cell.coordinate] = cell.comment.text
    book.close()
    return sorted(marked), comments


def looks(sheet):
    """Of the cells that the source has."""
    return {cell.coordinate: (cell.value, cell.number_format, repr(cell.font), repr(cell.border),
                              repr(cell.alignment), repr(cell.protection))
            for row in sheet.iter_rows(max_row=9, max_col=5) for cell in row}


def ours(comments):
    return sorted(cell for cell, text in comments.items() if OURS in text)


def seen_by_openpyxl():
    marked, comments = marks("out.xlsx")
    tap.equal("openpyxl: the wrong cells are marked", marked, WRONG)
    tap.equal("openpyxl: the wrong cells have comments", ours(comments), WRONG)
    tap.equal("openpyxl: comments of others", (comments[SHEET, "B4"], comments[SHEET, "E5"]),
              ("Số của kho bạc", "Xem lại với xã\n" + OURS + "Lỗi: dưới chú thích"))
    before, after = (openpyxl.load_workbook(path(n))[SHEET] for n in ("in.xlsx", "out.xlsx"))
    tap.equal("openpyxl: values and looks but the fill are the same", looks(after), looks(before))
    rows = list(openpyxl.load_workbook(path("out.xlsx"))["Cần sửa"].iter_rows(values_only=True))
    tap.equal("openpyxl: the list", [row[2] for row in rows[1:]],
              [f"{sheet}!{cell}" for sheet, cell, *_ in REMARKS])
    links = openpyxl.load_workbook(path("out.xlsx"))["Cần sửa"]["C2"].hyperlink.location
    tap.equal("openpyxl: links", links, "'Biểu 1 ''mới'' 2023'!E3")


def seen_by_libreoffice():
    before, after = tables("in.xlsx", "before"), tables("out.xlsx", "after")
    tap.check("LibreOffice converts the copy", after is not None and "Cần sửa" in after)
    tap.equal("LibreOffice finds the same values", {n: after[n] for n in before}, before)
    tap.check("LibreOffice saves it", office("out.xlsx", "xlsx:Calc MS Excel 2007 XML", "saved"))
    shutil.copy(path("saved/out.xlsx"), path("saved.xlsx"))
    tap.equal("LibreOffice: comments and fills are kept",
              (marks("saved.xlsx")[0], ours(marks("saved.xlsx")[1])), (WRONG, WRONG))
    tap.check("what it saved is annotated again", run("ANNOTATE_XLSX", "saved.xlsx", "again.xlsx",
                                                      REMARKS[1], REMARKS[2]))
    marked, comments = marks("again.xlsx")
    tap.equal("nothing piles up: fills", marked, [(SHEET, "E4"), (SHEET, "E5")])
    tap.equal("nothing piles up: comments", comments, {
        (SHEET, "B4"): "Số của kho bạc", (SHEET, "E4"): OURS + "Cảnh báo: giảm 45 %",
        (SHEET, "E5"): "Xem lại với xã\n" + OURS + "Lỗi: dưới chú thích"})
    tap.equal("nothing piles up: sheets", openpyxl.load_workbook(path("again.xlsx")).sheetnames,
              [SHEET, "Phụ lục", "Ẩn", "Cần sửa"])


def open_document():
    tap.check("LibreOffice makes an .ods", office("in.xlsx", "ods", "ods"))
    shutil.copy(path("ods/in.ods"), path("in.ods"))
    tap.check("it is annotated", run("ANNOTATE_ODS", "in.ods", "out.ods", *REMARKS))
    a, b = parts(path("in.ods")), parts(path("out.ods"))
    tap.equal("all parts but the content are the same",
              [n for n in a if a[n] != b[n]] + [n for n in b if n not in a], ["content.xml"])
    before, after = tables("in.ods", "before"), tables("out.ods", "after")
    tap.equal("LibreOffice finds the same values in it", {n: after[n] for n in before}, before)
    office("out.ods", "xlsx:Calc MS Excel 2007 XML", "saved")
    shutil.copy(path("saved/out.xlsx"), path("saved.xlsx"))
    marked, comments = marks("saved.xlsx")
    tap.equal("LibreOffice sees the marks of it", (marked, ours(comments)), (WRONG, WRONG))
    office("out.ods", "ods", "saved")
    shutil.copy(path("saved/out.ods"), path("saved.ods"))
    tap.check("what it saved is annotated again",
              run("ANNOTATE_ODS", "saved.ods", "again.ods", REMARKS[1]))
    office("again.ods", "xlsx:Calc MS Excel 2007 XML", "saved")
    shutil.copy(path("saved/again.xlsx"), path("again.xlsx"))
    marked, comments = marks("again.xlsx")
    tap.equal("nothing piles up in it", (marked, ours(comments)),
              ([(SHEET, "E4")], [(SHEET, "E4")]))


def seen_by_gnumeric():
    values = []
    for name in ("in", "out"):
        done = subprocess.run(["ssconvert", "-S", path(name + ".xlsx"), path(name + ".%n.csv")],
                              capture_output=True, check=False, timeout=120)
        tap.check(f"Gnumeric converts {name}.xlsx", done.returncode == 0, done.stderr)
        values.append([])
        for number in range(3):
            with open(path(f"{name}.{number}.csv"), encoding="utf-8") as file:
                values[-1].append([[cell for cell in row if cell] for row in csv.reader(file)
                                   if any(row)])
    tap.equal("Gnumeric finds the same values", values[1], values[0])


make(path("in.xlsx"))
tap.check("annotated", run("ANNOTATE_XLSX", "in.xlsx", "out.xlsx", *REMARKS))
seen_by_openpyxl()
if shutil.which("soffice"):
    seen_by_libreoffice()
    open_document()
else:
    tap.skip("LibreOffice", "soffice is not installed")
if shutil.which("ssconvert"):
    seen_by_gnumeric()
else:
    tap.skip("Gnumeric", "ssconvert is not installed")
tap.end()
