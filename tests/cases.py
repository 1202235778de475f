#!/usr/bin/env python3
"""cases.py BROKEN NAME=TESTLOG.JSON...

Counts the single cases in Meson's test logs: the lines of a TAP test, or the test
itself where it only has an exit code. Prints a line a test, what failed in full, what
was skipped and why, and at last "N passed, N failed". BROKEN is a number of failures
that came before (a build). Exit code 1 when anything failed.
"""
import json
import re
import sys

CASE = re.compile(r"^(ok|not ok)\b\s*(\d+)?\s*(?:- )?([^#]*)(?:#\s*(\w+)\s*(.*))?$")
MOST_LINES = 200
GOOD = {"OK", "EXPECTEDFAIL"}


class Test:
    """One entry of the log: its cases by outcome."""

    def __init__(self, log, entry):
        self.name = f"{log}: {entry['name']}"
        self.passed, self.failed, self.skipped = [], [], []
        self.output = entry.get("stdout") or ""
        self.errors = entry.get("stderr") or ""
        self.result = entry["result"]
        self.seconds = entry["duration"]
        for line in self.output.splitlines():
            self.add_case(line)
        self.add_rest()

    def add_case(self, line):
        match = CASE.match(line)
        if not match:
            return
        outcome, _, name, directive, reason = match.groups()
        if directive and directive.upper() == "SKIP":
            self.skipped.append(f"{name.strip()} ({reason.strip()})")
        elif outcome == "ok":
            self.passed.append(name.strip())
        else:
            self.failed.append(name.strip())

    def add_rest(self):
        """A test that ended badly beside its cases, or has none."""
        cases = len(self.passed) + len(self.failed) + len(self.skipped)
        if self.result == "SKIP":
            if cases == 0:
                self.skipped.append("the whole test")
        elif self.result not in GOOD:
            if not self.failed:
                self.failed.append(f"the whole test: {self.result}")
        elif cases == 0:
            self.passed.append("the whole test")

    def show(self):
        counts = f"{len(self.passed)} passed"
        if self.failed:
            counts += f", {len(self.failed)} FAILED"
        if self.skipped:
            counts += f", {len(self.skipped)} skipped"
        print(f"{self.name:<44} {counts:<28} {self.seconds:6.1f} s")

    def show_failure(self):
        print(f"\n=== {self.name}: {self.result}")
        for name in self.failed:
            print(f"  failed: {name}")
        for text in (self.output, self.errors):
            lines = [line for line in text.splitlines() if not line.startswith("ok ")]
            for line in lines[:MOST_LINES]:
                print(f"  | {line}")
            if len(lines) > MOST_LINES:
                print(f"  | ... and {len(lines) - MOST_LINES} lines more, in Meson's log")


def read_log(argument):
    log, path = argument.split("=", 1)
    with open(path, encoding="utf-8", errors="replace") as file:
        return [Test(log, json.loads(line)) for line in file if line.strip()]


def main():
    broken = int(sys.argv[1])
    tests = [test for argument in sys.argv[2:] for test in read_log(argument)]
    for test in tests:
        test.show()
    for test in tests:
        if test.failed:
            test.show_failure()
    skipped = [f"{test.name}: {name}" for test in tests for name in test.skipped]
    if skipped:
        print(f"\n{len(skipped)} skipped:")
        for name in skipped:
            print(f"  {name}")
    passed = sum(len(test.passed) for test in tests)
    failed = sum(len(test.failed) for test in tests) + broken
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
