// duckdb.mjs: the work of chitieu's benchmark, done by DuckDB.
//
//   node duckdb.mjs FOLDER OUT [THREADS]
//
// Reads FOLDER/catalog and FOLDER/data (CSV or JSON) as made by generate.c and writes
// dataset.csv and findings.csv into OUT: the same rows, columns and order as chitieu (LOCATION stays
// empty), and the findings as rule and key. With -v the time of each step goes to standard
// error.
//
// Values are held exactly, as whole numbers of 10^-7 of the indicator's unit, with what a
// figure stands for: value - half to value + half. Codes are enumerations in the order of
// the catalog, so that they sort and group as small integers.
import { mkdirSync, readdirSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, out, threads = '2'] = process.argv.slice(2).filter((word) => word !== '-v');
const verbose = process.argv.includes('-v');

const text = (value) => `'${value.replaceAll("'", "''")}'`;
const catalog = (name) =>
  `read_csv(${text(`${folder}/catalog/${name}.csv`)}, header = true, all_varchar = true)`;

const COLUMNS = ['indicator', 'area', 'period', 'value', 'unit', 'numerator', 'denominator',
                 'note'];
const columns = `{${COLUMNS.map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`;
// --start has no folder
const json = folder !== '--start' && readdirSync(`${folder}/data`)[0].endsWith('.json');
const files = text(`${folder}/data/part-*.${json ? 'json' : 'csv'}`);
const data = json
  ? `read_json(${files}, format = 'array', filename = true, columns = ${columns})`
  : `read_csv(${files}, auto_detect = false, header = true, delim = ',', quote = '"',
       escape = '"', filename = true, columns = ${columns})`;

// What tells how a figure printed with some decimals in some unit becomes one of an indicator.
const formKey = (indicator, unit, decimals) =>
  `((enum_code(${indicator})::integer * 256 + enum_code(${unit})) * 16 + ${decimals})`;

// A field of CSV; and what stands behind the decimals of a file's rows in dataset.csv. Both
// become enumerations, so that no row needs a join when it is written.
const cell = (content) =>
  `if(regexp_matches(${content}, '[,"\n\r]'), '"' || replace(${content}, '"', '""') || '"', ` +
  `${content})`;
const rowEnd = (file) => `',A,benchmark,' || ${cell(`${file}[${folder.length + 2}:]`)} || ','`;

// Catalog: small tables and the enumerations.
const CATALOG = `
create temp table units as
  select row_number() over () - 1 as id, code, symbol, name_vi, name_en, aliases, dimension,
    coalesce(whole = 'yes', false) as whole, round(log10(factor::double))::integer as exponent,
    if(factor::decimal(38, 18) =
         concat('1e', round(log10(factor::double))::integer)::decimal(38, 18),
       true, error('units of other factors than powers of ten are not for this peer'))
      as checked
  from ${catalog('units')};

create temp table indicators as
  select row_number() over (order by place, line) - 1 as id, entries.* exclude (unit, place, line),
    units.id as unit, units.symbol, units.whole, units.exponent, units.dimension
  from (
    select 0 as place, row_number() over () as line, code, unit, additive, form, numerator,
      denominator, factor::bigint as factor, minimum::decimal(38, 7) as minimum,
      maximum::decimal(38, 7) as maximum from ${catalog('indicators')}
    union all
    select 1, row_number() over (), code, unit, additive, 'total', null, null, null,
      minimum::decimal(38, 7), maximum::decimal(38, 7) from ${catalog('components')}) as entries
  join units on units.code = entries.unit;

create temp table areas as
  select row_number() over () - 1 as id, code, parent, level from ${catalog('areas')};

create temp table spellings as
  select distinct on (spelling) spelling, id from (
    select code as spelling, id from units union all
    select symbol, id from units union all
    select name_vi, id from units union all
    select name_en, id from units union all
    select unnest(string_split(aliases, ' | ')), id from units)
  where spelling <> '' order by spelling, id;

create type indicator as enum (select code from indicators order by id);
create type area as enum (select code from areas order by id);
create type unit as enum (select spelling from spellings order by spelling);
create type source as enum (
  select ${rowEnd('file')} from glob(${files}) order by file);
create type symbol as enum (select distinct ',' || ${cell('symbol')} || ',' from units);
create type period as enum (
  select strftime(unnest(generate_series(date '1990-01-01', date '2059-12-01', interval 1 month)),
                  '%Y-%m'));

create temp table forms as
  select ${formKey('indicators.code::indicator', 'spelling::unit', 'printed')} as form,
    units.dimension = indicators.dimension as fits, decimals::tinyint as decimals,
    (',' || ${cell('indicators.symbol')} || ',')::symbol as symbol,
    if(decimals > 6, error('more decimals than this peer holds'),
       (10::hugeint ** (7 - decimals))::bigint) as multiplier,
    (5 * 10::hugeint ** (6 - decimals))::bigint as half,
    -- counted to the last one: exact where the amount is whole
    if(indicators.whole and decimals >= indicators.exponent,
       (10::hugeint ** (7 - indicators.exponent))::bigint, null) as grain
  from indicators, spellings join units using (id),
    (select unnest(range(0, 8)) as printed),
    lateral (select if(units.dimension = indicators.dimension,
                       printed - units.exponent + indicators.exponent, 0) as decimals)
  where enum_code(spelling::unit) < 256 and decimals <= 6;
`;

// Text to numbers: a comma marks 1.234,5, else the number is plain.
const CELLS = `
create macro plain(written) as
  if(contains(written, ','), replace(replace(written, '.', ''), ',', '.'), written);
create macro coefficient(number) as try_cast(replace(number, '.', '') as bigint);
create macro decimals(number) as
  if(contains(number, '.'), strlen(number) - instr(number, '.'), 0)::utinyint;

create temp table cells as
  select try_cast(indicator as indicator) as indicator, try_cast(area as area) as area,
    try_cast(period as period) as period, try_cast(unit as unit) as unit,
    (${rowEnd('filename')})::source as source,
    coefficient(v) as value, decimals(v) as value_decimals,
    coefficient(n) as numerator, decimals(n) as numerator_decimals,
    coefficient(d) as denominator, decimals(d) as denominator_decimals
  from (select indicator, area, period, unit, filename, plain(value) as v, plain(numerator) as n,
          plain(denominator) as d from ${data});
`;

// All figures: values and components, in the units of their indicators, in the order of
// dataset.csv. A table keeps the order in which it was filled.
const FIGURES = `
create temp table figures as
  select indicator, area, period, source, coefficient * multiplier as value, decimals, symbol,
    if((coefficient * multiplier) % grain = 0, 0, half) as half
  from (
    select indicator, area, period, source, rowid as line, value as coefficient,
      ${formKey('indicator', 'unit', 'value_decimals')} as form from cells
      where value is not null
    union all
    select code_n, area, period, source, cells.rowid, cells.numerator,
      ${formKey('code_n', 'unit_n', 'numerator_decimals')}
      from cells join ratios on ratios.code = cells.indicator where cells.numerator is not null
    union all
    select code_d, area, period, source, cells.rowid, cells.denominator,
      ${formKey('code_d', 'unit_d', 'denominator_decimals')}
      from cells join ratios on ratios.code = cells.indicator where cells.denominator is not null)
  join forms using (form) where fits
  order by indicator, period, area, line;
`;

const RATIOS = `
create temp table ratios as
  select i.code::indicator as code, i.factor, n.code::indicator as code_n,
    n.symbol::unit as unit_n, d.code::indicator as code_d, d.symbol::unit as unit_d,
    i.factor = 100 and i.maximum <= 100 and n.exponent = d.exponent as part_of_whole
  from indicators as i join indicators as n on n.code = i.numerator
    join indicators as d on d.code = i.denominator
  where i.form in ('ratio', 'share');
`;

// What could not be read. A row without a figure is told of only once.
const INTAKE = `
create temp table findings (rule varchar, indicator indicator, area area, period period);

insert into findings
  select case when value is null then 'intake.not-a-number'
      when unit is null then 'intake.unknown-unit' else 'units.dimension' end,
    indicator, area, period
  from cells left join forms on form = ${formKey('indicator', 'unit', 'value_decimals')}
  where value is null or unit is null or not fits;
`;

// The first figure of a key counts, and the others come right behind it.
const MERGE = `
create temp table losers as
  with neighbours as (
    select rowid as id, indicator, area, period, value, lag(indicator) over () as indicator_before,
      lag(area) over () as area_before, lag(period) over () as period_before
    from figures),
  claimed as (
    select distinct indicator, area, period from neighbours
    where area = area_before and period = period_before and indicator = indicator_before)
  select figures.rowid as id, indicator, area, period, value,
    first_value(value) over (partition by indicator, area, period order by figures.rowid) as first,
    row_number() over (partition by indicator, area, period order by figures.rowid) as place
  from figures join claimed using (indicator, area, period) qualify place > 1;

insert into findings
  select if(value = first, 'merge.repeated', 'merge.contradicts'), indicator, area, period
  from losers;

delete from figures where rowid in (select id from losers);
`;

const LIMITS = `
insert into findings
  select unnest(rules, recursive := true), indicator, area, period from (
    select indicator, area, period, list_filter([
        if(value - half > upper, 'bounds.above', null),
        if(value + half < lower, 'bounds.below', null),
        if(whole and value % unit_grain <> 0, 'bounds.fraction', null)],
      lambda rule: rule is not null) as rules
    from figures join (
      select code::indicator as indicator, whole, (minimum * 10000000)::bigint as lower,
        (maximum * 10000000)::bigint as upper,
        (10::hugeint ** (7 - exponent))::bigint as unit_grain from indicators)
      using (indicator)
    where value - half > upper or value + half < lower or (whole and value % unit_grain <> 0));
`;

// Equations: |left - right| is more than the roundings explain. When cutting instead of
// rounding explains it (the ranges [x, x + last digit) meet), that is told instead.
const EQUATION = `
create macro broken(a, half_a, b, half_b) as abs(a - b) > half_a + half_b;
create macro met(low_a, high_a, low_b, high_b) as low_a <= high_b and low_b <= high_a;
create macro equation(rule, a, half_a, b, half_b) as
  if(met(a, a + 2 * half_a - (half_a > 0)::integer, b - half_b, b + half_b) or
     met(a - half_a, a + half_a, b, b + 2 * half_b - (half_b > 0)::integer) or
     met(a, a + 2 * half_a - (half_a > 0)::integer, b, b + 2 * half_b - (half_b > 0)::integer),
     'rounding.cut', rule);
`;

// rate = n / d x factor, n <= d, d > 0. Scales cancel: rates are compared with d times
// themselves.
const RATIO_RULES = `
insert into findings
  with parts as (
    select code, code_n, factor, part_of_whole, area, period,
      max(value) filter (figures.indicator = code) as rate,
      max(half) filter (figures.indicator = code) as rate_half,
      max(value) filter (figures.indicator = code_n) as n,
      max(half) filter (figures.indicator = code_n) as n_half,
      max(value) filter (figures.indicator = code_d) as d,
      max(half) filter (figures.indicator = code_d) as d_half
    from figures join (
      select code as indicator, * from ratios union all
      select code_n, * from ratios union all
      select code_d, * from ratios) as uses using (indicator)
    group by all),
  products as (
    select *, factor * (n - n_half)::hugeint * 10000000 as low,
      factor * (n + n_half)::hugeint * 10000000 as high,
      least((rate - rate_half)::hugeint * (d - d_half), (rate - rate_half)::hugeint * (d + d_half))
        as rate_low,
      greatest((rate + rate_half)::hugeint * (d - d_half),
               (rate + rate_half)::hugeint * (d + d_half)) as rate_high,
      -- cut instead of rounded
      rate::hugeint * d as cut_low, (rate + 2 * rate_half)::hugeint * d as cut_high
    from parts)
  select if(n_half = 0 and d_half = 0 and low < cut_high and cut_low <= high,
            'rounding.cut', 'ratios.ratio'), code, area, period
  from products where d > d_half and (rate_high < low or rate_low > high)
  union all
  select 'ratios.parts-order', code_n, area, period from parts
  where part_of_whole and n - n_half > d + d_half
  union all
  select 'ratios.zero-denominator', code, area, period from parts where d = 0 and d_half = 0
  union all
  select error('a rate with one of its parts: not for this peer'), code, area, period from parts
  where rate is not null and (n is null) <> (d is null);
`;

const ROLLUP_RULES = `
insert into findings
  with wholes as (
    select parent::area as whole, count(*) as size from areas
    where parent is not null group by parent),
  uses as (
    select code::area as area, code::area as whole, true as is_whole from areas
    where code in (select parent from areas)
    union all
    select code::area, parent::area, false from areas where parent is not null),
  kinds as (
    select code::indicator as indicator, additive from indicators
    where additive in ('sum', 'parts')),
  sums as (
    select indicator, whole, period, additive,
      max(value) filter (is_whole) as value, max(half) filter (is_whole) as half,
      count(*) filter (not is_whole) as n,
      sum(value) filter (not is_whole) as parts, sum(half) filter (not is_whole) as parts_half,
      min(value - half) filter (not is_whole) as least,
      max(value + half) filter (not is_whole) as most
    from figures join kinds using (indicator) join uses using (area)
    group by all),
  known as (
    select * from sums join wholes using (whole) where value is not null and n > 0)
  select equation('rollup.sum', value, half, parts, parts_half), indicator, whole, period
  from known
  where additive = 'sum' and n = size and broken(value, half, parts, parts_half)
  union all
  select 'rollup.exceeds', indicator, whole, period from known
  where additive = 'sum' and n < size and value + half < parts - parts_half
  union all
  select 'rollup.rate-range', indicator, whole, period from known
  where additive = 'parts' and n = size and (value + half < least or value - half > most)
  union all
  -- the plain mean of the rates, where the sums give another
  select 'rollup.plain-mean', known.indicator, whole, known.period from known
    join ratios on ratios.code = known.indicator
    join figures as n on n.indicator = code_n and n.area = whole and n.period = known.period
    join figures as d on d.indicator = code_d and d.area = whole and d.period = known.period
  where additive = 'parts' and known.n = size and size > 1
    and met(size * (known.value - known.half), size * (known.value + 2 * known.half), parts,
            parts)
    and (size * (known.value + known.half) >= parts or
         size * (known.value + 2 * known.half) > parts)
    and ((known.value + known.half)::hugeint * (d.value + d.half) <
           factor * (n.value - n.half)::hugeint * 10000000 or
         (known.value - known.half)::hugeint * (d.value - d.half) >
           factor * (n.value + n.half)::hugeint * 10000000);
`;

const PARTS_RULES = `
insert into findings
  with uses as (
    select whole::indicator as code, unnest(parts)::indicator as indicator, false as whole,
      len(parts) as size
    from (select whole, string_split(parts, ';') as parts from ${catalog('parts')})
    union all
    select whole::indicator, whole::indicator, true, len(string_split(parts, ';'))
    from ${catalog('parts')}),
  sums as (
    select code, area, period, size, max(value) filter (whole) as value,
      max(half) filter (whole) as half, count(*) filter (not whole) as n,
      sum(value) filter (not whole) as parts, sum(half) filter (not whole) as parts_half
    from figures join uses using (indicator) group by all)
  select equation('parts.sum', value, half, parts, parts_half), code, area, period from sums
  where n = size and broken(value, half, parts, parts_half)
  union all
  select 'parts.exceeds', code, area, period from sums
  where n between 1 and size - 1 and value + half < parts - parts_half;
`;

// The digits as printed. Decimals of 18 digits are quick to write; what is larger takes the
// long way. A whole row is made as one text, which COPY writes twice as fast as columns.
const shown = (decimals) =>
  `when ${decimals} then ((value // ${10 ** (7 - decimals)})::decimal(${17 - decimals}, 0) * ` +
  `${(10 ** -decimals).toFixed(decimals)}::decimal(${decimals + 1}, ${decimals}))::varchar`;
const HEADER = 'INDICATOR,REF_AREA,TIME_PERIOD,MEASURE,OBS_VALUE,UNIT_MEASURE,DECIMALS,' +
  'OBS_STATUS,SENDER,SOURCE,LOCATION';
const DATASET = `
copy (
  select concat(indicator, ',', area, ',', period, ',actual,',
      case when decimals > 3 and abs(value) >= 1000000000000
        then concat(if(value < 0, '-', ''), abs(value) // 10000000, '.',
                    left(lpad((abs(value) % 10000000)::varchar, 7, '0'), decimals))
        else case decimals
        ${[1, 2, 3, 4, 5, 6].map(shown).join('\n        ')}
        else (value // 10000000)::varchar end end,
      symbol, decimals, source) as
    "${HEADER}"
  from figures)
to ${text(`${out}/dataset.csv`)} (format csv, header true, delimiter '\x01', quote '');
`;
const FINDINGS = `
copy (select rule as RULE, indicator as INDICATOR, area as REF_AREA, period as TIME_PERIOD
      from findings order by all)
to ${text(`${out}/findings.csv`)} (format csv, header true);
`;

const steps = { CATALOG, CELLS, RATIOS, FIGURES, INTAKE, MERGE, LIMITS, EQUATION, RATIO_RULES,
                ROLLUP_RULES, PARTS_RULES, DATASET, FINDINGS };

// --start: nothing but what it costs to get this far.
if (folder === '--start') {
  const idle = await DuckDBInstance.create(':memory:', { threads: out });
  (await idle.connect()).closeSync();
  idle.closeSync();
  process.exit(0);
}

mkdirSync(out, { recursive: true });
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
for (const [name, sql] of Object.entries(steps)) {
  const begin = process.hrtime.bigint(), before = process.cpuUsage();
  await connection.run(sql).catch((error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  const cpu = process.cpuUsage(before);
  if (verbose)
    console.error(`${name.toLowerCase().padEnd(12)} ` +
      `${(Number(process.hrtime.bigint() - begin) / 1e6).toFixed(1)} ms, ` +
      `cpu ${((cpu.user + cpu.system) / 1e3).toFixed(1)} ms`);
}
connection.closeSync();
instance.closeSync();
