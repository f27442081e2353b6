# SPDX-License-Identifier: MIT
"""One process that has everything in memory: what a look-up and a question cost."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter_ns
from timeit import Timer
from typing import Any
from unicodedata import combining, normalize

import networkx
import pycountry

import baltic_security as bs

from . import synthetic
from ._report import Figure, table

RELATIONS = 10_000
#: How long one round of one statement takes, about.
ROUND_NS = 4_000_000

LOOK_UP = "plain[id]"
NETWORKX_7, NETWORKX_40 = "networkx members of group7", "networkx members of group40"
#: Each statement with the microseconds that it may take.
ASKED: dict[str, float | None] = {
    "ds.networks[id]": 0.5,
    "ds[id]": 0.5,
    "ds[source]": 0.5,
    "ds.find(name)": 2.5,
    "ds.find(lower)": 2.5,
    "ds.find(ascii)": 5,
    "ds.find(ascii_lower)": 5,
    "ds.search(next(misspelt))": 200,
    "ds.members_of(group0, on=day)": 1.5,
    "ds.members_of(group7, on=day)": 1.5 + 7 * 0.2,
    "ds.members_of(group40, on=day)": 1.5 + 40 * 0.2,
    "ds.relations.where(kind='member_of', object=group7, on=day).subjects": None,
    "ds.as_of(day).members_of(group7)": None,
}
PYCOUNTRY = ("pycountry.countries.get(alpha_2='LV')", "pycountry.countries.lookup('latvia')")
#: By what a statement is divided, where that is not the plain look-up.
AGAINST = {
    "ds.networks[id]": PYCOUNTRY[0],
    "ds.find(lower)": PYCOUNTRY[1],
    "ds.members_of(group7, on=day)": NETWORKX_7,
    "ds.members_of(group40, on=day)": NETWORKX_40,
}


def report(rounds: int) -> str:
    """
    Time every statement in turn, round after round, and compare.

    Args:
        rounds: How many rounds.

    Returns:
        Two tables: a made-up dataset of 10,000 relations, and the bundled one.
    """
    with TemporaryDirectory() as path, synthetic.trusted(synthetic.folder(Path(path), RELATIONS)) as ds:
        large = ds.preload()
    groups = {f"group{size}": group for group, size in synthetic.GROUPS.items()}
    tables = [_table(f"Warm: {RELATIONS:,} synthetic relations", _things(large, "network-9", groups), rounds)]
    small = bs.load().preload()
    sizes = {id: len(small.members_of(id, on="2016-05-04")) for id in small.networks.ids}
    fullest = max(sizes, key=sizes.__getitem__)
    bundled = _things(small, "bstf", {"group7": fullest, "group0": "14-3"})
    title = f"Warm: the bundled data, {len(small.relations)} relations; group7 has {sizes[fullest]} members"
    return "\n".join([*tables, _table(title, bundled, rounds)])


def _table(title: str, things: dict[str, Any], rounds: int) -> str:
    others = (LOOK_UP, *PYCOUNTRY, NETWORKX_7, NETWORKX_40)
    asked = [what for what in (*others, *ASKED) if "group40" not in what or "group40" in things]
    times = _times(asked, things, rounds)
    base = median(times[LOOK_UP])
    figures = []
    for what in asked:
        microseconds = median(times[what]) / 1000
        values = (f"{microseconds:.2f}", f"{1000 * microseconds / base:.1f}", _against(what, times))
        figures.append(Figure(what, values, microseconds, ASKED.get(what), "µs"))
    names = sum(len(record.all_names) for kind in bs.Kind for record in _entities(things["ds"], kind))
    title = f"{title}, {names:,} names; medians of {rounds} interleaved rounds"
    return table(title, ("µs", "× dict look-up", "× the other library"), figures)


def _times(asked: list[str], things: dict[str, Any], rounds: int) -> dict[str, list[float]]:
    """Time statements, each as often in a round as fills it; the garbage collector runs as it always does."""
    timers, numbers = {}, {}
    for what in asked:
        size = what.rpartition("group")[2]
        statement = f"in_graph(graph, group{size}, today)" if what.startswith("networkx") else what
        timer = Timer(statement, "import gc; gc.enable()", perf_counter_ns, things)
        timer.timeit(3)
        timers[what], numbers[what] = timer, max(1, round(ROUND_NS / (timer.timeit(20) / 20)))
    times: dict[str, list[float]] = {what: [] for what in asked}
    for _ in range(rounds):
        for what in asked:
            times[what].append(timers[what].timeit(numbers[what]) / numbers[what])
    return times


def _against(what: str, times: dict[str, list[float]]) -> str:
    other = AGAINST.get(what)
    return f"{median(times[what]) / median(times[other]):.2f}" if other in times else ""


def _things(ds: bs.Dataset, id: str, groups: dict[str, str]) -> dict[str, Any]:
    """Put together what the statements speak of."""
    record = ds.networks[id]
    accented = next(name for kind in bs.Kind for name in _names(ds, kind) if not name.isascii())
    plain = "".join(letter for letter in normalize("NFKD", accented) if not combining(letter))
    return {
        "ds": ds,
        "pycountry": pycountry,
        "graph": _graph(ds),
        "in_graph": _in_graph,
        "plain": dict(zip(ds.networks.ids, ds.networks, strict=True)),
        "id": id,
        "source": ds.sources.ids[-1],
        "name": accented,
        "lower": record.name.lower(),
        "ascii": plain,
        "ascii_lower": plain.lower(),
        "misspelt": _misspelt(ds),
        "day": "2016-05-04",
        "today": date(2016, 5, 4),
        **groups,
    }


def _misspelt(ds: bs.Dataset) -> Iterator[str]:
    """Go round through names that have lost a letter in each of their two longest words."""
    random = Random(1)
    names = [name for kind in (bs.Kind.NETWORK, bs.Kind.ORGANIZATION) for name in _names(ds, kind)]
    spoilt = []
    for name in random.sample([name for name in names if len(name.split()) > 3], 10):
        words = name.split()
        for word in sorted(words, key=len)[-2:]:
            gap = random.randrange(1, len(word))
            words[words.index(word)] = word[:gap] + word[gap + 1 :]
        spoilt.append(" ".join(words))
    return cycle(spoilt)


def _graph(ds: bs.Dataset) -> "networkx.MultiDiGraph[str]":
    """Make the graph that one would make by hand: relations as edges, with their dates."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for relation in ds.relations:
        start = relation.period and relation.period.start
        end = relation.period and relation.period.end
        graph.add_edge(
            relation.subject,
            relation.object,
            kind=relation.kind.value,
            first=(start and start.earliest) or date.min,
            last=(end and end.latest) or date.max,
        )
    return graph


def _in_graph(graph: "networkx.MultiDiGraph[str]", group: str, day: date) -> list[str]:
    """Ask the graph for the members; it answers with ids only, and does not know the lives of the ends."""
    return [
        member
        for member, _, edge in graph.in_edges(group, data=True)
        if edge["kind"] == "member_of" and edge["first"] <= day <= edge["last"]
    ]


def _entities(ds: bs.Dataset, kind: bs.Kind) -> list[bs.Entity]:
    return [record for record in ds.table(kind) if isinstance(record, bs.Entity)]


def _names(ds: bs.Dataset, kind: bs.Kind) -> list[str]:
    return [name.text for record in _entities(ds, kind) for name in record.all_names]
