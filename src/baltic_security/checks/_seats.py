# SPDX-License-Identifier: MIT
"""
Seats for one: presidencies and chairs, their overlaps, gaps and loose ends.

Both ends of a term belong to it, so a hand-over day is no overlap.  Ties that are
only announced or ambiguous are not held against others.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .._rows import Bounds
from ..dates import AFTER_ALL, BEFORE_ALL
from ..relations import Relation
from ..sources import FIRM
from ..vocabulary import Kind, RelationKind
from ._data import Data, Fault


class _Term(NamedTuple):
    """A dated term in a seat, and whether it is stated or derived."""

    tie: Relation
    bounds: Bounds
    firm: bool


def presidencies_at_once(data: Data) -> Iterator[Fault]:
    """Find two presidencies of one body that certainly share more than a hand-over day."""
    for seat in _seats(data, RelationKind.PRESIDES_OVER):
        for earlier, later in _overlaps(seat):
            problem = f"{str(later.tie.period)!r} overlaps {earlier.tie.id!r} ({earlier.tie.period})"
            repair = "correct one of the two, or make one of them a claim"
            yield Fault(later.tie.id, "period", problem, repair)


def chairs_at_once(data: Data) -> Iterator[Fault]:
    """Find two terms in one chair that certainly overlap, unless the note of the later one explains it."""
    for seat in _seats(data, RelationKind.CHAIRS):
        for earlier, later in _overlaps(seat):
            if not later.tie.note:
                problem = f"{str(later.tie.period)!r} overlaps {earlier.tie.id!r} ({earlier.tie.period})"
                repair = "correct one of the two, or say in 'note' that they sat together (two chairs)"
                yield Fault(later.tie.id, "period", problem, repair)


def gaps(data: Data) -> Iterator[Fault]:
    """Find days between two presidencies on which certainly no known one held."""
    for seat in _seats(data, RelationKind.PRESIDES_OVER):
        covered = seat[0].bounds[3]
        for term in seat[1:]:
            first = term.bounds[0]
            if first > covered + 1 and not term.tie.note:
                problem = f"nobody presides between {date.fromordinal(covered)} and {date.fromordinal(first)}"
                repair = "add the presidency between, or say in 'note' that it is unknown or was none"
                yield Fault(term.tie.id, "period.start", problem, repair)
            covered = max(covered, term.bounds[3])


def loose_ends(data: Data) -> Iterator[Fault]:
    """Find terms without bounds, though the dated neighbours in the seat bound them."""
    for kind in (RelationKind.PRESIDES_OVER, RelationKind.CHAIRS):
        for seat in _seats(data, kind):
            for term in seat:
                if kind is RelationKind.PRESIDES_OVER or not term.tie.note:
                    yield from _loose(term, [other for other in seat if _bounds_others(other, term)])


def _loose(term: _Term, others: list[_Term]) -> Iterator[Fault]:
    """Find the ends of a term that others bound: a seat for one is theirs before or after."""
    possible_from, begun, not_ended, possible_to = term.bounds
    before = [other for other in others if other.bounds[2] < not_ended]
    if possible_from == BEFORE_ALL and before:
        last = max(before, key=lambda other: other.bounds[2])
        yield _narrow(term, "start", last, f"[{date.fromordinal(last.bounds[2])}..…]")
    after = [other for other in others if other.bounds[1] > begun]
    is_open = term.tie.period is not None and term.tie.period.is_open
    if possible_to == AFTER_ALL and not is_open and after:
        first = min(after, key=lambda other: other.bounds[1])
        yield _narrow(term, "end", first, f"[…..{date.fromordinal(first.bounds[1])}]")


def _narrow(term: _Term, end: str, other: _Term, bound: str) -> Fault:
    problem = f"the {end} of {str(term.tie.period)!r} is not bound by {other.tie.id!r} ({other.tie.period})"
    repair = f"narrow it as {bound}, with a derived citation"
    if term.tie.kind is RelationKind.CHAIRS:
        repair += ", or say in 'note' that they sat together"
    return Fault(term.tie.id, f"period.{end}", problem, repair)


def _bounds_others(other: _Term, term: _Term) -> bool:
    """Tell whether a term certainly held on known days, in another's hands."""
    _, begun, not_ended, _ = other.bounds
    return other.firm and other.tie.subject != term.tie.subject and begun <= not_ended and begun < AFTER_ALL


def _overlaps(seat: list[_Term]) -> Iterator[tuple[_Term, _Term]]:
    firm = [term for term in seat if term.firm]
    for number, earlier in enumerate(firm):
        for later in firm[number + 1 :]:
            if share_days(earlier.bounds, later.bounds):
                yield earlier, later


def share_days(one: Bounds, other: Bounds) -> bool:
    """
    Tell whether two periods certainly share more than a hand-over day.

    Each has begun before the other ends, whatever the days are.

    >>> from baltic_security import Period
    >>> share_days(Period("2014/2016").bounds, Period("2015").bounds)
    True
    >>> share_days(Period("2014/2016-06-30").bounds, Period("2016-06-30/2018").bounds)
    False
    """
    return one[1] < other[2] and other[1] < one[2]


def _seats(data: Data, kind: RelationKind) -> Iterator[list[_Term]]:
    """
    Give the dated terms of each seat, by their first possible day.

    An authority and a person may stand side by side for one chair, so each has a
    seat of its own here.  An event may have a chair for each of its sessions.
    """
    seats: dict[tuple[str, bool], list[_Term]] = {}
    for tie in data.relations:
        if tie.kind is kind and tie.period is not None and data.kinds.get(tie.object) is not Kind.EVENT:
            seat = tie.object, data.kinds.get(tie.subject) is Kind.PERSON
            term = _Term(tie, tie.period.bounds, tie.certainty in FIRM)
            seats.setdefault(seat, []).append(term)
    for terms in seats.values():
        yield sorted(terms, key=lambda term: (term.bounds, term.tie.id))
