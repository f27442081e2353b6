# SPDX-License-Identifier: MIT
"""References from record to record: every id that is named must be there, and be of the right kind."""

from collections.abc import Iterator
from typing import Any

from ._files import RETIRED, file_of
from ._rows import Row
from ._store import Store
from .findings import Finding
from .vocabulary import Kind, RelationKind


def dangling(store: Store, beside: Store | None = None) -> Iterator[Finding]:
    """
    Find references to ids that are not there, or that are of a wrong kind.

    Args:
        store: The rows of a dataset.

        beside: The rows of another one, which it may refer to.

    Returns:
        The findings, with codes E202 (a record), E203 (a source) and E301 (an end
        that the relation kind does not allow).
    """
    stores = [beside, store] if beside else [store]
    kinds = {id: kind for known in stores for kind in Kind for id in known.rows(kind).index}
    for kind in Kind:
        for row in store.rows(kind).raw:
            file = file_of(kind, row, kinds)
            for path, id in _sources(row, ""):
                if kinds.get(id) is not Kind.SOURCE:
                    repair = "add it to sources.json, or correct the id"
                    yield Finding(file, row["id"], path, "E203", f"there is no source {id!r}", repair)
            for path, id in _countries(kind, row):
                if kinds.get(id) is not Kind.COUNTRY:
                    repair = "add it to countries.json, or correct the id"
                    yield Finding(file, row["id"], path, "E202", f"there is no country {id!r}", repair)
            if kind is Kind.RELATION:
                yield from _ends(row, file, kinds)


def taken(store: Store, beside: Store) -> Iterator[Finding]:
    """
    Find ids that stand for something else in another dataset, or that one of the two has retired.

    Args:
        store: The rows of a dataset.

        beside: The rows of the other one.

    Returns:
        The findings, with codes E201 (a record) and E206 (a retired id).
    """
    kinds = {id: kind for kind in Kind for id in beside.rows(kind).index}
    for kind in Kind:
        for row in store.rows(kind).raw:
            id, known = row["id"], kinds.get(row["id"])
            if id in beside.retired:
                repair = "give your record another id; one that was retired is never used again"
                yield Finding(file_of(kind, row), id, "id", "E206", f"the id {id!r} is retired", repair)
            if known is not None and (known is not kind or _row(beside, kind, id) != row):
                repair = "give your record another id, or leave it out and refer to the one that is there"
                problem = f"the id is taken in {known.table} by a record with other content"
                yield Finding(file_of(kind, row), id, "id", "E201", problem, repair)
    for id, retirement in store.retired.items():
        if id in kinds or beside.retired.get(id, retirement) != retirement:
            how = f"a record in {kinds[id].table}" if id in kinds else "retired in another way"
            problem, repair = f"{id!r} is {how} in the other dataset", "take back one of the two"
            yield Finding(RETIRED, id, "id", "E206", problem, repair)


def _row(store: Store, kind: Kind, id: str) -> Row:
    rows = store.rows(kind)
    return rows.raw[rows.index[id]]


def _ends(row: Row, file: str, kinds: dict[str, Kind]) -> Iterator[Finding]:
    relation = RelationKind(row["kind"])
    for end, allowed in (("subject", relation.subjects), ("object", relation.objects)):
        found = kinds.get(row[end])
        if found is None:
            repair = "add the record, or correct the id"
            yield Finding(file, row["id"], end, "E202", f"there is no record {row[end]!r}", repair)
        elif found not in allowed:
            problem = f"{row[end]!r} is a {found.value}, which cannot be the {end} of {relation.value}"
            repair = f"use a {' or '.join(kind.value for kind in allowed)}, or another kind"
            yield Finding(file, row["id"], end, "E301", problem, repair)


def _sources(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Find the sources of all citations in a row, with their paths."""
    if isinstance(value, dict):
        for key, item in value.items():
            inner = f"{path}.{key}" if path else key
            if key == "source":
                yield inner, item
            else:
                yield from _sources(item, inner)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _sources(item, f"{path}[{number}]")


def _countries(kind: Kind, row: Row) -> Iterator[tuple[str, str]]:
    if kind is not Kind.RELATION and "country" in row:
        yield "country", row["country"]
    for number, id in enumerate(row.get("countries", ())):
        yield f"countries[{number}]", id
