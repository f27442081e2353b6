# SPDX-License-Identifier: MIT
"""The columns of a table as plain rows."""

from typing import Any

from ._store import Store
from .bases import Entity, Record
from .dates import PartialDate, Period
from .relations import Relation
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tables import Table

Plain = str | int | bool | None

#: Fields that have no column: parts with a structure of their own.
_NESTED = ("all_names", "details", "claims", "citations")


def to_dicts(table: "Table[Record]", store: Store) -> list[dict[str, Plain]]:
    """Give the records of a table as plain rows, with the same columns in each."""
    return [_row(record, store) for record in table]


def _row(record: Record, store: Store) -> dict[str, Plain]:
    row: dict[str, Plain] = {"id": record.id}
    if isinstance(record, Entity):
        row["name"] = record.name
    for field in record.__attrs_attrs__:
        if field.name not in _NESTED and field.name != "id":
            row |= _cells(field.name, getattr(record, field.name))
    if isinstance(record, Relation):
        row |= _bounds(store.ties.time(store.ties.rows.index[record.id]))
        ends = tuple(kind for kind in Kind if kind is not Kind.RELATION)
        row["subject_name"] = store.record(record.subject, ends).name
        row["object_name"] = store.record(record.object, ends).name
        row["certainty"] = record.certainty.value
    row["citations"] = len(record.citations)
    return row


def _cells(name: str, value: Any) -> dict[str, Plain]:
    """Give the cells of a field: one, but a period also has its first and last possible day."""
    if name == "period":
        return {"period": str(value) if value else None, **_bounds(value)}
    if isinstance(value, tuple):
        return {name: "; ".join(map(str, value)) or None}
    if isinstance(value, (PartialDate, Period)):
        return {name: str(value)}
    return {name: getattr(value, "value", value)}


def _bounds(period: Period | None) -> dict[str, Plain]:
    start = period.start if period else None
    end = period.end if period else None
    return {
        "earliest": str(start.earliest) if start and start.earliest else None,
        "latest": str(end.latest) if end and end.latest else None,
    }
