# SPDX-License-Identifier: MIT
"""Citations: every fact has one, and each says what it supports and how firmly."""

from collections.abc import Iterator
from typing import Any

from ..bases import KEYS, Record
from ..dates import Period
from ..records import Event
from ..sources import supporting
from ..vocabulary import AmountKind, Certainty, Language, RelationKind
from ._data import Data, Fault, citations, parts

#: Parts that carry citations of their own.
_CITED = ("names", "details", "amounts", "claims")
#: What is no fact about the world.
_OURS = ("id", "note", "citations", *_CITED)


def fields_supported(data: Data) -> Iterator[Fault]:
    """Find populated fields that no citation supports; a source speaks for itself."""
    for record in data.entities():
        for path in populated(record):
            if not supporting(record.citations, path):
                problem = f"no citation supports {path!r}"
                repair = "add one that names it in 'fields', or one without 'fields' for the whole record"
                yield Fault(record.id, path, problem, repair)


def populated(record: Record) -> Iterator[str]:
    """
    Give the paths of all facts in the fields of a record: a word in a list, an end of a period is one.

    >>> import baltic_security as bs
    >>> list(populated(bs.load().documents["gaps-to-caps-outlook"]))[:2]
    ['summary', 'kind']
    """
    for field in record.__attrs_attrs__:
        key = KEYS.get(field.name, field.name)
        value = getattr(record, field.name)
        if key in _OURS or value in (None, ()):
            continue
        if isinstance(value, Period):
            yield from (f"{key}.{end}" for end in _ends(value))
        elif isinstance(value, tuple):
            yield from (f"{key}.{word}" for word in value)
        else:
            yield key


def ties_supported(data: Data) -> Iterator[Fault]:
    """Find relations of which no citation supports the tie itself."""
    for relation in data.relations:
        if not supporting(relation.citations, ""):
            problem = "each citation names only fields" if relation.citations else "it has no citation"
            repair = "add a citation without 'fields', which supports the tie"
            yield Fault(relation.id, "citations", problem, repair)


def paths(data: Data) -> Iterator[Fault]:
    """Find citations that name a field that is not there, or a word that is not in it."""
    for record in data.everything():
        for part_path, part in parts(record):
            for number, citation in enumerate(part.citations):
                for path in citation.fields:
                    problem = _wrong_path(part, path)
                    if problem:
                        where = f"{part_path}{'.' if part_path else ''}citations[{number}].fields"
                        repair = "correct the path, e.g. 'period.end' or 'themes.floods', or leave it out"
                        yield Fault(record.id, where, f"{path!r} {problem}", repair)


def _wrong_path(part: Any, path: str) -> str:
    """Tell what is wrong with a path into a record or a part of one; "" if nothing is."""
    head, _, word = path.partition(".")
    if head in _CITED and hasattr(part, head):
        return "carries citations of its own"
    if head in ("id", "citations") or head not in _keys(part):
        return f"is no field of {type(part).__name__}"
    value = getattr(part, head)
    if value in (None, ()):
        return "is not given here"
    words: tuple[str, ...] = ()
    if isinstance(value, Period):
        words = _ends(value)
    elif isinstance(value, tuple):
        words = tuple(map(str, value))
    return "is not given here" if word and word not in words else ""


def _keys(part: Any) -> set[str]:
    """Tell how the fields of a record or a part of one are called in the files."""
    names: list[str] = [field.name for field in part.__attrs_attrs__]
    return {KEYS.get(name, name) for name in names}


def _ends(period: Period) -> tuple[str, ...]:
    start = ("start",) if period.start else ()
    return (*start, "end") if period.end or period.is_open else start


def claimed_fields(data: Data) -> Iterator[Fault]:
    """Find claims about a field that records of that kind do not have."""
    for record in data.everything():
        fields = _keys(record) - {"id", "citations", "claims"}
        for number, claim in enumerate(record.claims):
            head, _, word = claim.field.partition(".")
            if claim.field not in list(RelationKind) and (head not in fields or not _may_hold(head, word)):
                problem = f"{claim.field!r} is no field of {type(record).__name__}, and no relation kind"
                repair = "name a field ('period.start', 'amounts.total') or a relation kind ('member_of')"
                yield Fault(record.id, f"claims[{number}].field", problem, repair)


def _may_hold(head: str, word: str) -> bool:
    """Tell whether a word can stand behind a field in a path."""
    words: dict[str, tuple[str, ...]] = {
        "period": ("start", "end"),
        "names": tuple(Language),
        "amounts": tuple(AmountKind),
    }
    return not word or word in words.get(head, ()) or head in ("themes", "sectors", "modes", "countries")


def doubts_explained(data: Data) -> Iterator[Fault]:
    """Find citations that are not simply stated and do not say why."""
    for record in data.everything():
        for path, citation in citations(record):
            if citation.certainty is not Certainty.STATED and not citation.note:
                problem = f"{citation.certainty.value!r} without a note"
                yield Fault(record.id, f"{path}.note", problem, "say in 'note' how we read the source")


def held_shown(data: Data) -> Iterator[Fault]:
    """Find events that are said to have been held, on the word of announcements alone."""
    for event in data.all(Event):
        found = supporting(event.citations, "held") if event.held else ()
        if found and all(citation.certainty is Certainty.ANNOUNCED for citation in found):
            problem = "'held' is true, but its sources only announce the event"
            repair = "cite a source that shows that it took place, or leave 'held' out"
            yield Fault(event.id, "held", problem, repair)


def called_off_told(data: Data) -> Iterator[Fault]:
    """Find events that are said to have been called off, and no citation says that it is about this."""
    for event in data.all(Event):
        if event.held is False and not any("held" in citation.fields for citation in event.citations):
            problem = "'held' is false, and no citation is for 'held'"
            repair = "cite who says that it was called off, with 'fields': [\"held\"], or leave 'held' out"
            yield Fault(event.id, "held", problem, repair)
