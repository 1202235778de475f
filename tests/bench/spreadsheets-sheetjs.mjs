// What SheetJS needs to read the workbooks of a folder, and no more: no formulas, no HTML, no
// texts of numbers.
//
//   node spreadsheets-sheetjs.mjs FOLDER    prints how many cells hold something
//   node spreadsheets-sheetjs.mjs --start   only loads SheetJS
import fs from "node:fs";
import path from "node:path";
import XLSX from "xlsx";

const options = { dense: true, cellFormula: false, cellHTML: false, cellText: false };

function count(file) {
  const book = XLSX.read(fs.readFileSync(file), options);
  let n = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    for (const row of sheet["!data"] ?? sheet)
      for (const cell of row ?? []) if (cell !== undefined && cell.v !== undefined) n++;
  }
  return n;
}

if (process.argv[2] !== "--start") {
  const folder = process.argv[2];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
  console.log(files.reduce((n, name) => n + count(path.join(folder, name)), 0));
}
