"""The dataset as a graph, in files for other programs, and as text that draws itself."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import datasets, windows

import baltic_security as bs
from baltic_security import Dataset, Kind, RelationKind
from baltic_security._store import ENTITIES, Store
from baltic_security._version import __version__
from baltic_security.export import export

GEXF = "{http://gexf.net/1.3}"
#: How the files call what the graph calls otherwise.
CALLED = {
    "graphml": {"name": "label"},
    "gexf": {"name": "label", "earliest": "start", "latest": "end"},
}
HOSTILE = (
    *(
        "<img src=x onerror=alert(1)>",
        '"]-->it["',
        "exe\u202egnp",
        "a\nn1 --> it",
        "#quot; #35;",
        "a; b",
        "end",
    ),
    *(
        "c:\\new \\l \\N \\",
        "1. one",
        "- two",
        "`three`",
        "**four**",
        "%% five",
        "$$x$$",
        "&lt;b&gt;",
        "]]></x>",
    ),
    *(
        '"] }',
        "www.example.org",
        "javascript:alert(1)",
        "=HYPERLINK(1)",
        "ﬂ°°60¶ßimg src=xﬂ°°62¶ß",
        "subgraph",
    ),
)


def ids(dataset: Dataset) -> list[str]:
    """List the ids of all records but sources and relations."""
    return [id for kind in ENTITIES for id in dataset.table(kind).ids]


def keys(graph: "nx.MultiDiGraph[str]") -> list[str]:
    """List the keys of the edges."""
    return sorted(key for _, _, key in graph.edges(keys=True))


def attributes(row: dict[str, Any]) -> dict[str, Any]:
    """Turn a row of a table into what the graph holds of it."""
    built_in = re.compile(r"id|(subject|object)(_name|_table)?")
    return {name: cell for name, cell in row.items() if cell is not None and not built_in.fullmatch(name)}


def hostile(toy: Dataset, name: str) -> Dataset:
    """Make the toy dataset with the same name for all and everything that is text."""
    rows: dict[Kind, list[dict[str, Any]]] = {kind: [*toy._store.rows(kind).raw] for kind in Kind}
    for kind in ENTITIES:
        rows[kind] = [
            {**row, "summary": name, "names": [{"text": name, "language": "en"}]} for row in rows[kind]
        ]
    rows[Kind.RELATION] = [{**row, "role": name, "note": name} for row in rows[Kind.RELATION]]
    return Dataset(Store.of_rows(toy.version, toy.schema_version, toy.reviewed, {}, rows))


def test_counts(bundled: Dataset) -> None:
    """Every record but the sources, every relation once."""
    graph = bundled.to_networkx()

    assert ids(bundled) == list(graph)
    assert list(bundled.relations.ids) == keys(graph)


def test_edges_have_the_right_ends(bundled: Dataset) -> None:
    """From subject to object, with the id of the relation as key and its label."""
    for subject, object, key, label in bundled.to_networkx().edges(keys=True, data="label"):
        relation = bundled.relations[key]
        assert (subject, relation.kind.label, object) == (relation.subject, label, relation.object)


def test_attributes_are_the_columns(bundled: Dataset) -> None:
    """What a table says of a record, its node says; what is absent is absent."""
    graph = bundled.to_networkx()

    for kind in ENTITIES:
        for row in bundled.table(kind).to_dicts():
            type = {"type": row["kind"]} if "kind" in row else {}
            assert {**attributes(row), **type, "kind": kind.value} == graph.nodes[str(row["id"])]
    for row in bundled.relations.to_dicts():
        edge = graph.edges[row["subject"], row["object"], row["id"]]
        assert {**attributes(row), "label": RelationKind(str(row["kind"])).label} == edge


def test_attributes_are_plain(bundled: Dataset) -> None:
    """No file of a graph holds anything else."""
    graph = bundled.to_networkx()

    held = [*graph.nodes.values(), *graph.edges.values()]
    assert {type(value) for each in held for value in each.values()} == {str, int, bool}


def test_versions(bundled: Dataset) -> None:
    """A graph tells what it was made from."""
    said = bundled.to_networkx().graph

    expected = (__version__, bundled.version, bundled.schema_version, str(bundled.reviewed))
    assert (said["package"], said["data"], said["schema"], said["reviewed"]) == expected


@given(datasets(), windows(), st.booleans(), st.none() | st.sets(st.sampled_from(RelationKind), max_size=3))
def test_agrees_with_the_tables(
    dataset: Dataset, days: tuple[date, date], certain: bool, kinds: set[RelationKind] | None
) -> None:
    """Edges are what ``relations.where`` keeps; nodes are their ends and, without kinds, who is there."""
    on = f"{days[0]}/{days[1]}"
    graph = dataset.to_networkx(on=on, kinds=kinds, certain=certain)

    relations = dataset.relations.where(on=on, certain=certain)
    kept = [relation for relation in relations if kinds is None or relation.kind in kinds]
    assert [relation.id for relation in kept] == keys(graph)
    nodes = {id for relation in kept for id in (relation.subject, relation.object)}
    if kinds is None:
        nodes |= {*dataset.countries.ids}
        for table in (dataset.organizations, dataset.networks, dataset.projects, dataset.events):
            nodes |= {*table.where(on=on).ids}
    assert nodes == set(graph)
    assert {id: dataset[id].name for id in nodes} == dict(graph.nodes(data="name"))


@given(datasets(), windows())
def test_of_a_snapshot(dataset: Dataset, days: tuple[date, date]) -> None:
    """A snapshot gives what is in it, whole."""
    then = dataset.as_of(f"{days[0]}/{days[1]}")

    assert ids(then) == list(then.to_networkx())
    assert list(then.relations.ids) == keys(then.to_networkx())


def test_toy(toy: Dataset) -> None:
    """The same on toy data, year by year; one kind needs no list around it."""
    for year in range(1994, 2019):
        graph = toy.to_networkx(on=year, kinds="member_of", certain=True)
        assert list(toy.relations.where(kind="member_of", on=year, certain=True).ids) == keys(graph)
    assert keys(toy.to_networkx(kinds=RelationKind.FUNDS)) == keys(toy.to_networkx(kinds=["funds"]))


def test_ends_that_another_dataset_knows(toy: Dataset) -> None:
    """A user's folder that is not yet merged has nodes of which nothing is said."""
    rows: dict[Kind, list[dict[str, Any]]] = {kind: [*toy._store.rows(kind).raw] for kind in Kind}
    rows[Kind.COUNTRY] = []
    alone = Dataset(Store.of_rows("1", "1.0.0", toy.reviewed, {}, rows))

    graph = alone.to_networkx()
    assert len(toy.relations) == graph.number_of_edges()
    assert graph.nodes["xa"] == {}


def test_unknown_kind(toy: Dataset) -> None:
    """A wrong word is an error that tells what is near."""
    with pytest.raises(bs.UnknownTermError, match="member_of"):
        toy.to_networkx(kinds=["member"])


def test_without_networkx(toy: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear error names the extra; the texts need no library."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    for needs in (toy.to_networkx, lambda: export(toy, "gexf", tmp_path)):
        with pytest.raises(bs.MissingExtraError, match=r"baltic-security\[graph\]"):
            needs()
    assert toy.to_mermaid("lighthouse-network")
    assert toy.to_dot("lighthouse-network")


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> Any:
    def read(dataset: Dataset, format: str) -> "nx.MultiDiGraph[str]":
        (path,) = export(dataset, format, tmp_path / format)
        if format == "graphml":
            return nx.read_graphml(path, force_multigraph=True)
        return nx.MultiDiGraph(nx.read_gexf(path))

    return read


def same(dataset: Dataset, found: "nx.MultiDiGraph[str]", format: str) -> None:
    """Compare a graph that was read back with the one of the dataset."""

    def called(held: dict[str, Any]) -> dict[str, Any]:
        if format == "gexf" and "published" in held:
            held = {name: value for name, value in held.items() if name != "latest"}
        return {CALLED[format].get(name, name): value for name, value in held.items()}

    graph = dataset.to_networkx()
    assert {id: called(held) for id, held in graph.nodes.items()} == dict(found.nodes.items())
    edges = {key: (u, v, called(held)) for u, v, key, held in graph.edges(keys=True, data=True)}
    for u, v, key, held in found.edges(keys=True, data=True):
        id = held.pop("id", key)  # where no two records are tied twice, GEXF is read without keys
        assert (u, v, held) == edges.pop(id)
    assert {} == edges


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("data", ["bundled", "toy"])
def test_read_back(data: str, format: str, read: Any, request: pytest.FixtureRequest) -> None:
    """Nodes, edges and attributes come back as they were."""
    dataset = request.getfixturevalue(data)

    same(dataset, read(dataset, format), format)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("name", [name for name in HOSTILE if "\n" not in name])
def test_hostile_names(name: str, format: str, toy: Dataset, read: Any, tmp_path: Path) -> None:
    """Names come back as they are, and open no tag."""
    dataset = hostile(toy, name)

    same(dataset, read(dataset, format), format)
    (path,) = (tmp_path / format).iterdir()
    assert not re.search("<(img|b|x)", path.read_text(encoding="utf-8"))


def test_snapshot(bundled: Dataset, read: Any) -> None:
    """A file of a day holds what was there on that day."""
    then = bundled.as_of("2016-05-04")

    assert 0 < read(then, "gexf").number_of_edges() == len(then.relations) < len(bundled.relations)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_same_bytes(format: str, bundled: Dataset, tmp_path: Path) -> None:
    """Two runs write the same, whatever the hash seed and the day."""
    (path,) = export(bundled, format, tmp_path / "here")
    code = (
        "from sys import argv; from baltic_security import load; from baltic_security.export import export\n"
        "export(load(), *argv[1:])"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, format, str(tmp_path / seed)]
        paths = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(bs.__file__).parents[1])}
        subprocess.run(command, env={**os.environ, **paths}, check=True)
        assert path.read_bytes() == (tmp_path / seed / path.name).read_bytes()


def test_graphml_says_its_versions(bundled: Dataset, read: Any) -> None:
    """As data of the graph."""
    assert read(bundled, "graphml").graph.items() >= bundled.to_networkx().graph.items()


def test_gexf_follows_its_schema(bundled: Dataset, tmp_path: Path) -> None:
    """What networkx does not look at: which attributes GEXF 1.3 has, and in which order things come."""
    (path,) = export(bundled, "gexf", tmp_path / "gexf")
    root = ElementTree.parse(path).getroot()
    graph = root[1]

    assert (f"{GEXF}gexf", {"version": "1.3"}) == (root.tag, root.attrib)
    assert [f"{GEXF}meta", f"{GEXF}graph"] == [element.tag for element in root]
    assert {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"} == graph.attrib
    order = ("attributes", "attributes", "nodes", "edges")
    assert [f"{GEXF}{name}" for name in order] == [element.tag for element in graph]
    types = {element.get("type") for element in graph.iter(f"{GEXF}attribute")}
    assert {"string", "long", "boolean"} == types
    of_nodes = {"id", "label", "start", "end"}
    for name, allowed in (("node", of_nodes), ("edge", of_nodes | {"source", "target", "kind"})):
        found = [element.attrib for element in graph.iter(f"{GEXF}{name}")]
        assert len(found) == len({held["id"] for held in found})
        assert allowed == {key for held in found for key in held}
        for held in found:
            days = [date.fromisoformat(held[end]) for end in ("start", "end") if end in held]
            assert sorted(days) == days


def test_gexf_says_what_it_is(bundled: Dataset, tmp_path: Path) -> None:
    """The versions, the day of the review, and of a tie its days and its kind, lest Gephi merge it."""
    (path,) = export(bundled, "gexf", tmp_path / "gexf")
    root = ElementTree.parse(path).getroot()
    held = {element.get("id"): element.attrib for element in root[1].iter() if "source" in element.attrib}

    assert {"lastmodifieddate": str(bundled.reviewed)} == root[0].attrib
    said = " ".join(root[0].itertext())
    assert all(version in said for version in (__version__, bundled.version, bundled.schema_version))
    presidency = held["ru.presides-over.bstf"]
    assert ("presides_over", "presides over") == (presidency["kind"], presidency["label"])
    assert ("2015-01-01", "2016-12-31") == (presidency["start"], presidency["end"])


def test_what_is_published_stays(bundled: Dataset, tmp_path: Path) -> None:
    """A document does not leave the timeline on the day after its publication."""
    (path,) = export(bundled, "gexf", tmp_path / "gexf")

    nodes = {node.get("id"): node.attrib for node in ElementTree.parse(path).getroot()[1][2]}
    for document in bundled.documents:
        dated = {"start"} if document.published and document.published.earliest else set()
        assert {"id", "label"} | dated == nodes[document.id].keys()
