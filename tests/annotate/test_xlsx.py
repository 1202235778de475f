"""Copies of .xlsx: what changes, what does not, and what is marked."""

import shutil
import xml.etree.ElementTree as ET

import books
from tap import COLOURS, Folder, Tap, all_sound, annotate, changed, children, descendants, local, \
    parts, write

tap = Tap()
path = Folder()
SHEET = "Biểu 1"
WRONG = [(SHEET, "B3", "error", "Lỗi: 67,2 <> 61,7 & thiếu \"1.095\"\nCảnh báo: hai"),
         (SHEET, "D3", "warning", "Cảnh báo: =1+1"),
         (SHEET, "C5", "error", "Lỗi: trống"),
         (SHEET, "B8", "error", "Lỗi: trong ô gộp"),
         (SHEET, "E20", "error", "Lỗi: ngoài bảng")]
CELLS = ["A7", "B3", "C5", "D3", "E20"]
OURS = "[chitieu]\n"


def run(source, target, *remarks):
    code, message = annotate("ANNOTATE_XLSX", path(source), path(target), *remarks)
    if code != 0:
        print("#", message)
    return code == 0


def related(package, part, type_):
    """The part that @part leads to by a relationship of this type, or None."""
    folder, name = part.rsplit("/", 1)
    rels = package.get(f"{folder}/_rels/{name}.rels")
    for element in ET.fromstring(rels) if rels else []:
        if element.get("Type").endswith("/" + type_):
            target = element.get("Target")
            if target.startswith("/"):
                return target[1:]
            pieces = folder.split("/")
            for piece in target.split("/"):
                pieces = pieces[:-1] if piece == ".." else pieces + [piece]
            return "/".join(pieces)
    return None


def comments(name, sheet="xl/worksheets/sheet1.xml"):
    package = parts(path(name))
    part = related(package, sheet, "comments")
    if part is None:
        return {}
    root = ET.fromstring(package[part])
    authors = [a.text for a in descendants(root, "author")]
    return {c.get("ref"): (authors[int(c.get("authorId"))],
                           "".join(t.text or "" for t in descendants(c, "t")))
            for c in descendants(root, "comment")}


def styles_of(name):
    """cell -> (colour of its fill, number format, font, locked)"""
    package = parts(path(name))
    sheet = ET.fromstring(package["xl/worksheets/sheet1.xml"])
    root = ET.fromstring(package[related(package, "xl/workbook.xml", "styles")])
    fills = [next((f.get("rgb") or f.get("theme") for f in descendants(fill, "fgColor")), None)
             for fill in descendants(children(root, "fills")[0], "fill")]
    xfs = children(children(root, "cellXfs")[0], "xf")
    for kind, item in (("fills", "fill"), ("fonts", "font"), ("cellXfs", "xf")):
        element = children(root, kind)[0]
        assert int(element.get("count")) == len(children(element, item)), kind
    found = {}
    for cell in descendants(sheet, "c"):
        xf = xfs[int(cell.get("s", "0"))]
        locked = [p.get("locked") for p in descendants(xf, "protection")]
        found[cell.get("r")] = (fills[int(xf.get("fillId", "0"))], xf.get("numFmtId"),
                                xf.get("fontId"), locked)
    return found


def marked(name):
    return sorted(c for c, style in styles_of(name).items() if style[0] in COLOURS.values())


def shapes(name):
    package = parts(path(name))
    part = related(package, "xl/worksheets/sheet1.xml", "vmlDrawing")
    root = ET.fromstring(package[part])
    ids = [s.get("id") for s in descendants(root, "shape")]
    assert len(set(ids)) == len(ids)
    return sorted((int(d.findtext("{urn:schemas-microsoft-com:office:excel}Row")),
                   int(d.findtext("{urn:schemas-microsoft-com:office:excel}Column")))
                  for d in descendants(root, "ClientData"))


def heights(name):
    """cell -> height of the box of its comment, in points"""
    package = parts(path(name))
    root = ET.fromstring(package[related(package, "xl/worksheets/sheet1.xml", "vmlDrawing")])
    found = {}
    for shape in descendants(root, "shape"):
        data = descendants(shape, "ClientData")[0]
        row, column = (data.findtext("{urn:schemas-microsoft-com:office:excel}" + name)
                       for name in ("Row", "Column"))
        found["ABCDE"[int(column)] + str(int(row) + 1)] = int(
            shape.get("style").split("height:")[1].split("pt")[0])
    return found


def the_list(name):
    package = parts(path(name))
    sheet = ET.fromstring(package["xl/worksheets/chitieu1.xml"])
    return [["".join(t.text or "" for t in descendants(c, "t")) or
             "".join(v.text or "" for v in descendants(c, "v")) for c in children(row, "c")]
            for row in descendants(sheet, "row")], sheet


def in_order(name):
    """Rows and cells ascend, and what follows sheetData is in its legal order."""
    sheet = ET.fromstring(parts(path(name))["xl/worksheets/sheet1.xml"])
    rows = [int(r.get("r")) for r in descendants(sheet, "row")]
    legal = ["dimension", "sheetData", "mergeCells", "pageSetup", "legacyDrawing", "tableParts"]
    names = [local(child) for child in sheet]
    columns = all(
        [len(c.get("r")) * 100 + ord(c.get("r")[0]) for c in children(r, "c")] ==
        sorted(len(c.get("r")) * 100 + ord(c.get("r")[0]) for c in children(r, "c"))
        for r in descendants(sheet, "row"))
    return rows == sorted(set(rows)) and columns and names == [n for n in legal if n in names]


VARIANTS = {
    "plain": {},
    "strict": {"strict": True},
    "prefixed": {"prefix": "x:"},
    "strict, prefixed, with comments": {"strict": True, "prefix": "main:", "comments": True},
    "without styles": {"styles": False},
    "with comments": {"comments": True},
    "with comments and broken VML": {"comments": True, "vml": books.VML.format("a<br>b")},
    "with macros": {"macros": True},
    "in UTF-16": {"encoding": "utf-16", "comments": True},
}


def variant(label, options):
    write(path("in.xlsx"), books.xlsx(**options))
    before = open(path("in.xlsx"), "rb").read()
    tap.check(f"{label}: annotated", run("in.xlsx", "out.xlsx", *WRONG))
    tap.check(f"{label}: the source stays", open(path("in.xlsx"), "rb").read() == before)
    if "br>" not in options.get("vml", ""):
        tap.equal(f"{label}: all parts are sound", all_sound(path("out.xlsx")), None)
    different, gone, new = changed(path("in.xlsx"), path("out.xlsx"))
    allowed = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
               "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/styles.xml",
               "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    tap.check(f"{label}: other parts keep their bytes", set(different) <= allowed and not gone,
              (different, gone))
    tap.check(f"{label}: new parts", set(new) <= {"xl/worksheets/chitieu1.xml", "xl/comments1.xml",
                                                  "xl/drawings/vmlDrawing1.vml", "xl/styles1.xml"},
              new)
    tap.equal(f"{label}: the wrong cells are marked", marked("out.xlsx"), CELLS)
    tap.equal(f"{label}: the wrong cells have comments", sorted(comments("out.xlsx")), CELLS)
    tap.check(f"{label}: rows, cells and elements in order", in_order("out.xlsx"))
    if "br>" not in options.get("vml", ""):
        tap.equal(f"{label}: a shape for each comment", shapes("out.xlsx"),
                  [(2, 1), (2, 3), (4, 2), (6, 0), (19, 4)])
    first = comments("out.xlsx")["D3"]
    tap.equal(f"{label}: text and author", first, ("chitieu", OURS + "Cảnh báo: =1+1"))
    tap.check(f"{label}: a second annotation", run("out.xlsx", "out2.xlsx", *WRONG))
    tap.equal(f"{label}: it piles nothing up", changed(path("out.xlsx"), path("out2.xlsx")),
              ([], [], []))


def keeps_what_is_there():
    write(path("in.xlsx"), books.xlsx(comments=True))
    run("in.xlsx", "out.xlsx", *WRONG)
    styles = styles_of("out.xlsx")
    tap.equal("number format and font stay", styles["B3"], (COLOURS["error"], "10", "0", []))
    tap.equal("alignment and protection stay", styles["D3"],
              (COLOURS["warning"], "4", "1", ["0"]))
    tap.equal("a cell that was not there has the style of its row or none", styles["C5"][1], "0")
    tap.equal("the comment of another stays, ours below",
              comments("out.xlsx")["B3"],
              ("Chị Hà", "Số của xã\n" + OURS + WRONG[0][3]))
    sheet = parts(path("out.xlsx"))["xl/worksheets/sheet1.xml"].decode()
    source = parts(path("in.xlsx"))["xl/worksheets/sheet1.xml"].decode()
    tap.check("the rest of the sheet has the same bytes",
              "<!-- kept -->" in sheet and "<f>B3*2</f><v>1.344</v>" in sheet and
              sheet.split("<mergeCells")[1] == source.split("<mergeCells")[1])
    run("out.xlsx", "cell.xlsx", (SHEET, "C3", "error", "x"))
    tap.equal("a missing cell of a row with a style has that style",
              styles_of("cell.xlsx")["C3"][:2], (COLOURS["error"], "3"))


def takes_marks_away():
    write(path("in.xlsx"), books.xlsx(comments=True))
    run("in.xlsx", "out.xlsx", *WRONG)
    tap.check("with less that is wrong", run("out.xlsx", "less.xlsx", WRONG[1]))
    tap.equal("only that is marked", marked("less.xlsx"), ["D3"])
    tap.equal("only that has our comment",
              {c: a for c, (a, _) in comments("less.xlsx").items()},
              {"B3": "Chị Hà", "D3": "chitieu"})
    tap.equal("and a shape", shapes("less.xlsx"), [(2, 1), (2, 3)])
    tap.check("with nothing wrong", run("less.xlsx", "none.xlsx"))
    tap.equal("the colours are those before", styles_of("none.xlsx")["D3"],
              styles_of("in.xlsx")["D3"])
    a, b = parts(path("in.xlsx")), parts(path("none.xlsx"))
    tap.equal("the comments of others are those before",
              comments("none.xlsx"), {"B3": ("Chị Hà", "Số của xã")})
    tap.equal("their shapes, too", b["xl/drawings/vmlDrawing1.vml"],
              a["xl/drawings/vmlDrawing1.vml"])
    tap.equal("another severity, another colour",
              run("out.xlsx", "other.xlsx", (SHEET, "D3", "error", "x")) and
              styles_of("other.xlsx")["D3"], (COLOURS["error"], "4", "1", ["0"]))
    run("other.xlsx", "back.xlsx")
    tap.equal("and the colour before is not forgotten", styles_of("back.xlsx")["D3"],
              styles_of("in.xlsx")["D3"])


def boxes():
    write(path("in.xlsx"), books.xlsx())
    run("in.xlsx", "short.xlsx", (SHEET, "D3", "error", "x"), (SHEET, "B3", "error", "y"))
    run("short.xlsx", "long.xlsx", (SHEET, "D3", "error", "Lỗi: một câu dài " * 20),
        (SHEET, "B3", "error", "y"))
    short, long = heights("short.xlsx"), heights("long.xlsx")
    tap.check("a box has room for its text", long["D3"] >= short["D3"] + 60, (short, long))
    tap.equal("that of another cell stays", long["B3"], short["B3"])
    tap.equal("a shape for each comment, still", shapes("long.xlsx"), [(2, 1), (2, 3)])


def has_a_list():
    write(path("in.xlsx"), books.xlsx())
    run("in.xlsx", "out.xlsx", *WRONG, (SHEET, "A1", "error", "+x", "=cmd|' /C calc'!A0"))
    rows, sheet = the_list("out.xlsx")
    tap.equal("headings", rows[0][9:], ["Giải trình", "RULE", "INDICATOR", "REF_AREA",
                                        "TIME_PERIOD", "OBS_VALUE"])
    tap.equal("rows", [row[2] for row in rows[1:]],
              [f"{SHEET}!{c}" for c in ("B3", "D3", "C5", "B8", "E20", "A1")])
    tap.equal("text is no formula", (rows[6][7], rows[6][9], len(descendants(sheet, "f"))),
              ("+x", "=cmd|' /C calc'!A0", 0))
    tap.equal("links", [link.get("location") for link in descendants(sheet, "hyperlink")],
              [f"'{SHEET}'!{c}" for c in ("B3", "D3", "C5", "B8", "E20", "A1")])
    hidden = [c for c in descendants(sheet, "col") if c.get("hidden") == "1"]
    tap.equal("keys are hidden", [(c.get("min"), c.get("max")) for c in hidden], [("11", "15")])
    book = ET.fromstring(parts(path("out.xlsx"))["xl/workbook.xml"])
    tap.equal("the workbook has it last",
              [(s.get("name"), s.get("sheetId")) for s in descendants(book, "sheet")],
              [(SHEET, "7"), ("Cần sửa", "8")])
    run("out.xlsx", "again.xlsx", *WRONG, (SHEET, "A1", "error", "+x"))
    tap.equal("an answer stays", [row[9] for row in the_list("again.xlsx")[0][1:]],
              [""] * 5 + ["=cmd|' /C calc'!A0"])


def names():
    write(path("in.xlsx"), books.xlsx(sheet_name="cần SỬA"))
    run("in.xlsx", "out.xlsx", ("cần SỬA", "B3", "error", "x"))
    book = ET.fromstring(parts(path("out.xlsx"))["xl/workbook.xml"])
    tap.equal("a sheet of the sender's that is called so stays",
              [s.get("name") for s in descendants(book, "sheet")], ["cần SỬA", "Cần sửa (2)"])
    write(path("in.xlsx"), books.xlsx(sheet_name="Biểu 'mới' &amp; cũ"))
    run("in.xlsx", "out.xlsx", ("Biểu 'mới' & cũ", "B3", "error", "x"))
    sheet = ET.fromstring(parts(path("out.xlsx"))["xl/worksheets/chitieu1.xml"])
    tap.equal("names in links", descendants(sheet, "hyperlink")[0].get("location"),
              "'Biểu ''mới'' & cũ'!B3")
    run("in.xlsx", "out.xlsx", ("Biểu 'mới' & cũ", "3", "error", "x"))
    tap.equal("a remark on a row goes to its first cell", marked("out.xlsx"), ["B3"])


def bad():
    write(path("in.xlsx"), {**books.xlsx(), "xl/worksheets/sheet1.xml": b"<worksheet>"})
    tap.check("a broken sheet is told", not run("in.xlsx", "bad.xlsx", *WRONG))
    shutil.copy(__file__, path("in.xlsx"))
    tap.check("what is no workbook is told", not run("in.xlsx", "bad.xlsx", *WRONG))


for each, these in VARIANTS.items():
    variant(each, these)
keeps_what_is_there()
takes_marks_away()
boxes()
has_a_list()
names()
bad()
tap.end()
