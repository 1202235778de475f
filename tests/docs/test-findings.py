#!/usr/bin/env python3
"""Every id of a finding has an entry with example, cause and remedy in the docs; no entry is
about an id that no source has; and the entries are true: no test knows a severity that the
entry lacks, and the tables given as examples are found what the entry says.

The ids are the literals of core/ and plugins/ that look like "intake.unknown-area" (tests and
headers left out). Their entries are those of core/*/FINDINGS.md, plugins/*/FINDINGS.md and
plugins/*/*/README.md:

    ### intake.unknown-area

    lỗi / error: when, in Vietnamese / when, in English

    ```csv huyen-bat-xat.csv
    a file of that name which gives the finding; may be left out
    ```

    - Ví dụ: ... Nguyên nhân: ... Cách sửa: ...
    - Example: ... Cause: ... Remedy: ...

The catalog's own rules (rules.NAME) have their entries beside it, held by tests/catalog.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PIPELINE = ROOT / "pipelines" / "lao-cai-2023.ini"
# By hand, without the variables of Meson, the program in build/ is asked.
CHITIEU = os.environ.get("CHITIEU", str(ROOT / "build" / "core" / "cli" / "chitieu"))
PLUGINS = os.environ.get("CHITIEU_PLUGIN_PATH", str(ROOT / "build" / "plugins"))

LITERAL = re.compile(r'"([a-z]+\.[a-z]+(?:-[a-z]+)*)"')
FILE_NAMES = {"csv", "json", "sqlite", "txt", "h", "ini", "xml"}
ENTRY = re.compile(r"^### ([a-z]+\.[a-z-]+)\n(.*?)(?=^#{1,3} |\Z)", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([a-z]+\.[a-z]+(?:-[a-z]+)*)`")
WHEN = re.compile(r"^([^/\n]+) / ([a-z, ]+): (.+) / (.+)$", re.MULTILINE)
PARTS = [re.compile(r"^- Ví dụ: .+ Nguyên nhân: .+ Cách sửa: .+\.$", re.MULTILINE),
         re.compile(r"^- Example: .+ Cause: .+ Remedy: .+\.$", re.MULTILINE)]
TABLE = re.compile(r"^```(?:csv|json) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOLD = re.compile(r"\b(error|warning|info),? (?:rule )?([a-z]+\.[a-z]+(?:-[a-z]+)*)\b")

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}
# Options of sources are called like findings; so are the rules of a catalog.
OTHER_NAMES = {"read", "fetch", "table", "rules"}


class Tap:
    """Cases as they come, and the plan at the end."""

    def __init__(self):
        self.count = self.failures = 0

    def case(self, name, problems):
        self.count += 1
        self.failures += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems:
            for line in str(problem).splitlines():
                print(f"# {line}")

    def end(self):
        print(f"1..{self.count}")
        return 1 if self.failures else 0


def is_test(path):
    return path.name.startswith("test-")


def find_ids():
    """{id: a source that has it}"""
    ids = {}
    for folder in ("core", "plugins"):
        for path in sorted((ROOT / folder).rglob("*.c")):
            if is_test(path):
                continue
            for text in LITERAL.findall(path.read_text(encoding="utf-8")):
                if text.split(".")[1] not in FILE_NAMES:
                    ids.setdefault(text, str(path.relative_to(ROOT)))
    return ids


def find_pages():
    return [path for pattern in ("core/*/FINDINGS.md", "plugins/*/FINDINGS.md", "plugins/*/*/README.md")
            for path in sorted(ROOT.glob(pattern))]


def find_severities():
    """{id: severities that tests and the samples' expected outputs know of it}"""
    known = {}
    files = [path for folder in ("core", "plugins", "tests")
             for pattern in ("*.cases", "test-*.c") for path in (ROOT / folder).rglob(pattern)]
    for path in files:
        for severity, name in TOLD.findall(path.read_text(encoding="utf-8", errors="replace")):
            known.setdefault(name, set()).add(severity)
    expected = ROOT / "samples" / "lao-cai-2023" / "expected" / "findings.csv"
    for line in expected.read_text(encoding="utf-8").splitlines()[1:]:
        severity, name = line.split(",")[:2]
        known.setdefault(name, set()).add(severity)
    return known


def read_severities(body):
    """Those of the entry's second line, or None where its two languages differ."""
    when = WHEN.search(body)
    if when is None:
        return None
    vietnamese, english = when.group(1), set(re.findall(r"[a-z]+", when.group(2)))
    severities = {s for s in SEVERITIES if s in english}
    same = severities == {s for s, word in SEVERITIES.items() if word in vietnamese.lower()}
    return severities if same and severities else None


def check_form(body, severities, known):
    problems = []
    if severities is None:
        problems.append("no line 'lỗi / error: when / when' with one or more severities, "
                        "alike in both languages")
    elif known - severities:
        problems.append(f"tests know it as {', '.join(sorted(known - severities))}")
    for part in PARTS:
        if not part.search(body):
            problems.append(f"no line {part.pattern}")
    return problems


def check_example(name, severities, file_name, text):
    """What chitieu says of the table has to have the id, in a severity of the entry."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / file_name
        path.write_text(text, encoding="utf-8")
        environment = {**os.environ, "CHITIEU_PLUGIN_PATH": PLUGINS}
        run = subprocess.run([CHITIEU, "validate", str(path), "--pipeline", str(PIPELINE),
                              "--lang", "en"], capture_output=True, encoding="utf-8",
                             env=environment, check=False)
    told = re.findall(r": (error|warning|info)(?:rmation)?: .* \[" + re.escape(name) + r"\]$",
                      run.stdout, re.MULTILINE)
    if told and set(told) <= (severities or set()):
        return []
    return [f"its example gives {', '.join(told) or 'no such finding'}:", run.stdout, run.stderr]


def main():
    tap = Tap()
    ids, known = find_ids(), find_severities()
    entries, named = {}, {}
    for page in find_pages():
        where = str(page.relative_to(ROOT))
        text = page.read_text(encoding="utf-8")
        for name, body in ENTRY.findall(text):
            entries.setdefault(name, []).append((where, body))
        for name in NAMED.findall(text):
            named.setdefault(name, where)

    tap.case("ids are found in the sources", [] if len(ids) > 100 else [f"only {len(ids)}"])
    for name, source in sorted(ids.items()):
        own = entries.get(name, [])
        if len(own) != 1:
            tap.case(f"{name} has its entry",
                     [f"{source} tells it; entries: {', '.join(w for w, _ in own) or 'none'}"])
            continue
        where, body = own[0]
        severities = read_severities(body)
        tap.case(f"{name} in {where}", check_form(body, severities, known.get(name, set())))
        for file_name, text in TABLE.findall(body):
            tap.case(f"{name}: its example", check_example(name, severities, file_name, text))

    tap.case("no entry is about an id that is gone",
             [f"{name} in {where}" for name in entries if name not in ids
              for where, _ in entries[name]])
    prefixes = {name.split(".")[0] for name in ids} - OTHER_NAMES
    tap.case("no page names an id that is gone",
             [f"{name} in {where}" for name, where in named.items()
              if name.split(".")[0] in prefixes and name not in ids
              and name.split(".")[1] not in FILE_NAMES])
    return tap.end()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
