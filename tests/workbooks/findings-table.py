#!/usr/bin/env python3
"""findings-table.py RESULT.json...: the findings of `--format json` as one CSV."""
import csv
import json
import sys

NAMES = ("SOURCE", "LOCATION", "RULE", "MESSAGE")


def main():
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(NAMES)
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            for row in json.load(file)["findings"]:
                writer.writerow([row[name.lower()] or "" for name in NAMES])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
