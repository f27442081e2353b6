# SPDX-License-Identifier: MIT
"""Joining two datasets: nothing of either is lost, and every conflict is told."""

from ._files import file_of
from ._references import dangling
from ._rows import Row
from ._store import Store
from .exceptions import DataError
from .findings import Finding
from .vocabulary import Kind


def merged(one: Store, other: Store) -> Store:
    """
    Join the rows of two stores.

    Args:
        one: The store to add to.

        other: The store that may refer to the first.

    Returns:
        A new store.

    Raises:
        DataError: An id stands for two things, or refers to nothing.
    """
    findings: list[Finding] = []
    tables: dict[Kind, list[Row]] = {}
    kind_of = {id: kind for kind in Kind for id in one.rows(kind).index}
    for kind in Kind:
        theirs = other.rows(kind)
        mine = one.rows(kind)
        added = []
        for row in theirs.raw:
            known = kind_of.get(row["id"])
            if known is None:
                added.append(row)
            elif known is not kind or mine.raw[mine.index[row["id"]]] != row:
                repair = "give your record another id, or leave it out and refer to the one that is there"
                problem = f"the id is taken in {known.table} by a record with other content"
                findings.append(Finding(file_of(kind, row), row["id"], "id", "E201", problem, repair))
        tables[kind] = sorted([*mine.raw, *added], key=lambda row: row["id"]) if added else mine.raw
    joined = Store.of_rows(
        f"{one.version}+{other.version}",
        one.schema,
        min(one.reviewed, other.reviewed),
        {**one.retired, **other.retired},
        tables,
    )
    findings.extend(dangling(joined))
    if findings:
        raise DataError(tuple(sorted(findings)))
    return joined
