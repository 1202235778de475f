// polars.mjs: a part of the work of chitieu's benchmark, done by polars. Less than chitieu
// and DuckDB do: it reads the rows, makes numbers of the values, works out the rates from
// their parts, sorts and writes. No units, no components as figures, no duplicates, no sums,
// no findings.
//
//   node polars.mjs FOLDER OUT
//   node polars.mjs --here       exit code 0 when polars is installed
import { mkdirSync, readdirSync } from 'node:fs';
import { exit } from 'node:process';

const [folder, out] = process.argv.slice(2);
const { default: pl } = await import('nodejs-polars').catch(() => exit(1));
if (folder === '--here')
  exit(0);

// "1.234,5" and 1234.5
const number = (name) =>
  pl.when(pl.col(name).str.contains(','))
    .then(pl.col(name).str.replaceAll('\\.', '').str.replace(',', '.'))
    .otherwise(pl.col(name)).cast(pl.Float64, false).alias(name);
const NAMES = ['indicator', 'area', 'period', 'value', 'unit', 'numerator', 'denominator', 'note'];
const files = readdirSync(`${folder}/data`).filter((name) => name.endsWith('.csv')).sort();
if (files.length === 0)
  exit(1);

mkdirSync(out, { recursive: true });
pl.concat(files.map((name) =>
  pl.readCSV(`${folder}/data/${name}`, {
    schema: Object.fromEntries(NAMES.map((column) => [column, pl.Utf8])),
  })))
  .withColumns(number('value'), number('numerator'), number('denominator'))
  .withColumn(pl.col('numerator').div(pl.col('denominator')).alias('rate'))
  .sort(['indicator', 'period', 'area'])
  .writeCSV(`${out}/dataset.csv`);
