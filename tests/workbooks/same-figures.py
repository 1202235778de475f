#!/usr/bin/env python3
"""same-figures.py TEXT.json WORKBOOK.json

Both are what `chitieu validate --format json` printed. Exit code 1, and what differs, unless
the workbook gave exactly the figures that the text file gave: same indicator, area, period,
measure and value.
"""
import json
import sys
from decimal import Decimal


def figures(path):
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)["observations"]
    return {(r["indicator"], r["ref_area"], r["time_period"], r["measure"]):
            Decimal(r["obs_value"]) if r["obs_value"] is not None else None for r in rows}


def main():
    text, book = figures(sys.argv[1]), figures(sys.argv[2])
    differ = 0
    for key in sorted(text.keys() | book.keys()):
        if key not in book or key not in text or text[key] != book[key]:
            print("%s: text %s, workbook %s" % ("/".join(key), text.get(key, "none"),
                                                book.get(key, "none")))
            differ += 1
    print("%d figures, %d differ" % (len(text), differ))
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
