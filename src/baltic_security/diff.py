# SPDX-License-Identifier: MIT
"""What changed between two versions of the data, record by record, and which step of a version that takes."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ._codec import encode
from ._edits import Edit, edits
from ._terms import Term
from .bases import Record
from .dataset import Dataset
from .exceptions import QueryError
from .relations import Relation
from .vocabulary import Kind

__all__ = ["Change", "Difference", "Edit", "Edition", "Effect", "Fate", "Step", "diff"]

#: What makes a relation the statement that it is; its id is made of these.
_STATEMENT = ("subject", "kind", "object")
_TABLES = (*(kind.table for kind in Kind), "retired")


class Fate(Term):
    """What became of a record."""

    ADDED = "added", "its id is new"
    CORRECTED = "corrected", "it says something else, or more, or less"
    RENAMED = "renamed", "only its names changed, or the title of a source"
    RE_SOURCED = "re-sourced", "only citations or notes changed"
    RETIRED = "retired", "its id is retired, and leads to what should be used instead"
    REMOVED = "removed", "its id is gone, and leads nowhere"
    REUSED = (
        "reused",
        "its id stands for something else: in another table, of other ends, or after a retirement",
    )


class Effect(Term):
    """What a change means for those who built on the data."""

    ADDITIVE = "additive", "something is said that was not said before"
    CORRECTING = "correcting", "something that was said is said otherwise, or not any more"
    BREAKING = (
        "breaking",
        "an id is gone or stands for something else, or over a tenth of a table is gone",
    )


class Step(Term):
    """By how much the version of the package goes up at least."""

    PATCH = "patch", "no question gets another answer"
    MINOR = "minor", "an answer may be another, and every id still leads to what it stood for"
    MAJOR = "major", "an id does not lead any more to what it stood for"


@frozen
class Change:
    """
    What became of one record.

    Attributes:
        table: Its table now, or before if it is gone; ``"retired"`` of an id that is a record in neither.

        id: Its id.

        name: What to call it.

        fate: What became of it.

        edits: The places that changed; none for a record that was added or removed.

    >>> Change("networks", "fog-network", "Fog Network", Fate.REMOVED).effect.value
    'breaking'
    """

    table: str
    id: str
    name: str
    fate: Fate
    edits: tuple[Edit, ...] = ()

    @property
    def effect(self) -> Effect:
        """What it means for those who built on the data."""
        if self.fate in (Fate.REMOVED, Fate.REUSED):
            return Effect.BREAKING
        if self.fate is Fate.RETIRED or any(edit.old is not None for edit in self.edits):
            return Effect.CORRECTING
        return Effect.ADDITIVE


@frozen
class Edition:
    """
    One of the two versions that are compared.

    Attributes:
        version: The version of the data.

        schema: The version of the layout.

        reviewed: The day of the last review.

        records: How many records each table holds.
    """

    version: str
    schema: str
    reviewed: date
    records: dict[str, int]


@frozen
class Difference:
    """
    All that changed between two versions of the data; ``str`` gives it as text.

    Attributes:
        old: The version before.

        new: The version after.

        changes: What became of each record that is not as it was, by fate, table and id.

    >>> import baltic_security as bs
    >>> print(diff(bs.load(), bs.load()))
    20...: no change
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...]

    @property
    def shrunken(self) -> tuple[str, ...]:
        """The tables that lost over a tenth of their records, and ten at least, as if a file were cut off."""
        before, after = self.old.records, self.new.records
        lost = {table: count - after[table] for table, count in before.items()}
        return tuple(table for table, count in lost.items() if count >= 10 and count * 10 > before[table])

    @property
    def effect(self) -> Effect | None:
        """The gravest effect of a change; None if nothing changed."""
        if self.shrunken:
            return Effect.BREAKING
        effects = [change.effect for change in self.changes]
        if (self.old.reviewed, self.old.schema) != (self.new.reviewed, self.new.schema):
            effects.append(Effect.ADDITIVE)
        return max(effects, key=list(Effect).index, default=None)

    @property
    def step(self) -> Step:
        """By how much the version of the package goes up at least."""
        if self.effect is None:
            return Step.PATCH
        return Step.MAJOR if self.effect is Effect.BREAKING else Step.MINOR

    def __str__(self) -> str:
        from ._difference_text import text

        return text(self)

    def to_markdown(self) -> str:
        """
        Write it as a section of a changelog.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> print(diff(ds, ds).to_markdown().splitlines()[0])
        ## 20...
        """
        from ._difference_text import markdown

        return markdown(self)

    def to_json(self) -> str:
        """
        Write it as JSON, with old and new values as the data files hold them.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> '"step": "patch"' in diff(ds, ds).to_json()
        True
        """
        from ._difference_text import json

        return json(self)


def diff(old: Dataset, new: Dataset) -> Difference:
    """
    Compare two versions of the data, record by record.

    Args:
        old: The version before.

        new: The version after.

    Returns:
        All that changed.  It is empty exactly if both hold equal records and retirements.

    Raises:
        QueryError: One of the two is a snapshot.

    >>> import baltic_security as bs
    >>> diff(bs.load(), bs.load()).changes
    ()
    """
    if old._limit is not None or new._limit is not None:
        raise QueryError("a snapshot is a view of one day; compare the datasets themselves")
    changes = sorted(
        _changes(old, new),
        key=lambda change: (list(Fate).index(change.fate), _TABLES.index(change.table), change.id),
    )
    return Difference(_edition(old), _edition(new), tuple(changes))


def _edition(dataset: Dataset) -> Edition:
    records = {kind.table: len(dataset.table(kind)) for kind in Kind}
    return Edition(dataset.version, dataset.schema_version, dataset.reviewed, records)


def _changes(old: Dataset, new: Dataset) -> Iterator[Change]:
    before, after = _records(old), _records(new)
    was_retired, is_retired = old._store.retired, new._store.retired
    for id, record in before.items():
        if id in after:
            yield from _changed(record, after[id])
        else:
            fate = Fate.RETIRED if id in is_retired else Fate.REMOVED
            yield Change(record.KIND.table, id, record.name, fate, _redirected(id, old, new))
    for id, record in after.items():
        if id not in before:
            fate = Fate.REUSED if id in was_retired else Fate.ADDED
            yield Change(record.KIND.table, id, record.name, fate, _redirected(id, old, new))
    for id in {*was_retired, *is_retired} - {*before, *after}:
        if was_retired.get(id) != is_retired.get(id):
            fate = Fate.REMOVED if id not in is_retired else Fate.RETIRED
            fate = Fate.CORRECTED if id in was_retired and id in is_retired else fate
            yield Change("retired", id, id, fate, _redirected(id, old, new))


def _records(dataset: Dataset) -> dict[str, Record]:
    return {record.id: record for kind in Kind for record in dataset.table(kind)}


def _changed(old: Record, new: Record) -> Iterator[Change]:
    """Tell what became of a record that is still there."""
    if old == new:
        return
    found = list(edits(encode(old), encode(new)))
    if isinstance(old, Relation) and isinstance(new, Relation) and old.certainty is not new.certainty:
        # It decides which answers are certain, so it is more than a change of sources.
        found.insert(0, Edit("certainty", old.certainty.value, new.certainty.value))
    if old.KIND is not new.KIND:
        found.insert(0, Edit("table", old.KIND.table, new.KIND.table))
    yield Change(new.KIND.table, new.id, new.name, _fate(new, found), tuple(found))


def _fate(record: Record, found: list[Edit]) -> Fate:
    topics = {_topic(edit.path) for edit in found}
    if "table" in topics or (isinstance(record, Relation) and not topics.isdisjoint(_STATEMENT)):
        return Fate.REUSED
    topics.discard("sources")
    return Fate.RE_SOURCED if not topics else Fate.RENAMED if topics == {"names"} else Fate.CORRECTED


def _topic(path: str) -> str:
    if path == "note" or path.endswith("citations"):
        return "sources"
    return "names" if path == "title" or path.startswith("names") else path


def _redirected(id: str, old: Dataset, new: Dataset) -> tuple[Edit, ...]:
    """Tell to what a retired id led and leads."""
    rows = ({**encode(side._store.retired[id])} if id in side._store.retired else {} for side in (old, new))
    return tuple(edit for edit in edits(*rows) if edit.path != "id")
