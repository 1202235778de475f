"""A part of the work of chitieu's benchmark, done by pandas.

Less than chitieu and DuckDB do: it reads the rows, makes numbers of the values, works out
the rates from their parts, sorts and writes. No units, no components as figures, no
duplicates, no sums, no findings.

    python3 pandas-peer.py FOLDER OUT
"""
import pathlib
import sys

import pandas


def number(column):
    """1.234,5 and 1234.5"""
    vietnamese = column.str.contains(",", na=False)
    plain = column.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return pandas.to_numeric(plain.where(vietnamese, column), errors="coerce")


def main():
    data, out = pathlib.Path(sys.argv[1], "data"), pathlib.Path(sys.argv[2])
    parts = [pandas.read_csv(path, dtype=str) for path in sorted(data.glob("*.csv"))]
    parts += [pandas.read_json(path, dtype=str) for path in sorted(data.glob("*.json"))]
    rows = pandas.concat(parts)
    for name in ("value", "numerator", "denominator"):
        rows[name] = number(rows[name])
    rows["rate"] = rows["numerator"] / rows["denominator"]
    out.mkdir(exist_ok=True)
    rows.sort_values(["indicator", "period", "area"]).to_csv(out / "dataset.csv", index=False)


main()
