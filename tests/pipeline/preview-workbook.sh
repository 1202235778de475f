#!/bin/sh
# chitieu preview of a workbook, sheet by sheet: a cover, a form with a hidden row and a formula
# that was typed over, a hidden sheet of last year.
# shellcheck disable=SC2016,SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

cd "$work" || exit 1
export CHITIEU_PIPELINE="$pipeline"

lacks() {
  check "$1" sh -c '! grep -qF -- "$2" "$1"' - "$work/$2" "$3"
}

python3 - <<'END'
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(place, value):
    if isinstance(value, tuple):
        return f'<c r="{place}"><f>{value[0]}</f><v>{value[1]}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet(rows, hidden=()):
    lines = "".join(
        f'<row r="{row}" hidden="{int(row in hidden)}">'
        + "".join(cell(f"{chr(65 + i)}{row}", value) for i, value in enumerate(line))
        + "</row>"
        for row, line in rows.items()
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def form(year, more):
    rows = {
        1: [f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU 6 THÁNG ĐẦU NĂM {year}"],
        2: ["Huyện Bát Xát"],
        4: ["STT", "Chỉ tiêu", "Đơn vị tính", f"Kế hoạch năm {year}",
            f"Thực hiện 6 tháng đầu năm {year}", "So KH (%)"],
    }
    figures = [("Thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", 120.5, 67.2),
               ("Tỷ lệ hộ nghèo", "%", 12.5, 13.1),
               ("Số trường đạt chuẩn quốc gia", "Trường", 40, 38),
               ("Tỷ lệ che phủ rừng", "%", 60, 59.1)]
    for row, (name, unit, plan, actual) in enumerate(figures, 5):
        share = (f"E{row}/D{row}*100", actual / plan * 100)
        rows[row] = [row - 4, name, unit, plan + more, actual + more, 95 if row == 7 else share]
    return rows


sheets = [("Bìa", "", sheet({1: ["BÁO CÁO 6 THÁNG ĐẦU NĂM 2023"], 3: ["Huyện Bát Xát"]})),
          ("Biểu 1", "", sheet(form(2023, 0), hidden=(6,))),
          ("Năm trước", ' state="hidden"', sheet(form(2022, 1)))]

with zipfile.ZipFile("huyen-bat-xat.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
    book.writestr("[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>')
    book.writestr("_rels/.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    book.writestr("xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{i}"{state} r:id="rId{i}"/>'
                  for i, (name, state, _) in enumerate(sheets, 1)) + "</sheets></workbook>")
    book.writestr("xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                  for i in range(1, len(sheets) + 1)) + "</Relationships>")
    for i, (_, _, part) in enumerate(sheets, 1):
        book.writestr(f"xl/worksheets/sheet{i}.xml", part)
END

expect 0 'a workbook' chitieu preview --lang en huyen-bat-xat.xlsx
silent 'a workbook' stderr
says 'the cover has its heading' stdout 'Sheet "Bìa"'
says 'and why it is passed over' stdout 'no figures: the sheet holds text and no table of figures'
says 'the form has one' stdout 'Sheet "Biểu 1"'
says 'what is hidden is said where it is' stdout '  hidden rows'
says 'a hidden sheet is said to be' stdout 'Sheet "Năm trước" (hidden)'
lacks 'tables are not numbered' stdout 'Table 1'
check 'places in a sheet go without its name' grep -Eq '67\.2 +tỷ đồng +E5$' stdout
check 'findings have it' grep -q 'Biểu 1!F7.*read.typed-over' stdout
lacks 'a finding of a formula is no fact' stdout '  formula'
expect 0 'in Vietnamese' chitieu preview --lang vi huyen-bat-xat.xlsx
says 'the name of the sheet' stdout '"Biểu 1"'
expect 0 'for programs' chitieu preview --format json huyen-bat-xat.xlsx
check 'places in full, and the sheet of what is hidden' python3 - stdout <<'END'
import json, sys

found = json.load(open(sys.argv[1], encoding="utf-8"))["files"][0]
places = [row["location"] for row in found["observations"]]
assert "Biểu 1!E5" in places, places
hidden = {fact["text"]: fact["table"] for fact in found["facts"] if (fact["text"] or "").startswith("hidden")}
assert hidden == {"hidden-rows": "2", "hidden-sheet": "3"}, hidden
END
finish
