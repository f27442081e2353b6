# SPDX-License-Identifier: MIT
"""Names: attested, or marked as ours; and no two records alike."""

from collections.abc import Iterator

from ..bases import Entity
from ..dates import AFTER_ALL, BEFORE_ALL, Period
from ..names import fold
from ..records import Document, Event
from ..vocabulary import Kind, NameKind
from ._data import Data, Fault, begins_on_a_day


def named(data: Data) -> Iterator[Fault]:
    """Find records that have only abbreviations and spellings."""
    for record in data.entities():
        if not any(name.kind in (NameKind.NAME, NameKind.LABEL) for name in record.all_names):
            repair = "add its full name with a citation or, where none is attested, a name of kind 'label'"
            yield Fault(record.id, "names", "no name is a full name or a label", repair)


def attested(data: Data) -> Iterator[Fault]:
    """Find names without a citation."""
    for record in data.entities():
        for number, name in enumerate(record.all_names):
            if name.kind is not NameKind.LABEL and not name.citations:
                repair = "cite a source that uses it or, if the wording is ours, make it a 'label'"
                yield Fault(record.id, f"names[{number}].citations", f"{name.text!r} is not attested", repair)


def labels_are_ours(data: Data) -> Iterator[Fault]:
    """Find labels with a citation."""
    for record in data.entities():
        for number, name in enumerate(record.all_names):
            if name.kind is NameKind.LABEL and name.citations:
                repair = "make it a 'name' or an 'alias', or leave the citations out"
                problem = f"the label {name.text!r} has a citation"
                yield Fault(record.id, f"names[{number}].kind", problem, repair)


def labels_fill_in(data: Data) -> Iterator[Fault]:
    """Find labels in a language that has an attested name, which may still hold."""
    for record in data.entities():
        attested = {
            name.language for name in record.all_names if name.kind is NameKind.NAME and not name.is_former
        }
        for number, name in enumerate(record.all_names):
            if name.kind is NameKind.LABEL and name.language in attested:
                problem = f"the label {name.text!r} stands beside an attested name in {name.language.meaning}"
                yield Fault(record.id, f"names[{number}].kind", problem, "leave the label out")


def said_once(data: Data) -> Iterator[Fault]:
    """Find names that a record has twice in one language and period."""
    for record in data.entities():
        known: set[tuple[str, str, str]] = set()
        for number, name in enumerate(record.all_names):
            key = (name.text, name.language.value, str(name.period or ""))
            if key in known:
                repair = "make one of the two, with the citations of both"
                yield Fault(record.id, f"names[{number}].text", f"{name.text!r} stands here twice", repair)
            known.add(key)


def one_at_a_time(data: Data) -> Iterator[Fault]:
    """Find full names in one language that hold at one time, so that nobody knows which to call it by."""
    for record in data.entities():
        current: dict[str, str] = {}
        for number, name in enumerate(record.all_names):
            if name.kind is NameKind.NAME and not name.is_former:
                first = current.setdefault(name.language.value, name.text)
                if first != name.text:
                    problem = f"{name.text!r} stands beside {first!r} as the {name.language.meaning} name"
                    repair = "make one of them an 'alias', or give the period in which each was in use"
                    yield Fault(record.id, f"names[{number}].kind", problem, repair)


def told_apart(data: Data) -> Iterator[Fault]:
    """
    Find records of a table that share a full name, and have no note.

    Events and documents whose dates differ are told apart by these, and events by
    places and ordinals: a series of meetings may have one name for all.
    """
    groups: dict[tuple[Kind, str], dict[str, Entity]] = {}
    for record in data.entities():
        for name in record.all_names:
            # Meetings of a year may be labelled alike, as no name is attested; of one day they would be one.
            may_share = isinstance(record, Event) and not begins_on_a_day(record)
            if name.kind is NameKind.NAME or (name.kind is NameKind.LABEL and not may_share):
                groups.setdefault((record.KIND, fold(name.text)), {})[record.id] = record
    for group in groups.values():
        for record in group.values():
            if record.note or len(group) < 2:
                continue
            peers = (other for other in group.values() if other is not record)
            others = [peer.id for peer in peers if not _apart(record, peer)]
            if others:
                problem = f"it has the same name as {' and '.join(map(repr, others[:3]))}"
                repair = "say in 'note' what it must not be mixed up with; or, if they are one, retire an id"
                yield Fault(record.id, "note", problem, repair)


def _apart(one: Entity, other: Entity) -> bool:
    """Tell whether dates, places or ordinals tell two records apart."""
    if isinstance(one, Event) and isinstance(other, Event):
        for ours, its in ((one.place, other.place), (one.ordinal, other.ordinal)):
            if ours and its and ours != its:
                return True
    mine, theirs = _days(one), _days(other)
    return mine[1] < theirs[0] or theirs[1] < mine[0]


def _days(record: Entity) -> tuple[int, int]:
    date = record.published if isinstance(record, Document) else None
    period: Period | None = record.period if isinstance(record, Event) else None
    if date is not None:
        return date.first_ordinal, date.last_ordinal
    return (period.bounds[0], period.bounds[3]) if period else (BEFORE_ALL, AFTER_ALL)
