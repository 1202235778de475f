"""Looks into an annotated .xlsx for command.sh.

  look.py FILE sheets NAME               has one sheet NAME, the last
  look.py FILE marked                    marked cells are those with comments of ours, and some
  look.py FILE same OTHER                both have the same parts
  look.py FILE fewer OTHER               has fewer marked cells
  look.py FILE answers TEXT              the list has that answer, once
  look.py FILE tells CELL SEEN SUGGESTION [RULE]   the list has a row that says so
  look.py FILE without NAME              has no sheet NAME, and no comment
  look.py FILE short                     all comments can be read beside their cells
  look.py FILE answer RULE TEXT TARGET   types an answer to the first finding of RULE
"""

import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape

from tap import COLOURS, descendants, parts


def text_of(cell, strings):
    found = "".join(t.text or "" for t in descendants(cell, "t"))
    if cell.get("t") == "s":
        return strings[int(descendants(cell, "v")[0].text)]
    return found or "".join(v.text or "" for v in descendants(cell, "v"))


class Book:
    def __init__(self, name):
        self.name = name
        self.parts = parts(name)
        book = ET.fromstring(self.parts["xl/workbook.xml"])
        self.sheets = [s.get("name") for s in descendants(book, "sheet")]
        strings = self.parts.get("xl/sharedStrings.xml")
        self.strings = ["".join(t.text or "" for t in descendants(s, "t"))
                        for s in descendants(ET.fromstring(strings), "si")] if strings else []
        self.first = "xl/worksheets/sheet1.xml"
        self.last = next((n for n in self.parts if "worksheets/chitieu" in n),
                         f"xl/worksheets/sheet{len(self.sheets)}.xml")

    def marked(self):
        styles = ET.fromstring(self.parts["xl/styles.xml"])
        fills = [next((c.get("rgb") for c in descendants(f, "fgColor")), None)
                 for f in descendants(descendants(styles, "fills")[0], "fill")]
        xfs = descendants(descendants(styles, "cellXfs")[0], "xf")
        sheet = ET.fromstring(self.parts[self.first])
        return sorted(c.get("r") for c in descendants(sheet, "c")
                      if fills[int(xfs[int(c.get("s", "0"))].get("fillId"))] in COLOURS.values())

    def comments(self):
        part = self.parts.get("xl/comments1.xml")
        root = ET.fromstring(part) if part else []
        return ["".join(t.text or "" for t in descendants(comment, "t"))
                for comment in (descendants(root, "comment") if part else [])]

    def commented(self):
        root = ET.fromstring(self.parts["xl/comments1.xml"])
        return sorted(c.get("ref") for c in descendants(root, "comment")
                      if any("[chitieu]" in (t.text or "") for t in descendants(c, "t")))

    def rows(self):
        sheet = ET.fromstring(self.parts[self.last])
        return [[text_of(c, self.strings) for c in descendants(row, "c")]
                for row in descendants(sheet, "row")]

    def type_answer(self, rule, text, target):
        number = next(i for i, row in enumerate(self.rows(), 1) if row[10:11] == [rule])
        sheet = self.parts[self.last].decode()
        cell = re.search(rf'<c r="J{number}"([^>]*?)/>', sheet)
        typed = (f'<c r="J{number}"{cell.group(1)} t="inlineStr"><is><t>{escape(text)}</t></is>'
                 '</c>')
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                if name == self.last:
                    content = (sheet[:cell.start()] + typed + sheet[cell.end():]).encode()
                package.writestr(name, content)


def main(name, what, *words):
    book = Book(name)
    if what == "sheets":
        return book.sheets[-1] == words[0] and book.sheets.count(words[0]) == 1
    if what == "marked":
        print(book.marked(), book.commented())
        return len(book.marked()) > 10 and book.marked() == book.commented()
    if what == "same":
        other = parts(words[0])
        different = [n for n in {*other, *book.parts} if other.get(n) != book.parts.get(n)]
        print(different)
        return not different
    if what == "fewer":
        return len(book.marked()) == len(Book(words[0]).marked()) - 1
    if what == "answers":
        return [row[9] for row in book.rows()].count(words[0]) == 1
    if what == "tells":
        found = [[row[2], row[6], row[8], row[10]] for row in book.rows()[1:]]
        print(found)
        return any(row[:len(words)] == list(words) for row in found)
    if what == "without":
        return words[0] not in book.sheets and not book.comments()
    if what == "short":
        lengths = [len(text) for text in book.comments()]
        print(lengths)
        return lengths and max(lengths) < 500
    book.type_answer(*words)
    return True


sys.exit(0 if main(*sys.argv[1:]) else 1)
