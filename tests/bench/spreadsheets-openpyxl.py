"""What openpyxl needs to read the workbooks of a folder, and no more: read-only, values only.

    python3 spreadsheets-openpyxl.py FOLDER    prints how many cells hold something
    python3 spreadsheets-openpyxl.py --start   only loads openpyxl
"""
import pathlib
import sys

import openpyxl


def count(path):
    book = openpyxl.load_workbook(path, read_only=True)
    n = sum(
        value is not None
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    )
    book.close()
    return n


if sys.argv[1] != "--start":
    print(sum(count(path) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx"))))
