# SPDX-License-Identifier: MIT
"""Joining two datasets: nothing of either is lost, and every conflict is told."""

from ._references import dangling, taken
from ._rows import Row
from ._store import Store
from .exceptions import DataError
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
    tables: dict[Kind, list[Row]] = {}
    for kind in Kind:
        mine = one.rows(kind)
        added = [row for row in other.rows(kind).raw if row["id"] not in mine.index]
        tables[kind] = sorted([*mine.raw, *added], key=lambda row: row["id"]) if added else mine.raw
    joined = Store.of_rows(
        f"{one.version}+{other.version}",
        one.schema,
        min(one.reviewed, other.reviewed),
        {**one.retired, **other.retired},
        tables,
    )
    findings = [*taken(other, one), *dangling(joined)]
    if findings:
        raise DataError(tuple(sorted(findings)))
    return joined
