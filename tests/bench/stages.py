"""Which stage of chitieu the processors worked for, of what `perf script` printed.

    perf script -F pid,tid,time,ip,sym,dso --no-inline | python3 stages.py FREQUENCY RUNS

A sample belongs to the stage of the innermost function on its stack whose source says so;
what all stages use (decimals, columns, memory, the kernel) counts for whom it is called.
Functions that were inlined are found by addr2line.
"""
import bisect
import collections
import re
import subprocess
import sys

# First those that say it of themselves, then those that others call too.
STAGES = (
    (
        ("start, catalog, plan", ("core/pipeline/ct-pipeline", "core/pipeline/ct-plan",
                                  "core/plugin/", "core/model/ct-catalog-load")),
        ("opening files", ("core/base/ct-input", "core/pipeline/ct-collect", "plugins/fetch/")),
        ("hashing", ("libcrypto",)),
        ("checking text", ("core/base/ct-text-input", "core/base/ct-encoding",
                           "core/base/ct-legacy")),
        ("splitting", ("core/base/ct-csv", "core/base/ct-json", "plugins/read/")),
        ("rows to figures", ("core/intake/",)),
        ("units", ("plugins/normalize/",)),
        ("rules and checks", ("core/rules/", "plugins/validate/")),
        ("writing", ("plugins/emit/", "core/base/ct-output")),
    ),
    (
        ("rows to figures", ("core/data/ct-row-sink", "core/pipeline/ct-process",
                             "core/pipeline/ct-reading")),
        ("writing", ("core/data/ct-table-write", "core/data/ct-scorecard")),
        ("order of findings", ("core/data/ct-finding",)),
        ("sorting, merging", ("core/data/",)),
        ("start, catalog, plan", ("core/model/",)),
    ),
)
OTHER = "other"
SHOWN = 3

Sample = collections.namedtuple("Sample", "pid tid time frames")
Frame = collections.namedtuple("Frame", "address symbol library")


def read_samples(lines):
    """Blocks of "PID/TID TIME:" and a line for each frame, the innermost first."""
    sample = None
    for line in lines:
        head = re.match(r"\s*(\d+)/(\d+)\s+([\d.]+):", line)
        frame = re.match(r"\s+([0-9a-f]+) (.*) \((.*)\)$", line)
        if head:
            sample = Sample(int(head[1]), int(head[2]), float(head[3]), [])
            yield sample
        elif frame and sample:
            # Behind a call stands what comes after it.
            after = 1 if sample.frames else 0
            sample.frames.append(Frame(int(frame[1], 16) - after, frame[2], frame[3]))


def read_source(path):
    """core/... or plugins/..., empty for another's"""
    found = re.match(r".*/((?:core|plugins)/[^:]*)", path)
    return found[1] if found else ""


def find_functions(library, addresses):
    """address -> [(function, source)], the innermost of those inlined there first"""
    asked = "".join(f"{address:#x}\n" for address in addresses)
    told = subprocess.run(["addr2line", "-a", "-i", "-f", "-e", library], input=asked,
                          capture_output=True, text=True, check=False).stdout.splitlines()
    functions, chain, at = {}, None, 0
    while at < len(told):
        if told[at].startswith("0x"):
            chain = functions.setdefault(int(told[at], 16), [])
            at += 1
        else:
            chain.append((told[at], read_source(told[at + 1]) if at + 1 < len(told) else ""))
            at += 2
    return functions


def is_own(library):
    return "/core/" in library or "/plugins/" in library


def find_all_functions(samples):
    addresses = collections.defaultdict(set)
    for sample in samples:
        for frame in sample.frames:
            if is_own(frame.library):
                addresses[frame.library].add(frame.address)
    return {library: find_functions(library, asked) for library, asked in addresses.items()}


def stage_of(stack):
    for stages in STAGES:
        for _, source in stack:
            for stage, beginnings in stages:
                if source.startswith(beginnings):
                    return stage
    return OTHER


def stack_of(sample, functions):
    """[(function, source)]; of other libraries only those that are a stage"""
    stack = []
    for frame in sample.frames:
        if is_own(frame.library):
            stack += functions[frame.library].get(frame.address, [(frame.symbol, "")])
        elif "/libcrypto" in frame.library:
            stack.append(("libcrypto", "libcrypto"))
    return stack


def in_kernel(sample):
    return bool(sample.frames) and sample.frames[0].library == "[kernel.kallsyms]"


class Company:
    """Whether another thread was at work too."""

    def __init__(self, samples, frequency):
        self.within = 1.5 / frequency
        self.times = collections.defaultdict(lambda: collections.defaultdict(list))
        for sample in samples:
            self.times[sample.pid][sample.tid].append(sample.time)
        for threads in self.times.values():
            for times in threads.values():
                times.sort()

    def is_alone(self, sample):
        for tid, times in self.times[sample.pid].items():
            at = bisect.bisect_left(times, sample.time - self.within)
            if tid != sample.tid and at < len(times) and times[at] <= sample.time + self.within:
                return False
        return True


def print_stages(samples, frequency, runs):
    functions = find_all_functions(samples)
    company = Company(samples, frequency)
    of_stage = collections.defaultdict(collections.Counter)
    kernel, alone = collections.Counter(), collections.Counter()
    for sample in samples:
        stack = stack_of(sample, functions)
        stage = stage_of(stack)
        of_stage[stage][next((name for name, source in stack if source), "(start)")] += 1
        kernel[stage] += in_kernel(sample)
        alone[stage] += company.is_alone(sample)
    print(f"{'':21} {'cpu s':>7} {'share':>7} {'kernel':>7} {'alone':>7}  heaviest functions")
    for stage, names in sorted(of_stage.items(), key=lambda item: -item[1].total()):
        n = names.total()
        heaviest = ", ".join(f"{name} {100 * count / n:.0f} %"
                             for name, count in names.most_common(SHOWN))
        print(f"{stage:21} {n / frequency / runs:7.3f} {100 * n / len(samples):5.1f} % "
              f"{100 * kernel[stage] / n:5.0f} % {100 * alone[stage] / n:5.0f} %  {heaviest}")
    print(f"{'all':21} {len(samples) / frequency / runs:7.3f} {100:5.1f} % "
          f"{100 * kernel.total() / len(samples):5.0f} % "
          f"{100 * alone.total() / len(samples):5.0f} %")


def main():
    samples = list(read_samples(sys.stdin))
    if not samples:
        sys.exit("stages.py: no samples")
    print_stages(samples, int(sys.argv[1]), int(sys.argv[2]))


main()
