# SPDX-License-Identifier: MIT
"""
The frames of a dataset, made when they are asked for.

Beside the tables there are frames of the parts of records (names, details, amounts,
claims, citations), of all ids, of the retired ones and of the words of the
vocabularies.  Together they hold everything that the data files hold.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ._codec import VOCABULARIES
from ._layouts import NAME, layout
from ._store import CLASSES, Retirement, Store
from .amounts import Amount
from .bases import Record, numbered_parts
from .columns import Column, ColumnType, columns_of, plain
from .frames import Cell, Frame
from .sources import Citation, Claim
from .values import Detail, Name
from .vocabulary import Kind, RelationKind

#: The frames of the parts of records that have citations of their own, and the class of each part.
_PARTS: dict[str, type[Any]] = {"names": Name, "details": Detail, "amounts": Amount, "claims": Claim}
#: The frames by name, and what the rows of each are.
FRAMES = {
    "countries": "States, by their ISO 3166-1 codes.",
    "organizations": "Institutions with a standing of their own.",
    "networks": "Cooperation structures across borders.",
    "bodies": "Organs inside an organization, network or programme.",
    "programmes": "Strategies, policy areas, funding programmes and long-term priorities.",
    "projects": "Time-limited work with partners.",
    "events": "Meetings, summits, conferences and seminars, and named series of them.",
    "documents": "Reports, declarations, strategies and work plans.",
    "people": "Holders of public offices, as named by official sources.",
    "sources": "Publications that are cited.",
    "relations": "Dated, sourced statements that tie two records.",
    "records": "The ids of all records.",
    "names": "Names, abbreviations and spellings, in every language.",
    "details": "Short sentences of ours: what no column and no relation holds.",
    "amounts": "Sums of money of projects.",
    "claims": "What sources state and we do not adopt.",
    "citations": "Where it is written: the places in sources that support records and parts of them.",
    "retired": "Ids that should not be used any more, and what to use instead.",
    "words": "The words of the vocabularies.",
}


def _column(name: str, meaning: str, type: ColumnType = ColumnType.TEXT, **more: Any) -> Column:
    return Column(name, type, meaning, **{"required": True, **more})


_RECORD = _column("record", "The id of the record.", refers="records")
_NUMBER = _column("number", "Its place in the list that it is in, from 1.", ColumnType.INTEGER)
_OF_A_CITATION = (
    _RECORD,
    _column("part", "What it supports: the record itself, or a name, detail, amount or claim of it."),
    _column("part_number", "The number of that part; 0 for the record itself.", ColumnType.INTEGER),
    _NUMBER,
)
_OF_AN_ID = (
    _column("id", "The id."),
    NAME.column,
    _column("table", "The table that the record is in."),
)
_OF_A_WORD = (
    _column("vocabulary", "The vocabulary, as the class in Python is called."),
    _column("word", "The word, as the data has it."),
    _column("meaning", "What it stands for; of a kind of relation, how it is read from subject to object."),
    _column("inverse", "How a kind of relation is read from object to subject.", required=False),
)


def of_records(records: Iterable[Record], kind: Kind, store: Store) -> Frame:
    """Make the frame of records of one kind."""
    return Frame(kind.table, ("id",), columns(kind), tuple(_rows(records, CLASSES[kind], store)))


def columns(kind: Kind) -> tuple[Column, ...]:
    """Tell the columns of the frame of a kind of record."""
    return tuple([cell.column for cell in layout(CLASSES[kind])])


def frame(name: str, records: Iterable[Record], store: Store) -> Frame:
    """Make one of the frames that are no table, of the records that are there."""
    if name in _PARTS:
        return _parts(name, records, store)
    if name == "citations":
        key = tuple(column.name for column in _OF_A_CITATION)
        return Frame(name, key, (*_OF_A_CITATION, *columns_of(Citation)), tuple(_citations(records)))
    if name == "retired":
        retired = sorted(store.retired.values(), key=lambda retirement: retirement.id)
        return Frame(name, ("id",), tuple(columns_of(Retirement)), tuple(_rows(retired, Retirement, store)))
    if name == "words":
        return Frame(name, ("vocabulary", "word"), _OF_A_WORD, tuple(_words()))
    ids = ((record.id, record.name, record.KIND.table) for record in records)
    return Frame(name, ("id",), _OF_AN_ID, tuple(ids))


def _rows(things: Iterable[Any], cls: type[Any], store: Store) -> Iterator[tuple[Cell, ...]]:
    cells = layout(cls)
    return (tuple([cell.read(thing, store) for cell in cells]) for thing in things)


def _parts(name: str, records: Iterable[Record], store: Store) -> Frame:
    cells = layout(_PARTS[name])
    rows = (
        (record.id, number, *(cell.read(part, store) for cell in cells))
        for record in records
        for key, number, part in _numbered(record)
        if key == name
    )
    own = [cell.column for cell in cells]
    return Frame(name, ("record", "number"), (_RECORD, _NUMBER, *own), tuple(rows))


def _numbered(record: Record) -> Iterator[tuple[str, int, Any]]:
    """Give the parts of a record, numbered from 1 in the list that each is in."""
    return ((key, place + 1, part) for key, place, part in numbered_parts(record))


def _citations(records: Iterable[Record]) -> Iterator[tuple[Cell, ...]]:
    names = [column.name for column in columns_of(Citation)]
    for record in records:
        held = ((key.removesuffix("s"), number, part) for key, number, part in _numbered(record))
        for part_name, part_number, part in (("record", 0, record), *held):
            for number, citation in enumerate(part.citations, 1):
                yield record.id, part_name, part_number, number, *(plain(getattr(citation, n)) for n in names)


def _words() -> Iterator[tuple[Cell, ...]]:
    for vocabulary in VOCABULARIES:
        for word in vocabulary:
            label = word.label if isinstance(word, RelationKind) else word.meaning
            yield vocabulary.__name__, word.value, label, getattr(word, "inverse", None)
