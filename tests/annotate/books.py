"""Workbooks written by hand, as small as the format allows, with what copies must not touch."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = (
    '<fonts count="2"><font><sz val="13"/><name val="Times New Roman"/></font>'
    '<font><b/><sz val="13"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" '
    'tint="0.8"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="4" fontId="1" fillId="2" borderId="0" xfId="0" applyFill="1"><alignment '
    'horizontal="right"/><protection locked="0"/></xf>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>')

ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c></row>\n'
    '<row r="3" s="3" customFormat="1"><c r="B3" s="1"><v>0.672</v></c><!-- kept -->'
    '<c r="D3" s="2"><f>B3*2</f><v>1.344</v></c></row>'
    '<row r="5"/><row r="7"><c r="A7" t="inlineStr"><is><t>gộp</t></is></c><c r="B7"/></row>'
    '<row r="8"><c r="A8"/><c r="B8"/></row>')

VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap '
    'v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" '
    'type="#_x0000_t202" style="visibility:hidden"><v:textbox><div>{0}</div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData>'
    '</v:shape></xml>')


def relations(space, *targets):
    lines = "".join(
        f'<Relationship Id="{id_}" Type="{space}/{type_}" Target="{target}"/>'
        for id_, type_, target in targets)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def prefixed(xml, prefix):
    """The same with a prefix on each element of the main space."""
    if not prefix:
        return xml
    out, rest = "", xml
    while "<" in rest:
        before, rest = rest.split("<", 1)
        sign = rest[0]
        if sign in "!?":
            out += before + "<"
        elif sign == "/":
            out += before + "</" + prefix
            rest = rest[1:]
        else:
            out += before + "<" + prefix
    return out + rest


def xlsx(strict=False, prefix="", comments=False, vml=VML.format("x"), macros=False,
         styles=True, sheet_name="Biểu 1", encoding="utf-8"):
    """Parts of a workbook of one sheet."""
    main, rel = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    space = f'xmlns{":" + prefix[:-1] if prefix else ""}="{main}" xmlns:r="{rel}"'

    def part(root, content):
        text = prefixed(f"<{root}>{content}</{root}>", prefix)
        text = text.replace(f"<{prefix}{root}>", f"<{prefix}{root} {space}>", 1)
        return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.encode(encoding)

    sheet_rels = [("rId1", "printerSettings", "../printerSettings/p1.bin")]
    types = ""
    legacy = ""
    made = {}
    if comments:
        sheet_rels += [("rId2", "comments", "../comments1.xml"),
                       ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                       ("rId4", "threadedComment", "../threadedComments/t1.xml")]
        legacy = '<legacyDrawing r:id="rId3"/>'
        types += (f'<Override PartName="/xl/comments1.xml" ContentType="{SPREADSHEET}.comments+xml"/>'
                  '<Default Extension="vml" '
                  'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>')
        made["xl/comments1.xml"] = part("comments", (
            "<authors><author>Chị Hà</author></authors><commentList><comment ref=\"B3\" "
            "authorId=\"0\"><text><r><t>Số của xã</t></r></text></comment></commentList>"))
        made["xl/drawings/vmlDrawing1.vml"] = vml
        made["xl/threadedComments/t1.xml"] = "<ThreadedComments/>"
    if styles:
        types += f'<Override PartName="/xl/styles.xml" ContentType="{SPREADSHEET}.styles+xml"/>'
        made["xl/styles.xml"] = part("styleSheet", STYLES)
    book_rels = [("rId1", "worksheet", "worksheets/sheet1.xml"),
                 ("rId3", "calcChain", "calcChain.xml")]
    if styles:
        book_rels.append(("rId2", "styles", "styles.xml"))
    if macros:
        book_rels.append(("rId9", "vbaProject", "vbaProject.bin"))
        made["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0macros"
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" if macros \
        else f"{SPREADSHEET}.sheet.main+xml"
    return {
        "[Content_Types].xml":
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Default Extension="bin" ContentType="application/x"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/><Override PartName='
            f'"/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/>{types}</Types>',
        "_rels/.rels": relations(rel, ("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": part("workbook", (
            f'<sheets><sheet name="{sheet_name}" sheetId="7" r:id="rId1"/></sheets>'
            '<definedNames><definedName name="x">1</definedName></definedNames>')),
        "xl/_rels/workbook.xml.rels": relations(rel, *book_rels),
        "xl/worksheets/sheet1.xml": part("worksheet", (
            '<dimension ref="A1:D8"/><sheetData>' + ROWS + "</sheetData>"
            '<mergeCells count="1"><mergeCell ref="A7:B8"/></mergeCells>'
            '<pageSetup r:id="rId1"/>' + legacy + '<tableParts count="0"/>')),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(rel, *sheet_rels),
        "xl/calcChain.xml": part("calcChain", '<c r="D3" i="1"/>'),
        "xl/printerSettings/p1.bin": b"\0printer",
        **made,
    }
