// compare.mjs: whether two runs of the benchmark tell the same.
//
//   node compare.mjs CHITIEU PEER
//
// Both are folders with dataset.csv and findings.csv. The datasets must be the same line by
// line but for the last column (LOCATION). Findings must be the same set of rule, indicator,
// area and period, each as often. Exit code 1, and the first differences, where they are not.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [ours, theirs] = process.argv.slice(2);
const SHOWN = 10;
const KEY = ['RULE', 'INDICATOR', 'REF_AREA', 'TIME_PERIOD'];

// Records of a CSV file that fits in memory.
function* records(text) {
  let fields = [], field = '', quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',' || c === '\n') {
      fields.push(field);
      field = '';
      if (c === '\n') {
        yield fields;
        fields = [];
      }
    } else {
      field += c;
    }
  }
}

// Key of each finding -> how often it is there.
function findings(folder) {
  const counts = new Map();
  let columns;
  for (const fields of records(readFileSync(`${folder}/findings.csv`, 'utf8'))) {
    columns ??= KEY.map((name) => fields.indexOf(name));
    const key = columns.map((column) => fields[column]).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function compareFindings() {
  const a = findings(ours), b = findings(theirs);
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const different = keys.filter((key) => a.get(key) !== b.get(key));
  for (const key of different.slice(0, SHOWN))
    console.log(`finding ${key}: chitieu ${a.get(key) ?? 0}, peer ${b.get(key) ?? 0}`);
  if (different.length > 0)
    console.log(`${different.length} findings differ`);
  // the header is one of them
  return { same: different.length === 0, count: [...a.values()].reduce((x, y) => x + y, -1) };
}

const lines = (folder) =>
  createInterface({ input: createReadStream(`${folder}/dataset.csv`), crlfDelay: Infinity })[
    Symbol.asyncIterator]();
const withoutLocation = (line) => line?.slice(0, line.lastIndexOf(','));

async function compareDatasets() {
  const a = lines(ours), b = lines(theirs);
  let different = 0, count = -1;
  for (;;) {
    const [x, y] = await Promise.all([a.next(), b.next()]);
    if (x.done && y.done)
      break;
    count++;
    if (withoutLocation(x.value) === withoutLocation(y.value))
      continue;
    if (different++ < SHOWN)
      console.log(`dataset line ${count + 1}:\n  chitieu ${x.value}\n  peer    ${y.value}`);
  }
  if (different > 0)
    console.log(`${different} lines of the dataset differ`);
  return { same: different === 0, count };
}

const dataset = await compareDatasets(), told = compareFindings();
if (dataset.same && told.same)
  console.log(`same ${dataset.count} rows of the dataset, same ${told.count} findings`);
process.exit(dataset.same && told.same ? 0 : 1);
