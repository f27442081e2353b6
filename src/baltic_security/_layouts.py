# SPDX-License-Identifier: MIT
"""The layout of a flat table: its columns, each with what reads its cells."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from ._rows import Bounds
from ._store import Store
from ._ties import firm_bounds
from .bases import Entity, Record
from .columns import Column, ColumnType, columns_of, plain
from .dates import AFTER_ALL, BEFORE_ALL, NO_DAY, Period
from .relations import Relation
from .vocabulary import Certainty


class Cell(NamedTuple):
    """A column, and what reads its value from a record."""

    column: Column
    read: Callable[[Any, Store], Any]


def _field(column: Column) -> Cell:
    return Cell(column, lambda thing, _: plain(getattr(thing, column.name)))


def _end(end: str) -> tuple[Cell, Cell]:
    """Tell what stands beside the id at an end of a relation."""

    def found(relation: Relation, store: Store) -> Record:
        kinds = relation.kind.subjects if end == "subject" else relation.kind.objects
        return store.record(getattr(relation, end), kinds)

    name = Column(f"{end}_name", ColumnType.TEXT, f"The name of the {end}.", required=True)
    table = Column(f"{end}_table", ColumnType.TEXT, f"The table that the {end} is in.", required=True)
    return (
        Cell(name, lambda relation, store: found(relation, store).name),
        Cell(table, lambda relation, store: found(relation, store).KIND.table),
    )


def _times(bounds: Callable[[Any, Store], Bounds]) -> tuple[Cell, ...]:
    """Tell the days that stand beside a period."""

    def certain(thing: Any, store: Store, end: int) -> date | None:
        _, first, last, _ = bounds(thing, store)
        if last == AFTER_ALL:
            last = store.reviewed.toordinal()
        return _day((first, last)[end]) if first <= last else None

    days = (
        ("earliest", "The first day on which it may hold; empty if there is no bound."),
        ("certain_from", "The first day on which it certainly holds; empty if there is none."),
        (
            "certain_to",
            "The last day, up to the review, on which it certainly holds; empty if there is none.",
        ),
        ("latest", "The last day on which it may hold; empty if there is no bound."),
    )
    columns = [Column(name, ColumnType.DATE, meaning) for name, meaning in days]
    return (
        Cell(columns[0], lambda thing, store: _day(bounds(thing, store)[0])),
        Cell(columns[1], lambda thing, store: certain(thing, store, 0)),
        Cell(columns[2], lambda thing, store: certain(thing, store, 1)),
        Cell(columns[3], lambda thing, store: _day(bounds(thing, store)[3])),
    )


def _day(ordinal: int) -> date | None:
    """Turn a bound into a day, if it is one; what holds on no day has a last one before its first."""
    if ordinal in NO_DAY:
        return date.max if ordinal > AFTER_ALL else date.min
    return date.fromordinal(ordinal) if BEFORE_ALL < ordinal < AFTER_ALL else None


def _own_bounds(thing: Any, _: Store) -> Bounds:
    return (thing.period or Period("/")).bounds


def _relation_bounds(relation: Relation, store: Store) -> Bounds:
    position = store.ties.rows.index[relation.id]
    return firm_bounds(store.ties.bounds(position), store.ties.firm(position))


NAME = Cell(
    Column("name", ColumnType.TEXT, "The English name, else the first.", required=True),
    lambda record, _: record.name,
)
_CERTAINTY = Cell(
    Column("certainty", ColumnType.TEXT, "How firmly the tie is supported.", required=True, words=Certainty),
    lambda relation, _: relation.certainty.value,
)
CITATIONS = Cell(
    Column("citations", ColumnType.INTEGER, "How many citations support it.", required=True),
    lambda thing, _: len(thing.citations),
)
_PUBLISHED = (
    Cell(
        Column("earliest", ColumnType.DATE, "The first day that the date can be."),
        lambda record, _: record.published and record.published.earliest,
    ),
    Cell(
        Column("latest", ColumnType.DATE, "The last day that the date can be."),
        lambda record, _: record.published and record.published.latest,
    ),
)
#: What stands behind a field.
_BEHIND = {
    "subject": _end("subject"),
    "object": _end("object"),
    "period": _times(_own_bounds),
    "published": _PUBLISHED,
}


def layout(cls: type[Any]) -> tuple[Cell, ...]:
    """
    Tell the layout of the table of the records, or the parts of records, of a class.

    >>> from baltic_security import Amount
    >>> [cell.column.name for cell in layout(Amount)]
    ['kind', 'value', 'currency', 'bound', 'citations']
    """
    behind = _BEHIND | ({"period": _times(_relation_bounds)} if cls is Relation else {})
    cells: list[Cell] = []
    for column in columns_of(cls):
        cells += [_field(column), *behind.get(column.name, ())]
        if column.name == "id" and issubclass(cls, Entity):
            cells.append(NAME)
    if cls is Relation:
        cells.append(_CERTAINTY)
    return (*cells, CITATIONS) if hasattr(cls, "citations") else tuple(cells)
