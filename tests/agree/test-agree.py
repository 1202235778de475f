#!/usr/bin/env python3
"""The readers agree with LibreOffice and Gnumeric, cell by cell.

    test-agree.py [FILE...]

Without files: a workbook of many number formats that openpyxl makes, as XLSX and as LibreOffice
and Gnumeric turn it into ODS and XLS, and the workbooks of samples/. What a reader gives is what
the programs show in their CSV, but for what is told in another form: dates as 2023-06-30, times
as 18:00, per mille with a blank. Gnumeric rounds binary fractions (99.95 is 99.9 with one
decimal), shows no more digits of a general number than its column has room for, and does not
know that .ods may show thousands. Whatever is not installed is skipped.

DUMP_CELLS is the program of dump-cells.c; CHITIEU_PLUGIN_PATH leads to the readers.
"""
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

ROOT = pathlib.Path(__file__).resolve().parents[2]
DUMP = os.environ.get("DUMP_CELLS", str(ROOT / "build" / "tests" / "agree" / "dump-cells"))
COVERED = 3
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"

FORMATS = [
    "General", "0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%", "0.00E+00", "@", "#,##0,",
    "#,##0.0,,", '0.0"‰"', '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "0.0;[Red]-0.0",
    '#,##0.0_);(#,##0.0)', '"$"#,##0.00', "0.0#", "#,###", '0.0" tỷ đồng"', "dd/mm/yyyy",
    "yyyy-mm-dd", "hh:mm", "[h]:mm", '[>1000]#,##0;[<0]"("0.0")";0.00',
]
# Dates before March 1900, and a million hours, are told differently by every program.
DAYS = [45107, 45107.75, 44927, 36526, 100, 366, 0.75, 0.5, 0.25]
VALUES = [0, 1, 0.672, 0.67200000000000004, 1234567.891, 45000.25, 0.1 + 0.2, 99.995, 12]


def make_workbook(path):
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet["A1"] = "UBND HUYỆN BÁT XÁT"
    sheet.merge_cells("A1:C2")
    for column, code in enumerate(FORMATS, 1):
        values = [61 + v for v in DAYS] if "yy" in code else DAYS if "h" in code else VALUES
        for row, value in enumerate(values, 4):
            sheet.cell(row, column, value).number_format = code
    sheet["A20"], sheet["B20"], sheet["C20"] = "dòng 1\ndòng 2", "a  b", "012"
    sheet.row_dimensions[21].hidden = True
    sheet["A21"] = "ẩn"
    other = book.create_sheet("Phụ lục")
    other["A1"], other["D200"], other["AB1"] = "gần", "xa", 12.5  # Gnumeric begins at the first one
    book.save(path)


def read_cells(path):
    """{place: (kind, text)}, and whether an old font was decoded"""
    reader = path.suffix[1:].lower()
    done = subprocess.run([DUMP, reader, str(path)], capture_output=True, encoding="utf-8",
                          check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    escapes = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
    cells = {}
    for line in done.stdout.split("\n")[:-1]:
        sheet, row, column, kind, flags, text = line.split("\t")
        if not int(flags) & COVERED:
            cells[sheet, int(row), int(column)] = (
                kind, re.sub(r"\\[tn\\]", lambda m: escapes[m.group()], text))
    return cells, "[read.legacy-font]" in done.stderr


def take_csv(path, sheet, cells):
    with open(path, encoding="utf-8", newline="") as file:
        for row, line in enumerate(csv.reader(file), 1):
            for column, text in enumerate(line, 1):
                if text:
                    cells[sheet, row, column] = text


def show_by_libreoffice(path, folder):
    """{place: text}, as LibreOffice shows it"""
    out = folder / "shown"
    shutil.rmtree(out, ignore_errors=True)
    convert(path, AS_SHOWN, out, folder)
    cells = {}
    for file in out.glob("*.csv"):
        take_csv(file, file.name[len(path.stem) + 1:-4], cells)
    return cells


def show_by_gnumeric(path, folder, sheets):
    """The same by Gnumeric, which numbers the @sheets"""
    out = folder / "gnumeric"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    subprocess.run(["ssconvert", "-S", "-O", "format=preserve quoting-mode=auto", "--export-type",
                    "Gnumeric_stf:stf_assistant", str(path), str(out / "%n.txt")],
                   capture_output=True, timeout=200, check=True,
                   env={**os.environ, "LC_ALL": "C.UTF-8"})
    cells = {}
    for file in out.glob("*.txt"):
        if int(file.stem) < len(sheets):
            take_csv(file, sheets[int(file.stem)], cells)
    return cells


def convert(path, kind, out, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", kind, "--outdir", str(out), str(path)],
                   capture_output=True, timeout=200, check=True)


def plain(text):
    """The number that is shown, or None"""
    sign = -1 if "(" in text else 1
    bare = re.sub(r"[,$%‰() \u00a0]|tỷ đồng", "", text)
    try:
        return sign * Decimal(bare.replace("−", "-"))
    except InvalidOperation:
        return None


def seconds(text):
    match = re.fullmatch(r"(-?\d+):(\d\d)(?::(\d\d))?(?: ([AP])M)?", text)
    if not match:
        return None
    hours, minutes, rest, half = match.groups()
    hours = int(hours) % 12 + (12 if half == "P" else 0) if half else int(hours)
    return hours * 3600 + int(minutes) * 60 + int(rest or 0)


def same_day(day, shown):
    """The year may not be shown."""
    numbers = [int(n) for n in re.findall(r"\d+", shown)[:3]]
    return len(numbers) > 1 and set(numbers) <= {int(n) for n in day.split("-")}


def same_letters(text, shown):
    """But for those that have a sign, which an old font keeps as another letter"""
    return len(text) == len(shown) and all(
        a == b or not (a.isascii() and b.isascii()) for a, b in zip(text, shown))


def agrees(cell, shown, decoded):
    if cell is None or shown is None:
        return False
    kind, text = cell
    if kind in ("number", "percent"):
        return plain(shown) == Decimal(text)
    if kind == "date":
        return same_day(text, shown)
    if kind == "text" and text.endswith("‰"):
        return plain(shown) == Decimal(text[:-1].strip().replace(",", "."))
    if kind == "text" and seconds(text) is not None and seconds(shown) is not None:
        # Seconds may not be shown.
        return seconds(text) // 60 == seconds(shown) // 60
    if decoded and same_letters(text, shown):
        return True
    # LibreOffice shows a line break of Gnumeric's as nothing.
    return re.sub(r"\s", "", text) == re.sub(r"\s", "", shown)


def is_near(cell, shown, is_ods):
    """A number as Gnumeric shows it; nil too, of "#,###" and of accounting"""
    if shown is None:
        return False
    if cell is None or cell == ("text", "-"):
        return "0" in shown and not shown.strip("0- \u200a")
    if cell[0] not in ("number", "percent"):
        return False
    value, other = Decimal(cell[1]), plain(shown)
    if other is None:
        return False
    unit = abs(other) / 10 if "E" in shown else Decimal(1).scaleb(other.as_tuple().exponent)
    unit = max(unit, abs(other).scaleb(-14))
    return any(abs(value * scale - other) <= max(unit, scale / 2 * (scale > 1))
               for scale in ((1, 1000, 10**6) if is_ods else (1,)))


def compare_with_gnumeric(path, folder):
    own, decoded = read_cells(path)
    shown = show_by_gnumeric(path, folder, list(dict.fromkeys(sheet for sheet, _, _ in own)))
    return [f"{place}: read {own.get(place)}, shown {shown.get(place)!r} by Gnumeric"
            for place in sorted(own.keys() | shown.keys())
            if not agrees(own.get(place), shown.get(place), decoded) and
            not is_near(own.get(place), shown.get(place), path.suffix == ".ods")]


def compare(path, folder):
    (own, decoded), shown = read_cells(path), show_by_libreoffice(path, folder)
    problems = [f"{place}: read {own.get(place)}, shown {shown.get(place)!r}"
                for place in sorted(own.keys() | shown.keys())
                if not agrees(own.get(place), shown.get(place), decoded)]
    if not own and shown:
        problems.append("nothing was read")
    return problems


def make_files(folder):
    """[path]; the same workbook as several programs write it"""
    samples = ROOT / "samples" / "lao-cai-2023-workbooks"
    files = [path for kind in ("xlsx", "ods", "xls") for path in sorted(samples.glob(f"**/*.{kind}"))
             if path.read_bytes()[:1] != b"<"]  # one is a web page
    try:
        make_workbook(folder / "openpyxl.xlsx")
    except ImportError:
        return files
    files.append(folder / "openpyxl.xlsx")
    convert(files[-1], "ods", folder / "libreoffice", folder)
    files.append(folder / "libreoffice" / "openpyxl.ods")
    convert(folder / "openpyxl.xlsx", "xls", folder / "libreoffice", folder)
    files.append(folder / "libreoffice" / "openpyxl.xls")
    if shutil.which("ssconvert"):
        subprocess.run(["ssconvert", str(folder / "openpyxl.xlsx"), str(folder / "gnumeric.ods")],
                       capture_output=True, check=True)
        files.append(folder / "gnumeric.ods")
    return files


def main():
    if not shutil.which("soffice"):
        print("1..0 # SKIP LibreOffice is not installed")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = [pathlib.Path(a) for a in sys.argv[1:]] or make_files(folder)
        print(f"1..{len(files)}")
        for number, path in enumerate(files, 1):
            problems = compare(path, folder)
            if shutil.which("ssconvert"):
                problems += compare_with_gnumeric(path, folder)
            failed += bool(problems)
            print(f"{'not ok' if problems else 'ok'} {number} - {path.name}", flush=True)
            for problem in problems[:40]:
                print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
