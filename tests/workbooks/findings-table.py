#!/usr/bin/env python3
"""findings-table.py [--no-header] RESULT.json: the findings of `--format json` as CSV."""
import csv
import json
import sys


def main():
    with open(sys.argv[-1], encoding="utf-8") as file:
        rows = json.load(file)["findings"]
    names = ("SOURCE", "LOCATION", "RULE", "MESSAGE")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if "--no-header" not in sys.argv:
        writer.writerow(names)
    for row in rows:
        writer.writerow([row[name.lower()] or "" for name in names])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
