# SPDX-License-Identifier: MIT
"""What the rules look at, and what they say: the rows of a folder, found by id and by end; faults."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from .._files import MANIFEST, RETIRED
from .._folder import Folder
from .._json import read
from .._rows import ALWAYS, Bounds
from .._store import CLASSES, Store
from ..bases import Entity, Record, numbered_parts
from ..records import Event
from ..relations import Relation
from ..sources import Citation
from ..vocabulary import Kind, RelationKind

RecordT = TypeVar("RecordT", bound=Record)

#: What happens only while an event goes on.
AT_EVENT = (RelationKind.ATTENDS, RelationKind.SPEAKS_AT, RelationKind.ADOPTED_AT)


class Fault(NamedTuple):
    """
    What a rule finds.

    Attributes:
        record: The id of the record, or ``""`` for a whole file.

        field: The path of the field, or ``""``.

        problem: What is wrong, with the value.

        repair: What to do about it.

        file: The file, if the record does not tell it.
    """

    record: str
    field: str
    problem: str
    repair: str
    file: str = ""


class Data:
    """
    The content of a folder, as the rules ask for it.

    Attributes:
        folder: The folder, as it was read.

        store: Its valid rows.

        kinds: The kind of each record.

        files: The first file in which each id stands, be it the right one or not.

        values: What each file that can be read holds, with the manifest.

        beside: The rows of another dataset, which this one may refer to.
    """

    def __init__(self, folder: Folder, beside: Store | None = None) -> None:
        self.folder = folder
        self.beside = beside
        self.store = folder.store
        self.kinds = {id: kind for kind in Kind for id in folder.store.rows(kind).index}
        contents = {**folder.contents, MANIFEST: (folder.path / MANIFEST).read_bytes()}
        self.values: dict[str, Any] = {}
        for name, content in contents.items():
            value, faults = read(content, name)
            if not faults:
                self.values[name] = value
        self.files: dict[str, str] = {}
        for name in folder.contents:
            for id, _ in self.rows(name) if name != RETIRED else ():
                self.files.setdefault(id, name)
        self.relations = self.all(Relation)
        self._from: dict[str, list[Relation]] = {}
        self._to: dict[str, list[Relation]] = {}
        for relation in self.relations:
            self._from.setdefault(relation.subject, []).append(relation)
            self._to.setdefault(relation.object, []).append(relation)

    def rows(self, file: str) -> Iterator[tuple[str, Any]]:
        """Give the rows of a file as they stand there, right or wrong, each with its id or ``""``."""
        value = self.values.get(file)
        for row in value if isinstance(value, list) else ():
            id = row.get("id") if isinstance(row, dict) else None
            yield id if isinstance(id, str) else "", row

    def all(self, cls: type[RecordT]) -> list[RecordT]:
        """Get the records of a table."""
        rows = self.store.rows(cls.KIND)
        return [rows.record(position) for position in range(len(rows))]

    def everything(self) -> Iterator[Record]:
        """Get the records of all tables."""
        for cls in CLASSES.values():
            yield from self.all(cls)

    def entities(self) -> Iterator[Entity]:
        """Get the records that have names."""
        return (record for record in self.everything() if isinstance(record, Entity))

    def record(self, id: str) -> Record | None:
        """Get a record; None if there is none, which another rule reports."""
        return self.store.record(id) if id in self.kinds else None

    def from_(self, id: str, *kinds: RelationKind) -> list[Relation]:
        """Get the relations of some kinds whose subject a record is."""
        return [relation for relation in self._from.get(id, ()) if relation.kind in kinds]

    def to(self, id: str, *kinds: RelationKind) -> list[Relation]:
        """Get the relations of some kinds whose object a record is."""
        return [relation for relation in self._to.get(id, ()) if relation.kind in kinds]

    def life(self, id: str) -> Bounds:
        """Get the time in which a record is there; one that is missing always is."""
        kind = self.kinds.get(id)
        return ALWAYS if kind is None else self.store.life(id, (kind,))

    def position(self, relation: Relation) -> int:
        """Get the position of a relation, by which the store knows its time."""
        return self.store.rows(Kind.RELATION).index[relation.id]


class Rule(NamedTuple):
    """
    A rule: how faults are found, and what it demands.

    Attributes:
        find: Finds the faults; None if they are found while the folder is read.

        demand: One sentence.  Not a docstring, which ``python -OO`` would drop.
    """

    find: Callable[[Data], Iterator[Fault]] | None
    demand: str


def citations(record: Record) -> Iterator[tuple[str, Citation]]:
    """Give the citations of a record and of its parts, each with its path."""
    for path, part in parts(record):
        for number, citation in enumerate(part.citations):
            yield f"{path}{'.' if path else ''}citations[{number}]", citation


def parts(record: Record) -> Iterator[tuple[str, Any]]:
    """Give the record itself and its names, details, amounts and claims, each with its path."""
    yield "", record
    for key, place, part in numbered_parts(record):
        yield f"{key}[{place}]", part


def begins_on_a_day(event: Event) -> bool:
    """Tell whether the first day of an event is known."""
    return event.period is not None and event.period.bounds[0] == event.period.bounds[1]
