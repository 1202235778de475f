"""What the tests of annotated copies share: results, packages, a look at what is marked."""

import os
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile

COLOURS = {"error": "FFFFC9CE", "warning": "FFFFEE9B"}


class Tap:
    """Checks are counted and printed in the Test Anything Protocol."""

    def __init__(self):
        self.n = 0
        self.failed = 0

    def check(self, name, ok, seen=None):
        self.n += 1
        self.failed += not ok
        print(f"{'ok' if ok else 'not ok'} {self.n} - {name}", flush=True)
        if not ok and seen is not None:
            print(f"# {seen!r}")

    def equal(self, name, seen, wanted):
        self.check(name, seen == wanted, f"{seen!r}, expected {wanted!r}")

    def skip(self, name, why):
        self.n += 1
        print(f"ok {self.n} - {name} # SKIP {why}", flush=True)

    def end(self):
        print(f"1..{self.n}")
        raise SystemExit(1 if self.failed else 0)


def annotate(program, source, target, *remarks):
    """A remark: (sheet, cell, severity, text) or with an answer."""
    words = []
    for remark in remarks:
        words += list(remark) + (["-"] if len(remark) == 4 else [])
    done = subprocess.run([os.environ[program], source, target, *words],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def write(path, parts):
    """A package; texts become UTF-8. Order and stored mimetype as ODF wants them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, content, method)
    return path


def parts(path):
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def changed(before, after):
    """(changed, gone, new) names of two packages."""
    a, b = parts(before), parts(after)
    return (sorted(n for n in a if n in b and a[n] != b[n]),
            sorted(n for n in a if n not in b), sorted(n for n in b if n not in a))


def all_sound(path):
    """Every XML part can be parsed."""
    for name, content in parts(path).items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                ET.fromstring(content)
            except ET.ParseError as error:
                return f"{name}: {error}"
    return None


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def children(element, name):
    return [child for child in element if local(child) == name]


def descendants(element, name):
    return [child for child in element.iter() if local(child) == name]


class Folder:
    """A folder that is gone at the end."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()

    def __call__(self, name):
        return os.path.join(self.folder.name, name)
