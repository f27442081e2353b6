# SPDX-License-Identifier: MIT
"""From a thousand relations to a million: what loading, asking and holding them costs."""

import json
import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter_ns
from timeit import Timer

import baltic_security as bs

from . import synthetic
from ._report import Figure, table

#: The largest dataset that is also read strictly, as a user's folder is.
STRICT = 10_000
#: A cost per relation that stays below so many times that of the smallest dataset is called linear.
LINEAR = 2.0
#: What a warm dataset of each size is asked.
ASKED = {
    "id": "ds.networks['network-2']",
    "members": "ds.members_of('network-1', on='2016-05-04')",
    "where": "ds.relations.where(kind='member_of', object='network-1', on='2016-05-04')",
    "as_of": "ds.as_of('2016-05-04').members_of('network-1')",
}
COLUMNS = {
    "parse": "parse µs/rel.",
    "index": "index µs/rel.",
    "first": "first members_of ms",
    "id": "by id µs",
    "members": "members_of µs",
    "where": "where µs",
    "as_of": "as_of µs",
    "strict": "strict load µs/rel.",
    "memory": "memory MB",
}


def report(sizes: tuple[int, ...], rounds: int) -> str:
    """
    Write a dataset of each size, load each in a fresh interpreter, round after round, and compare.

    Args:
        sizes: The numbers of relations, the smallest first.

        rounds: How many rounds.

    Returns:
        The table.
    """
    measured: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    megabytes = {}
    with TemporaryDirectory() as root:
        folders = {}
        for size in sizes:
            folders[size] = Path(root) / str(size)
            folders[size].mkdir()
            synthetic.folder(folders[size], size)
            megabytes[size] = sum(file.stat().st_size for file in folders[size].rglob("*.json")) / 1e6
        for _ in range(rounds):
            for size, folder in folders.items():
                measured[size].append(_fresh(folder, size))
    figures = []
    least = sizes[0]
    for size in sizes:
        found = {key: median(one[key] for one in measured[size]) for key in measured[size][0]}
        values = (f"{megabytes[size]:.1f}", *(_shown(found.get(key)) for key in COLUMNS))
        load = _sum(measured[size], "parse", "index") / _sum(measured[least], "parse", "index")
        query = max(_sum(measured[size], key) / _sum(measured[least], key) for key in ASKED)
        worst = None if size == least else max(load, query)
        shown = (*values, f"{load:.2f}", f"{query:.2f}")
        figures.append(Figure(f"{size:,}", shown, worst, LINEAR, f"× {least:,}"))
    columns = ("files MB", *COLUMNS.values(), "× load", "× slowest query")
    return table(f"Growth: synthetic relations, medians of {rounds} interleaved rounds", columns, figures)


def _sum(measured: list[dict[str, float]], *keys: str) -> float:
    return median(sum(one[key] for key in keys) for one in measured)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.2f}"


def _fresh(folder: Path, size: int) -> dict[str, float]:
    strict = {}
    if size <= STRICT:
        strict = {"strict": _run("strict", folder) / 1000 / size}
    command = [sys.executable, "-m", __name__, "trusted", str(folder)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found | strict


def _run(how: str, folder: Path) -> float:
    command = [sys.executable, "-m", __name__, how, str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def _strict(folder: Path) -> int:
    """Load a folder as a user's folder is loaded: every row validated."""
    bs.Dataset, bs.load  # noqa: B018 - the imports are not what is measured
    start = perf_counter_ns()
    bs.load(folder)
    return perf_counter_ns() - start


def _trusted(folder: Path) -> dict[str, float]:
    """Load a folder as the bundled data is loaded, step by step, and ask it."""
    files = json.loads((folder / "manifest.json").read_bytes())["files"]
    count = sum(file["records"] for name, file in files.items() if name.startswith("relations/"))
    with synthetic.trusted(folder) as ds:
        times = [perf_counter_ns()]
        ds.relations  # noqa: B018 - parses the files
        times.append(perf_counter_ns())
        ds._store.ties  # noqa: B018 - indexes the rows
        times.append(perf_counter_ns())
        ds.members_of("network-1", on=2016)
        times.append(perf_counter_ns())
        ds.networks  # noqa: B018 - parses the file
    parse, index, _ = (after - before for before, after in pairwise(times))
    memory = _peak()
    timers = {
        key: Timer(statement, "import gc; gc.enable()", perf_counter_ns, {"ds": ds})
        for key, statement in ASKED.items()
    }
    queries = {key: median(timer.repeat(11, 200)) / 2e5 for key, timer in timers.items()}
    return queries | {
        "parse": parse / 1000 / count,
        "index": index / 1000 / count,
        "first": (times[3] - times[0]) / 1e6,
        "memory": memory,
    }


def _peak() -> float:
    """
    Give the most memory that this process has held, in megabytes.

    What ``getrusage`` says is at least what the parent held when it started this process,
    so the kernel's own line is read where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    asked, where = sys.argv[1], Path(sys.argv[2])
    print(_strict(where) if asked == "strict" else json.dumps(_trusted(where)))
