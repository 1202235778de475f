#!/usr/bin/env python3
"""findings.py FINDINGS.CSV EXPECTED.CSV

One TAP case for each row of EXPECTED (FILE, LOCATION, RULE, WHAT): FINDINGS has a row
with that LOCATION whose SOURCE has that file name, and that is of RULE or gives it among
its reasons: one wrong figure that breaks several rules is one finding. Prints no plan: the
number of cases goes to standard error as "cases failures".
"""
import csv
import re
import sys


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(message):
    return re.split(r"[\s,;:()]+", message)


def main():
    found = {}
    for row in rows(sys.argv[1]):
        place = (row["LOCATION"], row["RULE"], row["MESSAGE"])
        found.setdefault(row["SOURCE"].rsplit("/", 1)[-1], []).append(place)
    failures = 0
    expected = rows(sys.argv[2])
    for number, row in enumerate(expected, 1):
        places = found.get(row["FILE"], [])
        good = any(place == row["LOCATION"] and row["RULE"] in (rule, *words(message))
                   for place, rule, message in places)
        label = f"{row['FILE']} {row['LOCATION']} {row['RULE']}: {row['WHAT']}".replace("#", "no. ")
        print(f"{'ok' if good else 'not ok'} {number} - {label}")
        if not good:
            failures += 1
            near = [f"'{place}' {rule}" for place, rule, _ in places
                    if place == row["LOCATION"] or rule == row["RULE"]]
            print(f"# there or of that rule: {', '.join(near) or 'nothing'}")
    print(len(expected), failures, file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
