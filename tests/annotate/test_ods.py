"""Copies of .ods and .fods: what changes, what does not, and what is marked."""

import xml.etree.ElementTree as ET

from tap import Folder, Tap, all_sound, annotate, changed, children, descendants, local, parts, \
    write

tap = Tap()
path = Folder()
SHEET = "Biểu 1"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
COLOURS = ("#ffc9ce", "#ffee9b")
SPACES = {"office": OASIS + "office:1.0", "table": OASIS + "table:1.0", "text": OASIS + "text:1.0",
          "style": OASIS + "style:1.0", "fo": OASIS + "xsl-fo-compatible:1.0"}
TABLE = "{" + SPACES["table"] + "}"
TEXT = "{" + SPACES["text"] + "}"

STYLES = (
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default" '
    'style:data-style-name="N11"/><style:style style:name="ce2" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ddebf7" fo:border="none"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>')

ROWS = (
    '<table:table-column table:number-columns-repeated="3"/>'
    '<table:table-column table:default-cell-style-name="ce2"/>'
    '<table:table-header-rows><table:table-row><table:table-cell office:value-type="string">'
    '<text:p>Chỉ tiêu</text:p></table:table-cell></table:table-row></table:table-header-rows>\n'
    '<table:table-row table:number-rows-repeated="3"><table:table-cell/>'
    '<table:table-cell table:style-name="ce1" office:value-type="percentage" '
    'office:value="0.672" table:number-columns-repeated="4"><text:p>67,2%</text:p>'
    '</table:table-cell></table:table-row><!-- kept -->'
    '<table:table-row><table:table-cell table:style-name="ce2" office:value-type="float" '
    'office:value="3" table:formula="of:=[.B2]*2"><office:annotation><dc:creator '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">Chị Hà</dc:creator><text:p>Số của xã</text:p>'
    '</office:annotation><text:p>3</text:p></table:table-cell></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-spanned="2" '
    'table:number-rows-spanned="2" office:value-type="string"><text:p>gộp</text:p>'
    '</table:table-cell><table:covered-table-cell/></table:table-row>'
    '<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>'
    '</table:table-row><table:table-row/>')

MARKS = [(SHEET, "C3", "error", "Lỗi: 1 < 2 & \"x\"\nhai  cách"), (SHEET, "E3", "warning", "y"),
         (SHEET, "A5", "error", "Lỗi: dưới chú thích"), (SHEET, "B7", "error", "trong ô gộp"),
         (SHEET, "D8", "error", "ô không có"), (SHEET, "B20", "warning", "ngoài bảng")]
CELLS = ["A5", "A6", "B20", "C3", "D8", "E3"]


def content(prefix="", flat=False):
    """@prefix: put in front of the usual ones."""
    spaces = " ".join(f'xmlns:{prefix}{p}="{s}"' for p, s in SPACES.items())
    root = "office:document" if flat else "office:document-content"
    text = (f'<{root} office:version="1.3"><office:automatic-styles>{STYLES}'
            '</office:automatic-styles><office:body><office:spreadsheet>'
            f'<table:table table:name="{SHEET}">{ROWS}</table:table><table:table '
            'table:name="Phụ lục"><table:table-column/><table:table-row><table:table-cell/>'
            '</table:table-row></table:table><table:named-expressions/></office:spreadsheet>'
            f'</office:body></{root}>')
    for name in SPACES:
        text = text.replace(f"{name}:", f"{prefix}{name}:")
    text = text.replace(f"xmlns:{prefix}", "xmlns:")  # those within
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{prefix}{root} {spaces}' +
            text[len(prefix + root) + 1:]).encode()


def ods(**options):
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content(**options), "styles.xml":
            f'<office:document-styles xmlns:office="{SPACES["office"]}"/>',
            "Basic/script-lb.xml": "<library/>", "Pictures/p.png": b"\x89PNG\0",
            "META-INF/manifest.xml": "<manifest/>"}


def run(source, target, *remarks):
    code, message = annotate("ANNOTATE_ODS", path(source), path(target), *remarks)
    if code != 0:
        print("#", message)
    return code == 0


def read(name):
    if name.endswith(".fods"):
        with open(path(name), "rb") as file:
            return ET.fromstring(file.read())
    return ET.fromstring(parts(path(name))["content.xml"])


def cells(name, sheet=SHEET):
    """address -> (style, background, text, comment), of cells with something in them; repeated
    ones by their first."""
    root = read(name)
    backgrounds = {}
    for style in descendants(root, "style"):
        colours = [p.get("{" + SPACES["fo"] + "}background-color")
                   for p in children(style, "table-cell-properties")]
        key = style.get("{" + SPACES["style"] + "}name")
        assert key not in backgrounds, key
        backgrounds[key] = colours[0] if colours else None
    table = next(t for t in descendants(root, "table") if t.get(TABLE + "name") == sheet)
    found, y = {}, 1
    for row in descendants(table, "table-row"):
        x = 1
        for cell in row:
            style = cell.get(TABLE + "style-name")
            notes = children(cell, "annotation")
            comment = "\n".join("".join(p.itertext()) for n in notes for p in children(n, "p"))
            text = "".join("".join(p.itertext()) for p in children(cell, "p"))
            if style or notes or text:
                found[f"{chr(64 + x)}{y}"] = (style, backgrounds.get(style), text, comment)
            x += int(cell.get(TABLE + "number-columns-repeated", "1"))
        y += int(row.get(TABLE + "number-rows-repeated", "1"))
    return found, y


def values(name):
    """All cells with their values, repeats written out."""
    table = next(t for t in descendants(read(name), "table") if t.get(TABLE + "name") == SHEET)
    found, y = {}, 1
    for row in descendants(table, "table-row"):
        for _ in range(int(row.get(TABLE + "number-rows-repeated", "1"))):
            x = 1
            for cell in row:
                for _ in range(int(cell.get(TABLE + "number-columns-repeated", "1"))):
                    if cell.get("{" + SPACES["office"] + "}value-type"):
                        found[x, y] = ["".join(p.itertext()) for p in children(cell, "p")]
                    x += 1
            y += 1
    return found


def marked(name):
    return sorted(c for c, seen in cells(name)[0].items() if seen[1] in COLOURS)


def commented(name):
    return sorted(c for c, seen in cells(name)[0].items() if "[chitieu]" in seen[3])


def make(name, **options):
    if name.endswith(".fods"):
        with open(path(name), "wb") as file:
            file.write(content(flat=True, **options))
    else:
        write(path(name), ods(**options))


def variant(label, ending, options):
    first, second, third = f"in.{ending}", f"out.{ending}", f"out2.{ending}"
    make(first, **options)
    tap.check(f"{label}: annotated", run(first, second, *MARKS))
    if ending == "ods":
        tap.equal(f"{label}: other parts keep their bytes", changed(path(first), path(second)),
                  (["content.xml"], [], []))
        tap.equal(f"{label}: all parts are sound", all_sound(path(second)), None)
        tap.equal(f"{label}: order of parts", list(parts(path(second))), list(ods()))
    tap.equal(f"{label}: the wrong cells are marked", marked(second), CELLS)
    tap.equal(f"{label}: the wrong cells have comments", commented(second), CELLS)
    tap.equal(f"{label}: values where they were", values(second), values(first))
    tap.check(f"{label}: a second annotation", run(second, third, *MARKS))
    with open(path(second), "rb") as one, open(path(third), "rb") as two:
        same = one.read() == two.read() if ending == "fods" else \
            changed(path(second), path(third)) == ([], [], [])
    tap.check(f"{label}: it piles nothing up", same)


def keeps_what_is_there():
    make("in.ods")
    run("in.ods", "out.ods", *MARKS)
    seen = cells("out.ods")[0]
    tap.equal("lines of a comment", seen["C3"][3],
              "[chitieu]\nLỗi: 1 < 2 & \"x\"\nhai  cách".replace("  ", " "))
    tap.equal("the comment of another stays, ours below", seen["A5"][3],
              "Số của xã\n[chitieu]\nLỗi: dưới chú thích")
    text = parts(path("out.ods"))["content.xml"].decode()
    tap.check("number format stays", 'style:name="chitieu-e-ce1" style:family="table-cell" '
              'style:parent-style-name="Default" style:data-style-name="N11"' in text)
    tap.check("border and font stay", 'fo:background-color="#ffc9ce" fo:border="none"/>'
              '<style:text-properties fo:font-weight="bold"/>' in text)
    tap.check("a cell that was not there has the style of its column",
              seen["D8"][0] == "chitieu-e-ce2", seen["D8"])
    tap.check("the rest has the same bytes", "<!-- kept -->" in text and
              'table:formula="of:=[.B2]*2"' in text and "<table:named-expressions/>" in text)


def takes_marks_away():
    make("in.ods")
    run("in.ods", "out.ods", *MARKS)
    tap.check("with less that is wrong", run("out.ods", "less.ods", MARKS[0]))
    tap.equal("only that is marked", marked("less.ods"), ["C3"])
    tap.equal("only that has our comment", commented("less.ods"), ["C3"])
    run("less.ods", "none.ods")
    seen = cells("none.ods")[0]
    tap.equal("the style and comment of another are those before", seen["A5"],
              cells("in.ods")[0]["A5"])
    tap.equal("and the values", values("none.ods"), values("in.ods"))


def has_a_list():
    make("in.ods")
    run("in.ods", "out.ods", *MARKS, (SHEET, "A1", "error", "=1+1", "=cmd"))
    root = read("out.ods")
    table = next(t for t in descendants(root, "table") if t.get(TABLE + "name") == "Cần sửa")
    rows = [["".join(c.itertext()) for c in row] for row in descendants(table, "table-row")]
    tap.equal("headings", rows[0][9:], ["Giải trình", "RULE", "INDICATOR", "REF_AREA",
                                        "TIME_PERIOD", "OBS_VALUE"])
    tap.equal("text is no formula", (rows[7][7], rows[7][9], [c for c in table.iter() if
                                     c.get(TABLE + "formula")]), ("=1+1", "=cmd", []))
    links = [a.get("{http://www.w3.org/1999/xlink}href") for a in descendants(table, "a")]
    tap.equal("links", links, [f"#'{SHEET}'.{mark[1]}" for mark in MARKS] + [f"#'{SHEET}'.A1"])
    sheets = next(iter(descendants(root, "spreadsheet")))
    tap.equal("behind the other tables", [local(child) for child in sheets],
              ["table"] * 3 + ["named-expressions", "database-ranges"])
    run("out.ods", "again.ods", (SHEET, "A1", "error", "=1+1"))
    table = next(t for t in descendants(read("again.ods"), "table")
                 if t.get(TABLE + "name") == "Cần sửa")
    rows = [["".join(c.itertext()) for c in row] for row in descendants(table, "table-row")]
    tap.equal("an answer stays", [row[9] for row in rows[1:]], ["=cmd"])
    tap.equal("one list, one range", (len(descendants(read("again.ods"), "table")),
                                      len(descendants(read("again.ods"), "database-range"))),
              (3, 1))


def bad():
    write(path("in.ods"), {**ods(), "content.xml": b"<office>"})
    tap.check("broken content is told", not run("in.ods", "bad.ods", *MARKS))
    make("in.ods")
    run("in.ods", "row.ods", (SHEET, "2", "error", "x"))
    tap.equal("a remark on a row goes to its first cell", marked("row.ods"), ["B2"])


variant("archive", "ods", {})
variant("flat", "fods", {})
variant("other prefixes", "ods", {"prefix": "my"})
keeps_what_is_there()
takes_marks_away()
has_a_list()
bad()
tap.end()
